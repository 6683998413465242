//! Reads a condition by descent: `or` over `and` over `not` over `for`. It never stops at the first
//! mistake: what cannot be read is left out, and reading goes on behind it.

use domain::kernel::{Key, Severity};
use domain::plans::document::{Condition, MeasureUnit, TaskState};

use super::names::{NameOf, Names};
use super::problem::{Problem, rewrite};
use super::sense;
use super::source::{Mark, Source, closing_of, is_foreign_letter, is_key_character};
use super::suggest::nearest;
use super::words::Word;
use crate::finding::Says;
use crate::span::Span;

/// The longest condition, in characters.
pub const CHARACTERS_MAX: usize = 2_000;
/// How deep parentheses and `not` may lie in each other: the event that puts a plan to work holds
/// its conditions as JSON, which is read to a depth of 127.
pub const DEPTH_MAX: usize = 16;
/// How many parts a condition may have.
pub const NODES_MAX: usize = 200;

/// Reads a condition. There is one where all of it was understood and every unit fits; names of
/// tasks, levels and plans that are not known are problems, but do not undo it.
#[must_use]
pub fn parse(text: &str, names: &Names<'_>) -> (Option<Condition>, Vec<Problem>) {
    let mut parser = Parser::new(text, names);
    let condition = parser.whole();
    let mut problems = parser.problems;
    problems.sort_by_key(|it| it.span);
    (condition, problems)
}

/// What could stand where the text ends.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Expected {
    Condition,
    Indicator,
    Name(Sort),
    Level { plan: Option<Key>, or_none: bool },
    Comparison,
    Bound,
    Unit(Option<MeasureUnit>),
    Time,
    TimeUnit,
    Connective,
    Hold,
}

/// Which register a key belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sort {
    Plan,
    Task,
}

/// A part that was read; no condition where it was not understood.
pub(super) struct Node {
    pub(super) condition: Option<Condition>,
    pub(super) span: Span,
    /// Several parts joined by `and`, without parentheses around them.
    is_bare_all: bool,
}

pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) source: Source,
    pub(super) names: &'a Names<'a>,
    pub(super) problems: Vec<Problem>,
    pub(super) expected: Vec<Expected>,
    depth: usize,
    nodes: usize,
    /// An error was found that leaves part of the condition without meaning.
    pub(super) is_unread: bool,
    pub(super) is_given_up: bool,
    /// Quotes were opened that never close: what is missing behind them needs no telling.
    pub(super) is_quote_open: bool,
}

