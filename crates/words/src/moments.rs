//! Instants as people read them: “14:05 · 38 分钟前”, with the day where it is not today.

use domain::kernel::{Day, Instant, Span};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::Language;

/// The zone in which a county reads its clocks.
#[derive(Clone, Debug)]
pub struct Zone(pub(crate) TimeZone);

/// What the calendar can show: the years 1 to 9998, in every zone.
const EARLIEST_MICROSECONDS: i64 = -62_135_596_800_000_000;
const LATEST_MICROSECONDS: i64 = 253_370_764_799_000_000;
const MINUTE_MICROSECONDS: i64 = 60_000_000;

impl Zone {
    /// The zone of that IANA name, such as `Asia/Shanghai`.
    ///
    /// # Errors
    /// When there is no such zone.
    pub fn named(name: &str) -> Result<Self, String> {
        TimeZone::get(name)
            .map(Self)
            .map_err(|_| format!("“{name}” is no zone: expected a name such as Asia/Shanghai"))
    }

    /// The day that the county's calendar shows.
    #[must_use]
    pub fn day(&self, at: Instant) -> Day {
        let date = self.read(at).date();
        Day::new(date.year().into(), date.month().into(), date.day().into())
            .unwrap_or_else(|| Day::latest_at(at))
    }

    /// Where nothing else is set; an instant that is read in it says its offset.
    pub(crate) fn of_the_house() -> Self {
        Self(TimeZone::fixed(jiff::tz::offset(8)))
    }

    fn read(&self, at: Instant) -> jiff::Zoned {
        let bounded = at.microseconds().clamp(EARLIEST_MICROSECONDS, LATEST_MICROSECONDS);
        Timestamp::from_microsecond(bounded)
            .expect("it was brought within bounds")
            .to_zoned(self.0.clone())
    }
}

/// The night is not broken but by what must be done in it, from this hour
const NIGHT_BEGINS_HOUR: i8 = 22;
/// until this one.
const NIGHT_ENDS_HOUR: i8 = 6;

/// The end of the night that an instant lies in, as the county reads its clocks; none by day.
#[must_use]
pub fn night_ends(at: Instant, zone: &Zone) -> Option<Instant> {
    let read = zone.read(at);
    let is_before_midnight = read.hour() >= NIGHT_BEGINS_HOUR;
    if !is_before_midnight && read.hour() >= NIGHT_ENDS_HOUR {
        return None;
    }
    let day = if is_before_midnight { read.date().tomorrow().ok()? } else { read.date() };
    let morning = day.at(NIGHT_ENDS_HOUR, 0, 0, 0).to_zoned(zone.0.clone()).ok()?;
    Some(Instant::from_microseconds(morning.timestamp().as_microsecond()))
}

/// `14:05`, or `11-21 14:05` where it is not today, or with the year where it is not this one.
#[must_use]
pub fn clock_time(at: Instant, now: Instant, zone: &Zone) -> String {
    let (at, now) = (zone.read(at), zone.read(now));
    if at.date() == now.date() {
        at.strftime("%H:%M").to_string()
    } else if at.year() == now.year() {
        at.strftime("%m-%d %H:%M").to_string()
    } else {
        at.strftime("%Y-%m-%d %H:%M").to_string()
    }
}

/// `2026-11-21 14:05:09 +08:00`
#[must_use]
pub fn full_time(at: Instant, zone: &Zone) -> String {
    zone.read(at).strftime("%Y-%m-%d %H:%M:%S %:z").to_string()
}

/// “38 分钟前”; what is to come is said with “后”.
#[must_use]
pub fn ago(at: Instant, now: Instant, language: Language) -> String {
    let passed = now.since(at).microseconds();
    let minutes = passed.unsigned_abs() / Span::from_minutes(1).microseconds().unsigned_abs();
    let (count, chinese, english) = match minutes {
        0 => return just_now(language).to_owned(),
        1..60 => (minutes, "分钟", "min"),
        60..2880 => (minutes / 60, "小时", "h"),
        _ => (minutes / 1440, "天", "days"),
    };
    match (language, passed >= 0) {
        (Language::Chinese, true) => format!("{count} {chinese}前"),
        (Language::Chinese, false) => format!("{count} {chinese}后"),
        (Language::English, true) => format!("{count} {english} ago"),
        (Language::English, false) => format!("in {count} {english}"),
    }
}

/// “2 小时 10 分”: a length of time to the minute, or, from two days on, to the hour.
#[must_use]
pub fn how_long(span: Span, language: Language) -> String {
    let minutes = span.microseconds().unsigned_abs() / MINUTE_MICROSECONDS.unsigned_abs();
    let hours = minutes / 60;
    let (large, small) = match minutes {
        0 => return moment(language).to_owned(),
        1..60 => return minutes_said(minutes, language),
        60..2880 => ((hours, "小时", "h"), (minutes % 60, "分", "min")),
        _ => ((hours / 24, "天", "days"), (hours % 24, "小时", "h")),
    };
    let said = |(count, chinese, english): (u64, &str, &str)| match language {
        Language::Chinese => format!("{count} {chinese}"),
        Language::English => format!("{count} {english}"),
    };
    if small.0 == 0 { said(large) } else { format!("{} {}", said(large), said(small)) }
}

