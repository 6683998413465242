//! Consultations 会商: who was called in, what each said, and what was decided in the end.

mod call_into_consultation;
mod conclude_consultation;
mod consultation;
mod destroy_consultation_texts;
mod events;
mod open_consultation;
mod record_opinion;
mod refusals;
#[cfg(test)]
mod testing;

pub use call_into_consultation::CallIntoConsultation;
pub use conclude_consultation::ConcludeConsultation;
pub use consultation::{
    CONSULTATION_INTAKES_MAX, Consultation, ConsultationOutcome, OPINIONS_MAX, OpinionWay,
    PARTICIPANTS_MAX, ParticipantKind, Stance,
};
pub use destroy_consultation_texts::{CONSULTATION_KEPT_DAYS, DestroyConsultationTexts};
pub use events::{
    ConsultationConcluded, ConsultationEvent, ConsultationOpened, ConsultationTextsDestroyed,
    OpinionRecorded, ParticipantCalled,
};
pub use open_consultation::OpenConsultation;
pub use record_opinion::RecordOpinion;
pub use refusals::Refusal;
