//! Why a text document was not read.

use thiserror::Error;

use crate::table::{Damage, Unreadable};

/// A document that was not read at all. Its `Display` says what and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DocumentUnreadable {
    #[error("the file is empty: write the plan and send it again")]
    Empty,
    #[error("the file has more than {bytes_max} bytes: take out its pictures, or paste its text")]
    TooLarge { bytes_max: u64 },
    #[error("the file unpacks to too much: paste its text instead")]
    UnpacksToTooMuch,
    #[error("the document has more than {text_bytes_max} bytes of text: divide it")]
    TooMuchText { text_bytes_max: usize },
    #[error("the file is protected with a password: remove the password and send it again")]
    Password,
    /// .doc of Word 97 to 2003 and of WPS.
    #[error("this is an old .doc: open it in Word or WPS, save it as .docx and send that")]
    OldDocument,
    #[error("this is no Word document: send a .docx, or paste the text")]
    NotADocument,
    #[error(
        "the file is damaged in {part:?} ({damage}): open it in Word or WPS, save it as .docx and \
         send that"
    )]
    Damaged { part: String, damage: Damage },
}

impl From<Unreadable> for DocumentUnreadable {
    fn from(unreadable: Unreadable) -> Self {
        match unreadable {
            Unreadable::Empty => Self::Empty,
            Unreadable::NotATable(_) => Self::NotADocument,
            Unreadable::Password => Self::Password,
            Unreadable::OverLimit { .. } => Self::UnpacksToTooMuch,
            Unreadable::Damaged { part, damage } => Self::Damaged { part, damage },
        }
    }
}