/// How long it is from one moment to another, as whoever subtracts the two clock times would say:
/// seconds, which no page shows, do not count. Under a minute it is the same as [`how_long`].
#[must_use]
pub fn length_between(one: Instant, other: Instant, language: Language) -> String {
    let span = other.since(one);
    if is_short(span) {
        return how_long(span, language);
    }
    let minute = |it: Instant| it.microseconds().div_euclid(MINUTE_MICROSECONDS);
    let minutes = minute(other).saturating_sub(minute(one));
    how_long(Span::from_microseconds(minutes.saturating_mul(MINUTE_MICROSECONDS)), language)
}

const fn is_short(span: Span) -> bool {
    span.microseconds().unsigned_abs() < MINUTE_MICROSECONDS.unsigned_abs()
}

const fn moment(language: Language) -> &'static str {
    match language {
        Language::Chinese => "不到 1 分钟",
        Language::English => "less than a minute",
    }
}

fn minutes_said(minutes: u64, language: Language) -> String {
    match language {
        Language::Chinese => format!("{minutes} 分钟"),
        Language::English => format!("{minutes} min"),
    }
}

/// “还剩 2 小时 10 分”, or “已超 38 分钟” once the time is over.
#[must_use]
pub fn time_left(due: Instant, now: Instant, language: Language) -> String {
    let left = due.since(now);
    let length = length_between(now, due, language);
    match (language, left < Span::ZERO, is_short(left)) {
        (Language::Chinese, false, false) => format!("还剩 {length}"),
        (Language::Chinese, false, true) => format!("还剩{length}"),
        (Language::Chinese, true, false) => format!("已超 {length}"),
        (Language::Chinese, true, true) => "刚过时限".to_owned(),
        (Language::English, false, _) => format!("{length} left"),
        (Language::English, true, false) => format!("{length} over"),
        (Language::English, true, true) => "just over".to_owned(),
    }
}

const fn just_now(language: Language) -> &'static str {
    match language {
        Language::Chinese => "刚刚",
        Language::English => "just now",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        let timestamp: Timestamp = text.parse().expect("a timestamp");
        Instant::from_microseconds(timestamp.as_microsecond())
    }

    #[test]
    fn a_time_names_its_day_only_where_it_is_not_today() {
        let zone = Zone::named("Asia/Shanghai").expect("a zone");
        let now = at("2026-11-21T06:43:00Z");
        assert_eq!(clock_time(at("2026-11-21T06:05:00Z"), now, &zone), "14:05");
        // 23:59 of the day before, in the county's zone.
        assert_eq!(clock_time(at("2026-11-20T15:59:00Z"), now, &zone), "11-20 23:59");
        assert_eq!(clock_time(at("2015-06-01T16:00:00Z"), now, &zone), "2015-06-02 00:00");
    }

    #[test]
    fn how_long_ago_is_said_in_the_readers_language() {
        let now = at("2026-11-21T06:43:00Z");
        assert_eq!(ago(at("2026-11-21T06:05:00Z"), now, Language::Chinese), "38 分钟前");
        assert_eq!(ago(at("2026-11-21T06:42:31Z"), now, Language::English), "just now");
        assert_eq!(ago(at("2026-11-21T08:43:00Z"), now, Language::English), "in 2 h");
        assert_eq!(ago(at("2026-11-01T06:43:00Z"), now, Language::Chinese), "20 天前");
    }

    #[test]
    fn what_is_left_is_said_to_the_minute_and_what_is_over_as_well() {
        let now = at("2026-11-21T06:43:00Z");
        let left = |due, language| time_left(at(due), now, language);
        assert_eq!(left("2026-11-21T08:53:59Z", Language::Chinese), "还剩 2 小时 10 分");
        assert_eq!(left("2026-11-21T06:05:00Z", Language::Chinese), "已超 38 分钟");
        assert_eq!(left("2026-11-21T09:43:00Z", Language::English), "3 h left");
        assert_eq!(left("2026-11-24T10:43:00Z", Language::English), "3 days 4 h left");
        assert_eq!(left("2026-11-23T06:43:00Z", Language::Chinese), "还剩 2 天");
        assert_eq!(left("2026-11-21T06:42:59Z", Language::Chinese), "刚过时限");
        assert_eq!(left("2026-11-21T06:43:00Z", Language::Chinese), "还剩不到 1 分钟");
    }

    #[test]
    fn what_is_left_is_the_difference_of_the_clock_times_that_are_shown() {
        // 07:43 and 18:05 stand beside each other, whatever the seconds are.
        let (now, due) = (at("2026-11-21T07:43:40Z"), at("2026-11-21T18:05:00Z"));
        assert_eq!(time_left(due, now, Language::English), "10 h 22 min left");
        assert_eq!(length_between(due, now, Language::English), "10 h 22 min");
        let soon = at("2026-11-21T07:44:10Z");
        assert_eq!(length_between(now, soon, Language::Chinese), "不到 1 分钟");
    }

    #[test]
    fn the_ends_of_time_can_be_printed() {
        let zone = Zone::named("Asia/Shanghai").expect("a zone");
        for end in [i64::MIN, i64::MAX] {
            let end = Instant::from_microseconds(end);
            assert!(!full_time(end, &zone).is_empty());
            assert!(!ago(end, Instant::ZERO, Language::Chinese).is_empty());
            assert!(!time_left(end, Instant::ZERO, Language::English).is_empty());
        }
    }

    #[test]
    fn a_night_lasts_from_ten_to_six() {
        let zone = Zone::of_the_house();
        let at = |hour: i64| Instant::ZERO + Span::from_hours(hour - 8);
        for (hour, ends) in [(21, None), (22, Some(30)), (29, Some(30)), (30, None), (12, None)] {
            assert_eq!(night_ends(at(hour), &zone), ends.map(at), "{hour}");
        }
    }
}
