//! `GET /operations/{operation}/readings?of=…`: the readings behind a number, at the moment that is
//! shown.

use std::collections::BTreeMap;

use application::operations::{Happening, ProvenanceOf, history};
use application::{Fault, Reading};
use askama::Template;
use axum::response::Response;
use domain::kernel::{Instant, Key, OperationId, Span, Thing};
use domain::operations::{IndicatorAtWork, PlanResponse};
use domain::plans::document::Measured;
use web::{Asked, Front};
use words::{
    Names as _, OperationOverview, ReadingsPages, ResponsePages, Say, clock_time, quantity,
};

use super::super::deciding::{Head, base_value, decimals_of, not_found, unread};
use super::super::past::WantedStretch;
use super::super::sections::Section;
use super::super::sight::Sight;
use super::super::tasks::{Found, Looked, Looking, PastShown, bad_moment};
use crate::components::form::Sent;
use crate::components::{ScriptMark, Shell, TimeShown};
use crate::rendered;

/// So many readings are listed, the newest; a number may count more.
const ROWS_MAX: usize = 500;
/// So many events of an indicator are looked through for the place of its readings in the journal.
const EVENTS_MAX: u32 = 5_000;

/// How readings come to a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum CountedBy {
    Last,
    Sum,
    Greatest,
    Least,
    Mean,
    Change,
    /// From the least to the greatest.
    Range,
}

impl CountedBy {
    const ALL: [Self; 7] =
        [Self::Last, Self::Sum, Self::Greatest, Self::Least, Self::Mean, Self::Change, Self::Range];

    /// How what a condition looks at comes about, and over which time; none for the last reading.
    pub(crate) const fn of(measured: &Measured) -> (Self, Option<Span>) {
        match measured {
            Measured::Now(_) => (Self::Last, None),
            Measured::Sum(_, over) => (Self::Sum, Some(*over)),
            Measured::Max(_, over) => (Self::Greatest, Some(*over)),
            Measured::Min(_, over) => (Self::Least, Some(*over)),
            Measured::Mean(_, over) => (Self::Mean, Some(*over)),
            Measured::Change(_, over) => (Self::Change, Some(*over)),
        }
    }

    /// Its name in addresses.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Last => "last",
            Self::Sum => "sum",
            Self::Greatest => "greatest",
            Self::Least => "least",
            Self::Mean => "mean",
            Self::Change => "change",
            Self::Range => "range",
        }
    }

    const fn word(self) -> ReadingsPages {
        match self {
            Self::Last => ReadingsPages::Last,
            Self::Sum => ReadingsPages::Sum,
            Self::Greatest => ReadingsPages::Greatest,
            Self::Least => ReadingsPages::Least,
            Self::Mean => ReadingsPages::Mean,
            Self::Change => ReadingsPages::Change,
            Self::Range => ReadingsPages::Range,
        }
    }

    const fn figure(self) -> &'static str {
        match self {
            Self::Range => "readings_day",
            Self::Last | Self::Sum | Self::Greatest | Self::Least | Self::Mean | Self::Change => {
                "readings_window"
            }
        }
    }

    /// What conditions look at to come to it: one thing, or the least and the greatest.
    fn measured(self, indicator: &Key, over: Span) -> Vec<Measured> {
        let it = indicator.clone();
        match self {
            Self::Last => vec![Measured::Now(it)],
            Self::Sum => vec![Measured::Sum(it, over)],
            Self::Greatest => vec![Measured::Max(it, over)],
            Self::Least => vec![Measured::Min(it, over)],
            Self::Mean => vec![Measured::Mean(it, over)],
            Self::Change => vec![Measured::Change(it, over)],
            Self::Range => vec![Measured::Min(it.clone(), over), Measured::Max(it, over)],
        }
    }
}

#[derive(Template)]
#[template(path = "operations/readings/counted.html")]
struct CountedPage {
    shell: Shell,
    counted: Counted,
}

/// The readings behind a number.
struct Counted {
    head: Head,
    title: String,
    by: CountedBy,
    /// What they come to; none where nothing was measured.
    value: Option<String>,
    /// From when to when.
    between: (String, String),
    rows: Vec<CountedRow>,
    count: usize,
    /// The last reading before: some numbers begin with it.
    before: Option<CountedRow>,
    figure_href: String,
    formula: String,
    readings_href: String,
    /// The same readings now, where a past moment is shown.
    past: Option<PastShown>,
}

/// A reading.
struct CountedRow {
    time: TimeShown,
    value: String,
    mark: ScriptMark,
    event: Option<(u64, String)>,
}

/// What is asked, for a reader's thread.
struct Asking {
    looking: Looking,
    indicator: Key,
    by: CountedBy,
    stretch: WantedStretch,
}

/// The readings of an indicator behind a number.
pub(super) async fn counted(
    front: &Front,
    asked: &Asked,
    operation: OperationId,
    query: &Sent,
) -> Response {
    let Ok(indicator) = query.line("of").parse::<Key>() else { return not_found(front, asked) };
    let by = CountedBy::ALL.into_iter().find(|it| it.name() == query.line("by"));
    let asking = Asking {
        looking: Looking::new(front, asked, operation, query),
        indicator,
        by: by.unwrap_or(CountedBy::Last),
        stretch: WantedStretch::of(query),
    };
    match front.ask(move |reading| asking.read(reading)).await {
        Ok(Found::It(counted)) => {
            let shell = Shell::new(asked, front.setting(), counted.title.clone());
            let shell = shell.of_operation(counted.head.operation.clone());
            rendered::page(&CountedPage { shell, counted })
        }
        Ok(Found::Nothing) => not_found(front, asked),
        Ok(Found::NoMoment(why)) => bad_moment(front, asked, why),
        Err(failure) => unread(front, asked, &failure),
    }
}

