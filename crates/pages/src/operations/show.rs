//! One operation with its log, and the form that writes a line.

use application::{Command, Failure, Page, Reading};
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::kernel::{CommandId, Instant, LogEntryId, NotAText, OperationId, Text};
use domain::operations::WriteLogEntry;
use serde::Deserialize;
use web::{Asked, Front, May, ReadOperations, Told, told};
use words::{FieldProblem, Operations, Say, ago, clock_time, emergency_class, full_time};

use crate::components::{Field, LogLine, OperationItem, Shell, log_lines};
use crate::rendered;

const ROWS_MAX: u32 = 100;
/// How long a line may be.
const TEXT_CHARACTERS_MAX: usize = 2000;

#[derive(Template)]
#[template(path = "operations/show.html")]
struct ShowPage {
    shell: Shell,
    operation: OperationItem,
    lines: Vec<LogLine>,
    /// The page of older lines, where there are any.
    older: Option<u64>,
    is_newest: bool,
    /// The size of the chain when the page was made: live changes follow from here.
    seen: u64,
    form: WriteForm,
    text: Field,
    problem: Option<Told>,
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

/// `GET /operations/{operation}`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<super::log_view::OperationPath>,
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

/// `POST /operations/{operation}`
pub(crate) async fn write(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<super::log_view::OperationPath>,
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
        Ok(_) => Redirect::to(&format!("{}/operations/{on}", asked.base)).into_response(),
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
    let Some(id) = operation else { return not_found(front, asked) };
    let (language, realm, setting) = (asked.language, asked.realm.clone(), front.setting().clone());
    let question = move |reading: &mut Reading<'_>| {
        let Some(row) = reading.view.operation(&realm, id)? else { return Ok(None) };
        let now = reading.now(&realm)?.unwrap_or(Instant::ZERO);
        let seen = reading.view.head()?.size;
        let rows = reading.view.log(&realm, id, Page { before, rows_max: ROWS_MAX })?;
        let is_full = rows.len() == ROWS_MAX as usize;
        let older = rows.last().filter(|_| is_full).map(|row| row.position);
        let title = reading.open(&row.title)?.text().map(str::to_owned);
        let operation = OperationItem {
            operation: row.operation.to_string(),
            title,
            class: emergency_class(row.class, language),
            area: row.area.to_string(),
            time: clock_time(row.opened_at, now, &setting.zone),
            full_time: full_time(row.opened_at, &setting.zone),
            ago: ago(row.opened_at, now, language),
        };
        let lines = log_lines(rows, reading, &setting, (language, now), false)?;
        Ok(Some((operation, lines, older, seen)))
    };
    let found = match front.ask(question).await {
        Ok(found) => found,
        Err(failure) => {
            let told = told(&failure, front.setting(), language);
            return rendered::problem(Shell::new(asked, front.setting(), told.title.clone()), told);
        }
    };
    let Some((operation, lines, older, seen)) = found else { return not_found(front, asked) };
    let title = operation.title.clone().unwrap_or_else(|| Operations::Operations.say(language));
    let problem = failure.map(|failure| told(&failure, front.setting(), language));
    let status = match &problem {
        Some(told) => told.status,
        None if text.problem.is_some() => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let page = ShowPage {
        shell: Shell::new(asked, front.setting(), title),
        operation,
        lines,
        older,
        is_newest: before.is_none(),
        seen,
        form,
        text,
        problem,
    };
    rendered::with_status(status, &page)
}

impl ShowPage {
    const fn text_characters_max(&self) -> usize {
        TEXT_CHARACTERS_MAX
    }
}
