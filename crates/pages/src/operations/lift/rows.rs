//! What still runs under a plan: each is ended or handed over, by name.

use std::collections::BTreeSet;

use application::operations::ProvenanceOf;
use domain::kernel::{Key, Moment, Text, Verb as _};
use domain::operations::{Event, LiftResponse, PlanResponse, Refusal, TaskNumber, TaskView};
use words::{LiftPages, Names as _, task_name, task_state};

use super::super::deciding::{Attempt, Desk};
use super::super::levels::{Preview, measure_line};
use crate::components::{ScriptMark, TimeShown};

/// The words of a decision that nobody has taken.
const NO_MATTER: &str = "…";

/// A task that still runs.
pub(super) struct TaskRow {
    pub(super) number: TaskNumber,
    pub(super) href: String,
    pub(super) title: String,
    /// The unit that answers for it, by code and by name.
    pub(super) lead: String,
    pub(super) unit: String,
    pub(super) state: &'static str,
    pub(super) mark: ScriptMark,
    pub(super) due: Option<TimeShown>,
    pub(super) is_late: bool,
    /// What was chosen: `end`, `lead`, `other`, or nothing yet.
    pub(super) way: String,
    pub(super) to: String,
    pub(super) reason: String,
    /// Whether it was left open when somebody tried.
    pub(super) problem: Option<String>,
}

/// A measure that was not ended.
pub(super) struct MeasureRow {
    pub(super) key: String,
    pub(super) title: String,
    pub(super) line: String,
    pub(super) standing: String,
    pub(super) mark: ScriptMark,
    pub(super) reason: String,
    pub(super) problem: Option<String>,
}

/// A task that ends with its level.
pub(super) struct EndingRow {
    pub(super) href: String,
    pub(super) title: String,
    pub(super) unit: String,
    pub(super) mark: ScriptMark,
    /// Whether nobody had begun it.
    pub(super) is_cancelled: bool,
}

/// What still runs, and what ends by itself.
pub(super) struct Running {
    pub(super) tasks: Vec<TaskRow>,
    pub(super) measures: Vec<MeasureRow>,
    pub(super) ending: Vec<EndingRow>,
    /// Why the rules would refuse the lift now, whatever is written.
    pub(super) refused: Option<Refusal>,
}

impl Running {
    /// By the rules themselves: the lift is tried with nothing named.
    pub(super) fn of(desk: &Desk, plan: &PlanResponse, attempt: Option<&Attempt>) -> Self {
        let (tried, events) = lift_of_nothing(desk, plan);
        let (tasks, measures, refused) = match tried {
            Ok(()) => (BTreeSet::new(), BTreeSet::new(), None),
            Err(Refusal::StillRuns { tasks, measures }) => (tasks, measures, None),
            Err(other) => (BTreeSet::new(), BTreeSet::new(), Some(other)),
        };
        let left = Left::of(attempt);
        let response = desk.board.response();
        let shown = tasks.iter().filter_map(|it| response.task(*it));
        let Preview { ends, cancels, .. } = Preview::of(&events);
        let row = |task: &TaskNumber, is_cancelled: bool| {
            response.task(*task).map(|it| ending_row(desk, &it, is_cancelled))
        };
        let ending = ends.iter().filter_map(|it| row(it, false));
        let ending = ending.chain(cancels.iter().filter_map(|it| row(it, true))).collect();
        Self {
            tasks: shown.map(|it| task_row(desk, &it, &left)).collect(),
            measures: measures.iter().filter_map(|it| measure_row(desk, plan, it, &left)).collect(),
            ending,
            refused,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.tasks.is_empty() && self.measures.is_empty()
    }
}

/// What was typed, and what was left open when somebody tried.
struct Left<'a> {
    attempt: Option<&'a Attempt>,
    tasks: BTreeSet<TaskNumber>,
    measures: BTreeSet<Key>,
}

impl<'a> Left<'a> {
    fn of(attempt: Option<&'a Attempt>) -> Self {
        let refusal = attempt.and_then(|it| it.refusal.as_ref());
        let (tasks, measures) = match refusal {
            Some(Refusal::StillRuns { tasks, measures }) => (tasks.clone(), measures.clone()),
            Some(_) | None => (BTreeSet::new(), BTreeSet::new()),
        };
        Self { attempt, tasks, measures }
    }

