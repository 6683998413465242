//! Organisations and units.

use application::{Fault, Recorded};
use domain::kernel::{Key, OrganisationId, Realm};
use domain::people::{Event, Organisation, OrganisationDetails, OrganisationKind};

use crate::engine::{Row, Session};
use crate::statements::statements;
use crate::tables::Table;
use crate::tables::cells::{label, read_flag, read_kind, read_label};

pub(crate) const ORGANISATIONS: Table = Table {
    name: "organisations",
    definition: "CREATE TABLE organisations (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, organisation TEXT NOT NULL,
      code TEXT NOT NULL, name_zh TEXT NOT NULL, name_en TEXT, kind TEXT NOT NULL,
      parent TEXT, region TEXT, is_dissolved BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, organisation))",
    indexes: &["CREATE UNIQUE INDEX organisations_by_code
      ON organisations (jurisdiction, realm, code)"],
    columns: &[
        "jurisdiction",
        "realm",
        "organisation",
        "code",
        "name_zh",
        "name_en",
        "kind",
        "parent",
        "region",
        "is_dissolved",
    ],
    copied: true,
};

statements! {
    REGISTERED = "INSERT INTO organisations
      (jurisdiction, realm, organisation, code, name_zh, name_en, kind, parent, region,
       is_dissolved)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)";
    CHANGED = "UPDATE organisations SET name_zh = $4, name_en = $5, kind = $6, parent = $7,
        region = $8
      WHERE jurisdiction = $1 AND realm = $2 AND organisation = $3";
    DISSOLVED = "UPDATE organisations SET is_dissolved = 1
      WHERE jurisdiction = $1 AND realm = $2 AND organisation = $3";
    ALL = "SELECT organisation, code, name_zh, name_en, kind, parent, region, is_dissolved
      FROM organisations WHERE jurisdiction = $1 AND realm = $2 ORDER BY code";
    ONE = "SELECT organisation, code, name_zh, name_en, kind, parent, region, is_dissolved
      FROM organisations WHERE jurisdiction = $1 AND realm = $2 AND organisation = $3";
    CODED = "SELECT organisation, code, name_zh, name_en, kind, parent, region, is_dissolved
      FROM organisations WHERE jurisdiction = $1 AND realm = $2 AND code = $3";
}

pub(super) fn project(
    session: &mut Session,
    recorded: &Recorded,
    event: &Event,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (jurisdiction, realm) = (&envelope.jurisdiction, &envelope.realm);
    if let Event::OrganisationRegistered(it) = event {
        let (id, parent) = (it.organisation.to_string(), parent_of(&it.details));
        let [zh, en] = label(&it.details.name);
        session.write(
            REGISTERED,
            &[
                jurisdiction.into(),
                realm.into(),
                (&id).into(),
                it.code.as_str().into(),
                zh,
                en,
                it.details.kind.name().into(),
                parent.as_deref().into(),
                it.details.region.as_ref().map(|region| region.as_str()).into(),
            ],
        )?;
    } else if let Event::OrganisationChanged(it) = event {
        let (id, parent) = (it.organisation.to_string(), parent_of(&it.details));
        let [zh, en] = label(&it.details.name);
        session.write(
            CHANGED,
            &[
                jurisdiction.into(),
                realm.into(),
                (&id).into(),
                zh,
                en,
                it.details.kind.name().into(),
                parent.as_deref().into(),
                it.details.region.as_ref().map(|region| region.as_str()).into(),
            ],
        )?;
    } else if let Event::OrganisationDissolved(it) = event {
        let id = it.organisation.to_string();
        session.write(DISSOLVED, &[jurisdiction.into(), realm.into(), (&id).into()])?;
    }
    Ok(())
}

fn parent_of(details: &OrganisationDetails) -> Option<String> {
    details.parent.map(|parent| parent.to_string())
}

pub(crate) fn all(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
) -> Result<Vec<Organisation>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into()];
    session.query(ALL, &values)?.into_iter().map(read).collect()
}

pub(crate) fn one(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    organisation: OrganisationId,
) -> Result<Option<Organisation>, Fault> {
    let id = organisation.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&id).into()];
    session.query_one(ONE, &values)?.map(read).transpose()
}

pub(crate) fn coded(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    code: &Key,
) -> Result<Option<Organisation>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into(), code.as_str().into()];
    session.query_one(CODED, &values)?.map(read).transpose()
}

fn read(mut row: Row) -> Result<Organisation, Fault> {
    Ok(Organisation {
        id: row.parsed()?,
        code: row.parsed()?,
        details: OrganisationDetails {
            name: read_label(&mut row)?,
            kind: read_kind(&mut row, OrganisationKind::named)?,
            parent: row.optional_parsed()?,
            region: row.optional_parsed()?,
        },
        is_dissolved: read_flag(&mut row)?,
    })
}
