//! `GET /desk/consultations/{consultation}`: who was called in, what they said, what was decided;
//! and the same as minutes on one sheet.

use application::duty::{ConsultationFile, consultation as read_consultation};
use application::{Actor, Fault, Reading};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::duty::{
    CONSULTATION_KEPT_DAYS, ConsultationOutcome, OpinionWay, ParticipantKind, Stance,
};
use domain::kernel::{ConsultationId, EmergencySeverity, Instant, OpinionId, ParticipantId, Right};
use serde::Deserialize;
use web::{Asked, Front, May, ReadDesk};
use words::{
    ConsultationTold, Consultations, Desk, Operations, Say, Zone, consultation_outcome,
    emergency_severity, full_time, opinion_way, participant_kind, stance,
};

use super::super::desk::View;
use super::super::item::{Called, Item};
use super::super::watch::{Complaint, Shower, Undone, new_command};
use super::outcome::{NextShown, next};
use super::shown::{ConsultationItem, ConsultationReader, OpinionShown, ParticipantShown};
use crate::components::form::Sent;
use crate::components::{Shell, TimeShown};
use crate::operations::{not_found, unread};
use crate::rendered;

/// The part of an address that names a consultation.
#[derive(Deserialize)]
pub(crate) struct ConsultationPath {
    consultation: String,
}

impl ConsultationPath {
    pub(super) fn consultation(&self) -> Option<ConsultationId> {
        self.consultation.parse().ok()
    }
}

/// Names and words of what can be chosen.
type Choices = Vec<(&'static str, &'static str)>;

#[derive(Template)]
#[template(path = "duty/consultations/consultation.html")]
struct ConsultationPage {
    shell: Shell,
    looked: Looked,
    complaint: Complaint,
    told: Option<String>,
    kinds: Choices,
    ways: Choices,
    stances: Choices,
    severities: Choices,
    outcomes: Choices,
    participant: String,
    opinion: String,
    may_keep: bool,
    may_destroy: bool,
    new_command: Box<dyn Fn() -> String + Send + Sync>,
}

#[derive(Template)]
#[template(path = "duty/consultations/minutes.html")]
struct MinutesPage {
    shell: Shell,
    looked: Looked,
}

/// What was read.
struct Looked {
    item: ConsultationItem,
    matter: String,
    intakes: Vec<Item>,
    operation: Option<(String, String)>,
    participants: Vec<ParticipantShown>,
    opinions: Vec<OpinionShown>,
    suggested: Vec<String>,
    concluded: Option<ConcludedShown>,
    /// What follows from the conclusion, with one press each.
    next: Option<NextShown>,
    is_destroyed: bool,
    /// When it was called, as a record bears it.
    day: String,
    seen: u64,
}

struct ConcludedShown {
    at: TimeShown,
    decided_by: String,
    conclusion: String,
    outcome: &'static str,
    severity: Option<&'static str>,
    position: u64,
}

/// `GET /desk/consultations/{consultation}`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Path(path): Path<ConsultationPath>,
    Query(query): Query<Sent>,
) -> Response {
    let Some(id) = path.consultation() else { return not_found(&front, &asked) };
    let told = match query.line("told") {
        "open_consultation" => Some(ConsultationTold::Opened),
        "call_into_consultation" => Some(ConsultationTold::Called),
        "record_opinion" => Some(ConsultationTold::Recorded),
        "conclude_consultation" => Some(ConsultationTold::Concluded),
        "destroy_consultation_texts" => Some(ConsultationTold::Destroyed),
        _ => None,
    };
    answer(&front, &asked, id, (told.map(|it| it.say(asked.language)), None)).await
}

/// `GET /desk/consultations/{consultation}/minutes`
pub(crate) async fn minutes(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Path(path): Path<ConsultationPath>,
) -> Response {
    let Some(id) = path.consultation() else { return not_found(&front, &asked) };
    match read(&front, &asked, id).await {
        Ok(looked) => {
            let title = Consultations::Minutes.say(asked.language);
            let shell = Shell::new(&asked, front.setting(), title);
            rendered::page(&MinutesPage { shell, looked })
        }
        Err(no) => no,
    }
}

