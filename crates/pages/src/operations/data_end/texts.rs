//! The texts of a closed operation: the counts of them lead here, to those that they count.

use application::operations::{DataEnd, KeptText, ReadText};
use application::{Fault, Reading};
use serde::Deserialize;
use words::{DataPages, Language, Say as _};

use crate::registers::{Pager, Part};

/// A page shows at most this many texts; further pages have the others.
pub(super) const TEXTS_MAX: usize = 100;

/// What the address of the page asks for.
#[derive(Clone, Default, Deserialize)]
pub(crate) struct DataQuery {
    pub(super) told: Option<String>,
    #[serde(default)]
    texts: String,
    pub(super) page: Option<usize>,
}

impl DataQuery {
    /// Which texts it asks for; none where it asks for none.
    pub(super) fn which(&self) -> Option<Which> {
        Which::ALL.into_iter().find(|it| it.name() == self.texts)
    }
}

/// Which of the texts are looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Which {
    /// Those that wait to be released.
    Waiting,
    /// Those that were released.
    Released,
    /// Both.
    All,
}

impl Which {
    pub(super) const ALL: [Self; 3] = [Self::All, Self::Released, Self::Waiting];

    /// The identifier in addresses.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Released => "released",
            Self::All => "all",
        }
    }

    /// Where they are shown.
    pub(super) fn href(self, page: &str) -> String {
        format!("{page}?texts={}#texts", self.name())
    }

    pub(super) const fn takes(self, is_released: bool) -> bool {
        match self {
            Self::Waiting => !is_released,
            Self::Released => is_released,
            Self::All => true,
        }
    }

    const fn word(self, (texts, released): (usize, usize)) -> DataPages {
        match self {
            Self::Waiting => DataPages::WaitingTexts { count: texts - released },
            Self::Released => DataPages::ReleasedTexts { count: released },
            Self::All => DataPages::AllTexts { count: texts },
        }
    }
}

/// Links to the texts, by their counts: so many in all, so many released.
pub(super) fn tabs(
    own: Option<Which>,
    counts: (usize, usize),
    (page, language): (&str, Language),
) -> Vec<Tab> {
    let tab = |it: Which| Tab {
        href: it.href(page),
        says: it.word(counts).say(language),
        is_own: Some(it) == own,
    };
    Which::ALL.into_iter().map(tab).collect()
}

/// The texts that are looked at, opened.
pub(super) struct Texts {
    which: Which,
    part: Part,
    page: Option<usize>,
    pub(super) opened: Vec<ReadText>,
}

/// A link to some of the texts, by their count.
pub(super) struct Tab {
    pub(super) href: String,
    pub(super) says: String,
    pub(super) is_own: bool,
}

/// A text that is looked at and not released from here.
pub(super) struct TextSeen {
    pub(super) text: String,
    pub(super) state: String,
    /// What stays of it, where that is something else.
    pub(super) stays: Option<String>,
}

impl Texts {
    /// Opens the texts that are asked for.
    pub(super) fn read(
        reading: &mut Reading<'_>,
        end: &DataEnd,
        query: &DataQuery,
    ) -> Result<Self, Fault> {
        let which = query.which().unwrap_or(Which::Waiting);
        let takes = |it: &&KeptText| which.takes(it.stays.is_some());
        let wanted: Vec<&KeptText> = end.kept.iter().filter(takes).collect();
        let part = Part::of(wanted.len(), query.page, TEXTS_MAX);
        let shown = wanted.into_iter().skip(part.skipped()).take(TEXTS_MAX);
        Ok(Self { which, part, page: query.page, opened: DataEnd::open(reading, shown)? })
    }

    /// Whether they wait to be released: then each has a form.
    pub(super) fn are_waiting(&self) -> bool {
        self.which == Which::Waiting
    }

    /// The page that shows them, where it is not the first of those that wait.
    pub(super) fn action(&self, page: &str) -> String {
        match self.page.filter(|_| self.are_waiting()) {
            Some(number) => format!("{page}?texts=waiting&page={number}"),
            None => page.to_owned(),
        }
    }

    pub(super) fn tabs(&self, end: &DataEnd, page: &str, language: Language) -> Vec<Tab> {
        tabs(Some(self.which), (end.texts, end.released), (page, language))
    }

    pub(super) fn pager(&self, page: &str, language: Language) -> Option<Pager> {
        let address = format!("{page}?texts={}&page=", self.which.name());
        self.part.pager(&address, "#texts", language)
    }

    /// The texts as they are looked at without a form; none where they have one.
    pub(super) fn seen(&self, language: Language) -> Vec<TextSeen> {
        let seen = |it: &ReadText| {
            let state = match it.stays {
                Some(_) => DataPages::IsReleased,
                None => DataPages::IsNotReleased,
            };
            let stays = it.stays.clone().filter(|stays| *stays != it.text);
            TextSeen { text: it.text.clone(), state: state.say(language), stays }
        };
        let seen = self.opened.iter().filter(|_| !self.are_waiting()).map(seen);
        seen.collect()
    }
}
