//! A no as a page of its own, and as a box above a form.

mod examples;

use askama::Template;
use web::Told;

pub(crate) use examples::examples;

use super::Shell;

/// A page that says why something was not done.
#[derive(Template)]
#[template(path = "components/notice/problem.html")]
pub(crate) struct Problem {
    pub(crate) shell: Shell,
    pub(crate) told: Told,
}
