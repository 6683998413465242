//! Lists that are brought in whole, beside the journal: rows by edition, adopted or not.

use application::{BoundaryRow, Fault, RegionRow, RegionsWanted};
use domain::kernel::{Realm, RegionCode, RegionLevel};
use domain::places::{Catalogue, Edition};

use crate::engine::{Row, Session};
use crate::statements::statements;
use crate::tables::cells::{point, read_optional_number, read_point};

statements! {
    STAGE_REGION = "INSERT INTO reference_regions
      (jurisdiction, edition, code, name, kind, longitude_microdegrees, latitude_microdegrees,
       population)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (jurisdiction, edition, code) DO NOTHING";
    STAGE_BOUNDARY = "INSERT INTO reference_boundaries (jurisdiction, edition, code, geometry)
      VALUES ($1, $2, $3, $4)
      ON CONFLICT (jurisdiction, edition, code) DO NOTHING";
    REGIONS_STAGED = "SELECT COUNT(*) FROM reference_regions
      WHERE jurisdiction = $1 AND edition = $2";
    BOUNDARIES_STAGED = "SELECT COUNT(*) FROM reference_boundaries
      WHERE jurisdiction = $1 AND edition = $2";
    LAYERS_STAGED = "SELECT COUNT(*) FROM reference_layers
      WHERE jurisdiction = $1 AND edition = $2";
    DROP_LAYERS = "DELETE FROM reference_layers WHERE jurisdiction = $1 AND edition <> $2
      AND edition NOT IN (SELECT edition FROM adopted_references
        WHERE jurisdiction = $1 AND catalogue = 'layers')";
    DROP_REGIONS = "DELETE FROM reference_regions WHERE jurisdiction = $1 AND edition <> $2
      AND edition NOT IN (SELECT edition FROM adopted_references
        WHERE jurisdiction = $1 AND catalogue = 'regions')";
    DROP_BOUNDARIES = "DELETE FROM reference_boundaries WHERE jurisdiction = $1 AND edition <> $2
      AND edition NOT IN (SELECT edition FROM adopted_references
        WHERE jurisdiction = $1 AND catalogue = 'boundaries')";
    REGION = "SELECT code, name, kind, longitude_microdegrees, latitude_microdegrees, population
      FROM reference_regions
      WHERE jurisdiction = $1 AND code = $3 AND edition = (SELECT edition FROM adopted_references
        WHERE jurisdiction = $1 AND realm = $2 AND catalogue = 'regions')";
    REGIONS_IN = "SELECT code, name, kind, longitude_microdegrees, latitude_microdegrees, population
      FROM reference_regions
      WHERE jurisdiction = $1 AND code > $3 AND code >= $4 AND code < $5
        AND edition = (SELECT edition FROM adopted_references
          WHERE jurisdiction = $1 AND realm = $2 AND catalogue = 'regions')
      ORDER BY code LIMIT $6";
    REGIONS_BELOW = "SELECT code, name, kind, longitude_microdegrees, latitude_microdegrees,
        population
      FROM reference_regions
      WHERE jurisdiction = $1 AND code > $3 AND code < $4 AND LENGTH(code) = $5
        AND edition = (SELECT edition FROM adopted_references
          WHERE jurisdiction = $1 AND realm = $2 AND catalogue = 'regions')
      ORDER BY code";
    REGIONS_AT_THE_TOP = "SELECT code, name, kind, longitude_microdegrees, latitude_microdegrees,
        population
      FROM reference_regions
      WHERE jurisdiction = $1 AND edition = (SELECT edition FROM adopted_references
          WHERE jurisdiction = $1 AND realm = $2 AND catalogue = 'regions')
        AND LENGTH(code) = (SELECT MIN(LENGTH(code)) FROM reference_regions
          WHERE jurisdiction = $1 AND edition = (SELECT edition FROM adopted_references
            WHERE jurisdiction = $1 AND realm = $2 AND catalogue = 'regions'))
      ORDER BY code";
    REGIONS_COUNT = "SELECT COUNT(*) FROM reference_regions
      WHERE jurisdiction = $1 AND LENGTH(code) BETWEEN $3 AND $4
        AND code || ' ' || name LIKE $5 ESCAPE '!'
        AND edition = (SELECT edition FROM adopted_references
          WHERE jurisdiction = $1 AND realm = $2 AND catalogue = 'regions')";
    REGIONS_LISTED = "SELECT code, name, kind, longitude_microdegrees, latitude_microdegrees,
        population
      FROM reference_regions
      WHERE jurisdiction = $1 AND LENGTH(code) BETWEEN $3 AND $4
        AND code || ' ' || name LIKE $5 ESCAPE '!'
        AND edition = (SELECT edition FROM adopted_references
          WHERE jurisdiction = $1 AND realm = $2 AND catalogue = 'regions')
      ORDER BY code LIMIT $6 OFFSET $7";
    BOUNDARIES_IN = "SELECT code, geometry FROM reference_boundaries
      WHERE jurisdiction = $1 AND code >= $3 AND code < $4
        AND edition = (SELECT edition FROM adopted_references
          WHERE jurisdiction = $1 AND realm = $2 AND catalogue = 'boundaries')
      ORDER BY code";
}

pub(crate) fn stage_regions(
    session: &mut Session,
    jurisdiction: &str,
    edition: &Edition,
    rows: &[RegionRow],
) -> Result<(), Fault> {
    for row in rows {
        let [longitude, latitude] = point(row.point);
        let values = [
            jurisdiction.into(),
            edition.as_str().into(),
            row.code.as_str().into(),
            (&row.name).into(),
            row.kind.as_deref().into(),
            longitude,
            latitude,
            row.population.into(),
        ];
        session.execute(STAGE_REGION, &values)?;
    }
    Ok(())
}

