//! Reads what stands before the sheets: their names and places, shared texts, number formats.

use std::collections::BTreeMap;

use super::records::{BOF, EOF, Records};
use super::strings::{Writing, code_page, shared};
use crate::container::{Fault, size, u32_at};
use crate::date::Epoch;
use crate::table::xlsx::{Shape, builtin_shape, shape_of};
use crate::table::{Damage, Foreign, Unreadable};

const FILE_PASS: u16 = 0x002F;
const CODE_PAGE: u16 = 0x0042;
const DATE_MODE: u16 = 0x0022;
const FORMAT: u16 = 0x041E;
const XF: u16 = 0x00E0;
const SHEET: u16 = 0x0085;
const SHARED_STRINGS: u16 = 0x00FC;
const EXCEL_5: u16 = 0x0500;
const EXCEL_97: u16 = 0x0600;

pub(super) struct Globals {
    pub(super) writing: Writing,
    pub(super) sheets: Vec<SheetEntry>,
    pub(super) strings: Vec<String>,
    pub(super) shapes: Vec<Shape>,
    pub(super) epoch: Epoch,
}

pub(super) struct SheetEntry {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    pub(super) at: usize,
}

pub(super) fn read(stream: &[u8]) -> Result<Globals, Fault> {
    let mut records = Records::new(stream);
    let first = records.next()?.filter(|it| it.kind == BOF).ok_or(Foreign::OldExcel)?;
    let version = first.u16(0)?;
    let mut globals = Globals {
        writing: match version {
            EXCEL_97 => Writing::Unicode,
            EXCEL_5 => Writing::CodePage(code_page(0)),
            _ => return Err(Foreign::OldExcel.into()),
        },
        sheets: Vec::new(),
        strings: Vec::new(),
        shapes: Vec::new(),
        epoch: Epoch::Of1900,
    };
    let mut custom: BTreeMap<u16, Shape> = BTreeMap::new();
    let mut format_ids = Vec::new();
    while let Some(record) = records.next()? {
        match record.kind {
            EOF => break,
            FILE_PASS => return Err(Unreadable::Password.into()),
            CODE_PAGE if matches!(globals.writing, Writing::CodePage(_)) => {
                globals.writing = Writing::CodePage(code_page(record.u16(0)?));
            }
            DATE_MODE if record.u16(0)? == 1 => globals.epoch = Epoch::Of1904,
            FORMAT => {
                let data = record.data.get(2..).unwrap_or_default();
                // Before Excel 97 the length of a format is one byte.
                let code = match globals.writing {
                    Writing::Unicode => globals.writing.text(data)?,
                    Writing::CodePage(_) => globals.writing.short_text(data)?,
                };
                custom.insert(record.u16(0)?, shape_of(&code));
            }
            XF => format_ids.push(record.u16(2)?),
            SHEET => globals.sheets.extend(sheet(record.data, globals.writing)?),
            SHARED_STRINGS => {
                let mut parts = vec![record.data];
                parts.extend(records.continued()?);
                globals.strings = shared(&parts)?;
            }
            _ => {}
        }
    }
    let shape = |id: &u16| custom.get(id).copied().unwrap_or_else(|| builtin_shape((*id).into()));
    globals.shapes = format_ids.iter().map(shape).collect();
    Ok(globals)
}

/// `None` for charts, macros and modules, which have no cells.
fn sheet(data: &[u8], writing: Writing) -> Result<Option<SheetEntry>, Damage> {
    let (Some(at), Some([state, kind])) = (u32_at(data, 0), data.get(4..6)) else {
        return Err(Damage::Record);
    };
    if *kind != 0 {
        return Ok(None);
    }
    let name = writing.short_text(data.get(6..).unwrap_or_default())?;
    Ok(Some(SheetEntry { name, is_hidden: state & 3 != 0, at: size(at)? }))
}
