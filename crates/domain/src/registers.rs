//! What rules may ask about other capabilities; the office answers inside the writer's transaction.

use std::fmt;

use crate::access::Login;
use crate::duty::{OnDuty, OpenThings, SettlementKind};
use crate::kernel::{
    AccountId, AttachmentId, AttachmentOf, Commitment, ConsultationId, ContactId,
    CorrectiveActionId, IncomingDocumentId, InstructionId, IntakeId, Key, OperationId,
    OrganisationId, PersonId, PlanId, RegionCode, ReportDue, SiteId,
};
use crate::operations::IssuedPlan;
use crate::places::{Catalogue, Edition};
use crate::plans::PlanCheck;

/// The registers that rules may look into. The domain never holds one.
pub trait Registers {
    /// The free texts of an operation that still lie under its own key, in journal order.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn texts_of(&mut self, operation: OperationId) -> Result<Vec<OpenText>, Unanswered>;

    /// How far an operation has come to its end.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn end_of(&mut self, operation: OperationId) -> Result<EndOfOperation, Unanswered>;

    /// What became of an intake so far; none where there is no such intake.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn settlement_of(
        &mut self,
        intake: IntakeId,
    ) -> Result<Option<Option<SettlementKind>>, Unanswered>;

    /// Which action puts a missed limit of a report right, if any does; none where the intake has
    /// missed no such limit.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn action_of_missed_limit(
        &mut self,
        intake: IntakeId,
        due: ReportDue,
        number: u32,
    ) -> Result<Option<Option<CorrectiveActionId>>, Unanswered>;

    /// How many daily briefs have been issued.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn briefs_issued(&mut self) -> Result<u32, Unanswered>;

    /// Who keeps the desk; none where nobody has begun a shift.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn on_duty(&mut self) -> Result<Option<OnDuty>, Unanswered>;

    /// What is still open on the desk.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn open_on_desk(&mut self) -> Result<OpenThings, Unanswered>;

    /// Whether there is such a person who has not left the house.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn person_exists(&mut self, person: PersonId) -> Result<bool, Unanswered>;

    /// Whether a person has this number.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn contact_exists(&mut self, person: PersonId, contact: ContactId) -> Result<bool, Unanswered>;

    /// The sealed bytes that were handed in for an attachment; none where nothing was, or for
    /// something else.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn staged_attachment(
        &mut self,
        of: AttachmentOf,
        attachment: AttachmentId,
    ) -> Result<Option<StagedAttachment>, Unanswered>;

    /// What an attachment belongs to; none where there is no such attachment.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn attachment_of(
        &mut self,
        attachment: AttachmentId,
    ) -> Result<Option<AttachmentOf>, Unanswered>;

    /// Whether there is such an incoming document.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn document_exists(&mut self, document: IncomingDocumentId) -> Result<bool, Unanswered>;

    /// What a consultation is about: reports, and an operation; none where there is no such
    /// consultation.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn consultation_about(
        &mut self,
        consultation: ConsultationId,
    ) -> Result<Option<ConsultationAbout>, Unanswered>;

    /// Whether what was said in an intake is still there and no operation has ended with it.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn has_intake_texts(&mut self, intake: IntakeId) -> Result<bool, Unanswered>;

    /// Whether there is such an instruction of a leader.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn instruction_exists(&mut self, instruction: InstructionId) -> Result<bool, Unanswered>;

    /// The account of a login, open or closed.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn account_of_login(&mut self, login: &Login) -> Result<Option<AccountId>, Unanswered>;

    /// The open account of a person.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn open_account_of(&mut self, person: PersonId) -> Result<Option<AccountId>, Unanswered>;

    /// Whether the adopted list of regions has this code.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn region_exists(&mut self, region: &RegionCode) -> Result<bool, Unanswered>;

    /// Whether there is such an organisation, not dissolved.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn organisation_exists(&mut self, organisation: OrganisationId) -> Result<bool, Unanswered>;

    /// The organisation of a code, where it is not dissolved.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn organisation_coded(&mut self, code: &Key) -> Result<Option<OrganisationId>, Unanswered>;

    /// The person of a number, whether or not they have left.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn person_numbered(&mut self, number: &Key) -> Result<Option<PersonId>, Unanswered>;

    /// What the vault holds of a person: name and numbers, older ones among them.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn texts_of_person(&mut self, person: PersonId) -> Result<Vec<OpenText>, Unanswered>;

    /// Whether there is such a site, closed or not.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn site_exists(&mut self, site: SiteId) -> Result<bool, Unanswered>;

    /// The site of a code, closed or not.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn site_coded(&mut self, code: &Key) -> Result<Option<SiteId>, Unanswered>;

    /// How many rows of an edition of a list have been brought in.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn staged_rows(&mut self, catalogue: Catalogue, edition: &Edition) -> Result<u64, Unanswered>;

    /// Who does the verb that is asked about, and for which unit.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn acting(&mut self) -> Result<Acting, Unanswered>;

    /// The codes of the units above a unit, the nearest first; none where there is no such unit.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn units_above(&mut self, unit: &Key) -> Result<Vec<Key>, Unanswered>;

    /// The plan of a key. One that was abolished before it was ever issued has let go of its key.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn plan_keyed(&mut self, key: &Key) -> Result<Option<PlanId>, Unanswered>;

    /// What stands in the text of a plan's latest version, and what is wrong with it; none where
    /// there is no such plan.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn check_of_plan(&mut self, plan: PlanId) -> Result<Option<PlanCheck>, Unanswered>;

    /// Whether a plan's latest version has this text, to the byte.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn is_text_of_plan(&mut self, plan: PlanId, text: &str) -> Result<bool, Unanswered>;

    /// The version of a plan that is in force, with what it says; none where none is.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn issued_plan(&mut self, plan: PlanId) -> Result<Option<IssuedPlan>, Unanswered>;

    /// The code of the unit of a post, by the post's code; none where there is no such post.
    ///
    /// # Errors
    /// When the registers cannot be read.
    fn unit_of_post(&mut self, post: &Key) -> Result<Option<Key>, Unanswered>;

    /// Whether a secret came beside the command, to be kept in its transaction.
    fn is_secret_handed_in(&self) -> bool;
}

