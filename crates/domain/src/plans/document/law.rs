//! References into the legal register.

use std::fmt;
use std::str::FromStr;

/// A statute by its code, and an article of it: `ERL-72`, `PLAN2024`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LawReference {
    /// The statute's code in the legal register.
    pub statute: String,
    /// The article, from 1.
    pub article: Option<u16>,
}

/// Why a text is no reference to a law.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotALawReference(pub String);

impl fmt::Display for NotALawReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” is no reference to a law: expected a code and an article, ERL-72", self.0)
    }
}

impl std::error::Error for NotALawReference {}

impl FromStr for LawReference {
    type Err = NotALawReference;
    fn from_str(text: &str) -> Result<Self, NotALawReference> {
        let wrong = || NotALawReference(text.chars().take(40).collect());
        let (statute, article) = match text.split_once('-') {
            Some((statute, article)) => (statute, Some(article)),
            None => (text, None),
        };
        let plain = |c: u8| c.is_ascii_uppercase() || c.is_ascii_digit();
        let starts_well = statute.bytes().next().is_some_and(|c| c.is_ascii_uppercase());
        if !starts_well || statute.len() > 12 || !statute.bytes().all(plain) {
            return Err(wrong());
        }
        let article = match article {
            None => None,
            Some(digits) => {
                let number = digits.parse::<u16>().ok().filter(|number| *number >= 1);
                Some(number.ok_or_else(wrong)?)
            }
        };
        Ok(Self { statute: statute.to_owned(), article })
    }
}

impl fmt::Display for LawReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.article {
            Some(article) => write!(f, "{}-{article}", self.statute),
            None => f.write_str(&self.statute),
        }
    }
}

#[test]
fn a_reference_is_a_code_and_an_article() {
    for good in ["ERL-72", "PLAN2024", "SAFE493-12"] {
        assert_eq!(good.parse::<LawReference>().expect("good").to_string(), good);
    }
    for wrong in ["", "erl-72", "ERL-0", "ERL-七", "-72", "ERL-"] {
        assert!(wrong.parse::<LawReference>().is_err(), "{wrong}");
    }
}
