//! Comparisons: what is measured, a sign, a quantity.

use domain::plans::document::{Comparison, Condition, MeasureUnit};

use super::measured::Subject;
use super::parser::{Expected, Parser};
use super::problem::rewrite;
use super::source::Mark;
use crate::finding::Says;
use crate::span::Span;

/// The signs, as they are written.
pub(super) const SIGNS: &[(&str, Comparison)] = &[
    (">=", Comparison::AtLeast),
    (">", Comparison::MoreThan),
    ("<=", Comparison::AtMost),
    ("<", Comparison::LessThan),
    ("=", Comparison::Equal),
];

/// What people write instead of a sign, and which one it means.
const SIGN_WORDS: &[(&str, &str)] = &[
    ("大于等于", ">="),
    ("大于或等于", ">="),
    ("不低于", ">="),
    ("不小于", ">="),
    ("不少于", ">="),
    ("达到", ">="),
    ("at least", ">="),
    ("小于等于", "<="),
    ("小于或等于", "<="),
    ("不高于", "<="),
    ("不大于", "<="),
    ("不超过", "<="),
    ("at most", "<="),
    ("大于", ">"),
    ("高于", ">"),
    ("超过", ">"),
    ("above", ">"),
    ("小于", "<"),
    ("低于", "<"),
    ("below", "<"),
    ("等于", "="),
];

/// What people put behind a quantity instead of a sign before it. In law 以上 and 以下 include the
/// number itself; in a plan that shall not have to be known.
const SUFFIXES: &[(&str, &str)] = &[
    ("及以上", ">="),
    ("或以上", ">="),
    ("以上", ">="),
    ("及以下", "<="),
    ("或以下", "<="),
    ("以下", "<="),
    ("以内", "<="),
];

impl Parser<'_> {
    pub(super) fn comparison(&mut self) -> Option<Condition> {
        let mark = self.source.mark();
        let mut subject = self.measured();
        if self.is_at_end() && subject.measured.is_some() {
            self.expect(Expected::Comparison);
        }
        if let Some(it) = subject.trouble.take() {
            self.report(it.rule, it.severity, it.span, (it.says, it.mend));
            if !self.is_sign_ahead() {
                self.recover();
                return None;
            }
        }
        if self.is_quote_open {
            return None;
        }
        let Some(comparison) = self.sign() else {
            self.without_sign(mark, &subject);
            return None;
        };
        let read = self.quantity(subject.measure);
        if let Some((length, suffix, _)) = self.suffix_ahead() {
            let place = self.source.mark();
            self.source.skip(length);
            let span = self.source.since(place);
            let says = Says::new(
                format!("前面已有比较符号，请删去“{suffix}”。"),
                format!("There is a sign already. Remove “{suffix}”."),
            );
            self.error("condition-syntax", span, says, Some(rewrite(span, "")));
        }
        let with = read.quantity?;
        Some(Condition::Compare { measured: subject.measured?, comparison, with })
    }

    /// The sign of the comparison; common ways to mistype one are read as what was meant.
    fn sign(&mut self) -> Option<Comparison> {
        self.source.skip_space();
        let mark = self.source.mark();
        let written = self.source.take_while(|it| "<>=!≠".contains(it));
        let plain = match written.as_str() {
            "" => self.sign_word()?,
            "==" => "=",
            "=>" => ">=",
            "=<" => "<=",
            it => it,
        };
        let Some((sign, comparison)) = SIGNS.iter().find(|(sign, _)| *sign == plain) else {
            let span = self.source.since(mark);
            let says = Says::new(
                format!(
                    "没有“{written}”这个符号。可用：>=、>、<=、<、=；不等于请写 非 (x = 5 m)。"
                ),
                format!(
                    "There is no sign “{written}”. There are >=, >, <=, < and =; for unequal \
                     write not (x = 5 m)."
                ),
            );
            self.error("condition-syntax", span, says, None);
            return Some(Comparison::Equal);
        };
        let span = self.source.since(mark);
        if written != *sign {
            let typed = span.of(self.text);
            let says = Says::new(
                format!("“{typed}”请写成“{sign}”。"),
                format!("Write “{sign}” instead of “{typed}”."),
            );
            self.as_if_mended(span, says, &format!(" {sign} "));
        }
        Some(*comparison)
    }

    fn sign_word(&mut self) -> Option<&'static str> {
        let (length, sign) = self.sign_word_ahead()?;
        self.source.skip(length);
        Some(sign)
    }

    fn sign_word_ahead(&self) -> Option<(usize, &'static str)> {
        let ahead = |word| self.source.ahead(word, |one, other| one.eq_ignore_ascii_case(&other));
        let found = SIGN_WORDS.iter().filter_map(|(word, sign)| Some((ahead(word)?, *sign)));
        found.max_by_key(|(length, _)| *length)
    }

    pub(super) fn is_sign_word_ahead(&self) -> bool {
        self.sign_word_ahead().is_some()
    }

    fn is_sign_ahead(&mut self) -> bool {
        self.source.skip_space();
        let is_sign = self.source.peek().is_some_and(|it| "<>=!≠".contains(it));
        is_sign || self.is_sign_word_ahead()
    }

    pub(super) fn suffix_ahead(&self) -> Option<(usize, &'static str, &'static str)> {
        SUFFIXES.iter().find_map(|(suffix, sign)| {
            let length = self.source.ahead(suffix, |one, other| one == other)?;
            Some((length, *suffix, *sign))
        })
    }

    fn without_sign(&mut self, mark: Mark, subject: &Subject) {
        let written = self.source.since(mark).of(self.text).to_owned();
        let place = self.source.place();
        let next = self.source.peek();
        let has_number = next.is_some_and(|it| it.is_ascii_digit() || it == '-');
        let found = if has_number { self.suffixed(subject.measure) } else { None };
        let (says, span, mend) = match found {
            Some((suffix, sign, span, number)) => (
                Says::new(
                    format!("“{suffix}”要写成符号：在数值前写 {sign}。"),
                    format!("“{suffix}” is written as a sign: put {sign} before the number."),
                ),
                span,
                Some(rewrite(span, &format!("{sign} {number}"))),
            ),
            None => (
                Says::new(
                    format!("“{written}”后面缺少比较，如 >= 58.00 m。可用：>=、>、<=、<、=。"),
                    format!("Behind “{written}” a comparison is missing, as >= 58.00 m."),
                ),
                Span::new(place.start, place.start),
                None,
            ),
        };
        self.error("condition-syntax", span, says, mend);
        if !has_number {
            self.recover();
        }
    }

    /// A quantity without a sign; what stands behind it instead, with the sign that it means.
    fn suffixed(
        &mut self,
        measure: Option<MeasureUnit>,
    ) -> Option<(&'static str, &'static str, Span, String)> {
        let mark = self.source.mark();
        let read = self.quantity(measure);
        self.source.skip_space();
        let (length, suffix, sign) = self.suffix_ahead()?;
        self.source.skip(length);
        let number = read.span.of(self.text).to_owned();
        Some((suffix, sign, self.source.since(mark), number))
    }
}
