//! Ways to break one thing: in the world, or in the text of a plan.
//!
//! An operator chooses its place among those where the change is a fault by construction; it never
//! asks the checks. Where a pair has no such place, nothing is broken and nothing is counted.

mod areas;
mod levels;
mod orders;
mod parents;
mod people;
mod posts;
mod scene;
mod shelters;
mod supplies;
mod tasks;
mod together;

pub(crate) use scene::{Base, Fault, Scene};

/// A way to break one thing.
pub(crate) struct Operator {
    /// What happens.
    pub(crate) name: &'static str,
    /// The rules of which one must say so.
    pub(crate) rules: &'static [&'static str],
    /// Does it; none where the pair has no place for it.
    pub(crate) break_one: fn(&mut Scene<'_>) -> Option<Fault>,
}

const fn operator(
    name: &'static str,
    rules: &'static [&'static str],
    break_one: fn(&mut Scene<'_>) -> Option<Fault>,
) -> Operator {
    Operator { name, rules, break_one }
}

/// All of them.
pub(crate) fn operators() -> impl Iterator<Item = &'static Operator> {
    let lists = [
        posts::OPERATORS,
        people::OPERATORS,
        supplies::OPERATORS,
        together::OPERATORS,
        shelters::OPERATORS,
        areas::OPERATORS,
        tasks::OPERATORS,
        levels::OPERATORS,
        orders::OPERATORS,
        parents::OPERATORS,
    ];
    lists.into_iter().flatten()
}
