//! How much of what is broken the checks find.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::faults::{Base, Operator, Scene, operators};

/// What was broken and found, by operator.
#[derive(Default)]
pub(crate) struct Recall {
    rows: BTreeMap<&'static str, Row>,
}

#[derive(Default)]
struct Row {
    rules: &'static [&'static str],
    broken: usize,
    found: usize,
    missed: Vec<String>,
}

impl Recall {
    /// Lets every operator break a pair once for each seed.
    pub(crate) fn measure(&mut self, base: &Base, seeds: std::ops::Range<u64>) {
        for it in operators() {
            for seed in seeds.clone() {
                self.one(base, it, seed);
            }
        }
    }

    fn one(&mut self, base: &Base, operator: &'static Operator, seed: u64) {
        let row = self.rows.entry(operator.name).or_default();
        row.rules = operator.rules;
        let mut scene = Scene::of(base, operator.name, seed);
        let Some(fault) = (operator.break_one)(&mut scene) else { return };
        row.broken += 1;
        match base.finds(scene.pair, operator.rules, &fault) {
            Ok(()) => row.found += 1,
            Err(others) => row.missed.push(format!("seed {seed}: {} [{others}]", fault.says)),
        }
    }

    /// How many were broken, and how many of them were found.
    pub(crate) fn totals(&self) -> (usize, usize) {
        let rows = self.rows.values();
        rows.fold((0, 0), |sum, it| (sum.0 + it.broken, sum.1 + it.found))
    }

    /// Operators of which a fault was missed.
    pub(crate) fn with_misses(&self) -> Vec<&'static str> {
        let rows = self.rows.iter().filter(|(_, it)| it.found < it.broken);
        rows.map(|(name, _)| *name).collect()
    }

    /// Operators that found no place to break anything.
    pub(crate) fn without_a_place(&self) -> Vec<&'static str> {
        let rows = self.rows.iter().filter(|(_, it)| it.broken == 0);
        rows.map(|(name, _)| *name).collect()
    }

    /// A table, and under it every fault that was missed.
    pub(crate) fn table(&self) -> String {
        let mut text = String::new();
        for (name, row) in &self.rows {
            let rules = row.rules.join(", ");
            let _ = writeln!(text, "{name:38} {:4} of {:4}  {rules}", row.found, row.broken);
        }
        let (broken, found) = self.totals();
        let _ = writeln!(text, "{:38} {found:4} of {broken:4}", "all");
        for (name, row) in &self.rows {
            for it in &row.missed {
                let _ = writeln!(text, "missed: {name}: {it}");
            }
        }
        text
    }
}
