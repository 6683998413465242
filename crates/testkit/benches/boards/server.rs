//! The server, in a process of its own, so that its memory is its own.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Instant;

use application::access::{Cost, Gate};
use application::operations::due_operations;
use application::{Machine, MasterKey, Office, Opening, Reading, Vault};
use axum::Router;
use axum::extract::{Path as Named, State};
use axum::response::Html;
use axum::routing::get;
use domain::kernel;
use storage::{Durability, Place, Storage};
use testkit::SteadyMachine;
use tokio::net::TcpListener;
use tokio::sync::watch;
use web::{Front, Setting};
use words::Zone;

use super::making::County;

/// As `lianfang serve` has them.
const READERS: usize = 4;
const THREADS: usize = 2;

/// A server that was just started.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: String,
    /// From the folder to an office that answers.
    pub(crate) opening_milliseconds: f64,
}

impl Server {
    pub(crate) fn start(county: &County) -> Self {
        let program = std::env::current_exe().expect("this program lies somewhere");
        let mut child = Command::new(program)
            .arg("serve")
            .args([county.data(), county.key_file()])
            .arg(county.now().microseconds().to_string())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let out = child.stdout.take().expect("it is piped");
        let line = BufReader::new(out).lines().next().expect("it says where").expect("UTF-8");
        let (address, opening) = line.split_once(' ').expect("where, and how long it took");
        let opening_milliseconds = opening.parse().expect("a number");
        Self { address: address.to_owned(), opening_milliseconds, child }
    }

    /// What it has in memory, where the system tells (Linux).
    pub(crate) fn resident_megabytes(&self) -> Option<f64> {
        let file = format!("/proc/{}/status", self.child.id());
        let text = std::fs::read_to_string(file).ok()?;
        let line = text.lines().find_map(|it| it.strip_prefix("VmRSS:"))?;
        let kilobytes: f64 = line.split_whitespace().next()?.parse().ok()?;
        Some(kilobytes / 1e3)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It is thrown away.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Serves a county until it is killed: its folder, the file of its key, what the clock shows.
pub(crate) fn serve(arguments: &[String]) {
    let [data, key_file, now] = arguments else { return };
    let now = kernel::Instant::from_microseconds(now.parse().expect("microseconds"));
    let machine = Arc::new(SteadyMachine::at(now, 20_260_616));
    let master = std::fs::read_to_string(key_file).expect("it was written");
    let (told, size) = watch::channel(0);
    let begun = Instant::now();
    let office = opened(Path::new(data), &master, (machine, told));
    let opening = begun.elapsed().as_secs_f64() * 1e3;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(THREADS)
        .enable_all()
        .build()
        .expect("a runtime starts");
    let gate = Arc::new(Gate::new(&office, Cost::LEAST));
    let zone = Zone::named("Asia/Shanghai").expect("it is in the table");
    let setting = Setting { zone, is_demo: false, home: None, is_tls: false };
    let front = Front::new(Arc::new(office), gate, size, setting);
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let address = listener.local_addr().expect("it is bound");
        println!("{address} {opening}");
        axum::serve(listener, routes(front)).await.expect("it serves");
    });
}

fn opened(
    data: &Path,
    master: &str,
    (machine, told): (Arc<dyn Machine>, watch::Sender<u64>),
) -> Office {
    let place = Place::Folder(PathBuf::from(data));
    let storage = Storage::open(place, Durability::Required, None).expect("the store opens");
    let connect = || storage.connect().expect("the engine answers");
    Office::open(Opening {
        jurisdiction: storage.jurisdiction().to_owned(),
        writer: connect(),
        readers: (0..READERS).map(|_| connect()).collect(),
        vault: Vault::new(MasterKey::parse(master).expect("it was written by a master key")),
        machine,
        on_commit: Box::new(move |size| {
            told.send_replace(size);
        }),
    })
    .expect("the office opens")
}

/// All pages and the API; beside them a static page of any size, and a look of the clock's watch.
fn routes(front: Front) -> Router {
    let pages = pages::routes(pages::Pages::new(front.clone()));
    let beside = Router::new().route("/bare/{bytes}", get(bare)).route("/look", get(look));
    api::routes(front.clone()).merge(pages).merge(beside.with_state(front))
}

async fn bare(Named(bytes): Named<usize>) -> Html<String> {
    Html("x".repeat(bytes))
}

async fn look(State(front): State<Front>) -> String {
    let due = front.ask(|it: &mut Reading<'_>| due_operations(it)).await;
    due.expect("the store can be read").len().to_string()
}
