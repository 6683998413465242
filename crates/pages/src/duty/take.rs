//! The form that takes a report: on the desk, and wherever the telephone may ring again.

use askama::Template;
use domain::duty::IntakeChannel;
use domain::kernel::{CommandId, IntakeId, Right};
use web::{Asked, Front};
use words::{Desk, Language, Say, intake_channel};

/// The form that takes a report; it shows itself, and nothing to whoever may not.
#[derive(Template)]
#[template(path = "duty/take.html")]
pub(super) struct Take {
    base: String,
    /// Ids are made with the form, so that pressing twice is taking one report.
    intake: String,
    command: String,
    may_keep: bool,
    /// Whether every way is offered, or the telephone alone.
    is_whole: bool,
    language: Language,
}

impl Take {
    pub(super) fn of(front: &Front, asked: &Asked, is_whole: bool) -> Self {
        let machine = front.office().machine();
        Self {
            base: asked.base.clone(),
            intake: IntakeId::from_uuid(machine.new_id()).to_string(),
            command: CommandId::from_uuid(machine.new_id()).to_string(),
            may_keep: asked.actor.may(Right::KeepDesk),
            is_whole,
            language: asked.language,
        }
    }

    fn say(&self, word: impl Say) -> String {
        word.say(self.language)
    }

    fn channels(&self) -> &'static [IntakeChannel] {
        if self.is_whole { IntakeChannel::ALL } else { &[IntakeChannel::Telephone] }
    }

    fn channel(&self, channel: &IntakeChannel) -> &'static str {
        intake_channel(*channel, self.language)
    }
}
