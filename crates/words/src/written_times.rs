//! Times as people write them into a form: “7:40”, “06-02 7:40”, “2015-06-02T07:40”.

use domain::kernel::Instant;
use jiff::Timestamp;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

use crate::Zone;

/// Nobody writes a time of more characters than this.
const CHARACTERS_MAX: usize = 40;

/// The instant that somebody wrote on the county's clocks; none where it is no time. Without a day
/// it is the last one of that clock time: shortly after midnight “23:50” is yesterday's.
#[must_use]
pub fn written_time(text: &str, now: Instant, zone: &Zone) -> Option<Instant> {
    if text.chars().count() > CHARACTERS_MAX {
        return None;
    }
    let text: String = text.trim().chars().map(plain).collect();
    let today = Timestamp::from_microsecond(now.microseconds()).ok()?.to_zoned(zone.0.clone());
    let instant = |at: DateTime| {
        let zoned = at.to_zoned(zone.0.clone()).ok()?;
        Some(Instant::from_microseconds(zoned.timestamp().as_microsecond()))
    };
    let mut parts = text.split([' ', 'T']).filter(|it| !it.is_empty());
    let (first, second, third) = (parts.next()?, parts.next(), parts.next());
    match (second, third) {
        (None, _) => {
            let at = instant(today.date().to_datetime(clock(first)?))?;
            let day_before = || today.date().checked_sub(1.day()).ok();
            if at <= now { Some(at) } else { instant(day_before()?.to_datetime(clock(first)?)) }
        }
        (Some(second), None) => {
            instant(day(first, today.date().year())?.to_datetime(clock(second)?))
        }
        (Some(_), Some(_)) => None,
    }
}

/// Full-width digits and colons are what a Chinese keyboard gives.
fn plain(letter: char) -> char {
    match letter {
        '：' => ':',
        '　' => ' ',
        '．' | '.' | '/' | '－' => '-',
        '０'..='９' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    }
}

fn clock(text: &str) -> Option<Time> {
    // “0020” is what a radio operator writes.
    if text.len() == 4 && text.bytes().all(|it| it.is_ascii_digit()) {
        let (hour, minute) = text.split_at_checked(2)?;
        return Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok();
    }
    let numbers: Option<Vec<i8>> = text.split(':').map(|it| it.parse().ok()).collect();
    match (numbers?.as_slice(), text.len()) {
        ([hour, minute], _) => Time::new(*hour, *minute, 0, 0).ok(),
        ([hour, minute, second], _) => Time::new(*hour, *minute, *second, 0).ok(),
        _ => None,
    }
}

fn day(text: &str, this_year: i16) -> Option<Date> {
    let numbers: Option<Vec<i16>> = text.split('-').map(|it| it.parse().ok()).collect();
    let small = |it: i16| i8::try_from(it).ok();
    match numbers?.as_slice() {
        [month, day] => Date::new(this_year, small(*month)?, small(*day)?).ok(),
        [year, month, day] => Date::new(*year, small(*month)?, small(*day)?).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        let timestamp: Timestamp = text.parse().expect("a timestamp");
        Instant::from_microseconds(timestamp.as_microsecond())
    }

    fn read(text: &str) -> Option<Instant> {
        let zone = Zone::named("Asia/Shanghai").expect("a zone");
        written_time(text, at("2015-06-02T00:10:00Z"), &zone)
    }

    #[test]
    fn a_time_is_read_as_it_is_written() {
        // It is ten past eight in the morning in the county.
        let morning = Some(at("2015-06-01T23:40:00Z"));
        let written = ["7:40", " 07:40 ", "07：40", "06-02 7:40", "6/2 07:40", "2015-06-02 07:40"];
        for text in written.into_iter().chain(["0740", "2015-06-02T07:40", "2015-06-02T07:40:00"]) {
            assert_eq!(read(text), morning, "{text}");
        }
    }

    #[test]
    fn a_clock_time_that_has_not_come_today_was_yesterday() {
        assert_eq!(read("23:50"), Some(at("2015-06-01T15:50:00Z")));
        assert_eq!(read("08:10"), Some(at("2015-06-02T00:10:00Z")));
    }

    #[test]
    fn what_is_no_time_is_none() {
        let long = "07:40".repeat(20);
        for text in ["", "7", "740", "25:00", "07:60", "02-30 07:40", "a:b", "1 2 3", &long] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
