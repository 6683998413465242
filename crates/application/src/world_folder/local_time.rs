//! Moments as worlds, scripts and command lines write them.

use domain::kernel::{Day, Instant};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// The shortest form, `2015-06-02T03:00`: a day alone is no moment.
const CHARACTERS_MIN: usize = 16;

/// A moment such as `2015-06-02T03:00` by the clocks of a zone, or one with its offset such as
/// `2015-06-02T03:00:00+08:00`; none where the text is neither, or the zone has no such name.
#[must_use]
pub fn local_moment(text: &str, zone: &str) -> Option<Instant> {
    moment_in(text, TimeZone::get(zone).ok()?)
}

/// The same, or one of a world's own days: `D9T09:00` is nine o'clock on its ninth.
pub(super) fn moment_of_world(text: &str, day_one: Day, clock: TimeZone) -> Option<Instant> {
    let Some((number, time)) = text.strip_prefix('D').and_then(|it| it.split_once('T')) else {
        return moment_in(text, clock);
    };
    let number = number.parse::<u16>().ok().filter(|it| *it > 0)?;
    let day = day_one.plus_days(i32::from(number) - 1);
    moment_in(&format!("{day}T{time}"), clock)
}

pub(super) fn moment_in(text: &str, clock: TimeZone) -> Option<Instant> {
    if text.len() < CHARACTERS_MIN || !text.is_ascii() {
        return None;
    }
    let of = |it: Timestamp| Instant::from_microseconds(it.as_microsecond());
    if let Ok(exact) = text.parse::<Timestamp>() {
        return Some(of(exact));
    }
    let civil = text.parse::<DateTime>().ok()?;
    civil.to_zoned(clock).ok().as_ref().map(Zoned::timestamp).map(of)
}

#[test]
fn a_moment_is_read_by_the_clocks_of_its_zone_or_by_its_offset() {
    let three = Some(Instant::from_microseconds(1_433_185_200_000_000));
    assert_eq!(local_moment("2015-06-02T03:00", "Asia/Shanghai"), three);
    assert_eq!(local_moment("2015-06-02T03:00:00", "Asia/Shanghai"), three);
    assert_eq!(local_moment("2015-06-01T19:00:00Z", "Asia/Shanghai"), three);
    assert_eq!(local_moment("2015-06-02T03:00:00+08:00", "Europe/Berlin"), three);
}

#[test]
fn a_world_counts_its_days_from_one() {
    let day_one: Day = "2015-05-25".parse().expect("a day");
    let clock = TimeZone::get("Asia/Shanghai").expect("a zone");
    let read = |text: &str| moment_of_world(text, day_one, clock.clone());
    let three = Some(Instant::from_microseconds(1_433_185_200_000_000));
    assert_eq!((read("D9T03:00"), read("2015-06-02T03:00")), (three, three));
    for text in ["D0T03:00", "D9", "D9T3:00", "DxT03:00", "D99999T03:00"] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn what_is_no_moment_is_none() {
    for text in
        ["", "2015-06-02", "03:00", "2015-06-31T03:00", "二〇一五年六月二日三时", "2015-06-02T3:00"]
    {
        assert_eq!(local_moment(text, "Asia/Shanghai"), None, "{text}");
    }
    assert_eq!(local_moment("2015-06-02T03:00", "Asia/Chongyang"), None);
}
