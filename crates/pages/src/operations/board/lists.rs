//! The lists of a board: what is late, what is stuck, what nobody took on, what ends soon.

use application::operations::{Ending, EndingOf, ProvenanceOf};
use domain::kernel::{Instant, Key};
use domain::operations::task_machine::State;
use domain::operations::{TaskNumber, TaskView};
use words::{Board, Names as _, OperationOverview, Operations, Say, task_state, time_left};

use super::super::sight::Sight;
use crate::components::{ScriptMark, TimeShown};

/// So many rows have room in each of the two outer lists,
const ROWS_MAX: usize = 6;
/// of which one can be folded out to so many,
const FOLDED_MAX: usize = 100;
/// and in the two of the middle together.
const MIDDLE_ROWS_MAX: usize = 5;
/// Of those in the middle each has at least so many.
const MIDDLE_ROWS_MIN: usize = 2;

/// A list of a board.
pub(crate) struct List {
    /// By which the page's script finds it again; its rows' ids begin with it.
    pub(crate) id: &'static str,
    pub(crate) title: String,
    pub(crate) count: usize,
    /// Where all of it is shown.
    pub(crate) href: String,
    /// How its count comes about.
    pub(crate) figure: String,
    /// What the link there says.
    pub(crate) formula: String,
    /// What the link to all of it says.
    pub(crate) all: String,
    pub(crate) rows: Vec<Row>,
    /// What has no room, to be folded out; only where no other page lists the same.
    pub(crate) folded: Vec<Row>,
    /// Said where there is nothing in it.
    pub(crate) empty: String,
    /// A shape, besides the word.
    pub(crate) mark: &'static str,
}

impl List {
    /// Whether some of it has no room here and stands on another page.
    pub(crate) const fn is_cut(&self) -> bool {
        self.folded.is_empty() && self.rows.len() < self.count
    }
}

/// A row of a list.
pub(crate) struct Row {
    pub(crate) id: String,
    /// The number of a task, or what else it is.
    pub(crate) number: String,
    pub(crate) title: String,
    pub(crate) href: String,
    /// Whose it is, and how it stands.
    pub(crate) under: String,
    /// How it stands and why.
    pub(crate) reason: Option<Reason>,
    /// How much over, how long to go.
    pub(crate) length: String,
    /// How that comes about, and what the link there says; none for an instant.
    pub(crate) figure: Option<(String, String)>,
    pub(crate) is_strong: bool,
    pub(crate) time: TimeShown,
    /// Where what brought it there comes from.
    pub(crate) mark: ScriptMark,
}

/// What is in the way.
pub(crate) struct Reason {
    /// The state of the task.
    pub(crate) state: &'static str,
    /// In the words of whoever said so.
    pub(crate) text: String,
}

/// The four lists, in the order in which they are read.
pub(crate) struct Lists {
    pub(crate) late: List,
    pub(crate) blocked: List,
    pub(crate) escalated: List,
    pub(crate) ending: List,
}

impl Lists {
    pub(crate) fn of(sight: &Sight<'_>) -> Self {
        let (blocked, escalated) = (sight.board.blocked(), sight.board.escalated());
        let spare = |own: usize| MIDDLE_ROWS_MAX.saturating_sub(own).max(MIDDLE_ROWS_MIN);
        let (of_blocked, of_escalated) = (spare(escalated.len()), spare(blocked.len()));
        Self {
            late: late(sight),
            blocked: self::blocked(sight, &blocked, of_blocked),
            escalated: self::escalated(sight, &escalated, of_escalated),
            ending: ending(sight),
        }
    }
}

fn late(sight: &Sight<'_>) -> List {
    let all = sight.board.late();
    let rows = all.iter().take(ROWS_MAX).filter_map(|it| {
        let due = it.task.due_at()?;
        let length = OperationOverview::OverBy { length: sight.length(due) };
        let length = sight.say(length);
        let figure = formula(sight, ("left", &length));
        Some(Row { is_strong: true, length, figure, ..row(sight, "late", it, due) })
    });
    let rows = rows.collect();
    let href = sight.addresses.tasks(&[("late", &1)]);
    let empty = sight.say(OperationOverview::NoneLate);
    List { rows, empty, mark: "▲", ..list(sight, ("late", Board::Overdue), all.len(), href) }
}

