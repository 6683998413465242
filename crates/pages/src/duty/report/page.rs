//! `GET /desk/intakes/{intake}/report`: what is due upwards, and the forms that do it.

use application::duty::{PhoneReport, Reports, SentReport, WrittenReport, intake, reports_of};
use application::{Command, Failure, Fault, Reading};
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::duty::{Casualties, ReportKind, SuggestedBy, Timeliness, suggested_severity};
use domain::kernel::{
    CommandId, EmergencyClass, EmergencySeverity, Instant, IntakeId, ReportId, ReportProfile,
    Right, Version,
};
use web::{Asked, Front, May, ReadDesk, Told, told as told_no};
use words::{
    Desk, IntakePage, Language, Reporting, Say, Zone, emergency_severity, report_kind,
    report_profile,
};

use super::super::clocks::ClockShown;
use super::super::desk::View;
use super::super::intake::IntakePath;
use super::super::item::{Called, Item, Reader};
use super::super::take::Take;
use super::acts::{Act, wanted};
use super::draft::draft;
use crate::components::form::{Problems, Sent};
use crate::components::{Shell, TimeShown};
use crate::operations::{not_found, now_of, unread};
use crate::rendered;

#[derive(Template)]
#[template(path = "duty/report/report.html")]
struct ReportPage {
    shell: Shell,
    /// The telephone may ring again.
    take: Take,
    href: String,
    intake_href: String,
    item: Item,
    knew: TimeShown,
    /// How severe it is, and by which rules; none where nobody has said.
    grade: Option<String>,
    severities: Vec<Chosen>,
    /// How severe it may be, with the reason.
    suggested: Option<String>,
    profiles: Vec<Chosen>,
    grade_seen: u64,
    clocks: Vec<ClockShown>,
    phone: Vec<Made>,
    written: Vec<ReportShown>,
    /// The report that can be written now; none where the final one has left.
    writing: Option<Writing>,
    may_keep: bool,
    /// What was typed into the form that was not done.
    sent: Option<Sent>,
    problems: Problems,
    problem: Option<Told>,
    told: Option<String>,
    new_command: Box<dyn Fn() -> String + Send + Sync>,
}

/// A value of a list, and whether it is chosen.
struct Chosen {
    name: &'static str,
    word: &'static str,
    is_chosen: bool,
}

/// Something that was reported.
struct Made {
    what: String,
    at: TimeShown,
    to: Option<String>,
    /// Who took it there, or who made it.
    who: Vec<String>,
    kept: String,
    is_late: bool,
    late_because: Option<String>,
    position: u64,
}

/// A written report.
struct ReportShown {
    id: String,
    title: String,
    text: Option<String>,
    written_by: Option<String>,
    checked_by: Option<String>,
    sent: Option<Made>,
    /// Whether whoever looks may check it: they did not write it.
    may_check: bool,
    is_checked: bool,
    seen: u64,
}

/// The form that writes a report.
struct Writing {
    /// Whether nobody has begun it.
    is_new: bool,
    report: String,
    seen: u64,
    kinds: Vec<Chosen>,
    text: String,
}

/// What was read.
struct Looked {
    item: Item,
    knew_at: Instant,
    grade: Option<domain::duty::Grade>,
    class: Option<EmergencyClass>,
    casualties: Casualties,
    clocks: Vec<ClockShown>,
    reports: Reports,
    called: Called,
    draft: String,
    now: Instant,
}

/// Something that was sent and not done.
struct Undone {
    sent: Sent,
    problems: Problems,
    failure: Option<Failure>,
}

/// `GET /desk/intakes/{intake}/report`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Path(path): Path<IntakePath>,
    Query(query): Query<Sent>,
) -> Response {
    let told = Act::named(query.line("told")).map(|it| it.told().say(asked.language));
    answer(&front, &asked, &path, told, None).await
}

