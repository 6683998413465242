//! Bring in the sheets of vehicles and stock: all of it, or nothing with every row's problem told.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::change_vehicle::ChangeVehicle;
use super::events::{Event, VehicleDetails};
use super::kinds::{VehicleKind, VehicleState};
use super::refusals::Refusal;
use super::register_vehicle::RegisterVehicle;
use super::set_stock::SetStock;
use super::state::{Known, Supplies};
use crate::kernel::{
    Day, Draft, House, Key, Label, Moment, OrganisationId, Right, RowAt, Sheet, SiteId, Text,
    VehicleId, Verb,
};
use crate::registers::{Registers, Unanswered};

/// One file has at most this many rows in all its sheets.
const ROWS_MAX: u32 = 20_000;

/// Import vehicles and stock. A row whose code, or whose site and item, is there already changes
/// what stands; the same file again changes nothing; what is not in the file stays.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportResources {
    /// The sheet 车辆.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vehicles: Vec<VehicleRow>,
    /// The sheet 物资.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stock: Vec<StockRow>,
}

/// One row of the sheet 车辆.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VehicleRow {
    /// Where it stands in its sheet.
    pub row: u32,
    /// The id it gets where its code is new.
    pub vehicle: VehicleId,
    /// By which the row is matched.
    pub code: Key,
    /// What it is.
    pub kind: VehicleKind,
    /// Its plate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plate: Option<Text<20>>,
    /// How many persons it carries, the driver among them.
    pub seats: u32,
    /// The code of the site where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<Key>,
    /// The code of the unit it belongs to.
    pub unit: Key,
    /// Whether it can go.
    pub state: VehicleState,
}

/// One row of the sheet 物资.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StockRow {
    /// Where it stands in its sheet.
    pub row: u32,
    /// The code of the site where it lies; with the item, by which the row is matched.
    pub site: Key,
    /// What plans call it.
    pub item: Key,
    /// What people call it.
    pub name: Label,
    /// In what it is counted.
    pub unit: Text<12>,
    /// How many there are.
    pub quantity: u32,
    /// How many there should be at least.
    pub minimum: u32,
    /// When it was counted.
    pub counted_on: Day,
}

type SuppliesDraft<'a> = Draft<'a, Supplies, Known>;

impl Verb for ImportResources {
    type Of = Supplies;
    type Facts = Known;
    const NAME: &'static str = "import_resources";
    const RIGHT: Right = Right::ManageSupplies;

    fn asks(&self, _: &House, registers: &mut dyn Registers) -> Result<Known, Unanswered> {
        let mut known = Known::default();
        for row in &self.vehicles {
            if !known.units.contains_key(&row.unit)
                && let Some(organisation) = registers.organisation_coded(&row.unit)?
            {
                known.units.insert(row.unit.clone(), organisation);
                known.organisations.insert(organisation);
            }
        }
        let homes = self.vehicles.iter().filter_map(|row| row.home.as_ref());
        for code in homes.chain(self.stock.iter().map(|row| &row.site)) {
            if !known.site_codes.contains_key(code)
                && let Some(site) = registers.site_coded(code)?
            {
                known.site_codes.insert(code.clone(), site);
                known.sites.insert(site);
            }
        }
        Ok(known)
    }

    fn decide(
        &self,
        supplies: &Supplies,
        known: &Known,
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        if self.vehicles.len() + self.stock.len() > ROWS_MAX as usize {
            return Err(Refusal::TooManyRows { rows_max: ROWS_MAX });
        }
        let mut draft = Draft::of(supplies, known, moment);
        take_vehicles(&mut draft, known, &self.vehicles);
        take_stock(&mut draft, known, &self.stock);
        out.extend(draft.finish().map_err(|problems| Refusal::RowsRefused { problems })?);
        Ok(())
    }
}

fn take_vehicles(draft: &mut SuppliesDraft<'_>, known: &Known, rows: &[VehicleRow]) {
    let mut seen: BTreeMap<&Key, u32> = BTreeMap::new();
    for row in rows {
        let first_row = *seen.entry(&row.code).or_insert(row.row);
        let taken = if first_row == row.row {
            vehicle(draft, known, row)
        } else {
            Err(Refusal::RepeatedInFile { key: row.code.clone(), first_row })
        };
        if let Err(refusal) = taken {
            draft.refuse(RowAt { sheet: Sheet::Vehicles, row: row.row }, refusal);
        }
    }
}

fn take_stock(draft: &mut SuppliesDraft<'_>, known: &Known, rows: &[StockRow]) {
    let mut seen: BTreeMap<(&Key, &Key), u32> = BTreeMap::new();
    for row in rows {
        let first_row = *seen.entry((&row.site, &row.item)).or_insert(row.row);
        let taken = if first_row == row.row {
            stock(draft, known, row)
        } else {
            Err(Refusal::RepeatedInFile { key: row.item.clone(), first_row })
        };
        if let Err(refusal) = taken {
            draft.refuse(RowAt { sheet: Sheet::Stock, row: row.row }, refusal);
        }
    }
}

