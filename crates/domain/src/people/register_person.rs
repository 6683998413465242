//! Bring a person into the register: a number of the house, a name, an employment.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, PersonRegistered};
use super::kinds::PersonKind;
use super::known::Known;
use super::refusals::Refusal;
use super::state::People;
use crate::kernel::{House, Key, Moment, OrganisationId, PersonId, Right, Text, Verb};
use crate::registers::{Registers, Unanswered};

/// Register a person. Identity numbers, birthdays and addresses are not asked for.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterPerson {
    /// Their id, made by whoever registers them.
    pub person: PersonId,
    /// The house's own number of the person, which spreadsheets refer to; never changed.
    pub number: Key,
    /// What they are called.
    pub name: Text<40>,
    /// In which employment.
    pub kind: PersonKind,
    /// Where.
    pub organisation: OrganisationId,
}

impl Verb for RegisterPerson {
    type Of = People;
    type Facts = Known;
    const NAME: &'static str = "register_person";
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
        if self.number.looks_personal() {
            return Err(Refusal::NumberIsPersonal);
        }
        if people.person_numbered(&self.number).is_some() {
            return Err(Refusal::NumberTaken { number: self.number.clone() });
        }
        if let Some(stands) = people.person(self.person) {
            return Err(Refusal::NumberTaken { number: stands.number.clone() });
        }
        people.living_organisation(self.organisation)?;
        out.push(
            PersonRegistered {
                person: self.person,
                number: self.number.clone(),
                name: (&self.name).into(),
                kind: self.kind,
                organisation: self.organisation,
            }
            .into(),
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{bureau, decide, known, organisation, person};
    use super::*;

    fn officer(number: &str) -> RegisterPerson {
        RegisterPerson {
            person: person(1),
            number: number.parse().expect("a key"),
            name: Text::parse("陈建国").expect("fits"),
            kind: PersonKind::Sworn,
            organisation: organisation(1),
        }
    }

    #[test]
    fn a_number_belongs_to_one_person() {
        let mut people = bureau();
        assert_eq!(decide(&mut people, &known(), &officer("j001")).map(|it| it.len()), Ok(1));
        let other = RegisterPerson { person: person(2), ..officer("j001") };
        let refused = decide(&mut people, &known(), &other);
        assert!(matches!(refused, Err(Refusal::NumberTaken { .. })));
        let refused = decide(&mut people, &known(), &officer("j002"));
        assert!(matches!(refused, Err(Refusal::NumberTaken { .. })));
    }

    #[test]
    fn an_identity_number_is_not_taken() {
        for number in ["42122319900101123x", "13800138000"] {
            let refused = decide(&mut bureau(), &known(), &officer(number));
            assert_eq!(refused, Err(Refusal::NumberIsPersonal));
        }
    }

    #[test]
    fn a_person_belongs_to_an_organisation() {
        let verb = RegisterPerson { organisation: organisation(9), ..officer("j001") };
        let refused = decide(&mut bureau(), &known(), &verb);
        assert!(matches!(refused, Err(Refusal::NoSuchOrganisation { .. })));
    }
}
