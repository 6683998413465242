//! The fields of a form, with what was typed and what is wrong with it.

use askama::Template;
use words::{Language, Say};

use super::reader::Problems;
use super::sent::Sent;

/// A field of a form; it shows itself.
#[derive(Template)]
#[template(path = "components/form/input.html")]
pub(crate) struct Input {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) hint: String,
    pub(crate) kind: Kind,
    pub(crate) value: String,
    pub(crate) problem: Option<String>,
    pub(crate) is_required: bool,
}

/// How it is filled in.
pub(crate) enum Kind {
    Line {
        characters_max: usize,
    },
    Area {
        characters_max: usize,
    },
    Day,
    /// A whole number, with the word behind it.
    Number {
        min: u32,
        max: u32,
        unit: String,
    },
    /// One of several, by name and word.
    One(Vec<(String, String)>),
    /// One of many in groups, by name and word; a group may have no name.
    Select(Vec<(String, Vec<(String, String)>)>),
    /// Any of several, then those that may be added, behind a word.
    Any {
        first: Vec<Choice>,
        others: Vec<Choice>,
        others_word: String,
    },
    /// A word that must be ticked, behind a question.
    Yes {
        question: String,
    },
}

/// Something that can be ticked.
pub(crate) struct Choice {
    pub(crate) name: String,
    pub(crate) word: String,
    pub(crate) is_chosen: bool,
}

/// Makes the fields of a form, filled with what was typed where something was.
#[derive(Clone, Copy)]
pub(crate) struct Fields<'a> {
    /// What stands before each field's name in the page's ids.
    pub(crate) form: &'a str,
    pub(crate) sent: Option<&'a Sent>,
    pub(crate) problems: &'a Problems,
    pub(crate) language: Language,
}

impl Fields<'_> {
    pub(crate) fn input(&self, name: &str, label: impl Say, kind: Kind) -> Input {
        Input {
            id: format!("{}-{name}", self.form),
            name: name.to_owned(),
            label: label.say(self.language),
            hint: String::new(),
            kind,
            value: self.sent.map(|it| it.line(name).to_owned()).unwrap_or_default(),
            problem: self.problems.get(name).filter(|_| self.sent.is_some()).cloned(),
            is_required: false,
        }
    }

    pub(crate) fn line(&self, name: &str, label: impl Say, characters_max: usize) -> Input {
        self.input(name, label, Kind::Line { characters_max })
    }

    pub(crate) fn area(&self, name: &str, label: impl Say, characters_max: usize) -> Input {
        self.input(name, label, Kind::Area { characters_max })
    }

    /// Whether something is chosen: as it was sent, or else by default.
    pub(crate) fn is_chosen(&self, name: &str, value: &str, is_default: bool) -> bool {
        self.sent.map_or(is_default, |it| it.all(name).any(|it| it == value))
    }
}

impl Input {
    pub(crate) const fn required(mut self) -> Self {
        self.is_required = true;
        self
    }

    pub(crate) fn hinted(mut self, hint: String) -> Self {
        self.hint = hint;
        self
    }

    /// With a value that stands there until somebody types another one.
    pub(crate) fn beginning(mut self, with: String, fields: &Fields<'_>) -> Self {
        if fields.sent.is_none() {
            self.value = with;
        }
        self
    }

    /// The value as a person reads it; none where nothing was given.
    pub(crate) fn shown(&self) -> Option<(String, String)> {
        let value = match &self.kind {
            Kind::Line { .. } | Kind::Area { .. } | Kind::Day => self.value.clone(),
            Kind::Number { .. } if self.value.is_empty() => String::new(),
            Kind::Number { unit, .. } => format!("{} {unit}", self.value),
            Kind::One(choices) => self.word(choices.iter()),
            Kind::Select(groups) => self.word(groups.iter().flat_map(|(_, it)| it)),
            Kind::Any { first, others, .. } => {
                let chosen = first.iter().chain(others).filter(|it| it.is_chosen);
                chosen.map(|it| it.word.as_str()).collect::<Vec<_>>().join(" · ")
            }
            Kind::Yes { .. } => String::new(),
        };
        (!value.is_empty()).then(|| (self.label.clone(), value))
    }

    fn word<'a>(&self, mut choices: impl Iterator<Item = &'a (String, String)>) -> String {
        let chosen = choices.find(|(name, _)| *name == self.value);
        chosen.map(|(_, word)| word.clone()).unwrap_or_default()
    }

    const fn is_described(&self) -> bool {
        !self.hint.is_empty() || self.problem.is_some()
    }

    fn is_any_chosen(choices: &[Choice]) -> bool {
        choices.iter().any(|it| it.is_chosen)
    }
}
