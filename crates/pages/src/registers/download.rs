//! Empty templates and filled lists, as files.

use application::Reading;
use application::import::{Template, lists};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use exchange::write::{Encoding, SheetOut, write_csv, write_xlsx};
use serde::Deserialize;
use web::{Asked, Front, Told, told};

use super::{MayRead, of_exchange};
use crate::components::Shell;
use crate::rendered;

pub(crate) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
pub(crate) const CSV: &str = "text/csv; charset=utf-8";

/// The part of an address that names a file.
#[derive(Deserialize)]
pub(crate) struct FilePath {
    file: String,
}

/// `GET /registers/{template}/template.xlsx`
pub(crate) async fn empty_template(MayRead { asked, template }: MayRead) -> Response {
    match template.write(of_exchange(asked.language)) {
        Ok(bytes) => file(&format!("{}-template.xlsx", template.name()), XLSX, bytes),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// `GET /registers/{template}/list.xlsx` and `list.csv`
pub(crate) async fn list_file(
    State(front): State<Front>,
    MayRead { asked, template }: MayRead,
    Path(FilePath { file: wanted }): Path<FilePath>,
) -> Response {
    let (language, realm) = (asked.language, asked.realm.clone());
    let found = front
        .ask(move |reading: &mut Reading<'_>| {
            lists(reading, &realm, (template, of_exchange(language)))
        })
        .await;
    match found {
        Ok(sheets) => {
            written(template, &sheets, &wanted).unwrap_or_else(|| not_found(&front, &asked))
        }
        Err(failure) => {
            let told = told(&failure, front.setting(), language);
            rendered::problem(Shell::new(&asked, front.setting(), told.title.clone()), told)
        }
    }
}

fn written(template: Template, sheets: &[SheetOut], wanted: &str) -> Option<Response> {
    match wanted {
        "list.xlsx" => {
            let bytes = write_xlsx(sheets).ok()?;
            Some(file(&format!("{}.xlsx", template.name()), XLSX, bytes))
        }
        "list.csv" => {
            // A CSV file holds one table: several stand one below the other.
            let bytes = sheets.iter().map(|sheet| write_csv(sheet, Encoding::Utf8Bom)).reduce(
                |mut all, next| {
                    all.extend_from_slice(b"\r\n");
                    all.extend_from_slice(next.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&next));
                    all
                },
            )?;
            Some(file(&format!("{}.csv", template.name()), CSV, bytes))
        }
        _ => None,
    }
}

/// A file to take away.
pub(crate) fn file(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, disposition),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

fn not_found(front: &Front, asked: &Asked) -> Response {
    let told = Told::not_found(asked.language);
    rendered::problem(Shell::new(asked, front.setting(), told.title.clone()), told)
}
