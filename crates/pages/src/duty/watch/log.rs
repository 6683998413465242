//! `POST /desk/log`: a line of the duty log, from wherever somebody keeps the desk.

use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::duty::WriteDutyLine;
use domain::kernel::{DutyLineId, ShiftId};
use web::{Front, May, ReadDesk};

use super::super::desk::{DeskUndone, answer};
use super::acts::{Undone, hand_in};
use super::shift::told_there;
use super::take_over::optional;
use crate::components::form::{Reader, Sent};
use crate::operations::{now_of, unread};

/// `POST /desk/log`
pub(crate) async fn write(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Form(sent): Form<Sent>,
) -> Response {
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let mut form = Reader::new(&sent, asked.language);
    let shift: Option<ShiftId> = form.one("shift", |it| it.parse().ok());
    let line: Option<DutyLineId> = form.one("line", |it| it.parse().ok());
    let (text, corrects) = (form.text("text"), optional(&mut form, &sent, "corrects"));
    let happened_at = form.time("happened_at", (now, &front.setting().zone));
    let verb = line.zip(text.zip(corrects));
    let verb = verb.map(|(line, (text, corrects))| WriteDutyLine { line, text, corrects });
    let read = form.end(shift.zip(verb.zip(happened_at)));
    let is_of_shift = sent.line("back") == "shift";
    let (problems, failure, shift) = match read {
        Err(problems) => (problems, None, shift),
        Ok((shift, (verb, at))) => {
            match hand_in(&front, &asked, shift.to_string(), (verb.into(), &sent), at).await {
                Ok(()) => {
                    let page = if is_of_shift { format!("/shifts/{shift}") } else { String::new() };
                    let back = format!("{}/desk{page}?told=write_duty_line", asked.base);
                    return Redirect::to(&back).into_response();
                }
                Err(failure) => (Default::default(), Some(failure), Some(shift)),
            }
        }
    };
    // Whoever wrote it on the page of the shift goes on there, with all that they typed.
    match shift.filter(|_| is_of_shift) {
        Some(shift) => told_there(&front, &asked, shift, Undone { sent, problems, failure }).await,
        None => {
            let undone = DeskUndone { problems, failure, typed: sent };
            answer(&front, &asked, None, Some(undone)).await
        }
    }
}
