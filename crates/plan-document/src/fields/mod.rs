//! What a plan may hold, as one table: the reader, the JSON Schema, the forms and the comparison
//! follow it, so they cannot drift apart.

mod choices;
mod parts;

pub use choices::Choices;
pub use parts::PLAN;

use crate::checks::Sentence;

/// A part of a plan: a map with known fields.
#[derive(Debug)]
pub struct Shape {
    /// What people call it.
    pub title: Sentence,
    /// What it may hold, in the order of forms.
    pub fields: &'static [Field],
}

/// One field.
#[derive(Debug)]
pub struct Field {
    /// Its name in the text.
    pub key: &'static str,
    /// What people call it.
    pub title: Sentence,
    /// What belongs there, with an example where it helps.
    pub help: Sentence,
    /// What it holds.
    pub kind: Kind,
    /// Whether a plan without it cannot be read at all.
    pub is_required: bool,
}

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A name of something.
    Name(Refers),
    /// A list of names.
    Names(Refers),
    /// A short name in both languages.
    Label,
    /// Paragraphs in both languages.
    Prose,
    /// A line of at most so many characters.
    Line(usize),
    /// A duration: `90min`.
    Duration,
    /// A day: `2026-03-02`.
    Date,
    /// A region's code.
    Region,
    /// A list of regions' codes.
    Regions,
    /// A whole number from and up to.
    Whole(u32, u32),
    /// Yes or no.
    Flag,
    /// One of a list.
    Choice(Choices),
    /// Some of a list.
    ChoiceList(Choices),
    /// References to laws.
    Laws,
    /// A condition.
    Condition,
    /// Three durations.
    Estimate,
    /// A part of its own.
    Part(&'static Shape),
    /// A list of parts.
    Parts(&'static Shape),
    /// Named parts.
    Named(&'static Shape, Names),
    /// Paragraphs under names of a list.
    ProseByChoice(Choices),
    /// Whole numbers under names of a list.
    AmountsByChoice(Choices),
    /// Whole numbers under names of something.
    Amounts(Refers),
}

/// What a name refers to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refers {
    /// Names the thing itself.
    Itself,
    /// A unit of the register.
    Unit,
    /// A post of the register.
    Post,
    /// A site of the register.
    Site,
    /// An item of the stock.
    Item,
    /// Another plan.
    Plan,
    /// A task of this plan.
    Task,
    /// An area of this plan.
    Area,
    /// A measure of this plan.
    Measure,
    /// A notice of this plan.
    Notice,
    /// An indicator of this plan.
    Indicator,
}

/// By what the parts of a map are named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Names {
    /// Keys of this plan that others refer to.
    Own(Refers),
    /// Codes of the register.
    Code(Refers),
    /// Names of levels.
    Level,
}

/// A map has at most this many named parts.
pub const NAMED_PARTS_MAX: usize = 2_000;
/// A list has at most this many items.
pub const ITEMS_MAX: usize = 1_000;

impl Shape {
    /// The field of that name.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|it| it.key == key)
    }
}

impl Field {
    const fn new(key: &'static str, title: (&'static str, &'static str), kind: Kind) -> Self {
        let title = Sentence { zh: title.0, en: title.1 };
        Self { key, title, help: Sentence { zh: "", en: "" }, kind, is_required: false }
    }

    const fn help(mut self, zh: &'static str, en: &'static str) -> Self {
        self.help = Sentence { zh, en };
        self
    }

    const fn required(mut self) -> Self {
        self.is_required = true;
        self
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn each(shape: &'static Shape, see: &mut dyn FnMut(&'static Shape)) {
        see(shape);
        for field in shape.fields {
            if let Kind::Part(inner) | Kind::Parts(inner) | Kind::Named(inner, _) = field.kind {
                each(inner, see);
            }
        }
    }

    #[test]
    fn no_part_names_a_field_twice_and_every_field_has_words_in_both_languages() {
        each(&PLAN, &mut |shape| {
            let keys: BTreeSet<_> = shape.fields.iter().map(|it| it.key).collect();
            assert_eq!(keys.len(), shape.fields.len(), "{}", shape.title.en);
            for field in shape.fields {
                assert!(!field.title.zh.is_empty() && !field.title.en.is_empty(), "{}", field.key);
                assert_eq!(field.help.zh.is_empty(), field.help.en.is_empty(), "{}", field.key);
            }
        });
    }
}
