//! Reads a condition aloud, in Chinese or in English; what is shown can be read back.

use domain::kernel::{Key, Span as TimeSpan};
use domain::plans::document::{Condition, LevelBound, Measured, Quantity, TaskState};

use super::comparison::SIGNS;
use super::source::closing_of;
use super::words::{RESERVED, Word, chinese};
use ::words::Language;

/// The condition in its usual form, with the keys of its indicators.
#[must_use]
pub fn show(condition: &Condition, language: Language) -> String {
    show_titled(condition, language, &|_| None)
}

/// The same, with the titles of the indicators in quotes where they have one.
#[must_use]
pub(super) fn show_titled(
    condition: &Condition,
    language: Language,
    title: &dyn Fn(&Key) -> Option<String>,
) -> String {
    show_named(condition, language, &Titles { indicator: title, plan: &|_| None, task: &|_| None })
}

/// For people alone: the titles of plans and tasks cannot be read back.
#[must_use]
pub fn show_named(condition: &Condition, language: Language, titles: &Titles<'_>) -> String {
    let mut reader = Reader { said: String::new(), language, titles };
    reader.condition(condition, Place::Top);
    reader.said
}

/// What people call what a condition names; without a title it is shown by its key.
#[derive(Clone, Copy)]
pub struct Titles<'a> {
    /// Of an indicator of the plan.
    pub indicator: &'a dyn Fn(&Key) -> Option<String>,
    /// Of another plan.
    pub plan: &'a dyn Fn(&Key) -> Option<String>,
    /// Of a task of the plan.
    pub task: &'a dyn Fn(&Key) -> Option<String>,
}

/// Where a part stands: it decides whether it needs parentheses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Top,
    InAny,
    InAll,
    BehindNot,
    BeforeFor,
}

struct Reader<'a> {
    said: String,
    language: Language,
    titles: &'a Titles<'a>,
}

