//! The world around the task machine: virtual time, means, arrivals, supplies.

use domain::operations::task_machine::{
    Act, Change, Command, Definition, Due, Emit, Escalation, Event, LevelIndex, Means, Refused,
    ResourceIndex, TaskIndex, TaskMachine, Time, Transitions, Until, What, dispatch,
};
use thiserror::Error;

use super::draws::Draws;
use super::model::{Job, Model};
use super::outcome::Outcome;
use crate::hours::Hours;
use crate::queue::Queue;

/// Steps of virtual time in one replication. PLAN-60 takes about 540; what takes so many more waits
/// for something that will not come.
pub const STEPS_MAX: u32 = 1_000_000;

/// Starts the whole plan: the model has no levels of its own.
const LEVEL: LevelIndex = LevelIndex::new(0).expect("0 is a level");

/// Something waits for what will never be there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("the model never ends: {unfinished} jobs wait for what will not come")]
pub struct NeverEnds {
    /// Jobs that were not done.
    pub unfinished: usize,
}

/// A world for the replications of one model, one after the other. From the second on, nothing is
/// allocated.
#[derive(Debug)]
pub struct World<'a> {
    model: &'a Model,
    beginning: Beginning,
    machine: TaskMachine<Hours>,
    means: Means,
    queue: Queue<Ahead>,
    draws: Draws,
    outcome: Outcome,
    unfinished: usize,
    happened: Transitions<Hours>,
    hop: Transitions<Hours>,
    tasks: Vec<TaskIndex>,
}

/// As it is before anything has happened.
#[derive(Debug)]
struct Beginning {
    machine: TaskMachine<Hours>,
    means: Means,
    injects: Vec<Definition<Hours>>,
}

/// What is going to happen; injects and the machine's own clocks stand in lists of their own.
#[derive(Clone, Copy, Debug)]
enum Ahead {
    Ends(TaskIndex),
    Supply(usize),
}

/// Which of the three comes next.
#[derive(Clone, Copy)]
enum Next {
    Clock,
    Arrival,
    Ahead,
}

impl<'a> World<'a> {
    /// A world for a model.
    #[must_use]
    pub fn of(model: &'a Model) -> Self {
        let beginning = Beginning::of(model);
        Self {
            model,
            machine: beginning.machine.clone(),
            means: beginning.means.clone(),
            beginning,
            queue: Queue::new(),
            draws: Draws::default(),
            outcome: Outcome::default(),
            unfinished: 0,
            happened: Transitions::new(),
            hop: Transitions::new(),
            tasks: Vec::new(),
        }
    }

    /// Replication `number`, counted from 0.
    ///
    /// # Errors
    /// [`NeverEnds`].
    pub fn replicate(&mut self, number: u64) -> Result<&Outcome, NeverEnds> {
        let mut draws = std::mem::take(&mut self.draws);
        draws.draw(self.model, number);
        let ended = self.run(&draws);
        self.draws = draws;
        ended?;
        Ok(&self.outcome)
    }

    /// A replication with given luck; there is a duration for each task and each arrival.
    ///
    /// # Errors
    /// [`NeverEnds`].
    pub fn run_with(&mut self, draws: &Draws) -> Result<&Outcome, NeverEnds> {
        self.run(draws)?;
        Ok(&self.outcome)
    }

    fn run(&mut self, draws: &Draws) -> Result<(), NeverEnds> {
        self.begin(draws);
        let mut arrivals = Arrivals::of(draws);
        for _ in 0..STEPS_MAX {
            let clock = self.machine.wakes_at().unwrap_or(Hours::NEVER);
            let arrival = arrivals.next_at();
            let ahead = self.queue.next_at().unwrap_or(Hours::NEVER);
            match first_of(clock, arrival, ahead) {
                None => return self.finish(),
                Some(Next::Clock) => self.machine.advance(clock, &mut Told(&mut self.outcome)),
                Some(Next::Arrival) => {
                    let kind = arrivals.pass();
                    self.arrive(kind, arrival, draws);
                }
                Some(Next::Ahead) => match self.queue.pop() {
                    Some((at, Ahead::Ends(task))) => self.end(task, at, draws),
                    Some((at, Ahead::Supply(stock))) => self.supply(stock, at, draws),
                    None => return self.finish(),
                },
            }
        }
        Err(NeverEnds { unfinished: self.unfinished })
    }

    fn begin(&mut self, draws: &Draws) {
        self.machine.clone_from(&self.beginning.machine);
        self.means.copy_from(&self.beginning.means);
        self.queue.clear();
        self.outcome.clear(self.model.pools.len());
        self.unfinished = self.model.tasks.len() + draws.arrivals.len();
        let start = Hours(0.0);
        self.step(Command::EnterLevel(LEVEL), start).expect("no level is in force yet");
        self.request_opened(start, draws);
        for (number, stock) in self.model.stocks.iter().enumerate() {
            self.queue.schedule(Hours(stock.every), Ahead::Supply(number));
        }
    }

