//! `POST /desk/levels`: a level from above is received, made a floor of ours, or lifted.

use application::Reading;
use application::duty::level_from_above;
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::AnyVerb;
use domain::duty::{
    DestroyLevelTexts, DocumentLead, LeadDocumentTo, LiftLevelFromAbove, ReceiveLevelFromAbove,
    ResponseLevel,
};
use domain::kernel::{
    EmergencyClass, IncomingDocumentId, Instant, Key, LevelFromAboveId, OperationId, Text,
};
use domain::operations::ReceiveLevel;
use web::{Asked, Front, May, ReadDesk};
use words::{LevelsFromAbove, Say, Zone};

use super::super::watch::{Undone, hand_in};
use super::page::answer;
use crate::components::form::{Problems, Reader as FormReader, Sent};
use crate::operations::{not_found, now_of, unread};

/// `POST /desk/levels`
pub(crate) async fn act(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Form(sent): Form<Sent>,
) -> Response {
    let Ok(received) = sent.line("received").parse::<LevelFromAboveId>() else {
        return not_found(&front, &asked);
    };
    if sent.line("do") == "receive_level" {
        return make_floor(&front, &asked, received, sent).await;
    }
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let undone = match wanted(&sent, (&asked, now, &front.setting().zone)) {
        None => return not_found(&front, &asked),
        Some(Err(problems)) => Undone::wrong(sent, problems),
        Some(Ok((verb, happened_at))) => {
            let on = received.to_string();
            match hand_in(&front, &asked, on, (verb, &sent), happened_at).await {
                Ok(()) => {
                    let told = sent.line("do");
                    let page = format!("{}/desk/levels?told={told}#level-{received}", asked.base);
                    return Redirect::to(&page).into_response();
                }
                Err(failure) => Undone::failed(sent, failure),
            }
        }
    };
    answer(&front, &asked, (None, Sent::default()), Some(undone)).await
}

type Wanted = Result<(AnyVerb, Option<Instant>), Problems>;

fn wanted(sent: &Sent, (asked, now, zone): (&Asked, Instant, &Zone)) -> Option<Wanted> {
    let mut form = FormReader::new(sent, asked.language);
    let happened_at = form.time("happened_at", (now, zone));
    let verb: Option<AnyVerb> = match sent.line("do") {
        "receive_level_from_above" => {
            let class = form.one("class", EmergencyClass::named);
            let level = form.one("level", ResponseLevel::named);
            let (from, number) = (form.text("from"), form.optional("number"));
            let document: Option<IncomingDocumentId> =
                sent.filled("document").and_then(|it| it.parse().ok());
            let read = class.zip(level).zip(from.zip(number));
            read.map(|((class, level), (from, number))| {
                ReceiveLevelFromAbove { class, level, from, number, document }.into()
            })
        }
        "lift_level_from_above" => form.text("said").map(|said| LiftLevelFromAbove { said }.into()),
        "destroy_level_texts" => Some(DestroyLevelTexts {}.into()),
        _ => return None,
    };
    Some(form.end(verb.zip(happened_at)))
}

/// Writes it down in the operation as the floor of a plan, and leads to where ours is decided.
async fn make_floor(
    front: &Front,
    asked: &Asked,
    received: LevelFromAboveId,
    sent: Sent,
) -> Response {
    let (realm, actor) = (asked.realm.clone(), asked.actor.clone());
    let read =
        move |reading: &mut Reading<'_>| level_from_above(reading, &realm, (&actor, received));
    let level = match front.ask(read).await {
        Ok(Some(level)) => level,
        Ok(None) => return not_found(front, asked),
        Err(failure) => return unread(front, asked, &failure),
    };
    let ids = (sent.line("operation").parse::<OperationId>(), sent.line("plan").parse::<Key>());
    let (Ok(operation), Ok(plan)) = ids else { return not_found(front, asked) };
    let destroyed = || LevelsFromAbove::TextDestroyed.say(asked.language);
    let from = Text::parse(&level.from.clone().unwrap_or_else(destroyed));
    let floor = level.row.level.name().parse();
    let (Ok(from), Ok(floor)) = (from, floor) else { return not_found(front, asked) };
    let document = level.number.as_deref().and_then(|it| Text::parse(it).ok());
    let verb = ReceiveLevel { plan: plan.clone(), floor: Some(floor), from, document };
    match hand_in(front, asked, operation.to_string(), (verb.into(), &sent), None).await {
        Ok(()) => {
            if let Some(document) = level.row.document {
                // The paper says what came of it; where it is closed, it stays as it is.
                let lead = LeadDocumentTo { to: DocumentLead::Operation(operation) }.into();
                let nothing = Sent::default();
                let _ = hand_in(front, asked, document.to_string(), (lead, &nothing), None).await;
            }
            Redirect::to(&format!("{}/operations/{operation}/levels/{plan}", asked.base))
                .into_response()
        }
        Err(failure) => {
            let undone = Undone::failed(Sent::default(), failure);
            answer(front, asked, (None, sent), Some(undone)).await
        }
    }
}
