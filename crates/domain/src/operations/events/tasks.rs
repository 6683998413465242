//! What can have happened to a task of an operation.

use crate::kernel::{Instant, Key, RegionCode, Span, VaultText, kinds};

use super::super::task_number::TaskNumber;
use super::by::By;

kinds! {
    /// What opened a task.
    OpenedBy {
        /// 级别启动
        Level = "level",
        /// 前项任务完成
        TasksBefore = "tasks_before",
        /// 条件满足
        Condition = "condition",
        /// 延时到点
        Delay = "delay",
        /// 人工下达
        Hand = "hand",
    }
}

macro_rules! task_bodies {
    ($(
        $(#[$doc:meta])*
        $name:ident of $thing:literal; texts($($text:ident),*) {
            $($(#[$field_doc:meta])* $field:ident : $type:ty),* $(,)?
        }
    )+) => {
        bodies! {$(
            $(#[$doc])*
            $name of $thing (it) format_args!("{}.{}", it.operation, it.task);
            texts($($text),*) {
                /// Which task.
                task: TaskNumber,
                $($(#[$field_doc])* $field: $type,)*
            }
        )+}
    };
}

task_bodies! {
    /// Somebody gave a task that stands in no plan; it is open from now on.
    TaskGiven of "task"; texts(title, text) {
        /// What it is called.
        title: VaultText,
        /// What is to be done.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<VaultText>,
        /// The unit that answers for it.
        lead: Key,
        /// The post that is handed the task order.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        post: Option<Key>,
        /// Where.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        area: Option<RegionCode>,
        /// By when, from now on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Span>,
        /// 1 before 2 before 3.
        priority: u8,
        /// Who gave it.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }

    /// Only its delay keeps it from opening; that runs now.
    TaskScheduled of "task"; texts() {
        /// When it opens.
        opens_at: Instant,
    }

    /// The condition on which it waited is met.
    TaskReleased of "task"; texts() {}

    /// It is to be done.
    TaskOpened of "task"; texts(reason) {
        /// What opened it.
        opened_by: OpenedBy,
        /// By when it is to be done.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due_at: Option<Instant>,
        /// Why, where a person opened it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<VaultText>,
        /// Who opened it, where a person did.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }

    /// A post was handed the task order.
    TaskOffered of "task"; texts() {
        /// The code of the post.
        to: Key,
        /// Who handed it over; nobody where the plan says so.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }

    /// Somebody took it on.
    TaskAccepted of "task"; texts() {
        /// Who.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }

    /// Whoever was asked said no, or gave it back.
    TaskDeclined of "task"; texts(reason) {
        /// Why.
        reason: VaultText,
        /// Who.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }

    /// Somebody is at it.
    TaskStarted of "task"; texts() {
        /// Who.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }

    /// Something is in the way.
    TaskBlocked of "task"; texts(reason) {
        /// What.
        reason: VaultText,
        /// Who says so.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }

    /// Nothing is in the way any more.
    TaskResumed of "task"; texts() {
        /// Who says so.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }

    /// It is done.
    TaskFinished of "task"; texts(proof) {
        /// What shows it: the number, the paper, who signed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proof: Option<VaultText>,
        /// Who says so.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }

    /// It went on until its level was lifted.
    TaskEnded of "task"; texts() {}

    /// Somebody else has seen that it is done.
    TaskVerified of "task"; texts(note) {
        /// In words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<VaultText>,
        /// Who.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }

    /// It was not done as it should be.
    TaskSentBack of "task"; texts(reason) {
        /// What is missing.
        reason: VaultText,
        /// Who says so.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }

    /// It will not be done.
    TaskCancelled of "task"; texts(reason) {
        /// Why; none where its level ended before anybody began.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<VaultText>,
        /// Who decided so.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }

    /// It goes on after the lift, in somebody's normal work.
    TaskHandedOver of "task"; texts(reason) {
        /// The code of the unit that has it from now on.
        to: Key,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<VaultText>,
        /// Who decided so.
        #[serde(default, skip_serializing_if = "By::is_nobody")]
        by: By,
    }

    /// It was not done when it was due.
    TaskOverdue of "task_clock"; texts() {}

    /// It had not come far enough, so somebody else hears of it.
    TaskEscalated of "task_clock"; texts() {
        /// The code of the post that hears of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Key>,
    }
}
