//! `GET /operations/{operation}/plans`: which plans are at work, and which could be.

use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::kernel::{Instant, OperationId, PlanId, Right};
use domain::operations::PutPlanToWork;
use web::{Asked, Front, May, ReadOperations};
use words::{Language, OperationAction, OperationTold, PlanLibrary, PlansAtWork, Say, Zone};

use super::super::deciding::{
    Attempt, Desk, Head, JustDone, Notice, Wanted, done_on, hand_in, not_found, now_of, unread,
};
use super::super::path::OperationPath;
use super::super::sections::Section;
use super::rows::{AtWork, Offered, at_work, in_force, offered};
use crate::components::Shell;
use crate::components::form::{Problems, Reader, Sent};
use crate::rendered;

/// The verb's name.
const ACT: &str = "put_plan_to_work";

#[derive(Template)]
#[template(path = "operations/plans/plans.html")]
struct PlansPage {
    shell: Shell,
    head: Head,
    action: String,
    at_work: Vec<AtWork>,
    offered: Vec<Offered>,
    /// The plans that answer other classes: title and address.
    strange: Vec<(String, String)>,
    is_theirs: bool,
    who: String,
    is_closed: bool,
    log_href: String,
    give_href: String,
    told: Option<String>,
    notice: Option<Notice>,
}

/// `GET /operations/{operation}/plans`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Query(query): Query<JustDone>,
) -> Response {
    let Some(operation) = path.operation() else { return not_found(&front, &asked) };
    answer(&front, &asked, operation, None, query.told).await
}

/// `POST /operations/{operation}/plans`
pub(crate) async fn act(
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
    let wanted = wanted(&asked, &sent, now, &front.setting().zone);
    match hand_in(&front, (&asked, operation), sent, wanted).await {
        Ok(()) => done_on((&asked, operation), "plans", ACT),
        Err(attempt) => answer(&front, &asked, operation, Some(attempt), None).await,
    }
}

fn wanted(asked: &Asked, sent: &Sent, now: Instant, zone: &Zone) -> Result<Wanted, Problems> {
    let mut form = Reader::new(sent, asked.language);
    let (plan, version) = (form.one("plan", |it| it.parse().ok()), form.count("version"));
    let verb = plan.zip(version).map(|(plan, version)| PutPlanToWork { plan, version });
    let wanted = verb.zip(form.time("happened_at", (now, zone)));
    form.end(wanted.map(|(verb, happened_at)| Wanted { verb: verb.into(), happened_at }))
}

async fn answer(
    front: &Front,
    asked: &Asked,
    operation: OperationId,
    attempt: Option<Attempt>,
    done: Option<String>,
) -> Response {
    let read =
        Desk::read(front, asked, operation, |reading, realm, _| in_force(reading, realm).map(Some));
    let (desk, library) = match read.await {
        Ok(Some(found)) => found,
        Ok(None) => return not_found(front, asked),
        Err(failure) => return unread(front, asked, &failure),
    };
    let sent = |plan: &PlanId| {
        let tried = attempt.as_ref().filter(|it| it.sent.line("plan") == plan.to_string());
        let typed = tried.map(|it| it.sent.line("happened_at").to_owned());
        (Attempt::command(tried, front), typed.unwrap_or_default())
    };
    let (offered, strange) = offered(&desk, &library, sent);
    let is_theirs = desk.may(Right::LeadOperations);
    let addresses = &desk.addresses;
    let page = PlansPage {
        shell: desk.shell(front, asked, PlansAtWork::Plans),
        head: desk.head(Section::Plans),
        action: addresses.plans(),
        at_work: at_work(&desk, &library),
        offered,
        strange,
        is_theirs,
        who: if is_theirs { String::new() } else { desk.who_may(Right::LeadOperations) },
        is_closed: desk.is_closed(),
        log_href: addresses.log(None),
        give_href: format!("{}/new", addresses.tasks(&[])),
        told: done.and_then(|it| told(&desk, &it)),
        notice: attempt.as_ref().map(|it| it.notice(&desk, String::new, Vec::new())),
    };
    let status = attempt.as_ref().map_or(StatusCode::OK, Attempt::status);
    rendered::with_status(status, &page)
}

fn told(desk: &Desk, name: &str) -> Option<String> {
    match name {
        ACT => {
            let (done, next) = (OperationTold::PlanPutToWork, PlansAtWork::NextDecide);
            let between = match desk.language {
                Language::Chinese => "",
                Language::English => " ",
            };
            Some(format!("{}{between}{}", desk.say(done), desk.say(next)))
        }
        "open_operation" => Some(desk.say(PlansAtWork::Opened)),
        _ => None,
    }
}

impl PlansPage {
    fn say(&self, word: impl Say) -> String {
        word.say(self.shell.language)
    }

    const fn others(&self) -> PlansAtWork {
        PlansAtWork::OtherClasses { count: self.strange.len() }
    }
}
