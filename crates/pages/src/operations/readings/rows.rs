//! What is measured: the last value of each indicator, and its course over a day.

use std::collections::BTreeMap;

use application::operations::{Happening, last_happening};
use application::{Fault, Reading};
use domain::kernel::{Instant, Key, OperationId, Realm, Span, Thing};
use domain::operations::{Event, IndicatorAtWork};
use domain::plans::document::MeasureUnit;
use words::{Names as _, ReadingsPages, duration, length_between, measure_unit, quantity};

use super::super::deciding::{Desk, base_value, decimals_of, last_reading};
use super::counted::CountedBy;
use super::course::Course;
use crate::components::{ScriptMark, TimeShown};

/// At most so many indicators are shown.
const INDICATORS_MAX: usize = 200;

/// An indicator with its last value.
pub(super) struct IndicatorRow {
    pub(super) id: String,
    pub(super) key: String,
    pub(super) title: String,
    /// The last value; none where nothing was measured.
    pub(super) value: Option<String>,
    pub(super) at: Option<TimeShown>,
    pub(super) mark: ScriptMark,
    /// That the next reading should have come.
    pub(super) late: Option<String>,
    pub(super) supplied_by: String,
    pub(super) every: String,
    /// Who wrote it down, what was said, and its place in the journal.
    pub(super) by: Option<String>,
    pub(super) note: Option<String>,
    pub(super) event: Option<(u64, String)>,
    pub(super) course: Option<Course>,
    /// The readings of the course.
    pub(super) course_href: String,
    /// That values of the course were assumed.
    pub(super) course_mark: ScriptMark,
}

/// The indicators of the plans at work, each once, with the plan that knows it first.
pub(super) fn indicators(desk: &Desk) -> Vec<(&Key, &IndicatorAtWork)> {
    let mut found: Vec<(&Key, &IndicatorAtWork)> = Vec::new();
    for plan in &desk.board.response().plans {
        for it in &plan.at_work.indicators {
            if !found.iter().any(|(_, known)| known.key == it.key) {
                found.push((&plan.at_work.key, it));
            }
        }
    }
    found.truncate(INDICATORS_MAX);
    found
}

/// The last event of each indicator.
pub(super) fn last_events(
    reading: &mut Reading<'_>,
    (realm, operation): (&Realm, OperationId),
    desk: &Desk,
) -> Result<BTreeMap<Key, Happening>, Fault> {
    let mut events = BTreeMap::new();
    for (_, it) in indicators(desk) {
        if last_reading(&desk.sight(), &it.key).is_none() {
            continue;
        }
        let thing = Thing::new("indicator", format_args!("{operation}.{}", it.key));
        if let Some(happening) = last_happening(reading, realm, &thing)? {
            events.insert(it.key.clone(), happening);
        }
    }
    Ok(events)
}

/// The rows: those that are late, or were never measured, stand where the plan has them.
pub(super) fn rows(desk: &Desk, events: &BTreeMap<Key, Happening>) -> Vec<IndicatorRow> {
    let all = indicators(desk).into_iter();
    all.map(|(plan, it)| row(desk, plan, it, events.get(&it.key))).collect()
}

fn row(desk: &Desk, plan: &Key, it: &IndicatorAtWork, event: Option<&Happening>) -> IndicatorRow {
    let (sight, language) = (desk.sight(), desk.language);
    let last = last_reading(&sight, &it.key);
    let decimals = desk.document(plan).map_or(0, |plan| decimals_of(plan, &it.key));
    let shown = |value| quantity(&base_value(value, it.measure, decimals), language);
    // Late paper may have come since: what it says is not the last value.
    let event = event.filter(|event| last.is_some_and(|(at, _)| at == event.happened_at));
    let by = event.and_then(|event| {
        let Event::ReadingRecorded(it) = &event.event else { return None };
        sight.names.person_in(&it.by)
    });
    let every = it.every.map(|every| {
        let every = duration(every, language);
        desk.say(words::PlanReading::Every { every })
    });
    IndicatorRow {
        id: format!("indicator-{}", it.key),
        key: it.key.to_string(),
        title: sight.names.indicator(&it.key),
        value: last.map(|(_, value)| shown(value)),
        at: last.map(|(at, _)| sight.time(at)),
        mark: sight.reading_mark(&it.key),
        late: late(desk, it, last.map(|(at, _)| at)),
        supplied_by: it.supplied_by.as_ref().map(|it| sight.names.unit(it)).unwrap_or_default(),
        every: every.unwrap_or_default(),
        by,
        note: event.and_then(|it| it.said.first().cloned().flatten()),
        event: event.map(|it| (it.position, sight.addresses.event(it.position))),
        course_href: sight.counted_href(&it.key, (CountedBy::Range, Some(Span::from_hours(24)))),
        course: Course::of(day_before(desk, &it.key), it.measure, (sight.now(), language)),
        course_mark: sight.readings_mark(&it.key, sight.now() - Span::from_hours(24)),
    }
}

/// What was measured in the day before now.
fn day_before<'a>(desk: &'a Desk, indicator: &Key) -> &'a [(Instant, i64)] {
    let all = desk.board.response().readings.get(indicator).map_or(&[][..], |it| it.as_slice());
    let since = desk.board.at - Span::from_hours(24);
    all.get(all.partition_point(|(at, _)| *at <= since)..).unwrap_or_default()
}

fn late(desk: &Desk, it: &IndicatorAtWork, last: Option<Instant>) -> Option<String> {
    let (every, last) = (it.every?, last?);
    let (now, due) = (desk.board.at, last + every);
    (due < now).then(|| {
        let length = length_between(due, now, desk.language);
        desk.say(ReadingsPages::Late { length })
    })
}

/// An indicator in the list of the form: its title and its unit.
pub(super) fn choice(desk: &Desk, it: &IndicatorAtWork) -> (String, String) {
    let title = desk.sight().names.indicator(&it.key);
    let unit: MeasureUnit = it.measure;
    let unit = measure_unit(unit, desk.language).to_owned();
    (it.key.to_string(), desk.say(ReadingsPages::IndicatorIn { title, unit }))
}