/// `POST /desk/intakes/{intake}/report`
pub(crate) async fn act(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Path(path): Path<IntakePath>,
    Form(sent): Form<Sent>,
) -> Response {
    let ids = (path.intake(), Act::named(sent.line("do")), sent.line("command").parse());
    let (Some(intake), Some(act), Ok(id)) = ids else { return not_found(&front, &asked) };
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let (problems, failure) = match wanted(act, &sent, (asked.language, now, &front.setting().zone))
    {
        Err(problems) => (problems, None),
        Ok(wanted) => {
            let command = Command {
                id,
                realm: asked.realm.clone(),
                actor: asked.actor.clone(),
                on: intake.to_string(),
                verb: wanted.verb,
                seen: sent.filled("seen").and_then(|it| it.parse().ok()).map(Version),
                happened_at: wanted.happened_at,
            };
            match front.hand_in(command).await {
                Ok(_) => {
                    let page = format!("{}/desk/intakes/{intake}/report", asked.base);
                    return Redirect::to(&format!("{page}?told={}", act.name())).into_response();
                }
                Err(failure) => (Problems::new(), Some(failure)),
            }
        }
    };
    answer(&front, &asked, &path, None, Some(Undone { sent, problems, failure })).await
}

async fn answer(
    front: &Front,
    asked: &Asked,
    path: &IntakePath,
    told: Option<String>,
    undone: Option<Undone>,
) -> Response {
    let Some(id) = path.intake() else { return not_found(front, asked) };
    let (view, zone) = (View::of(front, asked), front.setting().zone.clone());
    let read = move |reading: &mut Reading<'_>| look(reading, (&view, &zone), id);
    match front.ask(read).await {
        Ok(Some(looked)) => page(front, asked, looked, (told, undone)),
        Ok(None) => not_found(front, asked),
        Err(failure) => unread(front, asked, &failure),
    }
}

fn look(
    reading: &mut Reading<'_>,
    (view, zone): (&View, &Zone),
    id: IntakeId,
) -> Result<Option<Looked>, Fault> {
    let (realm, language) = (&view.realm, view.language);
    let Some(intake) = intake(reading, realm, id)? else { return Ok(None) };
    let now = reading.now(realm)?.unwrap_or(intake.row.knew_at);
    let called = Called::read(reading, (realm, &view.jurisdiction), language)?;
    let reports = reports_of(reading, realm, id)?;
    let reader = Reader { base: &view.base, called: &called, now, zone, language };
    let clocks = intake.row.clocks();
    let clocks = clocks.iter().map(|it| ClockShown::of(*it, now, zone, language)).collect();
    Ok(Some(Looked {
        item: reader.item(&intake),
        knew_at: intake.row.knew_at,
        grade: intake.row.grade,
        class: intake.row.account.class,
        casualties: intake.row.account.casualties,
        clocks,
        draft: draft(&intake, &called, (zone, language)),
        reports,
        called,
        now,
    }))
}

