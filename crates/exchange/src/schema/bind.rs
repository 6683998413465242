//! Turns a workbook into typed rows, with everything that is wrong told at once.

use std::collections::BTreeMap;

use super::headings::heading_key;
use super::layout::{Layout, lay_out};
use super::{Problem, RowError, Sheet, SheetProblem, Value, understand, understand_typed};
use crate::table::{Line, Source, Workbook, shown};

/// Errors that are told one by one; nobody reads more, and the rest is counted.
const ERRORS_MAX: usize = 10_000;

/// What a filled-in workbook says. Nothing here decides what is imported.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bound {
    /// The sheets that were recognised, in the order of the file.
    pub sheets: Vec<BoundSheet>,
    /// What is wrong with sheets and columns.
    pub problems: Vec<SheetProblem>,
    /// What is wrong with cells, in the order of the file.
    pub errors: Vec<RowError>,
    /// How many more errors there are.
    pub errors_untold: u64,
}

impl Bound {
    /// Whether every row was understood and nothing serious is wrong with sheets and columns.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.errors.is_empty() && !self.problems.iter().any(SheetProblem::is_serious)
    }

    /// The rows of a sheet; none where the file has no such sheet.
    #[must_use]
    pub fn rows(&self, sheet_key: &str) -> &[Row] {
        let sheet = self.sheets.iter().find(|sheet| sheet.key == sheet_key);
        sheet.map(|sheet| sheet.rows.as_slice()).unwrap_or_default()
    }
}

/// The rows of one sheet that were understood.
#[derive(Debug, Clone, PartialEq)]
pub struct BoundSheet {
    pub key: &'static str,
    /// The name of the sheet in the file.
    pub sheet: String,
    /// Counted from 1.
    pub heading_row: u32,
    /// Where each column stands, counted from 1.
    pub columns: BTreeMap<&'static str, u32>,
    pub rows: Vec<Row>,
    /// Rows left out because of an error in one of their cells.
    pub faulty_rows: u32,
    /// Rows left out because they are the template's example.
    pub example_rows: u32,
}

/// One row that was understood in all its cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Counted from 1, as Excel shows it.
    pub row_number: u32,
    /// By key of the column; an empty cell has no entry.
    pub values: BTreeMap<&'static str, Value>,
}

/// Binds the sheets of a workbook to specifications.
#[must_use]
pub fn bind(workbook: &Workbook, sheets: &[Sheet]) -> Bound {
    let mut bound = Bound::default();
    for layout in lay_out(workbook, sheets, &mut bound.problems) {
        let sheet = bind_sheet(&layout, &mut bound.errors, &mut bound.errors_untold);
        bound.sheets.push(sheet);
    }
    bound
}

fn bind_sheet(layout: &Layout, errors: &mut Vec<RowError>, untold: &mut u64) -> BoundSheet {
    let mut sheet = BoundSheet {
        key: layout.sheet.key,
        sheet: layout.table.name.clone(),
        heading_row: layout.heading_row,
        columns: layout.columns.iter().map(|(at, it)| (it.column.key, *at)).collect(),
        rows: Vec::new(),
        faulty_rows: 0,
        example_rows: 0,
    };
    let example = example(layout);
    for line in layout.lines {
        let is_blank = layout.columns.keys().all(|column| line.cell(*column).is_none());
        if is_blank || is_headings_again(line, layout) {
            continue;
        }
        let (values, faults) = understood(line, layout);
        let is_plain = faults.iter().all(|fault| fault.problem == Problem::Missing);
        let is_example = !values.is_empty() && is_plain && values == example;
        if is_example || is_marked_example(line) {
            sheet.example_rows += 1;
        } else if faults.is_empty() {
            sheet.rows.push(Row { row_number: line.row, values });
        } else {
            sheet.faulty_rows += 1;
            for fault in faults {
                if errors.len() < ERRORS_MAX {
                    errors.push(fault);
                } else {
                    *untold += 1;
                }
            }
        }
    }
    sheet
}

type Values = BTreeMap<&'static str, Value>;

