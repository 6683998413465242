//! `GET /operations/{operation}/attachments/{attachment}`: an attachment, to be taken away.

use application::{Fault, ReadBack, Reading};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use domain::kernel::{AttachmentId, AttachmentOf, Realm};
use domain::operations::MediaType;
use serde::Deserialize;
use web::{Asked, Front, May, ReadOperations, Told};
use words::{AttachmentPages, Say as _};

use super::super::deciding::{not_found, unread};
use crate::components::Shell;
use crate::plans::encoded;
use crate::rendered;

/// The part of an address that names an attachment.
#[derive(Deserialize)]
pub(crate) struct AttachmentPath {
    operation: String,
    attachment: String,
}

/// What was read.
enum Taken {
    It { name: String, media_type: MediaType, bytes: Vec<u8> },
    Destroyed,
    Nothing,
}

/// `GET /operations/{operation}/attachments/{attachment}`
pub(crate) async fn take_away(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<AttachmentPath>,
) -> Response {
    let (Ok(operation), Ok(attachment)) = (path.operation.parse(), path.attachment.parse()) else {
        return not_found(&front, &asked);
    };
    served(&front, &asked, attachment, move |of| of == AttachmentOf::Operation(operation)).await
}

/// An attachment of what is wanted.
pub(crate) async fn served(
    front: &Front,
    asked: &Asked,
    attachment: AttachmentId,
    is_wanted: impl Fn(AttachmentOf) -> bool + Send + 'static,
) -> Response {
    let realm = asked.realm.clone();
    match front.ask(move |reading| taken(reading, &realm, attachment, &is_wanted)).await {
        Ok(Taken::It { name, media_type, bytes }) => file(&name, media_type, bytes),
        Ok(Taken::Destroyed) => gone(front, asked),
        Ok(Taken::Nothing) => not_found(front, asked),
        Err(failure) => unread(front, asked, &failure),
    }
}

fn taken(
    reading: &mut Reading<'_>,
    realm: &Realm,
    attachment: AttachmentId,
    is_wanted: &impl Fn(AttachmentOf) -> bool,
) -> Result<Taken, Fault> {
    let row = reading.view.attachment(realm, attachment)?;
    let Some(row) = row.filter(|it| is_wanted(it.of)) else {
        return Ok(Taken::Nothing);
    };
    // The verb let no more bytes in than one answer can carry.
    let mut bytes = Vec::new();
    let name = reading.open(&row.name)?.text().map(str::to_owned);
    Ok(match (reading.attachment(realm, attachment, &mut bytes)?, name) {
        (ReadBack::Whole(row), Some(name)) => Taken::It { name, media_type: row.media_type, bytes },
        (ReadBack::Whole(_) | ReadBack::Destroyed(_), _) => Taken::Destroyed,
        (ReadBack::NoSuchAttachment, _) => Taken::Nothing,
    })
}

/// Never shown in place: whatever somebody attached runs nowhere on our own pages.
fn file(name: &str, media_type: MediaType, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename*=UTF-8''{}", encoded(name));
    let headers = [
        (CONTENT_TYPE, media_type.name().to_owned()),
        (CONTENT_DISPOSITION, disposition),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

fn gone(front: &Front, asked: &Asked) -> Response {
    let told = Told {
        status: StatusCode::GONE,
        code: "destroyed",
        title: AttachmentPages::IsDestroyed.say(asked.language),
        detail: AttachmentPages::IsDestroyedHint.say(asked.language),
    };
    rendered::problem(Shell::new(asked, front.setting(), told.title.clone()), told)
}
