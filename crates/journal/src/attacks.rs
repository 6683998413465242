//! What a forger without the key can do to an export, and that each of it is found.
//!
//! The rule for the position reported: it is the position of the first line that is not, byte for
//! byte, the line that belongs there, or of the first line that is not there. Two forgeries are
//! found later, because a line made without the key can fit everything before it. One line that
//! was put in or replaced and hashed again is found at the next line, which no longer fits it, or
//! at the checkpoint if it stands last. A forger who makes all the rest anew is found at the end of
//! the part that the checkpoint covers, and only with a checkpoint.

use proptest::prelude::*;
use proptest::sample::Index;

use crate::testing::{
    any_envelope, any_journal, chain, checkpoint, config, envelope, envelopes, export,
};
use crate::{
    Broken, ClockJumps, Digest, Reason, Sealed, Shown, SignedCheckpoint, Trust, Verdict, Verifier,
};

fn verify(bytes: &[u8], checkpoint: Option<&SignedCheckpoint>) -> Result<Verdict, Broken> {
    let mut verifier = match checkpoint {
        Some(checkpoint) => Verifier::against(checkpoint.clone()),
        None => Verifier::new(),
    };
    bytes.split_inclusive(|byte| *byte == b'\n').try_for_each(|line| verifier.feed(line))?;
    verifier.finish()
}

/// Verifies against the checkpoint of `journal`.
fn against(journal: &[Sealed], lines: &[Vec<u8>]) -> Result<Verdict, Broken> {
    verify(&lines.concat(), Some(&checkpoint(journal)))
}

fn alone(lines: &[Vec<u8>]) -> Result<Verdict, Broken> {
    verify(&lines.concat(), None)
}

/// Where the fault was reported; 0 if none was.
fn place(result: Result<Verdict, Broken>) -> u64 {
    result.map_or_else(|broken| broken.position, |_| 0)
}

fn position(at: usize) -> u64 {
    at as u64 + 1
}

