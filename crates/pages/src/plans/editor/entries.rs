//! Entries of a part: what may be called what, and what refers to one.

use domain::kernel::Key;
use domain::plans::document::LevelName;
use plan_document::Document;
use plan_document::fields::Names;
use plan_document::tree::Node;
use words::{Language, PlanEntries};

use super::change::Change;
use super::found::entry_title;
use super::place::{Holds, Place, lead, part, said};

/// A place that refers to an entry.
pub(super) struct Referring {
    pub(super) at: String,
    pub(super) href: String,
}

/// Why an entry cannot have a key, if it cannot.
pub(super) fn key_problem(document: &Document, place: &Place, key: &str) -> Option<PlanEntries> {
    let Some(Holds::Entries(_, names)) = part(place.part).map(|it| it.holds) else {
        return Some(PlanEntries::BadKey);
    };
    match names {
        Names::Level if key.parse::<LevelName>().is_err() => return Some(PlanEntries::BadLevel),
        Names::Own(_) | Names::Code(_) if key.parse::<Key>().is_err() => {
            return Some(PlanEntries::BadKey);
        }
        Names::Level | Names::Own(_) | Names::Code(_) => {}
    }
    let is_taken = document.node(&[place.part]).is_some_and(|it| it.entry(key).is_some());
    is_taken.then_some(PlanEntries::KeyTaken)
}

/// The change that moves an entry by one place; none at the end.
pub(super) fn moved(document: &Document, place: &Place, is_up: bool) -> Option<Change> {
    let entry = place.entry.as_deref()?;
    let entries = document.node(&[place.part]).map(Node::entries).unwrap_or_default();
    let at = entries.iter().position(|it| it.key == entry)?;
    let before = if is_up { at.checked_sub(1)? } else { at + 2 };
    if !is_up && at + 1 >= entries.len() {
        return None;
    }
    let path = vec![place.part.to_owned(), entry.to_owned()];
    Some(Change::Move(path, entries.get(before).map(|it| it.key.clone())))
}

/// Where the plan refers to an entry.
pub(super) fn referring(document: &Document, place: &Place, language: Language) -> Vec<Referring> {
    let Some(entry) = place.entry.as_deref() else { return Vec::new() };
    let ways = plan_document::edit::references_to(document, &[place.part, entry]);
    let shown = |way: Vec<String>| {
        let lead = lead(&way.join("."), document);
        let mut at = Vec::new();
        at.extend(part(lead.place.part).map(|it| said(it.title, language).to_owned()));
        if let Some(entry) = &lead.place.entry {
            at.push(entry_title(document, &lead.place, entry, language));
        }
        let items = lead.place.items();
        let first = lead.field.split('.').next().unwrap_or_default();
        let field = items.iter().find(|it| it.name == first);
        at.extend(field.map(|it| said(it.field.title, language).to_owned()));
        let href = format!("{}#f-{}", lead.place.query(), lead.input);
        Referring { at: at.join(" › "), href }
    };
    ways.into_iter().map(shown).collect()
}
