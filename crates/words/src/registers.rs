//! Words that the registers of people, places and supplies share.

use domain::kernel::{Key, RegionCode, RegionLevel, RowAt, RowProblems, Sheet};
use domain::{Refusal, people, places, supplies};

use crate::refusals::{Pair, pair, sentences};
use crate::{Language, Say};

/// Writes a function that says a kind in both languages: Chinese, then English.
macro_rules! kind_words {
    ($($(#[$doc:meta])* $function:ident($kind:ident) {
        $($it:ident => $chinese:literal, $english:literal;)+
    })+) => {$(
        $(#[$doc])*
        #[must_use]
        pub const fn $function(kind: $kind, language: $crate::Language) -> &'static str {
            match (kind, language) {
                $(
                    ($kind::$it, $crate::Language::Chinese) => $chinese,
                    ($kind::$it, $crate::Language::English) => $english,
                )+
            }
        }
    )+};
}
pub(crate) use kind_words;

kind_words! {
    /// The name of a sheet in its language's template.
    sheet(Sheet) {
        Units => "单位", "Units";
        People => "人员", "People";
        Posts => "岗位", "Posts";
        Phones => "电话", "Phones";
        Sites => "场所与避难点", "Sites and shelters";
        Vehicles => "车辆", "Vehicles";
        Stock => "物资", "Stock";
    }
    /// What people call a level of regions.
    region_level(RegionLevel) {
        Province => "省级", "Province";
        City => "市级", "City";
        County => "县级", "County";
        Township => "乡级", "Township";
        Village => "村级", "Village";
    }
}

/// Where a row stands, as a spreadsheet shows it.
impl Say for RowAt {
    fn say(&self, language: Language) -> String {
        let (name, row) = (sheet(self.sheet, language), self.row);
        match language {
            Language::Chinese => format!("“{name}”表第 {row} 行"),
            Language::English => format!("sheet “{name}”, row {row}"),
        }
    }
}

/// Each row's problem as a line of its own: where, what, how to mend it.
#[must_use]
pub fn row_problems(problems: &RowProblems, language: Language) -> Vec<String> {
    let colon = match language {
        Language::Chinese => "：",
        Language::English => ": ",
    };
    let line = |it: &domain::kernel::RowProblem| {
        format!("{}{colon}{}", it.at.say(language), crate::refusal(&it.refusal, language))
    };
    problems.told.iter().map(line).collect()
}

/// A refusal as lines: one for each row where a file was refused, else its one sentence.
#[must_use]
pub fn refusal_lines(refused: &Refusal, language: Language) -> Vec<String> {
    match refused {
        Refusal::People(people::Refusal::RowsRefused { problems })
        | Refusal::Places(places::Refusal::RowsRefused { problems })
        | Refusal::Supplies(supplies::Refusal::RowsRefused { problems }) => {
            row_problems(problems, language)
        }
        other => vec![crate::refusal(other, language)],
    }
}

/// A file with problems: how many, and the first of them.
pub(crate) fn rows_refused(problems: &RowProblems) -> Pair {
    let count = problems.count();
    let first = problems.told.first().map(|it| {
        let (chinese, english) = sentences(&it.refusal);
        (
            format!("{}：{chinese}", it.at.say(Language::Chinese)),
            format!("{}: {english}", it.at.say(Language::English)),
        )
    });
    let (chinese, english) = first.unwrap_or_default();
    (
        format!("文件有 {count} 处问题，没有导入任何内容。请逐行改正后重新上传。{chinese}"),
        format!(
            "{count} problems; nothing was imported. Mend each row and send the file again. \
             {english}"
        ),
    )
}

pub(crate) fn repeated(key: &Key, first_row: u32) -> Pair {
    (
        format!("“{key}”与第 {first_row} 行重复。请只留一行。"),
        format!("“{key}” stands in row {first_row} already. Keep one of the two."),
    )
}

pub(crate) fn too_many_rows(rows_max: u32) -> Pair {
    (
        format!("一个文件最多 {rows_max} 行。请分成几个文件。"),
        format!("A file has at most {rows_max} rows. Divide it into several."),
    )
}

pub(crate) fn no_such_region(region: &RegionCode) -> Pair {
    (
        format!("区划表里没有 {region}。请核对代码；如果还没有导入区划，请先导入。"),
        format!(
            "The list of regions has no {region}. Check the code, or import the regions first."
        ),
    )
}

pub(crate) fn no_such_unit(unit: &Key) -> Pair {
    (
        format!("没有编码为“{unit}”的单位。请先在单位表中登记，或改正编码。"),
        format!("No organisation has the code “{unit}”. Register it first, or correct the code."),
    )
}

pub(crate) fn no_such_organisation() -> Pair {
    pair(
        "没有这个单位。请从列表中重新选择。",
        "There is no such organisation. Choose it from the list again.",
    )
}
