//! `GET /api/operations/{operation}/board`: where an operation stands, now or at a past moment.

use application::Reading;
use application::operations::{Board, Ending, EndingOf, Past, PastView, board};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use domain::kernel::{Instant, Realm, Thing, Version};
use domain::operations::{PlanResponse, TaskView};
use serde::Deserialize;
use serde_json::{Value, json};
use web::{Front, May, ReadOperations, Told};

use super::OperationPath;
use crate::problem;

/// Which moment (RFC 3339), in which reading.
#[derive(Deserialize)]
pub(crate) struct PastQuery {
    at: Option<jiff::Timestamp>,
    #[serde(default)]
    view: Reads,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Reads {
    #[default]
    Known,
    Happened,
}

impl PastQuery {
    pub(super) fn past(&self) -> Option<Past> {
        let at = Instant::from_microseconds(self.at?.as_microsecond());
        let view = match self.view {
            Reads::Known => PastView::Known,
            Reads::Happened => PastView::Happened,
        };
        Some(Past { at, view })
    }
}

pub(crate) async fn show_board(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Query(query): Query<PastQuery>,
) -> Response {
    let Some(id) = path.operation() else { return problem::of(Told::not_found(asked.language)) };
    let (realm, past) = (asked.realm.clone(), query.past());
    let question = move |reading: &mut Reading<'_>| {
        let Some(shown) = board(reading, &realm, id, past)? else { return Ok(None) };
        let mut versions = Vec::new();
        for it in &shown.response().plans {
            let thing = Thing::new("level", format_args!("{id}.{}", it.at_work.key));
            versions.push(version_of(reading, &realm, &thing)?);
        }
        Ok(Some(as_json(&shown, &versions)))
    };
    match front.ask(question).await {
        Ok(Some(shown)) => Json(shown).into_response(),
        Ok(None) => problem::of(Told::not_found(asked.language)),
        Err(failure) => problem::of_failure(&failure, &front, &asked),
    }
}

/// The version of a thing; 0 before its first change.
pub(super) fn version_of(
    reading: &mut Reading<'_>,
    realm: &Realm,
    thing: &Thing,
) -> Result<Version, application::Fault> {
    Ok(reading.view.last_change(realm, thing)?.map_or(Version(0), |it| it.version))
}

/// Times are microseconds since 1970-01-01T00:00:00Z.
fn as_json(board: &Board, versions: &[Version]) -> Value {
    let response = board.response();
    let plans = response.plans.iter().zip(versions);
    let plans: Vec<Value> = plans.map(|(it, version)| plan(it, *version, board)).collect();
    let tasks = |all: Vec<TaskView<'_>>| {
        all.into_iter().map(|it| super::tasks::task(&it, board)).collect::<Vec<_>>()
    };
    let states: serde_json::Map<_, _> =
        board.by_state().into_iter().map(|(state, count)| (name(state), json!(count))).collect();
    let units = board.by_unit().into_iter().map(|(unit, it)| {
        json!({
            "unit": unit, "waiting": it.waiting, "at_work": it.at_work, "blocked": it.blocked,
            "late": it.late, "done": it.done,
        })
    });
    json!({
        "operation": board.operation().id,
        "title": board.title,
        "at": board.at,
        "position": board.looked.position,
        "commanding_post": response.commanding_post(),
        "plans": plans,
        "late": tasks(board.late()),
        "blocked": tasks(board.blocked()),
        "escalated": tasks(board.escalated()),
        "ending": board.ending().iter().map(ending).collect::<Vec<_>>(),
        "tasks_by_state": states,
        "tasks_by_unit": units.collect::<Vec<_>>(),
    })
}

/// As rules and programs call a state.
pub(super) fn name(of: impl serde::Serialize) -> String {
    let value = serde_json::to_value(of).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

fn plan(it: &PlanResponse, version: Version, board: &Board) -> Value {
    let decision = it.decision.as_ref().map(|it| {
        json!({
            "level": it.level,
            "rank": it.rank,
            "since": it.since,
            "decided_at": it.decided_at,
            "ends_at": it.ends_at,
            "decided_by": it.decided_by,
            "matter": board.said(&it.matter),
            "is_outlasted": it.is_outlasted,
        })
    });
    let proposal = it.proposal.as_ref().map(|it| {
        json!({
            "level": it.level,
            "proposed_by": it.proposed_by,
            "at": it.at,
            "reason": it.reason.as_ref().and_then(|it| board.said(it)),
            "turned_down": it.turned_down.as_ref().and_then(|it| board.said(it)),
        })
    });
    json!({
        "plan": it.at_work.plan,
        "key": it.at_work.key,
        "version": it.at_work.version,
        "sha256": it.at_work.sha256,
        "level": decision,
        "proposal": proposal,
        "floor": it.floor.as_ref().map(|it| &it.level),
        "lifted_at": it.lift.as_ref().map(|it| it.at),
        // Send it as If-Match when a level is decided.
        "level_version": version,
    })
}

fn ending(it: &Ending) -> Value {
    let of = match &it.of {
        EndingOf::Level { plan } => json!({ "level_of": plan }),
        EndingOf::Measure { plan, measure, is_review } => {
            json!({ "measure": measure, "plan": plan, "is_review": is_review })
        }
        EndingOf::Task { task } => json!({ "task": task }),
    };
    json!({ "at": it.at, "of": of })
}
