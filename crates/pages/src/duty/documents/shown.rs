//! An incoming document in a list.

use application::duty::DocumentRead;
use domain::duty::DocumentUrgency;
use words::{Documents, Say, document_kind, document_urgency, time_left};

use super::super::watch::Shower;
use crate::components::TimeShown;

/// An incoming document in a list.
pub(in crate::duty) struct DocumentItem {
    pub(in crate::duty) href: String,
    pub(in crate::duty) title: String,
    pub(in crate::duty) issuer: String,
    pub(in crate::duty) number: Option<String>,
    pub(in crate::duty) kind: &'static str,
    pub(in crate::duty) urgency: &'static str,
    /// Whether it says that it is urgent.
    pub(in crate::duty) is_urgent: bool,
    pub(in crate::duty) received: TimeShown,
    pub(in crate::duty) due: Option<TimeShown>,
    /// How much time is left, while an answer is wanted.
    pub(in crate::duty) left: Option<String>,
    pub(in crate::duty) is_late: bool,
    pub(in crate::duty) answered: Option<TimeShown>,
    pub(in crate::duty) closed: Option<TimeShown>,
    pub(in crate::duty) position: u64,
}

/// Makes items of what was read.
pub(in crate::duty) trait DocumentReader {
    /// A document as a list shows it.
    fn document(&self, it: &DocumentRead) -> DocumentItem;
}

impl DocumentReader for Shower<'_> {
    fn document(&self, it: &DocumentRead) -> DocumentItem {
        let row = &it.row;
        let destroyed = || Documents::TextDestroyed.say(self.language);
        let answered_at = row.answered.as_ref().map(|it| it.at);
        let closed_at = row.closed.as_ref().map(|it| it.at);
        let ended = answered_at.or(closed_at);
        let left = row.due_at.filter(|_| ended.is_none());
        DocumentItem {
            href: format!("{}/desk/documents/{}", self.base, row.document),
            title: it.title.clone().unwrap_or_else(destroyed),
            issuer: it.issuer.clone().unwrap_or_else(destroyed),
            number: it.number.clone(),
            kind: document_kind(row.kind, self.language),
            urgency: document_urgency(row.urgency, self.language),
            is_urgent: row.urgency != DocumentUrgency::Ordinary,
            received: self.time(row.received_at),
            due: row.due_at.map(|it| self.time(it)),
            left: left.map(|due| time_left(due, self.now, self.language)),
            is_late: row.due_at.is_some_and(|due| due < ended.unwrap_or(self.now)),
            answered: answered_at.map(|it| self.time(it)),
            closed: closed_at.map(|it| self.time(it)),
            position: row.position,
        }
    }
}
