//! A post that the plan names and the register does not have: nobody can hold it.

use domain::kernel::{Key, Severity};

use super::names::{self, Name};
use super::nearest::{self, Unknown};
use super::places;
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::world::World;

pub(super) static RULE: Rule = Rule {
    id: "post-unknown",
    severity: Severity::Error,
    looks_at: LooksAt::World,
    title: Sentence { zh: "岗位不在登记册中", en: "A post is not in the register" },
    reason: Sentence {
        zh: "任务单、研判和催办都发给岗位：登记册里没有的岗位，没有人接收。",
        en: "Task orders, decisions and reminders go to posts: one that is not in the register has \
             nobody to receive them.",
    },
    law: &[],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    for (key, _) in look.plan.posts.iter() {
        if !world.posts.contains_key(key) {
            // The name of an entry is not mended by a click: what refers to it would break.
            let says = unknown(world, key).says(key.as_str());
            found.add(&RULE, look, &["posts", key.as_str()], says);
        }
    }
    for place in places::posts(look.plan) {
        // A declared post is told once, where it is declared.
        if !world.posts.contains_key(place.key) && !look.plan.posts.has(place.key) {
            nearest::add_unknown(found, &RULE, look, &place, unknown(world, place.key));
        }
    }
}

fn unknown(world: &World, written: &Key) -> Unknown {
    let known = world.posts.keys().map(Key::as_str);
    let meant = nearest::nearest(written.as_str(), known).and_then(|it| it.parse::<Key>().ok());
    let meant = meant.map(|key| {
        let name = names::post(world, &key);
        (key, name)
    });
    Unknown { kind: Name::new("岗位", "post"), meant }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn a_post_that_is_misspelt_is_found_and_mended() {
        let text = town::changed(COUNTY, "post: traffic-commander", "post: trafic-commander");
        let found = town::findings(&RULE, &text, &town::town());
        assert_eq!(town::paths(&found), ["tasks.traffic.post"]);
        let mend = found[0].mend.as_ref().expect("a mend");
        assert_eq!(crate::finding::apply(&text, &mend.edits), COUNTY);
    }

    #[test]
    fn a_declared_post_that_was_abolished_is_told_once() {
        let mut world = town::town();
        world.posts.remove(&town::key("flood-hq-duty"));
        let paths = town::paths(&town::findings(&RULE, COUNTY, &world));
        assert_eq!(paths, ["posts.flood-hq-duty"]);
    }

    #[test]
    fn a_post_that_tells_people_or_hears_of_delays_is_looked_at_too() {
        let mut world = town::town();
        world.posts.remove(&town::key("info-reporter.heyan"));
        world.posts.remove(&town::key("county-duty"));
        let paths = town::paths(&town::findings(&RULE, COUNTY, &world));
        assert_eq!(paths, ["tasks.move.escalate.to", "areas.lowland.informed_by"]);
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
