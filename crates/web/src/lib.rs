//! What pages and the JSON API share: who asks, in which language, and how async code hands
//! something to the office.

mod asked;
mod front;
mod live;
mod problem;

pub use asked::{Asked, LANGUAGE_COOKIE};
pub use front::{Front, Setting};
pub use live::{Fragment, LiveView, Lives, follow};
pub use problem::{Told, told};
