//! Give a person another name, employment or organisation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, PersonChanged};
use super::kinds::PersonKind;
use super::known::Known;
use super::refusals::Refusal;
use super::state::People;
use crate::kernel::{House, Moment, OrganisationId, PersonId, Right, Text, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Change a person.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePerson {
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub name: Text<40>,
    /// In which employment.
    pub kind: PersonKind,
    /// Where.
    pub organisation: OrganisationId,
}

impl Verb for ChangePerson {
    type Of = People;
    type Facts = Known;
    const NAME: &'static str = "change_person";
    const RIGHT: Right = Right::ManagePeople;

    fn sees(&self, _: &House) -> Option<Thing> {
        Some(Thing::new("person", self.person))
    }

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
        let stands = people.employed(self.person)?;
        let name = (!known.says(&stands.name, self.name.as_str())).then(|| (&self.name).into());
        let is_moved = stands.organisation != self.organisation;
        if name.is_none() && stands.kind == self.kind && !is_moved {
            return Ok(());
        }
        if is_moved {
            people.living_organisation(self.organisation)?;
        }
        let (person, kind, organisation) = (self.person, self.kind, self.organisation);
        out.push(PersonChanged { person, name, kind, organisation }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{
        bureau, decide, known, organisation, person, with_person, with_unit,
    };
    use super::*;
    use crate::kernel::{Commitment, VaultText};

    fn change(name: &str, at: u128) -> ChangePerson {
        ChangePerson {
            person: person(1),
            name: Text::parse(name).expect("fits"),
            kind: PersonKind::Sworn,
            organisation: organisation(at),
        }
    }

    #[test]
    fn only_what_is_new_is_written() {
        let mut people = bureau();
        with_person(&mut people, 1);
        with_unit(&mut people, 2, Some(1));
        assert_eq!(decide(&mut people, &known(), &change("民警1", 1)), Ok(vec![]));
        let moved = decide(&mut people, &known(), &change("民警1", 2)).expect("she moves");
        assert!(matches!(&moved[..], [Event::PersonChanged(it)] if it.name.is_none()));
        let named = decide(&mut people, &known(), &change("李卫", 2)).expect("she marries");
        assert!(matches!(&named[..], [Event::PersonChanged(it)] if it.name.is_some()));
    }

    #[test]
    fn a_name_in_the_vault_is_compared_with_what_the_vault_says() {
        let commitment = Commitment::from_bytes([7; 32]);
        let mut known = known();
        let stored = VaultText::Sealed(commitment);
        assert!(!known.says(&stored, "李卫"));
        known.texts.insert(commitment, "李卫".to_owned());
        assert!(known.says(&stored, "李卫"));
    }

    #[test]
    fn nobody_moves_to_an_organisation_that_is_not_there() {
        let mut people = bureau();
        with_person(&mut people, 1);
        let refused = decide(&mut people, &known(), &change("民警1", 9));
        assert!(matches!(refused, Err(Refusal::NoSuchOrganisation { .. })));
    }
}
