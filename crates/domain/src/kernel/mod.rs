//! What every capability is made of: instants, ids, texts, streams, verbs and events.

mod attachment_of;
mod cell;
mod day;
mod draft;
mod event;
mod house;
mod ids;
mod instant;
mod key;
mod kinds;
mod label;
mod media_type;
mod point;
mod realm;
mod region;
mod right;
mod severity;
mod text;
mod thing;
mod verb;
mod vocabulary;

pub use crate::refusal::Refusal;
pub use attachment_of::{AttachmentOf, NotAnAttachmentOf};
pub use cell::{CellFlaw, CellProblem};
pub use day::{Day, NotADay};
pub(crate) use draft::Draft;
pub use draft::{RowAt, RowProblem, RowProblems, Sheet};
pub use event::{Body, Event, KindRow, Retention, Unreadable, Upcast, Zone, decode};
pub use house::{House, NotTheHouse};
pub use ids::{
    AccountId, AttachmentId, BriefId, CommandId, ConsultationId, ContactId, CorrectiveActionId,
    DailyReportingId, DutyLineId, IncomingDocumentId, InstructionId, InstructionPartId, IntakeId,
    LevelFromAboveId, LogEntryId, NotAnId, OperationId, OpinionId, OrganisationId, ParticipantId,
    PersonId, PlanId, PostId, ReportId, ShiftId, SiteId, SituationReportId, VehicleId,
};
pub use instant::{Instant, Span};
pub use key::{Key, NotAKey};
pub(crate) use kinds::kinds;
pub use label::Label;
pub use media_type::{ATTACHMENT_BYTES_MAX, MAGIC_BYTES, MediaType};
pub use point::{OffTheEarth, Point};
pub use realm::{NotARealm, Realm, RealmKind};
pub use region::{NotARegion, RegionCode, RegionLevel};
pub use right::{Reach, Right};
pub use severity::Severity;
pub use text::{Commitment, NotAText, Text, VaultKey, VaultText};
pub use thing::{NotAThing, Thing, Version};
pub use verb::{Moment, Stream, Verb};
pub use vocabulary::{
    CallResult, Competence, EmergencyClass, EmergencySeverity, PersonKind, ReportDue,
    ReportProfile, VehicleKind,
};
