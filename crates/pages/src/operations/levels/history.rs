//! What happened to the level of a plan, each with its place in the journal.

use application::operations::Happening;
use domain::kernel::{Key, OperationId, Thing};
use words::{LevelPages, Say as _, Telling, happened};

use super::super::deciding::Desk;
use super::super::naming::BoardNames;
use crate::components::{ScriptMark, TimeShown};

/// At most so much is shown of what happened to a level.
pub(super) const EVENTS_MAX: u32 = 200;

/// Something that happened to a level.
pub(super) struct HistoryRow {
    pub(super) time: TimeShown,
    pub(super) line: String,
    pub(super) mark: ScriptMark,
    /// What was said with it.
    pub(super) said: Vec<String>,
    /// When it was told, where that was later.
    pub(super) entered: Option<String>,
    pub(super) position: u64,
    /// The event in the journal; for whoever may not see it, its line in the log.
    pub(super) href: String,
}

/// What the history is about.
pub(super) fn things(operation: OperationId, plan: &Key) -> [Thing; 3] {
    ["plan_at_work", "level", "level_clock"]
        .map(|kind| Thing::new(kind, format_args!("{operation}.{plan}")))
}

/// The history, the newest first.
pub(super) fn rows(desk: &Desk, happenings: &[Happening]) -> Vec<HistoryRow> {
    happenings.iter().rev().map(|it| row(desk, it)).collect()
}

fn row(desk: &Desk, it: &Happening) -> HistoryRow {
    let sight = desk.sight();
    let names = BoardNames { told_of: Some(it.happened_at), ..sight.names };
    let (now, zone, language) = (sight.now(), &desk.zone, desk.language);
    let line = happened(&it.event, &Telling { names: &names, now, zone, language });
    let said = it.said.iter().flatten().filter(|it| !line.contains(it.as_str()));
    let entered = it.was_told_late().then(|| {
        let at = sight.time(it.entered_at).clock;
        LevelPages::EnteredAt { at }.say(language)
    });
    HistoryRow {
        time: sight.time(it.happened_at),
        said: said.cloned().collect(),
        line,
        mark: sight.mark_of(it),
        entered,
        position: it.position,
        href: sight.addresses.event(it.position),
    }
}
