//! What the forms of the page want done.

use domain::AnyVerb;
use domain::duty::{CheckReport, GradeIntake, ReportByPhone, ReportKind, SendReport, WriteReport};
use domain::kernel::{EmergencySeverity, Instant, ReportId, ReportProfile};
use words::{IntakeTold, Language, Zone};

use crate::components::form::{Problems, Reader, Sent};
use crate::operations::Wanted;

/// Something that can be done on the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Act {
    Grade,
    Phone,
    Write,
    Check,
    Send,
}

impl Act {
    const ALL: [Self; 5] = [Self::Grade, Self::Phone, Self::Write, Self::Check, Self::Send];

    /// The verb's name: forms and answers carry it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Grade => "grade_intake",
            Self::Phone => "report_by_phone",
            Self::Write => "write_report",
            Self::Check => "check_report",
            Self::Send => "send_report",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// What is said when it was done.
    pub(super) const fn told(self) -> IntakeTold {
        match self {
            Self::Grade => IntakeTold::Graded,
            Self::Phone => IntakeTold::Phoned,
            Self::Write => IntakeTold::Written,
            Self::Check => IntakeTold::Checked,
            Self::Send => IntakeTold::Sent,
        }
    }
}

/// What a form wants done.
pub(super) fn wanted(
    act: Act,
    sent: &Sent,
    (language, now, zone): (Language, Instant, &Zone),
) -> Result<Wanted, Problems> {
    let mut form = Reader::new(sent, language);
    let verb = read(&mut form, act);
    let happened_at = form.time("happened_at", (now, zone));
    let wanted = verb.zip(happened_at).map(|(verb, happened_at)| Wanted { verb, happened_at });
    form.end(wanted)
}

fn read(form: &mut Reader<'_>, act: Act) -> Option<AnyVerb> {
    Some(match act {
        Act::Grade => {
            let severity = form.one("severity", EmergencySeverity::named);
            let profile = form.one("profile", ReportProfile::named);
            GradeIntake { severity: severity?, profile: profile? }.into()
        }
        Act::Phone => {
            let (to, answered_by) = (form.text("to"), form.optional("answered_by"));
            let late_because = form.optional("late_because");
            let (to, answered_by) = (to?, answered_by?);
            ReportByPhone { to, answered_by, late_because: late_because? }.into()
        }
        Act::Write => {
            let (report, kind) = (report(form), form.one("kind", ReportKind::named));
            let text = form.text("text");
            WriteReport { report: report?, kind: kind?, text: text? }.into()
        }
        Act::Check => CheckReport { report: report(form)? }.into(),
        Act::Send => {
            let (report, to) = (report(form), form.text("to"));
            let late_because = form.optional("late_because");
            SendReport { report: report?, to: to?, late_because: late_because? }.into()
        }
    })
}

fn report(form: &mut Reader<'_>) -> Option<ReportId> {
    form.one("report", |it| it.parse().ok())
}
