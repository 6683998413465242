//! A call in the night to test on.

use uuid::Uuid;

use super::{
    CheckReport, GradeIntake, Intake, IntakeChannel, OpenIntake, Refusal, ReportKind, SendReport,
    WriteReport,
};
use crate::kernel::{
    EmergencySeverity, Instant, IntakeId, Moment, PersonId, ReportId, ReportProfile, Span, Stream,
    Text, Verb,
};
use crate::registers::Acting;

/// Ten past three.
pub(super) const NIGHT: Instant = Instant::from_microseconds(1_780_000_000_000_000);

pub(super) fn later(minutes: i64) -> Instant {
    NIGHT + Span::from_minutes(minutes)
}

pub(super) fn id(number: u128) -> IntakeId {
    IntakeId::from_uuid(Uuid::from_u128(number))
}

pub(super) fn intake() -> Intake {
    Intake::new(id(1))
}

pub(super) fn opened() -> Intake {
    let mut intake = intake();
    let open = OpenIntake { channel: IntakeChannel::Telephone };
    decide(&mut intake, &open, &(), NIGHT).expect("nobody has opened it");
    intake
}

/// A significant one, reported by the common rules: 30 and 60 minutes, then every 4 hours.
pub(super) fn graded() -> Intake {
    let mut intake = opened();
    let severity = EmergencySeverity::Significant;
    let grade = GradeIntake { severity, profile: ReportProfile::CnDefault };
    decide(&mut intake, &grade, &(), NIGHT).expect("it can be graded");
    intake
}

pub(super) fn text<const MAX: usize>(text: &str) -> Text<MAX> {
    Text::parse(text).expect("fits")
}

pub(super) fn person(number: u128) -> Acting {
    let person = Some(PersonId::from_uuid(Uuid::from_u128(number)));
    Acting { person, ..Acting::default() }
}

pub(super) fn report(number: u128) -> ReportId {
    ReportId::from_uuid(Uuid::from_u128(number))
}

pub(super) fn writing(number: u128, kind: ReportKind) -> WriteReport {
    WriteReport { report: report(number), kind, text: text("东渡大堤三号涵洞管涌") }
}

/// Writes, checks and sends a report.
pub(super) fn sent(intake: &mut Intake, number: u128, kind: ReportKind, at: Instant) {
    decide(intake, &writing(number, kind), &person(1), at).expect("it is written");
    let check = CheckReport { report: report(number) };
    decide(intake, &check, &person(2), at).expect("it is right");
    let send = SendReport { report: report(number), to: text("市公安局"), late_because: None };
    decide(intake, &send, &(), at).expect("it leaves in time");
}

/// Decides and folds what came out; how many events that were.
pub(super) fn decide<V: Verb<Of = Intake>>(
    intake: &mut Intake,
    verb: &V,
    facts: &V::Facts,
    at: Instant,
) -> Result<usize, Refusal> {
    let (mut events, moment) = (Vec::new(), Moment::at(at));
    verb.decide(intake, facts, moment, &mut events)?;
    events.iter().for_each(|event| intake.evolve(event, moment));
    Ok(events.len())
}
