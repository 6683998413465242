//! Answers that are known without simulating: queues with a formula, and the longest path.

use domain::operations::task_machine::{Need, Priority, ResourceIndex};

use crate::plan_60::{Draws, Job, Model, World};
use crate::random::{Lognormal, SplitMix64};

const NEVER_ESCALATED: f64 = 1e9;
const CUSTOMERS: usize = 40_000;
const REPLICATIONS: u64 = 20;

/// A job that needs units of the first pool; how long it takes is in the draws.
fn job(units: u32) -> Job {
    let needs = vec![Need { resource: ResourceIndex::new(0), units }];
    Job { needs, takes: Lognormal::of_mean(1.0, 0.0), priority: Priority::Second }
}

/// Customers of one kind before `servers` servers.
fn queue(servers: u32) -> Model {
    Model {
        pools: vec![servers],
        stocks: Vec::new(),
        tasks: Vec::new(),
        inject_types: vec![(job(1), NEVER_ESCALATED)],
        injects: CUSTOMERS,
        horizon: 1.0,
    }
}

/// Tasks that need nothing, each after some of those before it.
fn network(before: &[&[u32]]) -> Model {
    let task = |before: &&[u32]| (job(0), before.to_vec(), 1e9);
    Model {
        pools: vec![1],
        stocks: Vec::new(),
        tasks: before.iter().map(task).collect(),
        inject_types: Vec::new(),
        injects: 0,
        horizon: 1.0,
    }
}

fn exponential(random: &mut SplitMix64, mean: f64) -> f64 {
    -mean * (1.0 - random.share()).ln()
}

/// Customers who come at a rate of 1 an hour.
fn customers(number: u64, service: impl Fn(&mut SplitMix64) -> f64) -> Draws {
    let mut random = SplitMix64::of_replication(number);
    let mut now = 0.0;
    let mut arrive = || {
        now += exponential(&mut random, 1.0);
        now
    };
    let arrivals: Vec<f64> = (0..CUSTOMERS).map(|_| arrive()).collect();
    let durations = (0..CUSTOMERS).map(|_| service(&mut random)).collect();
    Draws { durations, arrivals, types: vec![0; CUSTOMERS] }
}

/// The mean wait of such customers, and its standard error.
fn mean_wait(model: &Model, service: impl Fn(&mut SplitMix64) -> f64) -> (f64, f64) {
    let mut world = World::of(model);
    let wait = |number| {
        let draws = customers(number, &service);
        world.run_with(&draws).expect("a queue ends").mean_wait
    };
    let waits: Vec<f64> = (0..REPLICATIONS).map(wait).collect();
    let count = REPLICATIONS as f64;
    let mean = waits.iter().sum::<f64>() / count;
    let squares: f64 = waits.iter().map(|it| (it - mean).powi(2)).sum();
    (mean, (squares / (count - 1.0) / count).sqrt())
}

/// Within 3 %; the standard error is told, and is below 2.5 %.
fn assert_near((mean, error): (f64, f64), wanted: f64) {
    assert!((mean / wanted - 1.0).abs() < 0.03, "{mean} ± {error}, wanted {wanted}");
    assert!(error < 0.025 * wanted, "{mean} ± {error}, wanted {wanted}");
}

/// Erlang's formula C: the chance that a customer must wait.
fn erlang_c(servers: u32, load: f64) -> f64 {
    let mut term = 1.0;
    let mut sum = 0.0;
    for it in 0..servers {
        sum += term;
        term *= load / f64::from(it + 1);
    }
    let waiting = term * f64::from(servers) / (f64::from(servers) - load);
    waiting / (sum + waiting)
}

#[test]
fn erlang_c_is_what_the_tables_say() {
    // Two servers at a load of one: a third.
    assert!((erlang_c(2, 1.0) - 1.0 / 3.0).abs() < 1e-12);
}

#[test]
fn customers_before_several_servers_wait_as_erlang_says() {
    for (servers, load) in [(1, 0.6), (3, 2.1), (8, 6.0)] {
        let wait = mean_wait(&queue(servers), |random| exponential(random, load));
        let wanted = erlang_c(servers, load) * load / (f64::from(servers) - load);
        assert_near(wait, wanted);
    }
}

