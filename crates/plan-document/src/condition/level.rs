//! Levels of plans: `level(county-flood) at least III`.

use domain::kernel::Key;
use domain::plans::document::{Condition, LevelBound, LevelName};

use super::names::{Known, NameOf};
use super::parser::{Expected, Parser, Sort};
use super::problem::rewrite;
use super::source::{is_foreign_letter, is_key_character};
use super::suggest::nearest;
use super::words::{LEVEL_WORDS, Word};
use crate::finding::Says;
use crate::span::Span;

impl Parser<'_> {
    /// What follows the word `level`.
    pub(super) fn level(&mut self) -> Option<Condition> {
        self.source.skip_space();
        let is_of_plan = self.source.peek() == Some('(');
        let plan = if is_of_plan { self.key_in_parentheses(Sort::Plan) } else { None };
        if self.is_at_end() {
            self.expect(Expected::Bound);
        }
        let Some(bound) = self.bound_word() else {
            let place = self.source.word_place();
            let says = Says::new(
                "这里应写“不低于 III”“不高于 IV”“为 II”或“为 无”。",
                "Here stands “at least III”, “at most IV”, “is II” or “is none”.",
            );
            self.error("condition-syntax", place, says, None);
            self.recover();
            return None;
        };
        if bound == Word::Is {
            self.say_not_behind_is();
        }
        let key = plan.as_ref().map(|(key, _)| key);
        if self.is_at_end() {
            let or_none = bound == Word::Is;
            self.expect(Expected::Level { plan: key.cloned(), or_none });
        }
        let none = bound == Word::Is && self.eat(Word::None);
        let bound = if none {
            self.check_plan(plan.as_ref());
            LevelBound::None
        } else {
            let (level, span) = self.level_name(key)?;
            self.check_level(plan.as_ref(), &level, span);
            match bound {
                Word::AtLeast => LevelBound::AtLeast(level),
                Word::AtMost => LevelBound::AtMost(level),
                _ => LevelBound::Is(level),
            }
        };
        if is_of_plan && plan.is_none() {
            return None;
        }
        Some(Condition::LevelOf { plan: plan.map(|(key, _)| key), bound })
    }

    /// `at least`, `at most` or `is`; signs are read as the words that were meant.
    fn bound_word(&mut self) -> Option<Word> {
        let words = [Word::AtLeast, Word::AtMost, Word::Is];
        if let Some(word) = words.into_iter().find(|it| self.eat(*it)) {
            return Some(word);
        }
        let mark = self.source.mark();
        let sign = self.source.take_while(|it| matches!(it, '<' | '>' | '='));
        let word = match sign.as_str() {
            ">=" | "=>" => Word::AtLeast,
            "<=" | "=<" => Word::AtMost,
            "=" | "==" => Word::Is,
            _ => {
                self.source.go_back(mark);
                return None;
            }
        };
        let [english, chinese, ..] = word.forms() else { return None };
        let says = Says::new(
            format!("级别用文字比较：“{sign}”请写成“{chinese}”或 {english}。"),
            format!("Levels are compared in words: write “{english}” instead of “{sign}”."),
        );
        let span = self.source.since(mark);
        self.as_if_mended(span, says, &format!(" {english} "));
        Some(word)
    }

    fn say_not_behind_is(&mut self) {
        self.source.skip_space();
        let mark = self.source.mark();
        if self.eat(Word::Not) {
            let says = Says::new(
                "“非”写在“级别”前面：非 级别 为 III。",
                "“not” stands before “level”: not level is III.",
            );
            self.error("condition-syntax", self.source.since(mark), says, None);
        }
    }

    fn level_name(&mut self, plan: Option<&Key>) -> Option<(LevelName, Span)> {
        self.source.skip_space();
        let mark = self.source.mark();
        let word = LEVEL_WORDS
            .iter()
            .find_map(|(word, name)| Some((self.source.ahead(word, |a, b| a == b)?, *name)));
        let written = if let Some((length, name)) = word {
            self.source.skip(length);
            name.to_owned()
        } else if let Some(written) = self.quoted() {
            written
        } else {
            self.source.take_while(is_key_character)
        };
        let span = self.source.since(mark);
        self.source.eat('级');
        if let Ok(name) = written.parse() {
            return Some((name, span));
        }
        if written.is_empty() {
            self.source.take_while(is_foreign_letter);
        }
        let known = self.names.list(NameOf::Levels(plan));
        let says = Says::new(
            format!("这里应写级别的名称。{}", levels_zh(&known)),
            format!("Here stands the name of a level.{}", levels_en(&known)),
        );
        let mend = nearest(&written, &known).map(|it| rewrite(span, &it));
        self.error("condition-syntax", span, says, mend);
        None
    }

    fn check_level(&mut self, plan: Option<&(Key, Span)>, level: &LevelName, span: Span) {
        let key = plan.map(|(key, _)| key);
        match (self.names.levels)(key, level) {
            Known::Yes => {}
            Known::UnknownPlan => self.say_unknown_plan(plan),
            Known::No => {
                let known = self.names.list(NameOf::Levels(key));
                let says = Says::new(
                    format!("没有级别“{level}”。{}", levels_zh(&known)),
                    format!("There is no level “{level}”.{}", levels_en(&known)),
                );
                let near = nearest(level.as_str(), &known);
                self.unknown("unknown-level", span, says, near);
            }
        }
    }

    /// `is none` names no level; the plan must be known all the same.
    fn check_plan(&mut self, plan: Option<&(Key, Span)>) {
        let Ok(any_level) = "I".parse() else { return };
        if (self.names.levels)(plan.map(|(key, _)| key), &any_level) == Known::UnknownPlan {
            self.say_unknown_plan(plan);
        }
    }

    fn say_unknown_plan(&mut self, plan: Option<&(Key, Span)>) {
        let Some((key, span)) = plan else { return };
        let known = self.names.list(NameOf::Plans);
        let says = Says::new(
            format!("没有预案“{key}”。请写预案库中另一预案的键。"),
            format!("There is no plan “{key}”. Write the key of another plan of the library."),
        );
        self.unknown("unknown-plan", *span, says, nearest(key.as_str(), &known));
    }
}

fn levels_zh(known: &[String]) -> String {
    if known.is_empty() { String::new() } else { format!("有：{}。", known.join("、")) }
}

fn levels_en(known: &[String]) -> String {
    if known.is_empty() { String::new() } else { format!(" There are: {}.", known.join(", ")) }
}
