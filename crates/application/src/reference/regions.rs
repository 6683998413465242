//! The list of regions, from CSV files as the national list has them: `code,name` and, where they
//! are known, `kind,longitude,latitude,population`. Other columns are passed over.

use std::collections::BTreeMap;

use domain::kernel::{Point, RegionCode, RegionLevel};
use domain::places::Edition;
use sha2::{Digest, Sha256};

use crate::ports::RegionRow;

/// Problems that are told one by one.
pub const PROBLEMS_MAX: usize = 200;
/// More rows than this are no list of regions: all of China has 665,276 (2023).
pub const REGIONS_MAX: usize = 1_000_000;

const NAME_CHARACTERS_MAX: usize = 80;

/// One file of the list; several files make one list.
#[derive(Clone, Copy, Debug)]
pub struct RegionFile<'a> {
    /// What problems call it.
    pub name: &'a str,
    /// CSV in UTF-8 with headings; unpacked, where it was packed.
    pub bytes: &'a [u8],
}

/// A list that is whole: every code once, and every parent of a code down from the topmost level.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RegionList {
    rows: Vec<RegionRow>,
    edition: Edition,
}

/// What is wrong with a list, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RegionProblem {
    /// The name of the file.
    pub file: String,
    /// Counted from 1, the headings included; 0 for the file as a whole.
    pub row: u64,
    /// What is wrong.
    pub flaw: RegionFlaw,
}

/// What can be wrong with a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RegionFlaw {
    /// Not UTF-8, or no CSV.
    Unreadable,
    /// No row at all.
    Empty,
    /// More rows than a list may have.
    TooManyRows,
    /// The heading `code` or `name` is missing.
    NoHeading(&'static str),
    /// Not 2, 4, 6, 9 or 12 digits.
    Code(String),
    /// Empty, or longer than 80 characters.
    Name,
    /// Longitude and latitude are no point.
    Point,
    /// Not a whole number.
    Population,
    /// The code stands in the list twice, with other content.
    Twice(RegionCode),
    /// The list has regions above this one's level, and not its parent.
    ParentMissing(RegionCode),
    /// The list begins below the county.
    NothingAbove(RegionCode),
}

impl RegionList {
    /// The rows, by code.
    #[must_use]
    pub fn rows(&self) -> &[RegionRow] {
        &self.rows
    }

    /// The SHA-256 of all rows: of `code, name, kind, longitude, latitude, population` separated
    /// by tabs, points in millionths of a degree, nothing where nothing is known, a line feed
    /// behind each row, rows sorted by code.
    #[must_use]
    pub const fn edition(&self) -> &Edition {
        &self.edition
    }
}

