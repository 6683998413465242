//! `world.yaml`: what a world is called, in which zone it lies, when it begins, and its seed.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use domain::kernel::{Day, Instant, Key, Label, Text};
use granit_parser::{Event, Parser, Span, options};
use jiff::tz::TimeZone;

use super::local_time::{moment_in, moment_of_world};

/// A sheet has a handful of lines.
pub const SHEET_BYTES_MAX: usize = 16 * 1024;

/// Every field that there is.
pub const SHEET_FIELDS: [&str; 10] = [
    "title.zh",
    "title.en",
    "zone",
    "day_one",
    "seed",
    "source.zh",
    "source.en",
    "demo_from",
    "is_fictional",
    "sign_in",
];

/// Those that must be there.
const NEEDED: [&str; 4] = ["title.zh", "zone", "day_one", "seed"];

/// A sheet is nested once; the parser is told so before it meets a hostile one.
const NESTING_MAX: usize = 4;

const SHOWN_CHARACTERS_MAX: usize = 40;

/// What a world says of itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WorldSheet {
    /// What it is called.
    pub title: Label,
    /// The name of the zone in which its clocks are read, such as `Asia/Shanghai`.
    pub zone: Text<60>,
    /// Its first day.
    pub day_one: Day,
    /// When that day begins in that zone.
    pub begins: Instant,
    /// From it comes all chance of its script.
    pub seed: u64,
    /// Where the reported lines of its script come from, in a few words.
    pub source: Option<Label>,
    /// The moment of its script from which a demonstration goes on by the clock.
    pub demo_from: Option<Instant>,
    /// Whether there is no such place: then nothing of its script was reported, or assumed of it.
    pub is_fictional: bool,
    /// The codes of the posts in which people sign in to a demonstration.
    pub sign_in: Vec<Key>,
}

impl WorldSheet {
    /// A moment by the world's clocks: `2015-06-02T03:00`, or `D9T09:00` on its ninth day.
    #[must_use]
    pub fn moment(&self, text: &str) -> Option<Instant> {
        moment_of_world(text, self.day_one, TimeZone::get(self.zone.as_str()).ok()?)
    }
}

/// What is wrong with a sheet, and where; a line of 0 is the file as a whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetProblem {
    /// Counted from 1.
    pub line: usize,
    /// In characters, counted from 1.
    pub column: usize,
    /// What is wrong.
    pub flaw: SheetFlaw,
}

/// What can be wrong with a sheet. Its `Display` says how to mend it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SheetFlaw {
    /// Longer than [`SHEET_BYTES_MAX`].
    TooLarge,
    /// Not UTF-8.
    NotUtf8,
    /// No YAML, with what the parser met.
    NotYaml(String),
    /// Lists, anchors, aliases, tags, deeper nesting and further documents have no meaning here.
    NotAField,
    /// There is no such field.
    UnknownField(String),
    /// The field stands in the sheet already.
    Twice(&'static str),
    /// The field must be there.
    Missing(&'static str),
    /// No title or source: empty, too long, or with control characters.
    Title,
    /// No zone of that name.
    Zone(String),
    /// Not year-month-day.
    Day(String),
    /// Not a day and a time.
    Moment(String),
    /// Not a whole number of 0 or more.
    Seed(String),
    /// Neither yes nor no.
    YesOrNo(String),
    /// No codes of posts.
    Posts(String),
}

impl fmt::Display for SheetProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => self.flaw.fmt(f),
            line => write!(f, "line {line}, column {}: {}", self.column, self.flaw),
        }
    }
}

