//! A holder whose certificate for what the post needs ends within thirty days.

use domain::kernel::Severity;

use super::places;
use super::training::{self, NOTICE_DAYS, Standing};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;

pub(super) static RULE: Rule = Rule {
    id: "certificate-expires-soon",
    severity: Severity::Hint,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "任职人的证书即将到期", en: "A holder’s certificate expires soon"
    },
    reason: Sentence {
        zh: "复训要时间：到期前三十天提醒，还来得及。",
        en: "Training takes time: thirty days before the end there is still enough.",
    },
    law: &[],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    for it in training::needed(look, world) {
        let ends: Vec<_> = it
            .standings
            .iter()
            .filter_map(|it| match it {
                Standing::Ends(day) => Some(*day),
                Standing::Never | Standing::Ended(_) | Standing::Good => None,
            })
            .collect();
        let Some(first) = ends.iter().min() else { continue };
        let (post, skill) = it.names(world);
        let (holders, count) = (it.standings.len(), ends.len());
        let says = Says::new(
            format!(
                "{}要求具备“{}”资格，任职的{holders}人中有{count}人的证书将在{NOTICE_DAYS}天内到期\
                 （最早{first}）。请尽快复训。",
                post.zh, skill.zh
            ),
            format!(
                "{} needs {}; holders whose certificate ends within {NOTICE_DAYS} days: {count} of \
                 {holders} (the first on {first}). Renew them in time.",
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
    fn the_end_is_told_thirty_days_before_and_not_earlier() {
        let mut world = town::town();
        for (days, count) in [(31, 0), (30, 1), (0, 1), (-1, 0)] {
            let last = world.today.plus_days(days);
            town::person(&mut world, "water-bureau-3")
                .certificates
                .insert(Competence::LeveePatrol, Some(last));
            assert_eq!(town::findings(&RULE, COUNTY, &world).len(), count, "{days} days");
        }
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
