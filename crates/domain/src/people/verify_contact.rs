//! Write down that a number was called, and what came of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{ContactVerified, Event};
use super::kinds::CallResult;
use super::known::Known;
use super::refusals::Refusal;
use super::state::{People, Verification};
use crate::kernel::{ContactId, Day, House, Moment, PersonId, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Verify a contact.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VerifyContact {
    /// Whose number.
    pub person: PersonId,
    /// Which contact.
    pub contact: ContactId,
    /// What came of it.
    pub result: CallResult,
    /// On which day.
    pub called_on: Day,
    /// Who called; left out, whoever enters it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called_by: Option<PersonId>,
}

impl Verb for VerifyContact {
    type Of = People;
    type Facts = Known;
    const NAME: &'static str = "verify_contact";
    const RIGHT: Right = Right::VerifyContacts;

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
        let person = people.employed(self.person)?;
        let contact = person
            .contacts
            .iter()
            .find(|it| it.id == self.contact)
            .ok_or(Refusal::NoSuchContact)?;
        if self.called_on > Day::latest_at(moment.now) {
            return Err(Refusal::DayInTheFuture { day: self.called_on });
        }
        if let Some(caller) = self.called_by {
            people.employed(caller)?;
        }
        let (result, called_on, called_by) = (self.result, self.called_on, self.called_by);
        if contact.verified == Some(Verification { called_on, result, called_by }) {
            return Ok(());
        }
        let (person, contact) = (self.person, self.contact);
        out.push(ContactVerified { person, contact, result, called_on, called_by }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{
        bureau, contact, day, decide, known, person, with_contact, with_person,
    };
    use super::*;

    fn call(on: &str) -> VerifyContact {
        VerifyContact {
            person: person(1),
            contact: contact(1),
            result: CallResult::NoAnswer,
            called_on: day(on),
            called_by: None,
        }
    }

    #[test]
    fn a_call_is_written_down_with_its_day_and_result() {
        let mut people = bureau();
        with_person(&mut people, 1);
        with_contact(&mut people, 1);
        assert_eq!(decide(&mut people, &known(), &call("2026-05-01")).map(|it| it.len()), Ok(1));
        assert_eq!(decide(&mut people, &known(), &call("2026-05-01")), Ok(vec![]));
        let verified = people.person(person(1)).expect("there").contacts[0].verified;
        assert_eq!(verified.map(|it| it.result), Some(CallResult::NoAnswer));
    }

    #[test]
    fn a_call_of_tomorrow_or_to_nothing_is_refused() {
        let mut people = bureau();
        with_person(&mut people, 1);
        assert_eq!(decide(&mut people, &known(), &call("2026-05-01")), Err(Refusal::NoSuchContact));
        with_contact(&mut people, 1);
        let refused = decide(&mut people, &known(), &call("2036-05-01"));
        assert!(matches!(refused, Err(Refusal::DayInTheFuture { .. })));
    }

    #[test]
    fn whoever_called_is_one_of_the_house() {
        let mut people = bureau();
        with_person(&mut people, 1);
        with_contact(&mut people, 1);
        let verb = VerifyContact { called_by: Some(person(9)), ..call("2026-05-01") };
        let refused = decide(&mut people, &known(), &verb);
        assert!(matches!(refused, Err(Refusal::NoSuchPerson { .. })));
    }
}
