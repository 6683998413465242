//! An event with everything that is known about it, and the digest that seals it.

use std::fmt;
use std::str::FromStr;

use crate::Digest;
use crate::line::{LINE_BYTES_MAX, Line};

/// How an event is hashed and committed to.
///
/// The id stands in every event and inside its digest, so a journal can change its algorithm at an
/// event and both halves still verify. SM3 can follow as a second member; the tree over the
/// digests stays what RFC 6962 says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Algorithm {
    /// SHA-256 as the crate's documentation lays it out, first edition.
    #[default]
    Sha256First,
}

impl Algorithm {
    /// Every algorithm that this crate can verify.
    pub const ALL: [Algorithm; 1] = [Algorithm::Sha256First];

    /// The id that stands in the journal.
    pub const fn id(self) -> &'static str {
        match self {
            Algorithm::Sha256First => "sha256-1",
        }
    }
}

/// An algorithm id that this crate does not know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("algorithm {id:?} is not known here; a newer release of the verifier may know it")]
pub struct UnknownAlgorithm {
    /// The id as it was read.
    pub id: String,
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Algorithm {
    type Err = UnknownAlgorithm;

    fn from_str(id: &str) -> Result<Algorithm, UnknownAlgorithm> {
        let known = Algorithm::ALL.into_iter().find(|known| known.id() == id);
        known.ok_or_else(|| UnknownAlgorithm { id: id.to_owned() })
    }
}

/// One event of a journal, before it is sealed.
///
/// A redacted line still shows every field but `salt`, `who` and `payload`. Whoever fills the
/// others keeps personal data out of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// Place in the journal of the jurisdiction: 1 for the first, no gaps.
    pub position: u64,
    /// Whose journal it is, a region code such as `421223`.
    pub jurisdiction: String,
    /// `real`, or the drill or simulation it belongs to. Realms share the chain.
    pub realm: String,
    /// The aggregate the event belongs to.
    pub stream: String,
    /// Place in its stream within its realm: 1 for the first, no gaps.
    pub version: u64,
    /// What a person saw and changed.
    pub thing: String,
    /// The kind of event, past tense.
    pub kind: String,
    /// Edition of the kind's payload.
    pub schema: u32,
    /// When it was so: microseconds since 1970 in UTC, negative before.
    pub happened_at: i64,
    /// When somebody entered it: microseconds since 1970 in UTC.
    pub entered_at: i64,
    /// When the office wrote it down: microseconds since 1970 in UTC. Clocks may jump back.
    pub recorded_at: i64,
    /// The purpose under which the data was taken.
    pub purpose: String,
    /// The id of the command that caused it: a UUID as text.
    pub command: String,
    /// How it is hashed.
    pub algorithm: Algorithm,
    /// Digest of the event before it; [`Digest::ZERO`] for the first.
    pub previous: Digest,
    /// Sixteen random bytes, fresh for every event. They hide `who` and `payload` in a redacted
    /// line: with a salt that can be guessed or was used before, so can what it hides.
    pub salt: [u8; 16],
    /// Who did it, for whom and by which device: JSON text, of which every byte counts.
    pub who: String,
    /// What happened: JSON text, of which every byte counts.
    pub payload: String,
}

/// The event is too long for a line of an export, so nobody could verify a journal that holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "event {position} takes {bytes} bytes as a line, {LINE_BYTES_MAX} is the most; put the large \
     part outside the event and its hash inside"
)]
pub struct TooLong {
    /// The event's position.
    pub position: u64,
    /// How long its line would be.
    pub bytes: usize,
}

impl Envelope {
    /// The digest, as the crate's documentation defines it.
    pub fn digest(&self) -> Digest {
        Line::unsealed(self).computed_digest()
    }

    /// Fixes the event: from here on, a change of any byte shows.
    ///
    /// Fails if its line, full or redacted, would be longer than [`LINE_BYTES_MAX`].
    pub fn seal(self) -> Result<Sealed, TooLong> {
        let bytes = Line::unsealed(&self).bytes_at_most();
        if bytes > LINE_BYTES_MAX {
            return Err(TooLong { position: self.position, bytes });
        }
        Ok(Sealed { digest: self.digest(), envelope: self })
    }
}

