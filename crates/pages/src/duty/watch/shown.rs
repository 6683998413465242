//! Shifts and lines of the duty log, ready to be shown.

use std::collections::BTreeMap;

use application::duty::{
    Colleague, DutyLine, PersonPhones, ShiftRead, Watch, person_phones, watch as read_watch,
};
use application::{DutySaid, Fault, Reading};
use domain::kernel::{DutyLineId, Instant, Realm, Span};
use words::{DutyLog, Language, Say, Watch as WatchWords, call_result, full_time};

pub(crate) use super::super::item::Reader as Shower;
use crate::components::TimeShown;

/// What is entered so much later than it happened says so.
const LATE_AFTER: Span = Span::from_minutes(5);
/// So many numbers of a leader lie on the desk.
const LEADER_NUMBERS_MAX: usize = 2;

/// A shift in a list, or at the head of a page.
pub(crate) struct ShiftShown {
    pub(crate) id: String,
    pub(crate) href: String,
    /// Who keeps the desk, and in which post.
    pub(crate) officer: String,
    pub(crate) post: Option<String>,
    pub(crate) leader: Option<String>,
    pub(crate) leader_phones: Option<String>,
    /// When it began, or is to begin.
    pub(crate) from: TimeShown,
    /// When it ended.
    pub(crate) ended: Option<TimeShown>,
    /// When it is to end, by the roster.
    pub(crate) until: Option<TimeShown>,
    /// Whether it should have ended.
    pub(crate) is_overdue: bool,
    pub(crate) signed: Option<TimeShown>,
    pub(crate) is_begun: bool,
    /// The day and the time at which it began, as a record bears it.
    pub(crate) day: String,
    pub(crate) seen: u64,
}

/// A line of the duty log.
pub(crate) struct LineShown {
    pub(crate) id: String,
    pub(crate) at: TimeShown,
    pub(crate) text: String,
    /// Of a call: whom it was to reach, and what came of it.
    pub(crate) call: Option<String>,
    /// When it was written down, where that was later.
    pub(crate) late: Option<String>,
    /// The place in the journal of the line that it corrects, and of the one that corrects it.
    pub(crate) corrects: Option<String>,
    pub(crate) corrected: Option<u64>,
    pub(crate) who: Option<String>,
    pub(crate) position: u64,
}

/// A number to tap.
pub(crate) struct NumberShown {
    pub(crate) number: String,
    pub(crate) dial: String,
}

/// Who is on duty, on the desk.
pub(crate) struct WatchShown {
    pub(crate) on_duty: Option<ShiftShown>,
    /// The numbers of the leader, for whoever may read them.
    pub(crate) numbers: Vec<NumberShown>,
    pub(crate) next: Option<ShiftShown>,
    pub(crate) unsigned: Vec<ShiftShown>,
}

impl WatchShown {
    pub(crate) fn read(
        reading: &mut Reading<'_>,
        realm: &Realm,
        shower: &Shower<'_>,
        reads_people: bool,
    ) -> Result<Self, Fault> {
        let Watch { on_duty, next, unsigned } = read_watch(reading, realm, shower.now)?;
        let leader = on_duty.as_ref().and_then(|it| it.leader.as_ref()).filter(|_| reads_people);
        let phones = leader.map(|it| person_phones(reading, realm, (it.person, false)));
        let numbers = phones.transpose()?.map(|it| numbers(&it)).unwrap_or_default();
        Ok(Self {
            on_duty: on_duty.map(|it| shower.shift(&it)),
            numbers,
            next: next.map(|it| shower.shift(&it)),
            unsigned: unsigned.iter().map(|it| shower.shift(it)).collect(),
        })
    }
}

impl NumberShown {
    pub(crate) fn of(number: String) -> Self {
        Self { dial: dialled(&number), number }
    }
}

fn numbers(phones: &PersonPhones) -> Vec<NumberShown> {
    let numbers = phones.numbers.iter().filter_map(|it| it.number.clone());
    let shown = numbers.map(NumberShown::of);
    shown.take(LEADER_NUMBERS_MAX).collect()
}

/// A number as a telephone dials it.
pub(super) fn dialled(number: &str) -> String {
    number.chars().filter(|it| it.is_ascii_digit() || matches!(it, '+' | ',' | '*' | '#')).collect()
}

