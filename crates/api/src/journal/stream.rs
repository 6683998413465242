//! `GET /api/journal/stream`: every event as it is committed; `Last-Event-ID` resumes.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use application::{Failure, Reading};
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use domain::kernel::Right;
use futures_core::Stream;
use serde::Deserialize;
use tokio::sync::mpsc;
use web::{Front, May, Pass, ReadJournal};

use super::line;

const EVENTS_AT_ONCE: u32 = 500;
const WAITING_MAX: usize = 64;
const KEEP_ALIVE_SECONDS: u64 = 20;

#[derive(Clone, Copy, Deserialize)]
pub(crate) struct After {
    after: Option<u64>,
}

pub(crate) async fn stream(
    State(front): State<Front>,
    May(asked, _): May<ReadJournal>,
    Query(query): Query<After>,
    headers: HeaderMap,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let resumed = headers.get("last-event-id").and_then(|value| value.to_str().ok()?.parse().ok());
    let after = resumed.or(query.after).unwrap_or_else(|| front.office().size());
    let (sender, receiver) = mpsc::channel(WAITING_MAX);
    // It ends when the reader goes away or the store cannot be read: the reader comes again.
    let pass = asked.pass(Right::ReadJournal);
    tokio::spawn(async move { feed(&front, &pass, after, &sender).await });
    let keep_alive = KeepAlive::new().interval(Duration::from_secs(KEEP_ALIVE_SECONDS));
    Sse::new(Received(receiver)).keep_alive(keep_alive)
}

/// None of the ways in which it ends is a fault of ours that the reader could act on.
async fn feed(
    front: &Front,
    pass: &Pass,
    mut after: u64,
    reader: &mpsc::Sender<Event>,
) -> Result<(), Failure> {
    let mut size = front.size();
    loop {
        size.borrow_and_update();
        loop {
            let question =
                move |reading: &mut Reading<'_>| reading.view.events_after(after, EVENTS_AT_ONCE);
            let events = front.ask(question).await?;
            let Some(last) = events.last() else { break };
            after = last.sealed.envelope().position;
            // Whoever signed out, or lost the right, reads no more. Asked after the events were
            // read: none of them is younger than the answer.
            if !front.still_may(pass).await? {
                return Ok(());
            }
            for stored in &events {
                let position = stored.sealed.envelope().position;
                let event = Event::default().id(position.to_string()).event("journal");
                if reader.send(event.data(line(stored))).await.is_err() {
                    return Ok(());
                }
            }
        }
        tokio::select! {
            changed = size.changed() => if changed.is_err() { return Ok(()) },
            () = reader.closed() => return Ok(()),
        }
    }
}

/// A receiver as a stream.
struct Received(mpsc::Receiver<Event>);

impl Stream for Received {
    type Item = Result<Event, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context).map(|event| event.map(Ok))
    }
}
