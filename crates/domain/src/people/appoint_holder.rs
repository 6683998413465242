//! Appoint a holder: from now on the person may do what the post may.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, HolderAppointed};
use super::known::Known;
use super::refusals::Refusal;
use super::state::People;
use crate::kernel::{House, Instant, Moment, PersonId, PostId, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Appoint a holder of a post; a post may have several.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AppointHolder {
    /// The post.
    pub post: PostId,
    /// The person.
    pub person: PersonId,
    /// Since when; left out, since it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Instant>,
    /// Until when; left out, until relieved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Instant>,
}

impl Verb for AppointHolder {
    type Of = People;
    type Facts = Known;
    const NAME: &'static str = "appoint_holder";
    const RIGHT: Right = Right::ManagePosts;

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
        let person = people.employed(self.person)?;
        let mut from = self.from.unwrap_or(moment.happened_at);
        if let Some(stands) = post.appointments.get(&self.person)
            && stands.until.is_none_or(|until| moment.now < until)
        {
            if stands.acts_for.is_some() {
                return Err(Refusal::AlreadyInPost { number: person.number.clone() });
            }
            from = self.from.unwrap_or(stands.from);
            if (stands.from, stands.until) == (from, self.until) {
                return Ok(()); // A double click does not appoint anew.
            }
        }
        if self.until.is_some_and(|until| until <= from) {
            return Err(Refusal::EndsBeforeItBegins);
        }
        let (post, person, until) = (self.post, self.person, self.until);
        out.push(HolderAppointed { post, person, from, until }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{
        acts, bureau, decide, holds, known, noon, person, post, with_person, with_post,
    };
    use super::*;
    use crate::kernel::Span;

    fn appoint(number: u128, until: Option<Instant>) -> AppointHolder {
        AppointHolder { post: post(1), person: person(number), from: None, until }
    }

    #[test]
    fn a_post_may_have_several_holders_and_each_is_appointed_once() {
        let mut people = bureau();
        with_post(&mut people, 1);
        with_person(&mut people, 1);
        with_person(&mut people, 2);
        assert_eq!(decide(&mut people, &known(), &appoint(1, None)).map(|it| it.len()), Ok(1));
        assert_eq!(decide(&mut people, &known(), &appoint(2, None)).map(|it| it.len()), Ok(1));
        assert_eq!(decide(&mut people, &known(), &appoint(2, None)), Ok(vec![]));
        let post = people.post(post(1)).expect("it is there");
        assert_eq!(post.holders_at(noon().now).count(), 2);
    }

    #[test]
    fn an_appointment_ends_by_its_time_and_can_be_renewed() {
        let mut people = bureau();
        with_post(&mut people, 1);
        with_person(&mut people, 1);
        let hour = noon().now + Span::from_hours(1);
        decide(&mut people, &known(), &appoint(1, Some(hour))).expect("for an hour");
        let held =
            |people: &People, at| people.post(post(1)).expect("there").holders_at(at).count();
        assert_eq!((held(&people, noon().now), held(&people, hour)), (1, 0));
        decide(&mut people, &known(), &appoint(1, None)).expect("for good");
        assert_eq!(held(&people, hour), 1);
        let refused = decide(&mut people, &known(), &appoint(1, Some(noon().now)));
        assert_eq!(refused, Err(Refusal::EndsBeforeItBegins));
    }

    #[test]
    fn nobody_is_holder_and_deputy_of_one_post() {
        let mut people = bureau();
        with_post(&mut people, 1);
        with_person(&mut people, 1);
        with_person(&mut people, 2);
        holds(&mut people, 1, 1);
        acts(&mut people, 2, 1);
        let refused = decide(&mut people, &known(), &appoint(2, None));
        assert!(matches!(refused, Err(Refusal::AlreadyInPost { .. })));
    }

    #[test]
    fn nobody_holds_a_post_that_is_not_there() {
        let mut people = bureau();
        with_person(&mut people, 1);
        let refused = decide(&mut people, &known(), &appoint(1, None));
        assert_eq!(refused, Err(Refusal::NoSuchPost { post: post(1) }));
        with_post(&mut people, 1);
        let refused = decide(&mut people, &known(), &appoint(2, None));
        assert_eq!(refused, Err(Refusal::NoSuchPerson { person: person(2) }));
    }
}
