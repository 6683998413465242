//! One writer for each jurisdiction: it takes what waits, decides, appends, commits, answers.

mod batch;
mod performing;
mod states;

use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;

use crate::command::{Command, Done};
use crate::failure::{Failure, Fault};
use crate::machine::Machine;
use crate::ports::Store;
use crate::vault::Vault;

use batch::Desk;

/// A batch holds at most this many commands: enough to share one sync among all that wait.
pub const BATCH_MAX: usize = 256;
/// At most this many commands wait; one more is told to try again.
pub const QUEUE_MAX: usize = 4096;

pub(crate) type Answer = Box<dyn FnOnce(Result<Done, Failure>) + Send>;

/// Called with the size of the chain after every commit that appended something.
pub(crate) type OnCommit = Box<dyn Fn(u64) + Send>;

struct Job {
    command: Command,
    answer: Answer,
}

/// The handle of a writer's thread.
pub(crate) struct Writer {
    jobs: Option<SyncSender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Starts the thread; it owns the store's one writing connection.
    pub(crate) fn start(
        store: Box<dyn Store>,
        jurisdiction: String,
        vault: Arc<Vault>,
        machine: Arc<dyn Machine>,
        on_commit: OnCommit,
    ) -> Result<Self, Fault> {
        let (jobs, waiting) = sync_channel(QUEUE_MAX);
        let desk = Desk::new(store, jurisdiction, vault, machine, on_commit);
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || work(desk, &waiting))
            .map_err(|error| Fault::new("starting the writer", error))?;
        Ok(Self { jobs: Some(jobs), thread: Some(thread) })
    }

    /// Hands over a command; the answer is called from the writer's thread, after the commit.
    pub(crate) fn hand_over(&self, command: Command, answer: Answer) {
        let Some(jobs) = &self.jobs else { return answer(Err(Failure::Overloaded)) };
        match jobs.try_send(Job { command, answer }) {
            Ok(()) => {}
            Err(TrySendError::Full(job)) => (job.answer)(Err(Failure::Overloaded)),
            Err(TrySendError::Disconnected(job)) => {
                (job.answer)(Err(Fault::new("writing", "the writer has stopped").into()));
            }
        }
    }
}

/// What waits is still done; then the thread ends.
impl Drop for Writer {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // A writer that panicked has nothing left to say here; its callers were told.
            let _ = thread.join();
        }
    }
}

fn work(mut desk: Desk, waiting: &Receiver<Job>) {
    while let Ok(first) = waiting.recv() {
        let mut jobs = vec![first];
        jobs.extend(waiting.try_iter().take(BATCH_MAX - 1));
        let (commands, answers): (Vec<_>, Vec<_>) =
            jobs.into_iter().map(|job| (job.command, job.answer)).unzip();
        let results = desk.work_through(&commands);
        for (answer, result) in answers.into_iter().zip(results) {
            answer(result);
        }
    }
}
