//! One round: load, a kill at a random moment, a look at what is left.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};

use testkit::Client;

use crate::server::Server;

const WRITERS: u64 = 16;
/// The server dies after at most this many more acknowledged lines.
const LINES_MAX: u64 = 400;
const OPERATION: &str = "0198c0de-0000-7000-8000-000000000001";

/// What has been acknowledged so far, over all rounds: line to journal position.
#[derive(Default)]
pub(crate) struct Known {
    lines: BTreeMap<String, u64>,
    /// Every line that was ever sent: nothing else may stand in the log.
    sent: BTreeSet<String>,
    is_opened: bool,
}

impl Known {
    pub(crate) fn acknowledged(&self) -> usize {
        self.lines.len()
    }
}

pub(crate) fn run(server: &mut Server, known: &mut Known, seed: u64) -> Result<(), String> {
    server.start(&[])?;
    if !known.is_opened {
        server.sign_in()?;
        open(server)?;
        known.is_opened = true;
    }
    let dies_after = 1 + mixed(seed) % LINES_MAX;
    let acknowledged = Mutex::new(Vec::new());
    let sent = Mutex::new(Vec::new());
    let count = AtomicU64::new(0);
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let client = Client::connect(&server.address, &server.signed_in);
            let kept = (&acknowledged, &sent, &count);
            scope.spawn(move || {
                if let Ok(client) = client {
                    write(client, (seed, writer), kept);
                }
            });
        }
        // No clock: the moment is a number of lines, wherever the others are by then.
        while count.load(Ordering::Acquire) < dies_after {
            std::thread::yield_now();
        }
        server.kill()
    })?;
    let told = |_| "a writer broke".to_owned();
    known.lines.extend(acknowledged.into_inner().map_err(told)?);
    known.sent.extend(sent.into_inner().map_err(|_| "a writer broke".to_owned())?);
    look(server, known)
}

type Line = (String, u64);

/// Writes until the server is gone.
fn write(
    mut client: Client,
    (seed, writer): (u64, u64),
    (acknowledged, sent, count): (&Mutex<Vec<Line>>, &Mutex<Vec<String>>, &AtomicU64),
) {
    for number in 0.. {
        let entry = id(seed, writer, number);
        if let Ok(mut sent) = sent.lock() {
            sent.push(entry.clone());
        }
        let path = format!("/api/operation/{OPERATION}/write_log_entry");
        let body = json!({ "entry": entry, "text": format!("巡堤 {writer}-{number}") });
        let Ok(answer) = client.command(&path, &entry, &body) else { return };
        let body: Value = serde_json::from_str(&answer.body).unwrap_or_default();
        if answer.status == 200
            && let Some(position) = body.get("last_position").and_then(Value::as_u64)
            && let Ok(mut acknowledged) = acknowledged.lock()
        {
            acknowledged.push((entry, position));
            count.fetch_add(1, Ordering::Release);
        }
    }
}

fn open(server: &Server) -> Result<(), String> {
    let told = |error: std::io::Error| error.to_string();
    let body = json!({ "title": "堤防巡查", "class": "natural_disaster", "area": "990001" });
    let path = format!("/api/operation/{OPERATION}/open_operation");
    let mut client = Client::connect(&server.address, &server.signed_in).map_err(told)?;
    let answer = client.command(&path, OPERATION, &body).map_err(told)?;
    if answer.status == 200 { Ok(()) } else { Err(answer.body) }
}

/// Everything acknowledged is there, nothing is half, the chain is whole, the tables are true.
fn look(server: &Server, known: &Known) -> Result<(), String> {
    let export = server.run(&["journal", "export"])?;
    let mut verifier = journal::Verifier::new();
    let mut found = BTreeMap::new();
    for line in export.split_inclusive('\n') {
        verifier.feed(line.as_bytes()).map_err(|broken| broken.to_string())?;
        let event: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let text = |name| event.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        if text("kind") == "log_entry_written" {
            let position = event.get("position").and_then(Value::as_u64).unwrap_or_default();
            found.insert(text("thing").replace("log_entry/", ""), position);
        }
    }
    verifier.finish().map_err(|broken| broken.to_string())?;
    for (entry, position) in &known.lines {
        if found.get(entry) != Some(position) {
            return Err(format!("line {entry} was acknowledged at {position} and is lost"));
        }
    }
    if let Some(strange) = found.keys().find(|entry| !known.sent.contains(*entry)) {
        return Err(format!("line {strange} was never sent"));
    }
    // A table that is not what the journal says makes this fail.
    server.run(&["rebuild"]).map(drop)
}

/// An id that no other round, writer and number has.
fn id(seed: u64, writer: u64, number: u64) -> String {
    let head = (seed & 0xffff_ffff) as u32;
    format!("{head:08x}-{:04x}-7000-8000-{:012x}", writer & 0xffff, number & 0xffff_ffff_ffff)
}

/// SplitMix64's finish: enough to scatter the moments.
const fn mixed(seed: u64) -> u64 {
    let mut it = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    it ^ (it >> 31)
}
