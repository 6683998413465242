//! A PostgreSQL database for one test: in the cluster that `cargo xtask test` started, or in a
//! throwaway cluster of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::folder::Folder;

/// A database that is gone when the test is over.
pub struct Database {
    url: String,
    cluster: Option<Cluster>,
}

/// A cluster that listens on a socket in its own folder only.
pub struct Cluster {
    folder: Folder,
    programs: PathBuf,
}

/// The setting that tells tests of the cluster that they share: the folder of its socket.
pub const SHARED_CLUSTER: &str = "LIANFANG_TEST_POSTGRES";

impl Database {
    /// Makes a database; the name must be a word.
    ///
    /// # Panics
    /// When PostgreSQL is not installed or does not start.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the front door tells of the shared cluster")]
    pub fn new(name: &str) -> Self {
        let (host, cluster) = match std::env::var(SHARED_CLUSTER) {
            Ok(host) => (PathBuf::from(host), None),
            Err(_) => {
                let cluster = Cluster::start("off");
                (cluster.folder.path().to_owned(), Some(cluster))
            }
        };
        Self::in_cluster(name, &host, cluster)
    }

    /// Makes a database in a cluster of its own whose commits are on disk before they are
    /// answered.
    ///
    /// # Panics
    /// When PostgreSQL is not installed or does not start.
    #[must_use]
    pub fn durable(name: &str) -> Self {
        let cluster = Cluster::start("on");
        let host = cluster.folder.path().to_owned();
        Self::in_cluster(name, &host, Some(cluster))
    }

    fn in_cluster(name: &str, host: &Path, cluster: Option<Cluster>) -> Self {
        let name = format!("{name}_{}", std::process::id());
        let mut admin = postgres::Client::connect(&url(host, "postgres"), postgres::NoTls)
            .expect("the cluster answers");
        admin.batch_execute(&format!("CREATE DATABASE {name}")).expect("a database can be made");
        Self { url: url(host, &name), cluster }
    }

    /// How to connect to it.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The process that all others of the cluster come from.
    ///
    /// # Errors
    /// When the cluster is not this test's alone.
    pub fn postmaster(&self) -> Result<u32, String> {
        let cluster = self.cluster.as_ref().ok_or("the cluster is shared")?;
        let file = cluster.folder.path().join("data/postmaster.pid");
        let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
        let first = text.lines().next().and_then(|line| line.trim().parse().ok());
        first.ok_or_else(|| "postmaster.pid names no process".to_owned())
    }
}

fn url(host: &Path, database: &str) -> String {
    format!("host={} user=postgres dbname={database}", host.display())
}

impl Cluster {
    /// A cluster for a whole test run, whose content nobody will miss.
    #[must_use]
    pub fn throwaway() -> Self {
        Self::start("off")
    }

    /// Where its socket lies.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Tests throw everything away: only those about durability need `fsync`.
    fn start(fsync: &str) -> Self {
        let programs = programs().expect(
            "PostgreSQL's server programs under /usr/lib/postgresql: apt-get install postgresql",
        );
        let folder = Folder::new("postgres");
        let cluster = Self { folder, programs };
        cluster.hand_folder_over();
        let data = cluster.folder.path().join("data");
        cluster.run("initdb", &["-D", &text(&data), "-A", "trust", "-U", "postgres", "-E", "UTF8"]);
        let socket = text(cluster.folder.path());
        let options =
            format!("-k {socket} -c listen_addresses= -c fsync={fsync} -c max_connections=60");
        let log = text(&cluster.folder.path().join("log"));
        cluster.run("pg_ctl", &["start", "-w", "-D", &text(&data), "-l", &log, "-o", &options]);
        cluster
    }

    /// The server refuses to run as root: its folder belongs to whom it runs as.
    fn hand_folder_over(&self) {
        if is_root() {
            let folder = text(self.folder.path());
            let status = Command::new("chown").args(["postgres", &folder]).status();
            assert!(status.is_ok_and(|it| it.success()), "chown postgres {folder}");
        }
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let program = self.programs.join(program);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(&program);
            command
        } else {
            Command::new(&program)
        };
        let status = command
            .args(arguments)
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .status();
        assert!(status.is_ok_and(|it| it.success()), "{} {arguments:?}", program.display());
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let data = text(&self.folder.path().join("data"));
        self.run("pg_ctl", &["stop", "-m", "immediate", "-D", &data]);
    }
}

fn text(path: &Path) -> String {
    path.to_str().expect("temporary folders have plain names").to_owned()
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// The newest server programs that are installed.
fn programs() -> Option<PathBuf> {
    let mut versions: Vec<_> = std::fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .filter(|bin| bin.join("initdb").is_file())
        .collect();
    versions.sort();
    versions.pop()
}
