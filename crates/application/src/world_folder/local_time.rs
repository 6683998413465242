//! Moments as worlds, scripts and command lines write them.

use domain::kernel::Instant;
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
fn what_is_no_moment_is_none() {
    for text in
        ["", "2015-06-02", "03:00", "2015-06-31T03:00", "二〇一五年六月二日三时", "2015-06-02T3:00"]
    {
        assert_eq!(local_moment(text, "Asia/Shanghai"), None, "{text}");
    }
    assert_eq!(local_moment("2015-06-02T03:00", "Asia/Chongyang"), None);
}
