//! Colours with their measured contrast, sizes of letters, and spaces.

use askama::Template;
use words::{Colours, Gallery};

use super::tokens::{Token, tokens};
use crate::components::Viewer;

/// Letters need this contrast (WCAG 2.2, 1.4.3).
const TEXT_LEAST: f64 = 4.5;
/// Borders that have to be seen, and shapes, need this one (1.4.11).
const LINES_LEAST: f64 = 3.0;

/// What letters are written in, on which grounds.
const LETTERS: &[(&str, &[&str])] = &[
    ("ink", &["ground", "sheet", "accent-ground"]),
    ("ink-quiet", &["ground", "sheet", "accent-ground"]),
    ("accent", &["ground", "sheet", "accent-ground"]),
    ("accent-ink", &["accent"]),
    ("sheet", &["ink"]),
];
/// What borders and shapes are drawn in, on which grounds.
const LINES: &[(&str, &[&str])] = &[
    ("line-strong", &["ground", "sheet", "accent-ground"]),
    ("warning-red", &["sheet", "accent-ground"]),
    ("warning-orange", &["sheet", "accent-ground"]),
    ("warning-yellow", &["sheet", "accent-ground"]),
    ("warning-blue", &["sheet", "accent-ground"]),
];
/// Parts of the unit, as classes and as people read them.
const SPACES: [(&str, &str); 6] =
    [("half", "½"), ("one", "1"), ("more", "1½"), ("two", "2"), ("three", "3"), ("four", "4")];

#[derive(Template)]
#[template(path = "gallery/foundations.html")]
struct Examples<'a> {
    viewer: Viewer<'a>,
    colours: Vec<(Token, String)>,
    pairs: Vec<Pair>,
    sizes: [(&'static str, String); 4],
    spaces: [(&'static str, &'static str); 6],
}

/// A colour on another one, with what was measured.
struct Pair {
    of: Token,
    on: Token,
    is_text: bool,
    day: f64,
    night: f64,
}

/// The foundations, as a part of the gallery.
pub(super) fn examples(viewer: Viewer<'_>) -> askama::Result<String> {
    let sizes = [
        ("title", Gallery::SizeTitle),
        ("head", Gallery::SizeHead),
        ("text", Gallery::SizeText),
        ("small", Gallery::SizeSmall),
    ];
    let meaning = |it: Token| Some((it, viewer.say(meaning(it.name)?)));
    Examples {
        colours: tokens().filter_map(meaning).collect(),
        pairs: pairs(LETTERS, true).chain(pairs(LINES, false)).collect(),
        sizes: sizes.map(|(name, word)| (name, viewer.say(word))),
        spaces: SPACES,
        viewer,
    }
    .render()
}

/// What a colour of the style sheet means.
fn meaning(name: &str) -> Option<Colours> {
    Some(match name {
        "ground" => Colours::Ground,
        "sheet" => Colours::Sheet,
        "ink" => Colours::Ink,
        "ink-quiet" => Colours::InkQuiet,
        "line" => Colours::Line,
        "line-strong" => Colours::LineStrong,
        "accent" => Colours::Accent,
        "accent-ink" => Colours::AccentInk,
        "accent-ground" => Colours::AccentGround,
        "warning-red" => Colours::WarningRed,
        "warning-orange" => Colours::WarningOrange,
        "warning-yellow" => Colours::WarningYellow,
        "warning-blue" => Colours::WarningBlue,
        "map-land" => Colours::MapLand,
        "map-upland" => Colours::MapUpland,
        "map-mountain" => Colours::MapMountain,
        "map-water" => Colours::MapWater,
        "map-river" => Colours::MapRiver,
        "map-road" => Colours::MapRoad,
        "map-expressway" => Colours::MapExpressway,
        _ => return None,
    })
}

fn pairs(
    table: &'static [(&'static str, &'static [&'static str])],
    is_text: bool,
) -> impl Iterator<Item = Pair> {
    let each = table.iter().flat_map(|(of, grounds)| grounds.iter().map(move |on| (*of, *on)));
    each.filter_map(move |(of, on)| {
        let (of, on) = (Token::named(of)?, Token::named(on)?);
        let (day, night) = of.contrast(&on)?;
        Some(Pair { of, on, is_text, day, night })
    })
}

