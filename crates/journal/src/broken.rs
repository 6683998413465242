//! What is wrong with a journal, where, and what to make of it.

use std::fmt;

use serde::Serialize;

use crate::Digest;
use crate::line::LINE_BYTES_MAX;

/// The first thing that is wrong with a journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Broken {
    /// Position of the event that should have stood there. Everything before it held; for
    /// [`Reason::HeadDiffers`] and [`Reason::RootDiffers`], which speak of a whole prefix, its end.
    pub position: u64,
    /// Line of the export, 1 for the first, if the fault shows in a line. Since positions have no
    /// gaps it equals the position; nothing if the fault shows only when the export has ended.
    pub line: Option<u64>,
    /// What is wrong.
    #[serde(flatten)]
    pub reason: Reason,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Broken { position, line, reason } = self;
        match line {
            Some(line) => write!(f, "line {line} (event {position}): {reason}"),
            None => write!(f, "at the end (event {position}): {reason}"),
        }
    }
}

impl std::error::Error for Broken {}

/// What can be wrong with a line, with its place in the chain, or with the whole against a
/// checkpoint. Columns count bytes and start at 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// More bytes than a line may have.
    #[error(
        "the line has {bytes} bytes or more, {LINE_BYTES_MAX} is the most; this is not an export \
         of a journal, or its line feeds were lost"
    )]
    LineTooLong {
        /// As many as were read.
        bytes: usize,
    },
    /// The last byte is not a line feed.
    #[error(
        "the line does not end in a line feed; the file was cut off in the middle of the line: \
         fetch it again"
    )]
    NoLineFeed,
    /// Not UTF-8.
    #[error("column {column} is not UTF-8; the bytes were changed or converted on the way")]
    NotUtf8 {
        /// The first byte that does not fit.
        column: usize,
    },
    /// Not one JSON object.
    #[error(
        "the line is not one JSON object, see column {column}; bytes were changed, lost or added"
    )]
    NotAnObject {
        /// Where reading stopped.
        column: usize,
    },
    /// A key that no line has.
    #[error("the key {key:?} does not belong into a line; it was added")]
    UnknownKey {
        /// The key, cut to a readable length.
        key: String,
    },
    /// A key twice.
    #[error("the key {key:?} stands there twice; it was added")]
    DuplicateKey {
        /// The key.
        key: &'static str,
    },
    /// A key is not there.
    #[error("the key {key:?} is missing; it was removed")]
    MissingKey {
        /// The key.
        key: &'static str,
    },
    /// Keys of the full and of the redacted form side by side.
    #[error(
        "the line has {key:?} and also shows salt, who or payload; a line is full or redacted, \
         never both"
    )]
    MixedForms {
        /// A key of the redacted form.
        key: &'static str,
    },
    /// A value of another kind or outside its range.
    #[error("the value of {key:?} is not {wanted}; it was changed")]
    WrongValue {
        /// The key.
        key: &'static str,
        /// What should stand there.
        wanted: &'static str,
    },
    /// The right values in other bytes.
    #[error(
        "column {column} is not as an export writes it (order of keys, spaces, escapes, digits); \
         the file was edited or rewritten by another program: fetch the original"
    )]
    NotCanonical {
        /// The first byte that differs from the one spelling allowed.
        column: usize,
    },
    /// An algorithm this verifier does not know; nothing is said about the event.
    #[error(
        "algorithm {id:?} is not known to this verifier; take a newer release (if that does not \
         know it either, the line was changed)"
    )]
    UnknownAlgorithm {
        /// The id, cut to a readable length.
        id: String,
    },
    /// Another event than the next one.
    #[error("{}", other_position(*.found, *.expected))]
    OtherPosition {
        /// The next position.
        expected: u64,
        /// The position that the line states.
        found: u64,
    },
    /// An event of another journal.
    #[error("the event belongs to the journal of {found:?}, the ones before to {expected:?}")]
    OtherJurisdiction {
        /// The jurisdiction of the first event.
        expected: String,
        /// The jurisdiction of this one.
        found: String,
    },
    /// The digest does not fit the line.
    #[error(
        "the digest does not fit the event ({stated} is stated, {computed} comes out): a byte of \
         this line was changed; compare it with another copy of the journal"
    )]
    DigestDiffers {
        /// What the line states.
        stated: Digest,
        /// What the line gives.
        computed: Digest,
    },
    /// The link to the event before does not fit.
    #[error(
        "the event follows {stated}, but the event before it is {expected}: one of the two was \
         replaced; compare both with another copy of the journal"
    )]
    PreviousDiffers {
        /// What the line states.
        stated: Digest,
        /// The digest of the event before.
        expected: Digest,
    },
    /// A gap or a repetition inside a stream.
    #[error(
        "the event is number {found} of its stream {stream:?}, number {expected} is due: the \
         journal was written wrongly or made up"
    )]
    OtherVersion {
        /// The stream, cut to a readable length.
        stream: String,
        /// The version that is due.
        expected: u64,
        /// The version that the line states.
        found: u64,
    },
    /// The checkpoint is of another journal.
    #[error(
        "the checkpoint is of {checkpoint:?}, the events are of {events:?}; take the checkpoint \
         that belongs to this journal"
    )]
    OtherOrigin {
        /// The origin that the checkpoint names.
        checkpoint: String,
        /// The origin that the events call for.
        events: String,
    },
    /// The export ends before the checkpoint.
    #[error(
        "the export ends here, but {size} events were signed for: the rest was cut off; fetch the \
         export again, or ask for the missing events"
    )]
    CutOff {
        /// How many events the checkpoint counts.
        size: u64,
    },
    /// The chain up to the checkpoint is not the signed one.
    #[error(
        "the first {size} events fit each other, but were not the ones signed for ({signed} was \
         signed as head, {found} is found): some of them were replaced and everything after them \
         made anew; which one is the first can be told only beside another copy or an older \
         checkpoint"
    )]
    HeadDiffers {
        /// How many events the checkpoint counts.
        size: u64,
        /// The head that was signed.
        signed: Digest,
        /// The head of the export at that size.
        found: Digest,
    },
    /// The head fits and the tree does not.
    #[error(
        "the head of the first {size} events is the one signed for, the root of their tree is not \
         ({signed} was signed, {found} is found): the checkpoint itself was made wrongly"
    )]
    RootDiffers {
        /// How many events the checkpoint counts.
        size: u64,
        /// The root that was signed.
        signed: Digest,
        /// The root of the export at that size.
        found: Digest,
    },
}

