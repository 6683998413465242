//! An intake as its events have made it.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, ReportLimitMissed};
use super::refusals::Refusal;
use super::reporting::{Reported, ReportingLimits, reporting_limits};
use crate::kernel::{
    EmergencySeverity, Instant, IntakeId, Moment, OperationId, PersonId, RegionCode, ReportDue,
    ReportId, ReportProfile, Span, Stream, Text, VaultText, kinds,
};

kinds! {
    /// By which way a report comes in.
    IntakeChannel {
        /// 电话
        Telephone = "telephone",
        /// 信息（聊天、短信），粘贴进来
        Message = "message",
        /// 信息报告员
        InformationReporter = "information_reporter",
        /// 其他部门
        Department = "department",
        /// 上级
        Higher = "higher",
        /// 当面
        InPerson = "in_person",
    }

    /// Which of the information reports 信息报告 it is.
    ReportKind {
        /// 初报
        Initial = "initial",
        /// 续报
        FollowUp = "follow_up",
        /// 终报
        Final = "final",
    }

    /// What can become of an intake.
    SettlementKind {
        /// 并入一项行动
        Operation = "operation",
        /// 与另一条是同一件事
        SameAs = "same_as",
        /// 不需要响应
        Nothing = "nothing",
    }
}

/// What becomes of an intake.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Settlement {
    /// It belongs to an operation that runs.
    Operation(OperationId),
    /// It is about the same as another one, which was taken in before or after.
    SameAs(IntakeId),
    /// No response is needed, for this reason.
    Nothing(Text<500>),
}

/// What becomes of an intake, as an event carries it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SealedSettlement {
    /// It belongs to an operation.
    Operation(OperationId),
    /// It is about the same as another one.
    SameAs(IntakeId),
    /// No response is needed, for this reason.
    Nothing(VaultText),
}

impl SealedSettlement {
    /// Which of the three it is.
    #[must_use]
    pub const fn kind(&self) -> SettlementKind {
        match self {
            Self::Operation(_) => SettlementKind::Operation,
            Self::SameAs(_) => SettlementKind::SameAs,
            Self::Nothing(_) => SettlementKind::Nothing,
        }
    }
}

/// Something that was reported to the desk.
#[derive(Clone, PartialEq, Debug)]
pub struct Intake {
    /// Which one.
    pub id: IntakeId,
    /// When the house learned of it; none before it is opened. It never changes.
    pub knew_at: Option<Instant>,
    /// How often something was noted.
    pub notes: u32,
    /// In which region it is, as it was noted last.
    pub region: Option<RegionCode>,
    /// What becomes of it, by what was said last.
    pub settlement: Option<SettlementKind>,
    /// When that was said.
    pub settled_at: Option<Instant>,
    /// Whether what was said in it is destroyed.
    pub is_destroyed: bool,
    /// How severe it is, by what was said last.
    pub grade: Option<Grade>,
    /// How often it was reported upwards by phone.
    pub phone_reports: u32,
    /// When it was first reported by phone.
    pub phoned_at: Option<Instant>,
    /// The limits that it has missed: which one, and since when it ran.
    pub missed: BTreeSet<(ReportDue, Instant)>,
    /// Its written reports.
    pub reports: BTreeMap<ReportId, Report>,
}

/// How severe an intake is, and by which rules it is reported.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// How severe it is.
    pub severity: EmergencySeverity,
    /// By which rules it is reported.
    pub profile: ReportProfile,
}

impl Grade {
    /// How soon what has this grade must be reported.
    #[must_use]
    pub const fn limits(self) -> ReportingLimits {
        reporting_limits(self.profile, self.severity)
    }
}

/// A written report, without its text: that lies in the vault.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Report {
    /// Which of the three it is.
    pub kind: ReportKind,
    /// Who wrote it last; none where the operator or a script did.
    pub writer: Option<PersonId>,
    /// When it was written last.
    pub written_at: Instant,
    /// When a second person found it right as it stands.
    pub checked_at: Option<Instant>,
    /// When it left the house.
    pub sent_at: Option<Instant>,
    /// Its number among the reports of its kind, once it has left.
    pub number: Option<u32>,
}

impl Intake {
    pub(super) fn must_be_open(&self) -> Result<(), Refusal> {
        if self.is_destroyed {
            return Err(Refusal::IntakeIsDestroyed);
        }
        if self.knew_at.is_some() { Ok(()) } else { Err(Refusal::NoSuchIntake) }
    }

    /// How soon it must be reported; “at once” while nobody has said how severe it is.
    #[must_use]
    pub const fn limits(&self) -> ReportingLimits {
        match self.grade {
            Some(grade) => grade.limits(),
            None => reporting_limits(ReportProfile::Generic, EmergencySeverity::Ordinary),
        }
    }

    pub(super) fn unsent_report(&self, report: ReportId) -> Result<&Report, Refusal> {
        self.must_be_open()?;
        let report = self.reports.get(&report).ok_or(Refusal::NoSuchReport)?;
        if report.sent_at.is_some() { Err(Refusal::ReportIsSent) } else { Ok(report) }
    }

