//! Words of the pages on which plans are put to work, levels decided, measured, and lifted.

use crate::words;

words! {
    /// Words that these pages share.
    ResponsePages {
        PlanAtLevel { plan: String, level: String } => "{plan}：{level}", "{plan}: {level}";
        PlanLifted { plan: String } => "{plan}：已解除", "{plan}: lifted";
        PlanWithoutLevel { plan: String } => "{plan}：未启动级别", "{plan}: no level";
        DecidersOfPlans => "预案规定的决定岗位", "Posts that decide by the plans";
        OnlyPosts { posts: String } => "您的岗位不能办这件事。可以办的岗位：{posts}。请打电话请他们决定或代为登记。",
            "Your post cannot do this. These can: {posts}. Ring them, and have it decided or \
             written down there.";
        OnlyPostsAndOthers { posts: String, count: usize } =>
            "您的岗位不能办这件事。可以办的岗位有 {count} 个，先找：{posts}。请打电话请他们决定或代为登记。",
            "Your post cannot do this; {count} posts can. Ring first: {posts}. Have it decided or \
             written down there.";
        ForThemToDecide { posts: String } => "按预案，这项决定由这些岗位之一作出：{posts}。请报其决定，决定人填作出决定的岗位。",
            "The plan gives this decision to one of these posts: {posts}. Ask there, and name the \
             post that decided.";
        NotOfThisLevel { measures: String } => "这些措施不属于这一级：{measures}。请去掉，或决定预案为它们规定的级别。",
            "These measures do not go with the level: {measures}. Leave them out, or decide the \
             level that the plan gives them.";
        Waits => "◆ 有建议待决定", "◆ a proposal waits";
        PlanSaid { plan: String, said: String } => "{plan}：{said}", "{plan}: {said}";
        Journal { position: u64 } => "账本 №{position}", "Journal №{position}";
    }
}

words! {
    /// What a condition comes to, and why.
    Conditions {
        Holds => "成立", "holds";
        DoesNot => "不成立", "does not hold";
        Unknown => "不能判定", "cannot be said";
        NoReading => "还没有读数", "no reading yet";
        NoReadingInTime => "这段时间没有读数", "no reading in that time";
        Now { now: String } => "现在 {now}", "now {now}";
        NowShort { now: String, by: String } => "现在 {now}，差 {by}", "now {now}, {by} to go";
        PlanNotHere => "这个预案没有在本行动启用，级别按未启动算",
            "that plan is not at work here and counts as having no level";
        LevelNow { plan: String, level: String } => "{plan}现在{level}", "{plan} stands at {level}";
        NoLevelNow { plan: String } => "{plan}没有启动级别", "{plan} has no level in force";
        TaskNow { title: String, state: String } => "“{title}”现在{state}", "“{title}”: {state}";
        ChangesAt { time: String, then: String } => "没有新情况的话，{time} 变为“{then}”",
            "with nothing new it becomes “{then}” at {time}";
    }
}

