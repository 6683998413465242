//! Verifies an export line by line, with memory for the streams and not for the events.

use std::collections::HashMap;

use serde::Serialize;

use crate::broken::excerpt;
use crate::line::Line;
use crate::tree::{Frontier, Leaf, empty_root};
use crate::{Broken, Checkpoint, Digest, Reason, SignedCheckpoint, Trust};

/// Takes an export line by line and says whether it is whole.
///
/// The checkpoint comes first and not at the end: the root at its size is then known when that
/// event passes, and no list of all hashes has to be kept.
#[derive(Debug, Clone, Default)]
pub struct Verifier {
    checkpoint: Option<SignedCheckpoint>,
    jurisdiction: Option<String>,
    head: Option<Digest>,
    tree: Frontier,
    /// Last version of each stream of each realm. The order in which a map keeps its keys is
    /// never looked at, so its random seed cannot show.
    versions: HashMap<String, HashMap<String, u64>>,
    redacted: u64,
    last_recorded_at: Option<i64>,
    clock_jumps: ClockJumps,
    /// Kept from line to line, so that memory is asked for once.
    room: Vec<u8>,
    broken: Option<Broken>,
}

/// How often an event was recorded before the one that precedes it. Machines' clocks are set
/// back, so this is told and not condemned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct ClockJumps {
    /// How many times.
    pub count: u64,
    /// Position of the first event with an earlier time than the one before it.
    pub first: Option<u64>,
}

/// What was found about an export that holds together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Whose journal it is; nothing if there are no events.
    pub jurisdiction: Option<String>,
    /// How many events.
    pub events: u64,
    /// How many of them show everything.
    pub full: u64,
    /// How many of them withhold who it was and what happened.
    pub redacted: u64,
    /// Digest of the last event; [`Digest::ZERO`] if there is none.
    pub head: Digest,
    /// Root of the tree over all of them.
    pub root: Digest,
    /// What this proves.
    #[serde(flatten)]
    pub shown: Shown,
    /// Clocks that went backward.
    pub clock_jumps: ClockJumps,
}

/// What a verification proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "shown", rename_all = "snake_case")]
pub enum Shown {
    /// The lines fit each other. Completeness is not shown: whoever holds the journal could have
    /// left out its end, or made all of it anew.
    ConsistentWithItself,
    /// The first `size` events are those that were signed for: none was changed, dropped, added
    /// or cut off.
    MatchesCheckpoint {
        /// How many events the checkpoint counts.
        size: u64,
        /// Whether the reader knew the signer's key.
        trust: Trust,
        /// How many events come after the checkpoint. They are consistent with themselves and
        /// with what precedes them, and nothing more is shown of them.
        after: u64,
    },
}

impl Verifier {
    /// A verifier without a checkpoint: it can show that an export is consistent with itself.
    pub fn new() -> Verifier {
        Verifier::default()
    }

    /// A verifier that also compares the export with a checkpoint.
    pub fn against(checkpoint: SignedCheckpoint) -> Verifier {
        Verifier { checkpoint: Some(checkpoint), ..Verifier::default() }
    }

    /// Takes the next line with its line feed. After a failure it repeats that failure.
    ///
    /// Whoever reads a file reads at most [`crate::LINE_BYTES_MAX`] bytes and one more for a line,
    /// and hands over what came: a line that is too long is then refused and not stored.
    pub fn feed(&mut self, line: &[u8]) -> Result<(), Broken> {
        if let Some(broken) = &self.broken {
            return Err(broken.clone());
        }
        let position = self.tree.size() + 1;
        self.take(line, position).map_err(|reason| {
            let broken = Broken { position, line: Some(position), reason };
            self.broken.insert(broken).clone()
        })
    }