fn blocked(sight: &Sight<'_>, all: &[TaskView<'_>], rows_max: usize) -> List {
    let rows = all.iter().take(rows_max).map(|it| {
        let since = it.task.since().unwrap_or(sight.now());
        let reason = it.record.reason.as_ref().and_then(|it| sight.board.said(it));
        let by = &it.record.last_by;
        let person = by.person.and_then(|it| sight.board.names.person(it)).map(str::to_owned);
        let who = person.or_else(|| sight.names.person_in(by));
        Row {
            under: who.unwrap_or_else(|| sight.names.unit(it.lead())),
            // A reason that was destroyed is still one that somebody gave.
            reason: Some(Reason {
                state: task_state(it.task.state(), sight.language),
                text: reason.map_or_else(|| sight.say(Operations::TextDestroyed), str::to_owned),
            }),
            length: sight.say(Board::SinceAt { at: sight.time(since).clock }),
            is_strong: true,
            ..row(sight, "blocked", it, since)
        }
    });
    let rows = rows.collect();
    let href = sight.addresses.tasks(&[("blocked", &1)]);
    let empty = sight.say(OperationOverview::NoneStuck);
    let list = list(sight, ("blocked", OperationOverview::Stuck), all.len(), href);
    List { rows, empty, mark: "■", ..list }
}

fn escalated(sight: &Sight<'_>, all: &[TaskView<'_>], rows_max: usize) -> List {
    let rows = all.iter().take(rows_max).map(|it| {
        let opened = it.task.opened_at().unwrap_or(sight.now());
        let told = it.record.escalated.as_ref();
        let post = told.and_then(|(_, to)| to.as_ref()).map(|it| sight.names.post(it));
        let told_to = sight.say(match post {
            Some(post) => OperationOverview::ToldTo { post },
            None => OperationOverview::ToldAbove,
        });
        let at = told.map_or(opened, |(at, _)| *at);
        let under: Vec<String> = sight.whose(it).into_iter().chain([told_to]).collect();
        let length = sight.length(opened);
        let length = sight.say(OperationOverview::WaitsFor { length });
        Row {
            under: under.join(" · "),
            figure: formula(sight, ("lasted", &length)),
            length,
            is_strong: true,
            ..row(sight, "escalated", it, at)
        }
    });
    let rows = rows.collect();
    let href = sight.addresses.tasks(&[("escalated", &1)]);
    let empty = sight.say(OperationOverview::NoneUnanswered);
    let list = list(sight, ("escalated", OperationOverview::Unanswered), all.len(), href);
    List { rows, empty, mark: "↑", ..list }
}

/// A row of a task; `id` is that of its list.
fn row(sight: &Sight<'_>, id: &str, task: &TaskView<'_>, at: Instant) -> Row {
    let state = task_state(task.task.state(), sight.language).to_owned();
    let under: Vec<String> = sight.whose(task).into_iter().chain([state]).collect();
    Row {
        id: format!("{id}-{}", task.number),
        number: format!("№{}", task.number),
        title: title(sight, task),
        href: sight.addresses.task(task.number),
        under: under.join(" · "),
        reason: None,
        length: String::new(),
        figure: None,
        is_strong: false,
        time: sight.time(at),
        mark: sight.mark(&ProvenanceOf::Task(task.number)),
    }
}

fn title(sight: &Sight<'_>, task: &TaskView<'_>) -> String {
    let title = sight.names.task(task.number);
    title.unwrap_or_else(|| sight.say(Operations::TextDestroyed))
}

