//! Limits of reports upwards that were missed: what the clock finds, and what becomes of it.

use domain::duty::Timeliness;
use domain::kernel::{IntakeId, Realm, ReportDue};

use super::actions::opened;
use crate::failure::Fault;
use crate::office::Reading;
use crate::ports::MissedLimitRow;

/// So many missed limits that nothing puts right yet are shown.
pub const MISSED_MAX: u32 = 30;
/// So many running limits are looked at, those that run out first.
const RUNNING_MAX: u32 = 200;

/// A limit of a report that was missed, with the texts that are still there.
#[derive(Clone, Debug)]
pub struct Missed {
    /// Without its texts.
    pub row: MissedLimitRow,
    /// What was reported to the desk.
    pub said: Option<String>,
    /// What was said to why the report came too late.
    pub late_because: Option<String>,
}

impl Missed {
    /// How long the report took, where it was made after all.
    #[must_use]
    pub fn took_minutes(&self) -> Option<u32> {
        let made = self.row.made_at?;
        Some(Timeliness::of(self.row.since, made, Some(self.row.limit_minutes)).took_minutes)
    }
}

/// An intake with a limit that has run out and is not written down yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LimitDue {
    /// Its realm.
    pub realm: Realm,
    /// Which intake.
    pub intake: IntakeId,
}

/// The missed limits that nothing puts right yet, the oldest first.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn missed_limits_open(reading: &mut Reading<'_>, realm: &Realm) -> Result<Vec<Missed>, Fault> {
    let rows = reading.view.missed_limits_open(realm, MISSED_MAX)?;
    rows.into_iter().map(|row| read(reading, realm, row)).collect()
}

/// One missed limit; none where the intake has missed no such limit.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn missed_limit(
    reading: &mut Reading<'_>,
    realm: &Realm,
    (intake, due, number): (IntakeId, ReportDue, u32),
) -> Result<Option<Missed>, Fault> {
    let rows = reading.view.missed_limits(realm, intake)?;
    let row = rows.into_iter().find(|it| (it.due, it.number) == (due, number));
    row.map(|row| read(reading, realm, row)).transpose()
}

/// The intakes with a limit that has run out by their realm's clock and is not written down yet.
///
/// # Errors
/// When the store cannot be read.
pub fn due_limits(reading: &mut Reading<'_>) -> Result<Vec<LimitDue>, Fault> {
    let mut due = Vec::new();
    for (realm, intake, at) in reading.view.limits_running(RUNNING_MAX)? {
        if reading.now(&realm)?.is_some_and(|now| now > at) {
            due.push(LimitDue { realm, intake });
        }
    }
    Ok(due)
}

fn read(reading: &mut Reading<'_>, realm: &Realm, row: MissedLimitRow) -> Result<Missed, Fault> {
    let intake = reading.view.intake(realm, row.intake)?;
    let said = intake.and_then(|it| it.account.said);
    Ok(Missed {
        said: opened(reading, said.as_ref())?,
        late_because: opened(reading, row.late_because.as_ref())?,
        row,
    })
}
