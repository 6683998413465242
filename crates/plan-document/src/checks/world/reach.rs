//! Whether somebody in a post can be called.

use domain::people::{CONTACT_DAYS_MAX, CallResult};

use crate::world::{World, WorldPerson};

/// Whether one of their numbers found them when it was last called.
pub(super) fn was_reached(person: &WorldPerson) -> bool {
    last_reached_days(person, i32::MAX).is_some()
}

/// Whether one of their numbers found them within the last 90 days.
pub(super) fn is_fresh(person: &WorldPerson, world: &World) -> bool {
    let days = last_reached_days(person, world.today.number());
    days.is_some_and(|it| it <= CONTACT_DAYS_MAX)
}

/// How many days before a day somebody was last reached, by the number that found them last.
pub(super) fn last_reached_days(person: &WorldPerson, today: i32) -> Option<i32> {
    person
        .contacts
        .iter()
        .filter(|it| it.result == Some(CallResult::Answered))
        .filter_map(|it| it.called_on)
        .map(|it| today.saturating_sub(it.number()))
        .min()
}
