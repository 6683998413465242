//! `GET` and `POST /actions/raise`: the form that says what puts right what was found wanting.

use application::duty::operations_running;
use application::reviews::{Missed, missed_limit, posts_that_can_answer};
use application::{Actor, Fault, Reading};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::kernel::{CorrectiveActionId, Instant, IntakeId, OperationId, ReportDue};
use domain::reviews::{ActionSource, RaiseCorrectiveAction};
use web::{Asked, Front, May, ReadDesk};
use words::report_due;
use words::{CorrectiveActions, Desk, FieldProblem, Language, Operations, Say, Zone, named};

use super::shown::{MissedItem, Reader as _};
use crate::components::Shell;
use crate::components::form::{Problems, Reader as FormReader, Sent};
use crate::duty::{Called, Complaint, Shower, Undone, View, hand_in, new_command};
use crate::operations::{now_of, unread};
use crate::rendered;

#[derive(Template)]
#[template(path = "reviews/raise.html")]
struct RaisePage {
    shell: Shell,
    looked: Looked,
    complaint: Complaint,
    /// What stands in the fields: what was typed, or what is suggested.
    filled: Filled,
    action: String,
    command: String,
}

/// What was read.
struct Looked {
    /// The limit that was missed, where it is about one, with the fields that name it.
    missed: Option<(MissedItem, [(&'static str, String); 3])>,
    suggested: Filled,
    posts: Vec<(String, String)>,
    operations: Vec<(String, String)>,
}

/// What stands in the fields.
#[derive(Clone, Default)]
struct Filled {
    finding: String,
    cause: String,
}

/// `GET /actions/raise`
pub(crate) async fn form(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Query(query): Query<Sent>,
) -> Response {
    answer(&front, &asked, limit_in(&query), None).await
}

/// `POST /actions/raise`
pub(crate) async fn raise(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Form(sent): Form<Sent>,
) -> Response {
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let limit = limit_in(&sent);
    let undone = match wanted(&sent, asked.language, (now, &front.setting().zone)) {
        Err(problems) => Undone::wrong(sent, problems),
        Ok((action, verb)) => {
            let done = hand_in(&front, &asked, action.to_string(), (verb.into(), &sent), None);
            match done.await {
                Ok(()) => {
                    let page = format!("{}/actions/{action}", asked.base);
                    return Redirect::to(&format!("{page}?told=raise_corrective_action"))
                        .into_response();
                }
                Err(failure) => Undone::failed(sent, failure),
            }
        }
    };
    answer(&front, &asked, limit, Some(undone)).await
}

/// The missed limit that a form or an address names.
fn limit_in(sent: &Sent) -> Option<(IntakeId, ReportDue, u32)> {
    let intake = sent.line("intake").parse().ok()?;
    let due = ReportDue::named(sent.line("due"))?;
    Some((intake, due, sent.line("number").parse().ok()?))
}

fn wanted(
    sent: &Sent,
    language: Language,
    (now, zone): (Instant, &Zone),
) -> Result<(CorrectiveActionId, RaiseCorrectiveAction), Problems> {
    let mut form = FormReader::new(sent, language);
    let action: Option<CorrectiveActionId> = form.one("action", |it| it.parse().ok());
    let source = match (limit_in(sent), sent.filled("operation")) {
        (Some((intake, due, number)), _) => Some(ActionSource::ReportLimit { intake, due, number }),
        (None, None) => Some(ActionSource::DailyWork {}),
        (None, Some(_)) => {
            let operation: Option<OperationId> = form.one("operation", |it| it.parse().ok());
            operation.map(|operation| ActionSource::Operation { operation })
        }
    };
    let (finding, cause) = (form.text("finding"), form.text("cause"));
    let (measure, owner) = (form.text("measure"), form.one("owner", |it| it.parse().ok()));
    let due_at = form.time("due_at", (now, zone));
    if due_at == Some(None) {
        form.wrong("due_at", FieldProblem::NotATime);
    }
    let said = source.zip(finding).zip(cause.zip(measure)).zip(owner.zip(due_at.flatten()));
    let verb = said.map(|(((source, finding), (cause, measure)), (owner, due_at))| {
        RaiseCorrectiveAction { source, finding, cause, measure, owner, due_at }
    });
    form.end(action.zip(verb))
}

async fn answer(
    front: &Front,
    asked: &Asked,
    limit: Option<(IntakeId, ReportDue, u32)>,
    undone: Option<Undone>,
) -> Response {
    let (view, zone) = (View::of(front, asked), front.setting().zone.clone());
    let actor = asked.actor.clone();
    let read = move |reading: &mut Reading<'_>| look(reading, (&view, &zone), &actor, limit);
    let looked = match front.ask(read).await {
        Ok(looked) => looked,
        Err(failure) => return unread(front, asked, &failure),
    };
    let is_undone = undone.is_some();
    let (status, complaint) = Complaint::of(front, asked, undone);
    let typed = Filled {
        finding: complaint.sent.line("finding").to_owned(),
        cause: complaint.sent.line("cause").to_owned(),
    };
    let page = RaisePage {
        shell: Shell::new(asked, front.setting(), CorrectiveActions::Raise.say(asked.language)),
        filled: if is_undone { typed } else { looked.suggested.clone() },
        action: CorrectiveActionId::from_uuid(front.office().machine().new_id()).to_string(),
        command: new_command(front),
        looked,
        complaint,
    };
    rendered::with_status(status, &page)
}

fn look(
    reading: &mut Reading<'_>,
    (view, zone): (&View, &Zone),
    actor: &Actor,
    limit: Option<(IntakeId, ReportDue, u32)>,
) -> Result<Looked, Fault> {
    let (realm, language) = (&view.realm, view.language);
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let called = Called::read(reading, (realm, &view.jurisdiction), language)?;
    let shower = Shower { base: &view.base, called: &called, now, zone, language };
    let missed = limit.map(|it| missed_limit(reading, realm, it)).transpose()?.flatten();
    let posts = posts_that_can_answer(reading, realm)?.into_iter();
    let operations = operations_running(reading, realm, actor)?.into_iter().map(|it| {
        let title = it.title.unwrap_or_else(|| Operations::TextDestroyed.say(language));
        (it.row.operation.to_string(), title)
    });
    Ok(Looked {
        suggested: missed.as_ref().map(|it| suggested(it, language)).unwrap_or_default(),
        missed: missed.map(|it| {
            let (intake, number) = (it.row.intake.to_string(), it.row.number.to_string());
            let fields = [("intake", intake), ("due", it.row.due.name().to_owned())];
            let [intake, due] = fields;
            (shower.missed(&it), [intake, due, ("number", number)])
        }),
        posts: posts
            .map(|(code, title)| (code.to_string(), named(&title, language).to_owned()))
            .collect(),
        operations: operations.collect(),
    })
}

/// What the clocks know already: what was found, and what was said to why.
fn suggested(missed: &Missed, language: Language) -> Filled {
    let what = report_due(missed.row.due, language).to_owned();
    let limit = missed.row.limit_minutes;
    let finding = match missed.took_minutes() {
        Some(took) => CorrectiveActions::Suggested { what, took, limit },
        None => CorrectiveActions::SuggestedNever { what, limit },
    };
    let cause = missed.late_because.clone().unwrap_or_default();
    Filled { finding: finding.say(language), cause }
}
