//! `GET /operations/joint`: operations that run at the same time, and what they take from each
//! other.

use application::Reading;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use web::{Front, May, ReadOperations, told};
use words::{Common, JointPages, Say};

use super::inside::{Inside, JointReader, Looked};
use crate::components::Shell;
use crate::rendered;

#[derive(Template)]
#[template(path = "operations/joint/joint.html")]
struct JointPage {
    shell: Shell,
    inside: Inside,
    /// The size of the chain when the page was made: live changes follow from here.
    seen: u64,
}

/// `GET /operations/joint`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
) -> Response {
    let shell = Shell::new(&asked, front.setting(), JointPages::Joint.say(asked.language));
    let reader = JointReader::of(&asked);
    let (actor, setting) = (asked.actor.clone(), front.setting().clone());
    let question = move |reading: &mut Reading<'_>| {
        let looked = Looked::read(reading, &reader, &actor)?;
        Ok((looked.shown(&reader, &setting.zone), reading.view.head()?.size))
    };
    match front.ask(question).await {
        Ok((inside, seen)) => rendered::page(&JointPage { shell, inside, seen }),
        Err(failure) => rendered::problem(shell, told(&failure, front.setting(), asked.language)),
    }
}
