//! What the rules of an incoming document may answer instead of acting.

use crate::refusals;

refusals! {
    /// There is no such document.
    NoSuchDocument = "no_such_document",
    /// It is registered already.
    DocumentIsRegistered = "document_is_registered",
    /// Nobody said that it is not classified.
    ClassifiedStaysOutside = "classified_stays_outside",
    /// It is to be answered before it came.
    DueBeforeReceived = "due_before_received",
    /// It is said to have been before the document came.
    BeforeTheDocument = "before_the_document",
    /// It is closed.
    DocumentIsClosed = "document_is_closed",
    /// The register has no such unit.
    NoSuchUnit = "no_such_unit_for_document",
    /// The unit has it already.
    UnitHasDocument = "unit_has_document",
    /// The unit was not given it.
    UnitHasNoDocument = "unit_has_no_document",
    /// So many units are given one document at most.
    TooManyUnits { max: usize } = "too_many_units_for_document",
    /// There is no such instruction, or the operation does not run.
    LeadsNowhere = "document_leads_nowhere",
    /// So many things come of one document at most.
    TooManyLeads { max: usize } = "too_many_document_leads",
    /// It is answered already.
    DocumentIsAnswered = "document_is_answered",
    /// It is not answered or units are not done, and nobody said why it is closed all the same.
    DocumentIsOpen { units: usize, is_unanswered: bool } = "document_is_open",
    /// It is kept longer after it was closed.
    DocumentIsStillKept { days: i64 } = "document_is_still_kept",
    /// It is not closed.
    DocumentIsNotClosed = "document_is_not_closed",
    /// What it said is destroyed.
    DocumentIsDestroyed = "document_is_destroyed",
}