fn vehicle(draft: &mut SuppliesDraft<'_>, known: &Known, row: &VehicleRow) -> Result<(), Refusal> {
    let details = VehicleDetails {
        kind: row.kind,
        plate: row.plate.clone(),
        seats: row.seats,
        home: row.home.as_ref().map(|code| site_of(known, code)).transpose()?,
        organisation: unit_of(known, &row.unit)?,
        state: row.state,
    };
    match draft.state().vehicle_coded(&row.code).map(|it| it.id) {
        Some(vehicle) => draft.attempt(&ChangeVehicle { vehicle, details }),
        None => {
            let (vehicle, code) = (row.vehicle, row.code.clone());
            draft.attempt(&RegisterVehicle { vehicle, code, details })
        }
    }
}

fn stock(draft: &mut SuppliesDraft<'_>, known: &Known, row: &StockRow) -> Result<(), Refusal> {
    draft.attempt(&SetStock {
        site: site_of(known, &row.site)?,
        item: row.item.clone(),
        name: row.name.clone(),
        unit: row.unit.clone(),
        quantity: row.quantity,
        minimum: row.minimum,
        counted_on: row.counted_on,
    })
}

fn site_of(known: &Known, code: &Key) -> Result<SiteId, Refusal> {
    let nowhere = || Refusal::NoSuchSiteCode { site: code.clone() };
    known.site_codes.get(code).copied().ok_or_else(nowhere)
}

fn unit_of(known: &Known, code: &Key) -> Result<OrganisationId, Refusal> {
    let nobody = || Refusal::NoSuchUnitCode { unit: code.clone() };
    known.units.get(code).copied().ok_or_else(nobody)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{day, decide, known, label, vehicle as vehicle_id};
    use super::*;
    use crate::kernel::Stream;

    fn key(text: &str) -> Key {
        text.parse().expect("a key")
    }

    fn vehicle_row(row: u32, code: &str) -> VehicleRow {
        VehicleRow {
            row,
            vehicle: vehicle_id(u128::from(row)),
            code: key(code),
            kind: VehicleKind::Boat,
            plate: None,
            seats: 8,
            home: Some(key("store")),
            unit: key("psb"),
            state: VehicleState::Ready,
        }
    }

    fn stock_row(row: u32, item: &str) -> StockRow {
        StockRow {
            row,
            site: key("store"),
            item: key(item),
            name: label("编织袋"),
            unit: Text::parse("条").expect("fits"),
            quantity: 26_000,
            minimum: 10_000,
            counted_on: day("2026-05-20"),
        }
    }

    fn file() -> ImportResources {
        ImportResources {
            vehicles: vec![vehicle_row(2, "boat-1"), vehicle_row(3, "boat-2")],
            stock: vec![stock_row(2, "sandbag"), stock_row(3, "life-jacket")],
        }
    }

    #[test]
    fn the_same_file_again_changes_nothing_and_a_changed_row_is_a_change() {
        let mut supplies = Supplies::new(House);
        assert_eq!(decide(&mut supplies, &known(), &file()).map(|it| it.len()), Ok(4));
        let mut again = file();
        again.vehicles.iter_mut().for_each(|row| row.vehicle = vehicle_id(99));
        assert_eq!(decide(&mut supplies, &known(), &again), Ok(vec![]));
        again.vehicles[0].state = VehicleState::InRepair;
        again.stock[1].minimum = 400;
        let events = decide(&mut supplies, &known(), &again).expect("it is sound");
        assert!(matches!(&events[..], [Event::VehicleChanged(_), Event::StockSet(_)]));
    }

    #[test]
    fn every_rows_problem_is_told_and_nothing_is_half_done() {
        let mut supplies = Supplies::new(House);
        let mut file = file();
        file.vehicles.push(vehicle_row(4, "boat-1"));
        file.vehicles.push(VehicleRow { unit: key("nobody"), ..vehicle_row(5, "boat-3") });
        file.stock.push(StockRow { site: key("nowhere"), ..stock_row(4, "sandbag") });
        file.stock.push(stock_row(5, "sandbag"));
        let refused = decide(&mut supplies, &known(), &file);
        let Err(Refusal::RowsRefused { problems }) = refused else { panic!("{refused:?}") };
        let told: Vec<_> = problems.told.iter().map(|it| (it.at.row, it.refusal.code())).collect();
        assert_eq!(
            told,
            [
                (4, "repeated_in_file"),
                (5, "no_such_unit_code"),
                (4, "no_such_site_code"),
                (5, "repeated_in_file"),
            ]
        );
        assert_eq!(supplies, Supplies::new(House));
    }

    #[test]
    fn more_rows_than_a_file_may_have_are_refused() {
        let stock = vec![stock_row(2, "sandbag"); ROWS_MAX as usize + 1];
        let verb = ImportResources { vehicles: vec![], stock };
        let refused = decide(&mut Supplies::new(House), &known(), &verb);
        assert_eq!(refused, Err(Refusal::TooManyRows { rows_max: ROWS_MAX }));
    }
}