impl Reader<'_> {
    fn condition(&mut self, condition: &Condition, place: Place) {
        let is_bare = match condition {
            Condition::All(_) | Condition::Any(_) => place == Place::Top,
            Condition::Not(_) => place != Place::BeforeFor,
            Condition::Held { .. } => !matches!(place, Place::BehindNot | Place::BeforeFor),
            Condition::Compare { .. } | Condition::LevelOf { .. } | Condition::Task { .. } => true,
        };
        if !is_bare {
            self.said.push('(');
        }
        match condition {
            Condition::All(parts) => self.join(parts, Word::And, Place::InAll),
            Condition::Any(parts) => self.join(parts, Word::Or, Place::InAny),
            Condition::Not(inner) => {
                self.word(Word::Not);
                self.said.push(' ');
                self.condition(inner, Place::BehindNot);
            }
            Condition::Compare { measured, comparison, with } => {
                self.measured(measured);
                let sign = SIGNS.iter().find(|(_, it)| it == comparison);
                let sign = sign.map_or("=", |(sign, _)| *sign);
                self.say(&format!(" {sign} "));
                self.quantity(*with);
            }
            Condition::Held { condition, span } => {
                self.condition(condition, Place::BeforeFor);
                self.said.push(' ');
                self.word(Word::For);
                self.said.push(' ');
                self.time(*span);
            }
            Condition::LevelOf { plan, bound } => self.level(plan.as_ref(), bound),
            Condition::Task { task, state } => {
                self.word(match state {
                    TaskState::Started => Word::Started,
                    TaskState::Done => Word::Done,
                });
                self.inside((self.titles.task)(task), task);
            }
        }
        if !is_bare {
            self.said.push(')');
        }
    }

    fn join(&mut self, parts: &[Condition], word: Word, place: Place) {
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                self.said.push(' ');
                self.word(word);
                self.said.push(' ');
            }
            self.condition(part, place);
        }
    }

    fn measured(&mut self, measured: &Measured) {
        let (function, key, time) = match measured {
            Measured::Now(key) => return self.indicator(key),
            Measured::Sum(key, time) => (Word::Sum, key, time),
            Measured::Max(key, time) => (Word::Max, key, time),
            Measured::Min(key, time) => (Word::Min, key, time),
            Measured::Mean(key, time) => (Word::Mean, key, time),
            Measured::Change(key, time) => (Word::Change, key, time),
        };
        self.word(function);
        self.said.push('(');
        self.indicator(key);
        self.said.push_str(", ");
        self.time(*time);
        self.said.push(')');
    }

    fn indicator(&mut self, key: &Key) {
        // A title with quotes of its own could not be read back.
        let has_quotes = |it: &String| it.chars().any(|it| closing_of(it).is_some() || it == '」');
        let title =
            (self.titles.indicator)(key).filter(|it| !it.trim().is_empty() && !has_quotes(it));
        match title {
            Some(title) => match self.language {
                Language::Chinese => self.say(&format!("「{title}」")),
                Language::English => self.say(&format!("“{title}”")),
            },
            None if RESERVED.contains(&key.as_str()) => self.say(&format!("\"{key}\"")),
            None => self.say(key.as_str()),
        }
    }

    /// What a word is about, in parentheses: its title, or its key.
    fn inside(&mut self, title: Option<String>, key: &Key) {
        match (title.filter(|it| !it.trim().is_empty()), self.language) {
            (Some(title), Language::Chinese) => self.say(&format!("（{title}）")),
            (Some(title), Language::English) => self.say(&format!(" (“{title}”)")),
            (None, _) => self.say(&format!("({key})")),
        }
    }

    fn level(&mut self, plan: Option<&Key>, bound: &LevelBound) {
        self.word(Word::Level);
        if let Some(plan) = plan {
            self.inside((self.titles.plan)(plan), plan);
        }
        self.said.push(' ');
        let (word, level) = match bound {
            LevelBound::AtLeast(level) => (Word::AtLeast, Some(level)),
            LevelBound::AtMost(level) => (Word::AtMost, Some(level)),
            LevelBound::Is(level) => (Word::Is, Some(level)),
            LevelBound::None => (Word::Is, None),
        };
        self.word(word);
        self.said.push(' ');
        match level {
            // A level may be called so.
            Some(level) if level.as_str().eq_ignore_ascii_case("none") => {
                self.say(&format!("\"{level}\""));
            }
            Some(level) => self.say(level.as_str()),
            None => self.word(Word::None),
        }
    }

    fn quantity(&mut self, quantity: Quantity) {
        let shown = quantity.to_string();
        match self.language {
            Language::English => self.say(&shown),
            Language::Chinese => {
                let number = shown.strip_suffix(quantity.unit.name()).unwrap_or(&shown);
                self.say(&format!("{number}{}", chinese(quantity.unit)));
            }
        }
    }

    /// In hours up to three days, as people say it; then in days where it fits.
    fn time(&mut self, span: TimeSpan) {
        const UNITS: &[(i64, i64, &str, &str)] =
            &[(86_400, 4, "d", "天"), (3_600, 1, "h", "小时"), (60, 1, "min", "分钟")];
        let seconds = span.microseconds() / 1_000_000;
        let fits = |unit: i64, least: i64| seconds % unit == 0 && seconds / unit >= least;
        let found = UNITS.iter().find(|(unit, least, ..)| fits(*unit, *least));
        let (unit, _, en, zh) = found.copied().unwrap_or((1, 1, "s", "秒"));
        let count = seconds / unit;
        match self.language {
            Language::English => self.say(&format!("{count}{en}")),
            Language::Chinese => self.say(&format!("{count}{zh}")),
        }
    }

    fn word(&mut self, word: Word) {
        let at = match self.language {
            Language::English => 0,
            Language::Chinese => 1,
        };
        self.said.push_str(word.forms().get(at).copied().unwrap_or_default());
    }

    fn say(&mut self, text: &str) {
        self.said.push_str(text);
    }
}

#[test]
fn people_read_the_titles_of_plans_and_tasks_and_a_key_where_there_is_none() {
    let key = |text: &str| text.parse::<Key>().expect("a key");
    let level = LevelBound::AtLeast("II".parse().expect("a level"));
    let condition = Condition::All(vec![
        Condition::LevelOf { plan: Some(key("county-flood")), bound: level },
        Condition::Task { task: key("muster"), state: TaskState::Done },
    ]);
    let titles = Titles {
        indicator: &|_| None,
        plan: &|it| (it.as_str() == "county-flood").then(|| "县防汛预案".to_owned()),
        task: &|_| None,
    };
    let shown = show_named(&condition, Language::Chinese, &titles);
    assert_eq!(shown, "级别（县防汛预案） 不低于 II 且 完成(muster)");
    let titles = Titles { plan: &|_| None, task: &|_| Some("Muster".to_owned()), ..titles };
    let shown = show_named(&condition, Language::English, &titles);
    assert_eq!(shown, "level(county-flood) at least II and done (“Muster”)");
}
