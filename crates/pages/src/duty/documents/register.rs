//! `POST /desk/documents`: a document is registered, with its scan where one came along.

use application::Reading;
use application::duty::{DocumentRead, same_documents};
use axum::extract::{Multipart, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::duty::{DocumentKind, DocumentUrgency, RegisterDocument};
use domain::kernel::{AttachmentOf, IncomingDocumentId, Instant};
use domain::operations::ATTACHMENT_BYTES_MAX;
use web::{Asked, Front, May, ReadDesk, Upload, UploadedFile};
use words::Zone;

use super::super::papers::hand_in_file;
use super::super::watch::{Undone, hand_in};
use super::list::answer;
use super::page::undone as page_undone;
use crate::components::form::{Problems, Reader as FormReader, Sent};
use crate::operations::{now_of, unread};

/// `POST /desk/documents`
pub(crate) async fn register(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    body: Multipart,
) -> Response {
    let file_bytes_max = usize::try_from(ATTACHMENT_BYTES_MAX).unwrap_or(usize::MAX);
    let (sent, file) = match Upload::read(body, file_bytes_max).await {
        Ok(Upload { fields, file }) => (Sent::from(fields), file),
        Err(status) => return status.into_response(),
    };
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let when = (now, &front.setting().zone);
    let mut form = FormReader::new(&sent, asked.language);
    let document: Option<IncomingDocumentId> = form.one("document", |it| it.parse().ok());
    let happened_at = form.time("happened_at", when);
    let verb = registering(&mut form, &sent, when);
    let (document, (verb, happened_at)) = match form.end(document.zip(verb.zip(happened_at))) {
        Ok(read) => read,
        Err(problems) => {
            let undone = Some(Undone::wrong(sent, problems));
            return answer(&front, &asked, &Sent::default(), (undone, Vec::new())).await;
        }
    };
    if sent.filled("is_another").is_none() {
        match twins_of(&front, &asked, (&verb, document)).await {
            Ok(twins) if !twins.is_empty() => {
                let undone = Some(Undone::wrong(sent, Problems::new()));
                return answer(&front, &asked, &Sent::default(), (undone, twins)).await;
            }
            Ok(_) => {}
            Err(no) => return no,
        }
    }
    let on = document.to_string();
    if let Err(failure) = hand_in(&front, &asked, on, (verb.into(), &sent), happened_at).await {
        let undone = Some(Undone::failed(sent, failure));
        return answer(&front, &asked, &Sent::default(), (undone, Vec::new())).await;
    }
    attached(&front, &asked, document, (&sent, file)).await
}

/// Those of the same issuer and number that are registered already.
async fn twins_of(
    front: &Front,
    asked: &Asked,
    (verb, document): (&RegisterDocument, IncomingDocumentId),
) -> Result<Vec<DocumentRead>, Response> {
    let (realm, verb) = (asked.realm.clone(), verb.clone());
    let read = move |reading: &mut Reading<'_>| {
        let number = verb.number.as_ref().map(|it| it.as_str());
        same_documents(reading, &realm, (verb.issuer.as_str(), number, verb.title.as_str()))
    };
    let mut twins = front.ask(read).await.map_err(|failure| unread(front, asked, &failure))?;
    // The same form, sent twice, is no twin.
    twins.retain(|it| it.row.document != document);
    Ok(twins)
}

fn registering(
    form: &mut FormReader<'_>,
    sent: &Sent,
    when: (Instant, &Zone),
) -> Option<RegisterDocument> {
    let (issuer, number, title) =
        (form.text("issuer"), form.optional("number"), form.text("title"));
    let kind = form.one("kind", DocumentKind::named);
    let urgency = form.one("urgency", DocumentUrgency::named);
    let due_at = form.time("due_at", when);
    Some(RegisterDocument {
        kind: kind?,
        issuer: issuer?,
        number: number?,
        title: title?,
        urgency: urgency?,
        due_at: due_at?,
        is_unclassified: sent.filled("is_unclassified").is_some(),
    })
}

/// The document stands; its scan comes after it, and where that is not taken the page says so.
async fn attached(
    front: &Front,
    asked: &Asked,
    document: IncomingDocumentId,
    (sent, file): (&Sent, Option<UploadedFile>),
) -> Response {
    if let Some(file) = file {
        let pairs =
            [("command", sent.line("attachment_command")), ("attachment", sent.line("attachment"))];
        let of = AttachmentOf::Document(document);
        if let Err(failure) = hand_in_file(front, asked, (of, &Sent::of(&pairs)), file).await {
            let undone = Undone::failed(Sent::default(), failure);
            return page_undone(front, asked, document, undone).await;
        }
    }
    let page = format!("{}/desk/documents/{document}", asked.base);
    Redirect::to(&format!("{page}?told=register_document")).into_response()
}
