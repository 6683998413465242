//! Issue a daily brief under the next number.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::brief::Brief;
use super::events::{BriefEvent, BriefIssued};
use super::refusals::Refusal;
use crate::kernel::{BriefId, Moment, Right, Span, Text, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// Issue a checked brief under the next number; after that it does not change.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueBrief {
    /// The body in whose name it is issued, as it is called.
    pub from: Text<80>,
    /// To whom.
    pub to: Text<200>,
}

impl Verb for IssueBrief {
    type Of = Brief;
    /// How many briefs have been issued.
    type Facts = u32;
    const NAME: &'static str = "issue_brief";
    const RIGHT: Right = Right::KeepDesk;

    fn sees(&self, of: &BriefId) -> Option<Thing> {
        Some(Thing::new("daily_brief", of))
    }

    fn asks(&self, _: &BriefId, registers: &mut dyn Registers) -> Result<u32, Unanswered> {
        registers.briefs_issued()
    }

    fn decide(
        &self,
        brief: &Brief,
        issued: &u32,
        moment: Moment,
        out: &mut Vec<BriefEvent>,
    ) -> Result<(), Refusal> {
        brief.must_be_open()?;
        let checked_at = brief.checked_at.ok_or(Refusal::BriefIsUnchecked)?;
        if moment.happened_at + Span::from_minutes(1) <= checked_at {
            return Err(Refusal::BriefTimesOutOfOrder);
        }
        let (brief, number) = (brief.id, issued.saturating_add(1));
        let (from, to) = ((&self.from).into(), (&self.to).into());
        out.push(BriefIssued { brief, number, from, to }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::CheckBrief;
    use super::super::testing::{by, decide, issuing, later, written};
    use super::*;

    #[test]
    fn nothing_is_issued_unchecked_or_twice_and_numbers_follow() {
        let mut found = written();
        let no = decide(&mut found, &issuing(), &6, later(3));
        assert_eq!(no, Err(Refusal::BriefIsUnchecked));
        decide(&mut found, &CheckBrief {}, &by(2), later(5)).expect("it is right");
        let early = decide(&mut found, &issuing(), &6, later(3));
        assert_eq!(early, Err(Refusal::BriefTimesOutOfOrder));
        assert_eq!(decide(&mut found, &issuing(), &6, later(6)), Ok(1));
        assert_eq!(found.number, Some(7));
        let again = decide(&mut found, &issuing(), &7, later(7));
        assert_eq!(again, Err(Refusal::BriefIsIssued));
    }
}
