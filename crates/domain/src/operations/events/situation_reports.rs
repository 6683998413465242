//! What can have happened to a situation report of an operation.

use serde::{Deserialize, Serialize};

use crate::kernel::{
    Body, Instant, OperationId, PersonId, SituationReportId, Thing, VaultKey, VaultText,
};

/// A situation report as a thing whose version people see.
#[must_use]
pub fn of_situation_report(operation: OperationId, report: SituationReportId) -> Thing {
    Thing::new("situation_report", format_args!("{operation}.{report}"))
}

/// A situation report was written, or written anew: then the one before stands no more.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SituationReportWritten {
    /// Of which operation.
    pub operation: OperationId,
    /// Which report.
    pub report: SituationReportId,
    /// The moment up to which it speaks.
    pub as_of: Instant,
    /// What has happened.
    pub situation: VaultText,
    /// Who answers for what.
    pub responsibilities: VaultText,
    /// What is done about it.
    pub measures: VaultText,
    /// What came of that.
    pub effectiveness: VaultText,
    /// Who wrote it; none where the operator or a script did.
    pub writer: Option<PersonId>,
}

impl Body for SituationReportWritten {
    fn thing(&self) -> Thing {
        of_situation_report(self.operation, self.report)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        let blocks = [
            &mut self.situation,
            &mut self.responsibilities,
            &mut self.measures,
            &mut self.effectiveness,
        ];
        for text in blocks {
            visit(VaultKey::OperationText(self.operation), text);
        }
    }
}

/// Somebody who did not write it has found a situation report right.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SituationReportChecked {
    /// Of which operation.
    pub operation: OperationId,
    /// Which report.
    pub report: SituationReportId,
    /// Who checked it; none where the operator or a script did.
    pub checker: Option<PersonId>,
}

impl Body for SituationReportChecked {
    fn thing(&self) -> Thing {
        of_situation_report(self.operation, self.report)
    }
}

/// A situation report has left the house, under its number; from now on it stays as it is.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SituationReportIssued {
    /// Of which operation.
    pub operation: OperationId,
    /// Which report.
    pub report: SituationReportId,
    /// Its number among those of the operation, from 1.
    pub number: u32,
    /// The body in whose name it was issued, as it is called.
    pub from: VaultText,
    /// To which units.
    pub to: VaultText,
}

impl Body for SituationReportIssued {
    fn thing(&self) -> Thing {
        of_situation_report(self.operation, self.report)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        for text in [&mut self.from, &mut self.to] {
            visit(VaultKey::OperationText(self.operation), text);
        }
    }
}
