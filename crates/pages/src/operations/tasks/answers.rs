//! The noes of the pages of tasks, each as a page of its own.

use application::Failure;
use axum::response::Response;
use web::{Asked, Front, Told, told};

use super::super::past::NoMoment;
use crate::components::Shell;
use crate::rendered;

pub(super) fn not_found(front: &Front, asked: &Asked) -> Response {
    no(front, asked, Told::not_found(asked.language))
}

/// What the address names as a moment is none: now is not shown in its place.
pub(crate) fn bad_moment(front: &Front, asked: &Asked, why: NoMoment) -> Response {
    no(front, asked, Told::bad_request(why.say(asked.language), asked.language))
}

pub(super) fn failed(front: &Front, asked: &Asked, failure: &Failure) -> Response {
    no(front, asked, told(failure, front.setting(), asked.language))
}

fn no(front: &Front, asked: &Asked, told: Told) -> Response {
    rendered::problem(Shell::new(asked, front.setting(), told.title.clone()), told)
}
