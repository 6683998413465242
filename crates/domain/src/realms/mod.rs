//! Realms 域 and their clocks: where a drill or a replay runs beside the real world.

mod events;
mod open_realm;
mod refusals;
mod set_clock;
mod state;

pub use events::{ClockSet, Event, RealmOpened};
pub use open_realm::OpenRealm;
pub use refusals::Refusal;
pub use set_clock::SetClock;
pub use state::{Clock, RealmOfPractice};
