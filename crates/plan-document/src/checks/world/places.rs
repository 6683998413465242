//! Where a plan names units and posts, so that a finding stands at the very word.

use domain::kernel::Key;
use domain::plans::document::Plan;

use crate::checks::Look;
use crate::tree::Value;

/// A way through the document.
pub(super) type Way = Vec<String>;

/// A place where a plan names something by its code.
pub(super) struct Place<'a> {
    /// What it names.
    pub(super) key: &'a Key,
    steps: Vec<&'a str>,
    is_in_list: bool,
}

impl<'a> Place<'a> {
    /// The value at a way.
    pub(super) fn at(key: &'a Key, steps: &[&'a str]) -> Self {
        Self { key, steps: steps.to_vec(), is_in_list: false }
    }

    /// An item of the list at a way.
    pub(super) fn in_list(key: &'a Key, steps: &[&'a str]) -> Self {
        Self { key, steps: steps.to_vec(), is_in_list: true }
    }

    /// The way to it. What could not be read is missing in the plan but not in the text, so an item
    /// is looked up by what it says and not by its number in the plan.
    pub(super) fn way(&self, look: &Look<'_>) -> Way {
        let mut way = own(&self.steps);
        if self.is_in_list {
            way.extend(number_in_list(look, &self.steps, self.key.as_str()));
        }
        way
    }
}

/// A way as it is handed to a finding.
pub(super) fn steps(way: &[String]) -> Vec<&str> {
    way.iter().map(String::as_str).collect()
}

/// A way that is kept.
pub(super) fn own(steps: &[&str]) -> Way {
    steps.iter().map(|it| (*it).to_owned()).collect()
}

/// The number of the item that says this in the list at a way.
pub(super) fn number_in_list(look: &Look<'_>, steps: &[&str], says: &str) -> Option<String> {
    let Value::List { items, .. } = &look.document.node(steps)?.value else { return None };
    let at = items.iter().position(|it| match &it.value {
        Value::Scalar(scalar) => scalar.text == says,
        Value::Map { .. } | Value::List { .. } => false,
    })?;
    Some(at.to_string())
}

/// Where a plan names units, but for those that supply an indicator or gave a consent.
pub(super) fn units(plan: &Plan) -> Vec<Place<'_>> {
    let mut found = Vec::new();
    found.extend(plan.issuer.iter().map(|it| Place::at(it, &["issuer"])));
    for (key, post) in plan.posts.iter() {
        found.extend(post.unit.iter().map(|it| Place::at(it, &["posts", key.as_str(), "unit"])));
    }
    for (key, task) in plan.tasks.iter() {
        let at = |field| ["tasks", key.as_str(), field];
        found.extend(task.lead.iter().map(|it| Place::at(it, &at("lead"))));
        found.extend(task.support.iter().map(|it| Place::in_list(it, &at("support"))));
        found.extend(task.inform.iter().map(|it| Place::in_list(it, &at("inform"))));
    }
    for (key, measure) in plan.measures.iter() {
        let at = |field| ["measures", key.as_str(), field];
        found.extend(measure.issuer.iter().map(|it| Place::at(it, &at("issuer"))));
        found.extend(measure.approved_by.iter().map(|it| Place::at(it, &at("approved_by"))));
        found.extend(measure.complaints.iter().map(|it| Place::at(it, &at("complaints"))));
    }
    for (key, notice) in plan.notices.iter() {
        let at = ["notices", key.as_str(), "issuer"];
        found.extend(notice.issuer.iter().map(|it| Place::at(it, &at)));
    }
    if let Some(reports) = &plan.reports {
        found.extend(reports.to.iter().map(|it| Place::in_list(it, &["reports", "to"])));
    }
    found
}

/// Where a plan gives duties to units: leads and supports.
pub(super) fn duties(plan: &Plan) -> Vec<Place<'_>> {
    let mut found = Vec::new();
    for (key, task) in plan.tasks.iter() {
        let at = |field| ["tasks", key.as_str(), field];
        found.extend(task.lead.iter().map(|it| Place::at(it, &at("lead"))));
        found.extend(task.support.iter().map(|it| Place::in_list(it, &at("support"))));
    }
    found
}

/// Where a plan names posts, but for those that it declares.
pub(super) fn posts(plan: &Plan) -> Vec<Place<'_>> {
    let mut found = deciding_posts(plan);
    for (key, task) in plan.tasks.iter() {
        let at = ["tasks", key.as_str(), "post"];
        found.extend(task.post.iter().map(|it| Place::at(it, &at)));
    }
    for (key, area) in plan.areas.iter() {
        let at = ["areas", key.as_str(), "informed_by"];
        found.extend(area.informed_by.iter().map(|it| Place::at(it, &at)));
    }
    let by = plan.reports.iter().filter_map(|it| it.by.as_ref());
    found.extend(by.map(|it| Place::at(it, &["reports", "by"])));
    found
}

/// Where a plan names posts that decide on levels or hear of what stays undone.
pub(super) fn deciding_posts(plan: &Plan) -> Vec<Place<'_>> {
    let mut found = Vec::new();
    for (name, level) in plan.levels.iter() {
        let at = |field| ["levels", name.as_str(), field, "decided_by"];
        found.extend(level.enter.decided_by.iter().map(|it| Place::at(it, &at("enter"))));
        found.extend(level.leave.decided_by.iter().map(|it| Place::at(it, &at("leave"))));
    }
    for (key, task) in plan.tasks.iter() {
        let to = task.escalate.iter().filter_map(|it| it.to.as_ref());
        found.extend(to.map(|it| Place::at(it, &["tasks", key.as_str(), "escalate", "to"])));
    }
    found
}
