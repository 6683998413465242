//! Whether there are people enough for tasks that run at once, each person counted once.
//!
//! Persons who can come are put into classes: the same unit, the same employment, the same of the
//! competences that are asked for. Needs are put into groups: the same units (lead and support with
//! those under them), the same employments, the same competence. Classes are then shared out to
//! groups.

use std::collections::{BTreeMap, BTreeSet};

use domain::kernel::{Competence, Key, PersonKind};
use domain::plans::document::{PeopleNeed, Plan, Task};

use super::index::Index;
use super::names::{self, Name};
use super::sharing::{self, Want};
use crate::world::World;

/// What a task asks for.
pub(super) struct Need<'a> {
    /// Of which plan, by its number in the list that was given.
    pub(super) plan: usize,
    /// The task.
    pub(super) task: &'a Key,
    /// Its number in the list of the task.
    pub(super) item: usize,
    /// How many.
    pub(super) count: u32,
    /// What they must have learned.
    pub(super) competence: Option<Competence>,
    priority: u8,
    group: usize,
}

/// Needs that together ask for more people than there are for any of them.
pub(super) struct Lack {
    /// The needs, by number; the last one is served last.
    pub(super) needs: Vec<usize>,
    /// How many they ask for.
    pub(super) wanted: u32,
    /// How many there are.
    pub(super) there: u32,
    /// Where these are: units by how many.
    pub(super) parts: Vec<(Name, u32)>,
}

/// People and what is asked of them.
pub(super) struct Staffing<'a> {
    world: &'a World,
    classes: Vec<Class<'a>>,
    groups: Vec<Vec<usize>>,
    /// Everything that is asked for.
    pub(super) needs: Vec<Need<'a>>,
    by_task: BTreeMap<(usize, &'a Key), Vec<usize>>,
}

struct Class<'a> {
    unit: &'a Key,
    kind: PersonKind,
    skills: Mask,
    count: u32,
}

/// A set of competences or of employments, a bit for each.
type Mask = u32;

type GroupKey<'a> = (Vec<&'a Key>, Mask, Option<Competence>);

const fn skill_bit(it: Competence) -> Mask {
    1 << it as u32
}

const fn kind_bit(it: PersonKind) -> Mask {
    1 << it as u32
}

