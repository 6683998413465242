//! Say how a person is reached, and which number is called first.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{ContactSet, Event};
use super::kinds::ContactKind;
use super::known::Known;
use super::phone_number::PhoneNumber;
use super::refusals::Refusal;
use super::state::People;
use crate::kernel::{ContactId, House, Moment, PersonId, Right, VaultText, Verb};
use crate::registers::{Registers, Unanswered};

/// More numbers than this nobody calls one after another.
const CONTACTS_MAX: u32 = 8;

/// Set a number under which a person is reached. A new number counts as never verified.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetContact {
    /// Whose.
    pub person: PersonId,
    /// The contact's id, made by whoever sets it first.
    pub contact: ContactId,
    /// What kind it is.
    pub kind: ContactKind,
    /// The number.
    pub number: PhoneNumber,
    /// Its place in the order of calling, from 1; left out, it stays or goes to the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<u32>,
}

impl Verb for SetContact {
    type Of = People;
    type Facts = Known;
    const NAME: &'static str = "set_contact";
    const RIGHT: Right = Right::ManagePeople;

    fn asks(&self, _: &House, registers: &mut dyn Registers) -> Result<Known, Unanswered> {
        Known::texts([self.person], registers)
    }

    fn decide(
        &self,
        people: &People,
        known: &Known,
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        let person = people.employed(self.person)?;
        let count = u32::try_from(person.contacts.len()).unwrap_or(u32::MAX);
        let at = person.contacts.iter().position(|it| it.id == self.contact);
        let stands = at.and_then(|at| person.contacts.get(at));
        if stands.is_none() && count >= CONTACTS_MAX {
            return Err(Refusal::TooManyContacts { contacts_max: CONTACTS_MAX });
        }
        let place_now = at.and_then(|at| u32::try_from(at + 1).ok());
        let last = if stands.is_some() { count } else { count + 1 };
        let order = self.order.or(place_now).unwrap_or(last).clamp(1, last);
        let number = self.number.as_str();
        let is_new = stands.is_none_or(|it| !known.says(&it.number, number));
        if !is_new && stands.is_some_and(|it| it.kind == self.kind) && place_now == Some(order) {
            return Ok(());
        }
        let number = is_new.then(|| VaultText::Clear(number.to_owned()));
        let (person, contact, kind) = (self.person, self.contact, self.kind);
        out.push(ContactSet { person, contact, kind, order, number }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{bureau, contact, day, decide, known, person, with_person};
    use super::super::{CallResult, VerifyContact};
    use super::*;

    fn set(number: u128, dialled: &str, order: Option<u32>) -> SetContact {
        SetContact {
            person: person(1),
            contact: contact(number),
            kind: ContactKind::Mobile,
            number: PhoneNumber::parse(dialled).expect("a number"),
            order,
        }
    }

    fn order_of(people: &People) -> Vec<ContactId> {
        people.person(person(1)).expect("there").contacts.iter().map(|it| it.id).collect()
    }

    #[test]
    fn numbers_are_called_in_their_order() {
        let mut people = bureau();
        with_person(&mut people, 1);
        decide(&mut people, &known(), &set(1, "13800138000", None)).expect("the first");
        decide(&mut people, &known(), &set(2, "3061234", None)).expect("the second");
        assert_eq!(order_of(&people), [contact(1), contact(2)]);
        let again = decide(&mut people, &known(), &set(2, "3061234", None));
        assert_eq!(again, Ok(vec![]));
        let moved = decide(&mut people, &known(), &set(2, "3061234", Some(1))).expect("to front");
        assert!(matches!(&moved[..], [Event::ContactSet(it)] if it.number.is_none()));
        assert_eq!(order_of(&people), [contact(2), contact(1)]);
    }

    #[test]
    fn a_new_number_has_not_been_verified() {
        let mut people = bureau();
        with_person(&mut people, 1);
        decide(&mut people, &known(), &set(1, "13800138000", None)).expect("it is set");
        let call = VerifyContact {
            person: person(1),
            contact: contact(1),
            result: CallResult::Answered,
            called_on: day("2026-05-20"),
            called_by: None,
        };
        decide(&mut people, &known(), &call).expect("somebody answered");
        decide(&mut people, &known(), &set(1, "13800138001", None)).expect("another number");
        assert_eq!(people.person(person(1)).expect("there").contacts[0].verified, None);
    }

    #[test]
    fn nobody_has_more_numbers_than_anybody_calls() {
        let mut people = bureau();
        with_person(&mut people, 1);
        for number in 1..=8 {
            let dialled = format!("1380013800{number}");
            decide(&mut people, &known(), &set(number, &dialled, None)).expect("it is set");
        }
        let refused = decide(&mut people, &known(), &set(9, "13800138009", None));
        assert_eq!(refused, Err(Refusal::TooManyContacts { contacts_max: 8 }));
    }
}
