//! Certify that somebody has a competence, or renew it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{CompetenceCertified, Event};
use super::kinds::Competence;
use super::known::Known;
use super::refusals::Refusal;
use super::state::{Certificate, People};
use crate::kernel::{Day, House, Moment, PersonId, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Certify a competence.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CertifyCompetence {
    /// Who.
    pub person: PersonId,
    /// What they can do.
    pub competence: Competence,
    /// Since when; left out where nobody knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<Day>,
    /// The last day on which it counts; left out, it counts for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Day>,
}

impl Verb for CertifyCompetence {
    type Of = People;
    type Facts = Known;
    const NAME: &'static str = "certify_competence";
    const RIGHT: Right = Right::ManagePeople;

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
        if let Some(issued) = self.issued {
            if issued > Day::latest_at(moment.now) {
                return Err(Refusal::DayInTheFuture { day: issued });
            }
            if self.expires.is_some_and(|expires| expires < issued) {
                return Err(Refusal::ExpiresBeforeIssue);
            }
        }
        let (issued, expires) = (self.issued, self.expires);
        if person.certificates.get(&self.competence) == Some(&Certificate { issued, expires }) {
            return Ok(());
        }
        let (person, competence) = (self.person, self.competence);
        out.push(CompetenceCertified { person, competence, issued, expires }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{bureau, day, decide, known, person, with_person};
    use super::*;

    fn certify(issued: Option<&str>, expires: Option<&str>) -> CertifyCompetence {
        CertifyCompetence {
            person: person(1),
            competence: Competence::Traffic,
            issued: issued.map(day),
            expires: expires.map(day),
        }
    }

    #[test]
    fn a_certificate_counts_to_its_last_day_and_can_be_renewed() {
        let mut people = bureau();
        with_person(&mut people, 1);
        let verb = certify(Some("2024-05-01"), Some("2026-05-01"));
        assert_eq!(decide(&mut people, &known(), &verb).map(|it| it.len()), Ok(1));
        assert_eq!(decide(&mut people, &known(), &verb), Ok(vec![]));
        let certificate =
            people.person(person(1)).expect("there").certificates[&Competence::Traffic];
        assert!(certificate.counts_on(day("2026-05-01")));
        assert!(!certificate.counts_on(day("2026-05-02")));
        let renewed = certify(Some("2026-05-01"), None);
        assert_eq!(decide(&mut people, &known(), &renewed).map(|it| it.len()), Ok(1));
    }

    #[test]
    fn a_certificate_of_the_future_or_one_that_ends_before_it_begins_is_refused() {
        let mut people = bureau();
        with_person(&mut people, 1);
        let refused = decide(&mut people, &known(), &certify(Some("2036-01-01"), None));
        assert!(matches!(refused, Err(Refusal::DayInTheFuture { .. })));
        let verb = certify(Some("2024-05-01"), Some("2024-04-30"));
        assert_eq!(decide(&mut people, &known(), &verb), Err(Refusal::ExpiresBeforeIssue));
    }
}
