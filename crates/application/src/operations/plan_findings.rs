//! What the check finds in an issued text with the world as it is now: looked for once, and again
//! only when a register, a plan or the day has changed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::kernel::{Commitment, Day, Instant, PlanId, Realm, RegionCode};
use domain::operations::PlanAtWork;
use plan_document::checks;
use plan_document::finding::Finding;

use crate::failure::Fault;
use crate::office::Reading;
use crate::plans::{last_change_of_world, next_turn_of_posts, world_of};

/// The findings of so many texts are kept; when there are more, all are let go.
const CHECKED_MAX: usize = 64;

/// What the check found in a text, shared by whoever looks.
pub type Findings = Arc<[Finding]>;

type Key = (Realm, PlanId, Commitment);

/// Findings by the realm whose world was looked at, the plan, and the hash of its text.
#[derive(Default)]
pub(super) struct PlanFindings {
    kept: Mutex<HashMap<Key, Checked>>,
}

/// What was found, and for how long it holds.
#[derive(Clone)]
struct Checked {
    /// The last event that the world knew of.
    world: u64,
    today: Day,
    /// When it was looked for.
    from: Instant,
    /// When time alone changes who is in a post; none where it never does.
    until: Option<Instant>,
    findings: Findings,
}

impl Checked {
    fn holds(&self, world: u64, (now, today): (Instant, Day)) -> bool {
        let has_turned = self.until.is_some_and(|it| it <= now);
        self.world == world && self.today == today && self.from <= now && !has_turned
    }
}

impl PlanFindings {
    fn get(&self, key: &Key) -> Option<Checked> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    fn keep(&self, key: Key, checked: Checked) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= CHECKED_MAX && !kept.contains_key(&key) {
            kept.clear();
        }
        kept.insert(key, checked);
    }
}

impl Reading<'_> {
    /// What the check finds in the text of a plan at work, with the world as it is at a moment;
    /// none where the text is not there any more. `within` is the region of the jurisdiction. As
    /// long as nothing has changed, the same list is handed out and nothing is checked.
    ///
    /// # Errors
    /// When the store cannot be read or a text is damaged.
    pub fn findings_in_world(
        &mut self,
        realm: &Realm,
        plan: &PlanAtWork,
        within: &RegionCode,
        when: (Instant, Day),
    ) -> Result<Option<Findings>, Fault> {
        let key = (realm.clone(), plan.plan, plan.sha256);
        let world = last_change_of_world(self, realm)?;
        if let Some(kept) = self.book.findings.get(&key).filter(|it| it.holds(world, when)) {
            return Ok(Some(kept.findings));
        }
        let read = self.issued_text(realm, (plan.plan, plan.version), &plan.sha256)?;
        let Some(read) = read else { return Ok(None) };
        let (now, today) = when;
        let until = next_turn_of_posts(self, realm, now)?;
        let around = world_of(self, realm, within, Some(plan.plan), when)?;
        let findings: Findings = checks::check(&read.document, Some(&around), &[]).into();
        let handed_out = Arc::clone(&findings);
        self.book.findings.keep(key, Checked { world, today, from: now, until, findings });
        Ok(Some(handed_out))
    }
}

#[cfg(test)]
mod tests {
    use domain::kernel::Span;

    use super::*;

    fn at(minutes: i64) -> Instant {
        Instant::from_microseconds(1_433_181_600_000_000) + Span::from_minutes(minutes)
    }

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    #[test]
    fn what_was_found_holds_until_something_is_written_or_time_changes_who_is_in_a_post() {
        let (today, tomorrow) = (day("2015-06-02"), day("2015-06-03"));
        let findings = Arc::from(Vec::new());
        let checked = Checked { world: 7, today, from: at(0), until: Some(at(30)), findings };
        assert!(checked.holds(7, (at(0), today)) && checked.holds(7, (at(29), today)));
        assert!(!checked.holds(8, (at(1), today)));
        assert!(!checked.holds(7, (at(30), today)));
        assert!(!checked.holds(7, (at(1), tomorrow)));
        // A clock that was put back shows posts as they were before.
        assert!(!checked.holds(7, (at(-1), today)));
    }
}
