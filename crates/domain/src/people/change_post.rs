//! Change what a post is called, may do, covers or wants.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::define_post::is_sound;
use super::details::PostDetails;
use super::events::{Event, PostChanged};
use super::known::Known;
use super::refusals::Refusal;
use super::state::People;
use crate::kernel::{House, Moment, PostId, Right, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Change a post.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePost {
    /// Which one.
    pub post: PostId,
    /// Everything that may change, as it shall be.
    pub details: PostDetails,
}

impl Verb for ChangePost {
    type Of = People;
    type Facts = Known;
    const NAME: &'static str = "change_post";
    const RIGHT: Right = Right::ManagePosts;

    fn sees(&self, _: &House) -> Option<Thing> {
        Some(Thing::new("post", self.post))
    }

    fn asks(&self, _: &House, registers: &mut dyn Registers) -> Result<Known, Unanswered> {
        Known::regions(&self.details.area, registers)
    }

    fn decide(
        &self,
        people: &People,
        known: &Known,
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        let stands = people.living_post(self.post)?;
        if stands.details == self.details {
            return Ok(());
        }
        is_sound(people, known, &self.details)?;
        out.push(PostChanged { post: self.post, details: self.details.clone() }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{bureau, decide, known, post, post_details, with_post};
    use super::*;

    #[test]
    fn a_change_is_written_once() {
        let mut people = bureau();
        with_post(&mut people, 1);
        let verb = ChangePost { post: post(1), details: post_details("值班长", 2) };
        assert_eq!(decide(&mut people, &known(), &verb).map(|it| it.len()), Ok(1));
        assert_eq!(decide(&mut people, &known(), &verb), Ok(vec![]));
        assert_eq!(people.post(post(1)).map(|it| it.details.holders_wanted), Some(2));
    }

    #[test]
    fn a_post_that_is_not_there_is_not_changed() {
        let verb = ChangePost { post: post(7), details: post_details("值班长", 2) };
        let refused = decide(&mut bureau(), &known(), &verb);
        assert_eq!(refused, Err(Refusal::NoSuchPost { post: post(7) }));
    }

    #[test]
    fn a_post_always_wants_somebody() {
        let mut people = bureau();
        with_post(&mut people, 1);
        let verb = ChangePost { post: post(1), details: post_details("值班长", 0) };
        assert_eq!(decide(&mut people, &known(), &verb), Err(Refusal::NobodyWanted));
    }
}
