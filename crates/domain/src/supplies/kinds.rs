//! The kinds of vehicles and the states they are in.

pub use crate::kernel::VehicleKind;
use crate::kernel::kinds;

kinds! {
    /// Whether a vehicle can go.
    VehicleState {
        /// 完好
        Ready = "ready",
        /// 出勤
        InUse = "in_use",
        /// 维修
        InRepair = "in_repair",
    }
}

#[test]
fn every_kind_is_found_by_its_identifier() {
    for kind in VehicleKind::ALL {
        assert_eq!(VehicleKind::named(kind.name()), Some(*kind));
    }
    assert_eq!(VehicleState::named("ready"), Some(VehicleState::Ready));
}
