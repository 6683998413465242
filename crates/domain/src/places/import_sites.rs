//! Bring in the sheet of sites and shelters: all of it, or nothing with every row's problem told.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::add_site::AddSite;
use super::change_site::ChangeSite;
use super::events::{Event, SiteDetails};
use super::kinds::SiteKind;
use super::refusals::Refusal;
use super::state::{Known, Places};
use crate::kernel::{
    Draft, House, Key, Label, Moment, Point, RegionCode, Right, RowAt, Sheet, SiteId, Verb,
};
use crate::registers::{Registers, Unanswered};

/// One file has at most this many rows.
const ROWS_MAX: u32 = 20_000;

/// Import sites. A row whose code is there already changes what stands; the same file again changes
/// nothing; what is not in the file stays.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportSites {
    /// The sheet 场所与避难点.
    pub sites: Vec<SiteRow>,
}

/// One row of the sheet 场所与避难点.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteRow {
    /// Where it stands in its sheet.
    pub row: u32,
    /// The id it gets where its code is new.
    pub site: SiteId,
    /// By which the row is matched.
    pub code: Key,
    /// What it is called.
    pub name: Label,
    /// What it is.
    pub kind: SiteKind,
    /// Where it lies.
    pub region: RegionCode,
    /// The point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
    /// How many persons find room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity_persons: Option<u32>,
    /// Whether it is a key site.
    #[serde(default)]
    pub is_key_site: bool,
    /// Whether there are rooms for those who must be apart.
    #[serde(default)]
    pub has_separate_rooms: bool,
    /// The code of the unit that answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Key>,
}

impl Verb for ImportSites {
    type Of = Places;
    type Facts = Known;
    const NAME: &'static str = "import_sites";
    const RIGHT: Right = Right::ManagePlaces;

    fn asks(&self, _: &House, registers: &mut dyn Registers) -> Result<Known, Unanswered> {
        let mut known = Known::default();
        for row in &self.sites {
            if !known.regions.contains(&row.region) && registers.region_exists(&row.region)? {
                known.regions.insert(row.region.clone());
            }
            if let Some(unit) = row.unit.as_ref().filter(|it| !known.units.contains_key(it))
                && let Some(organisation) = registers.organisation_coded(unit)?
            {
                known.units.insert(unit.clone(), organisation);
                known.organisations.insert(organisation);
            }
        }
        Ok(known)
    }

    fn decide(
        &self,
        places: &Places,
        known: &Known,
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        if self.sites.len() > ROWS_MAX as usize {
            return Err(Refusal::TooManyRows { rows_max: ROWS_MAX });
        }
        let mut draft = Draft::of(places, known, moment);
        let mut rows: BTreeMap<&Key, u32> = BTreeMap::new();
        for row in &self.sites {
            let first_row = *rows.entry(&row.code).or_insert(row.row);
            let taken = if first_row == row.row {
                take(&mut draft, known, row)
            } else {
                Err(Refusal::RepeatedInFile { key: row.code.clone(), first_row })
            };
            if let Err(refusal) = taken {
                draft.refuse(RowAt { sheet: Sheet::Sites, row: row.row }, refusal);
            }
        }
        out.extend(draft.finish().map_err(|problems| Refusal::RowsRefused { problems })?);
        Ok(())
    }
}

fn take(draft: &mut Draft<'_, Places, Known>, known: &Known, row: &SiteRow) -> Result<(), Refusal> {
    let responsible = match &row.unit {
        Some(unit) => {
            let nobody = || Refusal::NoSuchUnitCode { unit: unit.clone() };
            Some(*known.units.get(unit).ok_or_else(nobody)?)
        }
        None => None,
    };
    let details = SiteDetails {
        name: row.name.clone(),
        kind: row.kind,
        region: row.region.clone(),
        point: row.point,
        capacity_persons: row.capacity_persons,
        is_key_site: row.is_key_site,
        has_separate_rooms: row.has_separate_rooms,
        responsible,
    };
    match draft.state().site_coded(&row.code).map(|it| it.id) {
        Some(site) => draft.attempt(&ChangeSite { site, details }),
        None => {
            let (site, code) = (row.site, row.code.clone());
            draft.attempt(&AddSite { site, code, details })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{decide, known, label, site};
    use super::*;
    use crate::kernel::Stream;

    fn row(row: u32, code: &str) -> SiteRow {
        SiteRow {
            row,
            site: site(u128::from(row)),
            code: code.parse().expect("a key"),
            name: label("东渡小学"),
            kind: SiteKind::Shelter,
            region: "990001".parse().expect("a county"),
            point: None,
            capacity_persons: Some(480),
            is_key_site: false,
            has_separate_rooms: true,
            unit: None,
        }
    }

    #[test]
    fn the_same_file_again_changes_nothing_and_a_changed_row_is_a_change() {
        let mut places = Places::new(House);
        let mut file = ImportSites { sites: vec![row(2, "a"), row(3, "b")] };
        assert_eq!(decide(&mut places, &known(), &file).map(|it| it.len()), Ok(2));
        file.sites.iter_mut().for_each(|row| row.site = site(99));
        assert_eq!(decide(&mut places, &known(), &file), Ok(vec![]));
        file.sites[1].capacity_persons = Some(500);
        let events = decide(&mut places, &known(), &file).expect("it is sound");
        assert!(matches!(&events[..], [Event::SiteChanged(it)] if it.site == site(3)));
    }

    #[test]
    fn every_rows_problem_is_told_and_nothing_is_half_done() {
        let mut places = Places::new(House);
        let mut file = ImportSites { sites: vec![row(2, "a"), row(3, "a"), row(4, "c")] };
        file.sites[2].unit = Some("nobody".parse().expect("a key"));
        let refused = decide(&mut places, &known(), &file);
        let Err(Refusal::RowsRefused { problems }) = refused else { panic!("{refused:?}") };
        let told: Vec<_> = problems.told.iter().map(|it| (it.at.row, it.refusal.code())).collect();
        assert_eq!(told, [(3, "repeated_in_file"), (4, "no_such_unit_code")]);
        assert_eq!(places, Places::new(House));
    }

    #[test]
    fn more_rows_than_a_file_may_have_are_refused() {
        let file = ImportSites { sites: vec![row(2, "a"); ROWS_MAX as usize + 1] };
        let refused = decide(&mut Places::new(House), &known(), &file);
        assert_eq!(refused, Err(Refusal::TooManyRows { rows_max: ROWS_MAX }));
    }
}
