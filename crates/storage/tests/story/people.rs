//! People come in from sheets, are changed, appointed and called; a drill has them as they stood.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "this is a test's failure")]

use application::{Failure, Office};
use domain::kernel::{
    House, Instant, Key, Label, PersonId, PostId, Realm, Right, Span, Stream, Text, Version, decode,
};
use domain::people::{
    self, CallResult, CertifyCompetence, ChangeOrganisation, ChangePerson, Competence,
    CompetenceCell, ContactKind, DeputyCell, DutyState, EndEmployment, ImportPeople, ImportPosts,
    OrganisationKind, People, PersonKind, PersonRow, PhoneNumber, PhoneRow, PostKind, PostRow,
    RemoveContact, SetContact, SetDuty, UnitRow, VerifyContact, WithdrawCompetence,
};
use domain::realms::OpenRealm;
use testkit::{Engine, Playground, command, county};
use uuid::Uuid;

use super::on_both_engines;
use super::places::with_regions;

on_both_engines! {
    people_come_in_once_and_are_read_back,
    a_file_with_problems_leaves_nothing,
    posts_and_phones_come_in_once,
    what_the_tables_say_is_what_the_rules_believe,
    a_person_is_changed_by_whoever_saw_the_last_change,
    a_drill_begins_with_the_people_and_keeps_its_changes_to_itself,
    a_region_that_is_not_in_the_list_is_refused,
}

fn key(text: &str) -> Key {
    text.parse().expect("a key")
}

