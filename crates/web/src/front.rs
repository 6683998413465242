//! The office behind a counter: async code asks and hands in, threads of the office answer.

use std::sync::Arc;

use application::access::Gate;
use application::{Command, Done, Failure, Fault, Office, Reading};
use domain::kernel::Realm;
use tokio::sync::{oneshot, watch};
use words::Zone;

/// What the binary decides once, for all pages.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The zone in which the county reads its clocks.
    pub zone: Zone,
    /// Whether everything shown is made up, and must say so.
    pub is_demo: bool,
    /// The realm in which people begin; none is the real one.
    pub home: Option<Realm>,
    /// Whether the line is protected, so that cookies may be kept to it.
    pub is_tls: bool,
}

/// A shared handle on the office.
#[derive(Clone)]
pub struct Front {
    office: Arc<Office>,
    gate: Arc<Gate>,
    size: watch::Receiver<u64>,
    setting: Arc<Setting>,
}

impl Front {
    /// `size` is told the size of the chain after every commit.
    #[must_use]
    pub fn new(
        office: Arc<Office>,
        gate: Arc<Gate>,
        size: watch::Receiver<u64>,
        setting: Setting,
    ) -> Self {
        Self { office, gate, size, setting: Arc::new(setting) }
    }

    /// The office itself, for what does not wait.
    #[must_use]
    pub fn office(&self) -> &Office {
        &self.office
    }

    /// Where it is told who somebody is.
    #[must_use]
    pub const fn gate(&self) -> &Arc<Gate> {
        &self.gate
    }

    /// Goes through the gate, whose calls wait, on a thread where waiting is allowed.
    ///
    /// # Errors
    /// What the gate says.
    pub async fn through_gate<T, Q>(&self, question: Q) -> Result<T, Failure>
    where
        T: Send + 'static,
        Q: FnOnce(&Gate, &Office) -> Result<T, Failure> + Send + 'static,
    {
        let (gate, office) = (Arc::clone(&self.gate), Arc::clone(&self.office));
        tokio::task::spawn_blocking(move || question(&gate, &office))
            .await
            .unwrap_or_else(|error| Err(Fault::new("asking the gate", error).into()))
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