    /// Ends the export and says what was found.
    pub fn finish(self) -> Result<Verdict, Broken> {
        if let Some(broken) = self.broken {
            return Err(broken);
        }
        let events = self.tree.size();
        let head = self.head.unwrap_or(Digest::ZERO);
        let shown = match &self.checkpoint {
            None => Shown::ConsistentWithItself,
            Some(signed) => {
                let size = signed.checkpoint().size;
                if size > events {
                    let reason = Reason::CutOff { size };
                    return Err(Broken { position: events + 1, line: None, reason });
                }
                if size == 0 {
                    compare(signed.checkpoint(), Digest::ZERO, empty_root)
                        .map_err(|reason| Broken { position: 0, line: None, reason })?;
                }
                Shown::MatchesCheckpoint { size, trust: signed.trust(), after: events - size }
            }
        };
        Ok(Verdict {
            jurisdiction: self.jurisdiction,
            events,
            full: events - self.redacted,
            redacted: self.redacted,
            head,
            root: self.tree.root(),
            shown,
            clock_jumps: self.clock_jumps,
        })
    }

    fn take(&mut self, bytes: &[u8], position: u64) -> Result<(), Reason> {
        let line = crate::read::read(bytes, &mut self.room)?;
        self.belongs_here(&line, position)?;
        let computed = line.computed_digest_in(&mut self.room);
        if line.digest != computed {
            return Err(Reason::DigestDiffers { stated: line.digest, computed });
        }
        let expected = self.head.unwrap_or(Digest::ZERO);
        if line.previous != expected {
            return Err(Reason::PreviousDiffers { stated: line.previous, expected });
        }
        self.advance_stream(&line)?;
        self.head = Some(computed);
        self.tree.append(Leaf::of_event(&computed));
        if let Some(signed) = &self.checkpoint
            && signed.checkpoint().size == position
        {
            compare(signed.checkpoint(), computed, || self.tree.root())?;
        }
        self.redacted += u64::from(line.content.is_redacted());
        if self.last_recorded_at.is_some_and(|last| line.recorded_at < last) {
            self.clock_jumps.count += 1;
            self.clock_jumps.first.get_or_insert(position);
        }
        self.last_recorded_at = Some(line.recorded_at);
        Ok(())
    }

    fn belongs_here(&mut self, line: &Line<'_>, position: u64) -> Result<(), Reason> {
        if line.position != position {
            return Err(Reason::OtherPosition { expected: position, found: line.position });
        }
        match &self.jurisdiction {
            Some(expected) if *expected == line.jurisdiction => Ok(()),
            Some(expected) => Err(Reason::OtherJurisdiction {
                expected: excerpt(expected),
                found: excerpt(&line.jurisdiction),
            }),
            None => {
                self.is_of_this_origin(&line.jurisdiction)?;
                self.jurisdiction = Some(line.jurisdiction.clone().into_owned());
                Ok(())
            }
        }
    }

    fn is_of_this_origin(&self, jurisdiction: &str) -> Result<(), Reason> {
        let Some(signed) = &self.checkpoint else { return Ok(()) };
        let (checkpoint, events) =
            (&signed.checkpoint().origin, Checkpoint::origin_of(jurisdiction));
        if *checkpoint == events {
            return Ok(());
        }
        Err(Reason::OtherOrigin { checkpoint: excerpt(checkpoint), events: excerpt(&events) })
    }

    fn advance_stream(&mut self, line: &Line<'_>) -> Result<(), Reason> {
        // Names are copied only when they are new: most events belong to streams already seen.
        let realm = match self.versions.get_mut(line.realm.as_ref()) {
            Some(realm) => realm,
            None => self.versions.entry(line.realm.clone().into_owned()).or_default(),
        };
        let last = match realm.get_mut(line.stream.as_ref()) {
            Some(last) => last,
            None => realm.entry(line.stream.clone().into_owned()).or_default(),
        };
        let expected = *last + 1;
        if line.version != expected {
            let stream = excerpt(&line.stream);
            return Err(Reason::OtherVersion { stream, expected, found: line.version });
        }
        *last = expected;
        Ok(())
    }
}

fn compare(signed: &Checkpoint, head: Digest, root: impl FnOnce() -> Digest) -> Result<(), Reason> {
    let size = signed.size;
    if signed.head != head {
        return Err(Reason::HeadDiffers { size, signed: signed.head, found: head });
    }
    let root = root();
    if signed.root != root {
        return Err(Reason::RootDiffers { size, signed: signed.root, found: root });
    }
    Ok(())
}
