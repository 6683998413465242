//! What could stand at the cursor: fields, choices, names, durations.

use plan_document::Document;
use plan_document::fields::{Choices, Kind, Names, PLAN, Refers, Shape};
use serde::Serialize;
use words::Language;

use super::found::in_language;
use super::place::said;
use crate::plans::registers::Registers;

/// At most this many are offered.
const OPTIONS_MAX: usize = 400;
/// Parts are not nested deeper.
const DEPTH_MAX: usize = 12;

/// One that is offered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Suggested {
    /// What is put in.
    label: String,
    /// What it is called.
    detail: String,
}

/// What a place of the text belongs to.
#[derive(Clone, Copy)]
enum Under {
    /// A map with known fields.
    Shape(&'static Shape),
    /// A value, or the items of a list.
    Value(Kind),
    /// Nothing that anybody knows.
    Unknown,
}

/// From where on what stands there is replaced, and by what it could be. A text that is being
/// written is seldom whole, so the place is told from the indentation alone.
pub(super) fn suggest(
    text: &str,
    at: usize,
    registers: &Registers,
    language: Language,
) -> (usize, Vec<Suggested>) {
    let before = text.get(..at).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |it| it + 1);
    let line = before.get(line_start..).unwrap_or_default();
    if line.contains('#') {
        return (at, Vec::new());
    }
    let content = line.trim_start().trim_start_matches("- ");
    let above = way_above(before, line_start, indent(line));
    let document = Document::read(text);
    let (under, word) = match content.split_once(": ") {
        Some((key, value)) => (step(shape_at(&above), key), last_word(value)),
        None if line.trim_start().starts_with("- ") => (items(shape_at(&above)), content),
        None => (shape_at(&above), content),
    };
    if let (Under::Value(Kind::Condition), Some((_, value))) = (under, content.split_once(": ")) {
        return in_condition(&document, value, at, language);
    }
    let mut options = match under {
        Under::Shape(shape) if !content.contains(": ") => fields(shape, language),
        Under::Shape(_) | Under::Unknown => Vec::new(),
        Under::Value(kind) => values(kind, (registers, &document), language),
    };
    options.truncate(OPTIONS_MAX);
    (at - word.len(), options)
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '-']).len()
}

/// The keys above a line that is indented so far, the outermost first.
fn way_above(before: &str, line_start: usize, mut column: usize) -> Vec<String> {
    let mut way = Vec::new();
    let lines = before.get(..line_start).unwrap_or_default().lines().rev();
    for line in lines {
        let here = indent(line);
        let content = line.trim_start_matches([' ', '-']);
        if here >= column || content.is_empty() || content.starts_with('#') {
            continue;
        }
        let Some((key, _)) = content.split_once(':') else { continue };
        way.push(key.trim_matches('"').to_owned());
        column = here;
        if column == 0 || way.len() > DEPTH_MAX {
            break;
        }
    }
    way.reverse();
    way
}

fn shape_at(way: &[String]) -> Under {
    let mut under = Under::Shape(&PLAN);
    let mut steps = way.iter();
    while let Some(key) = steps.next() {
        under = step(under, key);
        if let Under::Value(Kind::Named(shape, _)) = under {
            // The next step is a key that people made; behind it begins the shape.
            under = match steps.next() {
                Some(_) => Under::Shape(shape),
                None => Under::Unknown,
            };
        }
    }
    under
}

fn step(under: Under, key: &str) -> Under {
    let Under::Shape(shape) = under else { return Under::Unknown };
    match shape.field(key.trim()).map(|it| it.kind) {
        Some(Kind::Part(shape) | Kind::Parts(shape)) => Under::Shape(shape),
        Some(kind) => Under::Value(kind),
        None => Under::Unknown,
    }
}

/// What could stand next in a condition; all of it replaces from the same byte on.
fn in_condition(
    document: &Document,
    value: &str,
    at: usize,
    language: Language,
) -> (usize, Vec<Suggested>) {
    let condition = value.trim_start_matches(['"', '\'']);
    let begins_at = at - condition.len();
    let completions = document.complete_condition(condition, condition.len());
    let Some(from) = completions.first().map(|it| it.from) else { return (at, Vec::new()) };
    let same = completions.into_iter().filter(|it| it.from == from);
    let option = |it: plan_document::condition::Completion| Suggested {
        detail: in_language(&it.says, language).to_owned(),
        label: it.insert,
    };
    (begins_at + from, same.map(option).collect())
}