impl fmt::Display for SheetFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "has more than {SHEET_BYTES_MAX} bytes: shorten it"),
            Self::NotUtf8 => f.write_str("is not UTF-8: save it as UTF-8"),
            Self::NotYaml(met) => write!(f, "is no YAML ({met}): write `field: value`"),
            Self::NotAField => f.write_str("has no meaning here: write `field: value`"),
            Self::UnknownField(field) => {
                write!(f, "“{field}” is no field: write one of {}", SHEET_FIELDS.join(", "))
            }
            Self::Twice(field) => write!(f, "{field} stands here twice: keep one of the two"),
            Self::Missing(field) => write!(f, "{field} is missing: add it"),
            Self::Title => f.write_str("this has 1 to 80 characters: write them"),
            Self::Zone(name) => {
                write!(f, "“{name}” is no zone: write a name such as Asia/Shanghai")
            }
            Self::Day(text) => write!(f, "“{text}” is no day: write one such as 2026-06-15"),
            Self::Moment(text) => {
                write!(f, "“{text}” is no moment: write one such as 2015-06-02T07:10 or D9T09:00")
            }
            Self::YesOrNo(text) => write!(f, "“{text}” is neither: write yes or no"),
            Self::Posts(text) => {
                write!(
                    f,
                    "“{text}” is no list of codes: write the codes of posts, with commas between"
                )
            }
            Self::Seed(text) => write!(f, "“{text}” is no seed: write a number such as 20260615"),
        }
    }
}

/// Reads `world.yaml`.
///
/// # Errors
/// Everything that is wrong with it.
pub(super) fn read_sheet(bytes: &[u8]) -> Result<WorldSheet, Vec<SheetProblem>> {
    let whole = |flaw| vec![SheetProblem { line: 0, column: 0, flaw }];
    if bytes.len() > SHEET_BYTES_MAX {
        return Err(whole(SheetFlaw::TooLarge));
    }
    let text = str::from_utf8(bytes).map_err(|_| whole(SheetFlaw::NotUtf8))?;
    let mut fields = Fields::of(text);
    let sheet = fields.sheet();
    sheet.filter(|_| fields.problems.is_empty()).ok_or(fields.problems)
}

/// Where a value stands: line and column.
type At = (usize, usize);

/// The values of a sheet by their fields, while it is read.
#[derive(Default)]
struct Fields {
    values: BTreeMap<&'static str, (String, At)>,
    problems: Vec<SheetProblem>,
    depth: usize,
    /// The key of the mapping that is open inside the sheet's own.
    outer: Option<String>,
    /// The key whose value comes next.
    key: Option<String>,
    documents: usize,
}

impl Fields {
    fn of(text: &str) -> Self {
        let limits = options! {
            emit_comments: false,
            block_nesting_limit: NESTING_MAX,
            flow_nesting_limit: NESTING_MAX,
        };
        let mut fields = Self::default();
        for next in Parser::new_from_str_with_options(text, limits) {
            let taken = match &next {
                Ok((event, span)) => fields.take(event, place(span)),
                Err(error) => {
                    let marker = error.marker();
                    let flaw = SheetFlaw::NotYaml(shown(&error.info()));
                    Err(problem((marker.line(), marker.col() + 1), flaw))
                }
            };
            // What follows a structure that is not ours cannot be told apart from its parts.
            if let Err(problem) = taken {
                fields.problems.push(problem);
                break;
            }
        }
        fields
    }

    fn take(&mut self, event: &Event<'_>, at: At) -> Result<(), SheetProblem> {
        if event.anchor_id().is_some() || event.tag().is_some() {
            return Err(problem(at, SheetFlaw::NotAField));
        }
        match event {
            Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
            Event::DocumentStart(..) if self.documents == 0 => self.documents = 1,
            Event::MappingStart(..) if self.depth == 0 => self.depth = 1,
            Event::MappingStart(..) if self.depth == 1 && self.key.is_some() => {
                self.depth = 2;
                self.outer = self.key.take();
            }
            Event::MappingEnd => {
                self.depth -= 1;
                self.outer = None;
            }
            Event::Scalar(text, ..) if self.depth > 0 => match self.key.take() {
                None => self.key = Some(text.to_string()),
                Some(key) => self.field(&key, text, at),
            },
            _ => return Err(problem(at, SheetFlaw::NotAField)),
        }
        Ok(())
    }

