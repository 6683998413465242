//! What a form wanted done, and why it was not.

use std::collections::BTreeMap;

use application::operations::board;
use application::{Command, Failure, Reading};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::AnyVerb;
use domain::kernel::{CommandId, Instant, OperationId, Version};
use domain::operations::Refusal;
use serde::Deserialize;
use web::{Asked, Front, Told, told};
use words::{OperationAction, ProblemDetail, Say, operation_refusal};

use super::super::naming::BoardNames;
use super::desk::Desk;
use crate::components::form::{Problems, Sent};

/// What a form wants done.
pub(crate) struct Wanted {
    pub(crate) verb: AnyVerb,
    /// When it happened; none is now.
    pub(crate) happened_at: Option<Instant>,
}

/// Something that was tried and not done.
pub(crate) struct Attempt {
    pub(crate) sent: Sent,
    pub(crate) problems: Problems,
    told: Option<Told>,
    pub(crate) refusal: Option<Refusal>,
    /// Whether somebody else was first.
    is_overtaken: bool,
    /// Whether it may have been done all the same: then the same command is sent again.
    is_uncertain: bool,
}

/// Why something was not done: above the form.
pub(crate) struct Notice {
    pub(crate) title: String,
    pub(crate) detail: String,
    /// How it stands now, where somebody else was first.
    pub(crate) now: Option<String>,
    /// What was typed, by label.
    pub(crate) typed: Vec<(String, String)>,
    /// What is wrong with single fields.
    pub(crate) problems: Vec<String>,
}

/// Hands in what a form wants done.
///
/// # Errors
/// When something is wrong with the form, or a rule, a right or the world says no.
pub(crate) async fn hand_in(
    front: &Front,
    (asked, operation): (&Asked, OperationId),
    sent: Sent,
    wanted: Result<Wanted, Problems>,
) -> Result<(), Attempt> {
    let wanted = match wanted {
        Ok(wanted) => wanted,
        Err(problems) => return Err(Attempt::wrong(sent, problems)),
    };
    let Ok(id) = sent.line("command").parse() else {
        let detail = ProblemDetail::Incomplete.say(asked.language);
        let told = Told::bad_request(detail, asked.language);
        return Err(Attempt { told: Some(told), ..Attempt::wrong(sent, Problems::new()) });
    };
    let command = Command {
        id,
        realm: asked.realm.clone(),
        actor: asked.actor.clone(),
        on: operation.to_string(),
        verb: wanted.verb,
        seen: Some(Version(sent.line("seen").parse().unwrap_or(0))),
        happened_at: wanted.happened_at,
    };
    match front.hand_in(command).await {
        Ok(_) => Ok(()),
        Err(failure) => {
            let mut told = told(&failure, front.setting(), asked.language);
            if let Some(detail) = called(front, (asked, operation), &failure).await {
                told.detail = detail;
            }
            Err(Attempt::failed(sent, failure, told))
        }
    }
}

/// What was just done, in the address of the page that says so.
#[derive(Default, Deserialize)]
pub(crate) struct JustDone {
    pub(crate) told: Option<String>,
}

/// Back to a page of the operation, which says what was just done; `page` is its address below that
/// of the operation.
pub(crate) fn done_on(
    (asked, operation): (&Asked, OperationId),
    page: &str,
    act: &str,
) -> Response {
    let base = &asked.base;
    Redirect::to(&format!("{base}/operations/{operation}/{page}?told={act}")).into_response()
}

/// A refusal with the names of what the rules know by codes; none for any other failure, and where
/// the names cannot be read.
async fn called(
    front: &Front,
    (asked, operation): (&Asked, OperationId),
    failure: &Failure,
) -> Option<String> {
    let Failure::Refused(domain::Refusal::Operations(refusal)) = failure else { return None };
    let (refusal, realm, language) = (refusal.clone(), asked.realm.clone(), asked.language);
    let question = move |reading: &mut Reading<'_>| {
        let Some(board) = board(reading, &realm, operation, None)? else { return Ok(None) };
        let regions = BTreeMap::new();
        let names = BoardNames::new(&board, &regions, language);
        Ok(Some(operation_refusal(&refusal, &names, language)))
    };
    front.ask(question).await.ok().flatten()
}

