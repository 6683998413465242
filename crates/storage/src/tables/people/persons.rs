//! Persons, how they are reached and what they have learned. Names and numbers are commitments.

use std::collections::BTreeMap;

use application::{Fault, Recorded};
use domain::kernel::{Instant, Key, OrganisationId, PersonId, Realm, VaultText};
use domain::people::{
    CallResult, Certificate, Competence, Contact, ContactKind, ContactSet, ContactVerified,
    DutyState, Event, Person, PersonKind, PersonRegistered, Verification,
};

use crate::engine::{Row, Session, Value};
use crate::statements::statements;
use crate::tables::Table;
use crate::tables::cells::{read_flag, read_kind, read_number, read_sealed, sealed};

pub(crate) const PERSONS: Table = Table {
    name: "persons",
    definition: "CREATE TABLE persons (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, person TEXT NOT NULL,
      number TEXT NOT NULL, name BYTEA NOT NULL, kind TEXT NOT NULL, organisation TEXT NOT NULL,
      has_left BIGINT NOT NULL, duty TEXT NOT NULL, duty_since BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, person))",
    indexes: &[
        "CREATE UNIQUE INDEX persons_by_number ON persons (jurisdiction, realm, number)",
        "CREATE INDEX persons_of_organisations
          ON persons (jurisdiction, realm, organisation, number)",
    ],
    columns: &[
        "jurisdiction",
        "realm",
        "person",
        "number",
        "name",
        "kind",
        "organisation",
        "has_left",
        "duty",
        "duty_since",
    ],
    copied: true,
};

pub(crate) const CONTACTS: Table = Table {
    name: "contacts",
    definition: "CREATE TABLE contacts (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, person TEXT NOT NULL,
      contact TEXT NOT NULL, kind TEXT NOT NULL, number BYTEA NOT NULL, place BIGINT NOT NULL,
      called_on TEXT, result TEXT, called_by TEXT,
      PRIMARY KEY (jurisdiction, realm, person, contact))",
    indexes: &[],
    columns: &[
        "jurisdiction",
        "realm",
        "person",
        "contact",
        "kind",
        "number",
        "place",
        "called_on",
        "result",
        "called_by",
    ],
    copied: true,
};

pub(crate) const CERTIFICATES: Table = Table {
    name: "certificates",
    definition: "CREATE TABLE certificates (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, person TEXT NOT NULL,
      competence TEXT NOT NULL, issued TEXT, expires TEXT,
      PRIMARY KEY (jurisdiction, realm, person, competence))",
    indexes: &[],
    columns: &["jurisdiction", "realm", "person", "competence", "issued", "expires"],
    copied: true,
};

