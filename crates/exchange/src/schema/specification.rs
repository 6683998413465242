//! Sheets and columns of an import template, as constants of whoever imports them.

use super::Bilingual;

/// One sheet of an import template.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sheet {
    pub key: &'static str,
    pub title: Bilingual,
    pub columns: &'static [Column],
}

/// One column. Build it with [`Column::new`]; everything else has a default.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    pub key: &'static str,
    pub title: Bilingual,
    /// Other headings that people use for the same thing.
    pub also: &'static [&'static str],
    pub kind: Kind,
    pub is_required: bool,
    pub note: Bilingual,
    /// As one would type it; for choices the key. It must be understood by its own kind.
    pub example: &'static str,
}

impl Column {
    #[must_use]
    pub const fn new(key: &'static str, zh: &'static str, en: &'static str, kind: Kind) -> Self {
        let (title, note) = (Bilingual { zh, en }, Bilingual { zh: "", en: "" });
        Self { key, title, also: &[], kind, is_required: false, note, example: "" }
    }

    #[must_use]
    pub const fn required(mut self) -> Self {
        self.is_required = true;
        self
    }

    #[must_use]
    pub const fn also(mut self, headings: &'static [&'static str]) -> Self {
        self.also = headings;
        self
    }

    #[must_use]
    pub const fn note(mut self, zh: &'static str, en: &'static str) -> Self {
        self.note = Bilingual { zh, en };
        self
    }

    #[must_use]
    pub const fn example(mut self, example: &'static str) -> Self {
        self.example = example;
        self
    }
}

/// What a cell of a column may hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    Text {
        characters_max: usize,
    },
    Whole {
        min: i64,
        max: i64,
    },
    /// The unit may be typed behind the number; "" where there is none.
    Number {
        unit: &'static str,
        min: f64,
        max: f64,
    },
    Date,
    /// A Chinese mobile, landline or service number; others with + and country code.
    Phone,
    /// 6 digits for a county, 9 for a township, 12 for a village (GB/T 2260 and its extension).
    RegionCode,
    Choice(&'static [Choice]),
    YesNo,
    /// Degrees; degrees, minutes and seconds are understood too.
    Longitude,
    Latitude,
    /// Keys of other rows, separated by 、 , ; / or line ends.
    List {
        characters_max: usize,
    },
    /// Several of the choices, separated in the same way.
    ListOf(&'static [Choice]),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    pub key: &'static str,
    pub title: Bilingual,
}

impl Choice {
    #[must_use]
    pub const fn new(key: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self { key, title: Bilingual { zh, en } }
    }
}
