//! A trace of system calls: between the request that comes in and the answer that goes out, the
//! engine has synced its log to the disk.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::json;
use testkit::{Client, Engine};

use crate::server::Server;

const OPERATION: &str = "0198c0de-0000-7000-8000-0000000000aa";
const CALLS: &str = "trace=fsync,fdatasync,recvfrom,sendto,read,write,writev";
const LONGEST: &str = "4096";

/// A call of a trace: when it began and ended, and its text.
struct Call {
    at: f64,
    text: String,
}

pub(crate) fn run(engine: Engine) -> Result<(), String> {
    let mut server = Server::new(engine)?;
    let ours = server.folder().join("server.trace");
    let theirs = server.folder().join("database.trace");
    // The connections are made after this, so the trace follows the processes that serve them.
    let watching = match server.database() {
        Some(database) => Some(watch(database.postmaster()?, &theirs)?),
        None => None,
    };
    let before: Vec<String> = strace(&ours);
    server.start(&before)?;
    server.sign_in()?;
    let told = |error: std::io::Error| error.to_string();
    let mut client = Client::connect(&server.address, &server.signed_in).map_err(told)?;
    let body = json!({ "title": "同步点", "class": "natural_disaster", "area": "990001" });
    let path = format!("/api/operation/{OPERATION}/open_operation");
    let answer = client.command(&path, OPERATION, &body).map_err(told)?;
    if answer.status != 200 {
        return Err(answer.body);
    }
    server.stop()?;
    if let Some(mut watching) = watching {
        let tracer = watching.id().to_string();
        Command::new("kill").args(["-TERM", &tracer]).status().map_err(told)?;
        watching.wait().map_err(told)?;
    }
    let syncs = if theirs.exists() { &theirs } else { &ours };
    shown(engine, &calls(&ours)?, &calls(syncs)?)
}

fn strace(to: &Path) -> Vec<String> {
    let words = ["strace", "-f", "-ttt", "-s", LONGEST, "-e", CALLS, "-o"];
    words.into_iter().map(str::to_owned).chain([to.display().to_string()]).collect()
}

/// Follows a process that runs already, and whatever it begins from now on.
fn watch(process: u32, to: &Path) -> Result<Child, String> {
    let words = strace(to);
    let (first, rest) = words.split_first().ok_or("nothing to start")?;
    let mut child = Command::new(first)
        .args(rest)
        .args(["-p", &process.to_string()])
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("strace: {error}"))?;
    // It says so when it is attached.
    let mut said = [0; 16];
    if let Some(out) = child.stderr.as_mut() {
        std::io::Read::read(out, &mut said).map_err(|error| error.to_string())?;
    }
    Ok(child)
}

fn calls(path: &PathBuf) -> Result<Vec<Call>, String> {
    let text = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let text = String::from_utf8_lossy(&text).into_owned();
    Ok(text
        .lines()
        .filter_map(|line| {
            let mut words = line.splitn(3, ' ').filter(|it| !it.is_empty());
            let (_, at) = (words.next()?, words.next()?.trim());
            Some(Call { at: at.parse().ok()?, text: line.to_owned() })
        })
        .collect())
}

fn shown(engine: Engine, ours: &[Call], syncs: &[Call]) -> Result<(), String> {
    let after = |from: f64, calls: &[Call], wanted: &dyn Fn(&str) -> bool| {
        calls.iter().filter(|it| it.at >= from).find(|it| wanted(&it.text)).map(|it| it.at)
    };
    let is_request = |text: &str| text.contains("open_operation HTTP");
    let asked = after(0.0, ours, &is_request).ok_or("the request is not in the trace")?;
    let is_answer = |text: &str| text.contains("HTTP/1.1 200");
    let answered = after(asked, ours, &is_answer).ok_or("the answer is not in the trace")?;
    let is_sync = |text: &str| text.contains("sync(") || text.contains("sync resumed");
    let synced = syncs.iter().filter(|it| it.at > asked && it.at < answered && is_sync(&it.text));
    let count = synced.count();
    if count == 0 {
        return Err("no sync between the request and its answer".to_owned());
    }
    println!(
        "{engine:?}: {count} sync calls between the request and its answer, {:.1} ms apart",
        (answered - asked) * 1000.0
    );
    Ok(())
}
