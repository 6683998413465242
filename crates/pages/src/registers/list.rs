//! A list as it stands, to be looked through and taken away.

use application::Reading;
use application::import::lists;
use askama::Template as Page;
use axum::extract::{Query, State};
use axum::response::Response;
use exchange::write::{CellOut, SheetOut};
use serde::Deserialize;
use web::{Front, told};
use words::{Language, Registering};

use super::paging::{Pager, Part};
use super::{MayRead, of_exchange, title};
use crate::components::Shell;
use crate::plans::encoded;
use crate::rendered;

/// A page shows at most this many rows of a sheet; further pages have the others.
const ROWS_MAX: usize = 300;

#[derive(Page)]
#[template(path = "registers/list.html")]
struct ListPage {
    shell: Shell,
    name: &'static str,
    filter: String,
    /// The number of the one sheet that is shown; none where all are.
    sheet: Option<usize>,
    has_more_sheets: bool,
    taken: Option<u64>,
    sheets: Vec<Sheet>,
}

struct Sheet {
    name: String,
    headings: Vec<Heading>,
    rows: Vec<Vec<Shown>>,
    counted: Registering,
    /// Whether it has any row, found or not.
    has_rows: bool,
    pager: Option<Pager>,
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
    /// The number of one of the sheets, the first is 1; none are all of them.
    sheet: Option<usize>,
    /// Which part of that sheet.
    page: Option<usize>,
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
    let address = format!("{}/registers/{}", shell.base, template.name());
    let looking = Looking {
        filter: query.filter.trim().to_lowercase(),
        address: format!("{address}?filter={}&", encoded(query.filter.trim())),
        sheet: query.sheet.filter(|it| (1..=template.sheets().len()).contains(it)),
        page: query.page,
        language,
    };
    let sheet = looking.sheet;
    let found = front
        .ask(move |reading: &mut Reading<'_>| {
            let sheets = lists(reading, &realm, (template, of_exchange(language)))?;
            let wanted = (1..).zip(sheets).filter(|(it, _)| sheet.is_none_or(|own| own == *it));
            Ok(wanted.map(|(number, sheet)| looking.shown(number, sheet)).collect())
        })
        .await;
    match found {
        Ok(sheets) => rendered::page(&ListPage {
            shell,
            name: template.name(),
            filter: query.filter,
            sheet,
            has_more_sheets: template.sheets().len() > 1,
            taken: query.taken,
            sheets,
        }),
        Err(failure) => rendered::problem(shell, told(&failure, front.setting(), language)),
    }
}

impl ListPage {
    fn told(taken: &u64) -> Registering {
        match *taken {
            0 => Registering::TakenNothingNew,
            rows => Registering::Taken { rows },
        }
    }
}

/// What is looked for in the sheets.
struct Looking {
    filter: String,
    /// The list with its filter.
    address: String,
    sheet: Option<usize>,
    page: Option<usize>,
    language: Language,
}

impl Looking {
    fn shown(&self, number: usize, sheet: SheetOut) -> Sheet {
        let rows_all = sheet.rows.len();
        let headings = headings(&sheet);
        let rows = sheet.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>());
        let found: Vec<_> = rows.filter(|row| self.is_found(row)).collect();
        let part = Part::of(found.len(), self.page.filter(|_| self.sheet.is_some()), ROWS_MAX);
        let address = format!("{}sheet={number}&page=", self.address);
        Sheet {
            name: sheet.name,
            headings,
            rows: found.into_iter().skip(part.skipped()).take(ROWS_MAX).collect(),
            counted: part.counted(rows_all),
            has_rows: rows_all > 0,
            pager: part.pager(&address, "", self.language),
        }
    }

    fn is_found(&self, row: &[Shown]) -> bool {
        self.filter.is_empty() || row.iter().any(|it| it.text.to_lowercase().contains(&self.filter))
    }
}

fn headings(sheet: &SheetOut) -> Vec<Heading> {
    let is_number = |column: usize| {
        sheet
            .rows
            .iter()
            .any(|row| matches!(row.get(column), Some(CellOut::Whole(_) | CellOut::Number(_))))
    };
    let heading = |(column, text): (usize, &String)| Heading {
        text: text.clone(),
        is_number: is_number(column),
    };
    sheet.headings.iter().enumerate().map(heading).collect()
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
