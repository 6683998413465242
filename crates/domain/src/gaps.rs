//! What a county lacks before it can rely on its registers: every register's own gaps, and those
//! that only two registers together show.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::kernel::{RegionCode, RegionLevel, Severity, Thing};
use crate::people::{People, PostKind};
use crate::{people, places, supplies};

/// A region of the adopted list, as far as gaps look at it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamedRegion {
    /// Its code.
    pub code: RegionCode,
    /// Its name.
    pub name: String,
}

/// One thing that is missing.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(untagged)]
pub enum Gap {
    /// Of the register of people.
    People(people::Gap),
    /// Of the register of places.
    Places(places::Gap),
    /// Of the register of supplies.
    Supplies(supplies::Gap),
    /// Of several registers.
    Across(AcrossGap),
}

/// What only two registers together show.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "gap", rename_all = "snake_case")]
pub enum AcrossGap {
    /// No organisation answers for a township of the list of regions, or for a part of it.
    TownshipWithoutOrganisation {
        /// Its code.
        region: RegionCode,
        /// Its name.
        name: String,
    },
    /// No open site lies in a township.
    TownshipWithoutSite {
        /// Its code.
        region: RegionCode,
        /// Its name.
        name: String,
    },
    /// Nobody is information reporter for a village or community, or for the township above it
    /// (ERL 60 wants one in every committee).
    NoInfoReporter {
        /// The township's code.
        region: RegionCode,
        /// The township's name.
        name: String,
        /// In how many of its villages.
        villages: u32,
    },
    /// An organisation or a site lies in a region that the adopted list does not have any more.
    RegionGone {
        /// The organisation or the site.
        at: Thing,
        /// Its region.
        region: RegionCode,
    },
}

impl Gap {
    /// How much it weighs.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::People(gap) => gap.severity(),
            Self::Places(gap) => gap.severity(),
            Self::Supplies(gap) => gap.severity(),
            Self::Across(AcrossGap::NoInfoReporter { .. } | AcrossGap::RegionGone { .. }) => {
                Severity::Warning
            }
            Self::Across(
                AcrossGap::TownshipWithoutOrganisation { .. }
                | AcrossGap::TownshipWithoutSite { .. },
            ) => Severity::Warning,
        }
    }

    /// What to open to mend it; none where the list itself is empty.
    #[must_use]
    pub fn at(&self) -> Option<Thing> {
        match self {
            Self::People(gap) => gap.at(),
            Self::Places(gap) => gap.at(),
            Self::Supplies(gap) => gap.at(),
            Self::Across(
                AcrossGap::TownshipWithoutOrganisation { region, .. }
                | AcrossGap::TownshipWithoutSite { region, .. }
                | AcrossGap::NoInfoReporter { region, .. },
            ) => Some(Thing::new("region", region)),
            Self::Across(AcrossGap::RegionGone { at, .. }) => Some(at.clone()),
        }
    }
}

/// What the registers of people and places say together about the regions of the list.
#[must_use]
pub fn across(people: &People, places: &places::Places, regions: &[NamedRegion]) -> Vec<AcrossGap> {
    let mut found = Vec::new();
    let served: BTreeSet<&RegionCode> = people
        .organisations()
        .filter(|it| !it.is_dissolved)
        .filter_map(|it| it.details.region.as_ref())
        .collect();
    let reported: BTreeSet<&RegionCode> = reporters(people).collect();
    let at_level = |level| regions.iter().filter(move |row| row.code.level() == level);
    for township in at_level(RegionLevel::Township) {
        let (region, name) = (township.code.clone(), township.name.clone());
        if !served.iter().any(|code| region.holds(code)) {
            let (region, name) = (region.clone(), name.clone());
            found.push(AcrossGap::TownshipWithoutOrganisation { region, name });
        }
        let open = |site: &places::Site| !site.is_closed && region.holds(&site.details.region);
        if !places.sites().any(open) {
            let (region, name) = (region.clone(), name.clone());
            found.push(AcrossGap::TownshipWithoutSite { region, name });
        }
        let unreported = unreported(&reported, regions, &region).count();
        let villages = u32::try_from(unreported).unwrap_or(u32::MAX);
        if villages > 0 {
            found.push(AcrossGap::NoInfoReporter { region, name, villages });
        }
    }
    found
}

