//! Signed notes and their keys, as C2SP signed-note v1 lays them out, with Ed25519 only.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde::{Serialize, Serializer};
use sha2::{Digest as _, Sha256};

use crate::BadCheckpoint;
use crate::broken::excerpt;
use crate::digest::read_hex;

/// The longest note that is read: room for a hundred signatures of a post-quantum key.
pub const NOTE_BYTES_MAX: usize = 1 << 20;
/// The most signatures of a note; the specification asks for at least sixteen.
pub const SIGNATURES_MAX: usize = 100;

const ED25519: u8 = 0x01;
const SIGNATURE_START: &str = "— ";

/// Why a name or a key is not one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadKey {
    /// Not three parts.
    #[error("a verifier key is a name, eight hex digits and base64, with + between them")]
    Shape,
    /// The name is empty or has a space, a plus or a control character.
    #[error("{name:?} is not a key name: it may not be empty nor hold spaces or a plus")]
    Name {
        /// The name, cut to a readable length.
        name: String,
    },
    /// The id is not the hash of name and key.
    #[error("the key id does not fit name and key; a letter was lost or changed in copying")]
    Id,
    /// A signature scheme that this crate does not know.
    #[error("keys of type {kind:#04x} are not known here, only Ed25519 (0x01)")]
    Kind {
        /// The type's byte.
        kind: u8,
    },
    /// The bytes are no point of the curve, or one under which anybody can sign.
    #[error("the bytes are not an Ed25519 key")]
    NotAKey,
}

/// What is needed to check signatures: a name and a public key. Its text form is
/// `name+keyid+base64`.
#[derive(Clone, PartialEq)]
pub struct VerifierKey {
    name: String,
    key: VerifyingKey,
}

impl Eq for VerifierKey {}

impl VerifierKey {
    fn new(name: &str, key: VerifyingKey) -> Result<VerifierKey, BadKey> {
        let is_bad = |letter: char| letter.is_whitespace() || letter.is_control() || letter == '+';
        if name.is_empty() || name.contains(is_bad) {
            return Err(BadKey::Name { name: excerpt(name) });
        }
        if key.is_weak() {
            return Err(BadKey::NotAKey);
        }
        Ok(VerifierKey { name: name.to_owned(), key })
    }

    /// The name that stands before its signatures.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The short id that stands in its signatures: the start of SHA-256 over name, line feed,
    /// type and key. It tells keys apart and proves nothing.
    pub fn id(&self) -> [u8; 4] {
        let hasher = Sha256::new_with_prefix(&self.name).chain_update([b'\n', ED25519]);
        let [first, second, third, fourth, ..]: [u8; 32] =
            hasher.chain_update(self.key.as_bytes()).finalize().into();
        [first, second, third, fourth]
    }

    /// The 32 bytes of the public key.
    pub fn public_key(&self) -> &[u8; 32] {
        self.key.as_bytes()
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = u32::from_be_bytes(self.id());
        let key = [&[ED25519][..], self.key.as_bytes()].concat();
        write!(f, "{}+{id:08x}+{}", self.name, BASE64.encode(key))
    }
}

impl fmt::Debug for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for VerifierKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromStr for VerifierKey {
    type Err = BadKey;

    fn from_str(text: &str) -> Result<VerifierKey, BadKey> {
        let (name, rest) = text.split_once('+').ok_or(BadKey::Shape)?;
        let (id, key) = rest.split_once('+').ok_or(BadKey::Shape)?;
        let id = read_hex::<4>(id.as_bytes()).ok_or(BadKey::Shape)?;
        let key = BASE64.decode(key).map_err(|_| BadKey::Shape)?;
        let (kind, key) = key.split_first().ok_or(BadKey::Shape)?;
        if *kind != ED25519 {
            return Err(BadKey::Kind { kind: *kind });
        }
        let key = <&[u8; 32]>::try_from(key).map_err(|_| BadKey::NotAKey)?;
        let key = VerifyingKey::from_bytes(key).map_err(|_| BadKey::NotAKey)?;
        let key = VerifierKey::new(name, key)?;
        if key.id() == id { Ok(key) } else { Err(BadKey::Id) }
    }
}