#[test]
fn customers_before_one_server_wait_as_pollaczek_and_khinchine_say() {
    for (load, variation) in [(0.6, 0.0), (0.5, 0.8)] {
        let law = Lognormal::of_mean(load, variation);
        let wait = mean_wait(&queue(1), |random| law.draw(random));
        let second_moment = load * load * (1.0 + variation * variation);
        assert_near(wait, second_moment / (2.0 * (1.0 - load)));
    }
}

/// Customer by customer (Lindley 1952), with the same luck: no chance is left.
#[test]
fn each_customer_before_one_server_waits_for_those_before() {
    let law = Lognormal::of_mean(0.5, 0.8);
    let draws = customers(0, |random| law.draw(random));
    let (mut free_at, mut waits) = (0.0_f64, 0.0);
    for (arrival, duration) in draws.arrivals.iter().zip(&draws.durations) {
        let start = free_at.max(*arrival);
        waits += start - arrival;
        free_at = start + duration;
    }
    let model = queue(1);
    let mut world = World::of(&model);
    let outcome = world.run_with(&draws).expect("a queue ends");
    assert!((outcome.mean_wait / (waits / CUSTOMERS as f64) - 1.0).abs() < 1e-9);
}

#[test]
fn a_plan_with_means_for_all_takes_its_longest_path() {
    let mut random = SplitMix64::new(60);
    for _ in 0..20 {
        let mut before: Vec<Vec<u32>> = Vec::new();
        for task in 0..200_u32 {
            let is_before = |random: &mut SplitMix64| random.share() < 0.03;
            before.push((0..task).filter(|_| is_before(&mut random)).collect());
        }
        let durations: Vec<f64> = (0..200).map(|_| 0.5 + 5.5 * random.share()).collect();
        let mut ends: Vec<f64> = Vec::new();
        for (before, takes) in before.iter().zip(&durations) {
            let start = before.iter().map(|it| ends[*it as usize]).fold(0.0, f64::max);
            ends.push(start + takes);
        }
        let longest = ends.iter().copied().fold(0.0, f64::max);
        let lists: Vec<&[u32]> = before.iter().map(Vec::as_slice).collect();
        let model = network(&lists);
        let draws = Draws { durations, ..Draws::default() };
        let mut world = World::of(&model);
        let outcome = world.run_with(&draws).expect("a network without a circle ends");
        // The same sums in the same order: no tolerance is needed.
        assert!((outcome.makespan - longest).abs() < f64::EPSILON, "{longest}");
        assert!(outcome.mean_wait.abs() < f64::EPSILON);
    }
}

#[test]
fn tasks_after_each_other_in_a_circle_are_told_as_such() {
    let model = network(&[&[2], &[0], &[1], &[]]);
    let draws = Draws { durations: vec![1.0; 4], ..Draws::default() };
    let mut world = World::of(&model);
    let never = world.run_with(&draws).expect_err("three of them wait for each other");
    assert_eq!(never.unfinished, 3);
}

#[test]
fn what_needs_more_than_there_is_is_told_as_such() {
    let mut model = network(&[&[], &[]]);
    model.tasks[1].0 = job(2);
    model.stocks = vec![crate::plan_60::Stock { initial: 0, resupply: 1, every: 1.0 }];
    let draws = Draws { durations: vec![1.0; 2], ..Draws::default() };
    let mut world = World::of(&model);
    let never = world.run_with(&draws).expect_err("there is only one officer");
    assert_eq!(never.unfinished, 1);
}

#[test]
fn a_stock_that_is_empty_is_waited_for_until_it_is_filled_up() {
    let mut model = network(&[&[], &[]]);
    model.pools = vec![9];
    model.stocks = vec![crate::plan_60::Stock { initial: 5, resupply: 3, every: 12.0 }];
    let masks = |units| vec![Need { resource: ResourceIndex::new(1), units }];
    model.tasks[0].0.needs = masks(5);
    model.tasks[1].0.needs = masks(4);
    let draws = Draws { durations: vec![1.0, 2.0], ..Draws::default() };
    let mut world = World::of(&model);
    let outcome = world.run_with(&draws).expect("supplies come");
    assert_eq!((outcome.makespan, outcome.mean_wait), (26.0, 12.0));
    assert_eq!((outcome.stockouts, outcome.queue_max), (1, 1));
}
