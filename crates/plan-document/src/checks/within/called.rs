//! How findings call things: by the name that people gave, and durations in both languages.

use domain::kernel::{Key, Label, Span};
use domain::plans::document::{Area, Level, LevelName, Measure, Notice, Task};

/// What something is called, in both languages.
pub(super) struct Called {
    pub(super) zh: String,
    pub(super) en: String,
}

impl Called {
    fn new(title: Option<&Label>, name: &str) -> Self {
        title.map_or_else(
            || Self { zh: name.to_owned(), en: name.to_owned() },
            |it| Self { zh: it.zh.as_str().to_owned(), en: it.english().to_owned() },
        )
    }

    pub(super) fn task(key: &Key, it: &Task) -> Self {
        Self::new(it.title.as_ref(), key.as_str())
    }

    pub(super) fn measure(key: &Key, it: &Measure) -> Self {
        Self::new(it.title.as_ref(), key.as_str())
    }

    pub(super) fn notice(key: &Key, it: &Notice) -> Self {
        Self::new(it.title.as_ref(), key.as_str())
    }

    pub(super) fn area(key: &Key, it: &Area) -> Self {
        Self::new(it.title.as_ref(), key.as_str())
    }

    pub(super) fn level(name: &LevelName, it: &Level) -> Self {
        Self::new(it.title.as_ref(), name.as_str())
    }

    pub(super) fn labelled_or(title: Option<&Label>, zh: &str, en: &str) -> Self {
        title.map_or_else(
            || Self { zh: zh.to_owned(), en: en.to_owned() },
            |it| Self::new(Some(it), zh),
        )
    }

    pub(super) fn labelled(title: Option<&Label>, key: &Key) -> Self {
        Self::new(title, key.as_str())
    }
}

const UNITS: [(i64, &str, &str, &str); 5] = [
    (365 * 86_400, "y", " 年", " years"),
    (86_400, "d", " 天", " days"),
    (3_600, "h", " 小时", " h"),
    (60, "min", " 分钟", " min"),
    (1, "s", " 秒", " s"),
];

fn divided(span: Span) -> (i64, usize) {
    let seconds = span.microseconds() / 1_000_000;
    let fits = |at: &usize| UNITS.get(*at).is_some_and(|it| seconds % it.0 == 0 && seconds != 0);
    // One day and two days read better as hours, as plans write them.
    let hours_read_better = seconds <= 3 * 86_400;
    let first = if hours_read_better { 2 } else { 0 };
    let at = (first..UNITS.len()).find(fits).unwrap_or(UNITS.len() - 1);
    (UNITS.get(at).map_or(seconds, |it| seconds / it.0), at)
}

/// A duration as a plan writes it: `90min`.
pub(super) fn written(span: Span) -> String {
    let (number, at) = divided(span);
    format!("{number}{}", UNITS.get(at).map_or("s", |it| it.1))
}

/// A duration as people read it.
pub(super) fn shown(span: Span) -> Called {
    let (number, at) = divided(span);
    let (zh, en) = UNITS.get(at).map_or(("", ""), |it| (it.2, it.3));
    Called { zh: format!("{number}{zh}"), en: format!("{number}{en}") }
}

#[test]
fn a_duration_is_written_in_its_largest_whole_unit() {
    assert_eq!(written(Span::from_minutes(90)), "90min");
    assert_eq!(written(Span::from_hours(72)), "72h");
    assert_eq!(written(Span::from_hours(14 * 24)), "14d");
    assert_eq!(written(Span::from_hours(3 * 365 * 24)), "3y");
    assert_eq!(shown(Span::from_hours(2)).zh, "2 小时");
    assert_eq!(written(Span::ZERO), "0s");
}
