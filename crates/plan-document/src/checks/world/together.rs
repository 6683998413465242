//! Which plans may be at work at the same time as this one, and at which levels.

use domain::kernel::Key;
use domain::plans::document::{Condition, LevelBound, LevelName, Plan};

use super::timeline;
use crate::checks::Look;
use crate::world::{PlanStanding, World};

/// Another plan that may be at work at the same time.
pub(super) struct Other<'a> {
    /// What it says.
    pub(super) plan: &'a Plan,
    /// The house whose part in the one plan is told in detail by the other, where one of the two
    /// implements the other. What the plan above asks of that house is not asked twice.
    detailed_house: Option<&'a Key>,
    is_above: bool,
}

/// How many plans are followed from one to the one above.
const ABOVE_MAX: usize = 6;

/// The plans that are checked beside this one or are in force.
pub(super) fn others<'a>(look: &Look<'a>, world: &'a World) -> Vec<Other<'a>> {
    let mut plans: Vec<&Plan> = look.beside.to_vec();
    let in_force = world.plans.values().filter(|it| it.standing == PlanStanding::InForce);
    for it in in_force {
        if !plans.iter().any(|plan| plan.key == it.plan.key) {
            plans.push(&it.plan);
        }
    }
    plans.retain(|it| it.key.is_some() && it.key != look.plan.key);
    plans.into_iter().map(|plan| other(look, plan)).collect()
}

fn other<'a>(look: &Look<'a>, plan: &'a Plan) -> Other<'a> {
    let is_above = implements(look, look.plan, plan);
    let house = if is_above {
        look.plan.issuer.as_ref()
    } else if implements(look, plan, look.plan) {
        plan.issuer.as_ref()
    } else {
        None
    };
    Other { plan, detailed_house: house, is_above }
}

fn implements<'a>(look: &Look<'a>, below: &'a Plan, above: &Plan) -> bool {
    let next = |it: &&'a Plan| it.implements.as_ref().and_then(|key| look.other_plan(key));
    let first = below.implements.as_ref();
    first.is_some_and(|it| above.key.as_ref() == Some(it))
        || std::iter::successors(Some(below), next)
            .take(ABOVE_MAX)
            .any(|it| it.implements.is_some() && it.implements == above.key)
}

impl<'a> Other<'a> {
    /// The ranks at which the two stand together, this plan's first. Each stands at its most severe
    /// level, but where one answers the other's levels, at the level that answers.
    pub(super) fn ranks(&self, this: &Plan) -> Vec<(u8, u8)> {
        let (above, below) = if self.is_above { (self.plan, this) } else { (this, self.plan) };
        let pair = |above: u8, below: u8| {
            if self.is_above { (below, above) } else { (above, below) }
        };
        let top = |plan: &Plan| timeline::last_stage(plan).map(|it| it.rank);
        let answers = self.detailed_house.is_some() && below.implements == above.key;
        let mut found = Vec::new();
        if answers {
            for (name, level) in above.levels_by_rank() {
                let Some(rank) = level.rank else { continue };
                let answer = answering(below, above, (name, rank));
                found.extend(answer.map(|it| pair(rank, it)));
            }
        } else if let (Some(above), Some(below)) = (top(above), top(below)) {
            found.push(pair(above, below));
        }
        found
    }

    /// Whether a task of the plan above is told in detail by the plan below.
    pub(super) fn is_detailed(&self, world: &World, lead: Option<&Key>) -> bool {
        let house = self.detailed_house.zip(lead);
        house.is_some_and(|(house, lead)| world.is_of_house(lead, house))
    }

    /// Whether this other plan is the one above.
    pub(super) const fn is_above(&self) -> bool {
        self.is_above
    }
}

/// The most severe level of a plan that may be in force while the plan above stands at a level.
fn answering(below: &Plan, above: &Plan, at: (&LevelName, u8)) -> Option<u8> {
    let may_be = |condition: Option<&Condition>| condition.is_none_or(|it| may_hold(it, above, at));
    let levels = below.levels.iter().filter(|(_, it)| may_be(it.enter.when.as_ref()));
    levels.filter_map(|(_, it)| it.rank).min()
}

/// Whether a condition can hold while the plan above stands at a level; of anything but that
/// level both is possible.
fn may_hold(condition: &Condition, above: &Plan, at: (&LevelName, u8)) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().all(|it| may_hold(it, above, at)),
        Condition::Any(parts) => parts.iter().any(|it| may_hold(it, above, at)),
        Condition::Not(inner) => may_fail(inner, above, at),
        Condition::Held { condition, .. } => may_hold(condition, above, at),
        Condition::LevelOf { plan, bound } if *plan == above.key => is_within(bound, above, at),
        Condition::LevelOf { .. } | Condition::Compare { .. } | Condition::Task { .. } => true,
    }
}

fn may_fail(condition: &Condition, above: &Plan, at: (&LevelName, u8)) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().any(|it| may_fail(it, above, at)),
        Condition::Any(parts) => parts.iter().all(|it| may_fail(it, above, at)),
        Condition::Not(inner) => may_hold(inner, above, at),
        Condition::LevelOf { plan, bound } if *plan == above.key => !is_within(bound, above, at),
        Condition::Held { .. }
        | Condition::LevelOf { .. }
        | Condition::Compare { .. }
        | Condition::Task { .. } => true,
    }
}

fn is_within(bound: &LevelBound, above: &Plan, (name, rank): (&LevelName, u8)) -> bool {
    let rank_of = |it: &LevelName| above.levels.get(it).and_then(|it| it.rank).or(it.rank());
    // The smaller rank is the more severe one; a level of no rank is not ruled out.
    match bound {
        LevelBound::AtLeast(it) => rank_of(it).is_none_or(|bound| rank <= bound),
        LevelBound::AtMost(it) => rank_of(it).is_none_or(|bound| rank >= bound),
        LevelBound::Is(it) => it == name,
        LevelBound::None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY, POLICE};
    use crate::document::Document;

    fn ranks_of(text: &str, other_text: &str) -> Vec<(u8, u8)> {
        let (this, beside) = (Document::read(text), Document::read(other_text));
        let world = town::town();
        let look = Look {
            document: &this,
            plan: this.plan(),
            world: Some(&world),
            beside: &[beside.plan()],
        };
        others(&look, &world).first().expect("one").ranks(this.plan())
    }

    #[test]
    fn a_plan_that_answers_another_stands_at_the_level_that_answers() {
        assert_eq!(ranks_of(POLICE, COUNTY), [(2, 2)], "nothing answers level IV");
        assert_eq!(ranks_of(COUNTY, POLICE), [(2, 2)]);
        let always = town::changed(
            POLICE,
            "\"level(county-flood) at least II\"",
            "\"level(county-flood) at least IV\"",
        );
        assert_eq!(ranks_of(&always, COUNTY), [(2, 4), (2, 2)]);
    }

    #[test]
    fn plans_that_know_nothing_of_each_other_stand_at_their_most_severe_levels() {
        let other = town::changed(COUNTY, "plan: county-flood", "plan: county-fire");
        assert_eq!(ranks_of(COUNTY, &other), [(2, 2)]);
    }
}