    fn typed(&self, name: &str) -> String {
        self.attempt.map(|it| it.sent.line(name).to_owned()).unwrap_or_default()
    }

    fn problem(&self, name: &str) -> Option<String> {
        self.attempt?.problems.get(name).cloned()
    }
}

fn lift_of_nothing(desk: &Desk, plan: &PlanResponse) -> (Result<(), Refusal>, Vec<Event>) {
    let deciders = plan.deciders(None);
    let mut events = Vec::new();
    let Some(decided_by) = deciders.into_iter().next().cloned() else {
        return (Err(Refusal::NotTheirDecision { deciders: BTreeSet::new() }), events);
    };
    let verb = LiftResponse {
        plan: plan.at_work.key.clone(),
        matter: Text::parse(NO_MATTER).expect("a character fits"),
        decided_by,
        ends: Vec::new(),
        hand_overs: Vec::new(),
        measures: Vec::new(),
    };
    let moment = Moment::at(desk.board.at);
    let facts = (&desk.acting).into();
    let tried = verb.decide(desk.board.operation(), &facts, moment, &mut events);
    (tried, events)
}

fn task_row(desk: &Desk, it: &TaskView<'_>, left: &Left<'_>) -> TaskRow {
    let (sight, number) = (desk.sight(), it.number);
    let problem = left.problem(&format!("to.{number}"));
    let problem = problem.or_else(|| left.problem(&format!("reason.{number}")));
    let is_left = left.tasks.contains(&number);
    TaskRow {
        number,
        href: sight.addresses.task(number),
        title: task_name(number, sight.names.title(it).as_deref(), desk.language),
        lead: it.lead().to_string(),
        unit: sight.names.unit(it.lead()),
        state: task_state(it.task.state(), desk.language),
        mark: sight.mark(&ProvenanceOf::Task(number)),
        due: it.task.due_at().map(|at| sight.time(at)),
        is_late: it.is_late(sight.now()),
        way: left.typed(&format!("way.{number}")),
        to: left.typed(&format!("to.{number}")),
        reason: left.typed(&format!("reason.{number}")),
        problem: problem.or_else(|| is_left.then(|| desk.say(LiftPages::TaskLeft))),
    }
}

fn measure_row(desk: &Desk, plan: &PlanResponse, key: &Key, left: &Left<'_>) -> Option<MeasureRow> {
    let (sight, own) = (desk.sight(), &plan.at_work.key);
    let all = desk.board.response().measures.iter().rev();
    let mut own_measures = all.filter(|it| it.plan == *own && it.is_to_be_ended());
    let it = own_measures.find(|it| it.at_work.key == *key)?;
    let standing = match (it.ran_out_at, it.until) {
        (Some(at), _) => LiftPages::RanOut { at: sight.time(at).clock },
        (None, Some(at)) => LiftPages::StandsUntil { at: sight.time(at).clock },
        (None, None) => LiftPages::Stands,
    };
    let problem = left.problem(&format!("lift.{key}"));
    let is_left = left.measures.contains(key);
    Some(MeasureRow {
        key: key.to_string(),
        title: sight.names.measure(own, key),
        line: measure_line(&sight, &it.at_work),
        standing: desk.say(standing),
        mark: sight.mark(&ProvenanceOf::Measure(own.clone(), key.clone())),
        reason: left.typed(&format!("lift.{key}")),
        problem: problem.or_else(|| is_left.then(|| desk.say(LiftPages::MeasureLeft))),
    })
}

fn ending_row(desk: &Desk, it: &TaskView<'_>, is_cancelled: bool) -> EndingRow {
    let sight = desk.sight();
    EndingRow {
        href: sight.addresses.task(it.number),
        title: task_name(it.number, sight.names.title(it).as_deref(), desk.language),
        unit: sight.names.unit(it.lead()),
        mark: sight.mark(&ProvenanceOf::Task(it.number)),
        is_cancelled,
    }
}
