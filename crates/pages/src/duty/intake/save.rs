//! `POST /desk/intakes/{intake}/save`: what is typed, while it is typed.

use application::{Failure, Reading};
use askama::Template;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Json, Response};
use domain::kernel::Right;
use serde::Serialize;
use web::{Front, May, ReadDesk, as_problem, told as told_no};
use words::clock_time;

use super::super::desk::View;
use super::IntakePath;
use super::act::{Noted, note};
use super::look::look;
use super::page::{AlikeList, saved, title};
use crate::components::form::{Problems, Sent};

/// What the page's script is told.
#[derive(Serialize)]
struct Saved {
    /// What whoever saves next has seen.
    seen: u64,
    /// That it is saved, and when.
    says: String,
    /// The region that was found; empty where none was.
    region: String,
    /// What an operation may be called.
    title: String,
    /// What is wrong and not saved, by field.
    problems: Problems,
    /// The reports that may be about the same, as a piece of the page.
    alike: String,
}

/// `POST /desk/intakes/{intake}/save`
pub(crate) async fn save(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Path(path): Path<IntakePath>,
    Form(sent): Form<Sent>,
) -> Response {
    let Some(intake) = path.intake() else { return StatusCode::NOT_FOUND.into_response() };
    let no = |failure: Failure| {
        let told = told_no(&failure, front.setting(), asked.language);
        as_problem(front.setting(), &asked.visit, &told, None)
    };
    let noted = match note(&front, &asked, intake, &sent).await {
        Ok(Some(noted)) => noted,
        Ok(None) => return StatusCode::NOT_FOUND.into_response(),
        Err(failure) => return no(failure),
    };
    let view = View::of(&front, &asked);
    let zone = front.setting().zone.clone();
    let may_keep = asked.actor.may(Right::KeepDesk);
    let read = move |reading: &mut Reading<'_>| {
        let language = view.language;
        let Some(looked) = look(reading, (&view, &zone), intake)? else { return Ok(None) };
        let noted_at = looked.intake.row.noted_at;
        let account = &looked.intake.row.account;
        let region = account.region.as_ref().map(|it| looked.called.place(it));
        let place = region.as_deref().or(looked.intake.texts.place.as_deref());
        let title = title(place, account.class, language);
        let says = saved(noted_at.map(|it| clock_time(it, looked.now, &zone)), language);
        let alike = AlikeList { alike: looked.alike, may_keep, language };
        Ok(alike.render().ok().map(|alike| (says, region.unwrap_or_default(), title, alike)))
    };
    let (says, region, title, alike) = match front.ask(read).await {
        Ok(Some(found)) => found,
        Ok(None) => return StatusCode::NOT_FOUND.into_response(),
        Err(failure) => return no(failure),
    };
    let Noted { version, told, .. } = noted;
    let body = Saved { seen: version.0, says, region, title, problems: told.problems, alike };
    ([(CACHE_CONTROL, "no-store")], Json(body)).into_response()
}
