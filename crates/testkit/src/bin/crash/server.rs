//! The server that is killed, on either engine.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use testkit::{Database, Engine, Folder};

/// A store with a server that comes and goes.
pub(crate) struct Server {
    folder: Folder,
    database: Option<Database>,
    running: Option<Child>,
    /// What `user add` printed.
    account: String,
    pub(crate) address: String,
    /// The header of somebody who may lead operations and write logs.
    pub(crate) signed_in: String,
}

impl Server {
    pub(crate) fn new(engine: Engine) -> Result<Self, String> {
        let folder = Folder::new("crash");
        let database = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some(Database::durable("crash")),
        };
        let mut server = Self {
            folder,
            database,
            running: None,
            account: String::new(),
            address: String::new(),
            signed_in: String::new(),
        };
        server.run(&["new-county", "--region", "990001"])?;
        server.account = server.run(&["user", "add", "officer", "--administrator", "值班员"])?;
        Ok(server)
    }

    /// Where the database's processes run, for a trace of them.
    pub(crate) const fn database(&self) -> Option<&Database> {
        self.database.as_ref()
    }

    pub(crate) fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    fn store(&self) -> Vec<String> {
        let key = self.folder.path().join("master.key").display().to_string();
        let mut arguments = match &self.database {
            None => vec!["--data".into(), self.folder.path().join("data").display().to_string()],
            Some(database) => vec!["--database-url".into(), database.url().to_owned()],
        };
        arguments.extend(["--key-file".into(), key]);
        arguments
    }

    /// Runs a command of the program on the store, to its end.
    pub(crate) fn run(&self, command: &[&str]) -> Result<String, String> {
        // Only what opens the vault takes the key.
        let mut store = self.store();
        if !matches!(command.first(), Some(&"new-county" | &"user")) {
            store.truncate(2);
        }
        let output = Command::new(binary())
            .args(command)
            .args(store)
            .output()
            .map_err(|error| error.to_string())?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        Err(format!("lianfang {command:?}: {}", String::from_utf8_lossy(&output.stderr)))
    }

    /// Signs in at the running server, for all rounds to come.
    pub(crate) fn sign_in(&mut self) -> Result<(), String> {
        let password = self
            .account
            .lines()
            .find_map(|line| line.strip_prefix("one-time password: "))
            .ok_or("no one-time password was printed")?
            .to_owned();
        let person = self.run(&["user", "list"])?;
        let person = person.trim_end().rsplit('\t').next().unwrap_or_default();
        self.signed_in = testkit::sign_in(&self.address, "officer", &password, person)?;
        Ok(())
    }

    /// Starts serving; `before` may put another program before it.
    pub(crate) fn start(&mut self, before: &[String]) -> Result<(), String> {
        let binary = binary().display().to_string();
        let mut words = before.iter().chain(std::iter::once(&binary));
        let first = words.next().ok_or("nothing to start")?;
        let mut child = Command::new(first)
            .args(words)
            .args(["serve", "--port", "0"])
            .args(self.store())
            .stdout(Stdio::piped())
            .process_group(0)
            .spawn()
            .map_err(|error| error.to_string())?;
        let out = child.stdout.take().ok_or("no standard output")?;
        self.running = Some(child);
        for line in BufReader::new(out).lines() {
            let line = line.map_err(|error| error.to_string())?;
            if let Some(address) = line.strip_prefix("http://") {
                self.address = address.to_owned();
                return Ok(());
            }
        }
        Err("the server did not start".to_owned())
    }

    /// `kill -9`, at whatever it is doing.
    pub(crate) fn kill(&mut self) -> Result<(), String> {
        self.end("-KILL")
    }

    /// Lets it come to its end, and a tracer before it write down what it saw.
    pub(crate) fn stop(&mut self) -> Result<(), String> {
        self.end("-TERM")
    }

    fn end(&mut self, signal: &str) -> Result<(), String> {
        if let Some(mut child) = self.running.take() {
            // The whole group: under a tracer, the server is not our own child.
            let group = format!("-{}", child.id());
            let killed = Command::new("kill").args([signal, "--", &group]).status();
            killed.map_err(|error| error.to_string())?;
            child.wait().map_err(|error| error.to_string())?;
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It is thrown away: what cannot be killed is left to the system.
        let _ = self.kill();
    }
}

/// The program: what the front door built, or what lies beside this one.
fn binary() -> PathBuf {
    if let Some(named) = std::env::var_os("LIANFANG_BIN") {
        return named.into();
    }
    let mut path = std::env::current_exe().unwrap_or_default();
    path.set_file_name("lianfang");
    path
}
