//! Words of vehicles and stock.

use domain::supplies::{Gap, Refusal, VehicleKind, VehicleState};

use crate::refusals::{Pair, pair};
use crate::registers::{self, kind_words};

kind_words! {
    /// What a vehicle is.
    vehicle_kind(VehicleKind) {
        PatrolCar => "巡逻车", "Patrol car";
        CommandVehicle => "指挥车", "Command vehicle";
        CommunicationsVehicle => "通信车", "Communications vehicle";
        Motorcycle => "摩托车", "Motorcycle";
        Van => "面包车", "Van";
        Minibus => "中巴车", "Minibus";
        Bus => "大客车", "Bus";
        Truck => "货车", "Truck";
        Ambulance => "救护车", "Ambulance";
        FireEngine => "消防车", "Fire engine";
        Boat => "冲锋舟、橡皮艇", "Boat";
        PumpTruck => "排水车", "Pump truck";
        Excavator => "挖掘机", "Excavator";
        Loader => "装载机", "Loader";
        GeneratorTruck => "发电车", "Generator truck";
        Drone => "无人机", "Drone";
        Other => "其他", "Other";
    }

    /// Whether a vehicle can go.
    vehicle_state(VehicleState) {
        Ready => "完好", "Ready";
        InUse => "出勤", "In use";
        InRepair => "维修", "In repair";
    }
}

/// The sentence of a refusal.
pub(crate) fn refusal(refusal: &Refusal) -> Pair {
    use Refusal as R;
    match refusal {
        R::NoSuchVehicle { vehicle: _ } => pair(
            "没有这辆车。请从列表中重新选择。",
            "There is no such vehicle. Choose it from the list again.",
        ),
        R::VehicleCodeTaken { key } => (
            format!("车辆编码“{key}”已被使用（退出车辆的编码也不再发放）。请换一个编码。"),
            format!(
                "The code “{key}” is taken; codes of withdrawn vehicles are not given again. \
                 Choose another."
            ),
        ),
        R::VehicleWithdrawn { key } => {
            (format!("车辆“{key}”已经退出。"), format!("The vehicle “{key}” was withdrawn."))
        }
        R::NoSuchOrganisation { organisation: _ } => registers::no_such_organisation(),
        R::NoSuchUnitCode { unit } => registers::no_such_unit(unit),
        R::NoSuchSite { site: _ } => pair(
            "没有这个场所。请从列表中重新选择。",
            "There is no such site. Choose it from the list again.",
        ),
        R::NoSuchSiteCode { site } => (
            format!("没有编码为“{site}”的场所。请先在场所表中登记，或改正编码。"),
            format!("No site has the code “{site}”. Register it first, or correct the code."),
        ),
        R::CountedInTheFuture { day } => (
            format!("盘点日期 {day} 还没有到。请改正。"),
            format!("It cannot have been counted on {day}. Correct the day."),
        ),
        R::LaterCountKnown { counted_on } => (
            format!("已有 {counted_on} 的盘点，不能用更早的覆盖。请删去这一行，或填新的盘点。"),
            format!("A count of {counted_on} is known. Leave this row out, or give a newer count."),
        ),
        R::OtherUnit { unit } => (
            format!("其他场所的同一物资按“{unit}”计数。请换算成同一单位。"),
            format!("Elsewhere this item is counted in “{unit}”. Convert it."),
        ),
        R::RepeatedInFile { key, first_row } => registers::repeated(key, *first_row),
        R::TooManyRows { rows_max } => registers::too_many_rows(*rows_max),
        R::RowsRefused { problems } => registers::rows_refused(problems),
    }
}

/// What is missing, and how to mend it.
pub(crate) fn gap(gap: &Gap) -> (Pair, Pair) {
    match gap {
        Gap::NoStock => (
            pair("还没有登记任何物资", "No stock was ever counted"),
            pair("导入“车辆与物资”表。", "Import the sheet of vehicles and stock."),
        ),
        Gap::NoVehicles => (
            pair("还没有登记任何车辆", "No vehicle is registered"),
            pair("导入“车辆与物资”表。", "Import the sheet of vehicles and stock."),
        ),
        Gap::StockUnderMinimum { name, unit, quantity, minimum, .. } => (
            (
                format!(
                    "{}现有 {quantity} {}，应有 {minimum} {}",
                    name.zh.as_str(),
                    unit.as_str(),
                    unit.as_str()
                ),
                format!("{}: {quantity} of at least {minimum}", name.english()),
            ),
            pair("补充，或重新盘点。", "Fill it up, or count again."),
        ),
        Gap::CountStale { name, days, .. } => (
            (
                format!("{}已 {days} 天没有盘点", name.zh.as_str()),
                format!("{} was last counted {days} days ago", name.english()),
            ),
            pair("盘点后登记。", "Count it and write it down."),
        ),
        Gap::VehicleInRepair { code, .. } => (
            (format!("车辆 {code} 在维修"), format!("Vehicle {code} is in repair")),
            pair("修好后改为完好。", "Set it ready when it is repaired."),
        ),
        Gap::VehicleWithoutHome { code, .. } => (
            (format!("车辆 {code} 没有停放场所"), format!("Vehicle {code} is at home nowhere")),
            pair("填写停放场所。", "Say where it stands."),
        ),
    }
}
