//! `GET /api/plans`: every plan, in the order of their keys.

use application::Reading;
use application::plans::{PlanListed, plans_list};
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::plans::WorkingDays;
use serde_json::{Value, json};
use web::{Front, May, ReadPlans, Told};

use super::{clock, details};
use crate::problem;

pub(crate) async fn list(State(front): State<Front>, May(asked, _): May<ReadPlans>) -> Response {
    let (realm, zone) = (asked.realm.clone(), front.setting().zone.clone());
    let question = move |reading: &mut Reading<'_>| {
        let Some(now) = reading.now(&realm)? else { return Ok(None) };
        let (today, days) = (zone.day(now), WorkingDays::default());
        plans_list(reading.view, &realm, today, &days).map(Some)
    };
    match front.ask(question).await {
        Ok(Some(plans)) => {
            let items: Vec<Value> = plans.iter().map(item).collect();
            Json(json!({ "items": items })).into_response()
        }
        Ok(None) => problem::of(Told::not_found(asked.language)),
        Err(failure) => problem::of_failure(&failure, &front, &asked),
    }
}

fn item(it: &PlanListed) -> Value {
    let (version, state) = it.latest;
    let in_force = it.in_force.as_ref().map(|(version, issue)| {
        json!({
            "version": version,
            "issued_on": issue.on,
            "document_number": issue.document_number,
            "sha256": issue.sha256,
        })
    });
    let clocks: Vec<Value> = it.clocks.iter().map(|(it, standing)| clock(it, *standing)).collect();
    json!({
        "plan": it.plan,
        "details": details(&it.details),
        "latest": { "version": version, "state": state },
        "in_force": in_force,
        "clocks": clocks,
        "is_abolished": it.is_abolished,
    })
}
