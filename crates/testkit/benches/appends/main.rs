//! Durable appends through HTTP, beside a bare server and beside the disk itself.
//!
//! The bare server is axum and SQLite with grouped commits: no sign-in, no rules, no vault, rows as
//! wide as ours. Both are asked by the same clients in one run; a ratio is what counts.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement reads the clock and prints"
)]

mod bare;
mod load;

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use load::{Load, Target};
use testkit::Folder;

const RUNS: usize = 5;
const CLIENTS: [u64; 2] = [1, 256];
/// Lines of each run, for one client and for many.
const LINES: [u64; 2] = [1_000, 20_000];

fn main() {
    let folder = Folder::new("appends");
    println!("fsyncs a second: {:.0}", fsyncs(folder.path()));
    println!(
        "clients  bare/s   ours/s   ratio  (medians of {RUNS} runs, fsync before every answer)"
    );
    for (clients, lines) in CLIENTS.into_iter().zip(LINES) {
        let mut bare = Vec::new();
        let mut ours = Vec::new();
        for run in 0..RUNS {
            let load = Load { clients, lines, run: run as u64 };
            let here = folder.path().join(format!("{clients}-{run}"));
            std::fs::create_dir_all(&here).expect("a folder can be made");
            bare.push(bare_rate(&here, &load));
            ours.push(our_rate(&here, &load));
        }
        let (bare, ours) = (median(bare), median(ours));
        println!("{clients:7} {bare:7.0}  {ours:7.0}  {:6.2}", ours / bare);
    }
}

fn bare_rate(folder: &Path, load: &Load) -> f64 {
    let server = bare::Server::start(&folder.join("bare.db"));
    load.rate(&server.address, "", Target::Bare)
}

fn our_rate(folder: &Path, load: &Load) -> f64 {
    let server = Ours::start(&folder.join("ours"));
    load.rate(&server.address, &server.signed_in, Target::Ours)
}

/// The whole program, in a process of its own.
struct Ours {
    child: Child,
    address: String,
    signed_in: String,
}

impl Ours {
    fn start(data: &Path) -> Self {
        run(&["new-county", "--region", "990001", "--data"], data);
        let account = run(&["user", "add", "officer", "--administrator", "值班员", "--data"], data);
        let person = run(&["user", "list", "--data"], data);
        let mut child = Command::new(binary())
            .args(["serve", "--port", "0", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let out = child.stdout.take().expect("it is piped");
        let first = BufReader::new(out).lines().next().expect("it says where").expect("UTF-8");
        let address = first.trim_start_matches("http://").to_owned();
        let password = account
            .lines()
            .find_map(|line| line.strip_prefix("one-time password: "))
            .expect("it was printed");
        let person = person.trim_end().rsplit('\t').next().unwrap_or_default();
        let signed_in =
            testkit::sign_in(&address, "officer", password, person).expect("the officer gets in");
        Self { child, address, signed_in }
    }
}

impl Drop for Ours {
    fn drop(&mut self) {
        // It is thrown away.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn run(arguments: &[&str], data: &Path) -> String {
    let output = Command::new(binary()).args(arguments).arg(data).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn binary() -> PathBuf {
    std::env::var_os("LIANFANG_BIN").map_or_else(
        || {
            let mut path = std::env::current_exe().unwrap_or_default();
            path.pop();
            path.pop();
            path.join("lianfang")
        },
        PathBuf::from,
    )
}

/// What the disk gives: the limit of one client.
fn fsyncs(folder: &Path) -> f64 {
    let mut file = File::create(folder.join("fsync")).expect("a file can be made");
    let begun = Instant::now();
    let count = 300;
    for _ in 0..count {
        file.write_all(&[0; 4096]).expect("it can be written");
        file.sync_data().expect("it can be synced");
    }
    f64::from(count) / begun.elapsed().as_secs_f64()
}

fn median(mut rates: Vec<f64>) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates.get(rates.len() / 2).copied().unwrap_or_default()
}
