//! The situation: levels, what was measured, where, and who was moved.

use domain::kernel::{Instant, Key};
use domain::operations::{Event, PlanResponse, Response, TaskNumber};
use domain::plans::document::{ActivityKind, Area, LevelName, Quantity};

use crate::actor::Provenance;
use crate::operations::{Board, Happening};

/// The situation.
#[derive(Clone, Debug)]
pub struct Situation {
    /// The levels of all plans, in the order in which they were told.
    pub levels: Vec<LevelStep>,
    /// What was measured, an indicator a row, by its key.
    pub readings: Vec<ReadingsOf>,
    /// Where measures were ordered, by plan and area.
    pub areas: Vec<ThreatenedArea>,
    /// What was written down of people who were moved.
    pub moved: Vec<Moved>,
}

/// A level that was decided, or the lift.
#[derive(Clone, PartialEq, Debug)]
pub struct LevelStep {
    /// The key of the plan.
    pub plan: Key,
    /// Which level; none is the lift.
    pub level: Option<LevelName>,
    /// The level before it.
    pub before: Option<LevelName>,
    /// When it was decided.
    pub at: Instant,
    /// The post that decided.
    pub decided_by: Key,
    /// Its position in the journal.
    pub position: u64,
    /// Where the line comes from.
    pub provenance: Option<Provenance>,
}

/// What was measured of one indicator.
#[derive(Clone, PartialEq, Debug)]
pub struct ReadingsOf {
    /// The key of the indicator.
    pub indicator: Key,
    /// How many readings there are.
    pub count: u32,
    /// The highest, first of its kind.
    pub highest: Reading,
    /// The last.
    pub last: Reading,
}

/// Something that was measured.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading {
    /// What.
    pub value: Quantity,
    /// When.
    pub at: Instant,
    /// Its position in the journal.
    pub position: u64,
    /// Where the line comes from.
    pub provenance: Option<Provenance>,
}

/// An area in which measures were ordered.
#[derive(Clone, PartialEq, Debug)]
pub struct ThreatenedArea {
    /// The key of the plan.
    pub plan: Key,
    /// Its key there.
    pub area: Key,
    /// What the plan says of it.
    pub document: Option<Area>,
}

/// What was written down when people had been moved.
#[derive(Clone, PartialEq, Debug)]
pub struct Moved {
    /// The task that moved them.
    pub task: TaskNumber,
    /// When it was done.
    pub at: Instant,
    /// What shows it; none where the text was destroyed or nobody wrote one.
    pub proof: Option<String>,
    /// Its position in the journal.
    pub position: u64,
    /// Where the line comes from.
    pub provenance: Option<Provenance>,
}

impl Situation {
    pub(super) fn of(board: &Board, happened: &[Happening]) -> Self {
        let response = board.response();
        Self {
            levels: levels(happened),
            readings: readings(happened),
            areas: areas(board, response),
            moved: moved(response, happened),
        }
    }
}

fn levels(happened: &[Happening]) -> Vec<LevelStep> {
    let mut steps: Vec<LevelStep> = Vec::new();
    for it in happened {
        let (plan, level, decided_by) = if let Event::LevelDecided(own) = &it.event {
            (&own.plan, Some(own.level.clone()), &own.decided_by)
        } else if let Event::ResponseLifted(own) = &it.event {
            (&own.plan, None, &own.decided_by)
        } else {
            continue;
        };
        let before = steps.iter().rev().find(|it| it.plan == *plan);
        let before = before.and_then(|it| it.level.clone());
        steps.push(LevelStep {
            plan: plan.clone(),
            level,
            before,
            at: it.happened_at,
            decided_by: decided_by.clone(),
            position: it.position,
            provenance: it.who.provenance().cloned(),
        });
    }
    steps
}

fn readings(happened: &[Happening]) -> Vec<ReadingsOf> {
    let mut rows: std::collections::BTreeMap<Key, ReadingsOf> = std::collections::BTreeMap::new();
    for it in happened {
        let Event::ReadingRecorded(own) = &it.event else { continue };
        let reading = Reading {
            value: own.value,
            at: it.happened_at,
            position: it.position,
            provenance: it.who.provenance().cloned(),
        };
        let row = rows.entry(own.indicator.clone()).or_insert_with(|| ReadingsOf {
            indicator: own.indicator.clone(),
            count: 0,
            highest: reading.clone(),
            last: reading.clone(),
        });
        row.count += 1;
        if reading.value.base_thousandths() > row.highest.value.base_thousandths() {
            row.highest = reading.clone();
        }
        if reading.at >= row.last.at {
            row.last = reading;
        }
    }
    rows.into_values().collect()
}

fn areas(board: &Board, response: &Response) -> Vec<ThreatenedArea> {
    let named = |it: &domain::operations::MeasureInForce| {
        let areas = it.at_work.areas.clone();
        let plan = it.plan.clone();
        areas.into_iter().map(move |area| (plan.clone(), area))
    };
    let all: std::collections::BTreeSet<_> = response.measures.iter().flat_map(named).collect();
    let document = |plan: &Key, area: &Key| {
        let place = response.plans.iter().position(|it| it.at_work.key == *plan)?;
        board.plans.get(place)?.read.as_ref()?.plan().areas.get(area).cloned()
    };
    all.into_iter()
        .map(|(plan, area)| ThreatenedArea { document: document(&plan, &area), plan, area })
        .collect()
}

fn moved(response: &Response, happened: &[Happening]) -> Vec<Moved> {
    let moves_people = |task: TaskNumber| {
        let planned = response.task(task).and_then(|it| it.planned);
        planned.is_some_and(|(_, it): (&PlanResponse, _)| it.kind == Some(ActivityKind::Evacuation))
    };
    happened
        .iter()
        .filter_map(|it| {
            let Event::TaskFinished(own) = &it.event else { return None };
            moves_people(own.task).then(|| Moved {
                task: own.task,
                at: it.happened_at,
                proof: it.said.first().cloned().flatten(),
                position: it.position,
                provenance: it.who.provenance().cloned(),
            })
        })
        .collect()
}
