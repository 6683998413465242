//! The clocks that begin when a plan is issued.

use super::kinds::PlanDuty;
use super::state::{Plan, PlanVersion};
use super::working_days::WorkingDays;
use crate::kernel::Day;
use crate::plans::document::Tier;

/// A plan is filed within so many working days of its issue (PLAN-2024 26).
pub const FILING_WORKING_DAYS: u32 = 20;
/// A plan is published within so many working days of its issue (PLAN-2024 28).
pub const PUBLICATION_WORKING_DAYS: u32 = 20;
/// A plan is evaluated every so many years (PLAN-2024 34).
pub const EVALUATION_YEARS: i32 = 3;
/// A special or department plan is drilled at least once in so many years (PLAN-2024 32).
pub const DRILL_YEARS: i32 = 3;

/// By when something must be done with a plan that is in force.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PlanClock {
    /// What.
    pub duty: PlanDuty,
    /// The last day on which it is in time.
    pub due: Day,
    /// When it was done.
    pub done_on: Option<Day>,
}

/// How a clock stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ClockStanding {
    /// There is time left.
    Runs {
        /// How many days; 0 is today.
        days_left: i32,
    },
    /// The time is over and it is not done.
    Overdue {
        /// For how many days.
        days: i32,
    },
    /// It was done in time.
    Done,
    /// It was done too late.
    DoneLate {
        /// By how many days.
        days: i32,
    },
}

impl PlanClock {
    /// How it stands on a day.
    #[must_use]
    pub const fn standing(&self, today: Day) -> ClockStanding {
        match self.done_on {
            Some(done_on) if done_on.number() > self.due.number() => {
                ClockStanding::DoneLate { days: done_on.days_since(self.due) }
            }
            Some(_) => ClockStanding::Done,
            None if today.number() > self.due.number() => {
                ClockStanding::Overdue { days: today.days_since(self.due) }
            }
            None => ClockStanding::Runs { days_left: self.due.days_since(today) },
        }
    }
}

/// The last day on which a plan issued on a day is filed in time.
#[must_use]
pub fn filing_due(issued_on: Day, working_days: &WorkingDays) -> Day {
    working_days.after(issued_on, FILING_WORKING_DAYS)
}

/// The last day on which a plan issued on a day is published in time.
#[must_use]
pub fn publication_due(issued_on: Day, working_days: &WorkingDays) -> Day {
    working_days.after(issued_on, PUBLICATION_WORKING_DAYS)
}

/// The day by which a plan is to be evaluated; the years count from its issue, or from the last
/// evaluation.
#[must_use]
pub fn evaluation_due(since: Day) -> Day {
    since.plus_years(EVALUATION_YEARS)
}

/// The day by which a plan is to be drilled; the years count from its issue, or from the last
/// drill. None where PLAN-2024 32 names no time: overall and joint plans, and those of townships,
/// villages and units, which drill as their risk asks.
#[must_use]
pub fn drill_due(since: Day, tier: Tier) -> Option<Day> {
    match tier {
        Tier::Special | Tier::Department => Some(since.plus_years(DRILL_YEARS)),
        Tier::Overall | Tier::Joint | Tier::Township | Tier::Village | Tier::Site => None,
    }
}

/// Whether PLAN-2024 26 wants a plan of this tier filed. On-site cards of units are filed where
/// the law of their trade says so.
const fn is_filed(tier: Tier) -> bool {
    match tier {
        Tier::Overall
        | Tier::Special
        | Tier::Department
        | Tier::Joint
        | Tier::Township
        | Tier::Village => true,
        Tier::Site => false,
    }
}

impl Plan {
    /// The clocks of the version in force, the nearest first; none where none is in force.
    /// Evaluations and drills are not written down yet: their clocks count from the issue.
    #[must_use]
    pub fn clocks(&self, working_days: &WorkingDays) -> Vec<PlanClock> {
        let in_force = self.details.as_ref().zip(self.in_force());
        let mut clocks = in_force
            .map_or_else(Vec::new, |(details, version)| version.clocks(details.tier, working_days));
        clocks.sort_by_key(|clock| clock.due);
        clocks
    }
}

impl PlanVersion {
    fn clocks(&self, tier: Tier, working_days: &WorkingDays) -> Vec<PlanClock> {
        let Some(issue) = &self.issue else { return Vec::new() };
        let clock = |duty, due, done_on| PlanClock { duty, due, done_on };
        let mut clocks = Vec::new();
        if is_filed(tier) {
            let filed_on = self.filing.as_ref().map(|it| it.on);
            clocks.push(clock(PlanDuty::Filing, filing_due(issue.on, working_days), filed_on));
        }
        let published_on = self.publication.as_ref().map(|it| it.on);
        let due = publication_due(issue.on, working_days);
        clocks.push(clock(PlanDuty::Publication, due, published_on));
        clocks.push(clock(PlanDuty::Evaluation, evaluation_due(issue.on), None));
        if let Some(due) = drill_due(issue.on, tier) {
            clocks.push(clock(PlanDuty::Drill, due, None));
        }
        clocks
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{approved, day, decide, filing, issued};
    use super::*;

    fn clock_of(plan: &Plan, duty: PlanDuty) -> PlanClock {
        let clocks = plan.clocks(&WorkingDays::default());
        *clocks.iter().find(|it| it.duty == duty).expect("it runs")
    }

    #[test]
    fn a_plan_in_force_has_four_clocks_and_a_draft_has_none() {
        assert_eq!(approved().clocks(&WorkingDays::default()), []);
        let plan = issued();
        let due = |duty| clock_of(&plan, duty).due;
        // Issued on Wednesday, 3 June 2026.
        assert_eq!(due(PlanDuty::Filing), day("2026-07-01"));
        assert_eq!(due(PlanDuty::Publication), day("2026-07-01"));
        assert_eq!(due(PlanDuty::Evaluation), day("2029-06-03"));
        assert_eq!(due(PlanDuty::Drill), day("2029-06-03"));
    }

    #[test]
    fn a_clock_says_how_it_stands() {
        let mut plan = issued();
        let standing = |plan: &Plan, today| clock_of(plan, PlanDuty::Filing).standing(day(today));
        assert_eq!(standing(&plan, "2026-07-01"), ClockStanding::Runs { days_left: 0 });
        assert_eq!(standing(&plan, "2026-07-03"), ClockStanding::Overdue { days: 2 });
        decide(&mut plan, &filing(), &()).expect("it is filed");
        assert_eq!(standing(&plan, "2026-07-03"), ClockStanding::Done);
        let late =
            PlanClock { done_on: Some(day("2026-07-02")), ..clock_of(&plan, PlanDuty::Filing) };
        assert_eq!(late.standing(day("2026-08-01")), ClockStanding::DoneLate { days: 1 });
    }

    #[test]
    fn the_law_names_a_time_for_drills_of_special_and_department_plans_only() {
        let since = day("2026-06-03");
        assert_eq!(drill_due(since, Tier::Department), Some(day("2029-06-03")));
        assert_eq!(drill_due(since, Tier::Village), None);
        assert!(is_filed(Tier::Village) && !is_filed(Tier::Site));
    }
}
