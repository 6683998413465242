//! The lines of a log: what people wrote, and what was done between.

use std::collections::BTreeSet;

use application::operations::{Happening, board};
use application::{Fault, Reading, Who};
use askama::Template;
use domain::kernel::{LogEntryId, OperationId, PersonId, Realm};
use domain::operations::Operation;
use words::{Common, Language, Operations, Say, Zone};

use super::super::addresses::Addresses;
use super::super::regions::Regions;
use super::super::sight::Sight;
use super::super::timeline::{Line, LineKind, lines};

/// A line, ready to be shown.
#[derive(Template)]
#[template(path = "operations/log/item.html")]
pub(crate) struct Item {
    language: Language,
    line: Line,
    /// Whether a later line puts it right.
    is_corrected: bool,
    /// Whether it has just come in while somebody looks.
    is_new: bool,
    journal_href: Option<String>,
}

/// To whom it is told.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) addresses: &'a Addresses,
    pub(super) zone: &'a Zone,
    pub(super) language: Language,
    pub(super) is_new: bool,
}

/// What is known of an operation beside its lines.
pub(super) struct Told {
    pub(super) title: Option<String>,
    pub(super) facts: Vec<String>,
    pub(super) items: Vec<Item>,
}

/// Tells what happened, in the order in which it is given; none where there is no such operation.
pub(super) fn told(
    reading: &mut Reading<'_>,
    (realm, operation): (&Realm, OperationId),
    happenings: &[Happening],
    reader: Reader<'_>,
) -> Result<Option<Told>, Fault> {
    let Some(mut board) = board(reading, realm, operation, None)? else { return Ok(None) };
    let people: Vec<PersonId> = happenings.iter().filter_map(|it| person(&it.who)).collect();
    board.names.call(reading, realm, people)?;
    let regions = Regions::read(reading, realm, board.operation().area.as_ref())?;
    let Reader { addresses, zone, language, is_new } = reader;
    let sight = Sight::new(&board, &regions, addresses, (zone, language));
    let corrected = corrected(board.operation());
    let item = |line: Line| {
        let is_corrected = match &line.kind {
            LineKind::Written { entry, .. } => corrected.contains(entry),
            LineKind::Event | LineKind::Several(_) => false,
        };
        let journal_href = addresses.journal(line.position);
        Item { language, line, is_corrected, is_new, journal_href }
    };
    let items = lines(&sight, happenings).into_iter().map(item).collect();
    Ok(Some(Told { title: board.title.clone(), facts: sight.facts(), items }))
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
