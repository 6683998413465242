//! `GET /plans/{plan}/read`: the page.

use application::plans::{plan_show, plan_text};
use application::{Opened, Reading};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::kernel::PlanId;
use domain::plans::WorkingDays;
use plan_document::Document;
use serde::Deserialize;
use web::{Front, May, ReadPlans, Told, told};
use words::{PlanReading, version_state};

use super::names::{Names, any};
use super::view::{PlanRead, view};
use crate::components::Shell;
use crate::plans::registers::Registers;
use crate::rendered;

#[derive(Template)]
#[template(path = "plans/reading/reading.html")]
struct ReadingPage {
    shell: Shell,
    plan: PlanId,
    version: u32,
    state: &'static str,
    read: PlanRead,
    is_whole: bool,
    has_errors: bool,
    has_measures: bool,
}

/// Which plan.
#[derive(Deserialize)]
pub(crate) struct ReadPath {
    plan: String,
}

/// Which version, and which level's tasks; `all` shows every level, for paper.
#[derive(Deserialize)]
pub(crate) struct ReadQuery {
    version: Option<u32>,
    level: Option<String>,
}

/// `GET /plans/{plan}/read`
pub(crate) async fn read(
    State(front): State<Front>,
    May(asked, _): May<ReadPlans>,
    Path(path): Path<ReadPath>,
    Query(query): Query<ReadQuery>,
) -> Response {
    let language = asked.language;
    let not_found = || {
        let told = Told::not_found(language);
        rendered::problem(Shell::new(&asked, front.setting(), told.title.clone()), told)
    };
    let Ok(plan) = path.plan.parse::<PlanId>() else { return not_found() };
    let (realm, version) = (asked.realm.clone(), query.version);
    let question = move |reading: &mut Reading<'_>| {
        let Some(shown) = plan_show(reading, &realm, plan, &WorkingDays::default())? else {
            return Ok(None);
        };
        let chosen = match version {
            Some(number) => shown.plan.versions.get(&number),
            None => shown.plan.in_force().or_else(|| shown.plan.latest()),
        };
        let Some((number, state)) = chosen.map(|it| (it.number, it.state)) else { return Ok(None) };
        let Some(Opened::Text(text)) = plan_text(reading, &realm, plan, number)? else {
            return Ok(None);
        };
        Ok(Some((number, state, text, Registers::read(reading, &realm, language)?)))
    };
    let (version, state, text, registers) = match front.ask(question).await {
        Ok(Some(found)) => found,
        Ok(None) => return not_found(),
        Err(failure) => {
            let told = told(&failure, front.setting(), language);
            return rendered::problem(
                Shell::new(&asked, front.setting(), told.title.clone()),
                told,
            );
        }
    };
    let document = Document::read(&text);
    let names = Names::new(document.plan(), &registers, language);
    let is_whole = query.level.as_deref() == Some("all");
    let read = view(&names, query.level.as_deref(), is_whole);
    rendered::page(&ReadingPage {
        shell: Shell::new(&asked, front.setting(), read.title.clone()),
        plan,
        version,
        state: version_state(state, language),
        is_whole,
        has_errors: !document.findings().is_empty(),
        has_measures: any(&document.plan().measures),
        read,
    })
}

impl ReadingPage {
    fn show_level(level: &str) -> PlanReading {
        PlanReading::ShowLevel { level: level.to_owned() }
    }

    const fn on_condition(tasks: &[(String, String)]) -> PlanReading {
        PlanReading::OnCondition { tasks: tasks.len() }
    }
}
