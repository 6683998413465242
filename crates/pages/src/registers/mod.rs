//! Where a county begins: four spreadsheets in and out, lists, gaps.

mod download;
mod gaps;
mod list;
mod paging;
mod regions;
mod regions_file;
mod start;
mod upload;

pub(crate) use download::{CSV, XLSX, empty_template, file, list_file};
pub(crate) use gaps::all_gaps;
pub(crate) use list::list;
pub(crate) use paging::{Pager, Part};
pub(crate) use regions::regions;
pub(crate) use regions_file::{regions_csv, regions_xlsx};
pub(crate) use start::start;
pub(crate) use upload::upload;

use application::import::Template;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use domain::kernel::Right;
use serde::Deserialize;
use web::{Asked, Asks, Need, TurnedAway};
use words::Language;

use crate::site::Pages;

/// A file may have at most this many bytes; a body has a little more around it.
pub(crate) const FILE_BYTES_MAX: usize = 20 * 1024 * 1024;

/// The part of an address that names a template.
#[derive(Deserialize)]
struct TemplatePath {
    template: String,
}

/// Somebody who may see the lists of the template that the address names.
pub(crate) struct MayRead {
    asked: Asked,
    template: Template,
}

impl Asks for MayRead {
    const NEED: Need = Need::OneOf(&[Right::ReadPeople, Right::ReadPlaces, Right::ReadSupplies]);
}

impl FromRequestParts<Pages> for MayRead {
    type Rejection = TurnedAway;

    async fn from_request_parts(parts: &mut Parts, pages: &Pages) -> Result<Self, TurnedAway> {
        let asked = Asked::from_request_parts(parts, pages).await?;
        let path = Path::<TemplatePath>::from_request_parts(parts, pages).await;
        let template = path.ok().and_then(|Path(it)| Template::named(&it.template));
        match template.filter(|it| asked.actor.may(right_to_read(*it))) {
            Some(template) => Ok(Self { asked, template }),
            None => Err(TurnedAway::not_theirs(asked.visit)),
        }
    }
}

/// What one must be allowed to do to see a list.
const fn right_to_read(template: Template) -> Right {
    match template {
        Template::People | Template::Posts => Right::ReadPeople,
        Template::Sites => Right::ReadPlaces,
        Template::Resources => Right::ReadSupplies,
    }
}

const fn of_exchange(language: Language) -> exchange::schema::Language {
    match language {
        Language::Chinese => exchange::schema::Language::Zh,
        Language::English => exchange::schema::Language::En,
    }
}

fn title(template: Template, language: Language) -> String {
    template.title().in_language(of_exchange(language)).to_owned()
}