    /// An inject is a task that nobody planned.
    fn arrive(&mut self, kind: usize, at: Hours, draws: &Draws) {
        let Some(definition) = self.beginning.injects.get(kind) else { return };
        let task = self.machine.add(*definition).expect("a model has no 2³² jobs");
        self.step(Command::Task(task, Act::Open), at).expect("it was just planned");
        self.request(task, at, draws);
    }

    fn end(&mut self, task: TaskIndex, at: Hours, draws: &Draws) {
        self.step(Command::Task(task, Act::Finish), at).expect("only what was started ends");
        let duration = draws.durations.get(task.at()).copied().unwrap_or_default();
        self.give_back(task, at, duration);
        self.unfinished -= 1;
        self.scan(at, draws);
        if task.at() < self.model.tasks.len() {
            self.outcome.makespan = self.outcome.makespan.max(at.0);
            let is_late = self.machine.task(task).is_some_and(|it| it.was_late());
            self.outcome.missed += u32::from(is_late);
        }
        self.request_opened(at, draws);
    }

    /// Supplies come as long as anything is left to be done.
    fn supply(&mut self, number: usize, at: Hours, draws: &Draws) {
        let Some(stock) = self.model.stocks.get(number) else { return };
        self.means.supply(resource(self.model.pools.len() + number), stock.resupply);
        self.scan(at, draws);
        if self.unfinished > 0 {
            self.queue.schedule(at.later_by(stock.every), Ahead::Supply(number));
        }
    }

    /// What the last step has opened asks for its means, in its order.
    fn request_opened(&mut self, at: Hours, draws: &Draws) {
        let mut opened = std::mem::take(&mut self.tasks);
        opened.clear();
        opened.extend(self.happened.iter().filter_map(|event| match event.what {
            What::Task(task, Change::Opened) => Some(task),
            What::Task(..) | What::LevelEntered(_) | What::LevelEnded(_) => None,
        }));
        for task in &opened {
            self.request(*task, at, draws);
        }
        self.tasks = opened;
    }

    #[inline]
    fn request(&mut self, task: TaskIndex, at: Hours, draws: &Draws) {
        let Some(definition) = self.machine.definition(task) else { return };
        let needs = self.machine.bundled(definition.needs);
        if self.means.take(needs).is_ok() {
            return self.start(task, at, draws);
        }
        for lacking in self.means.lacking(needs) {
            match self.outcome.blocked.get_mut(lacking.at()) {
                Some(blocked) => *blocked += 1,
                None => self.outcome.stockouts += 1,
            }
        }
        self.hop(task, Act::Wait, at).expect("it is open and does not wait yet");
        self.outcome.queue_max = self.outcome.queue_max.max(self.machine.waiting().len());
    }

    /// The means are taken already.
    #[inline]
    fn start(&mut self, task: TaskIndex, at: Hours, draws: &Draws) {
        self.hop(task, Act::Start, at).expect("what is open or waits can start");
        let asked_at = self.machine.task(task).and_then(|it| it.opened_at()).unwrap_or(at);
        self.outcome.mean_wait += at.0 - asked_at.0;
        let duration = draws.durations.get(task.at()).copied().unwrap_or_default();
        self.queue.schedule(at.later_by(duration), Ahead::Ends(task));
    }

    fn scan(&mut self, at: Hours, draws: &Draws) {
        let mut starts = std::mem::take(&mut self.tasks);
        starts.clear();
        dispatch(&self.machine, &mut self.means, |task| starts.push(task));
        for task in &starts {
            self.start(*task, at, draws);
        }
        self.tasks = starts;
    }

    #[inline]
    fn give_back(&mut self, task: TaskIndex, end: Hours, duration: f64) {
        let Some(definition) = self.machine.definition(task) else { return };
        let needs = self.machine.bundled(definition.needs);
        self.means.give_back(needs);
        // As the reference says it: from the end backwards, which is the start but for a rounding.
        let from = end.0 - duration;
        let hours = end.0.min(self.model.horizon) - from;
        if hours <= 0.0 {
            return;
        }
        for it in needs {
            if let Some(busy) = self.outcome.utilisation.get_mut(it.resource.at()) {
                *busy += f64::from(it.units) * hours;
            }
        }
    }

    fn finish(&mut self) -> Result<(), NeverEnds> {
        if self.unfinished > 0 {
            return Err(NeverEnds { unfinished: self.unfinished });
        }
        // All jobs asked for their means.
        self.outcome.mean_wait /= self.machine.len().max(1) as f64;
        for (busy, capacity) in self.outcome.utilisation.iter_mut().zip(&self.model.pools) {
            *busy /= f64::from((*capacity).max(1)) * self.model.horizon;
        }
        Ok(())
    }

