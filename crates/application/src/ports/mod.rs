//! What the office needs of a place to keep things; `storage` gives it on two engines.

mod access;
mod attachments;
mod consultations;
mod data_use;
mod duty;
mod inbox;
mod operations;
mod papers;
mod people;
mod places;
mod plans;
mod reviews;
mod rows;
mod store;
mod supplies;

pub use access::{
    AccessTransaction, AccessView, AccountRow, CredentialsRow, EnrolmentRow, OpenSessionRow,
    PasswordRow, SessionRow, ThrottleRow,
};
pub use attachments::{
    AttachmentRow, AttachmentTransaction, AttachmentView, NONCE_PREFIX_BYTES, StagedRow,
};
pub use consultations::{
    ConcludedRow, ConsultationRow, ConsultationsView, LevelFromAboveRow, OpinionRow, ParticipantRow,
};
pub use data_use::{CertificateRow, DataUseView, ReleasedRow, WitnessRow};
pub use duty::{
    BegunRow, BriefIssuedRow, BriefRow, DailyReportRow, DailyReportingRow, DutyLineRow, DutySaid,
    DutyView, InstructionClosedRow, InstructionPartRow, InstructionRow, IntakeRow, MissedLimitRow,
    PhoneReportRow, RelievedRow, ReportRow, SentRow, SettledRow, ShiftRow, SignedRow,
};
pub use inbox::{ACKNOWLEDGED_MAX, AcknowledgedRow, InboxView};
pub use operations::{
    IssuedRow, OperationsView, PlanAtWorkRow, RUNNING_OPERATIONS_MAX, SituationReportRow,
    TASK_ROWS_MAX, TaskFilter, TaskPage, TaskPlace, TaskRow, TaskSelection,
};
pub use papers::{
    AnsweredRow, ClosedRow, DocumentOfUnitRow, DocumentRow, DocumentWanted, PapersView,
};
pub use people::PeopleView;
pub use places::{
    AdoptedRow, BoundaryRow, LayerRow, PlacesTransaction, PlacesView, RegionRow, RegionsWanted,
};
pub use plans::PlansView;
pub use reviews::{ActionCheckedRow, ActionDoneRow, CorrectiveActionRow, ReviewsView};
pub use rows::{
    Change, Head, KeyRow, LogRow, OperationRow, Page, RealmRow, Receipt, Recorded, Stored, ValueRow,
};
pub use store::{Store, THINGS_MAX, Transaction, View};
pub use supplies::SuppliesView;