fn understood(line: &Line, layout: &Layout) -> (Values, Vec<RowError>) {
    let mut values = Values::new();
    let mut faults = Vec::new();
    for (at, bound) in &layout.columns {
        let cell = line.cell(*at);
        let result = match cell {
            Some(cell) => understand(&bound.column.kind, cell).map(Some),
            None if bound.column.is_required => Err(Problem::Missing),
            None => Ok(None),
        };
        match result {
            Ok(Some(value)) => {
                values.insert(bound.column.key, value);
            }
            Ok(None) => {}
            Err(problem) => faults.push(RowError {
                sheet: layout.table.name.clone(),
                sheet_key: layout.sheet.key,
                row: line.row,
                column: *at,
                heading: bound.heading.to_owned(),
                column_key: bound.column.key,
                value: cell.map(|cell| shown(&cell.text)).unwrap_or_default(),
                problem,
            }),
        }
    }
    (values, faults)
}

/// Lists that were pasted together repeat their headings.
fn is_headings_again(line: &Line, layout: &Layout) -> bool {
    let mut cells = layout.columns.iter().filter_map(|(at, it)| Some((line.cell(*at)?, it)));
    line.cells.len() >= 2
        && cells.all(|(cell, it)| heading_key(&cell.text) == heading_key(it.heading))
}

fn is_marked_example(line: &Line) -> bool {
    let Some(first) = line.cells.first().filter(|cell| cell.source == Source::Text) else {
        return false;
    };
    let text = first.text.to_lowercase();
    let marks = ["示例", "例", "example", "e.g."];
    let is_marked = |mark: &str| {
        text.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '：']))
    };
    marks.iter().any(|mark| is_marked(mark))
}

