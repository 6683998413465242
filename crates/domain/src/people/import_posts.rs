//! Bring in the sheet of posts and phones: all of it, or nothing with every row's problem told.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::appoint_deputy::AppointDeputy;
use super::appoint_holder::AppointHolder;
use super::change_post::ChangePost;
use super::define_post::DefinePost;
use super::details::PostDetails;
use super::events::Event;
use super::import_people::{ROWS_MAX, Seen};
use super::kinds::{CallResult, Competence, ContactKind, PostKind};
use super::known::Known;
use super::phone_number::PhoneNumber;
use super::refusals::Refusal;
use super::relieve::Relieve;
use super::set_contact::SetContact;
use super::state::{Appointment, People, Role};
use super::verify_contact::VerifyContact;
use crate::kernel::{
    ContactId, Day, Draft, House, Key, Label, Moment, PersonId, PostId, RegionCode, Right, RowAt,
    Sheet, Verb,
};
use crate::registers::{Registers, Unanswered};

/// Import posts and phones. A row whose code, or whose person and place in the order of calling, is
/// there already changes what stands; the same file again changes nothing; what is not in the file
/// stays. A cell that names holders or deputies says exactly who; an empty one leaves them.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportPosts {
    /// The sheet 岗位.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<PostRow>,
    /// The sheet 电话.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<PhoneRow>,
}

/// One row of the sheet 岗位.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PostRow {
    /// Where it stands in its sheet.
    pub row: u32,
    /// The id it gets where its code is new.
    pub post: PostId,
    /// By which the row is matched.
    pub code: Key,
    /// What it is called.
    pub title: Label,
    /// The code of the unit it belongs to.
    pub unit: Key,
    /// What it answers for.
    pub kind: PostKind,
    /// How many holders it should have.
    pub holders_wanted: u32,
    /// What whoever holds it may do.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub rights: BTreeSet<Right>,
    /// Where the rights count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<RegionCode>,
    /// What whoever holds it must have learned.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub needs: BTreeSet<Competence>,
    /// The numbers of its holders.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holders: Vec<Key>,
    /// Its deputies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deputies: Vec<DeputyCell>,
}

/// One deputy of a post.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeputyCell {
    /// The deputy's number.
    pub number: Key,
    /// The number of the holder; left out, the first holder of the row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acts_for: Option<Key>,
}

/// One row of the sheet 电话.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PhoneRow {
    /// Where it stands in its sheet.
    pub row: u32,
    /// The id it gets where the person had fewer contacts.
    pub contact: ContactId,
    /// The number of the person.
    pub number: Key,
    /// What kind it is.
    pub kind: ContactKind,
    /// What one dials.
    pub phone: PhoneNumber,
    /// Smaller numbers are called first; left out, the row is called after those that have one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<u32>,
    /// The last day on which somebody answered it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified_on: Option<Day>,
}

type PeopleDraft<'a> = Draft<'a, People, Known>;

impl Verb for ImportPosts {
    type Of = People;
    type Facts = Known;
    const NAME: &'static str = "import_posts";
    const RIGHT: Right = Right::ManagePosts;

    fn asks(&self, _: &House, registers: &mut dyn Registers) -> Result<Known, Unanswered> {
        let mut persons = BTreeSet::new();
        for row in &self.phones {
            persons.extend(registers.person_numbered(&row.number)?);
        }
        let known = Known::regions(self.posts.iter().filter_map(|row| row.area.as_ref()), registers)?;
        Ok(Known { texts: Known::texts(persons, registers)?.texts, ..known })
    }

    fn decide(
        &self,
        people: &People,
        known: &Known,
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        if self.posts.len() + self.phones.len() > ROWS_MAX as usize {
            return Err(Refusal::TooManyRows { rows_max: ROWS_MAX });
        }
        let mut draft = Draft::of(people, known, moment);
        let mut seen = Seen::nothing();
        for row in &self.posts {
            let taken = seen.once(&row.code, row.row).and_then(|()| post(&mut draft, row));
            if let Err(refusal) = taken {
                draft.refuse(RowAt { sheet: Sheet::Posts, row: row.row }, refusal);
            }
        }
        for (row, place) in in_calling_order(&self.phones) {
            if let Err(refusal) = phone(&mut draft, row, place) {
                draft.refuse(RowAt { sheet: Sheet::Phones, row: row.row }, refusal);
            }
        }
        let events = draft.finish().map_err(|problems| Refusal::RowsRefused { problems })?;
        out.extend(events);
        Ok(())
    }
}

