//! Tasks of a level that together use up more of an item than lies anywhere.

use std::collections::BTreeSet;

use domain::kernel::{Key, Severity};

use super::names::{self, Name};
use super::{goods, nearest, timeline};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;
use crate::world::World;

pub(super) static RULE: Rule = Rule {
    id: "needs-beyond-stock",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "任务所需物资超过库存", en: "Tasks need more stock than there is"
    },
    reason: Sentence {
        zh: "用掉的物资不会回来：一个级别的全部任务加起来，库存要够。",
        en: "What is used up does not come back: stock must be enough for all tasks of a level.",
    },
    law: &["ERL-45"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    let mut told = BTreeSet::new();
    for stage in timeline::stages(look.plan) {
        let tasks = timeline::started(look.plan, stage.rank);
        for (item, asked) in goods::stock_asked(look.plan, &tasks) {
            let there = goods::stock(world, item);
            let Some(last) = asked.last() else { continue };
            if asked.count <= there.count || !told.insert(item) {
                continue;
            }
            let (level, tasks) = (names::level(look.plan, stage.name), asked.names(look.plan));
            let (parts, meant) = (names::sum(&there.parts), meant(world, item));
            let (wanted, stock) = (asked.count, there.count);
            let need = names::need(asked.tasks.len());
            let says = Says::new(
                format!(
                    "{}时，{}共需物资“{item}”{wanted}，库存只有{stock}{}。{}\
                     请减少数量、补充储备，或签订代储协议。",
                    level.zh, tasks.zh, parts.zh, meant.zh
                ),
                format!(
                    "At {}, {} {need} {wanted} of “{item}”; there are {stock}{}.{} Ask for less, \
                     stock up, or agree on supply with a company.",
                    level.en, tasks.en, parts.en, meant.en
                ),
            );
            let way = ["tasks", last.as_str(), "needs", "stock", item.as_str()];
            found.add(&RULE, look, &way, says);
        }
    }
}

/// Which item was meant, where none of that code lies anywhere.
pub(super) fn meant(world: &World, item: &Key) -> Name {
    let known: BTreeSet<_> = world.stock.iter().map(|it| &it.item).collect();
    let nothing = || Name::new("", "");
    if known.contains(item) {
        return nothing();
    }
    let meant = nearest::nearest(item.as_str(), known.iter().map(|it| it.as_str()));
    meant.map_or_else(nothing, |it| {
        Name::new(format!("是不是“{it}”？"), format!(" Is “{it}” meant?"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn more_than_lies_anywhere_is_found_with_the_arithmetic() {
        let text = town::changed(COUNTY, "stock: {life-jacket: 100}", "stock: {life-jacket: 300}");
        let found = town::findings(&RULE, &text, &town::town());
        assert_eq!(town::paths(&found), ["tasks.rescue.needs.stock.life-jacket"]);
        let en = &found[0].says.en;
        assert!(en.contains("needs 300 of “life-jacket”; there are 250: 200 in"), "{en}");
    }

    #[test]
    fn all_tasks_of_a_level_are_summed() {
        let text = town::changed(COUNTY, "stock: {cone: 100}", "stock: {cone: 100, sandbag: 9000}");
        let found = town::findings(&RULE, &text, &town::town());
        assert_eq!(town::paths(&found).len(), 1);
        assert!(found[0].says.en.contains("need 11000 of “sandbag”; there are 10000"));
    }

    #[test]
    fn an_item_that_is_misspelt_is_asked_about() {
        let text = town::changed(COUNTY, "stock: {life-jacket: 100}", "stock: {life-jackt: 100}");
        let found = town::findings(&RULE, &text, &town::town());
        assert!(found[0].says.en.contains("Is “life-jacket” meant?"));
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
