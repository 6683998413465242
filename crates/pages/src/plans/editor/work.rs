//! What somebody asked for with a form, done to the text.

use domain::plans::PlanText;
use plan_document::Document;
use plan_document::edit;
use plan_document::finding::apply;
use words::{Language, PlanEditor, PlanEntries, PlanProblem, Say};

use super::change::Change;
use super::draft::Draft;
use super::entries::{key_problem, moved};
use super::filled::changes;
use super::found::mend;
use super::place::{Item, Place, lead, said};
use super::posted::Posted;

/// What came of it: the text to save, where to go on, and what to say.
#[derive(Debug)]
pub(super) struct Worked {
    pub(super) text: String,
    pub(super) place: Place,
    /// What the next page says, as its address names it.
    pub(super) told: &'static str,
    pub(super) is_text: bool,
    /// The input where the next page begins; empty is at its top.
    pub(super) input: String,
}

/// Why nothing was done, and the input that it is about.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Problem {
    pub(super) says: String,
    pub(super) input: &'static str,
}

impl Problem {
    fn new(says: impl Say, language: Language) -> Self {
        Self { says: says.say(language), input: "" }
    }

    fn at(input: &'static str, says: impl Say, language: Language) -> Self {
        Self { says: says.say(language), input }
    }
}

/// Does what a form asks for.
pub(super) fn work(
    draft: &Draft,
    place: &Place,
    posted: &Posted,
    language: Language,
) -> Result<Worked, Problem> {
    if posted.is_text() {
        return whole_text(draft, place, posted, language);
    }
    let (document, input) = if posted.has_fields() {
        filled_in(draft, &place.items(), posted, language)?
    } else {
        (draft.document.clone(), String::new())
    };
    if let Some(token) = posted.get("mend") {
        return Ok(mended(draft, &document, place, token));
    }
    if let Some(row) = posted.get("remove") {
        let document = without_row(document, &place.items(), row);
        return Ok(worked(&document, place.clone()));
    }
    let asked = asked_for(&document, place, posted, language)?;
    let is_here = asked.place == *place;
    Ok(if is_here { Worked { input, ..asked } } else { asked })
}

fn worked(document: &Document, place: Place) -> Worked {
    let (text, input) = (document.text().to_owned(), String::new());
    Worked { text, place, told: "saved", is_text: false, input }
}

/// What the buttons beside the fields ask for.
fn asked_for(
    document: &Document,
    place: &Place,
    posted: &Posted,
    language: Language,
) -> Result<Worked, Problem> {
    let way = |entry: &str| vec![place.part.to_owned(), entry.to_owned()];
    let entry = place.entry.as_deref().unwrap_or_default();
    let (change, place) = match posted.line("do") {
        "add" => {
            let key = posted.line("new_key").to_owned();
            let change = added(document, place, posted, language)?;
            (change, Place { entry: Some(key), ..place.clone() })
        }
        "rename" => {
            let key = posted.line("new_key").to_owned();
            if let Some(problem) = key_problem(document, place, &key) {
                return Err(Problem::at("new_key", problem, language));
            }
            (Change::Rename(way(entry), key.clone()), Place { entry: Some(key), ..place.clone() })
        }
        "delete" => (Change::Remove(way(entry)), Place { entry: None, ..place.clone() }),
        "up" | "down" => {
            let part = Place { entry: None, ..place.clone() };
            match moved(document, place, posted.line("do") == "up") {
                Some(change) => (change, part),
                None => return Ok(worked(document, part)),
            }
        }
        _ => return Ok(worked(document, place.clone())),
    };
    match change.made_in(document) {
        Some(document) => Ok(worked(&document, place)),
        None => {
            let field = place.entry.unwrap_or_else(|| entry.to_owned());
            Err(Problem::new(PlanProblem::CannotPlace { field }, language))
        }
    }
}

