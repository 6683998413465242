//! A holder who never learned what the post needs.

use domain::kernel::Severity;

use super::places;
use super::training::{self, Standing};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;

pub(super) static RULE: Rule = Rule {
    id: "holder-without-competence",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "任职人不具备岗位要求的资格",
        en: "A holder has not learned what the post needs",
    },
    reason: Sentence {
        zh: "岗位要求的资格，每一名任职人都要具备：到时不知道轮到谁。",
        en: "What a post needs every holder must have learned: nobody knows whose turn it will be.",
    },
    law: &[],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    for it in training::needed(look, world) {
        let never = it.standings.iter().filter(|it| **it == Standing::Never).count();
        if never == 0 {
            continue;
        }
        let (post, skill) = it.names(world);
        let holders = it.standings.len();
        let says = Says::new(
            format!(
                "{}要求具备“{}”资格，任职的{holders}人中有{never}人没有取得。\
                 请安排培训并登记证书，或更换任职人。",
                post.zh, skill.zh
            ),
            format!(
                "{} needs {}; holders who never had the certificate: {never} of {holders}. Train \
                 and certify them, or appoint somebody else.",
                post.en, skill.en
            ),
        );
        found.add(&RULE, look, &places::steps(&it.way(look)), says);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};
    use domain::kernel::Competence;

    #[test]
    fn a_holder_who_lacks_what_the_plan_asks_for_is_found() {
        let mut world = town::town();
        town::person(&mut world, "flood-hq-1").certificates.remove(&Competence::IncidentCommand);
        let found = town::findings(&RULE, COUNTY, &world);
        assert_eq!(town::paths(&found), ["posts.flood-hq-commander.needs"]);
        assert!(found[0].says.en.contains("never had the certificate: 1 of 1"));
    }

    #[test]
    fn what_the_register_asks_for_counts_too() {
        let mut world = town::town();
        let needs = [Competence::HazardousMaterials].into();
        town::post(&mut world, "fire-squad-leader").needs = needs;
        let paths = town::paths(&town::findings(&RULE, COUNTY, &world));
        assert_eq!(paths, ["tasks.rescue.post"]);
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
