//! `GET /registers/regions/list.xlsx` and `list.csv`: the regions that a filter lets through, with
//! the columns that `lianfang import regions` reads.

use application::{Fault, Reading, RegionRow, RegionsWanted};
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::kernel::Realm;
use exchange::write::{CellOut, Encoding, SheetOut, write_csv, write_xlsx};
use web::{Asked, Front, Told, told};
use words::{Language, Registering, Say};

use super::download::{CSV, XLSX, file};
use super::regions::{RegionsQuery, level};
use crate::components::Shell;
use crate::rendered;

/// A file has at most this many rows; the largest province has about 55,000.
const ROWS_MAX: u32 = 100_000;

/// What kind of file.
#[derive(Clone, Copy)]
enum Kind {
    Xlsx,
    Csv,
}

/// What was written.
enum Written {
    It(Vec<u8>),
    TooMany,
    Unwritable,
}

/// `GET /registers/regions/list.xlsx`
pub(crate) async fn regions_xlsx(
    State(front): State<Front>,
    asked: Asked,
    Query(query): Query<RegionsQuery>,
) -> Response {
    answer(&front, &asked, query, Kind::Xlsx).await
}

/// `GET /registers/regions/list.csv`
pub(crate) async fn regions_csv(
    State(front): State<Front>,
    asked: Asked,
    Query(query): Query<RegionsQuery>,
) -> Response {
    answer(&front, &asked, query, Kind::Csv).await
}

async fn answer(front: &Front, asked: &Asked, query: RegionsQuery, kind: Kind) -> Response {
    let (language, realm) = (asked.language, asked.realm.clone());
    // A big file takes a while: it is written where it is read.
    let written =
        front.ask(move |reading| written(reading, &realm, (&query, language), kind)).await;
    let no = |told: Told| {
        rendered::problem(Shell::new(asked, front.setting(), told.title.clone()), told)
    };
    match (written, kind) {
        (Ok(Written::It(bytes)), Kind::Xlsx) => file("regions.xlsx", XLSX, bytes),
        (Ok(Written::It(bytes)), Kind::Csv) => file("regions.csv", CSV, bytes),
        (Ok(Written::TooMany), _) => {
            let detail = Registering::TooManyForFile { rows_max: ROWS_MAX };
            no(Told::bad_request(detail.say(language), language))
        }
        (Ok(Written::Unwritable), _) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        (Err(failure), _) => no(told(&failure, front.setting(), language)),
    }
}

fn written(
    reading: &mut Reading<'_>,
    realm: &Realm,
    (query, language): (&RegionsQuery, Language),
    kind: Kind,
) -> Result<Written, Fault> {
    let search = query.searched();
    let wanted = RegionsWanted { level: level(&query.level), search: &search };
    if reading.view.regions_count(realm, wanted)? > u64::from(ROWS_MAX) {
        return Ok(Written::TooMany);
    }
    let rows = reading.view.regions_listed(realm, wanted, 0, ROWS_MAX)?;
    let sheet = sheet(rows, language);
    Ok(match kind {
        Kind::Csv => Written::It(write_csv(&sheet, Encoding::Utf8Bom)),
        Kind::Xlsx => write_xlsx(&[sheet]).map_or(Written::Unwritable, Written::It),
    })
}

fn sheet(rows: Vec<RegionRow>, language: Language) -> SheetOut {
    let headings = [
        Registering::RegionCode,
        Registering::RegionName,
        Registering::RegionKind,
        Registering::Longitude,
        Registering::Latitude,
        Registering::Population,
    ];
    SheetOut {
        name: Registering::Regions.say(language),
        title: None,
        headings: headings.into_iter().map(|it| it.say(language)).collect(),
        rows: rows.into_iter().map(row).collect(),
    }
}

fn row(it: RegionRow) -> Vec<CellOut> {
    let degrees = it.point.map(domain::kernel::Point::degrees);
    let number = |it: Option<f64>| it.map_or(CellOut::Empty, CellOut::Number);
    vec![
        CellOut::text(it.code.to_string()),
        CellOut::text(it.name),
        it.kind.map_or(CellOut::Empty, CellOut::text),
        number(degrees.map(|(longitude, _)| longitude)),
        number(degrees.map(|(_, latitude)| latitude)),
        it.population.map_or(CellOut::Empty, |it| CellOut::Whole(it.into())),
    ]
}
