//! What is written is read back, and a template says what it asks for.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::date::Date;
use crate::schema::{Bilingual, Choice, Column, Kind, Language, Sheet, Value, bind, faults};
use crate::table::{Flaw, Format, Limits, Source, Workbook, read};

fn read_back(bytes: &[u8]) -> Workbook {
    read(bytes, "表.csv", &Limits::default()).unwrap()
}

fn rows_of(workbook: &Workbook, sheet: usize, skip: usize) -> Vec<BTreeMap<u32, String>> {
    let lines = workbook.tables[sheet].lines.iter().skip(skip);
    let texts = |line: &crate::table::Line| {
        line.cells.iter().map(|it| (it.column, it.text.clone())).collect()
    };
    lines.map(texts).collect()
}

fn expected(sheet: &SheetOut) -> Vec<BTreeMap<u32, String>> {
    let texts = |row: &Vec<CellOut>| -> BTreeMap<u32, String> {
        (1..).zip(row.iter().map(CellOut::shown)).filter(|(_, it)| !it.is_empty()).collect()
    };
    sheet.rows.iter().map(texts).filter(|row| !row.is_empty()).collect()
}

fn date(year: u16, month: u8, day: u8) -> Date {
    Date::new(year, month, day).unwrap()
}

fn people() -> SheetOut {
    SheetOut {
        name: "人员".into(),
        title: Some("云泽县值班人员".into()),
        headings: ["姓名", "手机", "区划代码", "人数", "日期", "时间"].map(Into::into).into(),
        rows: vec![
            vec![
                CellOut::text("张伟"),
                CellOut::text("13812345678"),
                CellOut::text("042122300000"),
                CellOut::Whole(12),
                CellOut::Date(date(2024, 6, 1)),
                CellOut::DateTime { date: date(2024, 6, 1), hour: 3, minute: 5, second: 7 },
            ],
            vec![
                CellOut::text("=HYPERLINK(\"http://x\")"),
                CellOut::text("+86 139"),
                CellOut::text("'=1"),
                CellOut::Number(-0.5),
                CellOut::Date(date(1800, 1, 1)),
                CellOut::Whole(421_224_199_001_011_234),
            ],
        ],
    }
}

#[test]
fn a_list_is_read_back_as_what_it_was() {
    let sheet = people();
    let bytes = write_xlsx(std::slice::from_ref(&sheet)).unwrap();
    let book = read_back(&bytes);
    assert_eq!((book.format, book.defects.len()), (Format::Xlsx, 0));
    assert_eq!(book.tables[0].name, "人员");
    assert_eq!(rows_of(&book, 0, 2), expected(&sheet));
    let sources: Vec<Source> =
        book.tables[0].lines[2].cells.iter().map(|cell| cell.source).collect();
    let (text, number, date) = (Source::Text, Source::Number, Source::Date);
    assert_eq!(sources, [text, text, text, number, date, date]);
}

#[test]
fn a_list_is_read_back_from_csv_in_both_encodings() {
    let sheet = people();
    for encoding in [Encoding::Utf8Bom, Encoding::Gb18030] {
        let book = read_back(&write_csv(&sheet, encoding));
        assert!(matches!(book.format, Format::Csv { delimiter: ',', .. }));
        assert_eq!(rows_of(&book, 0, 1), expected(&sheet), "{encoding:?}");
    }
}

#[test]
fn equal_lists_give_equal_bytes() {
    let write = || write_xlsx(&[people(), people()]).unwrap();
    assert_eq!(write(), write());
    assert_eq!(read_back(&write()).tables[1].name, "人员 (2)");
}

#[test]
fn what_does_not_fit_is_refused_with_its_place() {
    let with = |cell: CellOut| {
        let headings = vec!["a".to_owned()];
        let rows = vec![vec![CellOut::Empty, cell]];
        write_xlsx(&[SheetOut { name: "表".into(), headings, rows, ..SheetOut::default() }])
    };
    let refused = with(CellOut::text("长".repeat(32_768))).unwrap_err();
    let expected = "sheet \"表\" row 2 column 2: 32768 characters do not fit into a cell, which \
                    holds 32767";
    assert_eq!(refused.to_string(), expected);
    assert!(matches!(with(CellOut::Number(f64::NAN)), Err(Unwritable::NotFinite { .. })));
    assert!(with(CellOut::text("长".repeat(32_766))).is_ok());
    let sheet = SheetOut { rows: vec![Vec::new(); 1_048_576], ..SheetOut::default() };
    assert!(matches!(write_xlsx(&[sheet]), Err(Unwritable::TooManyRows { .. })));
}

