//! The template 单位与人员: units and people.

use domain::AnyVerb;
use domain::kernel::{OrganisationId, PersonId};
use domain::people::{
    Competence, CompetenceCell, ImportPeople, OrganisationKind, PersonKind, PersonRow, UnitRow,
};
use exchange::schema::{Bilingual, Bound, Column, Kind, Sheet};
use uuid::Uuid;

use super::cells::{CellProblem, Cells};
use super::choices::{COMPETENCES, ORGANISATION_KINDS, PERSON_KINDS};

const CODE: Kind = Kind::Text { characters_max: 60 };
const NAME: Kind = Kind::Text { characters_max: 80 };

/// The sheet 单位.
pub const UNITS: Sheet = Sheet {
    key: "units",
    title: Bilingual { zh: "单位", en: "Units" },
    columns: &[
        Column::new("code", "单位编码", "Unit code", CODE)
            .required()
            .note(
                "自编，不重复，以后不改：小写字母、数字、- _ .",
                "Your own, unique and for good: lower-case letters, digits, - _ .",
            )
            .example("station.dongdu"),
        Column::new("name", "单位名称", "Name", NAME).required().also(&["名称"]).example("东渡派出所"),
        Column::new("name_en", "英文名称", "English name", NAME).example("Dongdu station"),
        Column::new("kind", "单位类别", "Kind", Kind::Choice(ORGANISATION_KINDS))
            .required()
            .also(&["类别"])
            .example("station"),
        Column::new("parent", "上级单位编码", "Parent code", CODE)
            .note("没有上级的不填", "Leave it empty where there is none")
            .example("psb"),
        Column::new("region", "区划代码", "Region", Kind::RegionCode)
            .note("负责的县、乡镇或村", "The county, township or village it answers for")
            .example("421223100"),
    ],
};

/// The sheet 人员.
pub const PEOPLE: Sheet = Sheet {
    key: "people",
    title: Bilingual { zh: "人员", en: "People" },
    columns: &[
        Column::new("number", "人员编号", "Number", CODE)
            .required()
            .note(
                "本单位自编；不要用身份证号、手机号",
                "Your own; never an identity number or a phone number",
            )
            .example("j001"),
        Column::new("name", "姓名", "Name", Kind::Text { characters_max: 40 })
            .required()
            .example("张三"),
        Column::new("kind", "人员类别", "Kind", Kind::Choice(PERSON_KINDS))
            .required()
            .also(&["类别", "身份"])
            .example("sworn"),
        Column::new("unit", "单位编码", "Unit code", CODE).required().example("station.dongdu"),
        Column::new("competences", "资格", "Competences", Kind::List { characters_max: 60 })
            .note(
                "多项用、隔开；有有效期的写成 交通管制@2027-05-01",
                "Several with commas; with a last day as Traffic control@2027-05-01",
            )
            .example("交通管制@2027-05-01、急救"),
    ],
};

pub(super) fn verb(
    bound: &Bound,
    ids: &mut dyn FnMut() -> Uuid,
    problems: &mut Vec<CellProblem>,
) -> AnyVerb {
    let mut verb = ImportPeople { units: Vec::new(), people: Vec::new() };
    for row in bound.rows(UNITS.key) {
        match unit(&Cells::of(UNITS.key, row), ids) {
            Ok(row) => verb.units.push(row),
            Err(problem) => problems.push(problem),
        }
    }
    for row in bound.rows(PEOPLE.key) {
        match person(&Cells::of(PEOPLE.key, row), ids) {
            Ok(row) => verb.people.push(row),
            Err(problem) => problems.push(problem),
        }
    }
    verb.into()
}

fn unit(cells: &Cells<'_>, ids: &mut dyn FnMut() -> Uuid) -> Result<UnitRow, CellProblem> {
    Ok(UnitRow {
        row: cells.row(),
        organisation: OrganisationId::from_uuid(ids()),
        code: cells.key("code")?,
        name: cells.label("name", "name_en")?,
        kind: cells.must_choose("kind", OrganisationKind::named)?,
        parent: cells.optional_key("parent")?,
        region: cells.region("region"),
    })
}

fn person(cells: &Cells<'_>, ids: &mut dyn FnMut() -> Uuid) -> Result<PersonRow, CellProblem> {
    let competences = cells.dated_items("competences", (COMPETENCES, Competence::named))?;
    let cell = |(competence, expires)| CompetenceCell { competence, expires };
    Ok(PersonRow {
        row: cells.row(),
        person: PersonId::from_uuid(ids()),
        number: cells.key("number")?,
        name: cells.text("name")?,
        kind: cells.must_choose("kind", PersonKind::named)?,
        unit: cells.key("unit")?,
        competences: competences.into_iter().map(cell).collect(),
    })
}
