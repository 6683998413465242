//! What could be written next: asked of the reader itself, so that it never offers what it would
//! not read.

use domain::plans::document::MeasureUnit;

use super::comparison::SIGNS;
use super::names::{NameOf, Named, Names};
use super::parser::{Expected, Parser, Sort};
use super::source::{closing_of, is_foreign_letter, is_key_character};
use super::words::{TIMES, UNITS, Word, chinese};
use crate::finding::Says;

/// Nobody looks through a longer list.
const COMPLETIONS_MAX: usize = 50;
/// What is being written is no longer than this, in characters.
const BEGUN_MAX: usize = 80;

/// Something that could stand here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Completion {
    /// From which byte it replaces what was written, up to the caret.
    pub from: usize,
    /// What is written.
    pub insert: String,
    /// What it is.
    pub says: Says,
}

/// What could be written at the caret, a byte of the text; what stands behind it is not looked at.
#[must_use]
pub fn complete(text: &str, at: usize, names: &Names<'_>) -> Vec<Completion> {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let before = text.get(..at).unwrap_or_default();
    for from in beginnings(before) {
        let (read, begun) = before.split_at_checked(from).unwrap_or((before, ""));
        let found = continued(read, begun, names);
        if !found.is_empty() {
            let found = found.into_iter().take(COMPLETIONS_MAX);
            return found.map(|(insert, says)| Completion { from, insert, says }).collect();
        }
    }
    Vec::new()
}

/// Where the word that is being written may have begun: longest first.
fn beginnings(before: &str) -> Vec<usize> {
    if let Some(quote) = open_quote(before) {
        return vec![quote];
    }
    let belongs = |it: char| is_key_character(it) || is_foreign_letter(it);
    let start_of = |text: &str| text.trim_end_matches(belongs).len();
    let word = start_of(before);
    let spaced = before.get(..word).unwrap_or_default();
    let mut found = Vec::new();
    if spaced.ends_with(char::is_whitespace) {
        // “at least” is two words.
        found.push(start_of(spaced.trim_end()));
    }
    let begun = before.get(word..).unwrap_or_default();
    if begun.chars().count() <= BEGUN_MAX {
        found.extend(begun.char_indices().map(|(at, _)| word + at));
    }
    found.push(before.len());
    found
}

fn open_quote(before: &str) -> Option<usize> {
    let mut open: Option<(usize, char)> = None;
    for (at, it) in before.char_indices() {
        open = match open {
            Some((_, closing)) if it == closing => None,
            Some(still) => Some(still),
            None => closing_of(it).map(|closing| (at, closing)),
        };
    }
    open.map(|(at, _)| at)
}

/// What may follow `read` and begins as `begun`.
fn continued(read: &str, begun: &str, names: &Names<'_>) -> Vec<(String, Says)> {
    let mut parser = Parser::new(read, names);
    parser.whole();
    let mut candidates = Vec::new();
    for expected in &parser.expected {
        candidates.extend(candidates_of(expected, names));
    }
    let begun = begun.to_lowercase();
    let begins = |it: &Candidate| {
        let is_plain = it.insert.is_ascii();
        let in_tongue = if begun.is_ascii() { is_plain || begun == "\"" } else { !is_plain };
        in_tongue && it.insert.to_lowercase().starts_with(&begun)
    };
    let (mut found, rest): (Vec<_>, Vec<_>) = candidates.into_iter().partition(begins);
    let quoted = begun.trim_start_matches(|it| closing_of(it).is_some());
    let is_quoted = quoted.len() < begun.len();
    let holds = |it: &Candidate| {
        let in_key = !is_quoted && begun.chars().count() >= 2 && it.is_name;
        let in_title = is_quoted || (!begun.is_ascii() && it.is_title);
        (in_key && it.insert.contains(&begun))
            || (in_title && it.is_title && it.insert.to_lowercase().contains(quoted))
    };
    found.extend(rest.into_iter().filter(holds));
    let mut offered: Vec<(String, Says)> = Vec::new();
    for it in found {
        if !offered.iter().any(|(insert, _)| *insert == it.insert) {
            offered.push((it.insert, it.says));
        }
    }
    offered
}

/// Something that may be offered.
struct Candidate {
    insert: String,
    says: Says,
    is_name: bool,
    is_title: bool,
}

