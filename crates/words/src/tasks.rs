//! Words of the pages of tasks: the list, one's own, giving one, and the thread of one.

use crate::words;

words! {
    /// Words of the lists of tasks, and of the form that gives one.
    Tasks {
        Tasks => "任务", "Tasks";
        TasksOf { operation: String } => "任务 · {operation}", "Tasks · {operation}";
        Number => "№", "№";
        Task => "任务", "Task";
        Unit => "牵头单位", "Lead unit";
        Post => "岗位", "Post";
        State => "状态", "State";
        Opened => "下达", "Opened";
        Due => "时限", "Due";
        Changed => "最近变动", "Last change";
        Plan => "预案", "Plan";
        Marks => "标记", "Marks";
        DoneAt => "办结时间", "Done at";
        Late => "超期", "overdue";
        HandedOver { unit: String } => "解除后移交{unit}", "handed over to {unit}";
        NoDue => "无时限", "no time limit";
        NotOpened => "未下达", "not opened";
        NoPost => "未派岗位", "no post";
        NotInAPlan => "预案外", "in no plan";
        Untitled => "［名称已依法销毁］", "[title destroyed as the law asks]";
        AnyState => "全部状态", "Any state";
        AnyUnit => "全部单位", "Any unit";
        AnyPlan => "全部预案", "Any plan";
        AnyArea => "全部地点", "Anywhere";
        OnlyOfLevel { level: String } => "只列{level}要办的任务。", "Only the tasks of {level}.";
        OnlyNewOfLevel { level: String } => "只列现在决定{level}会立即新下达的任务，含随之启动的其他预案的任务。",
            "Only what would open at once if {level} were decided now, also of plans that follow.";
        OnlyOfRate { what: String, rate: String } => "只列{what}任务：“{rate}”的分母。",
            "Only tasks {what}: the whole of “{rate}”.";
        OnlyPartOfRate { what: String, rate: String } => "只列{what}任务：“{rate}”的分子。",
            "Only tasks {what}: the part that “{rate}” counts.";
        WhatToAccept => "应当签收的", "to be accepted by now";
        WhatAccepted => "限时内签收的", "accepted in time";
        WhatToFinish => "应当办结的", "to be done by now";
        WhatFinished => "按时办结的", "done in time";
        WhatOpen => "没有办完的", "that are open";
        WhatOverdue => "超期的", "that are overdue";
        OnlyLate => "只看超期", "Overdue only";
        OnlyEscalated => "只看已上报", "Escalated only";
        OnlyStuck => "只看受阻和退回", "Blocked and declined only";
        Search => "编号或名称", "Number or title";
        Sort => "排序", "Order";
        SortBy { column: String } => "按{column}排序", "Order by {column}";
        Show => "查看", "Show";
        ClearFilter => "清除筛选", "Show all";
        Counted { shown: usize, all: usize } => "{shown} 项，共 {all} 项", "{shown} of {all} tasks";
        ShownFirst { shown: usize } => "只列出前 {shown} 项，请缩小筛选范围，或下载全部。",
            "Only the first {shown} are listed. Narrow the filter, or take the file.";
        NoTasks =>
            "本行动还没有任务。先启用预案、决定级别，任务会自动下达；也可以直接下达一项。",
            "There are no tasks yet. Put a plan to work and decide a level: its tasks open by \
             themselves. Or give one here.";
        NoneFound => "没有符合条件的任务。", "No task fits the filter.";
        Files => "下载：", "Take away:";
        StateWaiting => "待签收（待派、待签收）", "Waiting (to hand out, not accepted)";
        StateAtWork => "在办（已签收、办理中）", "At work (accepted, under way)";
        StateStuck => "受阻或退回", "Blocked or declined";
        StateFinished => "办完（已完成、已核验）", "Done (done, verified)";
        StateRunning => "未办完（全部已下达的）", "Running (opened, not over)";

        MyTasks => "我的任务", "My tasks";
        MineOf { post: String, unit: String } => "{unit} · {post}", "{post} · {unit}";
        MineNow => "现在就办", "To be done now";
        MineNowHint => "派给您岗位、还没签收的，和已经超期的。",
            "Handed to your post and not accepted, or overdue.";
        MineAtWork => "在办", "At work";
        MineOfUnit => "本单位其他未签收的", "Others of your unit, not accepted";
        MineEmpty =>
            "现在没有要您办的任务。有任务派到您的岗位或单位，会出现在这里；先看处置行动，或核对岗位是否选对。",
            "Nothing is waiting for you. What is handed to your post or unit appears here. Look at \
             the operations, or check that you act in the right post.";
        MineMore { count: u32 } => "任务太多，只列出时限最近的 {count} 项。",
            "There are many: only the {count} that are due first are listed.";
        ToldOf { number: u32, told: String } => "任务 №{number}：{told}", "Task №{number}: {told}";
        ToldOfSeveral { count: usize, told: String } => "{count} 项任务：{told}",
            "{count} tasks: {told}";
        OtherPost => "换岗位", "Change post";
        Pick => "选上", "Tick";
        AcceptPicked => "打勾的都签收", "Accept all that are ticked";
        FinishPicked => "打勾的都办结", "All that are ticked are done";
        PickHint => "没办的先去掉勾。", "First untick what is not.";
        NonePicked => "一项也没有勾。请先勾上要办的。", "Nothing is ticked. Tick what you mean first.";
        NeedsProof => "预案要凭据，请单独办结", "its plan wants proof: finish it on its page";
        NotAllDone { count: usize } => "有 {count} 项没有办成，其余的都办成了：",
            "{count} could not be done; all the others are:";
        PartsOfInstructions => "领导批示", "Leaders' instructions";
        PartsHint => "交给本单位办的；反馈会直接记到批示上。",
            "For your unit to do. What you say stands with the instruction at once.";
        PartAnswer => "办到哪一步了", "How far it is";
        PartOf { given_by: String } => "{given_by}批示", "{given_by}";

        GiveTask => "下达任务", "Give a task";
        GiveHint => "预案里没有、现在要办的事。下达后立即生效，记入事件账本。",
            "Something that no plan names and that must be done now. It is open at once, and \
             stands in the journal.";
        Title => "做什么（一句话）", "What is to be done, in a line";
        Text => "具体要求", "In full";
        TextHint => "何时、何地、做到什么程度、向谁反馈", "When, where, how far, and who is told";
        Lead => "牵头单位", "The unit that answers for it";
        ToPost => "派给岗位", "Handed to the post";
        ToPostHint => "可不填：由单位自行安排", "May be left out: then the unit decides";
        AreaCode => "地点（区划代码）", "Where (region code)";
        Area => "地点", "Where";
        Support => "配合单位", "Supported by";
        Inform => "告知单位", "Told";
        ProofWanted => "办结凭据", "Proof";
        DueIn => "时限", "Due";
        DueInHint => "从下达起算；留空为无时限", "From now on; leave empty for none";
        DueUnit => "时限单位", "Unit of time";
        DueMinutes => "分钟", "minutes";
        DueHours => "小时", "hours";
        DueDays => "天", "days";
        Priority => "优先次序", "Priority";
        PriorityFirst => "1 先办", "1 first";
        PrioritySecond => "2 一般", "2 usual";
        PriorityThird => "3 缓办", "3 later";
        MayNotGive => "您的岗位没有“调度任务”权限，不能下达任务。",
            "Your post does not carry the right to direct tasks.";
    }
}

