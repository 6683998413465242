//! The office of one jurisdiction: where commands and questions are handed in.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::sync_channel;

use domain::kernel::{CommandId, Commitment, Instant, Realm, RealmKind};
use domain::realms::Clock;

use crate::command::{Command, Done};
use crate::failure::{Failure, Fault};
use crate::machine::Machine;
use crate::operations::Book;
use crate::ports::{AccessTransaction, Store, View};
use crate::readers::Readers;
use crate::vault::{Opened, Vault};
use crate::writer::{Beside, Order, Writer, try_to_write};

/// What an office is opened with.
pub struct Opening {
    /// Whose journal it is; a region's code.
    pub jurisdiction: String,
    /// The connection for the writer.
    pub writer: Box<dyn Store>,
    /// The connections for readers; at least one.
    pub readers: Vec<Box<dyn Store>>,
    /// The vault, opened with the master key.
    pub vault: Vault,
    /// The clock and chance.
    pub machine: Arc<dyn Machine>,
    /// Called with the size of the chain after every commit that appended something.
    pub on_commit: Box<dyn Fn(u64) + Send>,
}

/// The office of one jurisdiction.
pub struct Office {
    jurisdiction: String,
    writer: Writer,
    readers: Readers,
    vault: Arc<Vault>,
    machine: Arc<dyn Machine>,
    size: Arc<AtomicU64>,
    book: Arc<Book>,
}

/// A look at the store with the means to open what lies in the vault.
pub struct Reading<'a> {
    /// The tables and the journal.
    pub view: &'a mut dyn View,
    pub(crate) vault: &'a Vault,
    pub(crate) book: &'a Book,
    machine_now: Instant,
}

impl Reading<'_> {
    /// Signs what the journal is now, as the look sees it; `time` is RFC 3339 by custom.
    ///
    /// # Errors
    /// When the head cannot be read, or `time` is empty or not one line.
    pub fn checkpoint(&mut self, jurisdiction: &str, time: &str) -> Result<String, Fault> {
        crate::checkpoint::checkpoint(self.view, self.vault, jurisdiction, time)
    }

    /// Takes a text out of the vault.
    ///
    /// # Errors
    /// When the store cannot be read or the value is damaged.
    pub fn open(&mut self, commitment: &Commitment) -> Result<Opened, Fault> {
        self.vault.open(self.view, commitment)
    }

    /// What a realm's clock shows; none where there is no such realm.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn now(&mut self, realm: &Realm) -> Result<Option<Instant>, Fault> {
        let clock = match realm.kind() {
            RealmKind::Real => Some(Clock::REAL),
            RealmKind::Drill | RealmKind::Simulated => self.view.realm(realm)?.map(|row| row.clock),
        };
        Ok(clock.map(|clock| clock.at(self.machine_now)))
    }
}

impl Office {
    /// Opens the office: sweeps keys that were destroyed, reads the head, starts the threads.
    ///
    /// # Errors
    /// When the store cannot be read or a thread cannot be started.
    pub fn open(mut opening: Opening) -> Result<Self, Fault> {
        opening.writer.sweep_destroyed_keys()?;
        let size = Arc::new(AtomicU64::new(opening.writer.look()?.head()?.size));
        let vault = Arc::new(opening.vault);
        let known = Arc::clone(&size);
        let told = opening.on_commit;
        let on_commit = Box::new(move |size| {
            known.store(size, Ordering::Release);
            told(size);
        });
        let writer = Writer::start(
            opening.writer,
            opening.jurisdiction.clone(),
            Arc::clone(&vault),
            Arc::clone(&opening.machine),
            on_commit,
        )?;
        let readers = Readers::start(opening.readers)?;
        let jurisdiction = opening.jurisdiction;
        let (machine, book) = (opening.machine, Arc::default());
        Ok(Self { jurisdiction, writer, readers, vault, machine, size, book })
    }

    /// Whose journal it is.
    #[must_use]
    pub fn jurisdiction(&self) -> &str {
        &self.jurisdiction
    }

