//! A condition read aloud, with the titles that its plan gives to what it names.

use domain::kernel::Key;
use domain::plans::document::Condition;
use plan_document::Document;
use plan_document::condition::show_titled;
use words::{Language, named};

/// The condition at a way in words; none where there is none, or it cannot be read.
pub(super) fn aloud(document: &Document, at: &[String], language: Language) -> Option<String> {
    let plan = document.plan();
    let title = |key: &Key| {
        let title = plan.indicators.get(key)?.title.as_ref()?;
        Some(named(title, language).to_owned())
    };
    Some(show_titled(condition_at(document, at)?, language, &title))
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
