//! What is kept of the duty desk.

use domain::duty::{
    CallTo, Grade, InstructionChannel, IntakeChannel, OpenThings, Planned, ReportKind, Reported,
    SealedAccount, SealedSettlement, Timeliness,
};
use domain::kernel::{
    BriefId, CallResult, CorrectiveActionId, DailyReportingId, DutyLineId, Instant, InstructionId,
    InstructionPartId, IntakeId, Key, OperationId, OrganisationId, PersonId, Realm, ReportDue,
    ReportId, ShiftId, VaultText,
};

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
    /// When what was said in it was destroyed.
    pub destroyed_at: Option<Instant>,
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

/// A time limit of a report upwards that ran out with nothing reported.
#[derive(Clone, PartialEq, Debug)]
pub struct MissedLimitRow {
    /// Of which intake.
    pub intake: IntakeId,
    /// Which report was due.
    pub due: ReportDue,
    /// The how-manieth limit of the kind it is that the intake missed.
    pub number: u32,
    /// Since when it ran.
    pub since: Instant,
    /// The limit.
    pub limit_minutes: u32,
    /// When it ran out.
    pub due_at: Instant,
    /// When it was reported after all; none where it was not yet. Before `due_at` it was in time,
    /// and only told late.
    pub made_at: Option<Instant>,
    /// What was said to why it came too late.
    pub late_because: Option<VaultText>,
    /// The action that puts it right.
    pub action: Option<CorrectiveActionId>,
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

/// A shift at the desk, on the roster or begun.
#[derive(Clone, PartialEq, Debug)]
pub struct ShiftRow {
    /// Which shift.
    pub shift: ShiftId,
    /// What the roster says of it; none where it was not on it.
    pub planned: Option<Planned>,
    /// Whether it was taken off the roster.
    pub is_struck: bool,
    /// That somebody took over; none before.
    pub begun: Option<BegunRow>,
    /// That whoever kept the desk signed the handover.
    pub signed: Option<SignedRow>,
}

/// That somebody took over the desk.
#[derive(Clone, PartialEq, Debug)]
pub struct BegunRow {
    /// When.
    pub at: Instant,
    /// Who, as the journal has it.
    pub who: String,
    /// The same as a person; none where the operator or a script did.
    pub officer: Option<PersonId>,
    /// Who leads, as it was said last.
    pub leader: Option<PersonId>,
    /// Whose shift ended with it.
    pub relieves: Option<ShiftId>,
    /// That somebody else has taken over since.
    pub relieved: Option<RelievedRow>,
    /// The journal position of the event.
    pub position: u64,
}

/// That somebody else took over the desk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RelievedRow {
    /// The shift that began with it.
    pub by: ShiftId,
    /// When.
    pub at: Instant,
}

/// That whoever kept the desk signed what they handed over.
#[derive(Clone, PartialEq, Debug)]
pub struct SignedRow {
    /// When, last.
    pub at: Instant,
    /// Who, as the journal has it.
    pub who: String,
    /// What the next one must know.
    pub note: Option<VaultText>,
    /// What was still open.
    pub open: OpenThings,
    /// The journal position of the event.
    pub position: u64,
}

/// A line of the duty log.
#[derive(Clone, PartialEq, Debug)]
pub struct DutyLineRow {
    /// Which line.
    pub line: DutyLineId,
    /// In which shift.
    pub shift: ShiftId,
    /// When it happened.
    pub at: Instant,
    /// When it was entered.
    pub entered_at: Instant,
    /// Who wrote it, as the journal has it.
    pub who: String,
    /// What it says.
    pub said: DutySaid,
    /// The journal position of the event.
    pub position: u64,
}

/// What a line of the duty log says.
#[derive(Clone, PartialEq, Debug)]
pub enum DutySaid {
    /// What somebody wrote.
    Line {
        /// The text.
        text: VaultText,
        /// The line that it corrects.
        corrects: Option<DutyLineId>,
    },
    /// A number of the house was called.
    Call {
        /// Whom it was to reach, and under which number.
        to: CallTo,
        /// What came of it.
        result: CallResult,
        /// What was said.
        note: Option<VaultText>,
    },
}

