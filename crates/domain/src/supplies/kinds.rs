//! The kinds of vehicles and the states they are in.

use crate::kernel::kinds;

kinds! {
    /// What a vehicle is; plans name it by the identifier.
    VehicleKind {
        /// 巡逻车
        PatrolCar = "patrol-car",
        /// 指挥车
        CommandVehicle = "command-vehicle",
        /// 通信车
        CommunicationsVehicle = "communications-vehicle",
        /// 摩托车
        Motorcycle = "motorcycle",
        /// 面包车
        Van = "van",
        /// 中巴车
        Minibus = "minibus",
        /// 大客车
        Bus = "bus",
        /// 货车
        Truck = "truck",
        /// 救护车
        Ambulance = "ambulance",
        /// 消防车
        FireEngine = "fire-engine",
        /// 冲锋舟、橡皮艇
        Boat = "boat",
        /// 排水车
        PumpTruck = "pump-truck",
        /// 挖掘机
        Excavator = "excavator",
        /// 装载机
        Loader = "loader",
        /// 发电车
        GeneratorTruck = "generator-truck",
        /// 无人机
        Drone = "drone",
        /// 其他
        Other = "other",
    }

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
