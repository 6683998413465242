//! What can have happened to an intake.

use serde::{Deserialize, Serialize};

use super::account::SealedAccount;
use super::intake::{Grade, IntakeChannel, ReportKind, SealedSettlement};
use crate::events;
use crate::kernel::{
    Body, Instant, IntakeId, PersonId, ReportDue, ReportId, Thing, VaultKey, VaultText,
};

events! {
    /// What can have happened to an intake.
    pub Event {
        "intake_opened", schema 1, Inner, Record => IntakeOpened,
        "intake_noted", schema 1, Inner, Record, text => IntakeNoted,
        "intake_settled", schema 1, Inner, Record, text => IntakeSettled,
        "intake_graded", schema 1, Inner, Record => IntakeGraded,
        "phone_report_made", schema 1, Inner, Record, text => PhoneReportMade,
        "report_written", schema 1, Inner, Record, text => ReportWritten,
        "report_checked", schema 1, Inner, Record => ReportChecked,
        "report_sent", schema 1, Inner, Record, text => ReportSent,
        "report_limit_missed", schema 1, Inner, Record => ReportLimitMissed,
        "intake_texts_destroyed", schema 1, Inner, House => IntakeTextsDestroyed,
    }
}

fn thing(intake: IntakeId) -> Thing {
    Thing::new("intake", intake)
}

/// A written report as a thing whose version people see.
#[must_use]
pub fn of_report(intake: IntakeId, report: ReportId) -> Thing {
    Thing::new("report", format_args!("{intake}.{report}"))
}

/// Somebody began to take in a report. Its instant is when the house learned of it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntakeOpened {
    /// Which intake.
    pub intake: IntakeId,
    /// By which way it came.
    pub channel: IntakeChannel,
}

impl Body for IntakeOpened {
    fn thing(&self) -> Thing {
        thing(self.intake)
    }
}

/// What was reported, as far as it is known now; it stands for all that was noted before.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntakeNoted {
    /// Which intake.
    pub intake: IntakeId,
    /// What was reported.
    pub account: SealedAccount,
}

impl Body for IntakeNoted {
    fn thing(&self) -> Thing {
        thing(self.intake)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        self.account.texts(VaultKey::IntakeText(self.intake), visit);
    }
}

/// It was said what becomes of an intake.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntakeSettled {
    /// Which intake.
    pub intake: IntakeId,
    /// What becomes of it.
    pub settlement: SealedSettlement,
}

impl Body for IntakeSettled {
    fn thing(&self) -> Thing {
        Thing::new("intake_settlement", self.intake)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        if let SealedSettlement::Nothing(reason) = &mut self.settlement {
            visit(VaultKey::IntakeText(self.intake), reason);
        }
    }
}

/// It was said how severe an intake is, and by which rules it is reported.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntakeGraded {
    /// Which intake.
    pub intake: IntakeId,
    /// How severe it is, and by which rules it is reported.
    pub grade: Grade,
}

impl Body for IntakeGraded {
    fn thing(&self) -> Thing {
        Thing::new("intake_grade", self.intake)
    }
}

/// It was reported upwards by phone.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhoneReportMade {
    /// Which intake.
    pub intake: IntakeId,
    /// The how-manieth call it is, from 1.
    pub number: u32,
    /// To which unit.
    pub to: VaultText,
    /// Who took it there.
    pub answered_by: Option<VaultText>,
    /// The limit that it had, from the first knowledge; none where it had none.
    pub limit_minutes: Option<u32>,
    /// How long it took from the first knowledge.
    pub took_minutes: u32,
    /// Why it came too late; none where it did not.
    pub late_because: Option<VaultText>,
}

impl Body for PhoneReportMade {
    fn thing(&self) -> Thing {
        Thing::new("phone_report", format_args!("{}.{}", self.intake, self.number))
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        let texts = [Some(&mut self.to), self.answered_by.as_mut(), self.late_because.as_mut()];
        for text in texts.into_iter().flatten() {
            visit(VaultKey::IntakeText(self.intake), text);
        }
    }
}

/// An information report was written, or written anew.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportWritten {
    /// Of which intake.
    pub intake: IntakeId,
    /// Which report.
    pub report: ReportId,
    /// Which of the three it is.
    pub kind: ReportKind,
    /// What it says.
    pub text: VaultText,
    /// Who wrote it; none where the operator or a script did.
    pub writer: Option<PersonId>,
}

impl Body for ReportWritten {
    fn thing(&self) -> Thing {
        of_report(self.intake, self.report)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::IntakeText(self.intake), &mut self.text);
    }
}

/// A second person has found a report right.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportChecked {
    /// Of which intake.
    pub intake: IntakeId,
    /// Which report.
    pub report: ReportId,
    /// Who checked it; none where the operator or a script did.
    pub checker: Option<PersonId>,
}

impl Body for ReportChecked {
    fn thing(&self) -> Thing {
        of_report(self.intake, self.report)
    }
}

/// A report has left the house.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportSent {
    /// Of which intake.
    pub intake: IntakeId,
    /// Which report.
    pub report: ReportId,
    /// Which of the three it is.
    pub kind: ReportKind,
    /// Its number among the reports of its kind, from 1.
    pub number: u32,
    /// To which units.
    pub to: VaultText,
    /// The limit that it had; none where it had none.
    pub limit_minutes: Option<u32>,
    /// How long it took: from the first knowledge, a later one from the report before it.
    pub took_minutes: u32,
    /// Why it came too late; none where it did not.
    pub late_because: Option<VaultText>,
}

impl Body for ReportSent {
    fn thing(&self) -> Thing {
        of_report(self.intake, self.report)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        for text in [Some(&mut self.to), self.late_because.as_mut()].into_iter().flatten() {
            visit(VaultKey::IntakeText(self.intake), text);
        }
    }
}

/// A time limit of a report upwards ran out with nothing reported. Its instant is when that was.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportLimitMissed {
    /// Of which intake.
    pub intake: IntakeId,
    /// Which report was due.
    pub due: ReportDue,
    /// The how-manieth limit of the kind it is that the intake missed, from 1.
    pub number: u32,
    /// Since when the limit ran.
    pub since: Instant,
    /// The limit.
    pub limit_minutes: u32,
    /// When it ran out: it stands in the envelope and not in the payload.
    #[serde(skip)]
    pub at: Option<Instant>,
}

impl Body for ReportLimitMissed {
    fn thing(&self) -> Thing {
        let Self { intake, due, number, .. } = self;
        Thing::new("report_limit", format_args!("{intake}.{}.{number}", due.name()))
    }
    fn happened_at(&self) -> Option<Instant> {
        self.at
    }
}

/// What was said in an intake was destroyed with its key.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntakeTextsDestroyed {
    /// Which intake's.
    pub intake: IntakeId,
}

impl Body for IntakeTextsDestroyed {
    fn thing(&self) -> Thing {
        Thing::new("intake_settlement", self.intake)
    }
    fn destroys(&self) -> Option<VaultKey> {
        Some(VaultKey::IntakeText(self.intake))
    }
}
