//! The office: may they, load, decide, append, seal. Synchronous; no SQL, no HTTP.
//!
//! Whoever wants something hands a [`Command`] to the [`Office`]. The jurisdiction's writer takes
//! what waits, decides each verb on states that it keeps folded, appends all, commits once and only
//! then answers. Whoever wants to know something asks a reader.

pub mod access;
mod actor;
mod attachments;
mod checkpoint;
mod command;
pub mod duty;
mod failure;
pub mod gaps;
pub mod import;
pub mod inbox;
mod machine;
mod office;
pub mod operations;
pub mod plans;
mod ports;
mod readers;
pub mod reference;
pub mod replay;
pub mod report;
pub mod reviews;
mod vault;
pub mod world_folder;
mod writer;

pub use actor::{Actor, Provenance, Who};
pub use attachments::{HandedIn, ReadBack};
pub use checkpoint::{checkpoint, checkpoint_over, checkpoint_signer};
pub use command::{Command, Done};
pub use failure::{Conflict, Failure, Fault};
pub use machine::Machine;
pub use office::{Office, Opening, Reading};
pub use ports::{
    ACKNOWLEDGED_MAX, AccessTransaction, AccessView, AccountRow, AcknowledgedRow, ActionCheckedRow,
    ActionDoneRow, AdoptedRow, AnsweredRow, AttachmentRow, AttachmentTransaction, AttachmentView,
    BegunRow, BoundaryRow, BriefIssuedRow, BriefRow, CertificateRow, Change, ClosedRow,
    ConcludedRow, ConsultationRow, ConsultationsView, CorrectiveActionRow, CredentialsRow,
    DailyReportRow, DailyReportingRow, DataUseView, DocumentOfUnitRow, DocumentRow, DocumentWanted,
    DutyLineRow, DutySaid, DutyView, EnrolmentRow, Head, InboxView, InstructionClosedRow,
    InstructionPartRow, InstructionRow, IntakeRow, IssuedRow, KeyRow, LayerRow, LevelFromAboveRow,
    LogRow, MissedLimitRow, NONCE_PREFIX_BYTES, OpenSessionRow, OperationRow, OperationsView,
    OpinionRow, Page, PapersView, ParticipantRow, PasswordRow, PeopleView, PhoneReportRow,
    PlacesTransaction, PlacesView, PlanAtWorkRow, PlansView, RUNNING_OPERATIONS_MAX, RealmRow,
    Receipt, Recorded, RegionRow, RegionsWanted, ReleasedRow, RelievedRow, ReportRow, ReviewsView,
    SentRow, SessionRow, SettledRow, ShiftRow, SignedRow, SituationReportRow, StagedRow, Store,
    Stored, SuppliesView, TASK_ROWS_MAX, THINGS_MAX, TaskFilter, TaskPage, TaskPlace, TaskRow,
    TaskSelection, ThrottleRow, Transaction, ValueRow, View, WitnessRow,
};
pub use readers::READERS_MAX;
pub use vault::{CHUNK_BYTES, MasterKey, NotAMasterKey, Opened, Vault};
pub use writer::{BATCH_MAX, QUEUE_MAX};
