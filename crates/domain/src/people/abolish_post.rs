//! Abolish a post that nobody is in any more.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, PostAbolished};
use super::known::Known;
use super::refusals::Refusal;
use super::state::People;
use crate::kernel::{House, Moment, PostId, Right, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Abolish a post.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AbolishPost {
    /// Which one.
    pub post: PostId,
}

impl Verb for AbolishPost {
    type Of = People;
    type Facts = Known;
    const NAME: &'static str = "abolish_post";
    const RIGHT: Right = Right::ManagePosts;

    fn sees(&self, _: &House) -> Option<Thing> {
        Some(Thing::new("post", self.post))
    }

    fn asks(&self, _: &House, _: &mut dyn Registers) -> Result<Known, Unanswered> {
        Ok(Known::default())
    }

    fn decide(
        &self,
        people: &People,
        _: &Known,
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        let post = people.living_post(self.post)?;
        let is_over = |until: Option<_>| until.is_some_and(|until| until <= moment.now);
        let persons = post.appointments.values().filter(|it| !is_over(it.until)).count() as u64;
        if persons > 0 {
            return Err(Refusal::PostStillHeld { persons });
        }
        out.push(PostAbolished { post: self.post }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Relieve;
    use super::super::testing::{
        bureau, decide, holds, known, person, post, with_person, with_post,
    };
    use super::*;

    #[test]
    fn a_post_that_somebody_holds_is_not_abolished() {
        let mut people = bureau();
        with_post(&mut people, 1);
        with_person(&mut people, 1);
        holds(&mut people, 1, 1);
        let verb = AbolishPost { post: post(1) };
        let refused = decide(&mut people, &known(), &verb);
        assert_eq!(refused, Err(Refusal::PostStillHeld { persons: 1 }));
        decide(&mut people, &known(), &Relieve { post: post(1), person: person(1) })
            .expect("the holder can be relieved");
        assert_eq!(decide(&mut people, &known(), &verb).map(|it| it.len()), Ok(1));
        let refused = decide(&mut people, &known(), &verb);
        assert!(matches!(refused, Err(Refusal::PostAbolished { .. })));
    }
}
