//! `GET /operations/{operation}/tasks`: the tasks of an operation, as a filter lets them through.

use std::collections::BTreeMap;
use std::fmt::Display;

use application::Reading;
use application::operations::{Rate, Rates};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::kernel::Right;
use web::{Asked, Front, May, ReadOperations};
use words::{Figures, Names as _, Operations, Say, Tasks};

use super::super::deciding::Head;
use super::super::path::OperationPath;
use super::super::sections::Section;
use super::super::sight::Sight;
use super::answers::{bad_moment, failed, not_found};
use super::filter::{Filter, Order, state_choices};
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
    rates: Vec<RateShown>,
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

/// A rate with what it is a rate of.
struct RateShown {
    href: String,
    name: &'static str,
    value: String,
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
            rates: rates(sight, sight.board.rates()),
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

fn rates(sight: &Sight<'_>, rates: Rates) -> Vec<RateShown> {
    let shown = |id: &'static str, rate: Rate| RateShown {
        href: sight.addresses.figure(id),
        name: words::Figure::of(id).map_or(id, |it| it.name(sight.language)),
        value: sight.say(rate_said(rate)),
    };
    vec![
        shown("task_ack_rate", rates.accepted),
        shown("task_ontime_rate", rates.done_in_time),
        shown("task_overdue_rate", rates.overdue),
    ]
}

fn rate_said(rate: Rate) -> Figures {
    let Rate { part, whole } = rate;
    match rate.tenths() {
        _ if whole == 0 => Figures::RateOfNone,
        None => Figures::RateOfFew { part, whole },
        Some(tenths) => {
            let percent = format!("{}.{}%", tenths / 10, tenths % 10);
            Figures::Rate { part, whole, percent }
        }
    }
}

impl ListPage {
    fn say(&self, word: impl Say) -> String {
        word.say(self.shell.language)
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
    use words::Language::{Chinese, English};
    let said = |part, whole, language| rate_said(Rate { part, whole }).say(language);
    assert_eq!(said(371, 412, English), "90.0% (371/412)");
    assert_eq!(said(2, 3, Chinese), "2/3（不足 5，不算比率）");
    assert_eq!(said(0, 0, Chinese), "还没有");
}
