//! The table of verbs: from it come the API's routes, the rights table and the scripts' words.

use std::fmt;

use schemars::{Schema, SchemaGenerator};
use serde_json::Value;

use crate::access::{CloseAccount, OpenAccount, SetCredentials, UnlockAccount};
use crate::data_use::{DestroyEmploymentData, DestroyTexts, ReleaseText, ReleaseTexts};
use crate::duty::{
    AddInstructionPart, AnswerDocument, AnswerInstructionPart, AttachPaper, BeginDailyReporting,
    BeginShift, CallIntoConsultation, CheckBrief, CheckReport, CloseDocument, CloseInstruction,
    ConcludeConsultation, DestroyConsultationTexts, DestroyDocumentTexts, DestroyIntakeTexts,
    DestroyLevelTexts, EndDailyReporting, GiveDailyReport, GradeIntake, HandDocumentOn, IssueBrief,
    LeadDocumentTo, LetReportsFallDue, LiftLevelFromAbove, NameLeaderOnDuty, NoteDocumentFeedback,
    NoteIntake, OpenConsultation, OpenIntake, ReceiveLevelFromAbove, RecordCall, RecordInstruction,
    RecordOpinion, RegisterDocument, ReportByPhone, ReportInstructionPart, ScheduleShift,
    SendReport, SettleIntake, SignHandover, StrikeShift, TurnAttachment, WriteBrief, WriteDutyLine,
    WriteReport,
};
use crate::inbox::AcknowledgeNotices;
use crate::kernel::{Right, Stream, Verb};
use crate::operations::{
    AcceptTask, Attach, BlockTask, CancelTask, CheckSituationReport, CloseLog, CloseOperation,
    DecideLevel, DeclineTask, EndMeasure, FinishTask, GiveTask, IssueSituationReport, LetTimePass,
    LiftResponse, NormaliseOperation, OfferTask, OpenOperation, OpenTask, ProposeLevel,
    PutPlanToWork, ReceiveLevel, RecordReading, RenewMeasure, ResumeTask, SendBackTask, StartTask,
    TakeCommand, TurnDownProposal, VerifyTask, WriteLogEntry, WriteSituationReport,
};
use crate::people::{
    AbolishPost, AppointDeputy, AppointHolder, CertifyCompetence, ChangeOrganisation, ChangePerson,
    ChangePost, DefinePost, DissolveOrganisation, EndEmployment, ImportPeople, ImportPosts,
    RegisterOrganisation, RegisterPerson, Relieve, RemoveContact, SetContact, SetDuty,
    VerifyContact, WithdrawCompetence,
};
use crate::places::{AddSite, AdoptReference, ChangeSite, CloseSite, ImportSites, ReopenSite};
use crate::plans::{
    AbolishPlan, ApprovePlan, BeginPlan, FilePlan, GiveConsent, IssuePlan, PublishPlan,
    ReturnToDraft, ReviewPlan, ReviseIssued, SaveDraft, SendForConsultation, SubmitForReview,
};
use crate::realms::{OpenRealm, SetClock};
use crate::reviews::{CheckCorrectiveAction, FinishCorrectiveAction, RaiseCorrectiveAction};
use crate::supplies::{ChangeVehicle, ImportResources, RegisterVehicle, SetStock, WithdrawVehicle};

/// One row of the table.
#[derive(Clone, Copy)]
pub struct VerbRow {
    /// Its name in scripts and in the API.
    pub name: &'static str,
    /// The capability it belongs to: the folder of the same name in every room.
    pub capability: &'static str,
    /// The stream that it decides on.
    pub stream: &'static str,
    /// What one must be allowed to do.
    pub right: Right,
    /// The JSON Schema of its body.
    pub schema: fn(&mut SchemaGenerator) -> Schema,
}

/// Does something with a verb whose type is known only when it runs.
pub trait Dispatch {
    /// What comes out.
    type Out;
    /// Called with the verb.
    fn verb<V: Verb>(self, verb: V) -> Self::Out;
}

/// Why a name and a body make no verb.
#[derive(Debug)]
pub enum NotAVerb {
    /// There is no verb of that name.
    UnknownName(String),
    /// The body does not fit.
    Body {
        /// The verb's name.
        name: &'static str,
        /// What the reader met.
        error: serde_json::Error,
    },
}

impl fmt::Display for NotAVerb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownName(name) => write!(f, "there is no verb “{name}”"),
            Self::Body { name, error } => write!(f, "the body of “{name}” does not fit: {error}"),
        }
    }
}

impl std::error::Error for NotAVerb {}