statements! {
    REGISTERED = "INSERT INTO persons
      (jurisdiction, realm, person, number, name, kind, organisation, has_left, duty, duty_since)
      VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9)";
    CHANGED = "UPDATE persons SET kind = $4, organisation = $5
      WHERE jurisdiction = $1 AND realm = $2 AND person = $3";
    NAMED = "UPDATE persons SET name = $4
      WHERE jurisdiction = $1 AND realm = $2 AND person = $3";
    LEFT = "UPDATE persons SET has_left = 1
      WHERE jurisdiction = $1 AND realm = $2 AND person = $3";
    DUTY = "UPDATE persons SET duty = $4, duty_since = $5
      WHERE jurisdiction = $1 AND realm = $2 AND person = $3";
    PLACE_OF = "SELECT place FROM contacts
      WHERE jurisdiction = $1 AND realm = $2 AND person = $3 AND contact = $4";
    CLOSE_UP = "UPDATE contacts SET place = place - 1
      WHERE jurisdiction = $1 AND realm = $2 AND person = $3 AND place > $4";
    MAKE_ROOM = "UPDATE contacts SET place = place + 1
      WHERE jurisdiction = $1 AND realm = $2 AND person = $3 AND place >= $4";
    CONTACT_MOVED = "UPDATE contacts SET kind = $5, place = $6
      WHERE jurisdiction = $1 AND realm = $2 AND person = $3 AND contact = $4";
    CONTACT_SET = "INSERT INTO contacts
      (jurisdiction, realm, person, contact, kind, number, place)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (jurisdiction, realm, person, contact) DO UPDATE SET
        kind = excluded.kind, number = excluded.number, place = excluded.place,
        called_on = NULL, result = NULL, called_by = NULL";
    CONTACT_REMOVED = "DELETE FROM contacts
      WHERE jurisdiction = $1 AND realm = $2 AND person = $3 AND contact = $4";
    VERIFIED = "UPDATE contacts SET called_on = $5, result = $6, called_by = $7
      WHERE jurisdiction = $1 AND realm = $2 AND person = $3 AND contact = $4";
    CERTIFIED = "INSERT INTO certificates
      (jurisdiction, realm, person, competence, issued, expires) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (jurisdiction, realm, person, competence) DO UPDATE SET
        issued = excluded.issued, expires = excluded.expires";
    WITHDRAWN = "DELETE FROM certificates
      WHERE jurisdiction = $1 AND realm = $2 AND person = $3 AND competence = $4";
    LIST = "SELECT person, number, name, kind, organisation, has_left, duty, duty_since
      FROM persons WHERE jurisdiction = $1 AND realm = $2 AND number > $3
      ORDER BY number LIMIT $4";
    OF_ORGANISATION = "SELECT person, number, name, kind, organisation, has_left, duty, duty_since
      FROM persons WHERE jurisdiction = $1 AND realm = $2 AND organisation = $3 ORDER BY number";
    STRENGTH = "SELECT organisation, COUNT(*) FROM persons
      WHERE jurisdiction = $1 AND realm = $2 AND has_left = 0
        AND duty IN ('on_duty', 'standby', 'resting')
      GROUP BY organisation ORDER BY organisation";
    ONE = "SELECT person, number, name, kind, organisation, has_left, duty, duty_since
      FROM persons WHERE jurisdiction = $1 AND realm = $2 AND person = $3";
    NUMBERED = "SELECT person FROM persons
      WHERE jurisdiction = $1 AND realm = $2 AND number = $3";
    CONTACTS_OF = "SELECT person, contact, kind, number, called_on, result, called_by
      FROM contacts WHERE jurisdiction = $1 AND realm = $2 AND person = $3 ORDER BY place";
    CONTACTS_FROM = "SELECT contacts.person, contact, contacts.kind, contacts.number, called_on,
        result, called_by
      FROM contacts JOIN persons ON persons.jurisdiction = contacts.jurisdiction
        AND persons.realm = contacts.realm AND persons.person = contacts.person
      WHERE contacts.jurisdiction = $1 AND contacts.realm = $2
        AND persons.number > $3 AND persons.number <= $4 ORDER BY contacts.person, place";
    CERTIFICATES_OF = "SELECT person, competence, issued, expires
      FROM certificates WHERE jurisdiction = $1 AND realm = $2 AND person = $3";
    CERTIFICATES_FROM = "SELECT certificates.person, competence, issued, expires
      FROM certificates JOIN persons ON persons.jurisdiction = certificates.jurisdiction
        AND persons.realm = certificates.realm AND persons.person = certificates.person
      WHERE certificates.jurisdiction = $1 AND certificates.realm = $2
        AND persons.number > $3 AND persons.number <= $4";
}

/// Whose row of a table: jurisdiction, realm, person.
struct Whose<'a> {
    session: &'a mut Session,
    jurisdiction: &'a str,
    realm: &'a str,
    person: String,
}

