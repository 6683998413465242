//! Bring a vehicle or a boat into the register.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, VehicleDetails, VehicleRegistered};
use super::refusals::Refusal;
use super::state::{Known, Supplies};
use crate::kernel::{House, Key, Moment, Right, VehicleId, Verb};
use crate::registers::{Registers, Unanswered};

/// Register a vehicle.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterVehicle {
    /// Its id, made by whoever registers it.
    pub vehicle: VehicleId,
    /// What spreadsheets call it; never changed and never given again.
    pub code: Key,
    /// Kind, plate, seats, home, organisation, state.
    pub details: VehicleDetails,
}

impl Verb for RegisterVehicle {
    type Of = Supplies;
    type Facts = Known;
    const NAME: &'static str = "register_vehicle";
    const RIGHT: Right = Right::ManageSupplies;

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
        if let Some(stands) = supplies.vehicle_coded(&self.code) {
            // The same form sent twice is one vehicle.
            let is_same = stands.id == self.vehicle && stands.details == self.details;
            let taken = Refusal::VehicleCodeTaken { key: self.code.clone() };
            return if is_same && !stands.is_withdrawn { Ok(()) } else { Err(taken) };
        }
        if let Some(stands) = supplies.vehicle(self.vehicle) {
            return Err(Refusal::VehicleCodeTaken { key: stands.code.clone() });
        }
        known.holds(&self.details)?;
        let (vehicle, code, details) = (self.vehicle, self.code.clone(), self.details.clone());
        out.push(VehicleRegistered { vehicle, code, details }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{decide, known, organisation, register, site};
    use super::*;
    use crate::kernel::Stream;

    #[test]
    fn a_code_is_given_once() {
        let mut supplies = Supplies::new(House);
        assert_eq!(
            decide(&mut supplies, &known(), &register(1, "car-1")).map(|it| it.len()),
            Ok(1)
        );
        assert_eq!(decide(&mut supplies, &known(), &register(1, "car-1")), Ok(vec![]));
        for other in [register(2, "car-1"), register(1, "car-2")] {
            let refused = decide(&mut supplies, &known(), &other);
            assert!(matches!(refused, Err(Refusal::VehicleCodeTaken { .. })));
        }
    }

    #[test]
    fn a_vehicle_is_somebodys_and_at_home_somewhere() {
        let mut verb = register(1, "car-1");
        verb.details.home = Some(site(9));
        let refused = decide(&mut Supplies::new(House), &known(), &verb);
        assert_eq!(refused, Err(Refusal::NoSuchSite { site: site(9) }));
        verb.details.organisation = organisation(9);
        let refused = decide(&mut Supplies::new(House), &known(), &verb);
        assert_eq!(refused, Err(Refusal::NoSuchOrganisation { organisation: organisation(9) }));
    }
}
