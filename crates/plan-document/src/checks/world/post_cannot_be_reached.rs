//! A post in which nobody can be called: no number, none that ever answered, or a wrong one.

use domain::kernel::Severity;
use domain::people::CallResult;

use super::names::Name;
use super::{in_post, names, places, reach};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;
use crate::world::WorldPerson;

pub(super) static RULE: Rule = Rule {
    id: "post-cannot-be-reached",
    severity: Severity::Error,
    looks_at: LooksAt::World,
    title: Sentence { zh: "岗位叫不到人", en: "Nobody in a post can be called" },
    reason: Sentence {
        zh: "从未接通过的号码不能当作联系方式：到时叫不应。",
        en: "A number that nobody ever answered is no contact: when it counts nobody answers.",
    },
    law: &[],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    for it in in_post::all(look, world) {
        // Where nobody is in the post, another rule speaks.
        if it.everybody().next().is_none() || it.everybody().any(reach::was_reached) {
            continue;
        }
        let (name, unit) = (names::post(world, it.key), names::unit(world, &it.post.unit));
        let why = why(&it.everybody().collect::<Vec<_>>());
        let says = Says::new(
            format!(
                "{}的岗位{}叫不到人：任职人和代理人{}。请登记并逐一拨打核实号码。",
                unit.zh, name.zh, why.zh
            ),
            format!(
                "Nobody in {} of {} can be called: for holders and deputies {}. Register their \
                 numbers and call each of them.",
                name.en, unit.en, why.en
            ),
        );
        found.add(&RULE, look, &places::steps(&it.way), says);
    }
}

fn why(everybody: &[&WorldPerson]) -> Name {
    let contacts = || everybody.iter().flat_map(|it| &it.contacts);
    if contacts().next().is_none() {
        return Name::new("都没有登记号码", "no number is registered");
    }
    if contacts().all(|it| it.called_on.is_none()) {
        return Name::new("的号码从未拨打核实", "no number was ever called");
    }
    let is_wrong = |it: &&WorldPerson| {
        it.contacts.iter().all(|contact| contact.result == Some(CallResult::WrongNumber))
    };
    if everybody.iter().all(is_wrong) {
        return Name::new("的号码都是错的", "every number was wrong when it was last called");
    }
    Name::new("的号码都没有接通过", "no number was answered when it was last called")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn a_post_without_numbers_is_found() {
        let mut world = town::town();
        for number in ["psb-traffic-1", "psb-traffic-2"] {
            town::person(&mut world, number).contacts.clear();
        }
        let found = town::findings(&RULE, COUNTY, &world);
        assert_eq!(town::paths(&found), ["tasks.traffic.post"]);
        assert!(found[0].says.en.contains("no number is registered"));
    }

    #[test]
    fn wrong_numbers_and_numbers_that_nobody_called_reach_nobody() {
        for (called_on, result) in
            [(Some(town::TODAY), Some(CallResult::WrongNumber)), (None, None)]
        {
            let mut world = town::town();
            for number in ["psb-traffic-1", "psb-traffic-2"] {
                let contact = &mut town::person(&mut world, number).contacts[0];
                (contact.called_on, contact.result) =
                    (called_on.map(|it| it.parse().expect("a day")), result);
            }
            let paths = town::paths(&town::findings(&RULE, COUNTY, &world));
            assert_eq!(paths, ["tasks.traffic.post"]);
        }
    }

    #[test]
    fn a_deputy_who_answers_is_enough() {
        let mut world = town::town();
        town::person(&mut world, "psb-traffic-1").contacts.clear();
        assert!(town::findings(&RULE, COUNTY, &world).is_empty());
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