impl Pair {
    const fn least(&self) -> f64 {
        if self.is_text { TEXT_LEAST } else { LINES_LEAST }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    type Shown = BTreeSet<(String, String)>;

    fn listed(table: &[(&str, &[&str])]) -> Shown {
        let each = table.iter().flat_map(|(of, on)| on.iter().map(move |on| (*of, *on)));
        each.map(|(of, on)| (of.to_owned(), on.to_owned())).collect()
    }

    /// Every style sheet of the pages.
    fn styles(folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).expect("a folder of the pages") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                styles(&path, found);
            } else if path.extension().is_some_and(|it| it == "css") {
                found.push(std::fs::read_to_string(&path).expect("a text"));
            }
        }
    }

    /// The colour that a rule gives to a property, by its name.
    fn given(rule: &str, property: &str) -> Option<String> {
        let declared = rule
            .split(';')
            .find_map(|it| it.trim().strip_prefix(property)?.trim_start().strip_prefix("var(--"))?;
        declared.split_once(')').map(|(name, _)| name.to_owned())
    }

    /// The rules of all style sheets but the gallery's samples: what stands between braces.
    fn rules() -> Vec<String> {
        let mut sheets = Vec::new();
        styles(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut sheets);
        assert!(sheets.len() > 15, "the style sheets are there");
        let rules = sheets.iter().filter(|it| !it.contains(".sample")).flat_map(|it| it.split('{'));
        rules.filter_map(|it| it.split_once('}')).map(|(rule, _)| rule.to_owned()).collect()
    }

    /// Letters of a colour stand on the grounds that pages have; a rule that names its own ground
    /// is read by itself.
    fn used() -> Shown {
        let mut used = Shown::new();
        let mut add = |of: &str, on: &str| used.insert((of.to_owned(), on.to_owned()));
        for rule in rules() {
            match (given(&rule, "color:"), given(&rule, "background:")) {
                (Some(of), Some(on)) => {
                    add(&of, &on);
                }
                (Some(of), None) if of != "sheet" && of != "accent-ink" => {
                    add(&of, "ground");
                    add(&of, "sheet");
                    add(&of, "accent-ground");
                }
                (None, Some(on)) => {
                    add("ink", &on);
                }
                (Some(_) | None, None) => {}
            }
        }
        used
    }

    #[test]
    fn letters_are_read_on_every_ground_by_day_and_by_night() {
        let measured: Vec<Pair> = pairs(LETTERS, true).collect();
        assert_eq!(measured.len(), listed(LETTERS).len(), "every colour is in the style sheet");
        for it in measured {
            let (of, on) = (it.of.name, it.on.name);
            assert!(it.day >= TEXT_LEAST, "{of} on {on} by day: {:.2}", it.day);
            assert!(it.night >= TEXT_LEAST, "{of} on {on} by night: {:.2}", it.night);
        }
    }

    #[test]
    fn borders_and_shapes_are_seen_by_day_and_by_night() {
        let measured: Vec<Pair> = pairs(LINES, false).collect();
        assert_eq!(measured.len(), listed(LINES).len(), "every colour is in the style sheet");
        for it in measured {
            let (of, on) = (it.of.name, it.on.name);
            assert!(it.day >= LINES_LEAST, "{of} on {on} by day: {:.2}", it.day);
            assert!(it.night >= LINES_LEAST, "{of} on {on} by night: {:.2}", it.night);
        }
    }

    #[test]
    fn no_style_sheet_writes_letters_that_are_not_measured() {
        let (used, listed) = (used(), listed(LETTERS));
        assert!(used.len() > 8, "{used:?}");
        let unmeasured: Vec<_> = used.difference(&listed).collect();
        assert!(unmeasured.is_empty(), "add them to LETTERS: {unmeasured:?}");
        let unused: Vec<_> = listed.difference(&used).collect();
        assert!(unused.is_empty(), "no style sheet has them: {unused:?}");
    }

    #[test]
    fn every_colour_says_what_it_means_and_no_sheet_has_others() {
        for it in tokens() {
            assert!(meaning(it.name).is_some(), "{}", it.name);
        }
        for rule in rules() {
            for name in rule.split("var(--").skip(1).filter_map(|it| it.split_once(')')) {
                let is_known = Token::named(name.0).is_some()
                    || ["size-", "unit", "times", "rail"].iter().any(|it| name.0.starts_with(it));
                assert!(is_known, "--{} is not in foundations.css", name.0);
            }
        }
    }
}
