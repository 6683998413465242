//! One event as one line of an export: what it says, how it is written and what is hashed.

use std::borrow::Cow;

use crate::digest::write_hex;
use crate::{Algorithm, Digest, Envelope, Reason, Sealed};

/// The longest line of an export, its line feed included.
pub const LINE_BYTES_MAX: usize = 1 << 20;

/// The keys of a full line, in the order in which they are written.
pub(crate) const FULL_KEYS: [&str; 19] = [
    "position",
    "jurisdiction",
    "realm",
    "stream",
    "version",
    "thing",
    "kind",
    "schema",
    "happened_at",
    "entered_at",
    "recorded_at",
    "purpose",
    "command",
    "algorithm",
    "previous",
    "salt",
    "who",
    "payload",
    "digest",
];

/// What a redacted line has in place of `salt`, `who` and `payload`.
pub(crate) const REDACTED_KEYS: [&str; 2] = ["who_commitment", "payload_commitment"];

const EVENT_TAG: &[u8] = b"lianfang/journal/event\n";
const WHO_TAG: &[u8] = b"lianfang/journal/who\n";
const PAYLOAD_TAG: &[u8] = b"lianfang/journal/payload\n";

/// What a line of an export says. Fields are those of [`Envelope`].
///
/// A line that was read is well formed and canonical; whether its digest fits and where it belongs
/// is for [`crate::Verifier`] to say.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are documented once, at `Envelope`")]
pub struct Line<'a> {
    pub position: u64,
    pub jurisdiction: Cow<'a, str>,
    pub realm: Cow<'a, str>,
    pub stream: Cow<'a, str>,
    pub version: u64,
    pub thing: Cow<'a, str>,
    pub kind: Cow<'a, str>,
    pub schema: u32,
    pub happened_at: i64,
    pub entered_at: i64,
    pub recorded_at: i64,
    pub purpose: Cow<'a, str>,
    pub command: Cow<'a, str>,
    pub algorithm: Algorithm,
    pub previous: Digest,
    /// What happened and who did it, or what stands in for it.
    pub content: Content<'a>,
    /// The digest that the line states.
    pub digest: Digest,
}

/// The part of a line that can be blacked out.
///
/// One salt serves both texts, so they are shown together or withheld together: a salt that is
/// published to show the one would let the other be guessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content<'a> {
    /// Everything is shown.
    Full {
        /// The event's salt.
        salt: [u8; 16],
        /// JSON text, exact bytes.
        who: Cow<'a, str>,
        /// JSON text, exact bytes.
        payload: Cow<'a, str>,
    },
    /// Only the commitments are shown; the digest can be computed all the same.
    Redacted {
        /// SHA-256 over tag, salt and `who`.
        who_commitment: Digest,
        /// SHA-256 over tag, salt and `payload`.
        payload_commitment: Digest,
    },
}

