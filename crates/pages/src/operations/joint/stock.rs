//! What operations take from stock, and what is left.

use application::operations::{ItemClaimed, Joint};
use domain::operations::TaskNumber;
use words::{JointPages, Names as _, Operations, named};

use super::super::sight::Sight;
use super::claims::left;
use super::inside::JointReader;

/// The items: those that run short, and the others.
pub(super) struct StockShown {
    pub(super) short: Vec<ItemShown>,
    pub(super) others: Vec<ItemShown>,
}

/// An item.
pub(super) struct ItemShown {
    pub(super) id: String,
    pub(super) name: String,
    /// In what it is counted.
    pub(super) measure: String,
    pub(super) held: u32,
    /// The register, for whoever may see it.
    pub(super) held_href: Option<String>,
    pub(super) counted: Option<String>,
    pub(super) minimum: u32,
    /// What open tasks of each operation ask for.
    pub(super) asked: Vec<u32>,
    pub(super) to_come: u32,
    pub(super) now: String,
    pub(super) at_last: String,
    /// Whether that is too little already, or will be.
    pub(super) is_short_now: bool,
    pub(super) is_short: bool,
    pub(super) is_under_minimum: bool,
    /// What the fold of its tasks says.
    pub(super) by: String,
    pub(super) tasks: Vec<TaskShown>,
}

/// A task that asks for an item.
pub(super) struct TaskShown {
    pub(super) operation: String,
    pub(super) number: String,
    pub(super) title: String,
    pub(super) href: String,
    pub(super) count: u32,
}

pub(super) fn stock(joint: &Joint, sights: &[Sight<'_>], reader: &JointReader) -> StockShown {
    let Some(first) = sights.first() else {
        return StockShown { short: Vec::new(), others: Vec::new() };
    };
    let (short, others): (Vec<&ItemClaimed>, Vec<&ItemClaimed>) =
        joint.items.iter().partition(|it| it.runs_short());
    let shown = |it: &&ItemClaimed| item(it, (sights, first), reader);
    StockShown {
        short: short.iter().map(shown).collect(),
        others: others.iter().map(shown).collect(),
    }
}

fn item(
    it: &ItemClaimed,
    (sights, first): (&[Sight<'_>], &Sight<'_>),
    reader: &JointReader,
) -> ItemShown {
    let (now, at_last) = (it.now(), it.at_last());
    let tasks = it.asked.tasks.iter().filter_map(|(side, task, count)| {
        sights.get(*side).map(|sight| of_task(sight, (*task, *count)))
    });
    let tasks: Vec<TaskShown> = tasks.collect();
    let name = it.name.as_ref().map(|it| named(it, first.language).to_owned());
    let register = || format!("{}/registers/resources", reader.base);
    ItemShown {
        id: format!("item-{}", it.asked.item),
        name: name.unwrap_or_else(|| it.asked.item.to_string()),
        measure: it.measure.as_ref().map(|it| it.as_str().to_owned()).unwrap_or_default(),
        held: it.held,
        held_href: reader.has_stock.then(register),
        counted: it.counted_on.map(|day| first.say(JointPages::HeldOn { day: day.to_string() })),
        minimum: it.minimum,
        asked: it.asked.open.clone(),
        to_come: it.asked.to_come.iter().fold(0, |sum, it| sum.saturating_add(*it)),
        now: left(first, &now),
        at_last: left(first, &at_last),
        is_short_now: now.is_short(),
        is_short: at_last.is_short(),
        is_under_minimum: it.runs_short() && !at_last.is_short(),
        by: first.say(JointPages::ByTasks { count: tasks.len() }),
        tasks,
    }
}

fn of_task(sight: &Sight<'_>, (task, count): (TaskNumber, u32)) -> TaskShown {
    TaskShown {
        operation: sight.board.title.clone().unwrap_or_default(),
        number: format!("№{task}"),
        title: sight.names.task(task).unwrap_or_else(|| sight.say(Operations::TextDestroyed)),
        href: sight.addresses.task(task),
        count,
    }
}
