//! The form, and the second step: the plan is begun.

use application::{Command, Reading};
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::kernel::{CommandId, Key, PlanId};
use domain::plans::{BeginPlan, PlanText};
use serde::Deserialize;
use web::{Asked, DraftPlans, Front, May, told};
use words::Say;

use super::heads::Typed;
use super::page::{Again, Looked, form_page, look_page};
use crate::components::{Field, Shell};
use crate::plans::editor::not_a_text;
use crate::plans::registers::{Named, Registers};
use crate::rendered;

/// What the second step sends.
#[derive(Deserialize)]
pub(crate) struct BeginForm {
    command: String,
    plan: String,
    new_key: String,
    new_zh: String,
    new_en: String,
    tier: String,
    issuer: String,
    region: String,
    text: String,
}

/// `GET /plans/new`
pub(crate) async fn form(State(front): State<Front>, May(asked, _): May<DraftPlans>) -> Response {
    match units(&front, &asked).await {
        Ok(units) => form_page(&front, &asked, units, Again::default()),
        Err(response) => response,
    }
}

/// `POST /plans/new`
pub(crate) async fn begin(
    State(front): State<Front>,
    May(asked, _): May<DraftPlans>,
    Form(form): Form<BeginForm>,
) -> Response {
    let units = match units(&front, &asked).await {
        Ok(units) => units,
        Err(response) => return response,
    };
    let mut typed = form.typed();
    let ids = (form.command.parse::<CommandId>(), form.plan.parse::<PlanId>());
    let (Some(heads), (Ok(id), Ok(plan))) = (typed.read(&keys_of(&units), asked.language), ids)
    else {
        return form_page(&front, &asked, units, Again { typed, ..Again::default() });
    };
    let raw = form.text.replace("\r\n", "\n");
    let text = match PlanText::parse(&raw) {
        Ok(text) => text,
        Err(problem) => {
            let problem = not_a_text(&problem).say(asked.language);
            return look_page(&front, &asked, &heads, Looked::again(raw, problem)).await;
        }
    };
    let verb = BeginPlan {
        key: heads.key.clone(),
        title: heads.title.clone(),
        tier: heads.tier,
        issuer: heads.issuer.clone(),
        text,
    };
    let command = Command {
        id,
        realm: asked.realm.clone(),
        actor: asked.actor.clone(),
        on: plan.to_string(),
        verb: verb.into(),
        seen: None,
        happened_at: None,
    };
    match front.hand_in(command).await {
        Ok(_) => Redirect::to(&format!("{}/plans/{plan}/edit", asked.base)).into_response(),
        Err(failure) => {
            let told = told(&failure, front.setting(), asked.language);
            look_page(&front, &asked, &heads, Looked::again(raw, told.detail)).await
        }
    }
}

impl BeginForm {
    fn typed(&self) -> Typed {
        Typed {
            key: Field::new(&self.new_key),
            zh: Field::new(&self.new_zh),
            en: Field::new(&self.new_en),
            tier: Field::new(&self.tier),
            issuer: Field::new(&self.issuer),
            region: Field::new(&self.region),
        }
    }
}

/// The units of the house that may issue a plan.
pub(super) async fn units(front: &Front, asked: &Asked) -> Result<Vec<Named>, Response> {
    let (realm, language) = (asked.realm.clone(), asked.language);
    let read = move |reading: &mut Reading<'_>| Registers::read(reading, &realm, language);
    match front.ask(read).await {
        Ok(registers) => Ok(registers.units),
        Err(failure) => {
            let told = told(&failure, front.setting(), language);
            let shell = Shell::new(asked, front.setting(), told.title.clone());
            Err(rendered::problem(shell, told))
        }
    }
}

/// The codes of units.
pub(super) fn keys_of(units: &[Named]) -> Vec<Key> {
    units.iter().filter_map(|it| it.name.parse().ok()).collect()
}
