//! A daily brief as its events have made it, without its text.

use super::events::BriefEvent;
use super::refusals::Refusal;
use crate::kernel::{BriefId, Instant, Moment, PersonId, Stream};

/// A daily brief.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Brief {
    /// Which one.
    pub id: BriefId,
    /// When it was written last; none before.
    pub written_at: Option<Instant>,
    /// Who wrote it last; none where the operator or a script did.
    pub writer: Option<PersonId>,
    /// When a second person found it right as it stands.
    pub checked_at: Option<Instant>,
    /// Its number, once it is issued.
    pub number: Option<u32>,
}

impl Brief {
    /// When it was written, while it can still be changed.
    pub(super) fn must_be_open(&self) -> Result<Instant, Refusal> {
        let written_at = self.written_at.ok_or(Refusal::NoSuchBrief)?;
        if self.number.is_some() { Err(Refusal::BriefIsIssued) } else { Ok(written_at) }
    }
}

impl Stream for Brief {
    type Id = BriefId;
    type Event = BriefEvent;
    type Refusal = Refusal;
    const NAME: &'static str = "daily_brief";

    fn new(id: BriefId) -> Self {
        Self { id, written_at: None, writer: None, checked_at: None, number: None }
    }

    fn evolve(&mut self, event: &BriefEvent, moment: Moment) {
        match event {
            BriefEvent::BriefWritten(it) => {
                self.written_at = Some(moment.happened_at);
                (self.writer, self.checked_at) = (it.writer, None);
            }
            BriefEvent::BriefChecked(_) => self.checked_at = Some(moment.happened_at),
            BriefEvent::BriefIssued(it) => self.number = Some(it.number),
        }
    }
}
