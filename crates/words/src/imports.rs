//! What is wrong with a file that somebody sent, in both languages: what, where, how to mend it.

use domain::kernel::CellFlaw;
use exchange::schema::{Bilingual, Choice, PhoneFault, Problem, RowError, SheetProblem};
use exchange::table::{Foreign, Unreadable, column_letters};

use crate::Language;
use crate::refusals::{Pair, pair};

fn chosen((chinese, english): Pair, language: Language) -> String {
    match language {
        Language::Chinese => chinese,
        Language::English => english,
    }
}

/// A cell that was not understood: where it stands, what it holds, what is wrong.
#[must_use]
pub fn row_error(error: &RowError, language: Language) -> String {
    let cell = format!("{}{}", column_letters(error.column), error.row);
    let what = cell_problem(&error.problem, language);
    let (sheet, heading, value) = (&error.sheet, &error.heading, &error.value);
    match (language, value.is_empty()) {
        (Language::Chinese, true) => format!("“{sheet}”表 {cell}（{heading}）：{what}"),
        (Language::Chinese, false) => {
            format!("“{sheet}”表 {cell}（{heading}）“{value}”：{what}")
        }
        (Language::English, true) => format!("sheet “{sheet}”, {cell} ({heading}): {what}"),
        (Language::English, false) => {
            format!("sheet “{sheet}”, {cell} ({heading}) “{value}”: {what}")
        }
    }
}

/// What is wrong with a cell, without its place.
#[must_use]
pub fn cell_problem(problem: &Problem, language: Language) -> String {
    let sides = match problem {
        Problem::Missing => pair("必填，请填写。", "must be filled in."),
        Problem::Lost => pair(
            "文件里没有可用的值，请重新输入。",
            "the file holds no usable value here: type it again.",
        ),
        Problem::TooLong { characters, max } => (
            format!("有 {characters} 个字，最多 {max} 个，请缩短。"),
            format!("{characters} characters are more than {max}: shorten it."),
        ),
        Problem::NotANumber => pair("不是数字，请只写数字。", "is no number: write digits only."),
        Problem::NotWhole => pair("应为整数。", "must be a whole number."),
        Problem::WholeOutOfRange { min, max } => between(*min, *max),
        Problem::OutOfRange { min, max } => between(*min, *max),
        Problem::NotADate => pair("不是日期，请写成 2026-06-01。", "is no date: write 2026-06-01."),
        Problem::AmbiguousDate => pair(
            "分不清年、月、日，请写成 2026-06-01。",
            "could be several dates: write 2026-06-01.",
        ),
        Problem::ImpossibleDate => pair("没有这一天，请核对。", "there is no such day: check it."),
        Problem::Phone(fault) => phone(fault),
        Problem::NotARegionCode { digits } => (
            format!("有 {digits} 位；区划代码为 6、9 或 12 位数字。"),
            format!("has {digits} digits; a region code has 6, 9 or 12."),
        ),
        Problem::UnknownChoice { item, nearest, choices } => choice(item, *nearest, choices),
        Problem::NotYesNo => pair("请填“是”或“否”。", "write yes or no."),
        Problem::NotDegrees => {
            pair("不是经纬度，请写成 114.0432。", "is not degrees: write 114.0432.")
        }
        Problem::LatitudeIsLongitude => pair(
            "超过 90°：经度和纬度可能写反了。",
            "is beyond 90°: longitude and latitude seem to be swapped.",
        ),
    };
    chosen(sides, language)
}

fn between(min: impl std::fmt::Display, max: impl std::fmt::Display) -> Pair {
    (format!("应在 {min} 到 {max} 之间。"), format!("must be between {min} and {max}."))
}

fn phone(fault: &PhoneFault) -> Pair {
    match fault {
        PhoneFault::NotAPhone => pair(
            "不是电话号码，请写成 13812345678 或 0715-3391234。",
            "is no telephone number: write 13812345678 or 0715-3391234.",
        ),
        PhoneFault::Several => pair(
            "一格里有几个号码，请每行写一个。",
            "holds several numbers: write one in each row.",
        ),
        PhoneFault::LacksZero { suggestion } => (
            format!("单元格是数字，前面的 0 丢了：请按文本写 {suggestion}。"),
            format!("the cell is a number and lost its 0: write {suggestion} as text."),
        ),
    }
}

fn choice(item: &str, nearest: Option<&str>, choices: &[Choice]) -> Pair {
    let titles = |of: fn(Bilingual) -> &'static str| {
        choices.iter().map(|choice| of(choice.title)).collect::<Vec<_>>()
    };
    let (zh, en) = (titles(|it| it.zh).join("、"), titles(|it| it.en).join(", "));
    let meant = |before: &str, behind: &str| {
        nearest.map(|it| format!("{before}{it}{behind}")).unwrap_or_default()
    };
    (
        format!("没有“{item}”这一项{}。可填：{zh}。", meant("，是不是“", "”")),
        format!("“{item}” is not one of: {en}{}.", meant("; is “", "” meant?")),
    )
}