/// The villages of a township for which nobody is information reporter: neither there nor for the
/// township.
#[must_use]
pub fn villages_without_reporter<'a>(
    people: &People,
    regions: &'a [NamedRegion],
    township: &RegionCode,
) -> Vec<&'a NamedRegion> {
    unreported(&reporters(people).collect(), regions, township).collect()
}

fn unreported<'a>(
    reported: &BTreeSet<&RegionCode>,
    regions: &'a [NamedRegion],
    township: &RegionCode,
) -> impl Iterator<Item = &'a NamedRegion> {
    let is_reported = reported.contains(township);
    let villages = regions.iter().filter(|it| it.code.level() == RegionLevel::Village);
    villages.filter(move |village| {
        !is_reported && township.holds(&village.code) && !reported.contains(&village.code)
    })
}

/// Where an information reporter is: the area of the post, or where its organisation answers.
fn reporters(people: &People) -> impl Iterator<Item = &RegionCode> {
    let held = people.posts().filter(|post| {
        let is_reporter = post.details.kind == PostKind::InfoReporter && !post.is_abolished;
        is_reporter && post.appointments.values().any(|it| it.acts_for.is_none())
    });
    held.filter_map(|post| {
        let unit = people.organisation(post.details.organisation);
        post.details.area.as_ref().or(unit.and_then(|it| it.details.region.as_ref()))
    })
}

/// Every region in which an organisation or an open site lies.
#[must_use]
pub fn regions_in_use(people: &People, places: &places::Places) -> BTreeSet<(Thing, RegionCode)> {
    let organisations = people
        .organisations()
        .filter(|it| !it.is_dissolved)
        .filter_map(|it| Some((Thing::new("organisation", it.id), it.details.region.clone()?)));
    let sites = places
        .sites()
        .filter(|it| !it.is_closed)
        .map(|it| (Thing::new("site", it.id), it.details.region.clone()));
    organisations.chain(sites).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{House, Key, Label, OrganisationId, Stream, Text};
    use crate::people::{Organisation, OrganisationDetails, OrganisationKind};
    use crate::places::Places;

    fn region(code: &str, name: &str) -> NamedRegion {
        NamedRegion { code: code.parse().expect("a region"), name: name.to_owned() }
    }

    fn committee_of(code: &str) -> People {
        let key: Key = "committee".parse().expect("a key");
        let details = OrganisationDetails {
            name: Label::chinese(Text::parse("村委会").expect("fits")),
            kind: OrganisationKind::Committee,
            parent: None,
            region: Some(code.parse().expect("a region")),
        };
        let id = OrganisationId::from_uuid(uuid::Uuid::from_u128(1));
        People::of([Organisation { id, code: key, details, is_dissolved: false }], [], [])
    }

    #[test]
    fn a_township_wants_an_organisation_a_site_and_reporters() {
        let regions = [
            region("990001", "云泽县"),
            region("990001001", "泽城镇"),
            region("990001001001", "东门社区"),
            region("990001001002", "西门社区"),
        ];
        let places = Places::new(House);
        let found = across(&People::new(House), &places, &regions);
        assert!(matches!(
            found[..],
            [
                AcrossGap::TownshipWithoutOrganisation { .. },
                AcrossGap::TownshipWithoutSite { .. },
                AcrossGap::NoInfoReporter { villages: 2, .. }
            ]
        ));
        // A committee in one of its villages answers for a part of it.
        let found = across(&committee_of("990001001002"), &places, &regions);
        assert!(matches!(found[..], [AcrossGap::TownshipWithoutSite { .. }, _]));
    }

    #[test]
    fn a_county_without_a_list_has_no_townships_to_miss() {
        assert_eq!(across(&People::new(House), &Places::new(House), &[]), []);
        let in_use = regions_in_use(&committee_of("990001001"), &Places::new(House));
        assert_eq!(in_use.len(), 1);
    }
}