impl<'a> Line<'a> {
    /// The line that shows everything.
    pub fn full(sealed: &'a Sealed) -> Line<'a> {
        Line { digest: sealed.digest(), ..Line::unsealed(sealed.envelope()) }
    }

    /// The line that withholds who it was and what happened.
    pub fn redacted(sealed: &'a Sealed) -> Line<'a> {
        let full = Line::full(sealed);
        let (who_commitment, payload_commitment) = full.content.commitments(&mut Vec::new());
        Line { content: Content::Redacted { who_commitment, payload_commitment }, ..full }
    }

    /// Reads one line with its line feed. Anything but the exact bytes that [`Line::write`] would
    /// produce is refused.
    pub fn read(bytes: &'a [u8]) -> Result<Line<'a>, Reason> {
        crate::read::read(bytes, &mut Vec::new())
    }

    pub(crate) fn unsealed(envelope: &'a Envelope) -> Line<'a> {
        Line {
            position: envelope.position,
            jurisdiction: envelope.jurisdiction.as_str().into(),
            realm: envelope.realm.as_str().into(),
            stream: envelope.stream.as_str().into(),
            version: envelope.version,
            thing: envelope.thing.as_str().into(),
            kind: envelope.kind.as_str().into(),
            schema: envelope.schema,
            happened_at: envelope.happened_at,
            entered_at: envelope.entered_at,
            recorded_at: envelope.recorded_at,
            purpose: envelope.purpose.as_str().into(),
            command: envelope.command.as_str().into(),
            algorithm: envelope.algorithm,
            previous: envelope.previous,
            content: Content::Full {
                salt: envelope.salt,
                who: envelope.who.as_str().into(),
                payload: envelope.payload.as_str().into(),
            },
            digest: Digest::ZERO,
        }
    }

    /// The event that a full line carries, with the digest that the line states; nothing for a
    /// redacted line.
    pub fn into_sealed(self) -> Option<Sealed> {
        let Content::Full { salt, who, payload } = self.content else { return None };
        let envelope = Envelope {
            position: self.position,
            jurisdiction: self.jurisdiction.into_owned(),
            realm: self.realm.into_owned(),
            stream: self.stream.into_owned(),
            version: self.version,
            thing: self.thing.into_owned(),
            kind: self.kind.into_owned(),
            schema: self.schema,
            happened_at: self.happened_at,
            entered_at: self.entered_at,
            recorded_at: self.recorded_at,
            purpose: self.purpose.into_owned(),
            command: self.command.into_owned(),
            algorithm: self.algorithm,
            previous: self.previous,
            salt,
            who: who.into_owned(),
            payload: payload.into_owned(),
        };
        Some(Sealed::from_store(envelope, self.digest))
    }

    /// The digest that fits what the line says; an honest line states the same.
    pub fn computed_digest(&self) -> Digest {
        self.computed_digest_in(&mut Vec::new())
    }

    /// As [`Line::computed_digest`], with room to work in: hashing one long piece of memory is
    /// quicker than hashing thirty small ones.
    pub(crate) fn computed_digest_in(&self, room: &mut Vec<u8>) -> Digest {
        // One member and no second path: a new algorithm makes this line ask for its own hash.
        let Algorithm::Sha256First = self.algorithm;
        let (who_commitment, payload_commitment) = self.content.commitments(room);
        room.clear();
        room.extend_from_slice(EVENT_TAG);
        room.extend_from_slice(&self.position.to_be_bytes());
        add_text(&self.jurisdiction, room);
        add_text(&self.realm, room);
        add_text(&self.stream, room);
        room.extend_from_slice(&self.version.to_be_bytes());
        add_text(&self.thing, room);
        add_text(&self.kind, room);
        room.extend_from_slice(&u64::from(self.schema).to_be_bytes());
        room.extend_from_slice(&self.happened_at.to_be_bytes());
        room.extend_from_slice(&self.entered_at.to_be_bytes());
        room.extend_from_slice(&self.recorded_at.to_be_bytes());
        add_text(&self.purpose, room);
        add_text(&self.command, room);
        add_text(self.algorithm.id(), room);
        room.extend_from_slice(self.previous.as_bytes());
        room.extend_from_slice(who_commitment.as_bytes());
        room.extend_from_slice(payload_commitment.as_bytes());
        Digest::of(room)
    }

    /// Appends the line and its line feed: fixed key order, no spaces, one spelling a value.
    pub fn write(&self, out: &mut Vec<u8>) {
        write_number(b"{\"position\":", self.position, out);
        write_text(b",\"jurisdiction\":", &self.jurisdiction, out);
        write_text(b",\"realm\":", &self.realm, out);
        write_text(b",\"stream\":", &self.stream, out);
        write_number(b",\"version\":", self.version, out);
        write_text(b",\"thing\":", &self.thing, out);
        write_text(b",\"kind\":", &self.kind, out);
        write_number(b",\"schema\":", u64::from(self.schema), out);
        write_time(b",\"happened_at\":", self.happened_at, out);
        write_time(b",\"entered_at\":", self.entered_at, out);
        write_time(b",\"recorded_at\":", self.recorded_at, out);
        write_text(b",\"purpose\":", &self.purpose, out);
        write_text(b",\"command\":", &self.command, out);
        write_text(b",\"algorithm\":", self.algorithm.id(), out);
        write_bytes(b",\"previous\":\"", self.previous.as_bytes(), out);
        match &self.content {
            Content::Full { salt, who, payload } => {
                write_bytes(b",\"salt\":\"", salt, out);
                write_text(b",\"who\":", who, out);
                write_text(b",\"payload\":", payload, out);
            }
            Content::Redacted { who_commitment, payload_commitment } => {
                write_bytes(b",\"who_commitment\":\"", who_commitment.as_bytes(), out);
                write_bytes(b",\"payload_commitment\":\"", payload_commitment.as_bytes(), out);
            }
        }
        write_bytes(b",\"digest\":\"", self.digest.as_bytes(), out);
        out.extend_from_slice(b"}\n");
    }

    /// How long the line is in its longer form: either form may be asked for later.
    pub(crate) fn bytes_at_most(&self) -> usize {
        let mut full = Vec::new();
        self.write(&mut full);
        let [who_commitment, payload_commitment] = [Digest::ZERO; 2];
        let content = Content::Redacted { who_commitment, payload_commitment };
        let mut redacted = Vec::new();
        Line { content, ..self.clone() }.write(&mut redacted);
        full.len().max(redacted.len())
    }
}

impl Content<'_> {
    /// Whether who and what are withheld.
    pub fn is_redacted(&self) -> bool {
        match self {
            Content::Full { .. } => false,
            Content::Redacted { .. } => true,
        }
    }

    fn commitments(&self, room: &mut Vec<u8>) -> (Digest, Digest) {
        match self {
            Content::Full { salt, who, payload } => {
                (commit(WHO_TAG, salt, who, room), commit(PAYLOAD_TAG, salt, payload, room))
            }
            Content::Redacted { who_commitment, payload_commitment } => {
                (*who_commitment, *payload_commitment)
            }
        }
    }
}

fn commit(tag: &[u8], salt: &[u8; 16], text: &str, room: &mut Vec<u8>) -> Digest {
    room.clear();
    room.extend_from_slice(tag);
    room.extend_from_slice(salt);
    room.extend_from_slice(text.as_bytes());
    Digest::of(room)
}

fn add_text(text: &str, room: &mut Vec<u8>) {
    room.extend_from_slice(&(text.len() as u64).to_be_bytes());
    room.extend_from_slice(text.as_bytes());
}

fn write_bytes(key: &[u8], bytes: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(key);
    write_hex(bytes, out);
    out.push(b'"');
}

fn write_time(key: &[u8], time: i64, out: &mut Vec<u8>) {
    out.extend_from_slice(key);
    let sign: &[u8] = if time < 0 { b"-" } else { b"" };
    write_number(sign, time.unsigned_abs(), out);
}

fn write_number(key: &[u8], mut number: u64, out: &mut Vec<u8>) {
    const DIGITS_MAX: usize = 20;
    let mut digits = [b'0'; DIGITS_MAX];
    let mut start = DIGITS_MAX;
    // From the last digit to the first; a zero is one digit.
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (number % 10) as u8;
        number /= 10;
        start -= 1;
        if number == 0 {
            break;
        }
    }
    out.extend_from_slice(key);
    out.extend_from_slice(digits.get(start..).expect("`start` went down from the length"));
}

/// A JSON string as `serde_json` writes it.
fn write_text(key: &[u8], text: &str, out: &mut Vec<u8>) {
    out.extend_from_slice(key);
    out.push(b'"');
    let mut rest = text.as_bytes();
    while let Some(at) = first_special(rest) {
        let (plain, special) = rest.split_at(at);
        out.extend_from_slice(plain);
        let Some((byte, after)) = special.split_first() else { break };
        write_escape(*byte, out);
        rest = after;
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

/// Where the first byte stands that a JSON string spells with a backslash, or that ends it.
pub(crate) fn first_special(bytes: &[u8]) -> Option<usize> {
    // Eight bytes at once (Hacker's Delight, 6-1): a byte minus a bound borrows from its top bit
    // if it is below. A borrow can spill only upward, so the lowest mark is always true.
    const EACH: u64 = u64::from_ne_bytes([1; 8]);
    const TOP: u64 = EACH << 7;
    let below = |word: u64, bound: u64| word.wrapping_sub(EACH * bound) & !word & TOP;
    let equal = |word: u64, byte: u8| below(word ^ (EACH * u64::from(byte)), 1);
    let (words, rest) = bytes.as_chunks::<8>();
    let mut at = 0;
    for word in words {
        let word = u64::from_le_bytes(*word);
        let marks = below(word, 0x20) | equal(word, b'"') | equal(word, b'\\');
        if marks != 0 {
            return Some(at + marks.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    let special = rest.iter().position(|byte| matches!(byte, 0..0x20 | b'"' | b'\\'));
    special.map(|special| at + special)
}

fn write_escape(byte: u8, out: &mut Vec<u8>) {
    out.push(b'\\');
    match byte {
        b'"' | b'\\' => out.push(byte),
        0x08 => out.push(b'b'),
        0x09 => out.push(b't'),
        0x0a => out.push(b'n'),
        0x0c => out.push(b'f'),
        0x0d => out.push(b'r'),
        _ => {
            out.extend_from_slice(b"u00");
            write_hex(&[byte], out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;
    use proptest::prelude::*;

    fn written(line: &Line<'_>) -> String {
        let mut bytes = Vec::new();
        line.write(&mut bytes);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn keys_stand_in_their_order_and_nothing_is_between() {
        let sealed = testing::envelope(1).seal().unwrap();
        let full = written(&Line::full(&sealed));
        let mut at = 0;
        for key in FULL_KEYS {
            at += full[at..].find(&format!("\"{key}\":")).expect(key);
        }
        let redacted = written(&Line::redacted(&sealed));
        for (key, is_shown) in [("salt", false), ("who", false), ("payload", false)]
            .into_iter()
            .chain(REDACTED_KEYS.map(|key| (key, true)))
        {
            assert_eq!(redacted.contains(&format!("\"{key}\":")), is_shown, "{key}");
        }
        assert!(full.ends_with("\"}\n") && redacted.ends_with("\"}\n"));
    }

    #[test]
    fn a_redacted_line_has_the_digest_of_the_full_one() {
        let sealed = testing::envelope(1).seal().unwrap();
        assert_eq!(Line::redacted(&sealed).computed_digest(), sealed.digest());
        assert_eq!(Line::full(&sealed).computed_digest(), sealed.digest());
    }

    #[test]
    fn a_payload_cannot_be_guessed_from_its_commitment_without_the_salt() {
        let mut one = testing::envelope(1);
        let mut other = one.clone();
        (one.salt, other.salt) = ([1; 16], [2; 16]);
        let (one, other) = (one.seal().unwrap(), other.seal().unwrap());
        assert_ne!(Line::redacted(&one).content, Line::redacted(&other).content);
    }

    #[test]
    fn who_and_payload_have_commitments_of_their_own_even_when_they_say_the_same() {
        let mut envelope = testing::envelope(1);
        envelope.who = envelope.payload.clone();
        let sealed = envelope.seal().unwrap();
        let (who, payload) = Line::full(&sealed).content.commitments(&mut Vec::new());
        assert_ne!(who, payload);
    }

    proptest! {
        #![proptest_config(testing::config())]

        #[test]
        fn texts_and_numbers_are_spelled_as_serde_json_spells_them(
            text in testing::any_text(), number: u64, time: i64,
        ) {
            let mut out = Vec::new();
            write_text(b"", &text, &mut out);
            prop_assert_eq!(String::from_utf8(out).unwrap(), serde_json::to_string(&text).unwrap());
            let mut out = Vec::new();
            write_number(b"", number, &mut out);
            write_time(b" ", time, &mut out);
            prop_assert_eq!(String::from_utf8(out).unwrap(), format!("{number} {time}"));
        }
    }

    #[test]
    fn the_first_special_byte_is_found_wherever_it_stands_and_whatever_is_around() {
        let is_special = |byte: &u8| *byte < 0x20 || *byte == b'"' || *byte == b'\\';
        for special in 0..=u8::MAX {
            for around in [b' ', b'!', b'#', b'[', b']', 0x7f, 0x80, 0xff, special] {
                for at in 0..19 {
                    let mut bytes = [around; 19];
                    bytes[at] = special;
                    assert_eq!(first_special(&bytes), bytes.iter().position(is_special));
                }
            }
        }
        assert_eq!(first_special(b""), None);
    }

    #[test]
    fn every_ascii_character_is_spelled_as_serde_json_spells_it() {
        for character in '\0'..='\u{80}' {
            let mut out = Vec::new();
            write_text(b"", &character.to_string(), &mut out);
            let spelled = serde_json::to_string(&character).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), spelled);
        }
        for time in [i64::MIN, -1, 0, 1, i64::MAX] {
            let mut out = Vec::new();
            write_time(b"", time, &mut out);
            assert_eq!(String::from_utf8(out).unwrap(), time.to_string());
        }
    }
}
