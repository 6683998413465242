//! `GET /operations/{operation}/tasks/list.xlsx` and `list.csv`: the tasks that a filter lets
//! through, as a file.

use application::Reading;
use application::operations::ProvenanceOf;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::kernel::{Instant, OperationId};
use domain::operations::TaskView;
use exchange::write::{CellOut, Encoding, SheetOut, write_csv, write_xlsx};
use web::{Asked, Front, May, ReadOperations};
use words::{Names as _, Operations, Tasks, full_time, task_state};

use super::super::path::OperationPath;
use super::super::sight::Sight;
use super::answers::{bad_moment, failed, not_found};
use super::filter::Filter;
use super::looking::{Found, Looked, Looking};
use super::row::title;
use super::standing::marks;
use crate::components::ScriptMark;
use crate::components::form::Sent;
use crate::registers::{CSV, XLSX, file};

/// `GET /operations/{operation}/tasks/list.xlsx`
pub(crate) async fn list_xlsx(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Query(query): Query<Sent>,
) -> Response {
    let Some(operation) = path.operation() else { return not_found(&front, &asked) };
    match sheet(&front, &asked, operation, &query).await {
        Ok(sheet) => match write_xlsx(&[sheet]) {
            Ok(bytes) => file("tasks.xlsx", XLSX, bytes),
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        },
        Err(no) => no,
    }
}

/// `GET /operations/{operation}/tasks/list.csv`
pub(crate) async fn list_csv(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Query(query): Query<Sent>,
) -> Response {
    let Some(operation) = path.operation() else { return not_found(&front, &asked) };
    match sheet(&front, &asked, operation, &query).await {
        Ok(sheet) => file("tasks.csv", CSV, write_csv(&sheet, Encoding::Utf8Bom)),
        Err(no) => no,
    }
}

/// The sheet, or the page that says why there is none.
async fn sheet(
    front: &Front,
    asked: &Asked,
    operation: OperationId,
    query: &Sent,
) -> Result<SheetOut, Response> {
    let looking = Looking::new(front, asked, operation, query);
    let filter = Filter::of(query);
    let question = move |reading: &mut Reading<'_>| {
        Ok(match looking.look(reading)? {
            Found::It(looked) => Found::It(listed(&looked, &filter)),
            Found::Nothing => Found::Nothing,
            Found::NoMoment(why) => Found::NoMoment(why),
        })
    };
    match front.ask(question).await {
        Ok(Found::It(sheet)) => Ok(sheet),
        Ok(Found::Nothing) => Err(not_found(front, asked)),
        Ok(Found::NoMoment(why)) => Err(bad_moment(front, asked, why)),
        Err(failure) => Err(failed(front, asked, &failure)),
    }
}

fn listed(looked: &Looked, filter: &Filter) -> SheetOut {
    let sight = &looked.sight();
    let heads = [
        Tasks::Number,
        Tasks::Task,
        Tasks::Plan,
        Tasks::State,
        Tasks::Marks,
        Tasks::Unit,
        Tasks::Post,
        Tasks::Opened,
        Tasks::Due,
        Tasks::DoneAt,
        Tasks::Changed,
    ];
    let operation = sight.board.title.clone();
    let operation = operation.unwrap_or_else(|| sight.say(Operations::TextDestroyed));
    let tasks = filter.tasks(sight, &looked.seats);
    let mut headings: Vec<String> = heads.into_iter().map(|it| sight.say(it)).collect();
    let mut rows: Vec<Vec<CellOut>> = tasks.iter().map(|it| row(sight, it)).collect();
    // Only where a script did something there is anything to say of where it comes from.
    let marks: Vec<ScriptMark> =
        tasks.iter().map(|it| sight.mark(&ProvenanceOf::Task(it.number))).collect();
    if marks.iter().any(|it| !it.is_empty()) {
        headings.push(sight.say(words::Provenance::Heading));
        for (row, mark) in rows.iter_mut().zip(&marks) {
            row.push(CellOut::text(mark.text()));
        }
    }
    SheetOut {
        name: sight.say(Tasks::Tasks),
        title: Some(format!("{operation} · {}", full_time(sight.now(), sight.zone))),
        headings,
        rows,
    }
}

fn row(sight: &Sight<'_>, task: &TaskView<'_>) -> Vec<CellOut> {
    let time = |at: Option<Instant>| {
        at.map_or(CellOut::Empty, |it| CellOut::text(full_time(it, sight.zone)))
    };
    let plan = task.planned.map(|(plan, _)| sight.names.plan(&plan.at_work.key));
    let marks: Vec<String> = marks(sight, task).into_iter().map(|it| it.text).collect();
    vec![
        CellOut::Whole(task.number.number().into()),
        CellOut::text(title(sight, task)),
        CellOut::text(plan.unwrap_or_else(|| sight.say(Tasks::NotInAPlan))),
        CellOut::text(task_state(task.task.state(), sight.language)),
        CellOut::text(marks.join(" · ")),
        CellOut::text(sight.names.unit(task.lead())),
        CellOut::text(task.post().map(|it| sight.names.post(it)).unwrap_or_default()),
        time(task.task.opened_at()),
        time(task.task.due_at()),
        time(task.task.done_at()),
        time(task.task.since()),
    ]
}
