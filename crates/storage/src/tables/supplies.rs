//! Vehicles and stock.

use application::{Fault, Recorded};
use domain::kernel::{Realm, SiteId, Text, VehicleId};
use domain::supplies::{Event, StockLine, Vehicle, VehicleDetails, VehicleKind, VehicleState};

use super::Table;
use super::cells::{
    label, read_flag, read_kind, read_label, read_number, read_optional_text, read_text,
};
use crate::engine::{Row, Session, Value};
use crate::statements::statements;

pub(crate) const VEHICLES: Table = Table {
    name: "vehicles",
    definition: "CREATE TABLE vehicles (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, vehicle TEXT NOT NULL,
      code TEXT NOT NULL, kind TEXT NOT NULL, plate TEXT, seats BIGINT NOT NULL, home TEXT,
      organisation TEXT NOT NULL, state TEXT NOT NULL, is_withdrawn BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, vehicle))",
    indexes: &["CREATE UNIQUE INDEX vehicles_by_code ON vehicles (jurisdiction, realm, code)"],
    columns: &[
        "jurisdiction",
        "realm",
        "vehicle",
        "code",
        "kind",
        "plate",
        "seats",
        "home",
        "organisation",
        "state",
        "is_withdrawn",
    ],
    copied: true,
};

pub(crate) const STOCK: Table = Table {
    name: "stock",
    definition: "CREATE TABLE stock (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, site TEXT NOT NULL, item TEXT NOT NULL,
      name_zh TEXT NOT NULL, name_en TEXT, unit TEXT NOT NULL, quantity BIGINT NOT NULL,
      minimum BIGINT NOT NULL, counted_on TEXT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, site, item))",
    indexes: &[],
    columns: &[
        "jurisdiction",
        "realm",
        "site",
        "item",
        "name_zh",
        "name_en",
        "unit",
        "quantity",
        "minimum",
        "counted_on",
    ],
    copied: true,
};

statements! {
    REGISTERED = "INSERT INTO vehicles
      (jurisdiction, realm, vehicle, kind, plate, seats, home, organisation, state, code,
       is_withdrawn)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0)";
    CHANGED = "UPDATE vehicles SET kind = $4, plate = $5, seats = $6, home = $7,
        organisation = $8, state = $9
      WHERE jurisdiction = $1 AND realm = $2 AND vehicle = $3";
    WITHDRAWN = "UPDATE vehicles SET is_withdrawn = 1
      WHERE jurisdiction = $1 AND realm = $2 AND vehicle = $3";
    STOCK_SET = "INSERT INTO stock
      (jurisdiction, realm, site, item, name_zh, name_en, unit, quantity, minimum, counted_on)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      ON CONFLICT (jurisdiction, realm, site, item) DO UPDATE SET
        name_zh = excluded.name_zh, name_en = excluded.name_en, unit = excluded.unit,
        quantity = excluded.quantity, minimum = excluded.minimum,
        counted_on = excluded.counted_on";
    VEHICLES_ALL = "SELECT vehicle, code, kind, plate, seats, home, organisation, state,
        is_withdrawn
      FROM vehicles WHERE jurisdiction = $1 AND realm = $2 ORDER BY code";
    VEHICLE = "SELECT vehicle, code, kind, plate, seats, home, organisation, state, is_withdrawn
      FROM vehicles WHERE jurisdiction = $1 AND realm = $2 AND vehicle = $3";
    STOCK_ALL = "SELECT site, item, name_zh, name_en, unit, quantity, minimum, counted_on
      FROM stock WHERE jurisdiction = $1 AND realm = $2 ORDER BY site, item";
    STOCK_AT = "SELECT site, item, name_zh, name_en, unit, quantity, minimum, counted_on
      FROM stock WHERE jurisdiction = $1 AND realm = $2 AND site = $3 ORDER BY item";
}

pub(super) fn project(
    session: &mut Session,
    recorded: &Recorded,
    event: &Event,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let of: [Value<'_>; 2] = [(&envelope.jurisdiction).into(), (&envelope.realm).into()];
    let [jurisdiction, realm] = of;
    match event {
        Event::VehicleRegistered(it) => {
            write_details(session, of, it.vehicle, (&it.details, Some(it.code.as_str())))
        }
        Event::VehicleChanged(it) => write_details(session, of, it.vehicle, (&it.details, None)),
        Event::VehicleWithdrawn(it) => {
            let vehicle = it.vehicle.to_string();
            session.write(WITHDRAWN, &[jurisdiction, realm, (&vehicle).into()])
        }
        Event::StockSet(it) => {
            let (site, day, [zh, en]) =
                (it.site.to_string(), it.counted_on.to_string(), label(&it.name));
            let values = [
                jurisdiction,
                realm,
                (&site).into(),
                it.item.as_str().into(),
                zh,
                en,
                it.unit.as_str().into(),
                it.quantity.into(),
                it.minimum.into(),
                (&day).into(),
            ];
            session.write(STOCK_SET, &values)
        }
    }
}

/// With a code the vehicle is new.
fn write_details(
    session: &mut Session,
    [jurisdiction, realm]: [Value<'_>; 2],
    vehicle: VehicleId,
    (details, code): (&VehicleDetails, Option<&str>),
) -> Result<(), Fault> {
    let (vehicle, organisation) = (vehicle.to_string(), details.organisation.to_string());
    let home = details.home.map(|site| site.to_string());
    let mut values = vec![
        jurisdiction,
        realm,
        (&vehicle).into(),
        details.kind.name().into(),
        details.plate.as_ref().map(Text::as_str).into(),
        details.seats.into(),
        home.as_deref().into(),
        (&organisation).into(),
        details.state.name().into(),
    ];
    let statement = match code {
        Some(code) => {
            values.push(code.into());
            REGISTERED
        }
        None => CHANGED,
    };
    session.write(statement, &values)
}

pub(crate) fn vehicles(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
) -> Result<Vec<Vehicle>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into()];
    session.query(VEHICLES_ALL, &values)?.into_iter().map(read_vehicle).collect()
}

pub(crate) fn vehicle(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    vehicle: VehicleId,
) -> Result<Option<Vehicle>, Fault> {
    let id = vehicle.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&id).into()];
    session.query_one(VEHICLE, &values)?.map(read_vehicle).transpose()
}

pub(crate) fn stock(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
) -> Result<Vec<StockLine>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into()];
    session.query(STOCK_ALL, &values)?.into_iter().map(read_stock).collect()
}

pub(crate) fn stock_at(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    site: SiteId,
) -> Result<Vec<StockLine>, Fault> {
    let id = site.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&id).into()];
    session.query(STOCK_AT, &values)?.into_iter().map(read_stock).collect()
}

fn read_vehicle(mut row: Row) -> Result<Vehicle, Fault> {
    Ok(Vehicle {
        id: row.parsed()?,
        code: row.parsed()?,
        details: VehicleDetails {
            kind: read_kind(&mut row, VehicleKind::named)?,
            plate: read_optional_text(&mut row)?,
            seats: read_number(&mut row)?,
            home: row.optional_parsed()?,
            organisation: row.parsed()?,
            state: read_kind(&mut row, VehicleState::named)?,
        },
        is_withdrawn: read_flag(&mut row)?,
    })
}

fn read_stock(mut row: Row) -> Result<StockLine, Fault> {
    Ok(StockLine {
        site: row.parsed()?,
        item: row.parsed()?,
        name: read_label(&mut row)?,
        unit: read_text(&mut row)?,
        quantity: read_number(&mut row)?,
        minimum: read_number(&mut row)?,
        counted_on: row.parsed()?,
    })
}