const DUTIES: &[Choice] =
    &[Choice::new("leader", "负责人", "Leader"), Choice::new("member", "成员", "Member")];
const COLUMNS: &[Column] = &[
    Column::new("name", "姓名", "Name", Kind::Text { characters_max: 20 })
        .required()
        .note("与身份证一致", "as on the identity card")
        .example("张伟"),
    Column::new("phone", "手机", "Phone", Kind::Phone).required().example("13812345678"),
    Column::new("code", "区划代码", "Region code", Kind::RegionCode).example("421223100000"),
    Column::new("duty", "职务", "Duty", Kind::Choice(DUTIES)).example("leader"),
    Column::new("party", "党员", "Party member", Kind::YesNo).example("是"),
    Column::new("since", "到岗日期", "Since", Kind::Date).example("2024-06-01"),
    Column::new("age", "年龄", "Age", Kind::Whole { min: 16, max: 99 }).example("35"),
    Column::new(
        "litres",
        "容积",
        "Volume",
        Kind::Number { unit: "L", min: 0.0, max: f64::INFINITY },
    )
    .example("1.5"),
    Column::new("east", "经度", "Longitude", Kind::Longitude).example("114.0432"),
    Column::new("teams", "队伍", "Teams", Kind::List { characters_max: 20 }).example("a、b"),
    Column::new("roles", "角色", "Roles", Kind::ListOf(DUTIES)).example("leader,member"),
];
const TEMPLATE: [Sheet; 2] = [
    Sheet { key: "people", title: Bilingual { zh: "人员", en: "People" }, columns: COLUMNS },
    Sheet {
        key: "units",
        title: Bilingual { zh: "单位", en: "Units" },
        columns: &[
            Column::new("unit", "单位名称", "Unit", Kind::Text { characters_max: 40 }).required()
        ],
    },
];

#[test]
fn an_empty_template_holds_no_rows_and_no_errors() {
    assert_eq!(faults(&TEMPLATE), Vec::<String>::new());
    for language in [Language::Zh, Language::En] {
        let book = read_back(&write_template(&TEMPLATE, language).unwrap());
        let bound = bind(&book, &TEMPLATE);
        assert!(bound.is_clean() && bound.problems.is_empty(), "{bound:?}");
        assert_eq!(bound.sheets.len(), 2);
        assert!(bound.rows("people").is_empty() && bound.rows("units").is_empty());
        assert_eq!((bound.sheets[0].heading_row, bound.sheets[0].example_rows), (3, 1));
        let hidden: Vec<_> = book.defects.iter().map(|it| it.flaw.clone()).collect();
        assert_eq!(hidden, [Flaw::HiddenSheet]);
    }
}

#[test]
fn a_template_explains_itself() {
    for (language, name) in [(Language::Zh, "zh"), (Language::En, "en")] {
        let book = read_back(&write_template(&TEMPLATE, language).unwrap());
        let mut text = String::new();
        for table in &book.tables {
            text += &format!("# {}\n", table.name);
            for line in &table.lines {
                let cells: Vec<_> =
                    line.cells.iter().map(|it| it.text.replace('\n', "⏎")).collect();
                text += &format!("{}: {}\n", line.row, cells.join(" | "));
            }
        }
        insta::assert_snapshot!(format!("template_{name}"), text);
    }
}

#[test]
fn a_template_offers_lists_to_choose_from() {
    let bytes = write_template(&TEMPLATE, Language::Zh).unwrap();
    let limits = Limits::default();
    let archive = crate::container::zip::Archive::open(&bytes, &limits).unwrap();
    let sheet = archive.text("xl/worksheets/sheet1.xml").unwrap().unwrap();
    assert!(sheet.contains("sqref=\"D4:D20001\""), "{sheet}");
    assert!(sheet.contains("<formula1>'选项'!$A$1:$A$2</formula1>"));
    assert!(sheet.contains("<formula1>'选项'!$B$1:$B$2</formula1>"));
    assert!(sheet.contains("state=\"frozen\"") && sheet.contains("ySplit=\"3\""));
}

