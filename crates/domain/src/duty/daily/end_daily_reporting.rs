//! Say that units need not report every day any more.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::daily_reporting::DailyReporting;
use super::events::{DailyEvent, DailyReportingEnded};
use super::refusals::Refusal;
use crate::kernel::{DailyReportingId, Moment, Right, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Say that the units need not report every day any more.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndDailyReporting {}

impl Verb for EndDailyReporting {
    type Of = DailyReporting;
    type Facts = ();
    const NAME: &'static str = "end_daily_reporting";
    const RIGHT: Right = Right::KeepDesk;

    fn sees(&self, of: &DailyReportingId) -> Option<Thing> {
        Some(Thing::new("daily_reporting", of))
    }

    fn asks(&self, _: &DailyReportingId, _: &mut dyn Registers) -> Result<(), Unanswered> {
        Ok(())
    }

    fn decide(
        &self,
        reporting: &DailyReporting,
        (): &(),
        _: Moment,
        out: &mut Vec<DailyEvent>,
    ) -> Result<(), Refusal> {
        reporting.must_run()?;
        out.push(DailyReportingEnded { reporting: reporting.id }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{begun, decide, later, reporting};
    use super::*;

    #[test]
    fn a_reporting_ends_once() {
        let mut found = begun();
        assert_eq!(decide(&mut found, &EndDailyReporting {}, &(), later(1)), Ok(1));
        let again = decide(&mut found, &EndDailyReporting {}, &(), later(2));
        assert_eq!(again, Err(Refusal::ReportingIsEnded));
        let nothing = decide(&mut reporting(), &EndDailyReporting {}, &(), later(2));
        assert_eq!(nothing, Err(Refusal::NoSuchReporting));
    }
}
