//! Runs a command with one throwaway PostgreSQL cluster for all tests in it: `cluster PROGRAM …`.
#![expect(clippy::print_stderr, reason = "it tells whoever started it what went wrong")]

use std::process::{Command, ExitCode};

use testkit::{Cluster, SHARED_CLUSTER};

fn main() -> ExitCode {
    let mut words = std::env::args_os().skip(1);
    let Some(program) = words.next() else {
        eprintln!("usage: cluster PROGRAM [ARGUMENTS]");
        return ExitCode::from(2);
    };
    let cluster = Cluster::throwaway();
    let status = Command::new(program).args(words).env(SHARED_CLUSTER, cluster.folder()).status();
    match status {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("cluster: {error}");
            ExitCode::from(2)
        }
    }
}
