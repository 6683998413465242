//! A past moment that an address names: read from its query, and written back into it.

use application::operations::{Past, PastView};
use domain::kernel::{Instant, Span};
use words::{Language, OperationOverview, Say as _, Zone, full_time, written_time};

use crate::components::form::Sent;

/// A moment that an address names has at most so many characters.
const MOMENT_CHARACTERS_MAX: usize = 40;

const SECOND: i64 = 1_000_000;

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

    /// Whether now is asked for.
    pub(super) const fn is_now(&self) -> bool {
        self.at.is_empty()
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

/// The time that an address names, such as that of what a number counts.
#[derive(Clone, Default)]
pub(super) struct WantedStretch {
    from: String,
    to: String,
}

impl WantedStretch {
    pub(super) fn of(query: &Sent) -> Self {
        let line = |name| query.line(name).chars().take(MOMENT_CHARACTERS_MAX).collect();
        Self { from: line("from"), to: line("to") }
    }

    /// Whether the address names no such time.
    pub(super) const fn is_all(&self) -> bool {
        self.from.is_empty() && self.to.is_empty()
    }

    /// From when to when; none where the address names no such time.
    pub(super) fn read(
        &self,
        now: Instant,
        zone: &Zone,
    ) -> Result<Option<(Instant, Instant)>, NoMoment> {
        if self.is_all() {
            return Ok(None);
        }
        let read = |text: &str| exact_time(text, now, zone).ok_or(NoMoment::NotATime);
        Ok(Some((read(&self.from)?, read(&self.to)?)))
    }
}

/// A time as an address names it: to the microsecond, so that nothing is counted that the number
/// did not count.
pub(super) fn stretch_pairs(
    (from, to): (Instant, Instant),
    zone: &Zone,
) -> [(&'static str, String); 2] {
    [("from", exactly(from, zone)), ("to", exactly(to, zone))]
}

fn exactly(at: Instant, zone: &Zone) -> String {
    let microseconds = at.microseconds().rem_euclid(SECOND);
    let whole = written(at, zone);
    match (microseconds, whole.len()) {
        (0, _) => whole,
        (_, 16) => format!("{whole}:00.{microseconds:06}"),
        (_, _) => format!("{whole}.{microseconds:06}"),
    }
}

fn exact_time(text: &str, now: Instant, zone: &Zone) -> Option<Instant> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let is_part = part.len() <= 6 && part.bytes().all(|it| it.is_ascii_digit());
    let microseconds = format!("{part:0<6}").parse().ok().filter(|_| is_part)?;
    Some(written_time(whole, now, zone)? + Span::from_microseconds(microseconds))
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
pub(crate) fn written(at: Instant, zone: &Zone) -> String {
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
    fn a_time_comes_back_from_the_address_to_the_microsecond() {
        let zone = Zone::named("Asia/Shanghai").expect("a zone");
        let microseconds = |it| domain::kernel::Span::from_microseconds(it);
        for (from, to) in [(at(1), at(2)), (at(1) + microseconds(7), at(2) - microseconds(1))] {
            let pairs = stretch_pairs((from, to), &zone);
            let pairs: Vec<_> = pairs.iter().map(|(a, b)| (*a, b.as_str())).collect();
            let read = WantedStretch::of(&Sent::of(&pairs)).read(at(5), &zone);
            assert_eq!(read, Ok(Some((from, to))), "{pairs:?}");
        }
        for text in ["昨天", "04:00.", "04:00.1234567", "04:00.x"] {
            let wanted = WantedStretch::of(&Sent::of(&[("from", "03:00"), ("to", text)]));
            let is_read = text == "04:00.";
            assert_eq!(wanted.read(at(5), &zone).is_ok(), is_read, "{text}");
        }
        assert_eq!(WantedStretch::of(&Sent::of(&[])).read(at(5), &zone), Ok(None));
    }

    #[test]
    fn what_is_no_moment_and_what_is_still_to_come_is_not_shown() {
        assert_eq!(wanted("昨天"), Err(NoMoment::NotATime));
        assert_eq!(wanted("2015-06-02T09:00"), Err(NoMoment::StillToCome));
    }
}
