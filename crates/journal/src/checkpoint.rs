//! What a journal was at one moment, signed: a C2SP tlog-checkpoint with the head of the chain.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::Serialize;

use crate::broken::excerpt;
use crate::note::{Note, is_clean};
use crate::{BadKey, Digest, Signer, VerifierKey};

/// What a checkpoint says. Anybody can write one down; what somebody signed is a
/// [`SignedCheckpoint`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checkpoint {
    /// Whose journal: `lianfang/` and the jurisdiction, see [`Checkpoint::origin_of`].
    pub origin: String,
    /// How many events.
    pub size: u64,
    /// Root of the tree over them.
    pub root: Digest,
    /// Digest of the last of them; [`Digest::ZERO`] if there is none.
    pub head: Digest,
    /// When it was signed, as the signer's clock had it: RFC 3339 by custom, not looked into here.
    pub time: String,
}

/// How it is known whose key signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Trust {
    /// The reader brought the key and it signed: the signer is who the reader thinks.
    Pinned,
    /// The note names its own key: whoever wrote it signed it, and nothing more is known.
    SelfNamed,
}

/// A checkpoint whose signature was verified. There is no other way to make one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignedCheckpoint {
    checkpoint: Checkpoint,
    signer: VerifierKey,
    trust: Trust,
}

impl SignedCheckpoint {
    /// What was signed.
    pub fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// The key that signed.
    pub fn signer(&self) -> &VerifierKey {
        &self.signer
    }

    /// How it is known whose key that is.
    pub fn trust(&self) -> Trust {
        self.trust
    }
}

/// Why a checkpoint cannot be read, believed or signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadCheckpoint {
    /// More bytes than a note may have.
    #[error("{bytes} bytes are too many for a checkpoint; this is another file")]
    TooLong {
        /// How many there were.
        bytes: usize,
    },
    /// A control character; often the line ends of another system.
    #[error("the note holds control characters, perhaps line ends of Windows; fetch the original")]
    ControlCharacter,
    /// No blank line with signatures below, or no line feed at the end.
    #[error("no signatures stand below a blank line, or the last line has no end")]
    NoSignatures,
    /// More signatures than are looked at.
    #[error("the note has too many signatures")]
    TooManySignatures,
    /// A line of the signatures is not one.
    #[error("line {line} is not a signature: `— name base64` is wanted")]
    MalformedSignature {
        /// Line of the note, from 1.
        line: usize,
    },
    /// The key did not sign this note.
    #[error("the note is not signed by {key}; it is of another signer, or the key is")]
    NotSignedBy {
        /// The key that was looked for.
        key: String,
    },
    /// A signature under the key's name does not fit.
    #[error("the signature of {key} does not fit the text: the note was changed or made up")]
    WrongSignature {
        /// The key that was looked for.
        key: String,
    },
    /// No key line, and no key given.
    #[error("the note names no key of its own; give the signer's key")]
    NoKey,
    /// The key line holds no key.
    #[error("the note's own key cannot be read: {0}")]
    Key(#[from] BadKey),
    /// A part is missing, empty or malformed.
    #[error("{part} of the checkpoint is missing, empty or malformed")]
    Part {
        /// Which.
        part: &'static str,
    },
    /// An extension line stands there twice.
    #[error("the line {word:?} stands there twice")]
    Repeated {
        /// The line's first word.
        word: String,
    },
}

impl Checkpoint {
    /// The origin that belongs to a jurisdiction's journal: `lianfang/421223`.
    pub fn origin_of(jurisdiction: &str) -> String {
        format!("lianfang/{jurisdiction}")
    }

    /// Signs the checkpoint. The note names its key, so that the file can be read alone.
    ///
    /// Fails if origin or time is empty or holds line feeds or other control characters. The
    /// signer never signs two checkpoints of which the one is not a start of the other; that is
    /// for the caller to see to.
    pub fn sign(&self, signer: &Signer) -> Result<String, BadCheckpoint> {
        for (part, value) in [("origin", &self.origin), ("time", &self.time)] {
            if value.is_empty() || value.contains('\n') || !is_clean(value) {
                return Err(BadCheckpoint::Part { part });
            }
        }
        let Checkpoint { origin, size, root, head, time } = self;
        let (root, key) = (BASE64.encode(root.as_bytes()), signer.verifier_key());
        let text = format!("{origin}\n{size}\n{root}\nhead {head}\ntime {time}\nkey {key}\n");
        Ok(signer.note(&text))
    }

    /// Reads a checkpoint that the given key signed. Signatures of other keys and extension lines
    /// of other kinds are passed over; a note whose own `key` line differs is taken, since the
    /// given key signed that line too.
    pub fn parse_and_verify(
        note: &str,
        key: &VerifierKey,
    ) -> Result<SignedCheckpoint, BadCheckpoint> {
        let note = Note::parse(note)?;
        note.verify(key)?;
        let Body { checkpoint, key: _ } = Body::parse(note.text)?;
        Ok(SignedCheckpoint { checkpoint, signer: key.clone(), trust: Trust::Pinned })
    }

