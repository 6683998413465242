//! Whether the checks find what is wrong, and only that: plans that no rule was written on, broken
//! in one place at a time.
#![expect(clippy::indexing_slicing, reason = "lists of words are not empty")]

mod corpus;

use corpus::Pair;

#[test]
fn generated_plans_are_clean() {
    for (size, seeds) in [(20, 20), (60, 20), (500, 2)] {
        for seed in 0..seeds {
            let pair = Pair::generate(seed, size, 0);
            for (findings, document) in pair.findings().iter().zip(pair.documents()) {
                assert_eq!(document.plan().tasks.len(), size, "seed {seed}");
                let told: Vec<_> =
                    findings.iter().map(|it| (it.rule, &it.path, &it.says.en)).collect();
                assert_eq!(told, [], "size {size}, seed {seed}");
            }
        }
    }
}
