//! What is done with scans and photos: added, turned, taken away.

use application::{Command, Failure, HandedIn};
use axum::extract::{Form, Multipart, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::duty::{AttachmentRefusal, TurnAttachment};
use domain::kernel::{AttachmentId, AttachmentOf, CommandId, OperationId, Text};
use domain::operations::ATTACHMENT_BYTES_MAX;
use serde::Deserialize;
use web::{Asked, Front, May, ReadDesk, ReadOperations, Upload, UploadedFile, told};
use words::{Papers, Say};

use super::super::watch::Undone;
use super::super::{documents, instructions};
use crate::components::Shell;
use crate::components::form::{Problems, Sent};
use crate::operations::attachments::served;
use crate::operations::{not_found, unread};
use crate::rendered;

/// A form with a file is read to its end up to here, so that whoever sent a photo that is too
/// large is told so in words.
pub(crate) const UPLOAD_BYTES_MAX: usize = 64 * 1024 * 1024;
/// So long is the name of an attachment.
const NAME_CHARACTERS_MAX: usize = 120;

/// The part of an address that names a scan or a photo.
#[derive(Deserialize)]
pub(crate) struct PaperPath {
    paper: String,
}

/// The parts of an address that name an attachment of an operation.
#[derive(Deserialize)]
pub(crate) struct OperationPaperPath {
    operation: String,
    attachment: String,
}

/// The part of an address that names an operation.
#[derive(Deserialize)]
pub(crate) struct OperationPath {
    operation: String,
}

/// `POST /desk/papers`
pub(crate) async fn attach(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    body: Multipart,
) -> Response {
    let (sent, file) = match read(body).await {
        Ok(read) => read,
        Err(no) => return no,
    };
    let Ok(of) = sent.line("of").parse::<AttachmentOf>() else { return not_found(&front, &asked) };
    let done = take(&front, &asked, (of, &sent), file).await;
    let undone = match done {
        Ok(()) => return Redirect::to(&told_at(&asked, of, "attach_paper")).into_response(),
        Err(Left::NoFile) => Undone::wrong(sent, no_file(&asked)),
        Err(Left::Failed(failure)) => Undone::failed(sent, failure),
    };
    match of {
        AttachmentOf::Instruction(it) => instructions::undone(&front, &asked, it, undone).await,
        AttachmentOf::Document(it) => documents::undone(&front, &asked, it, undone).await,
        AttachmentOf::Operation(_) => not_found(&front, &asked),
    }
}

/// `POST /operations/{operation}/attachments`
pub(crate) async fn attach_to_operation(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    body: Multipart,
) -> Response {
    let Ok(operation) = path.operation.parse::<OperationId>() else {
        return not_found(&front, &asked);
    };
    let (sent, file) = match read(body).await {
        Ok(read) => read,
        Err(no) => return no,
    };
    let of = AttachmentOf::Operation(operation);
    let told = match take(&front, &asked, (of, &sent), file).await {
        Ok(()) => return Redirect::to(&told_at(&asked, of, "attach")).into_response(),
        Err(Left::NoFile) => {
            web::Told::bad_request(Papers::NoFile.say(asked.language), asked.language)
        }
        Err(Left::Failed(failure)) => told(&failure, front.setting(), asked.language),
    };
    rendered::problem(Shell::new(&asked, front.setting(), told.title.clone()), told)
}

/// `POST /desk/papers/{paper}`
pub(crate) async fn turn(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Path(path): Path<PaperPath>,
    Form(sent): Form<Sent>,
) -> Response {
    turned(&front, &asked, &path.paper, &sent).await
}

/// `POST /operations/{operation}/attachments/{attachment}`
pub(crate) async fn turn_of_operation(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPaperPath>,
    Form(sent): Form<Sent>,
) -> Response {
    if path.operation.parse::<OperationId>().is_err() {
        return not_found(&front, &asked);
    }
    turned(&front, &asked, &path.attachment, &sent).await
}

/// `GET /desk/papers/{paper}`
pub(crate) async fn take_away(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Path(path): Path<PaperPath>,
) -> Response {
    let Ok(attachment) = path.paper.parse() else { return not_found(&front, &asked) };
    let is_wanted = |of| !matches!(of, AttachmentOf::Operation(_));
    served(&front, &asked, attachment, is_wanted).await
}

/// Why a file was not taken.
enum Left {
    NoFile,
    Failed(Failure),
}

async fn read(body: Multipart) -> Result<(Sent, Option<UploadedFile>), Response> {
    let file_bytes_max = usize::try_from(ATTACHMENT_BYTES_MAX).unwrap_or(usize::MAX);
    match Upload::read(body, file_bytes_max).await {
        Ok(Upload { fields, file }) => Ok((Sent::from(fields), file)),
        Err(status) => Err(status.into_response()),
    }
}

async fn take(
    front: &Front,
    asked: &Asked,
    (of, sent): (AttachmentOf, &Sent),
    file: Option<UploadedFile>,
) -> Result<(), Left> {
    let file = file.ok_or(Left::NoFile)?;
    hand_in_file(front, asked, (of, sent), file).await.map_err(Left::Failed)
}

/// Hands a file in; its ids came with the form, so that twice is once.
pub(in crate::duty) async fn hand_in_file(
    front: &Front,
    asked: &Asked,
    (of, sent): (AttachmentOf, &Sent),
    file: UploadedFile,
) -> Result<(), Failure> {
    let Some(content) = file.content else {
        let (bytes, bytes_max) = (file.bytes, ATTACHMENT_BYTES_MAX);
        let refusal = AttachmentRefusal::AttachmentTooLong { bytes, bytes_max };
        return Err(Failure::Refused(refusal.into()));
    };
    let new_id = || front.office().machine().new_id();
    let named = sent.filled("name").unwrap_or(&file.name);
    let named: String = named.trim().chars().take(NAME_CHARACTERS_MAX).collect();
    let unnamed = || Text::parse(&Papers::Unnamed.say(asked.language));
    let Ok(name) = Text::parse(&named).or_else(|_| unnamed()) else {
        let refusal = AttachmentRefusal::NoBytesHandedIn;
        return Err(Failure::Refused(refusal.into()));
    };
    let handed_in = HandedIn {
        command: command(sent, "command").unwrap_or_else(|| CommandId::from_uuid(new_id())),
        realm: asked.realm.clone(),
        actor: asked.actor.clone(),
        of,
        attachment: sent
            .line("attachment")
            .parse()
            .unwrap_or_else(|_| AttachmentId::from_uuid(new_id())),
        name,
        happened_at: None,
    };
    // Sealing takes a while: not on a thread that others wait for.
    front
        .through_gate(move |_, office| office.attach(&handed_in, &mut content.as_slice()))
        .await
        .map(drop)
}

async fn turned(front: &Front, asked: &Asked, paper: &str, sent: &Sent) -> Response {
    let Ok(attachment) = paper.parse::<AttachmentId>() else { return not_found(front, asked) };
    let realm = asked.realm.clone();
    let of = front.ask(move |reading| reading.view.attachment(&realm, attachment)).await;
    let of = match of {
        Ok(Some(row)) => row.of,
        Ok(None) => return not_found(front, asked),
        Err(failure) => return unread(front, asked, &failure),
    };
    let new_id = || CommandId::from_uuid(front.office().machine().new_id());
    let turning = Command {
        id: command(sent, "command").unwrap_or_else(new_id),
        realm: asked.realm.clone(),
        actor: asked.actor.clone(),
        on: attachment.to_string(),
        verb: TurnAttachment { quarter_turns: 1 }.into(),
        seen: None,
        happened_at: None,
    };
    match front.hand_in(turning).await {
        Ok(_) => Redirect::to(&told_at(asked, of, "turn_attachment")).into_response(),
        Err(failure) => {
            let told = told(&failure, front.setting(), asked.language);
            rendered::problem(Shell::new(asked, front.setting(), told.title.clone()), told)
        }
    }
}

fn command(sent: &Sent, name: &str) -> Option<CommandId> {
    sent.filled(name).and_then(|it| it.parse().ok())
}

fn no_file(asked: &Asked) -> Problems {
    Problems::from([("file".to_owned(), Papers::NoFile.say(asked.language))])
}

/// Where something is shown that has attachments, with what was done.
fn told_at(asked: &Asked, of: AttachmentOf, done: &str) -> String {
    let base = &asked.base;
    match of {
        AttachmentOf::Operation(it) => format!("{base}/operations/{it}/attachments?told={done}"),
        AttachmentOf::Instruction(it) => {
            format!("{base}/desk/instructions/{it}?told={done}#papers")
        }
        AttachmentOf::Document(it) => format!("{base}/desk/documents/{it}?told={done}#papers"),
    }
}
