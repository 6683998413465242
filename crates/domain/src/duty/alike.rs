//! Whether two reports may be about the same: near in time, place and words.
//!
//! It is a suggestion that a person takes or not. Words are compared by their pairs of characters
//! (the overlap coefficient of Szymkiewicz and Simpson), which needs no dictionary and treats
//! Chinese and English alike.

use std::collections::BTreeSet;

use crate::kernel::{Instant, RegionCode, RegionLevel, Span};

/// Further apart than this, two reports are not told to be alike.
pub const ALIKE_WITHIN: Span = Span::from_hours(6);
/// So much of the words must be common, in thousandths, where nothing but time and place agrees.
pub const ALIKE_WORDS_THOUSANDTHS_MIN: u32 = 250;
/// Fewer common pairs than this say nothing: “有人被困” is in half of all calls.
const COMMON_PAIRS_MIN: usize = 4;
/// In the same village, within this time, no words need agree.
pub const ALIKE_NEXT_DOOR_WITHIN: Span = Span::from_minutes(60);

/// What is compared of a report.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// When the house learned of it.
    pub knew_at: Instant,
    /// When it happened, where somebody said so.
    pub occurred_at: Option<Instant>,
    /// In which region.
    pub region: Option<&'a RegionCode>,
    /// Under which number the caller is reached.
    pub callback: Option<&'a str>,
    /// What was said, and where.
    pub words: &'a str,
}

/// How near two reports are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Likeness {
    /// How far apart they are.
    pub apart: Span,
    /// Whether one region holds the other.
    pub is_same_place: bool,
    /// Whether the same number called.
    pub is_same_caller: bool,
    /// How much of the words is common, in thousandths.
    pub words_thousandths: u32,
}

/// How near two reports are; none where they are not alike.
#[must_use]
pub fn likeness(one: Told<'_>, other: Told<'_>) -> Option<Likeness> {
    let distance = |a: Instant, b: Instant| a.max(b).since(a.min(b));
    let occurred = one.occurred_at.zip(other.occurred_at).map(|(a, b)| distance(a, b));
    let known = distance(one.knew_at, other.knew_at);
    let apart = occurred.map_or(known, |it| it.min(known));
    let regions = one.region.zip(other.region);
    let is_same_place = regions.is_some_and(|(a, b)| a.holds(b) || b.holds(a));
    let is_elsewhere = regions.is_some() && !is_same_place;
    if apart > ALIKE_WITHIN || is_elsewhere {
        return None;
    }
    let digits = |it: &str| it.chars().filter(char::is_ascii_digit).collect::<String>();
    let numbers = one.callback.map(digits).zip(other.callback.map(digits));
    let is_same_caller = numbers.is_some_and(|(a, b)| !a.is_empty() && a == b);
    let words_thousandths = common_thousandths(one.words, other.words);
    let is_next_door = regions.is_some_and(|(a, b)| a == b && a.level() == RegionLevel::Village)
        && apart <= ALIKE_NEXT_DOOR_WITHIN;
    let is_alike =
        is_same_caller || is_next_door || words_thousandths >= ALIKE_WORDS_THOUSANDTHS_MIN;
    let found = Likeness { apart, is_same_place, is_same_caller, words_thousandths };
    is_alike.then_some(found)
}

/// The pairs of characters that both have, by those of the shorter one, in thousandths. What a
/// hurried caller says in ten words is not less like the long account of somebody who watches.
fn common_thousandths(one: &str, other: &str) -> u32 {
    let (one, other) = (pairs(one), pairs(other));
    let common = one.intersection(&other).count();
    let shorter = one.len().min(other.len());
    if common < COMMON_PAIRS_MIN || shorter == 0 {
        return 0;
    }
    u32::try_from(1_000 * common / shorter).unwrap_or(1_000)
}

/// Every two letters or digits that stand next to each other.
fn pairs(text: &str) -> BTreeSet<(char, char)> {
    let letters: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
    let next = letters.iter().zip(letters.iter().skip(1));
    let whole = next.filter(|(one, other)| one.is_alphanumeric() && other.is_alphanumeric());
    whole.map(|(one, other)| (*one, *other)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{NIGHT, later};
    use super::*;

    fn told(at: Instant, words: &'static str) -> Told<'static> {
        Told { knew_at: at, occurred_at: None, region: None, callback: None, words }
    }

    fn code(text: &str) -> RegionCode {
        text.parse().expect("a code")
    }

    #[test]
    fn two_calls_of_the_same_flood_are_alike_and_a_fire_is_not() {
        let flood = told(NIGHT, "东渡大堤管涌，有人被困在堤脚");
        let again = told(later(12), "东渡大堤管涌，水往外冒");
        let found = likeness(flood, again).expect("they are alike");
        assert_eq!(found.words_thousandths, 625);
        assert_eq!(found.apart, Span::from_minutes(12));
        let long = "东渡大堤三号涵洞旁管涌，水往外冒，堤脚有三个人还没撤";
        let short = told(later(5), "东渡大堤涵洞那里管涌了，快来人");
        assert!(likeness(told(NIGHT, long), short).is_some());
        assert_eq!(likeness(flood, told(later(12), "老街仓库起火，有人被困")), None);
        assert_eq!(likeness(flood, told(later(361), "东渡大堤管涌，水往外冒")), None);
    }

    #[test]
    fn the_same_words_elsewhere_are_about_something_else() {
        let (here, there, county) = (code("990001100"), code("990001101"), code("990001"));
        let words = "河水进村，转移老人";
        let at = |region| Told { region: Some(region), ..told(NIGHT, words) };
        assert_eq!(likeness(at(&here), at(&there)), None);
        assert!(likeness(at(&here), at(&county)).is_some_and(|it| it.is_same_place));
    }

    #[test]
    fn the_same_number_or_the_same_village_within_the_hour_is_enough() {
        let from = |number, words| Told { callback: Some(number), ..told(NIGHT, words) };
        let (one, other) = (from("138 0013-8000", "起火"), from("13800138000", "还在烧"));
        assert!(likeness(one, other).is_some_and(|it| it.is_same_caller));
        let village = code("990001100001");
        let at = |at, words| Told { region: Some(&village), ..told(at, words) };
        assert!(likeness(at(NIGHT, "起火"), at(later(60), "冒烟")).is_some());
        assert_eq!(likeness(at(NIGHT, "起火"), at(later(61), "冒烟")), None);
    }

    #[test]
    fn what_is_reported_hours_later_is_compared_by_when_it_happened() {
        let happened = Some(later(-200));
        let at = |minutes| Told {
            occurred_at: happened, ..told(later(minutes), "东渡大堤管涌了")
        };
        assert!(likeness(at(0), at(350)).is_some_and(|it| it.apart == Span::ZERO));
    }

    #[test]
    fn nothing_said_is_like_nothing() {
        assert_eq!(likeness(told(NIGHT, ""), told(NIGHT, "")), None);
        assert_eq!(likeness(told(NIGHT, "火"), told(NIGHT, "火")), None);
    }
}