words! {
    /// Words of the page of the plans of an operation.
    PlansAtWork {
        Plans => "预案", "Plans";
        AtWork => "已启用的预案", "Plans at work";
        NoneAtWork => "还没有启用预案", "No plan is at work";
        NoneAtWorkHint => "先从下面选一个启用；启用以后，再到它的页面决定响应级别，任务才会下达。",
            "Put one of those below to work. Then decide its level on its own page: only by that \
             do \
             tasks open.";
        PutSince => "启用于", "put to work";
        Earlier => "是先前启用的，现在补记", "It was put to work earlier";
        Offered => "可以启用的预案", "Plans that can be put to work";
        WhatHappens =>
            "点“启用预案”之后：这一版的级别、任务和措施进入本行动，版本和摘要值记入账本；任务暂不启动，须决定响应级别。",
            "What happens: the levels, tasks and measures of this version come into the operation, \
             and its hash stands in the journal. No task starts until a level is decided.";
        NoneOffered => "预案库里没有其他适用于这类突发事件的现行预案。可以先写日志、直接下达任务。",
            "The library has no further plan in force for this class. Write the log and give tasks \
             by hand meanwhile.";
        GoLog => "写日志", "Write the log";
        GoGive => "下达任务", "Give a task";
        Holds { levels: usize, tasks: usize } => "{levels} 个级别，{tasks} 项任务",
            "Levels: {levels}; tasks: {tasks}";
        ImplementsAtWork { plan: String } => "↳ 落实“{plan}”，该预案已启用，两者联动",
            "↳ implements “{plan}”, which is at work: its levels are followed";
        ImplementsNotAtWork { plan: String } => "↳ 落实“{plan}”，该预案还没有启用：要联动请一并启用",
            "↳ implements {plan}, which is not at work: put both to work, so that levels are \
             followed";
        OtherClasses { count: usize } => "另有 {count} 个现行预案不适用于这类突发事件",
            "{count} more plans are in force for other classes";
        Proposed { level: String } => "建议{level}，等待决定",
            "{level} is proposed and waits to be decided";
        LiftProposed => "建议解除，等待决定", "the lift is proposed and waits to be decided";
        GoLevel => "看级别、调整", "The level, and changing it";
        Opened => "行动已建立。下一步：启用适用的预案，再决定响应级别。",
            "The operation is open. Next: put a plan to work, then decide its level.";
        NextDecide => "下一步：决定响应级别；任务要到那时才启动。",
            "Next: decide the level; tasks start only then.";
    }
}

