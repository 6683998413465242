//! What a script says was reported, each with its place in the journal.

use crate::actor::Provenance;
use crate::operations::Happening;
use crate::operations::was_told;

/// Something that a source reports.
#[derive(Clone, Copy, Debug)]
pub struct Reported<'a> {
    /// What happened, with its position in the journal.
    pub happening: &'a Happening,
    /// The number of the source.
    pub source: &'a str,
    /// Whether the source says when.
    pub is_timed: bool,
}

/// The reported ones of what happened, in the order in which they were told.
pub(super) fn reported(happened: &[Happening]) -> Vec<Reported<'_>> {
    let told = happened.iter().filter(|it| was_told(&it.event));
    told.filter_map(|happening| {
        let provenance = happening.who.provenance()?;
        let is_timed = matches!(provenance, Provenance::Reported { .. });
        Some(Reported { happening, source: provenance.source()?, is_timed })
    })
    .collect()
}
