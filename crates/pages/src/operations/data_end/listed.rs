//! The texts of an operation without what they say: for whoever does not release them, and of those
//! that are gone.

use std::collections::BTreeSet;

use application::operations::{ToldText, texts_told};
use application::{Fault, Reading};
use domain::kernel::{Commitment, OperationId, PersonId, Realm};
use domain::operations::Event;
use words::{DataPages, TaskThread};

use super::super::attachments::person;
use super::super::deciding::Desk;
use super::texts::{DataQuery, TEXTS_MAX, Tab, Which, tabs};
use crate::components::TimeShown;
use crate::registers::{Pager, Part};

/// The texts that an address asks for.
pub(super) struct Listed {
    which: Which,
    part: Part,
    shown: Vec<(ToldText, bool)>,
    /// How many there are, and how many of them were released.
    counts: (usize, usize),
}

/// The same, ready to be shown.
pub(super) struct ListShown {
    pub(super) tabs: Vec<Tab>,
    pub(super) counted: String,
    pub(super) rows: Vec<Row>,
    pub(super) pager: Option<Pager>,
}

/// Where a text stands, and what became of it.
pub(super) struct Row {
    pub(super) what: String,
    /// The line of the log, or the event of the journal.
    pub(super) href: String,
    pub(super) who: String,
    pub(super) time: TimeShown,
    pub(super) state: String,
}

impl Listed {
    /// Reads it; none where the address asks for no texts.
    pub(super) fn read(
        reading: &mut Reading<'_>,
        of: (&Realm, OperationId),
        query: &DataQuery,
    ) -> Result<Option<Self>, Fault> {
        let Some(which) = query.which() else { return Ok(None) };
        let rows = reading.view.released_texts(of.0, of.1)?;
        let released: BTreeSet<Commitment> = rows.iter().map(|it| it.original).collect();
        let all = texts_told(reading, of)?.into_iter().map(|it| {
            let is_released = released.contains(&it.commitment);
            (it, is_released)
        });
        let all: Vec<(ToldText, bool)> = all.collect();
        let counts = (all.len(), all.iter().filter(|it| it.1).count());
        let wanted: Vec<_> = all.into_iter().filter(|it| which.takes(it.1)).collect();
        let part = Part::of(wanted.len(), query.page, TEXTS_MAX);
        let shown = wanted.into_iter().skip(part.skipped()).take(TEXTS_MAX).collect();
        Ok(Some(Self { which, part, shown, counts }))
    }

    /// Whoever wrote what is shown.
    pub(super) fn people(&self) -> BTreeSet<PersonId> {
        self.shown.iter().filter_map(|(it, _)| person(&it.who)).collect()
    }

    pub(super) fn show(&self, desk: &Desk, is_destroyed: bool) -> ListShown {
        let (page, language) = (desk.addresses.data(), desk.language);
        let address = format!("{page}?texts={}&page=", self.which.name());
        let (from, to) = self.part.bounds();
        let count = match self.which {
            Which::All => self.counts.0,
            Which::Released => self.counts.1,
            Which::Waiting => self.counts.0 - self.counts.1,
        };
        ListShown {
            tabs: tabs(Some(self.which), self.counts, (&page, language)),
            counted: desk.say(DataPages::TextShown { from, to, count }),
            rows: self.shown.iter().map(|it| row(desk, it, is_destroyed)).collect(),
            pager: self.part.pager(&address, "#texts", language),
        }
    }
}

fn row(desk: &Desk, (it, is_released): &(ToldText, bool), is_destroyed: bool) -> Row {
    let (sight, position) = (desk.sight(), it.position);
    let what = desk.say(what(&it.event));
    let state = match (is_released, is_destroyed) {
        (true, _) => DataPages::IsReleased,
        (false, true) => DataPages::IsDestroyed,
        (false, false) => DataPages::IsNotReleased,
    };
    Row {
        what: desk.say(DataPages::InTheLog { what, position }),
        href: desk.addresses.log(Some(position)),
        who: sight.who(&it.who).unwrap_or_else(|| desk.say(TaskThread::ByOperator)),
        time: sight.time(it.happened_at),
        state: desk.say(state),
    }
}

/// What kind of text an event brings, by what it is about.
fn what(event: &Event) -> DataPages {
    if matches!(event, Event::OperationNormalised(_)) {
        return DataPages::OfNormalising;
    }
    match domain::kernel::Event::thing(event).kind() {
        "operation" => DataPages::OfTitle,
        "log_entry" => DataPages::OfLogLine,
        "attachment" => DataPages::OfAttachment,
        "level" => DataPages::OfLevel,
        "measure" => DataPages::OfMeasure,
        "task" => DataPages::OfTask,
        "indicator" => DataPages::OfReading,
        "command" => DataPages::OfCommand,
        _ => DataPages::OfOther,
    }
}