words! {
    /// Words of the page of a level.
    LevelPages {
        Level => "响应级别", "Response level";
        NoLevel => "没有启动级别", "No level in force";
        NoLevelHint => "预案已启用，任务还没有启动。要启动，请在下面决定响应级别。",
            "The plan is at work and no task has started. Decide a level below to start them.";
        Lifted => "已解除响应", "Response lifted";
        Since => "自", "Since";
        Until => "预计至", "Expected until";
        DecidedBy => "决定人", "Decided by";
        RecordedBy => "登记人", "Written down by";
        Outlasted => "已过预计期限：请决定延长、调整或解除。",
            "It lasts longer than was expected: prolong it, change it or lift it.";
        Floor { level: String, from: String, since: String } => "上级要求不低于{level}（{from}，{since} 登记）",
            "From above, at least {level} ({from}, written down {since})";
        GoLift => "解除响应", "Lift the response";
        GoNormalise => "下一步：转入常态化", "Next: go to normal control";
        TasksOfPlan => "这个预案的任务", "Tasks of this plan";
        AllConditions => "各级条件和读数", "All conditions and readings";
        EnterProposed { level: String } => "建议启动{level}，等待决定",
            "Proposed: enter {level}. It waits to be decided";
        RaiseProposed { level: String } => "建议升为{level}，等待决定",
            "Proposed: raise to {level}. It waits to be decided";
        LowerProposed { level: String } => "建议降为{level}，等待决定",
            "Proposed: lower to {level}. It waits to be decided";
        LiftProposed => "建议解除响应，等待决定", "Proposed: lift the response. It waits to be decided";
        ByCondition => "预案条件成立", "A condition of the plan holds";
        ByPerson { who: String } => "{who}建议", "{who} proposes it";
        ByAbove { who: String } => "上级启动，{who}登记", "Received from above, written down by {who}";
        Why => "条件", "Condition";
        TurnedDown { why: String } => "没有采纳：{why}", "Not followed: {why}";
        TurnDownHint => "不采纳也要写明理由并报总指挥；条件再次成立时会重新提出。",
            "Say why, and tell whoever commands. When the condition comes to hold again it is \
             proposed anew.";
        ProposeHint => "只是建议：由预案规定的岗位决定，任务不会因此启动。",
            "Only a proposal: the post that the plan names decides, and no task starts by it.";
        FromHint => "谁、决定了什么，例：市防指启动二级响应", "Who decided what, such as: city flood HQ, level II";
        WhichLevel => "选择级别", "Which level";
        InForce => "现行", "in force";
        IsProposed => "建议", "proposed";
        ConditionHolds => "条件成立", "condition holds";
        BelowFloor => "低于上级要求", "less than asked from above";
        TasksInAll { all: usize } => "共 {all} 项任务", "Tasks: {all}";
        NewTasks { count: usize } => "决定后立即新下达 {count} 项", "New, open at once: {count}";
        NoneNew => "没有新下达的", "none of them new";
        HowTasks => "一个级别的任务怎么数", "How the tasks of a level are counted";
        DecidedByWho { who: String } => "决定人：{who}", "decided by {who}";
        FourThings => "《突发事件应对法》第七十二条：启动应急响应，应当明确响应事项、级别、预计期限、应急处置措施。",
            "Emergency Response Law, article 72: matter, level, expected duration and measures are \
             to be stated.";
        Matter => "① 响应事项", "① Matter";
        LevelChosen => "② 级别", "② Level";
        MatterHint => "发生了什么、决定做什么。已按预案填好，请按实际改。",
            "What has happened and what is ordered. It begins with the plan’s words: change them \
             to \
             what is so.";
        Lasts => "③ 预计期限", "③ Expected duration";
        Hours => "小时", "hours";
        PlanSays { lasts: String } => "预案写 {lasts}；到期会提醒，不自动解除",
            "The plan says {lasts}. When it is over you are reminded; nothing lifts itself";
        Measures => "④ 应急处置措施", "④ Measures";
        NoMeasures => "预案没有为这一级规定措施。", "The plan orders no measures at this level.";
        StandsUntil { measure: String, until: String } => "{measure}：已在执行，至 {until}；不因这次决定改变",
            "{measure}: in force until {until}; this decision does not touch it";
        Stands { measure: String } => "{measure}：已在执行；不因这次决定改变",
            "{measure}: in force; this decision does not touch it";
        OrderedBy { issuer: String } => "由{issuer}发布", "ordered by {issuer}";
        LapsesAfter { lasts: String } => "{lasts} 后自动失效，要续须另行决定",
            "lapses after {lasts} unless it is renewed";
        ReviewedAfter { lasts: String } => "{lasts} 内复核", "reviewed after {lasts}";
        Exemptions { who: String } => "优先放行：{who}", "Let through first: {who}";
        WillHappen => "决定之后会发生什么", "What will happen";
        Opens { count: usize, units: usize } => "立即下达 {count} 项新任务，涉及 {units} 个单位",
            "New tasks: {count}, for {units} units, at once";
        OpensNothing => "不下达新任务，也不结束任务", "No task opens and none ends";
        Ends { count: usize } => "{count} 项持续任务随之结束：", "Standing tasks that end by it: {count}";
        Cancels { count: usize } => "{count} 项还没有动手的持续任务随之取消：",
            "Standing tasks that nobody began, cancelled by it: {count}";
        Prolong { level: String } => "延长{level}", "Prolong {level}";
        GoDecide => "看清后在下面决定", "Look, then decide below";
        StandsAbove { measure: String } =>
            "{measure}：更高一级的措施，降级后仍在执行；不再需要的，请在“已下令的措施”里逐项解除",
            "{measure}: ordered at a more severe level, and stays in force. What is not needed any \
             more is lifted by itself under “Measures ordered”";
        MoreTasks { count: usize } => "另有 {count} 项", "{count} more";
        MeasuresOrdered => "已下令的措施", "Measures ordered";
        NoMeasureOrdered => "还没有下令任何措施。", "No measure was ordered.";
        InForceUntil { at: String, left: String } => "执行中，{at} 失效（{left}）",
            "In force, lapses at {at} ({left})";
        ReviewBy { at: String, left: String } => "执行中，{at} 前复核（{left}）",
            "In force, to be reviewed by {at} ({left})";
        WithoutEnd => "执行中，没有定期限", "In force, with no end set";
        RanOut { at: String } => "已于 {at} 到期，未续", "Ran out at {at} and was not renewed";
        RanOutToDo =>
            "从那时起不能再据此限制群众。还需要的，请重新作出级别决定，再次下令；不需要的，请解除，并通知现场撤除。到期前已决定续期的，按决定时间补记。",
            "Nobody is bound by it since. If it is still needed, decide the level again and order \
             it anew; if not, lift it and tell those on the spot to take it down. A renewal that \
             was decided in time is entered with its time.";
        ReviewDue { at: String } => "复核已于 {at} 到期，仍在执行",
            "Its review was due at {at}; it stays in force";
        ReviewDueToDo => "关系生命安全，不自动失效。请复核：还需要的续期，不需要的解除。",
            "Lives depend on it, so it does not lapse. Review it: renew it, or lift it.";
        MeasureEnded { at: String, reason: String } => "已于 {at} 解除：{reason}",
            "Lifted at {at}: {reason}";
        RenewFor => "续期多久", "For how long";
        RenewHint => "从现在算起，一次最多 14 天", "From now on, at most 14 days at a time";
        History => "级别经过", "What happened to the level";
        EnteredAt { at: String } => "{at} 补记", "entered at {at}";
        NowDecided { level: String, at: String, who: String, matter: String } => "{level}，{at} \
         由{who}决定：“{matter}”",
            "{level}, decided at {at} by {who}: “{matter}”";
        NowLifted { at: String } => "{at} 已解除响应", "lifted at {at}";
    }
}

