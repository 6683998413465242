//! Words that the views of an operation share: labels, counts, and the look at a past moment.

use crate::words;

words! {
    /// Labels of the views of an operation.
    Board {
        Board => "总览", "Board";
        Level => "响应级别", "Response level";
        NoLevel => "没有启动", "none in force";
        Since => "自", "Since";
        SinceAt { at: String } => "自 {at}", "since {at}";
        ExpectedUntil => "预计至", "Expected until";
        ExpectedUntilAt { at: String } => "预计至 {at}", "expected until {at}";
        Outlasted => "已到预计时间：请决定延长、调整或解除",
            "It lasts longer than expected: prolong, change or lift it";
        DecidedBy => "决定人", "Decided by";
        Command => "指挥", "In command";
        Floor { level: String } => "上级要求不低于{level}", "Received from above: at least {level}";
        Proposed { level: String } => "建议定为{level}，等待决定", "{level} is proposed, to be decided";
        LiftProposed => "建议解除响应，等待决定", "The lift is proposed, to be decided";
        ProposedBy => "建议来源", "Proposed by";
        Overdue => "超期", "Overdue";
        Blocked => "受阻", "Blocked";
        Declined => "被退回", "Declined";
        NotAccepted => "未签收", "Not accepted";
        NotHandedOut => "未派出", "Not handed out";
        Escalated => "已上报", "Told further up";
        DueInADay => "24小时内到期", "Due within 24 hours";
        LastHalfHour => "近30分钟", "Last 30 minutes";
        ByUnit => "按单位", "By unit";
        ByState => "按状态", "By state";
        Units => "各单位", "Units";
        PlanBasis => "预案依据", "Basis in the plan";
        OpenedBy => "下达原因", "Opened by";
        AcceptedBy => "谁接的", "Who took it";
        NobodyAccepted => "还没有人签收", "Nobody has accepted it yet";
        JournalPosition => "账本位置", "Journal position";
        Digest => "摘要值", "Hash";
    }
}

words! {
    /// Counts of tasks.
    BoardCount {
        Tasks { count: usize } => "{count} 项任务", "tasks: {count}";
        Open { count: usize } => "{count} 项未完", "{count} open";
        Overdue { count: usize } => "{count} 项超期", "{count} overdue";
        Blocked { count: usize } => "{count} 项受阻", "{count} blocked";
        Declined { count: usize } => "{count} 项被退回", "{count} declined";
        NotAccepted { count: usize } => "{count} 项未签收", "{count} not accepted";
        DueInADay { count: usize } => "{count} 项24小时内到期", "{count} due within 24 hours";
        DoneOf { done: usize, all: usize } => "{all} 项，完成 {done} 项", "{done} of {all} done";
    }
}

words! {
    /// Words of a look at a past moment, in one of its two readings.
    LookBack {
        Now => "当前", "Now";
        LookBack => "回看", "Look back";
        At => "回看时刻", "Moment";
        AsOf { at: String } => "回看 {at}", "As of {at}";
        Known => "当时所知", "Known then";
        KnownHint => "到那一刻已经录入的内容；之后补记的不算。",
            "What had been entered by then; what was entered later is left out.";
        WasSo => "当时实情", "So then";
        WasSoHint => "到那一刻已经发生的事；之后补记的也算。",
            "What had happened by then, also where it was entered later.";
        Past => "这是过去的情况，不能在这里办理。", "This is the past; nothing can be done here.";
        BackToNow => "回到当前", "Back to now";
        ToldLate => "按时完成，补记较晚", "Not late, told late";
    }
}
