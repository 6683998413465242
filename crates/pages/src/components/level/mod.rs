//! A level in force with its numeral and title, and a colour of warning with its word.

use askama::Template;
use domain::plans::document::PlanLevelColor;
use words::{Gallery, OperationOverview, Samples, warning_color};

use super::Viewer;

#[derive(Template)]
#[template(path = "components/level/examples.html")]
struct Examples<'a> {
    viewer: Viewer<'a>,
    /// The four colours, by name and word.
    colors: Vec<(&'static str, &'static str)>,
    /// Levels, by numeral and title.
    levels: Vec<(&'static str, String)>,
}

pub(crate) fn examples(viewer: Viewer<'_>) -> askama::Result<String> {
    let word = |it: &PlanLevelColor| (it.name(), warning_color(*it, viewer.shell.language));
    let levels = [
        ("Ⅰ", Samples::LevelOne),
        ("Ⅱ", Samples::LevelTwo),
        ("Ⅲ", Samples::LevelThree),
        ("Ⅳ", Samples::LevelFour),
    ];
    Examples {
        colors: PlanLevelColor::ALL.iter().map(word).collect(),
        levels: levels.map(|(numeral, title)| (numeral, viewer.say(title))).into(),
        viewer,
    }
    .render()
}
