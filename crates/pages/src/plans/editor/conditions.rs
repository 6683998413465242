//! A condition read aloud, with the titles of what it names.

use domain::kernel::{Key, Label};
use domain::plans::document::Condition;
use plan_document::Document;
use plan_document::condition::{Titles, show_named};
use words::{Language, named};

use crate::plans::registers::Registers;

/// The condition at a way in words; none where there is none, or it cannot be read.
pub(super) fn aloud(
    document: &Document,
    at: &[String],
    (registers, language): (&Registers, Language),
) -> Option<String> {
    let plan = document.plan();
    let title = |label: Option<&Label>| label.map(|it| named(it, language).to_owned());
    let called = |key: &Key| registers.plans.iter().find(|it| it.name == key.as_str());
    let titles = Titles {
        indicator: &|it| title(plan.indicators.get(it)?.title.as_ref()),
        plan: &|it| called(it).map(|it| it.title.clone()),
        task: &|it| title(plan.tasks.get(it)?.title.as_ref()),
    };
    Some(show_named(condition_at(document, at)?, language, &titles))
}

fn condition_at<'a>(document: &'a Document, at: &[String]) -> Option<&'a Condition> {
    let plan = document.plan();
    let way: Vec<&str> = at.iter().map(String::as_str).collect();
    match way.as_slice() {
        ["levels", level, "enter", "when"] => {
            plan.levels.get(&level.parse().ok()?)?.enter.when.as_ref()
        }
        ["levels", level, "leave", "when"] => {
            plan.levels.get(&level.parse().ok()?)?.leave.when.as_ref()
        }
        ["tasks", task, "when"] => plan.tasks.get(&task.parse().ok()?)?.when.as_ref(),
        _ => None,
    }
}
