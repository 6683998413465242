//! The bare server: axum and SQLite, one writer that groups what waits, a hash chain, nothing else.

use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use axum::Router;
use axum::extract::State;
use axum::routing::post;
use sha2::{Digest, Sha256};
use tokio::sync::oneshot;

type Job = (String, oneshot::Sender<u64>);

/// With it a row is as wide as one of ours in the journal: about 600 bytes with the text of a line.
const ENVELOPE: &str = concat!(
    r#"{"actor":{"as":"staff","person":"0198c0de-0000-7000-8000-000000000001","#,
    r#""post":"0198c0de-0000-7000-8000-000000000002"},"command":"#,
    r#""0198c0de-0000-7000-8000-000000000003","jurisdiction":"990001","realm":"real","#,
    r#""stream":"operation/0198c0de-0000-7000-8000-000000000004","thing":"#,
    r#""log_entry/0198c0de-0000-7000-8000-000000000005","schema":1}"#
);

/// A server in threads of this process.
pub(crate) struct Server {
    pub(crate) address: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Server {
    pub(crate) fn start(path: &Path) -> Self {
        let (jobs, waiting) = sync_channel(4096);
        let path = path.to_owned();
        std::thread::spawn(move || write(&path, &waiting));
        let (told, address) = std::sync::mpsc::channel();
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::spawn(move || serve(jobs, &told, stopped));
        let address = address.recv().expect("it says where");
        Self { address, stop: Some(stop), thread: Some(thread) }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // It may have ended by itself.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn serve(
    jobs: SyncSender<Job>,
    told: &std::sync::mpsc::Sender<String>,
    stopped: oneshot::Receiver<()>,
) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime starts");
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("it is bound").to_string();
        told.send(address).expect("somebody waits");
        let routes = Router::new().route("/lines", post(line)).with_state(jobs);
        tokio::select! {
            served = axum::serve(listener, routes) => served.expect("it serves"),
            _ = stopped => {}
        }
    });
    runtime.shutdown_background();
}

async fn line(State(jobs): State<SyncSender<Job>>, body: String) -> String {
    let (answer, answered) = oneshot::channel();
    jobs.send((body, answer)).expect("the writer lives");
    let position = answered.await.expect("the writer answers");
    format!(r#"{{"position":{position}}}"#)
}

fn write(path: &Path, waiting: &Receiver<Job>) {
    let connection = rusqlite::Connection::open(path).expect("it opens");
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE lines (position INTEGER PRIMARY KEY, previous BLOB, digest BLOB,
               envelope TEXT, kind TEXT, at INTEGER, body TEXT)",
        )
        .expect("a table can be made");
    let mut previous = [0u8; 32];
    let mut position = 0i64;
    while let Ok(first) = waiting.recv() {
        let mut jobs = vec![first];
        jobs.extend(waiting.try_iter().take(255));
        connection.execute_batch("BEGIN IMMEDIATE").expect("it begins");
        let mut insert = connection
            .prepare_cached("INSERT INTO lines VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
            .expect("it prepares");
        let mut answers = Vec::with_capacity(jobs.len());
        for (body, answer) in jobs {
            position += 1;
            let digest: [u8; 32] =
                Sha256::new().chain_update(previous).chain_update(&body).finalize().into();
            let kind = "log_entry_written";
            let values = rusqlite::params![position, previous, digest, ENVELOPE, kind, 0_i64, body];
            insert.execute(values).expect("it inserts");
            previous = digest;
            answers.push((answer, position));
        }
        drop(insert);
        connection.execute_batch("COMMIT").expect("it commits");
        for (answer, position) in answers {
            // A client that went away has its line all the same.
            let _ = answer.send(position.unsigned_abs());
        }
    }
}
