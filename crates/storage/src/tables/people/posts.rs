//! Posts, with whoever is in them.

use std::collections::BTreeMap;

use application::{Fault, Recorded};
use domain::kernel::{Instant, Key, PersonId, PostId, Realm, Right};
use domain::people::{Appointment, Competence, Event, Post, PostDetails, PostKind};

use crate::engine::{Row, Session, Value};
use crate::statements::statements;
use crate::tables::Table;
use crate::tables::cells::{label, read_flag, read_kind, read_label, read_number};

pub(crate) const POSTS: Table = Table {
    name: "posts",
    definition: "CREATE TABLE posts (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, post TEXT NOT NULL,
      code TEXT NOT NULL, title_zh TEXT NOT NULL, title_en TEXT, organisation TEXT NOT NULL,
      kind TEXT NOT NULL, holders_wanted BIGINT NOT NULL, rights TEXT NOT NULL, area TEXT,
      needs TEXT NOT NULL, is_abolished BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, post))",
    indexes: &["CREATE UNIQUE INDEX posts_by_code ON posts (jurisdiction, realm, code)"],
    columns: &[
        "jurisdiction",
        "realm",
        "post",
        "code",
        "title_zh",
        "title_en",
        "organisation",
        "kind",
        "holders_wanted",
        "rights",
        "area",
        "needs",
        "is_abolished",
    ],
    copied: true,
};

pub(crate) const APPOINTMENTS: Table = Table {
    name: "appointments",
    definition: "CREATE TABLE appointments (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, post TEXT NOT NULL, person TEXT NOT NULL,
      acts_for TEXT, from_at BIGINT NOT NULL, until_at BIGINT,
      PRIMARY KEY (jurisdiction, realm, post, person))",
    indexes: &["CREATE INDEX appointments_of_persons
      ON appointments (jurisdiction, realm, person)"],
    columns: &["jurisdiction", "realm", "post", "person", "acts_for", "from_at", "until_at"],
    copied: true,
};

statements! {
    DEFINED = "INSERT INTO posts
      (jurisdiction, realm, post, title_zh, title_en, organisation, kind, holders_wanted, rights,
       area, needs, code, is_abolished)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0)";
    CHANGED = "UPDATE posts SET title_zh = $4, title_en = $5, organisation = $6, kind = $7,
        holders_wanted = $8, rights = $9, area = $10, needs = $11
      WHERE jurisdiction = $1 AND realm = $2 AND post = $3";
    ABOLISHED = "UPDATE posts SET is_abolished = 1
      WHERE jurisdiction = $1 AND realm = $2 AND post = $3";
    APPOINTED = "INSERT INTO appointments
      (jurisdiction, realm, post, person, acts_for, from_at, until_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (jurisdiction, realm, post, person) DO UPDATE SET
        acts_for = excluded.acts_for, from_at = excluded.from_at, until_at = excluded.until_at";
    RELIEVED = "DELETE FROM appointments
      WHERE jurisdiction = $1 AND realm = $2 AND post = $3 AND person = $4";
    ALL = "SELECT post, code, title_zh, title_en, organisation, kind, holders_wanted, rights, area,
        needs, is_abolished
      FROM posts WHERE jurisdiction = $1 AND realm = $2 ORDER BY code";
    ONE = "SELECT post, code, title_zh, title_en, organisation, kind, holders_wanted, rights, area,
        needs, is_abolished
      FROM posts WHERE jurisdiction = $1 AND realm = $2 AND post = $3";
    CODED = "SELECT post FROM posts WHERE jurisdiction = $1 AND realm = $2 AND code = $3";
    ALL_APPOINTMENTS = "SELECT post, person, acts_for, from_at, until_at FROM appointments
      WHERE jurisdiction = $1 AND realm = $2";
    APPOINTMENTS_IN = "SELECT post, person, acts_for, from_at, until_at FROM appointments
      WHERE jurisdiction = $1 AND realm = $2 AND post = $3";
    POSTS_OF = "SELECT post FROM appointments
      WHERE jurisdiction = $1 AND realm = $2 AND person = $3 ORDER BY post";
}