/// How the parts are put together.
impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str, names: &'a Names<'a>) -> Self {
        let (source, folded) = Source::read(text);
        let mut parser = Self {
            text,
            source,
            names,
            problems: Vec::new(),
            expected: Vec::new(),
            depth: 0,
            nodes: 0,
            is_unread: false,
            is_given_up: false,
            is_quote_open: false,
        };
        for it in folded {
            let written = it.span.of(text);
            let says = Says::new(
                format!("“{written}”是全角或特殊字符，请写成“{}”。", it.meant),
                format!("“{written}” is a full-width or special character. Type “{}”.", it.meant),
            );
            let mend = rewrite(it.span, &it.meant);
            parser.report("full-width", Severity::Warning, it.span, (says, Some(mend)));
        }
        parser
    }

    pub(super) fn whole(&mut self) -> Option<Condition> {
        let characters = self.text.chars().count();
        if characters > CHARACTERS_MAX {
            self.problems.clear();
            self.give_up(
                Span::new(0, self.text.len()),
                Says::new(
                    format!(
                        "条件有 {characters} 个字符，最多 {CHARACTERS_MAX} 个。请拆成几个条件。"
                    ),
                    format!(
                        "The condition has {characters} characters; at most {CHARACTERS_MAX}. \
                         Divide it over several levels or tasks."
                    ),
                ),
            );
            return None;
        }
        let mut node = self.any();
        while !self.is_at_end() {
            let place = self.source.place();
            self.source.bump();
            self.error(
                "condition-syntax",
                place,
                Says::new(
                    "这个右括号没有对应的左括号，请删去。",
                    "No ( belongs to this ). Remove it.",
                ),
                Some(rewrite(place, "")),
            );
            while self.connective(Word::And) || self.connective(Word::Or) {}
            if !self.is_at_end() {
                self.any();
            }
            node.condition = None;
        }
        let condition = node.condition.filter(|_| !self.is_unread)?;
        self.problems.extend(sense::of(&condition, node.span));
        Some(condition)
    }

    fn any(&mut self) -> Node {
        let mut parts = vec![self.all()];
        while self.connective(Word::Or) {
            parts.push(self.all());
        }
        self.hint_at_mixture(&parts);
        self.join(parts, Condition::Any)
    }

    fn all(&mut self) -> Node {
        let mut parts = vec![self.unary()];
        loop {
            if self.connective(Word::And) {
                parts.push(self.unary());
            } else if self.is_at_end() {
                self.expect(Expected::Connective);
                break;
            } else if self.source.peek() == Some(')') || self.is_connective_ahead() {
                break;
            } else {
                parts.push(self.without_connective());
            }
        }
        let is_bare_all = parts.len() > 1;
        let node = self.join(parts, Condition::All);
        Node { is_bare_all: is_bare_all || node.is_bare_all, ..node }
    }

    fn unary(&mut self) -> Node {
        self.source.skip_space();
        let mark = self.source.mark();
        if !self.eat(Word::Not) {
            return self.held();
        }
        let inner = self.deeper(mark, Self::unary);
        let condition = inner.condition.map(|it| Condition::Not(Box::new(it)));
        self.count(&condition, self.source.since(mark));
        Node { condition, span: self.source.since(mark), is_bare_all: false }
    }

    fn held(&mut self) -> Node {
        let mark = self.source.mark();
        let inner = self.primary();
        if self.is_at_end() {
            self.expect(Expected::Hold);
        }
        if !self.eat(Word::For) {
            return inner;
        }
        let time = self.time();
        let condition = inner.condition.zip(time);
        let condition =
            condition.map(|(it, span)| Condition::Held { condition: Box::new(it), span });
        self.count(&condition, self.source.since(mark));
        Node { condition, span: self.source.since(mark), is_bare_all: false }
    }

    fn primary(&mut self) -> Node {
        self.source.skip_space();
        let mark = self.source.mark();
        if self.is_at_end() {
            self.expect(Expected::Condition);
        }
        let is_nothing = self.is_at_end()
            || self.source.peek() == Some(')')
            || self.is_connective_ahead()
            || self.ahead(Word::For).is_some();
        let condition = if is_nothing {
            self.say_missing_condition();
            None
        } else if self.source.eat('(') {
            let opening = self.source.since(mark);
            let inner = self.deeper(mark, Self::any);
            self.close(opening);
            return Node { span: self.source.since(mark), is_bare_all: false, ..inner };
        } else if self.eat(Word::Level) {
            self.level()
        } else if let Some(state) = self.task_state() {
            self.task(state)
        } else {
            self.comparison()
        };
        self.count(&condition, self.source.since(mark));
        Node { condition, span: self.source.since(mark), is_bare_all: false }
    }

    fn task_state(&mut self) -> Option<TaskState> {
        if self.eat_called(Word::Done) {
            Some(TaskState::Done)
        } else if self.eat_called(Word::Started) {
            Some(TaskState::Started)
        } else {
            None
        }
    }

    fn task(&mut self, state: TaskState) -> Option<Condition> {
        let (task, span) = self.key_in_parentheses(Sort::Task)?;
        if !(self.names.tasks)(&task) {
            let known = self.names.list(NameOf::Tasks);
            let says = Says::new(
                format!("预案里没有任务“{task}”。请写任务的键。"),
                format!("The plan has no task “{task}”. Write the key of a task."),
            );
            self.unknown("unknown-task", span, says, nearest(task.as_str(), &known));
        }
        Some(Condition::Task { task, state })
    }

    /// `(key)`, the opening parenthesis still to come.
    pub(super) fn key_in_parentheses(&mut self, sort: Sort) -> Option<(Key, Span)> {
        let opening = self.source.place();
        self.source.eat('(');
        self.source.skip_space();
        let mark = self.source.mark();
        if self.is_at_end() {
            self.expect(Expected::Name(sort));
        }
        let written = match self.quoted() {
            Some(written) => written,
            None => self.source.take_while(|it| is_key_character(it) || is_foreign_letter(it)),
        };
        let span = self.source.since(mark);
        let key = written.parse::<Key>().ok();
        if key.is_none() && !self.is_quote_open {
            let (zh, en) = match sort {
                Sort::Plan => ("预案的键，如 county-flood", "the key of a plan, as county-flood"),
                Sort::Task => ("任务的键，如 muster", "the key of a task, as muster"),
            };
            let known = self.names.list(match sort {
                Sort::Plan => NameOf::Plans,
                Sort::Task => NameOf::Tasks,
            });
            let mend = nearest(&written, &known).map(|it| rewrite(span, &it));
            let says = Says::new(format!("括号里应写{zh}。"), format!("Here stands {en}."));
            self.error("condition-syntax", span, says, mend);
            self.skip_to_closing();
        }
        self.close(opening);
        key.map(|it| (it, span))
    }
}

