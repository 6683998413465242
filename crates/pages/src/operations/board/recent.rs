//! What happened in the last half hour.

use application::operations::Stretch;
use words::OperationOverview;

use super::super::past::stretch_pairs;
use super::super::sight::Sight;
use super::super::timeline::{Line, Told, lines};

/// So many lines have room.
const LINES_MAX: usize = 7;

/// What happened in the last half hour, the newest first.
pub(crate) struct Recent {
    pub(crate) lines: Vec<RecentLine>,
    /// How many events it is made of.
    pub(crate) count: usize,
    /// How many lines there are besides.
    pub(crate) hidden: usize,
    /// What the link to all of them says.
    pub(crate) all: String,
    /// Where exactly these are shown.
    pub(crate) href: String,
    /// Where what is older is shown.
    pub(crate) log_href: String,
    pub(crate) figure: String,
}

/// A line, with its place in the journal.
pub(crate) struct RecentLine {
    pub(crate) line: Line,
    pub(crate) event_href: String,
}

impl Recent {
    pub(crate) fn of(sight: &Sight<'_>) -> Self {
        let happenings = &sight.board.recent;
        let all = lines(sight, happenings, Told::InShort);
        let Stretch { from, to, view: _ } = Stretch::recent(sight.now(), sight.board.past);
        let hidden = all.len().saturating_sub(LINES_MAX);
        let shown = all
            .into_iter()
            .take(LINES_MAX)
            .map(|line| RecentLine { event_href: sight.addresses.event(line.position), line });
        Self {
            lines: shown.collect(),
            count: happenings.len(),
            hidden,
            all: sight.say(OperationOverview::All { count: happenings.len() }),
            href: sight.addresses.log_of(&stretch_pairs((from, to), sight.zone)),
            log_href: sight.addresses.log(None),
            figure: sight.addresses.figure("recent"),
        }
    }
}
