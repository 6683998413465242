//! What can be done with the data of a closed operation.

use domain::AnyVerb;
use domain::data_use::{Attestation, DestroyTexts, ReleaseText, ReleaseTexts, WhichTexts, Witness};
use domain::kernel::{Commitment, PersonId, PostId, Right};
use domain::operations::CloseLog;
use words::{DataPages, DataTold, Language};

use super::super::deciding::Wanted;
use crate::components::form::{Problems, Reader, Sent};

/// Something that can be done on the page of the data.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Act {
    CloseLog,
    ReleaseAll,
    ReleaseOne,
    Destroy,
}

impl Act {
    const ALL: [Self; 4] = [Self::CloseLog, Self::ReleaseAll, Self::ReleaseOne, Self::Destroy];

    /// The verb's name: forms and answers carry it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::CloseLog => "close_log",
            Self::ReleaseAll => "release_texts",
            Self::ReleaseOne => "release_text",
            Self::Destroy => "destroy_texts",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    pub(super) const fn right(self) -> Right {
        match self {
            Self::CloseLog => Right::LeadOperations,
            Self::ReleaseAll | Self::ReleaseOne | Self::Destroy => Right::CloseData,
        }
    }

    /// What is said when it was done.
    pub(super) const fn told(self) -> DataTold {
        match self {
            Self::CloseLog => DataTold::LogClosed,
            Self::ReleaseAll | Self::ReleaseOne => DataTold::Released,
            Self::Destroy => DataTold::Destroyed,
        }
    }
}

/// What a form wants done with the data of an operation of this title.
pub(super) fn wanted(
    act: Act,
    sent: &Sent,
    title: Option<&str>,
    language: Language,
) -> Result<Wanted, Problems> {
    let mut form = Reader::new(sent, language);
    let verb = match act {
        Act::CloseLog => is_confirmed(&mut form).then(|| CloseLog {}.into()),
        Act::ReleaseAll => {
            let texts = shown(&mut form);
            let is_confirmed = is_confirmed(&mut form);
            texts.filter(|_| is_confirmed).map(|texts| ReleaseTexts { texts }.into())
        }
        Act::ReleaseOne => release(&mut form),
        Act::Destroy => destroy(&mut form, title),
    };
    form.end(verb.map(|verb| Wanted { verb, happened_at: None }))
}

fn is_confirmed(form: &mut Reader<'_>) -> bool {
    let is_confirmed = form.sent.filled("yes").is_some();
    if !is_confirmed {
        form.wrong("yes", DataPages::YesWanted);
    }
    is_confirmed
}

/// Those that the page showed, and no other: nobody releases what they have not seen.
fn shown(form: &mut Reader<'_>) -> Option<WhichTexts> {
    let texts = form.sent.all("shown").map(Commitment::from_hex).collect::<Option<Vec<_>>>();
    let texts = texts.filter(|it| !it.is_empty());
    if texts.is_none() {
        form.wrong("yes", DataPages::YesWanted);
    }
    texts.map(WhichTexts::These)
}

fn release(form: &mut Reader<'_>) -> Option<AnyVerb> {
    let text = form.one("text", Commitment::from_hex);
    let masked = form.text("masked");
    Some(ReleaseText { text: text?, masked: masked? }.into())
}

fn destroy(form: &mut Reader<'_>, title: Option<&str>) -> Option<AnyVerb> {
    let approver = form.one("approver", post_and_person);
    let witness = witness(form);
    let (method, leftovers) = (form.text("method"), form.text("leftovers"));
    let destroy_unreleased = form.sent.filled("destroy_unreleased").is_some();
    let unreleased_reason = form.optional("unreleased_reason");
    if title.is_some_and(|it| form.sent.line("title") != it.trim()) {
        form.wrong("title", DataPages::NotTheTitle);
    }
    let (approver_post, approver) = approver?;
    let attestation = Attestation {
        approver,
        approver_post,
        witness: witness?,
        method: method?,
        leftovers: leftovers?,
    };
    let unreleased_reason = unreleased_reason?;
    Some(DestroyTexts { attestation, destroy_unreleased, unreleased_reason }.into())
}

/// A post and whoever holds it, as a form names them.
fn post_and_person(value: &str) -> Option<(PostId, PersonId)> {
    let (post, person) = value.split_once(' ')?;
    Some((post.parse().ok()?, person.parse().ok()?))
}

fn witness(form: &mut Reader<'_>) -> Option<Witness<domain::kernel::Text<200>>> {
    match (form.sent.filled("witness"), form.sent.filled("witness_outside")) {
        (Some(_), None) => {
            let staff = form.one("witness", |it| it.parse().ok());
            staff.map(Witness::Staff)
        }
        (None, Some(_)) => form.text("witness_outside").map(Witness::Outside),
        (Some(_), Some(_)) | (None, None) => {
            form.wrong("witness", DataPages::OneWitness);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(act: Act, pairs: &[(&str, &str)]) -> Result<Wanted, Vec<String>> {
        let read = wanted(act, &Sent::of(pairs), Some("六月洪水处置"), Language::Chinese);
        read.map_err(|it| it.into_keys().collect())
    }

    const PERSON: &str = "0198c0de-0000-7000-8000-000000000001";
    const APPROVER: &str =
        "0198c0de-0000-7000-8000-000000000002 0198c0de-0000-7000-8000-000000000003";

    #[test]
    fn every_act_has_the_name_and_the_right_of_its_verb() {
        for act in Act::ALL {
            let row = domain::VERBS.iter().find(|it| it.name == act.name()).expect("a verb");
            assert_eq!(row.right, act.right());
            assert_eq!(Act::named(act.name()), Some(act));
        }
    }

    #[test]
    fn nothing_is_sealed_or_released_in_bulk_without_saying_so() {
        let digest = "5f".repeat(32);
        let shown = ("shown", digest.as_str());
        for act in [Act::CloseLog, Act::ReleaseAll] {
            assert_eq!(read(act, &[shown]).err(), Some(vec!["yes".to_owned()]));
            assert!(read(act, &[shown, ("yes", "1")]).is_ok());
        }
    }

    #[test]
    fn what_was_not_shown_is_not_released() {
        assert_eq!(read(Act::ReleaseAll, &[("yes", "1")]).err(), Some(vec!["yes".to_owned()]));
        let damaged = [("shown", "5f5f"), ("yes", "1")];
        assert_eq!(read(Act::ReleaseAll, &damaged).err(), Some(vec!["yes".to_owned()]));
    }

    #[test]
    fn whoever_destroys_names_one_witness_and_writes_the_title() {
        let method = ("method", "打印件粉碎");
        let leftovers = ("leftovers", "查了三台电脑");
        let (approver, title) = (("approver", APPROVER), ("title", "六月洪水处置"));
        let (staff, outside) = (("witness", PERSON), ("witness_outside", "县公证处"));
        let all = [method, leftovers, approver, title, staff];
        assert!(read(Act::Destroy, &all).is_ok());
        let two = [method, leftovers, approver, title, staff, outside];
        assert_eq!(read(Act::Destroy, &two).err(), Some(vec!["witness".to_owned()]));
        let other = [method, leftovers, approver, outside, ("title", "六月洪水")];
        assert_eq!(read(Act::Destroy, &other).err(), Some(vec!["title".to_owned()]));
    }
}