/// Changes the event at `at` and leaves everything else as it was.
fn changed_envelopes(journal: &[Sealed], at: usize) -> Vec<crate::Envelope> {
    let mut envelopes = envelopes(journal);
    envelopes[at].payload.push('!');
    envelopes
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_honest_export_matches_its_checkpoint_whatever_is_redacted(
        journal in any_journal(), redacted: u64,
    ) {
        let lines = export(&journal, redacted);
        let size = journal.len() as u64;
        let verdict = against(&journal, &lines).unwrap();
        prop_assert_eq!(
            verdict.shown,
            Shown::MatchesCheckpoint { size, trust: Trust::Pinned, after: 0 }
        );
        let withheld = (0..size).filter(|at| redacted >> at & 1 == 1).count() as u64;
        prop_assert_eq!(verdict.redacted, withheld);
        prop_assert_eq!(verdict.full, size - withheld);
        prop_assert_eq!(verdict.head, journal.last().unwrap().digest());
        let verdict = alone(&lines).unwrap();
        prop_assert_eq!(verdict.shown, Shown::ConsistentWithItself);
        prop_assert_eq!(verdict.root, checkpoint(&journal).checkpoint().root);
    }

    #[test]
    fn any_changed_byte_is_found_in_its_line(
        journal in any_journal(), redacted: u64, at: Index, byte: u8,
    ) {
        let mut bytes = export(&journal, redacted).concat();
        let at = at.index(bytes.len());
        let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count();
        prop_assume!(bytes[at] != byte);
        bytes[at] = byte;
        let found = verify(&bytes, Some(&checkpoint(&journal))).unwrap_err();
        prop_assert_eq!(found.position, position(line));
        prop_assert_eq!(found.line, Some(position(line)));
        prop_assert_eq!(place(verify(&bytes, None)), position(line));
    }

    #[test]
    fn any_dropped_event_is_found_where_it_stood(
        journal in any_journal(), redacted: u64, at: Index,
    ) {
        let mut lines = export(&journal, redacted);
        let at = at.index(lines.len());
        lines.remove(at);
        prop_assert_eq!(place(against(&journal, &lines)), position(at));
        // Without a checkpoint the last event can go unnoticed, and only the last.
        let unnoticed = at == lines.len();
        prop_assert_eq!(place(alone(&lines)), if unnoticed { 0 } else { position(at) });
    }

    #[test]
    fn any_repeated_event_is_found_where_it_stands_again(
        journal in any_journal(), redacted: u64, at: Index, to: Index,
    ) {
        let mut lines = export(&journal, redacted);
        let at = at.index(lines.len());
        let to = at + 1 + to.index(lines.len() - at);
        lines.insert(to, lines[at].clone());
        prop_assert_eq!(place(alone(&lines)), position(to));
        prop_assert_eq!(place(against(&journal, &lines)), position(to));
    }

    #[test]
    fn any_two_swapped_events_are_found_at_the_first_of_them(
        journal in any_journal(), redacted: u64, one: Index, other: Index,
    ) {
        let mut lines = export(&journal, redacted);
        let (one, other) = (one.index(lines.len()), other.index(lines.len()));
        prop_assume!(one != other);
        lines.swap(one, other);
        prop_assert_eq!(place(against(&journal, &lines)), position(one.min(other)));
        prop_assert_eq!(place(alone(&lines)), position(one.min(other)));
    }

    #[test]
    fn an_inserted_event_that_fits_the_one_before_is_found_at_the_next_line(
        journal in any_journal(), redacted: u64, at: Index, forged in any_envelope(),
    ) {
        let at = at.index(journal.len());
        let forged = chain(envelopes(&journal[..at]).into_iter().chain([forged]));
        let mut lines = export(&journal, redacted);
        lines.insert(at, export(&forged, redacted).pop().unwrap());
        // The forged line passes for event `at + 1`; then the true one claims the same place.
        let found = alone(&lines).unwrap_err();
        let reason = Reason::OtherPosition { expected: position(at + 1), found: position(at) };
        prop_assert_eq!(
            &found, &Broken { position: position(at + 1), line: Some(position(at + 1)), reason }
        );
        // With a checkpoint over just the part that ends there, the forged line itself is found.
        prop_assert_eq!(place(against(&journal, &lines)), match at + 1 == journal.len() {
            true => position(at),
            false => position(at + 1),
        });
    }

    #[test]
    fn an_event_replaced_and_hashed_again_is_found_at_the_next_line(
        journal in any_journal(), redacted: u64, at: Index,
    ) {
        let at = at.index(journal.len());
        let forged = chain(changed_envelopes(&journal, at));
        let mut lines = export(&journal, redacted);
        lines[at] = export(&forged, redacted).swap_remove(at);
        if at + 1 == journal.len() {
            prop_assert_eq!(alone(&lines).unwrap().shown, Shown::ConsistentWithItself);
            let found = against(&journal, &lines).unwrap_err();
            prop_assert_eq!(found.position, position(at));
            prop_assert!(matches!(found.reason, Reason::HeadDiffers { .. }), "{}", found);
        } else {
            let found = alone(&lines).unwrap_err();
            prop_assert_eq!(found.position, position(at + 1));
            prop_assert!(matches!(found.reason, Reason::PreviousDiffers { .. }), "{}", found);
            prop_assert_eq!(against(&journal, &lines), Err(found));
        }
    }

    #[test]
    fn an_export_cut_off_anywhere_is_found_at_the_first_line_that_is_not_whole(
        journal in any_journal(), redacted: u64, at: Index,
    ) {
        let bytes = export(&journal, redacted).concat();
        let bytes = &bytes[..at.index(bytes.len())];
        let whole = bytes.iter().filter(|byte| **byte == b'\n').count();
        let found = verify(bytes, Some(&checkpoint(&journal))).unwrap_err();
        prop_assert_eq!(found.position, position(whole));
        let is_at_line_end = bytes.last().is_none_or(|byte| *byte == b'\n');
        let size = journal.len() as u64;
        let reason = if is_at_line_end { Reason::CutOff { size } } else { Reason::NoLineFeed };
        prop_assert_eq!(found.reason, reason);
    }

    #[test]
    fn a_forger_who_makes_everything_anew_passes_alone_and_fails_against_the_checkpoint(
        journal in any_journal(), redacted: u64, at: Index, extra in any_envelope(),
    ) {
        let at = at.index(journal.len());
        let mut dropped = envelopes(&journal);
        dropped.remove(at);
        let mut inserted = envelopes(&journal);
        inserted.insert(at, extra);
        let mut swapped = envelopes(&journal);
        swapped.swap(at, 0);
        let is_swapped = at != 0 && chain(swapped.clone()) != journal;
        let size = journal.len() as u64;
        let forgeries = [
            (changed_envelopes(&journal, at), true),
            (dropped, true),
            (inserted, true),
            (swapped, is_swapped),
        ];
        for (forged, is_forged) in forgeries {
            let forged = chain(forged);
            let lines = export(&forged, redacted);
            prop_assert_eq!(alone(&lines).unwrap().shown, Shown::ConsistentWithItself);
            if !is_forged {
                continue;
            }
            let found = against(&journal, &lines).unwrap_err();
            prop_assert_eq!(found.position, size);
            if (forged.len() as u64) < size {
                prop_assert_eq!(found.reason, Reason::CutOff { size });
            } else {
                prop_assert!(matches!(found.reason, Reason::HeadDiffers { .. }), "{}", found);
            }
        }
    }

    #[test]
    fn a_checkpoint_of_the_start_covers_the_start_and_says_so(
        journal in any_journal(), redacted: u64, size: Index, at: Index,
    ) {
        let size = size.index(journal.len() + 1);
        let signed = checkpoint(&journal[..size]);
        let bytes = export(&journal, redacted).concat();
        let after = (journal.len() - size) as u64;
        let shown =
            Shown::MatchesCheckpoint { size: size as u64, trust: Trust::Pinned, after };
        prop_assert_eq!(verify(&bytes, Some(&signed)).unwrap().shown, shown);
        // What was made anew after the checkpoint passes, before it does not.
        let at = at.index(journal.len());
        let forged = export(&chain(changed_envelopes(&journal, at)), redacted).concat();
        prop_assert_eq!(
            place(verify(&forged, Some(&signed))),
            if at < size { size as u64 } else { 0 }
        );
    }
}

