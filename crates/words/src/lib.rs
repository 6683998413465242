//! Both languages: every sentence that a person reads, with typed arguments.
//!
//! A word is a variant of an enum; its two sentences stand beside each other, Chinese first.
//! A missing language or argument does not compile.

mod access;
mod attachment_pages;
mod briefs;
mod commands;
mod common;
mod consultations;
mod daily;
mod data_pages;
mod door;
mod duty;
mod figure_table;
mod figures;
mod gallery;
mod gaps;
mod happened;
mod happened_lines;
mod imports;
mod inbox;
mod inbox_figures;
mod instructions;
mod joint_figures;
mod joint_pages;
mod journal_page;
mod language;
mod levels_pages;
mod maps;
mod moment_pages;
mod moments;
mod operation_actions;
mod operation_board;
mod operation_log;
mod operation_overview;
mod operation_parts;
mod operation_refusals;
mod operations;
mod papers;
mod people;
mod places;
mod plan_editor;
mod plan_library;
mod plan_parts;
mod plan_reading;
mod plans;
mod problems;
mod refusals;
mod registering;
mod registers;
mod reports;
mod reviews;
mod rights;
mod scripts;
mod shifts;
mod situation_reports;
mod supplies;
mod tasks;
mod world_problems;
mod written_times;

pub use access::Access;
pub use attachment_pages::{AttachmentPages, file_size, media_type};
pub use briefs::{BriefDraft, BriefTold, Briefs};
pub use commands::{ListeningWords, ServiceWords};
pub use common::Common;
pub use consultations::{
    ConsultationTold, Consultations, LevelFromAboveTold, LevelsFromAbove, consultation_outcome,
    opinion_way, participant_kind, response_level, stance,
};
pub use daily::{Daily, DailyTold};
pub use data_pages::{DataPages, DataTold};
pub use door::Door;
pub use duty::{
    Desk, IntakePage, IntakeTold, Reporting, emergency_severity, intake_channel, report_kind,
};
pub use figures::{Figure, Figures, all_figures};
pub use gallery::{Colours, Components, Gallery, Samples};
pub use gaps::{GapWords, gap, severity};
pub use happened::{LevelChange, Names, Telling, happened};
pub use imports::{cell_flaw, cell_problem, row_error, sheet_problem, unreadable};
pub use inbox::{Inbox, an_hour, notice_told, why_digest};
pub use instructions::{InstructionTold, Instructions, instruction_channel};
pub use joint_pages::{JointPages, asks, clash};
pub use journal_page::JournalPage;
pub use language::{Language, Say, named};
pub use levels_pages::{
    CommandPages, Conditions, LevelPages, LiftPages, PlansAtWork, ReadingsPages, ResponsePages,
};
pub use maps::Maps;
pub use moment_pages::{MomentPages, WallPages};
pub use moments::{
    Zone, ago, clock_time, full_time, how_long, length_between, night_ends, time_left,
};
pub use operation_actions::{OperationAction, OperationTold};
pub use operation_board::{Board, LookBack};
pub use operation_log::{LogWriting, OperationLog};
pub use operation_overview::OperationOverview;
pub use operation_parts::{
    joined, level_name, opened_by, proposed_by, quantity, task_act, task_name, task_state,
};
pub use operation_refusals::operation_refusal;
pub use operations::{Operations, emergency_class};
pub use papers::{DocumentTold, Documents, PaperTold, Papers, document_kind, document_urgency};
pub use people::{
    call_result, competence, contact_kind, duty_state, organisation_kind, person_kind, post_kind,
};
pub use places::{catalogue, site_kind};
pub use plan_editor::{PlanBeginning, PlanEditor, PlanEntries, PlanForm, PlanProblem};
pub use plan_library::{PlanAction, PlanCompare, PlanLibrary, PlanStep, PlanTold};
pub use plan_parts::{
    activity_kind, channel, measure_unit, notice_kind, proof, report_profile, risk, section_kind,
    tier, unless_state, warning_color,
};
pub use plan_reading::{PlanReading, duration};
pub use plans::{
    criterion, criterion_mark, opinion, plan_duty, plan_refusal, review_outcome, revision_trigger,
    version_state,
};
pub use problems::{FieldProblem, ProblemDetail, ProblemTitle};
pub use refusals::{finding_kind, refusal};
pub use registering::Registering;
pub use registers::{refusal_lines, region_level, row_problems, sheet};
pub use reports::{ReportHeading, ReportWords, day_time};
pub use reviews::{CorrectiveActionTold, CorrectiveActions, action_step, report_due};
pub use rights::right;
pub use scripts::{Provenance, ScriptWords};
pub use shifts::{DutyLog, Phones, RosterPage, ShiftPage, Watch, WatchTold};
pub use situation_reports::{
    SituationDraft, SituationReportTold, SituationReports, SituationSheet, letter_date, letter_time,
};
pub use supplies::{vehicle_kind, vehicle_state};
pub use tasks::{TaskThread, Tasks};
pub use world_problems::{RegionWords, WorldWords};
pub use written_times::written_time;

/// Writes an enum of words from a table of sentences: Chinese, then English. Words that only make
/// other words are marked `pub(crate)`.
macro_rules! words {
    (@ [$seen_by:vis] $(#[$doc:meta])* $name:ident {
        $($(#[$word_doc:meta])* $word:ident $({ $($argument:ident : $type:ty),+ $(,)? })?
            => $chinese:literal, $english:literal;)+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        $seen_by enum $name {
            $(
                $(#[$word_doc])*
                #[doc = $chinese]
                $word $({
                    $(#[doc = concat!("Its ", stringify!($argument), ".")] $argument: $type),+
                })?,
            )+
        }

        impl $crate::Say for $name {
            fn say(&self, language: $crate::Language) -> String {
                match (self, language) {
                    $(
                        (Self::$word $({ $($argument),+ })?, $crate::Language::Chinese) => {
                            format!($chinese)
                        }
                        (Self::$word $({ $($argument),+ })?, $crate::Language::English) => {
                            format!($english)
                        }
                    )+
                }
            }
        }
    };
    ($(#[$doc:meta])* pub(crate) $name:ident $table:tt) => {
        $crate::words! { @ [pub(crate)] $(#[$doc])* $name $table }
    };
    ($(#[$doc:meta])* $name:ident $table:tt) => {
        $crate::words! { @ [pub] $(#[$doc])* $name $table }
    };
}
pub(crate) use words;
