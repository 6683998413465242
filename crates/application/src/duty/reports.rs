//! What the desk has reported upwards of an intake, opened.

use domain::duty::{
    Grade, ReportClock, ReportKind, ReportingLimits, SettlementKind, Timeliness, of_report,
    reporting_limits,
};
use domain::kernel::{Instant, IntakeId, PersonId, Realm, ReportId, Thing, VaultText, Version};

use super::intakes::Intake;
use crate::actor::Who;
use crate::failure::Fault;
use crate::office::Reading;
use crate::ports::{IntakeRow, PhoneReportRow, ReportRow, SentRow};

/// The reports of so many intakes are shown as due, the most urgent ones.
pub const DUE_MAX: u32 = 30;

/// A report that was made by phone.
#[derive(Clone, Debug)]
pub struct PhoneReport {
    /// When.
    pub made_at: Instant,
    /// To which unit.
    pub to: Option<String>,
    /// Who took it there.
    pub answered_by: Option<String>,
    /// Who made it.
    pub who: Who,
    /// How it kept its limit.
    pub kept: Timeliness,
    /// Why it came too late.
    pub late_because: Option<String>,
    /// The journal position of the event.
    pub position: u64,
}

/// A written report.
#[derive(Clone, Debug)]
pub struct WrittenReport {
    /// Which one.
    pub report: ReportId,
    /// Which of the three it is.
    pub kind: ReportKind,
    /// What it says; none where that was destroyed.
    pub text: Option<String>,
    /// Who wrote it last.
    pub who: Who,
    /// The same as a person.
    pub writer: Option<PersonId>,
    /// When it was written last.
    pub written_at: Instant,
    /// Who has checked it as it stands.
    pub checked_by: Option<Who>,
    /// That it has left the house.
    pub sent: Option<SentReport>,
    /// What somebody who changes it has seen.
    pub version: Version,
}

/// That a report has left the house.
#[derive(Clone, Debug)]
pub struct SentReport {
    /// When.
    pub at: Instant,
    /// To which units.
    pub to: Option<String>,
    /// Its number among the reports of its kind.
    pub number: u32,
    /// How it kept its limit.
    pub kept: Timeliness,
    /// Why it came too late.
    pub late_because: Option<String>,
    /// The journal position of the event.
    pub position: u64,
}

/// What was reported upwards of an intake.
#[derive(Clone, Debug)]
pub struct Reports {
    /// By phone, the first one first.
    pub phone: Vec<PhoneReport>,
    /// In writing, in the order in which they were begun.
    pub written: Vec<WrittenReport>,
    /// What somebody who grades the intake has seen.
    pub grade_version: Version,
}

/// Reports that are due of an intake.
#[derive(Clone, Debug)]
pub struct Due {
    /// Of which intake.
    pub intake: Intake,
    /// The clocks that run, the one that ends first at the front.
    pub clocks: Vec<ReportClock>,
    /// Whether a report is written and waits for a second person.
    pub waits_for_check: bool,
}

impl IntakeRow {
    /// Whether it was reported upwards, by phone or in writing.
    #[must_use]
    pub const fn is_reported(&self) -> bool {
        self.reported.phoned_at.is_some() || self.reported.initial_sent_at.is_some()
    }

    /// How soon it must be reported; “at once” while nobody has said how severe it is.
    #[must_use]
    pub fn limits(&self) -> Option<ReportingLimits> {
        self.grade.map(|Grade { severity, profile }| reporting_limits(profile, severity))
    }

    /// The clocks of reports that run.
    #[must_use]
    pub fn clocks(&self) -> Vec<ReportClock> {
        let is_over = self.settled.as_ref().is_some_and(|it| match it.settlement.kind() {
            SettlementKind::Operation => false,
            SettlementKind::SameAs | SettlementKind::Nothing => true,
        });
        let limits = self.limits().filter(|_| !is_over);
        limits.map(|it| self.reported.clocks(self.knew_at, it)).unwrap_or_default()
    }
}

