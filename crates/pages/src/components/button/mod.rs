//! What is pressed to do one thing.

use askama::Template;
use words::{Gallery, OperationAction, Say, Tasks, task_act};

use super::Viewer;
use super::form::{Fields, Input, Kind, Problems};

#[derive(Template)]
#[template(path = "components/button/examples.html")]
struct Examples<'a> {
    viewer: Viewer<'a>,
    /// The word of a button that does the usual thing.
    accept: &'static str,
    decline: &'static str,
    yes: Input,
}

/// Buttons in every state.
pub(crate) fn examples(viewer: Viewer<'_>) -> askama::Result<String> {
    use domain::operations::task_machine::Act;
    let language = viewer.shell.language;
    let problems = Problems::new();
    let fields = Fields { form: "button", sent: None, problems: &problems, language };
    let question = OperationAction::CloseAsk.say(language);
    let yes = fields.input("yes", OperationAction::CloseYes, Kind::Yes { question }).required();
    let (accept, decline) = (task_act(Act::Accept, language), task_act(Act::Decline, language));
    Examples { viewer, accept, decline, yes }.render()
}