impl Whose<'_> {
    fn run(&mut self, statement: &'static str, rest: &[Value<'_>]) -> Result<(), Fault> {
        let whose = [self.jurisdiction.into(), self.realm.into(), (&self.person).into()];
        let values: Vec<Value<'_>> = whose.into_iter().chain(rest.iter().copied()).collect();
        self.session.write(statement, &values)
    }

    fn place_of(&mut self, contact: &str) -> Result<Option<i64>, Fault> {
        let values =
            [self.jurisdiction.into(), self.realm.into(), (&self.person).into(), contact.into()];
        self.session.query_one(PLACE_OF, &values)?.map(|mut row| row.integer()).transpose()
    }

    fn register(&mut self, it: &PersonRegistered, happened_at: i64) -> Result<(), Fault> {
        let (organisation, name) = (it.organisation.to_string(), sealed(&it.name)?);
        let rest = [
            it.number.as_str().into(),
            name.bytes().into(),
            it.kind.name().into(),
            (&organisation).into(),
            DutyState::Resting.name().into(),
            happened_at.into(),
        ];
        self.run(REGISTERED, &rest)
    }

    /// The contacts behind an old place move up, those from the new one on move down.
    fn set_contact(&mut self, it: &ContactSet) -> Result<(), Fault> {
        let contact = it.contact.to_string();
        let place = i64::from(it.order);
        if let Some(old) = self.place_of(&contact)? {
            // Out of the way of what moves.
            let aside = [(&contact).into(), it.kind.name().into(), i64::MIN.into()];
            self.run(CONTACT_MOVED, &aside)?;
            self.run(CLOSE_UP, &[old.into()])?;
        }
        self.run(MAKE_ROOM, &[place.into()])?;
        match &it.number {
            Some(number) => {
                let number = sealed(number)?;
                let kind = it.kind.name().into();
                self.run(
                    CONTACT_SET,
                    &[(&contact).into(), kind, number.bytes().into(), place.into()],
                )
            }
            None => {
                self.run(CONTACT_MOVED, &[(&contact).into(), it.kind.name().into(), place.into()])
            }
        }
    }

    fn remove_contact(&mut self, contact: &str) -> Result<(), Fault> {
        let place = self.place_of(contact)?;
        self.run(CONTACT_REMOVED, &[contact.into()])?;
        place.map_or(Ok(()), |place| self.run(CLOSE_UP, &[place.into()]))
    }

    fn verify(&mut self, it: &ContactVerified) -> Result<(), Fault> {
        let (contact, day) = (it.contact.to_string(), it.called_on.to_string());
        let by = it.called_by.map(|person| person.to_string());
        let result = it.result.name().into();
        self.run(VERIFIED, &[(&contact).into(), (&day).into(), result, by.as_deref().into()])
    }
}

pub(super) fn project(
    session: &mut Session,
    recorded: &Recorded,
    event: &Event,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let Some(person) = person_of(event) else { return Ok(()) };
    let (jurisdiction, realm) = (envelope.jurisdiction.as_str(), envelope.realm.as_str());
    let mut whose = Whose { session, jurisdiction, realm, person: person.to_string() };
    if let Event::PersonRegistered(it) = event {
        whose.register(it, envelope.happened_at)?;
    } else if let Event::PersonChanged(it) = event {
        let organisation = it.organisation.to_string();
        whose.run(CHANGED, &[it.kind.name().into(), (&organisation).into()])?;
        if let Some(name) = &it.name {
            whose.run(NAMED, &[sealed(name)?.bytes().into()])?;
        }
    } else if let Event::EmploymentEnded(_) = event {
        whose.run(LEFT, &[])?;
    } else if let Event::ContactSet(it) = event {
        whose.set_contact(it)?;
    } else if let Event::ContactRemoved(it) = event {
        whose.remove_contact(&it.contact.to_string())?;
    } else if let Event::ContactVerified(it) = event {
        whose.verify(it)?;
    } else if let Event::CompetenceCertified(it) = event {
        let (issued, expires) = (it.issued.map(text_of), it.expires.map(text_of));
        let rest =
            [it.competence.name().into(), issued.as_deref().into(), expires.as_deref().into()];
        whose.run(CERTIFIED, &rest)?;
    } else if let Event::CompetenceWithdrawn(it) = event {
        whose.run(WITHDRAWN, &[it.competence.name().into()])?;
    } else if let Event::DutySet(it) = event {
        whose.run(DUTY, &[it.state.name().into(), envelope.happened_at.into()])?;
    }
    Ok(())
}

fn text_of(it: impl std::fmt::Display) -> String {
    it.to_string()
}

const fn person_of(event: &Event) -> Option<PersonId> {
    match event {
        Event::PersonRegistered(it) => Some(it.person),
        Event::PersonChanged(it) => Some(it.person),
        Event::EmploymentEnded(it) => Some(it.person),
        Event::ContactSet(it) => Some(it.person),
        Event::ContactRemoved(it) => Some(it.person),
        Event::ContactVerified(it) => Some(it.person),
        Event::CompetenceCertified(it) => Some(it.person),
        Event::CompetenceWithdrawn(it) => Some(it.person),
        Event::DutySet(it) => Some(it.person),
        Event::OrganisationRegistered(_)
        | Event::OrganisationChanged(_)
        | Event::OrganisationDissolved(_)
        | Event::PostDefined(_)
        | Event::PostChanged(_)
        | Event::PostAbolished(_)
        | Event::HolderAppointed(_)
        | Event::DeputyAppointed(_)
        | Event::Relieved(_) => None,
    }
}

