//! `GET /plans`: every plan, what must be done now first.

use std::collections::BTreeMap;

use application::plans::PlanHouse;
use application::{Fault, Reading};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::kernel::{PlanId, Right};
use domain::plans::document::Tier;
use domain::plans::{Plan, VersionState, WorkingDays};
use serde::Deserialize;
use web::{Front, May, ReadPlans, told};
use words::{Language, PlanLibrary, Say, named, tier, version_state};

use super::desk::unit_name;
use super::todo::{ClockSaid, Looker, Todo, clock_said};
use crate::components::Shell;
use crate::plans::encoded;
use crate::registers::{Pager, Part};
use crate::rendered;

/// At most this many things to do are listed before the plans.
const TODOS_MAX: usize = 20;
/// Where all of them are wanted, a page lists so many; further pages have the others.
const TODOS_OF_PAGE_MAX: usize = 100;

#[derive(Template)]
#[template(path = "plans/library/list.html")]
struct ListPage {
    shell: Shell,
    may_draft: bool,
    todos: Vec<(PlanId, String, Todo)>,
    todos_all: usize,
    todos_more: usize,
    todos_href: String,
    todos_pager: Option<Pager>,
    rows: Vec<Row>,
    rows_all: usize,
    query: ListQuery,
    /// The units that issue plans, by code and name.
    issuers: Vec<(String, String)>,
}

/// A plan in the list.
struct Row {
    plan: PlanId,
    title: String,
    tier: &'static str,
    issuer: String,
    in_force: Option<String>,
    in_work: Option<(u32, &'static str, &'static str)>,
    clock: Option<ClockSaid>,
    is_abolished: bool,
    /// Whether whoever looks can write on it now.
    is_open: bool,
}

/// Which plans.
#[derive(Clone, Default, Deserialize)]
pub(crate) struct ListQuery {
    #[serde(default)]
    tier: String,
    #[serde(default)]
    issuer: String,
    /// Which part of all that is to be done; none for the first few.
    todos: Option<usize>,
}

impl ListQuery {
    fn takes(&self, plan: &Plan) -> bool {
        let Some(details) = &plan.details else { return false };
        let is_tier = self.tier.is_empty() || details.tier.name() == self.tier;
        is_tier && (self.issuer.is_empty() || details.issuer.as_str() == self.issuer)
    }

    /// The page with all that is to be done, before the number of its part.
    fn todos_address(&self, base: &str) -> String {
        let (tier, issuer) = (encoded(&self.tier), encoded(&self.issuer));
        format!("{base}/plans?tier={tier}&issuer={issuer}&todos=")
    }

    const fn is_any(&self) -> bool {
        self.tier.is_empty() && self.issuer.is_empty()
    }
}

/// `GET /plans`
pub(crate) async fn list(
    State(front): State<Front>,
    May(asked, _): May<ReadPlans>,
    Query(query): Query<ListQuery>,
) -> Response {
    let (language, realm, actor) = (asked.language, asked.realm.clone(), asked.actor.clone());
    let zone = front.setting().zone.clone();
    let shell = Shell::new(&asked, front.setting(), PlanLibrary::Plans.say(language));
    let question = move |reading: &mut Reading<'_>| {
        let now = reading.now(&realm)?.unwrap_or(domain::kernel::Instant::ZERO);
        let plans = reading.view.plans(&realm)?;
        let house = PlanHouse::read(reading.view, &realm, &actor)?;
        Ok::<_, Fault>((plans, house, actor, zone.day(now)))
    };
    let (plans, house, actor, today) = match front.ask(question).await {
        Ok(found) => found,
        Err(failure) => {
            return rendered::problem(shell, told(&failure, front.setting(), language));
        }
    };
    let looker = Looker { house: &house, actor: &actor, today, language };
    rendered::page(&page(shell, &looker, &plans, query))
}

