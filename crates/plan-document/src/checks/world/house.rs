//! Whose house a plan disposes of, and who outside it has agreed.

use domain::kernel::Key;
use domain::people::OrganisationKind;
use domain::plans::document::{Plan, Tier};

use crate::world::World;

/// No house is deeper than this.
const DEPTH_MAX: usize = 12;

/// A unit and those above it, the unit first.
pub(super) fn upwards<'a>(world: &'a World, unit: &'a Key) -> impl Iterator<Item = &'a Key> {
    let above = |it: &&'a Key| world.units.get(*it).and_then(|it| it.parent.as_ref());
    std::iter::successors(Some(unit), above).take(DEPTH_MAX)
}

/// The unit whose house may be given duties without asking. An overall or special plan is the
/// government's, whoever issues it for the government (PLAN-2024, articles 9 and 25); every other
/// plan is of its issuer alone.
pub(super) fn house_of<'a>(plan: &'a Plan, world: &'a World) -> Option<&'a Key> {
    let issuer = plan.issuer.as_ref()?;
    match plan.tier {
        Some(Tier::Overall | Tier::Special) => Some(government_of(world, issuer)),
        Some(Tier::Department | Tier::Joint | Tier::Township | Tier::Village | Tier::Site)
        | None => Some(issuer),
    }
}

/// The government that a unit belongs to; where none is above it, the topmost unit.
pub(super) fn government_of<'a>(world: &'a World, unit: &'a Key) -> &'a Key {
    let is_government =
        |it: &&Key| world.units.get(*it).is_some_and(|it| it.kind == OrganisationKind::Government);
    upwards(world, unit).find(is_government).or_else(|| upwards(world, unit).last()).unwrap_or(unit)
}

/// Whether a unit, or one above it, agreed in writing: on paper or through the library.
pub(super) fn has_agreed(plan: &Plan, world: &World, unit: &Key) -> bool {
    let library = plan.key.as_ref().and_then(|key| world.consents.get(key));
    let on_paper = |it: &Key| plan.consents.iter().any(|paper| paper.unit.as_ref() == Some(it));
    upwards(world, unit).any(|it| on_paper(it) || library.is_some_and(|units| units.contains(it)))
}
