//! What can have happened to the levels of an operation, and to its command.

use crate::kernel::{Day, Key, Span, Text, VaultText};
use crate::operations::PlanAtWork;
use crate::plans::document::LevelName;

use super::by::By;
use crate::kernel::kinds;

kinds! {
    /// Who proposed a level.
    ProposedBy {
        /// 条件满足
        Condition = "condition",
        /// 有人建议
        Person = "person",
        /// 上级启动
        Above = "above",
    }
}

bodies! {
    /// An issued version of a plan was put to work; no level is in force by that.
    PlanPutToWork of "plan_at_work" (it) format_args!("{}.{}", it.operation, it.plan.key);
    texts() {
        /// What the operation must know of it.
        plan: PlanAtWork,
        /// Who did it.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }

    /// A level was proposed, or the end of one; a person decides.
    LevelProposed of "level" (it) format_args!("{}.{}", it.operation, it.plan);
    texts(reason) {
        /// The key of the plan.
        plan: Key,
        /// Which level; none proposes the lift.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<LevelName>,
        /// Who proposed it.
        proposed_by: ProposedBy,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<VaultText>,
        /// Who did it.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }

    /// A proposal was not followed.
    ProposalTurnedDown of "level" (it) format_args!("{}.{}", it.operation, it.plan);
    texts(reason) {
        /// The key of the plan.
        plan: Key,
        /// The post that decided so.
        decided_by: Key,
        /// Why.
        reason: VaultText,
        /// Who wrote it down.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }

    /// What a condition had proposed does not hold any more.
    ProposalLapsed of "level" (it) format_args!("{}.{}", it.operation, it.plan);
    texts() {
        /// The key of the plan.
        plan: Key,
    }

    /// A level was received from above: ours may not be less severe while it stands.
    LevelReceived of "level" (it) format_args!("{}.{}", it.operation, it.plan);
    texts(from) {
        /// The key of the plan that it binds.
        plan: Key,
        /// The level of that plan which it asks for at least; none lifts the floor.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        floor: Option<LevelName>,
        /// From whom.
        from: VaultText,
        /// The number of the document.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        document: Option<Text<60>>,
        /// Who wrote it down.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }

    /// A level was decided: entered, raised, lowered or prolonged (ERL 72).
    LevelDecided of "level" (it) format_args!("{}.{}", it.operation, it.plan);
    texts(matter) {
        /// The key of the plan.
        plan: Key,
        /// Which level.
        level: LevelName,
        /// What has happened, and what is ordered.
        matter: VaultText,
        /// How long it is expected to last.
        lasts: Span,
        /// The measures that are ordered with it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        measures: Vec<Key>,
        /// The post that decided.
        decided_by: Key,
        /// Who wrote it down.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }

    /// A level is in force longer than was expected: it is to be prolonged, lowered or lifted.
    LevelOutlasted of "level_clock" (it) format_args!("{}.{}", it.operation, it.plan);
    texts() {
        /// The key of the plan.
        plan: Key,
        /// Which level.
        level: LevelName,
    }

    /// The response under a plan is over.
    ResponseLifted of "level" (it) format_args!("{}.{}", it.operation, it.plan);
    texts(matter) {
        /// The key of the plan.
        plan: Key,
        /// Why it can be lifted.
        matter: VaultText,
        /// The post that decided.
        decided_by: Key,
        /// Who wrote it down.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }

    /// Somebody commands from now on.
    CommandTaken of "command" (it) it.operation;
    texts(briefing) {
        /// The code of the post.
        post: Key,
        /// What was handed over.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        briefing: Option<VaultText>,
        /// Who wrote it down.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }

    /// From response to normal control: what is still watched, and on what one begins again.
    OperationNormalised of "operation" (it) it.operation;
    texts(watch, reentry) {
        /// What is still watched.
        watch: VaultText,
        /// On what the response begins again.
        reentry: VaultText,
        /// The posts that stay manned.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        kept_posts: Vec<Key>,
        /// When this is looked at again.
        review_on: Day,
        /// When it ends.
        ends_on: Day,
        /// Who wrote it down.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }
}
