//! Bring an organisation into the register.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::details::OrganisationDetails;
use super::events::{Event, OrganisationRegistered};
use super::known::Known;
use super::refusals::Refusal;
use super::state::People;
use crate::kernel::{House, Key, Moment, OrganisationId, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Register an organisation.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterOrganisation {
    /// Its id, made by whoever registers it.
    pub organisation: OrganisationId,
    /// What plans and spreadsheets call it; never changed and never given again.
    pub code: Key,
    /// Name, kind, parent, region.
    pub details: OrganisationDetails,
}

impl Verb for RegisterOrganisation {
    type Of = People;
    type Facts = Known;
    const NAME: &'static str = "register_organisation";
    const RIGHT: Right = Right::ManagePeople;

    fn asks(&self, _: &House, registers: &mut dyn Registers) -> Result<Known, Unanswered> {
        Known::regions(&self.details.region, registers)
    }

    fn decide(
        &self,
        people: &People,
        known: &Known,
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        if let Some(stands) = people.organisation_coded(&self.code) {
            // The same form sent twice is one organisation.
            let is_same = stands.id == self.organisation && stands.details == self.details;
            let taken = Refusal::UnitCodeTaken { unit: self.code.clone() };
            return if is_same && !stands.is_dissolved { Ok(()) } else { Err(taken) };
        }
        if let Some(stands) = people.organisation(self.organisation) {
            return Err(Refusal::UnitCodeTaken { unit: stands.code.clone() });
        }
        known.region(self.details.region.as_ref())?;
        if let Some(parent) = self.details.parent {
            people.living_organisation(parent)?;
        }
        let (organisation, code) = (self.organisation, self.code.clone());
        let details = self.details.clone();
        out.push(OrganisationRegistered { organisation, code, details }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{bureau, decide, details, known, organisation};
    use super::*;

    #[test]
    fn a_code_is_given_once() {
        let mut people = bureau();
        let verb = RegisterOrganisation {
            organisation: organisation(2),
            code: "station.dongdu".parse().expect("a key"),
            details: details("东渡派出所", Some(1)),
        };
        assert_eq!(decide(&mut people, &known(), &verb).map(|events| events.len()), Ok(1));
        assert_eq!(decide(&mut people, &known(), &verb).map(|events| events.len()), Ok(0));
        let other = RegisterOrganisation { organisation: organisation(3), ..verb };
        let taken = Refusal::UnitCodeTaken { unit: other.code.clone() };
        assert_eq!(decide(&mut people, &known(), &other), Err(taken));
    }

    #[test]
    fn an_id_is_not_given_to_two_codes() {
        let verb = RegisterOrganisation {
            organisation: organisation(1),
            code: "station.dongdu".parse().expect("a key"),
            details: details("东渡派出所", None),
        };
        let refused = decide(&mut bureau(), &known(), &verb);
        assert!(matches!(refused, Err(Refusal::UnitCodeTaken { .. })));
    }

    #[test]
    fn a_parent_or_a_region_that_does_not_exist_is_refused() {
        let mut verb = RegisterOrganisation {
            organisation: organisation(2),
            code: "station.dongdu".parse().expect("a key"),
            details: details("东渡派出所", Some(9)),
        };
        let refused = decide(&mut bureau(), &known(), &verb);
        assert_eq!(refused, Err(Refusal::NoSuchOrganisation { organisation: organisation(9) }));
        verb.details.region = Some("990099".parse().expect("a county"));
        let refused = decide(&mut bureau(), &known(), &verb);
        assert!(matches!(refused, Err(Refusal::NoSuchRegion { .. })));
    }
}
