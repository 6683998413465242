//! What can be done with a situation report.

use domain::AnyVerb;
use domain::kernel::{Instant, SituationReportId};
use domain::operations::{CheckSituationReport, IssueSituationReport, WriteSituationReport};
use words::{Language, SituationReportTold, Zone};

use super::super::deciding::Wanted;
use crate::components::form::{Problems, Reader, Sent};

/// Something that can be done with a situation report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Act {
    Write,
    Check,
    Issue,
}

impl Act {
    const ALL: [Self; 3] = [Self::Write, Self::Check, Self::Issue];

    /// The verb's name: forms and answers carry it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Write => "write_situation_report",
            Self::Check => "check_situation_report",
            Self::Issue => "issue_situation_report",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// What is said when it was done.
    pub(super) const fn told(self) -> SituationReportTold {
        match self {
            Self::Write => SituationReportTold::Written,
            Self::Check => SituationReportTold::Checked,
            Self::Issue => SituationReportTold::Issued,
        }
    }
}

/// What a form wants done.
pub(super) fn wanted(
    (act, report): (Act, SituationReportId),
    sent: &Sent,
    (language, now, zone): (Language, Instant, &Zone),
) -> Result<Wanted, Problems> {
    let mut form = Reader::new(sent, language);
    let verb = read(&mut form, (act, report));
    let happened_at = form.time("happened_at", (now, zone));
    let wanted = verb.zip(happened_at).map(|(verb, happened_at)| Wanted { verb, happened_at });
    form.end(wanted)
}

fn read(form: &mut Reader<'_>, (act, report): (Act, SituationReportId)) -> Option<AnyVerb> {
    match act {
        Act::Write => {
            let as_of = form.one("as_of", |it| it.parse().ok().map(Instant::from_microseconds));
            let (situation, responsibilities) =
                (form.text("situation"), form.text("responsibilities"));
            let (measures, effectiveness) = (form.text("measures"), form.text("effectiveness"));
            let verb = WriteSituationReport {
                report,
                as_of: as_of?,
                situation: situation?,
                responsibilities: responsibilities?,
                measures: measures?,
                effectiveness: effectiveness?,
            };
            Some(verb.into())
        }
        Act::Check => Some(CheckSituationReport { report }.into()),
        Act::Issue => {
            let (from, to) = (form.text("from"), form.text("to"));
            Some(IssueSituationReport { report, from: from?, to: to? }.into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_with_an_empty_block_is_not_written() {
        let zone = Zone::named("Asia/Shanghai").expect("a zone");
        let now = Instant::from_microseconds(1_780_000_000_000_000);
        let id = "0198c0de-0000-7000-8000-000000000028".parse().expect("an id");
        let read = |pairs: &[(&str, &str)]| {
            wanted((Act::Write, id), &Sent::of(pairs), (Language::Chinese, now, &zone))
        };
        let all = [
            ("as_of", "1780000000000000"),
            ("situation", "水位上涨"),
            ("responsibilities", "县防指指挥"),
            ("measures", "转移群众"),
            ("effectiveness", "已转移"),
        ];
        assert!(read(&all).is_ok());
        let problems = read(&all[..4]).err().expect("the last block is empty");
        assert_eq!(problems.keys().collect::<Vec<_>>(), ["effectiveness"]);
    }
}
