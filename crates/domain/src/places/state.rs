//! The places of the house as their events have made them.

use std::collections::{BTreeMap, BTreeSet};

use super::edition::Edition;
use super::events::{Event, SiteDetails};
use super::kinds::Catalogue;
use super::refusals::Refusal;
use crate::kernel::{House, Key, Moment, OrganisationId, RegionCode, SiteId, Stream};
use crate::registers::{Registers, Unanswered};

/// Sites of one jurisdiction in one realm, and the editions of the lists that count in it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Places {
    sites: BTreeMap<SiteId, Site>,
    by_code: BTreeMap<Key, SiteId>,
    adopted: BTreeMap<Catalogue, Adopted>,
}

/// A place that matters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Site {
    /// Which one.
    pub id: SiteId,
    /// What plans and spreadsheets call it.
    pub code: Key,
    /// What may change.
    pub details: SiteDetails,
    /// Whether it cannot be used.
    pub is_closed: bool,
}

/// The edition of a list that counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Adopted {
    /// The SHA-256 of its rows.
    pub edition: Edition,
    /// How many rows it has.
    pub rows: u64,
}

impl Places {
    /// Puts together what a store kept apart.
    #[must_use]
    pub fn of(
        sites: impl IntoIterator<Item = Site>,
        adopted: impl IntoIterator<Item = (Catalogue, Adopted)>,
    ) -> Self {
        let mut places = Self { adopted: adopted.into_iter().collect(), ..Self::default() };
        for it in sites {
            places.by_code.insert(it.code.clone(), it.id);
            places.sites.insert(it.id, it);
        }
        places
    }

    /// Every site, closed ones among them, by age.
    pub fn sites(&self) -> impl Iterator<Item = &Site> {
        self.sites.values()
    }

    /// One site.
    #[must_use]
    pub fn site(&self, id: SiteId) -> Option<&Site> {
        self.sites.get(&id)
    }

    /// The site of a code.
    #[must_use]
    pub fn site_coded(&self, code: &Key) -> Option<&Site> {
        self.by_code.get(code).and_then(|id| self.site(*id))
    }

    /// The edition of a list that counts; none where none was ever adopted.
    #[must_use]
    pub fn adopted(&self, catalogue: Catalogue) -> Option<&Adopted> {
        self.adopted.get(&catalogue)
    }

    pub(super) fn open_site(&self, id: SiteId) -> Result<&Site, Refusal> {
        let it = self.site(id).ok_or(Refusal::NoSuchSite { site: id })?;
        if it.is_closed { Err(Refusal::SiteClosed { key: it.code.clone() }) } else { Ok(it) }
    }
}

impl Stream for Places {
    type Id = House;
    type Event = Event;
    type Refusal = Refusal;
    const NAME: &'static str = "places";
    const IS_COPIED: bool = true;

    fn new(_: House) -> Self {
        Self::default()
    }

    fn evolve(&mut self, event: &Event, _: Moment) {
        match event {
            Event::SiteAdded(it) => {
                let (code, details) = (it.code.clone(), it.details.clone());
                self.by_code.insert(code.clone(), it.site);
                self.sites.insert(it.site, Site { id: it.site, code, details, is_closed: false });
            }
            Event::SiteChanged(it) => self.change(it.site, |of| of.details = it.details.clone()),
            Event::SiteClosed(it) => self.change(it.site, |of| of.is_closed = true),
            Event::SiteReopened(it) => self.change(it.site, |of| of.is_closed = false),
            Event::ReferenceAdopted(it) => {
                let adopted = Adopted { edition: it.edition.clone(), rows: it.rows };
                self.adopted.insert(it.catalogue, adopted);
            }
        }
    }
}

impl Places {
    fn change(&mut self, id: SiteId, change: impl FnOnce(&mut Site)) {
        if let Some(it) = self.sites.get_mut(&id) {
            change(it);
        }
    }
}

/// What the rules of sites must know from elsewhere.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Known {
    /// Those of the regions in question that are in the list of regions.
    pub(super) regions: BTreeSet<RegionCode>,
    /// Those of the organisations in question that exist.
    pub(super) organisations: BTreeSet<OrganisationId>,
    /// Those of the codes in question that an organisation has.
    pub(super) units: BTreeMap<Key, OrganisationId>,
}

impl Known {
    pub(super) fn of(
        details: &SiteDetails,
        registers: &mut dyn Registers,
    ) -> Result<Self, Unanswered> {
        let mut known = Self::default();
        if registers.region_exists(&details.region)? {
            known.regions.insert(details.region.clone());
        }
        if let Some(organisation) = details.responsible
            && registers.organisation_exists(organisation)?
        {
            known.organisations.insert(organisation);
        }
        Ok(known)
    }

    /// Refuses a site in a region or under an organisation that does not exist.
    pub(super) fn holds(&self, details: &SiteDetails) -> Result<(), Refusal> {
        if !self.regions.contains(&details.region) {
            return Err(Refusal::NoSuchRegion { region: details.region.clone() });
        }
        match details.responsible {
            Some(organisation) if !self.organisations.contains(&organisation) => {
                Err(Refusal::NoSuchOrganisation { organisation })
            }
            Some(_) | None => Ok(()),
        }
    }
}
