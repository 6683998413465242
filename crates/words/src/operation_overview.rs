//! Words of the board of an operation alone; what it shares with other views stands in `Board`.

use crate::words;

words! {
    /// Words of the board of an operation alone.
    OperationOverview {
        Opened { since: String, length: String } => "{since} 开始，已 {length}",
            "opened {since}, {length} ago";
        Closed { at: String } => "{at} 已结束", "closed {at}";
        Normalised { at: String, ends_on: String } => "{at} 转入常态化，{ends_on} 结束",
            "normalised {at}, ends on {ends_on}";
        AsOf { at: String } => "截至 {at}", "as of {at}";
        Reload => "刷新", "Reload";
        CommandsNow => "现在指挥", "In command now";
        CommandedThen => "当时指挥", "In command then";
        ByDecision => "按级别决定", "by the decision on the level";
        NobodyCommands => "还没有人指挥", "Nobody is in command";
        ChangeCommand => "交接", "Hand over";
        NoHolder => "岗位无人", "nobody holds the post";
        NoPlans => "还没有启用预案。先启用一个预案，再决定响应级别，任务才会下达。",
            "No plan is at work. Put one to work, then decide a level: only then do tasks open.";
        NoPlansThen => "当时还没有启用预案。", "No plan was at work then.";
        NoLevel => "未定级别", "No level";
        NoLevelHint { since: String } => "{since} 启用，还没有决定级别",
            "put to work {since}, no level decided yet";
        SinceFor { length: String } => "已 {length}", "for {length}";
        RecordedBy { who: String } => "{who} 记录", "written down by {who}";
        ProlongOrLift => "延长、调整或解除", "Prolong, change or lift";
        Lifted { at: String, who: String } => "{at} 已解除响应，决定人：{who}",
            "response lifted {at}, decided by {who}";
        Indicated { level: String } => "条件指向 {level}", "The condition points to {level}";
        IndicatedLift => "条件指向 解除响应", "The condition points to the lift";
        Proposed { who: String, level: String } => "{who} 建议 {level}", "{who} proposes {level}";
        ProposedLift { who: String } => "{who} 建议 解除响应", "{who} proposes the lift";
        Somebody => "有人", "Somebody";
        FromAbove { level: String } => "按上级要求应为 {level}", "Received from above: {level}";
        FromAboveLift => "上级已解除", "Received from above: the lift";
        ToBeDecidedBy { who: String } => "待 {who} 决定", "for {who} to decide";
        EnteredLate => "补记", "Entered late:";
        GoDecide => "去决定", "Decide";
        TurnedDown { reason: String } => "建议未采纳：{reason}", "Proposal not followed: {reason}";
        FloorFrom { level: String, from: String } => "上级要求不低于 {level}（{from}）",
            "Received from above: at least {level} ({from})";
        Readings => "监测读数", "Readings";
        NoReadings => "还没有读数", "No readings yet";
        NoneLate => "没有超期任务", "Nothing is overdue";
        OverBy { length: String } => "超 {length}", "{length} over";
        Stuck => "受阻、退回", "Blocked or declined";
        NoneStuck => "没有受阻或退回的任务", "Nothing is blocked or declined";
        Unanswered => "无人签收、已上报", "Not accepted, told further up";
        NoneUnanswered => "没有无人签收而上报的任务", "Nothing waits past the time to accept it";
        WaitsFor { length: String } => "已等 {length}", "for {length}";
        ToldTo { post: String } => "已报 {post}", "{post} was told";
        ToldAbove => "已上报", "told further up";
        Ending => "24 小时内到期", "Ends within 24 hours";
        NoneEnding => "24 小时内没有要到期的事", "Nothing ends within 24 hours";
        OfLevel => "级别", "Level";
        OfMeasure => "措施", "Measure";
        OfReview => "措施复核", "Review";
        All { count: usize } => "全部 {count}", "All {count}";
        NoneByUnit => "还没有下达任务", "No task has opened yet";
        Unit => "单位", "Unit";
        Waiting => "待签收", "Waiting";
        AtWork => "办理中", "At work";
        Done => "完成", "Done";
        AllUnits => "全部任务，按单位排", "All tasks, by unit";
        TasksByState => "任务", "Tasks";
        InAll => "共", "in all";
        Recent => "近 30 分钟", "Last 30 minutes";
        RecentThen => "此前 30 分钟", "The 30 minutes before";
        NoneRecent => "30 分钟内没有变化", "Nothing changed in these 30 minutes";
        OlderRecent => "更早的在日志里", "What is older is in the log";
        Map => "任务分布", "Where the tasks are";
        Formula { of: String } => "“{of}”怎么算", "how “{of}” is counted";
        Reading => "按", "As";
        Show => "查看", "Show";
        LookedAt { at: String, reading: String } => "回看 {at} · {reading}",
            "Looking back at {at} · {reading}";
        OtherReading { reading: String } => "改看“{reading}”", "Show it as {reading}";
        PastIsStill => "这里的一切是那一刻的样子，不会更新。",
            "Everything here is as it was at that moment and does not change.";
        NotATime => "看不懂这个时刻，写成 2015-06-02 07:00 这样。",
            "This is no time. Write it like 2015-06-02 07:00.";
        StillToCome => "这一刻还没有到。", "That moment is still to come.";
        BeforeItBegan { since: String } => "那时这次行动还没有开始，{since} 才开始。",
            "The operation had not begun then; it began at {since}.";
        NotEntered { since: String, reading: String } =>
            "到那一刻这次行动还没有录入（{since} 开始，之后才录入）。要看那时的情形，请按“{reading}”查看。",
            "By then it had not been entered: it began at {since} and was entered later. To see \
             how it was, look at that moment as “{reading}”.";
        Sections => "本次行动", "This operation";
        Board => "总览", "Board";
        Tasks => "任务", "Tasks";
        Log => "日志与经过", "Log and events";
        Plans => "预案与级别", "Plans and levels";
        Command => "指挥与结束", "Command and closing";
        GiveTask => "下达任务", "Give a task";
    }
}
