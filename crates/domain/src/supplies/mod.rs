//! Supplies: vehicles and the stock at each site, as far as plans must know them.

mod change_vehicle;
mod events;
mod gaps;
mod import_resources;
mod kinds;
mod refusals;
mod register_vehicle;
mod set_stock;
mod state;
#[cfg(test)]
mod testing;
mod withdraw_vehicle;

pub use change_vehicle::ChangeVehicle;
pub use events::{
    Event, StockSet, VehicleChanged, VehicleDetails, VehicleRegistered, VehicleWithdrawn,
};
pub use gaps::{COUNT_DAYS_MAX, Gap, gaps};
pub use import_resources::{ImportResources, StockRow, VehicleRow};
pub use kinds::{VehicleKind, VehicleState};
pub use refusals::Refusal;
pub use register_vehicle::RegisterVehicle;
pub use set_stock::SetStock;
pub use state::{Known, StockLine, Supplies, Vehicle};
pub use withdraw_vehicle::WithdrawVehicle;
