//! Who keeps the desk: taking over and handing over, the duty log, the roster and the phone book.

mod acts;
mod hand_over;
mod log;
mod open;
mod phones;
mod roster;
mod shift;
mod shown;
mod take_over;

pub(super) use acts::{Complaint, LEADERS, PersonChoice, Undone, choices, hand_in, new_command};
pub(crate) use hand_over::{hand_over, sign};
pub(crate) use log::write;
pub(crate) use phones::{called, phones};
pub(crate) use roster::{roster, schedule};
pub(crate) use shift::{name_leader, shift};
pub(super) use shown::{LineShown, Shower, WatchShown};
pub(super) use take_over::optional;
pub(crate) use take_over::{begin, take_over};
