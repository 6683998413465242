//! `GET /operations/{operation}/wall` and `GET /operations/wall`: nothing to press, nothing to
//! scroll.

use application::Reading;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::kernel::OperationId;
use web::{Asked, Front, May, ReadOperations};
use words::{Common, Say, WallPages};

use super::super::path::OperationPath;
use super::super::{not_found, unread};
use super::inside::{WallInside, WallReader};
use crate::components::Shell;
use crate::rendered;

#[derive(Template)]
#[template(path = "operations/wall/wall.html")]
struct WallPage {
    shell: Shell,
    inside: WallInside,
    /// Where the page is live, and where it leads back to.
    live_href: String,
    back_href: String,
    /// The size of the chain when the page was made: live changes follow from here.
    seen: u64,
}

/// `GET /operations/{operation}/wall`
pub(crate) async fn one(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
) -> Response {
    let Some(operation) = path.operation() else { return not_found(&front, &asked) };
    shown(&front, &asked, Some(operation)).await
}

/// `GET /operations/wall`
pub(crate) async fn all(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
) -> Response {
    shown(&front, &asked, None).await
}

async fn shown(front: &Front, asked: &Asked, operation: Option<OperationId>) -> Response {
    let reader = WallReader::of(asked, operation);
    let (actor, setting) = (asked.actor.clone(), front.setting().clone());
    let question = move |reading: &mut Reading<'_>| {
        let inside = reader.inside(reading, &actor, &setting.zone)?;
        Ok((inside, reading.view.head()?.size))
    };
    let (inside, seen) = match front.ask(question).await {
        Ok((Some(inside), seen)) => (inside, seen),
        Ok((None, _)) => return not_found(front, asked),
        Err(failure) => return unread(front, asked, &failure),
    };
    let title = WallPages::Wall.say(asked.language);
    let base = &asked.base;
    let (live_href, back_href) = match operation {
        Some(it) => {
            (format!("{base}/operations/{it}/wall/live"), format!("{base}/operations/{it}"))
        }
        None => (format!("{base}/operations/wall/live"), format!("{base}/operations/joint")),
    };
    let shell = Shell::new(asked, front.setting(), title);
    rendered::page(&WallPage { shell, inside, live_href, back_href, seen })
}
