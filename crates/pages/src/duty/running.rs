//! The operations that run, as the desk shows them.

use application::duty::RunningOperation;
use application::operations::{LevelStanding, OperationStanding};
use words::{Board, Desk, OperationOverview, Say, emergency_class, full_time, level_name, named};

use super::item::Reader;
use crate::components::TimeShown;
use crate::operations::{Addresses, level_mark};

/// An operation that runs.
pub(super) struct Running {
    pub(super) id: String,
    pub(super) href: String,
    pub(super) title: Option<String>,
    pub(super) class: &'static str,
    pub(super) area: String,
    pub(super) since: TimeShown,
    /// Whether it is said where it stands.
    pub(super) has_standing: bool,
    pub(super) levels: Vec<LevelRunning>,
    /// What is late, stuck, not taken on, and ends soon, as far as there is any.
    pub(super) counts: Vec<CountRunning>,
}

/// A level in force.
pub(super) struct LevelRunning {
    pub(super) href: String,
    /// `Ⅲ`
    pub(super) mark: String,
    pub(super) name: String,
    /// Of which plan, and until when.
    pub(super) hint: String,
}

/// A number of a running operation.
pub(super) struct CountRunning {
    /// A shape, besides the word.
    pub(super) mark: &'static str,
    pub(super) word: String,
    pub(super) count: usize,
    pub(super) href: String,
}

impl Running {
    pub(super) fn of(it: RunningOperation, reader: &Reader<'_>) -> Self {
        let addresses = Addresses::new(reader.base, it.row.operation);
        let standing = it.standing.as_ref();
        let level = |it: &LevelStanding| LevelRunning::of(it, &addresses, reader);
        Self {
            id: it.row.operation.to_string(),
            href: addresses.board(),
            class: emergency_class(it.row.class, reader.language),
            area: reader.called.place(&it.row.area),
            since: TimeShown::of(it.row.opened_at, reader.now, reader.zone, reader.language),
            has_standing: standing.is_some(),
            levels: standing.map(|it| it.levels.iter().map(level).collect()).unwrap_or_default(),
            counts: standing.map(|it| counts(it, &addresses, reader)).unwrap_or_default(),
            title: it.title,
        }
    }
}

impl LevelRunning {
    fn of(it: &LevelStanding, addresses: &Addresses, reader: &Reader<'_>) -> Self {
        let plan = named(&it.title, reader.language).to_owned();
        let until = full_time(it.ends_at, reader.zone);
        Self {
            href: addresses.level(&it.plan),
            mark: level_mark(&it.level, it.rank),
            name: alone(&level_name(&it.level, reader.language)),
            hint: Desk::LevelOf { plan, until }.say(reader.language),
        }
    }
}

/// A name that stands by itself, not within a sentence.
fn alone(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

fn counts(it: &OperationStanding, addresses: &Addresses, reader: &Reader<'_>) -> Vec<CountRunning> {
    let say = |word: &dyn Say| word.say(reader.language);
    let listed = |name: &str| addresses.tasks(&[(name, &1)]);
    let ending = format!("{}#ending", addresses.board());
    let all = [
        ("▲", say(&Board::Overdue), it.late, listed("late")),
        ("■", say(&OperationOverview::Stuck), it.blocked, listed("blocked")),
        ("↑", say(&OperationOverview::Unanswered), it.escalated, listed("escalated")),
        ("◷", say(&OperationOverview::Ending), it.ending, ending),
    ];
    let all = all.into_iter().filter(|(_, _, count, _)| *count > 0);
    all.map(|(mark, word, count, href)| CountRunning { mark, word, count, href }).collect()
}
