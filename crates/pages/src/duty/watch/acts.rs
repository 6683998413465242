//! What the forms of these pages hand in.

use application::duty::people_with;
use application::{Command, Failure, Fault, Reading};
use axum::http::StatusCode;
use domain::AnyVerb;
use domain::kernel::{CommandId, Instant, PersonId, Realm, Right, Version};
use web::{Asked, Front, Told, told};
use words::{Language, named};

use super::shown::name_of;
use crate::components::form::{Problems, Sent};

/// Something that was sent and not done.
pub(crate) struct Undone {
    pub(crate) sent: Sent,
    pub(crate) problems: Problems,
    pub(crate) failure: Option<Failure>,
}

impl Undone {
    pub(crate) fn wrong(sent: Sent, problems: Problems) -> Self {
        Self { sent, problems, failure: None }
    }

    pub(crate) fn failed(sent: Sent, failure: Failure) -> Self {
        Self { sent, problems: Problems::new(), failure: Some(failure) }
    }
}

/// What a page says of what was not done.
#[derive(Default)]
pub(crate) struct Complaint {
    pub(crate) sent: Sent,
    pub(crate) problems: Problems,
    pub(crate) problem: Option<Told>,
}

impl Complaint {
    pub(crate) fn of(front: &Front, asked: &Asked, undone: Option<Undone>) -> (StatusCode, Self) {
        let Some(Undone { sent, problems, failure }) = undone else {
            return (StatusCode::OK, Self::default());
        };
        let problem = failure.map(|it| told(&it, front.setting(), asked.language));
        let status = problem.as_ref().map_or(StatusCode::UNPROCESSABLE_ENTITY, |it| it.status);
        (status, Self { sent, problems, problem })
    }
}

/// Hands in what a form wants; its command's id came with it, so that twice is once.
pub(crate) async fn hand_in(
    front: &Front,
    asked: &Asked,
    on: String,
    (verb, sent): (AnyVerb, &Sent),
    happened_at: Option<Instant>,
) -> Result<(), Failure> {
    let new_id = || CommandId::from_uuid(front.office().machine().new_id());
    let command = Command {
        id: sent.line("command").parse().unwrap_or_else(|_| new_id()),
        realm: asked.realm.clone(),
        actor: asked.actor.clone(),
        on,
        verb,
        seen: sent.filled("seen").and_then(|it| it.parse().ok()).map(Version),
        happened_at,
    };
    front.hand_in(command).await.map(drop)
}

/// A new id for a form.
pub(crate) fn new_command(front: &Front) -> String {
    CommandId::from_uuid(front.office().machine().new_id()).to_string()
}

/// Somebody who can be chosen.
pub(crate) struct PersonChoice {
    pub(crate) value: String,
    pub(crate) word: String,
    pub(crate) is_chosen: bool,
}

/// Who may keep the desk.
pub(crate) const OFFICERS: &[Right] = &[Right::KeepDesk];
/// Who may lead a shift.
pub(crate) const LEADERS: &[Right] = &[Right::DecideLevels, Right::LeadOperations];

/// Those in posts with one of some rights, by name and post.
pub(crate) fn choices(
    reading: &mut Reading<'_>,
    (realm, language): (&Realm, Language),
    rights: &[Right],
    chosen: Option<PersonId>,
) -> Result<Vec<PersonChoice>, Fault> {
    let people = people_with(reading, realm, rights)?;
    let choice = |(who, post)| PersonChoice {
        word: format!("{} · {}", name_of(&who, language), named(&post, language)),
        is_chosen: chosen == Some(who.person),
        value: who.person.to_string(),
    };
    Ok(people.into_iter().map(choice).collect())
}