/// Reads a list from its files.
///
/// # Errors
/// Everything that is wrong with it, at most [`PROBLEMS_MAX`] problems; nothing is half taken.
pub fn read_regions(files: &[RegionFile<'_>]) -> Result<RegionList, Vec<RegionProblem>> {
    let mut reading = Reading::default();
    for file in files {
        reading.file(file);
    }
    reading.check_parents();
    if reading.rows.is_empty() && reading.problems.is_empty() {
        reading.problem("", 0, RegionFlaw::Empty);
    }
    if !reading.problems.is_empty() {
        return Err(reading.problems);
    }
    let rows: Vec<RegionRow> = reading.rows.into_values().map(|(row, _)| row).collect();
    let edition = edition_of(&rows);
    Ok(RegionList { rows, edition })
}

/// Where a row came from: the number of its file, and its own.
type From = (usize, u64);

#[derive(Default)]
struct Reading {
    names: Vec<String>,
    rows: BTreeMap<RegionCode, (RegionRow, From)>,
    problems: Vec<RegionProblem>,
}

/// Where the columns stand.
struct Columns {
    code: usize,
    name: usize,
    kind: Option<usize>,
    longitude: Option<usize>,
    latitude: Option<usize>,
    population: Option<usize>,
}

impl Reading {
    fn problem(&mut self, file: &str, row: u64, flaw: RegionFlaw) {
        if self.problems.len() < PROBLEMS_MAX {
            self.problems.push(RegionProblem { file: file.to_owned(), row, flaw });
        }
    }

    fn file(&mut self, file: &RegionFile<'_>) {
        let number = self.names.len();
        self.names.push(file.name.to_owned());
        let bytes = file.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(file.bytes);
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
        let headings = match reader.headers() {
            Ok(headings) => headings.clone(),
            Err(_) => return self.problem(file.name, 1, RegionFlaw::Unreadable),
        };
        let columns = match columns(&headings) {
            Ok(columns) => columns,
            Err(missing) => return self.problem(file.name, 1, RegionFlaw::NoHeading(missing)),
        };
        let mut record = csv::StringRecord::new();
        loop {
            match reader.read_record(&mut record) {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => {
                    let line = error.position().map_or(0, csv::Position::line);
                    return self.problem(file.name, line, RegionFlaw::Unreadable);
                }
            }
            let line = record.position().map_or(0, csv::Position::line);
            match region(&record, &columns) {
                Ok(row) => self.take(row, (number, line)),
                Err(flaw) => self.problem(file.name, line, flaw),
            }
            if self.rows.len() > REGIONS_MAX {
                return self.problem(file.name, line, RegionFlaw::TooManyRows);
            }
        }
    }

    /// The same row in two files is one region.
    fn take(&mut self, row: RegionRow, (file, line): From) {
        match self.rows.get(&row.code) {
            Some((stands, _)) if *stands == row => {}
            Some(_) => {
                let name = self.names.get(file).cloned().unwrap_or_default();
                self.problem(&name, line, RegionFlaw::Twice(row.code));
            }
            None => {
                self.rows.insert(row.code.clone(), (row, (file, line)));
            }
        }
    }

    /// From the topmost level of the list down, every parent must be there.
    fn check_parents(&mut self) {
        let Some(top) = self.rows.keys().map(RegionCode::level).min() else { return };
        let mut found = Vec::new();
        for (code, (_, from)) in &self.rows {
            let flaw = match code.parent() {
                _ if code.level() == top && top > RegionLevel::County => {
                    RegionFlaw::NothingAbove(code.clone())
                }
                Some(parent) if code.level() > top && !self.rows.contains_key(&parent) => {
                    RegionFlaw::ParentMissing(parent)
                }
                Some(_) | None => continue,
            };
            found.push((*from, flaw));
            if found.len() >= PROBLEMS_MAX {
                break;
            }
        }
        for ((file, line), flaw) in found {
            let name = self.names.get(file).cloned().unwrap_or_default();
            self.problem(&name, line, flaw);
        }
    }
}

fn columns(headings: &csv::StringRecord) -> Result<Columns, &'static str> {
    let at = |names: &[&str]| {
        headings.iter().position(|it| names.contains(&it.trim().to_lowercase().as_str()))
    };
    Ok(Columns {
        code: at(&["code", "代码", "区划代码"]).ok_or("code")?,
        name: at(&["name", "名称"]).ok_or("name")?,
        kind: at(&["kind", "类别"]),
        longitude: at(&["longitude", "经度"]),
        latitude: at(&["latitude", "纬度"]),
        population: at(&["population", "人口"]),
    })
}

fn region(record: &csv::StringRecord, columns: &Columns) -> Result<RegionRow, RegionFlaw> {
    let cell = |at: usize| record.get(at).unwrap_or_default().trim();
    let filled = |at: Option<usize>| at.map(cell).filter(|text| !text.is_empty());
    let code = cell(columns.code);
    let name = cell(columns.name);
    let characters = name.chars().count();
    if characters == 0 || characters > NAME_CHARACTERS_MAX || name.contains(char::is_control) {
        return Err(RegionFlaw::Name);
    }
    Ok(RegionRow {
        code: code.parse().map_err(|_| RegionFlaw::Code(code.chars().take(40).collect()))?,
        name: name.to_owned(),
        kind: filled(columns.kind).map(|kind| kind.chars().take(40).collect()),
        point: point(filled(columns.longitude), filled(columns.latitude))?,
        population: filled(columns.population)
            .map(|text| text.parse().map_err(|_| RegionFlaw::Population))
            .transpose()?,
    })
}

fn point(longitude: Option<&str>, latitude: Option<&str>) -> Result<Option<Point>, RegionFlaw> {
    let (longitude, latitude) = match (longitude, latitude) {
        (None, None) => return Ok(None),
        (Some(longitude), Some(latitude)) => (longitude.parse(), latitude.parse()),
        (Some(_), None) | (None, Some(_)) => return Err(RegionFlaw::Point),
    };
    match (longitude, latitude) {
        (Ok(longitude), Ok(latitude)) => {
            Point::from_degrees(longitude, latitude).map(Some).map_err(|_| RegionFlaw::Point)
        }
        _ => Err(RegionFlaw::Point),
    }
}

