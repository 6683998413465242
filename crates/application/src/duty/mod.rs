//! The duty desk as it is read: what was reported, what may be about the same, what of it was
//! reported upwards, who keeps the desk, and whom they may call.

mod alike;
mod briefs;
mod consultations;
mod daily;
mod desk;
mod documents;
mod instructions;
mod intakes;
mod levels;
mod phones;
mod reports;
mod shifts;

pub use alike::{Alike, alike_to};
pub use briefs::{BriefRead, brief, briefs};
pub use consultations::{
    ConsultationFile, ConsultationRead, DESK_CONSULTATIONS_MAX, Opinion, Participant, Suggestion,
    consultation, consultations, consultations_open,
};
pub use daily::{
    DAILY_REPORTINGS_MAX, DailyRead, DayRead, GivenRead, UnitDay, daily_reporting, daily_reportings,
};
pub use desk::{DESK_INTAKES_MAX, Desk, RunningOperation, desk, operations_running};
pub use documents::{
    DESK_DOCUMENTS_MAX, DocumentFile, DocumentOfUnit, DocumentRead, PAPER_ATTACHMENTS_MAX,
    attachments_to, document, documents, documents_open, same_documents,
};
pub use instructions::{
    CLOSED_SHOWN, DESK_INSTRUCTIONS_MAX, InstructionRead, PartRead, instruction, instructions,
    instructions_of_unit, instructions_open, units,
};
pub use intakes::{AccountTexts, Intake, intake, intakes, intakes_known};
pub use levels::{
    DESK_LEVELS_MAX, LevelFromAboveRead, LevelMeaning, Standing, level_from_above,
    levels_from_above, levels_standing,
};
pub use phones::{
    PHONE_POSTS_MAX, PersonPhones, PhoneBook, PhoneNumber, PhonesWanted, PostPhones, people_with,
    person_phones, phone_book,
};
pub use reports::{
    DUE_MAX, Due, PhoneReport, Reports, SentReport, WrittenReport, reports_due, reports_of,
};
pub use shifts::{
    Colleague, DESK_LINES_MAX, DutyLine, ROSTER_MAX, ShiftRead, ShiftRecord, UNSIGNED_MAX, Watch,
    newest_lines, open_on_desk, roster, shift_record, shifts, watch,
};
