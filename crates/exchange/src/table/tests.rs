//! Reads the files of others, and files that were broken on purpose.

use std::io::Cursor;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader};
use proptest::prelude::*;

use super::clean::{clean, unprotected};
use super::*;
use crate::container::zip::tests::{stored, unpacked};
use crate::corpora::{files, folder};
use crate::date::duration_text;
use crate::number::number_text;

const ENDINGS: [&str; 5] = ["xlsx", "xls", "ods", "csv", "tsv"];
const CORPORA: [&str; 4] = ["fixtures", "data/supply", "data/admin", "data/covid"];

fn corpus(endings: &[&str]) -> Vec<PathBuf> {
    CORPORA.iter().filter_map(|it| folder(it)).flat_map(|it| files(&it, endings)).collect()
}

fn read_file(path: &Path) -> Result<Workbook, Unreadable> {
    let name = path.file_name().unwrap().to_str().unwrap();
    read(&std::fs::read(path).unwrap(), name, &Limits::default())
}

#[test]
fn every_spreadsheet_of_others_is_read() {
    let paths = corpus(&ENDINGS);
    let mut tables = 0;
    let mut rows = 0;
    for path in &paths {
        let book = read_file(path).unwrap_or_else(|it| panic!("{}: {it}", path.display()));
        assert!(book.defects_untold == 0 && !book.tables.is_empty(), "{}", path.display());
        tables += book.tables.len();
        rows += book.tables.iter().map(|it| it.lines.len()).sum::<usize>();
        let is_named_csv = path.extension().is_some_and(|it| it == "csv" || it == "tsv");
        assert_eq!(is_named_csv, matches!(book.format, Format::Csv { .. }), "{}", path.display());
    }
    if !paths.is_empty() {
        assert!(
            paths.len() >= 130 && tables >= 160 && rows >= 29_000,
            "{} {tables} {rows}",
            paths.len()
        );
    }
}

#[test]
fn what_we_read_is_what_calamine_reads() {
    let mut compared = 0;
    for path in corpus(&["xlsx", "xls"]) {
        let bytes = Cursor::new(std::fs::read(&path).unwrap());
        let mut theirs = calamine::open_workbook_auto_from_rs(bytes).unwrap();
        let ours = read_file(&path).unwrap();
        assert_eq!(ours.tables.len(), theirs.sheet_names().len(), "{}", path.display());
        for (table, name) in ours.tables.iter().zip(theirs.sheet_names()) {
            assert_eq!(table.name, name);
            let range = theirs.worksheet_range(&name).unwrap();
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, data) in range.used_cells() {
                let one_based = |at: usize| u32::try_from(at).unwrap() + 1;
                let (row, column) = (top + one_based(row), left + one_based(column));
                let expected = as_we_would_write(data);
                let text = table.cell(row, column).map(|cell| cell.text.as_str());
                let place = format!("{} {name} {}{row}", path.display(), column_letters(column));
                assert_eq!(text.unwrap_or_default(), expected, "{place}");
                compared += 1;
            }
        }
    }
    assert!(compared >= 2_000 || corpus(&["xlsx"]).is_empty(), "{compared}");
}

fn as_we_would_write(data: &Data) -> String {
    match data {
        Data::String(text) => clean(unprotected(text)).0,
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_text(*number).unwrap(),
        Data::Bool(truth) => truth.to_string().to_uppercase(),
        Data::Error(error) => error.to_string(),
        Data::DateTime(moment) if moment.is_duration() => duration_text(moment.as_f64()).unwrap(),
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
            let second = second + u8::from(milli >= 500);
            let date = format!("{year:04}-{month:02}-{day:02}");
            let time = format!("{hour:02}:{minute:02}:{second:02}");
            match time.as_str() {
                _ if moment.as_f64() < 1.0 => time,
                "00:00:00" => date,
                _ => format!("{date}T{time}"),
            }
        }
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Empty => String::new(),
    }
}

