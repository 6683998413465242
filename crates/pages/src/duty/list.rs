//! `GET /desk/intakes`: everything that was ever reported, the newest first.

use application::duty::intakes;
use application::{Page, Reading};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::kernel::Instant;
use serde::Deserialize;
use web::{Front, May, ReadDesk};
use words::{Common, Desk, Say};

use super::desk::View;
use super::item::{Called, Item, Reader};
use crate::components::Shell;
use crate::operations::unread;
use crate::rendered;

const ROWS_MAX: u32 = 50;

#[derive(Template)]
#[template(path = "duty/list.html")]
struct ListPage {
    shell: Shell,
    items: Vec<Item>,
    /// Where older ones begin, where there are any.
    older: Option<u64>,
    is_newest: bool,
}

/// Which part of the list.
#[derive(Clone, Copy, Deserialize)]
pub(crate) struct ListQuery {
    before: Option<u64>,
}

/// `GET /desk/intakes`
pub(crate) async fn list(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Query(query): Query<ListQuery>,
) -> Response {
    let (view, setting) = (View::of(&front, &asked), front.setting().clone());
    let page = Page { before: query.before, rows_max: ROWS_MAX };
    let read = move |reading: &mut Reading<'_>| {
        let now = reading.now(&view.realm)?.unwrap_or(Instant::ZERO);
        let (language, zone) = (view.language, &setting.zone);
        let called = Called::read(reading, (&view.realm, &view.jurisdiction), language)?;
        let reader = Reader { base: &view.base, called: &called, now, zone, language };
        let found = intakes(reading, &view.realm, page)?;
        let is_full = found.len() >= ROWS_MAX as usize;
        let older = found.last().filter(|_| is_full).map(|it| it.row.position);
        Ok((found.iter().map(|it| reader.item(it)).collect(), older))
    };
    match front.ask(read).await {
        Ok((items, older)) => rendered::page(&ListPage {
            shell: Shell::new(&asked, front.setting(), Desk::All.say(asked.language)),
            items,
            older,
            is_newest: query.before.is_none(),
        }),
        Err(failure) => unread(&front, &asked, &failure),
    }
}
