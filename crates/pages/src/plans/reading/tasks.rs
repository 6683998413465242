//! The tasks of a level, in the order in which they can begin.

use domain::kernel::Key;
use domain::plans::document::{Escalation, Needs, Task};
use plan_document::network::{Network, Placed};
use words::{PlanReading, Say, activity_kind, competence, person_kind, unless_state, vehicle_kind};

use super::names::Names;

/// A task as it is read aloud.
pub(super) struct TaskRead {
    pub(super) key: String,
    pub(super) title: String,
    pub(super) kind: Option<&'static str>,
    /// When it can begin.
    pub(super) when: String,
    pub(super) is_critical: bool,
    pub(super) is_standing: bool,
    pub(super) text: Option<String>,
    pub(super) lead: Option<String>,
    pub(super) post: Option<String>,
    pub(super) support: String,
    pub(super) inform: String,
    pub(super) performers: String,
    pub(super) needs: String,
    pub(super) areas: String,
    pub(super) due: Option<String>,
    pub(super) basis: String,
    pub(super) reason: Option<String>,
    pub(super) escalates: Option<String>,
}

/// The tasks of a network, by when they can begin.
pub(super) fn tasks(network: &Network, names: &Names<'_>) -> Vec<TaskRead> {
    let mut placed: Vec<&Placed> = network.tasks.iter().collect();
    placed.sort_by_key(|it| (it.earliest_start, it.earliest_finish, it.column));
    let placed = placed.into_iter().map(|it| (&it.key, it.is_critical));
    let later = network.on_condition.iter().map(|key| (key, false));
    let read = |(key, is_critical)| Some(task(key, is_critical, names.plan.tasks.get(key)?, names));
    placed.chain(later).filter_map(read).collect()
}

fn task(key: &Key, is_critical: bool, task: &Task, names: &Names<'_>) -> TaskRead {
    let language = names.language;
    let performers: Vec<String> =
        task.performers.iter().map(|it| person_kind(*it, language).to_owned()).collect();
    TaskRead {
        key: key.to_string(),
        title: names.task(key),
        kind: task.kind.map(|it| activity_kind(it, language)),
        when: when(task, names),
        is_critical,
        is_standing: task.is_standing,
        text: names.prose(task.text.as_ref()),
        lead: task.lead.as_ref().map(|it| names.unit(it)),
        post: task.post.as_ref().map(|it| names.post(it)),
        support: names.listed(&task.support, |it| names.unit(it)),
        inform: names.listed(&task.inform, |it| names.unit(it)),
        performers: names.list(&performers),
        needs: needs(&task.needs, names),
        areas: names.listed(&task.areas, |it| names.area(it)),
        due: task.due.map(|it| names.span(it)),
        basis: names.laws(&task.basis),
        reason: names.prose(task.reason.as_ref()),
        escalates: task.escalate.as_ref().and_then(|it| escalates(it, names)),
    }
}

fn when(task: &Task, names: &Names<'_>) -> String {
    let language = names.language;
    let mut parts = Vec::new();
    if !task.after.is_empty() {
        let tasks = names.listed(&task.after, |it: &Key| names.task(it));
        parts.push(PlanReading::After { tasks }.say(language));
    }
    if let Some(delay) = task.delay {
        parts.push(PlanReading::AfterDelay { delay: names.span(delay) }.say(language));
    }
    if let Some(condition) = &task.when {
        parts.push(super::view::aloud(condition, names));
    }
    if parts.is_empty() {
        parts.push(PlanReading::AtOnce.say(language));
    }
    names.list(&parts)
}

fn needs(needs: &Needs, names: &Names<'_>) -> String {
    let language = names.language;
    let people = needs.people.iter().map(|it| {
        let what = it.competence.map(|it| competence(it, language));
        let what = what.or_else(|| it.kind.map(|it| person_kind(it, language)));
        match what {
            Some(what) => PlanReading::PersonsWith { count: it.count, what: what.to_owned() },
            None => PlanReading::Persons { count: it.count },
        }
        .say(language)
    });
    let vehicles =
        needs.vehicles.iter().map(|(kind, it)| format!("{} {it}", vehicle_kind(*kind, language)));
    let stock = needs.stock.iter().map(|(item, it)| format!("{} {it}", names.item(item)));
    names.list(&people.chain(vehicles).chain(stock).collect::<Vec<_>>())
}

fn escalates(escalation: &Escalation, names: &Names<'_>) -> Option<String> {
    let after = names.span(escalation.after?);
    let unless = unless_state(escalation.unless?, names.language).to_owned();
    let to = names.post(escalation.to.as_ref()?);
    Some(PlanReading::Escalates { after, unless, to }.say(names.language))
}
