//! What the checks find of what is broken, what they find in clean plans, and how long they take.
//!
//! Every operator breaks one thing for each of a hundred seeds, in the shipped epidemic pair and in
//! a generated pair of that seed; the rules were written on neither. The time of reading and
//! checking stands beside that of the bare events of the YAML parser: a ratio is what counts.
#![expect(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement reads the clock and prints; two plans are two"
)]

#[path = "../tests/faults/corpus/mod.rs"]
mod corpus;

use std::time::Instant;

use corpus::{Base, Pair, Recall, epidemic};
use granit_parser::Parser;

const SEEDS: u64 = 100;
/// Tasks of each plan of a generated pair.
const TASKS: usize = 60;
const RUNS: usize = 21;
/// Tasks of each plan, and persons of the world, of the pair that is timed.
const TIMED_TASKS: usize = 500;
const TIMED_PERSONS: usize = 2_000;

fn main() {
    times();
    clean();
    let (shipped, generated) = std::thread::scope(|scope| {
        let shipped = scope.spawn(|| {
            let mut recall = Recall::default();
            recall.measure(&Base::of(epidemic()), 0..SEEDS);
            recall
        });
        let mut generated = Recall::default();
        for seed in 0..SEEDS {
            generated.measure(&Base::of(Pair::generate(seed, TASKS, 0)), seed..seed + 1);
        }
        (shipped.join().expect("it does not panic"), generated)
    });
    for (name, recall) in [("the epidemic pair", shipped), ("generated pairs", generated)] {
        let (broken, found) = recall.totals();
        println!("\nrecall in {name}: {found} of {broken}, {SEEDS} seeds an operator");
        println!("{}", recall.table());
        println!("operators with misses: {:?}", recall.with_misses());
        println!("operators without a place: {:?}", recall.without_a_place());
    }
}

/// What is found where nothing was broken is a false finding.
fn clean() {
    let both = |base: &Base| [base.findings(0), base.findings(1)];
    let found = (0..SEEDS).flat_map(|seed| both(&Base::of(Pair::generate(seed, TASKS, 0))));
    let worst = found.map(|it| it.len()).max().unwrap_or(0);
    println!("findings in {SEEDS} clean generated pairs: {worst} in the worst plan");
    let shipped = both(&Base::of(epidemic()));
    println!("findings in the epidemic plans: {} and {}", shipped[0].len(), shipped[1].len());
    for it in shipped.concat() {
        println!("  {it}");
    }
}

fn times() {
    let mut pair = Pair::generate(1, TIMED_TASKS, TIMED_PERSONS);
    let persons = pair.world.persons.len();
    let bytes: usize = pair.texts.iter().map(String::len).sum();
    println!(
        "a pair of {TIMED_TASKS} tasks each, {bytes} bytes, {persons} persons; of {RUNS} runs:"
    );
    let events = median(|| {
        for text in &pair.texts {
            let read = Parser::new_from_str(text).filter(Result::is_ok).count();
            assert!(read > TIMED_TASKS, "it is read to the end");
        }
    });
    let reading = median(|| drop(pair.documents()));
    let checking = median(|| {
        let documents = pair.documents();
        for plan in 0..2 {
            assert_eq!(pair.findings(documents.each_ref(), plan).len(), 0, "it is clean");
        }
    });
    println!("events of the parser alone  {events:7.1} ms");
    println!("reading                     {reading:7.1} ms  {:5.1} times", reading / events);
    println!("reading and all rules       {checking:7.1} ms  {:5.1} times", checking / events);
}

/// The median of so many runs, in milliseconds.
fn median(mut run: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let begun = Instant::now();
            run();
            begun.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}