/// A daily brief.
#[derive(Clone, PartialEq, Debug)]
pub struct BriefRow {
    /// Which one.
    pub brief: BriefId,
    /// From when on it speaks.
    pub from: Instant,
    /// Up to when it speaks.
    pub until: Instant,
    /// What it says.
    pub says: VaultText,
    /// Who wrote it last, as the journal has it.
    pub who: String,
    /// The same as a person.
    pub writer: Option<PersonId>,
    /// When it was written last.
    pub written_at: Instant,
    /// Who checked it as it stands, as the journal has it.
    pub checked_by: Option<String>,
    /// That it is issued.
    pub issued: Option<BriefIssuedRow>,
    /// The journal position of its first event.
    pub position: u64,
}

/// That a brief is issued.
#[derive(Clone, PartialEq, Debug)]
pub struct BriefIssuedRow {
    /// Its number.
    pub number: u32,
    /// When.
    pub at: Instant,
    /// The body in whose name.
    pub from: VaultText,
    /// To whom.
    pub to: VaultText,
}

/// Units that report every day.
#[derive(Clone, PartialEq, Debug)]
pub struct DailyReportingRow {
    /// Which reporting.
    pub reporting: DailyReportingId,
    /// What they are to report.
    pub what: VaultText,
    /// The codes of the units.
    pub units: Vec<Key>,
    /// By when for the first time; then every 24 hours.
    pub first_due_at: Instant,
    /// The operation that it is about.
    pub operation: Option<OperationId>,
    /// When it began.
    pub begun_at: Instant,
    /// When it ended.
    pub ended_at: Option<Instant>,
    /// The journal position of the event.
    pub position: u64,
}

/// What a unit reported for a day.
#[derive(Clone, PartialEq, Debug)]
pub struct DailyReportRow {
    /// The how-manieth day it is.
    pub round: u32,
    /// The code of the unit.
    pub unit: Key,
    /// What it said last; none of a nil report.
    pub said: Option<VaultText>,
    /// Whether it came after its time.
    pub is_late: bool,
    /// When it came first.
    pub given_at: Instant,
    /// Who wrote it down, as the journal has it.
    pub who: String,
    /// The journal position of the event.
    pub position: u64,
}

/// What a leader wants done.
#[derive(Clone, PartialEq, Debug)]
pub struct InstructionRow {
    /// Which instruction.
    pub instruction: InstructionId,
    /// Who gave it, as they were called.
    pub given_by: VaultText,
    /// The same as a person; none where they are not of the house.
    pub giver: Option<PersonId>,
    /// By which way.
    pub channel: InstructionChannel,
    /// The number of the paper that it stands on.
    pub paper_number: Option<VaultText>,
    /// What they said or wrote.
    pub words: VaultText,
    /// When.
    pub given_at: Instant,
    /// By when it is to be done.
    pub due_at: Option<Instant>,
    /// The operation that it is about.
    pub operation: Option<OperationId>,
    /// Who wrote it down, as the journal has it.
    pub who: String,
    /// The journal position of the event.
    pub position: u64,
    /// That it is closed.
    pub closed: Option<InstructionClosedRow>,
}

/// That an instruction is closed.
#[derive(Clone, PartialEq, Debug)]
pub struct InstructionClosedRow {
    /// When.
    pub at: Instant,
    /// Who did it, as the journal has it.
    pub who: String,
    /// Whether that was whoever gave it.
    pub is_by_giver: bool,
    /// What whoever gave it said.
    pub said: VaultText,
    /// Why it is closed although parts were open.
    pub although: Option<VaultText>,
    /// The journal position of the event.
    pub position: u64,
}

