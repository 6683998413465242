//! A post in which somebody's number was last answered long ago, or never.

use domain::kernel::Severity;
use domain::people::CONTACT_DAYS_MAX;

use super::{in_post, names, places, reach};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;

pub(super) static RULE: Rule = Rule {
    id: "contact-stale",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "联系方式久未核实", en: "A number in a post was last answered long ago"
    },
    reason: Sentence {
        zh: "号码会变：超过 90 天没有核实接通的号码，本系统不再视为可靠。",
        en: "Numbers change: one that nobody answered for 90 days no longer counts as ready here.",
    },
    law: &[],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    for it in in_post::all(look, world) {
        let everybody = it.everybody().count();
        let stale: Vec<_> = it.everybody().filter(|it| !reach::is_fresh(it, world)).collect();
        // Where nobody can be reached at all, another rule speaks.
        if stale.is_empty() || !it.everybody().any(reach::was_reached) {
            continue;
        }
        let never = stale.iter().filter(|it| !reach::was_reached(it)).count();
        let (name, unit) = (names::post(world, it.key), names::unit(world, &it.post.unit));
        let says = Says::new(
            format!(
                "{}的岗位{}：任职人和代理人共{everybody}人，其中{}人的号码超过{CONTACT_DAYS_MAX}\
                 天没有核实接通（{never}人从未接通）。请逐一拨打核实。",
                unit.zh,
                name.zh,
                stale.len()
            ),
            format!(
                "{} of {}: not reached within {CONTACT_DAYS_MAX} days: {} \
                 of {everybody} holders and \
                 deputies ({never} never). Call and verify their numbers.",
                name.en,
                unit.en,
                stale.len()
            ),
        );
        found.add(&RULE, look, &places::steps(&it.way), says);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn a_number_of_last_winter_is_found_once_for_the_post() {
        let mut world = town::town();
        for number in ["psb-traffic-1", "psb-traffic-2"] {
            let day = "2026-01-05".parse().expect("a day");
            town::person(&mut world, number).contacts[0].called_on = Some(day);
        }
        let found = town::findings(&RULE, COUNTY, &world);
        assert_eq!(town::paths(&found), ["tasks.traffic.post"]);
        assert!(found[0].says.en.contains("2 of 2 holders and deputies"));
    }

    #[test]
    fn ninety_days_are_fresh_and_one_more_is_not() {
        let mut world = town::town();
        let days_ago = |days: i32| world.today.plus_days(-days);
        let (fresh, stale) = (days_ago(90), days_ago(91));
        town::person(&mut world, "psb-traffic-1").contacts[0].called_on = Some(fresh);
        assert!(town::findings(&RULE, COUNTY, &world).is_empty());
        town::person(&mut world, "psb-traffic-1").contacts[0].called_on = Some(stale);
        assert_eq!(town::findings(&RULE, COUNTY, &world).len(), 1);
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
