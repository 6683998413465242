//! PLAN-60 as a program of its own: arrays and a heap, good for nothing else.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use simulation::plan_60::{Draws, Job, Model};

const RESOURCES: usize = 16;
type Entry = Reverse<(u64, u32, Event)>;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Ends(u32),
    Supply(u32),
    Escalates(u32),
}

#[derive(Clone, Copy)]
struct Needs {
    list: [(u8, u32); RESOURCES],
    length: usize,
}

impl Needs {
    fn of(job: &Job) -> Self {
        let mut needs = Self { list: [(0, 0); RESOURCES], length: job.needs.len() };
        for (place, it) in needs.list.iter_mut().zip(&job.needs) {
            *place = (u8::try_from(it.resource.number()).expect("few resources"), it.units);
        }
        needs
    }

    fn list(&self) -> &[(u8, u32)] {
        &self.list[..self.length]
    }
}

#[derive(Clone, Copy)]
struct Waiting {
    priority: u8,
    number: u32,
    job: u32,
}

/// What a replication says: enough to see that it is the same one.
#[derive(PartialEq, Debug, Default)]
pub(super) struct Figures {
    pub(super) makespan: f64,
    pub(super) missed: u32,
    pub(super) escalations: u32,
    pub(super) stockouts: u32,
    pub(super) mean_wait: f64,
    pub(super) queue_max: usize,
    pub(super) utilisation: [f64; RESOURCES],
    pub(super) blocked: [u32; RESOURCES],
}

pub(super) struct Bare<'a> {
    model: &'a Model,
    task_needs: Vec<Needs>,
    inject_needs: Vec<Needs>,
    successors: Vec<Vec<u32>>,
    left: Vec<u32>,
    free: [u32; RESOURCES],
    heap: BinaryHeap<Entry>,
    scheduled: u32,
    waiting: Vec<Waiting>,
    started: Vec<bool>,
    asked_at: Vec<f64>,
    requests: u32,
    draws: Draws,
    figures: Figures,
}

impl<'a> Bare<'a> {
    pub(super) fn of(model: &'a Model) -> Self {
        let tasks = model.tasks.len();
        let mut successors = vec![Vec::new(); tasks];
        for (task, (_, before, _)) in (0..).zip(&model.tasks) {
            before.iter().for_each(|it| successors[*it as usize].push(task));
        }
        Self {
            model,
            task_needs: model.tasks.iter().map(|(job, ..)| Needs::of(job)).collect(),
            inject_needs: model.inject_types.iter().map(|(job, _)| Needs::of(job)).collect(),
            successors,
            left: vec![0; tasks],
            free: [0; RESOURCES],
            heap: BinaryHeap::new(),
            scheduled: 0,
            waiting: Vec::new(),
            started: vec![false; tasks + model.injects],
            asked_at: vec![0.0; tasks + model.injects],
            requests: 0,
            draws: Draws::default(),
            figures: Figures::default(),
        }
    }

    pub(super) fn replicate(&mut self, number: u64) -> &Figures {
        let model = self.model;
        self.draws.draw(model, number);
        self.begin();
        let mut unfinished = model.tasks.len() + model.injects;
        let mut inject = 0;
        let mut arrival = self.draws.arrivals.first().copied().unwrap_or(f64::INFINITY);
        loop {
            let ahead = self.heap.peek().map_or(f64::INFINITY, |it| f64::from_bits(it.0.0));
            if arrival < ahead {
                self.arrive(inject, arrival);
                inject += 1;
                arrival = self.draws.arrivals.get(inject).copied().unwrap_or(f64::INFINITY);
                continue;
            }
            let Some(Reverse((at, _, event))) = self.heap.pop() else { break };
            let now = f64::from_bits(at);
            match event {
                Event::Ends(job) => {
                    unfinished -= 1;
                    self.end(job as usize, now);
                }
                Event::Supply(number) => {
                    let stock = &model.stocks[number as usize];
                    self.free[model.pools.len() + number as usize] += stock.resupply;
                    self.scan(now);
                    if unfinished > 0 {
                        self.schedule(now + stock.every, event);
                    }
                }
                Event::Escalates(job) => self.escalate(job),
            }
        }
        self.figures.mean_wait /= (model.tasks.len() + model.injects) as f64;
        for (busy, pool) in self.figures.utilisation.iter_mut().zip(&model.pools) {
            *busy /= f64::from(*pool) * model.horizon;
        }
        &self.figures
    }

