//! Give an incoming document to a unit.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::document::{DOCUMENT_UNITS_MAX, IncomingDocument};
use super::events::{DocumentEvent, DocumentHandedOn};
use super::refusals::Refusal;
use crate::kernel::{IncomingDocumentId, Instant, Moment, OrganisationId, Right, Text, Verb};
use crate::registers::{Registers, Unanswered};

/// Give an incoming document to a unit, which answers for what it wants.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandDocumentOn {
    /// Which unit.
    pub unit: OrganisationId,
    /// What it is to do.
    pub what: Text<500>,
    /// By when; left out, when the document is to be answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Instant>,
}

impl Verb for HandDocumentOn {
    type Of = IncomingDocument;
    /// Whether there is such a unit.
    type Facts = bool;
    const NAME: &'static str = "hand_document_on";
    const RIGHT: Right = Right::KeepDesk;

    fn asks(
        &self,
        _: &IncomingDocumentId,
        registers: &mut dyn Registers,
    ) -> Result<bool, Unanswered> {
        registers.organisation_exists(self.unit)
    }

    fn decide(
        &self,
        document: &IncomingDocument,
        is_known: &bool,
        moment: Moment,
        out: &mut Vec<DocumentEvent>,
    ) -> Result<(), Refusal> {
        document.must_be_open(moment)?;
        if document.units.contains_key(&self.unit) {
            return Err(Refusal::UnitHasDocument);
        }
        if document.units.len() >= DOCUMENT_UNITS_MAX {
            return Err(Refusal::TooManyUnits { max: DOCUMENT_UNITS_MAX });
        }
        if !is_known {
            return Err(Refusal::NoSuchUnit);
        }
        if self.due_at.is_some_and(|it| it <= moment.happened_at) {
            return Err(Refusal::DueBeforeReceived);
        }
        let due_at = self.due_at.or(document.due_at);
        let (document, unit, what) = (document.id, self.unit, (&self.what).into());
        out.push(DocumentHandedOn { document, unit, what, due_at }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{NIGHT, later};
    use super::super::testing::{decide, document, handing, registered};
    use super::*;

    #[test]
    fn a_unit_is_given_a_document_once() {
        let mut taken = registered();
        assert_eq!(decide(&mut taken, &handing(8), &true, later(5)), Ok(1));
        assert_eq!(taken.units_open(), 1);
        let again = decide(&mut taken, &handing(8), &true, later(6));
        assert_eq!(again, Err(Refusal::UnitHasDocument));
        assert_eq!(decide(&mut taken, &handing(9), &false, later(6)), Err(Refusal::NoSuchUnit));
        let past = HandDocumentOn { due_at: Some(later(4)), ..handing(9) };
        assert_eq!(decide(&mut taken, &past, &true, later(5)), Err(Refusal::DueBeforeReceived));
    }

    #[test]
    fn nobody_is_given_what_has_not_come() {
        let nothing = decide(&mut document(), &handing(8), &true, NIGHT);
        assert_eq!(nothing, Err(Refusal::NoSuchDocument));
        let early = decide(&mut registered(), &handing(8), &true, later(-5));
        assert_eq!(early, Err(Refusal::BeforeTheDocument));
    }

    #[test]
    fn no_more_units_than_fit_are_given_one_document() {
        let mut taken = registered();
        for number in 0..DOCUMENT_UNITS_MAX as u128 {
            assert_eq!(decide(&mut taken, &handing(number), &true, later(5)), Ok(1));
        }
        let more = decide(&mut taken, &handing(99), &true, later(5));
        assert_eq!(more, Err(Refusal::TooManyUnits { max: DOCUMENT_UNITS_MAX }));
    }
}
