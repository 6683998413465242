//! Words of the log of an operation: what people wrote, and what was done between.

use crate::words;

words! {
    /// Words of the log of an operation.
    OperationLog {
        Timeline => "日志与经过", "Log and events";
        TimelineHint => "人写的日志和系统里发生的每一件事，按录入先后，最新的在上。",
            "What people wrote and everything that was done, in the order of entry, the newest \
             first.";
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
