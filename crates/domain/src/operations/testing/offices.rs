//! Who acts in the flood, and what the registers of the county say.

use uuid::Uuid;

use super::super::give_task::House;
use super::super::lift_response::UnitsHandedTo;
use super::super::offer_task::Asked;
use super::super::put_plan_to_work::PlanFound;
use super::super::take_command::NewCommander;
use super::documents::{county_flood, issued, psb_flood};
use super::verbs::key;
use crate::kernel::PersonId;
use crate::registers::Acting;

/// Somebody in a post of a unit; the units above it come after.
pub(in crate::operations) fn officer(number: u128, post: &str, units: &[&str]) -> Acting {
    Acting {
        person: Some(PersonId::from_uuid(Uuid::from_u128(number))),
        post: Some(key(post)),
        units: units.iter().map(|it| key(it)).collect(),
        may_direct_tasks: false,
    }
}

/// The duty desk, which may direct tasks.
pub(in crate::operations) fn desk() -> Acting {
    Acting { may_direct_tasks: true, ..officer(1, "hq-desk", &["flood-office"]) }
}

/// Who walks the levee, for a station of the water bureau.
pub(in crate::operations) fn patrol() -> Acting {
    officer(2, "levee-walker", &["dongdu-sluice", "water-bureau"])
}

/// The head of the township.
pub(in crate::operations) fn township() -> Acting {
    officer(3, "township-head", &["dongdu-township"])
}

/// The traffic police.
pub(in crate::operations) fn police() -> Acting {
    officer(4, "traffic-chief", &["traffic-brigade", "yunze-psb"])
}

/// What a verb must know, in a county where every post and every unit that it names is there.
pub(in crate::operations) trait Known {
    /// As the registers answer somebody.
    fn to(acting: &Acting) -> Self;
}

impl Known for () {
    fn to(_: &Acting) -> Self {}
}

impl Known for Acting {
    fn to(acting: &Acting) -> Self {
        acting.clone()
    }
}

impl Known for Asked {
    fn to(acting: &Acting) -> Self {
        Self { acting: acting.clone(), unit: Some(key("water-bureau")) }
    }
}

impl Known for NewCommander {
    fn to(acting: &Acting) -> Self {
        Self { acting: acting.clone(), unit: Some(key("flood-office")) }
    }
}

impl Known for House {
    fn to(acting: &Acting) -> Self {
        Self { acting: acting.clone(), has_lead: true, has_post: Some(true) }
    }
}

impl Known for UnitsHandedTo {
    fn to(acting: &Acting) -> Self {
        acting.into()
    }
}

/// The plan of the county, as the library answers.
pub(in crate::operations) fn the_countys() -> PlanFound {
    PlanFound { issued: Some(issued(county_flood())), acting: desk() }
}

/// The plan of its police, as the library answers.
pub(in crate::operations) fn the_polices() -> PlanFound {
    PlanFound { issued: Some(issued(psb_flood())), acting: desk() }
}
