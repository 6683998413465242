//! Which code was meant where the register has none of that name.

use domain::kernel::Key;

use super::names::Name;
use super::places::{self, Place};
use crate::checks::{Found, Look, Rule};
use crate::edit;
use crate::finding::{Mend, Says};

/// The one known code that is nearest to what was written; none where two are equally near, or
/// none is near.
pub(super) fn nearest<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let steps_max = match written.len() {
        0..=3 => return None,
        4..=7 => 1,
        8..=11 => 2,
        _ => 3,
    };
    let mut best: Option<(usize, &str)> = None;
    let mut is_tied = false;
    for it in known {
        let at_most = best.map_or(steps_max, |(steps, _)| steps);
        if it.len().abs_diff(written.len()) > at_most {
            continue;
        }
        let steps = distance(written.as_bytes(), it.as_bytes());
        if steps < at_most || (steps == at_most && best.is_none()) {
            best = Some((steps, it));
            is_tied = false;
        } else if steps == at_most {
            is_tied = true;
        }
    }
    best.filter(|_| !is_tied).map(|(_, it)| it)
}

/// How many letters are put in, left out, replaced or swapped with their neighbour (the optimal
/// string alignment distance).
fn distance(left: &[u8], right: &[u8]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, a) in left.iter().enumerate() {
        let mut line = Vec::with_capacity(right.len() + 1);
        line.push(row + 1);
        for (column, b) in right.iter().enumerate() {
            let of = |line: &[usize], at: usize| line.get(at).copied().unwrap_or(usize::MAX / 2);
            let replaced = of(&last, column) + usize::from(a != b);
            let mut steps = replaced.min(of(&last, column + 1) + 1).min(of(&line, column) + 1);
            let is_swapped = row > 0
                && column > 0
                && left.get(row - 1) == Some(b)
                && right.get(column - 1) == Some(a);
            if is_swapped {
                steps = steps.min(of(&before_last, column - 1) + 1);
            }
            line.push(steps);
        }
        before_last = std::mem::replace(&mut last, line);
    }
    last.last().copied().unwrap_or(left.len())
}

/// What a register lacks: what kind of thing, and what was meant.
pub(super) struct Unknown {
    /// 单位 / unit
    pub(super) kind: Name,
    /// The code that was meant, and what that is called.
    pub(super) meant: Option<(Key, Name)>,
}

/// Adds that the register has no such thing, with the mend where another one was meant.
pub(super) fn add_unknown(
    found: &mut Found,
    rule: &'static Rule,
    look: &Look<'_>,
    place: &Place<'_>,
    unknown: Unknown,
) {
    let way = place.way(look);
    let steps = places::steps(&way);
    let says = unknown.says(place.key.as_str());
    let Some((key, _)) = unknown.meant else { return found.add(rule, look, &steps, says) };
    let mend = Mend {
        says: Says::new(format!("改为“{key}”"), format!("Write “{key}”")),
        edits: edit::set(look.document, &steps, key.as_str()),
    };
    found.add_with_mend(rule, look, &steps, (says, mend));
}

impl Unknown {
    /// What is said where it is named as `written`.
    pub(super) fn says(&self, written: &str) -> Says {
        let Name { zh, en } = &self.kind;
        let meant = self.meant.as_ref().map_or_else(
            || Name::new("", ""),
            |(key, name)| {
                let zh = format!("是不是“{key}”（{}）？", name.zh);
                Name::new(zh, format!(" Is “{key}” ({}) meant?", name.en))
            },
        );
        Says::new(
            format!(
                "登记册里没有代码为“{written}”的{zh}。{}请改正代码，或先在登记册中登记。",
                meant.zh
            ),
            format!(
                "The register has no {en} “{written}”.{} Correct the code, or register it first.",
                meant.en
            ),
        )
    }
}

#[test]
fn the_nearest_code_is_the_one_with_the_fewest_slips() {
    let known = ["water-bureau", "health-commission", "station.dongdu", "station.dongda"];
    let meant = |written| nearest(written, known.iter().copied());
    assert_eq!(meant("water-burau"), Some("water-bureau"));
    assert_eq!(meant("wtaer-bureau"), Some("water-bureau"));
    assert_eq!(meant("station.dongd"), None, "two are equally near");
    assert_eq!(meant("fire-brigade"), None);
    assert_eq!(distance(b"abc", b"acb"), 1);
    assert_eq!(distance(b"", b"ab"), 2);
}
