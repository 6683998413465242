//! Check a daily brief that somebody else wrote.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::brief::Brief;
use super::events::{BriefChecked, BriefEvent};
use super::refusals::Refusal;
use crate::kernel::{BriefId, Moment, Right, Span, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// Say that a brief is right: a second person does it, before it is issued.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckBrief {}

impl Verb for CheckBrief {
    type Of = Brief;
    type Facts = Acting;
    const NAME: &'static str = "check_brief";
    const RIGHT: Right = Right::KeepDesk;

    fn sees(&self, of: &BriefId) -> Option<Thing> {
        Some(Thing::new("daily_brief", of))
    }

    fn asks(&self, _: &BriefId, registers: &mut dyn Registers) -> Result<Acting, Unanswered> {
        registers.acting()
    }

    fn decide(
        &self,
        brief: &Brief,
        acting: &Acting,
        moment: Moment,
        out: &mut Vec<BriefEvent>,
    ) -> Result<(), Refusal> {
        let written_at = brief.must_be_open()?;
        if brief.writer.is_some() && brief.writer == acting.person {
            return Err(Refusal::BriefWriterChecksNothing);
        }
        if moment.happened_at + Span::from_minutes(1) <= written_at {
            return Err(Refusal::BriefTimesOutOfOrder);
        }
        if brief.checked_at.is_none() {
            out.push(BriefChecked { brief: brief.id, checker: acting.person }.into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{EIGHT, brief, by, decide, later, writing, written};
    use super::*;

    #[test]
    fn nobody_checks_what_they_wrote_and_a_change_takes_the_check_away() {
        let mut found = written();
        let own = decide(&mut found, &CheckBrief {}, &by(1), later(1));
        assert_eq!(own, Err(Refusal::BriefWriterChecksNothing));
        let early = decide(&mut found, &CheckBrief {}, &by(2), later(-2));
        assert_eq!(early, Err(Refusal::BriefTimesOutOfOrder));
        assert_eq!(decide(&mut found, &CheckBrief {}, &by(2), later(1)), Ok(1));
        assert_eq!(decide(&mut found, &CheckBrief {}, &by(2), later(1)), Ok(0));
        decide(&mut found, &writing(), &by(1), later(2)).expect("it is not issued");
        assert_eq!(found.checked_at, None);
        let nothing = decide(&mut brief(), &CheckBrief {}, &by(2), EIGHT);
        assert_eq!(nothing, Err(Refusal::NoSuchBrief));
    }
}