#[test]
fn catalogues_in_latin_1_and_in_broken_utf8_are_told_apart() {
    let Some(supply) = folder("data/supply") else { return };
    let latin = read_file(&supply.join("ifrc_eic_items.csv")).unwrap();
    let encoding = TextEncoding { name: "windows-1252", is_guess: true };
    assert_eq!(latin.format, Format::Csv { delimiter: ',', encoding });
    let mut texts = latin.tables[0].lines.iter().flat_map(|line| &line.cells).map(|it| &it.text);
    assert!(texts.any(|text| text.starts_with("WIRE, KIRSCHNER, Ø 0.80mm")));
    // The larger list is said to be Latin-1, but is UTF-8 in which five cells are broken.
    let mixed = read_file(&supply.join("ifrc_standard_items.csv")).unwrap();
    let encoding = TextEncoding { name: "UTF-8", is_guess: true };
    assert_eq!(mixed.format, Format::Csv { delimiter: ',', encoding });
    let broken = mixed.defects.iter().filter(|it| it.flaw == Flaw::BrokenCharacters).count();
    assert_eq!((broken, mixed.defects.len()), (5, 5));
}

#[test]
fn columns_are_named_as_excel_names_them() {
    let names: Vec<String> = [1, 26, 27, 52, 702, 703, 16_384].map(column_letters).into();
    assert_eq!(names, ["A", "Z", "AA", "AZ", "ZZ", "AAA", "XFD"]);
}

/// A workbook whose single sheet has this content.
fn xlsx(sheet: &str) -> Vec<u8> {
    xlsx_with(sheet, "<sst><si><t>一</t></si></sst>", "visible")
}

fn xlsx_with(sheet: &str, strings: &str, state: &str) -> Vec<u8> {
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"x/relationships/{kind}\" Target=\"{target}\"/>")
    };
    let root = relation("r", "officeDocument", "xl/workbook.xml");
    let parts = relation("a", "worksheet", "worksheets/sheet1.xml")
        + &relation("b", "sharedStrings", "sharedStrings.xml")
        + &relation("c", "styles", "/xl/styles.xml");
    stored(&[
        ("_rels/.rels", format!("<Relationships>{root}</Relationships>").as_bytes()),
        ("xl/_rels/workbook.xml.rels", format!("<r>{parts}</r>").as_bytes()),
        (
            "xl/workbook.xml",
            format!("<w><sheets><sheet name=\"表\" state=\"{state}\" r:id=\"a\"/></sheets></w>")
                .as_bytes(),
        ),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        (
            "xl/styles.xml",
            b"<s><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><numFmts><numFmt \
              numFmtId=\"164\" formatCode=\"000000\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf \
              numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></s>",
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet>{sheet}</worksheet>").as_bytes()),
    ])
}

fn read_xlsx(sheet: &str) -> Result<Workbook, Unreadable> {
    read(&xlsx(sheet), "a.xlsx", &Limits::default())
}

fn told(book: &Workbook) -> Vec<String> {
    book.defects.iter().map(ToString::to_string).collect()
}

