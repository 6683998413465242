//! Reopen a site that was closed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, SiteReopened};
use super::refusals::Refusal;
use super::state::{Known, Places};
use crate::kernel::{House, Moment, Right, SiteId, Verb};
use crate::registers::{Registers, Unanswered};

/// Reopen a site.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReopenSite {
    /// Which one.
    pub site: SiteId,
}

impl Verb for ReopenSite {
    type Of = Places;
    type Facts = Known;
    const NAME: &'static str = "reopen_site";
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
        let stands = places.site(self.site).ok_or(Refusal::NoSuchSite { site: self.site })?;
        if !stands.is_closed {
            return Err(Refusal::SiteOpen { key: stands.code.clone() });
        }
        out.push(SiteReopened { site: self.site }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::CloseSite;
    use super::super::testing::{add, decide, known, site};
    use super::*;
    use crate::kernel::Stream;

    #[test]
    fn only_a_closed_site_is_reopened() {
        let mut places = Places::new(House);
        let verb = ReopenSite { site: site(1) };
        let refused = decide(&mut places, &known(), &verb);
        assert_eq!(refused, Err(Refusal::NoSuchSite { site: site(1) }));
        decide(&mut places, &known(), &add(1, "shelter-1")).expect("it is added");
        let refused = decide(&mut places, &known(), &verb);
        assert!(matches!(refused, Err(Refusal::SiteOpen { .. })));
        decide(&mut places, &known(), &CloseSite { site: site(1) }).expect("it is closed");
        assert_eq!(decide(&mut places, &known(), &verb).map(|it| it.len()), Ok(1));
    }
}