pub(crate) fn stage_boundaries(
    session: &mut Session,
    jurisdiction: &str,
    edition: &Edition,
    rows: &[BoundaryRow],
) -> Result<(), Fault> {
    for row in rows {
        let values = [
            jurisdiction.into(),
            edition.as_str().into(),
            row.code.as_str().into(),
            (&row.geometry).into(),
        ];
        session.execute(STAGE_BOUNDARY, &values)?;
    }
    Ok(())
}

pub(crate) fn staged(
    session: &mut Session,
    jurisdiction: &str,
    catalogue: Catalogue,
    edition: &Edition,
) -> Result<u64, Fault> {
    let statement = match catalogue {
        Catalogue::Regions => REGIONS_STAGED,
        Catalogue::Boundaries => BOUNDARIES_STAGED,
        Catalogue::Layers => LAYERS_STAGED,
    };
    let row = session.query_one(statement, &[jurisdiction.into(), edition.as_str().into()])?;
    row.map_or(Ok(0), |mut row| row.natural())
}

pub(crate) fn drop_unadopted(
    session: &mut Session,
    jurisdiction: &str,
    catalogue: Catalogue,
    keep: &Edition,
) -> Result<u64, Fault> {
    let statement = match catalogue {
        Catalogue::Regions => DROP_REGIONS,
        Catalogue::Boundaries => DROP_BOUNDARIES,
        Catalogue::Layers => DROP_LAYERS,
    };
    session.execute(statement, &[jurisdiction.into(), keep.as_str().into()])
}

pub(crate) fn region(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    code: &RegionCode,
) -> Result<Option<RegionRow>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into(), code.as_str().into()];
    session.query_one(REGION, &values)?.map(read_region).transpose()
}

/// The codes that begin with a region's lie between it and this.
fn behind(region: &RegionCode) -> String {
    // The character after `9`.
    format!("{region}:")
}

pub(crate) fn regions_in(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    (region, after, rows_max): (&RegionCode, Option<&RegionCode>, u32),
) -> Result<Vec<RegionRow>, Fault> {
    let behind = behind(region);
    let values = [
        jurisdiction.into(),
        realm.as_str().into(),
        after.map_or("", RegionCode::as_str).into(),
        region.as_str().into(),
        (&behind).into(),
        rows_max.into(),
    ];
    session.query(REGIONS_IN, &values)?.into_iter().map(read_region).collect()
}

pub(crate) fn regions_below(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    region: &RegionCode,
) -> Result<Vec<RegionRow>, Fault> {
    let digits: i64 = match region.as_str().len() {
        2 => 4,
        4 => 6,
        6 => 9,
        9 => 12,
        _ => return Ok(Vec::new()),
    };
    let behind = behind(region);
    let values = [
        jurisdiction.into(),
        realm.as_str().into(),
        region.as_str().into(),
        (&behind).into(),
        digits.into(),
    ];
    session.query(REGIONS_BELOW, &values)?.into_iter().map(read_region).collect()
}

pub(crate) fn regions_at_the_top(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
) -> Result<Vec<RegionRow>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into()];
    session.query(REGIONS_AT_THE_TOP, &values)?.into_iter().map(read_region).collect()
}

/// The least and the most digits of a code of a level; without one, of any code.
const fn digits(level: Option<RegionLevel>) -> [i64; 2] {
    match level {
        None => [0, 12],
        Some(RegionLevel::Province) => [2, 2],
        Some(RegionLevel::City) => [4, 4],
        Some(RegionLevel::County) => [6, 6],
        Some(RegionLevel::Township) => [9, 9],
        Some(RegionLevel::Village) => [12, 12],
    }
}

/// A text as a part of another, for `LIKE … ESCAPE '!'`.
fn part(text: &str) -> String {
    let text = text.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{text}%")
}

pub(crate) fn regions_count(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    wanted: RegionsWanted<'_>,
) -> Result<u64, Fault> {
    let ([least, most], part) = (digits(wanted.level), part(wanted.search));
    let values =
        [jurisdiction.into(), realm.as_str().into(), least.into(), most.into(), (&part).into()];
    session.query_one(REGIONS_COUNT, &values)?.map_or(Ok(0), |mut row| row.natural())
}

pub(crate) fn regions_listed(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    (wanted, skipped, rows_max): (RegionsWanted<'_>, u32, u32),
) -> Result<Vec<RegionRow>, Fault> {
    let ([least, most], part) = (digits(wanted.level), part(wanted.search));
    let values = [
        jurisdiction.into(),
        realm.as_str().into(),
        least.into(),
        most.into(),
        (&part).into(),
        rows_max.into(),
        skipped.into(),
    ];
    session.query(REGIONS_LISTED, &values)?.into_iter().map(read_region).collect()
}

pub(crate) fn boundaries_in(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    region: &RegionCode,
) -> Result<Vec<BoundaryRow>, Fault> {
    let behind = behind(region);
    let values =
        [jurisdiction.into(), realm.as_str().into(), region.as_str().into(), (&behind).into()];
    let rows = session.query(BOUNDARIES_IN, &values)?;
    let read = |mut row: Row| Ok(BoundaryRow { code: row.parsed()?, geometry: row.text()? });
    rows.into_iter().map(read).collect()
}

fn read_region(mut row: Row) -> Result<RegionRow, Fault> {
    Ok(RegionRow {
        code: row.parsed()?,
        name: row.text()?,
        kind: row.optional_text()?,
        point: read_point(&mut row)?,
        population: read_optional_number(&mut row)?,
    })
}
