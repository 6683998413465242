//! Words of the plan library: the list, a plan's own page, and what can be done there.

use domain::kernel::Day;

use crate::words;

words! {
    /// Words of the list of plans and of a plan's page.
    PlanLibrary {
        Plans => "预案", "Plans";
        Begin => "新编预案", "Begin a plan";
        DoNow => "现在要办", "To do now";
        NothingNow => "没有等您办的事，也没有逾期的事。",
            "Nothing waits for you, and nothing is overdue.";
        AllPlans => "全部预案", "All plans";
        NoPlans => "预案库还是空的。有权编制的岗位先点“新编预案”，可以从样本开始。",
            "The library is empty. A post that may draft begins a plan here, from a sample if it \
             likes.";
        NothingFound => "没有符合条件的预案。", "No plan fits.";
        ShowAll => "显示全部", "Show all";
        Filter => "筛选", "Filter";
        AnyTier => "全部类别", "Any tier";
        AnyIssuer => "全部单位", "Any issuer";
        PlansShown { shown: usize, all: usize } => "{shown} 个，共 {all} 个",
            "{shown} of {all}";
        Plan => "预案", "Plan";
        Tier => "类别", "Tier";
        Issuer => "制定单位", "Issuer";
        InForce => "现行版", "In force";
        InWork => "在编版", "In work";
        NextClock => "最近期限", "Next due";
        None => "无", "none";
        Version { version: u32 } => "第 {version} 版", "Version {version}";
        VersionOn { version: u32, on: Day } => "第 {version} 版 · {on} 印发",
            "Version {version} · issued {on}";
        Read => "阅读", "Read";
        Edit => "编写", "Write";
        Text => "文本", "Text";
        CompareWith { version: u32 } => "与第 {version} 版对照", "Compare with version {version}";
        Versions => "各版", "Versions";
        Clocks => "期限", "Due days";
        DaysLeft { days: i32 } => "还有 {days} 天", "{days} days left";
        OneDayLeft => "还有 1 天", "1 day left";
        Today => "今天到期", "due today";
        Overdue { days: i32 } => "已超 {days} 天", "{days} days overdue";
        OverdueOneDay => "已超 1 天", "1 day overdue";
        Done { on: Day } => "{on} 已办", "done {on}";
        DoneLate { on: Day, days: i32 } => "{on} 已办，迟 {days} 天", "done {on}, {days} days late";
        ClocksNote => "20 个工作日按周一至周五计，没有计入法定节假日和调休；评估、演练从印发日起算。",
            "20 working days are counted Monday to Friday, without public holidays; evaluation and \
             drill count from the issue.";
        Consents => "单位意见", "What units say";
        NobodyAsked => "这一版还没有征求过意见。", "No unit was asked about this version.";
        Unit => "单位", "Unit";
        Opinion => "意见", "Opinion";
        Remarks => "说明", "Remarks";
        Document => "文号", "Document";
        When => "时间", "When";
        Who => "经办人", "By";
        NotAnswered { by: Day } => "○ 未答复，{by} 前", "○ not answered, due {by}";
        NotAsked => "△ 有职责，尚未征求", "△ has duties, not asked yet";
        OnPaper => "✓ 纸质同意，写在正文里", "✓ agreed on paper, listed in the text";
        Void => "✕ 无效：文本已改，须重新征求", "✕ void: the text changed since; ask again";
        Reviewed => "评审意见", "The review";
        Remarked => "批准意见", "Said with the approval";
        ReturnedFor => "退回理由", "Why it was taken back";
        AbolishedFor => "废止理由", "Why it was abolished";
        RevisedFor => "修订原因", "Why it is revised";
        FiledWith { with: String, on: Day } => "{on} 报{with}备案", "filed with {with} on {on}";
        PublishedAt { place: String, on: Day } => "{on} 在{place}公布", "published {on}: {place}";
        Filing => "备案", "Filing";
        Publication => "公布", "Publication";
        Sha256 => "文本摘要 SHA-256", "SHA-256 of the text";
        More { count: usize } => "另有 {count} 条没有列出", "{count} more are not listed";
        MoreFindings { count: usize } => "另有 {count} 条", "{count} more";
        Other => "还可以办", "Also possible";
        Way => "办到哪一步", "How far it has come";
        StageDraft => "编制", "Writing";
        StageConsulting => "征求意见", "Consultation";
        StageReview => "评审", "Review";
        StageApproved => "批准", "Approval";
        StageIssued => "印发", "Issue";
        StageFiled => "备案 · 公布", "Filing · publication";
        Agreed { agreed: usize, asked: usize } => "征求 {asked} 个，同意 {agreed} 个",
            "{agreed} of {asked} agree";
        NowHere => "现在", "now";
        Skipped => "没有征求", "nobody was asked";
        ByNobody => "机器操作员", "the operator";
        NameGone => "［姓名已销毁］", "[name destroyed]";
        Nobody => "没有岗位有这项权限；请管理员在岗位里设定",
            "no post has this right; ask whoever defines posts";
        AndPosts { count: usize } => "等 {count} 个岗位", "and others, {count} posts in all";
    }
}

