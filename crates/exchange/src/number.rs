//! Numbers as Excel shows them: 15 digits, no exponent.

/// A number without fraction that fits into 64 bits exactly.
#[expect(clippy::cast_possible_truncation, reason = "range and fraction were checked before")]
pub(crate) fn whole(number: f64) -> Option<i64> {
    const EXACT_MAX: f64 = 9_007_199_254_740_992.0; // 2⁵³
    (number.fract() == 0.0 && number.abs() <= EXACT_MAX).then_some(number as i64)
}

/// From here on a whole number has more digits than Excel keeps.
pub(crate) const DIGITS_LOST_FROM: f64 = 1e15;

/// A number of more than 15 digits has lost some of them on its way through a spreadsheet.
pub(crate) fn has_lost_digits(number: f64) -> bool {
    number.abs() >= DIGITS_LOST_FROM
}

/// The text of a number, rounded to the 15 digits that Excel shows; `None` for infinity and NaN.
pub(crate) fn number_text(number: f64) -> Option<String> {
    if !number.is_finite() {
        return None;
    }
    let rounded: f64 = format!("{number:.14e}").parse().ok()?;
    let text = rounded.to_string();
    Some(if text == "-0" { "0".to_owned() } else { text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_out_as_excel_shows_them() {
        for (number, text) in [
            (13_812_345_678.0, "13812345678"),
            (421_223_000_000.0, "421223000000"),
            (0.1 + 0.2, "0.3"),
            (-0.0, "0"),
            (1e-7, "0.0000001"),
            (421_224_199_001_011_234.0, "421224199001011000"),
            (-12.5, "-12.5"),
        ] {
            assert_eq!(number_text(number).as_deref(), Some(text));
        }
        assert_eq!(number_text(f64::NAN), None);
        assert_eq!(number_text(f64::INFINITY), None);
    }

    #[test]
    fn only_numbers_without_fraction_are_whole() {
        assert_eq!(whole(12.0), Some(12));
        assert_eq!(whole(12.5), None);
        assert_eq!(whole(1e300), None);
        assert_eq!(whole(f64::NAN), None);
    }

    #[test]
    fn identity_numbers_typed_as_numbers_have_lost_digits() {
        assert!(has_lost_digits(421_224_199_001_011_234.0));
        assert!(!has_lost_digits(13_812_345_678.0));
    }
}
