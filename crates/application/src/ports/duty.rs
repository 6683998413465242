//! What is kept of the duty desk.

use domain::duty::{
    Grade, IntakeChannel, ReportKind, Reported, SealedAccount, SealedSettlement, Timeliness,
};
use domain::kernel::{Instant, IntakeId, PersonId, Realm, ReportId, VaultText};

use super::rows::Page;
use crate::failure::Fault;

/// What was reported to the desk.
#[derive(Clone, PartialEq, Debug)]
pub struct IntakeRow {
    /// Which intake.
    pub intake: IntakeId,
    /// By which way it came.
    pub channel: IntakeChannel,
    /// When the house learned of it.
    pub knew_at: Instant,
    /// Who took it in, as the journal has it.
    pub who: String,
    /// The journal position of its opening.
    pub position: u64,
    /// What was reported, as it was noted last; its texts lie in the vault.
    pub account: SealedAccount,
    /// When something was noted last.
    pub noted_at: Option<Instant>,
    /// What becomes of it, as it was said last.
    pub settled: Option<SettledRow>,
    /// How severe it is, and by which rules it is reported.
    pub grade: Option<Grade>,
    /// What of it has been reported upwards.
    pub reported: Reported,
}

/// A report that was made upwards by phone.
#[derive(Clone, PartialEq, Debug)]
pub struct PhoneReportRow {
    /// The how-manieth call it is.
    pub number: u32,
    /// To which unit.
    pub to: VaultText,
    /// Who took it there.
    pub answered_by: Option<VaultText>,
    /// When it was made.
    pub made_at: Instant,
    /// Who made it, as the journal has it.
    pub who: String,
    /// How it kept its limit.
    pub kept: Timeliness,
    /// Why it came too late.
    pub late_because: Option<VaultText>,
    /// The journal position of the event.
    pub position: u64,
}

/// A written report.
#[derive(Clone, PartialEq, Debug)]
pub struct ReportRow {
    /// Which report.
    pub report: ReportId,
    /// Which of the three it is.
    pub kind: ReportKind,
    /// What it says.
    pub text: VaultText,
    /// Who wrote it last, as the journal has it.
    pub who: String,
    /// The same as a person; none where the operator or a script wrote it.
    pub writer: Option<PersonId>,
    /// When it was written last.
    pub written_at: Instant,
    /// Who checked it as it stands, as the journal has it.
    pub checked_by: Option<String>,
    /// That it has left the house.
    pub sent: Option<SentRow>,
}

/// That a report has left the house.
#[derive(Clone, PartialEq, Debug)]
pub struct SentRow {
    /// When.
    pub at: Instant,
    /// To which units.
    pub to: VaultText,
    /// Its number among the reports of its kind.
    pub number: u32,
    /// How it kept its limit.
    pub kept: Timeliness,
    /// Why it came too late.
    pub late_because: Option<VaultText>,
    /// The journal position of the event.
    pub position: u64,
}

/// What becomes of an intake.
#[derive(Clone, PartialEq, Debug)]
pub struct SettledRow {
    /// What becomes of it.
    pub settlement: SealedSettlement,
    /// When that was said.
    pub at: Instant,
    /// By whom, as the journal has it.
    pub who: String,
}

/// What can be asked about the desk. Every method fails only when the store cannot be read.
#[expect(clippy::missing_errors_doc, reason = "said once, on the trait")]
pub trait DutyView {
    /// One intake.
    fn intake(&mut self, realm: &Realm, intake: IntakeId) -> Result<Option<IntakeRow>, Fault>;
    /// Intakes, the newest first.
    fn intakes(&mut self, realm: &Realm, page: Page) -> Result<Vec<IntakeRow>, Fault>;
    /// Those of which nobody has said yet what becomes of them, the oldest first.
    fn open_intakes(&mut self, realm: &Realm, rows_max: u32) -> Result<Vec<IntakeRow>, Fault>;
    /// Those that were settled since then, the newest settling first.
    fn intakes_settled(
        &mut self,
        realm: &Realm,
        since: Instant,
        rows_max: u32,
    ) -> Result<Vec<IntakeRow>, Fault>;
    /// Those of which a report is due, the most urgent first.
    fn intakes_to_report(&mut self, realm: &Realm, rows_max: u32) -> Result<Vec<IntakeRow>, Fault>;
    /// The reports of an intake that were made by phone, the first one first.
    fn phone_reports(
        &mut self,
        realm: &Realm,
        intake: IntakeId,
    ) -> Result<Vec<PhoneReportRow>, Fault>;
    /// The written reports of an intake, in the order in which they were begun.
    fn reports(&mut self, realm: &Realm, intake: IntakeId) -> Result<Vec<ReportRow>, Fault>;
    /// Those of which the house learned in a span of time, ends included, the newest first.
    fn intakes_known(
        &mut self,
        realm: &Realm,
        span: [Instant; 2],
        rows_max: u32,
    ) -> Result<Vec<IntakeRow>, Fault>;
}