fn edition_of(rows: &[RegionRow]) -> Edition {
    let mut hash = Sha256::new();
    for row in rows {
        let number = |it: Option<i64>| it.map(|it| it.to_string()).unwrap_or_default();
        let line = format!(
            "{}\t{}\t{}\t{}\t{}\t{}\n",
            row.code,
            row.name,
            row.kind.as_deref().unwrap_or_default(),
            number(row.point.map(|it| it.longitude_microdegrees().into())),
            number(row.point.map(|it| it.latitude_microdegrees().into())),
            number(row.population.map(i64::from)),
        );
        hash.update(line.as_bytes());
    }
    Edition::of(&hash.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<RegionList, Vec<RegionProblem>> {
        read_regions(&[RegionFile { name: "regions.csv", bytes: text.as_bytes() }])
    }

    fn flaws(text: &str) -> Vec<(u64, RegionFlaw)> {
        let problems = read(text).expect_err("it is wrong");
        problems.into_iter().map(|it| (it.row, it.flaw)).collect()
    }

    const COUNTY: &str = "code,name,kind,longitude,latitude,population\n\
        990001,云泽县,,114.0,29.5,422000\n990001001,泽城镇,town,,,139400\n\
        990001001001,东门社区,,,,\n";

    #[test]
    fn a_countys_list_is_read_with_its_points_and_people() {
        let list = read(COUNTY).expect("it is whole");
        assert_eq!(list.rows().len(), 3);
        let county = &list.rows()[0];
        assert_eq!(county.point.map(Point::degrees), Some((114.0, 29.5)));
        assert_eq!(list.rows()[1].population, Some(139_400));
        assert_eq!(list.rows()[2].kind, None);
    }

    #[test]
    fn the_edition_depends_on_the_rows_and_not_on_their_order_or_other_columns() {
        let list = read(COUNTY).expect("it is whole");
        let turned = "other,name,code,population,longitude,latitude,kind\n\
            1,东门社区,990001001001,,,,\n2,泽城镇,990001001,139400,,,town\n\
            3,云泽县,990001,422000,114.0,29.5,\n";
        assert_eq!(read(turned).map(|it| it.edition), Ok(list.edition.clone()));
        let renamed = COUNTY.replace("泽城镇", "泽城街道");
        assert_ne!(read(&renamed).map(|it| it.edition), Ok(list.edition));
    }

    #[test]
    fn everything_that_is_wrong_is_told_with_its_row() {
        let text = "code,name,population\n990001,云泽县,many\n99000,短码,\n990001,,\n";
        assert_eq!(
            flaws(text),
            [
                (2, RegionFlaw::Population),
                (3, RegionFlaw::Code("99000".into())),
                (4, RegionFlaw::Name),
            ]
        );
        assert_eq!(flaws("code\n990001\n"), [(1, RegionFlaw::NoHeading("name"))]);
        assert_eq!(flaws(""), [(1, RegionFlaw::NoHeading("code"))]);
        assert_eq!(flaws("code,name\n"), [(0, RegionFlaw::Empty)]);
        let gbk = b"code,name\n990001,\xd4\xc6\xd4\xf3\n";
        let read = read_regions(&[RegionFile { name: "a", bytes: gbk }]);
        assert_eq!(read.expect_err("not UTF-8")[0].flaw, RegionFlaw::Unreadable);
    }

    #[test]
    fn a_tree_with_holes_is_refused() {
        let county: RegionCode = "990001".parse().expect("a county");
        let township: RegionCode = "990001002".parse().expect("a township");
        let text = "code,name\n990001,云泽县\n990001002003,无主村\n";
        assert_eq!(flaws(text), [(3, RegionFlaw::ParentMissing(township.clone()))]);
        let text = "code,name\n990001002,东渡镇\n";
        assert_eq!(flaws(text), [(2, RegionFlaw::NothingAbove(township))]);
        let text = "code,name\n990001,云泽县\n990001,另一县\n";
        assert_eq!(flaws(text), [(3, RegionFlaw::Twice(county))]);
    }
}