impl<'a> Staffing<'a> {
    /// Gathers the people of a world and what the tasks of these plans ask for.
    pub(super) fn of(world: &'a World, plans: &[&'a Plan]) -> Self {
        let mut staffing = Self {
            world,
            classes: classes(world, plans),
            groups: Vec::new(),
            needs: Vec::new(),
            by_task: BTreeMap::new(),
        };
        let index = Index::of(world);
        let mut by_unit: BTreeMap<&Key, Vec<usize>> = BTreeMap::new();
        for (at, class) in staffing.classes.iter().enumerate() {
            by_unit.entry(class.unit).or_default().push(at);
        }
        let mut known: BTreeMap<GroupKey<'a>, usize> = BTreeMap::new();
        for (number, plan) in plans.iter().enumerate() {
            for (key, task) in plan.tasks.iter() {
                for (item, need) in task.needs.people.iter().enumerate() {
                    let Some(group_key) = group_key(world, task, need) else { continue };
                    let group = *known.entry(group_key.clone()).or_insert_with(|| {
                        staffing.groups.push(staffing.who_may(&index, &by_unit, &group_key));
                        staffing.groups.len() - 1
                    });
                    staffing.add((number, key, item), (task, need), group);
                }
            }
        }
        staffing
    }

    fn add(
        &mut self,
        (plan, key, item): (usize, &'a Key, usize),
        (task, need): (&Task, &PeopleNeed),
        group: usize,
    ) {
        let priority = task.priority.unwrap_or(2);
        let (count, competence) = (need.count, need.competence);
        self.by_task.entry((plan, key)).or_default().push(self.needs.len());
        self.needs.push(Need { plan, task: key, item, count, competence, priority, group });
    }

    fn who_may(
        &self,
        index: &Index<'a>,
        by_unit: &BTreeMap<&Key, Vec<usize>>,
        (units, kinds, competence): &GroupKey<'a>,
    ) -> Vec<usize> {
        let fits = |at: &usize| {
            self.classes.get(*at).is_some_and(|it| {
                kinds & kind_bit(it.kind) != 0
                    && competence.is_none_or(|asked| it.skills & skill_bit(asked) != 0)
            })
        };
        let here = index.under(units.iter().copied());
        here.iter().filter_map(|it| by_unit.get(it)).flatten().copied().filter(fits).collect()
    }

    /// The needs of tasks, by number.
    pub(super) fn needs_of(&self, plan: usize, tasks: &[(&'a Key, &'a Task)]) -> Vec<usize> {
        let asking = tasks.iter().filter(|(_, it)| !it.needs.people.is_empty());
        let lists = asking.filter_map(|(key, _)| self.by_task.get(&(plan, *key)));
        lists.flatten().copied().collect()
    }

    /// How many people needs ask for.
    pub(super) fn sum(&self, needs: &[usize]) -> u32 {
        self.all(needs).fold(0, |sum, it| sum.saturating_add(it.count))
    }

    fn all(&self, needs: &[usize]) -> impl Iterator<Item = &Need<'a>> {
        needs.iter().filter_map(|it| self.needs.get(*it))
    }

    /// Which of these needs cannot be met at once.
    pub(super) fn lacking(&self, needs: &[usize]) -> Vec<Lack> {
        let mut by_group: BTreeMap<usize, (u8, Vec<usize>)> = BTreeMap::new();
        for at in needs {
            let Some(need) = self.needs.get(*at) else { continue };
            let (first, list) = by_group.entry(need.group).or_insert((u8::MAX, Vec::new()));
            *first = need.priority.min(*first);
            list.push(*at);
        }
        // What matters most is served first.
        let mut ordered: Vec<_> = by_group.into_iter().collect();
        ordered.sort_by_key(|(group, (first, _))| (*first, *group));
        let from = |group: usize| self.groups.get(group).map_or(&[][..], Vec::as_slice);
        let wants: Vec<_> = ordered
            .iter()
            .map(|(group, (_, list))| Want { amount: self.sum(list), from: from(*group) })
            .collect();
        let supplies: Vec<_> = self.classes.iter().map(|it| it.count).collect();
        let shorts = sharing::short(&supplies, &wants);
        shorts.iter().map(|it| self.lack(it, &ordered)).collect()
    }

    fn lack(&self, short: &sharing::Short, ordered: &[(usize, (u8, Vec<usize>))]) -> Lack {
        let lists = short.wants.iter().filter_map(|it| ordered.get(*it));
        let mut needs: Vec<_> = lists.flat_map(|(_, (_, list))| list).copied().collect();
        needs.sort_by_key(|it| self.needs.get(*it).map(|need| (need.priority, *it)));
        let mut parts: BTreeMap<&Key, u32> = BTreeMap::new();
        for class in short.supplies.iter().filter_map(|it| self.classes.get(*it)) {
            *parts.entry(class.unit).or_default() += class.count;
        }
        let mut parts: Vec<_> = parts.into_iter().collect();
        parts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        Lack {
            wanted: self.sum(&needs),
            there: parts.iter().map(|(_, count)| count).sum(),
            parts: parts.iter().map(|(it, count)| (names::unit(self.world, it), *count)).collect(),
            needs,
        }
    }

    /// “who have learned boat handling”, where all of these needs ask for the same.
    pub(super) fn skill_of(&self, lack: &Lack) -> Name {
        let asked: BTreeSet<_> = self.all(&lack.needs).map(|it| it.competence).collect();
        match (asked.len(), asked.first().copied().flatten()) {
            (1, Some(it)) => {
                let name = names::competence(it);
                let zh = format!("具备“{}”资格的", name.zh);
                Name::new(zh, format!(" certified for {}", name.en))
            }
            _ => Name::new("", ""),
        }
    }
}

fn classes<'a>(world: &'a World, plans: &[&Plan]) -> Vec<Class<'a>> {
    let needs = plans.iter().flat_map(|it| it.tasks.iter()).flat_map(|(_, it)| &it.needs.people);
    let asked: BTreeSet<_> = needs.filter_map(|it| it.competence).collect();
    let mut counts: BTreeMap<(&Key, PersonKind, Mask), u32> = BTreeMap::new();
    for person in world.persons.values().filter(|it| it.can_come()) {
        let has = |it: &Competence| person.has(*it, world.today);
        let skills = asked.iter().copied().filter(has).fold(0, |sum, it| sum | skill_bit(it));
        *counts.entry((&person.unit, person.kind, skills)).or_default() += 1;
    }
    let class = |((unit, kind, skills), count)| Class { unit, kind, skills, count };
    counts.into_iter().map(class).collect()
}

/// Who may meet a need; none where another rule already says that nobody can: the units are
/// unknown, none of their people may do such a task, nobody anywhere has the skill.
fn group_key<'a>(world: &World, task: &'a Task, need: &PeopleNeed) -> Option<GroupKey<'a>> {
    let mut units: Vec<_> =
        task.lead.iter().chain(&task.support).filter(|it| world.units.contains_key(*it)).collect();
    units.sort();
    units.dedup();
    let kinds = need.kind.map_or_else(|| may_do(task), kind_bit);
    (need.count > 0 && !units.is_empty()).then_some((units, kinds, need.competence))
}

/// The employments in which a task may be done: those that it names, else those that the law does
/// not forbid.
fn may_do(task: &Task) -> Mask {
    if !task.performers.is_empty() {
        return task.performers.iter().fold(0, |sum, it| sum | kind_bit(*it));
    }
    let forbidden = task.kind.map_or(&[][..], |it| it.forbidden_to());
    let allowed = PersonKind::ALL.iter().filter(|it| !forbidden.contains(it));
    allowed.fold(0, |sum, it| sum | kind_bit(*it))
}