/// A part of an instruction.
#[derive(Clone, PartialEq, Debug)]
pub struct InstructionPartRow {
    /// Which part.
    pub part: InstructionPartId,
    /// What is to be done.
    pub what: VaultText,
    /// Which unit answers for it.
    pub unit: OrganisationId,
    /// By when.
    pub due_at: Option<Instant>,
    /// When it was given to them.
    pub added_at: Instant,
    /// The journal position of the event.
    pub position: u64,
    /// What they said last.
    pub feedback: Option<VaultText>,
    /// Whether it is done, by what they said last.
    pub is_done: bool,
    /// When they said it.
    pub answered_at: Option<Instant>,
    /// Who wrote it down, as the journal has it.
    pub answered_by: Option<String>,
    /// How often they have said something.
    pub answers: u32,
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
    /// The limits of reports that an intake missed, the one that ran out first at the front.
    fn missed_limits(
        &mut self,
        realm: &Realm,
        intake: IntakeId,
    ) -> Result<Vec<MissedLimitRow>, Fault>;
    /// Those of any intake that nothing puts right yet, the oldest first; not those that were kept
    /// and only told late, nor those of what turned out to be nothing or the same as another.
    fn missed_limits_open(
        &mut self,
        realm: &Realm,
        rows_max: u32,
    ) -> Result<Vec<MissedLimitRow>, Fault>;
    /// The intakes of any realm whose next limit is not written down as missed, and when that runs
    /// out, the first one at the front.
    fn limits_running(&mut self, rows_max: u32) -> Result<Vec<(Realm, IntakeId, Instant)>, Fault>;
    /// One shift.
    fn shift(&mut self, realm: &Realm, shift: ShiftId) -> Result<Option<ShiftRow>, Fault>;
    /// The shift in which somebody keeps the desk now.
    fn shift_on_duty(&mut self, realm: &Realm) -> Result<Option<ShiftRow>, Fault>;
    /// The shifts that have begun, the newest first.
    fn shifts_begun(&mut self, realm: &Realm, page: Page) -> Result<Vec<ShiftRow>, Fault>;
    /// The shifts on the roster that have not begun and end after an instant, the next one first.
    fn shifts_planned(
        &mut self,
        realm: &Realm,
        after: Instant,
        rows_max: u32,
    ) -> Result<Vec<ShiftRow>, Fault>;
    /// The shifts that were relieved since then and whose handover nobody has signed, the newest
    /// first.
    fn handovers_unsigned(
        &mut self,
        realm: &Realm,
        since: Instant,
        rows_max: u32,
    ) -> Result<Vec<ShiftRow>, Fault>;
    /// The duty log of a shift, the oldest line first.
    fn duty_lines(
        &mut self,
        realm: &Realm,
        shift: ShiftId,
        rows_max: u32,
    ) -> Result<Vec<DutyLineRow>, Fault>;
    /// The lines of the duty log, of whichever shift, the newest first.
    fn duty_lines_newest(
        &mut self,
        realm: &Realm,
        rows_max: u32,
    ) -> Result<Vec<DutyLineRow>, Fault>;
    /// The calls that were made to a person, the newest first.
    fn calls_to(
        &mut self,
        realm: &Realm,
        person: PersonId,
        rows_max: u32,
    ) -> Result<Vec<DutyLineRow>, Fault>;
    /// One daily brief.
    fn brief(&mut self, realm: &Realm, brief: BriefId) -> Result<Option<BriefRow>, Fault>;
    /// Daily briefs, the newest first.
    fn briefs(&mut self, realm: &Realm, page: Page) -> Result<Vec<BriefRow>, Fault>;
    /// How many daily briefs have been issued.
    fn briefs_issued(&mut self, realm: &Realm) -> Result<u32, Fault>;
    /// The daily reportings that run, the oldest first.
    fn daily_reportings(
        &mut self,
        realm: &Realm,
        rows_max: u32,
    ) -> Result<Vec<DailyReportingRow>, Fault>;
    /// One daily reporting.
    fn daily_reporting(
        &mut self,
        realm: &Realm,
        reporting: DailyReportingId,
    ) -> Result<Option<DailyReportingRow>, Fault>;
    /// What units reported for a day.
    fn daily_reports(
        &mut self,
        realm: &Realm,
        day: (DailyReportingId, u32),
    ) -> Result<Vec<DailyReportRow>, Fault>;
    /// One instruction of a leader.
    fn instruction(
        &mut self,
        realm: &Realm,
        instruction: InstructionId,
    ) -> Result<Option<InstructionRow>, Fault>;
    /// The instructions that are not closed, the one that is due first at the front.
    fn instructions_open(
        &mut self,
        realm: &Realm,
        rows_max: u32,
    ) -> Result<Vec<InstructionRow>, Fault>;
    /// Instructions, the newest first.
    fn instructions(&mut self, realm: &Realm, page: Page) -> Result<Vec<InstructionRow>, Fault>;
    /// The parts of an instruction, in the order in which they were given out.
    fn instruction_parts(
        &mut self,
        realm: &Realm,
        instruction: InstructionId,
    ) -> Result<Vec<InstructionPartRow>, Fault>;
}