    #[inline]
    fn step(&mut self, command: Command, at: Hours) -> Result<(), Refused<Hours>> {
        self.machine.step(command, at, &mut self.happened)
    }

    /// A step that opens nothing, so that what the last one has opened is not forgotten.
    #[inline]
    fn hop(&mut self, task: TaskIndex, act: Act, at: Hours) -> Result<(), Refused<Hours>> {
        self.machine.step(Command::Task(task, act), at, &mut self.hop)
    }
}

impl Beginning {
    fn of(model: &Model) -> Self {
        let mut machine = TaskMachine::new();
        let mut define = |job: &Job| {
            let needs = machine.bundle(&job.needs).expect("a model has no 2³² jobs");
            Definition { priority: job.priority, ..Definition::plain(needs) }
        };
        let tasks: Vec<_> = model
            .tasks
            .iter()
            .map(|(job, _, deadline)| {
                let due = Due::At(Hours(*deadline));
                Definition { levels: LEVEL.set(), due, ..define(job) }
            })
            .collect();
        let injects = model.inject_types.iter().map(|(job, after)| {
            let escalation = Some(Escalation { after: *after, until: Until::Started });
            Definition { escalation, ..define(job) }
        });
        let injects = injects.collect();
        for it in tasks {
            machine.add(it).expect("a model has no 2³² jobs");
        }
        for (task, (_, before, _)) in (0..).map(TaskIndex::new).zip(&model.tasks) {
            for it in before {
                machine.follow(task, TaskIndex::new(*it)).expect("both are there and planned");
            }
        }
        let stocks: Vec<u32> = model.stocks.iter().map(|it| it.initial).collect();
        Self { machine, means: Means::new(&model.pools, &stocks), injects }
    }
}

/// The injects that are still to come.
struct Arrivals<'a> {
    left: std::iter::Zip<std::slice::Iter<'a, f64>, std::slice::Iter<'a, usize>>,
    next: Option<(Hours, usize)>,
}

impl<'a> Arrivals<'a> {
    fn of(draws: &'a Draws) -> Self {
        let mut arrivals = Self { left: draws.arrivals.iter().zip(&draws.types), next: None };
        arrivals.pass();
        arrivals
    }

    #[inline]
    fn next_at(&self) -> Hours {
        self.next.map_or(Hours::NEVER, |(at, _)| at)
    }

    /// Takes the next one out and says of which type it is.
    #[inline]
    fn pass(&mut self) -> usize {
        let kind = self.next.map_or(usize::MAX, |(_, kind)| kind);
        self.next = self.left.next().map(|(at, kind)| (Hours(*at), *kind));
        kind
    }
}

/// Counts what time has caused.
struct Told<'a>(&'a mut Outcome);

impl Emit<Hours> for Told<'_> {
    #[inline]
    fn emit(&mut self, event: Event<Hours>) {
        let is_escalation = matches!(event.what, What::Task(_, Change::Escalated));
        self.0.escalations += u32::from(is_escalation);
    }
}

/// What time has caused by then was caused before anybody did anything at that instant.
#[inline]
fn first_of(clock: Hours, arrival: Hours, ahead: Hours) -> Option<Next> {
    if clock <= arrival && clock <= ahead {
        return (clock < Hours::NEVER).then_some(Next::Clock);
    }
    Some(if arrival <= ahead { Next::Arrival } else { Next::Ahead })
}

fn resource(number: usize) -> ResourceIndex {
    ResourceIndex::new(u32::try_from(number).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::reference;

    #[test]
    fn the_reference_is_met_to_the_last_bit() {
        let (Some(model), Some(rows)) =
            (reference("plan60.json"), reference("reference_200_reps.csv"))
        else {
            return;
        };
        let model = Model::read(&model).expect("the reference is a model");
        let mut world = World::of(&model);
        let lines: Vec<&str> = rows.lines().collect();
        assert_eq!(lines.len(), 200);
        for (number, line) in (0..).zip(lines) {
            let outcome = world.replicate(number).expect("the reference ends");
            assert_eq!(outcome.line(number).to_string(), line);
        }
    }

    #[test]
    fn a_replication_does_not_depend_on_those_before_it() {
        let Some(text) = reference("plan60.json") else { return };
        let model = Model::read(&text).expect("the reference is a model");
        let mut world = World::of(&model);
        let first = world.replicate(7).expect("the reference ends").clone();
        world.replicate(8).expect("the reference ends");
        assert_eq!(world.replicate(7), Ok(&first));
        assert_eq!(World::of(&model).replicate(7), Ok(&first));
    }
}
