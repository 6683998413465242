//! A list as it stands, to be looked through and taken away.

use application::Reading;
use application::import::lists;
use askama::Template as Page;
use axum::extract::{Query, State};
use axum::response::Response;
use exchange::write::{CellOut, SheetOut};
use serde::Deserialize;
use web::{Front, told};
use words::Registering;

use super::{MayRead, of_exchange, title};
use crate::components::Shell;
use crate::rendered;

/// A page shows at most this many rows of a sheet; the file has all.
const ROWS_MAX: usize = 300;

#[derive(Page)]
#[template(path = "registers/list.html")]
struct ListPage {
    shell: Shell,
    name: &'static str,
    filter: String,
    taken: Option<u64>,
    sheets: Vec<Sheet>,
}

struct Sheet {
    name: String,
    headings: Vec<Heading>,
    rows: Vec<Vec<Shown>>,
    rows_all: usize,
}

struct Heading {
    text: String,
    is_number: bool,
}

struct Shown {
    text: String,
    is_number: bool,
}

/// What to look for.
#[derive(Deserialize)]
pub(crate) struct ListQuery {
    #[serde(default)]
    filter: String,
    taken: Option<u64>,
}

/// `GET /registers/{template}`
pub(crate) async fn list(
    State(front): State<Front>,
    MayRead { asked, template }: MayRead,
    Query(query): Query<ListQuery>,
) -> Response {
    let language = asked.language;
    let shell = Shell::new(&asked, front.setting(), title(template, language));
    let realm = asked.realm.clone();
    let filter = query.filter.trim().to_lowercase();
    let found = front
        .ask(move |reading: &mut Reading<'_>| {
            let sheets = lists(reading, &realm, (template, of_exchange(language)))?;
            Ok(sheets.into_iter().map(|sheet| shown(sheet, &filter)).collect())
        })
        .await;
    match found {
        Ok(sheets) => rendered::page(&ListPage {
            shell,
            name: template.name(),
            filter: query.filter,
            taken: query.taken,
            sheets,
        }),
        Err(failure) => rendered::problem(shell, told(&failure, front.setting(), language)),
    }
}

impl ListPage {
    const fn counted(sheet: &Sheet) -> Registering {
        Registering::Shown { shown: sheet.rows.len(), rows: sheet.rows_all }
    }

    fn told(taken: &u64) -> Registering {
        match *taken {
            0 => Registering::TakenNothingNew,
            rows => Registering::Taken { rows },
        }
    }
}

fn shown(sheet: SheetOut, filter: &str) -> Sheet {
    let rows_all = sheet.rows.len();
    let is_number = |column: usize| {
        sheet
            .rows
            .iter()
            .any(|row| matches!(row.get(column), Some(CellOut::Whole(_) | CellOut::Number(_))))
    };
    let headings = sheet
        .headings
        .iter()
        .enumerate()
        .map(|(column, text)| Heading { text: text.clone(), is_number: is_number(column) })
        .collect();
    let rows = sheet
        .rows
        .into_iter()
        .map(|row| row.iter().map(cell).collect::<Vec<_>>())
        .filter(|row| {
            filter.is_empty() || row.iter().any(|it| it.text.to_lowercase().contains(filter))
        })
        .take(ROWS_MAX)
        .collect();
    Sheet { name: sheet.name, headings, rows, rows_all }
}

fn cell(cell: &CellOut) -> Shown {
    let (text, is_number) = match cell {
        CellOut::Empty => (String::new(), false),
        CellOut::Text(text) => (text.clone(), false),
        CellOut::Whole(whole) => (whole.to_string(), true),
        CellOut::Number(number) => (number.to_string(), true),
        CellOut::Date(date) => (date.to_string(), false),
        CellOut::DateTime { .. } => (String::new(), false),
    };
    Shown { text, is_number }
}
