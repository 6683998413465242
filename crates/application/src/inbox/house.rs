//! Who hears of a notice: its post, or somebody of the unit where nobody of the post is on duty.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use domain::inbox::{Addressee, Manning};
use domain::kernel::{Instant, Key, OrganisationId, PersonId, PostId, Realm};
use domain::people::{DutyState, Post, PostKind};

use crate::actor::Who;
use crate::failure::Fault;
use crate::office::Reading;
use crate::operations::UnitsAndPosts;

/// The posts of a house with whoever is in them.
pub(super) struct House {
    realm: Realm,
    now: Instant,
    registers: Arc<UnitsAndPosts>,
    units: BTreeMap<OrganisationId, Key>,
    reachable: HashMap<PersonId, bool>,
    manned: BTreeMap<Key, bool>,
    recipients: BTreeMap<Addressee, Vec<(Key, Manning)>>,
}

impl House {
    pub(super) fn of(
        reading: &mut Reading<'_>,
        realm: &Realm,
        now: Instant,
    ) -> Result<Self, Fault> {
        let registers = reading.units_and_posts(realm)?;
        let units = registers.units.iter().map(|it| (it.id, it.code.clone())).collect();
        Ok(Self {
            realm: realm.clone(),
            now,
            registers,
            units,
            reachable: HashMap::new(),
            manned: BTreeMap::new(),
            recipients: BTreeMap::new(),
        })
    }

    pub(super) fn unit(&self, unit: OrganisationId) -> Option<&Key> {
        self.units.get(&unit)
    }

    /// Whether a notice could reach a post at all: it is for it, or for somebody of its unit.
    pub(super) fn could_reach(&self, own: &Key, to: &Addressee) -> bool {
        match to {
            Addressee::Post(post) if post == own => true,
            Addressee::Post(post) => self.unit_of(post) == self.unit_of(own),
            Addressee::Unit(unit) => self.unit_of(own) == Some(unit),
        }
    }

    fn unit_of(&self, post: &Key) -> Option<&Key> {
        let found = self.registers.posts.iter().find(|it| it.code == *post)?;
        self.units.get(&found.details.organisation)
    }

    /// The posts that hear of a notice, each with whether somebody can be told there.
    pub(super) fn recipients(
        &mut self,
        reading: &mut Reading<'_>,
        to: &Addressee,
    ) -> Result<Vec<(Key, Manning)>, Fault> {
        if let Some(known) = self.recipients.get(to) {
            return Ok(known.clone());
        }
        let found = match to {
            Addressee::Post(post) => self.of_post(reading, post)?,
            Addressee::Unit(unit) => self.of_unit(reading, unit)?,
        };
        self.recipients.insert(to.clone(), found.clone());
        Ok(found)
    }

    /// The post itself; where nobody of it is on duty, whoever is in its unit. Where nobody of the
    /// unit is, or nobody keeps it up to date, the post is told all the same.
    fn of_post(
        &mut self,
        reading: &mut Reading<'_>,
        post: &Key,
    ) -> Result<Vec<(Key, Manning)>, Fault> {
        if self.is_manned(reading, post)? {
            return Ok(vec![(post.clone(), Manning::Manned)]);
        }
        let found = self.registers.posts.iter().find(|it| it.code == *post);
        let unit = found.and_then(|it| self.units.get(&it.details.organisation)).cloned();
        let instead = match unit {
            Some(unit) => self.manned_of(reading, &unit)?,
            None => Vec::new(),
        };
        if instead.is_empty() {
            return Ok(vec![(post.clone(), Manning::Manned)]);
        }
        let instead = instead.into_iter().map(|it| (it, Manning::Manned));
        Ok(std::iter::once((post.clone(), Manning::Unmanned)).chain(instead).collect())
    }

    fn of_unit(
        &mut self,
        reading: &mut Reading<'_>,
        unit: &Key,
    ) -> Result<Vec<(Key, Manning)>, Fault> {
        let mut told = self.manned_of(reading, unit)?;
        if told.is_empty() {
            told = self.watch_of(unit);
        }
        Ok(told.into_iter().map(|it| (it, Manning::Manned)).collect())
    }

