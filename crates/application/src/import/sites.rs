//! The template 场所与避难点: sites and shelters.

use domain::AnyVerb;
use domain::kernel::SiteId;
use domain::places::{ImportSites, SiteKind, SiteRow};
use exchange::schema::{Bilingual, Bound, Column, Kind, Sheet};
use uuid::Uuid;

use super::cells::{CellProblem, Cells};
use super::choices::SITE_KINDS;

const CODE: Kind = Kind::Text { characters_max: 60 };
const NAME: Kind = Kind::Text { characters_max: 80 };

/// The sheet 场所与避难点.
pub const SITES: Sheet = Sheet {
    key: "sites",
    title: Bilingual { zh: "场所与避难点", en: "Sites and shelters" },
    columns: &[
        Column::new("code", "场所编码", "Site code", CODE)
            .required()
            .note(
                "自编，不重复，以后不改：小写字母、数字、- _ .",
                "Your own, unique and for good: lower-case letters, digits, - _ .",
            )
            .example("shelter.dongdu"),
        Column::new("name", "场所名称", "Name", NAME).required().also(&["名称"]).example("东渡小学"),
        Column::new("name_en", "英文名称", "English name", NAME).example("Dongdu primary school"),
        Column::new("kind", "场所类别", "Kind", Kind::Choice(SITE_KINDS))
            .required()
            .also(&["类别"])
            .example("shelter"),
        Column::new("region", "区划代码", "Region", Kind::RegionCode)
            .required()
            .example("421223100"),
        Column::new("longitude", "经度", "Longitude", Kind::Longitude)
            .note("WGS-84 或 CGCS2000，不用网络地图的偏移坐标", "WGS 84; not of a shifted web map")
            .example("114.0432"),
        Column::new("latitude", "纬度", "Latitude", Kind::Latitude).example("29.5556"),
        Column::new(
            "capacity_persons",
            "容纳人数",
            "Capacity (persons)",
            Kind::Whole { min: 0, max: 1_000_000 },
        )
        .example("480"),
        Column::new("is_key_site", "重点部位", "Key site", Kind::YesNo).example("否"),
        Column::new("has_separate_rooms", "有单独房间", "Separate rooms", Kind::YesNo)
            .example("是"),
        Column::new("unit", "责任单位编码", "Responsible unit", CODE).example("school.dongdu"),
    ],
};

pub(super) fn verb(
    bound: &Bound,
    ids: &mut dyn FnMut() -> Uuid,
    problems: &mut Vec<CellProblem>,
) -> AnyVerb {
    let mut verb = ImportSites { sites: Vec::new() };
    for row in bound.rows(SITES.key) {
        match site(&Cells::of(SITES.key, row), ids) {
            Ok(row) => verb.sites.push(row),
            Err(problem) => problems.push(problem),
        }
    }
    verb.into()
}

fn site(cells: &Cells<'_>, ids: &mut dyn FnMut() -> Uuid) -> Result<SiteRow, CellProblem> {
    Ok(SiteRow {
        row: cells.row(),
        site: SiteId::from_uuid(ids()),
        code: cells.key("code")?,
        name: cells.label("name", "name_en")?,
        kind: cells.must_choose("kind", SiteKind::named)?,
        region: cells.must_region("region")?,
        point: cells.point("longitude", "latitude")?,
        capacity_persons: cells.number("capacity_persons"),
        is_key_site: cells.is("is_key_site"),
        has_separate_rooms: cells.is("has_separate_rooms"),
        unit: cells.optional_key("unit")?,
    })
}