words! {
    /// Words of the page of one task, and of its thread.
    TaskThread {
        Holders { names: String } => "（{names}）", " ({names})";
        NobodyHolds => "（无人在岗）", " (nobody holds it)";
        Standing => "持续到级别结束", "goes on until the level ends";
        DoneLate { length: String } => "办结时已超期 {length}", "done {length} late";
        BegunLate { length: String } => "开始时已超期 {length}", "begun {length} late";
        BegunInTime => "按时开始", "begun in time";
        DoneInTime => "按时办结", "done in time";
        NotLateToldLate => "未超期，迟报", "not late, told late";
        EscalatedTo { post: String } => "已上报{post}", "escalated to {post}";
        EscalatedNoPost => "已上报", "escalated";
        PastMoment { at: String, view: String } => "这是 {at} 时的情形（{view}），只能看，不能办。",
            "This is how it stood at {at}, {view}. Nothing can be done here.";
        PastKnown => "按当时所知", "as it was known then";
        PastHappened => "按事后查明", "as it is known to have been";
        BackToNow => "回到现在", "Back to now";

        Now => "现在可以办", "What can be done now";
        NotYours { who: String } => "由{who}办理。", "For {who} to do.";
        NotYoursOrDirectors { who: String } => "由{who}办理，或由调度岗位代记。",
            "For {who} to do, or for a post that directs tasks to write down.";
        UnitAndPost { unit: String, post: String } => "{unit}（{post}）", "{unit} ({post})";
        NotYoursMine { post: String } => "您现在的岗位是“{post}”。",
            "You act as “{post}” now.";
        Directors => "有“调度任务”权限的岗位", "a post that may direct tasks";
        NothingToDo => "这项任务已经办完，没有要办的了。", "It is over; nothing is left to do.";
        OperationClosed => "处置行动已经结束。", "The operation is closed.";
        Happened => "实际发生时间", "When it happened";
        HappenedHint => "补记才填，如 07:40 或 06-02 07:40；留空为现在",
            "Only for what is told later: 07:40, or 06-02 07:40. Empty is now";
        HappenedFold => "是先前发生的，现在补记", "It happened earlier";
        DeclineReason => "为什么不能办", "Why it cannot be taken on";
        BlockReason => "卡在哪里，缺什么", "What is in the way, what is missing";
        SendBackReason => "还缺什么，哪里不合要求", "What is missing";
        CancelReason => "为什么不办了", "Why it will not be done";
        OpenReason => "为什么现在就下达", "Why now";
        Proof => "凭据：数字、文书编号或签字人", "Proof: the number, the paper or who signed";
        ProofNeeded { kind: String } => "预案要求：{kind}", "The plan wants: {kind}";
        Note => "核验说明", "What was seen";
        HandTo => "派给岗位", "Hand it to the post";
        CancelAsk => "取消后不能恢复，等它的任务也不会因它而启动。",
            "It cannot be taken up again, and what waits for it will not open by it.";
        OwnWorkHint => "最后一步是您本人办的，核验要由另一个人。",
            "You did the last thing with it yourself; somebody else verifies it.";
        Conflict => "您打开这一页之后，别人先动了这项任务。看清现状，再决定是否重办。",
            "Somebody acted on this task after you opened the page. See how it stands, then decide \
             again.";
        ConflictNow => "现在", "Now";
        ConflictYours => "您要办的", "What you wanted";
        ToldAccept => "已签收。", "Accepted.";
        ToldDecline => "已退回。", "Declined.";
        ToldStart => "已开始办理。", "Begun.";
        ToldBlock => "已报告受阻。", "Reported as blocked.";
        ToldResume => "已恢复办理。", "Resumed.";
        ToldFinish => "已办结，等待核验。", "Done; it waits to be verified.";
        ToldVerify => "已核验。", "Verified.";
        ToldSendBack => "已退回重办。", "Sent back.";
        ToldCancel => "已取消。", "Cancelled.";
        ToldOffer { post: String } => "已派给{post}。", "Handed to {post}.";
        ToldOpen => "已下达。", "Opened.";
        ToldGive => "任务已下达。", "The task is given.";

        Thread => "任务脉络", "The thread";
        ThreadHint => "从预案条文到事件账本，每一步都可核对。",
            "From the line of the plan to the journal: every step can be checked.";
        StationPlan => "预案依据", "The plan";
        StationChecks => "检查", "What the check finds";
        StationOpening => "启动", "Opening";
        StationWork => "办理", "Work";
        StationAfter => "之后", "What follows";
        NoPlan => "预案里没有这项任务，是人工下达的。", "No plan names this task: somebody gave it.";
        Version { version: u32 } => "第 {version} 版", "version {version}";
        DocumentNumber => "文号", "Document number";
        Sha256 => "SHA-256", "SHA-256";
        Law => "法规依据", "Law";
        LocalReason => "本地理由", "Local reason";
        NoBasis => "预案没有写明依据或理由。", "The plan names neither law nor reason.";
        Lines { first: usize, last: usize } => "原文第 {first}–{last} 行", "Lines {first}–{last}";
        ReadThere => "在预案中阅读", "Read it in the plan";
        TextGone => "这一版的文本已不在库里。", "The text of this version is not there any more.";
        NoFindings => "检查无问题", "Nothing was found";
        NoFindingsHint => "按现在的名册、物资和其他预案检查这一条。",
            "This task was checked against the registers, the stock and the other plans of now.";
        NotChecked => "预案外的任务，没有可检查的条文。",
            "It stands in no plan, so there is nothing to check.";
        RuleWhy { rule: String } => "规则 {rule}：为什么", "Rule {rule}: why";
        ByLevel { plan: String, level: String } => "随{plan}“{level}”启动",
            "Opened by “{level}” of {plan}";
        ByTasks => "前项任务办结后启动：", "Opened when these were done:";
        ByCondition { condition: String } => "条件满足：{condition}",
            "Its condition came to hold: {condition}";
        ByDelay { delay: String } => "延时 {delay} 到点启动", "Opened after a delay of {delay}";
        ByHand => "人工下达", "Opened by order";
        WaitsForLevel { level: String } => "等待级别：{level} 以上还没有启动。",
            "It waits for a level: {level} or above is not in force.";
        WaitsForTasks => "等待前项任务：", "It waits for:";
        WaitsForCondition => "等待条件：", "It waits for its condition:";
        WaitsForDelay { time: String } => "延时中，{time} 启动。", "Delayed: it opens at {time}.";
        WaitsForHand => "没有级别启动它，要由人下达。", "No level opens it: somebody has to.";
        TasksBefore => "前项任务：", "Tasks before it:";
        TasksAfter => "办结后接着启动：", "When it is done, these follow:";
        NothingAfter => "没有任务等它。", "No task waits for it.";
        NotYetWorked => "还没有人办。", "Nobody has done anything yet.";
        OnBehalf { person: String } => "（代{person}）", " (for {person})";
        RecordedBy { who: String } => "由{who}代记", "written down by {who}";
        ByTime => "系统按时钟记录", "by the clock";
        ByThePlan => "按预案", "as the plan says";
        ByOperator => "系统管理员", "the operator";
        ByScript { role: String } => "脚本“{role}”", "the script “{role}”";
        NameGone => "［姓名已销毁］", "[name destroyed]";
        OfferedTo { post: String } => "派给{post}", "Handed to {post}";
        EscalationTo { post: String } => "上报{post}", "Escalated to {post}";
        EscalationNoPost => "上报", "Escalated";
        HandedOverTo { unit: String } => "移交{unit}", "Handed over to {unit}";
        Given => "下达", "Given";
        OpenedStep => "启动", "Opened";
        AcceptedStep => "签收", "Accepted";
        DeclinedStep => "退回", "Declined";
        StartedStep => "开始办理", "Begun";
        BlockedStep => "受阻", "Blocked";
        ResumedStep => "恢复办理", "Resumed";
        FinishedStep => "办结", "Done";
        EndedStep => "级别解除，持续任务结束", "Ended with its level";
        VerifiedStep => "核验", "Verified";
        SentBackStep => "退回重办", "Sent back";
        CancelledStep => "取消", "Cancelled";
        OverdueStep => "超期", "Overdue";
        OverdueRefuted => "补记证明当时已办结：未超期，迟报。",
            "Told later that it was done in time: not late, told late.";
        ScheduledStep { time: String } => "开始延时，{time} 启动", "Delayed until {time}";
        ReleasedStep => "条件满足", "Its condition came to hold";
        ToldLate { entered: String } => "{entered} 补记", "entered at {entered}";
        DueFromOpening { length: String } => "下达后 {length}内", "{length} from its opening";
        DueIs { time: String } => "时限 {time}", "due {time}";
        SaidGone => "［内容已依法销毁］", "[destroyed as the law asks]";
        LevelPage => "查看级别", "See the level";
    }
}
