//! `POST /desk/consultations/{consultation}`: called in, spoken, concluded, and done what was
//! decided.

use application::duty::{ConsultationFile, consultation as read_consultation};
use application::{Command, Failure, Reading};
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::AnyVerb;
use domain::duty::{
    CallIntoConsultation, ConcludeConsultation, ConsultationOutcome, DestroyConsultationTexts,
    OpinionWay, ParticipantKind, RecordOpinion, SettleIntake, Settlement, Stance,
};
use domain::kernel::{
    CommandId, ConsultationId, EmergencySeverity, Instant, Key, LogEntryId, OperationId, OpinionId,
    ParticipantId, Text, Version,
};
use domain::operations::{OpenOperation, ProposeLevel, WriteLogEntry};
use domain::plans::document::LevelName;
use web::{Asked, Front, May, ReadDesk};
use words::{Consultations, Language, Say, Zone};

use super::super::watch::{Undone, hand_in};
use super::outcome::waiting;
use super::page::{ConsultationPath, answer};
use crate::components::form::{Problems, Reader as FormReader, Sent};
use crate::operations::{not_found, now_of, unread};

/// So much of a conclusion is carried along as a reason.
const REASON_CHARACTERS_MAX: usize = 480;

/// `POST /desk/consultations/{consultation}`
pub(crate) async fn act(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Path(path): Path<ConsultationPath>,
    Form(sent): Form<Sent>,
) -> Response {
    let Some(id) = path.consultation() else { return not_found(&front, &asked) };
    let followed = match sent.line("do") {
        "open_operation" => Some(open_operation(&front, &asked, id, &sent).await),
        "propose_level" => Some(propose_level(&front, &asked, id, &sent).await),
        _ => None,
    };
    if let Some(followed) = followed {
        return match followed {
            Ok(Some(there)) => Redirect::to(&format!("{}{there}", asked.base)).into_response(),
            Ok(None) => not_found(&front, &asked),
            Err(failure) => {
                let undone = Undone::failed(sent, failure);
                answer(&front, &asked, id, (None, Some(undone))).await
            }
        };
    }
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let when = (now, &front.setting().zone);
    let undone = match wanted(&sent, (asked.language, when)) {
        None => return not_found(&front, &asked),
        Some(Err(problems)) => Undone::wrong(sent, problems),
        Some(Ok((verb, happened_at))) => {
            match hand_in(&front, &asked, id.to_string(), (verb, &sent), happened_at).await {
                Ok(()) => {
                    let page = format!("{}/desk/consultations/{id}", asked.base);
                    let told = sent.line("do");
                    return Redirect::to(&format!("{page}?told={told}")).into_response();
                }
                Err(failure) => Undone::failed(sent, failure),
            }
        }
    };
    answer(&front, &asked, id, (None, Some(undone))).await
}

type Wanted = Result<(AnyVerb, Option<Instant>), Problems>;

fn wanted(sent: &Sent, (language, when): (Language, (Instant, &Zone))) -> Option<Wanted> {
    let mut form = FormReader::new(sent, language);
    let happened_at = form.time("happened_at", when);
    let severity = sent.filled("severity").and_then(EmergencySeverity::named);
    let verb: Option<AnyVerb> = match sent.line("do") {
        "call_into_consultation" => {
            let participant: Option<ParticipantId> = form.one("participant", |it| it.parse().ok());
            let kind = form.one("kind", ParticipantKind::named);
            let (name, capacity) = (form.text("name"), form.text("capacity"));
            participant.zip(kind).zip(name.zip(capacity)).map(
                |((participant, kind), (name, capacity))| {
                    CallIntoConsultation { participant, kind, name, capacity }.into()
                },
            )
        }
        "record_opinion" => {
            let opinion: Option<OpinionId> = form.one("opinion", |it| it.parse().ok());
            let participant: Option<ParticipantId> = form.one("participant", |it| it.parse().ok());
            let way = form.one("way", OpinionWay::named);
            let (stance, words) = (form.one("stance", Stance::named), form.text("words"));
            opinion.zip(participant).zip(way.zip(stance).zip(words)).map(
                |((opinion, participant), ((way, stance), words))| {
                    RecordOpinion { opinion, participant, way, stance, words, severity }.into()
                },
            )
        }
        "conclude_consultation" => {
            let (decided_by, conclusion) = (form.text("decided_by"), form.text("conclusion"));
            let outcome = form.one("outcome", ConsultationOutcome::named);
            decided_by.zip(conclusion).zip(outcome).map(|((decided_by, conclusion), outcome)| {
                ConcludeConsultation { decided_by, conclusion, outcome, severity, decider: None }
                    .into()
            })
        }
        "destroy_consultation_texts" => Some(DestroyConsultationTexts {}.into()),
        _ => return None,
    };
    Some(form.end(verb.zip(happened_at)))
}

