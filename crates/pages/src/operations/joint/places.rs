//! Places with orders of two operations.

use application::operations::Joint;
use domain::kernel::RegionCode;
use domain::operations::joint::{OrderInPlace, OrderOf, PlaceWithTwoOrders};
use domain::plans::document::Clash;
use words::{JointPages, Names as _, Operations, activity_kind, asks, clash};

use super::super::sight::Sight;
use super::claims::{title, until};

/// So many names of villages are said; of more only how many there are besides.
const NAMES_MAX: usize = 6;

/// A place with orders of two operations.
pub(super) struct PlaceShown {
    pub(super) id: String,
    pub(super) name: String,
    /// The villages in it, where it is not all of it.
    pub(super) within: String,
    pub(super) clash: &'static str,
    /// A shape besides the word.
    pub(super) mark: &'static str,
    pub(super) is_worst: bool,
    /// What to do about it.
    pub(super) advice: String,
    /// The orders of each operation, in the order of the operations.
    pub(super) cells: Vec<(String, Vec<OrderShown>)>,
    /// Where each operation writes it down: the operation's title and its log.
    pub(super) logs: Vec<(String, String)>,
}

/// An order.
pub(super) struct OrderShown {
    pub(super) asks: &'static str,
    pub(super) what: String,
    pub(super) title: String,
    pub(super) href: String,
    pub(super) kind: &'static str,
    pub(super) until: String,
    pub(super) full: String,
}

pub(super) fn places(joint: &Joint, sights: &[Sight<'_>]) -> Vec<PlaceShown> {
    joint.places.iter().filter_map(|it| Some(place(joint, it, sights, sights.first()?))).collect()
}

fn place(
    joint: &Joint,
    it: &PlaceWithTwoOrders,
    sights: &[Sight<'_>],
    first: &Sight<'_>,
) -> PlaceShown {
    let name =
        |code: &RegionCode| joint.regions.get(code).cloned().unwrap_or_else(|| code.to_string());
    let smaller: Vec<&RegionCode> = it.regions.iter().filter(|code| **code != it.place).collect();
    let mut within: Vec<String> = smaller.iter().take(NAMES_MAX).map(|it| name(it)).collect();
    if smaller.len() > NAMES_MAX {
        within.push(first.say(JointPages::Villages { count: smaller.len() }));
    }
    let own = |at: usize, sight: &Sight<'_>| {
        let orders = it.orders.iter().filter(|it| it.side == at);
        orders.map(|it| order(it, sight)).collect::<Vec<_>>()
    };
    let cells = sights.iter().enumerate().map(|(at, it)| (title(it), own(at, it))).collect();
    let logs = sights.iter().map(|it| (title(it), format!("{}#write", it.addresses.log(None))));
    PlaceShown {
        id: format!("place-{}-{}", it.clash.name(), it.place),
        name: name(&it.place),
        within: within.join(" · "),
        clash: clash(it.clash, first.language),
        mark: match it.clash {
            Clash::StayAndLeave => "▲",
            Clash::WayHeldUp => "■",
            Clash::SameTwice => "＝",
        },
        is_worst: it.clash == Clash::StayAndLeave,
        advice: first.say(match it.clash {
            Clash::StayAndLeave => JointPages::LifeFirst,
            Clash::WayHeldUp => JointPages::LetThrough,
            Clash::SameTwice => JointPages::OneOrder,
        }),
        cells,
        logs: logs.collect(),
    }
}

fn order(it: &OrderInPlace, sight: &Sight<'_>) -> OrderShown {
    let (until, full) = until(it.until, sight);
    let (what, title, href) = match &it.of {
        OrderOf::Measure { plan, measure } => (
            sight.say(JointPages::OfMeasure),
            sight.names.measure(plan, measure),
            sight.addresses.level(plan),
        ),
        OrderOf::Task(task) => {
            let title = sight.names.task(*task);
            (
                format!("{} №{task}", sight.say(JointPages::OfTask)),
                title.unwrap_or_else(|| sight.say(Operations::TextDestroyed)),
                sight.addresses.task(*task),
            )
        }
    };
    OrderShown {
        asks: asks(it.asks, sight.language),
        what,
        title,
        href,
        kind: activity_kind(it.kind, sight.language),
        until,
        full,
    }
}
