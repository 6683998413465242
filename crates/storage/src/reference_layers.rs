//! Base layers of maps: rows by edition, adopted or not.

use application::{Fault, LayerRow};
use domain::kernel::{Label, Realm};
use domain::places::{Edition, LayerKind};

use crate::engine::{Row, Session};
use crate::statements::statements;
use crate::tables::cells::{read_kind, read_number, read_optional_text};

statements! {
    STAGE_LAYER = "INSERT INTO reference_layers
      (jurisdiction, edition, number, kind, name, name_en, geometry)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (jurisdiction, edition, number) DO NOTHING";
    LAYERS = "SELECT number, kind, name, name_en, geometry FROM reference_layers
      WHERE jurisdiction = $1 AND edition = (SELECT edition FROM adopted_references
        WHERE jurisdiction = $1 AND realm = $2 AND catalogue = 'layers')
      ORDER BY number";
}

pub(crate) fn stage_layers(
    session: &mut Session,
    jurisdiction: &str,
    edition: &Edition,
    rows: &[LayerRow],
) -> Result<(), Fault> {
    for row in rows {
        let name = row.name.as_ref();
        let values = [
            jurisdiction.into(),
            edition.as_str().into(),
            row.number.into(),
            row.kind.name().into(),
            name.map(|it| it.zh.as_str()).into(),
            name.and_then(|it| it.en.as_ref()).map(|it| it.as_str()).into(),
            (&row.geometry).into(),
        ];
        session.execute(STAGE_LAYER, &values)?;
    }
    Ok(())
}

pub(crate) fn layers(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
) -> Result<Vec<LayerRow>, Fault> {
    let rows = session.query(LAYERS, &[jurisdiction.into(), realm.as_str().into()])?;
    rows.into_iter().map(read).collect()
}

fn read(mut row: Row) -> Result<LayerRow, Fault> {
    let (number, kind) = (read_number(&mut row)?, read_kind(&mut row, LayerKind::named)?);
    let (zh, en) = (read_optional_text(&mut row)?, read_optional_text(&mut row)?);
    Ok(LayerRow { number, kind, name: zh.map(|zh| Label { zh, en }), geometry: row.text()? })
}
