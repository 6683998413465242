//! The duty desk: what is reported to it, what it reports upwards, and who keeps it.

mod briefs;
mod consultations;
mod daily;
mod documents;
mod instructions;
mod intakes;
mod levels;
mod lines;
mod missed_limits;
mod reports;
mod shifts;

#[cfg(test)]
pub(crate) use intakes::STATEMENTS as INTAKE_STATEMENTS;
pub(super) use intakes::project;
pub(crate) use intakes::{
    INTAKES, known, limits_running, newest, one, settled_since, to_report, unsettled,
};
#[cfg(test)]
pub(crate) use missed_limits::STATEMENTS as MISSED_LIMIT_STATEMENTS;
pub(super) use missed_limits::acted_on;
pub(crate) use missed_limits::{MISSED_LIMITS, missed_limits, missed_limits_open};
#[cfg(test)]
pub(crate) use reports::STATEMENTS as REPORT_STATEMENTS;
pub(crate) use reports::{PHONE_REPORTS, REPORTS, of_intake, phoned_of};

#[cfg(test)]
pub(crate) use briefs::STATEMENTS as BRIEF_STATEMENTS;
pub(super) use briefs::project as project_brief;
pub(crate) use briefs::{BRIEFS, brief, briefs, briefs_issued};
#[cfg(test)]
pub(crate) use daily::STATEMENTS as DAILY_STATEMENTS;
pub(super) use daily::project as project_daily;
pub(crate) use daily::{
    DAILY_REPORTINGS, DAILY_REPORTS, daily_reporting, daily_reportings, daily_reports,
};
#[cfg(test)]
pub(crate) use lines::STATEMENTS as LINE_STATEMENTS;
pub(crate) use lines::{DUTY_LINES, calls_to, newest_lines, of_shift};
#[cfg(test)]
pub(crate) use shifts::STATEMENTS as SHIFT_STATEMENTS;
pub(super) use shifts::project as project_shift;
pub(crate) use shifts::{SHIFTS, begun_newest, on_duty, planned, shift, unsigned};

#[cfg(test)]
pub(crate) use instructions::STATEMENTS as INSTRUCTION_STATEMENTS;
pub(super) use instructions::project as project_instruction;
pub(crate) use instructions::{
    INSTRUCTION_PARTS, INSTRUCTIONS, instruction, instruction_parts, instructions_newest,
    instructions_open,
};

#[cfg(test)]
pub(crate) use documents::STATEMENTS as DOCUMENT_STATEMENTS;
pub(super) use documents::project as project_document;
pub(crate) use documents::{
    DOCUMENT_LEADS, DOCUMENT_UNITS, INCOMING_DOCUMENTS, document, document_leads, document_units,
    documents, documents_open,
};

#[cfg(test)]
pub(crate) use levels::STATEMENTS as LEVEL_STATEMENTS;
pub(super) use levels::project as project_level;
pub(crate) use levels::{LEVELS_FROM_ABOVE, level_from_above, levels_from_above, levels_standing};

#[cfg(test)]
pub(crate) use consultations::STATEMENTS as CONSULTATION_STATEMENTS;
pub(super) use consultations::project as project_consultation;
pub(crate) use consultations::{
    CONSULTATION_INTAKES, CONSULTATIONS, OPINIONS, PARTICIPANTS, consultation,
    consultation_intakes, consultations_newest, consultations_open, opinions, participants,
};
