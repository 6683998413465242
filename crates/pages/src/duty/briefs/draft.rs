//! The draft of a brief: what the record says of a span of time, in sentences.

use application::duty::{
    daily_reportings, instructions_open, intakes_known, operations_running, reports_of, shifts,
};
use application::reviews::{actions_open, missed_limits_open};
use application::{Actor, Fault, Page, Reading};
use domain::duty::SettlementKind;
use domain::kernel::{Instant, Realm, Right, Span};
use domain::operations::MeasureInForce;
use words::{BriefDraft, Language, Operations, Say, Zone, letter_time, level_name};

use super::super::watch::name_of;

/// So many reports are told one by one; the others are counted.
const LINES_MAX: usize = 8;
/// So many shifts are looked back at.
const SHIFTS_MAX: u32 = 20;
/// Measures that end within this time are counted.
const ENDS_WITHIN: Span = Span::from_hours(24);
/// So much of what was said stands in a line.
const SAID_CHARACTERS_MAX: usize = 60;

/// What a draft is made with.
pub(super) struct Drafting<'a> {
    pub(super) realm: &'a Realm,
    pub(super) actor: &'a Actor,
    pub(super) zone: &'a Zone,
    pub(super) language: Language,
    /// The span of time that it speaks of.
    pub(super) span: [Instant; 2],
}