#[test]
fn every_byte_of_a_small_export_counts() {
    let journal = chain((1..=3).map(envelope));
    let signed = checkpoint(&journal);
    let bytes = export(&journal, 0b010).concat();
    for at in 0..bytes.len() {
        let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count();
        let others = [bytes[at] ^ 1, bytes[at] ^ 0x20, bytes[at] ^ 0x80, b'\n', b' ', b'0', b'"'];
        for other in others.into_iter().filter(|other| *other != bytes[at]) {
            let mut changed = bytes.clone();
            changed[at] = other;
            let found = verify(&changed, Some(&signed)).expect_err("a byte was changed");
            assert_eq!(found.position, position(line), "byte {at} to {other:#04x}: {found}");
        }
        let mut shorter = bytes.clone();
        shorter.remove(at);
        assert_eq!(place(verify(&shorter, Some(&signed))), position(line));
        for added in [b' ', b'0', b'\n', b'\\'] {
            let mut longer = bytes.clone();
            longer.insert(at, added);
            // A line feed before a line feed leaves its line whole and makes an empty one after it.
            let line = line + usize::from(added == b'\n' && bytes[at] == b'\n');
            assert_eq!(place(verify(&longer, Some(&signed))), position(line));
        }
    }
}

#[test]
fn a_line_feed_or_a_space_after_the_end_is_found_in_the_line_it_makes() {
    let journal = chain((1..=3).map(envelope));
    for added in [&b"\n"[..], b" ", b"\0", b"{}\n"] {
        let bytes = [export(&journal, 0).concat(), added.to_vec()].concat();
        assert_eq!(place(verify(&bytes, Some(&checkpoint(&journal)))), 4);
    }
}

#[test]
fn an_event_whose_link_was_changed_and_hashed_again_is_found() {
    let mut events = envelopes(&chain((1..=3).map(envelope)));
    events[1].previous = Digest::from_bytes([7; 32]);
    let journal: Vec<Sealed> = events.into_iter().map(|it| it.seal().unwrap()).collect();
    let found = alone(&export(&journal, 0)).unwrap_err();
    assert_eq!(found.position, 2);
    assert!(matches!(found.reason, Reason::PreviousDiffers { .. }));
}

#[test]
fn a_position_that_is_skipped_or_repeated_is_found_even_when_hashed_honestly() {
    for found in [0, 1, 3, u64::MAX] {
        let [first, mut second] = [envelope(1), envelope(2)];
        let first = first.seal().unwrap();
        (second.position, second.previous) = (found, first.digest());
        let journal = [first, second.seal().unwrap()];
        let reason = Reason::OtherPosition { expected: 2, found };
        let broken = Broken { position: 2, line: Some(2), reason };
        assert_eq!(alone(&export(&journal, 0)), Err(broken));
    }
}

#[test]
fn a_version_that_is_skipped_or_repeated_is_found_even_when_hashed_honestly() {
    for version in [1, 3, 0, u64::MAX] {
        let [first, mut second] = [envelope(1), envelope(2)];
        let first = first.seal().unwrap();
        (second.version, second.previous) = (version, first.digest());
        let journal = [first, second.seal().unwrap()];
        let found = alone(&export(&journal, 0)).unwrap_err();
        assert_eq!(found.position, 2);
        let Reason::OtherVersion { expected, found, .. } = found.reason else { panic!("{found}") };
        assert_eq!((expected, found), (2, version));
    }
}

