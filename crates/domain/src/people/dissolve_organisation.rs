//! Dissolve an organisation that has nothing and nobody left.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, OrganisationDissolved};
use super::known::Known;
use super::refusals::Refusal;
use super::state::People;
use crate::kernel::{House, Moment, OrganisationId, Right, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Dissolve an organisation.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DissolveOrganisation {
    /// Which one.
    pub organisation: OrganisationId,
}

impl Verb for DissolveOrganisation {
    type Of = People;
    type Facts = Known;
    const NAME: &'static str = "dissolve_organisation";
    const RIGHT: Right = Right::ManagePeople;

    fn sees(&self, _: &House) -> Option<Thing> {
        Some(Thing::new("organisation", self.organisation))
    }

    fn asks(&self, _: &House, _: &mut dyn Registers) -> Result<Known, Unanswered> {
        Ok(Known::default())
    }

    fn decide(
        &self,
        people: &People,
        _: &Known,
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        let id = self.organisation;
        people.living_organisation(id)?;
        let units = people
            .organisations()
            .filter(|it| !it.is_dissolved && it.details.parent == Some(id))
            .count() as u64;
        let posts =
            people.posts().filter(|it| !it.is_abolished && it.details.organisation == id).count()
                as u64;
        let persons =
            people.persons().filter(|it| !it.has_left && it.organisation == id).count() as u64;
        if units + posts + persons > 0 {
            return Err(Refusal::StillInUse { units, posts, people: persons });
        }
        out.push(OrganisationDissolved { organisation: id }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{
        bureau, decide, known, organisation, with_person, with_post, with_unit,
    };
    use super::*;

    #[test]
    fn what_still_has_units_posts_or_people_is_not_dissolved() {
        let mut people = bureau();
        with_unit(&mut people, 2, Some(1));
        with_post(&mut people, 1);
        with_person(&mut people, 1);
        let verb = DissolveOrganisation { organisation: organisation(1) };
        assert_eq!(
            decide(&mut people, &known(), &verb),
            Err(Refusal::StillInUse { units: 1, posts: 1, people: 1 })
        );
        let verb = DissolveOrganisation { organisation: organisation(2) };
        assert_eq!(decide(&mut people, &known(), &verb).map(|events| events.len()), Ok(1));
        assert!(matches!(
            decide(&mut people, &known(), &verb),
            Err(Refusal::OrganisationDissolved { .. })
        ));
    }
}
