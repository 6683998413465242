//! The places of a plan: parts and entries with a form of their own, and where a finding leads.

use plan_document::Document;
use plan_document::checks::Sentence;
use plan_document::fields::{Choices, Field, Kind, Names, PLAN, Shape};
use plan_document::tree::Node;
use words::Language;

/// The part that holds whatever has no form of its own.
pub(super) const BASICS: &str = "basics";
/// Parts that are a form of their own although they have no entries.
const WITH_OWN_FORM: [&str; 2] = ["reports", "resources"];

/// The text of a chapter, as if it were a field.
static CHAPTER: Field = Field {
    key: "text",
    title: Sentence { zh: "正文", en: "Text" },
    help: Sentence {
        zh: "照着念、照着做：短句，一段一件事",
        en: "To be read aloud and acted on: short sentences, a paragraph for each matter",
    },
    kind: Kind::Prose,
    is_required: false,
};

/// A part of the plan, as the contents show it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) key: &'static str,
    pub(super) title: Sentence,
    pub(super) holds: Holds,
}

/// What a part holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Holds {
    /// Fields at the top of the document.
    Basics,
    /// Fields of its own.
    Fields(&'static Shape),
    /// Chapters of a list.
    Chapters(Choices),
    /// Entries that people name.
    Entries(&'static Shape, Names),
}

/// Where somebody is: a part, and perhaps an entry of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Place {
    pub(super) part: &'static str,
    pub(super) entry: Option<String>,
}

/// A field with the way to its value, and the name that it has in the form.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) field: &'static Field,
    pub(super) at: Vec<String>,
    pub(super) name: String,
}

/// Every part, in the order of the table of fields.
pub(super) fn parts() -> impl Iterator<Item = Part> {
    let basics = Part {
        key: BASICS,
        title: Sentence { zh: "基本信息", en: "Basics" },
        holds: Holds::Basics,
    };
    std::iter::once(basics).chain(PLAN.fields.iter().filter_map(own_part))
}

fn own_part(field: &'static Field) -> Option<Part> {
    let holds = match field.kind {
        Kind::Named(shape, names) => Holds::Entries(shape, names),
        Kind::ProseByChoice(choices) => Holds::Chapters(choices),
        Kind::Part(shape) if WITH_OWN_FORM.contains(&field.key) => Holds::Fields(shape),
        _ => return None,
    };
    Some(Part { key: field.key, title: field.title, holds })
}

/// The part of that key.
pub(super) fn part(key: &str) -> Option<Part> {
    parts().find(|it| it.key == key)
}

/// A sentence of the table in a language.
pub(super) const fn said(sentence: Sentence, language: Language) -> &'static str {
    match language {
        Language::Chinese => sentence.zh,
        Language::English => sentence.en,
    }
}

impl Place {
    /// The place of an address; none where the plan has no such part.
    pub(super) fn named(part_key: &str, entry: &str) -> Option<Self> {
        let part = part(if part_key.is_empty() { BASICS } else { part_key })?;
        let entry = Some(entry.to_owned()).filter(|it| !it.is_empty());
        Some(Self { part: part.key, entry })
    }

    /// Where everybody begins.
    pub(super) const fn basics() -> Self {
        Self { part: BASICS, entry: None }
    }

    /// The fields that have their form here; none where the part shows its entries.
    pub(super) fn items(&self) -> Vec<Item> {
        let Some(part) = part(self.part) else { return Vec::new() };
        let under = |prefix: &[&str], fields: &mut dyn Iterator<Item = &'static Field>| {
            let item = |field: &'static Field| {
                let mut at: Vec<String> = prefix.iter().map(|it| (*it).to_owned()).collect();
                at.push(field.key.to_owned());
                Item { field, at, name: field.key.to_owned() }
            };
            fields.map(item).collect()
        };
        match (part.holds, &self.entry) {
            (Holds::Basics, _) => {
                under(&[], &mut PLAN.fields.iter().filter(|it| own_part(it).is_none()))
            }
            (Holds::Fields(shape), _) => under(&[part.key], &mut shape.fields.iter()),
            (Holds::Entries(shape, _), Some(entry)) => {
                under(&[part.key, entry], &mut shape.fields.iter())
            }
            (Holds::Chapters(_), Some(entry)) => {
                let at = vec![part.key.to_owned(), entry.clone()];
                vec![Item { field: &CHAPTER, at, name: CHAPTER.key.to_owned() }]
            }
            (Holds::Chapters(_) | Holds::Entries(..), None) => Vec::new(),
        }
    }

    /// Its address behind that of the page.
    pub(super) fn query(&self) -> String {
        match &self.entry {
            Some(entry) => format!("?part={}&key={}", self.part, encoded(entry)),
            None => format!("?part={}", self.part),
        }
    }

    /// Whether a chapter or an entry of that name can be shown.
    pub(super) fn is_in(&self, document: &Document) -> bool {
        let Some(part) = part(self.part) else { return false };
        match (part.holds, &self.entry) {
            (Holds::Basics | Holds::Fields(_), entry) => entry.is_none(),
            (Holds::Chapters(choices), Some(entry)) => choices.has(entry),
            (Holds::Entries(..), Some(entry)) => {
                document.node(&[part.key]).is_some_and(|it| it.entry(entry).is_some())
            }
            (Holds::Chapters(_) | Holds::Entries(..), None) => true,
        }
    }
}

