//! `GET /operations/{operation}/tasks`: the tasks of an operation, as a filter lets them through.

use std::collections::BTreeMap;
use std::fmt::Display;

use application::Reading;
use application::operations::{Rate, RateOf};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::kernel::{Key, Right};
use domain::plans::document::LevelName;
use web::{Asked, Front, May, ReadOperations};
use words::{Figures, Names as _, OperationOverview, Operations, Say, Tasks};

use super::super::deciding::Head;
use super::super::path::OperationPath;
use super::super::sections::Section;
use super::super::sight::Sight;
use super::answers::{bad_moment, failed, not_found};
use super::filter::{Filter, OfRate, Order, state_choices};
use super::looking::{Found, Looked, Looking, PastShown};
use super::row::TaskRow;
use crate::components::Shell;
use crate::components::form::Sent;
use crate::rendered;

/// A page lists at most so many tasks; the file has all.
const ROWS_MAX: usize = 500;

#[derive(Template)]
#[template(path = "operations/tasks/list.html")]
struct ListPage {
    shell: Shell,
    list: List,
    may_direct: bool,
}

/// What the page shows of an operation.
struct List {
    operation: String,
    head: Head,
    /// The page's own address, without its query.
    own_href: String,
    clear_href: String,
    figures_href: String,
    rows: Vec<TaskRow>,
    /// How many fit the filter, and how many there are.
    counted: (usize, usize),
    filter: Filter,
    columns: Vec<Column>,
    states: Vec<(String, String)>,
    units: Vec<(String, String)>,
    plans: Vec<(String, String)>,
    regions: Vec<(String, String)>,
    rates: Vec<RateShown>,
    /// What is left out besides what the form says.
    only: Vec<Only>,
    files: [(&'static str, String); 2],
    past: Option<PastShown>,
    is_closed: bool,
}

/// The head of a column; one that the list can be ordered by leads there.
struct Column {
    text: String,
    order: Option<Ordering>,
}

/// An order that the head of a column leads to.
struct Ordering {
    href: String,
    says: String,
    /// Whether it is the list's own; then `ascending` or `descending`, as tables say it.
    own: Option<&'static str>,
}

/// A rate with what it is a rate of: each of its numbers leads to the tasks that it counts.
struct RateShown {
    /// How it comes about.
    href: String,
    formula: String,
    name: &'static str,
    percent: Option<String>,
    /// The part and the whole; none where there is nothing yet.
    numbers: Option<[(u32, String); 2]>,
    /// That these are too few for a rate, or none.
    few: Option<String>,
}

/// Tasks that the list shows alone, in words, with how they are counted.
struct Only {
    says: String,
    href: String,
    formula: String,
    /// What the form sends for it.
    pairs: Vec<(&'static str, String)>,
}

/// `GET /operations/{operation}/tasks`
pub(crate) async fn list(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Query(query): Query<Sent>,
) -> Response {
    let Some(operation) = path.operation() else { return not_found(&front, &asked) };
    let looking = Looking::new(&front, &asked, operation, &query);
    let filter = Filter::of(&query);
    let question = move |reading: &mut Reading<'_>| {
        Ok(match looking.look(reading)? {
            Found::It(looked) => {
                let past = looking.past_shown(&looked.sight());
                Found::It(List::of(&looked, filter, past))
            }
            Found::Nothing => Found::Nothing,
            Found::NoMoment(why) => Found::NoMoment(why),
        })
    };
    match front.ask(question).await {
        Ok(Found::It(list)) => shown(&front, &asked, list),
        Ok(Found::Nothing) => not_found(&front, &asked),
        Ok(Found::NoMoment(why)) => bad_moment(&front, &asked, why),
        Err(failure) => failed(&front, &asked, &failure),
    }
}

fn shown(front: &Front, asked: &Asked, list: List) -> Response {
    let title = Tasks::TasksOf { operation: list.operation.clone() }.say(asked.language);
    let may_direct = asked.actor.may(Right::DirectTasks) && list.past.is_none() && !list.is_closed;
    let named = list.head.operation.clone();
    let shell = Shell::new(asked, front.setting(), title).of_operation(named);
    rendered::page(&ListPage { shell, list, may_direct })
}

impl List {
    fn of(looked: &Looked, filter: Filter, past: Option<PastShown>) -> Self {
        let sight = &looked.sight();
        let tasks = filter.tasks(sight, &looked.seats);
        let addresses = sight.addresses;
        let all = sight.board.response().tasks.len();
        let title = sight.board.title.clone();
        let file = |kind: &'static str| {
            let address = addresses.tasks(&as_display(&filter.pairs(filter.order)));
            (kind, address.replacen("/tasks", &format!("/tasks/list.{kind}"), 1))
        };
        Self {
            operation: title.unwrap_or_else(|| sight.say(Operations::TextDestroyed)),
            head: Head::of(sight, Section::Tasks),
            own_href: format!("{}/tasks", addresses.board),
            clear_href: addresses.tasks(&[]),
            figures_href: addresses.figure("counts"),
            rows: tasks.iter().take(ROWS_MAX).map(|it| TaskRow::of(sight, it)).collect(),
            counted: (tasks.len(), all),
            columns: columns(sight, &filter),
            states: state_choices(&filter.states, sight.language),
            units: units(sight),
            plans: plans(sight),
            regions: regions(sight),
            rates: rates(sight),
            only: only(sight, &filter),
            files: [file("xlsx"), file("csv")],
            past,
            is_closed: sight.board.operation().closed_at.is_some(),
            filter,
        }
    }
}

fn as_display<'a>(pairs: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a dyn Display)> {
    pairs.iter().map(|(name, value)| (*name, value as &dyn Display)).collect()
}

