//! Close a site that cannot be used.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, SiteClosed};
use super::refusals::Refusal;
use super::state::{Known, Places};
use crate::kernel::{House, Moment, Right, SiteId, Verb};
use crate::registers::{Registers, Unanswered};

/// Close a site.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseSite {
    /// Which one.
    pub site: SiteId,
}

impl Verb for CloseSite {
    type Of = Places;
    type Facts = Known;
    const NAME: &'static str = "close_site";
    const RIGHT: Right = Right::ManagePlaces;

    fn asks(&self, _: &House, _: &mut dyn Registers) -> Result<Known, Unanswered> {
        Ok(Known::default())
    }

    fn decide(
        &self,
        places: &Places,
        _: &Known,
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        places.open_site(self.site)?;
        out.push(SiteClosed { site: self.site }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{add, decide, known, site};
    use super::*;
    use crate::kernel::Stream;

    #[test]
    fn a_site_is_closed_once() {
        let mut places = Places::new(House);
        let verb = CloseSite { site: site(1) };
        let refused = decide(&mut places, &known(), &verb);
        assert_eq!(refused, Err(Refusal::NoSuchSite { site: site(1) }));
        decide(&mut places, &known(), &add(1, "shelter-1")).expect("it is added");
        assert_eq!(decide(&mut places, &known(), &verb).map(|it| it.len()), Ok(1));
        let refused = decide(&mut places, &known(), &verb);
        assert!(matches!(refused, Err(Refusal::SiteClosed { .. })));
    }
}
