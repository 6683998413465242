//! Change where a vehicle stands, whose it is, or whether it can go.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, VehicleChanged, VehicleDetails};
use super::refusals::Refusal;
use super::state::{Known, Supplies};
use crate::kernel::{House, Moment, Right, Thing, VehicleId, Verb};
use crate::registers::{Registers, Unanswered};

/// Change a vehicle.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeVehicle {
    /// Which one.
    pub vehicle: VehicleId,
    /// Everything that may change, as it shall be.
    pub details: VehicleDetails,
}

impl Verb for ChangeVehicle {
    type Of = Supplies;
    type Facts = Known;
    const NAME: &'static str = "change_vehicle";
    const RIGHT: Right = Right::ManageSupplies;

    fn sees(&self, _: &House) -> Option<Thing> {
        Some(Thing::new("vehicle", self.vehicle))
    }

    fn asks(&self, _: &House, registers: &mut dyn Registers) -> Result<Known, Unanswered> {
        Known::of(&self.details, registers)
    }

    fn decide(
        &self,
        supplies: &Supplies,
        known: &Known,
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        if supplies.living(self.vehicle)?.details == self.details {
            return Ok(());
        }
        known.holds(&self.details)?;
        out.push(VehicleChanged { vehicle: self.vehicle, details: self.details.clone() }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::VehicleState;
    use super::super::testing::{decide, known, register, vehicle};
    use super::*;
    use crate::kernel::Stream;

    #[test]
    fn what_is_so_already_is_not_written_again() {
        let mut supplies = Supplies::new(House);
        let registered = register(1, "car-1");
        decide(&mut supplies, &known(), &registered).expect("it is registered");
        let mut verb = ChangeVehicle { vehicle: vehicle(1), details: registered.details };
        assert_eq!(decide(&mut supplies, &known(), &verb), Ok(vec![]));
        verb.details.state = VehicleState::InRepair;
        assert_eq!(decide(&mut supplies, &known(), &verb).map(|it| it.len()), Ok(1));
    }

    #[test]
    fn a_vehicle_that_is_not_there_is_not_changed() {
        let verb = ChangeVehicle { vehicle: vehicle(1), details: register(1, "car-1").details };
        let refused = decide(&mut Supplies::new(House), &known(), &verb);
        assert_eq!(refused, Err(Refusal::NoSuchVehicle { vehicle: vehicle(1) }));
    }
}
