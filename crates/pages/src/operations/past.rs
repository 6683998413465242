//! A past moment that an address names: read from its query, and written back into it.

use application::operations::{Past, PastView};
use domain::kernel::Instant;
use words::{Language, OperationOverview, Say as _, Zone, full_time, written_time};

use crate::components::form::Sent;

/// A moment that an address names has at most so many characters.
const MOMENT_CHARACTERS_MAX: usize = 40;

/// What an address asks for.
#[derive(Clone, Default)]
pub(super) struct WantedMoment {
    /// The moment as it was written; empty for now.
    at: String,
    view: PastView,
}

/// Why what an address names is no past moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NoMoment {
    /// It cannot be read.
    NotATime,
    /// It is still to come.
    StillToCome,
}

impl WantedMoment {
    pub(super) fn of(query: &Sent) -> Self {
        let view =
            if query.line("view") == "happened" { PastView::Happened } else { PastView::Known };
        Self { at: query.line("at").chars().take(MOMENT_CHARACTERS_MAX).collect(), view }
    }

    /// The moment that is asked for; none for now.
    pub(super) fn past(&self, now: Instant, zone: &Zone) -> Result<Option<Past>, NoMoment> {
        if self.at.is_empty() {
            return Ok(None);
        }
        let at = written_time(&self.at, now, zone).ok_or(NoMoment::NotATime)?;
        if at > now {
            return Err(NoMoment::StillToCome);
        }
        Ok(Some(Past { at, view: self.view }))
    }
}

impl NoMoment {
    pub(super) fn say(self, language: Language) -> String {
        match self {
            Self::NotATime => OperationOverview::NotATime,
            Self::StillToCome => OperationOverview::StillToCome,
        }
        .say(language)
    }
}

/// A moment as the query of an address.
pub(super) fn query(past: Past, zone: &Zone) -> String {
    let pairs = pairs(past, zone).into_iter();
    let written = pairs.map(|(name, value)| format!("{name}={value}"));
    written.collect::<Vec<_>>().join("&")
}

/// The same by the names of its parts.
pub(super) fn pairs(past: Past, zone: &Zone) -> Vec<(&'static str, String)> {
    let at = ("at", written(past.at, zone));
    match past.view {
        PastView::Known => vec![at],
        PastView::Happened => vec![at, ("view", "happened".to_owned())],
    }
}

/// A moment as forms of HTML write it, to the minute or, where it has some, with its seconds.
pub(super) fn written(at: Instant, zone: &Zone) -> String {
    let full = full_time(at, zone).replacen(' ', "T", 1);
    let to_second = full.get(..19).unwrap_or_default();
    let is_whole = to_second.len() == 19 && to_second.ends_with(":00");
    if is_whole { to_minute(at, zone) } else { to_second.to_owned() }
}

/// A moment as forms of HTML write it, to the minute.
pub(super) fn to_minute(at: Instant, zone: &Zone) -> String {
    let full = full_time(at, zone).replacen(' ', "T", 1);
    full.get(..16).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours: i64) -> Instant {
        // Two o'clock in the night of 2 June 2015, in the county.
        Instant::from_microseconds(1_433_181_600_000_000) + domain::kernel::Span::from_hours(hours)
    }

    fn wanted(text: &str) -> Result<Option<Past>, NoMoment> {
        let zone = Zone::named("Asia/Shanghai").expect("a zone");
        let query = Sent::of(&[("at", text), ("view", "happened")]);
        WantedMoment::of(&query).past(at(5), &zone)
    }

    #[test]
    fn a_moment_is_read_from_the_address_and_written_back_into_it() {
        let past = wanted("2015-06-02T03:00").expect("a moment").expect("a past one");
        assert_eq!(past, Past { at: at(1), view: PastView::Happened });
        let zone = Zone::named("Asia/Shanghai").expect("a zone");
        assert_eq!(query(past, &zone), "at=2015-06-02T03:00&view=happened");
        let known = Past { view: PastView::Known, ..past };
        assert_eq!(query(known, &zone), "at=2015-06-02T03:00");
        assert_eq!(wanted("").expect("now"), None);
    }

    #[test]
    fn what_is_no_moment_and_what_is_still_to_come_is_not_shown() {
        assert_eq!(wanted("昨天"), Err(NoMoment::NotATime));
        assert_eq!(wanted("2015-06-02T09:00"), Err(NoMoment::StillToCome));
    }
}
