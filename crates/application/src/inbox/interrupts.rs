//! How often posts were interrupted in a period, counted from the journal.

use std::collections::BTreeMap;

use domain::inbox::{Counted, Delivery, Manning, Notice, counted, deliver};
use domain::kernel::{Instant, Key, OperationId, Realm};

use super::found::{Wanted, notices, operation_of};
use super::house::House;
use crate::failure::Fault;
use crate::office::Reading;
use crate::ports::OperationRow;

/// Of so many posts the interrupts are listed, those that were interrupted most.
pub const INTERRUPT_POSTS_MAX: usize = 200;

/// How often a post was interrupted, and what it was spared.
#[derive(Clone, Debug)]
pub struct PostInterrupts {
    /// The code of the post.
    pub post: Key,
    /// How often, and in its worst times.
    pub counted: Counted,
    /// How much was told with another of the same cause.
    pub joined: usize,
    /// How much waited in the digest because nothing was to be done now.
    pub can_wait: usize,
    /// How much waited for the morning.
    pub night: usize,
    /// How much was kept back because it would have been too much.
    pub over_budget: usize,
}

/// Counts the interrupts of each post after one instant and up to another, of one operation or of
/// all; the most interrupted one at the front.
///
/// # Errors
/// When the store cannot be read.
pub fn interrupts(
    reading: &mut Reading<'_>,
    (realm, only): (&Realm, Option<OperationId>),
    [from, to]: [Instant; 2],
    night_ends: &dyn Fn(Instant) -> Option<Instant>,
) -> Result<Vec<PostInterrupts>, Fault> {
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let mut house = House::of(reading, realm, now)?;
    let is_wanted = |_: &OperationRow| true;
    let wanted = Wanted { realm, since: from, now: now.min(to), is_wanted: &is_wanted };
    let mut of_posts: BTreeMap<Key, Vec<Notice>> = BTreeMap::new();
    for it in notices(reading, &wanted, &mut house)? {
        for (post, _) in house.recipients(reading, &it.notice.to)? {
            of_posts.entry(post).or_default().push(Notice::clone(&it.notice));
        }
    }
    // What a post bears it bears from all operations together: one of them is looked at afterwards.
    let is_counted = |it: &Notice| {
        it.at > from && it.at <= to && only.is_none_or(|only| operation_of(it) == Some(only))
    };
    let mut all: Vec<_> = of_posts
        .into_iter()
        .filter(|(_, notices)| notices.iter().any(is_counted))
        .map(|(post, notices)| {
            // Whoever stands in for a post is told in it: what counts is the post.
            let delivered = deliver(&notices, Manning::Manned, night_ends);
            let told = notices.iter().zip(delivered).filter(|(it, _)| is_counted(it));
            tallied(post, told)
        })
        .collect();
    all.sort_by(|one, other| {
        let place = |it: &PostInterrupts| std::cmp::Reverse(it.counted.interrupts);
        (place(one), &one.post).cmp(&(place(other), &other.post))
    });
    all.truncate(INTERRUPT_POSTS_MAX);
    Ok(all)
}

fn tallied<'a>(post: Key, told: impl Iterator<Item = (&'a Notice, Delivery)>) -> PostInterrupts {
    let mut at = Vec::new();
    let [mut joined, mut can_wait, mut night, mut over_budget] = [0; 4];
    for (notice, delivery) in told {
        match delivery {
            Delivery::Interrupt => at.push(notice.at),
            Delivery::Joined(_) => joined += 1,
            Delivery::CanWait | Delivery::OffDuty => can_wait += 1,
            Delivery::Night => night += 1,
            Delivery::OverBudget => over_budget += 1,
        }
    }
    PostInterrupts { post, counted: counted(&at), joined, can_wait, night, over_budget }
}
