//! The board as it was: which moment an address names, and how a page says so.

use application::operations::{Past, PastView};
use domain::kernel::Instant;
use words::{
    Language, LookBack, OperationOverview, Say, Zone, clock_time, full_time, written_time,
};

use super::super::addresses::Addresses;
use crate::components::form::Sent;

/// What an address asks for.
#[derive(Clone, Default)]
pub(super) struct Wanted {
    /// The moment as it was written; empty for now.
    at: String,
    view: PastView,
}

/// Why a moment cannot be shown; now is shown in its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NoSuchMoment {
    /// It cannot be read.
    NotATime,
    /// It is still to come.
    StillToCome,
    /// The operation began later.
    BeforeItBegan(Instant),
    /// It had begun at that instant, and was entered later than the moment.
    NotEntered(Instant),
}

/// The form that looks back, and what is said of the moment that is shown.
pub(super) struct LookShown {
    /// The moment as the form has it.
    pub(super) value: String,
    pub(super) is_happened: bool,
    pub(super) past: Option<PastShown>,
    pub(super) problem: Option<String>,
}

/// That a past moment is shown.
pub(super) struct PastShown {
    pub(super) says: String,
    pub(super) hint: String,
    /// The other reading of the same moment.
    pub(super) other: (String, String),
    pub(super) now_href: String,
}

impl Wanted {
    pub(super) fn of(query: &Sent) -> Self {
        let view =
            if query.line("view") == "happened" { PastView::Happened } else { PastView::Known };
        Self { at: query.line("at").to_owned(), view }
    }

    /// The moment that is asked for; none for now.
    pub(super) fn past(&self, now: Instant, zone: &Zone) -> Result<Option<Past>, NoSuchMoment> {
        if self.at.is_empty() {
            return Ok(None);
        }
        let at = written_time(&self.at, now, zone).ok_or(NoSuchMoment::NotATime)?;
        if at > now {
            return Err(NoSuchMoment::StillToCome);
        }
        Ok(Some(Past { at, view: self.view }))
    }
}

impl NoSuchMoment {
    /// Why an operation that began at some instant is not there at a moment.
    pub(super) fn without_it(began: Instant, moment: Past) -> Self {
        if began > moment.at { Self::BeforeItBegan(began) } else { Self::NotEntered(began) }
    }

    pub(super) fn say(self, now: Instant, (zone, language): (&Zone, Language)) -> String {
        match self {
            Self::NotATime => OperationOverview::NotATime,
            Self::StillToCome => OperationOverview::StillToCome,
            Self::BeforeItBegan(at) => {
                OperationOverview::BeforeItBegan { since: clock_time(at, now, zone) }
            }
            Self::NotEntered(at) => {
                let reading = named(PastView::Happened).say(language);
                OperationOverview::NotEntered { since: clock_time(at, now, zone), reading }
            }
        }
        .say(language)
    }
}

impl LookShown {
    /// Keeps in the form what was asked for, where it cannot be shown.
    pub(super) fn keep(&mut self, asked: Past, zone: &Zone) {
        self.value = written(asked.at, zone);
        self.is_happened = asked.view == PastView::Happened;
    }

    pub(super) fn of(
        (past, now): (Option<Past>, Instant),
        addresses: &Addresses,
        (zone, language): (&Zone, Language),
    ) -> Self {
        let view = past.map(|it| it.view).unwrap_or_default();
        let shown = past.map(|it| {
            let at = clock_time(it.at, now, zone);
            let other = match it.view {
                PastView::Known => PastView::Happened,
                PastView::Happened => PastView::Known,
            };
            let reading = named(other).say(language);
            let other = Past { view: other, ..it };
            let href = format!("{}?{}", addresses.board, query(other, zone));
            let says = OperationOverview::LookedAt { at, reading: named(it.view).say(language) };
            PastShown {
                says: says.say(language),
                hint: hint(it.view).say(language),
                other: (href, OperationOverview::OtherReading { reading }.say(language)),
                now_href: addresses.board.clone(),
            }
        });
        Self {
            value: past.map_or_else(|| to_minute(now, zone), |it| written(it.at, zone)),
            is_happened: view == PastView::Happened,
            past: shown,
            problem: None,
        }
    }
}

/// A moment as the query of an address.
pub(super) fn query(past: Past, zone: &Zone) -> String {
    let at = written(past.at, zone);
    match past.view {
        PastView::Known => format!("at={at}"),
        PastView::Happened => format!("at={at}&view=happened"),
    }
}

/// A moment as forms of HTML write it, to the minute or, where it has some, with its seconds.
fn written(at: Instant, zone: &Zone) -> String {
    let full = full_time(at, zone).replacen(' ', "T", 1);
    let to_second = full.get(..19).unwrap_or_default();
    let is_whole = to_second.len() == 19 && to_second.ends_with(":00");
    if is_whole { to_minute(at, zone) } else { to_second.to_owned() }
}

fn to_minute(at: Instant, zone: &Zone) -> String {
    let full = full_time(at, zone).replacen(' ', "T", 1);
    full.get(..16).unwrap_or_default().to_owned()
}

const fn named(view: PastView) -> LookBack {
    match view {
        PastView::Known => LookBack::Known,
        PastView::Happened => LookBack::WasSo,
    }
}

const fn hint(view: PastView) -> LookBack {
    match view {
        PastView::Known => LookBack::KnownHint,
        PastView::Happened => LookBack::WasSoHint,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours: i64) -> Instant {
        // Two o'clock in the night of 2 June 2015, in the county.
        Instant::from_microseconds(1_433_181_600_000_000) + domain::kernel::Span::from_hours(hours)
    }

    fn wanted(text: &str) -> Result<Option<Past>, NoSuchMoment> {
        let zone = Zone::named("Asia/Shanghai").expect("a zone");
        let query = Sent::of(&[("at", text), ("view", "happened")]);
        Wanted::of(&query).past(at(5), &zone)
    }

    #[test]
    fn a_moment_is_read_from_the_address_and_written_back_into_it() {
        let past = wanted("2015-06-02T03:00").expect("a moment").expect("a past one");
        assert_eq!(past, Past { at: at(1), view: PastView::Happened });
        let zone = Zone::named("Asia/Shanghai").expect("a zone");
        assert_eq!(query(past, &zone), "at=2015-06-02T03:00&view=happened");
        assert_eq!(wanted("").expect("now"), None);
    }

    #[test]
    fn what_was_entered_later_had_begun_all_the_same() {
        let moment = Past { at: at(1), view: PastView::Known };
        let why = |began| NoSuchMoment::without_it(began, moment);
        assert_eq!(why(at(0)), NoSuchMoment::NotEntered(at(0)));
        assert_eq!(why(at(2)), NoSuchMoment::BeforeItBegan(at(2)));
    }

    #[test]
    fn what_is_no_moment_and_what_is_still_to_come_is_not_shown() {
        assert_eq!(wanted("昨天"), Err(NoSuchMoment::NotATime));
        assert_eq!(wanted("2015-06-02T09:00"), Err(NoSuchMoment::StillToCome));
    }
}
