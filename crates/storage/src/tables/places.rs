//! Sites, and which editions of the lists of regions and boundaries count.

use application::{AdoptedRow, Fault, Recorded};
use domain::kernel::{Instant, Key, Realm, SiteId};
use domain::places::{Catalogue, Event, Site, SiteDetails, SiteKind};

use super::Table;
use super::cells::{
    flag, label, point, read_flag, read_kind, read_label, read_optional_number, read_point,
};
use crate::engine::{Row, Session, Value};
use crate::statements::statements;

pub(crate) const SITES: Table = Table {
    name: "sites",
    definition: "CREATE TABLE sites (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, site TEXT NOT NULL,
      code TEXT NOT NULL, name_zh TEXT NOT NULL, name_en TEXT, kind TEXT NOT NULL,
      region TEXT NOT NULL, longitude_microdegrees BIGINT, latitude_microdegrees BIGINT,
      capacity_persons BIGINT, is_key_site BIGINT NOT NULL, has_separate_rooms BIGINT NOT NULL,
      responsible TEXT, is_closed BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, site))",
    indexes: &["CREATE UNIQUE INDEX sites_by_code ON sites (jurisdiction, realm, code)"],
    columns: &[
        "jurisdiction",
        "realm",
        "site",
        "code",
        "name_zh",
        "name_en",
        "kind",
        "region",
        "longitude_microdegrees",
        "latitude_microdegrees",
        "capacity_persons",
        "is_key_site",
        "has_separate_rooms",
        "responsible",
        "is_closed",
    ],
    copied: true,
};

pub(crate) const ADOPTED_REFERENCES: Table = Table {
    name: "adopted_references",
    definition: "CREATE TABLE adopted_references (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, catalogue TEXT NOT NULL,
      edition TEXT NOT NULL, row_count BIGINT NOT NULL, source TEXT NOT NULL,
      adopted_at BIGINT NOT NULL, who TEXT NOT NULL, position BIGINT NOT NULL,
      PRIMARY KEY (jurisdiction, realm, catalogue))",
    indexes: &[],
    columns: &[
        "jurisdiction",
        "realm",
        "catalogue",
        "edition",
        "row_count",
        "source",
        "adopted_at",
        "who",
        "position",
    ],
    copied: true,
};

statements! {
    ADDED = "INSERT INTO sites
      (jurisdiction, realm, site, name_zh, name_en, kind, region, longitude_microdegrees,
       latitude_microdegrees, capacity_persons, is_key_site, has_separate_rooms, responsible, code,
       is_closed)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0)";
    CHANGED = "UPDATE sites SET name_zh = $4, name_en = $5, kind = $6, region = $7,
        longitude_microdegrees = $8, latitude_microdegrees = $9, capacity_persons = $10,
        is_key_site = $11, has_separate_rooms = $12, responsible = $13
      WHERE jurisdiction = $1 AND realm = $2 AND site = $3";
    CLOSED = "UPDATE sites SET is_closed = $4
      WHERE jurisdiction = $1 AND realm = $2 AND site = $3";
    ALL = "SELECT site, code, name_zh, name_en, kind, region, longitude_microdegrees,
        latitude_microdegrees, capacity_persons, is_key_site, has_separate_rooms, responsible,
        is_closed
      FROM sites WHERE jurisdiction = $1 AND realm = $2 ORDER BY code";
    ONE = "SELECT site, code, name_zh, name_en, kind, region, longitude_microdegrees,
        latitude_microdegrees, capacity_persons, is_key_site, has_separate_rooms, responsible,
        is_closed
      FROM sites WHERE jurisdiction = $1 AND realm = $2 AND site = $3";
    CODED = "SELECT site, code, name_zh, name_en, kind, region, longitude_microdegrees,
        latitude_microdegrees, capacity_persons, is_key_site, has_separate_rooms, responsible,
        is_closed
      FROM sites WHERE jurisdiction = $1 AND realm = $2 AND code = $3";
    ADOPTED = "INSERT INTO adopted_references
      (jurisdiction, realm, catalogue, edition, row_count, source, adopted_at, who, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      ON CONFLICT (jurisdiction, realm, catalogue) DO UPDATE SET
        edition = excluded.edition, row_count = excluded.row_count, source = excluded.source,
        adopted_at = excluded.adopted_at, who = excluded.who, position = excluded.position";
    ALL_ADOPTED = "SELECT catalogue, edition, row_count, source, adopted_at, who, position
      FROM adopted_references WHERE jurisdiction = $1 AND realm = $2 ORDER BY catalogue";
}