fn post(draft: &mut PeopleDraft<'_>, row: &PostRow) -> Result<(), Refusal> {
    let details = PostDetails {
        title: row.title.clone(),
        organisation: draft.state().living_unit(&row.unit)?.id,
        kind: row.kind,
        holders_wanted: row.holders_wanted,
        rights: row.rights.clone(),
        area: row.area.clone(),
        needs: row.needs.clone(),
    };
    let post = match draft.state().post_coded(&row.code).map(|stands| stands.id) {
        Some(post) => {
            draft.attempt(&ChangePost { post, details })?;
            post
        }
        None => {
            let code = row.code.clone();
            draft.attempt(&DefinePost { post: row.post, code, details })?;
            row.post
        }
    };
    let holders = numbered(draft, &row.holders)?;
    if !holders.is_empty() {
        staff(draft, post, |it| it.acts_for.is_some() || holders.contains(&it.person))?;
        for person in holders {
            if role(draft, post, person) != Some(Role::Holder) {
                draft.attempt(&AppointHolder { post, person, from: None, until: None })?;
            }
        }
    }
    deputies(draft, post, row)
}

/// Relieves whoever is in a post and shall not stay.
fn staff(
    draft: &mut PeopleDraft<'_>,
    post: PostId,
    stays: impl Fn(&Appointment) -> bool,
) -> Result<(), Refusal> {
    let appointments = draft.state().living_post(post)?.appointments.values();
    let leaving: Vec<_> = appointments.filter(|it| !stays(it)).map(|it| it.person).collect();
    for person in leaving {
        // Whoever acted for somebody who left is gone already.
        if draft.state().living_post(post)?.appointments.contains_key(&person) {
            draft.attempt(&Relieve { post, person })?;
        }
    }
    Ok(())
}

fn deputies(draft: &mut PeopleDraft<'_>, post: PostId, row: &PostRow) -> Result<(), Refusal> {
    let mut pairs = Vec::with_capacity(row.deputies.len());
    for cell in &row.deputies {
        let deputy = draft.state().employed_numbered(&cell.number)?.id;
        let holder = match cell.acts_for.as_ref().or(row.holders.first()) {
            Some(number) => draft.state().employed_numbered(number)?.id,
            None => first_holder(draft, post)
                .ok_or_else(|| Refusal::NotAHolder { number: cell.number.clone() })?,
        };
        pairs.push((deputy, holder));
    }
    if pairs.is_empty() {
        return Ok(());
    }
    staff(draft, post, |it| {
        it.acts_for.is_none_or(|holder| pairs.contains(&(it.person, holder)))
    })?;
    for (person, acts_for) in pairs {
        if role(draft, post, person) != Some(Role::DeputyOf(acts_for)) {
            draft.attempt(&AppointDeputy { post, person, acts_for, from: None, until: None })?;
        }
    }
    Ok(())
}

/// Whoever is in the post already stays there until when they were appointed.
fn role(draft: &PeopleDraft<'_>, post: PostId, person: PersonId) -> Option<Role> {
    draft.state().post(post).and_then(|it| it.role_at(person, draft.now()))
}

fn first_holder(draft: &PeopleDraft<'_>, post: PostId) -> Option<PersonId> {
    draft.state().post(post).and_then(|it| it.holders_at(draft.now()).next())
}

fn numbered(draft: &PeopleDraft<'_>, numbers: &[Key]) -> Result<Vec<PersonId>, Refusal> {
    numbers.iter().map(|number| draft.state().employed_numbered(number).map(|it| it.id)).collect()
}