#[test]
fn cells_of_every_kind_are_read_from_xlsx() {
    let book = read_xlsx(
        "<sheetData><row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" s=\"1\"><v>45444</v>\
         </c><c r=\"C2\" s=\"2\"><v>7</v></c><c t=\"b\"><v>1</v></c><c r=\"F2\" t=\"inlineStr\">\
         <is><r><t>二</t></r><r><t>三</t></r></is></c><c r=\"G2\" t=\"e\"><v>#SPILL!</v></c><c \
         r=\"H2\" t=\"d\"><v>2024-06-01T00:00:00</v></c><c r=\"I2\"/></row><row><c><f>1+1</f><v>2\
         </v></c><c><f>A1</f></c><c t=\"str\"><f>\"\"</f><v></v></c></row></sheetData>",
    )
    .unwrap();
    let seen: Vec<_> = book.tables[0]
        .lines
        .iter()
        .flat_map(|line| &line.cells)
        .map(|it| format!("{}{} {} {:?}", column_letters(it.column), it.row, it.text, it.source))
        .collect();
    insta::assert_snapshot!(seen.join("\n"), @r#"
    A2 一 Text
    B2 2024-06-01 Date
    C2 000007 Text
    D2 TRUE Truth
    F2 二三 Text
    G2 #SPILL! Lost
    H2 2024-06-01 Date
    A3 2 Number
    B3  Lost
    "#);
    insta::assert_snapshot!("cells_of_every_kind", told(&book).join("\n"));
    assert_eq!(book.tables[0].headings().len(), 7);
}

#[test]
fn what_hides_in_a_workbook_is_told() {
    let sheet = "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData><row r=\"1\" \
                 hidden=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row><row r=\"2\" \
                 hidden=\"1\"/></sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>";
    let bytes = xlsx_with(sheet, "<sst/>", "veryHidden");
    let book = read(&bytes, "a.xlsx", &Limits::default()).unwrap();
    assert!(book.tables[0].is_hidden);
    insta::assert_snapshot!("what_hides_is_told", told(&book).join("\n"));
    assert!(book.tables[0].cell(1, 2).is_none());
}

#[test]
fn a_workbook_that_promises_too_much_is_read_or_refused_but_never_kills_us() {
    // This one made calamine 0.38 abort the whole process.
    let strings = "<sst uniqueCount=\"100000000000\"><si><t>一</t></si></sst>";
    let sheet = "<sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData>";
    assert!(read(&xlsx_with(sheet, strings, "visible"), "a", &Limits::default()).is_ok());
    // One long text that is shown in many cells: small in the file, large in the memory.
    let strings = format!("<sst><si><t>{}</t></si></sst>", "长".repeat(9_000));
    let row = "<row><c t=\"s\"><v>0</v></c></row>".repeat(100);
    let bytes = xlsx_with(&format!("<sheetData>{row}</sheetData>"), &strings, "visible");
    let limits = Limits { text_bytes_max: 1_000_000, ..Limits::default() };
    let refused = read(&bytes, "a.xlsx", &limits);
    assert!(
        matches!(refused, Err(Unreadable::OverLimit { limit: Limit::TextBytes, .. })),
        "{refused:?}"
    );
}

#[test]
fn cells_at_the_far_corner_cost_nothing() {
    let far = "<sheetData><row><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c \
               r=\"ALL1048576\"><v>2</v></c></row></sheetData>";
    assert_eq!(read_xlsx(far).unwrap().tables[0].lines.len(), 2);
    let farther = "<sheetData><row><c r=\"XFD1\"><v>1</v></c></row></sheetData>";
    assert!(matches!(
        read_xlsx(farther),
        Err(Unreadable::OverLimit { limit: Limit::Columns, max: 1_000, .. })
    ));
}

#[test]
fn broken_workbooks_are_refused_with_the_part_that_is_broken() {
    for (sheet, damage) in [
        ("<sheetData><row><c t=\"s\"><v>7</v></c></row></sheetData>", Damage::Missing),
        ("<sheetData><row><c t=\"s\"><v>x</v></c></row></sheetData>", Damage::Record),
        ("<sheetData><row r=\"0\"/></sheetData>", Damage::Place),
        ("<sheetData><row><c r=\"1A\"/></row></sheetData>", Damage::Place),
        ("<sheetData><row>", Damage::Cut),
        ("<!DOCTYPE a>", Damage::Xml),
    ] {
        let part = "xl/worksheets/sheet1.xml".to_owned();
        assert_eq!(read_xlsx(sheet), Err(Unreadable::Damaged { part, damage }), "{sheet}");
    }
}

#[test]
fn a_csv_tells_what_was_changed() {
    let text = "\u{feff}姓名, 电话\n\n张伟\u{3000},１３８\n李\u{0}娜,1.38E+10\n\"王,'=1\n";
    let book = read(text.as_bytes(), "人员.csv", &Limits::default()).unwrap();
    assert_eq!(book.tables[0].name, "人员");
    assert_eq!(book.tables[0].cell(5, 2).unwrap().text, "=1");
    insta::assert_snapshot!("what_a_csv_tells", told(&book).join("\n"));
}

#[test]
fn too_large_empty_and_binary_files_are_refused() {
    let limits = Limits { bytes_max: 3, ..Limits::default() };
    assert!(matches!(
        read(b"a,b,c", "a.csv", &limits),
        Err(Unreadable::OverLimit { limit: Limit::Bytes, max: 3, sheet: None })
    ));
    for empty in [b"".as_slice(), b"\xEF\xBB\xBF\r\n", b",,\n,,\n"] {
        assert_eq!(read(empty, "a.csv", &Limits::default()), Err(Unreadable::Empty));
    }
    let noise: Vec<u8> = (0..4_000_u32).map(|at| (at * 7 % 251) as u8).collect();
    assert_eq!(
        read(&noise, "a.xlsx", &Limits::default()),
        Err(Unreadable::NotATable(Foreign::Unknown))
    );
}

#[test]
fn refusals_say_what_where_and_how_to_mend() {
    let sheet = Some("人员".to_owned());
    let refusals = [
        Unreadable::Empty,
        Unreadable::NotATable(Foreign::Pdf),
        Unreadable::NotATable(Foreign::WebPage),
        Unreadable::Password,
        Unreadable::OverLimit { limit: Limit::Rows, max: 100_000, sheet },
        Unreadable::Damaged { part: "xl/styles.xml".into(), damage: Damage::Checksum },
    ];
    let sentences: Vec<String> = refusals.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!("refusals", sentences.join("\n"));
}

/// Real files that proptest breaks; small ones, so that many are tried.
fn small_files() -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = corpus(&["xlsx", "xls", "csv"])
        .iter()
        .map(|path| std::fs::read(path).unwrap())
        .filter(|bytes| bytes.len() < 20_000)
        .collect();
    all.push(xlsx("<sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData>"));
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_never_panic(
        magic in prop::sample::select(vec![
            b"".as_slice(), b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\xFF\xFE",
            b"\xEF\xBB\xBF",
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..2_000),
    ) {
        let bytes = [magic, &rest].concat();
        let _ = read(&bytes, "a.xlsx", &Limits::default());
    }

    #[test]
    fn broken_real_files_never_panic(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        thread_local! {
            static FILES: Vec<Vec<u8>> = small_files();
        }
        let mut bytes = FILES.with(|files| which.get(files).clone());
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = read(&bytes, "a.xlsx", &Limits::default());
    }

    #[test]
    fn broken_parts_of_real_workbooks_never_panic(
        which in any::<prop::sample::Index>(),
        part in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..10),
    ) {
        thread_local! {
            static BOOKS: Vec<Vec<(String, Vec<u8>)>> = small_files()
                .iter()
                .filter(|bytes| bytes.starts_with(b"PK"))
                .map(|bytes| unpacked(bytes))
                .collect();
        }
        let mut parts = BOOKS.with(|books| which.get(books).clone());
        let part = part.index(parts.len());
        for (at, byte) in changes {
            let bytes = &mut parts[part].1;
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let parts: Vec<(&str, &[u8])> =
            parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let _ = read(&stored(&parts), "a.xlsx", &Limits::default());
    }

    #[test]
    fn broken_xml_inside_a_sound_zip_never_panics(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "<row>", "</row>", "<row r=\"3\" hidden=\"1\">", "<c>", "</c>", "<c r=\"B2\" t=\"s\">",
            "<c t=\"e\">", "<c t=\"inlineStr\">", "<c s=\"1\">", "<c s=\"2\">", "<v>", "</v>", "0",
            "1e300", "-5", "<f>", "</f>", "<is>", "</is>", "<t>", "</t>", "一", "&#x10FFFF;",
            "&bad;", "<mergeCell ref=\"A1:B9\"/>", "<mergeCell ref=\"B9:A1\"/>",
            "<col min=\"9\" max=\"1\" hidden=\"1\"/>",
        ]), 0..40),
    ) {
        let _ = read_xlsx(&pieces.concat());
    }
}
