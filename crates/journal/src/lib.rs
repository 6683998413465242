//! What a third party needs to verify a journal, and nothing else.
//!
//! A journal is a chain of events, one chain for each jurisdiction. An *export* is that chain as
//! a text file, one event a line. A *checkpoint* is a small signed text that says how many events
//! there were at one moment, and what they were. With both at hand, anybody can tell offline that
//! nothing was changed, dropped, added or cut off, also when the personal part of some lines is
//! withheld. Without a checkpoint an export can only be called consistent with itself.
//!
//! The crate reads no clock, no files and no randomness. The rest of this page defines the format
//! to the byte, so that a second verifier can be written from it. `samples/` holds an export and
//! its checkpoint to try such a verifier on.
//!
//! # The digest of an event
//!
//! Algorithm `sha256-1`. Let `‖` join bytes, `number(n)` be eight bytes, big-endian, in two's
//! complement where a number may be negative, and `text(t)` be `number(length of t in bytes)`
//! and the bytes of `t` in UTF-8. No text is normalised. Tags are ASCII and end in a line feed
//! (`0x0a`), written `\n` here.
//!
//! ```text
//! who_commitment     = SHA-256("lianfang/journal/who\n"     ‖ salt ‖ bytes of who)
//! payload_commitment = SHA-256("lianfang/journal/payload\n" ‖ salt ‖ bytes of payload)
//! digest             = SHA-256("lianfang/journal/event\n"
//!     ‖ number(position)    ‖ text(jurisdiction) ‖ text(realm)       ‖ text(stream)
//!     ‖ number(version)     ‖ text(thing)        ‖ text(kind)        ‖ number(schema)
//!     ‖ number(happened_at) ‖ number(entered_at) ‖ number(recorded_at)
//!     ‖ text(purpose)       ‖ text(command)      ‖ text(algorithm)
//!     ‖ previous            ‖ who_commitment     ‖ payload_commitment)
//! ```
//!
//! `salt` is 16 bytes, `previous` and the commitments are 32. `previous` is the digest of the
//! event before, 32 zero bytes for the first. The salt enters through the commitments only, so a
//! line that shows commitments in place of `salt`, `who` and `payload` has the same digest, and a
//! payload of few possible values cannot be guessed from its commitment. Both texts share the
//! salt: they are shown together or withheld together.
//!
//! # A line
//!
//! UTF-8, one JSON object, ended by one line feed, at most [`LINE_BYTES_MAX`] bytes with it. The
//! keys of a full line, in this order: `position`, `jurisdiction`, `realm`, `stream`, `version`,
//! `thing`, `kind`, `schema`, `happened_at`, `entered_at`, `recorded_at`, `purpose`, `command`,
//! `algorithm`, `previous`, `salt`, `who`, `payload`, `digest`. A redacted line has
//! `who_commitment` and `payload_commitment` in the place of `salt`, `who` and `payload`.
//!
//! There is no space between the parts. `position` and `version` are numbers below 2⁶⁴, `schema`
//! one below 2³², the three times are signed 64-bit microseconds since 1970 in UTC; all in decimal
//! without leading zeros, plus sign or fraction. `previous`, `salt`, `digest` and the commitments
//! are strings of lower-case hex. Everything else is a string; `who` and `payload` are JSON texts
//! *inside* a string, because their exact bytes count and not their value. In strings, `"` and `\`
//! get a backslash; backspace, tab, line feed, form feed and carriage return are `\b \t \n \f \r`;
//! other characters below U+0020 are `\u00` and two lower-case hex digits; all else stands for
//! itself. So a line has exactly one spelling, and any other is refused.
//!
//! # An export
//!
//! All lines of one journal from position 1 on, without gaps. A verifier checks each line in this
//! order and stops at the first fault:
//!
//! 1. it is spelled as above, and its algorithm is known;
//! 2. `position` is the one before plus one, 1 for the first;
//! 3. `jurisdiction` is that of the first line;
//! 4. `digest` is what the definition gives;
//! 5. `previous` is the digest of the line before;
//! 6. `version` is one more than in the last line of the same `realm` and `stream`, 1 in the first.
//!
//! Times are not checked: clocks are set back, and [`Verdict::clock_jumps`] tells how often.
//!
//! # The tree
//!
//! The Merkle tree of RFC 6962 and RFC 9162 §2.1 over the digests: a leaf is SHA-256 over `0x00`
//! and the 32 bytes of a digest, a node SHA-256 over `0x01` and its two children, a tree of n
//! leaves is split at the largest power of two below n, the root of no leaves is SHA-256 over
//! nothing. See [`tree`].
//!
//! # A checkpoint
//!
//! A C2SP [tlog-checkpoint](https://c2sp.org/tlog-checkpoint) in
//! [signed-note](https://c2sp.org/signed-note) form, signed with Ed25519 (type `0x01`):
//!
//! ```text
//! lianfang/421223
//! 3
//! <root in base64>
//! head <digest of the last event in hex>
//! time <when it was signed>
//! key <verifier key of the signer>
//!
//! — <key name> <base64 of key id and signature>
//! ```
//!
//! The first line is `lianfang/` and the jurisdiction, the second the number of events. `head` and
//! `time` are needed, `key` may be absent, the order of the three is free, other lines may stand
//! among them and mean nothing here; none of the three stands there twice. An export matches if
//! its origin is the checkpoint's and if, after as many events as the checkpoint counts, the
//! digest of the last one (zeros if there is none) and the root of the tree are those signed.
//! Events after that are consistent with themselves only; if there are fewer, the export was cut
//! off. Whoever brings the signer's key knows who signed ([`Trust::Pinned`]); a note read by its
//! own `key` line shows only that nobody changed it since ([`Trust::SelfNamed`]).
//!
//! # Reading a file
//!
//! ```text
//! let signed = Checkpoint::parse_and_verify(&note, &key)?;
//! let mut verifier = Verifier::against(signed);
//! let mut line = Vec::new();
//! loop {
//!     line.clear();
//!     let most = LINE_BYTES_MAX as u64 + 1;
//!     if (&mut reader).take(most).read_until(b'\n', &mut line)? == 0 { break }
//!     verifier.feed(&line)?;
//! }
//! let verdict = verifier.finish()?;
//! ```

mod broken;
mod checkpoint;
mod digest;
mod envelope;
mod line;
mod note;
mod read;
pub mod tree;
mod verify;

#[cfg(test)]
mod attacks;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod vectors;

pub use broken::{Broken, Reason};
pub use checkpoint::{BadCheckpoint, Checkpoint, SignedCheckpoint, Trust};
pub use digest::{Digest, NotADigest};
pub use envelope::{Algorithm, Envelope, Sealed, TooLong, UnknownAlgorithm};
pub use line::{Content, LINE_BYTES_MAX, Line};
pub use note::{BadKey, NOTE_BYTES_MAX, SIGNATURES_MAX, Signer, VerifierKey};
pub use verify::{ClockJumps, Shown, Verdict, Verifier};
