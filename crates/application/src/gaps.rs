//! What a county lacks before it can rely on its registers: every register's own gaps, and those
//! that only two registers together show.

use std::collections::BTreeSet;

use domain::kernel::{Day, Instant, Realm, RegionCode, RegionLevel, Severity, Thing};
use domain::people::{People, PostKind};
use domain::{people, places, supplies};
use serde::Serialize;

use crate::failure::Fault;
use crate::ports::{RegionRow, View};

/// So many regions of one list are looked at; a county has about 220.
const REGIONS_LOOKED_AT_MAX: u32 = 5_000;

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

/// All gaps of a realm, the gravest first; `today` is the day of the county's calendar, `within`
/// the region of the jurisdiction.
///
/// # Errors
/// When the store cannot be read.
pub fn gaps(
    view: &mut dyn View,
    realm: &Realm,
    within: &RegionCode,
    (now, today): (Instant, Day),
) -> Result<Vec<Gap>, Fault> {
    let (people, places) = (view.people(realm)?, view.places(realm)?);
    let supplies = view.supplies(realm)?;
    let regions = view.regions_in(realm, within, None, REGIONS_LOOKED_AT_MAX)?;
    let mut found: Vec<Gap> = Vec::new();
    found.extend(places::gaps(&places).into_iter().map(Gap::Places));
    found.extend(people::gaps(&people, now, today).into_iter().map(Gap::People));
    found.extend(supplies::gaps(&supplies, today).into_iter().map(Gap::Supplies));
    found.extend(across(&people, &places, &regions).into_iter().map(Gap::Across));
    for (at, region) in regions_in_use(&people, &places) {
        // Without any list that is one gap, and has been told.
        if !regions.is_empty() && view.region(realm, &region)?.is_none() {
            found.push(Gap::Across(AcrossGap::RegionGone { at, region }));
        }
    }
    found.sort_by_key(|gap| std::cmp::Reverse(gap.severity()));
    Ok(found)
}

/// What the registers of people and places say together about the regions of the list.
#[must_use]
pub fn across(people: &People, places: &places::Places, regions: &[RegionRow]) -> Vec<AcrossGap> {
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
        if reported.contains(&region) {
            continue;
        }
        let unreported = at_level(RegionLevel::Village)
            .filter(|village| region.holds(&village.code) && !reported.contains(&village.code));
        let villages = u32::try_from(unreported.count()).unwrap_or(u32::MAX);
        if villages > 0 {
            found.push(AcrossGap::NoInfoReporter { region, name, villages });
        }
    }
    found
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

fn regions_in_use(
    people: &People,
    places: &places::Places,
) -> BTreeSet<(Thing, RegionCode)> {
    let organisations = people.organisations().filter(|it| !it.is_dissolved).filter_map(|it| {
        Some((Thing::new("organisation", it.id), it.details.region.clone()?))
    });
    let sites = places
        .sites()
        .filter(|it| !it.is_closed)
        .map(|it| (Thing::new("site", it.id), it.details.region.clone()));
    organisations.chain(sites).collect()
}