pub(crate) fn list(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    (after, rows_max): (Option<&Key>, u32),
) -> Result<Vec<Person>, Fault> {
    let after = after.map_or("", Key::as_str);
    let values = [jurisdiction.into(), realm.as_str().into(), after.into(), rows_max.into()];
    let rows = session.query(LIST, &values)?;
    let mut persons = rows.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let Some(last) = persons.last().map(|it| it.number.clone()) else { return Ok(persons) };
    let span = [jurisdiction.into(), realm.as_str().into(), after.into(), last.as_str().into()];
    let contacts = session.query(CONTACTS_FROM, &span)?;
    let certificates = session.query(CERTIFICATES_FROM, &span)?;
    furnish(&mut persons, contacts, certificates)?;
    Ok(persons)
}

pub(crate) fn of_organisation(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    organisation: OrganisationId,
) -> Result<Vec<Person>, Fault> {
    let id = organisation.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&id).into()];
    let rows = session.query(OF_ORGANISATION, &values)?;
    let mut persons = rows.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
    for person in &mut persons {
        furnish_one(session, jurisdiction, realm, person)?;
    }
    Ok(persons)
}

pub(crate) fn one(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    person: PersonId,
) -> Result<Option<Person>, Fault> {
    let id = person.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&id).into()];
    let Some(row) = session.query_one(ONE, &values)? else { return Ok(None) };
    let mut person = read(row)?;
    furnish_one(session, jurisdiction, realm, &mut person)?;
    Ok(Some(person))
}

/// How many people of each organisation can be called upon.
pub(crate) fn strength(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
) -> Result<Vec<(OrganisationId, u32)>, Fault> {
    let rows = session.query(STRENGTH, &[jurisdiction.into(), realm.as_str().into()])?;
    let read = |mut row: Row| Ok((row.parsed()?, read_number(&mut row)?));
    rows.into_iter().map(read).collect()
}

pub(crate) fn numbered(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    number: &Key,
) -> Result<Option<PersonId>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into(), number.as_str().into()];
    session.query_one(NUMBERED, &values)?.map(|mut row| row.parsed()).transpose()
}

fn furnish_one(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    person: &mut Person,
) -> Result<(), Fault> {
    let id = person.id.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&id).into()];
    let contacts = session.query(CONTACTS_OF, &values)?;
    let certificates = session.query(CERTIFICATES_OF, &values)?;
    furnish(std::slice::from_mut(person), contacts, certificates)
}

fn furnish(
    persons: &mut [Person],
    contacts: Vec<Row>,
    certificates: Vec<Row>,
) -> Result<(), Fault> {
    let mut by_id: BTreeMap<PersonId, &mut Person> =
        persons.iter_mut().map(|person| (person.id, person)).collect();
    for mut row in contacts {
        let person = row.parsed()?;
        let contact = read_contact(row)?;
        if let Some(person) = by_id.get_mut(&person) {
            person.contacts.push(contact);
        }
    }
    for mut row in certificates {
        let person = row.parsed()?;
        let competence = read_kind(&mut row, Competence::named)?;
        let certificate =
            Certificate { issued: row.optional_parsed()?, expires: row.optional_parsed()? };
        if let Some(person) = by_id.get_mut(&person) {
            person.certificates.insert(competence, certificate);
        }
    }
    Ok(())
}

fn read(mut row: Row) -> Result<Person, Fault> {
    Ok(Person {
        id: row.parsed()?,
        number: row.parsed()?,
        name: read_sealed(&mut row)?,
        kind: read_kind(&mut row, PersonKind::named)?,
        organisation: row.parsed()?,
        has_left: read_flag(&mut row)?,
        duty: read_kind(&mut row, DutyState::named)?,
        duty_since: Instant::from_microseconds(row.integer()?),
        contacts: Vec::new(),
        certificates: BTreeMap::new(),
    })
}

fn read_contact(mut row: Row) -> Result<Contact, Fault> {
    let id = row.parsed()?;
    let kind = read_kind(&mut row, ContactKind::named)?;
    let number: VaultText = read_sealed(&mut row)?;
    let called_on = row.optional_parsed()?;
    let result = row.optional_text()?.and_then(|name| CallResult::named(&name));
    let called_by = row.optional_parsed()?;
    let verified = called_on.zip(result).map(|(called_on, result)| Verification {
        called_on,
        result,
        called_by,
    });
    Ok(Contact { id, kind, number, verified })
}
