//! Note what is reported, as it is being said.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::account::Account;
use super::events::{Event, IntakeNoted};
use super::intake::Intake;
use super::refusals::Refusal;
use crate::kernel::{IntakeId, Moment, RegionCode, Right, Thing, Verb};
use crate::registers::{Registers, Unanswered};

/// How often something may be noted in one intake: typing for half an hour without a pause.
pub const NOTES_MAX: u32 = 2_000;

/// Note what is reported, whole: it stands for what was noted before.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteIntake {
    /// What is reported.
    pub account: Account,
}

impl Verb for NoteIntake {
    type Of = Intake;
    /// The region that is named, where there is none of that code.
    type Facts = Option<RegionCode>;
    const NAME: &'static str = "note_intake";
    const RIGHT: Right = Right::KeepDesk;

    fn sees(&self, of: &IntakeId) -> Option<Thing> {
        Some(Thing::new("intake", of))
    }

    fn asks(
        &self,
        _: &IntakeId,
        registers: &mut dyn Registers,
    ) -> Result<Option<RegionCode>, Unanswered> {
        match &self.account.region {
            Some(region) if !registers.region_exists(region)? => Ok(Some(region.clone())),
            Some(_) | None => Ok(None),
        }
    }

    fn decide(
        &self,
        intake: &Intake,
        unknown: &Option<RegionCode>,
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        intake.must_be_open()?;
        if intake.notes >= NOTES_MAX {
            return Err(Refusal::TooManyNotes { max: NOTES_MAX });
        }
        if let Some(region) = unknown {
            return Err(Refusal::NoSuchRegion { region: region.clone() });
        }
        if self.account.occurred_at.is_some_and(|it| it > moment.now) {
            return Err(Refusal::OccursLater);
        }
        out.push(IntakeNoted { intake: intake.id, account: (&self.account).into() }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{NIGHT, decide, intake, later, opened};
    use super::*;
    use crate::kernel::Text;

    fn note(account: Account) -> NoteIntake {
        NoteIntake { account }
    }

    #[test]
    fn what_is_noted_stands_for_what_was_noted_before() {
        let mut intake = opened();
        let region: RegionCode = "990001100".parse().expect("a code");
        let said = Text::parse("东关社区有人被困").ok();
        let account = Account { said, region: Some(region.clone()), ..Account::default() };
        assert_eq!(decide(&mut intake, &note(account), &None, later(1)), Ok(1));
        assert_eq!(intake.region, Some(region));
        assert_eq!(decide(&mut intake, &note(Account::default()), &None, later(2)), Ok(1));
        assert_eq!((intake.notes, intake.knew_at, intake.region), (2, Some(NIGHT), None));
    }

    #[test]
    fn what_is_reported_has_happened_somewhere_known_and_not_later_than_now() {
        let account = Account { occurred_at: Some(later(10)), ..Account::default() };
        let early = decide(&mut opened(), &note(account.clone()), &None, later(9));
        assert_eq!(early, Err(Refusal::OccursLater));
        assert_eq!(decide(&mut opened(), &note(account), &None, later(10)), Ok(1));
        let region: RegionCode = "990001999".parse().expect("a code");
        let account = Account { region: Some(region.clone()), ..Account::default() };
        let unknown = decide(&mut opened(), &note(account), &Some(region.clone()), NIGHT);
        assert_eq!(unknown, Err(Refusal::NoSuchRegion { region }));
    }

    #[test]
    fn nothing_is_noted_in_an_intake_that_nobody_opened_nor_without_end() {
        let nothing = note(Account::default());
        let unopened = decide(&mut intake(), &nothing, &None, NIGHT);
        assert_eq!(unopened, Err(Refusal::NoSuchIntake));
        let mut full = Intake { notes: NOTES_MAX, ..opened() };
        let more = decide(&mut full, &nothing, &None, NIGHT);
        assert_eq!(more, Err(Refusal::TooManyNotes { max: NOTES_MAX }));
    }
}
