//! A form that is read field by field.

use std::collections::BTreeMap;

use domain::kernel::{Day, Instant, Text};
use words::{FieldProblem, Language, OperationAction, Say, Zone, written_time};

use super::sent::Sent;
use crate::operations::text_problem;

/// What is wrong, by the field's name.
pub(crate) type Problems = BTreeMap<String, String>;

/// Reads a form field by field; whatever is wrong is kept, and reading goes on.
pub(crate) struct Reader<'a> {
    pub(crate) sent: &'a Sent,
    language: Language,
    pub(crate) problems: Problems,
}

impl<'a> Reader<'a> {
    pub(crate) const fn new(sent: &'a Sent, language: Language) -> Self {
        Self { sent, language, problems: Problems::new() }
    }

    /// What was read, where nothing is wrong.
    pub(crate) fn end<T>(self, read: Option<T>) -> Result<T, Problems> {
        match read {
            Some(read) if self.problems.is_empty() => Ok(read),
            Some(_) | None => Err(self.problems),
        }
    }

    /// Keeps that a field is wrong.
    pub(crate) fn wrong(&mut self, name: &str, word: impl Say) {
        self.problems.insert(name.to_owned(), word.say(self.language));
    }

    pub(crate) fn day(&mut self, name: &str) -> Option<Day> {
        let day = self.sent.line(name).parse().ok();
        if day.is_none() {
            self.wrong(name, FieldProblem::NotADay);
        }
        day
    }

    /// A whole number; what is too many is for the rule to say.
    pub(crate) fn count(&mut self, name: &str) -> Option<u32> {
        let number = self.sent.line(name).parse().ok();
        if number.is_none() {
            self.wrong(name, OperationAction::NotANumber);
        }
        number
    }

    pub(crate) fn one<T>(&mut self, name: &str, of: impl Fn(&str) -> Option<T>) -> Option<T> {
        let found = of(self.sent.line(name));
        if found.is_none() {
            self.wrong(name, FieldProblem::NotChosen);
        }
        found
    }

    pub(crate) fn text<const MAX: usize>(&mut self, name: &str) -> Option<Text<MAX>> {
        // Browsers count a line's end as two characters, people as one.
        match Text::parse(&self.sent.line(name).replace("\r\n", "\n")) {
            Ok(text) => Some(text),
            Err(wrong) => {
                self.wrong(name, text_problem(&wrong));
                None
            }
        }
    }

    /// A text that may be left out; none where it is wrong.
    pub(crate) fn optional<const MAX: usize>(&mut self, name: &str) -> Option<Option<Text<MAX>>> {
        if self.sent.filled(name).is_none() { Some(None) } else { self.text(name).map(Some) }
    }

    /// A time that may be left out; none where it is wrong.
    pub(crate) fn time(
        &mut self,
        name: &str,
        (now, zone): (Instant, &Zone),
    ) -> Option<Option<Instant>> {
        let Some(typed) = self.sent.filled(name) else { return Some(None) };
        let read = written_time(typed, now, zone);
        if read.is_none() {
            self.wrong(name, FieldProblem::NotATime);
        }
        read.map(Some)
    }
}

#[test]
fn whatever_is_wrong_in_a_form_is_said_at_once() {
    let sent = Sent::of(&[("on", "yesterday"), ("with", " "), ("hours", "０"), ("level", "V")]);
    let mut form = Reader::new(&sent, Language::Chinese);
    let day = form.day("on");
    let text = form.text::<20>("with");
    let hours = form.count("hours");
    let level = form.one("level", |it| (it == "IV").then_some(4));
    assert_eq!((day, text, hours, level), (None, None, None, None));
    let problems = form.end(Some(())).expect_err("all of it is wrong");
    assert_eq!(problems.keys().collect::<Vec<_>>(), ["hours", "level", "on", "with"]);
}

#[test]
fn what_may_be_left_out_is_left_out() {
    let sent = Sent::of(&[("note", "  "), ("at", "")]);
    let zone = Zone::named("Asia/Shanghai").expect("a zone");
    let mut form = Reader::new(&sent, Language::English);
    assert_eq!(form.optional::<9>("note"), Some(None));
    assert_eq!(form.time("at", (Instant::ZERO, &zone)), Some(None));
    assert!(form.end(Some(())).is_ok());
}
