//! Live pages: a change is rendered once for each view and language, and every page that shows the
//! view takes it from there.
//!
//! Nothing is pushed through queues that could overflow: a page remembers the last journal
//! position that it has seen, wakes after a commit, and takes whatever came after. A page that was
//! away takes the gap from the journal's tables.

use std::collections::{HashMap, VecDeque};
use std::convert::Infallible;
use std::hash::Hash;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use application::{Failure, Fault, Reading};
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_core::Stream;
use tokio::sync::{Mutex as AsyncMutex, mpsc};
use tokio::time::Instant;

use crate::asked::Pass;
use crate::front::{Front, Setting};

/// A view gives at most so many pieces at once; whoever lags more asks again.
pub const FRAGMENTS_AT_ONCE: u32 = 48;
/// So many rendered pieces of a view are kept for pages that lag a little.
const FRAGMENTS_KEPT_MAX: usize = 512;
/// So many views are kept; when there are more, those that nobody looks at are let go.
const VIEWS_MAX: usize = 1024;
/// A page that does not read is let go when so many pieces wait for it.
const WAITING_MAX: usize = 256;
/// Proxies close a connection that says nothing for long.
const KEEP_ALIVE_SECONDS: u64 = 20;

/// A piece of a page that has changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fragment {
    /// The journal position of the change.
    pub position: u64,
    /// What kind of piece it is; the page's script knows where it goes.
    pub kind: &'static str,
    /// The piece itself.
    pub html: String,
}

/// Something that pages look at.
pub trait LiveView: Clone + Eq + Hash + Send + Sync + 'static {
    /// For a view that is one piece: after how long it is made anew though nothing was written,
    /// because it says how long ago things were. None: it consists of many pieces, and what was
    /// made stays true.
    const ANEW_AFTER: Option<Duration> = None;

    /// The pieces that changed after a journal position, oldest first, at most
    /// [`FRAGMENTS_AT_ONCE`].
    ///
    /// # Errors
    /// When the store cannot be read.
    fn changed_after(
        &self,
        position: u64,
        reading: &mut Reading<'_>,
        setting: &Setting,
    ) -> Result<Vec<Fragment>, Fault>;
}

/// The views of one kind that somebody looks at.
pub struct Lives<V> {
    views: Mutex<HashMap<V, Arc<AsyncMutex<Kept>>>>,
}

impl<V> Default for Lives<V> {
    fn default() -> Self {
        Self { views: Mutex::new(HashMap::new()) }
    }
}

/// The newest pieces of a view.
#[derive(Default)]
struct Kept {
    /// Everything up to this position has been rendered.
    rendered: Option<u64>,
    /// Whoever has seen less than this must take the gap from the tables.
    begins_after: u64,
    fragments: VecDeque<Arc<Fragment>>,
    /// When the newest of them was made.
    made_at: Option<Instant>,
}

impl Kept {
    /// Takes in what was made just now. Of a view that is one piece the newest is all there is.
    fn take_in<V: LiveView>(&mut self, fragments: Vec<Arc<Fragment>>) {
        if fragments.is_empty() {
            return;
        }
        self.made_at = Some(Instant::now());
        self.fragments.extend(fragments);
        if V::ANEW_AFTER.is_some() {
            self.fragments.drain(..self.fragments.len() - 1);
        }
        while self.fragments.len() > FRAGMENTS_KEPT_MAX {
            if let Some(dropped) = self.fragments.pop_front() {
                self.begins_after = dropped.position;
            }
        }
    }
}

impl<V: LiveView> Lives<V> {
    fn of(&self, view: &V) -> Arc<AsyncMutex<Kept>> {
        let mut views = self.views.lock().unwrap_or_else(PoisonError::into_inner);
        if views.len() >= VIEWS_MAX && !views.contains_key(view) {
            views.retain(|_, kept| Arc::strong_count(kept) > 1);
        }
        Arc::clone(views.entry(view.clone()).or_default())
    }
}

/// The stream of a page: first the gap since `seen`, then every change as it is committed.
pub fn follow<V: LiveView>(
    front: Front,
    lives: &Lives<V>,
    (view, pass): (V, Pass),
    seen: u64,
) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<V>> {
    let kept = lives.of(&view);
    let (sender, receiver) = mpsc::channel(WAITING_MAX);
    tokio::spawn(async move {
        // It ends when the page goes away or the store cannot be read: the browser comes again.
        if let Err(Some(failure)) = feed(&front, &kept, (&view, &pass), seen, &sender).await {
            tracing::warn!(?failure, "a live page was let go");
        }
    });
    let keep_alive = KeepAlive::new().interval(Duration::from_secs(KEEP_ALIVE_SECONDS));
    Sse::new(Received(receiver)).keep_alive(keep_alive)
}

