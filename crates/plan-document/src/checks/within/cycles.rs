//! What the rules about the plan's own clocks share: every three years, unless it is more often.

use domain::kernel::Span;
use domain::plans::document::Cycle;

use super::written::is_absent;
use super::{Found, Look, Mend, Rule, Says, Sentence};
use crate::edit;

const DAY: i64 = 86_400;
/// Three years of which one may be a leap year.
const LONGEST: Span = Span::from_seconds((3 * 365 + 1) * DAY);

/// Tells a clock that is missing or runs longer than three years.
pub(super) fn look_at(
    rule: &'static Rule,
    (look, found): (&Look<'_>, &mut Found),
    (field, cycle): (&str, Cycle),
    (missing, long): (Sentence, Sentence),
) {
    let path = [field, "every"];
    let says = match cycle.every {
        None if is_absent(look, &path) => missing,
        Some(every) if every > LONGEST => long,
        Some(_) | None => return,
    };
    let offer = Says::new("改为每三年", "Set it to every three years");
    let edits = if is_absent(look, &[field]) {
        edit::set(look.document, &[field], "{every: 3y}")
    } else {
        edit::set(look.document, &path, "3y")
    };
    let says = Says::new(says.zh, says.en);
    found.add_with_mend(rule, look, &path, (says, Mend { says: offer, edits }));
}
