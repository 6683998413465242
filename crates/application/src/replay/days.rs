//! Moves the days of a list, so that a world's first day is another one.

use domain::kernel::Day;

/// The text with every day in it moved by so many days; what only looks like a day stays.
pub(super) fn moved(text: &str, days: i32) -> String {
    let mut moved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|it: char| it.is_ascii_digit()) {
        let (before, from) = rest.split_at(at);
        moved.push_str(before);
        let digits = from.bytes().take_while(|it| it.is_ascii_digit() || *it == b'-').count();
        let (word, after) = from.split_at(digits);
        match word.parse::<Day>() {
            Ok(day) => moved.push_str(&day.plus_days(days).to_string()),
            Err(_) => moved.push_str(word),
        }
        rest = after;
    }
    moved.push_str(rest);
    moved
}

#[test]
fn days_move_and_codes_and_numbers_stay() {
    assert_eq!(
        moved("j001,19900000001,2026-06-08,first-aid@2026-12-31\n", 30),
        "j001,19900000001,2026-07-08,first-aid@2027-01-30\n"
    );
}
