//! Numbers: up to twelve digits and three decimals, as they are written and as they are often
//! mistyped.

use super::parser::Parser;
use super::problem::rewrite;
use crate::finding::Says;
use crate::span::Span;
use domain::kernel::Severity;

/// The most digits before the point.
const DIGITS_MAX: usize = 12;
/// The most after it.
const DECIMALS_MAX: usize = 3;

/// A number, as far as it could be read.
pub(super) struct Number {
    pub(super) span: Span,
    /// In thousandths, with how many decimals were written; none where it was told as a problem.
    pub(super) value: Option<(i64, u8)>,
}

impl Parser<'_> {
    /// A number, where one begins here.
    pub(super) fn number(&mut self) -> Option<Number> {
        self.source.skip_space();
        let mark = self.source.mark();
        let minus = self.source.eat('-');
        let digits = self.digits();
        if digits.is_empty() {
            self.source.go_back(mark);
            return None;
        }
        let is_ten_thousands = self.source.eat('万');
        let span = self.source.since(mark);
        let sign = if minus { "-" } else { "" };
        let Some(plain) = self.without_separators(&digits, sign, span) else {
            return Some(Number { span, value: None });
        };
        let value = self.value(&plain, span).map(|(it, decimals)| {
            if is_ten_thousands { (it.saturating_mul(10_000), 0) } else { (it, decimals) }
        });
        let value = value.map(|(it, decimals)| (if minus { -it } else { it }, decimals));
        if let Some((thousandths, _)) = value.filter(|_| is_ten_thousands) {
            let whole = (thousandths / 1_000).to_string();
            let says = Says::new(
                format!("数字不用“万”，请写成 {whole}。"),
                format!("Numbers are written without 万 (ten thousand): {whole}."),
            );
            self.as_if_mended(span, says, &whole);
        }
        Some(Number { span, value })
    }

    /// Digits with a point, and with commas between digits where somebody wrote them.
    fn digits(&mut self) -> String {
        let mut digits = String::new();
        while let Some(next) = self.source.peek() {
            let goes_on = self.source.peek_after(1).is_some_and(|it| it.is_ascii_digit());
            let is_separator = matches!(next, ',' | '_') || (next == '.' && !digits.contains('.'));
            let belongs = next.is_ascii_digit() || (is_separator && goes_on && !digits.is_empty());
            if !belongs {
                break;
            }
            digits.push(next);
            self.source.bump();
        }
        digits
    }

    fn without_separators(&mut self, digits: &str, sign: &str, span: Span) -> Option<String> {
        let plain: String = digits.chars().filter(|it| !matches!(it, ',' | '_')).collect();
        if plain.len() == digits.len() {
            return Some(plain);
        }
        let whole = digits.split('.').next().unwrap_or_default();
        let mut groups = whole.split([',', '_']);
        let first = groups.next().unwrap_or_default();
        let in_threes = first.len() <= 3 && groups.all(|it| it.len() == 3);
        let only_whole = digits.chars().filter(|it| matches!(it, ',' | '_')).count()
            == whole.chars().filter(|it| matches!(it, ',' | '_')).count();
        if in_threes && only_whole {
            let with = format!("{sign}{plain}");
            let says = Says::new(
                format!("数字不用千位分隔符，请写成 {with}。"),
                format!("Numbers are written without separators: {with}."),
            );
            self.report("unit-error", Severity::Warning, span, (says, Some(rewrite(span, &with))));
            return Some(plain);
        }
        let pointed = digits.replace([',', '_'], ".");
        let is_decimal = pointed.matches('.').count() == 1;
        let mend = is_decimal.then(|| rewrite(span, &format!("{sign}{pointed}")));
        let says = Says::new(
            format!("“{digits}”不是数字：小数点写“.”，不用分隔符，如 58.00。"),
            format!("“{digits}” is no number: write decimals with a point, as 58.00."),
        );
        self.error("unit-error", span, says, mend);
        None
    }

    fn value(&mut self, plain: &str, span: Span) -> Option<(i64, u8)> {
        let (whole, decimals) = plain.split_once('.').unwrap_or((plain, ""));
        let whole = match whole.trim_start_matches('0') {
            "" => "0",
            it => it,
        };
        if whole.len() > DIGITS_MAX {
            let says = Says::new(
                format!("数字太长：整数部分最多 {DIGITS_MAX} 位。请换用大一些的单位。"),
                format!("The number is too long: at most {DIGITS_MAX} digits. Take a larger unit."),
            );
            self.error("unit-error", span, says, None);
            return None;
        }
        if decimals.len() > DECIMALS_MAX {
            let shorter = plain.trim_end_matches('0');
            let is_same = shorter.split('.').nth(1).is_none_or(|it| it.len() <= DECIMALS_MAX);
            let sign = if span.of(self.text).starts_with(['-', '−', '-']) { "-" } else { "" };
            let with = format!("{sign}{}", shorter.trim_end_matches('.'));
            let says = Says::new(
                format!("小数最多 {DECIMALS_MAX} 位。请写短一些，或换用小一些的单位。"),
                format!("At most {DECIMALS_MAX} decimals. Shorten it, or take a smaller unit."),
            );
            self.error("unit-error", span, says, is_same.then(|| rewrite(span, &with)));
            return None;
        }
        let thousandths: i64 = format!("{whole}{decimals:0<3}").parse().ok()?;
        u8::try_from(decimals.len()).ok().map(|decimals| (thousandths, decimals))
    }
}
