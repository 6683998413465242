//! Sign what is handed over.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{HandoverSigned, ShiftEvent};
use super::refusals::Refusal;
use super::shift::{OnDuty, OpenThings, Shift};
use crate::kernel::{Moment, PersonId, Right, ShiftId, Text, Verb};
use crate::registers::{Registers, Unanswered};

/// Sign what is handed over to the next shift: what is still open goes into it by itself. Only
/// whoever kept the desk signs, before or after somebody else took over.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignHandover {
    /// What the next one must know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text<2000>>,
}

/// What must be known to sign.
pub struct Signing {
    /// Who signs; none where the operator or a script does.
    pub by: Option<PersonId>,
    /// Who is on duty now.
    pub on_duty: Option<OnDuty>,
    /// What is still open.
    pub open: OpenThings,
}

impl Verb for SignHandover {
    type Of = Shift;
    type Facts = Signing;
    const NAME: &'static str = "sign_handover";
    const RIGHT: Right = Right::KeepDesk;

    fn asks(&self, _: &ShiftId, registers: &mut dyn Registers) -> Result<Signing, Unanswered> {
        Ok(Signing {
            by: registers.acting()?.person,
            on_duty: registers.on_duty()?,
            open: registers.open_on_desk()?,
        })
    }

    fn decide(
        &self,
        shift: &Shift,
        facts: &Signing,
        moment: Moment,
        out: &mut Vec<ShiftEvent>,
    ) -> Result<(), Refusal> {
        let begun_at = shift.must_be_begun()?;
        if shift.officer != facts.by {
            return Err(Refusal::NotYourShift);
        }
        if moment.happened_at < begun_at {
            return Err(Refusal::BeforeTheShift);
        }
        // Until somebody takes over, it can be signed anew: things go on being opened and settled.
        let is_over = facts.on_duty.is_none_or(|it| it.shift != shift.id);
        if is_over && shift.signed_at.is_some() {
            return Err(Refusal::HandoverIsSigned);
        }
        let note = self.note.as_ref().map(Into::into);
        out.push(HandoverSigned { shift: shift.id, note, open: facts.open.clone() }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{NIGHT, later};
    use super::super::testing::{begun, decide, id, shift, who};
    use super::*;

    fn signing(by: u128, on_duty: u128) -> Signing {
        let on_duty = OnDuty { shift: id(on_duty), officer: None, since: NIGHT };
        Signing { by: Some(who(by)), on_duty: Some(on_duty), open: OpenThings::default() }
    }

    const SIGN: SignHandover = SignHandover { note: None };

    #[test]
    fn only_whoever_kept_the_desk_signs() {
        let mut night = begun();
        assert_eq!(decide(&mut night, &SIGN, &signing(2, 1), later(9)), Err(Refusal::NotYourShift));
        assert_eq!(decide(&mut night, &SIGN, &signing(1, 1), later(9)), Ok(1));
        let unbegun = decide(&mut shift(2), &SIGN, &signing(1, 1), NIGHT);
        assert_eq!(unbegun, Err(Refusal::NoSuchShift));
    }

    #[test]
    fn a_handover_is_signed_anew_until_somebody_has_taken_over() {
        let mut night = begun();
        assert_eq!(decide(&mut night, &SIGN, &signing(1, 1), later(9)), Ok(1));
        assert_eq!(decide(&mut night, &SIGN, &signing(1, 1), later(19)), Ok(1));
        let over = decide(&mut night, &SIGN, &signing(1, 2), later(29));
        assert_eq!(over, Err(Refusal::HandoverIsSigned));
    }

    #[test]
    fn whoever_left_without_signing_signs_late() {
        let mut night = begun();
        assert_eq!(decide(&mut night, &SIGN, &signing(1, 2), later(600)), Ok(1));
        assert_eq!(night.signed_at, Some(later(600)));
    }
}
