//! Bring a site into the register.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, SiteAdded, SiteDetails};
use super::refusals::Refusal;
use super::state::{Known, Places};
use crate::kernel::{House, Key, Moment, Right, SiteId, Verb};
use crate::registers::{Registers, Unanswered};

/// Add a site.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddSite {
    /// Its id, made by whoever adds it.
    pub site: SiteId,
    /// What plans and spreadsheets call it; never changed and never given again.
    pub code: Key,
    /// Name, kind, region, point, capacity, who is responsible.
    pub details: SiteDetails,
}

impl Verb for AddSite {
    type Of = Places;
    type Facts = Known;
    const NAME: &'static str = "add_site";
    const RIGHT: Right = Right::ManagePlaces;

    fn asks(&self, _: &House, registers: &mut dyn Registers) -> Result<Known, Unanswered> {
        Known::of(&self.details, registers)
    }

    fn decide(
        &self,
        places: &Places,
        known: &Known,
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        if let Some(stands) = places.site_coded(&self.code) {
            // The same form sent twice is one site.
            let is_same = stands.id == self.site && stands.details == self.details;
            let taken = Refusal::SiteCodeTaken { key: self.code.clone() };
            return if is_same { Ok(()) } else { Err(taken) };
        }
        if let Some(stands) = places.site(self.site) {
            return Err(Refusal::SiteCodeTaken { key: stands.code.clone() });
        }
        known.holds(&self.details)?;
        let (site, code, details) = (self.site, self.code.clone(), self.details.clone());
        out.push(SiteAdded { site, code, details }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{add, decide, known};
    use super::*;
    use crate::kernel::{OrganisationId, Stream};

    #[test]
    fn a_code_is_given_once() {
        let mut places = Places::new(House);
        assert_eq!(decide(&mut places, &known(), &add(1, "shelter-1")).map(|it| it.len()), Ok(1));
        assert_eq!(decide(&mut places, &known(), &add(1, "shelter-1")), Ok(vec![]));
        for other in [add(2, "shelter-1"), add(1, "shelter-2")] {
            let refused = decide(&mut places, &known(), &other);
            assert!(matches!(refused, Err(Refusal::SiteCodeTaken { .. })));
        }
    }

    #[test]
    fn a_site_lies_in_a_region_and_belongs_to_an_organisation() {
        let mut verb = add(1, "shelter-1");
        verb.details.responsible = Some(OrganisationId::from_uuid(uuid::Uuid::from_u128(9)));
        let refused = decide(&mut Places::new(House), &known(), &verb);
        assert!(matches!(refused, Err(Refusal::NoSuchOrganisation { .. })));
        verb.details.region = "990002".parse().expect("a county");
        let refused = decide(&mut Places::new(House), &known(), &verb);
        assert!(matches!(refused, Err(Refusal::NoSuchRegion { .. })));
    }
}
