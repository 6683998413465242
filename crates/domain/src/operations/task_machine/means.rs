//! Means: how much of each pool and stock is free, and what a task takes of them.

use super::index::ResourceIndex;

/// So many units of one resource.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Need {
    /// Of what.
    pub resource: ResourceIndex,
    /// How many; people, vehicles, or units of a stock.
    pub units: u32,
}

/// Something is lacking; nothing was taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotEnough;

/// What is free now: pools of people and vehicles, which come back, and stocks, which do not.
///
/// A real operation fills it from the registers when it asks for a suggestion; a simulation keeps
/// one and gives back what a task no longer needs.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Means {
    free: Vec<u32>,
    pools: u32,
}

impl Means {
    /// Pools first, then stocks, each with the units that are free; a resource is numbered in this
    /// order.
    #[must_use]
    pub fn new(pools: &[u32], stocks: &[u32]) -> Self {
        let mut free = pools.to_vec();
        free.extend_from_slice(stocks);
        Self { free, pools: u32::try_from(pools.len()).unwrap_or(u32::MAX) }
    }

    /// Becomes as another is, without a new allocation where both have as many resources.
    pub fn copy_from(&mut self, other: &Self) {
        self.free.clone_from(&other.free);
        self.pools = other.pools;
    }

    /// Units free now; none of what there is not.
    #[must_use]
    #[inline]
    pub fn free(&self, resource: ResourceIndex) -> u32 {
        self.free.get(resource.at()).copied().unwrap_or(0)
    }

    /// Whether a resource comes back when a task is over.
    #[must_use]
    #[inline]
    pub const fn is_pool(&self, resource: ResourceIndex) -> bool {
        resource.number() < self.pools
    }

    /// The resources of which too little is free.
    pub fn lacking(&self, needs: &[Need]) -> impl Iterator<Item = ResourceIndex> {
        needs.iter().filter(|it| self.free(it.resource) < it.units).map(|it| it.resource)
    }

    /// Takes all of it or nothing. A resource stands in a list of needs once.
    ///
    /// # Errors
    /// [`NotEnough`], when anything is lacking.
    #[inline]
    pub fn take(&mut self, needs: &[Need]) -> Result<(), NotEnough> {
        if self.lacking(needs).next().is_some() {
            return Err(NotEnough);
        }
        for it in needs {
            if let Some(free) = self.free.get_mut(it.resource.at()) {
                *free = free.saturating_sub(it.units);
            }
        }
        Ok(())
    }

    /// The people and vehicles of a task come back; its stock is used up.
    #[inline]
    pub fn give_back(&mut self, needs: &[Need]) {
        for it in needs.iter().filter(|it| it.resource.number() < self.pools) {
            if let Some(free) = self.free.get_mut(it.resource.at()) {
                *free = free.saturating_add(it.units);
            }
        }
    }

    /// More of something.
    pub fn supply(&mut self, resource: ResourceIndex, units: u32) {
        if let Some(free) = self.free.get_mut(resource.at()) {
            *free = free.saturating_add(units);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFICERS: ResourceIndex = ResourceIndex::new(0);
    const MASKS: ResourceIndex = ResourceIndex::new(1);

    const fn need(resource: ResourceIndex, units: u32) -> Need {
        Need { resource, units }
    }

    #[test]
    fn all_is_taken_or_nothing() {
        let mut means = Means::new(&[4], &[10]);
        let before = means.clone();
        assert_eq!(means.take(&[need(OFFICERS, 2), need(MASKS, 11)]), Err(NotEnough));
        assert_eq!(means, before);
        assert_eq!(means.take(&[need(OFFICERS, 2), need(MASKS, 10)]), Ok(()));
        assert_eq!((means.free(OFFICERS), means.free(MASKS)), (2, 0));
    }

    #[test]
    fn people_come_back_and_masks_do_not() {
        let mut means = Means::new(&[4], &[10]);
        let needs = [need(OFFICERS, 3), need(MASKS, 6)];
        means.take(&needs).expect("there is enough");
        means.give_back(&needs);
        assert_eq!((means.free(OFFICERS), means.free(MASKS)), (4, 4));
        means.supply(MASKS, 6);
        assert_eq!(means.free(MASKS), 10);
    }

    #[test]
    fn what_there_is_not_is_lacking() {
        let means = Means::new(&[4], &[]);
        let lacking: Vec<_> = means.lacking(&[need(OFFICERS, 5), need(MASKS, 1)]).collect();
        assert_eq!(lacking, [OFFICERS, MASKS]);
    }
}