/// Rows with their places 1, 2, 3 for each person: a file may count 10, 20 or leave the order out.
fn in_calling_order(rows: &[PhoneRow]) -> Vec<(&PhoneRow, u32)> {
    let mut sorted: Vec<_> = rows.iter().collect();
    sorted.sort_by_key(|row| (&row.number, row.order.unwrap_or(u32::MAX), row.row));
    let mut taken: BTreeMap<&Key, u32> = BTreeMap::new();
    let placed = sorted.into_iter().map(|row| {
        let place = taken.entry(&row.number).or_default();
        *place += 1;
        (row, *place)
    });
    placed.collect()
}

fn phone(draft: &mut PeopleDraft<'_>, row: &PhoneRow, place: u32) -> Result<(), Refusal> {
    let stands = draft.state().employed_numbered(&row.number)?;
    let person = stands.id;
    let at = usize::try_from(place - 1).unwrap_or(usize::MAX);
    let contact = stands.contacts.get(at).map_or(row.contact, |it| it.id);
    let (kind, number, order) = (row.kind, row.phone.clone(), Some(place));
    draft.attempt(&SetContact { person, contact, kind, number, order })?;
    if let Some(called_on) = row.verified_on {
        verify(draft, person, contact, called_on)?;
    }
    Ok(())
}