pub(super) fn project(
    session: &mut Session,
    recorded: &Recorded,
    event: &Event,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let of: [Value<'_>; 2] = [(&envelope.jurisdiction).into(), (&envelope.realm).into()];
    match event {
        Event::SiteAdded(it) => {
            write_details(session, of, it.site, (&it.details, Some(it.code.as_str())))
        }
        Event::SiteChanged(it) => write_details(session, of, it.site, (&it.details, None)),
        Event::SiteClosed(it) => close(session, of, it.site, true),
        Event::SiteReopened(it) => close(session, of, it.site, false),
        Event::ReferenceAdopted(it) => {
            let [jurisdiction, realm] = of;
            let values = [
                jurisdiction,
                realm,
                it.catalogue.name().into(),
                it.edition.as_str().into(),
                it.rows.into(),
                it.source.as_str().into(),
                envelope.happened_at.into(),
                (&envelope.who).into(),
                envelope.position.into(),
            ];
            session.write(ADOPTED, &values)
        }
    }
}

/// With a code the site is new.
fn write_details(
    session: &mut Session,
    [jurisdiction, realm]: [Value<'_>; 2],
    site: SiteId,
    (details, code): (&SiteDetails, Option<&str>),
) -> Result<(), Fault> {
    let site = site.to_string();
    let responsible = details.responsible.map(|organisation| organisation.to_string());
    let ([zh, en], [longitude, latitude]) = (label(&details.name), point(details.point));
    let mut values = vec![
        jurisdiction,
        realm,
        (&site).into(),
        zh,
        en,
        details.kind.name().into(),
        details.region.as_str().into(),
        longitude,
        latitude,
        details.capacity_persons.into(),
        flag(details.is_key_site),
        flag(details.has_separate_rooms),
        responsible.as_deref().into(),
    ];
    let statement = match code {
        Some(code) => {
            values.push(code.into());
            ADDED
        }
        None => CHANGED,
    };
    session.write(statement, &values)
}

fn close(
    session: &mut Session,
    [jurisdiction, realm]: [Value<'_>; 2],
    site: SiteId,
    is_closed: bool,
) -> Result<(), Fault> {
    let site = site.to_string();
    let values = [jurisdiction, realm, (&site).into(), flag(is_closed)];
    session.write(CLOSED, &values)
}

pub(crate) fn all(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
) -> Result<Vec<Site>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into()];
    session.query(ALL, &values)?.into_iter().map(read).collect()
}

pub(crate) fn one(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    site: SiteId,
) -> Result<Option<Site>, Fault> {
    let id = site.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&id).into()];
    session.query_one(ONE, &values)?.map(read).transpose()
}

pub(crate) fn coded(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    code: &Key,
) -> Result<Option<Site>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into(), code.as_str().into()];
    session.query_one(CODED, &values)?.map(read).transpose()
}

pub(crate) fn adopted(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
) -> Result<Vec<AdoptedRow>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into()];
    session.query(ALL_ADOPTED, &values)?.into_iter().map(read_adopted).collect()
}

fn read(mut row: Row) -> Result<Site, Fault> {
    Ok(Site {
        id: row.parsed()?,
        code: row.parsed()?,
        details: SiteDetails {
            name: read_label(&mut row)?,
            kind: read_kind(&mut row, SiteKind::named)?,
            region: row.parsed()?,
            point: read_point(&mut row)?,
            capacity_persons: read_optional_number(&mut row)?,
            is_key_site: read_flag(&mut row)?,
            has_separate_rooms: read_flag(&mut row)?,
            responsible: row.optional_parsed()?,
        },
        is_closed: read_flag(&mut row)?,
    })
}

fn read_adopted(mut row: Row) -> Result<AdoptedRow, Fault> {
    Ok(AdoptedRow {
        catalogue: read_kind(&mut row, Catalogue::named)?,
        edition: row.parsed()?,
        rows: row.natural()?,
        source: row.text()?,
        adopted_at: Instant::from_microseconds(row.integer()?),
        who: row.text()?,
        position: row.natural()?,
    })
}
