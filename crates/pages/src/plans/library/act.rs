//! `POST /plans/{plan}`: whatever is done with a plan.

use application::{Command, Failure};
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::kernel::{PlanId, Version};
use web::{Asked, Front, May, ReadPlans, told};

use super::forms::Act;
use super::show::{Attempt, PlanPath, answer, not_found};
use super::verbs::verb;
use crate::components::form::{Problems, Sent};

/// `POST /plans/{plan}`
pub(crate) async fn act(
    State(front): State<Front>,
    May(asked, _): May<ReadPlans>,
    Path(path): Path<PlanPath>,
    Form(sent): Form<Sent>,
) -> Response {
    let (Some(plan), Some(act)) = (path.plan(), Act::of(&sent)) else {
        return not_found(&front, &asked);
    };
    let verb = match verb(act, &sent, asked.language) {
        Ok(verb) => verb,
        Err(problems) => {
            let attempt =
                Attempt { sent, problems, told: None, refusal: None, is_overtaken: false };
            return answer(&front, &asked, plan, Some(attempt), None).await;
        }
    };
    let Some(command) = command(&asked, plan, &sent, verb) else {
        return not_found(&front, &asked);
    };
    match front.hand_in(command).await {
        Ok(_) => {
            let address = format!("{}/plans/{plan}?told={}", asked.base, act.name());
            Redirect::to(&address).into_response()
        }
        Err(failure) => {
            let is_overtaken = matches!(failure, Failure::Conflict(_));
            let told = Some(told(&failure, front.setting(), asked.language));
            let refusal = if let Failure::Refused(domain::Refusal::Plans(it)) = failure {
                Some(it)
            } else {
                None
            };
            let attempt = Attempt { sent, problems: Problems::new(), told, refusal, is_overtaken };
            answer(&front, &asked, plan, Some(attempt), None).await
        }
    }
}

/// The command's id was made with the form: pressing twice is doing it once.
fn command(asked: &Asked, plan: PlanId, sent: &Sent, verb: domain::AnyVerb) -> Option<Command> {
    Some(Command {
        id: sent.line("command").parse().ok()?,
        realm: asked.realm.clone(),
        actor: asked.actor.clone(),
        on: plan.to_string(),
        verb,
        seen: Some(Version(sent.line("seen").parse().ok()?)),
        happened_at: None,
    })
}
