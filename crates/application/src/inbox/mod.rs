//! What reaches a post: what it must do now, its digest, and how often it was interrupted.

mod desk;
mod found;
mod house;
mod interrupts;
mod read;
mod titles;

pub use interrupts::{INTERRUPT_POSTS_MAX, PostInterrupts, interrupts};
pub use read::{DIGEST_HOURS, DIGEST_MAX, Inbox, InboxOf, Item, inbox};
pub use titles::{TaskTitle, task_title};