fn page(
    front: &Front,
    asked: &Asked,
    looked: Looked,
    (told, undone): (Option<String>, Option<Undone>),
) -> Response {
    let (language, zone) = (asked.language, &front.setting().zone);
    let may_keep = asked.actor.may(Right::KeepDesk);
    let shower = Shower {
        called: &looked.called,
        now: looked.now,
        zone,
        language,
        person: asked.session.person,
    };
    let problem = undone.as_ref().and_then(|it| it.failure.as_ref());
    let problem = problem.map(|it| told_no(it, front.setting(), language));
    let status = match (&problem, &undone) {
        (Some(told), _) => told.status,
        (None, Some(_)) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, None) => StatusCode::OK,
    };
    let grade = looked.grade.map(|it| {
        let severity = emergency_severity(it.severity, language);
        format!("{severity} · {}", report_profile(it.profile, language))
    });
    let profile = looked.grade.map_or_else(|| usual(looked.class), |it| it.profile);
    let suggested = suggested_severity(looked.class, looked.casualties);
    let severity = looked.grade.map(|it| it.severity).or(suggested.map(|it| it.0));
    let office = front.clone();
    let new_command = move || CommandId::from_uuid(office.office().machine().new_id()).to_string();
    let new_report = ReportId::from_uuid(front.office().machine().new_id()).to_string();
    let intake_href = looked.item.href.clone();
    let (sent, problems) = undone.map_or_else(Default::default, |it| (Some(it.sent), it.problems));
    let writing = shower.writing(&looked.reports.written, (new_report, looked.draft));
    let page = ReportPage {
        take: Take::of(front, asked, false),
        href: format!("{intake_href}/report"),
        intake_href,
        knew: TimeShown::of(looked.knew_at, looked.now, zone, language),
        grade,
        severities: severities(severity, language),
        suggested: suggested.map(|it| reason(it, language)),
        profiles: profiles(profile, language),
        grade_seen: looked.reports.grade_version.0,
        clocks: looked.clocks,
        phone: looked.reports.phone.iter().map(|it| shower.phoned(it)).collect(),
        written: looked.reports.written.iter().map(|it| shower.report(it)).collect(),
        writing,
        may_keep,
        sent,
        problems,
        problem,
        told,
        new_command: Box::new(new_command),
        item: looked.item,
        shell: Shell::new(asked, front.setting(), Reporting::Report.say(language)),
    };
    rendered::with_status(status, &page)
}

/// How severe it may be, and why.
pub(in crate::duty) fn reason(
    (severity, by): (EmergencySeverity, SuggestedBy),
    language: Language,
) -> String {
    let severity = emergency_severity(severity, language).to_owned();
    match by {
        SuggestedBy::Dead(dead) => Reporting::SuggestedByDead { severity, dead }.say(language),
        SuggestedBy::Injured(injured) => {
            Reporting::SuggestedByInjured { severity, injured }.say(language)
        }
    }
}

/// The rules that usually go with a class.
const fn usual(class: Option<EmergencyClass>) -> ReportProfile {
    match class {
        Some(EmergencyClass::PublicHealth) => ReportProfile::CnHealth,
        Some(EmergencyClass::AccidentDisaster) => ReportProfile::CnWorkSafety,
        Some(EmergencyClass::NaturalDisaster | EmergencyClass::PublicOrderEvent) | None => {
            ReportProfile::CnDefault
        }
    }
}

fn severities(chosen: Option<EmergencySeverity>, language: Language) -> Vec<Chosen> {
    let choice = |it: &EmergencySeverity| Chosen {
        name: it.name(),
        word: emergency_severity(*it, language),
        is_chosen: chosen == Some(*it),
    };
    EmergencySeverity::ALL.iter().map(choice).collect()
}

fn profiles(chosen: ReportProfile, language: Language) -> Vec<Chosen> {
    let choice = |it: &ReportProfile| Chosen {
        name: it.name(),
        word: report_profile(*it, language),
        is_chosen: chosen == *it,
    };
    ReportProfile::ALL.iter().map(choice).collect()
}

/// Shows what was reported.
struct Shower<'a> {
    called: &'a Called,
    now: Instant,
    zone: &'a Zone,
    language: Language,
    person: domain::kernel::PersonId,
}

