//! `GET /api/plans/{plan}`: one plan with its versions and what was said to them.

use application::Reading;
use application::plans::{PlanShown, plan_show};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::ETAG;
use axum::response::{IntoResponse, Response};
use domain::kernel::{Day, VaultText};
use domain::plans::{Consent, PlanVersion, Review, WorkingDays};
use serde_json::{Value, json};
use web::{Front, May, ReadPlans, Told};

use super::{PlanPath, clock, details};
use crate::problem;

pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadPlans>,
    Path(path): Path<PlanPath>,
) -> Response {
    let Some(id) = path.plan() else { return problem::of(Told::not_found(asked.language)) };
    let (realm, zone) = (asked.realm.clone(), front.setting().zone.clone());
    let question = move |reading: &mut Reading<'_>| {
        let Some(now) = reading.now(&realm)? else { return Ok(None) };
        let shown = plan_show(reading, &realm, id, &WorkingDays::default())?;
        Ok(shown.map(|shown| (shown, zone.day(now))))
    };
    match front.ask(question).await {
        Ok(Some((shown, today))) => {
            let version = shown.seen.0;
            ([(ETAG, format!("\"{version}\""))], Json(plan(&shown, today))).into_response()
        }
        Ok(None) => problem::of(Told::not_found(asked.language)),
        Err(failure) => problem::of_failure(&failure, &front, &asked),
    }
}

/// Times are microseconds since 1970-01-01T00:00:00Z.
fn plan(shown: &PlanShown, today: Day) -> Value {
    let plan = &shown.plan;
    let versions: Vec<Value> = plan.versions.values().map(|it| version(it, shown)).collect();
    let clocks: Vec<Value> = shown.clocks.iter().map(|it| clock(it, it.standing(today))).collect();
    json!({
        "plan": plan.id,
        "details": plan.details.as_ref().map(details),
        "versions": versions,
        "clocks": clocks,
        "abolished": said(plan.abolished.as_ref(), shown),
    })
}

fn said<'a>(text: Option<&VaultText>, shown: &'a PlanShown) -> Option<&'a str> {
    shown.said(text?)
}

fn version(it: &PlanVersion, shown: &PlanShown) -> Value {
    let consents: Vec<Value> = it.consents.iter().map(|said| consent(said, it, shown)).collect();
    let revision = it
        .revision
        .as_ref()
        .map(|revision| json!({ "trigger": revision.trigger, "note": shown.said(&revision.note) }));
    let approval = it.approval.as_ref().map(|approval| {
        json!({
            "approved_at": approval.approved_at,
            "approved_by": approval.approved_by,
            "warnings": approval.warnings,
            "remarks": said(approval.remarks.as_ref(), shown),
        })
    });
    let issue = it.issue.as_ref().map(|issue| {
        json!({
            "issued_on": issue.on,
            "document_number": issue.document_number,
            "sha256": issue.sha256,
            "warnings": issue.warnings,
        })
    });
    let filing = it.filing.as_ref().map(|filing| {
        json!({
            "with": shown.said(&filing.with), "filed_on": filing.on, "number": filing.number,
        })
    });
    let publication = it.publication.as_ref().map(|publication| {
        json!({ "published_on": publication.on, "place": shown.said(&publication.place) })
    });
    json!({
        "version": it.number,
        "state": it.state,
        "saved_at": it.saved_at,
        "saved_by": it.saved_by,
        "revision": revision,
        "asked": it.asked,
        "consents": consents,
        "consented_on_paper": it.consented_on_paper,
        "review": it.review.as_ref().map(|it| review(it, shown)),
        "returned": said(it.returned.as_ref(), shown),
        "approval": approval,
        "issue": issue,
        "filing": filing,
        "publication": publication,
    })
}

fn consent(it: &Consent, version: &PlanVersion, shown: &PlanShown) -> Value {
    json!({
        "unit": it.unit,
        "opinion": it.opinion,
        "remarks": said(it.remarks.as_ref(), shown),
        "document": it.document,
        "given_at": it.given_at,
        "given_by": it.given_by,
        // What was said to another text says nothing of this one.
        "is_void": !version.is_to_this_text(it),
    })
}

fn review(it: &Review, shown: &PlanShown) -> Value {
    json!({
        "outcome": it.outcome,
        "criteria": it.criteria,
        "remarks": said(it.remarks.as_ref(), shown),
        "reviewed_at": it.reviewed_at,
        "reviewed_by": it.reviewed_by,
    })
}
