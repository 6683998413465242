//! Corrective actions, with the texts that are still there.

use domain::kernel::{CorrectiveActionId, Instant, Key, Label, Realm, Thing, VaultText, Version};
use domain::reviews::ActionStep;

use crate::actor::Who;
use crate::failure::Fault;
use crate::office::Reading;
use crate::ports::{CorrectiveActionRow, Page};

/// So many actions that are not closed lie on the desk.
pub const DESK_ACTIONS_MAX: u32 = 30;

/// A corrective action, with the texts that are still there.
#[derive(Clone, Debug)]
pub struct ActionRead {
    /// Without its texts.
    pub row: CorrectiveActionRow,
    /// What was found.
    pub finding: Option<String>,
    /// Why it came about.
    pub cause: Option<String>,
    /// What puts it right.
    pub measure: Option<String>,
    /// What the post that answers for it is called; none where there is no such post any more.
    pub owner: Option<Label>,
    /// Who raised it.
    pub raised_by: Who,
    /// Who said that it is done, and what proves it.
    pub done: Option<(Who, Option<String>)>,
    /// Who looked at it, and what they said.
    pub checked: Option<(Who, Option<String>)>,
    /// What somebody who changes it has seen.
    pub version: Version,
}

impl ActionRead {
    /// Whether it is not done although it is due by then, or was done too late.
    #[must_use]
    pub fn is_late(&self, now: Instant) -> bool {
        let done = self.row.done.as_ref().filter(|_| self.row.step != ActionStep::Open);
        self.row.due_at < done.map_or(now, |it| it.at)
    }
}

/// The actions that are not closed, the one that is due first at the front.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn actions_open(reading: &mut Reading<'_>, realm: &Realm) -> Result<Vec<ActionRead>, Fault> {
    let rows = reading.view.actions_open(realm, DESK_ACTIONS_MAX)?;
    rows.into_iter().map(|row| read(reading, realm, row)).collect()
}

/// Actions, the newest first.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn actions(
    reading: &mut Reading<'_>,
    realm: &Realm,
    page: Page,
) -> Result<Vec<ActionRead>, Fault> {
    let rows = reading.view.actions(realm, page)?;
    rows.into_iter().map(|row| read(reading, realm, row)).collect()
}

/// One action; none where there is no such action.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn action(
    reading: &mut Reading<'_>,
    realm: &Realm,
    action: CorrectiveActionId,
) -> Result<Option<ActionRead>, Fault> {
    let row = reading.view.action(realm, action)?;
    row.map(|row| read(reading, realm, row)).transpose()
}

/// How many actions were put right in time, of those whose time has come.
///
/// # Errors
/// When the store cannot be read.
pub fn actions_in_time(reading: &mut Reading<'_>, realm: &Realm) -> Result<(u32, u32), Fault> {
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    reading.view.actions_in_time(realm, now)
}

/// The posts that can answer for an action, each with its code, without those that are abolished.
///
/// # Errors
/// When the store cannot be read.
pub fn posts_that_can_answer(
    reading: &mut Reading<'_>,
    realm: &Realm,
) -> Result<Vec<(Key, Label)>, Fault> {
    let registers = reading.units_and_posts(realm)?;
    let standing = registers.posts.iter().filter(|it| !it.is_abolished);
    Ok(standing.map(|it| (it.code.clone(), it.details.title.clone())).collect())
}

fn read(
    reading: &mut Reading<'_>,
    realm: &Realm,
    row: CorrectiveActionRow,
) -> Result<ActionRead, Fault> {
    let mut told = |who: &str, text: Option<&VaultText>| -> Result<_, Fault> {
        Ok((read_who(who)?, opened(reading, text)?))
    };
    let done = row.done.as_ref().map(|it| told(&it.who, Some(&it.proof))).transpose()?;
    let checked = row.checked.as_ref().map(|it| told(&it.who, it.remark.as_ref())).transpose()?;
    let owner = reading.view.post_coded(realm, &row.owner)?;
    let seen = reading.view.last_change(realm, &Thing::new("corrective_action", row.action))?;
    Ok(ActionRead {
        finding: opened(reading, Some(&row.finding))?,
        cause: opened(reading, Some(&row.cause))?,
        measure: opened(reading, Some(&row.measure))?,
        owner: owner.map(|it| it.details.title),
        raised_by: read_who(&row.who)?,
        done,
        checked,
        version: seen.map_or(Version(0), |it| it.version),
        row,
    })
}

pub(super) fn opened(
    reading: &mut Reading<'_>,
    text: Option<&VaultText>,
) -> Result<Option<String>, Fault> {
    let Some(text) = text.and_then(VaultText::commitment) else { return Ok(None) };
    Ok(reading.open(&text)?.text().map(str::to_owned))
}

fn read_who(text: &str) -> Result<Who, Fault> {
    serde_json::from_str(text).map_err(|error| Fault::new("reading who put something right", error))
}
