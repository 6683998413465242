//! Replications of PLAN-60 a CPU second on one core: the domain's task machine beside a bare heap
//! program that was written for nothing else, on the same draws, in the same run.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    reason = "a measurement reads the clock and prints; the bare program takes every short way"
)]

mod bare;

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use bare::{Bare, Figures};
use simulation::plan_60::{Draws, Model, Outcome, World};

const RUNS: usize = 5;
const REPLICATIONS: u64 = 10_000;
/// Without `--bench` (as `cargo test --benches` runs it) a short run shows that it works.
const REPLICATIONS_OF_A_TEST: u64 = 100;
/// Before the first run: caches, predictors, and the room that is kept between replications.
const WARMING: u64 = 500;

/// SimPy 4.1.2 on this model, replications a CPU second and core; not run here (MEASURE 1).
const SIMPY: f64 = 136.0;
const AIM: f64 = 6_800.0;

fn main() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/bench/simulation/plan60.json");
    if !Path::new(file).exists() {
        println!("skipped: reference absent ({file})");
        return;
    }
    let text = std::fs::read_to_string(file).expect("the model can be read");
    let model = Model::read(&text).expect("the reference is a model");
    let is_bench = std::env::args().any(|it| it == "--bench");
    let count = if is_bench { REPLICATIONS } else { REPLICATIONS_OF_A_TEST };
    compare(&model, count.min(1_000));

    let mut world = World::of(&model);
    let mut bare = Bare::of(&model);
    let mut draws = Draws::default();
    for number in 0..WARMING.min(count) {
        black_box(world.replicate(number).expect("the reference ends"));
        black_box(bare.replicate(number));
    }
    let mut rates = [const { Vec::new() }; 3];
    let mut ratios = Vec::new();
    for _ in 0..RUNS {
        let ours = rate(count, |it| {
            black_box(world.replicate(it).expect("the reference ends"));
        });
        let bare = rate(count, |it| {
            black_box(bare.replicate(it));
        });
        let drawing = rate(count, |it| {
            draws.draw(&model, it);
            black_box(&draws);
        });
        rates[0].push(ours);
        rates[1].push(bare);
        rates[2].push(drawing);
        ratios.push(ours / bare);
    }
    let [ours, bare, drawing] = rates.map(median);
    println!("replications a CPU second on one core, medians of {RUNS} runs of {count}");
    println!("ours {ours:.0} (aim {AIM:.0}), bare {bare:.0}, drawing alone {drawing:.0}");
    println!("ours / bare: {:.2} (aim 0.50)", median(ratios));
    println!("ours / SimPy: {:.0} (SimPy 4.1.2 at {SIMPY:.0}, quoted, not run here)", ours / SIMPY);
}

/// Both say the same, or there is nothing to compare.
fn compare(model: &Model, count: u64) {
    let (mut world, mut bare) = (World::of(model), Bare::of(model));
    for number in 0..count {
        let ours = figures(world.replicate(number).expect("the reference ends"));
        assert_eq!(ours, *bare.replicate(number), "replication {number}");
    }
}

fn figures(of: &Outcome) -> Figures {
    let mut figures = Figures {
        makespan: of.makespan,
        missed: of.missed,
        escalations: of.escalations,
        stockouts: of.stockouts,
        mean_wait: of.mean_wait,
        queue_max: of.queue_max,
        ..Figures::default()
    };
    figures.utilisation[..of.utilisation.len()].copy_from_slice(&of.utilisation);
    figures.blocked[..of.blocked.len()].copy_from_slice(&of.blocked);
    figures
}

/// Replications a second, of CPU time where the system tells it for a thread, else of the clock.
fn rate(count: u64, mut replicate: impl FnMut(u64)) -> f64 {
    let (begun, cpu_begun) = (Instant::now(), cpu_nanoseconds());
    (0..count).for_each(&mut replicate);
    let seconds = match (cpu_begun, cpu_nanoseconds()) {
        (Some(begun), Some(ended)) if ended > begun => (ended - begun) as f64 / 1e9,
        (_, _) => begun.elapsed().as_secs_f64(),
    };
    count as f64 / seconds
}

/// What this thread has had of a core, in nanoseconds (Linux).
fn cpu_nanoseconds() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok()
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}