fn other_position(found: u64, expected: u64) -> String {
    if found > expected {
        format!("this is event {found}, event {expected} is missing or stands elsewhere")
    } else {
        format!(
            "this is event {found} again or out of its place, event {expected} is due: a line was \
             added, repeated or moved"
        )
    }
}

/// Cuts what a stranger wrote to a length that fits into a message.
pub(crate) fn excerpt(text: &str) -> String {
    const CHARACTERS_MAX: usize = 60;
    match text.char_indices().nth(CHARACTERS_MAX) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_says_where_and_what() {
        let reason = Reason::OtherPosition { expected: 7, found: 9 };
        let broken = Broken { position: 7, line: Some(7), reason };
        assert_eq!(
            broken.to_string(),
            "line 7 (event 7): this is event 9, event 7 is missing or stands elsewhere"
        );
        let broken = Broken { position: 8, line: None, reason: Reason::CutOff { size: 9 } };
        assert!(broken.to_string().starts_with("at the end (event 8): "));
    }

    #[test]
    fn what_a_stranger_wrote_cannot_drive_the_terminal_or_flood_it() {
        let key = excerpt(&"\u{1b}[2J".repeat(1000));
        let message = Reason::UnknownKey { key }.to_string();
        assert!(!message.contains('\u{1b}'));
        assert!(message.len() < 400);
    }

    #[test]
    fn a_program_reads_the_reason_by_its_name() {
        let broken = Broken { position: 8, line: None, reason: Reason::CutOff { size: 9 } };
        assert_eq!(
            serde_json::to_string(&broken).unwrap(),
            r#"{"position":8,"line":null,"reason":"cut_off","size":9}"#
        );
    }
}