/// The template as people fill it in: by hand, below the example.
fn filled_in(language: Language, row: &[(u16, CellOut)]) -> Workbook {
    let title = TEMPLATE[0].title.in_language(language).to_owned();
    let headings: Vec<String> =
        COLUMNS.iter().map(|it| it.title.in_language(language).to_owned()).collect();
    let mut cells = vec![CellOut::Empty; headings.len()];
    for (at, cell) in row {
        cells[usize::from(*at)] = cell.clone();
    }
    let sheet = SheetOut { name: title, title: Some("x".into()), headings, rows: vec![cells] };
    read_back(&write_xlsx(&[sheet]).unwrap())
}

#[test]
fn a_filled_in_template_becomes_typed_rows_in_either_language() {
    for (language, duty) in [(Language::Zh, "成员"), (Language::En, "Member")] {
        let row = [
            (0, CellOut::text("李娜")),
            (1, CellOut::Number(13_812_345_678.0)),
            (2, CellOut::Whole(421_223_100_000)),
            (3, CellOut::text(duty)),
            (5, CellOut::Date(date(2024, 7, 2))),
            (6, CellOut::Whole(40)),
            (7, CellOut::text("２．５ L")),
            (10, CellOut::text("负责人、member")),
        ];
        let bound = bind(&filled_in(language, &row), &TEMPLATE);
        assert!(bound.is_clean(), "{bound:?}");
        let expected = BTreeMap::from([
            ("name", Value::Text("李娜".into())),
            ("phone", Value::Phone("13812345678".into())),
            ("code", Value::RegionCode("421223100000".into())),
            ("duty", Value::Choice("member")),
            ("since", Value::Date(date(2024, 7, 2))),
            ("age", Value::Whole(40)),
            ("litres", Value::Number(2.5)),
            ("roles", Value::Choices(vec!["leader", "member"])),
        ]);
        assert_eq!(bound.rows("people")[0].values, expected);
    }
}

/// Texts as cells hold them: what reading would clean away is not there to begin with.
fn text() -> impl Strategy<Value = String> {
    "['=+@a-z0-9\",;\n 张伟，。é😀-]{0,12}".prop_map(|it| it.trim().to_owned())
}

fn cell() -> impl Strategy<Value = CellOut> {
    prop_oneof![
        Just(CellOut::Empty),
        text().prop_map(CellOut::Text),
        any::<i64>().prop_map(CellOut::Whole),
        (-1e12..1e12_f64).prop_map(|it| CellOut::Number((it * 100.0).round() / 100.0)),
        (1000..9999_u16, 1..=12_u8, 1..=28_u8).prop_map(|(y, m, d)| CellOut::Date(date(y, m, d))),
        (1901..9999_u16, 0..24_u8, 0..60_u8, 0..60_u8).prop_map(|(year, hour, minute, second)| {
            CellOut::DateTime { date: date(year, 5, 6), hour, minute, second }
        }),
    ]
}

fn list() -> impl Strategy<Value = SheetOut> {
    prop::collection::vec(prop::collection::vec(cell(), 2..6), 0..8).prop_map(|rows| SheetOut {
        name: "表".into(),
        title: None,
        headings: ["一", "二", "三"].map(Into::into).into(),
        rows,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn every_list_reads_back_from_xlsx(sheet in list()) {
        let book = read_back(&write_xlsx(std::slice::from_ref(&sheet)).unwrap());
        prop_assert_eq!(rows_of(&book, 0, 1), expected(&sheet));
        prop_assert!(book.defects.is_empty(), "{:?}", book.defects);
    }

    #[test]
    fn every_list_reads_back_from_csv(sheet in list()) {
        let book = read_back(&write_csv(&sheet, Encoding::Utf8Bom));
        prop_assert_eq!(rows_of(&book, 0, 1), expected(&sheet));
    }
}
