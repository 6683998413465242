//! What can have happened to vehicles and stock.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kinds::{VehicleKind, VehicleState};
use crate::events;
use crate::kernel::{Body, Day, Key, Label, OrganisationId, SiteId, Text, Thing, VehicleId};

events! {
    /// What can have happened to vehicles and stock.
    pub Event {
        "vehicle_registered", schema 1, Inner, House => VehicleRegistered,
        "vehicle_changed", schema 1, Inner, House => VehicleChanged,
        "vehicle_withdrawn", schema 1, Inner, House => VehicleWithdrawn,
        "stock_set", schema 1, Inner, House => StockSet,
    }
}

/// What may change of a vehicle.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VehicleDetails {
    /// What it is.
    pub kind: VehicleKind,
    /// Its plate; only of vehicles that belong to an organisation, so it stands in clear.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plate: Option<Text<20>>,
    /// How many persons it carries, the driver among them.
    pub seats: u32,
    /// Where it stands when it is not in use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<SiteId>,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// Whether it can go.
    pub state: VehicleState,
}

/// A vehicle came into the register.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VehicleRegistered {
    /// Which one.
    pub vehicle: VehicleId,
    /// What spreadsheets call it.
    pub code: Key,
    /// Everything that may change.
    pub details: VehicleDetails,
}

/// A vehicle is elsewhere, or in another state.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VehicleChanged {
    /// Which one.
    pub vehicle: VehicleId,
    /// Everything that may change, as it is now.
    pub details: VehicleDetails,
}

/// A vehicle is no more; its code is not given again.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VehicleWithdrawn {
    /// Which one.
    pub vehicle: VehicleId,
}

/// The stock of an item at a site was counted.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StockSet {
    /// Where it lies.
    pub site: SiteId,
    /// What plans call it.
    pub item: Key,
    /// What people call it.
    pub name: Label,
    /// In what it is counted: 只, 件, 箱.
    pub unit: Text<12>,
    /// How many there are.
    pub quantity: u32,
    /// How many there should be at least.
    pub minimum: u32,
    /// When it was counted.
    pub counted_on: Day,
}

impl Body for VehicleRegistered {
    fn thing(&self) -> Thing {
        Thing::new("vehicle", self.vehicle)
    }
}

impl Body for VehicleChanged {
    fn thing(&self) -> Thing {
        Thing::new("vehicle", self.vehicle)
    }
}

impl Body for VehicleWithdrawn {
    fn thing(&self) -> Thing {
        Thing::new("vehicle", self.vehicle)
    }
}

impl Body for StockSet {
    fn thing(&self) -> Thing {
        Thing::new("stock", format!("{}/{}", self.site, self.item))
    }
}
