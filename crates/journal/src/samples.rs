//! The files under `samples/` are what this code writes and reads: the format does not drift.

use crate::testing::{chain, checkpoint, envelope, export, signer};
use crate::{Checkpoint, Envelope, Sealed, Shown, Trust, Verifier};

const EXPORT: &str = include_str!("../samples/export.jsonl");
const CHECKPOINT: &str = include_str!("../samples/checkpoint.txt");

/// Three events: plain, redacted, and one with everything that is spelled with care.
const REDACTED: u64 = 0b010;

fn journal() -> Vec<Sealed> {
    let careful = Envelope {
        realm: "drill-3".to_owned(),
        thing: "任务 \"甲\"\\乙\t\u{1}\u{7f}\u{2028}é e\u{301} 🚓".to_owned(),
        schema: u32::MAX,
        happened_at: i64::MIN,
        entered_at: -1,
        recorded_at: 0,
        purpose: String::new(),
        salt: [0xff; 16],
        payload: "{\"note\":\"line\\nfeed\"}".to_owned(),
        ..envelope(3)
    };
    chain([envelope(1), envelope(2), careful])
}

#[test]
fn the_sample_export_is_what_is_written_today() {
    assert_eq!(String::from_utf8(export(&journal(), REDACTED).concat()).unwrap(), EXPORT);
}

#[test]
fn the_sample_checkpoint_is_what_is_signed_today() {
    let note = checkpoint(&journal()).checkpoint().sign(&signer()).unwrap();
    assert_eq!(note, CHECKPOINT);
}

#[test]
fn the_samples_match_each_other() {
    let mut verifier = Verifier::against(Checkpoint::parse_self_named(CHECKPOINT).unwrap());
    EXPORT.split_inclusive('\n').for_each(|line| verifier.feed(line.as_bytes()).unwrap());
    let verdict = verifier.finish().unwrap();
    let shown = Shown::MatchesCheckpoint { size: 3, trust: Trust::SelfNamed, after: 0 };
    assert_eq!(verdict.shown, shown);
    assert_eq!((verdict.full, verdict.redacted), (2, 1));
}
