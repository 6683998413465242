//! The log of an operation: what people wrote and what was done between, and the form that writes a
//! line.

use application::operations::{Happening, events_in_order};
use application::{Command, Failure, Fault, Reading};
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::kernel::{Instant, LogEntryId, NotAText, OperationId, Realm, Right};
use serde::Deserialize;
use web::{Asked, Front, May, ReadOperations, Setting, told as told_no};
use words::{
    Common, FieldProblem, Language, LogWriting, OperationLog, Operations, Say, clock_time,
};

use super::super::addresses::Addresses;
use super::super::deciding::{not_found, now_of, unread};
use super::super::path::OperationPath;
use super::super::sections::{Section, Sections};
use super::told::{Ends, Item, Reader, Told as LogTold, told};
use super::writing::{Mistaken, Unwritten, WantedLine, Writing, mistaken, wanted};
use crate::components::form::{Problems, Sent};
use crate::components::{ScriptMark, Shell};
use crate::rendered;

/// A page shows so many events.
const EVENTS_MAX: u32 = 200;

#[derive(Template)]
#[template(path = "operations/log/log.html")]
struct LogPage {
    shell: Shell,
    sections: Sections,
    log: Log,
    is_newest: bool,
    log_href: String,
    /// The form; or why nothing can be written.
    writing: Result<Writing, String>,
}

/// What was read of a log.
struct Log {
    title: Option<String>,
    facts: Vec<String>,
    /// The mark of its opening.
    opening: ScriptMark,
    items: Vec<Item>,
    /// The page of what is older, where there is any.
    older: Option<u64>,
    /// The size of the chain when the page was made: live changes follow from here.
    seen: u64,
    ends: Ends,
    /// The line that is to be put right.
    mistaken: Option<Mistaken>,
}

/// Which part of the log, and which line is to be put right.
#[derive(Clone, Default, Deserialize)]
pub(crate) struct LogQuery {
    before: Option<u64>,
    corrects: Option<String>,
}

/// What a reader's thread must know.
struct Looking {
    realm: Realm,
    operation: OperationId,
    addresses: Addresses,
    setting: Setting,
    language: Language,
    before: Option<u64>,
    corrects: Option<LogEntryId>,
    may_write: bool,
    now: Instant,
}

/// `GET /operations/{operation}/log`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Query(query): Query<LogQuery>,
) -> Response {
    let Some(operation) = path.operation() else { return not_found(&front, &asked) };
    answer(&front, &asked, operation, query, None).await
}

/// `POST /operations/{operation}/log`
pub(crate) async fn write(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Form(sent): Form<Sent>,
) -> Response {
    let Some(operation) = path.operation() else { return not_found(&front, &asked) };
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let wanted = wanted(&sent, asked.language, (now, &front.setting().zone));
    let (problems, failure) = match wanted {
        Err(problems) => (problems, None),
        Ok(None) => return not_found(&front, &asked),
        Ok(Some(WantedLine { command, verb, happened_at })) => {
            let command = Command {
                id: command,
                realm: asked.realm.clone(),
                actor: asked.actor.clone(),
                on: operation.to_string(),
                verb: verb.into(),
                seen: None,
                happened_at,
            };
            match front.hand_in(command).await {
                Ok(_) => {
                    let log = Addresses::new(&asked.base, operation).log(None);
                    return Redirect::to(&log).into_response();
                }
                Err(failure) => (Problems::new(), Some(failure)),
            }
        }
    };
    let corrects = sent.filled("corrects").map(str::to_owned);
    let query = LogQuery { before: None, corrects };
    let unwritten = Unwritten { sent, problems, failure };
    answer(&front, &asked, operation, query, Some(unwritten)).await
}

/// What is wrong with a text.
pub(crate) fn text_problem(wrong: &NotAText) -> FieldProblem {
    match *wrong {
        NotAText::Empty => FieldProblem::Empty,
        NotAText::TooLong { characters, characters_max } => {
            FieldProblem::TooLong { characters, characters_max }
        }
        NotAText::ControlCharacter { at } => FieldProblem::ControlCharacter { at },
    }
}

