//! Say how far a unit has come with an incoming document.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::document::IncomingDocument;
use super::events::{DocumentEvent, DocumentFeedbackNoted};
use super::refusals::Refusal;
use crate::kernel::{IncomingDocumentId, Moment, OrganisationId, Right, Text, Verb};
use crate::registers::{Registers, Unanswered};

/// Write down what a unit says of the document that it was given. What was said last counts.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteDocumentFeedback {
    /// Which unit.
    pub unit: OrganisationId,
    /// What it says.
    pub feedback: Text<1000>,
    /// Whether it is done.
    pub is_done: bool,
}

impl Verb for NoteDocumentFeedback {
    type Of = IncomingDocument;
    type Facts = ();
    const NAME: &'static str = "note_document_feedback";
    const RIGHT: Right = Right::KeepDesk;

    fn asks(&self, _: &IncomingDocumentId, _: &mut dyn Registers) -> Result<(), Unanswered> {
        Ok(())
    }

    fn decide(
        &self,
        document: &IncomingDocument,
        (): &(),
        moment: Moment,
        out: &mut Vec<DocumentEvent>,
    ) -> Result<(), Refusal> {
        document.must_be_open(moment)?;
        if !document.units.contains_key(&self.unit) {
            return Err(Refusal::UnitHasNoDocument);
        }
        let (unit, feedback, is_done) = (self.unit, (&self.feedback).into(), self.is_done);
        let document = document.id;
        out.push(DocumentFeedbackNoted { document, unit, feedback, is_done }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{later, text};
    use super::super::testing::{decide, handing, registered, unit};
    use super::*;

    #[test]
    fn what_a_unit_said_last_counts() {
        let mut taken = registered();
        decide(&mut taken, &handing(8), &true, later(5)).expect("it is open");
        let says = |number, is_done| NoteDocumentFeedback {
            unit: unit(number),
            feedback: text("名单已报"),
            is_done,
        };
        let other = decide(&mut taken, &says(9, true), &(), later(9));
        assert_eq!(other, Err(Refusal::UnitHasNoDocument));
        assert_eq!(decide(&mut taken, &says(8, true), &(), later(20)), Ok(1));
        assert_eq!(taken.units_open(), 0);
        assert_eq!(decide(&mut taken, &says(8, false), &(), later(25)), Ok(1));
        assert_eq!(taken.units_open(), 1, "it turned out otherwise");
    }
}
