//! A model as its file says it.

use domain::operations::task_machine::{Need, Priority, ResourceIndex};
use serde::Deserialize;
use thiserror::Error;

use crate::random::Lognormal;

/// More than any plan; a replication of so many is still a matter of a second.
const JOBS_MAX: usize = 100_000;
const RESOURCES_MAX: usize = 1_000;

/// A model of PLAN-60's form. Lengths and times are in hours.
#[derive(Clone, PartialEq, Debug)]
pub struct Model {
    /// How many units each pool has.
    pub pools: Vec<u32>,
    /// The stocks; as resources they are numbered behind the pools.
    pub stocks: Vec<Stock>,
    /// The plan's tasks: which ones come before each, and by when it is to be done.
    pub tasks: Vec<(Job, Vec<u32>, f64)>,
    /// What can happen besides, each with the wait after which it is escalated.
    pub inject_types: Vec<(Job, f64)>,
    /// How many injects arrive.
    pub injects: usize,
    /// They arrive before this time, and utilisation is counted up to it.
    pub horizon: f64,
}

/// A stock that is filled up at fixed intervals.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stock {
    /// Units at the beginning.
    pub initial: u32,
    /// Units that are added each time.
    pub resupply: u32,
    /// Hours between two times.
    pub every: f64,
}

/// What is done, in whatever way it came up.
#[derive(Clone, PartialEq, Debug)]
pub struct Job {
    /// With what.
    pub needs: Vec<Need>,
    /// How long it takes.
    pub takes: Lognormal,
    /// How urgent it is.
    pub priority: Priority,
}

