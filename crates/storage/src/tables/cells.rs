//! Cells whose text has a type of its own, for the registers of people, places, plans and supplies.

use application::Fault;
use domain::kernel::{Commitment, Label, Point, Text, VaultText};

use crate::engine::{Row, Value};

pub(crate) fn flag(is_so: bool) -> Value<'static> {
    i64::from(is_so).into()
}

pub(crate) fn read_flag(row: &mut Row) -> Result<bool, Fault> {
    Ok(row.integer()? != 0)
}

pub(crate) fn read_number(row: &mut Row) -> Result<u32, Fault> {
    small(row.natural()?)
}

pub(crate) fn read_optional_number(row: &mut Row) -> Result<Option<u32>, Fault> {
    row.optional_natural()?.map(small).transpose()
}

fn small(number: u64) -> Result<u32, Fault> {
    u32::try_from(number).map_err(|error| Fault::new("reading a row", error))
}

pub(crate) fn read_text<const MAX: usize>(row: &mut Row) -> Result<Text<MAX>, Fault> {
    parse_text(&row.text()?)
}

pub(crate) fn read_optional_text<const MAX: usize>(
    row: &mut Row,
) -> Result<Option<Text<MAX>>, Fault> {
    row.optional_text()?.map(|text| parse_text(&text)).transpose()
}

fn parse_text<const MAX: usize>(text: &str) -> Result<Text<MAX>, Fault> {
    Text::parse(text).map_err(|error| Fault::new("reading a row", error))
}

/// Two columns: the Chinese name, then the English one.
pub(crate) fn read_label(row: &mut Row) -> Result<Label, Fault> {
    Ok(Label { zh: read_text(row)?, en: read_optional_text(row)? })
}

/// Two columns, both or neither filled.
pub(crate) fn label(label: &Label) -> [Value<'_>; 2] {
    [label.zh.as_str().into(), label.en.as_ref().map(Text::as_str).into()]
}

/// Two columns: longitude, then latitude, in millionths of a degree.
pub(crate) fn point(point: Option<Point>) -> [Value<'static>; 2] {
    [
        point.map(|it| i64::from(it.longitude_microdegrees())).into(),
        point.map(|it| i64::from(it.latitude_microdegrees())).into(),
    ]
}

pub(crate) fn read_point(row: &mut Row) -> Result<Option<Point>, Fault> {
    let told = |error: &dyn std::fmt::Display| Fault::new("reading a point", error);
    let Some((longitude, latitude)) = row.optional_integer()?.zip(row.optional_integer()?) else {
        return Ok(None);
    };
    let small = |it: i64| i32::try_from(it).map_err(|error| told(&error));
    Point::new(small(longitude)?, small(latitude)?).map(Some).map_err(|error| told(&error))
}

/// The kind of an identifier that this program wrote.
pub(crate) fn read_kind<T>(row: &mut Row, named: fn(&str) -> Option<T>) -> Result<T, Fault> {
    kind_of(&row.text()?, named)
}

pub(crate) fn read_optional_kind<T>(
    row: &mut Row,
    named: fn(&str) -> Option<T>,
) -> Result<Option<T>, Fault> {
    row.optional_text()?.map(|name| kind_of(&name, named)).transpose()
}

fn kind_of<T>(name: &str, named: fn(&str) -> Option<T>) -> Result<T, Fault> {
    named(name).ok_or_else(|| Fault::new("reading a row", format!("kind “{name}” is not known")))
}

/// A read table only ever sees what is sealed.
pub(crate) fn sealed(text: &VaultText) -> Result<Commitment, Fault> {
    text.commitment().ok_or_else(|| Fault::new("writing a read table", "a text is not sealed"))
}

pub(crate) fn read_sealed(row: &mut Row) -> Result<VaultText, Fault> {
    Ok(VaultText::Sealed(Commitment::from_bytes(row.array()?)))
}

pub(crate) fn read_optional_hash(row: &mut Row) -> Result<Option<Commitment>, Fault> {
    let bytes = row.optional_bytes()?;
    let hash = bytes.map(|it| <[u8; 32]>::try_from(it.as_slice()).map(Commitment::from_bytes));
    hash.transpose().map_err(|error| Fault::new("reading a row", error))
}

pub(crate) fn read_optional_sealed(row: &mut Row) -> Result<Option<VaultText>, Fault> {
    Ok(read_optional_hash(row)?.map(VaultText::Sealed))
}
