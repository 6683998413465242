//! What a county lacks before it can rely on its registers, looked up in the store.

use domain::gaps::{
    AcrossGap, Gap, NamedRegion, across, regions_in_use,
    villages_without_reporter as unreported_villages,
};
use domain::kernel::{Day, Instant, Realm, RegionCode};
use domain::{people, places, supplies};

use crate::failure::Fault;
use crate::ports::View;

/// So many regions of one list are looked at; a county has about 220.
const REGIONS_LOOKED_AT_MAX: u32 = 5_000;

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
    let rows = view.regions_in(realm, within, None, REGIONS_LOOKED_AT_MAX)?;
    let named = |row: crate::ports::RegionRow| NamedRegion { code: row.code, name: row.name };
    let regions: Vec<NamedRegion> = rows.into_iter().map(named).collect();
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

/// The villages of a township for which nobody is information reporter, by their codes.
///
/// # Errors
/// When the store cannot be read.
pub fn villages_without_reporter(
    view: &mut dyn View,
    realm: &Realm,
    township: &RegionCode,
) -> Result<Vec<NamedRegion>, Fault> {
    let people = view.people(realm)?;
    let rows = view.regions_in(realm, township, None, REGIONS_LOOKED_AT_MAX)?;
    let named = |row: crate::ports::RegionRow| NamedRegion { code: row.code, name: row.name };
    let regions: Vec<NamedRegion> = rows.into_iter().map(named).collect();
    let found = unreported_villages(&people, &regions, township);
    Ok(found.into_iter().cloned().collect())
}
