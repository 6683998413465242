//! Take away a number under which a person is no longer reached.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{ContactRemoved, Event};
use super::known::Known;
use super::refusals::Refusal;
use super::state::People;
use crate::kernel::{ContactId, House, Moment, PersonId, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Remove a contact.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveContact {
    /// Whose.
    pub person: PersonId,
    /// Which one.
    pub contact: ContactId,
}

impl Verb for RemoveContact {
    type Of = People;
    type Facts = Known;
    const NAME: &'static str = "remove_contact";
    const RIGHT: Right = Right::ManagePeople;

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
        let person =
            people.person(self.person).ok_or(Refusal::NoSuchPerson { person: self.person })?;
        if !person.contacts.iter().any(|it| it.id == self.contact) {
            return Err(Refusal::NoSuchContact);
        }
        out.push(ContactRemoved { person: self.person, contact: self.contact }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{
        bureau, contact, decide, known, person, with_contact, with_person,
    };
    use super::*;

    #[test]
    fn a_number_is_taken_away_once() {
        let mut people = bureau();
        with_person(&mut people, 1);
        with_contact(&mut people, 1);
        let verb = RemoveContact { person: person(1), contact: contact(1) };
        assert_eq!(decide(&mut people, &known(), &verb).map(|events| events.len()), Ok(1));
        assert_eq!(decide(&mut people, &known(), &verb), Err(Refusal::NoSuchContact));
    }
}
