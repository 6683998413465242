//! What a world's seed decides: a line that says so happens some minutes later than it is written.

use std::collections::BTreeMap;

use domain::kernel::{Instant, Span};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::problems::{ScriptFlaw, ScriptProblem};
use super::script::ScriptLine;

/// A line is late by a day at most.
pub const SPREAD_MINUTES_MAX: u32 = 24 * 60;

/// Until when a line may be late, and which one it is.
#[derive(Clone, Copy)]
struct Latest {
    number: usize,
    until: Instant,
}

/// Moves lines, and sees to it that no draw can change the order of what is about one thing: a
/// script that is sound under one seed is so under every other.
pub(super) struct Spread {
    seed: u64,
    /// By operation and task.
    tasks: BTreeMap<(String, String), Latest>,
    /// By what else a verb decides on.
    others: BTreeMap<String, Latest>,
}

impl Spread {
    pub(super) const fn from_seed(seed: u64) -> Self {
        Self { seed, tasks: BTreeMap::new(), others: BTreeMap::new() }
    }

    /// Takes a line in, as it is written, after those above it.
    pub(super) fn take(&mut self, line: &ScriptLine, within: u32) -> Option<ScriptProblem> {
        let on = line.on.clone().unwrap_or_default();
        let task = line.with.get("task").map(Value::to_string).map(|it| (on.clone(), it));
        let own = task.as_ref().and_then(|it| self.tasks.get(it));
        let before = own.into_iter().chain(self.others.get(&on));
        let late = before.filter(|it| it.until > line.entered).max_by_key(|it| it.until).copied();
        let until = line.entered + Span::from_minutes(i64::from(within));
        let latest = Latest { number: line.number, until };
        match task {
            Some(task) => drop(self.tasks.insert(task, latest)),
            None if within > 0 => drop(self.others.insert(on, latest)),
            None => {}
        }
        let flaw = ScriptFlaw::SpreadTooWide { before: line.number };
        late.map(|it| ScriptProblem { line: it.number, flaw })
    }

    /// The line at the moment that the seed gives it. The same line of the same seed has the same
    /// one, whatever stands above it.
    pub(super) fn moved(&self, line: ScriptLine, text: &str, within: u32) -> ScriptLine {
        let later = Span::from_minutes(i64::from(self.draw(text, within)));
        ScriptLine { at: line.at + later, entered: line.entered + later, ..line }
    }

    /// Of all whole minutes up to the last one, each as likely as the next.
    fn draw(&self, text: &str, within: u32) -> u32 {
        let hash = Sha256::new()
            .chain_update(b"lianfang-script-spread-1\0")
            .chain_update(self.seed.to_be_bytes())
            .chain_update(text.trim())
            .finalize();
        let bytes = hash.first_chunk::<8>().copied().unwrap_or_default();
        let drawn = u64::from_be_bytes(bytes) % (u64::from(within) + 1);
        u32::try_from(drawn).unwrap_or(within)
    }
}

#[test]
fn a_draw_belongs_to_its_seed_and_its_line_and_reaches_the_whole_width() {
    let draws = |seed| {
        let spread = Spread::from_seed(seed);
        (0..500).map(|it| spread.draw(&format!("line {it}"), 4)).collect::<Vec<_>>()
    };
    let first = draws(1);
    assert_eq!(first, draws(1));
    assert_ne!(first, draws(2));
    for minutes in 0..=4 {
        let count = first.iter().filter(|it| **it == minutes).count();
        assert!((60..140).contains(&count), "{minutes}: {count} of 500");
    }
    assert_eq!(Spread::from_seed(1).draw("line", 0), 0);
}
