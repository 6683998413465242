//! Vehicles and stock as their events have made them.

use std::collections::{BTreeMap, BTreeSet};

use super::events::{Event, VehicleDetails};
use super::refusals::Refusal;
use crate::kernel::{
    Day, House, Key, Label, Moment, OrganisationId, SiteId, Stream, Text, VehicleId,
};
use crate::registers::{Registers, Unanswered};

/// Vehicles and stock of one jurisdiction in one realm.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Supplies {
    vehicles: BTreeMap<VehicleId, Vehicle>,
    by_code: BTreeMap<Key, VehicleId>,
    stock: BTreeMap<(SiteId, Key), StockLine>,
}

/// A vehicle or a boat.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vehicle {
    /// Which one.
    pub id: VehicleId,
    /// What spreadsheets call it.
    pub code: Key,
    /// What may change.
    pub details: VehicleDetails,
    /// Whether it is no more.
    pub is_withdrawn: bool,
}

/// The stock of an item at a site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StockLine {
    /// Where it lies.
    pub site: SiteId,
    /// What plans call it.
    pub item: Key,
    /// What people call it.
    pub name: Label,
    /// In what it is counted.
    pub unit: Text<12>,
    /// How many there are.
    pub quantity: u32,
    /// How many there should be at least.
    pub minimum: u32,
    /// When it was counted.
    pub counted_on: Day,
}

impl Supplies {
    /// Puts together what a store kept apart.
    #[must_use]
    pub fn of(
        vehicles: impl IntoIterator<Item = Vehicle>,
        stock: impl IntoIterator<Item = StockLine>,
    ) -> Self {
        let mut supplies = Self::default();
        for it in vehicles {
            supplies.by_code.insert(it.code.clone(), it.id);
            supplies.vehicles.insert(it.id, it);
        }
        for it in stock {
            supplies.stock.insert((it.site, it.item.clone()), it);
        }
        supplies
    }

    /// Every vehicle, withdrawn ones among them, by age.
    pub fn vehicles(&self) -> impl Iterator<Item = &Vehicle> {
        self.vehicles.values()
    }

    /// One vehicle.
    #[must_use]
    pub fn vehicle(&self, id: VehicleId) -> Option<&Vehicle> {
        self.vehicles.get(&id)
    }

    /// The vehicle of a code.
    #[must_use]
    pub fn vehicle_coded(&self, code: &Key) -> Option<&Vehicle> {
        self.by_code.get(code).and_then(|id| self.vehicle(*id))
    }

    /// All stock, by site and item.
    pub fn stock(&self) -> impl Iterator<Item = &StockLine> {
        self.stock.values()
    }

    /// The stock of an item at a site.
    #[must_use]
    pub fn stock_at(&self, site: SiteId, item: &Key) -> Option<&StockLine> {
        self.stock.get(&(site, item.clone()))
    }

    pub(super) fn living(&self, id: VehicleId) -> Result<&Vehicle, Refusal> {
        let it = self.vehicle(id).ok_or(Refusal::NoSuchVehicle { vehicle: id })?;
        if it.is_withdrawn {
            return Err(Refusal::VehicleWithdrawn { key: it.code.clone() });
        }
        Ok(it)
    }
}

impl Stream for Supplies {
    type Id = House;
    type Event = Event;
    type Refusal = Refusal;
    const NAME: &'static str = "supplies";
    const IS_COPIED: bool = true;

    fn new(_: House) -> Self {
        Self::default()
    }

    fn evolve(&mut self, event: &Event, _: Moment) {
        match event {
            Event::VehicleRegistered(it) => {
                let (id, code, details) = (it.vehicle, it.code.clone(), it.details.clone());
                self.by_code.insert(code.clone(), id);
                self.vehicles.insert(id, Vehicle { id, code, details, is_withdrawn: false });
            }
            Event::VehicleChanged(it) => {
                if let Some(vehicle) = self.vehicles.get_mut(&it.vehicle) {
                    vehicle.details = it.details.clone();
                }
            }
            Event::VehicleWithdrawn(it) => {
                if let Some(vehicle) = self.vehicles.get_mut(&it.vehicle) {
                    vehicle.is_withdrawn = true;
                }
            }
            Event::StockSet(it) => {
                let line = StockLine {
                    site: it.site,
                    item: it.item.clone(),
                    name: it.name.clone(),
                    unit: it.unit.clone(),
                    quantity: it.quantity,
                    minimum: it.minimum,
                    counted_on: it.counted_on,
                };
                self.stock.insert((it.site, it.item.clone()), line);
            }
        }
    }
}

/// What the rules of supplies must know from elsewhere.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Known {
    /// Those of the organisations in question that exist.
    pub(super) organisations: BTreeSet<OrganisationId>,
    /// Those of the sites in question that exist.
    pub(super) sites: BTreeSet<SiteId>,
    /// Those of the codes in question that an organisation has.
    pub(super) units: BTreeMap<Key, OrganisationId>,
    /// Those of the codes in question that a site has.
    pub(super) site_codes: BTreeMap<Key, SiteId>,
}

impl Known {
    pub(super) fn organisation(
        &mut self,
        id: OrganisationId,
        registers: &mut dyn Registers,
    ) -> Result<(), Unanswered> {
        if registers.organisation_exists(id)? {
            self.organisations.insert(id);
        }
        Ok(())
    }

    pub(super) fn site(
        &mut self,
        id: SiteId,
        registers: &mut dyn Registers,
    ) -> Result<(), Unanswered> {
        if registers.site_exists(id)? {
            self.sites.insert(id);
        }
        Ok(())
    }

    pub(super) fn of(
        details: &VehicleDetails,
        registers: &mut dyn Registers,
    ) -> Result<Self, Unanswered> {
        let mut known = Self::default();
        known.organisation(details.organisation, registers)?;
        if let Some(home) = details.home {
            known.site(home, registers)?;
        }
        Ok(known)
    }

    /// Refuses a vehicle of nobody, or at home nowhere.
    pub(super) fn holds(&self, details: &VehicleDetails) -> Result<(), Refusal> {
        let organisation = details.organisation;
        if !self.organisations.contains(&organisation) {
            return Err(Refusal::NoSuchOrganisation { organisation });
        }
        details.home.map_or(Ok(()), |home| self.holds_site(home))
    }

    pub(super) fn holds_site(&self, site: SiteId) -> Result<(), Refusal> {
        if self.sites.contains(&site) { Ok(()) } else { Err(Refusal::NoSuchSite { site }) }
    }
}
