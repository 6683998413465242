//! Levels whose order cannot be told: without a rank, with one rank twice, or listed out of order.

use domain::plans::document::{Level, LevelName};

use super::called::Called;
use super::written::is_missing;
use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "level-rank",
    severity: Severity::Warning,
    looks_at: LooksAt::Document,
    title: said("级别高低不清", "Levels whose order is unclear"),
    reason: said(
        "一级最高、四级最低；高级别包含低级别的任务，次序错了任务就会漏。",
        "Level I is the highest, IV the lowest. A level includes what the lower ones start, so \
         that a wrong order loses tasks.",
    ),
    law: &["ERL-71"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let levels: Vec<_> = look.plan.levels.iter().collect();
    let mut before: Option<(&LevelName, &Level)> = None;
    for (at, (name, level)) in levels.iter().copied().enumerate() {
        let Some(rank) = level.rank else {
            missing(look, found, name, level);
            continue;
        };
        let earlier = levels.iter().take(at).find(|(_, it)| it.rank == Some(rank));
        if let Some((other, _)) = earlier {
            let says = Says::new(
                format!(
                    "“{name}”与“{other}”同为第 {rank} 级。请给它们不同的 rank（1 最高，4 最低）。"
                ),
                format!(
                    "“{name}” and “{other}” both have rank {rank}. Give each its own, 1 the \
                     highest."
                ),
            );
            found.add(&RULE, look, &["levels", name.as_str()], says);
            continue;
        }
        if let Some((low, _)) = before.filter(|(_, it)| it.rank.is_some_and(|it| it < rank)) {
            let says = Says::new(
                format!("“{name}”比前面的“{low}”级别低，却写在它后面。请从低到高排列各级。"),
                format!(
                    "“{name}” is less severe than “{low}” and stands after it. List them upwards."
                ),
            );
            found.add(&RULE, look, &["levels", name.as_str()], says);
        }
        if let Some(told) = name.rank().filter(|it| *it != rank) {
            let says = Says::new(
                format!("“{name}”按名称是第 {told} 级，rank 却写了 {rank}。请改名称或删去 rank。"),
                format!(
                    "“{name}” is rank {told} by its name, and rank says {rank}. Change one of \
                     them."
                ),
            );
            found.add(&RULE, look, &["levels", name.as_str(), "rank"], says);
        }
        before = Some((name, level));
    }
}

fn missing(look: &Look<'_>, found: &mut Found, name: &LevelName, level: &Level) {
    let path = ["levels", name.as_str(), "rank"];
    if is_missing(look, &path, level.rank.as_ref()) {
        let Called { zh, en } = Called::level(name, level);
        let says = Says::new(
            format!("“{zh}”没有级序。请写 rank（1 最高，4 最低），或改用 I、II、III、IV 命名。"),
            format!(
                "“{en}” has no rank. Write rank, 1 the highest to 4, or name it I, II, III or IV."
            ),
        );
        found.add(&RULE, look, &path, says);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{changed, good_with, places};
    use super::RULE;

    #[test]
    fn a_level_without_a_rank_is_found() {
        assert_eq!(places(&RULE, &good_with("\n  II:\n", "\n  urgent:\n")), ["levels.urgent.rank"]);
        let ranked = good_with("\n  II:\n", "\n  urgent:\n    rank: 2\n");
        assert_eq!(places(&RULE, &ranked), Vec::<String>::new());
    }

    #[test]
    fn two_levels_of_one_rank_are_found() {
        let text = good_with("\n  II:\n", "\n  urgent:\n    rank: 3\n");
        assert_eq!(places(&RULE, &text), ["levels.urgent"]);
    }

    #[test]
    fn levels_that_are_not_listed_upwards_are_found() {
        let text = changed(&good_with("\n  III:\n", "\n  x:\n"), "\n  II:\n", "\n  III:\n");
        let text = changed(&text, "\n  x:\n", "\n  II:\n");
        assert_eq!(places(&RULE, &text), ["levels.III"]);
    }
}
