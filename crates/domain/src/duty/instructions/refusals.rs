//! What the rules of an instruction may answer instead of acting.

use crate::kernel::OperationId;
use crate::refusals;

refusals! {
    /// There is no such instruction.
    NoSuchInstruction = "no_such_instruction",
    /// It is written down already.
    InstructionIsRecorded = "instruction_is_recorded",
    /// Whoever gave it has said that it is done with.
    InstructionIsClosed = "instruction_is_closed",
    /// It is to be done before it was given.
    DueBeforeGiven = "due_before_given",
    /// The operation is over, or there is none.
    AboutWhatDoesNotRun { operation: OperationId } = "about_what_does_not_run",
    /// There is no such part.
    NoSuchPart = "no_such_part",
    /// Another unit answers for it.
    NotTheirPart = "not_their_part",
    /// The part is there already.
    PartIsAdded = "part_is_added",
    /// The list of units has no such unit.
    NoSuchUnit = "no_such_unit_for_part",
    /// So many parts belong to one instruction at most.
    TooManyParts { max: usize } = "too_many_parts",
    /// Parts are not done, or nobody was given any, and nobody said why it is closed all the same.
    PartsAreOpen { open: usize } = "parts_are_open",
}