#[test]
fn streams_of_the_same_name_count_apart_in_each_realm() {
    let realms = ["real", "drill-3", "real", "drill-3", "drill-4"];
    let journal =
        chain(realms.map(|realm| crate::Envelope { realm: realm.to_owned(), ..envelope(1) }));
    let versions: Vec<u64> = journal.iter().map(|it| it.envelope().version).collect();
    assert_eq!(versions, [1, 1, 2, 2, 1]);
    assert_eq!(alone(&export(&journal, 0)).unwrap().events, 5);
}

#[test]
fn an_event_of_another_journal_is_found() {
    let mut events = vec![envelope(1), envelope(2)];
    events[1].jurisdiction = "421224".to_owned();
    let found = alone(&export(&chain(events), 0)).unwrap_err();
    let (expected, other) = ("421223".to_owned(), "421224".to_owned());
    assert_eq!(found.reason, Reason::OtherJurisdiction { expected, found: other });
    assert_eq!(found.position, 2);
}

#[test]
fn a_checkpoint_of_another_journal_is_not_taken_even_with_nothing_in_it() {
    let other = crate::Envelope { jurisdiction: "421224".to_owned(), ..envelope(1) };
    let lines = export(&chain([other]), 0).concat();
    for size in [0, 1] {
        let signed = checkpoint(&chain((1..=size).map(envelope)));
        let found = verify(&lines, Some(&signed)).unwrap_err();
        assert!(matches!(found.reason, Reason::OtherOrigin { .. }), "{found}");
        assert_eq!(found.position, 1);
    }
}

#[test]
fn a_checkpoint_whose_head_or_root_was_signed_wrongly_is_not_matched() {
    let journal = chain((1..=3).map(envelope));
    let good = checkpoint(&journal).checkpoint().clone();
    let wrong = Digest::from_bytes([1; 32]);
    for size in [0, 3] {
        let good = if size == 0 { checkpoint(&[]).checkpoint().clone() } else { good.clone() };
        for (changed, is_root) in [
            (crate::Checkpoint { root: wrong, ..good.clone() }, true),
            (crate::Checkpoint { head: wrong, ..good.clone() }, false),
        ] {
            let note = changed.sign(&crate::testing::signer()).unwrap();
            let signed = crate::Checkpoint::parse_self_named(&note).unwrap();
            let found = verify(&export(&journal, 0).concat(), Some(&signed)).unwrap_err();
            assert_eq!(matches!(found.reason, Reason::RootDiffers { .. }), is_root);
            assert_eq!(matches!(found.reason, Reason::HeadDiffers { .. }), !is_root);
            assert_eq!(found.position, size);
        }
    }
}

#[test]
fn a_clock_that_was_set_back_is_told_and_not_condemned() {
    let times = [5, 7, 6, 6, -3, 9];
    let journal = chain(times.map(|recorded_at| crate::Envelope { recorded_at, ..envelope(1) }));
    let verdict = alone(&export(&journal, 0)).unwrap();
    assert_eq!(verdict.clock_jumps, ClockJumps { count: 2, first: Some(3) });
}

#[test]
fn an_export_of_nothing_is_consistent_and_only_as_complete_as_its_checkpoint() {
    let verdict = verify(b"", None).unwrap();
    assert_eq!((verdict.events, verdict.shown), (0, Shown::ConsistentWithItself));
    let shown = Shown::MatchesCheckpoint { size: 0, trust: Trust::Pinned, after: 0 };
    let verdict = verify(b"", Some(&checkpoint(&[]))).unwrap();
    assert_eq!(verdict.shown, shown);
    let json = serde_json::to_string(&verdict).unwrap();
    let shown = r#""shown":"matches_checkpoint","size":0,"trust":"pinned","after":0"#;
    assert!(json.contains(shown), "{json}");
    let journal = chain([envelope(1)]);
    let cut = Broken { position: 1, line: None, reason: Reason::CutOff { size: 1 } };
    assert_eq!(verify(b"", Some(&checkpoint(&journal))), Err(cut));
}

#[test]
fn a_failure_is_not_forgotten_by_feeding_on() {
    let journal = chain((1..=2).map(envelope));
    let lines = export(&journal, 0);
    let mut verifier = Verifier::new();
    let broken = verifier.feed(b"{}\n").unwrap_err();
    assert_eq!(broken.reason, Reason::MissingKey { key: "position" });
    assert_eq!(verifier.feed(&lines[0]), Err(broken.clone()));
    assert_eq!(verifier.finish(), Err(broken));
}
