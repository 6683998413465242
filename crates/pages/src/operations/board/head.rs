//! The top of a board: which operation, since when, and who commands.

use application::operations::ProvenanceOf;
use domain::operations::Normalised;
use words::{Names as _, OperationOverview, Operations, clock_time};

use super::super::sight::Sight;
use crate::components::{ScriptMark, TimeShown};

/// The top of a board.
pub(crate) struct Head {
    pub(crate) title: String,
    /// Class, area and since when.
    pub(crate) facts: Vec<String>,
    /// The mark of its opening.
    pub(crate) opening: ScriptMark,
    /// That it is over, or normalised.
    pub(crate) standing: Option<String>,
    /// The mark of that.
    pub(crate) ended: ScriptMark,
    pub(crate) command: Option<Commanding>,
    pub(crate) command_href: String,
    /// Where its data ends; none while it runs.
    pub(crate) data_href: Option<String>,
}

/// Who commands.
pub(crate) struct Commanding {
    pub(crate) post: String,
    /// The unit of the post.
    pub(crate) unit: Option<String>,
    /// By name; empty where nobody holds it.
    pub(crate) holders: String,
    pub(crate) since: TimeShown,
    /// Whether nobody took command in words: who decided the level has it.
    pub(crate) is_by_decision: bool,
    pub(crate) mark: ScriptMark,
}

impl Head {
    pub(crate) fn of(sight: &Sight<'_>) -> Self {
        let title = sight.board.title.clone();
        Self {
            title: title.unwrap_or_else(|| sight.say(Operations::TextDestroyed)),
            facts: sight.facts(),
            opening: sight.mark(&ProvenanceOf::Opening),
            standing: standing(sight),
            ended: sight.ending_mark(),
            command: commanding(sight),
            command_href: sight.addresses.command(),
            data_href: sight.board.operation().closed_at.map(|_| sight.addresses.data()),
        }
    }
}

fn standing(sight: &Sight<'_>) -> Option<String> {
    let operation = sight.board.operation();
    let clock = |at| clock_time(at, sight.now(), sight.zone);
    if let Some(at) = operation.closed_at {
        return Some(sight.say(OperationOverview::Closed { at: clock(at) }));
    }
    let Normalised { at, ends_on, .. } = operation.response.normalised.as_ref()?;
    let (at, ends_on) = (clock(*at), ends_on.to_string());
    Some(sight.say(OperationOverview::Normalised { at, ends_on }))
}

fn commanding(sight: &Sight<'_>) -> Option<Commanding> {
    let response = sight.board.response();
    let post = response.commanding_post()?;
    let took = response.command.as_ref().map(|it| it.since);
    let decided = || response.plans.iter().find_map(|it| it.decision.as_ref());
    let since = took.or_else(|| decided().map(|it| it.decided_at))?;
    let unit = sight.board.names.posts.get(post).and_then(|it| it.unit.as_ref());
    Some(Commanding {
        post: sight.names.post(post),
        unit: unit.map(|it| sight.names.unit(it)),
        holders: sight.names.holders(post),
        since: sight.time(since),
        is_by_decision: took.is_none(),
        mark: sight.commanding_mark(),
    })
}