/// What was reported upwards of an intake.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn reports_of(
    reading: &mut Reading<'_>,
    realm: &Realm,
    intake: IntakeId,
) -> Result<Reports, Fault> {
    let row = reading.view.intake(realm, intake)?;
    let limits = row.and_then(|it| it.limits());
    let mut phone = Vec::new();
    for row in reading.view.phone_reports(realm, intake)? {
        let mut made = PhoneReport::read(reading, &row)?;
        // What was reported before it was graded is measured by the grade that it has now.
        if row.number == 1 && made.kept.limit_minutes.is_none() {
            made.kept.limit_minutes = limits.and_then(|it| it.phone_minutes);
        }
        phone.push(made);
    }
    let mut written = Vec::new();
    for row in reading.view.reports(realm, intake)? {
        written.push(WrittenReport::read(reading, (realm, intake), &row)?);
    }
    let grade_version = version_of(reading, realm, &Thing::new("intake_grade", intake))?;
    Ok(Reports { phone, written, grade_version })
}

/// The reports that are due, the one whose limit ends first at the front.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn reports_due(reading: &mut Reading<'_>, realm: &Realm) -> Result<Vec<Due>, Fault> {
    let rows = reading.view.intakes_to_report(realm, DUE_MAX)?;
    let mut due = Vec::new();
    for intake in Intake::read_all(reading, realm, rows)? {
        let clocks = intake.row.clocks();
        let written = reading.view.reports(realm, intake.row.intake)?;
        let waits_for_check = written.iter().any(|it| it.sent.is_none() && it.checked_by.is_none());
        due.push(Due { intake, clocks, waits_for_check });
    }
    Ok(due)
}

fn version_of(reading: &mut Reading<'_>, realm: &Realm, thing: &Thing) -> Result<Version, Fault> {
    Ok(reading.view.last_change(realm, thing)?.map_or(Version(0), |it| it.version))
}

fn open(reading: &mut Reading<'_>, text: &VaultText) -> Result<Option<String>, Fault> {
    let Some(text) = text.commitment() else { return Ok(None) };
    Ok(reading.open(&text)?.text().map(str::to_owned))
}

fn open_optional(
    reading: &mut Reading<'_>,
    text: Option<&VaultText>,
) -> Result<Option<String>, Fault> {
    text.map_or(Ok(None), |it| open(reading, it))
}

fn who(text: &str) -> Result<Who, Fault> {
    serde_json::from_str(text).map_err(|error| Fault::new("reading who reported", error))
}

impl PhoneReport {
    fn read(reading: &mut Reading<'_>, row: &PhoneReportRow) -> Result<Self, Fault> {
        Ok(Self {
            made_at: row.made_at,
            to: open(reading, &row.to)?,
            answered_by: open_optional(reading, row.answered_by.as_ref())?,
            who: who(&row.who)?,
            kept: row.kept,
            late_because: open_optional(reading, row.late_because.as_ref())?,
            position: row.position,
        })
    }
}

impl WrittenReport {
    fn read(
        reading: &mut Reading<'_>,
        (realm, intake): (&Realm, IntakeId),
        row: &ReportRow,
    ) -> Result<Self, Fault> {
        let sent = row.sent.as_ref().map(|it| SentReport::read(reading, it)).transpose()?;
        Ok(Self {
            report: row.report,
            kind: row.kind,
            text: open(reading, &row.text)?,
            who: who(&row.who)?,
            writer: row.writer,
            written_at: row.written_at,
            checked_by: row.checked_by.as_deref().map(who).transpose()?,
            sent,
            version: version_of(reading, realm, &of_report(intake, row.report))?,
        })
    }
}

impl SentReport {
    fn read(reading: &mut Reading<'_>, row: &SentRow) -> Result<Self, Fault> {
        Ok(Self {
            at: row.at,
            to: open(reading, &row.to)?,
            number: row.number,
            kept: row.kept,
            late_because: open_optional(reading, row.late_because.as_ref())?,
            position: row.position,
        })
    }
}