impl Drafting<'_> {
    pub(super) fn text(&self, reading: &mut Reading<'_>) -> Result<String, Fault> {
        let mut lines = vec![self.say(BriefDraft::Watch)];
        lines.extend(self.watch(reading)?);
        lines.push(self.say(BriefDraft::Taken));
        lines.extend(self.taken(reading)?);
        lines.push(self.say(BriefDraft::Reported));
        lines.extend(self.reported(reading)?);
        lines.push(self.say(BriefDraft::Operations));
        lines.extend(self.operations(reading)?);
        lines.push(self.say(BriefDraft::Daily));
        lines.extend(self.daily(reading)?);
        lines.push(self.say(BriefDraft::Open));
        let instructions = instructions_open(reading, self.realm)?.len();
        let actions = actions_open(reading, self.realm)?.len();
        lines.push(self.say(BriefDraft::OpenCount { instructions, actions }));
        Ok(lines.join("\n"))
    }

    fn say(&self, word: impl Say) -> String {
        word.say(self.language)
    }

    fn time(&self, at: Instant) -> String {
        letter_time(at, self.zone, self.language)
    }

    /// Those who kept the desk in the span, the first one first.
    fn watch(&self, reading: &mut Reading<'_>) -> Result<Vec<String>, Fault> {
        let [from, until] = self.span;
        let mut lines = Vec::new();
        let page = Page { before: None, rows_max: SHIFTS_MAX };
        for shift in shifts(reading, self.realm, page)?.iter().rev() {
            let Some(begun) = &shift.row.begun else { continue };
            let ended = begun.relieved.map(|it| it.at);
            if begun.at > until || ended.is_some_and(|it| it < from) {
                continue;
            }
            let called = |it: Option<&_>| it.map(|who| name_of(who, self.language));
            let officer = called(shift.officer.as_ref());
            let leader = called(shift.leader.as_ref());
            lines.push(self.say(BriefDraft::Keeper {
                from: self.time(begun.at),
                officer: officer.unwrap_or_else(|| self.say(BriefDraft::NoLeader)),
                leader: leader.unwrap_or_else(|| self.say(BriefDraft::NoLeader)),
            }));
        }
        if lines.is_empty() {
            lines.push(self.say(BriefDraft::NobodyKept));
        }
        Ok(lines)
    }

    fn taken(&self, reading: &mut Reading<'_>) -> Result<Vec<String>, Fault> {
        let found = intakes_known(reading, self.realm, self.span)?;
        let count = |kind: Option<SettlementKind>| {
            let became = |it: &&application::duty::Intake| {
                it.row.settled.as_ref().map(|it| it.settlement.kind()) == kind
            };
            found.iter().filter(became).count()
        };
        let mut lines = vec![self.say(BriefDraft::TakenCount {
            all: found.len(),
            joined: count(Some(SettlementKind::Operation)),
            same: count(Some(SettlementKind::SameAs)),
            nothing: count(Some(SettlementKind::Nothing)),
            open: count(None),
        })];
        let joined = found.iter().rev().filter(|it| {
            let kind = it.row.settled.as_ref().map(|it| it.settlement.kind());
            matches!(kind, Some(SettlementKind::Operation) | None)
        });
        let told: Vec<_> = joined.filter_map(|it| Some((it, it.texts.said.as_ref()?))).collect();
        for (it, said) in told.iter().take(LINES_MAX) {
            let (at, said) = (self.time(it.row.knew_at), shortened(said));
            lines.push(self.say(BriefDraft::TakenOne { at, said }));
        }
        let more = told.len().saturating_sub(LINES_MAX);
        if more > 0 {
            lines.push(self.say(BriefDraft::More { count: more }));
        }
        Ok(lines)
    }

    fn reported(&self, reading: &mut Reading<'_>) -> Result<Vec<String>, Fault> {
        let [from, until] = self.span;
        let is_in = |at: Instant| (from..=until).contains(&at);
        let page = Page { before: None, rows_max: 200 };
        let (mut phone, mut written) = (0, 0);
        for intake in application::duty::intakes(reading, self.realm, page)? {
            if !intake.row.is_reported() {
                continue;
            }
            let reports = reports_of(reading, self.realm, intake.row.intake)?;
            phone += reports.phone.iter().filter(|it| is_in(it.made_at)).count();
            let sent = reports.written.iter().filter_map(|it| it.sent.as_ref());
            written += sent.filter(|it| is_in(it.at)).count();
        }
        let mut lines = vec![self.say(BriefDraft::ReportedCount { phone, written })];
        let missed = missed_limits_open(reading, self.realm)?.len();
        if missed > 0 {
            lines.push(self.say(BriefDraft::MissedCount { count: missed }));
        }
        Ok(lines)
    }

    fn operations(&self, reading: &mut Reading<'_>) -> Result<Vec<String>, Fault> {
        let [_, until] = self.span;
        let mut lines = Vec::new();
        for running in operations_running(reading, self.realm, self.actor)? {
            let Some(looked) = reading.operation_now(self.realm, running.row.operation)? else {
                continue;
            };
            let response = &looked.operation.response;
            let levels = response.plans.iter().filter_map(|it| it.decision.as_ref());
            let levels: Vec<_> = levels.map(|it| level_name(&it.level, self.language)).collect();
            let levels =
                if levels.is_empty() { self.say(BriefDraft::NoLevel) } else { levels.join("、") };
            let open: Vec<_> = response.open_tasks().collect();
            let late = open.iter().filter(|it| it.is_late(until)).count();
            let title = running.title.unwrap_or_else(|| self.say(Operations::TextDestroyed));
            let tasks = open.len();
            lines.push(self.say(BriefDraft::OperationLine { title, levels, tasks, late }));
            let ends = |it: &&MeasureInForce| {
                it.is_in_force() && it.until.is_some_and(|it| it <= until + ENDS_WITHIN)
            };
            let count = response.measures.iter().filter(ends).count();
            if count > 0 {
                lines.push(self.say(BriefDraft::Ends { count }));
            }
        }
        if lines.is_empty() {
            lines.push(self.say(BriefDraft::NoOperation));
        }
        Ok(lines)
    }

    fn daily(&self, reading: &mut Reading<'_>) -> Result<Vec<String>, Fault> {
        let reads_people = self.actor.may(Right::ReadPeople);
        let found = daily_reportings(reading, (self.realm, reads_people))?;
        let lines = found.iter().map(|it| {
            let day = it.before.as_ref().unwrap_or(&it.running);
            let (all, missing) = (day.units.len(), day.missing().count());
            let what = it.what.clone().unwrap_or_default();
            self.say(BriefDraft::DailyLine { what, given: all - missing, all })
        });
        let lines: Vec<_> = lines.collect();
        Ok(if lines.is_empty() { vec![self.say(BriefDraft::NoDaily)] } else { lines })
    }
}

fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SAID_CHARACTERS_MAX {
        return line;
    }
    let short: String = line.chars().take(SAID_CHARACTERS_MAX).collect();
    format!("{short}…")
}
