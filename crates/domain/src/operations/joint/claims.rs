//! Persons, posts and units that several operations claim at the same time.

use std::collections::{BTreeMap, BTreeSet};

use super::super::response::TaskView;
use super::side::{Claim, ClaimOf, Side};
use crate::kernel::{Key, PersonId};

/// The posts that are asked in at least two operations, or command one and are asked in another.
#[must_use]
pub fn posts_claimed_twice(sides: &[Side<'_>]) -> BTreeMap<Key, Vec<Claim>> {
    let mut claims: BTreeMap<Key, Vec<Claim>> = BTreeMap::new();
    for (at, side) in sides.iter().enumerate() {
        if let Some(post) = side.response.commanding_post() {
            claims.entry(post.clone()).or_default().push(commanding(at, *side));
        }
        for task in side.claiming() {
            if let Some(post) = task.post() {
                claims.entry(post.clone()).or_default().push(side.claim(at, &task));
            }
        }
    }
    twice(claims)
}

/// The units that answer for open tasks of at least two operations.
#[must_use]
pub fn units_claimed_twice(sides: &[Side<'_>]) -> BTreeMap<Key, Vec<Claim>> {
    let mut claims: BTreeMap<Key, Vec<Claim>> = BTreeMap::new();
    for (at, side) in sides.iter().enumerate() {
        for task in side.claiming() {
            claims.entry(task.lead().clone()).or_default().push(side.claim(at, &task));
        }
    }
    twice(claims)
}

/// How many people the open tasks of each operation ask for.
#[must_use]
pub fn people_asked(sides: &[Side<'_>]) -> Vec<u32> {
    let asked = |side: &Side<'_>| {
        let people = side.claiming().map(|task| side.people(&task));
        people.fold(0_u32, u32::saturating_add)
    };
    sides.iter().map(asked).collect()
}

/// The persons whom at least two operations claim, each claim with the post through which: a task
/// is with whoever took it on; one that nobody took on, with whoever alone holds the post that was
/// asked. Whoever is claimed through one post only is left to [`posts_claimed_twice`].
#[must_use]
pub fn persons_claimed_twice(
    sides: &[Side<'_>],
    holders: &BTreeMap<Key, Vec<PersonId>>,
) -> BTreeMap<PersonId, Vec<(Key, Claim)>> {
    let mut claims: BTreeMap<PersonId, Vec<(Key, Claim)>> = BTreeMap::new();
    for (at, side) in sides.iter().enumerate() {
        let commands = side.response.commanding_post();
        let in_command = commands.and_then(|post| {
            let person = alone_in(holders, post)?;
            Some((person, post, commanding(at, *side)))
        });
        let tasks = side.claiming().filter_map(|task| {
            let (person, post) = who_has(&task, holders)?;
            Some((person, post, side.claim(at, &task)))
        });
        for (person, post, claim) in in_command.into_iter().chain(tasks) {
            claims.entry(person).or_default().push((post.clone(), claim));
        }
    }
    claims.retain(|_, all| {
        let posts: BTreeSet<&Key> = all.iter().map(|(post, _)| post).collect();
        let sides: BTreeSet<usize> = all.iter().map(|(_, it)| it.side).collect();
        posts.len() > 1 && sides.len() > 1
    });
    claims
}

/// With whom a task is, and in which post.
fn who_has<'a>(
    task: &TaskView<'a>,
    holders: &BTreeMap<Key, Vec<PersonId>>,
) -> Option<(PersonId, &'a Key)> {
    let accepted = task.record.accepted.as_ref().map(|(_, by)| by);
    let person = accepted.and_then(|it| it.person);
    let asked = task.record.asked.as_ref().map(|it| &it.post);
    let planned = task.planned.and_then(|(_, it)| it.post.as_ref());
    let post = accepted.and_then(|it| it.post.as_ref()).or(asked).or(planned)?;
    Some((person.or_else(|| alone_in(holders, post))?, post))
}

fn alone_in(holders: &BTreeMap<Key, Vec<PersonId>>, post: &Key) -> Option<PersonId> {
    match holders.get(post).map(Vec::as_slice) {
        Some([only]) => Some(*only),
        Some(_) | None => None,
    }
}

fn commanding(at: usize, side: Side<'_>) -> Claim {
    let ends = side.response.plans.iter().filter_map(|it| it.decision.as_ref());
    let until = ends.map(|it| it.ends_at).max();
    Claim { side: at, of: ClaimOf::Command, until, people: 1 }
}

fn twice<W: Ord>(mut claims: BTreeMap<W, Vec<Claim>>) -> BTreeMap<W, Vec<Claim>> {
    claims.retain(|_, all| all.iter().any(|it| Some(it.side) != all.first().map(|it| it.side)));
    claims
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{desk, key, minute};
    use super::super::super::{CancelTask, DeclineTask, TaskNumber};
    use super::super::testing::{epidemic, flood_at, sides_of};
    use super::*;

    fn number(it: u32) -> TaskNumber {
        it.to_string().parse().expect("a number")
    }

    #[test]
    fn a_post_that_is_asked_by_both_is_told_with_its_tasks_and_until_when() {
        let (flood, other) = (flood_at("III"), epidemic("IV"));
        let twice = sides_of(&[&flood, &other], posts_claimed_twice);
        let levee = twice.get(&key("levee-chief")).expect("both ask for it");
        let of: Vec<(usize, ClaimOf)> = levee.iter().map(|it| (it.side, it.of)).collect();
        assert_eq!(of, [(0, ClaimOf::Task(number(2))), (1, ClaimOf::Task(number(1)))]);
        assert_eq!(levee[0].until, Some(minute(48 * 60)), "until its level is expected to end");
        assert_eq!(levee[1].until, Some(minute(60)), "until it is due");
        assert!(!twice.contains_key(&key("township-head")), "only the flood asks for it");
    }

    #[test]
    fn whoever_gave_a_task_back_is_not_claimed_by_it() {
        let (flood, mut other) = (flood_at("III"), epidemic("IV"));
        let reason = crate::kernel::Text::parse("人都在大堤").expect("fits");
        other.does(
            super::super::super::testing::at(1),
            &desk(),
            &DeclineTask { task: number(1), reason },
        );
        let twice = sides_of(&[&flood, &other], posts_claimed_twice);
        assert!(!twice.contains_key(&key("levee-chief")));
    }

    #[test]
    fn one_operation_alone_claims_nobody_twice() {
        let flood = flood_at("III");
        assert!(sides_of(&[&flood], posts_claimed_twice).is_empty());
        assert!(sides_of(&[&flood, &flood_at("IV")], units_claimed_twice).len() > 1);
    }

    #[test]
    fn whoever_commands_one_and_has_a_task_in_the_other_is_claimed_twice() {
        let (flood, other) = (flood_at("III"), epidemic("IV"));
        let twice = sides_of(&[&other, &flood], posts_claimed_twice);
        let director = twice.get(&key("hq-commander"));
        assert!(director.is_none(), "the other one is commanded by somebody else");
        let head = PersonId::from_uuid(uuid::Uuid::from_u128(7));
        let holders: BTreeMap<Key, Vec<PersonId>> =
            [("hq-commander", vec![head]), ("levee-chief", vec![head])]
                .into_iter()
                .map(|(post, who)| (key(post), who))
                .collect();
        let of_persons = |sides: &[Side<'_>]| persons_claimed_twice(sides, &holders);
        let claims = sides_of(&[&flood, &other], of_persons);
        let posts: BTreeSet<&str> = claims[&head].iter().map(|(post, _)| post.as_str()).collect();
        assert_eq!(posts.into_iter().collect::<Vec<_>>(), ["hq-commander", "levee-chief"]);
        let two = holders
            .keys()
            .map(|it| (it.clone(), vec![head, PersonId::from_uuid(uuid::Uuid::from_u128(8))]));
        let two: BTreeMap<Key, Vec<PersonId>> = two.collect();
        let of_persons = |sides: &[Side<'_>]| persons_claimed_twice(sides, &two);
        assert!(sides_of(&[&flood, &other], of_persons).is_empty(), "one of two may go to each");
    }

    #[test]
    fn a_unit_is_claimed_with_the_people_that_its_tasks_ask_for() {
        let (flood, mut other) = (flood_at("III"), epidemic("IV"));
        let twice = sides_of(&[&flood, &other], units_claimed_twice);
        let water = &twice[&key("water-bureau")];
        let people: Vec<(usize, u32)> = water.iter().map(|it| (it.side, it.people)).collect();
        assert_eq!(people, [(0, 1), (1, 6)], "one that says no number needs one");
        let reason = crate::kernel::Text::parse("改由卫健委办").expect("fits");
        let at = super::super::super::testing::at(1);
        other.does(at, &desk(), &CancelTask { task: number(1), reason });
        assert!(sides_of(&[&flood, &other], units_claimed_twice).is_empty());
    }
}