async fn read(
    front: &Front,
    asked: &Asked,
    id: ConsultationId,
) -> Result<Option<ConsultationFile>, Failure> {
    let realm = asked.realm.clone();
    front.ask(move |reading: &mut Reading<'_>| read_consultation(reading, &realm, id)).await
}

/// What was decided, as a reason.
fn reason(file: &ConsultationFile, language: Language) -> Option<String> {
    let (_, conclusion) = file.read.concluded.clone()?;
    let said = Consultations::Reason { conclusion: conclusion? }.say(language);
    Some(said.chars().take(REASON_CHARACTERS_MAX).collect())
}

/// Opens the operation that was decided: it carries the conclusion in its log, and what was
/// reported joins it. The next thing to do is to put a plan to work.
async fn open_operation(
    front: &Front,
    asked: &Asked,
    id: ConsultationId,
    sent: &Sent,
) -> Result<Option<String>, Failure> {
    let Some(file) = read(front, asked, id).await? else { return Ok(None) };
    let class = file.intakes.iter().find_map(|it| it.row.account.class);
    let area = file.intakes.iter().find_map(|it| it.row.account.region.clone());
    let area = area.or_else(|| front.office().jurisdiction().parse().ok());
    let (Some(class), Some(area), Ok(title), Some(reason)) =
        (class, area, Text::parse(sent.line("title")), reason(&file, asked.language))
    else {
        return Ok(Some(intake_of(&file)));
    };
    let new_id = || front.office().machine().new_id();
    let operation = OperationId::from_uuid(id.uuid());
    let command = |on: String, verb: AnyVerb, seen: Option<Version>| Command {
        id: CommandId::from_uuid(new_id()),
        realm: asked.realm.clone(),
        actor: asked.actor.clone(),
        on,
        verb,
        seen,
        happened_at: None,
    };
    let opening = OpenOperation { title, class, area };
    front.hand_in(command(operation.to_string(), opening.into(), None)).await?;
    if let Ok(text) = Text::parse(&reason) {
        let line = WriteLogEntry { entry: LogEntryId::from_uuid(new_id()), text, corrects: None };
        front.hand_in(command(operation.to_string(), line.into(), None)).await?;
    }
    for (intake, seen) in waiting(&file) {
        let verb = SettleIntake { settlement: Settlement::Operation(operation) };
        front.hand_in(command(intake.to_string(), verb.into(), Some(seen))).await?;
    }
    Ok(Some(format!("/operations/{operation}/plans?told=open_operation")))
}

/// Where the class is missing, it is said on the page of the report; the operation is opened there.
fn intake_of(file: &ConsultationFile) -> String {
    let first = file.intakes.first().map(|it| it.row.intake);
    first.map_or_else(|| "/desk".to_owned(), |it| format!("/desk/intakes/{it}"))
}

/// Proposes the level that was decided; whoever has the power decides it there.
async fn propose_level(
    front: &Front,
    asked: &Asked,
    id: ConsultationId,
    sent: &Sent,
) -> Result<Option<String>, Failure> {
    let Some(file) = read(front, asked, id).await? else { return Ok(None) };
    let ids = (sent.line("operation").parse::<OperationId>(), sent.line("plan").parse::<Key>());
    let (Ok(operation), Ok(plan)) = ids else { return Ok(None) };
    let Ok(level) = sent.line("level").parse::<LevelName>() else { return Ok(None) };
    let reason = reason(&file, asked.language).and_then(|it| Text::parse(&it).ok());
    let Some(reason) = reason else { return Ok(None) };
    let verb = ProposeLevel { plan: plan.clone(), level: Some(level), reason };
    hand_in(front, asked, operation.to_string(), (verb.into(), sent), None).await?;
    Ok(Some(format!("/operations/{operation}/levels/{plan}")))
}