fn ending(sight: &Sight<'_>) -> List {
    let all = sight.board.ending();
    let rows = all.iter().take(FOLDED_MAX).filter_map(|it| match &it.of {
        EndingOf::Level { plan } => Some(ending_level(sight, it, plan)),
        EndingOf::Measure { plan, measure, is_review } => {
            Some(ending_measure(sight, it, (plan, measure, *is_review)))
        }
        EndingOf::Task { task } => ending_task(sight, it, *task),
    });
    let mut rows: Vec<Row> = rows.collect();
    // What folds the others out takes the room of a row.
    let room = if rows.len() > ROWS_MAX { ROWS_MAX - 1 } else { rows.len() };
    let folded = rows.split_off(room);
    // Levels, measures and tasks stand in no other list together.
    let href = "#ending".to_owned();
    let empty = sight.say(OperationOverview::NoneEnding);
    let list = list(sight, ("ending", OperationOverview::Ending), all.len(), href);
    List { rows, folded, empty, mark: "◷", ..list }
}

/// A list that is to be filled.
fn list(
    sight: &Sight<'_>,
    (id, title): (&'static str, impl Say),
    count: usize,
    href: String,
) -> List {
    let title = sight.say(title);
    List {
        id,
        count,
        href,
        figure: sight.addresses.figure(id),
        formula: sight.say(OperationOverview::Formula { of: title.clone() }),
        all: sight.say(OperationOverview::All { count }),
        title,
        rows: Vec::new(),
        folded: Vec::new(),
        empty: String::new(),
        mark: "",
    }
}

/// How a length comes about, and what the link there says.
fn formula(sight: &Sight<'_>, (figure, length): (&str, &str)) -> Option<(String, String)> {
    let said = sight.say(OperationOverview::Formula { of: length.to_owned() });
    Some((sight.addresses.figure(figure), said))
}

fn ending_row(sight: &Sight<'_>, it: &Ending) -> Row {
    let length = time_left(it.at, sight.now(), sight.language);
    Row {
        id: String::new(),
        number: String::new(),
        title: String::new(),
        href: String::new(),
        under: String::new(),
        reason: None,
        figure: formula(sight, ("left", &length)),
        length,
        is_strong: it.at < sight.now(),
        time: sight.time(it.at),
        mark: ScriptMark::default(),
    }
}

fn ending_level(sight: &Sight<'_>, it: &Ending, plan: &Key) -> Row {
    let level = sight.board.response().plan(plan).and_then(|it| it.level());
    Row {
        id: format!("ending-level-{plan}"),
        number: sight.say(OperationOverview::OfLevel),
        title: level.map(|it| sight.names.level_title(plan, it)).unwrap_or_default(),
        href: sight.addresses.level(plan),
        under: sight.names.plan(plan),
        mark: sight.mark(&ProvenanceOf::Level(plan.clone())),
        ..ending_row(sight, it)
    }
}

fn ending_measure(
    sight: &Sight<'_>,
    it: &Ending,
    (plan, measure, is_review): (&Key, &Key, bool),
) -> Row {
    let kind = if is_review { OperationOverview::OfReview } else { OperationOverview::OfMeasure };
    Row {
        id: format!("ending-measure-{plan}-{measure}"),
        number: sight.say(kind),
        title: sight.names.measure(plan, measure),
        href: sight.addresses.level(plan),
        under: sight.names.plan(plan),
        mark: sight.mark(&ProvenanceOf::Measure(plan.clone(), measure.clone())),
        ..ending_row(sight, it)
    }
}

fn ending_task(sight: &Sight<'_>, it: &Ending, task: TaskNumber) -> Option<Row> {
    let view = sight.board.response().task(task)?;
    let Row { length, figure, .. } = ending_row(sight, it);
    Some(Row { length, figure, ..row(sight, "ending", &view, it.at) })
}

/// The states of a task in the order in which it goes through them.
pub(crate) const STATES: [State; 10] = [
    State::Open,
    State::Offered,
    State::Accepted,
    State::Started,
    State::Blocked,
    State::Declined,
    State::Done,
    State::Verified,
    State::Cancelled,
    State::Planned,
];
