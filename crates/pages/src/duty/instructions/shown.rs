//! An instruction in a list.

use application::duty::InstructionRead;
use words::{Instructions, Say, instruction_channel, time_left};

use super::super::watch::Shower;
use crate::components::TimeShown;

/// So much of the words is shown in a list.
const WORDS_CHARACTERS_MAX: usize = 80;

/// An instruction in a list.
pub(crate) struct InstructionItem {
    pub(crate) href: String,
    pub(crate) words: String,
    pub(crate) given_by: String,
    pub(crate) channel: &'static str,
    pub(crate) given: TimeShown,
    pub(crate) due: Option<TimeShown>,
    /// How much time is left, while it is open.
    pub(crate) left: Option<String>,
    pub(crate) is_late: bool,
    pub(crate) parts_done: usize,
    pub(crate) parts: usize,
    pub(crate) closed: Option<TimeShown>,
}

/// Makes items of what was read.
pub(crate) trait ItemReader {
    /// An instruction as a list shows it.
    fn instruction(&self, it: &InstructionRead) -> InstructionItem;
}

impl ItemReader for Shower<'_> {
    fn instruction(&self, it: &InstructionRead) -> InstructionItem {
        let row = &it.row;
        let destroyed = || Instructions::TextDestroyed.say(self.language);
        let ended = row.closed.as_ref().map_or(self.now, |it| it.at);
        let left = row.due_at.filter(|_| row.closed.is_none());
        InstructionItem {
            href: format!("{}/desk/instructions/{}", self.base, row.instruction),
            words: it.words.as_deref().map_or_else(destroyed, shortened),
            given_by: it.given_by.clone().unwrap_or_else(destroyed),
            channel: instruction_channel(row.channel, self.language),
            given: self.time(row.given_at),
            due: row.due_at.map(|it| self.time(it)),
            left: left.map(|due| time_left(due, self.now, self.language)),
            is_late: row.due_at.is_some_and(|due| due < ended),
            parts_done: it.parts.iter().filter(|it| it.row.is_done).count(),
            parts: it.parts.len(),
            closed: row.closed.as_ref().map(|it| self.time(it.at)),
        }
    }
}

fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= WORDS_CHARACTERS_MAX {
        return line;
    }
    let short: String = line.chars().take(WORDS_CHARACTERS_MAX).collect();
    format!("{short}…")
}
