//! A notice: something that happened, as far as it concerns a post or a unit.

use crate::kernel::{Instant, InstructionId, InstructionPartId, IntakeId, Key, OperationId, kinds};

kinds! {
    /// What a notice tells.
    NoticeKind {
        /// 任务下达给单位
        TaskOpened = "task_opened",
        /// 任务派到岗位
        TaskOffered = "task_offered",
        /// 任务超期
        TaskOverdue = "task_overdue",
        /// 任务上报
        TaskEscalated = "task_escalated",
        /// 任务被退回，要另派
        TaskDeclined = "task_declined",
        /// 任务受阻
        TaskBlocked = "task_blocked",
        /// 办结的任务退回重办
        TaskSentBack = "task_sent_back",
        /// 正在办的任务取消，要停手
        TaskStopped = "task_stopped",
        /// 还没办的任务取消
        TaskCancelled = "task_cancelled",
        /// 任务办结，等待核验
        TaskFinished = "task_finished",
        /// 解除后移交
        TaskHandedOver = "task_handed_over",
        /// 级别建议，等待决定
        LevelProposed = "level_proposed",
        /// 级别变动
        LevelChanged = "level_changed",
        /// 级别到期未续
        LevelOutlasted = "level_outlasted",
        /// 措施到期或待复核
        MeasureDue = "measure_due",
        /// 接任指挥
        CommandTaken = "command_taken",
        /// 批示分解项
        PartGiven = "part_given",
        /// 批示分解项超期
        PartOverdue = "part_overdue",
        /// 批示分解项有反馈
        PartAnswered = "part_answered",
        /// 批示办结
        InstructionClosed = "instruction_closed",
        /// 信息报告时限将到
        ReportDue = "report_due",
    }
}

impl NoticeKind {
    /// Whether whoever gets it must do something now; everything else can be read later.
    #[must_use]
    pub const fn is_to_act(self) -> bool {
        match self {
            Self::TaskOpened
            | Self::TaskOffered
            | Self::TaskOverdue
            | Self::TaskEscalated
            | Self::TaskDeclined
            | Self::TaskBlocked
            | Self::TaskSentBack
            | Self::TaskStopped
            | Self::LevelProposed
            | Self::LevelOutlasted
            | Self::MeasureDue
            | Self::CommandTaken
            | Self::PartGiven
            | Self::PartOverdue
            | Self::ReportDue => true,
            Self::TaskCancelled
            | Self::TaskFinished
            | Self::TaskHandedOver
            | Self::LevelChanged
            | Self::PartAnswered
            | Self::InstructionClosed => false,
        }
    }

    /// Whether it may wait for the morning where its own time does.
    pub(super) const fn may_wait_at_night(self) -> bool {
        matches!(self, Self::TaskOpened | Self::TaskOffered | Self::PartGiven)
    }
}

/// Whom a notice is for.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Addressee {
    /// The post of this code.
    Post(Key),
    /// The unit of this code: whichever of its posts keeps watch.
    Unit(Key),
}

/// What a notice is about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum NoticeAbout {
    /// A task, by its number.
    Task(OperationId, u32),
    /// The level of a plan at work.
    Level(OperationId, Key),
    /// A measure of a plan at work.
    Measure(OperationId, Key, Key),
    /// Who commands.
    Command(OperationId),
    /// A part of an instruction.
    Part(InstructionId, InstructionPartId),
    /// An instruction.
    Instruction(InstructionId),
    /// The report of an intake.
    Report(IntakeId),
}

/// Something that happened, as far as it concerns a post or a unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// What it is called where it is acknowledged.
    pub key: Key,
    /// When it could be known.
    pub at: Instant,
    /// What it tells.
    pub kind: NoticeKind,
    /// Whom it is for.
    pub to: Addressee,
    /// What it is about.
    pub about: NoticeAbout,
    /// By when something is to be done.
    pub due_at: Option<Instant>,
    /// Whether it goes before everything else.
    pub is_first: bool,
    /// The journal position of what caused it: notices of one cause are told as one.
    pub cause: u64,
}