impl Shower<'_> {
    fn say(&self, word: impl Say) -> String {
        word.say(self.language)
    }

    fn time(&self, at: Instant) -> TimeShown {
        TimeShown::of(at, self.now, self.zone, self.language)
    }

    fn kept(&self, kept: Timeliness) -> String {
        let minutes = kept.took_minutes;
        let took = match kept.limit_minutes {
            Some(limit) => self.say(Reporting::TookOf { minutes, limit }),
            None => return self.say(Reporting::Took { minutes }),
        };
        let word = if kept.is_late() { Reporting::Late } else { Reporting::InTime };
        format!("{took} · {}", self.say(word))
    }

    fn phoned(&self, it: &PhoneReport) -> Made {
        let who = [self.called.who(&it.who), it.answered_by.clone()];
        Made {
            what: self.say(Reporting::Phone),
            at: self.time(it.made_at),
            to: it.to.clone(),
            who: who.into_iter().flatten().collect(),
            kept: self.kept(it.kept),
            is_late: it.kept.is_late(),
            late_because: it.late_because.clone(),
            position: it.position,
        }
    }

    fn report(&self, it: &WrittenReport) -> ReportShown {
        let title = self.title(it.kind, it.sent.as_ref());
        let checked_by = it.checked_by.as_ref().map(|who| {
            let who = self.called.who(who).unwrap_or_default();
            self.say(Reporting::Checked { who })
        });
        ReportShown {
            id: it.report.to_string(),
            sent: it.sent.as_ref().map(|sent| self.sent(&title, sent)),
            title,
            text: it.text.clone(),
            written_by: self.called.who(&it.who).map(|who| self.say(Reporting::WrittenBy { who })),
            is_checked: checked_by.is_some(),
            checked_by,
            may_check: it.writer != Some(self.person),
            seen: it.version.0,
        }
    }

    fn title(&self, kind: ReportKind, sent: Option<&SentReport>) -> String {
        match (kind, sent) {
            (ReportKind::FollowUp, Some(sent)) => {
                self.say(Reporting::FollowUpNumber { number: sent.number })
            }
            (ReportKind::Initial | ReportKind::FollowUp | ReportKind::Final, _) => {
                report_kind(kind, self.language).to_owned()
            }
        }
    }

    fn sent(&self, title: &str, it: &SentReport) -> Made {
        Made {
            what: title.to_owned(),
            at: self.time(it.at),
            to: it.to.clone(),
            who: Vec::new(),
            kept: self.kept(it.kept),
            is_late: it.kept.is_late(),
            late_because: it.late_because.clone(),
            position: it.position,
        }
    }

    /// The form for the report that comes next: the one that is not checked and sent yet, or a new
    /// one.
    fn writing(
        &self,
        written: &[WrittenReport],
        (new_report, draft): (String, String),
    ) -> Option<Writing> {
        let was_sent = |kind| written.iter().any(|it| it.kind == kind && it.sent.is_some());
        if was_sent(ReportKind::Final) {
            return None;
        }
        let open = written.iter().rev().find(|it| it.sent.is_none());
        let has_initial = was_sent(ReportKind::Initial);
        let kinds: &[ReportKind] = if has_initial {
            &[ReportKind::FollowUp, ReportKind::Final]
        } else {
            &[ReportKind::Initial]
        };
        let chosen = open.map_or_else(|| kinds.first().copied(), |it| Some(it.kind));
        let text = match open {
            Some(it) => it.text.clone().unwrap_or_default(),
            None if has_initial => String::new(),
            None => draft,
        };
        let kinds = kinds.iter().map(|it| Chosen {
            name: it.name(),
            word: report_kind(*it, self.language),
            is_chosen: chosen == Some(*it),
        });
        Some(Writing {
            is_new: open.is_none(),
            report: open.map_or(new_report, |it| it.report.to_string()),
            seen: open.map_or(0, |it| it.version.0),
            kinds: kinds.collect(),
            text,
        })
    }
}

impl ReportPage {
    fn say(&self, word: impl Say) -> String {
        self.shell.say(word)
    }

    /// What was typed into a field of the form that was tried.
    fn typed(&self, act: &str, name: &str) -> String {
        let sent = self.sent.as_ref().filter(|it| it.line("do") == act);
        sent.map(|it| it.line(name).to_owned()).unwrap_or_default()
    }

    fn command(&self) -> String {
        (self.new_command)()
    }

    /// Whether a report is too late as it stands: then the reason is asked for at once.
    fn is_late(&self) -> bool {
        self.clocks.iter().any(|it| it.is_over)
    }
}