async fn feed<V: LiveView>(
    front: &Front,
    kept: &AsyncMutex<Kept>,
    (view, pass): (&V, &Pass),
    mut seen: u64,
    page: &mpsc::Sender<Arc<Fragment>>,
) -> Result<(), Option<Failure>> {
    let mut size = front.size();
    let mut made_at = Instant::now();
    let mut is_stale = false;
    loop {
        let newest = *size.borrow_and_update();
        if newest > seen || is_stale {
            let Newer { fragments, up_to } = if is_stale {
                anew(front, kept, view, made_at).await?
            } else {
                newer(front, kept, view, seen, newest).await?
            };
            // Whoever signed out, or lost the right, sees no more. Asked after it was made: nothing
            // of it is younger than the answer.
            if !front.still_may(pass).await? {
                return Ok(());
            }
            seen = seen.max(up_to);
            if is_stale || !fragments.is_empty() {
                (made_at, is_stale) = (Instant::now(), false);
            }
            for fragment in fragments {
                // A page that does not read is let go; its browser comes again and takes the gap.
                page.try_send(fragment).map_err(|_| None)?;
            }
            if seen < newest {
                continue;
            }
        }
        tokio::select! {
            changed = size.changed() => changed.map_err(|_| None)?,
            () = page.closed() => return Ok(()),
            () = grown_stale::<V>(made_at) => is_stale = true,
        }
    }
}

/// Waits until a view that was made then is to be made anew; for ever where it stays true.
async fn grown_stale<V: LiveView>(made_at: Instant) {
    match V::ANEW_AFTER {
        Some(after) => tokio::time::sleep_until(made_at + after).await,
        None => std::future::pending().await,
    }
}

/// Pieces, and the position up to which they are all that changed.
struct Newer {
    fragments: Vec<Arc<Fragment>>,
    up_to: u64,
}

/// What changed after `seen`; rendered here only if nobody has rendered it yet.
async fn newer<V: LiveView>(
    front: &Front,
    kept: &AsyncMutex<Kept>,
    view: &V,
    seen: u64,
    newest: u64,
) -> Result<Newer, Failure> {
    let mut kept = kept.lock().await;
    let rendered = *kept.rendered.get_or_insert(seen);
    if kept.fragments.is_empty() && kept.begins_after == 0 {
        kept.begins_after = rendered;
    }
    if rendered < newest {
        let (fragments, up_to) = render(front, view, rendered, newest).await?;
        kept.take_in::<V>(fragments);
        kept.rendered = Some(up_to);
    }
    if seen < kept.begins_after {
        drop(kept);
        let (fragments, up_to) = render(front, view, seen, newest).await?;
        return Ok(Newer { fragments, up_to });
    }
    let fragments = kept.fragments.iter().filter(|it| it.position > seen).cloned().collect();
    Ok(Newer { fragments, up_to: kept.rendered.unwrap_or(newest).max(seen) })
}

/// The whole of a view that is one piece, as it is now; made here only if nobody has made it since
/// this page had it last.
async fn anew<V: LiveView>(
    front: &Front,
    kept: &AsyncMutex<Kept>,
    view: &V,
    had_at: Instant,
) -> Result<Newer, Failure> {
    let mut kept = kept.lock().await;
    if kept.made_at.is_none_or(|it| it <= had_at) {
        let newest = *front.size().borrow();
        let (fragments, up_to) = render(front, view, 0, newest).await?;
        kept.take_in::<V>(fragments);
        kept.rendered = kept.rendered.max(Some(up_to));
    }
    let fragments: Vec<_> = kept.fragments.back().cloned().into_iter().collect();
    let up_to = fragments.first().map_or(0, |it| it.position);
    Ok(Newer { fragments, up_to })
}

type Rendered = (Vec<Arc<Fragment>>, u64);

/// The next piece of a view, and up to where it is all that changed: a full one may not be.
async fn render<V: LiveView>(
    front: &Front,
    view: &V,
    after: u64,
    newest: u64,
) -> Result<Rendered, Failure> {
    let (asked, setting) = (view.clone(), front.setting().clone());
    let fragments = front.ask(move |reading| asked.changed_after(after, reading, &setting)).await?;
    let last = fragments.last().map_or(newest, |it| it.position);
    let is_full = fragments.len() >= FRAGMENTS_AT_ONCE as usize;
    let up_to = if is_full { last } else { last.max(newest) };
    Ok((fragments.into_iter().map(Arc::new).collect(), up_to))
}

/// A receiver as a stream of events.
struct Received(mpsc::Receiver<Arc<Fragment>>);

impl Stream for Received {
    type Item = Result<Event, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context).map(|fragment| {
            fragment.map(|it| {
                let event = Event::default().id(it.position.to_string());
                Ok(event.event(it.kind).data(&it.html))
            })
        })
    }
}
