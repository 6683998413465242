//! The tasks of a generated plan, before they are written down.

use std::collections::BTreeMap;

use super::chance::Chance;
use super::county::County;
use super::words::{MOVE, OF_DEPARTMENTS, OF_FIRE, OF_HOSPITAL, OF_POLICE, OF_TOWNSHIPS, Work};

/// A task.
pub(super) struct Draft {
    pub(super) key: String,
    pub(super) title: (String, String),
    pub(super) work: &'static Work,
    pub(super) lead: String,
    pub(super) support: Vec<String>,
    pub(super) area: Option<String>,
    pub(super) count: u32,
    pub(super) vehicles: u32,
    pub(super) items: u32,
    /// At least, most likely, at most, in minutes.
    pub(super) takes: (u32, u32, u32),
    pub(super) due_minutes: u32,
    pub(super) after: Vec<String>,
    pub(super) delay_minutes: u32,
    pub(super) is_standing: bool,
    pub(super) priority: u32,
    pub(super) is_escalated: bool,
    /// The level that starts it, 4 the least severe; none where it only follows another.
    pub(super) rank: Option<usize>,
}

/// An area that is moved, warned or closed.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) key: String,
    pub(super) title: (String, String),
    pub(super) region: String,
    pub(super) people: u32,
    pub(super) informed_by: String,
    pub(super) township: usize,
}

/// The areas of the special plan: up to two villages of each township, and no more than a fifth of
/// the tasks can move.
pub(super) fn places(county: &County, chance: &mut Chance, tasks: usize) -> Vec<Place> {
    let mut all = Vec::new();
    for (township, it) in county.townships.iter().enumerate() {
        for (committee, name, region) in it.villages.iter().take(2) {
            all.push(Place {
                key: format!("area.{}", name.1),
                title: (format!("{}村低洼片", name.0), format!("Low part of {}", name.1)),
                region: region.clone(),
                people: chance.between(120, 900),
                informed_by: format!("reporter.{committee}"),
                township,
            });
        }
    }
    all.truncate((tasks / 5).max(2));
    all
}

/// Draws the tasks of a plan.
pub(super) struct Drawing<'a> {
    pub(super) county: &'a County,
    pub(super) places: &'a [Place],
    pub(super) prefix: &'static str,
    pub(super) is_department: bool,
}

impl Drawing<'_> {
    /// So many tasks over four levels.
    pub(super) fn draw(&self, chance: &mut Chance, count: usize) -> Vec<Draft> {
        let moved: &[Place] = if self.is_department { &[] } else { self.places };
        let mut drafts: Vec<Draft> = Vec::new();
        let mut titles: BTreeMap<&str, Vec<(String, String)>> = BTreeMap::new();
        for number in 0..count {
            let place = moved.get(number);
            // The first task that moves nobody is for the police, from the lowest level on.
            let is_duty = !self.is_department && number == moved.len();
            let (work, lead) = if is_duty {
                (&OF_POLICE[chance.below(OF_POLICE.len())], self.county.own("psb"))
            } else {
                self.work(chance, place)
            };
            let left = titles
                .entry(work.zh)
                .or_insert_with(|| chance.shuffled(self.county.places.clone()));
            let Some(named) = left.pop() else { continue };
            let title = place.map_or(named, |it| it.title.clone());
            let title = (format!("{}{}", title.0, work.zh), format!("{}: {}", work.en, title.1));
            let mut draft = self.draft(chance, (number, count), (work, lead, title));
            draft.area = match place {
                Some(it) => Some(it.key.clone()),
                None if self.is_department => None,
                None => chance.pick(self.places).filter(|_| number % 3 == 0).map(|it| it.key),
            };
            self.follow(chance, &mut draft, &drafts);
            drafts.push(draft);
        }
        drafts
    }

    fn work(&self, chance: &mut Chance, place: Option<&Place>) -> (&'static Work, String) {
        let county = self.county;
        let of = |works: &'static [Work], chance: &mut Chance| &works[chance.below(works.len())];
        if let Some(place) = place {
            return (&MOVE, county.townships[place.township].unit.clone());
        }
        if self.is_department {
            let lead = chance.pick(&county.police).unwrap_or_default();
            return (of(OF_POLICE, chance), lead);
        }
        match chance.below(12) {
            0 => (of(OF_POLICE, chance), county.own("psb")),
            1 | 2 => (of(OF_FIRE, chance), "fire-rescue".to_owned()),
            3 => (of(OF_HOSPITAL, chance), "county-hospital".to_owned()),
            4..=6 => {
                let township = &county.townships[chance.below(county.townships.len())];
                (of(OF_TOWNSHIPS, chance), township.unit.clone())
            }
            _ => {
                let lead = chance.pick(&county.departments).unwrap_or_default();
                (of(OF_DEPARTMENTS, chance), lead)
            }
        }
    }

    fn draft(
        &self,
        chance: &mut Chance,
        (number, count): (usize, usize),
        (work, lead, title): (&'static Work, String, (String, String)),
    ) -> Draft {
        let min = chance.between(1, 6) * 5;
        let likely = min + chance.between(1, 6) * 5;
        let max = likely + chance.between(1, 12) * 5;
        let priority = chance.between(1, 3);
        let helper = ["power-company", "bus-company"][chance.below(2)].to_owned();
        let township = chance.below(self.county.townships.len());
        let township = self.county.townships[township].unit.clone();
        let support = match chance.below(5) {
            0 => vec![helper],
            1 if township != lead => vec![township],
            _ => Vec::new(),
        };
        Draft {
            key: format!("{}-{:03}", self.prefix, number + 1),
            title,
            work,
            lead,
            support,
            area: None,
            // Many tasks are small ones: a county has no more people for them.
            count: if count > 200 { chance.between(1, 2) } else { chance.between(2, 6) },
            vehicles: chance.between(1, 3),
            items: chance.between(2, 12) * 5,
            takes: (min, likely, max),
            due_minutes: max.div_ceil(60) * 60 + 60 * chance.between(0, 2),
            after: Vec::new(),
            delay_minutes: if chance.below(8) == 0 { 30 } else { 0 },
            is_standing: chance.below(3) == 0 && work.kind != MOVE.kind,
            priority,
            is_escalated: priority == 1 || chance.below(2) == 0,
            rank: Some(4 - number * 4 / count.max(1)),
        }
    }

    /// Lets every other task follow one or two that are open no later and that end.
    fn follow(&self, chance: &mut Chance, draft: &mut Draft, before: &[Draft]) {
        let mut open: Vec<&Draft> = before.iter().filter(|it| !it.is_standing).collect();
        // Chains stay short enough for their level: no more than eight follow each other.
        open.retain(|it| it.after.len() < 2 && it.rank.is_some());
        let near = open.len().saturating_sub(8);
        for _ in 0..chance.below(3) {
            if let Some(it) = open.get(near + chance.below(open.len() - near)) {
                let depth_free = it
                    .after
                    .iter()
                    .all(|above| before.iter().any(|it| it.key == *above && it.after.is_empty()));
                if depth_free && !draft.after.contains(&it.key) {
                    draft.after.push(it.key.clone());
                }
            }
        }
        if !draft.after.is_empty() && draft.area.is_none() && chance.below(8) == 0 {
            draft.rank = None;
        }
    }
}
