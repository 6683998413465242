//! What leaders want done, with the texts that are still there.

use domain::kernel::{Instant, InstructionId, Key, OrganisationId, Realm, Span, Thing, Version};

use super::shifts::{Colleague, colleague, opened, who};
use crate::actor::Who;
use crate::failure::Fault;
use crate::office::Reading;
use crate::ports::{InstructionPartRow, InstructionRow, Page};

/// So many instructions that are not closed lie on the desk.
pub const DESK_INSTRUCTIONS_MAX: u32 = 30;

/// An instruction, with the texts that are still there.
#[derive(Clone, Debug)]
pub struct InstructionRead {
    /// Without its texts.
    pub row: InstructionRow,
    /// Who gave it, as they were called when it was written down.
    pub given_by: Option<String>,
    /// The same as they are called in the register, where they are of the house.
    pub giver: Option<Colleague>,
    /// The number of the paper that it stands on.
    pub paper_number: Option<String>,
    /// What they said or wrote.
    pub words: Option<String>,
    /// Who wrote it down.
    pub recorded_by: Who,
    /// Its parts, in the order in which they were given out.
    pub parts: Vec<PartRead>,
    /// What was said when it was closed, and why in spite of what was open.
    pub closed: Option<(Option<String>, Option<String>)>,
    /// What somebody who closes it has seen.
    pub version: Version,
}

/// A part of an instruction, with the texts that are still there.
#[derive(Clone, Debug)]
pub struct PartRead {
    /// Without its texts.
    pub row: InstructionPartRow,
    /// What is to be done.
    pub what: Option<String>,
    /// What the unit said last.
    pub feedback: Option<String>,
}

/// The instructions that are not closed, the most urgent first.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn instructions_open(
    reading: &mut Reading<'_>,
    realm: &Realm,
) -> Result<Vec<InstructionRead>, Fault> {
    let rows = reading.view.instructions_open(realm, DESK_INSTRUCTIONS_MAX)?;
    rows.into_iter().map(|row| read(reading, realm, row)).collect()
}

/// Instructions, the newest first.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn instructions(
    reading: &mut Reading<'_>,
    realm: &Realm,
    page: Page,
) -> Result<Vec<InstructionRead>, Fault> {
    let rows = reading.view.instructions(realm, page)?;
    rows.into_iter().map(|row| read(reading, realm, row)).collect()
}

/// One instruction; none where there is no such instruction.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn instruction(
    reading: &mut Reading<'_>,
    realm: &Realm,
    instruction: InstructionId,
) -> Result<Option<InstructionRead>, Fault> {
    let row = reading.view.instruction(realm, instruction)?;
    row.map(|row| read(reading, realm, row)).transpose()
}

/// What was closed is shown to the units that answered for it so long.
pub const CLOSED_SHOWN: Span = Span::from_hours(72);
/// So many instructions are looked through for the parts of a unit.
const LOOKED_THROUGH_MAX: u32 = 100;

/// The instructions of which a unit answers for a part, with these parts alone: those that are not
/// closed, the most urgent first, then those that were closed a short while ago.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn instructions_of_unit(
    reading: &mut Reading<'_>,
    realm: &Realm,
    (unit, now): (&Key, Instant),
) -> Result<Vec<InstructionRead>, Fault> {
    let registers = reading.units_and_posts(realm)?;
    let Some(unit) = registers.units.iter().find(|it| it.code == *unit).map(|it| it.id) else {
        return Ok(Vec::new());
    };
    let mut rows = reading.view.instructions_open(realm, LOOKED_THROUGH_MAX)?;
    let page = Page { before: None, rows_max: LOOKED_THROUGH_MAX };
    let is_fresh =
        |it: &InstructionRow| it.closed.as_ref().is_some_and(|it| now.since(it.at) <= CLOSED_SHOWN);
    rows.extend(reading.view.instructions(realm, page)?.into_iter().filter(is_fresh));
    let mut found = Vec::new();
    for row in rows {
        let parts = reading.view.instruction_parts(realm, row.instruction)?;
        if parts.iter().any(|it| it.unit == unit) {
            let mut read = read(reading, realm, row)?;
            read.parts.retain(|it| it.row.unit == unit);
            found.push(read);
        }
    }
    Ok(found)
}

/// The units that can be given a part, by name, without those that are dissolved.
///
/// # Errors
/// When the store cannot be read.
pub fn units(
    reading: &mut Reading<'_>,
    realm: &Realm,
) -> Result<Vec<(OrganisationId, domain::kernel::Label)>, Fault> {
    let registers = reading.units_and_posts(realm)?;
    let standing = registers.units.iter().filter(|it| !it.is_dissolved);
    Ok(standing.map(|it| (it.id, it.details.name.clone())).collect())
}

fn read(
    reading: &mut Reading<'_>,
    realm: &Realm,
    row: InstructionRow,
) -> Result<InstructionRead, Fault> {
    let mut parts = Vec::new();
    for part in reading.view.instruction_parts(realm, row.instruction)? {
        let what = opened(reading, Some(&part.what))?;
        let feedback = opened(reading, part.feedback.as_ref())?;
        parts.push(PartRead { what, feedback, row: part });
    }
    let closed = match &row.closed {
        None => None,
        Some(it) => {
            Some((opened(reading, Some(&it.said))?, opened(reading, it.although.as_ref())?))
        }
    };
    let giver = row.giver.map(|it| colleague(reading, realm, it)).transpose()?;
    let seen = reading.view.last_change(realm, &Thing::new("instruction", row.instruction))?;
    Ok(InstructionRead {
        given_by: opened(reading, Some(&row.given_by))?,
        giver,
        paper_number: opened(reading, row.paper_number.as_ref())?,
        words: opened(reading, Some(&row.words))?,
        recorded_by: who(&row.who)?,
        parts,
        closed,
        version: seen.map_or(Version(0), |it| it.version),
        row,
    })
}
