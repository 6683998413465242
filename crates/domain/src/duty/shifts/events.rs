//! What can have happened in a shift.

use serde::{Deserialize, Serialize};

use super::shift::OpenThings;
use crate::events;
use crate::kernel::{
    Body, CallResult, ContactId, DutyLineId, Instant, PersonId, ShiftId, Thing, VaultKey, VaultText,
};

events! {
    /// What can have happened in a shift.
    pub ShiftEvent {
        "shift_scheduled", schema 1, Inner, Record => ShiftScheduled,
        "shift_struck", schema 1, Inner, Record => ShiftStruck,
        "shift_begun", schema 1, Inner, Record => ShiftBegun,
        "leader_on_duty_named", schema 1, Inner, Record => LeaderOnDutyNamed,
        "duty_line_written", schema 1, Inner, Record, text => DutyLineWritten,
        "call_recorded", schema 1, Inner, Record, text => CallRecorded,
        "handover_signed", schema 1, Inner, Record, text => HandoverSigned,
    }
}

fn thing(shift: ShiftId) -> Thing {
    Thing::new("shift", shift)
}

/// A shift was put on the roster, or put there anew.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShiftScheduled {
    /// Which shift.
    pub shift: ShiftId,
    /// When it is to begin.
    pub from: Instant,
    /// When it is to end.
    pub until: Instant,
    /// Who is to keep the desk 值班员.
    pub officer: PersonId,
    /// Who is to lead 带班领导; none where that is not settled.
    pub leader: Option<PersonId>,
}

impl Body for ShiftScheduled {
    fn thing(&self) -> Thing {
        thing(self.shift)
    }
}

/// A shift was taken off the roster before it began.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShiftStruck {
    /// Which shift.
    pub shift: ShiftId,
}

impl Body for ShiftStruck {
    fn thing(&self) -> Thing {
        thing(self.shift)
    }
}

/// Somebody took over the desk: with this they sign what was handed over to them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShiftBegun {
    /// Which shift.
    pub shift: ShiftId,
    /// Who keeps the desk from now on; none where the operator or a script does.
    pub officer: Option<PersonId>,
    /// Who leads.
    pub leader: Option<PersonId>,
    /// Whose shift ends with this; none where nobody was on duty.
    pub relieves: Option<ShiftId>,
}

impl Body for ShiftBegun {
    fn thing(&self) -> Thing {
        thing(self.shift)
    }
}

/// It was said who leads, after the shift had begun.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeaderOnDutyNamed {
    /// In which shift.
    pub shift: ShiftId,
    /// Who leads.
    pub leader: PersonId,
}

impl Body for LeaderOnDutyNamed {
    fn thing(&self) -> Thing {
        Thing::new("leader_on_duty", self.shift)
    }
}

/// A line was written into the duty log.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutyLineWritten {
    /// In which shift.
    pub shift: ShiftId,
    /// Which line.
    pub line: DutyLineId,
    /// What it says.
    pub text: VaultText,
    /// The line that it corrects; both stay.
    pub corrects: Option<DutyLineId>,
}

impl Body for DutyLineWritten {
    fn thing(&self) -> Thing {
        Thing::new("duty_line", self.line)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::ShiftText(self.shift), &mut self.text);
    }
}

/// A number of the house was called.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallRecorded {
    /// In which shift.
    pub shift: ShiftId,
    /// Which line of the duty log it is.
    pub line: DutyLineId,
    /// Whom it was to reach.
    pub person: PersonId,
    /// Under which number.
    pub contact: ContactId,
    /// What came of it.
    pub result: CallResult,
    /// What was said.
    pub note: Option<VaultText>,
}

impl Body for CallRecorded {
    fn thing(&self) -> Thing {
        Thing::new("duty_line", self.line)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        if let Some(note) = &mut self.note {
            visit(VaultKey::ShiftText(self.shift), note);
        }
    }
}

/// Whoever kept the desk signed what they hand over.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandoverSigned {
    /// Of which shift.
    pub shift: ShiftId,
    /// What the next one must know.
    pub note: Option<VaultText>,
    /// What was still open when it was signed.
    pub open: OpenThings,
}

impl Body for HandoverSigned {
    fn thing(&self) -> Thing {
        Thing::new("handover", self.shift)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        if let Some(note) = &mut self.note {
            visit(VaultKey::ShiftText(self.shift), note);
        }
    }
}
