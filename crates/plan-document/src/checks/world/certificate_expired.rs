//! A holder whose certificate for what the post needs has expired.

use domain::kernel::Severity;

use super::places;
use super::training::{self, Standing};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;

pub(super) static RULE: Rule = Rule {
    id: "certificate-expired",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "任职人的证书已过期", en: "A holder’s certificate has expired"
    },
    reason: Sentence {
        zh: "过期的证书不再说明任职人能胜任岗位。",
        en: "An expired certificate no longer says that the holder can do what the post needs.",
    },
    law: &[],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    for it in training::needed(look, world) {
        let ended: Vec<_> = it
            .standings
            .iter()
            .filter_map(|it| match it {
                Standing::Ended(day) => Some(*day),
                Standing::Never | Standing::Ends(_) | Standing::Good => None,
            })
            .collect();
        let Some(first) = ended.iter().min() else { continue };
        let (post, skill) = it.names(world);
        let (holders, count) = (it.standings.len(), ended.len());
        let says = Says::new(
            format!(
                "{}要求具备“{}”资格，任职的{holders}人中有{count}人的证书已过期（最早{first}）。\
                 请复训换证，或更换任职人。",
                post.zh, skill.zh
            ),
            format!(
                "{} needs {}; holders whose certificate has expired: {count} of {holders} (the \
                 first on {first}). Renew them, or appoint somebody else.",
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
    fn a_certificate_counts_until_its_last_day() {
        let mut world = town::town();
        let today = world.today;
        let certify = |world: &mut crate::world::World, last| {
            town::person(world, "water-bureau-3")
                .certificates
                .insert(Competence::LeveePatrol, Some(last));
        };
        certify(&mut world, today);
        assert!(town::findings(&RULE, COUNTY, &world).is_empty());
        certify(&mut world, today.plus_days(-1));
        let found = town::findings(&RULE, COUNTY, &world);
        assert_eq!(town::paths(&found), ["tasks.patrol.post"]);
        assert!(found[0].says.zh.contains("2026-06-14"));
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