/// A name and a secret key. The secret leaves memory when the signer is dropped and never shows
/// in a debug print.
pub struct Signer {
    secret: SigningKey,
    public: VerifierKey,
}

impl Signer {
    /// Makes the key that belongs to 32 secret random bytes. The name should be the origin of the
    /// checkpoints that it signs.
    pub fn from_seed(name: &str, seed: &[u8; 32]) -> Result<Signer, BadKey> {
        let secret = SigningKey::from_bytes(seed);
        let public = VerifierKey::new(name, secret.verifying_key())?;
        Ok(Signer { secret, public })
    }

    /// What others need to check its signatures.
    pub fn verifier_key(&self) -> &VerifierKey {
        &self.public
    }

    /// The text with its signature below. The caller has seen to it that the text may be signed.
    pub(crate) fn note(&self, text: &str) -> String {
        let signature = self.secret.sign(text.as_bytes());
        let bytes = [&self.public.id()[..], &signature.to_bytes()].concat();
        format!("{text}\n{SIGNATURE_START}{} {}\n", self.public.name, BASE64.encode(bytes))
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer").field("public", &self.public).finish_non_exhaustive()
    }
}

/// Whether a text may stand in a note: no control characters but line feeds.
pub(crate) fn is_clean(text: &str) -> bool {
    text.bytes().all(|byte| byte >= 0x20 || byte == b'\n')
}

/// A note taken apart. Its text means nothing before a signature was verified.
pub(crate) struct Note<'a> {
    pub(crate) text: &'a str,
    signatures: Vec<SignatureLine<'a>>,
}

struct SignatureLine<'a> {
    name: &'a str,
    id: [u8; 4],
    signature: Vec<u8>,
}

