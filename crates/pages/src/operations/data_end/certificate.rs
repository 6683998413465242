//! The certificate of destruction, on a sheet.

use std::collections::BTreeMap;

use application::operations::Destroyed;
use application::{Fault, Reading, Who, WitnessRow};
use domain::kernel::{Label, PersonId, PostId, Realm};
use words::{DataPages, Say as _, TaskThread, full_time, named};

use super::super::deciding::Desk;
use super::texts::Which;

/// The certificate, ready to be shown.
pub(super) struct Certificate {
    /// Word and value of each; of a figure also where that is shown what it counts.
    pub(super) facts: Vec<(String, String, Option<String>)>,
    /// Place in the journal, the address of that, and the digest.
    pub(super) position: u64,
    pub(super) href: Option<String>,
    pub(super) digest: String,
}

/// Opens the names of whoever stands on it.
pub(super) fn call(
    reading: &mut Reading<'_>,
    realm: &Realm,
    (desk, it): (&mut Desk, &Destroyed),
) -> Result<BTreeMap<PostId, Label>, Fault> {
    let mut people = vec![it.row.approver];
    people.extend(actor(&it.who).map(|(person, _)| person));
    if let WitnessRow::Staff(person) = it.row.witness {
        people.push(person);
    }
    desk.board.names.call(reading, realm, people)?;
    let posts = &reading.units_and_posts(realm)?.posts;
    Ok(posts.iter().map(|it| (it.id, it.details.title.clone())).collect())
}

const fn actor(who: &Who) -> Option<(PersonId, Option<PostId>)> {
    match who {
        Who::Staff { person, post, .. } => Some((*person, Some(*post))),
        Who::Themselves { person } => Some((*person, None)),
        Who::Operator { .. } | Who::Script { .. } => None,
    }
}

impl Certificate {
    pub(super) fn of(
        desk: &Desk,
        (it, key): (&Destroyed, &str),
        posts: &BTreeMap<PostId, Label>,
    ) -> Self {
        let (row, language) = (&it.row, desk.language);
        let person = |it: PersonId| {
            let name = desk.board.names.person(it);
            name.map_or_else(|| desk.say(DataPages::Nobody), str::to_owned)
        };
        let post = |it: PostId| posts.get(&it).map_or("", |it| named(it, language)).to_owned();
        let in_post = |of: PersonId, it: PostId| format!("{} {}", post(it), person(of));
        let by = match (&it.who, actor(&it.who)) {
            (_, Some((of, Some(it)))) => in_post(of, it),
            (_, Some((of, None))) => person(of),
            (Who::Script { role, .. }, None) => role.clone(),
            (Who::Operator { .. } | Who::Staff { .. } | Who::Themselves { .. }, None) => {
                desk.say(TaskThread::ByOperator)
            }
        };
        let witness = match row.witness {
            WitnessRow::Staff(it) => person(it),
            WitnessRow::Outside(_) => it.witness.clone().unwrap_or_default(),
        };
        let (texts, released) = (row.texts.unwrap_or(0), row.released.unwrap_or(0));
        let attachments = row.attachments.unwrap_or(0).to_string();
        let facts = [
            (DataPages::Operation, format!("{} · {}", desk.title(), desk.operation)),
            (DataPages::DestroyedAt, full_time(row.destroyed_at, &desk.zone)),
            (DataPages::Texts, DataPages::TextsOf { texts, released }.say(language)),
            (DataPages::Attachments, attachments),
            (DataPages::UnreleasedReason, it.unreleased_reason.clone().unwrap_or_default()),
            (DataPages::KeyGone, key.to_owned()),
            (DataPages::Basis, desk.say(DataPages::DestroyedLaw)),
            (DataPages::DestroyedBy, by),
            (DataPages::Approver, in_post(row.approver, row.approver_post)),
            (witness_word(row.witness), witness),
            (DataPages::Method, it.method.clone().unwrap_or_default()),
            (DataPages::Leftovers, it.leftovers.clone().unwrap_or_default()),
        ];
        let facts = facts.into_iter().filter(|(_, it)| !it.is_empty());
        Self {
            facts: facts
                .map(|(word, value)| {
                    let counted = counted_at(desk, &word);
                    (desk.say(word), value, counted)
                })
                .collect(),
            position: row.position,
            href: desk.addresses.journal(row.position),
            digest: it.digest.to_string(),
        }
    }
}

/// Where that is shown what a figure counts.
fn counted_at(desk: &Desk, word: &DataPages) -> Option<String> {
    let texts = || Which::All.href(&desk.addresses.data());
    let attachments = || desk.addresses.attachments();
    let of_texts = matches!(word, DataPages::Texts).then(texts);
    of_texts.or_else(|| matches!(word, DataPages::Attachments).then(attachments))
}

const fn witness_word(of: WitnessRow) -> DataPages {
    match of {
        WitnessRow::Staff(_) => DataPages::Witness,
        WitnessRow::Outside(_) => DataPages::WitnessOutside,
    }
}
