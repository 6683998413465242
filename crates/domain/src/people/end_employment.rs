//! End an employment: the person leaves every post, and so does whoever acted for them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{EmploymentEnded, Event};
use super::known::Known;
use super::refusals::Refusal;
use super::relieve::leave;
use super::state::People;
use crate::kernel::{House, Moment, PersonId, Right, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// End an employment. The name stays in the vault: responsibility outlives the employment, until
/// its retention ends.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndEmployment {
    /// Who leaves.
    pub person: PersonId,
}

impl Verb for EndEmployment {
    type Of = People;
    type Facts = Known;
    const NAME: &'static str = "end_employment";
    const RIGHT: Right = Right::ManagePeople;

    fn sees(&self, _: &House) -> Option<Thing> {
        Some(Thing::new("person", self.person))
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
        people.employed(self.person)?;
        for (post, _) in people.posts_of(self.person) {
            leave(post, self.person, out);
        }
        out.push(EmploymentEnded { person: self.person }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{
        acts, bureau, decide, holds, known, person, post, with_person, with_post,
    };
    use super::*;

    #[test]
    fn whoever_leaves_is_in_no_post_and_nobody_acts_for_them() {
        let mut people = bureau();
        with_post(&mut people, 1);
        (1..=2).for_each(|number| with_person(&mut people, number));
        holds(&mut people, 1, 1);
        acts(&mut people, 2, 1);
        let verb = EndEmployment { person: person(1) };
        assert_eq!(decide(&mut people, &known(), &verb).map(|events| events.len()), Ok(3));
        assert!(people.post(post(1)).expect("there").appointments.is_empty());
        let refused = decide(&mut people, &known(), &verb);
        assert!(matches!(refused, Err(Refusal::EmploymentEnded { .. })));
    }
}