words! {
    /// Words of the page of the lift.
    LiftPages {
        BeforeTheLift => "解除之前，还要逐项收尾：", "Before the lift, to end or hand over:";
        TasksLeft { count: usize } => "{count} 项任务", "tasks: {count}";
        MeasuresLeft { count: usize } => "{count} 项措施", "measures: {count}";
        And => "、", ",";
        HowCounted => "这个数怎么算", "How this number comes about";
        NothingRuns => "没有要收尾的，可以解除", "Nothing still runs: it can be lifted";
        CannotNow => "现在不能解除", "It cannot be lifted now";
        Yes => "上面各项我都看过，要解除", "I looked at each above; lift it";
        NothingToLift => "没有启动级别，没有要解除的", "No level is in force: nothing is to be lifted";
        ForAll => "统一处理", "For all at once";
        ForAllHint => "下面没有单独选的，按这里的办；账本里仍是一项一条。",
            "Where a row below says nothing, this counts. The journal still has each by name.";
        RestOfTasks => "没有单独选的任务", "Tasks for which nothing is chosen";
        OneByOne => "逐项选", "one by one";
        AllToLead => "都移交给现在的负责单位，转入日常工作", "hand each over to its own unit, as normal work";
        AllEnd => "都结束，不再办", "end all unfinished";
        CommonReason => "共同的理由（任务和措施没有单独写的，用这一条）",
            "A reason for all (where a row has none of its own)";
        OpenTasks => "没有办完的任务", "Tasks that still run";
        ToLead { unit: String } => "移交{unit}", "hand over to {unit}";
        ToOther => "移交其他单位", "to another unit";
        EndUnfinished => "结束，不再办", "end it unfinished";
        TaskLeft => "还没有选：结束，还是移交", "Nothing is chosen: end it, or hand it over";
        MeasureLeft => "还没有写：为什么解除", "Say why it is lifted";
        ReasonWanted => "结束没有办完的任务，要写理由", "a reason is wanted where a task ends unfinished";
        UnitWanted => "没有这个单位，请从列表中选", "there is no such unit; choose from the list";
        YesWanted => "请先勾选“上面各项我都看过，要解除”", "confirm first that you looked at each";
        Measures => "没有解除的措施", "Measures that were not lifted";
        WhyMeasure => "为什么解除", "Why it is lifted";
        RanOut { at: String } => "已于 {at} 到期，未续", "ran out at {at}";
        StandsUntil { at: String } => "执行中，至 {at}", "in force until {at}";
        Stands => "执行中", "in force";
        EndBySelf => "随级别结束的持续任务，不用逐项办", "Standing tasks that end with the level by themselves";
        NotBegun => "没有人开始办，取消", "nobody had begun it: cancelled";
        Left { tasks: usize, measures: usize } =>
            "还有 {tasks} 项任务、{measures} 项措施没有写明怎么收尾，已在下面标出。您填的都还在。",
            "{tasks} tasks and {measures} measures say nothing yet and are marked below. What you \
             wrote is still there.";
        Decision => "决定解除", "The decision";
        MatterHint => "例：东渡站水位回落至 56.40 米并持续 24 小时，险情全部解除",
            "For example: the Dongdu gauge has been at 56.40 m for 24 hours and no danger is left";
    }
}

