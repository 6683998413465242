//! Boards, lists and threads of tasks through HTTP, with 100,000 tasks in the store (SQLite).
//!
//! The server is a process of its own: the pages and the API with two threads, beside the readers
//! and the writer of the office. The bare limit is the same server answering a static page of the
//! same size, asked by the same clients in the same run; nothing is compressed on either side. The
//! machine's clock stands, so that every look shows the same moment.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement reads the clock and prints"
)]

mod fan_out;
mod load;
mod making;
mod season;
mod server;

use std::mem::take;
use std::time::Instant;

use load::{Answered, Load};
use making::{County, Size, operation};
use server::Server;

/// Times 137 tasks: those of the flood plan of the county and of its police.
const OPERATIONS: u64 = 726;
/// For each row and number of connections.
const REQUESTS: u64 = 1_000;
const RUNS: usize = 5;
/// Without `--bench` (as `cargo test --benches` runs it) a short run shows that it works.
const OF_A_TEST: (u64, u64, usize) = (3, 6, 1);
const OF_A_TEST_OPEN: (usize, u64) = (5, 2);
const CONNECTIONS: [u64; 2] = [1, 8];
/// Nobody waits longer for a board or a list: MEASURE 7.
const LIMIT_MILLISECONDS: f64 = 50.0;
/// Before each row: what one such request needs is there afterwards.
const WARMING: u64 = 3;
/// So many pages of the desk are open, and so many changes reach each of them.
const DESKS: usize = 1_000;
const CHANGES: u64 = 20;
/// A change is on the last but ten of a thousand desks within this time.
const FAN_OUT_LIMIT_MILLISECONDS: f64 = 200.0;
/// How often the clock's watch looks over all operations in a run.
const LOOKS: u64 = 2;

/// Of the command line the numbers count: how many operations, how many requests. Cargo adds words
/// of its own.
fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(("serve", rest)) = arguments.split_first().map(|(it, rest)| (it.as_str(), rest)) {
        return server::serve(rest);
    }
    let mut numbers = arguments.iter().filter_map(|it| it.parse().ok());
    let is_bench = arguments.iter().any(|it| it == "--bench");
    let (operations, requests, runs) =
        if is_bench { (OPERATIONS, REQUESTS, RUNS) } else { OF_A_TEST };
    let open_desks = if is_bench { (DESKS, CHANGES) } else { OF_A_TEST_OPEN };
    let operations = numbers.next().unwrap_or(operations).max(1);
    let requests = numbers.next().unwrap_or(requests).max(1);

    let begun = Instant::now();
    let county = County::with(operations);
    let Size { tasks, open, events } = county.size();
    println!(
        "{operations} operations, {tasks} tasks of which {open} are open, {events} events, \
         made in {:.0} s",
        begun.elapsed().as_secs_f64()
    );
    let mut figures = Figures::default();
    for run in 0..runs {
        figures.measure(&county, (operations, requests), run as u64);
        figures.fan_out(&county, open_desks, run as u64);
    }
    figures.tell(runs, requests);
    figures.tell_fan_out(open_desks);
}

/// What is asked for.
struct Row {
    what: &'static str,
    /// Whether the limit of boards and lists is its own.
    is_limited: bool,
    /// Its address, by how many operations there are and by a number of the request's own.
    path: fn(u64, u64) -> String,
}

const ROWS: [Row; 8] = [
    Row { what: "duty desk", is_limited: true, path: |_, _| "/desk".to_owned() },
    Row { what: "board, one that was looked at", is_limited: true, path: warm_board },
    Row { what: "board, any of all", is_limited: true, path: any_board },
    Row { what: "list of operations", is_limited: true, path: |_, _| "/operations".to_owned() },
    Row { what: "my tasks", is_limited: true, path: |_, _| "/tasks".to_owned() },
    Row { what: "thread of a task", is_limited: false, path: thread },
    Row { what: "API: board, one that was looked at", is_limited: true, path: api_board },
    Row { what: "API: board, any of all", is_limited: true, path: any_api_board },
];

fn warm_board(_: u64, _: u64) -> String {
    format!("/operations/{}", operation(0))
}

/// There are more operations than an office keeps folded: most of these are folded anew.
fn any_board(operations: u64, number: u64) -> String {
    format!("/operations/{}", operation(mixed(number) % operations))
}

fn thread(_: u64, number: u64) -> String {
    format!("/operations/{}/tasks/{}", operation(0), 1 + mixed(number) % making::TASKS)
}

fn api_board(_: u64, _: u64) -> String {
    format!("/api/operations/{}/board", operation(0))
}

fn any_api_board(operations: u64, number: u64) -> String {
    format!("/api/operations/{}/board", operation(mixed(number) % operations))
}

