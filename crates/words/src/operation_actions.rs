//! What can be done with an operation as a whole, as its forms say it, and what was done.

use crate::words;

words! {
    /// What can be done with an operation, its levels and its measures, as forms say it.
    OperationAction {
        PutPlanToWork => "启用预案", "Put a plan to work";
        RecordReading => "登记读数", "Record a reading";
        Indicator => "监测指标", "Indicator";
        Value => "读数", "Reading";
        Note => "说明", "Note";
        ProposeLevel => "建议调整级别", "Propose a level";
        ProposedLevel => "建议的级别", "Proposed level";
        ProposeLift => "建议解除", "Propose the lift";
        TurnDownProposal => "不采纳建议", "Do not follow it";
        ReceiveLevel => "登记上级响应", "Write down a level from above";
        ReceiveHint => "登记后，本级不得低于对应的级别，直到上级取消。",
            "Ours may not be less severe from then on, until it is lifted above.";
        FloorLevel => "对应本预案不低于", "At least, in this plan";
        NoFloor => "上级已解除", "Lifted above";
        From => "来自", "From";
        DocumentNumber => "文号", "Document number";
        DecideLevel => "决定响应级别", "Decide a level";
        Enter { level: String } => "启动{level}", "Enter {level}";
        Raise { level: String } => "升为{level}", "Raise to {level}";
        Lower { level: String } => "降为{level}", "Lower to {level}";
        DecidedBy => "决定人（岗位）", "Decided by (post)";
        DecidedByHint => "作出决定的岗位；您可以代为登记，账本会同时记下两个人。",
            "The post that decided. You may write it down for them; both are recorded.";
        LiftResponse => "解除响应", "Lift the response";
        LiftHint => "还在进行的任务和措施要逐项结束或移交，一项不落。",
            "Tasks and measures that still run are ended or handed over, each by name.";
        LiftAsk => "真的要解除吗？", "Lift it?";
        WhyLifted => "解除理由", "Why it can be lifted";
        HandOverTo => "移交给哪个单位", "To which unit";
        TakeCommand => "接任指挥", "Take command";
        TakesCommand => "由谁指挥（岗位）", "Who commands (post)";
        Briefing => "交接内容", "What was handed over";
        NormaliseOperation => "转入常态化", "Go to normal control";
        Watch => "继续监测什么", "What is still watched";
        Reentry => "什么情况下重新启动", "On what the response begins again";
        KeptPosts => "哪些岗位保留", "Posts that stay manned";
        ReviewOn => "复核日期", "Review on";
        EndsOn => "结束日期", "Ends on";
        RenewMeasure => "措施续期", "Renew a measure";
        EndMeasure => "解除措施", "Lift a measure";
        CloseOperation => "结束行动", "Close the operation";
        CloseHint => "结束后只能补记结束前发生的事。不能撤回。",
            "Afterwards only what happened before can be entered. It cannot be undone.";
        CloseAsk => "真的要结束吗？", "Close it?";
        CloseYes => "我知道后果，要结束", "I know what happens; close it";
        Reason => "理由", "Why";
        HappenedAt => "发生时间", "When it happened";
        HappenedAtHint => "不填就是现在；补记时填实际时间，例：2026-06-03 03:10",
            "Empty is now; otherwise when it really happened, such as 2026-06-03 03:10";
        Optional => "可不填", "optional";
        Conflict => "您打开之后，有人先办了一步；您的没有生效。",
            "Somebody was first while this page was open; nothing of yours was done.";
        ConflictNow { state: String } => "现在：{state}。请看过新情况再决定。",
            "It is now: {state}. Look at it, then decide again.";
        YouWrote => "您填的", "You wrote";
        NotDone => "没有办成", "It was not done";
        NotANumber => "请填数字", "Write a number";
    }
}

words! {
    /// What was done.
    OperationTold {
        PlanPutToWork => "已启用预案。", "The plan is at work.";
        ReadingRecorded => "已登记读数。", "The reading is recorded.";
        LevelProposed => "已提出建议，等待决定。", "It is proposed and waits to be decided.";
        ProposalTurnedDown => "已记下：不采纳建议。", "It is recorded that the proposal is not followed.";
        LevelReceived => "已登记上级响应。", "The level from above is recorded.";
        LevelDecided { level: String, tasks: usize } => "已决定{level}，下达 {tasks} 项任务。",
            "Decided: {level}. Tasks opened: {tasks}.";
        ResponseLifted => "已解除响应。", "The response is lifted.";
        CommandTaken => "已记下由谁指挥。", "It is recorded who commands.";
        Normalised => "已转入常态化。", "The operation is normalised.";
        MeasureRenewed => "措施已续期。", "The measure is renewed.";
        MeasureEnded => "措施已解除。", "The measure is lifted.";
        OperationClosed => "行动已结束。", "The operation is closed.";
    }
}
