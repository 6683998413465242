//! What is still open on the desk, with the names of the things.

use application::duty::{instruction, intake};
use application::{Fault, Reading};
use domain::duty::OpenThings;
use domain::kernel::Realm;
use words::{Operations, Say, emergency_class};

use super::super::instructions::{InstructionItem, ItemReader};
use super::super::item::{Item, Reader};
use super::shown::Shower;

/// What is open, ready to be shown.
pub(super) struct OpenShown {
    pub(super) intakes: Vec<Item>,
    pub(super) reports: Vec<Item>,
    pub(super) instructions: Vec<InstructionItem>,
    pub(super) operations: Vec<OperationOpen>,
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
        let mut items = |ids: &[_]| -> Result<Vec<Item>, Fault> {
            let mut items = Vec::with_capacity(ids.len());
            for id in ids {
                items.extend(intake(reading, realm, *id)?.map(|it| reader.item(&it)));
            }
            Ok(items)
        };
        let (intakes, reports) = (items(&open.intakes)?, items(&open.reports_due)?);
        let Reader { base, called, now, zone, language } = *reader;
        let shower = Shower { base, called, now, zone, language };
        let mut instructions = Vec::with_capacity(open.instructions.len());
        for id in &open.instructions {
            let found = instruction(reading, realm, *id)?;
            instructions.extend(found.map(|it| shower.instruction(&it)));
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
                is_closed: row.closed_at.is_some(),
            });
        }
        Ok(Self { intakes, reports, instructions, operations })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.intakes.is_empty()
            && self.reports.is_empty()
            && self.instructions.is_empty()
            && self.operations.is_empty()
    }
}
