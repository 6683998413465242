//! An instruction as its events have made it.

use std::collections::BTreeMap;

use super::events::InstructionEvent;
use super::refusals::Refusal;
use crate::kernel::{
    Instant, InstructionId, InstructionPartId, Moment, OrganisationId, PersonId, Stream, kinds,
};

/// So many parts belong to one instruction at most.
pub const PARTS_MAX: usize = 50;

kinds! {
    /// By which way a leader gave an instruction.
    InstructionChannel {
        /// 电话
        Telephone = "telephone",
        /// 书面批示
        Paper = "paper",
        /// 会上
        Meeting = "meeting",
        /// 当面
        InPerson = "in_person",
        /// 信息
        Message = "message",
    }
}

/// What a leader wants done.
#[derive(Clone, PartialEq, Debug)]
pub struct Instruction {
    /// Which one.
    pub id: InstructionId,
    /// When it was given; none before it is written down.
    pub given_at: Option<Instant>,
    /// Who gave it, where they are of the house.
    pub giver: Option<PersonId>,
    /// By when it is to be done.
    pub due_at: Option<Instant>,
    /// Its parts.
    pub parts: BTreeMap<InstructionPartId, InstructionPart>,
    /// When whoever gave it said that it is done with.
    pub closed_at: Option<Instant>,
}

/// What one unit answers for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct InstructionPart {
    /// Which unit.
    pub unit: OrganisationId,
    /// When it was given to them.
    pub added_at: Instant,
    /// When they said that it is done.
    pub done_at: Option<Instant>,
}

impl Instruction {
    pub(super) fn must_be_open(&self) -> Result<Instant, Refusal> {
        let given_at = self.given_at.ok_or(Refusal::NoSuchInstruction)?;
        if self.closed_at.is_some() { Err(Refusal::InstructionIsClosed) } else { Ok(given_at) }
    }

    /// How many parts are not done yet.
    #[must_use]
    pub fn parts_open(&self) -> usize {
        self.parts.values().filter(|it| it.done_at.is_none()).count()
    }
}

impl Stream for Instruction {
    type Id = InstructionId;
    type Event = InstructionEvent;
    type Refusal = Refusal;
    const NAME: &'static str = "instruction";

    fn new(id: InstructionId) -> Self {
        let parts = BTreeMap::new();
        Self { id, given_at: None, giver: None, due_at: None, parts, closed_at: None }
    }

    fn evolve(&mut self, event: &InstructionEvent, moment: Moment) {
        match event {
            InstructionEvent::InstructionRecorded(it) => {
                self.given_at = Some(moment.happened_at);
                (self.giver, self.due_at) = (it.giver, it.due_at);
            }
            InstructionEvent::InstructionPartAdded(it) => {
                let added_at = moment.happened_at;
                let part = InstructionPart { unit: it.unit, added_at, done_at: None };
                self.parts.insert(it.part, part);
            }
            InstructionEvent::InstructionPartAnswered(it) => {
                if let Some(part) = self.parts.get_mut(&it.part) {
                    part.done_at = it.is_done.then_some(moment.happened_at);
                }
            }
            InstructionEvent::InstructionClosed(_) => self.closed_at = Some(moment.happened_at),
        }
    }
}
