//! Reads text tables: comma, semicolon or tab, quoted as Excel does it.
//!
//! The `csv` crate skips blank lines, so its records cannot be counted as Excel counts rows; the
//! tests compare the two on everything else.

use std::borrow::Cow;

use super::Unreadable;
use super::collector::{Collector, Raw};

const DELIMITERS: [char; 3] = [',', ';', '\t'];
const LINES_TRIED: usize = 50;
const FIELDS_TRIED: usize = 5_000;

/// Puts the rows into a new table and returns the delimiter.
pub(crate) fn read(
    text: &str,
    name: String,
    collector: &mut Collector,
) -> Result<char, Unreadable> {
    let (text, declared) = declared_delimiter(text);
    let delimiter = declared.unwrap_or_else(|| likeliest_delimiter(text));
    collector.begin_table(name, false)?;
    for field in Fields::new(text, delimiter).filter(|field| !field.text.is_empty()) {
        let text = field.text.into_owned();
        let raw = if field.has_open_quote { Raw::OpenQuote(text) } else { Raw::Text(text) };
        collector.put(field.row, field.column, raw, false)?;
    }
    Ok(delimiter)
}

/// The name of the file without folders and ending.
pub(crate) fn table_name(file_name: &str) -> String {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if stem.is_empty() { "CSV".to_owned() } else { stem.to_owned() }
}

/// Excel's own first line "sep=;", which is no row.
fn declared_delimiter(text: &str) -> (&str, Option<char>) {
    let declared = text.strip_prefix("sep=").and_then(|rest| {
        let delimiter = rest.chars().next().filter(char::is_ascii)?;
        let rest = rest.get(1..)?.trim_start_matches('\r').strip_prefix('\n')?;
        Some((rest, delimiter))
    });
    declared.map_or((text, None), |(rest, delimiter)| (rest, Some(delimiter)))
}

/// The delimiter that cuts the first line, which mostly holds headings, and then most of the
/// others into the same number of cells.
fn likeliest_delimiter(text: &str) -> char {
    let mut best = ((false, 0, 0), ',');
    for delimiter in DELIMITERS {
        let mut widths: Vec<u32> = Vec::new();
        for field in Fields::new(text, delimiter).take(FIELDS_TRIED) {
            match widths.last_mut() {
                Some(width) if field.column > 1 => *width = field.column,
                Some(_) | None => widths.push(1),
            }
        }
        widths.truncate(LINES_TRIED);
        let cuts_first = widths.first().is_some_and(|width| *width > 1);
        widths.retain(|width| *width > 1);
        let common = |width: &u32| widths.iter().filter(|other| *other == width).count();
        let agreeing = widths.iter().map(common).max().unwrap_or(0);
        let score = (cuts_first, agreeing, widths.len());
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

struct Field<'t> {
    row: u32,
    column: u32,
    text: Cow<'t, str>,
    has_open_quote: bool,
}

/// The fields of a text, one by one: a line of a million commas takes no memory. Blank lines
/// have one empty field, because Excel counts them as rows.
struct Fields<'t> {
    rest: &'t str,
    delimiter: char,
    /// Where the next field stands.
    row: u32,
    column: u32,
    is_at_end: bool,
    open_quotes: u32,
}

/// After so many quotes that are never closed it is no longer tried to read on behind them.
const OPEN_QUOTES_MAX: u32 = 50;

impl<'t> Fields<'t> {
    fn new(text: &'t str, delimiter: char) -> Self {
        let is_at_end = text.is_empty();
        Self { rest: text, delimiter, row: 1, column: 1, is_at_end, open_quotes: 0 }
    }

    /// The text of a field, whether its quote stays open, and whether its record goes on.
    fn take_field(&mut self) -> (Cow<'t, str>, bool, bool) {
        let Some(quoted) = self.rest.strip_prefix('"') else {
            let (text, goes_on) = self.plain_field();
            return (Cow::Borrowed(text), false, goes_on);
        };
        if let Some((mut text, after)) = unquote(quoted) {
            self.rest = after;
            let (tail, goes_on) = self.plain_field();
            text.push_str(tail);
            return (Cow::Owned(text), false, goes_on);
        }
        self.open_quotes += 1;
        if self.open_quotes > OPEN_QUOTES_MAX {
            return (Cow::Borrowed(std::mem::take(&mut self.rest)), true, false);
        }
        // Otherwise the rest of the file would vanish into this one cell.
        let (text, goes_on) = self.plain_field();
        (Cow::Borrowed(text), true, goes_on)
    }