const fn items(under: Under) -> Under {
    match under {
        Under::Value(_) | Under::Shape(_) | Under::Unknown => under,
    }
}

fn last_word(value: &str) -> &str {
    let start = value.rfind(['[', ',', '{', ' ']).map_or(0, |it| it + 1);
    value.get(start..).unwrap_or_default()
}

fn fields(shape: &'static Shape, language: Language) -> Vec<Suggested> {
    let fields = shape.fields.iter();
    let field = |it: &'static plan_document::fields::Field| Suggested {
        label: format!("{}: ", it.key),
        detail: said(it.title, language).to_owned(),
    };
    fields.map(field).collect()
}

fn values(
    kind: Kind,
    (registers, document): (&Registers, &Document),
    language: Language,
) -> Vec<Suggested> {
    let names = |refers: Refers| {
        let names = registers.names(refers, document, language).into_iter();
        names.map(|it| Suggested { label: it.name, detail: it.title }).collect()
    };
    match kind {
        Kind::Choice(of) | Kind::ChoiceList(of) => choices(of, language),
        Kind::AmountsByChoice(of) | Kind::ProseByChoice(of) => choices(of, language),
        Kind::Name(refers) | Kind::Names(refers) | Kind::Amounts(refers) => names(refers),
        Kind::Named(_, Names::Code(refers)) => names(refers),
        Kind::Flag => vec![Suggested { label: "true".into(), detail: String::new() }],
        Kind::Duration | Kind::Estimate => ["15min", "30min", "1h", "2h", "24h", "3d", "3y"]
            .map(|it| Suggested { label: it.into(), detail: String::new() })
            .into(),
        Kind::Condition => names(Refers::Indicator),
        Kind::Label
        | Kind::Prose
        | Kind::Line(_)
        | Kind::Date
        | Kind::Region
        | Kind::Regions
        | Kind::Whole(..)
        | Kind::Laws
        | Kind::Part(_)
        | Kind::Parts(_)
        | Kind::Named(..) => Vec::new(),
    }
}

fn choices(of: Choices, language: Language) -> Vec<Suggested> {
    let row = |(name, zh, en): (&str, &str, &str)| Suggested {
        label: name.to_owned(),
        detail: match language {
            Language::Chinese => zh.to_owned(),
            Language::English => en.to_owned(),
        },
    };
    of.rows().into_iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The labels offered where the sign ‸ stands.
    fn offered(marked: &str) -> Vec<String> {
        let at = marked.find('‸').expect("the cursor is there");
        let text = marked.replace('‸', "");
        let (_, options) = suggest(&text, at, &Registers::default(), Language::Chinese);
        options.into_iter().map(|it| it.label).collect()
    }

    #[test]
    fn the_fields_of_the_part_at_the_cursor_are_offered() {
        assert!(offered("plan: a\nti‸").contains(&"tier: ".to_owned()));
        let task = offered("plan: a\ntasks:\n  x:\n    due: 1h\n    le‸");
        assert!(task.contains(&"lead: ".to_owned()), "{task:?}");
        let escalation = offered("tasks:\n  x:\n    escalate:\n      ‸");
        assert!(escalation.contains(&"unless: ".to_owned()), "{escalation:?}");
        assert!(offered("tasks:\n  ‸").is_empty());
    }

    #[test]
    fn choices_and_names_of_the_plan_are_offered_as_values() {
        assert!(offered("tier: sp‸").contains(&"special".to_owned()));
        let after = "tasks:\n  x: {due: 1h}\n  y:\n    after: [‸]\n";
        assert_eq!(offered(after), ["x", "y"]);
        let listed = "tasks:\n  x: {due: 1h}\n  y:\n    after:\n      - ‸\n";
        assert_eq!(offered(listed), ["x", "y"]);
        assert!(offered("# tier: ‸").is_empty());
    }
}
