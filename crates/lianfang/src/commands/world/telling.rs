//! What is wrong with a world or a line of its script, in the reader's language.

use std::path::Path;

use application::Failure;
use application::reference::{REGIONS_MAX, RegionFlaw, RegionProblem};
use application::replay::{SCRIPT_BYTES_MAX, SCRIPT_FIELDS, SCRIPT_LINES_MAX, SPREAD_MINUTES_MAX};
use application::replay::{ScriptFlaw, ScriptProblem};
use application::world_folder::{WorldFlaw, WorldProblem};
use words::{
    Language, ProblemDetail, RegionWords, Say, ScriptWords, WorldWords, Zone, full_time, refusal,
    refusal_lines, right,
};

use crate::commands::import::lines;

/// A problem of a world's files.
pub(in crate::commands) fn world_told(
    folder: &Path,
    problem: &WorldProblem,
    language: Language,
) -> Vec<String> {
    let file = folder.join(problem.file.file_name());
    let told = match &problem.flaw {
        WorldFlaw::NoFile => vec![WorldWords::NoFile.say(language)],
        WorldFlaw::Sheet(it) => vec![it.to_string()],
        WorldFlaw::Region(it) => vec![region_told(it, language)],
        WorldFlaw::Map(it) => vec![it.clone()],
        WorldFlaw::File(it) => lines(it, language),
        WorldFlaw::Refused(it) => refusal_lines(it, language),
    };
    told.into_iter().map(|it| format!("{}: {it}", file.display())).collect()
}

/// A problem of a list of regions, with its row.
pub(in crate::commands) fn region_told(problem: &RegionProblem, language: Language) -> String {
    let said = match problem.flaw.clone() {
        RegionFlaw::Unreadable => RegionWords::Unreadable,
        RegionFlaw::Empty => RegionWords::Empty,
        RegionFlaw::TooManyRows => RegionWords::TooManyRows { rows_max: REGIONS_MAX },
        RegionFlaw::NoHeading(heading) => RegionWords::NoHeading { heading: heading.to_owned() },
        RegionFlaw::Code(code) => RegionWords::Code { code },
        RegionFlaw::Name => RegionWords::Name,
        RegionFlaw::Point => RegionWords::Point,
        RegionFlaw::Population => RegionWords::Population,
        RegionFlaw::Twice(code) => RegionWords::Twice { code: code.to_string() },
        RegionFlaw::ParentMissing(code) => RegionWords::ParentMissing { code: code.to_string() },
        RegionFlaw::NothingAbove(code) => RegionWords::NothingAbove { code: code.to_string() },
    };
    let said = said.say(language);
    match problem.row {
        0 => said,
        row => RegionWords::AtRow { row, said }.say(language),
    }
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
        ScriptFlaw::NotASpread => ScriptWords::NotASpread { minutes_max: SPREAD_MINUTES_MAX },
        ScriptFlaw::SpreadTooWide { before } => ScriptWords::SpreadTooWide { before },
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
        Failure::OutsideArea(it) => {
            let right = right(*it, language).to_owned();
            ProblemDetail::OutsideArea { right }.say(language)
        }
        Failure::Fault(fault) => fault.to_string(),
        Failure::Conflict(it) => {
            let at = it.last.entered_at;
            let zone = Zone::named("UTC").map(|zone| full_time(at, &zone));
            ProblemDetail::Conflict { at: zone.unwrap_or_else(|_| at.to_string()) }.say(language)
        }
        Failure::UnseenThing(_) => ProblemDetail::UnseenThing.say(language),
        Failure::IdUsedOtherwise => ProblemDetail::IdUsedOtherwise.say(language),
        Failure::WrongTarget { stream: _, on } => {
            ProblemDetail::WrongTarget { on: on.clone() }.say(language)
        }
        Failure::InTheFuture { .. } => ProblemDetail::InTheFuture.say(language),
        Failure::NoSuchRealm(realm) => {
            ProblemDetail::NoSuchRealm { realm: realm.to_string() }.say(language)
        }
        Failure::Overloaded => ProblemDetail::Overloaded.say(language),
    }
}

#[test]
fn a_region_is_told_with_its_row_and_the_code_that_does_not_fit() {
    let problem = |row, flaw| RegionProblem { file: "regions.csv".to_owned(), row, flaw };
    let code = problem(7, RegionFlaw::Code("99".to_owned() + "x"));
    let said = region_told(&code, Language::Chinese);
    assert_eq!(said, "第 7 行：“99x”不是区划代码：应为 2、4、6、9 或 12 位数字。");
    let missing = problem(0, RegionFlaw::NoHeading("code"));
    let said = region_told(&missing, Language::English);
    assert_eq!(said, "The heading “code” is missing.");
}
