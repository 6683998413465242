//! What came out of one replication.

use std::fmt;

/// The figures of the reference. Times are in hours.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Outcome {
    /// When the last task of the plan was done.
    pub makespan: f64,
    /// Tasks of the plan that were done after their deadline.
    pub missed: u32,
    /// Injects that were escalated.
    pub escalations: u32,
    /// How often a stock was too low for a request.
    pub stockouts: u32,
    /// Mean wait from request to start, over tasks and injects.
    pub mean_wait: f64,
    /// The longest that the waiting list was.
    pub queue_max: usize,
    /// Of each pool: the share of its units and of the time up to the horizon that it was at work.
    pub utilisation: Vec<f64>,
    /// Of each pool: how often too little of it was free for a request.
    pub blocked: Vec<u32>,
}

impl Outcome {
    /// As it is before a replication; the room is kept.
    pub(super) fn clear(&mut self, pools: usize) {
        let mut utilisation = std::mem::take(&mut self.utilisation);
        let mut blocked = std::mem::take(&mut self.blocked);
        utilisation.clear();
        utilisation.resize(pools, 0.0);
        blocked.clear();
        blocked.resize(pools, 0);
        *self = Self { utilisation, blocked, ..Self::default() };
    }

    /// One line of the reference's CSV, without its end.
    #[must_use]
    pub fn line(&self, replication: u64) -> impl fmt::Display {
        Line { outcome: self, replication }
    }
}

struct Line<'a> {
    outcome: &'a Outcome,
    replication: u64,
}

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let it = self.outcome;
        // `{:?}` writes the shortest decimal that reads back as the same double.
        write!(f, "{},{:?},{},", self.replication, it.makespan, it.missed)?;
        write!(f, "{},{},{:?},{}", it.escalations, it.stockouts, it.mean_wait, it.queue_max)?;
        it.utilisation.iter().try_for_each(|it| write!(f, ",{it:?}"))?;
        it.blocked.iter().try_for_each(|it| write!(f, ",{it}"))
    }
}
