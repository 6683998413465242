//! Whether what there is can be shared out so that everybody has enough, and if not, who lacks.
//!
//! A maximum flow from supplies to wants (Ford and Fulkerson 1956). Where a want cannot be filled,
//! the search has seen every supply that could help, directly or by swapping, and every want that
//! uses them: by Hall's theorem these wants together ask for more than these supplies hold. Such a
//! set is final, so later searches stay out of it and the whole costs one pass.

use std::collections::BTreeMap;

/// So much is wanted, from any of these supplies.
pub(super) struct Want<'a> {
    /// How much.
    pub(super) amount: u32,
    /// Which supplies will do, by number.
    pub(super) from: &'a [usize],
}

/// Wants that together ask for more than all the supplies that will do for any of them.
#[derive(Debug)]
pub(super) struct Short {
    /// The wants, by number.
    pub(super) wants: Vec<usize>,
    /// The supplies, by number.
    pub(super) supplies: Vec<usize>,
}

struct Share<'a> {
    wants: &'a [Want<'a>],
    left: Vec<u32>,
    /// For each supply the wants that hold some of it, and how much.
    given: Vec<BTreeMap<usize, u32>>,
    short_supply: Vec<Option<usize>>,
    shorts: Vec<Short>,
}

/// Shares out; earlier wants are served first. No want is in two of the sets.
pub(super) fn short(supplies: &[u32], wants: &[Want<'_>]) -> Vec<Short> {
    let mut share = Share {
        wants,
        left: supplies.to_vec(),
        given: vec![BTreeMap::new(); supplies.len()],
        short_supply: vec![None; supplies.len()],
        shorts: Vec::new(),
    };
    for at in 0..wants.len() {
        share.fill(at);
    }
    share.shorts.retain(|it| !it.wants.is_empty());
    share.shorts
}

#[expect(clippy::indexing_slicing, reason = "every number is one of `wants` or of `supplies`")]
impl Share<'_> {
    fn fill(&mut self, want: usize) {
        let mut missing = self.wants[want].amount;
        for supply in self.wants[want].from {
            let take = missing.min(self.left[*supply]);
            if take > 0 {
                self.left[*supply] -= take;
                self.give(*supply, want, take);
                missing -= take;
            }
        }
        while missing > 0 {
            match self.search(want) {
                Ok(path) => missing -= self.swap(&path, missing),
                Err(seen) => return self.close(seen),
            }
        }
    }

    fn give(&mut self, supply: usize, want: usize, amount: u32) {
        *self.given[supply].entry(want).or_default() += amount;
    }

    /// A way to a supply with something left: supplies and the wants that reach for them, from the
    /// last one back to `start`. Or the wants seen, where there is none.
    fn search(&self, start: usize) -> Result<Vec<(usize, usize)>, Seen> {
        let mut seen = Seen { wants: vec![start], supplies: Vec::new() };
        let mut reached_by = vec![None; self.left.len()];
        let mut gives_back = vec![None; self.wants.len()];
        let mut at = 0;
        while let Some(want) = seen.wants.get(at).copied() {
            at += 1;
            for supply in self.wants[want].from.iter().copied() {
                if reached_by[supply].is_some() {
                    continue;
                }
                reached_by[supply] = Some(want);
                seen.supplies.push(supply);
                if self.short_supply[supply].is_some() {
                    continue;
                }
                if self.left[supply] > 0 {
                    return Ok(way_back(start, supply, &reached_by, &gives_back));
                }
                for (user, held) in &self.given[supply] {
                    let user = *user;
                    if *held > 0 && user != start && gives_back[user].is_none() {
                        gives_back[user] = Some(supply);
                        seen.wants.push(user);
                    }
                }
            }
        }
        Err(seen)
    }

    /// Moves as much as fits along a way; says how much.
    fn swap(&mut self, path: &[(usize, usize)], missing: u32) -> u32 {
        let mut amount = missing;
        for (place, (supply, _)) in path.iter().enumerate() {
            // Each supply but the last one is given back by the want that takes the one before.
            amount = amount.min(match place.checked_sub(1) {
                None => self.left[*supply],
                Some(before) => self.given[*supply].get(&path[before].1).copied().unwrap_or(0),
            });
        }
        for (place, (supply, want)) in path.iter().enumerate() {
            match place.checked_sub(1) {
                None => self.left[*supply] -= amount,
                Some(before) => {
                    let giver = path[before].1;
                    if let Some(held) = self.given[*supply].get_mut(&giver) {
                        *held -= amount;
                    }
                }
            }
            self.give(*supply, *want, amount);
        }
        amount
    }

    /// Keeps a set that lacks; what was found short before and lies within it is joined to it.
    fn close(&mut self, seen: Seen) {
        let number = self.shorts.len();
        let mut short = Short { wants: seen.wants, supplies: Vec::new() };
        for supply in seen.supplies {
            match self.short_supply[supply] {
                None => short.supplies.push(supply),
                Some(earlier) if earlier != number => {
                    let joined = &mut self.shorts[earlier];
                    short.wants.append(&mut joined.wants);
                    let supplies = std::mem::take(&mut joined.supplies);
                    for it in &supplies {
                        self.short_supply[*it] = Some(number);
                    }
                    short.supplies.extend(supplies);
                }
                Some(_) => {}
            }
        }
        for supply in &short.supplies {
            self.short_supply[*supply] = Some(number);
        }
        self.shorts.push(short);
    }
}

