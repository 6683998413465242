//! A pair in which one thing is broken, and what helps to choose where.

use std::collections::BTreeSet;

use domain::kernel::{Key, PersonKind, Span};
use domain::plans::document::{PeopleNeed, Plan, Task};
use plan_document::finding::{Edit, Finding, apply};
use plan_document::world::WorldPerson;
use plan_document::{Document, edit};

use super::super::chance::Chance;
use super::super::pair::Pair;

/// A pair before anything is broken, with what is found in it.
pub(crate) struct Base {
    pair: Pair,
    documents: [Document; 2],
    plans: [Plan; 2],
    before: BTreeSet<Told>,
}

/// Which plan, which rule, where, and what it says.
type Told = (usize, &'static str, String, String);

/// What was broken, and where a finding must stand to be about it.
pub(crate) struct Fault {
    /// In which of the two plans it must be found; none is either.
    pub(crate) plan: Option<usize>,
    /// What was done.
    pub(crate) says: String,
    /// Ways of the document one of which a finding must lie on or under, or names that it says.
    pub(crate) places: Vec<String>,
}

impl Base {
    /// Looks at a pair.
    pub(crate) fn of(mut pair: Pair) -> Self {
        let documents = pair.documents();
        let plans = documents.each_ref().map(|it| it.plan().clone());
        let mut before = BTreeSet::new();
        for plan in 0..2 {
            before.extend(told(plan, &pair.findings(documents.each_ref(), plan)));
        }
        Self { pair, documents, plans, before }
    }

    /// What is found in one of the plans before anything is broken.
    pub(crate) fn findings(&self, plan: usize) -> Vec<String> {
        let of_plan = self.before.iter().filter(|it| it.0 == plan);
        of_plan.map(|it| format!("{}@{} {}", it.1, it.2, it.3)).collect()
    }

    /// Whether one of these rules now says something at the place that it did not say before; else
    /// what else is said that was not.
    pub(crate) fn finds(
        &self,
        mut pair: Pair,
        rules: &[&str],
        fault: &Fault,
    ) -> Result<(), String> {
        let changed: Vec<_> = (0..2).map(|at| self.changed(&pair, at)).collect();
        let of = |at: usize| changed[at].as_ref().unwrap_or(&self.documents[at]);
        let documents = [of(0), of(1)];
        let mut new = Vec::new();
        for plan in (0..2).filter(|it| fault.plan.is_none_or(|plan| plan == *it)) {
            let after = told(plan, &pair.findings(documents, plan));
            new.extend(after.into_iter().filter(|it| !self.before.contains(it)));
        }
        let is_it = |(_, rule, path, says): &Told| {
            rules.contains(rule)
                && fault.places.iter().any(|it| is_at(path, it) || is_said(says, it))
        };
        if new.iter().any(is_it) {
            return Ok(());
        }
        let others = new.iter().take(5).map(|it| format!("{}@{}", it.1, it.2));
        Err(others.collect::<Vec<_>>().join(" "))
    }

    /// The document of a text that is not what it was.
    fn changed(&self, pair: &Pair, at: usize) -> Option<Document> {
        let text = &pair.texts[at];
        (*text != self.pair.texts[at]).then(|| Document::read(text))
    }
}

fn told(plan: usize, findings: &[Finding]) -> Vec<Told> {
    let told = |it: &Finding| (plan, it.rule, it.path.clone(), it.says.zh.clone());
    findings.iter().map(told).collect()
}

fn is_at(path: &str, place: &str) -> bool {
    format!(".{path}.").contains(&format!(".{place}."))
}

/// A name is told from a way by its letters.
fn is_said(says: &str, name: &str) -> bool {
    !name.is_ascii() && says.contains(name)
}

/// A pair in which an operator breaks one thing.
pub(crate) struct Scene<'a> {
    /// The pair as it was.
    pub(crate) plans: &'a [Plan; 2],
    /// The pair, to be changed.
    pub(crate) pair: Pair,
    /// Where.
    pub(crate) chance: Chance,
}

/// A task of one of the plans.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) plan: usize,
    pub(super) key: &'a Key,
    pub(super) task: &'a Task,
}

