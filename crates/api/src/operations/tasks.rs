//! `GET /api/operations/{operation}/tasks` and `…/tasks/{task}`.

use application::Reading;
use application::operations::{Board, Happening, board, thread};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header::ETAG;
use axum::response::{IntoResponse, Response};
use domain::kernel::{OperationId, Thing};
use domain::operations::{TaskNumber, TaskView};
use serde::Deserialize;
use serde_json::{Value, json};
use web::{Front, May, ReadOperations, Told};

use super::board::{PastQuery, name, version_of};
use super::{OperationPath, ROWS_MAX};
use crate::problem;

/// The part of an address that names a task.
#[derive(Deserialize)]
pub(crate) struct TaskPath {
    operation: String,
    task: String,
}

/// Which piece: tasks of greater numbers than `after`.
#[derive(Deserialize)]
pub(crate) struct TasksQuery {
    after: Option<u32>,
    limit: Option<u32>,
}

pub(crate) async fn list_tasks(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Query(query): Query<TasksQuery>,
) -> Response {
    let Some(id) = path.operation() else { return problem::of(Told::not_found(asked.language)) };
    let realm = asked.realm.clone();
    let question = move |reading: &mut Reading<'_>| {
        let Some(shown) = board(reading, &realm, id, None)? else { return Ok(None) };
        let rows_max = query.limit.unwrap_or(50).clamp(1, ROWS_MAX) as usize;
        let after = query.after.unwrap_or(0);
        let all = shown.response().all_tasks().filter(|it| it.number.number() > after);
        let items: Vec<_> = all.take(rows_max).collect();
        let next = items.last().filter(|_| items.len() == rows_max).map(|it| it.number);
        let items: Vec<Value> = items.iter().map(|it| task(it, &shown)).collect();
        Ok(Some(json!({ "items": items, "next_after": next })))
    };
    match front.ask(question).await {
        Ok(Some(piece)) => Json(piece).into_response(),
        Ok(None) => problem::of(Told::not_found(asked.language)),
        Err(failure) => problem::of_failure(&failure, &front, &asked),
    }
}

pub(crate) async fn show_task(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<TaskPath>,
    Query(query): Query<PastQuery>,
) -> Response {
    let named = path.operation.parse::<OperationId>().ok().zip(path.task.parse().ok());
    let Some((id, number)) = named else { return problem::of(Told::not_found(asked.language)) };
    let number: TaskNumber = number;
    let (realm, past) = (asked.realm.clone(), query.past());
    let question = move |reading: &mut Reading<'_>| {
        let Some(mut shown) = board(reading, &realm, id, past)? else { return Ok(None) };
        let found = thread(reading, (&realm, id), (&mut shown, number), &[])?;
        let (Some(found), Some(view)) = (found, shown.response().task(number)) else {
            return Ok(None);
        };
        let thing = Thing::new("task", format_args!("{id}.{number}"));
        let version = version_of(reading, &realm, &thing)?;
        let events: Vec<Value> = found.steps.iter().map(|it| happening(&it.happening)).collect();
        let mut body = task(&view, &shown);
        if let Some(fields) = body.as_object_mut() {
            fields.insert("line".into(), json!(found.line.as_ref().map(|it| it.line)));
            fields.insert("text".into(), json!(found.line.as_ref().map(|it| &it.text)));
            fields.insert("events".into(), events.into());
        }
        Ok(Some((body, version)))
    };
    match front.ask(question).await {
        Ok(Some((body, version))) => {
            ([(ETAG, format!("\"{}\"", version.0))], Json(body)).into_response()
        }
        Ok(None) => problem::of(Told::not_found(asked.language)),
        Err(failure) => problem::of_failure(&failure, &front, &asked),
    }
}

fn happening(it: &Happening) -> Value {
    json!({
        "position": it.position,
        "hash": it.digest.to_string(),
        "kind": domain::kernel::Event::row(&it.event).kind,
        "happened_at": it.happened_at,
        "entered_at": it.entered_at,
        "who": it.who,
        "said": it.said,
    })
}

/// Times are microseconds since 1970-01-01T00:00:00Z.
pub(super) fn task(it: &TaskView<'_>, board: &Board) -> Value {
    let planned = it.planned.map(|(plan, task)| (&plan.at_work.key, &task.key));
    let title = board.document_of(it).and_then(|it| it.title.as_ref());
    let given = match &it.record.origin {
        domain::operations::Origin::Given(given) => board.said(&given.title),
        domain::operations::Origin::Planned { .. } => None,
    };
    json!({
        "task": it.number,
        "plan": planned.map(|(plan, _)| plan),
        "key": planned.map(|(_, key)| key),
        "title": title.map(|it| json!(it)).or_else(|| given.map(|it| json!({ "zh": it }))),
        "lead": it.lead(),
        "post": it.post(),
        "state": name(it.task.state()),
        "since": it.task.since(),
        "opened_at": it.task.opened_at(),
        "due_at": it.task.due_at(),
        "done_at": it.task.done_at(),
        "is_late": it.is_late(board.at),
        "is_marked_overdue": it.task.is_overdue(),
        "was_told_late": it.task.was_told_late(),
        "escalated_at": it.record.escalated.as_ref().map(|(at, _)| at),
        "reason": it.record.reason.as_ref().and_then(|it| board.said(it)),
    })
}
