//! The log of an operation: what people wrote and what was done between, and the form that writes a
//! line.

use application::operations::{Happening, events_in_order};
use application::{Command, Failure, Fault, Reading};
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::kernel::{CommandId, LogEntryId, NotAText, OperationId, Realm, Right, Text};
use domain::operations::WriteLogEntry;
use serde::Deserialize;
use web::{Asked, Front, May, ReadOperations, Setting, Told, told as told_no};
use words::{Common, FieldProblem, Language, OperationLog, Operations, Say};

use super::super::addresses::Addresses;
use super::super::path::OperationPath;
use super::super::sections::{Section, Sections};
use super::told::{Item, Reader, told};
use crate::components::{Field, Shell};
use crate::rendered;

/// A page shows so many events.
const EVENTS_MAX: u32 = 200;
/// How long a line may be.
const TEXT_CHARACTERS_MAX: usize = 2000;

#[derive(Template)]
#[template(path = "operations/log/log.html")]
struct LogPage {
    shell: Shell,
    sections: Sections,
    log: Log,
    is_newest: bool,
    log_href: String,
    form: WriteForm,
    text: Field,
    problem: Option<Told>,
}

/// What was read of a log.
struct Log {
    title: Option<String>,
    facts: Vec<String>,
    items: Vec<Item>,
    /// The page of what is older, where there is any.
    older: Option<u64>,
    /// The size of the chain when the page was made: live changes follow from here.
    seen: u64,
}

/// What was typed into the form. The line's id and the command's are made with the form: sending
/// it twice is writing it once.
#[derive(Clone, Default, Deserialize)]
pub(crate) struct WriteForm {
    command: String,
    entry: String,
    text: String,
}

/// Which part of the log.
#[derive(Clone, Copy, Deserialize)]
pub(crate) struct LogQuery {
    before: Option<u64>,
}

/// What a reader's thread must know.
struct Looking {
    realm: Realm,
    operation: OperationId,
    addresses: Addresses,
    setting: Setting,
    language: Language,
    before: Option<u64>,
}

/// `GET /operations/{operation}/log`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Query(query): Query<LogQuery>,
) -> Response {
    let machine = front.office().machine();
    let form = WriteForm {
        command: CommandId::from_uuid(machine.new_id()).to_string(),
        entry: LogEntryId::from_uuid(machine.new_id()).to_string(),
        text: String::new(),
    };
    answer(&front, &asked, path.operation(), (form, Field::default(), None), query.before).await
}

/// `POST /operations/{operation}/log`
pub(crate) async fn write(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Form(form): Form<WriteForm>,
) -> Response {
    let operation = path.operation();
    let text = match Text::parse(&form.text) {
        Ok(text) => text,
        Err(wrong) => {
            let problem = Some(text_problem(&wrong).say(asked.language));
            let field = Field { value: form.text.clone(), problem };
            return answer(&front, &asked, operation, (form, field, None), None).await;
        }
    };
    let (Some(on), Ok(id), Ok(entry)) = (operation, form.command.parse(), form.entry.parse())
    else {
        return not_found(&front, &asked);
    };
    let verb = WriteLogEntry { entry, text, corrects: None };
    let command = Command {
        id,
        realm: asked.realm.clone(),
        actor: asked.actor.clone(),
        on: on.to_string(),
        verb: verb.into(),
        seen: None,
        happened_at: None,
    };
    match front.hand_in(command).await {
        Ok(_) => Redirect::to(&Addresses::new(&asked.base, on).log(None)).into_response(),
        Err(failure) => {
            let field = Field::new(&form.text);
            answer(&front, &asked, operation, (form, field, Some(failure)), None).await
        }
    }
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

fn not_found(front: &Front, asked: &Asked) -> Response {
    let told = Told::not_found(asked.language);
    rendered::problem(Shell::new(asked, front.setting(), told.title.clone()), told)
}

async fn answer(
    front: &Front,
    asked: &Asked,
    operation: Option<OperationId>,
    (form, text, failure): (WriteForm, Field, Option<Failure>),
    before: Option<u64>,
) -> Response {
    let Some(operation) = operation else { return not_found(front, asked) };
    let language = asked.language;
    let addresses = Addresses::new(&asked.base, operation);
    let addresses = addresses.with_journal(asked.actor.may(Right::ReadJournal));
    let sections = Sections::of(Some(Section::Log), &addresses, language);
    let log_href = addresses.log(None);
    let (realm, setting) = (asked.realm.clone(), front.setting().clone());
    let looking = Looking { realm, operation, addresses, setting, language, before };
    let log = match front.ask(move |reading| looking.look(reading)).await {
        Ok(Some(log)) => log,
        Ok(None) => return not_found(front, asked),
        Err(failure) => {
            let told = told_no(&failure, front.setting(), language);
            return rendered::problem(Shell::new(asked, front.setting(), told.title.clone()), told);
        }
    };
    let title = log.title.clone().unwrap_or_else(|| Operations::Operations.say(language));
    let problem = failure.map(|failure| told_no(&failure, front.setting(), language));
    let status = match &problem {
        Some(told) => told.status,
        None if text.problem.is_some() => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let shell = Shell::new(asked, front.setting(), title);
    let is_newest = before.is_none();
    let page = LogPage { shell, sections, log, is_newest, log_href, form, text, problem };
    rendered::with_status(status, &page)
}

impl Looking {
    fn look(&self, reading: &mut Reading<'_>) -> Result<Option<Log>, Fault> {
        let of = (&self.realm, self.operation);
        let mut happenings = events_in_order(reading, of, self.before, EVENTS_MAX)?;
        let older = whole_commands(&mut happenings);
        let (addresses, zone, language) = (&self.addresses, &self.setting.zone, self.language);
        let reader = Reader { addresses, zone, language, is_new: false };
        let Some(told) = told(reading, of, &happenings, reader)? else { return Ok(None) };
        let seen = reading.view.head()?.size;
        Ok(Some(Log { title: told.title, facts: told.facts, items: told.items, older, seen }))
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

impl LogPage {
    const fn text_characters_max(&self) -> usize {
        TEXT_CHARACTERS_MAX
    }
}
