//! What units, posts and regions are called, and who holds which post.

use std::collections::BTreeMap;

use domain::kernel::{Instant, Key, Label, PersonId, Realm};

use crate::failure::Fault;
use crate::office::Reading;
use crate::vault::Opened;

/// What codes are called.
#[derive(Default)]
pub struct Names {
    /// Units by their codes.
    pub units: BTreeMap<Key, Label>,
    /// Posts by their codes.
    pub posts: BTreeMap<Key, PostName>,
    /// Plans by their keys that are not at work and that one at work names.
    pub plans: BTreeMap<Key, Label>,
    people: BTreeMap<PersonId, String>,
}

/// What a post is called and who is in it.
#[derive(Clone, Debug)]
pub struct PostName {
    /// Its title.
    pub title: Label,
    /// The code of its unit.
    pub unit: Option<Key>,
    /// Its holders, in the order of the register.
    pub holders: Vec<PersonId>,
}

impl Names {
    /// All of a realm at a moment, without persons: those are opened by name, see [`Names::call`].
    pub(super) fn of(reading: &mut Reading<'_>, realm: &Realm, at: Instant) -> Result<Self, Fault> {
        let registers = reading.units_and_posts(realm)?;
        let codes: BTreeMap<_, _> = registers.units.iter().map(|it| (it.id, &it.code)).collect();
        let units = registers.units.iter();
        let units = units.map(|it| (it.code.clone(), it.details.name.clone())).collect();
        let named = registers.posts.iter().map(|it| {
            let unit = codes.get(&it.details.organisation).map(|it| (*it).clone());
            let holders = it.holders_at(at).collect();
            (it.code.clone(), PostName { title: it.details.title.clone(), unit, holders })
        });
        Ok(Self { units, posts: named.collect(), ..Self::default() })
    }

    /// Opens the names of some persons.
    ///
    /// # Errors
    /// When the store cannot be read or a name is damaged.
    pub fn call(
        &mut self,
        reading: &mut Reading<'_>,
        realm: &Realm,
        people: impl IntoIterator<Item = PersonId>,
    ) -> Result<(), Fault> {
        for person in people {
            if self.people.contains_key(&person) {
                continue;
            }
            let name = reading.view.person(realm, person)?.and_then(|it| it.name.commitment());
            if let Some(name) = name
                && let Opened::Text(name) = reading.open(&name)?
            {
                self.people.insert(person, name);
            }
        }
        Ok(())
    }

    /// Looks up what the plans of the library are called.
    pub(super) fn call_plans(
        &mut self,
        reading: &mut Reading<'_>,
        realm: &Realm,
        keys: impl IntoIterator<Item = Key>,
    ) -> Result<(), Fault> {
        for key in keys {
            let Some(plan) = reading.view.plan_keyed(realm, &key)? else { continue };
            let plan = reading.view.plan(realm, plan)?;
            if let Some(details) = plan.and_then(|it| it.details) {
                self.plans.insert(key, details.title);
            }
        }
        Ok(())
    }

    /// Forgets the names of persons, for whoever is to see posts only.
    pub fn forget_persons(&mut self) {
        self.people.clear();
    }

    /// What a person is called, where somebody asked for it and the name is still there.
    #[must_use]
    pub fn person(&self, person: PersonId) -> Option<&str> {
        self.people.get(&person).map(String::as_str)
    }

    /// The holders of a post that have names.
    #[must_use]
    pub fn holders(&self, post: &Key) -> Vec<&str> {
        let holders = self.posts.get(post).map_or(&[][..], |it| &it.holders);
        holders.iter().filter_map(|it| self.person(*it)).collect()
    }
}
