//! The template 车辆与物资: vehicles and stock.

use domain::AnyVerb;
use domain::kernel::VehicleId;
use domain::supplies::{ImportResources, StockRow, VehicleKind, VehicleRow, VehicleState};
use exchange::schema::{Bilingual, Bound, Column, Kind, Sheet};
use uuid::Uuid;

use super::cells::{CellProblem, Cells};
use super::choices::{VEHICLE_KINDS, VEHICLE_STATES};

const CODE: Kind = Kind::Text { characters_max: 60 };
const NAME: Kind = Kind::Text { characters_max: 80 };
const COUNT: Kind = Kind::Whole { min: 0, max: 1_000_000_000 };

/// The sheet 车辆.
pub const VEHICLES: Sheet = Sheet {
    key: "vehicles",
    title: Bilingual { zh: "车辆", en: "Vehicles" },
    columns: &[
        Column::new("code", "车辆编码", "Vehicle code", CODE)
            .required()
            .note(
                "自编，不重复，以后不改：小写字母、数字、- _ .",
                "Your own, unique and for good: lower-case letters, digits, - _ .",
            )
            .example("boat-01"),
        Column::new("kind", "车辆类别", "Kind", Kind::Choice(VEHICLE_KINDS))
            .required()
            .also(&["类别"])
            .example("boat"),
        Column::new("plate", "号牌", "Plate", Kind::Text { characters_max: 20 })
            .note("只填单位的车，不填私家车", "Of the organisation’s vehicles only, never a private car")
            .example("鄂L·0001警"),
        Column::new("seats", "核载人数", "Seats", Kind::Whole { min: 0, max: 200 })
            .required()
            .example("8"),
        Column::new("home", "停放场所编码", "Home site", CODE).example("store.psb"),
        Column::new("unit", "单位编码", "Unit code", CODE).required().example("psb"),
        Column::new("state", "状态", "State", Kind::Choice(VEHICLE_STATES))
            .note("不填按完好", "Empty means ready")
            .example("ready"),
    ],
};

/// The sheet 物资.
pub const STOCK: Sheet = Sheet {
    key: "stock",
    title: Bilingual { zh: "物资", en: "Stock" },
    columns: &[
        Column::new("site", "场所编码", "Site code", CODE).required().example("store.psb"),
        Column::new("item", "物资编码", "Item code", CODE)
            .required()
            .note("预案里用它指物资", "Plans name the item by it")
            .example("sandbag"),
        Column::new("name", "物资名称", "Name", NAME).required().also(&["名称"]).example("编织袋"),
        Column::new("name_en", "英文名称", "English name", NAME).example("Sandbags"),
        Column::new("measure", "计量单位", "Unit of measure", Kind::Text { characters_max: 12 })
            .required()
            .also(&["单位"])
            .example("条"),
        Column::new("quantity", "数量", "Quantity", COUNT).required().example("26000"),
        Column::new("minimum", "最低储备", "Minimum", COUNT)
            .note("不填按 0", "Empty means 0")
            .example("10000"),
        Column::new("counted_on", "盘点日期", "Counted on", Kind::Date)
            .required()
            .example("2026-05-20"),
    ],
};

pub(super) fn verb(
    bound: &Bound,
    ids: &mut dyn FnMut() -> Uuid,
    problems: &mut Vec<CellProblem>,
) -> AnyVerb {
    let mut verb = ImportResources { vehicles: Vec::new(), stock: Vec::new() };
    for row in bound.rows(VEHICLES.key) {
        match vehicle(&Cells::of(VEHICLES.key, row), ids) {
            Ok(row) => verb.vehicles.push(row),
            Err(problem) => problems.push(problem),
        }
    }
    for row in bound.rows(STOCK.key) {
        match stock(&Cells::of(STOCK.key, row)) {
            Ok(row) => verb.stock.push(row),
            Err(problem) => problems.push(problem),
        }
    }
    verb.into()
}

fn vehicle(cells: &Cells<'_>, ids: &mut dyn FnMut() -> Uuid) -> Result<VehicleRow, CellProblem> {
    Ok(VehicleRow {
        row: cells.row(),
        vehicle: VehicleId::from_uuid(ids()),
        code: cells.key("code")?,
        kind: cells.must_choose("kind", VehicleKind::named)?,
        plate: cells.optional_text("plate")?,
        seats: cells.must_number("seats")?,
        home: cells.optional_key("home")?,
        unit: cells.key("unit")?,
        state: cells.choice("state", VehicleState::named)?.unwrap_or(VehicleState::Ready),
    })
}

fn stock(cells: &Cells<'_>) -> Result<StockRow, CellProblem> {
    Ok(StockRow {
        row: cells.row(),
        site: cells.key("site")?,
        item: cells.key("item")?,
        name: cells.label("name", "name_en")?,
        unit: cells.text("measure")?,
        quantity: cells.must_number("quantity")?,
        minimum: cells.number("minimum").unwrap_or(0),
        counted_on: cells.must_day("counted_on")?,
    })
}
