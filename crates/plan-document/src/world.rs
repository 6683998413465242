//! The world that a plan is checked against: who and what there is, as the registers say.

use std::collections::{BTreeMap, BTreeSet};

use domain::kernel::{Competence, Day, Key, Label, PersonKind, Point, RegionCode, VehicleKind};
use domain::people::{CallResult, DutyState, OrganisationKind, PostKind};
use domain::places::SiteKind;
use domain::plans::document::Plan;

/// Who and what there is on a day.
#[derive(Clone, Debug)]
pub struct World {
    /// The day that the checks take for today.
    pub today: Day,
    /// Organisations and units that are not dissolved, by code.
    pub units: BTreeMap<Key, WorldUnit>,
    /// Posts that are not abolished, by code.
    pub posts: BTreeMap<Key, WorldPost>,
    /// Persons who have not left, by number.
    pub persons: BTreeMap<Key, WorldPerson>,
    /// Sites, closed ones among them, by code.
    pub sites: BTreeMap<Key, WorldSite>,
    /// Vehicles that are not withdrawn.
    pub vehicles: Vec<WorldVehicle>,
    /// Stock.
    pub stock: Vec<WorldStock>,
    /// The adopted list of regions with their names; empty where none was adopted.
    pub regions: BTreeMap<RegionCode, String>,
    /// The other plans of the library, by key.
    pub plans: BTreeMap<Key, WorldPlan>,
    /// The units that agreed in writing to a plan, through the library: plan, then units.
    pub consents: BTreeMap<Key, BTreeSet<Key>>,
}

/// An organisation or unit.
#[derive(Clone, Debug)]
pub struct WorldUnit {
    /// What it is called.
    pub name: Label,
    /// What it is.
    pub kind: OrganisationKind,
    /// The unit it belongs to.
    pub parent: Option<Key>,
    /// Where it is responsible.
    pub region: Option<RegionCode>,
}

/// A post, with whoever is in it today.
#[derive(Clone, Debug)]
pub struct WorldPost {
    /// What it is called.
    pub title: Label,
    /// The unit it belongs to.
    pub unit: Key,
    /// What it answers for.
    pub kind: PostKind,
    /// How many holders it should have.
    pub holders_wanted: u32,
    /// Who holds it, by number.
    pub holders: Vec<Key>,
    /// Who acts for a holder, by number.
    pub deputies: Vec<Key>,
    /// What its holders must have learned.
    pub needs: BTreeSet<Competence>,
}

/// A person.
#[derive(Clone, Debug)]
pub struct WorldPerson {
    /// Where.
    pub unit: Key,
    /// In which employment.
    pub kind: PersonKind,
    /// Whether they can be called upon.
    pub duty: DutyState,
    /// Their numbers, in the order of calling.
    pub contacts: Vec<WorldContact>,
    /// What they have learned, and the last day on which it counts; none is for good.
    pub certificates: BTreeMap<Competence, Option<Day>>,
}

/// A number, without the number.
#[derive(Clone, Copy, Debug)]
pub struct WorldContact {
    /// When it was last called; none is never.
    pub called_on: Option<Day>,
    /// What came of it.
    pub result: Option<CallResult>,
}

/// A site.
#[derive(Clone, Debug)]
pub struct WorldSite {
    /// What it is called.
    pub name: Label,
    /// What it is.
    pub kind: SiteKind,
    /// Where it lies.
    pub region: RegionCode,
    /// Where exactly; none where nobody knows.
    pub point: Option<Point>,
    /// How many people it takes in.
    pub capacity: Option<u32>,
    /// Whether it cannot be used.
    pub is_closed: bool,
}

/// A vehicle.
#[derive(Clone, Debug)]
pub struct WorldVehicle {
    /// Its code.
    pub code: Key,
    /// What it is.
    pub kind: VehicleKind,
    /// Whose it is.
    pub unit: Key,
    /// The site where it stands.
    pub home: Option<Key>,
    /// Whether it can go.
    pub is_ready: bool,
}

/// The stock of an item at a site.
#[derive(Clone, Debug)]
pub struct WorldStock {
    /// The item.
    pub item: Key,
    /// Where it lies.
    pub site: Key,
    /// How many there are.
    pub quantity: u32,
    /// How many there should be at least.
    pub minimum: u32,
}

/// Another plan of the library.
#[derive(Clone, Debug)]
pub struct WorldPlan {
    /// What it says.
    pub plan: Plan,
    /// Whether it is in force, and if not, why.
    pub standing: PlanStanding,
}

/// Whether a plan is in force.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlanStanding {
    /// Not issued yet.
    Draft,
    /// Issued.
    InForce,
    /// A later version of the same plan is in force, and this one was asked for.
    Superseded,
    /// Abolished.
    Abolished,
}

impl World {
    /// A world with nothing in it.
    #[must_use]
    pub const fn empty(today: Day) -> Self {
        Self {
            today,
            units: BTreeMap::new(),
            posts: BTreeMap::new(),
            persons: BTreeMap::new(),
            sites: BTreeMap::new(),
            vehicles: Vec::new(),
            stock: Vec::new(),
            regions: BTreeMap::new(),
            plans: BTreeMap::new(),
            consents: BTreeMap::new(),
        }
    }

    /// The plan of that key, where it is in force.
    #[must_use]
    pub fn plan_in_force(&self, key: &Key) -> Option<&Plan> {
        let found = self.plans.get(key)?;
        (found.standing == PlanStanding::InForce).then_some(&found.plan)
    }

    /// Whether a unit is the house itself or lies under it.
    #[must_use]
    pub fn is_of_house(&self, unit: &Key, house: &Key) -> bool {
        let mut at = Some(unit);
        for _ in 0..DEPTH_MAX {
            match at {
                Some(here) if here == house => return true,
                Some(here) => at = self.units.get(here).and_then(|it| it.parent.as_ref()),
                None => return false,
            }
        }
        false
    }

    /// The persons of a unit and of those under it.
    pub fn persons_of<'a>(
        &'a self,
        house: &'a Key,
    ) -> impl Iterator<Item = (&'a Key, &'a WorldPerson)> {
        self.persons.iter().filter(|(_, it)| self.is_of_house(&it.unit, house))
    }
}

/// No house is deeper than this.
const DEPTH_MAX: usize = 12;

impl WorldPerson {
    /// Whether they have learned it and may still do it on that day.
    #[must_use]
    pub fn has(&self, competence: Competence, today: Day) -> bool {
        self.certificates.get(&competence).is_some_and(|last| last.is_none_or(|it| today <= it))
    }

    /// Whether they could come at all: not on leave and not unavailable.
    #[must_use]
    pub const fn can_come(&self) -> bool {
        match self.duty {
            DutyState::OnDuty | DutyState::Standby | DutyState::Resting => true,
            DutyState::OnLeave | DutyState::Unavailable => false,
        }
    }
}