fn columns(sight: &Sight<'_>, filter: &Filter) -> Vec<Column> {
    let column = |word: Tasks, order: Option<Order>| {
        let order = order.map(|order| {
            let address = sight.addresses.tasks(&as_display(&filter.pairs(order)));
            let by = Tasks::SortBy { column: order.word(sight.language) };
            let is_own = order == filter.order;
            Ordering { href: address, says: sight.say(by), own: is_own.then(|| order.direction()) }
        });
        Column { text: sight.say(word), order }
    };
    vec![
        column(Tasks::Number, Some(Order::Number)),
        column(Tasks::Task, None),
        column(Tasks::State, Some(Order::State)),
        column(Tasks::Unit, Some(Order::Unit)),
        column(Tasks::Post, None),
        column(Tasks::Due, Some(Order::Due)),
        column(Tasks::Opened, None),
        column(Tasks::Changed, Some(Order::Changed)),
    ]
}

/// The units that have tasks, by name.
fn units(sight: &Sight<'_>) -> Vec<(String, String)> {
    let all = sight.board.response().all_tasks();
    let units: BTreeMap<_, _> = all.map(|it| (it.lead().clone(), ())).collect();
    let named = units.into_keys().map(|it| (it.to_string(), sight.names.unit(&it)));
    let mut units: Vec<(String, String)> = named.collect();
    units.sort_by(|a, b| a.1.cmp(&b.1));
    units
}

fn plans(sight: &Sight<'_>) -> Vec<(String, String)> {
    let plans = sight.board.response().plans.iter().map(|it| &it.at_work.key);
    let plans = plans.map(|it| (it.to_string(), sight.names.plan(it)));
    plans.chain([("none".to_owned(), sight.say(Tasks::NotInAPlan))]).collect()
}

/// The places of the operation.
fn regions(sight: &Sight<'_>) -> Vec<(String, String)> {
    let places = sight.regions.places.iter();
    places.map(|it| (it.code.to_string(), it.name.clone())).collect()
}

fn rates(sight: &Sight<'_>) -> Vec<RateShown> {
    let rates = sight.board.rates();
    RateOf::ALL.iter().map(|it| rate_shown(sight, *it, rates.of(*it))).collect()
}

fn rate_shown(sight: &Sight<'_>, of: RateOf, rate: Rate) -> RateShown {
    let number = |count: u32, is_part: bool| {
        let pairs = OfRate { rate: of, is_part }.pairs();
        let pairs = pairs.iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<_> = pairs.map(|(name, value)| (*name, value as &dyn Display)).collect();
        (count, sight.addresses.tasks(&pairs))
    };
    let name = name_of(sight, of);
    RateShown {
        href: sight.addresses.figure(of.id()),
        formula: sight.say(OperationOverview::Formula { of: name.to_owned() }),
        name,
        percent: rate.tenths().map(|it| format!("{}.{}%", it / 10, it % 10)),
        numbers: (rate.whole > 0).then(|| [number(rate.part, true), number(rate.whole, false)]),
        few: few(rate).map(|it| sight.say(it)),
    }
}