    /// Refuses a report that comes out of turn: the initial one first and once, nothing after the
    /// final one.
    pub(super) fn must_be_next(&self, kind: ReportKind) -> Result<(), Refusal> {
        let was_sent =
            |kind| self.reports.values().any(|it| it.kind == kind && it.sent_at.is_some());
        let has_initial = was_sent(ReportKind::Initial);
        match kind {
            _ if was_sent(ReportKind::Final) => Err(Refusal::FinalReportIsSent),
            ReportKind::Initial if has_initial => Err(Refusal::InitialReportIsSent),
            ReportKind::FollowUp | ReportKind::Final if !has_initial => {
                Err(Refusal::InitialReportMissing)
            }
            ReportKind::Initial | ReportKind::FollowUp | ReportKind::Final => Ok(()),
        }
    }

    /// Refuses what is said to have been reported before anybody knew. Times are often written to
    /// the minute.
    pub(super) fn must_be_known(&self, reported_at: Instant) -> Result<Instant, Refusal> {
        self.must_be_open()?;
        let knew_at = self.knew_at.ok_or(Refusal::NoSuchIntake)?;
        let is_before = reported_at + Span::from_minutes(1) <= knew_at;
        if is_before { Err(Refusal::ReportedBeforeKnown) } else { Ok(knew_at) }
    }

    /// When the last report left the house.
    #[must_use]
    pub fn last_sent_at(&self) -> Option<Instant> {
        self.reports.values().filter_map(|it| it.sent_at).max()
    }

    fn sent_at(&self, kind: ReportKind) -> Option<Instant> {
        let of_kind = self.reports.values().filter(|it| it.kind == kind);
        of_kind.filter_map(|it| it.sent_at).min()
    }

    /// What of it has been reported upwards.
    #[must_use]
    pub fn reported(&self) -> Reported {
        Reported {
            phoned_at: self.phoned_at,
            initial_sent_at: self.sent_at(ReportKind::Initial),
            last_sent_at: self.last_sent_at(),
            final_sent_at: self.sent_at(ReportKind::Final),
        }
    }

    /// The limits that ran out by an instant with nothing reported, and that nobody has written
    /// down yet. What was found to be nothing, or the same as another, has no limits.
    pub(super) fn limits_missed(
        &self,
        limits: ReportingLimits,
        by: Instant,
    ) -> Vec<ReportLimitMissed> {
        let is_over = match self.settlement {
            Some(SettlementKind::SameAs | SettlementKind::Nothing) => true,
            Some(SettlementKind::Operation) | None => false,
        };
        let Some(knew_at) = self.knew_at.filter(|_| !is_over && !self.is_destroyed) else {
            return Vec::new();
        };
        let missed = self.reported().missed(knew_at, limits, by).into_iter();
        let new = missed.filter(|it| !self.missed.contains(&(it.due, it.since)));
        let missed = new.map(|it| {
            let before = self.missed.iter().filter(|(due, _)| *due == it.due).count();
            ReportLimitMissed {
                intake: self.id,
                due: it.due,
                number: u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1),
                since: it.since,
                limit_minutes: it.limit_minutes,
                at: Some(it.at),
            }
        });
        missed.collect()
    }

    /// The number of the next report of a kind.
    pub(super) fn next_number(&self, kind: ReportKind) -> u32 {
        let sent = self.reports.values().filter(|it| it.kind == kind && it.sent_at.is_some());
        u32::try_from(sent.count()).unwrap_or(u32::MAX).saturating_add(1)
    }
}

impl Stream for Intake {
    type Id = IntakeId;
    type Event = Event;
    type Refusal = Refusal;
    const NAME: &'static str = "intake";

    fn new(id: IntakeId) -> Self {
        Self {
            id,
            knew_at: None,
            notes: 0,
            region: None,
            settlement: None,
            settled_at: None,
            is_destroyed: false,
            grade: None,
            phone_reports: 0,
            phoned_at: None,
            missed: BTreeSet::new(),
            reports: BTreeMap::new(),
        }
    }

    fn area(&self) -> Option<&RegionCode> {
        self.region.as_ref()
    }

    fn evolve(&mut self, event: &Event, moment: Moment) {
        match event {
            Event::IntakeOpened(_) => self.knew_at = Some(moment.happened_at),
            Event::IntakeNoted(noted) => {
                self.notes += 1;
                self.region.clone_from(&noted.account.region);
            }
            Event::IntakeSettled(settled) => {
                self.settlement = Some(settled.settlement.kind());
                self.settled_at = Some(moment.happened_at);
            }
            Event::IntakeTextsDestroyed(_) => self.is_destroyed = true,
            Event::IntakeGraded(graded) => self.grade = Some(graded.grade),
            Event::PhoneReportMade(made) => {
                self.phone_reports = made.number;
                self.phoned_at = self.phoned_at.or(Some(moment.happened_at));
            }
            Event::ReportLimitMissed(it) => {
                self.missed.insert((it.due, it.since));
            }
            Event::ReportWritten(it) => {
                let report = Report {
                    kind: it.kind,
                    writer: it.writer,
                    written_at: moment.happened_at,
                    checked_at: None,
                    sent_at: None,
                    number: None,
                };
                self.reports.insert(it.report, report);
            }
            Event::ReportChecked(it) => {
                if let Some(report) = self.reports.get_mut(&it.report) {
                    report.checked_at = Some(moment.happened_at);
                }
            }
            Event::ReportSent(it) => {
                if let Some(report) = self.reports.get_mut(&it.report) {
                    (report.sent_at, report.number) = (Some(moment.happened_at), Some(it.number));
                }
            }
        }
    }
}