    fn begin(&mut self) {
        let model = self.model;
        self.figures = Figures::default();
        self.heap.clear();
        self.scheduled = 0;
        self.requests = 0;
        self.started.fill(false);
        self.free[..model.pools.len()].copy_from_slice(&model.pools);
        for (task, (_, before, _)) in model.tasks.iter().enumerate() {
            self.left[task] = u32::try_from(before.len()).expect("few tasks");
        }
        for (number, stock) in model.stocks.iter().enumerate() {
            self.free[model.pools.len() + number] = stock.initial;
        }
        for task in 0..model.tasks.len() {
            if self.left[task] == 0 {
                self.request(task, 0.0);
            }
        }
        for (number, stock) in (0..).zip(&model.stocks) {
            self.schedule(stock.every, Event::Supply(number));
        }
    }

    fn schedule(&mut self, at: f64, event: Event) {
        self.heap.push(Reverse((at.to_bits(), self.scheduled, event)));
        self.scheduled += 1;
    }

    fn kind(&self, job: usize) -> Option<usize> {
        let inject = job.checked_sub(self.model.tasks.len())?;
        Some(self.draws.types[inject])
    }

    fn needs(&self, job: usize) -> Needs {
        self.kind(job).map_or_else(|| self.task_needs[job], |kind| self.inject_needs[kind])
    }

    fn fits(&self, needs: &Needs) -> bool {
        needs.list().iter().all(|(resource, units)| self.free[*resource as usize] >= *units)
    }

    fn arrive(&mut self, inject: usize, now: f64) {
        let job = self.model.tasks.len() + inject;
        self.request(job, now);
        if !self.started[job] {
            let after = self.model.inject_types[self.draws.types[inject]].1;
            self.schedule(now + after, Event::Escalates(u32::try_from(job).expect("few jobs")));
        }
    }

    fn request(&mut self, job: usize, now: f64) {
        let needs = self.needs(job);
        let number = self.requests;
        self.requests += 1;
        self.asked_at[job] = now;
        if self.fits(&needs) {
            return self.start(job, &needs, now);
        }
        for (resource, units) in needs.list() {
            if self.free[*resource as usize] < *units {
                if (*resource as usize) < self.model.pools.len() {
                    self.figures.blocked[*resource as usize] += 1;
                } else {
                    self.figures.stockouts += 1;
                }
            }
        }
        let priority = match self.kind(job) {
            None => self.model.tasks[job].0.priority,
            Some(kind) => self.model.inject_types[kind].0.priority,
        };
        let job = u32::try_from(job).expect("few jobs");
        self.wait(Waiting { priority: priority.number(), number, job });
        self.figures.queue_max = self.figures.queue_max.max(self.waiting.len());
    }

    fn wait(&mut self, it: Waiting) {
        let order = (it.priority, it.number);
        let at = self.waiting.partition_point(|other| (other.priority, other.number) < order);
        self.waiting.insert(at, it);
    }

    fn start(&mut self, job: usize, needs: &Needs, now: f64) {
        for (resource, units) in needs.list() {
            self.free[*resource as usize] -= units;
        }
        self.started[job] = true;
        self.figures.mean_wait += now - self.asked_at[job];
        let end = now + self.draws.durations[job];
        self.schedule(end, Event::Ends(u32::try_from(job).expect("few jobs")));
    }

    fn scan(&mut self, now: f64) {
        let mut at = 0;
        while at < self.waiting.len() {
            let job = self.waiting[at].job as usize;
            let needs = self.needs(job);
            if self.fits(&needs) {
                self.waiting.remove(at);
                self.start(job, &needs, now);
            } else {
                at += 1;
            }
        }
    }

    fn escalate(&mut self, job: u32) {
        if self.started[job as usize] {
            return;
        }
        self.figures.escalations += 1;
        let at = self.waiting.iter().position(|it| it.job == job).expect("it waits");
        let it = self.waiting.remove(at);
        self.wait(Waiting { priority: 0, ..it });
    }

    fn end(&mut self, job: usize, now: f64) {
        let needs = self.needs(job);
        let pools = self.model.pools.len();
        let hours = now.min(self.model.horizon) - (now - self.draws.durations[job]);
        for (resource, units) in needs.list() {
            if (*resource as usize) < pools {
                self.free[*resource as usize] += units;
                self.figures.utilisation[*resource as usize] += f64::from(*units) * hours.max(0.0);
            }
        }
        self.scan(now);
        if job >= self.model.tasks.len() {
            return;
        }
        self.figures.makespan = self.figures.makespan.max(now);
        self.figures.missed += u32::from(now > self.model.tasks[job].2);
        for number in 0..self.successors[job].len() {
            let next = self.successors[job][number] as usize;
            self.left[next] -= 1;
            if self.left[next] == 0 {
                self.request(next, now);
            }
        }
    }
}