/// What the template's example says, in whatever language.
fn example(layout: &Layout) -> Values {
    let columns = layout.columns.values().map(|bound| bound.column);
    let understood = columns.filter(|column| !column.example.is_empty()).filter_map(|column| {
        Some((column.key, understand_typed(&column.kind, column.example).ok()?))
    });
    understood.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Date;
    use crate::schema::{Bilingual, Choice, Column, Kind, faults};
    use crate::table::{Limits, read};

    const DUTIES: &[Choice] =
        &[Choice::new("leader", "负责人", "Leader"), Choice::new("member", "成员", "Member")];
    const PEOPLE: Sheet = Sheet {
        key: "people",
        title: Bilingual { zh: "人员", en: "People" },
        columns: &[
            Column::new("name", "姓名", "Name", Kind::Text { characters_max: 10 })
                .required()
                .example("张伟"),
            Column::new("phone", "手机", "Phone", Kind::Phone)
                .required()
                .also(&["电话", "联系电话"])
                .example("13812345678"),
            Column::new("duty", "职务", "Duty", Kind::Choice(DUTIES)).example("leader"),
            Column::new("since", "到岗日期", "Since", Kind::Date).example("2024-06-01"),
        ],
    };
    const UNITS: Sheet = Sheet {
        key: "units",
        title: Bilingual { zh: "单位", en: "Units" },
        columns: &[
            Column::new("name", "单位名称", "Unit", Kind::Text { characters_max: 20 }).required(),
            Column::new("code", "区划代码", "Region code", Kind::RegionCode).required(),
        ],
    };

    fn bound(csv: &str, name: &str) -> Bound {
        let workbook = read(csv.as_bytes(), name, &Limits::default()).unwrap();
        bind(&workbook, &[PEOPLE, UNITS])
    }

    #[test]
    fn the_specifications_of_these_tests_are_sound() {
        assert_eq!(faults(&[PEOPLE, UNITS]), Vec::<String>::new());
    }

    #[test]
    fn rows_below_titles_become_typed_rows() {
        let csv = "云泽县人员名单,,,\n填表日期：2024年,,,\n电话*,姓 名（必填）,Since,职务\n\
                   138-1234-0000,张伟,2024/6/1,成员\n,,,\n0715-3391234,李娜,,\n";
        let bound = bound(csv, "人员.csv");
        assert!(bound.is_clean() && bound.problems.is_empty(), "{bound:?}");
        let sheet = &bound.sheets[0];
        assert_eq!((sheet.heading_row, sheet.columns["name"], sheet.columns["phone"]), (3, 2, 1));
        let expected = Row {
            row_number: 4,
            values: BTreeMap::from([
                ("name", Value::Text("张伟".into())),
                ("phone", Value::Phone("13812340000".into())),
                ("since", Value::Date(Date::new(2024, 6, 1).unwrap())),
                ("duty", Value::Choice("member")),
            ]),
        };
        assert_eq!(bound.rows("people")[0], expected);
        assert_eq!(bound.rows("people")[1].row_number, 6);
        assert_eq!(bound.rows("people")[1].values.len(), 2);
        assert!(bound.rows("units").is_empty());
    }

    #[test]
    fn all_errors_are_told_at_once_with_their_places() {
        let csv =
            "姓名,手机,职务,到岗日期\n张伟,1.38E+10,书记,6/1/24\n,13812345678,成员,\n好,110,,\n";
        let bound = bound(csv, "人员.csv");
        let told: Vec<String> = bound.errors.iter().map(ToString::to_string).collect();
        insta::assert_snapshot!(told.join("\n"), @r#"
    "人员" B2 (手机): "1.38E+10": the file holds no usable value here: type it again
    "人员" C2 (职务): "书记" is not one of Leader, Member
    "人员" D2 (到岗日期): "6/1/24": could be several dates: write the year with four digits and first
    "人员" A3 (姓名): must be filled in
    "#);
        assert!(!bound.is_clean());
        assert_eq!((bound.rows("people").len(), bound.sheets[0].faulty_rows), (1, 2));
    }

    #[test]
    fn wrong_columns_are_told_with_a_suggestion() {
        let csv = "姓名,联络电话,手机,电话,\n张伟,1,13812345678,2,x\n";
        let told: Vec<String> =
            bound(csv, "人员.csv").problems.iter().map(ToString::to_string).collect();
        insta::assert_snapshot!(told.join("\n"), @r#"
    "人员" B1: column "联络电话" is not asked for and was not read; is "联系电话" meant?
    "人员" D1: "电话" means the same as column C: keep one of them
    "人员" E1: there is no heading; the cells below were not read
    "#);
        let csv = "姓名,备注,职务\n张伟,无,成员\n";
        let bound = bound(csv, "人员.csv");
        let told: Vec<String> = bound.problems.iter().map(ToString::to_string).collect();
        insta::assert_snapshot!(told.join("\n"), @r#"
    "人员" B1: column "备注" is not asked for and was not read
    "人员" row 1: column 手机 (Phone) is missing: add it
    "#);
        assert!(bound.errors.is_empty() && !bound.is_clean());
    }

    #[test]
    fn a_sheet_without_a_telling_name_is_known_by_its_headings() {
        let bound = bound("单位名称,区划代码\n天城派出所,421223100\n", "Sheet1.csv");
        assert_eq!(bound.sheets[0].key, "units");
        assert_eq!(bound.rows("units").len(), 1);
    }

    #[test]
    fn a_sheet_that_nobody_asked_for_is_told() {
        let stranger = bound("甲,乙\n1,2\n", "人员名单.csv");
        let nearest = Some("人员");
        let sheet = "人员名单".to_owned();
        assert_eq!(stranger.problems, [SheetProblem::UnknownSheet { sheet, nearest }]);
        let empty = bound("甲,乙\n1,2\n", "人员.csv");
        assert!(matches!(empty.problems[0], SheetProblem::NoHeadings { .. }));
        assert!(!empty.is_clean() && stranger.is_clean());
    }

    #[test]
    fn examples_and_repeated_headings_are_no_rows() {
        let csv = "姓名,手机,职务,到岗日期\n示例：王五,不填,,\n张伟,138 1234 5678,Leader,2024年6月1日\n\
                   Example,x,,\n姓名,手机,职务,到岗日期\n示例中学,110,,\n张伟,13812345678,成员,2024-06-01\n";
        let bound = bound(csv, "人员.csv");
        assert_eq!(bound.sheets[0].example_rows, 3);
        let rows: Vec<u32> = bound.rows("people").iter().map(|row| row.row_number).collect();
        assert_eq!(rows, [6, 7]);
        assert!(bound.is_clean(), "{bound:?}");
    }

    #[test]
    fn more_errors_than_anybody_reads_are_counted() {
        let csv = format!("姓名,手机\n{}", "张伟,x\n".repeat(ERRORS_MAX + 5));
        let bound = bound(&csv, "人员.csv");
        assert_eq!((bound.errors.len(), bound.errors_untold), (ERRORS_MAX, 5));
    }
}
