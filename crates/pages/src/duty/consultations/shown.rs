//! A consultation, ready to be shown.

use application::duty::{ConsultationRead, Opinion, Participant, Suggestion};
use domain::duty::{ResponseLevel, Stance};
use domain::kernel::{EmergencySeverity, Span};
use words::{
    Consultations, Say, emergency_severity, opinion_way, participant_kind, response_level, stance,
};

use super::super::report::reason;
use super::super::watch::Shower;
use crate::components::TimeShown;

/// What is written down so much later than it was said says so.
const LATE_AFTER: Span = Span::from_minutes(5);
/// So much of the matter is shown in a list.
const MATTER_CHARACTERS_MAX: usize = 80;

/// A consultation in a list.
pub(in crate::duty) struct ConsultationItem {
    pub(in crate::duty) href: String,
    pub(in crate::duty) matter: String,
    pub(in crate::duty) opened: TimeShown,
    pub(in crate::duty) who: Option<String>,
    pub(in crate::duty) called: usize,
    pub(in crate::duty) spoken: usize,
    /// How many disagree, where somebody does.
    pub(in crate::duty) dissents: usize,
    pub(in crate::duty) concluded: Option<TimeShown>,
    pub(in crate::duty) position: u64,
}

/// Somebody who was called in, with what they said.
pub(in crate::duty) struct ParticipantShown {
    pub(in crate::duty) id: String,
    pub(in crate::duty) name: String,
    pub(in crate::duty) capacity: String,
    pub(in crate::duty) kind: &'static str,
}

/// What somebody said.
pub(in crate::duty) struct OpinionShown {
    pub(in crate::duty) name: String,
    pub(in crate::duty) capacity: String,
    pub(in crate::duty) words: String,
    pub(in crate::duty) way: &'static str,
    pub(in crate::duty) stance: &'static str,
    pub(in crate::duty) is_dissent: bool,
    pub(in crate::duty) severity: Option<&'static str>,
    pub(in crate::duty) said: TimeShown,
    /// When it was written down, where that was later.
    pub(in crate::duty) late: Option<String>,
    pub(in crate::duty) position: u64,
}

/// Makes what is shown of what was read.
pub(in crate::duty) trait ConsultationReader {
    /// A consultation as lists show it.
    fn consultation(&self, it: &ConsultationRead) -> ConsultationItem;
}

impl ConsultationReader for Shower<'_> {
    fn consultation(&self, it: &ConsultationRead) -> ConsultationItem {
        let row = &it.row;
        let destroyed = || Consultations::TextDestroyed.say(self.language);
        let has_spoken = |one: &&Participant| {
            it.opinions.iter().any(|it| it.row.participant == one.row.participant)
        };
        let last = |one: &Participant| {
            it.opinions.iter().rfind(|it| it.row.participant == one.row.participant)
        };
        let dissents = it.participants.iter().filter_map(last);
        ConsultationItem {
            href: format!("{}/desk/consultations/{}", self.base, row.consultation),
            matter: it.matter.as_deref().map_or_else(destroyed, shortened),
            opened: self.time(row.opened_at),
            who: self.called.who(&it.opened_by),
            called: it.participants.len(),
            spoken: it.participants.iter().filter(has_spoken).count(),
            dissents: dissents.filter(|it| it.row.stance == Stance::Dissents).count(),
            concluded: row.concluded.as_ref().map(|it| self.time(it.at)),
            position: row.position,
        }
    }
}

impl Shower<'_> {
    pub(super) fn participant(&self, it: &Participant) -> ParticipantShown {
        let destroyed = || Consultations::TextDestroyed.say(self.language);
        ParticipantShown {
            id: it.row.participant.to_string(),
            name: it.name.clone().unwrap_or_else(destroyed),
            capacity: it.capacity.clone().unwrap_or_default(),
            kind: participant_kind(it.row.kind, self.language),
        }
    }

    pub(super) fn opinion(&self, it: &Opinion, all: &[ParticipantShown]) -> OpinionShown {
        let row = &it.row;
        let by = row.participant.to_string();
        let by = all.iter().find(|it| it.id == by);
        let is_late = row.entered_at > row.said_at + LATE_AFTER;
        let late = is_late.then(|| {
            let clock = self.time(row.entered_at).clock;
            Consultations::EnteredLater { clock }.say(self.language)
        });
        let destroyed = || Consultations::TextDestroyed.say(self.language);
        OpinionShown {
            name: by.map(|it| it.name.clone()).unwrap_or_default(),
            capacity: by.map(|it| it.capacity.clone()).unwrap_or_default(),
            words: it.words.clone().unwrap_or_else(destroyed),
            way: opinion_way(row.way, self.language),
            stance: stance(row.stance, self.language),
            is_dissent: row.stance == Stance::Dissents,
            severity: row.severity.map(|it| emergency_severity(it, self.language)),
            said: self.time(row.said_at),
            late,
            position: row.position,
        }
    }

    /// What the law's numbers and those who spoke suggest, each as a sentence.
    pub(super) fn suggested(&self, it: &Suggestion) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(by_law) = it.by_law {
            lines.push(reason(by_law, self.language));
            let level = response_level(usual_level(by_law.0), self.language).to_owned();
            lines.push(Consultations::LevelFor { level }.say(self.language));
        }
        for (severity, count) in &it.by_opinion {
            let severity = emergency_severity(*severity, self.language).to_owned();
            lines.push(Consultations::ByOpinion { severity, count: *count }.say(self.language));
        }
        lines
    }
}

/// The level that usually goes with how severe something is; the plan decides.
const fn usual_level(severity: EmergencySeverity) -> ResponseLevel {
    match severity {
        EmergencySeverity::ExtremelyMajor => ResponseLevel::First,
        EmergencySeverity::Major => ResponseLevel::Second,
        EmergencySeverity::Significant => ResponseLevel::Third,
        EmergencySeverity::Ordinary => ResponseLevel::Fourth,
    }
}

fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MATTER_CHARACTERS_MAX {
        return line;
    }
    let short: String = line.chars().take(MATTER_CHARACTERS_MAX).collect();
    format!("{short}…")
}
