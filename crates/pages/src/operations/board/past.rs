//! The board as it was: how a page says so, and why a moment cannot be shown.

use application::operations::{Past, PastView};
use domain::kernel::Instant;
use words::{Language, LookBack, OperationOverview, Say, Zone, clock_time};

use super::super::addresses::Addresses;
use super::super::past::{NoMoment, query, to_minute, written};

/// Why a moment cannot be shown; now is shown in its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NoSuchMoment {
    /// What the address names is none.
    NoMoment(NoMoment),
    /// The operation began later.
    BeforeItBegan(Instant),
    /// It had begun at that instant, and was entered later than the moment.
    NotEntered(Instant),
}

/// The form that looks back, and what is said of the moment that is shown.
pub(crate) struct LookShown {
    /// The moment as the form has it.
    pub(crate) value: String,
    pub(crate) is_happened: bool,
    pub(crate) past: Option<PastShown>,
    pub(crate) problem: Option<String>,
}

/// That a past moment is shown.
pub(crate) struct PastShown {
    pub(crate) says: String,
    pub(crate) hint: String,
    /// The other reading of the same moment.
    pub(crate) other: (String, String),
    pub(crate) now_href: String,
}

impl NoSuchMoment {
    /// Why an operation that began at some instant is not there at a moment.
    pub(crate) fn without_it(began: Instant, moment: Past) -> Self {
        if began > moment.at { Self::BeforeItBegan(began) } else { Self::NotEntered(began) }
    }

    pub(crate) fn say(self, now: Instant, (zone, language): (&Zone, Language)) -> String {
        match self {
            Self::NoMoment(it) => return it.say(language),
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
    pub(crate) fn keep(&mut self, asked: Past, zone: &Zone) {
        self.value = written(asked.at, zone);
        self.is_happened = asked.view == PastView::Happened;
    }

    pub(crate) fn of(
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

    #[test]
    fn what_was_entered_later_had_begun_all_the_same() {
        let moment = Past { at: at(1), view: PastView::Known };
        let why = |began| NoSuchMoment::without_it(began, moment);
        assert_eq!(why(at(0)), NoSuchMoment::NotEntered(at(0)));
        assert_eq!(why(at(2)), NoSuchMoment::BeforeItBegan(at(2)));
    }
}
