//! What the register of places lacks before anybody can rely on it.

use serde::Serialize;

use super::kinds::Catalogue;
use super::state::{Places, Site};
use crate::kernel::{Label, Severity, SiteId, Thing};

/// One thing that is missing, and where.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "gap", rename_all = "snake_case")]
pub enum Gap {
    /// No list of regions was ever adopted.
    NoRegions,
    /// No boundaries were ever adopted: maps show points only.
    NoBoundaries,
    /// No site is registered.
    NoSites,
    /// No open site takes people in.
    NoShelters,
    /// An open site of which nobody has taken the point.
    SiteWithoutPoint {
        /// Which one.
        site: SiteId,
        /// What it is called.
        name: Label,
    },
    /// An open site that takes people in, nobody knows how many.
    ShelterWithoutCapacity {
        /// Which one.
        site: SiteId,
        /// What it is called.
        name: Label,
    },
    /// A key site or a shelter for which nobody answers.
    SiteWithoutResponsible {
        /// Which one.
        site: SiteId,
        /// What it is called.
        name: Label,
    },
}

impl Gap {
    /// How much it weighs.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::NoRegions | Self::NoShelters => Severity::Error,
            Self::NoSites
            | Self::SiteWithoutPoint { .. }
            | Self::ShelterWithoutCapacity { .. }
            | Self::SiteWithoutResponsible { .. } => Severity::Warning,
            Self::NoBoundaries => Severity::Hint,
        }
    }

    /// What to open to mend it; none where the list itself is empty.
    #[must_use]
    pub fn at(&self) -> Option<Thing> {
        match self {
            Self::NoRegions => Some(Thing::new("reference", Catalogue::Regions.name())),
            Self::NoBoundaries => Some(Thing::new("reference", Catalogue::Boundaries.name())),
            Self::NoSites | Self::NoShelters => None,
            Self::SiteWithoutPoint { site, .. }
            | Self::ShelterWithoutCapacity { site, .. }
            | Self::SiteWithoutResponsible { site, .. } => Some(Thing::new("site", site)),
        }
    }
}

/// What is missing.
#[must_use]
pub fn gaps(places: &Places) -> Vec<Gap> {
    let mut found = Vec::new();
    let open = || places.sites().filter(|it| !it.is_closed);
    let has = |catalogue| places.adopted(catalogue).is_some();
    let shelters = open().filter(|it| it.details.kind.takes_people_in()).count();
    for (is_missing, gap) in [
        (!has(Catalogue::Regions), Gap::NoRegions),
        (!has(Catalogue::Boundaries), Gap::NoBoundaries),
        (places.sites().next().is_none(), Gap::NoSites),
        (places.sites().next().is_some() && shelters == 0, Gap::NoShelters),
    ] {
        if is_missing {
            found.push(gap);
        }
    }
    open().for_each(|site| look_at(site, &mut found));
    found
}

fn look_at(of: &Site, found: &mut Vec<Gap>) {
    let (site, name, details) = (of.id, &of.details.name, &of.details);
    let is_shelter = details.kind.takes_people_in();
    if details.point.is_none() {
        found.push(Gap::SiteWithoutPoint { site, name: name.clone() });
    }
    if is_shelter && details.capacity_persons.is_none_or(|persons| persons == 0) {
        found.push(Gap::ShelterWithoutCapacity { site, name: name.clone() });
    }
    if (is_shelter || details.is_key_site) && details.responsible.is_none() {
        found.push(Gap::SiteWithoutResponsible { site, name: name.clone() });
    }
}

#[cfg(test)]
mod tests {
    use super::super::SiteKind;
    use super::super::testing::{add, decide, known};
    use super::*;
    use crate::kernel::{House, Stream};

    #[test]
    fn an_empty_register_says_so() {
        let found = gaps(&Places::new(House));
        assert_eq!(found, [Gap::NoRegions, Gap::NoBoundaries, Gap::NoSites]);
    }

    #[test]
    fn a_shelter_wants_a_point_a_capacity_and_somebody_who_answers() {
        let mut places = Places::new(House);
        let mut bare = add(1, "shelter-1");
        (bare.details.point, bare.details.capacity_persons) = (None, None);
        bare.details.responsible = None;
        decide(&mut places, &known(), &bare).expect("it is added");
        let told: Vec<_> = gaps(&places).into_iter().filter(|gap| gap.at().is_some()).collect();
        assert!(matches!(
            told[2..],
            [
                Gap::SiteWithoutPoint { .. },
                Gap::ShelterWithoutCapacity { .. },
                Gap::SiteWithoutResponsible { .. }
            ]
        ));
    }

    #[test]
    fn a_county_without_shelter_is_told_and_a_sound_shelter_is_silent() {
        let mut places = Places::new(House);
        let mut bridge = add(1, "bridge");
        bridge.details.kind = SiteKind::Bridge;
        decide(&mut places, &known(), &bridge).expect("it is added");
        assert!(gaps(&places).contains(&Gap::NoShelters));
        decide(&mut places, &known(), &add(2, "shelter-1")).expect("it is added");
        assert_eq!(gaps(&places), [Gap::NoRegions, Gap::NoBoundaries]);
    }
}
