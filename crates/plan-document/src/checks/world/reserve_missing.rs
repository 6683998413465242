//! What the plan wants kept ready and is not there, or has fallen below its minimum.

use std::collections::BTreeMap;

use domain::kernel::{Key, Severity};
use domain::plans::document::Plan;

use super::index::Index;
use super::places::{self, Way};
use super::{goods, names, needs_beyond_stock};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;
use crate::world::World;

pub(super) static RULE: Rule = Rule {
    id: "reserve-missing",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "应常备的车辆、物资不足", en: "What is to be kept ready is not there"
    },
    reason: Sentence {
        zh: "应急物资要有储备、有下限（突发事件应对法第四十五条）。",
        en: "Emergency stock is kept in reserve and above a minimum (ERL 45).",
    },
    law: &["ERL-45"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    vehicles(look, world, found);
    for (item, wanted) in &look.plan.reserve_stock {
        let there = goods::stock(world, item);
        if there.count >= *wanted {
            continue;
        }
        let (parts, meant) = (names::sum(&there.parts), needs_beyond_stock::meant(world, item));
        let says = Says::new(
            format!(
                "预案要求常备物资“{item}”{wanted}，库存只有{}{}。{}请补充储备，或调整要求。",
                there.count, parts.zh, meant.zh
            ),
            format!(
                "The plan wants {wanted} of “{item}” kept ready; there are {}{}.{} Stock up, or \
                 ask for less.",
                there.count, parts.en, meant.en
            ),
        );
        found.add(&RULE, look, &["resources", "stock", item.as_str()], says);
    }
    below_minimum(look, world, found);
}

fn vehicles(look: &Look<'_>, world: &World, found: &mut Found) {
    let vehicles = goods::vehicles_of(world, &Index::of(world), &[look.plan]);
    for (kind, wanted) in &look.plan.reserve_vehicles {
        let there = goods::ready(world, &vehicles, *kind);
        if there.count >= *wanted {
            continue;
        }
        let (name, parts) = (names::vehicles(*kind, *wanted), names::sum(&there.parts));
        let says = Says::new(
            format!(
                "预案要求常备{}，可用的只有{}{}。请修复、补充，或调整要求。",
                name.zh, there.count, parts.zh
            ),
            format!(
                "The plan wants {} kept ready; {} are{}. Repair or add some, or ask for \
                 fewer.",
                name.en, there.count, parts.en
            ),
        );
        found.add(&RULE, look, &["resources", "vehicles", kind.name()], says);
    }
}

/// Items of the plan of which a site holds less than its own minimum.
fn below_minimum(look: &Look<'_>, world: &World, found: &mut Found) {
    for (item, way) in items(look.plan) {
        let wanted = look.plan.reserve_stock.get(item).copied().unwrap_or(0);
        if goods::stock(world, item).count < wanted {
            continue;
        }
        let low: Vec<_> = world
            .stock
            .iter()
            .filter(|it| it.item == *item && it.quantity < it.minimum)
            .map(|it| {
                let site = names::site(world, &it.site);
                let (quantity, minimum) = (it.quantity, it.minimum);
                names::Name::new(
                    format!("{}现有{quantity}、下限{minimum}", site.zh),
                    format!("{} holds {quantity} of at least {minimum}", site.en),
                )
            })
            .collect();
        if low.is_empty() {
            continue;
        }
        let low = names::list(&low);
        let says = Says::new(
            format!("物资“{item}”低于下限：{}。请补充。", low.zh),
            format!("“{item}” is below its minimum: {}. Stock up.", low.en),
        );
        found.add(&RULE, look, &places::steps(&way), says);
    }
}

/// Every item that the plan names, with where it does so first.
fn items(plan: &Plan) -> BTreeMap<&Key, Way> {
    let mut items = BTreeMap::new();
    for item in plan.reserve_stock.keys() {
        items.entry(item).or_insert(places::own(&["resources", "stock", item.as_str()]));
    }
    for (key, task) in plan.tasks.iter() {
        for item in task.needs.stock.keys() {
            let way = || places::own(&["tasks", key.as_str(), "needs", "stock", item.as_str()]);
            items.entry(item).or_insert_with(way);
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn what_is_not_there_is_found_with_the_arithmetic() {
        let text = town::changed(COUNTY, "vehicles: {boat: 6}", "vehicles: {boat: 12}");
        let text = town::changed(&text, "stock: {life-jacket: 200}", "stock: {life-jacket: 251}");
        let found = town::findings(&RULE, &text, &town::town());
        assert_eq!(town::paths(&found), ["resources.vehicles.boat", "resources.stock.life-jacket"]);
        assert!(found[0].says.en.contains("wants 12 boats kept ready; 8 are: 6 in"));
        assert!(found[1].says.en.contains("there are 250: 200 in"));
    }

    #[test]
    fn stock_below_its_minimum_is_found_where_the_plan_names_it_first() {
        let mut world = town::town();
        for row in &mut world.stock {
            if row.item == town::key("cone") {
                row.minimum = row.quantity + 1;
            }
        }
        let found = town::findings(&RULE, COUNTY, &world);
        assert_eq!(town::paths(&found), ["tasks.traffic.needs.stock.cone"]);
        assert!(found[0].says.en.contains("holds 150 of at least 151"));
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