/// What is wrong with a value that its column took, without its place.
#[must_use]
pub fn cell_flaw(flaw: &CellFlaw, language: Language) -> String {
    let sides = match flaw {
        CellFlaw::Missing => pair("必填，请填写。", "must be filled in."),
        CellFlaw::NotAKey(value) => (
            format!("“{value}”不能作编码：请用字母、数字和 - _ .，最多 60 个。"),
            format!("“{value}” is no code: use letters, digits and - _ . , at most 60."),
        ),
        CellFlaw::NotAText => {
            pair("有看不见的字符，请重新输入。", "has hidden characters: type it again.")
        }
        CellFlaw::UnknownItem(value) => (
            format!("没有“{value}”这一项，请从说明里列出的项中选。"),
            format!("“{value}” is not one of the items in the notes."),
        ),
        CellFlaw::NotADay(value) => (
            format!("“{value}”不是日期，请写成 @2027-05-01。"),
            format!("“{value}” is no date: write @2027-05-01."),
        ),
        CellFlaw::NotARegion(value) => (
            format!("“{value}”不是区划代码：应为 2、4、6、9 或 12 位数字。"),
            format!("“{value}” is no region code: expected 2, 4, 6, 9 or 12 digits."),
        ),
        CellFlaw::NotAPhoneNumber => pair(
            "不是可以拨打的号码：3 到 20 位数字。",
            "is no number that one can dial: 3 to 20 digits.",
        ),
        CellFlaw::HalfAPoint => pair(
            "经度和纬度要么都填，要么都不填。",
            "fill in both longitude and latitude, or neither.",
        ),
    };
    chosen(sides, language)
}

/// What is wrong with a sheet as a whole.
#[must_use]
pub fn sheet_problem(problem: &SheetProblem, language: Language) -> String {
    let cell = |row: u32, column: u32| format!("{}{row}", column_letters(column));
    let sides = match problem {
        SheetProblem::UnknownSheet { sheet, nearest: _ } => (
            format!("“{sheet}”表不是模板要求的，没有读取。"),
            format!("sheet “{sheet}” is not asked for and was not read."),
        ),
        SheetProblem::SheetTwice { sheet, first, sheet_key: _ } => (
            format!("“{sheet}”表与“{first}”表是同一内容，请合并。"),
            format!("sheet “{sheet}” is for the same as “{first}”: join the two."),
        ),
        SheetProblem::NoHeadings { sheet, sheet_key: _ } => (
            format!("“{sheet}”表没有表头，请从模板复制。"),
            format!("sheet “{sheet}” has no headings: copy them from the template."),
        ),
        SheetProblem::MissingColumn { sheet, row, column_key: _, title } => (
            format!("“{sheet}”表第 {row} 行缺少“{}”列，请加上。", title.zh),
            format!("sheet “{sheet}”, row {row}: add the column “{}”.", title.en),
        ),
        SheetProblem::UnknownColumn { sheet, row, column, heading, nearest: _ } => (
            format!("“{sheet}”表 {} 的“{heading}”列不需要，没有读取。", cell(*row, *column)),
            format!("sheet “{sheet}”, {}: “{heading}” was not read.", cell(*row, *column)),
        ),
        SheetProblem::NoHeading { sheet, row, column } => (
            format!("“{sheet}”表 {} 没有表头，下面的内容没有读取。", cell(*row, *column)),
            format!(
                "sheet “{sheet}”, {}: cells without heading were not read.",
                cell(*row, *column)
            ),
        ),
        SheetProblem::HeadingTwice { sheet, row, column, first, heading } => (
            format!(
                "“{sheet}”表 {} 的“{heading}”与 {} 列重复，请只留一列。",
                cell(*row, *column),
                column_letters(*first)
            ),
            format!(
                "sheet “{sheet}”, {}: “{heading}” repeats column {}: keep one.",
                cell(*row, *column),
                column_letters(*first)
            ),
        ),
    };
    chosen(sides, language)
}

/// Why a file could not be read at all.
#[must_use]
pub fn unreadable(why: &Unreadable, language: Language) -> String {
    let sides = match why {
        Unreadable::Empty => pair("文件是空的。", "The file is empty."),
        Unreadable::NotATable(kind) => foreign(*kind),
        Unreadable::Password => pair(
            "文件有密码保护。请取消密码后重新上传。",
            "The file is protected with a password. Remove it and send the file again.",
        ),
        Unreadable::OverLimit { limit: _, max, sheet: _ } => (
            format!("文件超过上限（{max}）。请分成几个文件。"),
            format!("The file is over a limit ({max}). Divide it into several."),
        ),
        Unreadable::Damaged { part: _, damage: _ } => pair(
            "文件已损坏。请用 Excel 或 WPS 打开，另存为 .xlsx 后重新上传。",
            "The file is damaged. Open it in Excel or WPS, save it as .xlsx and send that.",
        ),
    };
    chosen(sides, language)
}

fn foreign(kind: Foreign) -> Pair {
    match kind {
        Foreign::Pdf | Foreign::TextDocument | Foreign::Presentation | Foreign::Image => pair(
            "这不是表格。请把内容填进模板后上传。",
            "This is no spreadsheet. Copy its table into the template and send that.",
        ),
        Foreign::WebPage | Foreign::Xml | Foreign::BinaryWorkbook | Foreign::OldExcel => pair(
            "这种格式读不了。请用 Excel 或 WPS 另存为 .xlsx 后上传。",
            "This format cannot be read. Save it as .xlsx in Excel or WPS and send that.",
        ),
        Foreign::Archive => pair(
            "这是压缩包。请解压后上传里面的表格。",
            "This is an archive. Unpack it and send the workbook inside.",
        ),
        Foreign::Unknown => pair(
            "读不了这个文件。请上传 .xlsx、.xls、.ods 或 .csv。",
            "This file cannot be read. Send an .xlsx, .xls, .ods or .csv file.",
        ),
    }
}
