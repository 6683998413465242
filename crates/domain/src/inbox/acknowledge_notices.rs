//! Say that one knows of what came in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, NoticesAcknowledged};
use super::refusals::Refusal;
use super::state::Inbox;
use crate::kernel::{Key, Moment, Right, Verb};
use crate::registers::{Acting, Registers, Unanswered};

/// So many can be acknowledged at once.
pub const NOTICES_MAX: usize = 200;

/// Say that whoever acts in the post knows of these notices. It takes on nothing.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AcknowledgeNotices {
    /// Which ones, by their keys.
    pub notices: Vec<Key>,
}

impl Verb for AcknowledgeNotices {
    type Of = Inbox;
    type Facts = Acting;
    const NAME: &'static str = "acknowledge_notices";
    const RIGHT: Right = Right::WorkTasks;
    /// It is one's own inbox, wherever the thing is.
    const REACH: crate::kernel::Reach = crate::kernel::Reach::Anywhere;

    fn asks(&self, _: &Key, registers: &mut dyn Registers) -> Result<Acting, Unanswered> {
        registers.acting()
    }

    fn decide(
        &self,
        inbox: &Inbox,
        acting: &Acting,
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        if acting.post.as_ref() != Some(&inbox.post) {
            return Err(Refusal::NotTheirInbox);
        }
        if self.notices.is_empty() {
            return Err(Refusal::NothingToAcknowledge);
        }
        if self.notices.len() > NOTICES_MAX {
            return Err(Refusal::TooManyNotices { max: NOTICES_MAX });
        }
        let (post, notices) = (inbox.post.clone(), self.notices.clone());
        out.push(NoticesAcknowledged { post, notices }.into());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{Instant, Stream};

    fn key(text: &str) -> Key {
        text.parse().expect("a key")
    }

    fn decide(post: Option<&str>, count: usize) -> Result<usize, Refusal> {
        let notices = (0..count).map(|it| key(&format!("{it}.task_offered"))).collect();
        let acting = Acting { post: post.map(key), ..Acting::default() };
        let (inbox, mut out) = (Inbox::new(key("flood-desk")), Vec::new());
        let verb = AcknowledgeNotices { notices };
        verb.decide(&inbox, &acting, Moment::at(Instant::ZERO), &mut out)?;
        Ok(out.len())
    }

    #[test]
    fn a_post_acknowledges_what_came_to_itself_and_nobody_elses() {
        assert_eq!(decide(Some("flood-desk"), 3), Ok(1));
        assert_eq!(decide(Some("township-duty"), 3), Err(Refusal::NotTheirInbox));
        assert_eq!(decide(None, 3), Err(Refusal::NotTheirInbox));
    }

    #[test]
    fn nothing_and_far_too_much_are_refused() {
        assert_eq!(decide(Some("flood-desk"), 0), Err(Refusal::NothingToAcknowledge));
        assert_eq!(decide(Some("flood-desk"), 200), Ok(1));
        assert_eq!(decide(Some("flood-desk"), 201), Err(Refusal::TooManyNotices { max: 200 }));
    }
}