impl At<'_> {
    /// The way to it.
    pub(super) fn way(&self) -> String {
        format!("tasks.{}", self.key)
    }

    /// Its way, its name and the name of who leads it.
    pub(super) fn places(&self) -> Vec<String> {
        let title = self.task.title.as_ref().map(|it| it.zh.as_str().to_owned());
        title.into_iter().chain([self.way()]).collect()
    }

    /// What was done to it.
    pub(super) fn fault(&self, says: impl Into<String>) -> Fault {
        let says = format!("{}: {}", self.key, says.into());
        Fault { plan: Some(self.plan), says, places: self.places() }
    }
}

impl<'a> Scene<'a> {
    /// A scene of its own for each operator and seed.
    pub(crate) fn of(base: &'a Base, operator: &str, seed: u64) -> Self {
        let chance = Chance::of(seed, operator);
        Self { plans: &base.plans, pair: base.pair.clone(), chance }
    }

    /// One of several places; none of none.
    pub(super) fn pick<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        self.chance.pick(from)
    }

    /// The tasks of both plans.
    pub(super) fn tasks(&self) -> Vec<At<'a>> {
        let numbered = self.plans.iter().enumerate();
        let all = numbered
            .flat_map(|(plan, it)| it.tasks.iter().map(move |(key, task)| At { plan, key, task }));
        all.collect()
    }

    /// A task of which something holds.
    pub(super) fn task(&mut self, holds: impl Fn(&At<'a>) -> bool) -> Option<At<'a>> {
        let fitting: Vec<_> = self.tasks().into_iter().filter(holds).collect();
        self.pick(&fitting)
    }

    /// Whether a level starts it by name.
    pub(super) fn is_started(&self, it: &At<'_>) -> bool {
        self.plans[it.plan].levels.iter().any(|(_, level)| level.starts.contains(it.key))
    }

    /// Whether it surely runs when the plan stands at its most severe level for long.
    pub(super) fn lasts(&self, it: &At<'_>) -> bool {
        it.task.is_standing && it.task.when.is_none() && self.is_started(it)
    }

    /// Sets a value of a plan's text.
    pub(super) fn set(&mut self, plan: usize, path: &[&str], yaml: &str) -> Option<()> {
        self.edit(plan, |it| edit::set(it, path, yaml))
    }

    /// Puts a value at the end of a list of a plan's text.
    pub(super) fn push(&mut self, plan: usize, path: &[&str], yaml: &str) -> Option<()> {
        self.edit(plan, |it| edit::push(it, path, yaml))
    }

    /// Removes an entry of a plan's text.
    pub(super) fn remove(&mut self, plan: usize, path: &[&str]) -> Option<()> {
        self.edit(plan, |it| edit::remove(it, path))
    }

    /// Changes a plan's text.
    pub(super) fn edit(&mut self, plan: usize, by: impl Fn(&Document) -> Vec<Edit>) -> Option<()> {
        let text = self.pair.texts.get_mut(plan)?;
        let edits = by(&Document::read(text));
        if edits.is_empty() {
            return None;
        }
        *text = apply(text, &edits);
        Some(())
    }

    /// Units and all under them.
    pub(super) fn under(&self, tops: &[&Key]) -> BTreeSet<Key> {
        let world = &self.pair.world;
        let is_under = |it: &&Key| tops.iter().any(|top| world.is_of_house(it, top));
        world.units.keys().filter(is_under).cloned().collect()
    }

    /// The numbers of those who can meet a need of a task today.
    pub(super) fn who_can(&self, task: &Task, need: &PeopleNeed) -> BTreeSet<Key> {
        let tops: Vec<&Key> = task.lead.iter().chain(&task.support).collect();
        let units = self.under(&tops);
        let world = &self.pair.world;
        let is_of = |it: PersonKind| match need.kind {
            Some(kind) => it == kind,
            None => task.performers.is_empty() || task.performers.contains(&it),
        };
        let fits = |it: &WorldPerson| {
            units.contains(&it.unit)
                && is_of(it.kind)
                && it.can_come()
                && need.competence.is_none_or(|skill| it.has(skill, world.today))
        };
        let fitting = world.persons.iter().filter(|(_, it)| fits(it));
        fitting.map(|(key, _)| key.clone()).collect()
    }

    /// People leave for good.
    pub(super) fn leave(&mut self, who: &BTreeSet<Key>) {
        let world = &mut self.pair.world;
        world.persons.retain(|key, _| !who.contains(key));
        for post in world.posts.values_mut() {
            post.holders.retain(|it| !who.contains(it));
            post.deputies.retain(|it| !who.contains(it));
        }
    }
}

/// Minutes of a duration.
pub(super) fn minutes(span: Span) -> i64 {
    span.microseconds() / 60_000_000
}
