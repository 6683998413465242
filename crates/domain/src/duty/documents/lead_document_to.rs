//! Say what comes of an incoming document.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::document::{DOCUMENT_LEADS_MAX, DocumentLead, IncomingDocument};
use super::events::{DocumentEvent, DocumentLed};
use super::refusals::Refusal;
use crate::kernel::{IncomingDocumentId, Moment, Right, Verb};
use crate::registers::{EndOfOperation, Registers, Unanswered};

/// Write down what comes of an incoming document: an instruction that was made of it, or the
/// operation that does what it wants.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeadDocumentTo {
    /// What comes of it.
    pub to: DocumentLead,
}

impl Verb for LeadDocumentTo {
    type Of = IncomingDocument;
    /// Whether there is such an instruction, or the operation runs.
    type Facts = bool;
    const NAME: &'static str = "lead_document_to";
    const RIGHT: Right = Right::KeepDesk;

    fn asks(
        &self,
        _: &IncomingDocumentId,
        registers: &mut dyn Registers,
    ) -> Result<bool, Unanswered> {
        match self.to {
            DocumentLead::Instruction(it) => registers.instruction_exists(it),
            DocumentLead::Operation(it) => Ok(registers.end_of(it)? == EndOfOperation::Runs),
        }
    }

    fn decide(
        &self,
        document: &IncomingDocument,
        is_there: &bool,
        moment: Moment,
        out: &mut Vec<DocumentEvent>,
    ) -> Result<(), Refusal> {
        document.must_be_open(moment)?;
        if document.leads.contains(&self.to) {
            return Ok(());
        }
        if document.leads.len() >= DOCUMENT_LEADS_MAX {
            return Err(Refusal::TooManyLeads { max: DOCUMENT_LEADS_MAX });
        }
        if !is_there {
            return Err(Refusal::LeadsNowhere);
        }
        out.push(DocumentLed { document: document.id, to: self.to }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::super::super::testing::later;
    use super::super::testing::{decide, registered};
    use super::*;
    use crate::kernel::InstructionId;

    fn leading(number: u128) -> LeadDocumentTo {
        let instruction = InstructionId::from_uuid(Uuid::from_u128(number));
        LeadDocumentTo { to: DocumentLead::Instruction(instruction) }
    }

    #[test]
    fn a_document_leads_to_what_there_is_and_says_so_once() {
        let mut taken = registered();
        let nowhere = decide(&mut taken, &leading(1), &false, later(5));
        assert_eq!(nowhere, Err(Refusal::LeadsNowhere));
        assert_eq!(decide(&mut taken, &leading(1), &true, later(5)), Ok(1));
        assert_eq!(decide(&mut taken, &leading(1), &true, later(6)), Ok(0));
        for number in 2..=DOCUMENT_LEADS_MAX as u128 {
            assert_eq!(decide(&mut taken, &leading(number), &true, later(6)), Ok(1));
        }
        let more = decide(&mut taken, &leading(99), &true, later(7));
        assert_eq!(more, Err(Refusal::TooManyLeads { max: DOCUMENT_LEADS_MAX }));
    }
}