fn candidates_of(expected: &Expected, names: &Names<'_>) -> Vec<Candidate> {
    let words = |words: &[Word]| words.iter().flat_map(|it| word(*it, "")).collect();
    match expected {
        Expected::Condition => {
            let mut found = indicators(names);
            found.extend(Word::FUNCTIONS.iter().flat_map(|it| word(*it, "(")));
            found.extend([Word::Done, Word::Started].iter().flat_map(|it| word(*it, "(")));
            found.extend([Word::Level, Word::Not].iter().flat_map(|it| word(*it, "")));
            found
        }
        Expected::Indicator => indicators(names),
        Expected::Name(Sort::Plan) => listed(names, NameOf::Plans),
        Expected::Name(Sort::Task) => listed(names, NameOf::Tasks),
        Expected::Level { plan, or_none } => {
            let mut found = listed(names, NameOf::Levels(plan.as_ref()));
            found.extend(or_none.then(|| word(Word::None, "")).into_iter().flatten());
            found
        }
        Expected::Comparison => signs(),
        Expected::Bound => words(&[Word::AtLeast, Word::AtMost, Word::Is]),
        Expected::Unit(measure) => units(*measure),
        Expected::Time => times(),
        Expected::TimeUnit => {
            let names = TIMES.iter().filter_map(|(_, names)| names.first().zip(names.get(1)));
            names.flat_map(|(en, zh)| both(en, zh, &Says::new(*zh, *en))).collect()
        }
        Expected::Connective => words(&[Word::And, Word::Or]),
        Expected::Hold => words(&[Word::For]),
    }
}

fn indicators(names: &Names<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for Named { name, title } in (names.all)(NameOf::Indicators) {
        let measure = name.parse().ok().and_then(|key| (names.indicators)(&key));
        let (zh, en) = measure.map_or(("", ""), |it| (chinese(it), it.name()));
        let title = title.unwrap_or_else(|| Says::new(name.clone(), name.clone()));
        let says = Says::new(format!("{}（{zh}）", title.zh), format!("{} ({en})", title.en));
        let quoted = |it: &str| Candidate {
            insert: format!("「{it}」"),
            says: says.clone(),
            is_name: false,
            is_title: true,
        };
        let titles = [&title.zh, &title.en].into_iter().filter(|it| !it.is_empty());
        let titles: Vec<Candidate> = titles.map(|it| quoted(it)).collect();
        found.push(Candidate { insert: name, says, is_name: true, is_title: false });
        found.extend(titles);
    }
    found
}

fn listed(names: &Names<'_>, of: NameOf<'_>) -> Vec<Candidate> {
    let all = (names.all)(of).into_iter();
    all.map(|Named { name, title }| Candidate {
        says: title.unwrap_or_else(|| Says::new(name.clone(), name.clone())),
        insert: name,
        is_name: true,
        is_title: false,
    })
    .collect()
}

fn signs() -> Vec<Candidate> {
    let mean = [
        ("不低于", "at least"),
        ("高于", "more than"),
        ("不高于", "at most"),
        ("低于", "less than"),
        ("等于", "equal to"),
    ];
    let all = SIGNS.iter().zip(mean);
    all.map(|((sign, _), (zh, en))| plain(sign, Says::new(zh, en))).collect()
}

/// The unit of the indicator first, then those that can be compared with it.
fn units(measure: Option<MeasureUnit>) -> Vec<Candidate> {
    let fits = |it: &MeasureUnit| measure.is_none_or(|own| own.dimension() == it.dimension());
    let mut units: Vec<MeasureUnit> = UNITS.iter().map(|(unit, _)| *unit).filter(fits).collect();
    units.sort_by_key(|it| Some(*it) != measure);
    let all = units.into_iter();
    all.flat_map(|it| both(it.name(), chinese(it), &Says::new(chinese(it), it.name()))).collect()
}

fn times() -> Vec<Candidate> {
    let usual = [
        ("24h", "24小时"),
        ("12h", "12小时"),
        ("6h", "6小时"),
        ("3h", "3小时"),
        ("1h", "1小时"),
        ("30min", "30分钟"),
        ("3d", "3天"),
    ];
    usual.iter().flat_map(|(en, zh)| both(en, zh, &Says::new(*zh, *en))).collect()
}

fn word(word: Word, behind: &str) -> Vec<Candidate> {
    let [english, chinese, ..] = word.forms() else { return Vec::new() };
    let (zh, en) = word.meaning();
    let says = Says::new(zh, en);
    both(&format!("{english}{behind}"), &format!("{chinese}{behind}"), &says)
}

fn both(english: &str, chinese: &str, says: &Says) -> Vec<Candidate> {
    vec![plain(english, says.clone()), plain(chinese, says.clone())]
}

fn plain(insert: &str, says: Says) -> Candidate {
    Candidate { insert: insert.to_owned(), says, is_name: false, is_title: false }
}
