//! Reads .xlsx and .xlsm (ECMA-376, both its transitional and its strict form).

mod package;
mod sheet;
mod strings;
mod styles;

use super::Unreadable;
use super::collector::Collector;
use crate::container::zip::Archive;
use crate::date::Epoch;

pub(crate) use styles::{Shape, builtin_shape, shape_of};

/// What a sheet needs to know to understand its cells.
struct Context {
    strings: Vec<String>,
    shapes: Vec<Shape>,
    epoch: Epoch,
}

pub(crate) fn read(archive: &Archive, collector: &mut Collector) -> Result<(), Unreadable> {
    let package = package::open(archive)?;
    let context = Context {
        strings: match &package.strings {
            Some(path) => strings::read(archive, path)?,
            None => Vec::new(),
        },
        shapes: match &package.styles {
            Some(path) => styles::read(archive, path)?,
            None => Vec::new(),
        },
        epoch: package.epoch,
    };
    for entry in package.sheets {
        collector.begin_table(entry.name, entry.is_hidden)?;
        sheet::read(archive, &entry.path, &context, collector)?;
    }
    Ok(())
}
