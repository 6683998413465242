//! What stands on a wall: operations with their levels, and short lists of what wants somebody.

use std::collections::BTreeMap;

use application::operations::EndingOf;
use domain::kernel::{Instant, Key};
use domain::operations::TaskView;
use words::{Board, Names as _, OperationOverview, Operations, time_left};

use super::super::board::{PlanRow, plan_rows};
use super::super::sight::Sight;
use super::super::timeline::{LineKind, Told, lines};
use crate::components::TimeShown;

/// So many rows of each list can be read at once.
const LATE_MAX: usize = 4;
const BLOCKED_MAX: usize = 3;
const DEADLINES_MAX: usize = 4;
const ORDERS_MAX: usize = 3;
const CHANGES_MAX: usize = 4;
/// Signs of operations, by which rows name them where several run.
const SIGNS: [&str; 4] = ["①", "②", "③", "④"];

/// An operation.
pub(super) struct Side {
    /// Its sign; empty where it stands alone.
    pub(super) sign: &'static str,
    pub(super) title: String,
    pub(super) facts: String,
    /// The post that commands, and since when.
    pub(super) command: Option<(String, TimeShown)>,
    pub(super) plans: Vec<PlanRow>,
    pub(super) open: usize,
    pub(super) late: usize,
    pub(super) blocked: usize,
    pub(super) unanswered: usize,
}

/// A unit with late tasks.
pub(super) struct LateUnit {
    pub(super) id: String,
    pub(super) unit: String,
    pub(super) count: usize,
    /// The one that is late the longest, and by how much.
    pub(super) title: String,
    pub(super) over: String,
}

/// A row of a list.
pub(super) struct WallRow {
    pub(super) id: String,
    pub(super) sign: &'static str,
    /// When, or how long.
    pub(super) time: String,
    /// To the second.
    pub(super) full: String,
    pub(super) title: String,
    pub(super) under: String,
    pub(super) is_strong: bool,
}

fn sign(at: usize, count: usize) -> &'static str {
    if count < 2 { "" } else { SIGNS.get(at).copied().unwrap_or("") }
}

pub(super) fn side(sight: &Sight<'_>, (at, count): (usize, usize)) -> Side {
    let response = sight.board.response();
    let took = response.command.as_ref().map(|it| it.since);
    let decided = response.plans.iter().find_map(|it| it.decision.as_ref());
    let since = took.or_else(|| decided.map(|it| it.decided_at));
    let title = sight.board.title.clone();
    Side {
        sign: sign(at, count),
        title: title.unwrap_or_else(|| sight.say(Operations::TextDestroyed)),
        facts: sight.facts().join(" · "),
        command: response
            .commanding_post()
            .zip(since)
            .map(|(post, since)| (sight.names.post(post), sight.time(since))),
        plans: plan_rows(sight),
        open: response.open_tasks().count(),
        late: sight.board.late().len(),
        blocked: sight.board.blocked().len(),
        unanswered: sight.board.escalated().len(),
    }
}

fn title(sight: &Sight<'_>, task: &TaskView<'_>) -> String {
    let title = sight.names.task(task.number);
    let title = title.unwrap_or_else(|| sight.say(Operations::TextDestroyed));
    format!("№{} {title}", task.number)
}

