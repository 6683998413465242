//! As whom somebody acts in an operation: for pages, which show what may be done before anybody
//! asks the rules.

use std::collections::BTreeMap;

use domain::kernel::{Key, OrganisationId, Realm, Right};
use domain::registers::Acting;

use crate::actor::{Actor, Who};
use crate::failure::Fault;
use crate::office::Reading;

/// A unit has at most so many units above it.
const UNITS_ABOVE_MAX: usize = 32;

/// The post of an actor and its units, as the rules will find them.
///
/// # Errors
/// When the store cannot be read.
pub fn acting(reading: &mut Reading<'_>, realm: &Realm, actor: &Actor) -> Result<Acting, Fault> {
    let may_direct_tasks = actor.may(Right::DirectTasks);
    Ok(match &actor.who {
        // Posts of people are those of the real world.
        Who::Staff { person, post, on_behalf_of: _ } => {
            let real = Realm::real();
            let post = reading.view.post(&real, *post)?;
            let unit = post.as_ref().map(|it| it.details.organisation);
            let units = units_from(reading, &real, unit)?;
            Acting { person: Some(*person), post: post.map(|it| it.code), units, may_direct_tasks }
        }
        Who::Themselves { person } => Acting { person: Some(*person), ..Acting::default() },
        Who::Operator { command: _ } => Acting { may_direct_tasks, ..Acting::default() },
        Who::Script { role, provenance: _ } => {
            let registers = reading.units_and_posts(realm)?;
            let post = registers.posts.iter().find(|it| it.code.as_str() == role);
            let units = units_from(reading, realm, post.map(|it| it.details.organisation))?;
            Acting { person: None, post: role.parse().ok(), units, may_direct_tasks }
        }
    })
}

/// The code of a unit, then those of the units above it, the nearest first.
fn units_from(
    reading: &mut Reading<'_>,
    realm: &Realm,
    first: Option<OrganisationId>,
) -> Result<Vec<Key>, Fault> {
    let registers = reading.units_and_posts(realm)?;
    let units: BTreeMap<_, _> = registers.units.iter().map(|it| (it.id, it)).collect();
    let mut codes: Vec<Key> = Vec::new();
    let mut next = first;
    while let Some(unit) = next.and_then(|it| units.get(&it)) {
        if codes.len() >= UNITS_ABOVE_MAX || codes.contains(&unit.code) {
            break;
        }
        codes.push(unit.code.clone());
        next = unit.details.parent;
    }
    Ok(codes)
}
