//! Withdraw a vehicle for good.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, VehicleWithdrawn};
use super::refusals::Refusal;
use super::state::{Known, Supplies};
use crate::kernel::{House, Moment, Right, VehicleId, Verb};
use crate::registers::{Registers, Unanswered};

/// Withdraw a vehicle.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawVehicle {
    /// Which one.
    pub vehicle: VehicleId,
}

impl Verb for WithdrawVehicle {
    type Of = Supplies;
    type Facts = Known;
    const NAME: &'static str = "withdraw_vehicle";
    const RIGHT: Right = Right::ManageSupplies;

    fn asks(&self, _: &House, _: &mut dyn Registers) -> Result<Known, Unanswered> {
        Ok(Known::default())
    }

    fn decide(
        &self,
        supplies: &Supplies,
        _: &Known,
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        supplies.living(self.vehicle)?;
        out.push(VehicleWithdrawn { vehicle: self.vehicle }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{decide, known, register, vehicle};
    use super::*;
    use crate::kernel::Stream;

    #[test]
    fn a_vehicle_is_withdrawn_once() {
        let mut supplies = Supplies::new(House);
        let verb = WithdrawVehicle { vehicle: vehicle(1) };
        let refused = decide(&mut supplies, &known(), &verb);
        assert_eq!(refused, Err(Refusal::NoSuchVehicle { vehicle: vehicle(1) }));
        decide(&mut supplies, &known(), &register(1, "car-1")).expect("it is registered");
        assert_eq!(decide(&mut supplies, &known(), &verb).map(|it| it.len()), Ok(1));
        let refused = decide(&mut supplies, &known(), &verb);
        assert!(matches!(refused, Err(Refusal::VehicleWithdrawn { .. })));
    }
}
