//! `GET /actions`: what is to be put right, and the missed limits that nothing puts right yet.

use application::reviews::{actions, actions_in_time, actions_open, missed_limits_open};
use application::{Fault, Page, Reading};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::kernel::{Instant, Right};
use web::{Front, May, ReadDesk};
use words::{Common, CorrectiveActions, Desk, Reporting, Say, Zone};

use super::shown::{ActionItem, MissedItem, Reader as _};
use crate::components::Shell;
use crate::components::form::Sent;
use crate::duty::{Called, Shower, View};
use crate::operations::unread;
use crate::rendered;

const ROWS_MAX: u32 = 30;

#[derive(Template)]
#[template(path = "reviews/list.html")]
struct ActionsPage {
    shell: Shell,
    looked: Looked,
    may_keep: bool,
    is_newest: bool,
}

/// What was read.
struct Looked {
    missed: Vec<MissedItem>,
    open: Vec<ActionItem>,
    all: Vec<ActionItem>,
    older: Option<u64>,
    /// How many were put right in time, of how many whose time has come.
    in_time: (u32, u32),
}

/// `GET /actions`
pub(crate) async fn list(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Query(query): Query<Sent>,
) -> Response {
    let before: Option<u64> = query.filled("before").and_then(|it| it.parse().ok());
    let (view, zone) = (View::of(&front, &asked), front.setting().zone.clone());
    let read = move |reading: &mut Reading<'_>| look(reading, (&view, &zone), before);
    let looked = match front.ask(read).await {
        Ok(looked) => looked,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let title = CorrectiveActions::Actions.say(asked.language);
    rendered::page(&ActionsPage {
        shell: Shell::new(&asked, front.setting(), title),
        may_keep: asked.actor.may(Right::KeepDesk),
        is_newest: before.is_none(),
        looked,
    })
}

fn look(
    reading: &mut Reading<'_>,
    (view, zone): (&View, &Zone),
    before: Option<u64>,
) -> Result<Looked, Fault> {
    let (realm, language) = (&view.realm, view.language);
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let called = Called::read(reading, (realm, &view.jurisdiction), language)?;
    let shower = Shower { base: &view.base, called: &called, now, zone, language };
    let found = actions(reading, realm, Page { before, rows_max: ROWS_MAX })?;
    let is_full = found.len() >= ROWS_MAX as usize;
    Ok(Looked {
        missed: missed_limits_open(reading, realm)?.iter().map(|it| shower.missed(it)).collect(),
        open: actions_open(reading, realm)?.iter().map(|it| shower.action(it)).collect(),
        older: found.last().filter(|_| is_full).map(|it| it.row.position),
        all: found.iter().map(|it| shower.action(it)).collect(),
        in_time: actions_in_time(reading, realm)?,
    })
}