/// What somebody is called.
pub(crate) fn name_of(who: &Colleague, language: Language) -> String {
    who.name.clone().unwrap_or_else(|| WatchWords::NameDestroyed.say(language))
}

impl Shower<'_> {
    pub(crate) fn time(&self, at: Instant) -> TimeShown {
        TimeShown::of(at, self.now, self.zone, self.language)
    }

    pub(crate) fn shift(&self, shift: &ShiftRead) -> ShiftShown {
        let (row, language) = (&shift.row, self.language);
        let post = shift.begun_by.as_ref().and_then(|it| self.called.who(it));
        let officer = shift.officer.as_ref().map(|it| name_of(it, language));
        let (officer, post) = match (officer, post) {
            (Some(officer), post) => (officer, post),
            // A script, or whoever runs the machine, is nobody by name.
            (None, post) => (post.unwrap_or_else(|| WatchWords::Officer.say(language)), None),
        };
        let planned = row.planned.as_ref();
        let begun = row.begun.as_ref();
        let from = begun.map(|it| it.at).or(planned.map(|it| it.from));
        let ended = begun.and_then(|it| it.relieved).map(|it| it.at);
        let until = planned.map(|it| it.until);
        let leader = shift.leader.as_ref();
        let is_over = until.is_some_and(|it| it < self.now);
        ShiftShown {
            id: row.shift.to_string(),
            href: format!("{}/desk/shifts/{}", self.base, row.shift),
            officer,
            post,
            leader: leader.map(|it| name_of(it, language)),
            leader_phones: leader
                .map(|it| format!("{}/desk/phones?person={}", self.base, it.person)),
            from: self.time(from.unwrap_or(self.now)),
            ended: ended.map(|it| self.time(it)),
            until: until.map(|it| self.time(it)),
            is_overdue: begun.is_some() && ended.is_none() && is_over,
            signed: row.signed.as_ref().map(|it| self.time(it.at)),
            is_begun: begun.is_some(),
            day: full_time(from.unwrap_or(self.now), self.zone).chars().take(16).collect(),
            seen: shift.version.0,
        }
    }

    /// Lines of the log, each with the one that it corrects, where that is among them.
    pub(crate) fn lines(&self, lines: &[DutyLine]) -> Vec<LineShown> {
        let places: BTreeMap<_, _> =
            lines.iter().map(|it| (it.row.line, it.row.position)).collect();
        let corrections = lines.iter().filter_map(|it| Some((corrected(it)?, it.row.position)));
        let corrections: BTreeMap<_, _> = corrections.collect();
        let shown = lines.iter().map(|it| {
            let corrects = corrected(it).map(|line| {
                places.get(&line).map(|place| format!("№ {place}")).unwrap_or_default()
            });
            let corrected = corrections.get(&it.row.line).copied();
            LineShown { corrects, corrected, ..self.line(it) }
        });
        shown.collect()
    }

    fn line(&self, line: &DutyLine) -> LineShown {
        let row = &line.row;
        let call = line.call.as_ref().map(|(who, result)| {
            let who = name_of(who, self.language);
            let result = call_result(*result, self.language).to_owned();
            DutyLog::Called { who, result }.say(self.language)
        });
        let destroyed = || DutyLog::TextDestroyed.say(self.language);
        let text = match (&line.text, &call) {
            (Some(text), _) => text.clone(),
            (None, Some(_)) => String::new(),
            (None, None) => destroyed(),
        };
        let is_late = row.entered_at > row.at + LATE_AFTER;
        let late = is_late.then(|| {
            let clock = self.time(row.entered_at).clock;
            DutyLog::Late { clock }.say(self.language)
        });
        LineShown {
            id: row.line.to_string(),
            at: self.time(row.at),
            text,
            call,
            late,
            corrects: None,
            corrected: None,
            who: self.called.who(&line.who),
            position: row.position,
        }
    }
}

/// The line that a line corrects.
const fn corrected(line: &DutyLine) -> Option<DutyLineId> {
    match &line.row.said {
        DutySaid::Line { corrects, .. } => *corrects,
        DutySaid::Call { .. } => None,
    }
}