fn page(shell: Shell, looker: &Looker<'_>, plans: &[Plan], query: ListQuery) -> ListPage {
    let taken: Vec<&Plan> = plans.iter().filter(|it| query.takes(it)).collect();
    let mut todos: Vec<_> = taken.iter().flat_map(|plan| todos_of(looker, plan)).collect();
    todos.sort_by_key(|it| it.2.order());
    let (todos_all, address) = (todos.len(), query.todos_address(&shell.base));
    let rows_max = if query.todos.is_some() { TODOS_OF_PAGE_MAX } else { TODOS_MAX };
    let part = Part::of(todos_all, query.todos, rows_max);
    let todos: Vec<_> = todos.into_iter().skip(part.skipped()).take(rows_max).collect();
    let pager = query.todos.and_then(|_| part.pager(&address, "#now", shell.language));
    let todos_more = if query.todos.is_some() { 0 } else { todos_all - todos.len() };
    let mut rows: Vec<_> = taken.into_iter().filter_map(|it| row(looker, it)).collect();
    rows.sort_by_key(|it| it.is_abolished);
    let issuers: BTreeMap<_, _> = plans
        .iter()
        .filter_map(|it| it.details.as_ref())
        .map(|it| (it.issuer.to_string(), unit_name(looker.house, &it.issuer, looker.language)))
        .collect();
    ListPage {
        may_draft: looker.actor.may(Right::DraftPlans),
        todos,
        todos_all,
        todos_more,
        todos_href: format!("{address}1#now"),
        todos_pager: pager,
        rows_all: plans.iter().filter(|it| it.details.is_some()).count(),
        rows,
        query,
        issuers: issuers.into_iter().collect(),
        shell,
    }
}

fn todos_of(looker: &Looker<'_>, plan: &Plan) -> Vec<(PlanId, String, Todo)> {
    let title = title(plan, looker.language);
    looker.todos(plan).into_iter().map(|todo| (plan.id, title.clone(), todo)).collect()
}

fn title(plan: &Plan, language: Language) -> String {
    plan.details.as_ref().map(|it| named(&it.title, language).to_owned()).unwrap_or_default()
}

fn row(looker: &Looker<'_>, plan: &Plan) -> Option<Row> {
    let (details, language) = (plan.details.as_ref()?, looker.language);
    let in_force = plan.in_force().map(|it| {
        let version = it.number;
        match &it.issue {
            Some(issue) => PlanLibrary::VersionOn { version, on: issue.on }.say(language),
            None => PlanLibrary::Version { version }.say(language),
        }
    });
    let in_work = plan.latest().filter(|it| it.state.is_in_work());
    let clocks = plan.clocks(&WorkingDays::default()).into_iter();
    let mut running = clocks.map(|it| clock_said(&it, looker.today, language));
    Some(Row {
        plan: plan.id,
        title: title(plan, language),
        tier: tier(details.tier, language),
        issuer: unit_name(looker.house, &details.issuer, language),
        in_force,
        in_work: in_work
            .map(|it| (it.number, state_shape(it.state), version_state(it.state, language))),
        clock: running.find(|it| !it.is_done),
        is_abolished: plan.abolished.is_some(),
        is_open: looker.actor.may(Right::DraftPlans)
            && in_work.is_some_and(|it| it.state == VersionState::Draft),
    })
}

/// A shape for a state, so that a word is found again at a glance.
pub(super) const fn state_shape(state: VersionState) -> &'static str {
    match state {
        VersionState::Draft => "○",
        VersionState::Consulting | VersionState::Reviewing | VersionState::Approved => "◐",
        VersionState::Issued => "●",
        VersionState::Superseded => "–",
        VersionState::Abolished => "✕",
    }
}

impl ListPage {
    fn say(&self, word: impl Say) -> String {
        word.say(self.shell.language)
    }

    fn tier_name(&self, it: &Tier) -> &'static str {
        tier(*it, self.shell.language)
    }

    const fn counted(&self) -> PlanLibrary {
        PlanLibrary::PlansShown { shown: self.rows.len(), all: self.rows_all }
    }

    const fn more(&self) -> PlanLibrary {
        PlanLibrary::More { count: self.todos_more }
    }

    const fn version(version: &u32) -> PlanLibrary {
        PlanLibrary::Version { version: *version }
    }

    const fn abolished(&self) -> &'static str {
        version_state(VersionState::Abolished, self.shell.language)
    }
}
