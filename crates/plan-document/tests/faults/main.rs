//! Whether the checks find what is wrong, and only that: plans that no rule was written on, broken
//! in one place at a time. `cargo xtask bench plan_checks` measures the same at length.
#![expect(clippy::indexing_slicing, reason = "lists of words are not empty, and two plans are two")]

mod corpus;

use corpus::{Base, Pair, Recall, epidemic};

#[test]
fn generated_plans_are_clean() {
    for (size, seeds) in [(20, 20), (60, 20), (500, 2)] {
        for seed in 0..seeds {
            let pair = Pair::generate(seed, size, 0);
            for document in pair.documents() {
                assert_eq!(document.plan().tasks.len(), size, "seed {seed}");
            }
            let base = Base::of(pair);
            let found = [base.findings(0), base.findings(1)].concat();
            assert_eq!(found, <[&str; 0]>::default(), "size {size}, seed {seed}");
        }
    }
}

#[test]
fn at_most_two_things_are_found_in_each_shipped_epidemic_plan() {
    let base = Base::of(epidemic());
    for plan in 0..2 {
        let found = base.findings(plan);
        assert!(found.len() <= 2, "{found:#?}");
    }
}

#[test]
fn the_same_seed_makes_the_same_pair() {
    assert_eq!(Pair::generate(7, 20, 0).texts, Pair::generate(7, 20, 0).texts);
    assert_ne!(Pair::generate(7, 20, 0).texts, Pair::generate(8, 20, 0).texts);
}

/// Faults that no rule finds yet, each with why.
const MISSED: [(&str, &str); 0] = [];

#[test]
fn nearly_every_fault_is_found() {
    let mut recall = Recall::default();
    recall.measure(&Base::of(epidemic()), 0..2);
    for seed in 2..5 {
        recall.measure(&Base::of(Pair::generate(seed, 30, 0)), seed..seed + 1);
    }
    let (broken, found) = recall.totals();
    assert!(found * 100 >= broken * 95, "{}", recall.table());
    let is_known = |name: &str| MISSED.iter().any(|(it, _)| *it == name);
    let is_new = recall.with_misses().into_iter().find(|it| !is_known(it));
    assert_eq!(is_new, None, "{}", recall.table());
    assert_eq!(recall.without_a_place(), <[&str; 0]>::default());
}
