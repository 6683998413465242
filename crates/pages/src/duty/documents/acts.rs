//! `POST /desk/documents/{document}`: handed on, answered, closed.

use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::AnyVerb;
use domain::duty::{
    AnswerDocument, CloseDocument, DestroyDocumentTexts, DocumentLead, HandDocumentOn,
    LeadDocumentTo, NoteDocumentFeedback,
};
use domain::kernel::{Instant, OperationId, OrganisationId};
use web::{Front, May, ReadDesk};
use words::{DocumentTold, Language, Zone};

use super::super::watch::{Undone, hand_in};
use super::page::{DocumentPath, undone as page_undone};
use crate::components::form::{Problems, Reader as FormReader, Sent};
use crate::operations::{not_found, now_of, unread};
use crate::plans::encoded;

/// So long is the title of a task.
const TASK_TITLE_CHARACTERS_MAX: usize = 80;

/// What can be done on the page.
#[derive(Clone, Copy)]
pub(super) enum Act {
    HandOn,
    Note,
    Lead,
    Answer,
    Close,
    Destroy,
}

impl Act {
    const ALL: [Self; 6] =
        [Self::HandOn, Self::Note, Self::Lead, Self::Answer, Self::Close, Self::Destroy];

    const fn name(self) -> &'static str {
        match self {
            Self::HandOn => "hand_document_on",
            Self::Note => "note_document_feedback",
            Self::Lead => "lead_document_to",
            Self::Answer => "answer_document",
            Self::Close => "close_document",
            Self::Destroy => "destroy_document_texts",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    pub(super) const fn told(self) -> Option<DocumentTold> {
        match self {
            Self::HandOn => Some(DocumentTold::HandedOn),
            Self::Note => Some(DocumentTold::FeedbackNoted),
            Self::Lead => None,
            Self::Answer => Some(DocumentTold::Answered),
            Self::Close => Some(DocumentTold::Closed),
            Self::Destroy => Some(DocumentTold::Destroyed),
        }
    }
}

/// `POST /desk/documents/{document}`
pub(crate) async fn act(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Path(path): Path<DocumentPath>,
    Form(sent): Form<Sent>,
) -> Response {
    let Some(document) = path.document() else { return not_found(&front, &asked) };
    let Some(act) = Act::named(sent.line("do")) else { return not_found(&front, &asked) };
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let undone = match wanted(act, &sent, (asked.language, now, &front.setting().zone)) {
        Err(problems) => Undone::wrong(sent, problems),
        Ok((verb, happened_at)) => {
            let on = document.to_string();
            match hand_in(&front, &asked, on, (verb, &sent), happened_at).await {
                Ok(()) => {
                    let page = format!("{}/desk/documents/{document}", asked.base);
                    let own = format!("{page}?told={}", act.name());
                    let next = leads_to(act, &sent, &asked.base).unwrap_or(own);
                    return Redirect::to(&next).into_response();
                }
                Err(failure) => Undone::failed(sent, failure),
            }
        }
    };
    page_undone(&front, &asked, document, undone).await
}

/// Where what comes of a document is written down.
fn leads_to(act: Act, sent: &Sent, base: &str) -> Option<String> {
    let operation: OperationId = sent.line("operation").parse().ok()?;
    let title: String = sent.line("title").chars().take(TASK_TITLE_CHARACTERS_MAX).collect();
    let form = format!("{base}/operations/{operation}/tasks/new?title={}", encoded(&title));
    matches!(act, Act::Lead).then_some(form)
}

fn wanted(
    act: Act,
    sent: &Sent,
    (language, now, zone): (Language, Instant, &Zone),
) -> Result<(AnyVerb, Option<Instant>), Problems> {
    let mut form = FormReader::new(sent, language);
    let happened_at = form.time("happened_at", (now, zone));
    let verb = match act {
        Act::HandOn => {
            let unit: Option<OrganisationId> = form.one("unit", |it| it.parse().ok());
            let (what, due_at) = (form.text("what"), form.time("due_at", (now, zone)));
            unit.zip(what.zip(due_at))
                .map(|(unit, (what, due_at))| HandDocumentOn { unit, what, due_at }.into())
        }
        Act::Note => {
            let unit: Option<OrganisationId> = form.one("unit", |it| it.parse().ok());
            let (feedback, is_done) = (form.text("feedback"), sent.filled("is_done").is_some());
            unit.zip(feedback)
                .map(|(unit, feedback)| NoteDocumentFeedback { unit, feedback, is_done }.into())
        }
        Act::Lead => {
            let operation = form.one("operation", |it| it.parse().ok());
            operation.map(|it| LeadDocumentTo { to: DocumentLead::Operation(it) }.into())
        }
        Act::Answer => {
            let (answer, number) = (form.text("answer"), form.optional("answer_number"));
            answer.zip(number).map(|(answer, number)| AnswerDocument { answer, number }.into())
        }
        Act::Close => {
            let (result, although) = (form.text("result"), form.optional("although"));
            result.zip(although).map(|(result, although)| CloseDocument { result, although }.into())
        }
        Act::Destroy => Some(DestroyDocumentTexts {}.into()),
    };
    form.end(verb.zip(happened_at))
}