macro_rules! verbs {
    ($($capability:ident: $($verb:ident),+;)+) => {
        /// Any verb.
        #[derive(Clone, Debug)]
        pub enum AnyVerb {
            $($(#[doc = concat!("See [`", stringify!($verb), "`].")] $verb($verb),)+)+
        }

        $($(impl From<$verb> for AnyVerb {
            fn from(verb: $verb) -> Self {
                Self::$verb(verb)
            }
        })+)+

        /// Every verb there is.
        pub const VERBS: &[VerbRow] = &[$($(VerbRow {
            name: $verb::NAME,
            capability: stringify!($capability),
            stream: <$verb as Verb>::Of::NAME,
            right: $verb::RIGHT,
            schema: |generator| generator.subschema_for::<$verb>(),
        },)+)+];

        impl AnyVerb {
            /// Reads a verb by its name and body.
            ///
            /// # Errors
            /// When there is no such verb or the body does not fit it.
            pub fn decode(name: &str, body: Value) -> Result<Self, NotAVerb> {
                match name {
                    $($($verb::NAME => serde_json::from_value(body)
                        .map(Self::$verb)
                        .map_err(|error| NotAVerb::Body { name: $verb::NAME, error }),)+)+
                    _ => Err(NotAVerb::UnknownName(name.chars().take(60).collect())),
                }
            }

            /// Its row in the table.
            #[must_use]
            pub fn row(&self) -> &'static VerbRow {
                let name = match self { $($(Self::$verb(_) => $verb::NAME,)+)+ };
                VERBS.iter().find(|row| row.name == name).expect("the table made the enum")
            }

            /// The body, for fingerprints and scripts.
            #[must_use]
            pub fn body(&self) -> Value {
                match self { $($(Self::$verb(verb) => serde_json::to_value(verb),)+)+ }
                    .expect("a verb was read from JSON or made from the same types")
            }

            /// Hands the verb to somebody who does not know its type yet.
            pub fn dispatch<D: Dispatch>(self, to: D) -> D::Out {
                match self { $($(Self::$verb(verb) => to.verb(verb),)+)+ }
            }
        }
    };
}

verbs! {
    access: OpenAccount, CloseAccount, SetCredentials, UnlockAccount;
    data_use: ReleaseTexts, ReleaseText, DestroyTexts, DestroyEmploymentData;
    duty: OpenIntake, NoteIntake, SettleIntake, GradeIntake, ReportByPhone, WriteReport,
        CheckReport, SendReport, LetReportsFallDue, DestroyIntakeTexts, ScheduleShift, StrikeShift,
        BeginShift, NameLeaderOnDuty, WriteDutyLine, RecordCall, SignHandover, RecordInstruction,
        AddInstructionPart, AnswerInstructionPart, ReportInstructionPart, CloseInstruction,
        BeginDailyReporting, GiveDailyReport, EndDailyReporting, AttachPaper, TurnAttachment,
        RegisterDocument, HandDocumentOn, NoteDocumentFeedback, LeadDocumentTo, AnswerDocument,
        CloseDocument, DestroyDocumentTexts, ReceiveLevelFromAbove, LiftLevelFromAbove,
        DestroyLevelTexts, OpenConsultation, CallIntoConsultation, RecordOpinion,
        ConcludeConsultation, DestroyConsultationTexts, WriteBrief, CheckBrief, IssueBrief;
    inbox: AcknowledgeNotices;
    operations: OpenOperation, PutPlanToWork, RecordReading, ProposeLevel, TurnDownProposal,
        ReceiveLevel, DecideLevel, RenewMeasure, EndMeasure, LiftResponse, NormaliseOperation,
        TakeCommand, GiveTask, OpenTask, OfferTask, AcceptTask, DeclineTask, StartTask, BlockTask,
        ResumeTask, FinishTask, VerifyTask, SendBackTask, CancelTask, LetTimePass, WriteLogEntry,
        Attach, WriteSituationReport, CheckSituationReport, IssueSituationReport, CloseOperation,
        CloseLog;
    people: RegisterOrganisation, ChangeOrganisation, DissolveOrganisation, DefinePost, ChangePost,
        AbolishPost, AppointHolder, AppointDeputy, Relieve, RegisterPerson, ChangePerson,
        EndEmployment, SetContact, RemoveContact, VerifyContact, CertifyCompetence,
        WithdrawCompetence, SetDuty, ImportPeople, ImportPosts;
    places: AddSite, ChangeSite, CloseSite, ReopenSite, ImportSites, AdoptReference;
    plans: BeginPlan, SaveDraft, ReviseIssued, SendForConsultation, GiveConsent, SubmitForReview,
        ReviewPlan, ReturnToDraft, ApprovePlan, IssuePlan, FilePlan, PublishPlan, AbolishPlan;
    realms: OpenRealm, SetClock;
    reviews: RaiseCorrectiveAction, FinishCorrectiveAction, CheckCorrectiveAction;
    supplies: RegisterVehicle, ChangeVehicle, WithdrawVehicle, SetStock, ImportResources;
}

#[test]
fn no_two_verbs_share_a_name() {
    let names: std::collections::BTreeSet<_> = VERBS.iter().map(|row| row.name).collect();
    assert_eq!(names.len(), VERBS.len());
}

#[test]
fn a_body_with_an_unknown_field_is_refused() {
    let entry = "0198c0de-0000-7000-8000-000000000001";
    let body = serde_json::json!({ "entry": entry, "text": "到岗", "colour": 1 });
    assert!(matches!(AnyVerb::decode("write_log_entry", body), Err(NotAVerb::Body { .. })));
    assert!(matches!(AnyVerb::decode("fly", Value::Null), Err(NotAVerb::UnknownName(_))));
}
