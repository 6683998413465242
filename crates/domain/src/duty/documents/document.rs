//! An incoming document as its events have made it.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::DocumentEvent;
use super::refusals::Refusal;
use crate::kernel::{
    IncomingDocumentId, Instant, InstructionId, Moment, OperationId, OrganisationId, Stream, kinds,
};

/// So many units are given one document at most.
pub const DOCUMENT_UNITS_MAX: usize = 50;
/// So many instructions and operations come of one document at most.
pub const DOCUMENT_LEADS_MAX: usize = 20;

kinds! {
    /// What an incoming document is.
    DocumentKind {
        /// 通知
        Notice = "notice",
        /// 上级批示、指令
        Instruction = "instruction",
        /// 请求、商请
        Request = "request",
        /// 上级启动响应
        Level = "level",
    }

    /// How urgent an incoming document says that it is (GB/T 9704-2012, 7.2.3).
    DocumentUrgency {
        /// 特急
        ExtraUrgent = "extra_urgent",
        /// 加急
        Urgent = "urgent",
        /// 平件
        Ordinary = "ordinary",
    }
}

/// What comes of a document.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum DocumentLead {
    /// An instruction of a leader, with its parts.
    Instruction(InstructionId),
    /// An operation: a task of it, or a level received from above.
    Operation(OperationId),
}

/// A document that came to the desk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IncomingDocument {
    /// Which one.
    pub id: IncomingDocumentId,
    /// When it came; none before it is registered.
    pub received_at: Option<Instant>,
    /// By when it is to be answered.
    pub due_at: Option<Instant>,
    /// The units that were given it, and whether they are done.
    pub units: BTreeMap<OrganisationId, bool>,
    /// What came of it.
    pub leads: BTreeSet<DocumentLead>,
    /// When it was answered.
    pub answered_at: Option<Instant>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// Whether what it said is destroyed.
    pub is_destroyed: bool,
}

impl IncomingDocument {
    /// Refuses what is not registered, is closed, or is said to have been before it came.
    pub(super) fn must_be_open(&self, moment: Moment) -> Result<Instant, Refusal> {
        let received_at = self.received_at.ok_or(Refusal::NoSuchDocument)?;
        if self.closed_at.is_some() {
            return Err(Refusal::DocumentIsClosed);
        }
        if moment.happened_at < received_at {
            return Err(Refusal::BeforeTheDocument);
        }
        Ok(received_at)
    }

    /// How many units are not done yet.
    #[must_use]
    pub fn units_open(&self) -> usize {
        self.units.values().filter(|is_done| !**is_done).count()
    }

    /// Whether an answer is wanted that has not gone out.
    #[must_use]
    pub const fn is_unanswered(&self) -> bool {
        self.due_at.is_some() && self.answered_at.is_none()
    }
}

impl Stream for IncomingDocument {
    type Id = IncomingDocumentId;
    type Event = DocumentEvent;
    type Refusal = Refusal;
    const NAME: &'static str = "incoming_document";

    fn new(id: IncomingDocumentId) -> Self {
        Self {
            id,
            received_at: None,
            due_at: None,
            units: BTreeMap::new(),
            leads: BTreeSet::new(),
            answered_at: None,
            closed_at: None,
            is_destroyed: false,
        }
    }

    fn evolve(&mut self, event: &DocumentEvent, moment: Moment) {
        match event {
            DocumentEvent::DocumentRegistered(it) => {
                (self.received_at, self.due_at) = (Some(moment.happened_at), it.due_at);
            }
            DocumentEvent::DocumentHandedOn(it) => {
                self.units.insert(it.unit, false);
            }
            DocumentEvent::DocumentFeedbackNoted(it) => {
                self.units.insert(it.unit, it.is_done);
            }
            DocumentEvent::DocumentLed(it) => {
                self.leads.insert(it.to);
            }
            DocumentEvent::DocumentAnswered(_) => self.answered_at = Some(moment.happened_at),
            DocumentEvent::DocumentClosed(_) => self.closed_at = Some(moment.happened_at),
            DocumentEvent::DocumentTextsDestroyed(_) => self.is_destroyed = true,
        }
    }
}
