//! What the rules of an inbox may answer instead of acting.

use crate::refusals;

refusals! {
    /// It is the inbox of another post.
    NotTheirInbox = "not_their_inbox",
    /// Nothing is named that could be acknowledged.
    NothingToAcknowledge = "nothing_to_acknowledge",
    /// More than can be acknowledged at once.
    TooManyNotices { max: usize } = "too_many_notices",
}
