//! The two languages, and how one is chosen.

use domain::kernel::Label;

/// A language of the people who use the system.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Language {
    /// 简体中文
    Chinese,
    /// English
    English,
}

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The tag for `lang` and `Accept-Language` (RFC 5646).
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The language's name in itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Chinese => "中文",
            Self::English => "English",
        }
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Chinese => Self::English,
            Self::English => Self::Chinese,
        }
    }

    /// The language of a tag such as `zh-Hans-CN` or `en-GB`.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "zh" => Some(Self::Chinese),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// The language that an `Accept-Language` header wants most; Chinese where it wants neither.
    #[must_use]
    pub fn accepted(header: &str) -> Self {
        let mut best = (Self::Chinese, 0.0_f32);
        for part in header.split(',').take(20) {
            let mut pieces = part.split(';');
            let tag = pieces.next().unwrap_or_default().trim();
            let weight = pieces
                .find_map(|piece| piece.trim().strip_prefix("q=")?.parse().ok())
                .unwrap_or(1.0);
            if let Some(language) = Self::of_tag(tag)
                && weight > best.1
            {
                best = (language, weight);
            }
        }
        best.0
    }
}

/// A name in the reader's language; the Chinese one where there is no other.
#[must_use]
pub fn named(label: &Label, language: Language) -> &str {
    match language {
        Language::Chinese => label.zh.as_str(),
        Language::English => label.english(),
    }
}

/// Whatever can be said in both languages.
pub trait Say {
    /// The sentence.
    fn say(&self, language: Language) -> String;
}

impl<T: Say> Say for &T {
    fn say(&self, language: Language) -> String {
        (*self).say(language)
    }
}

#[test]
fn the_language_that_is_wanted_most_is_spoken() {
    assert_eq!(Language::accepted("en-GB,en;q=0.9,zh;q=0.8"), Language::English);
    assert_eq!(Language::accepted("en;q=0.3, zh-Hans-CN"), Language::Chinese);
    assert_eq!(Language::accepted("fr, de;q=0.5"), Language::Chinese);
    assert_eq!(Language::accepted("q=;;;,"), Language::Chinese);
}