/// What the clock of the realm shows.
///
/// # Errors
/// When the store cannot be read.
pub(crate) async fn now_of(front: &Front, asked: &Asked) -> Result<Instant, Failure> {
    let realm = asked.realm.clone();
    let now = front.ask(move |reading| reading.now(&realm)).await?;
    now.ok_or_else(|| Failure::NoSuchRealm(asked.realm.clone()))
}

impl Attempt {
    pub(crate) const fn wrong(sent: Sent, problems: Problems) -> Self {
        Self { sent, problems, told: None, refusal: None, is_overtaken: false, is_uncertain: false }
    }

    fn failed(sent: Sent, failure: Failure, told: Told) -> Self {
        let mut problems = Problems::new();
        if let Some(field) = field_of(&failure) {
            problems.insert(field.to_owned(), told.detail.clone());
        }
        let is_overtaken = matches!(failure, Failure::Conflict(_));
        let is_uncertain = matches!(failure, Failure::Fault(_) | Failure::Overloaded);
        let refusal = if let Failure::Refused(domain::Refusal::Operations(it)) = failure {
            Some(it)
        } else {
            None
        };
        Self { sent, problems, told: Some(told), refusal, is_overtaken, is_uncertain }
    }

    pub(crate) fn status(&self) -> StatusCode {
        self.told.as_ref().map_or(StatusCode::UNPROCESSABLE_ENTITY, |it| it.status)
    }

    /// Whether it was this that was tried.
    pub(crate) fn is_of(&self, act: &str) -> bool {
        self.sent.line("do") == act
    }

    /// The id under which the form is sent again: the same one where it may have been done.
    pub(crate) fn command(of: Option<&Self>, front: &Front) -> String {
        let again = of.filter(|it| it.is_uncertain).map(|it| it.sent.line("command").to_owned());
        let fresh = || CommandId::from_uuid(front.office().machine().new_id()).to_string();
        again.unwrap_or_else(fresh)
    }

    /// What is told above the form; `typed` is what was typed, `now` how it stands.
    pub(crate) fn notice(
        &self,
        desk: &Desk,
        now: impl FnOnce() -> String,
        typed: Vec<(String, String)>,
    ) -> Notice {
        let named = self.refusal.as_ref().and_then(|it| desk.refused(it));
        let detail = match &self.told {
            Some(_) if self.is_overtaken => desk.say(OperationAction::Conflict),
            Some(told) => named.unwrap_or_else(|| told.detail.clone()),
            None => String::new(),
        };
        Notice {
            title: desk.say(OperationAction::NotDone),
            detail,
            now: self.is_overtaken.then(|| {
                let state = now();
                desk.say(OperationAction::ConflictNow { state })
            }),
            typed: if self.is_overtaken { typed } else { Vec::new() },
            problems: match self.told {
                Some(_) => Vec::new(),
                None => self.problems.values().cloned().collect(),
            },
        }
    }
}

/// The field that a no is about.
fn field_of(failure: &Failure) -> Option<&'static str> {
    if matches!(failure, Failure::InTheFuture { .. }) {
        return Some("happened_at");
    }
    let Failure::Refused(domain::Refusal::Operations(it)) = failure else { return None };
    let fields = [
        ("decided_by", matches!(it, Refusal::NotTheirDecision { .. })),
        ("level", matches!(it, Refusal::UnderTheFloor { .. } | Refusal::LevelInForce { .. })),
        ("lasts_hours", matches!(it, Refusal::LastsOutOfBounds { .. })),
        ("lasts_hours", matches!(it, Refusal::RenewalOutOfBounds { .. })),
        ("measure", matches!(it, Refusal::MeasuresNotOfTheLevel { .. })),
        ("value", matches!(it, Refusal::NotAMeasurement { .. } | Refusal::WrongUnit { .. })),
        ("indicator", matches!(it, Refusal::NoSuchIndicator { .. })),
        ("review_on", matches!(it, Refusal::DaysOutOfOrder)),
        ("post", matches!(it, Refusal::NoSuchPost { .. })),
        ("happened_at", matches!(it, Refusal::BeforeTheLastLevel { .. })),
    ];
    fields.into_iter().find(|(_, is_it)| *is_it).map(|(field, _)| field)
}
