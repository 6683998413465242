//! What is wrong with a spreadsheet: where, what, and how to mend it.

use exchange::schema::{Problem, RowError, SheetProblem};
use exchange::table::{Foreign, Unreadable, column_letters};

use crate::Language;

/// A cell that its column does not take. English is the codec's own sentence.
#[must_use]
pub fn row_error(error: &RowError, language: Language) -> String {
    if language == Language::English {
        return error.to_string();
    }
    let (sheet, row, heading) = (&error.sheet, error.row, &error.heading);
    let column = column_letters(error.column);
    let value = match error.value.trim() {
        "" => String::new(),
        value => format!("“{value}”"),
    };
    format!("“{sheet}”表第 {row} 行 {column} 列（{heading}）{value}：{}", problem(&error.problem))
}

fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Missing => "必填，现在是空的。请填写。".to_owned(),
        Problem::Lost => {
            "这一格的值已经失真（公式没有算出、科学计数法或超过 15 位）。请把格式改成文本，重新输入。".to_owned()
        }
        Problem::TooLong { characters, max } => format!("有 {characters} 个字，最多 {max} 个。请缩短。"),
        Problem::NotANumber => "应填数字。".to_owned(),
        Problem::NotWhole => "应填整数。".to_owned(),
        Problem::WholeOutOfRange { min, max } => format!("应在 {min} 到 {max} 之间。"),
        Problem::OutOfRange { min, max } => format!("应在 {min} 到 {max} 之间。"),
        Problem::NotADate => "应填日期，如 2026-11-21。".to_owned(),
        Problem::AmbiguousDate => "日期有两种读法，请写成 2026-11-21。".to_owned(),
        Problem::ImpossibleDate => "没有这一天，请核对。".to_owned(),
        Problem::Phone(_) => "不是完整的电话号码。手机填 11 位，座机填区号加号码。".to_owned(),
        Problem::NotARegionCode { digits } => {
            format!("有 {digits} 位数字，区划代码应为 6、9 或 12 位。")
        }
        Problem::UnknownChoice { item, nearest, choices } => unknown_choice(item, *nearest, choices),
        Problem::NotYesNo => "请填“是”或“否”。".to_owned(),
        Problem::NotDegrees => "应填经纬度的度数，如 114.04。".to_owned(),
        Problem::LatitudeIsLongitude => "经度和纬度可能填反了。".to_owned(),
    }
}

fn unknown_choice(
    item: &str,
    nearest: Option<&str>,
    choices: &[exchange::schema::Choice],
) -> String {
    let all: Vec<_> = choices.iter().map(|it| it.title.zh).collect();
    let nearest = nearest.map(|it| format!("是不是“{it}”？")).unwrap_or_default();
    format!("“{item}”不在可选项里。{nearest}可填：{}。", all.join("、"))
}

/// What is wrong with a sheet or a column.
#[must_use]
pub fn sheet_problem(problem: &SheetProblem, language: Language) -> String {
    if language == Language::English {
        return problem.to_string();
    }
    match problem {
        SheetProblem::UnknownSheet { sheet, nearest } => {
            let nearest = nearest.map(|it| format!("，是不是“{it}”？")).unwrap_or_default();
            format!("“{sheet}”表不是本模板的表{nearest}")
        }
        SheetProblem::SheetTwice { sheet, first, sheet_key: _ } => {
            format!("“{sheet}”与“{first}”是同一张表。请只留一张。")
        }
        SheetProblem::NoHeadings { sheet, sheet_key: _ } => {
            format!("“{sheet}”表找不到表头。请从模板复制表头那一行。")
        }
        SheetProblem::MissingColumn { sheet, row, column_key: _, title } => {
            format!("“{sheet}”表第 {row} 行的表头缺少必填列“{}”。请补上。", title.zh)
        }
        SheetProblem::UnknownColumn { sheet, row, column, heading, nearest } => {
            let column = column_letters(*column);
            let nearest = nearest.map(|it| format!("，是不是“{it}”？")).unwrap_or_default();
            format!("“{sheet}”表第 {row} 行 {column} 列的“{heading}”不认识{nearest}")
        }
        SheetProblem::NoHeading { sheet, row, column } => {
            format!("“{sheet}”表第 {row} 行 {} 列没有表头。", column_letters(*column))
        }
        SheetProblem::HeadingTwice { sheet, row, column, first, heading } => format!(
            "“{sheet}”表第 {row} 行的表头“{heading}”在 {} 列和 {} 列出现两次。请只留一列。",
            column_letters(*first),
            column_letters(*column)
        ),
    }
}

/// Why a file could not be read at all.
#[must_use]
pub fn unreadable(why: &Unreadable, language: Language) -> String {
    if language == Language::English {
        return why.to_string();
    }
    match why {
        Unreadable::Empty => "文件是空的。请填好再传。".to_owned(),
        Unreadable::NotATable(kind) => {
            format!("这是{}，不是表格。请用模板填写，存为 .xlsx 再传。", foreign(*kind))
        }
        Unreadable::Password => "文件有密码保护。请取消密码再传。".to_owned(),
        Unreadable::OverLimit { limit: _, max, sheet } => {
            let part = sheet.as_ref().map(|it| format!("“{it}”表")).unwrap_or_default();
            format!("文件太大（{part}上限 {max}）。请分成几个文件。")
        }
        Unreadable::Damaged { part, damage: _ } => {
            format!("文件已损坏（{part}）。请用 Excel 或 WPS 打开，另存为 .xlsx 再传。")
        }
    }
}

const fn foreign(kind: Foreign) -> &'static str {
    match kind {
        Foreign::Pdf => " PDF",
        Foreign::TextDocument => "文字文档",
        Foreign::Presentation => "演示文稿",
        Foreign::WebPage => "网页",
        Foreign::Xml => " XML 文件",
        Foreign::BinaryWorkbook => "二进制工作簿（.xlsb）",
        Foreign::OldExcel => "过旧的 Excel 文件",
        Foreign::Image => "图片",
        Foreign::Archive => "压缩包",
        Foreign::Unknown => "无法识别的文件",
    }
}
