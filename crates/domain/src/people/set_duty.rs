//! Say whether somebody can be called upon; never why.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{DutySet, Event};
use super::kinds::DutyState;
use super::known::Known;
use super::refusals::Refusal;
use super::state::People;
use crate::kernel::{House, Moment, PersonId, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Set somebody's duty state. There is no field for a reason: it may be their health (G10).
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetDuty {
    /// Who.
    pub person: PersonId,
    /// Whether they can be called upon.
    pub state: DutyState,
}

impl Verb for SetDuty {
    type Of = People;
    type Facts = Known;
    const NAME: &'static str = "set_duty";
    const RIGHT: Right = Right::KeepDuty;

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
        if people.employed(self.person)?.duty != self.state {
            out.push(DutySet { person: self.person, state: self.state }.into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{bureau, decide, known, noon, person, with_person};
    use super::*;

    #[test]
    fn a_duty_state_is_written_when_it_changes() {
        let mut people = bureau();
        with_person(&mut people, 1);
        let verb = SetDuty { person: person(1), state: DutyState::OnDuty };
        assert_eq!(decide(&mut people, &known(), &verb).map(|it| it.len()), Ok(1));
        assert_eq!(decide(&mut people, &known(), &verb), Ok(vec![]));
        let stands = people.person(person(1)).expect("there");
        assert_eq!((stands.duty, stands.duty_since), (DutyState::OnDuty, noon().happened_at));
    }

    #[test]
    fn nobody_unknown_is_on_duty() {
        let mut people = bureau();
        let verb = SetDuty { person: person(1), state: DutyState::OnDuty };
        let refused = decide(&mut people, &known(), &verb);
        assert_eq!(refused, Err(Refusal::NoSuchPerson { person: person(1) }));
    }
}
