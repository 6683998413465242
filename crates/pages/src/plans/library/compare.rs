//! `GET /plans/{plan}/compare`: what two versions say differently.

use application::plans::{plan_show, plan_text};
use application::{Fault, Opened, Reading};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::kernel::{PlanId, Realm};
use domain::plans::WorkingDays;
use plan_document::Document;
use plan_document::diff::{Change, Weight, diff, requires_whole_procedure};
use plan_document::finding::Says;
use serde::Deserialize;
use web::{Front, May, ReadPlans, told};
use words::{Language, PlanCompare, PlanLibrary, Say, named, version_state};

use super::list::state_shape;
use super::show::{PlanPath, not_found};
use crate::components::Shell;
use crate::rendered;

#[derive(Template)]
#[template(path = "plans/library/compare.html")]
struct ComparePage {
    shell: Shell,
    plan: PlanId,
    name: String,
    from: u32,
    to: u32,
    /// Every version by number, with its state.
    versions: Vec<(u32, String)>,
    important: Vec<String>,
    others: Vec<String>,
    is_whole: bool,
    has_flaws: bool,
}

/// Which versions; left out, the last and the one before it.
#[derive(Deserialize)]
pub(crate) struct CompareQuery {
    from: Option<u32>,
    to: Option<u32>,
}

/// Two versions of a plan, as texts.
struct Two {
    name: String,
    versions: Vec<(u32, String)>,
    from: (u32, String),
    to: (u32, String),
}

/// `GET /plans/{plan}/compare`
pub(crate) async fn compare(
    State(front): State<Front>,
    May(asked, _): May<ReadPlans>,
    Path(path): Path<PlanPath>,
    Query(query): Query<CompareQuery>,
) -> Response {
    let Some(plan) = path.plan() else { return not_found(&front, &asked) };
    let (realm, language) = (asked.realm.clone(), asked.language);
    let question = move |reading: &mut Reading<'_>| two(reading, &realm, plan, (&query, language));
    let two = match front.ask(question).await {
        Ok(Some(two)) => two,
        Ok(None) => return not_found(&front, &asked),
        Err(failure) => {
            let told = told(&failure, front.setting(), language);
            let shell = Shell::new(&asked, front.setting(), told.title.clone());
            return rendered::problem(shell, told);
        }
    };
    let (before, after) = (Document::read(&two.from.1), Document::read(&two.to.1));
    let changes = diff(before.plan(), after.plan());
    let (important, others): (Vec<_>, Vec<_>) =
        changes.iter().partition(|it| it.weight == Weight::Important);
    let said = |changes: Vec<&Change>| -> Vec<String> {
        changes.into_iter().map(|it| says(&it.says, language)).collect()
    };
    let (from, to) = (two.from.0, two.to.0);
    let title = PlanCompare::Title { from, to }.say(language);
    rendered::page(&ComparePage {
        shell: Shell::new(&asked, front.setting(), format!("{title} · {}", two.name)),
        plan,
        name: two.name,
        from,
        to,
        versions: two.versions,
        is_whole: requires_whole_procedure(&changes),
        important: said(important),
        others: said(others),
        has_flaws: !before.findings().is_empty() || !after.findings().is_empty(),
    })
}

fn says(says: &Says, language: Language) -> String {
    match language {
        Language::Chinese => says.zh.clone(),
        Language::English => says.en.clone(),
    }
}

fn two(
    reading: &mut Reading<'_>,
    realm: &Realm,
    plan: PlanId,
    (query, language): (&CompareQuery, Language),
) -> Result<Option<Two>, Fault> {
    let Some(shown) = plan_show(reading, realm, plan, &WorkingDays::default())? else {
        return Ok(None);
    };
    let (Some(details), Some(latest)) = (&shown.plan.details, shown.plan.latest()) else {
        return Ok(None);
    };
    let to = query.to.unwrap_or(latest.number);
    let before = shown.plan.versions.range(..to).next_back().map_or(to, |(number, _)| *number);
    let from = query.from.unwrap_or(before);
    let mut text = |number| match plan_text(reading, realm, plan, number)? {
        Some(Opened::Text(text)) => Ok(Some((number, text))),
        Some(Opened::Destroyed) | None => Ok::<_, Fault>(None),
    };
    let (Some(from), Some(to)) = (text(from)?, text(to)?) else { return Ok(None) };
    let said = |number: u32| PlanLibrary::Version { version: number }.say(language);
    let versions = shown.plan.versions.values().map(|it| {
        let state = version_state(it.state, language);
        (it.number, format!("{} · {} {state}", said(it.number), state_shape(it.state)))
    });
    let versions = versions.collect();
    Ok(Some(Two { name: named(&details.title, language).to_owned(), versions, from, to }))
}

impl ComparePage {
    fn say(&self, word: impl Say) -> String {
        word.say(self.shell.language)
    }

    const fn title(&self) -> PlanCompare {
        PlanCompare::Title { from: self.from, to: self.to }
    }

    const fn is_from(&self, number: &u32) -> bool {
        *number == self.from
    }

    const fn is_to(&self, number: &u32) -> bool {
        *number == self.to
    }

    const fn important(&self) -> PlanCompare {
        PlanCompare::Important { count: self.important.len() }
    }

    const fn others(&self) -> PlanCompare {
        PlanCompare::Others { count: self.others.len() }
    }
}
