//! `GET /desk/hand-over`: what is still open, and the signature of whoever kept the desk.

use application::duty::{open_on_desk, shift_record, watch};
use application::{Fault, Reading};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::duty::SignHandover;
use domain::kernel::{Instant, PersonId, Right, ShiftId};
use web::{Asked, Front, May, ReadDesk};
use words::{CorrectiveActions, Desk, Instructions, Reporting, Say, ShiftPage, Watch, Zone};

use super::super::desk::View;
use super::super::item::{Called, Reader};
use super::acts::{Complaint, Undone, hand_in, new_command};
use super::open::OpenShown;
use super::shown::ShiftShown;
use crate::components::Shell;
use crate::components::form::{Reader as FormReader, Sent};
use crate::operations::unread;
use crate::rendered;

#[derive(Template)]
#[template(path = "duty/watch/hand_over.html")]
struct HandOverPage {
    shell: Shell,
    looked: Looked,
    complaint: Complaint,
    command: String,
    /// Whether whoever looks kept the desk in this shift, and may sign.
    may_sign: bool,
}

/// What was read.
struct Looked {
    shift: Option<ShiftShown>,
    officer: Option<PersonId>,
    note: Option<String>,
    open: OpenShown,
}

/// `GET /desk/hand-over`, or of an earlier shift `?shift=`.
pub(crate) async fn hand_over(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Query(query): Query<Sent>,
) -> Response {
    let shift = query.filled("shift").and_then(|it| it.parse().ok());
    answer(&front, &asked, shift, None).await
}

/// `POST /desk/hand-over`
pub(crate) async fn sign(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Form(sent): Form<Sent>,
) -> Response {
    let mut form = FormReader::new(&sent, asked.language);
    let shift: Option<ShiftId> = form.one("shift", |it| it.parse().ok());
    let note = form.optional("note");
    let read = form.end(shift.zip(note));
    let done = match read {
        Err(problems) => Err(Undone::wrong(sent, problems)),
        Ok((shift, note)) => {
            let verb = SignHandover { note }.into();
            let done = hand_in(&front, &asked, shift.to_string(), (verb, &sent), None).await;
            done.map_err(|failure| Undone::failed(sent, failure))
        }
    };
    match done {
        Ok(()) => Redirect::to(&format!("{}/desk?told=sign_handover", asked.base)).into_response(),
        Err(undone) => answer(&front, &asked, shift, Some(undone)).await,
    }
}

async fn answer(
    front: &Front,
    asked: &Asked,
    shift: Option<ShiftId>,
    undone: Option<Undone>,
) -> Response {
    let (view, zone) = (View::of(front, asked), front.setting().zone.clone());
    let read = move |reading: &mut Reading<'_>| look(reading, (&view, &zone), shift);
    let looked = match front.ask(read).await {
        Ok(looked) => looked,
        Err(failure) => return unread(front, asked, &failure),
    };
    let (status, complaint) = Complaint::of(front, asked, undone);
    let is_own = looked.officer == Some(asked.session.person);
    let page = HandOverPage {
        shell: Shell::new(asked, front.setting(), Watch::HandOver.say(asked.language)),
        command: new_command(front),
        may_sign: is_own && asked.actor.may(Right::KeepDesk),
        looked,
        complaint,
    };
    rendered::with_status(status, &page)
}

fn look(
    reading: &mut Reading<'_>,
    (view, zone): (&View, &Zone),
    shift: Option<ShiftId>,
) -> Result<Looked, Fault> {
    let (realm, language) = (&view.realm, view.language);
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let called = Called::read(reading, (realm, &view.jurisdiction), language)?;
    let reader = Reader { base: &view.base, called: &called, now, zone, language };
    let found = match shift {
        Some(shift) => shift_record(reading, realm, shift)?.map(|it| it.shift),
        None => watch(reading, realm, now)?.on_duty,
    };
    let found = found.filter(|it| it.row.begun.is_some());
    let open = open_on_desk(reading.view, realm)?;
    Ok(Looked {
        shift: found.as_ref().map(|it| reader.shift(it)),
        officer: found.as_ref().and_then(|it| it.officer.as_ref()).map(|it| it.person),
        note: found.and_then(|it| it.note),
        open: OpenShown::read(reading, realm, &reader, &open)?,
    })
}
