//! Appoint a deputy: somebody who acts for a holder, and it shows.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{DeputyAppointed, Event};
use super::known::Known;
use super::refusals::Refusal;
use super::state::People;
use crate::kernel::{House, Instant, Moment, PersonId, PostId, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Appoint a deputy for a holder of a post.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AppointDeputy {
    /// The post.
    pub post: PostId,
    /// The deputy.
    pub person: PersonId,
    /// The holder for whom the deputy acts.
    pub acts_for: PersonId,
    /// Since when; left out, since it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Instant>,
    /// Until when; left out, until relieved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Instant>,
}

impl Verb for AppointDeputy {
    type Of = People;
    type Facts = Known;
    const NAME: &'static str = "appoint_deputy";
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
        let holder = people.employed(self.acts_for)?;
        if self.person == self.acts_for {
            return Err(Refusal::OwnDeputy { number: person.number.clone() });
        }
        let is_not_over = |until: Option<Instant>| until.is_none_or(|until| moment.now < until);
        let standing = |id| post.appointments.get(id).filter(|it| is_not_over(it.until));
        if standing(&self.acts_for).is_none_or(|it| it.acts_for.is_some()) {
            return Err(Refusal::NotAHolder { number: holder.number.clone() });
        }
        let mut from = self.from.unwrap_or(moment.happened_at);
        if let Some(stands) = standing(&self.person) {
            if stands.acts_for.is_none() {
                return Err(Refusal::AlreadyInPost { number: person.number.clone() });
            }
            from = self.from.unwrap_or(stands.from);
            if (stands.acts_for, stands.from, stands.until)
                == (Some(self.acts_for), from, self.until)
            {
                return Ok(()); // A double click does not appoint anew.
            }
        }
        if self.until.is_some_and(|until| until <= from) {
            return Err(Refusal::EndsBeforeItBegins);
        }
        let (post, person, acts_for) = (self.post, self.person, self.acts_for);
        out.push(DeputyAppointed { post, person, acts_for, from, until: self.until }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{
        bureau, decide, holds, known, noon, person, post, with_person, with_post,
    };
    use super::*;

    fn deputy(number: u128, holder: u128) -> AppointDeputy {
        AppointDeputy {
            post: post(1),
            person: person(number),
            acts_for: person(holder),
            from: None,
            until: None,
        }
    }

    fn held() -> People {
        let mut people = bureau();
        with_post(&mut people, 1);
        (1..=3).for_each(|number| with_person(&mut people, number));
        holds(&mut people, 1, 1);
        people
    }

    #[test]
    fn a_deputy_acts_for_a_holder() {
        let mut people = held();
        assert_eq!(decide(&mut people, &known(), &deputy(2, 1)).map(|it| it.len()), Ok(1));
        assert_eq!(decide(&mut people, &known(), &deputy(2, 1)), Ok(vec![]));
        let pairs: Vec<_> = people.post(post(1)).expect("there").deputies_at(noon().now).collect();
        assert_eq!(pairs, [(person(2), person(1))]);
    }

    #[test]
    fn nobody_acts_for_a_deputy_for_somebody_outside_or_for_themselves() {
        let mut people = held();
        decide(&mut people, &known(), &deputy(2, 1)).expect("the holder has a deputy");
        for (number, holder) in [(3, 2), (2, 3)] {
            let refused = decide(&mut people, &known(), &deputy(number, holder));
            assert!(matches!(refused, Err(Refusal::NotAHolder { .. })));
        }
        let refused = decide(&mut people, &known(), &deputy(1, 1));
        assert!(matches!(refused, Err(Refusal::OwnDeputy { .. })));
    }

    #[test]
    fn a_holder_is_not_made_a_deputy_and_a_deputy_does_not_end_before_beginning() {
        let mut people = held();
        holds(&mut people, 2, 1);
        let refused = decide(&mut people, &known(), &deputy(2, 1));
        assert!(matches!(refused, Err(Refusal::AlreadyInPost { .. })));
        let verb = AppointDeputy { until: Some(noon().now), ..deputy(3, 1) };
        assert_eq!(decide(&mut people, &known(), &verb), Err(Refusal::EndsBeforeItBegins));
    }
}