/// Why a text is no model.
#[derive(Debug, Error)]
pub enum NotAModel {
    /// Not JSON, or not of this form.
    #[error("the model cannot be read: {0}")]
    Form(#[from] serde_json::Error),
    /// A value that means nothing.
    #[error("{entry} {number}: {wrong}")]
    Value {
        /// `task`, `inject type`, `stock`, `model`.
        entry: &'static str,
        /// Which one, counted from 0.
        number: usize,
        /// What is wrong with it.
        wrong: &'static str,
    },
}

#[derive(Deserialize)]
struct File {
    pools: Vec<PoolRow>,
    stock: Vec<StockRow>,
    tasks: Vec<TaskRow>,
    inject_types: Vec<InjectRow>,
    n_injects: usize,
    horizon: f64,
}

#[derive(Deserialize)]
struct PoolRow {
    capacity: u32,
}

#[derive(Deserialize)]
struct StockRow {
    initial: u32,
    resupply: u32,
    every: f64,
}

#[derive(Deserialize)]
struct TaskRow {
    preds: Vec<u32>,
    deadline: f64,
    #[serde(flatten)]
    job: JobRow,
}

#[derive(Deserialize)]
struct InjectRow {
    escalate_after: f64,
    #[serde(flatten)]
    job: JobRow,
}

#[derive(Deserialize)]
struct JobRow {
    demand: Vec<u32>,
    stock: Vec<u32>,
    mean: f64,
    cv: f64,
    priority: u8,
}

impl Model {
    /// Reads a model of PLAN-60's form; names are not needed and not kept.
    ///
    /// # Errors
    /// [`NotAModel`], with the first place that is wrong.
    pub fn read(text: &str) -> Result<Self, NotAModel> {
        let file: File = serde_json::from_str(text)?;
        let is_small = file.tasks.len().saturating_add(file.n_injects) <= JOBS_MAX
            && file.pools.len().saturating_add(file.stock.len()) <= RESOURCES_MAX;
        must("model", 0, is_small, "more jobs or resources than a model may have")?;
        must("model", 0, file.horizon.is_finite() && file.horizon > 0.0, "no horizon")?;
        let has_types = !file.inject_types.is_empty() || file.n_injects == 0;
        must("model", 0, has_types, "injects without types")?;
        let resources = [file.pools.len(), file.stock.len()];
        Ok(Self {
            pools: file.pools.iter().map(|it| it.capacity).collect(),
            stocks: all(&file.stock, stock)?,
            tasks: all(&file.tasks, |number, it| task(number, it, file.tasks.len(), resources))?,
            inject_types: all(&file.inject_types, |number, it| {
                let is_wait = it.escalate_after.is_finite() && it.escalate_after > 0.0;
                must("inject type", number, is_wait, "no wait before it is escalated")?;
                Ok((job("inject type", number, &it.job, resources)?, it.escalate_after))
            })?,
            injects: file.n_injects,
            horizon: file.horizon,
        })
    }
}

fn all<R, O>(
    rows: &[R],
    read: impl Fn(usize, &R) -> Result<O, NotAModel>,
) -> Result<Vec<O>, NotAModel> {
    rows.iter().enumerate().map(|(number, it)| read(number, it)).collect()
}

fn stock(number: usize, it: &StockRow) -> Result<Stock, NotAModel> {
    let is_interval = it.every.is_finite() && it.every > 0.0;
    must("stock", number, is_interval, "no interval between two supplies")?;
    Ok(Stock { initial: it.initial, resupply: it.resupply, every: it.every })
}

fn task(
    number: usize,
    it: &TaskRow,
    tasks: usize,
    resources: [usize; 2],
) -> Result<(Job, Vec<u32>, f64), NotAModel> {
    let is_there = |before: &u32| (*before as usize) < tasks && *before as usize != number;
    must("task", number, it.preds.iter().all(is_there), "comes after a task that there is not")?;
    must("task", number, it.deadline.is_finite(), "no deadline")?;
    Ok((job("task", number, &it.job, resources)?, it.preds.clone(), it.deadline))
}

fn job(
    entry: &'static str,
    number: usize,
    it: &JobRow,
    [pools, stocks]: [usize; 2],
) -> Result<Job, NotAModel> {
    let fits = it.demand.len() == pools && it.stock.len() == stocks;
    must(entry, number, fits, "its needs are not as many as there are pools and stocks")?;
    must(entry, number, it.mean.is_finite() && it.mean > 0.0, "its mean is not above 0")?;
    must(entry, number, it.cv.is_finite() && it.cv >= 0.0, "its variation is below 0")?;
    let wrong = "its priority is not 1, 2 or 3";
    let priority =
        Priority::numbered(it.priority).ok_or(NotAModel::Value { entry, number, wrong })?;
    let numbered = (0..).map(ResourceIndex::new).zip(it.demand.iter().chain(&it.stock));
    let needs = numbered.map(|(resource, units)| Need { resource, units: *units });
    Ok(Job {
        needs: needs.filter(|it| it.units > 0).collect(),
        takes: Lognormal::of_mean(it.mean, it.cv),
        priority,
    })
}

fn must(
    entry: &'static str,
    number: usize,
    holds: bool,
    wrong: &'static str,
) -> Result<(), NotAModel> {
    if holds { Ok(()) } else { Err(NotAModel::Value { entry, number, wrong }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = r#"{
        "pools": [{"name": "officer", "capacity": 2}],
        "stock": [{"name": "mask", "initial": 5, "resupply": 1, "every": 12}],
        "tasks": [{"preds": [], "demand": [1], "stock": [2], "mean": 1.5, "cv": 0.5,
                   "priority": 2, "deadline": 4}],
        "inject_types": [{"demand": [1], "stock": [0], "mean": 1, "cv": 0.8, "priority": 1,
                          "escalate_after": 0.5}],
        "n_injects": 3, "horizon": 72.0
    }"#;

    #[test]
    fn a_small_model_is_read() {
        let model = Model::read(SMALL).expect("it is sound");
        assert_eq!((model.pools.as_slice(), model.injects, model.horizon), (&[2][..], 3, 72.0));
        let (job, before, deadline) = &model.tasks[0];
        assert_eq!((before.as_slice(), *deadline), (&[][..], 4.0));
        let need = |resource, units| Need { resource: ResourceIndex::new(resource), units };
        assert_eq!(job.needs, [need(0, 1), need(1, 2)]);
        // What is needed none of is no need.
        assert_eq!(model.inject_types[0].0.needs, [need(0, 1)]);
    }

    #[test]
    fn what_means_nothing_is_refused_with_its_place() {
        let changes = [
            ("\"preds\": []", "\"preds\": [1]", "task 0: comes after a task that there is not"),
            ("\"preds\": []", "\"preds\": [0]", "task 0: comes after a task that there is not"),
            ("\"mean\": 1.5", "\"mean\": 0", "task 0: its mean is not above 0"),
            ("\"cv\": 0.8", "\"cv\": -1", "inject type 0: its variation is below 0"),
            ("\"priority\": 1", "\"priority\": 0", "inject type 0: its priority is not 1, 2 or 3"),
            ("\"every\": 12", "\"every\": 0", "stock 0: no interval between two supplies"),
            ("\"horizon\": 72.0", "\"horizon\": 0", "model 0: no horizon"),
            (
                "\"stock\": [2]",
                "\"stock\": []",
                "task 0: its needs are not as many as there are pools and stocks",
            ),
            (
                "\"n_injects\": 3",
                "\"n_injects\": 1000000",
                "model 0: more jobs or resources than a model may have",
            ),
        ];
        for (sound, broken, wrong) in changes {
            let text = SMALL.replace(sound, broken);
            let no = Model::read(&text).expect_err(broken);
            assert_eq!(no.to_string(), wrong);
        }
        assert!(matches!(Model::read("[]"), Err(NotAModel::Form(_))));
    }
}
