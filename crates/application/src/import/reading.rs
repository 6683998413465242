//! A filled-in file becomes one verb, or the list of everything that is wrong with it.

use domain::AnyVerb;
use domain::kernel::{CellProblem, CommandId};
use exchange::schema::{RowError, SheetProblem, bind};
use exchange::table::{Defect, Limits, Unreadable, Workbook, read};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::one_table::{by_sheets, named_after};
use super::{Template, people, posts, resources, sites};

/// A file that was understood.
#[derive(Clone, Debug)]
pub struct ReadFile {
    /// What it asks for; the rules decide on it.
    pub verb: AnyVerb,
    /// How many rows it has in all its sheets.
    pub rows: u64,
    /// What was passed over without losing a value: sheets and columns that nobody asked for.
    pub passed_over: Vec<SheetProblem>,
    /// What was repaired or looked at twice while reading, such as hidden rows.
    pub defects: Vec<Defect>,
}

/// Everything that is wrong with a file; nothing of it is taken.
#[derive(Clone, Debug)]
pub enum FileProblems {
    /// It could not be read at all.
    Unreadable(Unreadable),
    /// It was read, and is not what the template asks for.
    Rows {
        /// What is wrong with sheets and columns.
        sheets: Vec<SheetProblem>,
        /// What is wrong with cells.
        cells: Vec<RowError>,
        /// How many more cells there are.
        cells_untold: u64,
        /// What the columns took and the rules' types did not.
        values: Vec<CellProblem>,
    },
    /// It has no row for any sheet of the template.
    Nothing,
}

/// Ids for the rows of a file, always the same for a command: sent twice, it is the same command.
pub fn derived_ids(command: CommandId) -> impl FnMut() -> Uuid {
    let mut number: u64 = 0;
    move || {
        number += 1;
        let hash = Sha256::new()
            .chain_update(b"lianfang-import-id-1\0")
            .chain_update(command.uuid().as_bytes())
            .chain_update(number.to_be_bytes())
            .finalize();
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(hash).for_each(|(byte, hashed)| *byte = hashed);
        // The first half sorts as the command does, by its time.
        bytes.iter_mut().zip(command.uuid().as_bytes()).take(6).for_each(|(byte, of)| *byte = *of);
        uuid::Builder::from_bytes(bytes).with_version(uuid::Version::SortRand).into_uuid()
    }
}

/// Reads a workbook or a CSV file. A CSV file of a template with several sheets has a first column
/// `sheet` that says for each row which one it belongs to.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read_file(
    template: Template,
    bytes: &[u8],
    file_name: &str,
    ids: &mut dyn FnMut() -> Uuid,
) -> Result<ReadFile, FileProblems> {
    let workbook = read(bytes, file_name, &Limits::default()).map_err(FileProblems::Unreadable)?;
    read_tables(template, &by_sheets(named_after(workbook, template.sheets())), ids)
}

/// Reads tables that were divided by their sheets already.
///
/// # Errors
/// Everything that is wrong with them.
pub(crate) fn read_tables(
    template: Template,
    workbook: &Workbook,
    ids: &mut dyn FnMut() -> Uuid,
) -> Result<ReadFile, FileProblems> {
    let bound = bind(workbook, template.sheets());
    let mut values = Vec::new();
    let verb = match template {
        Template::People => people::verb(&bound, ids, &mut values),
        Template::Posts => posts::verb(&bound, ids, &mut values),
        Template::Sites => sites::verb(&bound, ids, &mut values),
        Template::Resources => resources::verb(&bound, ids, &mut values),
    };
    let rows = bound.sheets.iter().map(|sheet| sheet.rows.len() as u64).sum();
    if !bound.is_clean() || !values.is_empty() {
        let (sheets, cells) = (bound.problems, bound.errors);
        return Err(FileProblems::Rows {
            sheets,
            cells,
            cells_untold: bound.errors_untold,
            values,
        });
    }
    if rows == 0 {
        return Err(FileProblems::Nothing);
    }
    Ok(ReadFile { verb, rows, passed_over: bound.problems, defects: workbook.defects.clone() })
}