    fn plain_field(&mut self) -> (&'t str, bool) {
        let ends = [self.delimiter, '\n', '\r'];
        let Some(at) = self.rest.find(ends) else {
            return (std::mem::take(&mut self.rest), false);
        };
        let (text, after) = self.rest.split_at(at);
        let mut characters = after.chars();
        let end = characters.next();
        self.rest = characters.as_str();
        if end == Some('\r') {
            self.rest = self.rest.strip_prefix('\n').unwrap_or(self.rest);
        }
        (text, end == Some(self.delimiter))
    }
}

/// The text up to the closing quote, doubled ones made single, and what comes after.
fn unquote(quoted: &str) -> Option<(String, &str)> {
    let mut text = String::new();
    let mut rest = quoted;
    loop {
        let (before, after) = rest.split_once('"')?;
        text.push_str(before);
        match after.strip_prefix('"') {
            Some(after) => {
                text.push('"');
                rest = after;
            }
            None => return Some((text, after)),
        }
    }
}

impl<'t> Iterator for Fields<'t> {
    type Item = Field<'t>;

    fn next(&mut self) -> Option<Field<'t>> {
        if self.is_at_end {
            return None;
        }
        let (row, column) = (self.row, self.column);
        let (text, has_open_quote, goes_on) = self.take_field();
        if goes_on {
            self.column += 1;
        } else {
            (self.row, self.column) = (row + 1, 1);
            self.is_at_end = self.rest.is_empty();
        }
        Some(Field { row, column, text, has_open_quote })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn records(text: &str, delimiter: char) -> Vec<Vec<String>> {
        let mut records: Vec<Vec<String>> = Vec::new();
        for field in Fields::new(text, delimiter) {
            if field.column == 1 {
                records.push(Vec::new());
            }
            assert_eq!(field.row, u32::try_from(records.len()).unwrap());
            records.last_mut().unwrap().push(field.text.into_owned());
        }
        records
    }

    #[test]
    fn rows_are_counted_as_excel_counts_them() {
        let seen = records("a,b\r\n\r\n\"c\nd\",\"e\"\"f\"\rg,", ',');
        assert_eq!(seen, [vec!["a", "b"], vec![""], vec!["c\nd", "e\"f"], vec!["g", ""]]);
    }

    #[test]
    fn a_quote_that_is_never_closed_does_not_swallow_the_file() {
        let fields: Vec<Field> = Fields::new("a,\"b,c\nd,e\n", ',').collect();
        assert!(fields[1].has_open_quote && !fields[2].has_open_quote);
        assert_eq!((fields[1].text.as_ref(), fields.len()), ("\"b", 5));
        assert_eq!((fields[3].text.as_ref(), fields[3].row), ("d", 2));
    }

    #[test]
    fn the_delimiter_is_found() {
        for (text, delimiter) in [
            ("姓名,电话\n张伟,138\n", ','),
            ("名称;数量\n口罩, 医用;5\n手套, 乳胶;6", ';'),
            ("a\tb\n1,5\t2,5\n", '\t'),
            ("只有一列\n甲\n", ','),
            ("\"a;b;c\",d\n\"e;f;g\",h\n", ','),
            ("一,二,三\n,,0,\";\n;\"\n", ','),
            ("物资清单\n名称;数量\n口罩, 手套;5\n", ';'),
        ] {
            assert_eq!(likeliest_delimiter(text), delimiter, "{text:?}");
        }
        assert_eq!(declared_delimiter("sep=;\r\na;b"), ("a;b", Some(';')));
        assert_eq!(declared_delimiter("sep,a\n"), ("sep,a\n", None));
    }

    #[test]
    fn a_table_is_named_after_its_file() {
        assert_eq!(table_name("C:\\上报\\人员.2024.csv"), "人员.2024");
        assert_eq!(table_name(""), "CSV");
        assert_eq!(table_name(".csv"), "CSV");
    }

    proptest! {
        #[test]
        fn records_agree_with_the_csv_crate(text in "[a\",;\r\n ]{0,40}") {
            let has_open_quote = Fields::new(&text, ',').any(|field| field.has_open_quote);
            prop_assume!(!has_open_quote);
            let mut ours = records(&text, ',');
            ours.retain(|fields| *fields != [""]);
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(text.as_bytes());
            let theirs: Vec<Vec<String>> = reader
                .records()
                .map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
                .filter(|fields| *fields != [""])
                .collect();
            prop_assert_eq!(ours, theirs);
        }
    }
}
