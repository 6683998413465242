//! `GET /gallery`: every component in every state, with when to use it and when not.

mod components;
mod contrast;
mod foundations;
mod tokens;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use web::{Front, SignedIn};
use words::{Components, Gallery, Say};

use crate::components::{Shell, Viewer};
use crate::rendered;
use components::COMPONENTS;

#[derive(Template)]
#[template(path = "gallery/gallery.html")]
struct GalleryPage {
    shell: Shell,
    parts: Vec<Part>,
}

/// A component with its examples, ready to be shown.
struct Part {
    name: &'static str,
    words: &'static [Components; 3],
    examples: String,
}

/// `GET /gallery`
pub(crate) async fn show(State(front): State<Front>, signed_in: SignedIn) -> Response {
    let setting = front.setting();
    let title = Gallery::Components.say(signed_in.visit.language);
    let mut shell = Shell::at_the_door(&signed_in.visit, setting, title);
    shell.login = Some(signed_in.session.login.to_string());
    let viewer = Viewer { shell: &shell, zone: &setting.zone };
    match parts(viewer) {
        Ok(parts) => rendered::page(&GalleryPage { shell, parts }),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn parts(viewer: Viewer<'_>) -> askama::Result<Vec<Part>> {
    let part = |it: &'static components::Component| {
        let examples = (it.examples)(viewer)?;
        Ok(Part { name: it.name, words: &it.words, examples })
    };
    COMPONENTS.iter().map(part).collect()
}
