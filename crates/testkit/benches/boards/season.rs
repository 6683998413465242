//! A flood season: operations that begin one after the other, with levels decided in most of them
//! and with tasks in every state that a task can be in.

use std::cell::Cell;
use std::ops::Range;
use std::sync::mpsc::{Receiver, Sender, channel};

use application::{Failure, Reading};
use domain::AnyVerb;
use domain::kernel::{LogEntryId, OperationId, PlanId, Realm, Span, Thing, Version};
use domain::operations::task_machine::State;
use domain::operations::{
    AcceptTask, BlockTask, DecideLevel, DeclineTask, EmergencyClass, FinishTask, LetTimePass,
    OpenOperation, PutPlanToWork, RecordReading, StartTask, TaskNumber, WriteLogEntry,
};
use testkit::{Playground, command, county};

use super::making::{id, key, operation, text};

/// So many operations begin at the same time; fewer commands wait then than may wait.
const AT_ONCE: u64 = 32;
/// Between the beginnings of one lot and the next.
const MINUTES_BETWEEN: i64 = 180;
/// After so long people begin to work on what was opened, and after so long again they are done.
const MINUTES_OF_WORK: i64 = 25;
const LINES: u64 = 4;
const LINE: &str =
    "03:10 接到坝下镇电话：三号闸下游堤脚渗水，约 3 处，已通知镇村两级巡堤人员到场。";

/// What is decided in an operation: a level of each plan with the posts that decide it, and what
/// was measured.
struct Decided {
    county: (&'static str, &'static str),
    police: (&'static str, &'static str),
    measures: &'static [&'static str],
    stage: &'static str,
}

/// One in ten is at level II, three are at III, five at IV; in one nothing is decided yet.
const DECIDED: [Option<Decided>; 10] = {
    const II: Option<Decided> = Some(Decided {
        county: ("II", "county-chief"),
        police: ("duty-1", "psb-chief"),
        measures: &["ferry-stop", "school-closure", "move-order"],
        stage: "59.20",
    });
    const III: Option<Decided> = Some(Decided {
        county: ("III", "flood-hq-commander"),
        police: ("duty-2", "psb-chief"),
        measures: &["ferry-stop", "school-closure"],
        stage: "58.30",
    });
    const IV: Option<Decided> = Some(Decided {
        county: ("IV", "flood-hq-duty"),
        police: ("duty-3", "psb-leader-on-duty"),
        measures: &[],
        stage: "57.10",
    });
    [II, III, III, III, IV, IV, IV, IV, IV, None]
};

/// A season in a county.
pub(crate) struct Season<'a> {
    playground: &'a Playground,
    plans: [PlanId; 2],
    told: Sender<Result<(), Failure>>,
    answers: Receiver<Result<(), Failure>>,
    waiting: Cell<u64>,
}

fn decided(number: u64) -> Option<&'static Decided> {
    let of_ten = usize::try_from(number % 10).ok()?;
    DECIDED.get(of_ten)?.as_ref()
}

impl<'a> Season<'a> {
    pub(crate) fn of(playground: &'a Playground) -> Self {
        let plans = ["county-flood", "psb-flood"].map(|name| {
            let key = key(name);
            let asked = playground.office.read(move |it| it.view.plan_keyed(&Realm::real(), &key));
            asked.expect("it can be read").expect("it was issued")
        });
        let (told, answers) = channel();
        Self { playground, plans, told, answers, waiting: Cell::new(0) }
    }

    /// Lets so many operations begin and go on.
    pub(crate) fn live(&self, operations: u64) {
        for first in (0..operations).step_by(usize::try_from(AT_ONCE).unwrap_or(1)) {
            let lot = first..operations.min(first + AT_ONCE);
            self.begin(lot.clone());
            self.decide_county(lot.clone());
            self.decide_police(lot.clone());
            self.pass(lot.clone());
            self.work(lot.clone(), begins_work);
            self.pass(lot.clone());
            self.work(lot, goes_on);
            self.playground.machine.pass(Span::from_minutes(MINUTES_BETWEEN));
        }
        for number in 0..operations {
            self.hand_in(number, LetTimePass {}, None);
            if number % AT_ONCE == 0 {
                self.settle();
            }
        }
        self.settle();
    }

    fn begin(&self, lot: Range<u64>) {
        for number in lot {
            let title = text(&format!("六月洪水处置（{}）", number + 1));
            let class = EmergencyClass::NaturalDisaster;
            self.hand_in(number, OpenOperation { title, class, area: county() }, None);
            for plan in self.plans {
                self.hand_in(number, PutPlanToWork { plan, version: 1 }, None);
            }
            let stage = decided(number).map_or("56.40", |it| it.stage);
            for (indicator, value) in [("river.dongdu.stage", stage), ("rain.county", "12.5")] {
                let (indicator, value) = (key(indicator), text(value));
                self.hand_in(number, RecordReading { indicator, value, note: None }, None);
            }
            for line in 0..LINES {
                let entry = LogEntryId::from_uuid(id(5, number * LINES + line));
                let verb = WriteLogEntry { entry, text: text(LINE), corrects: None };
                self.hand_in(number, verb, None);
            }
        }
        self.settle();
    }

