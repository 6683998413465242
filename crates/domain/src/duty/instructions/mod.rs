//! Instructions of leaders 批示: written down in their words, split into parts that units answer
//! for, and closed by whoever gave them.

mod add_instruction_part;
mod answer_instruction_part;
mod close_instruction;
mod events;
mod instruction;
mod record_instruction;
mod refusals;
mod report_instruction_part;
#[cfg(test)]
mod testing;

pub use add_instruction_part::AddInstructionPart;
pub use answer_instruction_part::AnswerInstructionPart;
pub use close_instruction::CloseInstruction;
pub use events::{
    InstructionClosed, InstructionEvent, InstructionPartAdded, InstructionPartAnswered,
    InstructionRecorded,
};
pub use instruction::{Instruction, InstructionChannel, InstructionPart, PARTS_MAX};
pub use record_instruction::RecordInstruction;
pub use refusals::Refusal;
pub use report_instruction_part::ReportInstructionPart;
