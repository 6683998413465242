//! The list of operations, as far as whoever asks may see them.

use domain::kernel::{Realm, Right};

use crate::actor::Actor;
use crate::failure::Fault;
use crate::office::Reading;
use crate::ports::{OperationRow, Page};

/// A page of the list.
pub struct OperationsListed {
    /// The newest first.
    pub rows: Vec<OperationRow>,
    /// Before which position the next page begins; none where nothing older can be there.
    pub before: Option<u64>,
}

/// The operations of a realm that whoever asks may read. What is elsewhere is passed over, so a
/// page is full as long as there is more.
///
/// # Errors
/// When the store cannot be read.
pub fn operations_for(
    reading: &mut Reading<'_>,
    (realm, actor): (&Realm, &Actor),
    page: Page,
) -> Result<OperationsListed, Fault> {
    let rows_max = page.rows_max as usize;
    let (mut rows, mut next) = (Vec::new(), page);
    loop {
        let found = reading.view.operations(realm, next)?;
        let is_last = found.len() < rows_max;
        next.before = found.last().map(|it| it.position);
        let may_read = |it: &OperationRow| actor.may_at(Right::ReadOperations, Some(&it.area));
        rows.extend(found.into_iter().filter(may_read));
        if is_last || rows.len() >= rows_max {
            let is_full = rows.len() >= rows_max;
            rows.truncate(rows_max);
            let before = rows.last().filter(|_| is_full).map(|it| it.position);
            return Ok(OperationsListed { rows, before });
        }
    }
}
