//! Words of the timeline of an operation and of the wall of a command room.

use crate::words;

words! {
    /// Words of the timeline.
    MomentPages {
        Timeline => "时间轴", "Timeline";
        Moment => "看哪一刻", "Which moment";
        ShowMoment => "看这一刻", "Show this moment";
        Described => "从行动开始到现在：级别、任务下达、办结、超期、决定、情况报告和日志的多少；\
                      级别变化列在图后。",
            "From the opening to now: levels, and how many tasks opened, were done and fell due \
             undone, decisions, situation reports and log lines. Changes of level follow in words.";
        Now => "下面是现在的总览。", "Below is the board as it is now.";
        Then { at: String } => "下面是 {at} 的总览。", "Below is the board of {at}.";
        NotEntered { at: String } => "{at} 时这次行动还没有录入，下面是现在的总览。",
            "At {at} it had not been entered yet; below is the board as it is now.";
        Opened { count: usize } => "任务下达 {count}", "Tasks opened {count}";
        Done { count: usize } => "办结 {count}", "Done {count}";
        Late { count: usize } => "▲ 超期 {count}", "▲ Overdue {count}";
        Decisions { count: usize } => "决定 {count}", "Decisions {count}";
        Reports { count: usize } => "情况报告 {count}", "Situation reports {count}";
        Log { count: usize } => "日志 {count}", "Log lines {count}";
        Changes { count: usize } => "级别变化 {count} 次", "{count} changes of level";
        ChangeBefore { at: String } => "« 上一次级别变化 {at}", "« Level changed {at}";
        ChangeAfter { at: String } => "下一次级别变化 {at} »", "Level changed {at} »";
        HourBack => "‹ 早一小时", "‹ An hour earlier";
        HourOn => "晚一小时 ›", "An hour later ›";
    }
}

words! {
    /// Words of the wall of a command room.
    WallPages {
        Wall => "大屏", "Wall view";
        Lost => "连接断了，下面是断开前的样子", "Connection lost: this is how it was before";
        FreshAgo { seconds: String } => "{seconds} 秒前更新", "refreshed {seconds} s ago";
        Unanswered => "未签收", "Not accepted";
        Open => "在办", "Open";
        LateByUnit => "超期任务，按单位", "Overdue, by unit";
        NextDue => "接下来到时限的任务", "Next deadlines";
        OrdersEnding => "24 小时内到期的级别和措施", "Levels and orders ending in 24 h";
        NoOrdersEnding => "24 小时内没有级别、措施到期", "No level or order ends within 24 hours";
    }
}