words! {
    /// Words of the page of readings.
    ReadingsPages {
        Readings => "监测读数", "Readings";
        NoIndicators => "启用的预案都没有监测指标。", "No plan at work measures anything.";
        Missing { missing: usize, all: usize } => "{all} 个指标，{missing} 个没有按时来",
            "Indicators: {all}; not in time: {missing}";
        LastValues => "最近读数", "Last values";
        Value => "读数", "Value";
        When => "测量时间", "Measured";
        LastDay => "24 小时", "Last 24 h";
        None => "没有", "none";
        Late { length: String } => "迟了 {length}", "{length} late";
        Course { least: String, greatest: String } => "{least} – {greatest}",
            "{least} – {greatest}";
        HowCourse => "24 小时内的最小、最大怎么算", "How the least and the greatest in 24 hours come about";
        Last => "最近一次", "last";
        Sum => "合计", "sum";
        Greatest => "最大", "greatest";
        Least => "最小", "least";
        Mean => "平均", "mean";
        Change => "变化", "change";
        Range => "最小 – 最大", "least – greatest";
        Between { from: String, to: String, count: usize } => "{from} 至 {to} 的读数，共 {count} 次。",
            "Readings from {from} to {to}: {count}.";
        NewestAlone { shown: usize } => "次数太多，只列最近的 {shown} 次。",
            "There are more: only the newest {shown} are listed.";
        LastBefore => "时间窗之前的最后一次", "the last one before";
        AllReadings => "全部监测读数", "All readings";
        IndicatorIn { title: String, unit: String } => "{title}（{unit}）", "{title} ({unit})";
        ValueHint => "按括号里的单位写数字；也可以连单位一起写，例：58.40 或 5840 cm",
            "A number in the unit in parentheses, or with its unit: 58.40, or 5840 cm";
        MeasuredAt => "测量时间", "When it was measured";
        MeasuredAtHint => "不填就是现在；例：03:10，或 06-02 03:10",
            "Empty is now; otherwise 03:10, or 06-02 03:10";
        NoteHint => "谁看的、从哪里来；可不填", "Who read it, from where; may be left out";
    }
}

words! {
    /// Words of the page of the command and of the end.
    CommandPages {
        Command => "指挥与收尾", "Command, and the end";
        Since => "自", "since";
        LastCommand => "最后由谁指挥", "In command at the end";
        RecordedBy => "登记人", "written down by";
        BriefingHint => "水位和险情、薄弱处、在途的人、没办完的任务、下一个报告时间",
            "Situation, weak points, who is on the way, open tasks, the time of the next report";
        Normal => "常态化", "Normal control";
        NormalSince => "转入常态化于", "Normal since";
        NormalHint => "响应已全部解除。写明继续看什么、什么情况下重新启动，到期由人复核。",
            "The response is lifted. Say what is still watched and on what it begins again; people \
             review it when the time comes.";
        LiftFirst => "先逐个解除：", "Lift these first:";
        NothingYet => "还没有启动过级别，不需要转入常态化。",
            "No level was ever in force, so there is nothing to normalise.";
        WatchHint => "例：东渡站水位、返家群众、征用物资返还",
            "For example: the Dongdu gauge, people going home, things to give back";
        ReentryHint => "例：东渡站水位再次达到 57.00 米", "For example: the Dongdu gauge at 57.00 m again";
        OtherPosts => "预案里的其他岗位", "Other posts of the plans";
        TasksLeft { count: usize } => "还有 {count} 项任务没有办完，行动结束后不能再办。",
            "Tasks that are not done: {count}. Nothing can be done with them afterwards.";
        CloseLater => "响应解除后才能结束行动。", "It can be closed once nothing is in force.";
        IsClosed => "行动已结束。只能补记结束前发生的事。",
            "It is closed. Only what happened before can still be entered.";
        GoLog => "去日志补记", "Enter it in the log";
        YesWanted => "请先勾选“我知道后果，要结束”", "confirm first that you know what happens";
    }
}