fn label(name: &str) -> Label {
    Label::chinese(Text::parse(name).expect("fits"))
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

const NAMES: [&str; 3] = ["欧阳建国", "司徒静雯", "诸葛立新"];
const PHONES: [&str; 3] = ["13871234567", "0715-3061234", "13987654321"];

/// Ids are new each time: rows are matched by their codes and numbers.
fn units_and_people(first_id: u128) -> ImportPeople {
    let unit = |row: u32, code: &str, parent: Option<&str>| UnitRow {
        row,
        organisation: domain::kernel::OrganisationId::from_uuid(id(first_id + u128::from(row))),
        code: key(code),
        name: label(code),
        kind: OrganisationKind::PublicSecurity,
        parent: parent.map(key),
        region: Some(county()),
    };
    let person = |row: u32, number: &str, name: &str| PersonRow {
        row,
        person: PersonId::from_uuid(id(first_id + 50 + u128::from(row))),
        number: key(number),
        name: Text::parse(name).expect("fits"),
        kind: PersonKind::Sworn,
        unit: key("station"),
        competences: vec![CompetenceCell { competence: Competence::Traffic, expires: None }],
    };
    ImportPeople {
        units: vec![unit(2, "station", Some("psb")), unit(3, "psb", None)],
        people: vec![
            person(2, "j001", NAMES[0]),
            person(3, "j002", NAMES[1]),
            person(4, "j003", NAMES[2]),
        ],
    }
}

fn posts_and_phones(first_id: u128) -> ImportPosts {
    let phone = |row: u32, number: &str, dialled: &str| PhoneRow {
        row,
        contact: domain::kernel::ContactId::from_uuid(id(first_id + u128::from(row))),
        number: key(number),
        kind: ContactKind::Mobile,
        phone: PhoneNumber::parse(dialled).expect("a number"),
        order: None,
        verified_on: None,
    };
    ImportPosts {
        posts: vec![PostRow {
            row: 2,
            post: PostId::from_uuid(id(first_id + 90)),
            code: key("duty-officer"),
            title: label("值班员"),
            unit: key("psb"),
            kind: PostKind::DutyOfficer,
            holders_wanted: 1,
            rights: [Right::WriteLog, Right::ReadOperations].into(),
            area: Some(county()),
            needs: [Competence::DutyDesk].into(),
            holders: vec![key("j001")],
            deputies: vec![DeputyCell { number: key("j002"), acts_for: None }],
        }],
        phones: vec![
            phone(2, "j001", PHONES[0]),
            phone(3, "j001", PHONES[1]),
            phone(4, "j002", PHONES[2]),
        ],
    }
}

pub(super) fn people_of(office: &Office, realm: &Realm) -> People {
    let realm = realm.clone();
    office.read(move |reading| reading.view.people(&realm)).expect("the register can be read")
}

/// What the rules would fold from the journal.
fn folded(office: &Office) -> People {
    office
        .read(|reading| {
            let mut people = People::new(House);
            for stored in reading.view.events_of(&Realm::real(), "people/house", u64::MAX)? {
                let it = stored.sealed.envelope();
                let event = decode::<people::Event>(&it.kind, it.schema, &it.payload)
                    .expect("it was written by this program");
                people.evolve(&event, stored.moment());
            }
            Ok(people)
        })
        .expect("the journal can be read")
}

fn names_of(office: &Office, realm: &Realm) -> Vec<String> {
    let realm = realm.clone();
    office
        .read(move |reading| {
            let mut names = Vec::new();
            for person in reading.view.persons(&realm, None, 100)? {
                let name = person.name.commitment().expect("a table holds what is sealed");
                names.push(reading.open(&name)?.text().unwrap_or("destroyed").to_owned());
            }
            Ok(names)
        })
        .expect("the register can be read")
}

/// A house with three people: the first two in the post of the duty officer, with numbers.
pub(super) fn imported(engine: Engine, name: &str) -> Playground {
    let playground = Playground::new(engine, name);
    with_regions(&playground);
    playground.office.perform(command(House, units_and_people(100))).expect("it is sound");
    playground.office.perform(command(House, posts_and_phones(300))).expect("it is sound");
    playground
}

pub(super) fn person_id(people: &People, number: &str) -> PersonId {
    people.person_numbered(&key(number)).expect("they are there").id
}

fn people_come_in_once_and_are_read_back(engine: Engine) {
    let playground = Playground::new(engine, "people_once");
    with_regions(&playground);
    let office = &playground.office;
    let done = office.perform(command(House, units_and_people(100))).expect("it is sound");
    assert_eq!(done.things.len(), 2 + 3 * 2);
    assert_eq!(names_of(office, &Realm::real()), NAMES);
    let again = office.perform(command(House, units_and_people(200))).expect("it is sound");
    assert_eq!(again.positions, None);
    // After a restart the names are known to the vault only.
    let playground = playground.restarted();
    let office = &playground.office;
    let again = office.perform(command(House, units_and_people(200))).expect("it is sound");
    assert_eq!(again.positions, None);
    let mut changed = units_and_people(200);
    changed.people[1].name = Text::parse("司徒静").expect("fits");
    let done = office.perform(command(House, changed)).expect("it is sound");
    assert_eq!(done.things.len(), 1);
    assert_eq!(names_of(office, &Realm::real()), [NAMES[0], "司徒静", NAMES[2]]);
}

fn a_file_with_problems_leaves_nothing(engine: Engine) {
    let playground = Playground::new(engine, "people_refused");
    with_regions(&playground);
    let size = playground.office.size();
    let mut file = units_and_people(100);
    file.people[2].unit = key("nowhere");
    let refused = playground.office.perform(command(House, file));
    let Err(Failure::Refused(refusal)) = refused else { panic!("{refused:?}") };
    assert_eq!(refusal.code(), "people_rows_refused");
    assert_eq!(playground.office.size(), size);
    assert_eq!(people_of(&playground.office, &Realm::real()), People::new(House));
}

fn posts_and_phones_come_in_once(engine: Engine) {
    let playground = imported(engine, "posts_once").restarted();
    let office = &playground.office;
    let again = office.perform(command(House, posts_and_phones(600))).expect("it is sound");
    assert_eq!(again.positions, None);
    let people = people_of(office, &Realm::real());
    let (holder, deputy) = (person_id(&people, "j001"), person_id(&people, "j002"));
    let post = people.post_coded(&key("duty-officer")).expect("it is there");
    let now = Instant::from_microseconds(1_780_000_000_000_000);
    assert_eq!(post.role_at(holder, now), Some(people::Role::Holder));
    assert_eq!(post.role_at(deputy, now), Some(people::Role::DeputyOf(holder)));
    let of_person = office
        .read(move |reading| reading.view.posts_of(&Realm::real(), deputy))
        .expect("the register can be read");
    assert_eq!(of_person, std::slice::from_ref(post));
    let commitment = people.person(holder).expect("there").contacts[1].number.commitment();
    let dialled = office
        .read(move |reading| reading.open(&commitment.expect("a table holds what is sealed")))
        .expect("the vault opens");
    assert_eq!(dialled.text(), Some(PHONES[1]));
}

/// Every verb that changes a person, a contact or a certificate.
fn a_busy_day(playground: &Playground) {
    let office = &playground.office;
    let do_it = |verb: domain::AnyVerb| {
        office.perform(command(House, verb)).expect("the rules have nothing against it");
    };
    let people = people_of(office, &Realm::real());
    let (first, second) = (person_id(&people, "j001"), person_id(&people, "j002"));
    let contacts: Vec<_> =
        people.person(first).expect("there").contacts.iter().map(|it| it.id).collect();
    let number = PhoneNumber::parse("13700000001").expect("a number");
    let third = domain::kernel::ContactId::from_uuid(id(900));
    let kind = ContactKind::Satellite;
    let order = Some(1);
    do_it(SetContact { person: first, contact: third, kind, number, order }.into());
    let number = PhoneNumber::parse(PHONES[0]).expect("a number");
    let kind = ContactKind::DutyDesk;
    let order = Some(3);
    do_it(SetContact { person: first, contact: contacts[0], kind, number, order }.into());
    let called_on = "2026-05-20".parse().expect("a day");
    for (contact, result) in [(contacts[1], CallResult::Answered), (third, CallResult::WrongNumber)]
    {
        let called_by = Some(second);
        let person = first;
        do_it(VerifyContact { person, contact, result, called_on, called_by }.into());
    }
    do_it(RemoveContact { person: first, contact: third }.into());
    let expires = Some("2027-01-01".parse().expect("a day"));
    let (person, competence) = (first, Competence::DutyDesk);
    do_it(CertifyCompetence { person, competence, issued: None, expires }.into());
    do_it(WithdrawCompetence { person, competence: Competence::Traffic }.into());
    playground.machine.pass(Span::from_hours(1));
    do_it(SetDuty { person: second, state: DutyState::OnDuty }.into());
}

fn what_the_tables_say_is_what_the_rules_believe(engine: Engine) {
    let playground = imported(engine, "tables_and_rules");
    a_busy_day(&playground);
    let people = people_of(&playground.office, &Realm::real());
    assert_eq!(people, folded(&playground.office));
    let leaving = person_id(&people, "j001");
    let mut end = command(House, EndEmployment { person: leaving });
    end.seen = last_change(&playground.office, "person", leaving);
    playground.office.perform(end).expect("they may leave");
    let people = people_of(&playground.office, &Realm::real());
    assert_eq!(people, folded(&playground.office));
    assert!(people.post_coded(&key("duty-officer")).expect("there").appointments.is_empty());
    let rebuilt = playground.storage.rebuild(&mut |_| {}).expect("it rebuilds");
    assert_eq!(rebuilt.differing, Vec::<&str>::new());
    assert_eq!(people_of(&playground.office, &Realm::real()), people);
}

fn last_change(
    office: &Office,
    kind: &'static str,
    key: impl std::fmt::Display,
) -> Option<Version> {
    let thing = domain::kernel::Thing::new(kind, key);
    let last = office.read(move |reading| reading.view.last_change(&Realm::real(), &thing));
    last.expect("the register can be read").map(|it| it.version)
}

fn a_person_is_changed_by_whoever_saw_the_last_change(engine: Engine) {
    let playground = imported(engine, "people_versions");
    let office = &playground.office;
    let people = people_of(office, &Realm::real());
    let person = people.person_numbered(&key("j003")).expect("there").clone();
    let change = |name: &str| ChangePerson {
        person: person.id,
        name: Text::parse(name).expect("fits"),
        kind: person.kind,
        organisation: person.organisation,
    };
    let seen = last_change(office, "person", person.id);
    let mut first = command(House, change("诸葛新"));
    first.seen = seen;
    office.perform(first).expect("nobody was first");
    let mut second = command(House, change("诸葛立"));
    second.seen = seen;
    assert!(matches!(office.perform(second), Err(Failure::Conflict(_))));
    let unseen = command(House, change("诸葛立"));
    assert!(matches!(office.perform(unseen), Err(Failure::UnseenThing(_))));
}

fn a_drill_begins_with_the_people_and_keeps_its_changes_to_itself(engine: Engine) {
    let playground = imported(engine, "people_drill");
    let office = &playground.office;
    let drill: Realm = "drill-flood".parse().expect("a realm");
    let shows = Instant::from_microseconds(1_780_000_000_000_000);
    office
        .perform(command(&drill, OpenRealm { shows, speed_thousandths: 1000 }))
        .expect("it opens");
    let real = people_of(office, &Realm::real());
    assert_eq!(people_of(office, &drill), real);
    let in_drill = |verb: domain::AnyVerb| {
        let mut it = command(House, verb);
        it.realm = drill.clone();
        office.perform(it)
    };
    // A file that was taken in earnest changes nothing in the drill either.
    let again = in_drill(units_and_people(500).into()).expect("it is sound");
    assert_eq!(again.positions, None);
    let person = person_id(&real, "j001");
    in_drill(SetDuty { person, state: DutyState::OnDuty }.into()).expect("she is on duty");
    let mut renamed = units_and_people(500);
    renamed.people[0].name = Text::parse("演练甲").expect("fits");
    in_drill(renamed.into()).expect("it is sound");
    assert_eq!(names_of(office, &drill), ["演练甲", NAMES[1], NAMES[2]]);
    assert_eq!(people_of(office, &Realm::real()), real);
    assert_eq!(names_of(office, &Realm::real()), NAMES);
    // What changes in earnest from now on does not reach the drill.
    let verb = SetDuty { person: person_id(&real, "j002"), state: DutyState::Standby };
    office.perform(command(House, verb)).expect("he is on standby");
    let stands = people_of(office, &drill);
    let second = stands.person_numbered(&key("j002")).expect("there");
    assert_eq!(second.duty, DutyState::Resting);
    let rebuilt = playground.storage.rebuild(&mut |_| {}).expect("it rebuilds");
    assert_eq!(rebuilt.differing, Vec::<&str>::new());
    let playground = playground.restarted();
    let again = {
        let mut it = command(House, units_and_people(700));
        it.realm = drill.clone();
        playground.office.perform(it).expect("it is sound")
    };
    // The name of the drill goes back to what the file says: one change.
    assert_eq!(again.things.len(), 1);
}

fn a_region_that_is_not_in_the_list_is_refused(engine: Engine) {
    let playground = imported(engine, "people_regions");
    let office = &playground.office;
    let people = people_of(office, &Realm::real());
    let mut organisation = people.organisation_coded(&key("psb")).expect("there").clone();
    organisation.details.region = Some("990099".parse().expect("a county"));
    let verb = ChangeOrganisation { organisation: organisation.id, details: organisation.details };
    let mut change = command(House, verb);
    change.seen = last_change(office, "organisation", organisation.id);
    let refused = office.perform(change);
    let Err(Failure::Refused(refusal)) = refused else { panic!("{refused:?}") };
    assert_eq!(refusal.code(), "no_such_region");
}

#[test]
fn no_name_and_no_number_lies_in_the_files_in_clear() {
    let playground = imported(Engine::Sqlite, "people_files");
    a_busy_day(&playground);
    let folder = playground.folder().expect("SQLite lies in a folder");
    let mut finds_what_stands_in_clear = false;
    for entry in std::fs::read_dir(folder).expect("it can be listed") {
        let bytes = std::fs::read(entry.expect("it can be listed").path()).expect("it is readable");
        let has = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        for planted in NAMES.iter().chain(&PHONES) {
            assert!(!has(planted), "{planted} lies in clear");
        }
        finds_what_stands_in_clear |= has("duty-officer");
    }
    assert!(finds_what_stands_in_clear);
}
