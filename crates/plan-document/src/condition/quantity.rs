//! Quantities and times: a number with its unit, the unit fitting what is measured.

use domain::kernel::{Severity, Span as TimeSpan};
use domain::plans::document::{Dimension, MeasureUnit, Quantity};

use super::number::Number;
use super::parser::{Expected, Parser};
use super::problem::rewrite;
use super::source::{is_foreign_letter, is_key_character};
use super::suggest::nearest;
use super::words::{TIMES, UNITS, Word, chinese, units_like};
use crate::finding::Says;
use crate::span::Span;

/// Nothing is looked at for longer than a year.
const TIME_SECONDS_MAX: i64 = 366 * 86_400;

/// What is compared with, as far as it could be read.
#[derive(Default)]
pub(super) struct Read {
    pub(super) span: Span,
    pub(super) quantity: Option<Quantity>,
}

/// Quantities.
impl Parser<'_> {
    /// A quantity that is compared with something of this measure.
    pub(super) fn quantity(&mut self, measure: Option<MeasureUnit>) -> Read {
        self.source.skip_space();
        let mark = self.source.mark();
        let Some(number) = self.number() else {
            let place = self.source.word_place();
            let unit = measure.map_or("m", MeasureUnit::name);
            let says = Says::new(
                format!("这里应写数值和单位，如 58.00 {unit}。指标只能与数值比较。"),
                format!(
                    "Here a number with its unit is missing, as 58.00 {unit}. An indicator is \
                     compared with a number only."
                ),
            );
            self.error("condition-syntax", place, says, None);
            self.recover();
            return Read::default();
        };
        let written = self.unit(&number, measure);
        let span = self.source.since(mark);
        let Some((unit, unit_span)) = written else { return Read { span, quantity: None } };
        let fits = measure.is_none_or(|it| it.dimension() == unit.dimension());
        if let Some(measure) = measure.filter(|_| !fits) {
            self.say_wrong_unit(unit, unit_span, measure);
        }
        let quantity =
            number.value.map(|(thousandths, decimals)| Quantity { thousandths, decimals, unit });
        if let Some(whole) = quantity.filter(|it| is_part_of_one(*it) && fits) {
            let says = Says::new(
                format!("“{}”按整数计，请写整数。", chinese(whole.unit)),
                format!("“{}” are counted whole. Write a whole number.", whole.unit.name()),
            );
            self.report("unit-error", Severity::Warning, number.span, (says, None));
        }
        Read { span, quantity: quantity.filter(|_| fits) }
    }

    fn unit(
        &mut self,
        number: &Number,
        measure: Option<MeasureUnit>,
    ) -> Option<(MeasureUnit, Span)> {
        if self.is_at_end() {
            self.expect(Expected::Unit(measure));
        }
        let mark = self.source.mark();
        let names = UNITS.iter().flat_map(|(unit, names)| names.iter().map(|it| (*unit, *it)));
        let lengths = names.filter_map(|(unit, name)| self.unit_length(name).zip(Some(unit)));
        if let Some((length, unit)) = lengths.max_by_key(|(length, _)| *length) {
            self.source.skip(length);
            return Some((unit, self.source.since(mark)));
        }
        let written = self.unknown_word();
        let fits = measure.map(|it| (units_like(it, "、"), units_like(it, ", ")));
        let (zh, en) = fits.map_or_else(Default::default, |(zh, en)| {
            (format!("可用单位：{zh}。"), format!(" Units that fit: {en}."))
        });
        if written.is_empty() {
            let end = Span::new(number.span.end, number.span.end);
            let mend = measure.map(|it| rewrite(end, &format!(" {}", it.name())));
            let says = Says::new(
                format!("数值后面缺少单位。{zh}"),
                format!("The number has no unit.{en}"),
            );
            self.error("unit-error", number.span, says, mend);
            return None;
        }
        let span = self.source.since(mark);
        let known = UNITS
            .iter()
            .filter(|(it, _)| measure.is_none_or(|measure| measure.dimension() == it.dimension()));
        let known: Vec<String> =
            known.flat_map(|(_, names)| *names).map(|it| (*it).to_owned()).collect();
        let says = Says::new(
            format!("没有“{written}”这个单位。{zh}"),
            format!("There is no unit “{written}”.{en}"),
        );
        self.unknown("unit-error", span, says, nearest(&written, &known));
        None
    }

    /// How many characters the unit of that name takes here. `米` is not the beginning of `米/天`.
    fn unit_length(&self, name: &str) -> Option<usize> {
        let length = self.source.ahead(name, |one, other| one == other)?;
        (self.source.peek_after(length) != Some('/')).then_some(length)
    }

    /// What stands where a unit should, up to a word of the language.
    fn unknown_word(&mut self) -> String {
        let mut word = String::new();
        while let Some(next) = self.source.peek() {
            let belongs = is_key_character(next) || is_foreign_letter(next) || next == '/';
            let ends = self.is_connective_ahead()
                || self.ahead(Word::For).is_some()
                || self.suffix_ahead().is_some();
            if !belongs || (ends && (word.is_empty() || !next.is_ascii())) {
                break;
            }
            word.push(next);
            self.source.bump();
        }
        word
    }

    fn say_wrong_unit(&mut self, unit: MeasureUnit, span: Span, measure: MeasureUnit) {
        let written = span.of(self.text);
        let says = Says::new(
            format!(
                "该指标以“{}”（{}）计量，不能与“{written}”比较。可用单位：{}。",
                chinese(measure),
                measure.name(),
                units_like(measure, "、"),
            ),
            format!(
                "The indicator is measured in {}; it cannot be compared with “{written}”. Units \
                 that fit: {}.",
                measure.name(),
                units_like(measure, ", "),
            ),
        );
        let mend = is_slip(unit, measure).then(|| rewrite(span, measure.name()));
        self.error("wrong-unit", span, says, mend);
    }
}