struct Seen {
    wants: Vec<usize>,
    supplies: Vec<usize>,
}

/// From the supply that was found back to `start`: each supply with the want that takes it.
fn way_back(
    start: usize,
    found: usize,
    reached_by: &[Option<usize>],
    gives_back: &[Option<usize>],
) -> Vec<(usize, usize)> {
    let mut path = Vec::new();
    let mut supply = found;
    while let Some(want) = reached_by.get(supply).copied().flatten() {
        path.push((supply, want));
        match gives_back.get(want).copied().flatten() {
            Some(given) if want != start => supply = given,
            Some(_) | None => break,
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn want(amount: u32, from: &[usize]) -> Want<'_> {
        Want { amount, from }
    }

    #[test]
    fn what_can_be_shared_out_by_swapping_is_enough() {
        let wants = [want(5, &[0, 1]), want(5, &[0]), want(3, &[1, 2])];
        assert!(short(&[5, 5, 3], &wants).is_empty());
    }

    #[test]
    fn those_who_lack_are_named_with_all_that_could_help_them() {
        let wants = [want(4, &[0]), want(4, &[0, 1]), want(9, &[2])];
        let found = short(&[4, 3, 9], &wants);
        assert_eq!(found.len(), 1);
        let mut lacking = found[0].wants.clone();
        lacking.sort_unstable();
        assert_eq!((lacking, found[0].supplies.len()), (vec![0, 1], 2));
    }

    #[test]
    fn one_for_whom_nothing_will_do_lacks_alone() {
        let found = short(&[4], &[want(1, &[]), want(4, &[0])]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].wants.clone(), found[0].supplies.len()), (vec![0], 0));
    }

    proptest! {
        #[test]
        fn a_set_is_short_exactly_where_some_wants_ask_for_more_than_there_is(
            supplies in prop::collection::vec(0_u32..6, 1..5),
            drawn in prop::collection::vec((0_u32..8, 0_usize..32), 1..6),
        ) {
            let count = supplies.len();
            let from: Vec<Vec<_>> = drawn
                .iter()
                .map(|(_, mask)| (0..count).filter(|it| mask >> it & 1 == 1).collect())
                .collect();
            let wants: Vec<_> =
                drawn.iter().zip(&from).map(|((amount, _), from)| want(*amount, from)).collect();
            let asks = |set: &[usize]| set.iter().map(|it| wants[*it].amount).sum::<u32>();
            let holds = |set: &[usize]| {
                let any = |it: &usize| set.iter().any(|want| wants[*want].from.contains(it));
                (0..count).filter(any).map(|it| supplies[it]).sum::<u32>()
            };
            let subsets = (1_usize..1 << wants.len())
                .map(|mask| (0..wants.len()).filter(|it| mask >> it & 1 == 1).collect::<Vec<_>>());
            let is_short = subsets.into_iter().any(|set| asks(&set) > holds(&set));
            let found = short(&supplies, &wants);
            prop_assert_eq!(!found.is_empty(), is_short);
            for it in &found {
                let there: u32 = it.supplies.iter().map(|it| supplies[*it]).sum();
                prop_assert_eq!(there, holds(&it.wants));
                prop_assert!(asks(&it.wants) > there);
            }
        }
    }
}
