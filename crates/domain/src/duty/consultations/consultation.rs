//! A consultation as its events have made it.

use std::collections::BTreeSet;

use super::events::ConsultationEvent;
use super::refusals::Refusal;
use crate::kernel::{
    ConsultationId, Instant, IntakeId, Moment, OperationId, OpinionId, ParticipantId, Stream, kinds,
};

/// So many reports one consultation is about at most.
pub const CONSULTATION_INTAKES_MAX: usize = 20;
/// So many are called into one consultation at most.
pub const PARTICIPANTS_MAX: usize = 60;
/// So many opinions belong to one consultation at most.
pub const OPINIONS_MAX: usize = 200;

kinds! {
    /// In which capacity somebody takes part in a consultation.
    ParticipantKind {
        /// 岗位
        Post = "post",
        /// 单位
        Unit = "unit",
        /// 外请专家
        Expert = "expert",
    }

    /// By which way an opinion was given.
    OpinionWay {
        /// 在场
        Room = "room",
        /// 电话
        Telephone = "telephone",
        /// 书面
        Paper = "paper",
    }

    /// How an opinion stands to what was proposed.
    Stance {
        /// 同意
        Agrees = "agrees",
        /// 不同意
        Dissents = "dissents",
        /// 只说情况
        Informs = "informs",
    }

    /// What a consultation was concluded with.
    ConsultationOutcome {
        /// 启动行动
        OpenOperation = "open_operation",
        /// 建议级别
        ProposeLevel = "propose_level",
        /// 继续观察
        Watch = "watch",
        /// 不需要响应
        Nothing = "nothing",
    }
}

/// Some people who speak about what was reported, until somebody decides.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Consultation {
    /// Which one.
    pub id: ConsultationId,
    /// When it was called; none before that.
    pub opened_at: Option<Instant>,
    /// What was reported that it is about.
    pub intakes: Vec<IntakeId>,
    /// The operation that it is about.
    pub operation: Option<OperationId>,
    /// Who was called in.
    pub participants: BTreeSet<ParticipantId>,
    /// What was said.
    pub opinions: BTreeSet<OpinionId>,
    /// When it was concluded.
    pub concluded_at: Option<Instant>,
    /// Whether what was said in it is destroyed.
    pub is_destroyed: bool,
}

impl Consultation {
    /// Refuses what is not open, or is said to have been before it was.
    pub(super) fn must_be_open(&self, moment: Moment) -> Result<(), Refusal> {
        let opened_at = self.opened_at.ok_or(Refusal::NoSuchConsultation)?;
        if self.is_destroyed {
            return Err(Refusal::ConsultationIsDestroyed);
        }
        if self.concluded_at.is_some() {
            return Err(Refusal::ConsultationIsConcluded);
        }
        if moment.happened_at < opened_at {
            return Err(Refusal::BeforeTheConsultation);
        }
        Ok(())
    }
}

impl Stream for Consultation {
    type Id = ConsultationId;
    type Event = ConsultationEvent;
    type Refusal = Refusal;
    const NAME: &'static str = "consultation";

    fn new(id: ConsultationId) -> Self {
        Self {
            id,
            opened_at: None,
            intakes: Vec::new(),
            operation: None,
            participants: BTreeSet::new(),
            opinions: BTreeSet::new(),
            concluded_at: None,
            is_destroyed: false,
        }
    }

    fn evolve(&mut self, event: &ConsultationEvent, moment: Moment) {
        match event {
            ConsultationEvent::ConsultationOpened(it) => {
                self.opened_at = Some(moment.happened_at);
                (self.intakes, self.operation) = (it.intakes.clone(), it.operation);
            }
            ConsultationEvent::ParticipantCalled(it) => {
                self.participants.insert(it.participant);
            }
            ConsultationEvent::OpinionRecorded(it) => {
                self.opinions.insert(it.opinion);
            }
            ConsultationEvent::ConsultationConcluded(_) => {
                self.concluded_at = Some(moment.happened_at);
            }
            ConsultationEvent::ConsultationTextsDestroyed(_) => self.is_destroyed = true,
        }
    }
}