async fn answer(
    front: &Front,
    asked: &Asked,
    operation: OperationId,
    query: LogQuery,
    unwritten: Option<Unwritten>,
) -> Response {
    let now = match now_of(front, asked).await {
        Ok(now) => now,
        Err(failure) => return unread(front, asked, &failure),
    };
    let language = asked.language;
    let addresses = Addresses::new(&asked.base, operation);
    let addresses = addresses.with_journal(asked.actor.may(Right::ReadJournal));
    let sections = Sections::of(Some(Section::Log), &addresses, language);
    let (log_href, before) = (addresses.log(None), query.before);
    let looking = Looking {
        realm: asked.realm.clone(),
        operation,
        addresses: addresses.clone(),
        setting: front.setting().clone(),
        language,
        before,
        corrects: query.corrects.and_then(|it| it.parse().ok()),
        may_write: asked.actor.may(Right::WriteLog),
        now,
    };
    let mut log = match front.ask(move |reading| looking.look(reading)).await {
        Ok(Some(log)) => log,
        Ok(None) => return not_found(front, asked),
        Err(failure) => return unread(front, asked, &failure),
    };
    let title = log.title.clone().unwrap_or_else(|| Operations::Operations.say(language));
    let (ends, mistaken) = (log.ends, log.mistaken.take());
    let of = (front, language);
    let (form, status) = Writing::of(of, &addresses, (ends, now), mistaken, unwritten.as_ref());
    // What was typed is given back even where nothing can be written any more.
    let writing = match why_not(front, asked, (ends, now)) {
        Some(why) if unwritten.is_none() => Err(why),
        Some(_) | None => Ok(form),
    };
    let shell = Shell::new(asked, front.setting(), title).of_operation(log.title.clone());
    let is_newest = before.is_none();
    let page = LogPage { shell, sections, log, is_newest, log_href, writing };
    rendered::with_status(status, &page)
}

/// Why whoever asks can write nothing; none where they can.
fn why_not(front: &Front, asked: &Asked, (ends, now): (Ends, Instant)) -> Option<String> {
    let (setting, language) = (front.setting(), asked.language);
    if let Some(at) = ends.log_closed_at {
        let at = clock_time(at, now, &setting.zone);
        return Some(LogWriting::Sealed { at }.say(language));
    }
    let is_denied = !asked.actor.may(Right::WriteLog);
    is_denied.then(|| told_no(&Failure::Denied(Right::WriteLog), setting, language).detail)
}

impl Looking {
    fn look(&self, reading: &mut Reading<'_>) -> Result<Option<Log>, Fault> {
        let of = (&self.realm, self.operation);
        let mut happenings = events_in_order(reading, of, self.before, EVENTS_MAX)?;
        let older = whole_commands(&mut happenings);
        let (addresses, zone, language) = (&self.addresses, &self.setting.zone, self.language);
        let may_write = self.may_write;
        let reader = Reader { addresses, zone, language, is_new: false, may_write };
        let Some(told) = told(reading, of, &happenings, reader)? else { return Ok(None) };
        let mistaken = match self.corrects {
            Some(entry) => mistaken(reading, of, entry, (self.now, zone))?,
            None => None,
        };
        let seen = reading.view.head()?.size;
        let LogTold { title, facts, opening, items, ends } = told;
        Ok(Some(Log { title, facts, opening, items, older, seen, ends, mistaken }))
    }
}

/// Leaves what a full page may have cut off to the next page, so that what one command did stands
/// together; says where that one begins, if there is one.
fn whole_commands(happenings: &mut Vec<Happening>) -> Option<u64> {
    if happenings.len() < EVENTS_MAX as usize {
        return None;
    }
    let (first, last) = (happenings.first()?.command.clone(), happenings.last()?.command.clone());
    // One command may fill a whole page.
    if first != last {
        happenings.retain(|it| it.command != last);
    }
    happenings.last().map(|it| it.position)
}
