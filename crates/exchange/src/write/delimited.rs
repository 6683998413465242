//! Writes a list as CSV for programs, and for people who ask for it.

use super::CellOut;
use super::SheetOut;
use crate::table::looks_like_formula;

/// In which encoding a CSV file is written; Excel in China opens both by a double click.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 with the mark by which Excel knows it.
    Utf8Bom,
    /// The national standard, for programs that know nothing else.
    Gb18030,
}

/// Headings and rows, without the title; lines end as RFC 4180 says.
#[must_use]
pub fn write_csv(sheet: &SheetOut, encoding: Encoding) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let headings = sheet.headings.iter().map(|heading| protected(heading));
    let written = "a Vec takes everything that is written to it";
    writer.write_record(headings).expect(written);
    for row in &sheet.rows {
        let cells = row.iter().map(|cell| match cell {
            CellOut::Text(text) => protected(text),
            // Our own numbers and dates are no formulas, also when they begin with a minus.
            CellOut::Empty
            | CellOut::Whole(_)
            | CellOut::Number(_)
            | CellOut::Date(_)
            | CellOut::DateTime { .. } => cell.shown(),
        });
        writer.write_record(cells).expect(written);
    }
    let bytes = writer.into_inner().expect(written);
    encoded(bytes, encoding)
}

fn encoded(utf8: Vec<u8>, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8Bom => [b"\xEF\xBB\xBF".as_slice(), &utf8].concat(),
        Encoding::Gb18030 => {
            let text = String::from_utf8(utf8).expect("only texts were written");
            // The one character that the standard has no place for.
            let text = text.replace('\u{E5E5}', "\u{FFFD}");
            encoding_rs::GB18030.encode(&text).0.into_owned()
        }
    }
}

fn protected(text: &str) -> String {
    if looks_like_formula(text) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_national_standard_has_a_place_for_every_character_but_one() {
        let all: String = ('\0'..=char::MAX).filter(|it| *it != '\u{E5E5}').collect();
        let (bytes, _, had_unmappable) = encoding_rs::GB18030.encode(&all);
        assert!(!had_unmappable);
        assert_eq!(encoding_rs::GB18030.decode_without_bom_handling(&bytes).0.len(), all.len());
    }

    #[test]
    fn a_text_that_would_run_is_disarmed() {
        let texts = ["=1+1", "+86 138", "-", "@SUM(A1)", "\t=1", "'=1", "ordinary"];
        let rows = texts.iter().map(|it| vec![CellOut::text(*it)]).collect();
        let sheet = SheetOut { headings: vec!["=h".into()], rows, ..SheetOut::default() };
        let bytes = write_csv(&sheet, Encoding::Utf8Bom);
        let text = String::from_utf8(bytes).unwrap();
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
        let expected = ["'=h", "'=1+1", "'+86 138", "'-", "'@SUM(A1)", "'\t=1", "''=1", "ordinary"];
        assert_eq!(lines, expected);
    }

    #[test]
    fn numbers_stay_numbers() {
        let rows = vec![vec![CellOut::Whole(-5), CellOut::Number(1e10), CellOut::Empty]];
        let headings = vec!["a".into(), "b".into(), "c".into()];
        let sheet = SheetOut { headings, rows, ..SheetOut::default() };
        let bytes = write_csv(&sheet, Encoding::Gb18030);
        assert_eq!(bytes, b"a,b,c\r\n-5,10000000000,\r\n");
    }
}
