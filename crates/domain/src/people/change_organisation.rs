//! Give an organisation another name, kind, parent or region.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::details::OrganisationDetails;
use super::events::{Event, OrganisationChanged};
use super::known::Known;
use super::refusals::Refusal;
use super::state::People;
use crate::kernel::{House, Moment, OrganisationId, Right, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Change an organisation.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeOrganisation {
    /// Which one.
    pub organisation: OrganisationId,
    /// Name, kind, parent, region, as they shall be.
    pub details: OrganisationDetails,
}

impl Verb for ChangeOrganisation {
    type Of = People;
    type Facts = Known;
    const NAME: &'static str = "change_organisation";
    const RIGHT: Right = Right::ManagePeople;

    fn sees(&self, _: &House) -> Option<Thing> {
        Some(Thing::new("organisation", self.organisation))
    }

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
        let stands = people.living_organisation(self.organisation)?;
        if stands.details == self.details {
            return Ok(());
        }
        if stands.details.region != self.details.region {
            known.region(self.details.region.as_ref())?;
        }
        if let Some(parent) = self.details.parent {
            people.living_organisation(parent)?;
            if people.line_of(parent).any(|above| above.id == self.organisation) {
                return Err(Refusal::Cycle { unit: stands.code.clone() });
            }
        }
        let (organisation, details) = (self.organisation, self.details.clone());
        out.push(OrganisationChanged { organisation, details }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing::{bureau, decide, details, known, organisation, with_unit};
    use super::super::{DissolveOrganisation, RegisterOrganisation};
    use super::*;
    use crate::kernel::Stream;

    fn below(number: u128, parent: u128) -> ChangeOrganisation {
        let details = details("换了上级", Some(parent));
        ChangeOrganisation { organisation: organisation(number), details }
    }

    #[test]
    fn what_is_so_already_is_not_written_again() {
        let mut people = bureau();
        let verb = ChangeOrganisation {
            organisation: organisation(1),
            details: details("云泽县公安局指挥中心", None),
        };
        assert_eq!(decide(&mut people, &known(), &verb).map(|events| events.len()), Ok(1));
        assert_eq!(decide(&mut people, &known(), &verb), Ok(vec![]));
    }

    #[test]
    fn nothing_stands_below_itself() {
        let mut people = bureau();
        with_unit(&mut people, 2, Some(1));
        with_unit(&mut people, 3, Some(2));
        for verb in [below(1, 3), below(1, 1), below(2, 3)] {
            let refused = decide(&mut people, &known(), &verb);
            assert!(matches!(refused, Err(Refusal::Cycle { .. })));
        }
        assert!(decide(&mut people, &known(), &below(3, 1)).is_ok());
    }

    #[test]
    fn an_organisation_that_is_no_more_is_not_changed() {
        let mut people = bureau();
        with_unit(&mut people, 2, None);
        let verb = DissolveOrganisation { organisation: organisation(2) };
        decide(&mut people, &known(), &verb).expect("nobody is in it");
        let refused = decide(&mut people, &known(), &below(2, 1));
        assert!(matches!(refused, Err(Refusal::OrganisationDissolved { .. })));
        let refused = decide(&mut people, &known(), &below(1, 2));
        assert!(matches!(refused, Err(Refusal::OrganisationDissolved { .. })));
    }

    proptest! {
        #[test]
        fn no_sequence_of_verbs_makes_a_circle(
            steps in proptest::collection::vec(
                (0u8..3, 1u128..8, proptest::option::of(1u128..8)), 0..60,
            )
        ) {
            let mut people = People::new(House);
            for (what, number, parent) in steps {
                let id = organisation(number);
                // A refusal is an answer too: what counts is what the register has become.
                let _ = match what {
                    0 => decide(&mut people, &known(), &RegisterOrganisation {
                        organisation: id,
                        code: format!("unit-{number}").parse().expect("a key"),
                        details: details("单位", parent),
                    }),
                    1 => decide(&mut people, &known(), &ChangeOrganisation {
                        organisation: id,
                        details: details("单位改", parent),
                    }),
                    _ => decide(&mut people, &known(), &DissolveOrganisation { organisation: id }),
                };
                for it in people.organisations() {
                    let top = people.line_of(it.id).last().expect("itself at least");
                    prop_assert_eq!(top.details.parent, None);
                }
            }
        }
    }
}