    /// Those that keep watch in a unit and in which somebody is on duty; else any of its posts in
    /// which somebody is.
    fn manned_of(&mut self, reading: &mut Reading<'_>, unit: &Key) -> Result<Vec<Key>, Fault> {
        for posts in [self.watch_of(unit), self.posts_of(unit)] {
            let mut manned = Vec::new();
            for post in posts {
                if self.is_manned(reading, &post)? {
                    manned.push(post);
                }
            }
            if !manned.is_empty() {
                return Ok(manned);
            }
        }
        Ok(Vec::new())
    }

    fn posts_of(&self, unit: &Key) -> Vec<Key> {
        let own = self.own(unit);
        own.into_iter().map(|it| it.code.clone()).collect()
    }

    fn own(&self, unit: &Key) -> Vec<&Post> {
        let posts = self.registers.posts.iter();
        posts
            .filter(|it| !it.is_abolished && self.units.get(&it.details.organisation) == Some(unit))
            .collect()
    }

    /// The posts that keep watch in a unit: its duty officers; where it has none, its liaison; else
    /// all of them.
    fn watch_of(&self, unit: &Key) -> Vec<Key> {
        let own = self.own(unit);
        let of_kind = |kind: PostKind| -> Vec<Key> {
            let own = own.iter().filter(|it| it.details.kind == kind);
            own.map(|it| it.code.clone()).collect()
        };
        let kinds = [PostKind::DutyOfficer, PostKind::Liaison].map(of_kind);
        kinds.into_iter().find(|it| !it.is_empty()).unwrap_or_else(|| self.posts_of(unit))
    }

    /// Whether a post is told, or somebody else of its unit in its place.
    pub(super) fn manning(
        &mut self,
        reading: &mut Reading<'_>,
        post: &Key,
    ) -> Result<Manning, Fault> {
        let all = self.recipients(reading, &Addressee::Post(post.clone()))?;
        let own = all.iter().find(|(it, _)| it == post);
        Ok(own.map_or(Manning::Manned, |it| it.1))
    }

    /// Whether a holder of a post, or a deputy, can be called upon.
    pub(super) fn is_manned(
        &mut self,
        reading: &mut Reading<'_>,
        post: &Key,
    ) -> Result<bool, Fault> {
        if let Some(known) = self.manned.get(post) {
            return Ok(*known);
        }
        let found = self.registers.posts.iter().find(|it| it.code == *post);
        let people: Vec<PersonId> = found.map_or_else(Vec::new, |it| {
            let deputies = it.deputies_at(self.now).map(|(deputy, _)| deputy);
            it.holders_at(self.now).chain(deputies).collect()
        });
        let mut is_manned = false;
        for person in people {
            is_manned = is_manned || self.is_reachable(reading, person)?;
        }
        self.manned.insert(post.clone(), is_manned);
        Ok(is_manned)
    }

    /// Whether somebody is on duty or on standby.
    pub(super) fn is_reachable(
        &mut self,
        reading: &mut Reading<'_>,
        person: PersonId,
    ) -> Result<bool, Fault> {
        if let Some(known) = self.reachable.get(&person) {
            return Ok(*known);
        }
        let found = reading.view.person(&self.realm, person)?;
        let is_reachable = found.is_some_and(|it| {
            !it.has_left
                && match it.duty {
                    DutyState::OnDuty | DutyState::Standby => true,
                    DutyState::Resting | DutyState::OnLeave | DutyState::Unavailable => false,
                }
        });
        self.reachable.insert(person, is_reachable);
        Ok(is_reachable)
    }

    /// The post in which somebody did something.
    pub(super) fn post_of(
        &self,
        reading: &mut Reading<'_>,
        who: &str,
    ) -> Result<Option<Key>, Fault> {
        let who: Who = serde_json::from_str(who)
            .map_err(|error| Fault::new("reading who did something", error))?;
        Ok(match who {
            Who::Staff { person: _, post, on_behalf_of: _ } => self.code_of(reading, post)?,
            Who::Script { role, provenance: _ } => role.parse().ok(),
            Who::Themselves { person: _ } | Who::Operator { command: _ } => None,
        })
    }

    /// Posts of people are those of the real world.
    fn code_of(&self, reading: &mut Reading<'_>, post: PostId) -> Result<Option<Key>, Fault> {
        let here = self.registers.posts.iter().find(|it| it.id == post);
        match here {
            Some(it) => Ok(Some(it.code.clone())),
            None => Ok(reading.view.post(&Realm::real(), post)?.map(|it| it.code)),
        }
    }
}
