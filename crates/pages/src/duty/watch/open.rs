//! What is still open on the desk, with the names of the things.

use application::duty::{InstructionRead, Intake, instruction, intake};
use application::reviews::action;
use application::{Fault, Reading};
use domain::duty::OpenThings;
use domain::kernel::{Instant, Realm};
use words::{Operations, Say, emergency_class};

use super::super::clocks::ClockShown;
use super::super::instructions::{InstructionItem, ItemReader};
use super::super::item::{Item, Reader};
use crate::reviews::{ActionItem, Reader as _};

/// What is open, ready to be shown.
pub(super) struct OpenShown {
    pub(super) intakes: Vec<Item>,
    pub(super) reports: Vec<ReportOpen>,
    pub(super) instructions: Vec<InstructionItem>,
    pub(super) operations: Vec<OperationOpen>,
    pub(super) actions: Vec<ActionItem>,
}

/// What is to be reported upwards, and by when.
pub(super) struct ReportOpen {
    pub(super) item: Item,
    pub(super) clocks: Vec<ClockShown>,
}

/// An operation that runs.
pub(super) struct OperationOpen {
    pub(super) href: String,
    pub(super) title: String,
    pub(super) class: &'static str,
    /// Whether it has been closed since.
    pub(super) is_closed: bool,
}

impl OpenShown {
    pub(super) fn read(
        reading: &mut Reading<'_>,
        realm: &Realm,
        reader: &Reader<'_>,
        open: &OpenThings,
    ) -> Result<Self, Fault> {
        // What has happened since is not what was handed over.
        let at = reader.now;
        let mut found = |ids: &[_]| -> Result<Vec<Intake>, Fault> {
            let mut found = Vec::with_capacity(ids.len());
            for id in ids {
                found.extend(intake(reading, realm, *id)?.map(|it| as_of(it, at)));
            }
            Ok(found)
        };
        let intakes = found(&open.intakes)?.iter().map(|it| reader.item(it)).collect();
        let clock = |it| ClockShown::of(it, at, reader.zone, reader.language);
        let report = |it: &Intake| ReportOpen {
            item: reader.item(it),
            clocks: it.row.clocks().into_iter().map(clock).collect(),
        };
        let reports = found(&open.reports_due)?.iter().map(report).collect();
        let mut instructions = Vec::with_capacity(open.instructions.len());
        for id in &open.instructions {
            let found = instruction(reading, realm, *id)?;
            instructions.extend(found.map(|it| reader.instruction(&instruction_as_of(it, at))));
        }
        let mut operations = Vec::with_capacity(open.operations.len());
        for id in &open.operations {
            let Some(row) = reading.view.operation(realm, *id)? else { continue };
            let title = reading.open(&row.title)?.text().map(str::to_owned);
            let destroyed = || Operations::TextDestroyed.say(reader.language);
            operations.push(OperationOpen {
                href: format!("{}/operations/{id}", reader.base),
                title: title.unwrap_or_else(destroyed),
                class: emergency_class(row.class, reader.language),
                is_closed: row.closed_at.is_some_and(|it| it <= at),
            });
        }
        let mut actions = Vec::with_capacity(open.actions.len());
        for id in &open.actions {
            let found = action(reading, realm, *id)?;
            actions.extend(found.map(|it| reader.action(&it)));
        }
        Ok(Self { intakes, reports, instructions, operations, actions })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.intakes.is_empty()
            && self.reports.is_empty()
            && self.instructions.is_empty()
            && self.operations.is_empty()
            && self.actions.is_empty()
    }
}

/// An intake as it stood at an instant, as far as a list shows it.
fn as_of(mut intake: Intake, at: Instant) -> Intake {
    let row = &mut intake.row;
    row.settled = row.settled.take().filter(|it| it.at <= at);
    row.reported.phoned_at = row.reported.phoned_at.filter(|it| *it <= at);
    row.reported.initial_sent_at = row.reported.initial_sent_at.filter(|it| *it <= at);
    row.reported.last_sent_at = row.reported.last_sent_at.filter(|it| *it <= at);
    row.reported.final_sent_at = row.reported.final_sent_at.filter(|it| *it <= at);
    intake
}

/// The same of an instruction.
fn instruction_as_of(mut found: InstructionRead, at: Instant) -> InstructionRead {
    found.row.closed = found.row.closed.take().filter(|it| it.at <= at);
    found.parts.retain(|it| it.row.added_at <= at);
    for part in &mut found.parts {
        part.row.is_done &= part.row.answered_at.is_some_and(|it| it <= at);
    }
    found
}
