//! What two plans or operations ask for at the same time: too much of one thing, or two orders for
//! one place.

use super::activity::ActivityKind;
use super::tasks::Needs;
use crate::kernel::{RegionCode, kinds};

/// What several sides ask of something of which there is so much.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Share {
    /// How much there is.
    pub there: u32,
    /// How much each side asks for, in the order of the sides.
    pub asked: Vec<u32>,
}

impl Share {
    /// How much all of them ask for.
    #[must_use]
    pub fn wanted(&self) -> u32 {
        self.asked.iter().fold(0, |sum, it| sum.saturating_add(*it))
    }

    /// How much is left; less than nothing where it is too little.
    #[must_use]
    pub fn left(&self) -> i64 {
        i64::from(self.there) - i64::from(self.wanted())
    }

    /// Whether there is too little for all of them.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.wanted() > self.there
    }

    /// Whether each could have what it asks for alone, and not all of them.
    #[must_use]
    pub fn is_short_together(&self) -> bool {
        self.is_short() && self.asked.iter().all(|it| *it <= self.there)
    }

    /// Whether at least two sides ask for it.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.asked.iter().filter(|it| **it > 0).count() > 1
    }
}

impl Needs {
    /// How many people it asks for; one that says no number needs one.
    #[must_use]
    pub fn people_count(&self) -> u32 {
        self.people.iter().fold(0_u32, |sum, it| sum.saturating_add(it.count)).max(1)
    }
}

kinds! {
    /// What an order asks of the people of a place.
    Asks {
        /// 留在原地
        Stay = "stay",
        /// 离开
        Leave = "leave",
        /// 路上受限
        HeldUp = "held_up",
    }

    /// How two orders for one place stand to each other, the worst first.
    Clash {
        /// 一个要留、一个要走
        StayAndLeave = "stay_and_leave",
        /// 要走的路上受限
        WayHeldUp = "way_held_up",
        /// 同一件事两道令
        SameTwice = "same_twice",
    }
}

impl ActivityKind {
    /// What an order of this kind asks of the people of its places; nothing for most.
    #[must_use]
    pub const fn asks(self) -> Option<Asks> {
        match self {
            Self::ClosedCompound | Self::QuarantineSiteGuard | Self::HomeIsolationSupport => {
                Some(Asks::Stay)
            }
            Self::Evacuation => Some(Asks::Leave),
            Self::Checkpoint | Self::TrafficControl => Some(Asks::HeldUp),
            Self::ContactTracingSupport
            | Self::SuppliesEscort
            | Self::KeySiteGuard
            | Self::Patrol
            | Self::DisputeMediation
            | Self::RumourResponse
            | Self::MarketOrder
            | Self::ServiceForResidents
            | Self::ClosedStandby
            | Self::MassPrevention
            | Self::Publicity
            | Self::Inspection
            | Self::PerformanceRelief
            | Self::Command
            | Self::DutyDesk
            | Self::InformationReport
            | Self::Consultation
            | Self::Monitoring
            | Self::Alerting
            | Self::LeveePatrol
            | Self::Rescue
            | Self::MedicalCare
            | Self::ShelterOperation
            | Self::Supply
            | Self::Repair
            | Self::Sampling
            | Self::Disinfection
            | Self::TrainingBriefing
            | Self::Recovery
            | Self::LossSurvey
            | Self::DataDestruction
            | Self::PurchasedService => None,
        }
    }
}

impl Clash {
    /// How two orders stand to each other; none where both can be obeyed.
    #[must_use]
    pub const fn between(mine: Asks, theirs: Asks) -> Option<Self> {
        match (mine, theirs) {
            (Asks::Stay, Asks::Leave) | (Asks::Leave, Asks::Stay) => Some(Self::StayAndLeave),
            (Asks::Leave, Asks::HeldUp) | (Asks::HeldUp, Asks::Leave) => Some(Self::WayHeldUp),
            (Asks::Stay, Asks::Stay)
            | (Asks::Leave, Asks::Leave)
            | (Asks::HeldUp, Asks::HeldUp) => Some(Self::SameTwice),
            (Asks::Stay, Asks::HeldUp) | (Asks::HeldUp, Asks::Stay) => None,
        }
    }
}

/// The regions that lie in both, each pair by the smaller one, in the order of their codes.
#[must_use]
pub fn common_regions(mine: &[RegionCode], theirs: &[RegionCode]) -> Vec<RegionCode> {
    let mut common: Vec<RegionCode> = Vec::new();
    for my_region in mine {
        for their_region in theirs {
            if my_region.holds(their_region) {
                common.push(their_region.clone());
            } else if their_region.holds(my_region) {
                common.push(my_region.clone());
            }
        }
    }
    common.sort();
    common.dedup();
    common
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plans::document::PeopleNeed;

    fn regions(codes: &[&str]) -> Vec<RegionCode> {
        codes.iter().map(|it| it.parse().expect("a region")).collect()
    }

    #[test]
    fn what_is_enough_for_each_may_be_too_little_for_both() {
        let share = |there, asked: &[u32]| Share { there, asked: asked.to_vec() };
        let both = share(10, &[6, 7]);
        assert!(both.is_short() && both.is_short_together() && both.is_shared());
        assert_eq!((both.wanted(), both.left()), (13, -3));
        let alone = share(10, &[12, 1]);
        assert!(alone.is_short() && !alone.is_short_together());
        let enough = share(10, &[10, 0]);
        assert!(!enough.is_short() && !enough.is_shared());
        assert_eq!(share(1, &[u32::MAX, u32::MAX]).wanted(), u32::MAX);
    }

    #[test]
    fn a_task_that_says_no_number_needs_one() {
        assert_eq!(Needs::default().people_count(), 1);
        let people = |count| PeopleNeed { count, ..PeopleNeed::default() };
        let needs = Needs { people: vec![people(2), people(3)], ..Needs::default() };
        assert_eq!(needs.people_count(), 5);
    }

    #[test]
    fn to_stay_and_to_leave_cannot_both_be_obeyed() {
        let asks = |it: ActivityKind| it.asks().expect("it asks something of people");
        let home = asks(ActivityKind::HomeIsolationSupport);
        let away = asks(ActivityKind::Evacuation);
        let post = asks(ActivityKind::Checkpoint);
        for (mine, theirs, clash) in [
            (home, away, Some(Clash::StayAndLeave)),
            (post, away, Some(Clash::WayHeldUp)),
            (post, post, Some(Clash::SameTwice)),
            (home, post, None),
        ] {
            assert_eq!(Clash::between(mine, theirs), clash);
            assert_eq!(Clash::between(theirs, mine), clash, "whichever comes first");
        }
        assert_eq!(ActivityKind::Repair.asks(), None);
    }

    #[test]
    fn a_village_lies_in_its_township_and_in_no_other() {
        let (towns, villages) =
            (regions(&["990001103", "990001101"]), regions(&["990001103201", "990001107203"]));
        assert_eq!(common_regions(&towns, &villages), regions(&["990001103201"]));
        assert_eq!(common_regions(&villages, &towns), regions(&["990001103201"]));
        assert_eq!(common_regions(&towns, &regions(&["990001"])), {
            let mut both = towns.clone();
            both.sort();
            both
        });
        assert!(common_regions(&towns, &regions(&["990001102"])).is_empty());
    }
}
