//! One writer for each jurisdiction: it takes what waits, decides, appends, commits, answers.

mod batch;
mod health;
mod performing;
mod states;
mod work;

use std::sync::Arc;
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;

use crate::command::{Command, Done};
use crate::failure::{Failure, Fault};
use crate::machine::Machine;
use crate::ports::{AccessTransaction, Store};
use crate::vault::Vault;

use batch::{Desk, Furniture};
pub(crate) use health::{Health, try_to_write};
pub(crate) use states::stream_name;

/// A batch holds at most this many commands: enough to share one sync among all that wait.
pub const BATCH_MAX: usize = 256;
/// At most this many commands wait; one more is told to try again.
pub const QUEUE_MAX: usize = 4096;

pub(crate) type Answer = Box<dyn FnOnce(Result<Done, Failure>) + Send>;

/// What is kept beside a command's events, in their transaction: a secret that the journal must
/// not hold. A batch that fails is tried again, so it may run more than once.
pub(crate) type Beside = Box<dyn Fn(&mut dyn AccessTransaction) -> Result<(), Fault> + Send>;

/// Keeps something in a transaction of its own, away from the journal, and tells whoever waits.
pub(crate) type Keeping = Box<dyn FnOnce(Result<&mut dyn Store, Failure>) + Send>;

/// Called with the size of the chain after every commit that appended something.
pub(crate) type OnCommit = Box<dyn Fn(u64) + Send>;

/// A command with what is kept beside its events.
pub(crate) struct Order {
    pub(crate) command: Command,
    pub(crate) beside: Option<Beside>,
}

enum Job {
    Order(Box<Order>, Answer),
    Keeping(Keeping),
}

impl Job {
    /// Tells whoever waits that it was not done.
    fn turn_down(self, failure: Failure) {
        match self {
            Self::Order(_, answer) => answer(Err(failure)),
            Self::Keeping(keeping) => keeping(Err(failure)),
        }
    }
}

/// The handle of a writer's thread.
pub(crate) struct Writer {
    jobs: Option<SyncSender<Job>>,
    thread: Option<JoinHandle<()>>,
    health: Arc<Health>,
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
        let health = Arc::<Health>::default();
        let furniture = Furniture::new(jurisdiction, vault, machine);
        let desk = Desk::new(store, furniture, Arc::clone(&health), on_commit);
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || work::work(desk, &waiting))
            .map_err(|error| Fault::new("starting the writer", error))?;
        Ok(Self { jobs: Some(jobs), thread: Some(thread), health })
    }

    /// Hands over a command; the answer is called from the writer's thread, after the commit.
    pub(crate) fn hand_over(&self, order: Order, answer: Answer) {
        self.queue(Job::Order(Box::new(order), answer));
    }

    /// Lets something be kept between two batches: one connection writes, so nothing contends.
    pub(crate) fn keep(&self, keeping: Keeping) {
        self.queue(Job::Keeping(keeping));
    }

    /// Whether the store takes what is written.
    pub(crate) const fn health(&self) -> &Arc<Health> {
        &self.health
    }

    fn queue(&self, job: Job) {
        let Some(jobs) = &self.jobs else { return job.turn_down(Failure::Overloaded) };
        match jobs.try_send(job) {
            Ok(()) => {}
            Err(TrySendError::Full(job)) => job.turn_down(Failure::Overloaded),
            Err(TrySendError::Disconnected(job)) => {
                job.turn_down(Fault::new("writing", "the writer has stopped").into());
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
