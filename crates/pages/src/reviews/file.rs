//! `GET /actions/list.xlsx` and `list.csv`: the corrective actions, as a file.

use application::reviews::{ActionRead, actions};
use application::{Fault, Page, Reading};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::kernel::Instant;
use domain::reviews::ActionStep;
use exchange::write::{CellOut, Encoding, SheetOut, write_csv, write_xlsx};
use web::{Asked, Front, May, ReadDesk};
use words::{CorrectiveActions, Say, Zone, action_step, full_time};

use super::shown::Reader as _;
use crate::duty::{Called, Shower, View};
use crate::operations::unread;
use crate::registers::{CSV, XLSX, file};

/// A file has so many actions at most, the newest ones.
const ROWS_MAX: u32 = 5_000;

/// `GET /actions/list.xlsx`
pub(crate) async fn list_xlsx(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
) -> Response {
    match sheet(&front, &asked).await {
        Ok(sheet) => match write_xlsx(&[sheet]) {
            Ok(bytes) => file("corrective-actions.xlsx", XLSX, bytes),
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        },
        Err(no) => no,
    }
}

/// `GET /actions/list.csv`
pub(crate) async fn list_csv(State(front): State<Front>, May(asked, _): May<ReadDesk>) -> Response {
    match sheet(&front, &asked).await {
        Ok(sheet) => file("corrective-actions.csv", CSV, write_csv(&sheet, Encoding::Utf8Bom)),
        Err(no) => no,
    }
}

/// The sheet, or the page that says why there is none.
async fn sheet(front: &Front, asked: &Asked) -> Result<SheetOut, Response> {
    let (view, zone) = (View::of(front, asked), front.setting().zone.clone());
    let read = move |reading: &mut Reading<'_>| listed(reading, (&view, &zone));
    front.ask(read).await.map_err(|failure| unread(front, asked, &failure))
}

fn listed(reading: &mut Reading<'_>, (view, zone): (&View, &Zone)) -> Result<SheetOut, Fault> {
    let (realm, language) = (&view.realm, view.language);
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let called = Called::read(reading, (realm, &view.jurisdiction), language)?;
    let shower = Shower { base: &view.base, called: &called, now, zone, language };
    let found = actions(reading, realm, Page { before: None, rows_max: ROWS_MAX })?;
    let heads = [
        CorrectiveActions::RaisedAt,
        CorrectiveActions::Source,
        CorrectiveActions::Finding,
        CorrectiveActions::Cause,
        CorrectiveActions::Measure,
        CorrectiveActions::Owner,
        CorrectiveActions::DueAt,
        CorrectiveActions::Step,
        CorrectiveActions::Late,
        CorrectiveActions::DoneAt,
        CorrectiveActions::Proof,
        CorrectiveActions::ClosedAt,
        CorrectiveActions::Remark,
    ];
    let name = CorrectiveActions::Actions.say(language);
    Ok(SheetOut {
        title: Some(format!("{name} · {}", full_time(now, zone))),
        name,
        headings: heads.into_iter().map(|it| it.say(language)).collect(),
        rows: found.iter().map(|it| row(&shower, it)).collect(),
    })
}

fn row(shower: &Shower<'_>, it: &ActionRead) -> Vec<CellOut> {
    let row = &it.row;
    let time = |at: Option<Instant>| {
        at.map_or(CellOut::Empty, |it| CellOut::text(full_time(it, shower.zone)))
    };
    let text = |it: Option<&String>| it.map_or(CellOut::Empty, |it| CellOut::text(it.clone()));
    let late = it.is_late(shower.now).then(|| CorrectiveActions::Late.say(shower.language));
    let closed = row.checked.as_ref().filter(|_| row.step == ActionStep::Closed);
    vec![
        time(Some(row.raised_at)),
        CellOut::text(shower.source(row.source)),
        text(it.finding.as_ref()),
        text(it.cause.as_ref()),
        text(it.measure.as_ref()),
        CellOut::text(shower.owner(it)),
        time(Some(row.due_at)),
        CellOut::text(action_step(row.step, shower.language)),
        text(late.as_ref()),
        time(row.done.as_ref().map(|it| it.at)),
        text(it.done.as_ref().and_then(|it| it.1.as_ref())),
        time(closed.map(|it| it.at)),
        text(it.checked.as_ref().and_then(|it| it.1.as_ref())),
    ]
}
