//! The plans of a realm, with what is in force, what is in work, and which clocks run.

use domain::kernel::{Day, PlanId, Realm};
use domain::plans::{
    ClockStanding, Issue, Plan, PlanClock, PlanDetails, VersionState, WorkingDays,
};

use crate::failure::Fault;
use crate::ports::View;

/// A plan as a list shows it.
#[derive(Clone, PartialEq, Debug)]
pub struct PlanListed {
    /// Which plan.
    pub plan: PlanId,
    /// What it is.
    pub details: PlanDetails,
    /// The number of the latest version, and how far it has come.
    pub latest: (u32, VersionState),
    /// The number of the version in force, and how it was issued.
    pub in_force: Option<(u32, Issue)>,
    /// The clocks of the version in force with how they stand, the nearest first.
    pub clocks: Vec<(PlanClock, ClockStanding)>,
    /// Whether it is no more.
    pub is_abolished: bool,
}

/// Every plan, abolished ones among them, in the order of their keys; `today` is the day of the
/// county's calendar.
///
/// # Errors
/// When the store cannot be read.
pub fn plans_list(
    view: &mut dyn View,
    realm: &Realm,
    today: Day,
    working_days: &WorkingDays,
) -> Result<Vec<PlanListed>, Fault> {
    let plans = view.plans(realm)?;
    Ok(plans.into_iter().filter_map(|plan| listed(plan, today, working_days)).collect())
}

fn listed(plan: Plan, today: Day, working_days: &WorkingDays) -> Option<PlanListed> {
    let clocks = plan.clocks(working_days).into_iter();
    let clocks = clocks.map(|clock| (clock, clock.standing(today))).collect();
    let latest = plan.latest().map(|it| (it.number, it.state))?;
    let in_force = plan.in_force().and_then(|it| Some((it.number, it.issue.clone()?)));
    let (details, is_abolished) = (plan.details?, plan.abolished.is_some());
    Some(PlanListed { plan: plan.id, details, latest, in_force, clocks, is_abolished })
}
