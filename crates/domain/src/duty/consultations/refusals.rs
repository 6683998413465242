//! What the rules of a consultation may answer instead of acting.

use crate::refusals;

refusals! {
    /// There is no such consultation.
    NoSuchConsultation = "no_such_consultation",
    /// It is open already.
    ConsultationIsOpened = "consultation_is_opened",
    /// It is concluded: a conclusion is not changed.
    ConsultationIsConcluded = "consultation_is_concluded",
    /// It is said to have been before it was called.
    BeforeTheConsultation = "before_the_consultation",
    /// It is about nothing that was reported and no operation that there is.
    ConsultationAboutNothing = "consultation_about_nothing",
    /// It is about more reports than fit.
    TooManyIntakes { max: usize } = "too_many_intakes_for_consultation",
    /// They are called in already.
    ParticipantIsCalled = "participant_is_called",
    /// Nobody called them in.
    NoSuchParticipant = "no_such_participant",
    /// So many are called into one consultation at most.
    TooManyParticipants { max: usize } = "too_many_participants",
    /// The opinion is written down already.
    OpinionIsRecorded = "opinion_is_recorded",
    /// So many opinions belong to one consultation at most.
    TooManyOpinions { max: usize } = "too_many_opinions",
    /// Nobody has said anything yet.
    NobodyHasSpoken = "nobody_has_spoken",
    /// It is not concluded.
    ConsultationIsNotConcluded = "consultation_is_not_concluded",
    /// Its operation runs, or its record is not closed: it belongs to that.
    ConsultationIsOfOperation = "consultation_is_of_operation",
    /// What of it was reported still has its texts.
    ItsIntakesStand = "its_intakes_stand",
    /// It is kept longer after it was concluded.
    ConsultationIsStillKept { days: i64 } = "consultation_is_still_kept",
    /// What was said in it is destroyed.
    ConsultationIsDestroyed = "consultation_is_destroyed",
}