/// A file knows of calls that were answered; a later call that is known here is not forgotten.
fn verify(
    draft: &mut PeopleDraft<'_>,
    person: PersonId,
    contact: ContactId,
    called_on: Day,
) -> Result<(), Refusal> {
    let contacts = draft.state().person(person).map(|it| it.contacts.as_slice()).unwrap_or_default();
    let known = contacts.iter().find(|it| it.id == contact).and_then(|it| it.verified);
    if known.is_some_and(|it| it.called_on >= called_on) {
        return Ok(());
    }
    let (result, called_by) = (CallResult::Answered, None);
    draft.attempt(&VerifyContact { person, contact, result, called_on, called_by })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{
        bureau, contact, day, decide, known, label, noon, person, post as post_id, with_person,
    };
    use super::*;

    fn key(text: &str) -> Key {
        text.parse().expect("a key")
    }

    fn post_row(row: u32, holders: &[&str], deputies: &[&str]) -> PostRow {
        PostRow {
            row,
            post: post_id(u128::from(row)),
            code: key(&format!("post-{row}")),
            title: label("值班员"),
            unit: key("unit-1"),
            kind: PostKind::DutyOfficer,
            holders_wanted: 1,
            rights: [Right::WriteLog].into(),
            area: None,
            needs: [].into(),
            holders: holders.iter().map(|it| key(it)).collect(),
            deputies: deputies
                .iter()
                .map(|it| DeputyCell { number: key(it), acts_for: None })
                .collect(),
        }
    }

    fn phone_row(row: u32, of: &str, dialled: &str) -> PhoneRow {
        PhoneRow {
            row,
            contact: contact(u128::from(row)),
            number: key(of),
            kind: ContactKind::Mobile,
            phone: PhoneNumber::parse(dialled).expect("a number"),
            order: None,
            verified_on: Some(day("2026-05-01")),
        }
    }

    fn file() -> ImportPosts {
        ImportPosts {
            posts: vec![post_row(2, &["j001"], &["j002"]), post_row(3, &["j002", "j003"], &[])],
            phones: vec![
                phone_row(2, "j001", "13800138000"),
                phone_row(3, "j001", "0715-3061234"),
                phone_row(4, "j002", "13800138002"),
            ],
        }
    }

    fn staffed() -> People {
        let mut people = bureau();
        (1..=3).for_each(|number| with_person(&mut people, number));
        people
    }

    #[test]
    fn posts_holders_deputies_and_phones_come_in_together_and_once() {
        let mut people = staffed();
        let events = decide(&mut people, &known(), &file()).expect("the file is sound");
        assert_eq!(events.len(), 2 + 4 + 3 * 2);
        let mut again = file();
        again.posts.iter_mut().for_each(|row| row.post = post_id(99));
        again.phones.iter_mut().for_each(|row| row.contact = contact(99));
        assert_eq!(decide(&mut people, &known(), &again), Ok(vec![]));
    }

    #[test]
    fn a_filled_cell_says_exactly_who_and_an_empty_one_leaves_them() {
        let mut people = staffed();
        decide(&mut people, &known(), &file()).expect("the file is sound");
        let mut changed = file();
        changed.posts = vec![post_row(2, &["j003"], &[])];
        changed.posts[0].holders_wanted = 2;
        let events = decide(&mut people, &known(), &changed).expect("the file is sound");
        // The post, the deputy who acted for the holder that leaves, the holder, the new holder.
        assert_eq!(events.len(), 4);
        let holders = |people: &People, number| {
            let post = people.post(post_id(number)).expect("there");
            post.holders_at(noon().now).collect::<Vec<_>>()
        };
        assert_eq!(holders(&people, 2), [person(3)]);
        changed.posts = vec![post_row(3, &[], &[])];
        assert_eq!(decide(&mut people, &known(), &changed), Ok(vec![]));
        assert_eq!(holders(&people, 3), [person(2), person(3)]);
    }

    #[test]
    fn whoever_is_appointed_for_a_time_stays_for_that_time() {
        let mut people = staffed();
        decide(&mut people, &known(), &file()).expect("the file is sound");
        let until = Some(noon().now + crate::kernel::Span::from_hours(24));
        let (post, person) = (post_id(2), person(1));
        decide(&mut people, &known(), &AppointHolder { post, person, from: None, until })
            .expect("for a day");
        assert_eq!(decide(&mut people, &known(), &file()), Ok(vec![]));
    }

    #[test]
    fn another_number_in_the_same_place_is_a_change_and_has_not_been_called() {
        let mut people = staffed();
        decide(&mut people, &known(), &file()).expect("the file is sound");
        let mut changed = file();
        changed.phones[0].phone = PhoneNumber::parse("13900139000").expect("a number");
        changed.phones[0].verified_on = None;
        let events = decide(&mut people, &known(), &changed).expect("the file is sound");
        assert_eq!(events.len(), 1);
        let contacts = &people.person(person(1)).expect("there").contacts;
        assert_eq!((contacts.len(), contacts[0].verified), (2, None));
    }

    #[test]
    fn the_order_may_be_counted_in_tens_and_stand_in_any_order() {
        let mut people = staffed();
        let mut file = file();
        (file.phones[0].order, file.phones[1].order) = (Some(20), Some(10));
        decide(&mut people, &known(), &file).expect("the file is sound");
        let contacts = &people.person(person(1)).expect("there").contacts;
        assert_eq!(contacts.iter().map(|it| it.id).collect::<Vec<_>>(), [contact(3), contact(2)]);
        assert_eq!(decide(&mut people, &known(), &file), Ok(vec![]));
    }

    #[test]
    fn every_rows_problem_is_told_and_nothing_is_half_done() {
        let mut people = staffed();
        let before = people.clone();
        let mut file = file();
        let mut twice = post_row(2, &[], &[]);
        twice.row = 4;
        file.posts.push(twice);
        file.posts.push(post_row(5, &["j009"], &[]));
        file.posts.push(post_row(6, &[], &["j001"]));
        file.phones.push(phone_row(5, "j008", "13800138000"));
        let refused = decide(&mut people, &known(), &file);
        let Err(Refusal::RowsRefused { problems }) = refused else { panic!("{refused:?}") };
        let told: Vec<_> =
            problems.told.iter().map(|it| (it.at.row, it.refusal.code())).collect();
        assert_eq!(
            told,
            [
                (4, "repeated_in_file"),
                (5, "no_such_number"),
                (6, "not_a_holder"),
                (5, "no_such_number"),
            ]
        );
        assert_eq!(people, before);
    }

    #[test]
    fn more_rows_than_a_file_may_have_are_refused() {
        let phones = vec![phone_row(2, "j001", "13800138000"); ROWS_MAX as usize + 1];
        let verb = ImportPosts { posts: vec![], phones };
        let refused = decide(&mut staffed(), &known(), &verb);
        assert_eq!(refused, Err(Refusal::TooManyRows { rows_max: ROWS_MAX }));
    }
}
