//! What a reader says when something is wrong, and the words that it knows.

use domain::kernel::Severity;

use super::parser::{Expected, Parser};
use super::source::closing_of;
use super::words::Word;
use crate::finding::Says;
use crate::span::Span;

/// What is wrong in a condition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The rule's id: `condition-syntax`, `wrong-unit`, `unknown-task` …
    pub rule: &'static str,
    /// An error where the condition cannot be taken as it is; a warning where it was read as if
    /// mended, or can never hold; a hint where it may mean something else.
    pub severity: Severity,
    /// Where in the condition's text.
    pub span: Span,
    /// What is wrong, and what to do.
    pub says: Says,
    /// A change that mends it: what it does, what is replaced, by what.
    pub mend: Option<Rewrite>,
}

/// What a mend does, the stretch that it replaces, and by what.
pub type Rewrite = (Says, Span, String);

/// Nobody reads more problems of one condition.
const PROBLEMS_MAX: usize = 40;

/// Unknown tasks, levels and plans leave a condition readable: they may be written later.
const NAMES_THAT_MAY_COME: &[&str] = &["unknown-task", "unknown-level", "unknown-plan"];

/// Words and problems.
impl Parser<'_> {
    pub(super) fn ahead(&self, word: Word) -> Option<usize> {
        let same = |one: char, other: char| one.eq_ignore_ascii_case(&other);
        word.forms().iter().filter_map(|form| self.source.ahead(form, same)).max()
    }

    pub(super) fn eat(&mut self, word: Word) -> bool {
        self.source.skip_space();
        let count = self.ahead(word);
        self.source.skip(count.unwrap_or_default());
        count.is_some()
    }

    /// Eats the word where a parenthesis follows; that stays.
    pub(super) fn eat_called(&mut self, word: Word) -> bool {
        let mark = self.source.mark();
        let is_here = self.eat(word);
        self.source.skip_space();
        let is_called = is_here && self.source.peek() == Some('(');
        if !is_called {
            self.source.go_back(mark);
        }
        is_called
    }

    pub(super) fn is_connective_ahead(&self) -> bool {
        self.ahead(Word::And).is_some()
            || self.ahead(Word::Or).is_some()
            || matches!(self.source.peek(), Some('&' | '|'))
    }

    pub(super) fn connective(&mut self, word: Word) -> bool {
        if self.eat(word) {
            return true;
        }
        let (sign, plain, chinese) = match word {
            Word::And => ('&', "and", "且"),
            _ => ('|', "or", "或"),
        };
        let mark = self.source.mark();
        if self.source.take_while(|it| it == sign).is_empty() {
            return false;
        }
        let span = self.source.since(mark);
        let says = Says::new(
            format!("请写“{chinese}”或 {plain}。"),
            format!("Write “{plain}” instead of “{}”.", span.of(self.text)),
        );
        self.as_if_mended(span, says, &format!(" {plain} "));
        true
    }

    /// What stands in quotes, and goes past it; where the quotes do not end, it is a problem.
    pub(super) fn quoted(&mut self) -> Option<String> {
        let mark = self.source.mark();
        let closing = closing_of(self.source.peek()?)?;
        self.source.bump();
        let written = self.source.take_while(|it| it != closing);
        if !self.source.eat(closing) {
            self.is_quote_open = true;
            let says = Says::new(
                format!("引号没有结束，请补上“{closing}”。"),
                format!("The quotes are not closed. Put a {closing}."),
            );
            self.error("condition-syntax", self.source.since(mark), says, None);
        }
        Some(written.trim().to_owned())
    }

    pub(super) fn is_at_end(&mut self) -> bool {
        self.source.skip_space();
        self.source.peek().is_none()
    }

    /// What could stand at the end. Where something must stand there, nothing else can.
    pub(super) fn expect(&mut self, expected: Expected) {
        let is_open = self.expected.iter().all(|it| *it == Expected::Hold);
        if is_open && !self.is_given_up {
            self.expected.push(expected);
        }
    }

    pub(super) fn report(
        &mut self,
        rule: &'static str,
        severity: Severity,
        span: Span,
        (says, mend): (Says, Option<Rewrite>),
    ) {
        self.is_unread |= severity == Severity::Error && !NAMES_THAT_MAY_COME.contains(&rule);
        if !self.is_given_up && self.problems.len() < PROBLEMS_MAX {
            self.problems.push(Problem { rule, severity, span, says, mend });
        }
    }

    pub(super) fn error(
        &mut self,
        rule: &'static str,
        span: Span,
        says: Says,
        mend: Option<Rewrite>,
    ) {
        self.report(rule, Severity::Error, span, (says, mend));
    }

    /// What was meant is plain: reading goes on as if it had been written.
    pub(super) fn as_if_mended(&mut self, span: Span, says: Says, with: &str) {
        let mend = rewrite(span, with);
        self.report("condition-syntax", Severity::Warning, span, (says, Some(mend)));
    }

    pub(super) fn unknown(
        &mut self,
        rule: &'static str,
        span: Span,
        says: Says,
        near: Option<String>,
    ) {
        let (says, mend) = did_you_mean(span, says, near);
        self.error(rule, span, says, mend);
    }

    pub(super) fn give_up(&mut self, span: Span, says: Says) {
        self.error("condition-syntax", span, says, None);
        self.is_given_up = true;
        self.source.skip_all();
    }
}

/// The sentence with the name that was perhaps meant, and the mend that writes it.
pub(super) fn did_you_mean(
    span: Span,
    says: Says,
    near: Option<String>,
) -> (Says, Option<Rewrite>) {
    let Some(near) = near else { return (says, None) };
    let asks = Says::new(
        format!("{}是不是“{near}”？", says.zh),
        format!("{} Did you mean “{near}”?", says.en),
    );
    (asks, Some(rewrite(span, &near)))
}

/// A mend that writes this in place of what stands there.
pub(super) fn rewrite(span: Span, with: &str) -> Rewrite {
    let says = match with.trim() {
        "" => Says::new("删去", "Remove it"),
        it => Says::new(format!("写成“{it}”"), format!("Write “{it}”")),
    };
    (says, span, with.to_owned())
}
