//! Journals for tests: one by hand, any number at random.

use std::collections::HashMap;

use proptest::prelude::*;

use crate::{
    Algorithm, Checkpoint, Digest, Envelope, Line, Sealed, SignedCheckpoint, Signer, tree,
};

/// Failing cases are printed small enough to copy; no files are left behind.
pub(crate) fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

/// An event of an invented journal; the first one if `position` is 1.
pub(crate) fn envelope(position: u64) -> Envelope {
    Envelope {
        position,
        jurisdiction: "421223".to_owned(),
        realm: "real".to_owned(),
        stream: "operation/0195f3c2-1111-7000-8000-000000000001".to_owned(),
        version: position,
        thing: "task/0195f3c2-1111-7000-8000-000000000002".to_owned(),
        kind: "TaskAssigned".to_owned(),
        schema: 1,
        happened_at: 1_767_225_600_000_000,
        entered_at: 1_767_225_660_000_000,
        recorded_at: 1_767_225_660_000_042,
        purpose: "flood-2026".to_owned(),
        command: "0195f3c2-1111-7000-8000-000000000003".to_owned(),
        algorithm: Algorithm::Sha256First,
        previous: Digest::ZERO,
        salt: std::array::from_fn(|at| u8::try_from(at).unwrap()),
        who: r#"{"post":"duty-commander","person":"p-7"}"#.to_owned(),
        payload: r#"{"task":3,"to":"东渡镇","due":1767229200000000}"#.to_owned(),
    }
}

/// Numbers, links and seals events as an honest writer does, and as a forger without the key can.
pub(crate) fn chain(envelopes: impl IntoIterator<Item = Envelope>) -> Vec<Sealed> {
    let mut previous = Digest::ZERO;
    let mut versions: HashMap<(String, String), u64> = HashMap::new();
    let link = |(position, mut envelope): (u64, Envelope)| {
        let place = (envelope.realm.clone(), envelope.stream.clone());
        let version = versions.entry(place).or_default();
        *version += 1;
        envelope.version = *version;
        envelope.position = position;
        envelope.previous = previous;
        let sealed = envelope.seal().unwrap();
        previous = sealed.digest();
        sealed
    };
    (1..).zip(envelopes).map(link).collect()
}

pub(crate) fn envelopes(journal: &[Sealed]) -> Vec<Envelope> {
    journal.iter().map(|sealed| sealed.envelope().clone()).collect()
}

pub(crate) fn signer() -> Signer {
    Signer::from_seed("lianfang/421223", &[42; 32]).unwrap()
}

/// A checkpoint over all events of a journal, read back with the key pinned.
pub(crate) fn checkpoint(journal: &[Sealed]) -> SignedCheckpoint {
    let leaves: Vec<_> = journal.iter().map(|it| tree::Leaf::of_event(&it.digest())).collect();
    let checkpoint = Checkpoint {
        origin: Checkpoint::origin_of("421223"),
        size: journal.len() as u64,
        root: tree::root_of(&leaves),
        head: journal.last().map_or(Digest::ZERO, Sealed::digest),
        time: "2026-01-01T00:00:00Z".to_owned(),
    };
    let note = checkpoint.sign(&signer()).unwrap();
    Checkpoint::parse_and_verify(&note, signer().verifier_key()).unwrap()
}

/// The lines of an export; the bits of `redacted` say which withhold.
pub(crate) fn export(journal: &[Sealed], redacted: u64) -> Vec<Vec<u8>> {
    let line = |(at, sealed)| {
        let is_redacted = redacted >> (at % 64) & 1 == 1;
        let line = if is_redacted { Line::redacted(sealed) } else { Line::full(sealed) };
        let mut bytes = Vec::new();
        line.write(&mut bytes);
        bytes
    };
    journal.iter().enumerate().map(line).collect()
}

pub(crate) fn any_text() -> impl Strategy<Value = String> {
    proptest::collection::vec(any::<char>(), 0..8).prop_map(String::from_iter)
}

/// An event of which everything is random but jurisdiction, place and links.
pub(crate) fn any_envelope() -> impl Strategy<Value = Envelope> {
    let names = (0..3_u8, any_text(), 0..4_u8, any_text(), any_text());
    let texts = (any_text(), any_text(), any_text(), any_text());
    let numbers = (any::<[i64; 3]>(), any::<u32>(), any::<[u8; 16]>());
    (names, texts, numbers).prop_map(|(names, texts, (times, schema, salt))| {
        let (realm, realm_text, stream, stream_text, thing) = names;
        let (kind, purpose, who, payload) = texts;
        let [happened_at, entered_at, recorded_at] = times;
        // Mostly a few realms and streams, so that versions count up, and now and then any text.
        let realm = if realm == 0 { realm_text } else { format!("realm-{realm}") };
        let stream = if stream == 0 { stream_text } else { format!("流-{stream}") };
        let texts = (realm, stream, thing, kind, purpose, who, payload);
        let (realm, stream, thing, kind, purpose, who, payload) = texts;
        let times = Envelope { happened_at, entered_at, recorded_at, ..envelope(1) };
        Envelope { realm, stream, thing, kind, schema, purpose, salt, who, payload, ..times }
    })
}

/// One to forty chained events.
pub(crate) fn any_journal() -> impl Strategy<Value = Vec<Sealed>> {
    proptest::collection::vec(any_envelope(), 1..=40).prop_map(chain)
}