    /// How many events this office knows to be committed.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size.load(Ordering::Acquire)
    }

    /// The machine's clock and chance.
    #[must_use]
    pub fn machine(&self) -> &dyn Machine {
        self.machine.as_ref()
    }

    /// The vault, for threads of their own.
    pub(crate) fn shared_vault(&self) -> Arc<Vault> {
        Arc::clone(&self.vault)
    }

    /// The machine, for threads of their own.
    pub(crate) fn shared_machine(&self) -> Arc<dyn Machine> {
        Arc::clone(&self.machine)
    }

    /// A new id for a command.
    #[must_use]
    pub fn new_command_id(&self) -> CommandId {
        CommandId::from_uuid(self.machine.new_id())
    }

    /// Hands in a command; `answer` is called on the writer's thread, after the commit.
    pub fn hand_in(
        &self,
        command: Command,
        answer: impl FnOnce(Result<Done, Failure>) + Send + 'static,
    ) {
        self.writer.hand_over(Order { command, beside: None }, Box::new(answer));
    }

    /// Does a command with what is kept beside its events, and waits for it.
    ///
    /// # Errors
    /// When a rule, a right or the world says no; then nothing is kept either.
    pub(crate) fn perform_with(
        &self,
        command: Command,
        beside: impl Fn(&mut dyn AccessTransaction) -> Result<(), Fault> + Send + 'static,
    ) -> Result<Done, Failure> {
        let (answer, answered) = sync_channel(1);
        let order = Order { command, beside: Some(Box::new(beside) as Beside) };
        let answer = Box::new(move |result| {
            // Nobody waits any more: the command is done all the same.
            let _ = answer.send(result);
        });
        self.writer.hand_over(order, answer);
        answered.recv().unwrap_or_else(|_| Err(Fault::new("writing", "no answer came").into()))
    }

    /// Keeps something away from the journal, in a transaction of its own between two batches,
    /// and waits for it.
    ///
    /// # Errors
    /// When the store cannot be written, or too many wait; then nothing is kept.
    pub(crate) fn keep<T, K>(&self, keeping: K) -> Result<T, Failure>
    where
        T: Send + 'static,
        K: FnOnce(&mut dyn AccessTransaction) -> Result<T, Fault> + Send + 'static,
    {
        self.write_beside(|store| kept_in(store, keeping))
    }

    /// Writes between two batches, and waits for it.
    ///
    /// # Errors
    /// When the store cannot be written, or too many wait.
    pub(crate) fn write_beside<T, W>(&self, writing: W) -> Result<T, Failure>
    where
        T: Send + 'static,
        W: FnOnce(&mut dyn Store) -> Result<T, Fault> + Send + 'static,
    {
        let (answer, answered) = sync_channel(1);
        let health = Arc::clone(self.writer.health());
        self.writer.keep(Box::new(move |store| {
            let written = store.and_then(|store| {
                let written = writing(store);
                health.note(&written);
                Ok(written?)
            });
            // Nobody waits any more: it is written all the same.
            let _ = answer.send(written);
        }));
        answered.recv().unwrap_or_else(|_| Err(Fault::new("keeping", "no answer came").into()))
    }

    /// Whether the store takes what is written. Where the last attempt failed, another is made, so
    /// that it is known when there is room again; it may wait.
    ///
    /// # Errors
    /// When the store cannot be written, or too many wait.
    pub fn is_writable(&self) -> Result<(), Failure> {
        if self.writer.health().has_failed() { self.write_beside(try_to_write) } else { Ok(()) }
    }

    /// The vault's master key, from which keys for other uses are derived.
    pub(crate) fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Does a command and waits for it.
    ///
    /// # Errors
    /// When a rule, a right or the world says no.
    pub fn perform(&self, command: Command) -> Result<Done, Failure> {
        let (answer, answered) = sync_channel(1);
        self.hand_in(command, move |result| {
            // Nobody waits any more: the command is done all the same, and has its receipt.
            let _ = answer.send(result);
        });
        answered.recv().unwrap_or_else(|_| Err(Fault::new("writing", "no answer came").into()))
    }

    /// Asks a question; `answer` is called on a reader's thread.
    pub fn ask<T, Q, A>(&self, question: Q, answer: A)
    where
        T: 'static,
        Q: FnOnce(&mut Reading<'_>) -> Result<T, Fault> + Send + 'static,
        A: FnOnce(Result<T, Failure>) + Send + 'static,
    {
        let (vault, book) = (Arc::clone(&self.vault), Arc::clone(&self.book));
        let machine_now = self.machine.now();
        let answer = Arc::new(std::sync::Mutex::new(Some(answer)));
        let told = Arc::clone(&answer);
        let taken = self.readers.ask(Box::new(move |view| {
            let result = view.and_then(|view| {
                question(&mut Reading { view, vault: &vault, book: &book, machine_now })
            });
            tell(&told, result.map_err(Failure::from));
        }));
        if !taken {
            tell(&answer, Err(Failure::Overloaded));
        }
    }

    /// Asks a question and waits for the answer.
    ///
    /// # Errors
    /// When the store cannot be read, or too many wait.
    pub fn read<T, Q>(&self, question: Q) -> Result<T, Failure>
    where
        T: Send + 'static,
        Q: FnOnce(&mut Reading<'_>) -> Result<T, Fault> + Send + 'static,
    {
        let (answer, answered) = sync_channel(1);
        self.ask(question, move |result| {
            // Nobody waits any more.
            let _ = answer.send(result);
        });
        answered.recv().unwrap_or_else(|_| Err(Fault::new("reading", "no answer came").into()))
    }
}

fn kept_in<T>(
    store: &mut dyn Store,
    keeping: impl FnOnce(&mut dyn AccessTransaction) -> Result<T, Fault>,
) -> Result<T, Fault> {
    let mut transaction = store.write()?;
    let kept = keeping(transaction.as_mut())?;
    transaction.commit()?;
    Ok(kept)
}

/// Calls an answer that either of two places may call, once.
fn tell<T, A>(answer: &std::sync::Mutex<Option<A>>, result: Result<T, Failure>)
where
    A: FnOnce(Result<T, Failure>),
{
    let taken = answer.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
    if let Some(answer) = taken {
        answer(result);
    }
}
