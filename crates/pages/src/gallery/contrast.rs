//! How well one colour is seen on another, as WCAG 2.2 computes it.

/// A colour of the style sheet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    /// The colour that a style sheet writes `#1c2024`; none where it is written otherwise.
    pub(super) fn parse(written: &str) -> Option<Self> {
        let digits = written.strip_prefix('#').filter(|it| it.len() == 6)?;
        let part = |from: usize| u8::from_str_radix(digits.get(from..from + 2)?, 16).ok();
        Some(Self { red: part(0)?, green: part(2)?, blue: part(4)? })
    }

    /// Its relative luminance, from 0 for black to 1 for white.
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// The ratio of contrast to another one, from 1 to 21.
    pub(super) fn contrast(self, to: Self) -> f64 {
        let (one, other) = (self.luminance(), to.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }
}

#[test]
fn contrast_is_that_of_the_standard() {
    let colour = |written| Colour::parse(written).expect("a colour");
    let (white, black) = (colour("#ffffff"), colour("#000000"));
    assert!((white.contrast(black) - 21.0).abs() < 1e-9);
    assert!((black.contrast(white) - 21.0).abs() < 1e-9);
    assert!((white.contrast(white) - 1.0).abs() < 1e-9);
    // The grey that just passes on white, and the one that just does not.
    assert!(colour("#767676").contrast(white) >= 4.5);
    assert!(colour("#777777").contrast(white) < 4.5);
}

#[test]
fn only_what_is_written_in_full_is_a_colour() {
    for written in ["", "#fff", "1c2024", "#1c20", "#1c202g", "#1c202é", "red", "#1c20240"] {
        assert_eq!(Colour::parse(written), None, "{written}");
    }
}
