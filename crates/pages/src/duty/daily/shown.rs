//! A daily reporting, ready to be shown.

use application::duty::{DailyRead, DayRead, UnitDay};
use words::{Daily, Instructions, Say, named, time_left};

use super::super::watch::{NumberShown, Shower};
use crate::components::TimeShown;
use crate::plans::encoded;

/// A daily reporting as it stands now.
pub(crate) struct DailyItem {
    pub(crate) id: String,
    /// Where what is done with it is sent.
    pub(crate) href: String,
    pub(crate) what: String,
    pub(crate) before: Option<DayShown>,
    pub(crate) running: DayShown,
    pub(crate) seen: u64,
}

/// A day of it.
pub(crate) struct DayShown {
    pub(crate) round: u32,
    pub(crate) due: TimeShown,
    pub(crate) left: String,
    pub(crate) given: usize,
    pub(crate) missing: usize,
    pub(crate) units: Vec<UnitShown>,
}

/// A unit on a day.
pub(crate) struct UnitShown {
    pub(crate) id: String,
    pub(crate) name: String,
    /// Where its numbers are, and the first of them, for whoever may read them.
    pub(crate) phones: String,
    pub(crate) number: Option<NumberShown>,
    pub(crate) given: Option<GivenShown>,
}

/// What a unit has said.
pub(crate) struct GivenShown {
    pub(crate) at: TimeShown,
    pub(crate) is_late: bool,
    /// None of a nil report.
    pub(crate) text: Option<String>,
    pub(crate) who: Option<String>,
    pub(crate) position: u64,
}

/// Makes items of what was read.
pub(crate) trait DailyReader {
    /// A reporting as pages show it.
    fn daily(&self, it: &DailyRead) -> DailyItem;
}

impl DailyReader for Shower<'_> {
    fn daily(&self, it: &DailyRead) -> DailyItem {
        let destroyed = || Instructions::TextDestroyed.say(self.language);
        DailyItem {
            id: it.row.reporting.to_string(),
            href: format!("{}/desk/daily/{}", self.base, it.row.reporting),
            what: it.what.clone().unwrap_or_else(destroyed),
            before: it.before.as_ref().map(|day| shown(self, day)),
            running: shown(self, &it.running),
            seen: it.version.0,
        }
    }
}

fn shown(shower: &Shower<'_>, day: &DayRead) -> DayShown {
    let missing = day.missing().count();
    DayShown {
        round: day.round,
        due: shower.time(day.due_at),
        left: time_left(day.due_at, shower.now, shower.language),
        given: day.units.len() - missing,
        missing,
        units: day.units.iter().map(|it| unit(shower, it)).collect(),
    }
}

fn unit(shower: &Shower<'_>, it: &UnitDay) -> UnitShown {
    let name = it.name.as_ref().map(|name| named(name, shower.language).to_owned());
    let given = it.given.as_ref().map(|it| GivenShown {
        at: shower.time(it.row.given_at),
        is_late: it.row.is_late,
        text: it.row.said.as_ref().map(|_| {
            let destroyed = || Instructions::TextDestroyed.say(shower.language);
            it.text.clone().unwrap_or_else(destroyed)
        }),
        who: shower.called.who(&it.who),
        position: it.row.position,
    });
    let name = name.unwrap_or_else(|| Daily::UnitGone.say(shower.language));
    UnitShown {
        id: it.unit.to_string(),
        phones: format!("{}/desk/phones?find={}", shower.base, encoded(&name)),
        number: it.number.clone().map(NumberShown::of),
        name,
        given,
    }
}
