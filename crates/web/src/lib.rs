//! What pages and the JSON API share: who asks, in which language, and how async code hands
//! something to the office.

mod asked;
mod front;
mod live;
mod may;
mod problem;
mod routes;
mod speaking;
mod turned_away;
mod upload;
mod visit;

pub use asked::{Asked, Pass, SESSION_COOKIE, SignedIn};
pub use front::{Front, Setting};
pub use live::{FRAGMENTS_AT_ONCE, Fragment, LiveView, Lives, follow};
pub use may::{
    DraftPlans, May, Needs, ReadDesk, ReadJournal, ReadOperations, ReadPeople, ReadPlaces,
    ReadPlans, ReadSupplies,
};
pub use problem::{Told, told};
pub use routes::{Asks, Need, Route, Routes, Signature, routes_told};
pub use speaking::{DEADLINE, Speak, as_problem, in_words};
pub use turned_away::TurnedAway;
pub use upload::{Upload, UploadedFile};
pub use visit::{LANGUAGE_COOKIE, Visit, cookie};