/// What goes wrong between the parts.
impl Parser<'_> {
    fn without_connective(&mut self) -> Node {
        let mark = self.source.mark();
        let place = self.source.place();
        let known = self.problems.len();
        let reads_on = self.source.peek().is_some_and(|it| {
            it == '(' || is_key_character(it) || is_foreign_letter(it) || closing_of(it).is_some()
        });
        if reads_on && self.ahead(Word::For).is_none() {
            let node = self.unary();
            if self.problems.len() == known {
                let says = Says::new(
                    "这里缺少“且”或“或”：两个条件之间要写明关系。",
                    "Here an “and” or an “or” is missing: say how the two belong together.",
                );
                self.error("condition-syntax", Span::new(place.start, place.start), says, None);
            }
            return Node { condition: None, ..node };
        }
        let says = if self.eat(Word::For) {
            Says::new(
                "“持续”只能写一次，紧跟在它所说的比较或括号后面。",
                "“for” stands once, right behind the comparison or the parentheses it is about.",
            )
        } else {
            let unread = self.source.bump().unwrap_or_default();
            Says::new(
                format!("看不懂这里的“{unread}”，请删去或改写。"),
                format!("“{unread}” means nothing here. Remove it or write it otherwise."),
            )
        };
        self.recover();
        let span = self.source.since(mark);
        let is_one_sign = span.of(self.text).chars().count() == 1;
        self.error("condition-syntax", span, says, is_one_sign.then(|| rewrite(span, "")));
        Node { condition: None, span: self.source.since(mark), is_bare_all: false }
    }

    fn say_missing_condition(&mut self) {
        let place = self.source.word_place();
        let says = if self.text.trim().is_empty() {
            Says::new(
                "条件是空的。请写条件，如 river.dongdu.stage >= 58.00 m；由人判断的，删去这一项。",
                "The condition is empty. Write one, as river.dongdu.stage >= 58.00 m, or leave the \
                 entry out where only a person decides.",
            )
        } else {
            Says::new(
                "这里缺少一个条件，如 river.dongdu.stage >= 58.00 m 或 完成(muster)。",
                "Here a condition is missing, as river.dongdu.stage >= 58.00 m or done(muster).",
            )
        };
        self.error("condition-syntax", place, says, None);
        if self.eat(Word::For) {
            self.time();
        }
    }

    fn hint_at_mixture(&mut self, parts: &[Node]) {
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
        let is_read = parts.iter().all(|it| it.condition.is_some());
        if parts.len() < 2 || !is_read || !parts.iter().any(|it| it.is_bare_all) {
            return;
        }
        let span = Span::new(first.span.start, last.span.end);
        let mut mended = String::new();
        let mut done = span.start;
        for part in parts {
            mended.push_str(Span::new(done, part.span.start).of(self.text));
            let written = part.span.of(self.text);
            let with = if part.is_bare_all { format!("({written})") } else { written.to_owned() };
            mended.push_str(&with);
            done = part.span.end;
        }
        let says = Says::new(
            "“且”和“或”混用时先算“且”。请加括号，让值班员一眼看清。",
            "“and” binds before “or”. Put parentheses, so that nobody has to remember it.",
        );
        let mend = rewrite(span, &mended);
        self.report("condition-mixed", Severity::Hint, span, (says, Some(mend)));
    }

    /// Goes to where the next part may begin.
    pub(super) fn recover(&mut self) {
        let mut open = 0_usize;
        while let Some(next) = self.source.peek() {
            let is_outside = open == 0;
            if is_outside && (next == ')' || self.is_connective_ahead()) {
                return;
            }
            match next {
                '(' => open += 1,
                ')' => open -= 1,
                _ => {}
            }
            if self.quoted().is_some() {
                continue;
            }
            if self.source.take_while(is_key_character).is_empty() {
                self.source.bump();
            }
        }
    }

    /// Goes to the parenthesis that closes the innermost one.
    pub(super) fn skip_to_closing(&mut self) {
        let mut open = 0_usize;
        while let Some(next) = self.source.peek() {
            match next {
                '(' => open += 1,
                ')' if open == 0 => return,
                ')' => open -= 1,
                _ if open == 0 && self.is_connective_ahead() => return,
                _ => {}
            }
            if self.source.take_while(is_key_character).is_empty() {
                self.source.bump();
            }
        }
    }

    pub(super) fn close(&mut self, opening: Span) {
        self.source.skip_space();
        if self.source.eat(')') || self.is_quote_open {
            return;
        }
        let mark = self.source.mark();
        self.skip_to_closing();
        let unread = self.source.since(mark);
        if self.source.eat(')') {
            let written = unread.of(self.text);
            let says = Says::new(
                format!("括号里的“{written}”是多余的，请删去。"),
                format!("“{written}” is too much in these parentheses. Remove it."),
            );
            self.error("condition-syntax", unread, says, Some(rewrite(unread, "")));
            return;
        }
        self.source.go_back(mark);
        let says = Says::new("这个左括号没有右括号，请补上“)”。", "This ( is not closed. Put a ).");
        let end = self.source.place().start;
        let mend = rewrite(Span::new(end, end), ")");
        self.error("condition-syntax", opening, says, Some(mend));
    }

    fn deeper(&mut self, mark: Mark, read: fn(&mut Self) -> Node) -> Node {
        if self.depth >= DEPTH_MAX {
            self.give_up(
                self.source.since(mark),
                Says::new(
                    format!("括号和“非”最多嵌套 {DEPTH_MAX} 层。请写得平一些。"),
                    format!(
                        "Parentheses and “not” lie at most {DEPTH_MAX} deep in each other. Write \
                         it flatter."
                    ),
                ),
            );
            return Node { condition: None, span: self.source.since(mark), is_bare_all: false };
        }
        self.depth += 1;
        let node = read(self);
        self.depth -= 1;
        node
    }

    fn join(&mut self, mut parts: Vec<Node>, into: fn(Vec<Condition>) -> Condition) -> Node {
        if parts.len() < 2
            && let Some(only) = parts.pop()
        {
            return only;
        }
        let ends = parts.first().zip(parts.last());
        let span =
            ends.map_or_else(Span::default, |(one, end)| Span::new(one.span.start, end.span.end));
        let conditions: Option<Vec<_>> = parts.into_iter().map(|it| it.condition).collect();
        let condition = conditions.map(into);
        self.count(&condition, span);
        Node { condition, span, is_bare_all: false }
    }

    fn count(&mut self, condition: &Option<Condition>, span: Span) {
        self.nodes += usize::from(condition.is_some());
        if self.nodes > NODES_MAX {
            let says = Says::new(
                format!("条件的组成部分超过 {NODES_MAX} 个。请拆成几个条件。"),
                format!("The condition has more than {NODES_MAX} parts. Divide it."),
            );
            self.give_up(span, says);
        }
    }
}