    fn field(&mut self, key: &str, value: &str, at: At) {
        let name = self.outer.as_ref().map_or(key.to_owned(), |outer| format!("{outer}.{key}"));
        let Some(field) = SHEET_FIELDS.into_iter().find(|it| *it == name) else {
            return self.problems.push(problem(at, SheetFlaw::UnknownField(shown(&name))));
        };
        if self.values.contains_key(field) {
            return self.problems.push(problem(at, SheetFlaw::Twice(field)));
        }
        self.values.insert(field, (value.to_owned(), at));
    }

    fn sheet(&mut self) -> Option<WorldSheet> {
        // Where the text was left half-way, what stands behind would be told as missing.
        if self.problems.is_empty() {
            for field in NEEDED {
                if !self.values.contains_key(field) {
                    self.problems.push(problem((0, 0), SheetFlaw::Missing(field)));
                }
            }
        }
        let zh = self.value("title.zh", title);
        let en = self.value("title.en", title);
        let zone = self.value("zone", zone);
        let day_one = self.value("day_one", day);
        let seed = self.value("seed", seed);
        let source = self.value("source.zh", title);
        let source = source.map(|zh| Label { zh, en: self.value("source.en", title) });
        let (zone, clock) = zone?;
        let demo_from = self.value("demo_from", |it| moment(it, day_one, &clock));
        let is_fictional = self.value("is_fictional", yes_or_no).unwrap_or(false);
        let sign_in = self.value("sign_in", posts).unwrap_or_default();
        let day_one = day_one?;
        let begins = begins(day_one, clock);
        let (title, seed) = (Label { zh: zh?, en }, seed?);
        Some(WorldSheet {
            title,
            zone,
            day_one,
            begins,
            seed,
            source,
            demo_from,
            is_fictional,
            sign_in,
        })
    }

    fn value<T>(
        &mut self,
        field: &str,
        read: impl FnOnce(&str) -> Result<T, SheetFlaw>,
    ) -> Option<T> {
        let (text, at) = self.values.get(field)?;
        match read(text) {
            Ok(value) => Some(value),
            Err(flaw) => {
                self.problems.push(problem(*at, flaw));
                None
            }
        }
    }
}

fn title(text: &str) -> Result<Text<80>, SheetFlaw> {
    Text::parse(text).map_err(|_| SheetFlaw::Title)
}

fn zone(text: &str) -> Result<(Text<60>, TimeZone), SheetFlaw> {
    let wrong = || SheetFlaw::Zone(shown(text));
    let clock = TimeZone::get(text).map_err(|_| wrong())?;
    Ok((Text::parse(text).map_err(|_| wrong())?, clock))
}

fn day(text: &str) -> Result<Day, SheetFlaw> {
    Day::from_str(text).map_err(|_| SheetFlaw::Day(shown(text)))
}

fn moment(text: &str, day_one: Option<Day>, clock: &TimeZone) -> Result<Instant, SheetFlaw> {
    let read = match day_one {
        Some(day_one) => moment_of_world(text, day_one, clock.clone()),
        None => moment_in(text, clock.clone()),
    };
    read.ok_or_else(|| SheetFlaw::Moment(shown(text)))
}

fn yes_or_no(text: &str) -> Result<bool, SheetFlaw> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(SheetFlaw::YesOrNo(shown(text))),
    }
}

fn posts(text: &str) -> Result<Vec<Key>, SheetFlaw> {
    let codes = text.split(',').map(|it| it.trim().parse::<Key>());
    codes.collect::<Result<_, _>>().map_err(|_| SheetFlaw::Posts(shown(text)))
}

fn seed(text: &str) -> Result<u64, SheetFlaw> {
    text.parse().map_err(|_| SheetFlaw::Seed(shown(text)))
}

