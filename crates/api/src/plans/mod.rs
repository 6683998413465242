//! The plan library, as JSON.

mod list;
mod show;
mod text;

pub(crate) use list::list;
pub(crate) use show::show;
pub(crate) use text::text;

use domain::kernel::PlanId;
use domain::plans::{ClockStanding, PlanClock, PlanDetails};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
pub(crate) struct PlanPath {
    plan: String,
}

impl PlanPath {
    fn plan(&self) -> Option<PlanId> {
        self.plan.parse().ok()
    }
}

fn details(it: &PlanDetails) -> Value {
    json!({ "key": it.key, "title": it.title, "tier": it.tier, "issuer": it.issuer })
}

fn clock(it: &PlanClock, standing: ClockStanding) -> Value {
    let (name, days) = match standing {
        ClockStanding::Runs { days_left } => ("runs", days_left),
        ClockStanding::Overdue { days } => ("overdue", days),
        ClockStanding::Done => ("done", 0),
        ClockStanding::DoneLate { days } => ("done_late", days),
    };
    json!({
        "duty": it.duty, "due": it.due, "done_on": it.done_on, "standing": name, "days": days,
    })
}
