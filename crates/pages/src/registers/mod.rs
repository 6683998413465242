//! Where a county begins: four spreadsheets in and out, lists, gaps.

mod download;
mod list;
mod start;
mod upload;

pub(crate) use download::{empty_template, list_file};
pub(crate) use list::list;
pub(crate) use start::start;
pub(crate) use upload::upload;

use application::import::Template;
use domain::kernel::Right;
use serde::Deserialize;
use web::Asked;
use words::Language;

/// A file may have at most this many bytes; a body has a little more around it.
pub(crate) const FILE_BYTES_MAX: usize = 20 * 1024 * 1024;

/// The part of an address that names a template.
#[derive(Deserialize)]
pub(crate) struct TemplatePath {
    template: String,
}

impl TemplatePath {
    /// The template, if there is one of that name that the asker may read.
    fn readable(&self, asked: &Asked) -> Option<Template> {
        let name = self.template.split('.').next().unwrap_or_default();
        Template::named(name).filter(|it| asked.actor.may(right_to_read(*it)))
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