    fn decide_county(&self, lot: Range<u64>) {
        let deciding = |it: &Decided| {
            let measures = it.measures.iter().map(|it| key(it)).collect();
            DecideLevel { measures, ..level("county-flood", it.county) }
        };
        self.decide(lot, "county-flood", deciding);
    }

    fn decide_police(&self, lot: Range<u64>) {
        self.decide(lot, "psb-flood", |it| level("psb-flood", it.police));
    }

    fn decide(&self, lot: Range<u64>, plan: &str, deciding: impl Fn(&Decided) -> DecideLevel) {
        let all: Vec<_> = lot.filter_map(|it| Some((it, deciding(decided(it)?)))).collect();
        let thing = |it: u64| Thing::new("level", format_args!("{}.{plan}", operation(it)));
        let seen = self.seen(all.iter().map(|(number, _)| thing(*number)).collect());
        for ((number, verb), seen) in all.into_iter().zip(seen) {
            self.hand_in(number, verb, Some(seen));
        }
        self.settle();
    }

    fn pass(&self, lot: Range<u64>) {
        self.playground.machine.pass(Span::from_minutes(MINUTES_OF_WORK));
        for number in lot {
            self.hand_in(number, LetTimePass {}, None);
        }
        self.settle();
    }

    /// Whoever was asked acts, or does not.
    fn work(&self, lot: Range<u64>, acts: fn(TaskNumber, State) -> Option<AnyVerb>) {
        let open = move |reading: &mut Reading<'_>| {
            let mut open = Vec::new();
            for number in lot {
                let looked = reading.operation_now(&Realm::real(), operation(number))?;
                let looked = looked.expect("it was opened");
                let tasks = looked.operation.response.open_tasks();
                open.extend(tasks.map(|it| (number, it.number, it.task.state())));
            }
            Ok(open)
        };
        let open = self.playground.office.read(open).expect("it can be read");
        let all = open.into_iter().filter_map(|(number, task, state)| {
            Some((
                Thing::new("task", format_args!("{}.{task}", operation(number))),
                (number, acts(task, state)?),
            ))
        });
        let (things, all): (Vec<_>, Vec<_>) = all.unzip();
        for ((number, verb), seen) in all.into_iter().zip(self.seen(things)) {
            self.hand_in(number, verb, Some(seen));
        }
        self.settle();
    }

    /// The versions of things.
    fn seen(&self, things: Vec<Thing>) -> Vec<Version> {
        let seen = self.playground.office.read(move |reading| {
            let mut seen = Vec::with_capacity(things.len());
            for thing in &things {
                let last = reading.view.last_change(&Realm::real(), thing)?;
                seen.push(last.map_or(Version(0), |it| it.version));
            }
            Ok(seen)
        });
        seen.expect("it can be read")
    }

    fn hand_in(&self, number: u64, verb: impl Into<AnyVerb>, seen: Option<Version>) {
        let on: OperationId = operation(number);
        let mut command = command(on, verb);
        command.seen = seen;
        let told = self.told.clone();
        self.waiting.set(self.waiting.get() + 1);
        self.playground.office.hand_in(command, move |done| {
            // Whoever waits is there until all have answered.
            let _ = told.send(done.map(drop));
        });
    }

    /// Waits until everything that was handed in is done.
    fn settle(&self) {
        for _ in 0..self.waiting.replace(0) {
            self.answers.recv().expect("the writer answers").expect("it is done");
        }
    }
}

fn level(plan: &str, (level, post): (&str, &str)) -> DecideLevel {
    DecideLevel {
        plan: key(plan),
        level: level.parse().expect("a level"),
        matter: text("东渡站水位上涨，按预案启动响应；值班加密，巡堤巡库，低洼处的人先走"),
        lasts_hours: 72,
        measures: Vec::new(),
        decided_by: key(post),
    }
}

/// Of eight tasks two are taken on, three begun, one is given back; nobody says anything of two.
fn begins_work(task: TaskNumber, state: State) -> Option<AnyVerb> {
    match task.number() % 8 {
        1 | 2 => Some(AcceptTask { task }.into()),
        3 if state == State::Offered => {
            Some(DeclineTask { task, reason: text("人手都在渡口") }.into())
        }
        4..=6 => Some(StartTask { task }.into()),
        _ => None,
    }
}

/// Of three tasks that were begun one is done, and something is in the way of one.
fn goes_on(task: TaskNumber, state: State) -> Option<AnyVerb> {
    if state != State::Started {
        return None;
    }
    match task.number() % 8 {
        4 => Some(FinishTask { task, proof: Some(text("清点单第 3 号")) }.into()),
        5 => Some(BlockTask { task, reason: text("便道被淹，车过不去") }.into()),
        _ => None,
    }
}