words! {
    /// The next step of a plan, and who takes it.
    PlanStep {
        Next => "下一步", "Next step";
        Also => "另外", "Besides";
        ByYou => "由您办理", "This is yours to do";
        By { who: String } => "由谁办：{who}", "Who does it: {who}";
        Mend { errors: u32 } => "改好正文里的 {errors} 处错误", "Errors in the text to mend: {errors}";
        Ask { count: usize, units: String } => "征求 {count} 个单位书面意见：{units}",
            "Ask for consent in writing ({count}): {units}";
        Await { count: usize, units: String } => "等 {count} 个单位书面意见，还差{units}",
            "Still to answer ({count}): {units}";
        Answer { unit: String } => "替{unit}答复书面意见", "Answer for {unit} in writing";
        SettleObjection { units: String } => "{units}不同意：退回修改，改好后重新征求",
            "Objections: {units}. Take it back, change it, ask again";
        Submit => "送审：需要的意见都齐了", "Hand it in for review: all consents are there";
        Review => "评审：按六项逐项审核", "Review it, point by point";
        Approve => "批准", "Approve it";
        Issue => "印发", "Issue it";
        File { due: Day } => "备案，{due} 前", "File it by {due}";
        Publish { due: Day } => "公布，{due} 前", "Publish it by {due}";
        Evaluate { due: Day } => "定期评估，{due} 前", "Evaluate it by {due}";
        Drill { due: Day } => "演练，{due} 前", "Drill it by {due}";
        ToMend => "改好后重新办：被退回修改", "Change it: it was taken back";
        AllAnswered => "各单位都已答复：送审或退回修改",
            "Every unit has answered: hand it in, or take it back";
        AnswersOverdue { count: usize } => "{count} 个单位没有按期答复：催办",
            "not answered in time: {count}; remind them";
        NothingLeft => "没有要办的事", "Nothing is to be done";
        IsAbolished => "已废止，不能再办", "Abolished: nothing more can be done";
        AnswerBy { on: Day } => "答复期限 {on}", "answers due {on}";
        AfterReturn { step: String } => "先按退回理由改好正文；{step}",
            "First change the text as asked; then: {step}";
        Returned { reason: String } => "退回修改：{reason}", "Taken back to be changed: {reason}";
    }
}