/// Times.
impl Parser<'_> {
    /// A time over which something is looked at.
    pub(super) fn time(&mut self) -> Option<TimeSpan> {
        self.source.skip_space();
        let mark = self.source.mark();
        if self.is_at_end() {
            self.expect(Expected::Time);
        }
        let Some(number) = self.number() else {
            let place = self.source.word_place();
            let says = Says::new(
                "这里应写时长，如 24h、30min、3d，或 24小时。",
                "Here a time is missing, as 24h, 30min or 3d.",
            );
            self.error("condition-syntax", place, says, None);
            return None;
        };
        let seconds = self.time_unit(&number)?;
        let span = self.source.since(mark);
        let (thousandths, _) = number.value?;
        let exact = i128::from(thousandths) * i128::from(seconds);
        if thousandths % 1_000 != 0 {
            let minutes = (exact % 60_000 == 0).then_some(exact / 60_000);
            let mend = minutes.map(|it| rewrite(span, &format!("{it}min")));
            let says = Says::new(
                "时长写整数和一个单位，如 90min。",
                "A time is a whole number and one unit, as 90min.",
            );
            self.error("unit-error", span, says, mend);
            return None;
        }
        let seconds = i64::try_from(exact / 1_000).unwrap_or(i64::MAX);
        if !(1..=TIME_SECONDS_MAX).contains(&seconds) {
            let says =
                Says::new("时长至少 1s，最多 366d。", "A time is at least 1s and at most 366d.");
            self.error("unit-error", span, says, None);
            return None;
        }
        Some(TimeSpan::from_seconds(seconds))
    }

    fn time_unit(&mut self, number: &Number) -> Option<i64> {
        if self.is_at_end() {
            self.expect(Expected::TimeUnit);
        }
        let mark = self.source.mark();
        let names = TIMES.iter().flat_map(|(unit, names)| names.iter().map(|it| (*unit, *it)));
        let lengths = names.filter_map(|(unit, name)| self.unit_length(name).zip(Some(unit)));
        if let Some((length, seconds)) = lengths.max_by_key(|(length, _)| *length) {
            self.source.skip(length);
            return Some(seconds);
        }
        let written = self.unknown_word();
        let span = self.source.since(mark);
        if written.is_empty() {
            let says = Says::new(
                "时长缺少单位：s 秒、min 分钟、h 小时、d 天、w 周。",
                "The time has no unit: s, min, h, d or w.",
            );
            self.error("unit-error", number.span, says, None);
        } else if matches!(written.as_str(), "m" | "M" | "米") {
            let says = Says::new(
                format!("“{written}”是米，不是时长；分钟写 min。"),
                format!("“{written}” is metres, not a time; minutes are min."),
            );
            self.error("unit-error", span, says, Some(rewrite(span, "min")));
        } else {
            let known: Vec<String> =
                TIMES.iter().flat_map(|(_, names)| *names).map(|it| (*it).to_owned()).collect();
            let says = Says::new(
                format!(
                    "“{written}”不是时长单位。可用：s、min、h、d、w，或 秒、分钟、小时、天、周。"
                ),
                format!("“{written}” is no unit of time. Units that fit: s, min, h, d, w."),
            );
            self.unknown("unit-error", span, says, nearest(&written, &known));
        }
        None
    }
}

/// Whether somebody who wrote the one may well have meant the other, with the same number.
fn is_slip(written: MeasureUnit, meant: MeasureUnit) -> bool {
    match (written.dimension(), meant.dimension()) {
        (Dimension::Count(_), Dimension::Count(_)) => true,
        _ => written.name().chars().next() == meant.name().chars().next(),
    }
}

fn is_part_of_one(quantity: Quantity) -> bool {
    let is_count = matches!(quantity.unit.dimension(), Dimension::Count(_));
    is_count && quantity.thousandths % 1_000 != 0
}