impl Asking {
    fn read(&self, reading: &mut Reading<'_>) -> Result<Found<Counted>, Fault> {
        let looked = match self.looking.look(reading)? {
            Found::It(looked) => looked,
            Found::Nothing => return Ok(Found::Nothing),
            Found::NoMoment(why) => return Ok(Found::NoMoment(why)),
        };
        let now = looked.board.at;
        let stretch = match self.stretch.read(now, &self.looking.zone) {
            Ok(stretch) => stretch.unwrap_or((now - Span::from_hours(24), now)),
            Err(why) => return Ok(Found::NoMoment(why)),
        };
        let sight = looked.sight();
        let plans = sight.board.response().plans.iter();
        let own = plans.flat_map(|plan| plan.at_work.indicators.iter().map(move |it| (plan, it)));
        let mut own = own.filter(|(_, it)| it.key == self.indicator);
        let Some(own) = own.next() else { return Ok(Found::Nothing) };
        let events = self.events(reading, &looked)?;
        let past = self.looking.past_shown(&sight);
        let counted = Counting { sight, plan: own.0, indicator: own.1, events };
        let (from, to) = stretch;
        Ok(Found::It(counted.over((from, to.min(now)), self.by, past)))
    }

    /// The last event that told each reading, by the moment of measuring.
    fn events(
        &self,
        reading: &mut Reading<'_>,
        looked: &Looked,
    ) -> Result<BTreeMap<Instant, u64>, Fault> {
        let (realm, operation) = (&self.looking.realm, self.looking.operation);
        let thing = Thing::new("indicator", format_args!("{operation}.{}", self.indicator));
        let told = history(reading, (realm, operation), &[thing], EVENTS_MAX)?;
        let is_in = |it: &&Happening| looked.board.past.is_none_or(|past| it.is_in(past));
        Ok(told.iter().filter(is_in).map(|it| (it.happened_at, it.position)).collect())
    }
}

struct Counting<'a> {
    sight: Sight<'a>,
    plan: &'a PlanResponse,
    indicator: &'a IndicatorAtWork,
    events: BTreeMap<Instant, u64>,
}

impl Counting<'_> {
    /// Of a time without its first moment, as conditions count.
    fn over(
        &self,
        (from, to): (Instant, Instant),
        by: CountedBy,
        past: Option<PastShown>,
    ) -> Counted {
        let (sight, key) = (&self.sight, &self.indicator.key);
        let all = sight.board.response().readings.get(key);
        let all = all.map_or(&[][..], |it| it.as_slice());
        let (before, inside) = all.split_at(all.partition_point(|(at, _)| *at <= from));
        let inside = inside.iter().filter(|(at, _)| *at <= to);
        let of = sight.say(by.word());
        Counted {
            head: Head::of(sight, Section::Readings),
            title: sight.names.indicator(key),
            by,
            value: self.value(by, (from, to)),
            between: (sight.time(from).clock, clock_time(to, from, sight.zone)),
            count: inside.clone().count(),
            rows: inside.rev().take(ROWS_MAX).map(|it| self.row(*it)).collect(),
            before: before.last().map(|it| self.row(*it)),
            figure_href: sight.addresses.figure(by.figure()),
            formula: sight.say(OperationOverview::Formula { of }),
            readings_href: sight.addresses.readings(),
            past,
        }
    }

    fn value(&self, by: CountedBy, (from, to): (Instant, Instant)) -> Option<String> {
        let situation = self.sight.board.response().situation(self.plan);
        let measured = by.measured(&self.indicator.key, to.since(from));
        let values: Option<Vec<String>> =
            measured.iter().map(|it| Some(self.shown(it.value(&situation, to)?))).collect();
        Some(values?.join(" – "))
    }

    fn row(&self, (at, value): (Instant, i64)) -> CountedRow {
        let of = ProvenanceOf::Reading(self.indicator.key.clone(), at);
        let event = self.events.get(&at);
        CountedRow {
            time: self.sight.time(at),
            value: self.shown(value),
            mark: self.sight.mark(&of),
            event: event.map(|it| (*it, self.sight.addresses.event(*it))),
        }
    }

    fn shown(&self, value: i64) -> String {
        let own = |(plan, _): &(&PlanResponse, _)| plan.at_work.key == self.plan.at_work.key;
        let document = self.sight.plans().find(own).and_then(|(_, document)| document);
        let decimals = document.map_or(0, |it| decimals_of(it, &self.indicator.key));
        let value = base_value(value, self.indicator.measure, decimals);
        quantity(&value, self.sight.language)
    }
}

impl CountedPage {
    fn say(&self, word: impl Say) -> String {
        word.say(self.shell.language)
    }

    fn between(&self) -> String {
        let it = &self.counted;
        let (from, to) = it.between.clone();
        self.say(ReadingsPages::Between { from, to, count: it.count })
    }

    /// That the page leaves some out; none where it has all.
    fn cut(&self) -> Option<String> {
        let shown = self.counted.rows.len();
        let is_cut = shown < self.counted.count;
        is_cut.then(|| self.say(ReadingsPages::NewestAlone { shown }))
    }

    const fn journal(position: u64) -> ResponsePages {
        ResponsePages::Journal { position }
    }
}
