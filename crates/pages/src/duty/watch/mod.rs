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

pub(crate) use acts::{Complaint, Undone, hand_in, new_command};
pub(super) use acts::{LEADERS, PersonChoice, choices};
pub(crate) use hand_over::{hand_over, sign};
pub(crate) use log::write;
pub(crate) use phones::{called, phones};
pub(super) use roster::minute;
pub(crate) use roster::{roster, schedule};
pub(crate) use shift::{name_leader, shift};
pub(crate) use shown::Shower;
pub(super) use shown::{LineShown, NumberShown, WatchShown, name_of};
pub(super) use take_over::optional;
pub(crate) use take_over::{begin, take_over};