async fn read(front: &Front, asked: &Asked, id: ConsultationId) -> Result<Looked, Response> {
    let (view, zone) = (View::of(front, asked), front.setting().zone.clone());
    let actor = asked.actor.clone();
    let read = move |reading: &mut Reading<'_>| look(reading, (&view, &zone), &actor, id);
    match front.ask(read).await {
        Ok(Some(looked)) => Ok(looked),
        Ok(None) => Err(not_found(front, asked)),
        Err(failure) => Err(unread(front, asked, &failure)),
    }
}

/// The page, with what was sent to it and not done.
pub(super) async fn answer(
    front: &Front,
    asked: &Asked,
    id: ConsultationId,
    (told, undone): (Option<String>, Option<Undone>),
) -> Response {
    let looked = match read(front, asked, id).await {
        Ok(looked) => looked,
        Err(no) => return no,
    };
    let (status, complaint) = Complaint::of(front, asked, undone);
    let (language, office) = (asked.language, front.clone());
    let new_id = || front.office().machine().new_id();
    let page = ConsultationPage {
        shell: Shell::new(asked, front.setting(), Consultations::Consultation.say(language)),
        kinds: ParticipantKind::ALL
            .iter()
            .map(|it| (it.name(), participant_kind(*it, language)))
            .collect(),
        ways: OpinionWay::ALL.iter().map(|it| (it.name(), opinion_way(*it, language))).collect(),
        stances: Stance::ALL.iter().map(|it| (it.name(), stance(*it, language))).collect(),
        severities: EmergencySeverity::ALL
            .iter()
            .map(|it| (it.name(), emergency_severity(*it, language)))
            .collect(),
        outcomes: ConsultationOutcome::ALL
            .iter()
            .map(|it| (it.name(), consultation_outcome(*it, language)))
            .collect(),
        participant: ParticipantId::from_uuid(new_id()).to_string(),
        opinion: OpinionId::from_uuid(new_id()).to_string(),
        may_keep: asked.actor.may(Right::KeepDesk),
        may_destroy: asked.actor.may(Right::CloseData),
        new_command: Box::new(move || new_command(&office)),
        looked,
        complaint,
        told,
    };
    rendered::with_status(status, &page)
}

fn look(
    reading: &mut Reading<'_>,
    (view, zone): (&View, &Zone),
    actor: &Actor,
    id: ConsultationId,
) -> Result<Option<Looked>, Fault> {
    let (realm, language) = (&view.realm, view.language);
    let Some(file) = read_consultation(reading, realm, id)? else { return Ok(None) };
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let called = Called::read(reading, (realm, &view.jurisdiction), language)?;
    let shower = Shower { base: &view.base, called: &called, now, zone, language };
    let next = next(reading, view, (actor, &file))?;
    let ConsultationFile { read, intakes, suggestion } = file;
    let operation = match read.row.operation {
        None => None,
        Some(it) => reading.view.operation(realm, it)?,
    };
    let operation = match operation {
        None => None,
        Some(row) => {
            let title = reading.open(&row.title)?.text().map(str::to_owned);
            let title = title.unwrap_or_else(|| Operations::TextDestroyed.say(language));
            Some((format!("{}/operations/{}", view.base, row.operation), title))
        }
    };
    let participants: Vec<_> = read.participants.iter().map(|it| shower.participant(it)).collect();
    let destroyed = || Consultations::TextDestroyed.say(language);
    let concluded = read.row.concluded.as_ref().zip(read.concluded.clone());
    Ok(Some(Looked {
        item: shower.consultation(&read),
        matter: read.matter.clone().unwrap_or_else(destroyed),
        intakes: intakes.iter().map(|it| shower.item(it)).collect(),
        operation,
        opinions: read.opinions.iter().map(|it| shower.opinion(it, &participants)).collect(),
        participants,
        suggested: shower.suggested(&suggestion),
        concluded: concluded.map(|(row, (by, conclusion))| ConcludedShown {
            at: shower.time(row.at),
            decided_by: by.unwrap_or_else(destroyed),
            conclusion: conclusion.unwrap_or_else(destroyed),
            outcome: consultation_outcome(row.outcome, language),
            severity: row.severity.map(|it| emergency_severity(it, language)),
            position: row.position,
        }),
        next,
        is_destroyed: read.row.destroyed_at.is_some(),
        day: full_time(read.row.opened_at, zone).chars().take(16).collect(),
        seen: read.version.0,
    }))
}

impl ConsultationPage {
    fn command(&self) -> String {
        (self.new_command)()
    }
}
