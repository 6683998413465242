//! What reaches a post 收件: as an interrupt, or in the digest that is read when there is time
//! (guard-rail G12).

mod acknowledge_notices;
mod budget;
mod counted;
mod deliver;
mod events;
mod notice;
mod refusals;
mod state;

pub use acknowledge_notices::{AcknowledgeNotices, NOTICES_MAX};
pub use budget::{ANOTHER_AFTER, AT_ONCE_MAX};
pub use counted::{Counted, DAY_MAX, TEN_MINUTES_MAX, counted};
pub use deliver::{Delivery, JOINED_WITHIN, Manning, deliver};
pub use events::{Event, NoticesAcknowledged};
pub use notice::{Addressee, Notice, NoticeAbout, NoticeKind};
pub use refusals::Refusal;
pub use state::Inbox;