/// An event together with its digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    envelope: Envelope,
    digest: Digest,
}

impl Sealed {
    /// Takes an event and the digest that was stored beside it, without hashing again.
    ///
    /// For exports out of a store: whoever reads the export checks that the two fit, so a store
    /// that lies is found there and not hidden by a digest made on the way.
    pub fn from_store(envelope: Envelope, digest: Digest) -> Sealed {
        Sealed { envelope, digest }
    }

    /// The event.
    pub fn envelope(&self) -> &Envelope {
        &self.envelope
    }

    /// The event, for whoever wants to keep its parts.
    pub fn into_envelope(self) -> Envelope {
        self.envelope
    }

    /// What the next event names as its previous one, and what goes into the tree.
    pub fn digest(&self) -> Digest {
        self.digest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn a_change_of_any_field_changes_the_digest() {
        let changes: [fn(&mut Envelope); 17] = [
            |it| it.position += 1,
            |it| it.jurisdiction.push('x'),
            |it| it.realm.push('x'),
            |it| it.stream.push('x'),
            |it| it.version += 1,
            |it| it.thing.push('x'),
            |it| it.kind.push('x'),
            |it| it.schema += 1,
            |it| it.happened_at -= 1,
            |it| it.entered_at -= 1,
            |it| it.recorded_at -= 1,
            |it| it.purpose.push('x'),
            |it| it.command.push('x'),
            |it| it.previous = it.digest(),
            |it| it.salt[15] ^= 1,
            |it| it.who.push(' '),
            |it| it.payload.push(' '),
        ];
        let untouched = testing::envelope(1);
        let mut digests = vec![untouched.digest()];
        for change in changes {
            let mut changed = untouched.clone();
            change(&mut changed);
            digests.push(changed.digest());
        }
        digests.sort_unstable();
        digests.dedup();
        assert_eq!(digests.len(), changes.len() + 1);
    }

    #[test]
    fn a_letter_cannot_move_from_one_field_to_its_neighbour() {
        let mut one = testing::envelope(1);
        let mut other = one.clone();
        (one.thing, one.kind) = ("ab".to_owned(), "c".to_owned());
        (other.thing, other.kind) = ("a".to_owned(), "bc".to_owned());
        assert_ne!(one.digest(), other.digest());
    }

    #[test]
    fn an_unknown_algorithm_is_named() {
        let error = "sm3-1".parse::<Algorithm>().unwrap_err();
        assert_eq!(error, UnknownAlgorithm { id: "sm3-1".to_owned() });
        assert!(error.to_string().contains("sm3-1"));
        for known in Algorithm::ALL {
            assert_eq!(known.id().parse(), Ok(known));
        }
    }

    #[test]
    fn an_event_that_no_line_can_hold_is_not_sealed() {
        let mut envelope = testing::envelope(1);
        // Long enough for the full form to be the longer one.
        envelope.payload = "x".repeat(1000);
        let others = Line::unsealed(&envelope).bytes_at_most() - 1000;
        envelope.payload = "x".repeat(LINE_BYTES_MAX - others);
        assert!(envelope.clone().seal().is_ok());
        envelope.payload.push('x');
        let error = TooLong { position: 1, bytes: LINE_BYTES_MAX + 1 };
        assert_eq!(envelope.clone().seal().map(drop), Err(error));
        // A control character takes six bytes in JSON.
        envelope.payload = "\u{1}".repeat(LINE_BYTES_MAX / 6);
        assert!(envelope.clone().seal().is_err());
        // Commitments may be longer than what they stand for.
        (envelope.who, envelope.payload) = (String::new(), String::new());
        envelope.thing = "x".repeat(LINE_BYTES_MAX - 650);
        let mut full = Vec::new();
        Line::unsealed(&envelope).write(&mut full);
        assert!(full.len() < LINE_BYTES_MAX);
        assert!(envelope.seal().is_err());
    }
}
