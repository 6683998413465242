//! The template 岗位与电话: posts and phones.

use domain::AnyVerb;
use domain::kernel::{ContactId, PostId, Right};
use domain::people::{
    Competence, ContactKind, DeputyCell, ImportPosts, PhoneNumber, PhoneRow, PostKind, PostRow,
};
use exchange::schema::{Bilingual, Bound, Column, Kind, Sheet};
use uuid::Uuid;

use super::cells::{CellFlaw, CellProblem, Cells};
use super::choices::{COMPETENCES, CONTACT_KINDS, POST_KINDS, RIGHTS};

const CODE: Kind = Kind::Text { characters_max: 60 };
const NAME: Kind = Kind::Text { characters_max: 80 };
const NUMBERS: Kind = Kind::List { characters_max: 130 };

/// The sheet 岗位.
pub const POSTS: Sheet = Sheet {
    key: "posts",
    title: Bilingual { zh: "岗位", en: "Posts" },
    columns: &[
        Column::new("code", "岗位编码", "Post code", CODE)
            .required()
            .note(
                "自编，不重复，以后不改；预案里用它指岗位",
                "Your own, unique and for good; plans name the post by it",
            )
            .example("duty-officer"),
        Column::new("title", "岗位名称", "Title", NAME).required().also(&["名称"]).example("值班员"),
        Column::new("title_en", "英文名称", "English title", NAME).example("Duty officer"),
        Column::new("unit", "单位编码", "Unit code", CODE).required().example("psb"),
        Column::new("kind", "岗位类别", "Kind", Kind::Choice(POST_KINDS))
            .also(&["类别"])
            .note("不填按一般岗位", "Empty means member")
            .example("duty_officer"),
        Column::new("holders_wanted", "应有人数", "Holders wanted", Kind::Whole { min: 1, max: 999 })
            .note("不填按 1 人", "Empty means 1")
            .example("2"),
        Column::new("holders", "任职人编号", "Holders", NUMBERS)
            .note(
                "人员编号，多人用、隔开；填了就以此为准，不填不变",
                "Numbers, with commas; filled in it says exactly who, empty it leaves them",
            )
            .example("j001、j002"),
        Column::new("deputies", "代理人编号", "Deputies", NUMBERS)
            .note(
                "人员编号；代理某一任职人写成 j003>j001，不写的代理第一位",
                "Numbers; j003>j001 acts for j001, without > for the first holder",
            )
            .example("j003>j001"),
        Column::new("needs", "所需资格", "Competences needed", Kind::ListOf(COMPETENCES))
            .example("duty-desk"),
        Column::new("rights", "权限", "Rights", Kind::ListOf(RIGHTS)).example("write_log"),
        Column::new("area", "权限范围", "Area", Kind::RegionCode)
            .note("区划代码；不填为全县", "A region’s code; empty means the whole county")
            .example("421223100"),
    ],
};

/// The sheet 电话.
pub const PHONES: Sheet = Sheet {
    key: "phones",
    title: Bilingual { zh: "电话", en: "Phones" },
    columns: &[
        Column::new("number", "人员编号", "Number", CODE).required().example("j001"),
        Column::new("phone", "电话号码", "Phone", Kind::Phone)
            .required()
            .also(&["联系电话", "手机", "手机号码"])
            .example("13800138000"),
        Column::new("kind", "电话类别", "Kind", Kind::Choice(CONTACT_KINDS))
            .also(&["类别"])
            .note("不填按手机", "Empty means mobile")
            .example("mobile"),
        Column::new("order", "呼叫顺序", "Order", Kind::Whole { min: 1, max: 999 })
            .note("小的先打", "Smaller ones are called first")
            .example("1"),
        Column::new("verified_on", "核实日期", "Verified on", Kind::Date)
            .note("最近一次有人接听的日期", "The last day on which somebody answered")
            .example("2026-05-20"),
    ],
};

pub(super) fn verb(
    bound: &Bound,
    ids: &mut dyn FnMut() -> Uuid,
    problems: &mut Vec<CellProblem>,
) -> AnyVerb {
    let mut verb = ImportPosts { posts: Vec::new(), phones: Vec::new() };
    for row in bound.rows(POSTS.key) {
        match post(&Cells::of(POSTS.key, row), ids) {
            Ok(row) => verb.posts.push(row),
            Err(problem) => problems.push(problem),
        }
    }
    for row in bound.rows(PHONES.key) {
        match phone(&Cells::of(PHONES.key, row), ids) {
            Ok(row) => verb.phones.push(row),
            Err(problem) => problems.push(problem),
        }
    }
    verb.into()
}

fn post(cells: &Cells<'_>, ids: &mut dyn FnMut() -> Uuid) -> Result<PostRow, CellProblem> {
    let mut deputies = Vec::new();
    for item in cells.items("deputies") {
        let (number, holder) = match item.split_once(['>', '＞']) {
            Some((number, holder)) => (number, Some(holder)),
            None => (item.as_str(), None),
        };
        let acts_for = holder.map(|text| cells.key_of("deputies", text)).transpose()?;
        deputies.push(DeputyCell { number: cells.key_of("deputies", number)?, acts_for });
    }
    Ok(PostRow {
        row: cells.row(),
        post: PostId::from_uuid(ids()),
        code: cells.key("code")?,
        title: cells.label("title", "title_en")?,
        unit: cells.key("unit")?,
        kind: cells.choice("kind", PostKind::named)?.unwrap_or(PostKind::Member),
        holders_wanted: cells.number("holders_wanted").unwrap_or(1),
        rights: cells.choices("rights", Right::named)?,
        area: cells.region("area"),
        needs: cells.choices("needs", Competence::named)?,
        holders: cells.keys("holders")?,
        deputies,
    })
}

fn phone(cells: &Cells<'_>, ids: &mut dyn FnMut() -> Uuid) -> Result<PhoneRow, CellProblem> {
    let phone = PhoneNumber::parse(cells.phone("phone")?)
        .map_err(|_| cells.problem("phone", CellFlaw::NotAText))?;
    Ok(PhoneRow {
        row: cells.row(),
        contact: ContactId::from_uuid(ids()),
        number: cells.key("number")?,
        kind: cells.choice("kind", ContactKind::named)?.unwrap_or(ContactKind::Mobile),
        phone,
        order: cells.number("order"),
        verified_on: cells.day("verified_on"),
    })
}
