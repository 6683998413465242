//! `GET /desk/documents/list.xlsx` and `list.csv`: the documents that a filter lets through.

use application::duty::documents;
use application::{Fault, Page, Reading};
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::kernel::{Instant, Realm};
use exchange::write::{CellOut, Encoding, SheetOut, write_csv, write_xlsx};
use web::{Asked, Front, May, ReadDesk};
use words::{Documents, Language, Say, Zone, document_kind, document_urgency, full_time};

use super::list::Filter;
use crate::components::form::Sent;
use crate::operations::unread;
use crate::registers::{CSV, XLSX, file};

/// So many rows are in a file at most.
const FILE_ROWS_MAX: u32 = 2_000;

/// `GET /desk/documents/list.xlsx`
pub(crate) async fn list_xlsx(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Query(query): Query<Sent>,
) -> Response {
    match sheet(&front, &asked, &query).await {
        Ok(sheet) => match write_xlsx(&[sheet]) {
            Ok(bytes) => file("documents.xlsx", XLSX, bytes),
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        },
        Err(no) => no,
    }
}

/// `GET /desk/documents/list.csv`
pub(crate) async fn list_csv(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Query(query): Query<Sent>,
) -> Response {
    match sheet(&front, &asked, &query).await {
        Ok(sheet) => file("documents.csv", CSV, write_csv(&sheet, Encoding::Utf8Bom)),
        Err(no) => no,
    }
}

async fn sheet(front: &Front, asked: &Asked, query: &Sent) -> Result<SheetOut, Response> {
    let (realm, language) = (asked.realm.clone(), asked.language);
    let (filter, zone) = (Filter::of(query), front.setting().zone.clone());
    let read =
        move |reading: &mut Reading<'_>| listed(reading, (&realm, &filter), (&zone, language));
    front.ask(read).await.map_err(|failure| unread(front, asked, &failure))
}

fn listed(
    reading: &mut Reading<'_>,
    (realm, filter): (&Realm, &Filter),
    (zone, language): (&Zone, Language),
) -> Result<SheetOut, Fault> {
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let page = Page { before: None, rows_max: FILE_ROWS_MAX };
    let found = documents(reading, realm, filter.wanted(now), page)?;
    let headings = [
        Documents::Title,
        Documents::Issuer,
        Documents::Number,
        Documents::Kind,
        Documents::Urgency,
        Documents::ReceivedAt,
        Documents::DueAt,
        Documents::AnsweredAt,
        Documents::Close,
        Documents::Result,
    ];
    let time =
        |at: Option<Instant>| at.map_or(CellOut::Empty, |it| CellOut::text(full_time(it, zone)));
    let destroyed = || Documents::TextDestroyed.say(language);
    let rows = found.into_iter().map(|it| {
        let row = &it.row;
        let result = it.closed.as_ref().and_then(|it| it.0.clone());
        vec![
            CellOut::text(it.title.clone().unwrap_or_else(destroyed)),
            CellOut::text(it.issuer.clone().unwrap_or_else(destroyed)),
            CellOut::text(it.number.clone().unwrap_or_default()),
            CellOut::text(document_kind(row.kind, language)),
            CellOut::text(document_urgency(row.urgency, language)),
            time(Some(row.received_at)),
            time(row.due_at),
            time(row.answered.as_ref().map(|it| it.at)),
            time(row.closed.as_ref().map(|it| it.at)),
            CellOut::text(result.unwrap_or_default()),
        ]
    });
    Ok(SheetOut {
        name: Documents::Documents.say(language),
        title: Some(format!("{} · {}", Documents::Documents.say(language), full_time(now, zone))),
        rows: rows.collect(),
        headings: headings.into_iter().map(|it| it.say(language)).collect(),
    })
}