/// Midnight, or the first moment after it where clocks were put forward at midnight.
fn begins(day: Day, clock: TimeZone) -> Instant {
    const MICROSECONDS_A_DAY: i64 = 86_400_000_000;
    let (year, month, day_of_month) = day.parts();
    let parts = (i16::try_from(year), i8::try_from(month), i8::try_from(day_of_month));
    let civil = match parts {
        (Ok(year), Ok(month), Ok(day)) => jiff::civil::Date::new(year, month, day).ok(),
        _ => None,
    };
    let midnight = civil.and_then(|date| date.to_zoned(clock).ok());
    // Without a clock's midnight, at the very ends of the calendar, the day of UTC stands in.
    let utc = i64::from(day.number()).saturating_mul(MICROSECONDS_A_DAY);
    Instant::from_microseconds(midnight.map_or(utc, |it| it.timestamp().as_microsecond()))
}

fn place(span: &Span) -> At {
    (span.start.line(), span.start.col() + 1)
}

const fn problem((line, column): At, flaw: SheetFlaw) -> SheetProblem {
    SheetProblem { line, column, flaw }
}

fn shown(text: &str) -> String {
    text.chars().take(SHOWN_CHARACTERS_MAX).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const GOOD: &str = "# a county\ntitle:\n  zh: 云泽县\n  en: Yunze\nzone: Asia/Shanghai\n\
        day_one: 2026-06-15\nseed: 20260615\n";

    fn flaws(text: &str) -> Vec<(usize, usize, SheetFlaw)> {
        let problems = read_sheet(text.as_bytes()).expect_err("it is wrong");
        problems.into_iter().map(|it| (it.line, it.column, it.flaw)).collect()
    }

    #[test]
    fn a_world_begins_at_midnight_of_its_own_zone() {
        let sheet = read_sheet(GOOD.as_bytes()).expect("it is whole");
        assert_eq!((sheet.title.zh.as_str(), sheet.title.english()), ("云泽县", "Yunze"));
        assert_eq!((sheet.zone.as_str(), sheet.seed), ("Asia/Shanghai", 20_260_615));
        assert_eq!(sheet.day_one.to_string(), "2026-06-15");
        // 2026-06-14T16:00:00Z
        assert_eq!(sheet.begins, Instant::from_microseconds(1_781_452_800_000_000));
        let chinese = GOOD.replace("  en: Yunze\n", "");
        assert_eq!(read_sheet(chinese.as_bytes()).map(|it| it.title.en), Ok(None));
    }

    #[test]
    fn every_wrong_value_is_told_with_its_line_and_column() {
        let text = "title:\n  zh: ''\nzone: Asia/Yunze\nday_one: 15.6.2026\nseed: -1\n";
        let expected = [
            (2, 7, SheetFlaw::Title),
            (3, 7, SheetFlaw::Zone("Asia/Yunze".into())),
            (4, 10, SheetFlaw::Day("15.6.2026".into())),
            (5, 7, SheetFlaw::Seed("-1".into())),
        ];
        assert_eq!(flaws(text), expected);
    }

    #[test]
    fn a_script_has_its_source_and_a_demonstration_its_beginning() {
        let text = format!("{GOOD}source: {{zh: 报纸}}\ndemo_from: 2026-06-15T07:10\n");
        let sheet = read_sheet(text.as_bytes()).expect("it is whole");
        assert_eq!(sheet.source, Some(Label::chinese(Text::parse("报纸").expect("it fits"))));
        let seven_ten = sheet.begins + domain::kernel::Span::from_minutes(7 * 60 + 10);
        assert_eq!(sheet.demo_from, Some(seven_ten));
        let day_two = read_sheet(format!("{GOOD}demo_from: D2T00:00\n").as_bytes());
        let midnight = day_two.expect("it is whole").demo_from;
        assert_eq!(midnight, Some(sheet.begins + domain::kernel::Span::from_hours(24)));
        let wrong = flaws(&format!("{GOOD}demo_from: 07:10\n"));
        assert_eq!(wrong, [(8, 12, SheetFlaw::Moment("07:10".into()))]);
    }

    #[test]
    fn a_world_says_whether_there_is_such_a_place() {
        let fictional = |text: &str| read_sheet(format!("{GOOD}{text}").as_bytes());
        for (text, expected) in [("", false), ("is_fictional: no\n", false)] {
            assert_eq!(fictional(text).map(|it| it.is_fictional), Ok(expected), "{text}");
        }
        assert_eq!(fictional("is_fictional: yes\n").map(|it| it.is_fictional), Ok(true));
        let wrong = flaws(&format!("{GOOD}is_fictional: maybe\n"));
        assert_eq!(wrong, [(8, 15, SheetFlaw::YesOrNo("maybe".into()))]);
    }

    #[test]
    fn people_sign_in_to_a_demonstration_in_posts_that_are_named_by_their_codes() {
        let sheet = read_sheet(format!("{GOOD}sign_in: duty, station-duty.dongdu\n").as_bytes());
        let codes = sheet.expect("it is whole").sign_in;
        let codes: Vec<_> = codes.iter().map(Key::as_str).collect();
        assert_eq!(codes, ["duty", "station-duty.dongdu"]);
        let wrong = flaws(&format!("{GOOD}sign_in: 值班员\n"));
        assert_eq!(wrong, [(8, 10, SheetFlaw::Posts("值班员".into()))]);
    }

    #[test]
    fn a_field_that_is_missing_unknown_or_there_twice_is_told() {
        let missing = ["title.zh", "zone", "day_one", "seed"];
        assert_eq!(flaws(""), missing.map(|it| (0, 0, SheetFlaw::Missing(it))));
        let unknown = format!("{GOOD}county: 990001\n");
        assert_eq!(flaws(&unknown), [(8, 9, SheetFlaw::UnknownField("county".into()))]);
        let flat = GOOD.replace("title:\n  zh: 云泽县\n  en: Yunze", "title: 云泽县");
        assert_eq!(flaws(&flat), [(2, 8, SheetFlaw::UnknownField("title".into()))]);
        let twice = format!("{GOOD}seed: 2\n");
        assert_eq!(flaws(&twice), [(8, 7, SheetFlaw::Twice("seed"))]);
    }

    #[test]
    fn what_is_no_sheet_is_refused_where_it_begins() {
        for (text, line) in [
            ("- 1\n", 1),
            ("just words\n", 1),
            ("zone: &a UTC\nseed: *a\n", 1),
            ("zone: !!str UTC\n", 1),
            ("title:\n  zh:\n    more: 1\n", 3),
            ("? {a: 1}\n: 2\n", 1),
            ("seed: [1]\n", 1),
            ("seed: 1\n---\nseed: 2\n", 2),
        ] {
            let found = flaws(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!((found[0].0, &found[0].2), (line, &SheetFlaw::NotAField), "{text}");
        }
        assert!(matches!(flaws("seed: {1\n")[..], [(_, _, SheetFlaw::NotYaml(_))]));
        let long = "#".repeat(SHEET_BYTES_MAX + 1);
        assert_eq!(flaws(&long), [(0, 0, SheetFlaw::TooLarge)]);
        let gbk = read_sheet(b"title: \xd4\xc6").expect_err("not UTF-8");
        assert_eq!(gbk[0].flaw, SheetFlaw::NotUtf8);
    }

    #[test]
    fn every_flaw_says_where_it_is_and_how_to_mend_it() {
        let problem = SheetProblem { line: 3, column: 7, flaw: SheetFlaw::Zone("Mars".into()) };
        let said = "line 3, column 7: “Mars” is no zone: write a name such as Asia/Shanghai";
        assert_eq!(problem.to_string(), said);
        let whole = SheetProblem { line: 0, column: 0, flaw: SheetFlaw::Missing("seed") };
        assert_eq!(whole.to_string(), "seed is missing: add it");
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[a-z:\\-\\[\\]{}&*!#?'\" \n\t]{0,60}") {
            let _ = read_sheet(text.as_bytes());
        }
    }
}
