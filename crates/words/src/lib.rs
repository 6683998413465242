//! Both languages: every sentence that a person reads, with typed arguments.
//!
//! A word is a variant of an enum; its two sentences stand beside each other, Chinese first.
//! A missing language or argument does not compile.

mod access;
mod common;
mod door;
mod gaps;
mod imports;
mod language;
mod moments;
mod operations;
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
mod rights;
mod supplies;

pub use access::Access;
pub use common::Common;
pub use door::Door;
pub use gaps::{GapWords, gap, severity};
pub use imports::{cell_flaw, cell_problem, row_error, sheet_problem, unreadable};
pub use language::{Language, Say, named};
pub use moments::{Zone, ago, clock_time, full_time};
pub use operations::{Operations, emergency_class};
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
    criterion, criterion_mark, opinion, plan_duty, review_outcome, revision_trigger, version_state,
};
pub use problems::{FieldProblem, ProblemDetail, ProblemTitle};
pub use refusals::refusal;
pub use registering::Registering;
pub use registers::{refusal_lines, row_problems, sheet};
pub use rights::right;
pub use supplies::{vehicle_kind, vehicle_state};

/// Writes an enum of words from a table of sentences: Chinese, then English.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$word_doc:meta])* $word:ident $({ $($argument:ident : $type:ty),+ $(,)? })?
            => $chinese:literal, $english:literal;)+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub enum $name {
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
}
pub(crate) use words;
