//! What chance decides in one replication, drawn before it begins.

use super::model::Model;
use crate::random::SplitMix64;

/// All lengths and arrivals of one replication. Two versions of a plan that are given the same
/// draws are compared under the same luck (common random numbers).
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Draws {
    /// How long each task takes, in hours, then how long each inject takes.
    pub durations: Vec<f64>,
    /// When the injects arrive, in hours, ascending.
    pub arrivals: Vec<f64>,
    /// The type of each inject, a position in the model's list.
    pub types: Vec<usize>,
}

impl Draws {
    /// Draws replication `number` of a model, counted from 0, in the order of the reference:
    /// durations of tasks, arrivals, types, durations of injects. What was drawn before is gone;
    /// the room is kept.
    pub fn draw(&mut self, model: &Model, number: u64) {
        let mut random = SplitMix64::of_replication(number);
        let types = model.inject_types.len();
        self.durations.clear();
        self.durations.extend(model.tasks.iter().map(|(job, ..)| job.takes.draw(&mut random)));
        self.arrivals.clear();
        self.arrivals.extend((0..model.injects).map(|_| model.horizon * random.share()));
        self.arrivals.sort_unstable_by(f64::total_cmp);
        self.types.clear();
        self.types.extend((0..model.injects).map(|_| pick(random.share(), types)));
        let laws = self.types.iter().filter_map(|it| model.inject_types.get(*it));
        self.durations.extend(laws.map(|(job, _)| job.takes.draw(&mut random)));
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share is from 0 up to 1, so this is a position below `count`"
)]
#[inline]
fn pick(share: f64, count: usize) -> usize {
    (share * count as f64) as usize
}
