//! The inbox of a post: what it must do now, and its digest.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::inbox::{Delivery, Manning, Notice, deliver};
use domain::kernel::{Instant, Key, PersonId, Realm, Span};

use super::found::{Found, Wanted, notices};
use super::house::House;
use crate::failure::Fault;
use crate::office::Reading;
use crate::ports::OperationRow;

/// The digest goes back so far.
pub const DIGEST_HOURS: i64 = 72;
/// So many notices stand in a digest at most, the newest.
pub const DIGEST_MAX: usize = 200;

/// Whose inbox is read.
pub struct InboxOf<'a> {
    /// In which realm.
    pub realm: &'a Realm,
    /// The code of the post.
    pub post: &'a Key,
    /// Who looks; none where it is asked for the post.
    pub person: Option<PersonId>,
    /// Which operations they may read.
    pub may_read: &'a dyn Fn(&OperationRow) -> bool,
    /// The end of the night that an instant lies in; none by day.
    pub night_ends: &'a dyn Fn(Instant) -> Option<Instant>,
}

/// A notice in an inbox.
#[derive(Clone, Debug)]
pub struct Item {
    /// What it says.
    pub notice: Arc<Notice>,
    /// How it reached the post.
    pub delivery: Delivery,
}

/// The inbox of a post.
#[derive(Clone, Debug)]
pub struct Inbox {
    /// What the post must do now, in groups of one cause; what is due first at the front.
    pub now: Vec<Vec<Item>>,
    /// What can be read when there is time, the newest first.
    pub digest: Vec<Item>,
    /// How much of the digest would have been told at once, had it not been too much.
    pub over_budget: usize,
    /// Whether somebody of the post can be told.
    pub manning: Manning,
    /// Whether whoever looks is off duty themselves.
    pub is_off_duty: bool,
    /// The realm's time.
    pub at: Instant,
}

/// Reads the inbox of a post.
///
/// # Errors
/// When the store cannot be read.
pub fn inbox(reading: &mut Reading<'_>, of: &InboxOf<'_>) -> Result<Inbox, Fault> {
    let now = reading.now(of.realm)?.unwrap_or(Instant::ZERO);
    let mut house = House::of(reading, of.realm, now)?;
    let is_wanted = |row: &OperationRow| row.closed_at.is_none() && (of.may_read)(row);
    let since = now - Span::from_hours(DIGEST_HOURS);
    let wanted = Wanted { realm: of.realm, since, now, is_wanted: &is_wanted };
    let found = notices(reading, &wanted, &mut house)?;
    let mut own: Vec<Found> = Vec::new();
    for it in found {
        if !house.could_reach(of.post, &it.notice.to) {
            continue;
        }
        let recipients = house.recipients(reading, &it.notice.to)?;
        if recipients.iter().any(|(post, _)| post == of.post) {
            own.push(it);
        }
    }
    let manning = house.manning(reading, of.post)?;
    let is_off_duty = match of.person {
        // Somebody else of the post is told.
        Some(person) => {
            house.is_manned(reading, of.post)? && !house.is_reachable(reading, person)?
        }
        None => false,
    };
    let acknowledged = reading.view.acknowledged(of.realm, of.post)?;
    let acknowledged: BTreeMap<Key, Instant> =
        acknowledged.into_iter().map(|it| (it.notice, it.at)).collect();
    let notices: Vec<Notice> = own.iter().map(|it| Notice::clone(&it.notice)).collect();
    let delivered = deliver(&notices, manning, of.night_ends);
    let mut inbox = Inbox {
        now: Vec::new(),
        digest: Vec::new(),
        over_budget: 0,
        manning,
        is_off_duty,
        at: now,
    };
    let mut groups: BTreeMap<usize, Vec<Item>> = BTreeMap::new();
    for (place, (it, delivery)) in own.into_iter().zip(delivered).enumerate() {
        if it.is_over || acknowledged.contains_key(&it.notice.key) {
            continue;
        }
        let item = Item { notice: it.notice, delivery };
        match first_of(place, &item, (now, of.night_ends)) {
            Some(first) => groups.entry(first).or_default().push(item),
            None => inbox.digest.push(item),
        }
    }
    inbox.now = groups.into_values().collect();
    inbox.now.sort_by_key(|it| {
        let due = it.iter().filter_map(|it| it.notice.due_at).min();
        (due.is_none(), due, it.first().map(|it| it.notice.at))
    });
    inbox.digest.retain(|it| it.notice.at >= since);
    inbox.digest.reverse();
    inbox.over_budget =
        inbox.digest.iter().filter(|it| it.delivery == Delivery::OverBudget).count();
    inbox.digest.truncate(DIGEST_MAX);
    Ok(inbox)
}

/// The first notice of the group in which something stands that is to be done now; none where it
/// can wait. What was kept back in the night is there in the morning.
fn first_of(
    place: usize,
    item: &Item,
    (now, night_ends): (Instant, &dyn Fn(Instant) -> Option<Instant>),
) -> Option<usize> {
    match item.delivery {
        Delivery::Interrupt => Some(place),
        Delivery::Joined(first) => Some(first),
        Delivery::Night => {
            night_ends(item.notice.at).is_some_and(|morning| morning <= now).then_some(place)
        }
        Delivery::CanWait | Delivery::OffDuty | Delivery::OverBudget => None,
    }
}
