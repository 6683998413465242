//! The field in every state.

use askama::Template;
use words::{FieldProblem, Gallery, Operations, Samples, Say};

use super::super::Viewer;
use super::Field;

#[derive(Template)]
#[template(path = "components/field/examples.html")]
struct Examples<'a> {
    viewer: Viewer<'a>,
    empty: Field,
    filled: Field,
    wrong: Field,
    long: Field,
}

pub(crate) fn examples(viewer: Viewer<'_>) -> askama::Result<String> {
    let problem = Some(FieldProblem::NotARegion.say(viewer.shell.language));
    Examples {
        empty: Field::default(),
        filled: Field::new(&viewer.say(Samples::Flood)),
        wrong: Field { value: "42122".to_owned(), problem },
        long: Field::new(&viewer.say(Samples::WaterLevel)),
        viewer,
    }
    .render()
}
