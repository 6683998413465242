//! The office behind a counter: async code asks and hands in, threads of the office answer.

use std::sync::Arc;

use application::{Command, Done, Failure, Fault, Office, Reading};
use tokio::sync::{oneshot, watch};
use words::Zone;

/// What the binary decides once, for all pages.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The zone in which the county reads its clocks.
    pub zone: Zone,
    /// What a demo is marked with; none in service.
    pub is_demo: bool,
}

/// A shared handle on the office.
#[derive(Clone)]
pub struct Front {
    office: Arc<Office>,
    size: watch::Receiver<u64>,
    setting: Arc<Setting>,
}

impl Front {
    /// `size` is told the size of the chain after every commit.
    #[must_use]
    pub fn new(office: Arc<Office>, size: watch::Receiver<u64>, setting: Setting) -> Self {
        Self { office, size, setting: Arc::new(setting) }
    }

    /// The office itself, for what does not wait.
    #[must_use]
    pub fn office(&self) -> &Office {
        &self.office
    }

    /// What the binary decided.
    #[must_use]
    pub fn setting(&self) -> &Setting {
        &self.setting
    }

    /// A receiver that wakes after every commit.
    #[must_use]
    pub fn size(&self) -> watch::Receiver<u64> {
        self.size.clone()
    }

    /// Asks a question on a reader's thread.
    ///
    /// # Errors
    /// When the store cannot be read, or too many wait.
    pub async fn ask<T, Q>(&self, question: Q) -> Result<T, Failure>
    where
        T: Send + 'static,
        Q: FnOnce(&mut Reading<'_>) -> Result<T, Fault> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        self.office.ask(question, move |result| {
            // Whoever asked may have gone away meanwhile.
            let _ = answer.send(result);
        });
        answered.await.unwrap_or_else(|_| Err(Fault::new("reading", "no answer came").into()))
    }

    /// Hands in a command and waits until it is on disk.
    ///
    /// # Errors
    /// When a rule, a right or the world says no.
    pub async fn hand_in(&self, command: Command) -> Result<Done, Failure> {
        let (answer, answered) = oneshot::channel();
        self.office.hand_in(command, move |result| {
            // Whoever handed it in may have gone away: it is done all the same.
            let _ = answer.send(result);
        });
        answered.await.unwrap_or_else(|_| Err(Fault::new("writing", "no answer came").into()))
    }
}