fn added(
    document: &Document,
    place: &Place,
    posted: &Posted,
    language: Language,
) -> Result<Change, Problem> {
    let (key, zh, en) = (posted.line("new_key"), posted.line("new_zh"), posted.line("new_en"));
    if let Some(problem) = key_problem(document, place, key) {
        return Err(Problem::at("new_key", problem, language));
    }
    if zh.is_empty() {
        return Err(Problem::at("new_zh", PlanEntries::NoTitle, language));
    }
    let yaml = format!("title: {}", edit::label(zh, Some(en)));
    Ok(Change::Set(vec![place.part.to_owned(), key.to_owned()], yaml))
}

/// The text with the form filled in, and the first input that was changed.
fn filled_in(
    draft: &Draft,
    items: &[Item],
    posted: &Posted,
    language: Language,
) -> Result<(Document, String), Problem> {
    let mut changed = draft.document.clone();
    let mut first = None;
    let codes = |refers, called: &str| draft.code_of(refers, called, language);
    for (field, change) in changes(&draft.document, items, posted, &codes) {
        let Some(next) = change.made_in(&changed) else {
            let field = said(field.title, language).to_owned();
            return Err(Problem::new(PlanProblem::CannotPlace { field }, language));
        };
        changed = next;
        first.get_or_insert_with(|| change.way().join("."));
    }
    let input = first.map(|it| lead(&it, &changed).input).unwrap_or_default();
    Ok((changed, input))
}

fn mended(draft: &Draft, document: &Document, place: &Place, token: &str) -> Worked {
    // What was typed beside may have moved or mended it: it is looked for in the text as it is.
    let findings = draft.check(document);
    let gone = || Worked { told: "gone", ..worked(document, place.clone()) };
    let Some(mend) = mend(&findings, token) else { return gone() };
    let text = apply(document.text(), &mend.edits);
    let path = token.splitn(3, '/').nth(2).unwrap_or_default();
    let at = lead(path, document);
    let input = if at.place == *place { at.input } else { String::new() };
    Worked { text, place: place.clone(), told: "mended", is_text: false, input }
}

/// Takes out a row of a list of parts; its name comes from a form, so only rows that the form has
/// are taken for one.
fn without_row(document: Document, items: &[Item], row: &str) -> Document {
    let Some((list, number)) = row.rsplit_once('.') else { return document };
    let mut steps = list.split('.');
    let first = steps.next().unwrap_or_default();
    let Some(item) = items.iter().find(|it| it.name == first) else { return document };
    let mut way = item.at.clone();
    way.extend(steps.map(str::to_owned));
    way.push(number.to_owned());
    Change::Remove(way).made_in(&document).unwrap_or(document)
}

fn whole_text(
    draft: &Draft,
    place: &Place,
    posted: &Posted,
    language: Language,
) -> Result<Worked, Problem> {
    let mut text = posted.text("text");
    if draft.document.text().contains("\r\n") {
        text = text.replace('\n', "\r\n");
    }
    match PlanText::parse(&text) {
        Ok(_) => {
            let document = Document::read(&text);
            let worked = match posted.get("mend") {
                Some(token) => mended(draft, &document, place, token),
                None => worked(&document, place.clone()),
            };
            // A text too large to be read has no tree, and is saved as it came.
            let text = if document.text().is_empty() { text } else { worked.text };
            Ok(Worked { text, is_text: true, ..worked })
        }
        Err(problem) => Err(Problem::at("text", not_a_text(&problem), language)),
    }
}

/// Why a text cannot be a plan's.
pub(crate) fn not_a_text(problem: &domain::plans::NotAPlanText) -> PlanProblem {
    use domain::plans::NotAPlanText as N;
    match *problem {
        N::Empty => PlanProblem::Empty,
        N::TooLong { bytes } => PlanProblem::TooLong {
            kilobytes: bytes.div_ceil(1024),
            kilobytes_max: domain::plans::PLAN_BYTES_MAX / 1024,
        },
        N::ControlCharacter { line } => PlanProblem::ControlCharacter { line },
    }
}

/// What a heading says of a place.
pub(super) fn what(place: &Place, language: Language) -> String {
    super::place::part(place.part)
        .map_or_else(|| PlanEditor::Basics.say(language), |it| said(it.title, language).to_owned())
}
