//! Which units report every day by when, and which of them have.

use std::collections::BTreeMap;

use domain::duty::Rounds;
use domain::kernel::{DailyReportingId, Instant, Key, Label, Realm, Thing, Version};

use super::phones::first_number;
use super::shifts::{opened, who};
use crate::actor::Who;
use crate::failure::Fault;
use crate::office::Reading;
use crate::ports::{DailyReportRow, DailyReportingRow};

/// So many reportings run at once at most, as far as the desk shows them.
pub const DAILY_REPORTINGS_MAX: u32 = 20;

/// The numbers of so many units that are late are shown.
const NUMBERS_MAX: usize = 20;

/// A daily reporting with the day that runs and the day before it.
#[derive(Clone, Debug)]
pub struct DailyRead {
    /// Without its texts.
    pub row: DailyReportingRow,
    /// What the units are to report.
    pub what: Option<String>,
    /// The day before the one that runs; none on the first day.
    pub before: Option<DayRead>,
    /// The day that runs.
    pub running: DayRead,
    /// What somebody who ends it has seen.
    pub version: Version,
}

/// A day of a reporting.
#[derive(Clone, Debug)]
pub struct DayRead {
    /// Its number, from 1.
    pub round: u32,
    /// When its reports are due.
    pub due_at: Instant,
    /// The units, each with what it has said.
    pub units: Vec<UnitDay>,
}

/// What a unit has said for a day.
#[derive(Clone, Debug)]
pub struct UnitDay {
    /// The code of the unit.
    pub unit: Key,
    /// What it is called; none where there is no such unit any more.
    pub name: Option<Label>,
    /// What it said; none where it has said nothing.
    pub given: Option<GivenRead>,
    /// The first number of its first post, where it is late.
    pub number: Option<String>,
}

/// What a unit has said, with the text that is still there.
#[derive(Clone, Debug)]
pub struct GivenRead {
    /// Without its text.
    pub row: DailyReportRow,
    /// What it said; none of a nil report, or where that was destroyed.
    pub text: Option<String>,
    /// Who wrote it down.
    pub who: Who,
}

impl DayRead {
    /// The units that have said nothing.
    pub fn missing(&self) -> impl Iterator<Item = &UnitDay> {
        self.units.iter().filter(|it| it.given.is_none())
    }
}

/// The reportings that run, the oldest first, each as it stands now; numbers only for whoever may
/// read them.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn daily_reportings(
    reading: &mut Reading<'_>,
    (realm, reads_people): (&Realm, bool),
) -> Result<Vec<DailyRead>, Fault> {
    let rows = reading.view.daily_reportings(realm, DAILY_REPORTINGS_MAX)?;
    rows.into_iter().map(|row| read(reading, (realm, reads_people), row)).collect()
}

/// One reporting; none where there is no such reporting.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn daily_reporting(
    reading: &mut Reading<'_>,
    realm: &Realm,
    reporting: DailyReportingId,
) -> Result<Option<DailyRead>, Fault> {
    let row = reading.view.daily_reporting(realm, reporting)?;
    row.map(|row| read(reading, (realm, false), row)).transpose()
}

fn read(
    reading: &mut Reading<'_>,
    (realm, reads_people): (&Realm, bool),
    row: DailyReportingRow,
) -> Result<DailyRead, Fault> {
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let rounds = Rounds { first_due_at: row.first_due_at };
    let round = rounds.running_at(row.ended_at.unwrap_or(now));
    let names: BTreeMap<_, _> = reading
        .units_and_posts(realm)?
        .units
        .iter()
        .map(|it| (it.code.clone(), it.details.name.clone()))
        .collect();
    let mut day = |round: u32| -> Result<DayRead, Fault> {
        let mut given = BTreeMap::new();
        for report in reading.view.daily_reports(realm, (row.reporting, round))? {
            let (text, who) = (opened(reading, report.said.as_ref())?, who(&report.who)?);
            given.insert(report.unit.clone(), GivenRead { row: report, text, who });
        }
        let units = row.units.iter().map(|unit| UnitDay {
            unit: unit.clone(),
            name: names.get(unit).cloned(),
            given: given.remove(unit),
            number: None,
        });
        let (mut units, due_at) = (units.collect::<Vec<_>>(), rounds.due_at(round));
        if due_at < now && reads_people {
            let late = units.iter_mut().filter(|it| it.given.is_none());
            for unit in late.take(NUMBERS_MAX) {
                unit.number = first_number(reading, realm, &unit.unit)?;
            }
        }
        Ok(DayRead { round, due_at, units })
    };
    let before = (round > 1).then(|| day(round - 1)).transpose()?;
    let running = day(round)?;
    let what = opened(reading, Some(&row.what))?;
    let seen = reading.view.last_change(realm, &Thing::new("daily_reporting", row.reporting))?;
    let version = seen.map_or(Version(0), |it| it.version);
    Ok(DailyRead { what, before, running, version, row })
}