fn few(rate: Rate) -> Option<Figures> {
    match (rate.whole, rate.tenths()) {
        (0, _) => Some(Figures::RateOfNone),
        (_, None) => Some(Figures::TooFew),
        (_, Some(_)) => None,
    }
}

const fn what(of: OfRate) -> Tasks {
    match (of.rate, of.is_part) {
        (RateOf::Accepted, false) => Tasks::WhatToAccept,
        (RateOf::Accepted, true) => Tasks::WhatAccepted,
        (RateOf::DoneInTime, false) => Tasks::WhatToFinish,
        (RateOf::DoneInTime, true) => Tasks::WhatFinished,
        (RateOf::Overdue, false) => Tasks::WhatOpen,
        (RateOf::Overdue, true) => Tasks::WhatOverdue,
    }
}

fn name_of(sight: &Sight<'_>, of: RateOf) -> &'static str {
    words::Figure::of(of.id()).map_or(of.id(), |it| it.name(sight.language))
}

/// What the list leaves out besides what the form says: the level of a plan, what a rate counts.
fn only(sight: &Sight<'_>, filter: &Filter) -> Vec<Only> {
    let one = |says: Tasks, (figure, of): (&str, String), pairs| Only {
        says: sight.say(says),
        href: sight.addresses.figure(figure),
        formula: sight.say(OperationOverview::Formula { of }),
        pairs,
    };
    let sent = |pairs: [(&'static str, &str); 2]| {
        let pairs = pairs.into_iter().filter(|(_, value)| !value.is_empty());
        pairs.map(|(name, value)| (name, value.to_owned())).collect()
    };
    let level = filter.level.as_ref().map(|it| {
        let (plan, name) = (filter.plan.parse::<Key>().ok(), it.name.parse::<LevelName>().ok());
        let title = plan.zip(name).map(|(plan, name)| sight.names.level_title(&plan, &name));
        let title = title.unwrap_or_else(|| it.name.clone());
        let level = title.clone();
        let says = match it.is_new {
            true => Tasks::OnlyNewOfLevel { level },
            false => Tasks::OnlyOfLevel { level },
        };
        one(says, ("level_tasks", title), sent(it.pairs()))
    });
    let rate = filter.rate.map(|it| {
        let name = name_of(sight, it.rate).to_owned();
        let (what, rate) = (sight.say(what(it)), name.clone());
        let says = match it.is_part {
            true => Tasks::OnlyPartOfRate { what, rate },
            false => Tasks::OnlyOfRate { what, rate },
        };
        one(says, (it.rate.id(), name), sent(it.pairs()))
    });
    level.into_iter().chain(rate).collect()
}

impl ListPage {
    fn say(&self, word: impl Say) -> String {
        word.say(self.shell.language)
    }

    /// The id of the operation, as it stands in the address of the list.
    fn operation(&self) -> &str {
        let board = self.list.own_href.trim_end_matches("/tasks");
        board.rsplit('/').next().unwrap_or_default()
    }

    fn counted(&self) -> String {
        let (shown, all) = self.list.counted;
        self.say(Tasks::Counted { shown, all })
    }

    /// That the page leaves some out; none where it has all.
    fn cut(&self) -> Option<String> {
        let shown = self.list.rows.len();
        (shown < self.list.counted.0).then(|| self.say(Tasks::ShownFirst { shown }))
    }

    fn order(&self) -> &'static str {
        self.list.filter.order.name()
    }

    fn orders(&self) -> Vec<(&'static str, String)> {
        Order::ALL.iter().map(|it| (it.name(), it.word(self.shell.language))).collect()
    }
}

#[test]
fn a_rate_over_a_few_shows_its_numbers_alone() {
    assert!(few(Rate { part: 371, whole: 412 }).is_none());
    assert!(matches!(few(Rate { part: 2, whole: 3 }), Some(Figures::TooFew)));
    assert!(matches!(few(Rate { part: 0, whole: 0 }), Some(Figures::RateOfNone)));
}
