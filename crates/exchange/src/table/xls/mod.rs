//! Reads .xls of Excel 5 to 2003, and the .et of WPS, which is the same (MS-XLS).

mod cells;
mod globals;
mod records;
mod strings;

use super::collector::Collector;
use super::{Damage, Foreign, Unreadable};
use crate::container::Fault;
use crate::container::compound::Compound;

const STREAM: &str = "Workbook";

pub(crate) fn read(compound: &Compound, collector: &mut Collector) -> Result<(), Unreadable> {
    let stream = match compound.stream(STREAM) {
        Ok(Some(stream)) => Ok(Some(stream)),
        Ok(None) => compound.stream("Book"), // The name before Excel 97.
        Err(damage) => Err(damage),
    };
    let stream = stream.map_err(damaged)?.ok_or_else(|| damaged(Damage::Missing))?;
    let globals = globals::read(&stream).map_err(|fault| fault.in_part(STREAM))?;
    for sheet in &globals.sheets {
        collector.begin_table(sheet.name.clone(), sheet.is_hidden)?;
        let bytes = stream.get(sheet.at..).ok_or_else(|| damaged(Damage::Cut))?;
        cells::read(bytes, &globals, collector).map_err(|fault| fault.in_part(STREAM))?;
    }
    Ok(())
}

fn damaged(damage: Damage) -> Unreadable {
    Fault::from(damage).in_part(STREAM)
}

impl From<Foreign> for Fault {
    fn from(foreign: Foreign) -> Self {
        Unreadable::NotATable(foreign).into()
    }
}
