//! `POST /desk/intakes/{intake}/destroy`: the words of what came to nothing go with their key.

use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::duty::DestroyIntakeTexts;
use web::{Front, May, ReadDesk};

use super::super::watch::hand_in;
use super::IntakePath;
use super::page::{Unsettled, answer};
use crate::components::form::{Problems, Sent};
use crate::operations::not_found;

/// `POST /desk/intakes/{intake}/destroy`
pub(crate) async fn destroy(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Path(path): Path<IntakePath>,
    Form(sent): Form<Sent>,
) -> Response {
    let Some(intake) = path.intake() else { return not_found(&front, &asked) };
    let verb = DestroyIntakeTexts {}.into();
    match hand_in(&front, &asked, intake.to_string(), (verb, &sent), None).await {
        Ok(()) => {
            let page = format!("{}/desk/intakes/{intake}", asked.base);
            Redirect::to(&format!("{page}?told=destroy_intake_texts")).into_response()
        }
        Err(failure) => {
            let failure = Some(failure);
            let undone = Unsettled { sent: Sent::default(), problems: Problems::new(), failure };
            answer(&front, &asked, path, None, Some(undone)).await
        }
    }
}
