//! What a template says about itself, in both languages.

use crate::schema::{Bilingual, Choice, Column, Kind, Language};

pub(super) const REQUIRED_MARK: &str = " *";
pub(super) const YES: Bilingual = Bilingual { zh: "是", en: "Yes" };
pub(super) const NO: Bilingual = Bilingual { zh: "否", en: "No" };

/// The headings of the sheet of notes.
pub(super) const NOTE_HEADINGS: [Bilingual; 6] = [
    Bilingual { zh: "工作表", en: "Sheet" },
    Bilingual { zh: "列", en: "Column" },
    Bilingual { zh: "必填", en: "Required" },
    Bilingual { zh: "怎样填", en: "What to write" },
    Bilingual { zh: "说明", en: "Note" },
    Bilingual { zh: "示例", en: "Example" },
];

/// What to know before filling anything in.
pub(super) const ADVICE: [Bilingual; 4] = [
    Bilingual {
        zh: "列名带 * 的必须填写。列的次序可以改变，列名请不要改动。",
        en: "Columns marked * must be filled in. Columns may be moved; please keep their headings.",
    },
    Bilingual {
        zh: "灰色斜体的一行是示例，导入时会跳过，可以留着或删掉。",
        en: "The row in grey italics is an example. It is skipped when the file is read.",
    },
    Bilingual {
        zh: "每行一条，不要合并单元格，不要用隐藏的行。电话和代码列已设为文本，请直接输入。",
        en: "One record a row; do not merge cells or hide rows. Telephone numbers and codes are \
             text already: just type them.",
    },
    Bilingual {
        zh: "导入前会检查全部内容，一次列出所有问题；有问题时不会导入任何一行。",
        en: "Everything is checked before anything is taken in, and all problems are listed at \
             once.",
    },
];

/// The line above the columns of a sheet.
pub(super) fn title(title: &str, first_row: u32, language: Language) -> String {
    match language {
        Language::Zh => format!("{title}（从第 {first_row} 行填起，带 * 的必填）"),
        Language::En => format!("{title} (fill in from row {first_row}; * is required)"),
    }
}

/// The error that Excel shows when something is typed that is not in the list.
pub(super) const NOT_IN_LIST: Bilingual =
    Bilingual { zh: "请从下拉列表中选择。", en: "Please choose from the list." };

/// What may be written into a column.
pub(super) fn what_to_write(column: &Column, language: Language) -> String {
    let zh = language == Language::Zh;
    match column.kind {
        Kind::Text { characters_max } => match language {
            Language::Zh => format!("文字，最多 {characters_max} 字"),
            Language::En => format!("text, at most {characters_max} characters"),
        },
        Kind::Whole { min, max } => {
            let name = if zh { "整数" } else { "a whole number" };
            let bound = |limit: i64, none: i64| (limit != none).then(|| limit.to_string());
            within(name, bound(min, i64::MIN), bound(max, i64::MAX), language)
        }
        Kind::Number { unit, min, max } => {
            let name = match (zh, unit) {
                (true, "") => "数字".to_owned(),
                (false, "") => "a number".to_owned(),
                (true, unit) => format!("数字（{unit}）"),
                (false, unit) => format!("a number ({unit})"),
            };
            let bound = |limit: f64| limit.is_finite().then(|| limit.to_string());
            within(&name, bound(min), bound(max), language)
        }
        Kind::Choice(choices) => match language {
            Language::Zh => format!("选一项：{}", titles(choices, language)),
            Language::En => format!("one of: {}", titles(choices, language)),
        },
        Kind::ListOf(choices) => match language {
            Language::Zh => format!("可写多项，用顿号隔开：{}", titles(choices, language)),
            Language::En => format!("several, separated by commas: {}", titles(choices, language)),
        },
        Kind::Date
        | Kind::Phone
        | Kind::RegionCode
        | Kind::YesNo
        | Kind::Longitude
        | Kind::Latitude
        | Kind::List { .. } => fixed(&column.kind).in_language(language).to_owned(),
    }
}

fn fixed(kind: &Kind) -> Bilingual {
    match kind {
        Kind::Date => Bilingual { zh: "日期，如 2024-06-01", en: "a date such as 2024-06-01" },
        Kind::Phone => Bilingual {
            zh: "一个电话，如 13812345678 或 0715-3391234",
            en: "one telephone number such as 13812345678 or 0715-3391234",
        },
        Kind::RegionCode => Bilingual {
            zh: "区划代码：县 6 位、乡镇 9 位、村 12 位",
            en: "region code: county 6, township 9, village 12 digits",
        },
        Kind::YesNo => Bilingual { zh: "是或否", en: "yes or no" },
        Kind::Longitude => Bilingual {
            zh: "经度（度），如 114.0432，东经为正",
            en: "longitude in degrees such as 114.0432, east is positive",
        },
        Kind::Latitude => Bilingual {
            zh: "纬度（度），如 29.5561，北纬为正",
            en: "latitude in degrees such as 29.5561, north is positive",
        },
        Kind::List { .. } => {
            Bilingual { zh: "可写多项，用顿号隔开", en: "several, separated by commas" }
        }
        Kind::Text { .. } | Kind::Whole { .. } | Kind::Number { .. } => {
            Bilingual { zh: "", en: "" }
        }
        Kind::Choice(_) | Kind::ListOf(_) => Bilingual { zh: "", en: "" },
    }
}

fn within(name: &str, min: Option<String>, max: Option<String>, language: Language) -> String {
    match (language, min, max) {
        (_, None, None) => name.to_owned(),
        (Language::Zh, Some(min), Some(max)) => format!("{name}，{min} 到 {max}"),
        (Language::Zh, Some(min), None) => format!("{name}，不小于 {min}"),
        (Language::Zh, None, Some(max)) => format!("{name}，不大于 {max}"),
        (Language::En, Some(min), Some(max)) => format!("{name} from {min} to {max}"),
        (Language::En, Some(min), None) => format!("{name}, {min} or more"),
        (Language::En, None, Some(max)) => format!("{name}, {max} or less"),
    }
}

pub(super) fn separator(language: Language) -> &'static str {
    match language {
        Language::Zh => "、",
        Language::En => ", ",
    }
}

fn titles(choices: &[Choice], language: Language) -> String {
    let titles: Vec<&str> = choices.iter().map(|it| it.title.in_language(language)).collect();
    titles.join(separator(language))
}
