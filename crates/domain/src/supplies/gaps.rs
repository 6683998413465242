//! What the register of supplies lacks before anybody can rely on it.

use serde::Serialize;

use super::kinds::VehicleState;
use super::state::Supplies;
use crate::kernel::{Day, Key, Label, Severity, SiteId, Text, Thing, VehicleId};

/// A count older than this is told, in days; half a year, as stores are inspected twice a year.
pub const COUNT_DAYS_MAX: i32 = 183;

/// One thing that is missing, and where.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "gap", rename_all = "snake_case")]
pub enum Gap {
    /// No stock was ever counted.
    NoStock,
    /// No vehicle is registered.
    NoVehicles,
    /// Less than there should be: `quantity < minimum`.
    StockUnderMinimum {
        /// Where.
        site: SiteId,
        /// What plans call it.
        item: Key,
        /// What people call it.
        name: Label,
        /// In what it is counted.
        unit: Text<12>,
        /// How many there are.
        quantity: u32,
        /// How many there should be.
        minimum: u32,
    },
    /// Nobody has counted for more than 183 days.
    CountStale {
        /// Where.
        site: SiteId,
        /// What plans call it.
        item: Key,
        /// What people call it.
        name: Label,
        /// How many days ago it was counted.
        days: u32,
    },
    /// A vehicle that cannot go.
    VehicleInRepair {
        /// Which one.
        vehicle: VehicleId,
        /// What spreadsheets call it.
        code: Key,
    },
    /// A vehicle of which nobody knows where it stands: no way can be reckoned.
    VehicleWithoutHome {
        /// Which one.
        vehicle: VehicleId,
        /// What spreadsheets call it.
        code: Key,
    },
}

impl Gap {
    /// How much it weighs.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::StockUnderMinimum { quantity: 0, .. } => Severity::Error,
            Self::NoStock | Self::NoVehicles | Self::StockUnderMinimum { .. } => Severity::Warning,
            Self::CountStale { .. }
            | Self::VehicleInRepair { .. }
            | Self::VehicleWithoutHome { .. } => Severity::Hint,
        }
    }

    /// What to open to mend it; none where the list itself is empty.
    #[must_use]
    pub fn at(&self) -> Option<Thing> {
        match self {
            Self::NoStock | Self::NoVehicles => None,
            Self::StockUnderMinimum { site, item, .. } | Self::CountStale { site, item, .. } => {
                Some(Thing::new("stock", format!("{site}/{item}")))
            }
            Self::VehicleInRepair { vehicle, .. } | Self::VehicleWithoutHome { vehicle, .. } => {
                Some(Thing::new("vehicle", vehicle))
            }
        }
    }
}

/// What is missing on that day of the county's calendar.
#[must_use]
pub fn gaps(supplies: &Supplies, today: Day) -> Vec<Gap> {
    let mut found = Vec::new();
    if supplies.stock().next().is_none() {
        found.push(Gap::NoStock);
    }
    let standing = || supplies.vehicles().filter(|it| !it.is_withdrawn);
    if standing().next().is_none() {
        found.push(Gap::NoVehicles);
    }
    for line in supplies.stock() {
        let (site, item, name) = (line.site, line.item.clone(), line.name.clone());
        let days = today.days_since(line.counted_on);
        if line.quantity < line.minimum {
            let (unit, quantity, minimum) = (line.unit.clone(), line.quantity, line.minimum);
            found.push(Gap::StockUnderMinimum { site, item, name, unit, quantity, minimum });
        } else if days > COUNT_DAYS_MAX {
            let days = u32::try_from(days).unwrap_or(u32::MAX);
            found.push(Gap::CountStale { site, item, name, days });
        }
    }
    for it in standing() {
        let (vehicle, code) = (it.id, it.code.clone());
        if it.details.state == VehicleState::InRepair {
            found.push(Gap::VehicleInRepair { vehicle, code });
        } else if it.details.home.is_none() {
            found.push(Gap::VehicleWithoutHome { vehicle, code });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::SetStock;
    use super::super::testing::{count, day, decide, known, register};
    use super::*;
    use crate::kernel::{House, Stream};

    #[test]
    fn an_empty_register_says_so_and_a_sound_one_is_silent() {
        let mut supplies = Supplies::new(House);
        let today = day("2026-05-29");
        assert_eq!(gaps(&supplies, today), [Gap::NoStock, Gap::NoVehicles]);
        decide(&mut supplies, &known(), &count(5_160)).expect("it is counted");
        decide(&mut supplies, &known(), &register(1, "car-1")).expect("it is registered");
        assert_eq!(gaps(&supplies, today), []);
    }

    #[test]
    fn stock_under_its_minimum_or_counted_long_ago_is_a_gap() {
        let mut supplies = Supplies::new(House);
        decide(&mut supplies, &known(), &register(1, "car-1")).expect("it is registered");
        decide(&mut supplies, &known(), &count(5_160)).expect("it is counted");
        // 183 days after 2026-05-20 and one more.
        assert_eq!(gaps(&supplies, day("2026-11-19")), []);
        let found = gaps(&supplies, day("2026-11-20"));
        assert!(matches!(found[..], [Gap::CountStale { days: 184, .. }]));
        for (quantity, severity) in [(999, Severity::Warning), (0, Severity::Error)] {
            let verb = SetStock { counted_on: day("2026-05-21"), ..count(quantity) };
            decide(&mut supplies, &known(), &verb).expect("it is counted");
            let found = gaps(&supplies, day("2026-05-29"));
            assert_eq!(found.iter().map(Gap::severity).collect::<Vec<_>>(), [severity]);
        }
    }

    #[test]
    fn a_vehicle_that_cannot_go_or_stands_nowhere_is_a_gap() {
        let mut supplies = Supplies::new(House);
        decide(&mut supplies, &known(), &count(5_160)).expect("it is counted");
        let mut broken = register(1, "car-1");
        broken.details.state = VehicleState::InRepair;
        decide(&mut supplies, &known(), &broken).expect("it is registered");
        let mut homeless = register(2, "car-2");
        homeless.details.home = None;
        decide(&mut supplies, &known(), &homeless).expect("it is registered");
        assert!(matches!(
            gaps(&supplies, day("2026-05-29"))[..],
            [Gap::VehicleInRepair { .. }, Gap::VehicleWithoutHome { .. }]
        ));
    }
}
