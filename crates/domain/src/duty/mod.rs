//! Duty 值班: the desk that takes in what is reported, around the clock.
//!
//! What comes in is an *intake* 接报, whatever becomes of it: when the desk learned of it is fixed
//! with its first event, and every time limit of an information report runs from there
//! (突发公共卫生事件应急条例 19–20).
//!
//! Whoever keeps the desk does it in a *shift* 班次, with a log, the calls that they make, and a
//! handover that both sign. What leaders want done 批示 is followed to its end, and so is what
//! comes in writing 来文, with its scans. A level of a higher tier stands there until it is lifted.
//! Where nobody knows enough alone, those who do are called together 会商.

mod account;
mod alike;
mod attachments;
mod briefs;
mod check_report;
mod consultations;
mod daily;
mod danger_words;
mod destroy_intake_texts;
mod documents;
mod events;
mod grade_intake;
mod instructions;
mod intake;
mod let_reports_fall_due;
mod levels_from_above;
mod note_intake;
mod open_intake;
mod place_names;
mod refusals;
mod report_by_phone;
mod reporting;
mod send_report;
mod settle_intake;
mod severity_suggested;
mod shifts;
#[cfg(test)]
mod testing;
mod write_report;

pub use account::{Account, Casualties, SealedAccount};
pub use alike::{
    ALIKE_NEXT_DOOR_WITHIN, ALIKE_WITHIN, ALIKE_WORDS_THOUSANDTHS_MIN, Likeness, Told, likeness,
};
pub use attachments::{
    AttachPaper, Attachment, AttachmentEvent, AttachmentTurned, PaperAttached,
    Refusal as AttachmentRefusal, TurnAttachment,
};
pub use briefs::{
    Brief, BriefChecked, BriefEvent, BriefIssued, BriefWritten, CheckBrief, IssueBrief,
    Refusal as BriefRefusal, WriteBrief,
};
pub use check_report::CheckReport;
pub use consultations::{
    CONSULTATION_INTAKES_MAX, CONSULTATION_KEPT_DAYS, CallIntoConsultation, ConcludeConsultation,
    Consultation, ConsultationConcluded, ConsultationEvent, ConsultationOpened,
    ConsultationOutcome, ConsultationTextsDestroyed, DestroyConsultationTexts, OPINIONS_MAX,
    OpenConsultation, OpinionRecorded, OpinionWay, PARTICIPANTS_MAX, ParticipantCalled,
    ParticipantKind, RecordOpinion, Refusal as ConsultationRefusal, Stance,
};
pub use daily::{
    BeginDailyReporting, Beginning, DailyEvent, DailyReportGiven, DailyReporting,
    DailyReportingBegun, DailyReportingEnded, EndDailyReporting, GiveDailyReport,
    REPORTING_UNITS_MAX, Refusal as DailyRefusal, Rounds,
};
pub use danger_words::{DANGER_WORDS, danger_word};
pub use destroy_intake_texts::{DestroyIntakeTexts, INTAKE_KEPT_DAYS};
pub use documents::{
    AnswerDocument, CloseDocument, DOCUMENT_KEPT_DAYS, DOCUMENT_LEADS_MAX, DOCUMENT_UNITS_MAX,
    DestroyDocumentTexts, DocumentAnswered, DocumentClosed, DocumentEvent, DocumentFeedbackNoted,
    DocumentHandedOn, DocumentKind, DocumentLead, DocumentLed, DocumentRegistered,
    DocumentTextsDestroyed, DocumentUrgency, HandDocumentOn, IncomingDocument, LeadDocumentTo,
    NoteDocumentFeedback, Refusal as DocumentRefusal, RegisterDocument,
};
pub use events::{
    Event, IntakeGraded, IntakeNoted, IntakeOpened, IntakeSettled, IntakeTextsDestroyed,
    PhoneReportMade, ReportChecked, ReportLimitMissed, ReportSent, ReportWritten, of_report,
};
pub use grade_intake::GradeIntake;
pub use instructions::{
    AddInstructionPart, AnswerInstructionPart, CloseInstruction, Instruction, InstructionChannel,
    InstructionClosed, InstructionEvent, InstructionPart, InstructionPartAdded,
    InstructionPartAnswered, InstructionRecorded, PARTS_MAX, RecordInstruction,
    Refusal as InstructionRefusal, ReportInstructionPart,
};
pub use intake::{
    Grade, Intake, IntakeChannel, Report, ReportKind, SealedSettlement, Settlement, SettlementKind,
};
pub use let_reports_fall_due::LetReportsFallDue;
pub use levels_from_above::{
    DestroyLevelTexts, LEVEL_KEPT_DAYS, LevelFromAbove, LevelFromAboveEvent, LevelFromAboveLifted,
    LevelFromAboveReceived, LevelTextsDestroyed, LiftLevelFromAbove, ReceiveLevelFromAbove,
    Refusal as LevelFromAboveRefusal, ResponseLevel,
};
pub use note_intake::{NOTES_MAX, NoteIntake};
pub use open_intake::OpenIntake;
pub use place_names::region_named_in;
pub use refusals::Refusal;
pub use report_by_phone::{PHONE_REPORTS_MAX, ReportByPhone};
pub use reporting::{ReportClock, Reported, ReportingLimits, Timeliness, reporting_limits};
pub use send_report::SendReport;
#[cfg(test)]
use settle_intake::Belonging;
pub use settle_intake::SettleIntake;
pub use severity_suggested::{SuggestedBy, suggested_severity};
pub use shifts::{
    BeginShift, CallRecorded, CallTo, DUTY_LINES_MAX, DutyLineWritten, HandoverSigned,
    LeaderOnDutyNamed, NameLeaderOnDuty, OnDuty, OpenThings, Planned, RecordCall,
    Refusal as ShiftRefusal, SCHEDULED_AHEAD_DAYS_MAX, SHIFT_HOURS_MAX, ScheduleShift, Shift,
    ShiftBegun, ShiftEvent, ShiftScheduled, ShiftStruck, SignHandover, StrikeShift, WriteDutyLine,
};
pub use write_report::{REPORTS_MAX, WriteReport};