/// Where a finding leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Lead {
    pub(super) place: Place,
    /// The field's name in the form; empty where it is about the whole place.
    pub(super) field: String,
    /// The name of the very input.
    pub(super) input: String,
}

/// Where the form has what a way through the document names. Keys may have dots, so the plan's own
/// keys are tried before the way is cut.
pub(super) fn lead(path: &str, document: &Document) -> Lead {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let Some(part) = part(first).filter(|it| it.key != BASICS) else {
        let place = Place { part: BASICS, entry: None };
        let (field, input) = input_in(PLAN.fields, path);
        return Lead { place, field, input };
    };
    match part.holds {
        Holds::Basics | Holds::Fields(_) => {
            let fields = if let Holds::Fields(shape) = part.holds { shape.fields } else { &[] };
            let (field, input) = input_in(fields, rest);
            Lead { place: Place { part: part.key, entry: None }, field, input }
        }
        Holds::Chapters(_) => {
            let (chapter, rest) = rest.split_once('.').unwrap_or((rest, ""));
            let entry = Some(chapter.to_owned()).filter(|it| !it.is_empty());
            let input = if rest == "en" { "text.en" } else { "text" }.to_owned();
            Lead { place: Place { part: part.key, entry }, field: "text".into(), input }
        }
        Holds::Entries(shape, _) => {
            let entries = document.node(&[part.key]).map(Node::entries).unwrap_or_default();
            let keys = entries.iter().map(|it| it.key.as_str());
            let fits = |key: &&str| rest == *key || rest.starts_with(&format!("{key}."));
            let Some(key) = keys.filter(fits).max_by_key(|it| it.len()) else {
                let place = Place { part: part.key, entry: None };
                return Lead { place, field: String::new(), input: String::new() };
            };
            let rest = rest.get(key.len() + 1..).unwrap_or_default();
            let (field, input) = input_in(shape.fields, rest);
            Lead { place: Place { part: part.key, entry: Some(key.to_owned()) }, field, input }
        }
    }
}

/// The names of the field and of the input that a way below a shape leads to.
fn input_in(fields: &'static [Field], rest: &str) -> (String, String) {
    let (key, below) = rest.split_once('.').unwrap_or((rest, ""));
    let Some(field) = fields.iter().find(|it| it.key == key) else {
        return (String::new(), String::new());
    };
    let deeper = |prefix: String, (field, input): (String, String)| {
        if field.is_empty() {
            (prefix.clone(), prefix)
        } else {
            (format!("{prefix}.{field}"), format!("{prefix}.{input}"))
        }
    };
    match field.kind {
        Kind::Part(shape) => deeper(key.to_owned(), input_in(shape.fields, below)),
        Kind::Parts(shape) => {
            let (number, below) = below.split_once('.').unwrap_or((below, ""));
            if number.is_empty() {
                return (key.to_owned(), key.to_owned());
            }
            deeper(format!("{key}.{number}"), input_in(shape.fields, below))
        }
        Kind::Label | Kind::Prose if below == "en" => (key.to_owned(), format!("{key}.en")),
        Kind::Estimate if ["likely", "max"].contains(&below) => {
            (key.to_owned(), format!("{key}.{below}"))
        }
        Kind::AmountsByChoice(_) if !below.is_empty() => (key.to_owned(), format!("{key}.{below}")),
        _ => (key.to_owned(), key.to_owned()),
    }
}

/// A text as the value of a query (RFC 3986).
pub(crate) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leads_to(path: &str) -> (String, String) {
        let document = Document::read("tasks:\n  a.b: {title: {zh: 甲}}\n  a: {title: {zh: 乙}}\n");
        let lead = lead(path, &document);
        (lead.place.query(), lead.input)
    }

    #[test]
    fn every_field_of_the_plan_has_a_form() {
        let own: Vec<_> = parts().map(|it| it.key).collect();
        let basics = Place { part: BASICS, entry: None }.items();
        for field in PLAN.fields {
            let is_basic = basics.iter().any(|it| it.field.key == field.key);
            assert!(is_basic != own.contains(&field.key), "{}", field.key);
        }
    }

    #[test]
    fn a_finding_leads_to_the_input_that_it_is_about() {
        let to = |query: &str, input: &str| (query.to_owned(), input.to_owned());
        assert_eq!(leads_to("title.zh"), to("?part=basics", "title"));
        assert_eq!(leads_to("review.every"), to("?part=basics", "review.every"));
        assert_eq!(leads_to("tasks.a.due"), to("?part=tasks&key=a", "due"));
        assert_eq!(leads_to("tasks.a.b.takes.max"), to("?part=tasks&key=a.b", "takes.max"));
        let people = "tasks.a.needs.people.0.count";
        assert_eq!(leads_to(people), to("?part=tasks&key=a", "needs.people.0.count"));
        assert_eq!(leads_to("tasks.a.support.3"), to("?part=tasks&key=a", "support"));
        assert_eq!(leads_to("sections.general.en"), to("?part=sections&key=general", "text.en"));
        assert_eq!(leads_to("tasks.gone"), to("?part=tasks", ""));
        assert_eq!(leads_to(""), to("?part=basics", ""));
    }
}