/// What a consultation is about: reports, and an operation.
pub type ConsultationAbout = (Vec<IntakeId>, Option<OperationId>);

/// Who does something, as far as rules must know it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Acting {
    /// The person; none where the operator or a script does it.
    pub person: Option<PersonId>,
    /// The code of the post; none for the operator.
    pub post: Option<Key>,
    /// The code of the unit that the post belongs to, then those of the units above it, the
    /// nearest first; none for the operator, who speaks for no unit.
    pub units: Vec<Key>,
    /// Whether they may direct tasks: then they write down what others say on the phone.
    pub may_direct_tasks: bool,
}

/// How far an operation has come to its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EndOfOperation {
    /// There is no such operation.
    NoSuchOperation,
    /// It runs.
    Runs,
    /// It is over; its record still takes late paper.
    Closed,
    /// Its record is complete.
    LogClosed {
        /// How many attachments lie beside it.
        attachments: u64,
    },
}

/// Sealed bytes that wait for the event that names them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StagedAttachment {
    /// How long it is in the clear.
    pub bytes: u64,
    /// SHA-256 over the nonce prefix and all sealed chunks in their order.
    pub ciphertext_sha256: Commitment,
    /// What its first bytes say that it is, as HTTP names it.
    pub media_type: String,
}

/// A text of an operation, opened for a rule.
#[derive(Clone, PartialEq, Eq)]
pub struct OpenText {
    /// How the journal refers to it.
    pub commitment: Commitment,
    /// What it says.
    pub text: String,
}

/// The registers could not be read: the verb is not decided and nothing has happened.
#[derive(Debug)]
pub struct Unanswered(pub Box<dyn std::error::Error + Send + Sync>);

impl fmt::Display for Unanswered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a register could not be read: {}", self.0)
    }
}

impl std::error::Error for Unanswered {}
