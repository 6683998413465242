//! The contents of a plan at the left: its parts, and the entries of the one that is open.

use plan_document::Document;
use plan_document::tree::Node;
use words::Language;

use super::found::{Counts, Found, entry_title};
use super::place::{Holds, Place, parts, said};

/// A part in the contents.
pub(super) struct PartView {
    pub(super) title: &'static str,
    pub(super) href: String,
    pub(super) is_here: bool,
    pub(super) is_open: bool,
    /// How many entries it has; none where it has fields.
    pub(super) entries_count: Option<usize>,
    pub(super) counts: Counts,
    pub(super) entries: Vec<EntryView>,
}

/// An entry of a part.
pub(super) struct EntryView {
    pub(super) key: String,
    pub(super) title: String,
    pub(super) href: String,
    pub(super) is_here: bool,
    pub(super) is_written: bool,
    pub(super) counts: Counts,
}

/// How many entries a part has.
pub(crate) struct PartCount {
    pub(crate) title: &'static str,
    pub(crate) count: usize,
}

/// What a text has of each part.
pub(crate) fn part_counts(document: &Document, language: Language) -> Vec<PartCount> {
    let with_entries = parts().filter(|it| match it.holds {
        Holds::Entries(..) | Holds::Chapters(_) => true,
        Holds::Basics | Holds::Fields(_) => false,
    });
    let count = |part: super::place::Part| PartCount {
        title: said(part.title, language),
        count: match part.holds {
            Holds::Chapters(_) => written(document, part.key),
            _ => keys_of(document, part.key, part.holds).len(),
        },
    };
    with_entries.map(count).collect()
}

/// The contents, as seen from a place.
pub(super) fn outline(
    document: &Document,
    found: &Found<'_>,
    here: &Place,
    language: Language,
) -> Vec<PartView> {
    let view = |part: super::place::Part| {
        let place = Place { part: part.key, entry: None };
        let is_open = here.part == part.key;
        let keys = keys_of(document, part.key, part.holds);
        let entry = |key: &String| entry(document, found, (here, part.key), (key, language));
        PartView {
            title: said(part.title, language),
            href: place.query(),
            is_here: *here == place,
            is_open,
            entries_count: match part.holds {
                Holds::Entries(..) => Some(keys.len()),
                Holds::Chapters(_) => Some(written(document, part.key)),
                Holds::Basics | Holds::Fields(_) => None,
            },
            counts: found.count_in(part.key, None),
            entries: if is_open { keys.iter().map(entry).collect() } else { Vec::new() },
        }
    };
    parts().map(view).collect()
}

fn entry(
    document: &Document,
    found: &Found<'_>,
    (here, part): (&Place, &'static str),
    (key, language): (&str, Language),
) -> EntryView {
    let place = Place { part, entry: Some(key.to_owned()) };
    EntryView {
        key: key.to_owned(),
        title: entry_title(document, &place, key, language),
        href: place.query(),
        is_here: *here == place,
        is_written: document.node(&[part, key]).is_some_and(|it| !it.is_nothing()),
        counts: found.count_in(part, Some(key)),
    }
}

/// The entries that a part has, or could have.
fn keys_of(document: &Document, part: &str, holds: Holds) -> Vec<String> {
    match holds {
        Holds::Basics | Holds::Fields(_) => Vec::new(),
        Holds::Chapters(choices) => {
            choices.rows().iter().map(|(name, ..)| (*name).to_owned()).collect()
        }
        Holds::Entries(..) => {
            let entries = document.node(&[part]).map(Node::entries).unwrap_or_default();
            entries.iter().map(|it| it.key.clone()).collect()
        }
    }
}

fn written(document: &Document, part: &str) -> usize {
    let entries = document.node(&[part]).map(Node::entries).unwrap_or_default();
    entries.iter().filter(|it| !it.value.is_nothing()).count()
}
