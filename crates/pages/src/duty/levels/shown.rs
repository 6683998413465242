//! A level from above, ready to be shown.

use application::duty::{LevelFromAboveRead, LevelMeaning, Standing};
use words::{LevelsFromAbove, Operations, Say, emergency_class, level_name, named, response_level};

use super::super::watch::Shower;
use crate::components::TimeShown;

/// A level from above.
pub(in crate::duty) struct LevelShown {
    pub(in crate::duty) id: String,
    pub(in crate::duty) level: &'static str,
    pub(in crate::duty) class: &'static str,
    pub(in crate::duty) from: String,
    pub(in crate::duty) number: Option<String>,
    /// Where the document is by which it came.
    pub(in crate::duty) document: Option<String>,
    pub(in crate::duty) received: TimeShown,
    pub(in crate::duty) who: Option<String>,
    pub(in crate::duty) position: u64,
    pub(in crate::duty) lifted: Option<TimeShown>,
    pub(in crate::duty) lifted_said: Option<String>,
    pub(in crate::duty) meanings: Vec<MeaningShown>,
    pub(in crate::duty) seen: u64,
}

/// What it means for a plan at work.
pub(in crate::duty) struct MeaningShown {
    pub(in crate::duty) operation: String,
    pub(in crate::duty) title: String,
    pub(in crate::duty) plan: String,
    pub(in crate::duty) plan_title: String,
    pub(in crate::duty) ours: String,
    pub(in crate::duty) standing: String,
    /// Whether ours must be raised, or matched by hand.
    pub(in crate::duty) is_open: bool,
    pub(in crate::duty) is_floor: bool,
    /// Whether it can be written down there with one press.
    pub(in crate::duty) may_write: bool,
    /// Where our level is decided.
    pub(in crate::duty) href: String,
    pub(in crate::duty) seen: u64,
}

/// Makes what is shown of what was read.
pub(in crate::duty) trait LevelReader {
    /// A level as lists show it.
    fn level(&self, it: &LevelFromAboveRead) -> LevelShown;
}

impl LevelReader for Shower<'_> {
    fn level(&self, it: &LevelFromAboveRead) -> LevelShown {
        let row = &it.row;
        let destroyed = || LevelsFromAbove::TextDestroyed.say(self.language);
        LevelShown {
            id: row.received.to_string(),
            level: response_level(row.level, self.language),
            class: emergency_class(row.class, self.language),
            from: it.from.clone().unwrap_or_else(destroyed),
            number: it.number.clone(),
            document: row.document.map(|it| format!("{}/desk/documents/{it}", self.base)),
            received: self.time(row.received_at),
            who: self.called.who(&it.received_by),
            position: row.position,
            lifted: row.lifted.as_ref().map(|(at, _)| self.time(*at)),
            lifted_said: it.lifted_said.clone(),
            meanings: it.meanings.iter().map(|it| self.meaning(it)).collect(),
            seen: it.version.0,
        }
    }
}

impl Shower<'_> {
    fn meaning(&self, it: &LevelMeaning) -> MeaningShown {
        let say = |word: LevelsFromAbove| word.say(self.language);
        let ours = it.ours.as_ref().map(|it| level_name(it, self.language));
        let ours = ours.map(|level| LevelsFromAbove::Ours { level });
        let is_open = matches!(it.standing, Standing::Milder | Standing::Unknown);
        let destroyed = || Operations::TextDestroyed.say(self.language);
        MeaningShown {
            operation: it.operation.to_string(),
            title: it.title.clone().unwrap_or_else(destroyed),
            plan: it.plan.to_string(),
            plan_title: named(&it.plan_title, self.language).to_owned(),
            ours: say(ours.unwrap_or(LevelsFromAbove::NoLevelYet)),
            standing: say(match it.standing {
                Standing::Milder => LevelsFromAbove::Milder,
                Standing::Equal => LevelsFromAbove::Equal,
                Standing::Severer => LevelsFromAbove::Severer,
                Standing::Unknown => LevelsFromAbove::Unknown,
            }),
            is_open,
            is_floor: it.is_floor,
            may_write: it.may_write && !it.is_floor && it.standing != Standing::Unknown,
            href: format!("{}/operations/{}/levels/{}", self.base, it.operation, it.plan),
            seen: it.seen.0,
        }
    }
}
