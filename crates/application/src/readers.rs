//! Readers: a few connections on threads of their own, beside the writer.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use crate::failure::Fault;
use crate::ports::{Store, View};

/// At most this many questions wait; one more is told to try again.
pub const READERS_MAX: usize = 4096;

type Question = Box<dyn FnOnce(Result<&mut dyn View, Fault>) + Send>;

/// The handle of the readers' threads.
pub(crate) struct Readers {
    questions: Option<SyncSender<Question>>,
    threads: Vec<JoinHandle<()>>,
}

impl Readers {
    /// Starts one thread for each connection.
    pub(crate) fn start(stores: Vec<Box<dyn Store>>) -> Result<Self, Fault> {
        let (questions, waiting) = sync_channel(READERS_MAX);
        let waiting = Arc::new(Mutex::new(waiting));
        let mut threads = Vec::with_capacity(stores.len());
        for (number, store) in stores.into_iter().enumerate() {
            let waiting = Arc::clone(&waiting);
            let thread = std::thread::Builder::new()
                .name(format!("reader-{number}"))
                .spawn(move || work(store, &waiting))
                .map_err(|error| Fault::new("starting a reader", error))?;
            threads.push(thread);
        }
        Ok(Self { questions: Some(questions), threads })
    }

    /// Asks; the question is called on a reader's thread. False: too many wait.
    pub(crate) fn ask(&self, question: Question) -> bool {
        let Some(questions) = &self.questions else { return false };
        match questions.try_send(question) {
            Ok(()) => true,
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => false,
        }
    }
}

impl Drop for Readers {
    fn drop(&mut self) {
        self.questions = None;
        for thread in self.threads.drain(..) {
            // A reader that panicked has nothing left to say here.
            let _ = thread.join();
        }
    }
}

fn work(mut store: Box<dyn Store>, waiting: &Mutex<Receiver<Question>>) {
    loop {
        // Only the wait is under the lock; questions are answered side by side.
        let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(question) = next else { return };
        // A question that panics takes its own answer with it, and not the reader.
        let asked = catch_unwind(AssertUnwindSafe(|| match store.look() {
            Ok(mut view) => question(Ok(view.as_mut())),
            Err(fault) => question(Err(fault)),
        }));
        drop(asked);
    }
}
