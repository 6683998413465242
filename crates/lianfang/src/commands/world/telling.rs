//! What is wrong with a world or a line of its script, in the reader's language.

use std::path::Path;

use application::Failure;
use application::replay::{SCRIPT_BYTES_MAX, SCRIPT_FIELDS, SCRIPT_LINES_MAX};
use application::replay::{ScriptFlaw, ScriptProblem};
use application::world_folder::{WorldFlaw, WorldProblem};
use words::{Language, Say, ScriptWords, refusal, refusal_lines, right};

use crate::commands::import::lines;

/// A problem of a world's files.
pub(in crate::commands) fn world_told(
    folder: &Path,
    problem: &WorldProblem,
    language: Language,
) -> Vec<String> {
    let file = folder.join(problem.file.file_name());
    let told = match &problem.flaw {
        WorldFlaw::NoFile => vec!["the file is missing".to_owned()],
        WorldFlaw::Sheet(it) => vec![it.to_string()],
        WorldFlaw::Region(it) => vec![format!("{it:?}")],
        WorldFlaw::File(it) => lines(it),
        WorldFlaw::Refused(it) => refusal_lines(it, language),
    };
    told.into_iter().map(|it| format!("{}: {it}", file.display())).collect()
}

/// A problem of a script, with its line.
pub(in crate::commands) fn script_told(problem: &ScriptProblem, language: Language) -> String {
    let said = flaw(&problem.flaw).say(language);
    match problem.line {
        0 => said,
        line => ScriptWords::AtLine { line, said }.say(language),
    }
}

fn flaw(flaw: &ScriptFlaw) -> ScriptWords {
    match flaw.clone() {
        ScriptFlaw::TooLarge => ScriptWords::TooLarge { mebibytes_max: SCRIPT_BYTES_MAX >> 20 },
        ScriptFlaw::TooManyLines => ScriptWords::TooManyLines { lines_max: SCRIPT_LINES_MAX },
        ScriptFlaw::NotUtf8 => ScriptWords::NotUtf8,
        ScriptFlaw::Empty => ScriptWords::Empty,
        ScriptFlaw::NotJson { met } => ScriptWords::NotJson { met },
        ScriptFlaw::UnknownField { field } => {
            ScriptWords::UnknownField { field, fields: SCRIPT_FIELDS.join(", ") }
        }
        ScriptFlaw::Missing { field } => ScriptWords::Missing { field },
        ScriptFlaw::WrongKind { field } => ScriptWords::WrongKind { field },
        ScriptFlaw::NotAMoment { field, text } => ScriptWords::NotAMoment { field, text },
        ScriptFlaw::TimeGoesBack => ScriptWords::TimeGoesBack,
        ScriptFlaw::EnteredBefore => ScriptWords::EnteredBefore,
        ScriptFlaw::UnknownVerb { verb } => ScriptWords::UnknownVerb { verb },
        ScriptFlaw::Body { verb, met } => ScriptWords::Body { verb, met },
        ScriptFlaw::UnknownPost { post } => ScriptWords::UnknownPost { post },
        ScriptFlaw::UnknownPlan { plan } => ScriptWords::UnknownPlan { plan },
        ScriptFlaw::UnknownTask { task } => ScriptWords::UnknownTask { task },
        ScriptFlaw::UnknownOperation { on: Some(on) } => ScriptWords::UnknownOperation { on },
        ScriptFlaw::UnknownOperation { on: None } => ScriptWords::NoOperation,
        ScriptFlaw::UnknownProvenance { is } => ScriptWords::UnknownProvenance { is },
        ScriptFlaw::SourceMissing => ScriptWords::SourceMissing,
        ScriptFlaw::SourceStrange => ScriptWords::SourceStrange,
        ScriptFlaw::NotASource { source } => ScriptWords::NotASource { source },
    }
}

/// Why a line was not performed.
pub(in crate::commands) fn failure_told(failure: &Failure, language: Language) -> String {
    match failure {
        Failure::Refused(it) => refusal(it, language),
        Failure::Denied(it) => {
            ScriptWords::NoRight { right: right(*it, language).to_owned() }.say(language)
        }
        Failure::Fault(fault) => fault.to_string(),
        Failure::Conflict(_)
        | Failure::UnseenThing(_)
        | Failure::IdUsedOtherwise
        | Failure::WrongTarget { .. }
        | Failure::InTheFuture { .. }
        | Failure::NoSuchRealm(_)
        | Failure::Overloaded => format!("{failure:?}"),
    }
}
