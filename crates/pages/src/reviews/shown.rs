//! Corrective actions and missed limits, ready to be shown.

use application::reviews::{ActionRead, Missed};
use domain::kernel::Key;
use domain::reviews::{ActionSource, ActionStep};
use words::{CorrectiveActions, Instructions, Say, action_step, named, report_due, time_left};

use crate::components::TimeShown;
use crate::duty::Shower;

/// So much of a text is shown in a list.
const CHARACTERS_MAX: usize = 80;

/// A corrective action in a list.
pub(crate) struct ActionItem {
    pub(crate) href: String,
    pub(crate) finding: String,
    pub(crate) owner: String,
    pub(crate) step: &'static str,
    pub(crate) is_closed: bool,
    /// Whether somebody has said that it is done, and nobody has looked at it.
    pub(crate) waits_for_check: bool,
    pub(crate) due: TimeShown,
    /// How much time is left, while nobody has said that it is done.
    pub(crate) left: Option<String>,
    pub(crate) is_late: bool,
    pub(crate) source: String,
    pub(crate) position: u64,
}

/// A missed limit that nothing puts right yet.
pub(crate) struct MissedItem {
    /// Where an action is raised for it.
    pub(crate) href: String,
    pub(crate) intake_href: String,
    pub(crate) said: String,
    pub(crate) what: &'static str,
    /// How long it took, or that it was never made.
    pub(crate) kept: String,
    pub(crate) due: TimeShown,
    pub(crate) late_because: Option<String>,
}

/// Makes items of what was read.
pub(crate) trait Reader {
    /// An action as a list shows it.
    fn action(&self, it: &ActionRead) -> ActionItem;
    /// A missed limit as a list shows it.
    fn missed(&self, it: &Missed) -> MissedItem;
    /// What the post that answers for an action is called.
    fn owner(&self, it: &ActionRead) -> String;
    /// Where an action came from, in words.
    fn source(&self, source: ActionSource) -> String;
}

impl Reader for Shower<'_> {
    fn action(&self, it: &ActionRead) -> ActionItem {
        let row = &it.row;
        let is_open = row.step == ActionStep::Open;
        ActionItem {
            href: format!("{}/actions/{}", self.base, row.action),
            finding: it
                .finding
                .as_deref()
                .map_or_else(|| Instructions::TextDestroyed.say(self.language), shortened),
            owner: self.owner(it),
            step: action_step(row.step, self.language),
            is_closed: row.step == ActionStep::Closed,
            waits_for_check: row.step == ActionStep::Done,
            due: self.time(row.due_at),
            left: is_open.then(|| time_left(row.due_at, self.now, self.language)),
            is_late: it.is_late(self.now),
            source: self.source(row.source),
            position: row.position,
        }
    }

    fn missed(&self, it: &Missed) -> MissedItem {
        let (row, language) = (&it.row, self.language);
        let (due, number, limit) = (row.due.name(), row.number, row.limit_minutes);
        let destroyed = || Instructions::TextDestroyed.say(language);
        let kept = match it.took_minutes() {
            Some(took) => CorrectiveActions::TookOf { took, limit },
            None => CorrectiveActions::NeverMade { limit },
        };
        MissedItem {
            href: format!(
                "{}/actions/raise?intake={}&due={due}&number={number}",
                self.base, row.intake
            ),
            intake_href: format!("{}/desk/intakes/{}/report", self.base, row.intake),
            said: it.said.as_deref().map_or_else(destroyed, shortened),
            what: report_due(row.due, language),
            kept: kept.say(language),
            due: self.time(row.due_at),
            late_because: it.late_because.clone(),
        }
    }

    fn owner(&self, it: &ActionRead) -> String {
        let gone =
            |code: &Key| CorrectiveActions::PostGone { code: code.to_string() }.say(self.language);
        let name = it.owner.as_ref().map(|name| named(name, self.language).to_owned());
        name.unwrap_or_else(|| gone(&it.row.owner))
    }

    fn source(&self, source: ActionSource) -> String {
        let word = match source {
            ActionSource::ReportLimit { due, .. } => {
                let what = report_due(due, self.language).to_owned();
                CorrectiveActions::FromLimit { what }
            }
            ActionSource::Operation { .. } => CorrectiveActions::FromOperation,
            ActionSource::DailyWork {} => CorrectiveActions::FromDailyWork,
        };
        word.say(self.language)
    }
}

fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= CHARACTERS_MAX {
        return line;
    }
    let short: String = line.chars().take(CHARACTERS_MAX).collect();
    format!("{short}…")
}
