//! Tells pages that something was committed, here or by another process on the same store.

use std::sync::Arc;
use std::time::Duration;

use application::Reading;
use tokio::sync::watch;
use web::Front;

/// Commits of other processes are seen within this time.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// The size of the chain, for whoever waits for it to grow.
#[derive(Clone)]
pub(crate) struct Telling(Arc<watch::Sender<u64>>);

impl Telling {
    /// Nothing is known yet.
    pub(crate) fn new() -> Self {
        Self(Arc::new(watch::Sender::new(0)))
    }

    /// What pages wait on.
    pub(crate) fn heard(&self) -> watch::Receiver<u64> {
        self.0.subscribe()
    }

    /// Tells a size; the chain never shrinks.
    pub(crate) fn tell(&self, size: u64) {
        self.0.send_if_modified(|known| {
            let is_more = size > *known;
            *known = size.max(*known);
            is_more
        });
    }

    /// Looks now and then whether somebody else has written.
    pub(super) async fn look_for_others(self, front: Front) {
        let mut ticks = tokio::time::interval(LOOK_EVERY);
        loop {
            ticks.tick().await;
            // A store that cannot be read tells nothing; the next look may.
            if let Ok(head) = front.ask(|reading: &mut Reading<'_>| reading.view.head()).await {
                self.tell(head.size);
            }
        }
    }
}
