//! What stands left of a comparison: an indicator by its key or title, or a function of it.

use domain::kernel::{Key, Severity, Span as TimeSpan};
use domain::plans::document::{Dimension, MeasureUnit, Measured};

use super::names::NameOf;
use super::parser::{Expected, Parser};
use super::problem::{Problem, did_you_mean, rewrite};
use super::source::{Mark, closing_of, is_foreign_letter, is_key_character};
use super::suggest::nearest;
use super::words::Word;
use crate::finding::Says;
use crate::span::Span;

/// What is measured, as far as it could be read.
#[derive(Default)]
pub(super) struct Subject {
    pub(super) measured: Option<Measured>,
    pub(super) measure: Option<MeasureUnit>,
    /// Told later: where no comparison follows, it is no indicator that is unknown.
    pub(super) trouble: Option<Problem>,
}

impl Parser<'_> {
    pub(super) fn measured(&mut self) -> Subject {
        let functions = Word::FUNCTIONS.iter();
        if let Some(function) = functions.copied().find(|it| self.eat_called(*it)) {
            return self.over_time(function);
        }
        let mark = self.source.mark();
        let subject = self.indicator();
        if self.source.peek() != Some('(') || subject.measured.is_some() {
            return subject;
        }
        self.say_unknown_function(self.source.since(mark));
        Subject::default()
    }

    /// `(indicator, time)` behind the name of a function.
    fn over_time(&mut self, function: Word) -> Subject {
        let mark = self.source.mark();
        let opening = self.source.place();
        self.source.eat('(');
        if self.is_at_end() {
            self.expect(Expected::Indicator);
        }
        let Subject { measured, measure, trouble } = self.indicator();
        if trouble.is_some() && self.source.peek() == Some('(') {
            self.say_nested(opening);
        } else if let Some(it) = trouble {
            self.report(it.rule, it.severity, it.span, (it.says, it.mend));
        }
        self.source.skip_space();
        let time = if self.source.eat(',') {
            self.time()
        } else {
            let span = self.source.since(mark);
            let [english, chinese, ..] = function.forms() else { return Subject::default() };
            let says = Says::new(
                format!("{chinese}要写时长：指标后面写逗号和时长，如 {chinese}(rain, 24小时)。"),
                format!("{english} needs a time behind a comma, as {english}(rain, 24h)."),
            );
            self.error("condition-syntax", span, says, None);
            None
        };
        if time.is_none() {
            self.skip_to_closing();
        }
        self.close(opening);
        if function == Word::Sum && measure.is_some_and(is_a_level) {
            self.hint_at_sum(opening, self.source.since(mark));
        }
        let parts = measured.zip(time);
        let measured = parts.map(|(it, time)| over(function, it.indicator().clone(), time));
        Subject { measured, measure, trouble: None }
    }

    fn say_nested(&mut self, opening: Span) {
        let says = Says::new(
            "函数里只能写指标，不能再写函数。",
            "A function looks at an indicator, not at another function.",
        );
        let inner = self.source.place();
        self.error("condition-syntax", Span::new(opening.end, inner.start), says, None);
        self.source.eat('(');
        self.skip_to_closing();
        self.close(inner);
    }

    /// An indicator by its key, or by its title in quotes.
    fn indicator(&mut self) -> Subject {
        self.source.skip_space();
        let mark = self.source.mark();
        let opening = self.source.peek();
        if opening.and_then(closing_of).is_some() {
            let written = self.quoted().unwrap_or_default();
            return self.titled(&written, self.source.since(mark));
        }
        if opening.is_some_and(is_foreign_letter) {
            return self.title_without_quotes(mark);
        }
        let written = self.source.take_while(is_key_character);
        let is_title = self.source.peek().is_some_and(is_foreign_letter);
        if written.is_empty() || (is_title && !self.is_sign_word_ahead()) {
            return self.title_without_quotes(mark);
        }
        let span = self.source.since(mark);
        let key = written.parse::<Key>().ok();
        let known = key.and_then(|it| (self.names.indicators)(&it).map(|measure| (it, measure)));
        match known {
            Some((key, measure)) => Subject {
                measured: Some(Measured::Now(key)),
                measure: Some(measure),
                trouble: None,
            },
            _ => self.unknown_indicator(&written, span),
        }
    }

    fn titled(&self, written: &str, span: Span) -> Subject {
        let key = (self.names.indicator_titled)(written).or_else(|| written.parse().ok());
        let known = key.and_then(|it| (self.names.indicators)(&it).map(|measure| (it, measure)));
        if let Some((key, measure)) = known {
            let measured = Some(Measured::Now(key));
            return Subject { measured, measure: Some(measure), trouble: None };
        }
        let near = nearest(written, &self.names.titles()).map(|it| format!("「{it}」"));
        self.trouble(written, span, near)
    }

    /// A title that was written without quotes: the longest one that begins here, else what stands
    /// before the comparison.
    fn title_without_quotes(&mut self, mark: Mark) -> Subject {
        self.source.go_back(mark);
        let belongs = |it: char| is_key_character(it) || is_foreign_letter(it);
        let mut written = self.source.take_while(belongs);
        while !written.is_empty() && (self.names.indicator_titled)(&written).is_none() {
            written.pop();
        }
        self.source.go_back(mark);
        if written.is_empty() {
            while self.source.peek().is_some_and(belongs) && !self.is_sign_word_ahead() {
                written.extend(self.source.bump());
            }
            return self.unknown_indicator(&written, self.source.since(mark));
        }
        self.source.skip(written.chars().count());
        let span = self.source.since(mark);
        let subject = self.titled(&written, span);
        let says = Says::new(
            format!("指标的名称要加引号：「{written}」。"),
            format!("The title of an indicator stands in quotes: 「{written}」."),
        );
        self.as_if_mended(span, says, &format!("「{written}」"));
        subject
    }

    fn unknown_indicator(&self, written: &str, span: Span) -> Subject {
        let keys = self.names.list(NameOf::Indicators);
        let by_title = || nearest(written, &self.names.titles()).map(|it| format!("「{it}」"));
        let near = if written.is_ascii() { nearest(written, &keys) } else { by_title() };
        self.trouble(written, span, near)
    }

    fn trouble(&self, written: &str, span: Span, near: Option<String>) -> Subject {
        let is_number = written.starts_with(|it: char| it.is_ascii_digit() || it == '-');
        let (rule, says) = if is_number {
            let says = Says::new(
                "比较要从指标写起，如 river.dongdu.stage >= 58.00 m。",
                "A comparison begins with its indicator, as river.dongdu.stage >= 58.00 m.",
            );
            ("condition-syntax", says)
        } else if written.is_empty() {
            let says = Says::new(
                "这里应写指标的键，或用引号写它的名称。",
                "Here stands the key of an indicator, or its title in quotes.",
            );
            ("condition-syntax", says)
        } else if is_a_function(written) {
            let says = Says::new(
                format!("“{written}”后面要写括号，如 完成(muster)、求和(rain, 24小时)。"),
                format!("“{written}” needs parentheses, as done(muster) or sum(rain, 24h)."),
            );
            ("condition-syntax", says)
        } else {
            let says = Says::new(
                format!("没有指标“{written}”。请先在 indicators 中写明，或改用已有指标。"),
                format!(
                    "There is no indicator “{written}”. Add it to `indicators`, or take another."
                ),
            );
            ("unknown-indicator", says)
        };
        let (says, mend) = did_you_mean(span, says, near);
        let trouble = Problem { rule, severity: Severity::Error, span, says, mend };
        Subject { trouble: Some(trouble), ..Subject::default() }
    }

    fn say_unknown_function(&mut self, span: Span) {
        let written = span.of(self.text).to_owned();
        let words = [Word::Level, Word::Done, Word::Started];
        let known = words.iter().chain(Word::FUNCTIONS).flat_map(|it| it.forms());
        let known: Vec<String> = known.map(|it| (*it).to_owned()).collect();
        let near = match written.to_lowercase().as_str() {
            "avg" | "average" => Some("mean".to_owned()),
            "total" => Some("sum".to_owned()),
            _ => nearest(&written, &known),
        };
        let says = Says::new(
            format!(
                "没有函数“{written}”。可用：求和、最大、最小、平均、变化、级别、完成、已开始。"
            ),
            format!(
                "There is no function “{written}”. There are: sum, max, min, mean, change, level, \
                 done, started."
            ),
        );
        self.unknown("condition-syntax", span, says, near);
        let opening = self.source.place();
        self.source.eat('(');
        self.skip_to_closing();
        self.close(opening);
    }

    fn hint_at_sum(&mut self, opening: Span, call: Span) {
        let before = self.text.get(..opening.start).unwrap_or_default().trim_end();
        let forms = Word::Sum.forms().iter();
        let length = forms.filter(|it| before.to_lowercase().ends_with(**it)).map(|it| it.len());
        let start = before.len().saturating_sub(length.max().unwrap_or_default());
        let says = Says::new(
            "水位、温度一类的数值相加没有意义。请用 最大 或 平均。",
            "Adding up a stage, a temperature or the like means nothing. Use max or mean.",
        );
        let mend = rewrite(Span::new(start, before.len()), "max");
        let span = Span::new(start, call.end);
        self.report("sum-of-a-level", Severity::Hint, span, (says, Some(mend)));
    }
}

fn over(function: Word, key: Key, time: TimeSpan) -> Measured {
    match function {
        Word::Max => Measured::Max(key, time),
        Word::Min => Measured::Min(key, time),
        Word::Mean => Measured::Mean(key, time),
        Word::Change => Measured::Change(key, time),
        _ => Measured::Sum(key, time),
    }
}

fn is_a_function(written: &str) -> bool {
    let words = Word::FUNCTIONS.iter().chain(&[Word::Done, Word::Started]);
    words.flat_map(|it| it.forms()).any(|it| it.eq_ignore_ascii_case(written))
}

/// Whether readings of it are states, not amounts: two of them added up are nothing.
fn is_a_level(measure: MeasureUnit) -> bool {
    match measure.dimension() {
        Dimension::Length => measure != MeasureUnit::Millimetre,
        Dimension::RainRate
        | Dimension::Flow
        | Dimension::Speed
        | Dimension::Temperature
        | Dimension::Share => true,
        Dimension::Time | Dimension::Count(_) => false,
    }
}