/// The same numbers in every run on every machine (SplitMix64; Steele, Lea, Flood 2014).
fn mixed(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// What was measured in all runs.
#[derive(Default)]
struct Figures {
    opening_milliseconds: Vec<f64>,
    /// After opening, before anybody asked.
    idle_megabytes: Vec<f64>,
    /// After everything was asked for.
    used_megabytes: Vec<f64>,
    /// The looks of the clock's watch.
    look_milliseconds: Vec<f64>,
    rows: Vec<RowFigures>,
    /// From a change to each desk: the median, the last percentile and the last of all.
    fan_out: [Vec<f64>; 3],
    /// What an open desk takes of the server's memory.
    desk_kilobytes: Vec<f64>,
}

/// A row with a number of connections.
#[derive(Default)]
struct RowFigures {
    bytes: Vec<f64>,
    /// The median, the ninth decile and the last percentile.
    ours: [Vec<f64>; 3],
    bare: [Vec<f64>; 3],
}

impl Figures {
    /// One run, on a server that was just started.
    fn measure(&mut self, county: &County, (operations, requests): (u64, u64), run: u64) {
        let server = Server::start(county);
        self.opening_milliseconds.push(server.opening_milliseconds);
        self.idle_megabytes.extend(server.resident_megabytes());
        self.rows.resize_with(ROWS.len() * CONNECTIONS.len(), RowFigures::default);
        let mut kept = self.rows.iter_mut();
        for row in &ROWS {
            for connections in CONNECTIONS {
                let load = Load { address: &server.address, cookie: &county.cookie, connections };
                let first = run * requests;
                load.run(WARMING, |it| (row.path)(operations, it));
                let ours = load.run(requests, |it| (row.path)(operations, first + it));
                let path = format!("/bare/{}", ours.bytes);
                let bare = load.run(requests, |_| path.clone());
                let kept = kept.next().expect("there is room for each");
                kept.take(&ours, &bare);
            }
        }
        self.used_megabytes.extend(server.resident_megabytes());
        let load = Load { address: &server.address, cookie: "", connections: 1 };
        for _ in 0..LOOKS {
            self.look_milliseconds.push(load.run(1, |_| "/look".to_owned()).at(0.5));
        }
    }

    /// Changes to desks that are open, on a server of their own.
    fn fan_out(&mut self, county: &County, (desks, changes): (usize, u64), run: u64) {
        let server = Server::start(county);
        let load = Load { address: &server.address, cookie: &county.cookie, connections: 1 };
        load.run(WARMING, |_| "/desk".to_owned());
        let before = server.resident_megabytes();
        let opened = fan_out::Open { address: &server.address, cookie: &county.cookie, desks };
        let reached = opened.reached(changes, run);
        if let (Some(before), Some(after)) = (before, server.resident_megabytes()) {
            self.desk_kilobytes.push((after - before) * 1e3 / desks as f64);
        }
        for (share, kept) in [0.5, 0.99, 1.0].into_iter().zip(&mut self.fan_out) {
            kept.push(reached.at(share));
        }
    }

    fn tell_fan_out(self, (desks, changes): (usize, u64)) {
        let [p50, p99, last] = self.fan_out.map(median);
        let said = if p99 < FAN_OUT_LIMIT_MILLISECONDS { "within" } else { "OVER" };
        println!(
            "{changes} changes, each to {desks} open desks, from its sending: p50 {p50:.0} ms, \
             p99 {p99:.0} ms, the last {last:.0} ms; limit {FAN_OUT_LIMIT_MILLISECONDS:.0} of the \
             p99: {said}; {:.0} KB an open desk",
            median(self.desk_kilobytes)
        );
    }

    fn tell(&mut self, runs: usize, requests: u64) {
        println!(
            "opening the store and the office: {:.1} ms",
            median(take(&mut self.opening_milliseconds))
        );
        let [idle, used] =
            [&mut self.idle_megabytes, &mut self.used_megabytes].map(|it| median(take(it)));
        println!("resident memory: {idle:.0} MB after opening, {used:.0} MB at the end");
        let look = median(take(&mut self.look_milliseconds));
        println!("a look of the clock's watch over all operations: {look:.0} ms");
        println!("medians of {runs} runs of {requests} requests, milliseconds");
        println!(
            "{:36} {:>2} {:>8} {:>8} {:>8} {:>8}  {:>8} {:>8}  limit {LIMIT_MILLISECONDS:.0}",
            "what", "of", "bytes", "p50", "p90", "p99", "bare p50", "bare p99"
        );
        let named = ROWS.iter().flat_map(|row| CONNECTIONS.map(|it| (row, it)));
        for ((row, connections), figures) in named.zip(take(&mut self.rows)) {
            let RowFigures { bytes, ours, bare } = figures;
            let ([p50, p90, p99], [bare_p50, _, bare_p99]) = (ours.map(median), bare.map(median));
            let is_within = p99 < LIMIT_MILLISECONDS;
            let said = match (row.is_limited, is_within) {
                (false, _) => "",
                (true, true) => "within",
                (true, false) => "OVER",
            };
            println!(
                "{:36} {connections:2} {:8.0} {p50:8.2} {p90:8.2} {p99:8.2}  {bare_p50:8.2} \
                 {bare_p99:8.2}  {said}",
                row.what,
                median(bytes)
            );
        }
    }
}

impl RowFigures {
    fn take(&mut self, ours: &Answered, bare: &Answered) {
        self.bytes.push(ours.bytes as f64);
        for (share, (of_ours, of_bare)) in
            [0.5, 0.9, 0.99].into_iter().zip(self.ours.iter_mut().zip(&mut self.bare))
        {
            of_ours.push(ours.at(share));
            of_bare.push(bare.at(share));
        }
    }
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}
