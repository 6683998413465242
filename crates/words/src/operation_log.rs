//! Words of the log of an operation: what people wrote, and what was done between.

use crate::words;

words! {
    /// Words of the log of an operation.
    OperationLog {
        Timeline => "日志与经过", "Log and events";
        TimelineHint => "人写的日志和系统里发生的每一件事，按录入先后，最新的在上。",
            "What people wrote and everything that was done, in the order of entry, the newest \
             first.";
        EnteredBetween { from: String, to: String, count: usize } =>
            "只列 {from} 至 {to} 录入的：{count} 件。",
            "Only what was entered from {from} to {to}: {count} events.";
        HappenedBetween { from: String, to: String, count: usize } =>
            "只列 {from} 至 {to} 发生的：{count} 件。",
            "Only what happened from {from} to {to}: {count} events.";
        StretchHint => "最新的在上；一次办的多件合为一行，点开可见每一件。",
            "The newest first. What was done at once is one line: open it to see each.";
        NewestAlone { count: usize } => "件数太多，只列最近的 {count} 件。",
            "There are more: only the newest {count} are listed.";
        HowCounted => "这个件数怎么算", "How this number comes about";
        WholeLog => "看全部日志", "The whole log";
        ToldLate { happened: String, entered: String } => "{happened} 发生 · {entered} 录入",
            "happened {happened} · entered {entered}";
        Opened { count: usize } => "随之下达任务 {count} 项", "{count} tasks opened by that";
        Offered { count: usize } => "派发任务 {count} 项", "{count} tasks handed out";
        Scheduled { count: usize } => "{count} 项任务定时下达", "{count} tasks open later";
        Released { count: usize } => "{count} 项任务等待的条件已满足",
            "the condition of {count} tasks is met";
        Ended { count: usize } => "{count} 项持续任务随之结束", "{count} standing tasks ended by that";
        Cancelled { count: usize } => "{count} 项任务随之取消", "{count} tasks cancelled by that";
        Ordered { count: usize } => "{count} 项措施开始执行", "{count} measures ordered";
    }
}

words! {
    /// Words of the form that writes a line, late or as a correction of another one.
    LogWriting {
        Correct => "更正", "Correct";
        Correcting { at: String } => "更正 {at} 的这一条", "Correct the line of {at}";
        CorrectingHint => "原来的一条留在日志里，标为“已更正”。",
            "The first one stays in the log, marked as corrected.";
        WriteAnother => "不更正，写新的一条", "Write a new line instead";
        TimeHint => "不填就是现在；补记时填实际发生的时间。",
            "Empty is now; of what is written late, when it really happened.";
        LateHint { at: String } => "行动已于 {at} 结束，只能补记在这之前发生的事。",
            "The operation was closed at {at}; only what happened before can be added.";
        Sealed { at: String } => "日志已于 {at} 封存，不能再写。",
            "The log was closed at {at} and takes nothing more.";
    }
}
