//! Relieve somebody of a post; with a holder go the deputies who acted for them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, Relieved};
use super::known::Known;
use super::refusals::Refusal;
use super::state::{People, Post};
use crate::kernel::{House, Moment, PersonId, PostId, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Relieve a holder or a deputy.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Relieve {
    /// The post.
    pub post: PostId,
    /// The person.
    pub person: PersonId,
}

/// A person leaves a post, and so does whoever acted for them there.
pub(super) fn leave(post: &Post, person: PersonId, out: &mut Vec<Event>) {
    let deputies = post.appointments.values().filter(|it| it.acts_for == Some(person));
    for deputy in deputies {
        out.push(Relieved { post: post.id, person: deputy.person }.into());
    }
    out.push(Relieved { post: post.id, person }.into());
}

impl Verb for Relieve {
    type Of = People;
    type Facts = Known;
    const NAME: &'static str = "relieve";
    const RIGHT: Right = Right::ManagePosts;

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
        let post = people.post(self.post).ok_or(Refusal::NoSuchPost { post: self.post })?;
        if !post.appointments.contains_key(&self.person) {
            let person =
                people.person(self.person).ok_or(Refusal::NoSuchPerson { person: self.person })?;
            return Err(Refusal::NotInPost { number: person.number.clone() });
        }
        leave(post, self.person, out);
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
    fn with_a_holder_go_the_deputies() {
        let mut people = bureau();
        with_post(&mut people, 1);
        (1..=3).for_each(|number| with_person(&mut people, number));
        holds(&mut people, 1, 1);
        holds(&mut people, 3, 1);
        acts(&mut people, 2, 1);
        let verb = Relieve { post: post(1), person: person(1) };
        assert_eq!(decide(&mut people, &known(), &verb).map(|events| events.len()), Ok(2));
        let left: Vec<_> = people.post(post(1)).expect("there").appointments.keys().collect();
        assert_eq!(left, [&person(3)]);
        let refused = decide(&mut people, &known(), &verb);
        assert!(matches!(refused, Err(Refusal::NotInPost { .. })));
    }
}