    /// Reads a checkpoint that is signed by the key it names itself. The result shows that nobody
    /// changed it since, not who made it.
    pub fn parse_self_named(note: &str) -> Result<SignedCheckpoint, BadCheckpoint> {
        let note = Note::parse(note)?;
        let Body { checkpoint, key } = Body::parse(note.text)?;
        let signer: VerifierKey = key.ok_or(BadCheckpoint::NoKey)?.parse()?;
        note.verify(&signer)?;
        Ok(SignedCheckpoint { checkpoint, signer, trust: Trust::SelfNamed })
    }
}

/// The text of a checkpoint taken apart; the key is left as text, because a reader with a key of
/// its own need not understand it.
struct Body<'a> {
    checkpoint: Checkpoint,
    key: Option<&'a str>,
}

impl<'a> Body<'a> {
    fn parse(text: &'a str) -> Result<Body<'a>, BadCheckpoint> {
        let part = |part| BadCheckpoint::Part { part };
        let mut lines = text.strip_suffix('\n').ok_or(part("end"))?.split('\n');
        let mut next = |name| lines.next().filter(|line| !line.is_empty()).ok_or(part(name));
        let origin = next("origin")?.to_owned();
        let size = read_size(next("size")?).ok_or(part("size"))?;
        let root = read_root(next("root")?).ok_or(part("root"))?;
        let [mut head, mut time, mut key] = [None; 3];
        for line in lines {
            let (word, value) = line.split_once(' ').unwrap_or((line, ""));
            let place = match word {
                "" => return Err(part("extension line")),
                "head" => &mut head,
                "time" => &mut time,
                "key" => &mut key,
                // The specification calls extension lines opaque: later editions may add some.
                _ => continue,
            };
            if place.replace(value).is_some() {
                return Err(BadCheckpoint::Repeated { word: excerpt(word) });
            }
        }
        let head = head.and_then(|head| head.parse().ok()).ok_or(part("head"))?;
        let time = time.filter(|time| !time.is_empty()).ok_or(part("time"))?.to_owned();
        Ok(Body { checkpoint: Checkpoint { origin, size, root, head, time }, key })
    }
}

fn read_size(text: &str) -> Option<u64> {
    let size: u64 = text.parse().ok()?;
    // One size has one spelling: no plus sign, no leading zeros.
    (size.to_string() == text).then_some(size)
}

fn read_root(text: &str) -> Option<Digest> {
    let bytes = BASE64.decode(text).ok()?;
    Some(Digest::from_bytes(bytes.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signer() -> Signer {
        Signer::from_seed("lianfang/421223", &[9; 32]).unwrap()
    }

    fn checkpoint() -> Checkpoint {
        Checkpoint {
            origin: Checkpoint::origin_of("421223"),
            size: 20_852_163,
            root: Digest::from_bytes([0xab; 32]),
            head: Digest::from_bytes([0xcd; 32]),
            time: "2026-03-01T08:00:00+08:00".to_owned(),
        }
    }

    #[test]
    fn a_checkpoint_is_text_that_a_person_can_read() {
        let note = checkpoint().sign(&signer()).unwrap();
        let (text, _) = note.split_once("\n\n").unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines,
            [
                "lianfang/421223",
                "20852163",
                "q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=",
                &format!("head {}", "cd".repeat(32)),
                "time 2026-03-01T08:00:00+08:00",
                &format!("key {}", signer().verifier_key()),
            ]
        );
        assert!(note.lines().last().unwrap().starts_with("— lianfang/421223 "));
    }

    #[test]
    fn with_the_key_at_hand_the_signer_is_known_without_it_only_named() {
        let note = checkpoint().sign(&signer()).unwrap();
        let pinned = Checkpoint::parse_and_verify(&note, signer().verifier_key()).unwrap();
        assert_eq!(pinned.trust(), Trust::Pinned);
        assert_eq!(pinned.checkpoint(), &checkpoint());
        let named = Checkpoint::parse_self_named(&note).unwrap();
        assert_eq!(named.trust(), Trust::SelfNamed);
        assert_eq!(named.checkpoint(), &checkpoint());
        assert_eq!(named.signer(), signer().verifier_key());
    }

    #[test]
    fn a_note_of_another_signer_is_not_taken_for_the_pinned_one() {
        let forger = Signer::from_seed("lianfang/421223", &[1; 32]).unwrap();
        let note = checkpoint().sign(&forger).unwrap();
        let error = Checkpoint::parse_and_verify(&note, signer().verifier_key()).unwrap_err();
        assert!(matches!(error, BadCheckpoint::NotSignedBy { .. }));
        assert_eq!(Checkpoint::parse_self_named(&note).unwrap().trust(), Trust::SelfNamed);
        // Not even when the note names the pinned key as its own.
        let named =
            note.replace(&forger.verifier_key().to_string(), &signer().verifier_key().to_string());
        assert!(Checkpoint::parse_self_named(&named).is_err());
        assert!(Checkpoint::parse_and_verify(&named, signer().verifier_key()).is_err());
    }

    #[test]
    fn every_changed_byte_of_a_checkpoint_is_found() {
        let note = checkpoint().sign(&signer()).unwrap();
        let mut refused = 0;
        for at in 0..note.len() {
            for flip in [1, 2, 0x20, 0x40] {
                let mut bytes = note.clone().into_bytes();
                bytes[at] ^= flip;
                let Ok(changed) = String::from_utf8(bytes) else { continue };
                let error = Checkpoint::parse_and_verify(&changed, signer().verifier_key());
                assert!(error.is_err(), "byte {at}: {changed}");
                assert!(Checkpoint::parse_self_named(&changed).is_err(), "byte {at}: {changed}");
                refused += 1;
            }
        }
        assert!(refused > 1000);
    }

    #[test]
    fn malformed_texts_are_refused_although_they_are_signed() {
        let (root, head) = (BASE64.encode([1; 32]), Digest::from_bytes([2; 32]));
        let rest = format!("head {head}\ntime now\n");
        let cases = [
            (format!("o\n5\n{root}\n{rest}"), None),
            (format!("o\n0\n{root}\n{rest}"), None),
            (format!("o\n5\n{root}\n{rest}witnessed by many\n"), None),
            (format!("o\n5\n{root}\nfirst\n{rest}"), None),
            (format!("\n5\n{root}\n{rest}"), Some("origin")),
            (format!("o\n05\n{root}\n{rest}"), Some("size")),
            (format!("o\n+5\n{root}\n{rest}"), Some("size")),
            (format!("o\n-5\n{root}\n{rest}"), Some("size")),
            (format!("o\n 5\n{root}\n{rest}"), Some("size")),
            (format!("o\n18446744073709551616\n{root}\n{rest}"), Some("size")),
            (format!("o\n\n{root}\n{rest}"), Some("size")),
            ("o\n".to_owned(), Some("size")),
            ("o\n5\n".to_owned(), Some("root")),
            (format!("o\n5\n{}\n{rest}", BASE64.encode([1; 31])), Some("root")),
            (format!("o\n5\n{}\n{rest}", root.trim_end_matches('=')), Some("root")),
            (format!("o\n5\n{root}\ntime now\n"), Some("head")),
            (format!("o\n5\n{root}\nhead {root}\ntime now\n"), Some("head")),
            (format!("o\n5\n{root}\nhead {head}\n"), Some("time")),
            (format!("o\n5\n{root}\nhead {head}\ntime\n"), Some("time")),
            (format!("o\n5\n{root}\n\n{rest}"), Some("extension line")),
        ];
        for (text, wrong) in cases {
            let error =
                Checkpoint::parse_and_verify(&signer().note(&text), signer().verifier_key())
                    .map(drop);
            assert_eq!(error, wrong.map_or(Ok(()), |part| Err(BadCheckpoint::Part { part })));
        }
        for word in ["head", "time", "key"] {
            let text = format!("o\n5\n{root}\n{rest}key x\n{word} y\n");
            let error = Checkpoint::parse_self_named(&signer().note(&text)).unwrap_err();
            assert_eq!(error, BadCheckpoint::Repeated { word: word.to_owned() });
        }
    }

    #[test]
    fn a_note_without_a_readable_key_needs_a_pinned_one() {
        let (root, head) = (BASE64.encode([1; 32]), Digest::from_bytes([2; 32]));
        let bare = format!("o\n5\n{root}\nhead {head}\ntime now\n");
        let strange = format!("{bare}key o+00000000+BgYG\n");
        for (text, error) in
            [(bare, BadCheckpoint::NoKey), (strange, BadCheckpoint::Key(BadKey::Kind { kind: 6 }))]
        {
            let note = signer().note(&text);
            assert_eq!(Checkpoint::parse_self_named(&note), Err(error));
            assert!(Checkpoint::parse_and_verify(&note, signer().verifier_key()).is_ok());
        }
    }

    #[test]
    fn nothing_is_signed_that_could_pass_for_other_lines() {
        let bad = |change: fn(&mut Checkpoint)| {
            let mut checkpoint = checkpoint();
            change(&mut checkpoint);
            checkpoint.sign(&signer())
        };
        let part = |part| Err(BadCheckpoint::Part { part });
        assert_eq!(bad(|it| it.origin.push('\n')), part("origin"));
        assert_eq!(bad(|it| it.origin.clear()), part("origin"));
        assert_eq!(bad(|it| it.origin.push('\u{7}')), part("origin"));
        assert_eq!(bad(|it| it.time.push_str("\nkey x")), part("time"));
        assert_eq!(bad(|it| it.time.clear()), part("time"));
    }
}
