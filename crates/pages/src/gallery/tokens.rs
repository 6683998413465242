//! The colours that the style sheet names, by day and by night.

use super::contrast::Colour;

/// The style sheet that names them.
const FOUNDATIONS: &str = include_str!("../components/foundations.css");
/// What stands before its colours by night.
const NIGHT: &str = "@media (prefers-color-scheme: dark)";

/// A colour by day and by night, as the style sheet writes it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Token {
    pub(super) name: &'static str,
    pub(super) day: &'static str,
    pub(super) night: &'static str,
}

impl Token {
    /// The token of a name, such as `ink-quiet`.
    pub(super) fn named(name: &str) -> Option<Self> {
        tokens().find(|it| it.name == name)
    }

    /// How well it is seen on another one, by day and by night.
    pub(super) fn contrast(&self, on: &Self) -> Option<(f64, f64)> {
        let of = |one, other| Some(Colour::parse(one)?.contrast(Colour::parse(other)?));
        Some((of(self.day, on.day)?, of(self.night, on.night)?))
    }
}

/// Every colour that has a name, in the order of the style sheet.
pub(super) fn tokens() -> impl Iterator<Item = Token> {
    let (before, behind) = FOUNDATIONS.split_once(NIGHT).unwrap_or((FOUNDATIONS, ""));
    declared(before).filter_map(move |(name, day)| {
        let (_, night) = declared(behind).find(|(it, _)| *it == name)?;
        Some(Token { name, day, night })
    })
}

/// The colours that are named in the first rule of a style sheet.
fn declared(style: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let (_, behind) = style.split_once(":root {").unwrap_or_default();
    let (rule, _) = behind.split_once('}').unwrap_or_default();
    rule.split(';').filter_map(|it| {
        let (name, value) = it.trim().strip_prefix("--")?.split_once(": ")?;
        value.starts_with('#').then_some((name, value))
    })
}

#[test]
fn every_colour_of_the_day_has_one_for_the_night() {
    let by_day: Vec<_> = declared(FOUNDATIONS).map(|(name, _)| name).collect();
    let both: Vec<_> = tokens().map(|it| it.name).collect();
    assert!(by_day.len() > 10, "{by_day:?}");
    assert_eq!(both, by_day);
}