/// Late tasks by unit, the unit with the longest first.
pub(super) fn late_units(sights: &[Sight<'_>]) -> Vec<LateUnit> {
    let mut units: BTreeMap<Key, (usize, Instant, String, String)> = BTreeMap::new();
    for (at, sight) in sights.iter().enumerate() {
        for task in sight.board.late() {
            let Some(due) = task.task.due_at() else { continue };
            let sign = sign(at, sights.len());
            let title = format!("{sign}{}", title(sight, &task));
            let unit = units
                .entry(task.lead().clone())
                .or_insert_with(|| (0, due, title.clone(), sight.names.unit(task.lead())));
            unit.0 += 1;
            if due < unit.1 {
                (unit.1, unit.2) = (due, title);
            }
        }
    }
    let mut all: Vec<_> = units.into_iter().collect();
    all.sort_by_key(|(_, (_, due, ..))| *due);
    let shown = all.into_iter().take(LATE_MAX).filter_map(|(key, (count, due, title, unit))| {
        let over = OperationOverview::OverBy { length: sights.first()?.length(due) };
        let over = sights.first()?.say(over);
        Some(LateUnit { id: format!("late-{key}"), unit, count, title, over })
    });
    shown.collect()
}

/// What something is in the way of, the longest first. What exactly, whoever leads knows: a reason
/// may name a person.
pub(super) fn blocked(sights: &[Sight<'_>]) -> Vec<WallRow> {
    let mut rows: Vec<(Instant, WallRow)> = Vec::new();
    for (at, sight) in sights.iter().enumerate() {
        for task in sight.board.blocked() {
            let since = task.task.since().unwrap_or(sight.now());
            let time = sight.time(since);
            let row = WallRow {
                id: format!("blocked-{at}-{}", task.number),
                sign: sign(at, sights.len()),
                time: sight.say(Board::SinceAt { at: time.clock }),
                full: time.full,
                title: title(sight, &task),
                under: sight.names.unit(task.lead()),
                is_strong: true,
            };
            rows.push((since, row));
        }
    }
    first(rows, BLOCKED_MAX)
}

/// The next tasks that fall due.
pub(super) fn deadlines(sights: &[Sight<'_>]) -> Vec<WallRow> {
    let mut rows: Vec<(Instant, WallRow)> = Vec::new();
    for (at, sight) in sights.iter().enumerate() {
        for it in sight.board.ending() {
            let EndingOf::Task { task } = it.of else { continue };
            let Some(task) = sight.board.response().task(task) else { continue };
            let title = title(sight, &task);
            let under = sight.names.unit(task.lead());
            let id = format!("deadline-{at}-{}", task.number);
            rows.push((it.at, ending_row(sight, (at, sights.len()), it.at, (id, title, under))));
        }
    }
    first(rows, DEADLINES_MAX)
}

/// Levels and measures that end within a day, and how many there are.
pub(super) fn orders(sights: &[Sight<'_>]) -> (Vec<WallRow>, usize) {
    let mut rows: Vec<(Instant, WallRow)> = Vec::new();
    for (at, sight) in sights.iter().enumerate() {
        for it in sight.board.ending() {
            let (id, title, under) = match &it.of {
                EndingOf::Task { .. } => continue,
                EndingOf::Level { plan } => {
                    let response = sight.board.response().plan(plan);
                    let level = response.and_then(|it| it.level());
                    let title = level.map(|it| sight.names.level_title(plan, it));
                    (format!("level-{plan}"), title.unwrap_or_default(), sight.names.plan(plan))
                }
                EndingOf::Measure { plan, measure, is_review } => {
                    let kind = if *is_review {
                        OperationOverview::OfReview
                    } else {
                        OperationOverview::OfMeasure
                    };
                    let title = sight.names.measure(plan, measure);
                    (format!("measure-{plan}-{measure}"), title, sight.say(kind))
                }
            };
            let id = format!("order-{at}-{id}");
            rows.push((it.at, ending_row(sight, (at, sights.len()), it.at, (id, title, under))));
        }
    }
    let count = rows.len();
    (first(rows, ORDERS_MAX), count)
}

fn ending_row(
    sight: &Sight<'_>,
    (at, count): (usize, usize),
    ends: Instant,
    (id, title, under): (String, String, String),
) -> WallRow {
    let time = sight.time(ends);
    let left = time_left(ends, sight.now(), sight.language);
    WallRow {
        id,
        sign: sign(at, count),
        time: time.clock,
        full: time.full,
        title,
        under: format!("{left} · {under}"),
        is_strong: ends < sight.now(),
    }
}

/// What changed last. What somebody wrote may name a person, and stays away.
pub(super) fn recent(sights: &[Sight<'_>]) -> Vec<WallRow> {
    let mut rows: Vec<(u64, WallRow)> = Vec::new();
    for (at, sight) in sights.iter().enumerate() {
        let told = lines(sight, &sight.board.recent, Told::InShort);
        let done = told.into_iter().filter(|it| !matches!(it.kind, LineKind::Written { .. }));
        for line in done.take(CHANGES_MAX) {
            let row = WallRow {
                id: format!("change-{}", line.position),
                sign: sign(at, sights.len()),
                time: line.time.clock,
                full: line.time.full,
                title: line.text,
                under: String::new(),
                is_strong: false,
            };
            rows.push((line.position, row));
        }
    }
    rows.sort_by_key(|(position, _)| std::cmp::Reverse(*position));
    rows.into_iter().take(CHANGES_MAX).map(|(_, it)| it).collect()
}

fn first(mut rows: Vec<(Instant, WallRow)>, rows_max: usize) -> Vec<WallRow> {
    rows.sort_by_key(|(at, _)| *at);
    rows.into_iter().take(rows_max).map(|(_, it)| it).collect()
}
