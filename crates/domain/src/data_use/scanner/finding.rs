//! What the scanner finds, and how it is masked.

use serde::{Deserialize, Serialize};

use super::scan;

/// A piece of a text that looks like personal data; the piece itself is not carried about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Finding {
    /// What it looks like.
    pub kind: FindingKind,
    /// Its first character, counted from 1.
    pub at: usize,
    /// How many characters.
    pub characters: usize,
}

/// What it looks like.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// A citizen's identity number of 18 digits (GB 11643, with its check digit) or 15.
    CitizenId,
    /// A mobile number of the mainland.
    Mobile,
    /// A landline with its area code, or after a word such as 电话.
    Landline,
    /// A bank card by its length and check digit (ISO/IEC 7812, Luhn).
    BankCard,
    /// A number plate (GA 36).
    Plate,
    /// A passport or a permit to Hong Kong, Macao or Taiwan.
    TravelDocument,
    /// An e-mail address.
    Email,
    /// An account after a word such as 微信 or QQ.
    ChatAccount,
}

/// What stands in the place of a masked character.
pub const MASK: char = '█';

/// The text with everything masked that the scanner finds: a draft for whoever releases it.
#[must_use]
pub fn masked(text: &str) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    loop {
        let findings = scan(&characters.iter().collect::<String>());
        if findings.is_empty() {
            return characters.into_iter().collect();
        }
        // What is left of a masked number may look like another one; each round masks more.
        for finding in findings {
            let found = characters.iter_mut().skip(finding.at - 1).take(finding.characters);
            found.for_each(|character| *character = MASK);
        }
    }
}
