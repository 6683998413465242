//! The lines of a log: what people wrote, and what was done between.

use std::collections::BTreeSet;

use application::operations::{Happening, Past, ProvenanceOf, board};
use application::{Fault, Reading, Who};
use askama::Template;
use domain::kernel::{Instant, LogEntryId, OperationId, PersonId, Realm};
use domain::operations::Operation;
use words::{Common, Language, LogWriting, Operations, Say, Zone};

use super::super::addresses::Addresses;
use super::super::regions::Regions;
use super::super::sight::Sight;
use super::super::timeline::{Line, LineKind, Told as How, lines};
use crate::components::ScriptMark;

/// A line, ready to be shown.
#[derive(Template)]
#[template(path = "operations/log/item.html")]
pub(crate) struct Item {
    pub(super) language: Language,
    pub(super) line: Line,
    /// Whether a later line puts it right.
    pub(super) is_corrected: bool,
    /// Whether it has just come in while somebody looks.
    pub(super) is_new: bool,
    pub(super) journal_href: Option<String>,
    /// Where it is put right; none where it cannot be, or was.
    pub(super) correct_href: Option<String>,
}

/// To whom it is told.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) addresses: &'a Addresses,
    pub(super) zone: &'a Zone,
    pub(super) language: Language,
    pub(super) is_new: bool,
    /// Whether they may write lines.
    pub(super) may_write: bool,
    /// The past moment that they look at.
    pub(super) past: Option<Past>,
    pub(super) how: How,
}

/// What is known of an operation beside its lines.
pub(super) struct Told {
    pub(super) title: Option<String>,
    pub(super) facts: Vec<String>,
    /// The mark of its opening.
    pub(super) opening: ScriptMark,
    pub(super) items: Vec<Item>,
    pub(super) ends: Ends,
}

/// What of an operation is over.
#[derive(Clone, Copy, Default)]
pub(super) struct Ends {
    pub(super) closed_at: Option<Instant>,
    pub(super) log_closed_at: Option<Instant>,
}

/// Tells what happened, in the order in which it is given; none where there is no such operation.
pub(super) fn told(
    reading: &mut Reading<'_>,
    (realm, operation): (&Realm, OperationId),
    happenings: &[Happening],
    reader: Reader<'_>,
) -> Result<Option<Told>, Fault> {
    let Reader { addresses, zone, language, is_new, may_write, past, how } = reader;
    let Some(mut board) = board(reading, realm, operation, past)? else { return Ok(None) };
    let people: Vec<PersonId> = happenings.iter().filter_map(|it| person(&it.who)).collect();
    board.names.call(reading, realm, people)?;
    let regions = Regions::read(reading, realm, board.operation().area.as_ref())?;
    let sight = Sight::new(&board, &regions, addresses, (zone, language));
    let corrected = corrected(board.operation());
    let ends = Ends::of(board.operation());
    let can_write = may_write && ends.log_closed_at.is_none() && past.is_none();
    let item = |line: Line| {
        let is_corrected = match &line.kind {
            LineKind::Written { entry, .. } => corrected.contains(entry),
            LineKind::Event | LineKind::Several(_) => false,
        };
        let journal_href = addresses.journal(line.position);
        let correct_href = match &line.kind {
            LineKind::Written { entry, .. } if can_write && !is_corrected => {
                Some(addresses.correction(entry))
            }
            LineKind::Written { .. } | LineKind::Event | LineKind::Several(_) => None,
        };
        Item { language, line, is_corrected, is_new, journal_href, correct_href }
    };
    let items = lines(&sight, happenings, how).into_iter().map(item).collect();
    let (facts, opening) = (sight.facts(), sight.mark(&ProvenanceOf::Opening));
    Ok(Some(Told { title: board.title.clone(), facts, opening, items, ends }))
}

impl Ends {
    const fn of(operation: &Operation) -> Self {
        Self { closed_at: operation.closed_at, log_closed_at: operation.log_closed_at }
    }
}

impl Item {
    pub(super) const fn position(&self) -> u64 {
        self.line.position
    }

    fn say(&self, word: impl Say) -> String {
        word.say(self.language)
    }
}

/// The lines that a later one puts right.
fn corrected(operation: &Operation) -> BTreeSet<String> {
    let corrected = operation.log.values().filter_map(|it| it.corrects);
    corrected.map(|it: LogEntryId| it.to_string()).collect()
}

const fn person(who: &Who) -> Option<PersonId> {
    match who {
        Who::Staff { person, .. } | Who::Themselves { person } => Some(*person),
        Who::Operator { .. } | Who::Script { .. } => None,
    }
}
