//! `GET /desk/take-over`: what is handed over, and the signature of whoever takes it.

use application::duty::{ShiftRead, open_on_desk, watch};
use application::{Fault, Reading};
use askama::Template;
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::duty::BeginShift;
use domain::kernel::{Instant, PersonId, Right, ShiftId, Span};
use web::{Asked, Front, May, ReadDesk};
use words::{
    CorrectiveActions, Desk, Instructions, Reporting, RosterPage, Say, ShiftPage, Watch, Zone,
};

use super::super::desk::View;
use super::super::item::{Called, Reader};
use super::acts::{Complaint, LEADERS, PersonChoice, Undone, choices, hand_in, new_command};
use super::open::OpenShown;
use super::shown::ShiftShown;
use crate::components::Shell;
use crate::components::form::{Reader as FormReader, Sent};
use crate::operations::unread;
use crate::rendered;

/// So early somebody may begin a shift of the roster.
const EARLY: Span = Span::from_hours(6);

#[derive(Template)]
#[template(path = "duty/watch/take_over.html")]
struct TakeOverPage {
    shell: Shell,
    looked: Looked,
    complaint: Complaint,
    /// The shift that begins: the next one on the roster, or one that was not on it.
    shift: String,
    seen: u64,
    command: String,
    may_keep: bool,
    /// Whether whoever looks keeps the desk already.
    is_own: bool,
}

/// What was read.
struct Looked {
    on_duty: Option<ShiftShown>,
    officer: Option<PersonId>,
    next: Option<ShiftShown>,
    note: Option<String>,
    open: OpenShown,
    leaders: Vec<PersonChoice>,
}

/// `GET /desk/take-over`
pub(crate) async fn take_over(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
) -> Response {
    answer(&front, &asked, None).await
}

/// `POST /desk/take-over`
pub(crate) async fn begin(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Form(sent): Form<Sent>,
) -> Response {
    let mut form = FormReader::new(&sent, asked.language);
    let shift: Option<ShiftId> = form.one("shift", |it| it.parse().ok());
    let leader: Option<Option<PersonId>> = optional(&mut form, &sent, "leader");
    let relieves: Option<Option<ShiftId>> = optional(&mut form, &sent, "relieves");
    let read = shift.zip(leader.zip(relieves));
    let done = match form.end(read) {
        Err(problems) => Err(Undone::wrong(sent, problems)),
        Ok((shift, (leader, relieves))) => {
            let verb = BeginShift { leader, relieves }.into();
            let done = hand_in(&front, &asked, shift.to_string(), (verb, &sent), None).await;
            done.map_err(|failure| Undone::failed(sent, failure))
        }
    };
    match done {
        Ok(()) => Redirect::to(&format!("{}/desk?told=begin_shift", asked.base)).into_response(),
        Err(undone) => answer(&front, &asked, Some(undone)).await,
    }
}

/// An id that may be left out.
pub(in crate::duty) fn optional<T: std::str::FromStr>(
    form: &mut FormReader<'_>,
    sent: &Sent,
    name: &str,
) -> Option<Option<T>> {
    match sent.filled(name) {
        None => Some(None),
        Some(_) => form.one(name, |it| it.parse().ok()).map(Some),
    }
}

async fn answer(front: &Front, asked: &Asked, undone: Option<Undone>) -> Response {
    let (view, zone) = (View::of(front, asked), front.setting().zone.clone());
    let read = move |reading: &mut Reading<'_>| look(reading, (&view, &zone));
    let looked = match front.ask(read).await {
        Ok(looked) => looked,
        Err(failure) => return unread(front, asked, &failure),
    };
    let (status, complaint) = Complaint::of(front, asked, undone);
    let planned = looked.next.as_ref().map(|it| it.id.clone());
    let new_shift = || ShiftId::from_uuid(front.office().machine().new_id()).to_string();
    let is_own = looked.officer == Some(asked.session.person);
    let page = TakeOverPage {
        shell: Shell::new(asked, front.setting(), Watch::TakeOver.say(asked.language)),
        shift: planned.unwrap_or_else(new_shift),
        seen: looked.next.as_ref().map_or(0, |it| it.seen),
        command: new_command(front),
        may_keep: asked.actor.may(Right::KeepDesk),
        is_own,
        looked,
        complaint,
    };
    rendered::with_status(status, &page)
}

fn look(reading: &mut Reading<'_>, (view, zone): (&View, &Zone)) -> Result<Looked, Fault> {
    let (realm, language) = (&view.realm, view.language);
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let called = Called::read(reading, (realm, &view.jurisdiction), language)?;
    let reader = Reader { base: &view.base, called: &called, now, zone, language };
    let mut watch = watch(reading, realm, now)?;
    // Whoever comes early begins their own shift; one of another day stays on the roster.
    let is_near = |it: &ShiftRead| it.row.planned.is_some_and(|it| it.from <= now + EARLY);
    watch.next = watch.next.filter(is_near);
    let open = open_on_desk(reading.view, realm)?;
    let open = OpenShown::read(reading, realm, &reader, &open)?;
    let before = watch.on_duty.as_ref().and_then(|it| it.leader.as_ref());
    let planned = watch.next.as_ref().and_then(|it| it.leader.as_ref());
    let leader = planned.or(before).map(|it| it.person);
    let leaders = choices(reading, (realm, language), LEADERS, leader)?;
    let on_duty = watch.on_duty.as_ref();
    Ok(Looked {
        on_duty: on_duty.map(|it| reader.shift(it)),
        officer: on_duty.and_then(|it| it.officer.as_ref()).map(|it| it.person),
        note: on_duty.and_then(|it| it.note.clone()),
        next: watch.next.as_ref().map(|it| reader.shift(it)),
        open,
        leaders,
    })
}
