//! Levels received from above, and what they mean for each operation that runs.

use domain::kernel::{Key, Label, LevelFromAboveId, OperationId, Realm, Right, Thing, Version};
use domain::operations::PlanResponse;
use domain::plans::document::LevelName;

use super::desk::operations_running;
use super::shifts::{opened, who};
use crate::actor::{Actor, Who};
use crate::failure::Fault;
use crate::office::Reading;
use crate::ports::{LevelFromAboveRow, Page};

/// So many levels from above that stand lie on the desk.
pub const DESK_LEVELS_MAX: u32 = 20;

/// A level from above, with the texts that are still there.
#[derive(Clone, Debug)]
pub struct LevelFromAboveRead {
    /// Without its texts.
    pub row: LevelFromAboveRow,
    /// Who decided it, and what for.
    pub from: Option<String>,
    /// The number of its document.
    pub number: Option<String>,
    /// By which words it was lifted.
    pub lifted_said: Option<String>,
    /// Who wrote it down.
    pub received_by: Who,
    /// What it means for each plan at work in an operation of its class, while it stands.
    pub meanings: Vec<LevelMeaning>,
    /// What somebody who lifts it has seen.
    pub version: Version,
}

/// What a level from above means for a plan at work.
#[derive(Clone, Debug)]
pub struct LevelMeaning {
    /// In which operation.
    pub operation: OperationId,
    /// What people call it.
    pub title: Option<String>,
    /// Which plan.
    pub plan: Key,
    /// What people call it.
    pub plan_title: Label,
    /// Our level, where one is in force.
    pub ours: Option<LevelName>,
    /// How ours stands to it.
    pub standing: Standing,
    /// Whether it is written down there as a floor.
    pub is_floor: bool,
    /// The version of the level that whoever writes it down has seen.
    pub seen: Version,
    /// Whether whoever looks may write it down there.
    pub may_write: bool,
}

/// How our level stands to one from above.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Ours is milder, or none is in force: it must be raised.
    Milder,
    /// Ours is as severe.
    Equal,
    /// Ours is more severe, and stays.
    Severer,
    /// The plan has no level of that name: somebody must say which one it is.
    Unknown,
}

/// The levels from above that stand, the newest first, with what they mean.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn levels_standing(
    reading: &mut Reading<'_>,
    realm: &Realm,
    actor: &Actor,
) -> Result<Vec<LevelFromAboveRead>, Fault> {
    let rows = reading.view.levels_standing(realm, DESK_LEVELS_MAX)?;
    rows.into_iter().map(|row| read(reading, realm, (row, actor))).collect()
}

/// Levels from above, the newest first.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn levels_from_above(
    reading: &mut Reading<'_>,
    realm: &Realm,
    (actor, page): (&Actor, Page),
) -> Result<Vec<LevelFromAboveRead>, Fault> {
    let rows = reading.view.levels_from_above(realm, page)?;
    rows.into_iter().map(|row| read(reading, realm, (row, actor))).collect()
}

/// One level from above; none where there is no such one.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn level_from_above(
    reading: &mut Reading<'_>,
    realm: &Realm,
    (actor, received): (&Actor, LevelFromAboveId),
) -> Result<Option<LevelFromAboveRead>, Fault> {
    let row = reading.view.level_from_above(realm, received)?;
    row.map(|row| read(reading, realm, (row, actor))).transpose()
}

fn read(
    reading: &mut Reading<'_>,
    realm: &Realm,
    (row, actor): (LevelFromAboveRow, &Actor),
) -> Result<LevelFromAboveRead, Fault> {
    let meanings = match &row.lifted {
        None => meanings(reading, realm, (&row, actor))?,
        Some(_) => Vec::new(),
    };
    let seen = reading.view.last_change(realm, &Thing::new("level_from_above", row.received))?;
    Ok(LevelFromAboveRead {
        from: opened(reading, Some(&row.from))?,
        number: opened(reading, row.number.as_ref())?,
        lifted_said: opened(reading, row.lifted.as_ref().map(|(_, said)| said))?,
        received_by: who(&row.who)?,
        meanings,
        version: seen.map_or(Version(0), |it| it.version),
        row,
    })
}

fn meanings(
    reading: &mut Reading<'_>,
    realm: &Realm,
    (row, actor): (&LevelFromAboveRow, &Actor),
) -> Result<Vec<LevelMeaning>, Fault> {
    let asked: Option<LevelName> = row.level.name().parse().ok();
    let mut meanings = Vec::new();
    for running in operations_running(reading, realm, actor)? {
        if running.row.class != row.class {
            continue;
        }
        let operation = running.row.operation;
        let Some(looked) = reading.operation_now(realm, operation)? else { continue };
        for plan in &looked.operation.response.plans {
            let key = plan.at_work.key.clone();
            let thing = Thing::new("level", format_args!("{operation}.{key}"));
            let seen = reading.view.last_change(realm, &thing)?;
            meanings.push(LevelMeaning {
                operation,
                title: running.title.clone(),
                plan_title: plan.at_work.title.clone(),
                ours: plan.level().cloned(),
                standing: asked.as_ref().map_or(Standing::Unknown, |it| standing(plan, it)),
                is_floor: plan.floor.as_ref().is_some_and(|it| Some(&it.level) == asked.as_ref()),
                seen: seen.map_or(Version(0), |it| it.version),
                may_write: actor.may_at(Right::ReportSituation, Some(&running.row.area)),
                plan: key,
            });
        }
    }
    Ok(meanings)
}

fn standing(plan: &PlanResponse, asked: &LevelName) -> Standing {
    let Some(asked) = plan.at_work.level(asked) else { return Standing::Unknown };
    let ours = plan.decision.as_ref().map(|it| it.rank);
    match ours.map(|it| it.cmp(&asked.rank)) {
        // The first rank is the most severe.
        None | Some(std::cmp::Ordering::Greater) => Standing::Milder,
        Some(std::cmp::Ordering::Equal) => Standing::Equal,
        Some(std::cmp::Ordering::Less) => Standing::Severer,
    }
}