words! {
    /// What can be done with a plan, as its forms say it.
    PlanAction {
        Ask => "发出征求意见", "Ask the units";
        AskMore => "向更多单位征求意见", "Ask more units";
        AskUnits => "征求哪些单位", "Which units";
        AskUnitsHint => "预案给这些单位定了职责，还没有同意这一稿，已勾选",
            "Those given duties that have not agreed to this text are chosen already";
        AskOthers => "其他单位", "Other units";
        AnswerBy => "答复期限", "To answer by";
        Answer => "提交单位意见", "Answer for the unit";
        AnswerFor => "代表哪个单位", "For which unit";
        AnswerHint => "意见只对现在这一稿有效，文本一改就要重新征求。",
            "This is said to the text as it is now; when the text changes you are asked again.";
        Opinion => "意见", "What the unit says";
        AnswerRemarks => "说明", "Remarks";
        PaperHint => "有文就填，例：云水函〔2026〕8号", "Where there is one";
        FileWithHint => "例：市水利局", "For example: the city’s water bureau";
        DocumentNumber => "文号", "Document number";
        DocumentHint => "例：云政办发〔2026〕12号；没有可不填", "Where there is one";
        RemarksWanted => "不同意或有修改建议时必填", "Wanted unless the unit simply agrees";
        Submit => "送审", "Hand in for review";
        SubmitHint => "送审后正文不能再改，除非退回。",
            "Afterwards the text cannot be changed unless it is taken back.";
        Review => "提交评审结果", "Record the review";
        Criteria => "逐项审核（《突发事件应急预案管理办法》第二十四条）",
            "Point by point (PLAN-2024, article 24)";
        Outcome => "结论", "Outcome";
        ReviewRemarks => "评审意见", "What the review says";
        ReviewRemarksHint => "退回修改时必填", "Wanted where it is returned";
        Approve => "批准", "Approve";
        ApproveRemarks => "批准意见", "Remarks";
        Optional => "可不填", "optional";
        CheckText { errors: u32, warnings: u32 } =>
            "正文自身：{errors} 处错误，{warnings} 处警告",
            "The text itself: errors {errors}, warnings {warnings}";
        CheckWorld { errors: u32, warnings: u32 } =>
            "按今天的人员、物资和其他预案：{errors} 处错误，{warnings} 处警告",
            "Against people, supplies and other plans as they are today: errors {errors}, \
             warnings {warnings}";
        CheckWeigh => "现实情况里的问题不拦批准，由批准人权衡。",
            "What is found in the world does not stop an approval; whoever approves weighs it.";
        CheckFindings => "看检查结果", "What the check found";
        WroteIt => "这一稿是您写的，要由另一个人批准。", "You wrote this text; somebody else approves it.";
        Return => "退回编制", "Take it back to draft";
        ReturnHint => "正文又可以改；正文一改，已经给的意见都要重新征求。",
            "The text can be changed again; when it is, units are to be asked anew.";
        Reason => "理由", "Why";
        Issue => "印发", "Issue";
        IssueHint => "印发后这一版永不改动，上一版同时被取代，备案和公布的期限开始计算。",
            "The version never changes again, the one before is superseded, and the clocks for \
             filing and publication begin.";
        IssuedOn => "印发日期", "The day it bears";
        File => "登记备案", "Record the filing";
        FileWith => "向谁备案", "Filed with";
        FiledOn => "备案日期", "On";
        FileNumber => "备案号", "Number";
        Publish => "登记公布", "Record the publication";
        PublishedOn => "公布日期", "On";
        PublishedWhere => "在哪里公布", "Where";
        PublishedHint => "例：县政府网站", "For example: the county's web site";
        Again => "已登记过，再登记一次就是更正。", "It is recorded already; doing it again puts it right.";
        Revise => "启动修订", "Begin a revision";
        ReviseHint => "新的一版从现行文本开始；印发前现行版一直有效。",
            "The next version begins with the issued text, which stays in force until the new one \
             is issued.";
        Trigger => "修订情形（《突发事件应急预案管理办法》第三十五条）",
            "Which case (PLAN-2024, article 35)";
        ReviseNote => "具体情况", "What exactly";
        Abolish => "废止这个预案", "Abolish this plan";
        AbolishInForce { version: u32 } =>
            "现行的第 {version} 版从此失效，在编的版本一起作废；以后不能恢复，编码也不再发放。各版仍可阅读。",
            "Version {version} is no longer in force, and a version in work goes with it. It \
             cannot be undone, and the key is not given again. All versions can still be read.";
        AbolishDraft => "这个预案从未印发，在编的版本作废，编码可以再用；以后不能恢复。",
            "It was never issued: the version in work is given up and the key is free again. It \
             cannot be undone.";
        AbolishAsk => "真的要废止吗？", "Abolish it?";
        AbolishYes => "我知道后果，要废止", "I know what happens; abolish it";
        AbolishConfirm => "请先勾选“我知道后果，要废止”。", "Confirm first that you know what happens.";
        Conflict => "您打开之后，有人先办了一步；您的没有生效。",
            "Somebody was first while this page was open; nothing of yours was done.";
        ConflictNow { state: String } => "现在：{state}。请看过新情况再决定。",
            "It is now: {state}. Look at it, then decide again.";
        YouWrote => "您填的", "You wrote";
        Pressed => "要办的事", "What you wanted";
        NotDone => "没有办成", "It was not done";
    }
}

words! {
    /// What was done.
    PlanTold {
        Begun => "已建立预案。", "The plan is begun.";
        Asked => "已发出征求意见。", "The units are asked.";
        Answered => "已记下单位意见。", "What the unit says is recorded.";
        Submitted => "已送审。", "It is handed in for review.";
        Reviewed => "已记下评审结果。", "The review is recorded.";
        Approved => "已批准。", "It is approved.";
        Returned => "已退回编制。", "It is a draft again.";
        Issued => "已印发，现行有效。", "It is issued and in force.";
        Filed => "已登记备案。", "The filing is recorded.";
        Published => "已登记公布。", "The publication is recorded.";
        Revised => "已启动修订。", "A revision is begun.";
        Abolished => "已废止。", "It is abolished.";
    }
}

words! {
    /// Words of the page that compares two versions.
    PlanCompare {
        Title { from: u32, to: u32 } => "第 {from} 版与第 {to} 版对照",
            "Version {from} and version {to}";
        Same => "两版内容一样。", "Both say the same.";
        Important { count: usize } => "重要变化 {count} 处", "Important changes: {count}";
        Others { count: usize } => "其他变化 {count} 处", "Other changes: {count}";
        WholeProcedure => "动了指挥体系、响应程序、主要措施或分级标准：修订要走完整程序（《突发事件应急预案管理办法》第三十六条）",
            "Command, procedure, main measures or grading change: the whole procedure again \
             (PLAN-2024, article 36)";
        Simplified => "没有动指挥体系、响应程序、主要措施和分级标准：修订程序可以简化（《突发事件应急预案管理办法》第三十六条）",
            "Command, procedure, main measures and grading stay: the procedure may be shorter \
             (PLAN-2024, article 36)";
        Proposal => "这是按内容给出的建议，由人决定。",
            "This is read from the texts; people decide.";
        Flaws => "有一版的文本有读不懂的地方，那里的变化可能没有列出。",
            "Parts of a version cannot be read; changes there may not be listed.";
        From => "从", "From";
        To => "到", "To";
        Show => "对照", "Compare";
    }
}
