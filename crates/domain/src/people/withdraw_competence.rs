//! Withdraw a certificate.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{CompetenceWithdrawn, Event};
use super::kinds::Competence;
use super::known::Known;
use super::refusals::Refusal;
use super::state::People;
use crate::kernel::{House, Moment, PersonId, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Withdraw a competence.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawCompetence {
    /// Whose.
    pub person: PersonId,
    /// Which one.
    pub competence: Competence,
}

impl Verb for WithdrawCompetence {
    type Of = People;
    type Facts = Known;
    const NAME: &'static str = "withdraw_competence";
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
        if !person.certificates.contains_key(&self.competence) {
            return Err(Refusal::NoSuchCertificate { competence: self.competence });
        }
        let (person, competence) = (self.person, self.competence);
        out.push(CompetenceWithdrawn { person, competence }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::CertifyCompetence;
    use super::super::testing::{bureau, decide, known, person, with_person};
    use super::*;

    #[test]
    fn a_certificate_is_withdrawn_once() {
        let mut people = bureau();
        with_person(&mut people, 1);
        let competence = Competence::WaterRescue;
        let verb = WithdrawCompetence { person: person(1), competence };
        let nothing = Err(Refusal::NoSuchCertificate { competence });
        assert_eq!(decide(&mut people, &known(), &verb), nothing);
        let certify =
            CertifyCompetence { person: person(1), competence, issued: None, expires: None };
        decide(&mut people, &known(), &certify).expect("it is certified");
        assert_eq!(decide(&mut people, &known(), &verb).map(|it| it.len()), Ok(1));
        assert_eq!(decide(&mut people, &known(), &verb), nothing);
    }
}
