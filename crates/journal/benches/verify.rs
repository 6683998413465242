//! How many events a second one core verifies: lines as an office writes them, chain and tree.

use std::hint::black_box;
use std::time::{Duration, Instant};

use journal::{Algorithm, Checkpoint, Digest, Envelope, Line, Sealed, Signer, Verifier, tree};

const EVENTS: u64 = 200_000;
/// Without `--bench` (as `cargo test --benches` runs it) a short run shows that it works.
const EVENTS_OF_A_TEST: u64 = 1_000;
const RUNS: usize = 5;
const STREAMS: u64 = 2_000;

fn main() {
    let is_bench = std::env::args().any(|argument| argument == "--bench");
    let journal = synthetic(if is_bench { EVENTS } else { EVENTS_OF_A_TEST });
    report("full lines", &journal, Line::full);
    report("redacted lines", &journal, Line::redacted);
}

#[expect(clippy::print_stdout, reason = "a bench has nothing but its output")]
fn report<'a>(what: &str, journal: &'a [Sealed], line: fn(&'a Sealed) -> Line<'a>) {
    let mut export = Vec::new();
    journal.iter().for_each(|sealed| line(sealed).write(&mut export));
    let lines: Vec<&[u8]> = export.split_inclusive(|byte| *byte == b'\n').collect();
    let mut times: Vec<Duration> = (0..RUNS).map(|_| time(&lines, journal)).collect();
    times.sort_unstable();
    let median = times.get(RUNS / 2).copied().expect("there are RUNS times");
    let rate = journal.len() as f64 / median.as_secs_f64();
    let bytes = export.len() / journal.len();
    println!("{what}: {rate:.0} events/s, {bytes} bytes a line, median of {RUNS}: {median:?}");
}

#[expect(clippy::disallowed_methods, reason = "a bench measures durations")]
fn time(lines: &[&[u8]], journal: &[Sealed]) -> Duration {
    let checkpoint = checkpoint(journal);
    let start = Instant::now();
    let mut verifier = Verifier::against(checkpoint);
    for line in lines {
        verifier.feed(black_box(line)).expect("the journal is whole");
    }
    black_box(verifier.finish()).expect("the journal matches its checkpoint");
    start.elapsed()
}

fn checkpoint(journal: &[Sealed]) -> journal::SignedCheckpoint {
    let leaves: Vec<_> = journal.iter().map(|it| tree::Leaf::of_event(&it.digest())).collect();
    let checkpoint = Checkpoint {
        origin: Checkpoint::origin_of("421223"),
        size: journal.len() as u64,
        root: tree::root_of(&leaves),
        head: journal.last().map_or(Digest::ZERO, Sealed::digest),
        time: "2026-01-01T00:00:00Z".to_owned(),
    };
    let signer = Signer::from_seed("lianfang/421223", &[1; 32]).expect("the name is plain");
    let note = checkpoint.sign(&signer).expect("origin and time are plain");
    Checkpoint::parse_and_verify(&note, signer.verifier_key()).expect("it was just signed")
}

fn synthetic(count: u64) -> Vec<Sealed> {
    let mut previous = Digest::ZERO;
    let event = |at: u64| {
        let stream = at * 7 % STREAMS;
        let now = 1_767_225_600_000_000 + (at * 1_000).cast_signed();
        let envelope = Envelope {
            position: at + 1,
            jurisdiction: "421223".to_owned(),
            realm: if stream.is_multiple_of(10) { "drill-3" } else { "real" }.to_owned(),
            stream: format!("operation/0195f3c2-1111-7000-8000-{stream:012x}"),
            version: at / STREAMS + 1,
            thing: format!("task/0195f3c2-2222-7000-8000-{at:012x}"),
            kind: "TaskAssigned".to_owned(),
            schema: 1,
            happened_at: now - 60_000_000,
            entered_at: now - 5_000_000,
            recorded_at: now,
            purpose: "flood-2026".to_owned(),
            command: format!("0195f3c2-3333-7000-8000-{at:012x}"),
            algorithm: Algorithm::Sha256First,
            previous,
            salt: salt(at),
            who: r#"{"post":"duty-commander","person":"s-0195f3c2"}"#.to_owned(),
            payload: format!(r#"{{"task":{},"to":"s-{at:08x}","due":{now}}}"#, at % 60),
        };
        let sealed = envelope.seal().expect("the line is short");
        previous = sealed.digest();
        sealed
    };
    (0..count).map(event).collect()
}

fn salt(at: u64) -> [u8; 16] {
    u128::from(at).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835).to_be_bytes()
}