pub(super) fn project(
    session: &mut Session,
    recorded: &Recorded,
    event: &Event,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let of: [Value<'_>; 2] = [(&envelope.jurisdiction).into(), (&envelope.realm).into()];
    if let Event::PostDefined(it) = event {
        write_details(session, of, it.post, (&it.details, Some(it.code.as_str())))
    } else if let Event::PostChanged(it) = event {
        write_details(session, of, it.post, (&it.details, None))
    } else if let Event::PostAbolished(it) = event {
        let (post, [jurisdiction, realm]) = (it.post.to_string(), of);
        session.write(ABOLISHED, &[jurisdiction, realm, (&post).into()])
    } else if let Event::HolderAppointed(it) = event {
        let (person, acts_for, from, until) = (it.person, None, it.from, it.until);
        write_appointment(session, of, it.post, Appointment { person, acts_for, from, until })
    } else if let Event::DeputyAppointed(it) = event {
        let (person, acts_for, from, until) = (it.person, Some(it.acts_for), it.from, it.until);
        write_appointment(session, of, it.post, Appointment { person, acts_for, from, until })
    } else if let Event::Relieved(it) = event {
        let (post, person, [jurisdiction, realm]) =
            (it.post.to_string(), it.person.to_string(), of);
        let values = [jurisdiction, realm, (&post).into(), (&person).into()];
        session.write(RELIEVED, &values)
    } else {
        Ok(())
    }
}

/// With a code the post is new.
fn write_details(
    session: &mut Session,
    [jurisdiction, realm]: [Value<'_>; 2],
    post: PostId,
    (details, code): (&PostDetails, Option<&str>),
) -> Result<(), Fault> {
    let (post, organisation) = (post.to_string(), details.organisation.to_string());
    let rights = joined(details.rights.iter().map(|it| it.name()));
    let needs = joined(details.needs.iter().map(|it| it.name()));
    let [zh, en] = label(&details.title);
    let mut values = vec![
        jurisdiction,
        realm,
        (&post).into(),
        zh,
        en,
        (&organisation).into(),
        details.kind.name().into(),
        details.holders_wanted.into(),
        (&rights).into(),
        details.area.as_ref().map(|area| area.as_str()).into(),
        (&needs).into(),
    ];
    let statement = match code {
        Some(code) => {
            values.push(code.into());
            DEFINED
        }
        None => CHANGED,
    };
    session.write(statement, &values)
}

fn joined<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(",")
}

fn write_appointment(
    session: &mut Session,
    [jurisdiction, realm]: [Value<'_>; 2],
    post: PostId,
    it: Appointment,
) -> Result<(), Fault> {
    let (post, person) = (post.to_string(), it.person.to_string());
    let acts_for = it.acts_for.map(|holder| holder.to_string());
    let values = [
        jurisdiction,
        realm,
        (&post).into(),
        (&person).into(),
        acts_for.as_deref().into(),
        it.from.microseconds().into(),
        it.until.map(Instant::microseconds).into(),
    ];
    session.write(APPOINTED, &values)
}

pub(crate) fn all(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
) -> Result<Vec<Post>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into()];
    let mut in_posts: BTreeMap<PostId, BTreeMap<PersonId, Appointment>> = BTreeMap::new();
    for row in session.query(ALL_APPOINTMENTS, &values)? {
        let (post, appointment) = read_appointment(row)?;
        in_posts.entry(post).or_default().insert(appointment.person, appointment);
    }
    let rows = session.query(ALL, &values)?;
    let with = |row| {
        let mut post = read(row)?;
        post.appointments = in_posts.remove(&post.id).unwrap_or_default();
        Ok(post)
    };
    rows.into_iter().map(with).collect()
}

pub(crate) fn one(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    post: PostId,
) -> Result<Option<Post>, Fault> {
    let id = post.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&id).into()];
    let Some(row) = session.query_one(ONE, &values)? else { return Ok(None) };
    let mut post = read(row)?;
    for row in session.query(APPOINTMENTS_IN, &values)? {
        let (_, appointment) = read_appointment(row)?;
        post.appointments.insert(appointment.person, appointment);
    }
    Ok(Some(post))
}

pub(crate) fn coded(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    code: &Key,
) -> Result<Option<Post>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into(), code.as_str().into()];
    let Some(mut row) = session.query_one(CODED, &values)? else { return Ok(None) };
    one(session, jurisdiction, realm, row.parsed()?)
}

pub(crate) fn of_person(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    person: PersonId,
) -> Result<Vec<Post>, Fault> {
    let id = person.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&id).into()];
    let mut posts = Vec::new();
    for mut row in session.query(POSTS_OF, &values)? {
        posts.extend(one(session, jurisdiction, realm, row.parsed()?)?);
    }
    Ok(posts)
}

fn read(mut row: Row) -> Result<Post, Fault> {
    Ok(Post {
        id: row.parsed()?,
        code: row.parsed()?,
        details: PostDetails {
            title: read_label(&mut row)?,
            organisation: row.parsed()?,
            kind: read_kind(&mut row, PostKind::named)?,
            holders_wanted: read_number(&mut row)?,
            rights: read_set(&mut row, Right::named)?,
            area: row.optional_parsed()?,
            needs: read_set(&mut row, Competence::named)?,
        },
        is_abolished: read_flag(&mut row)?,
        appointments: BTreeMap::new(),
    })
}

fn read_set<T: Ord>(
    row: &mut Row,
    named: fn(&str) -> Option<T>,
) -> Result<std::collections::BTreeSet<T>, Fault> {
    let names = row.text()?;
    let each = |name: &str| {
        named(name).ok_or_else(|| Fault::new("reading a post", format!("“{name}” is not known")))
    };
    names.split(',').filter(|name| !name.is_empty()).map(each).collect()
}

fn read_appointment(mut row: Row) -> Result<(PostId, Appointment), Fault> {
    let post = row.parsed()?;
    let appointment = Appointment {
        person: row.parsed()?,
        acts_for: row.optional_parsed()?,
        from: Instant::from_microseconds(row.integer()?),
        until: row.optional_integer()?.map(Instant::from_microseconds),
    };
    Ok((post, appointment))
}
