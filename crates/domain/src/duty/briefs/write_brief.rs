//! Write a daily brief, or write it anew.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::brief::Brief;
use super::events::{BriefEvent, BriefWritten};
use super::refusals::Refusal;
use crate::kernel::{BriefId, Instant, Moment, Right, Text, Thing, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// Write a daily brief, or write it anew; a change takes the check away.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteBrief {
    /// From when on it speaks.
    pub from: Instant,
    /// Up to when it speaks.
    pub until: Instant,
    /// What it says: paragraphs, those that begin with 一、 are headings.
    pub text: Text<8000>,
}

impl Verb for WriteBrief {
    type Of = Brief;
    type Facts = Acting;
    const NAME: &'static str = "write_brief";
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
        if brief.number.is_some() {
            return Err(Refusal::BriefIsIssued);
        }
        if self.until <= self.from || self.until > moment.now {
            return Err(Refusal::BriefSpanIsWrong);
        }
        let (brief, text, writer) = (brief.id, (&self.text).into(), acting.person);
        let (from, until) = (self.from, self.until);
        out.push(BriefWritten { brief, from, until, text, writer }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{EIGHT, brief, by, decide, issued, later, writing};
    use super::*;

    #[test]
    fn a_brief_speaks_of_a_time_that_is_over() {
        assert_eq!(decide(&mut brief(), &writing(), &by(1), EIGHT), Ok(1));
        let early = decide(&mut brief(), &writing(), &by(1), later(-60));
        assert_eq!(early, Err(Refusal::BriefSpanIsWrong));
        let backwards = WriteBrief { until: writing().from, ..writing() };
        let no = decide(&mut brief(), &backwards, &by(1), EIGHT);
        assert_eq!(no, Err(Refusal::BriefSpanIsWrong));
        let late = decide(&mut issued(), &writing(), &by(1), later(60));
        assert_eq!(late, Err(Refusal::BriefIsIssued));
    }
}
