//! Change what is known of a site.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, SiteChanged, SiteDetails};
use super::refusals::Refusal;
use super::state::{Known, Places};
use crate::kernel::{House, Moment, Right, SiteId, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Change a site.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeSite {
    /// Which one.
    pub site: SiteId,
    /// Everything that may change, as it shall be.
    pub details: SiteDetails,
}

impl Verb for ChangeSite {
    type Of = Places;
    type Facts = Known;
    const NAME: &'static str = "change_site";
    const RIGHT: Right = Right::ManagePlaces;

    fn sees(&self, _: &House) -> Option<Thing> {
        Some(Thing::new("site", self.site))
    }

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
        let stands = places.site(self.site).ok_or(Refusal::NoSuchSite { site: self.site })?;
        if stands.details == self.details {
            return Ok(());
        }
        known.holds(&self.details)?;
        out.push(SiteChanged { site: self.site, details: self.details.clone() }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{add, decide, known, site};
    use super::*;
    use crate::kernel::Stream;

    #[test]
    fn what_is_so_already_is_not_written_again() {
        let mut places = Places::new(House);
        let added = add(1, "shelter-1");
        decide(&mut places, &known(), &added).expect("it is added");
        let mut verb = ChangeSite { site: site(1), details: added.details };
        assert_eq!(decide(&mut places, &known(), &verb), Ok(vec![]));
        verb.details.capacity_persons = Some(500);
        assert_eq!(decide(&mut places, &known(), &verb).map(|it| it.len()), Ok(1));
        verb.details.region = "990002".parse().expect("a county");
        let refused = decide(&mut places, &known(), &verb);
        assert!(matches!(refused, Err(Refusal::NoSuchRegion { .. })));
    }

    #[test]
    fn a_site_that_is_not_there_is_not_changed() {
        let verb = ChangeSite { site: site(1), details: add(1, "shelter-1").details };
        let refused = decide(&mut Places::new(House), &known(), &verb);
        assert_eq!(refused, Err(Refusal::NoSuchSite { site: site(1) }));
    }
}