impl<'a> Note<'a> {
    pub(crate) fn parse(note: &'a str) -> Result<Note<'a>, BadCheckpoint> {
        if note.len() > NOTE_BYTES_MAX {
            return Err(BadCheckpoint::TooLong { bytes: note.len() });
        }
        if !is_clean(note) {
            return Err(BadCheckpoint::ControlCharacter);
        }
        let blank = note.rfind("\n\n").ok_or(BadCheckpoint::NoSignatures)?;
        let (text, below) = note.split_at_checked(blank + 1).ok_or(BadCheckpoint::NoSignatures)?;
        let block = below.strip_prefix('\n').unwrap_or_default();
        let lines = block.strip_suffix('\n').ok_or(BadCheckpoint::NoSignatures)?;
        if lines.split('\n').count() > SIGNATURES_MAX {
            return Err(BadCheckpoint::TooManySignatures);
        }
        let first_line = text.split('\n').count() + 1;
        let signatures = lines.split('\n').enumerate().map(|(at, line)| {
            SignatureLine::parse(line)
                .ok_or(BadCheckpoint::MalformedSignature { line: first_line + at })
        });
        Ok(Note { text, signatures: signatures.collect::<Result<_, _>>()? })
    }

    /// Succeeds if the key signed the text. Signatures of other keys are passed over; one that
    /// claims to be of this key and is wrong condemns the note.
    pub(crate) fn verify(&self, key: &VerifierKey) -> Result<(), BadCheckpoint> {
        let id = key.id();
        let mut is_signed = false;
        for line in self.signatures.iter().filter(|line| line.name == key.name && line.id == id) {
            let signature = Signature::from_slice(&line.signature);
            // Strict: a signature that some verifiers take and others do not is not taken.
            signature
                .and_then(|signature| key.key.verify_strict(self.text.as_bytes(), &signature))
                .map_err(|_| BadCheckpoint::WrongSignature { key: key.to_string() })?;
            is_signed = true;
        }
        if is_signed { Ok(()) } else { Err(BadCheckpoint::NotSignedBy { key: key.to_string() }) }
    }
}

impl<'a> SignatureLine<'a> {
    fn parse(line: &'a str) -> Option<SignatureLine<'a>> {
        let (name, bytes) = line.strip_prefix(SIGNATURE_START)?.split_once(' ')?;
        let is_bad = |letter: char| letter.is_whitespace() || letter == '+';
        if name.is_empty() || name.contains(is_bad) {
            return None;
        }
        let bytes = BASE64.decode(bytes).ok()?;
        let (id, signature) = bytes.split_first_chunk::<4>()?;
        let signature = Some(signature).filter(|signature| !signature.is_empty())?.to_vec();
        Some(SignatureLine { name, id: *id, signature })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of the specification and of Go's `sumdb/note`.
    const EXAMPLES: [(&str, &str); 2] = [
        (
            "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6Tf\
             Xppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n",
        ),
        (
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "If you think cryptography is the answer to your problem,\nthen you don't know what \
             your problem is.\n\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUg\
             YN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n",
        ),
    ];

    fn verify(note: &str, key: &VerifierKey) -> Result<(), BadCheckpoint> {
        Note::parse(note)?.verify(key)
    }

    fn signer(name: &str) -> Signer {
        Signer::from_seed(name, &[7; 32]).unwrap()
    }

    #[test]
    fn the_examples_of_the_specification_verify() {
        for (key, note) in EXAMPLES {
            let parsed: VerifierKey = key.parse().unwrap();
            assert_eq!(parsed.to_string(), key);
            assert_eq!(verify(note, &parsed), Ok(()));
        }
    }

    #[test]
    fn a_text_that_go_signed_gets_the_same_signature_here() {
        // The seed of `PRIVATE+KEY+PeterNeumann+c74f20a3+…` in the tests of Go's `sumdb/note`.
        let secret = BASE64.decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz").unwrap();
        let signer = Signer::from_seed("PeterNeumann", secret[1..].try_into().unwrap()).unwrap();
        let [_, (key, note)] = EXAMPLES;
        assert_eq!(signer.verifier_key().to_string(), key);
        assert_eq!(signer.note(Note::parse(note).unwrap().text), note);
    }

    #[test]
    fn signatures_of_unknown_keys_are_passed_over_even_with_the_same_name_or_id() {
        let ours = signer("lianfang/421223");
        let note = ours.note("text\n");
        let id = ours.verifier_key().id();
        let same_name = BASE64.encode([0xff; 68]);
        let same_id = BASE64.encode([&id[..], &[0xff; 64]].concat());
        let long = BASE64.encode([0xee; 5000]);
        let note = format!(
            "{note}— lianfang/421223 {same_name}\n— witness {same_id}\n— post-quantum {long}\n"
        );
        assert_eq!(verify(&note, ours.verifier_key()), Ok(()));
        let other = signer("lianfang/421224");
        assert!(matches!(
            verify(&note, other.verifier_key()),
            Err(BadCheckpoint::NotSignedBy { .. })
        ));
    }

    #[test]
    fn a_wrong_signature_of_the_known_key_condemns_the_note_even_beside_a_right_one() {
        let ours = signer("lianfang/421223");
        let note = ours.note("text\n");
        let wrong = BASE64.encode([&ours.verifier_key().id()[..], &[1; 64]].concat());
        for wrong in [wrong, BASE64.encode([&ours.verifier_key().id()[..], &[1; 63]].concat())] {
            let note = format!("{note}— lianfang/421223 {wrong}\n");
            let error = verify(&note, ours.verifier_key());
            assert!(matches!(error, Err(BadCheckpoint::WrongSignature { .. })));
        }
        let changed = note.replacen("text", "test", 1);
        let error = verify(&changed, ours.verifier_key());
        assert!(matches!(error, Err(BadCheckpoint::WrongSignature { .. })));
    }

    #[test]
    fn malformed_signature_lines_are_refused_wherever_they_stand() {
        let ours = signer("lianfang/421223");
        let note = ours.note("one\ntwo\n");
        let good = BASE64.encode([1; 68]);
        for bad in [
            "— witness !!!!".to_owned(),
            "— witness AAAA".to_owned(),
            "— witness AAAAAA==".to_owned(),
            "— witness".to_owned(),
            "— ".to_owned(),
            format!("—  {good}"),
            format!("— wit+ness {good}"),
            format!("— wit\u{a0}ness {good}"),
            format!("— witness  {good}"),
            format!("— witness {good} "),
            format!("- witness {good}"),
            format!("witness {good}"),
        ] {
            let error = verify(&format!("{note}{bad}\n"), ours.verifier_key());
            assert_eq!(error, Err(BadCheckpoint::MalformedSignature { line: 5 }), "{bad}");
        }
        for (bad, error) in [
            (note.trim_end().to_owned(), BadCheckpoint::NoSignatures),
            (format!("{note}\n"), BadCheckpoint::NoSignatures),
            ("text\n\n".to_owned(), BadCheckpoint::NoSignatures),
            ("text\n".to_owned(), BadCheckpoint::NoSignatures),
            (String::new(), BadCheckpoint::NoSignatures),
            (note.replacen("one", "o\te", 1), BadCheckpoint::ControlCharacter),
            (note.replace('\n', "\r\n"), BadCheckpoint::ControlCharacter),
            (
                format!("{note}{}", format!("— witness {good}\n").repeat(SIGNATURES_MAX)),
                BadCheckpoint::TooManySignatures,
            ),
            ("x".repeat(NOTE_BYTES_MAX + 1), BadCheckpoint::TooLong { bytes: NOTE_BYTES_MAX + 1 }),
        ] {
            assert_eq!(verify(&bad, ours.verifier_key()), Err(error));
        }
        let many = format!("— witness {good}\n").repeat(SIGNATURES_MAX - 1);
        assert_eq!(verify(&format!("{note}{many}"), ours.verifier_key()), Ok(()));
    }

    #[test]
    fn a_verifier_key_with_anything_wrong_is_refused() {
        let good = signer("lianfang/421223").verifier_key().to_string();
        let (name, rest) = good.split_once('+').unwrap();
        let (id, key) = rest.split_once('+').unwrap();
        let of =
            |name: &str, id: &str, key: &str| format!("{name}+{id}+{key}").parse::<VerifierKey>();
        assert!(of(name, id, key).is_ok());
        assert_eq!(of(name, &id.replace(|it: char| it != '0', "0"), key), Err(BadKey::Id));
        assert_eq!(of("lianfang/421224", id, key), Err(BadKey::Id));
        assert_eq!(of(name, &id[1..], key), Err(BadKey::Shape));
        assert_eq!(of(name, "ABCDEF12", key), Err(BadKey::Shape));
        assert_eq!(of(name, id, &key[1..]), Err(BadKey::Shape));
        assert_eq!(of(name, id, ""), Err(BadKey::Shape));
        assert_eq!(format!("{name}+{id}").parse::<VerifierKey>(), Err(BadKey::Shape));
        assert_eq!(of(name, id, &BASE64.encode([6; 33])), Err(BadKey::Kind { kind: 6 }));
        assert_eq!(of(name, id, &BASE64.encode([1; 32])), Err(BadKey::NotAKey));
        let mut identity = [0; 33];
        (identity[0], identity[1]) = (1, 1);
        assert_eq!(of(name, id, &BASE64.encode(identity)), Err(BadKey::NotAKey));
        for bad in ["", "a b", "a\u{3000}b", "a\nb"] {
            assert!(matches!(of(bad, id, key), Err(BadKey::Name { .. })), "{bad:?}");
            assert!(Signer::from_seed(bad, &[0; 32]).is_err());
        }
    }

    #[test]
    fn a_debug_print_does_not_show_the_secret() {
        let shown = format!("{:?}", signer("lianfang/421223"));
        assert!(!shown.contains("0707") && !shown.contains("7, 7"));
    }
}
