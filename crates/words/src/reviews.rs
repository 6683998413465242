//! Words of what was found wanting, and what puts it right.

use domain::kernel::ReportDue;
use domain::reviews::{ActionStep, Refusal};

use crate::refusals::{Pair, pair};
use crate::registers::kind_words;
use crate::words;

words! {
    /// Words of corrective actions.
    CorrectiveActions {
        Actions => "整改", "Corrective actions";
        Action => "整改", "Corrective action";
        OpenOnes => "没有销号的整改", "Corrective actions not closed";
        NothingOpen => "没有未销号的整改。", "No corrective action is open.";
        All => "全部整改", "All corrective actions";
        NoActions => "还没有提出过整改。", "No corrective action was raised yet.";
        Missed => "超过报送时限、还没有整改的", "Missed reporting limits with no action yet";
        MissedHint => "系统按时钟自动记下。请查明原因，提出整改。",
            "Written down by the clock itself. Find the cause and raise an action.";
        NothingMissed => "没有。", "None.";
        TookOf { took: u32, limit: u32 } => "用了 {took} 分钟，时限 {limit} 分钟",
            "took {took} minutes of {limit}";
        NeverMade { limit: u32 } => "时限 {limit} 分钟，至今没有报",
            "limit {limit} minutes, still not reported";
        RaiseFromIt => "查原因、提整改", "Find the cause, raise an action";
        Raise => "提出整改", "Raise a corrective action";
        RaiseOther => "提出别的整改", "Raise another corrective action";
        Source => "从哪里来", "Where it came from";
        FromDailyWork => "日常工作中发现", "found in daily work";
        FromOperation => "行动中发现", "found in an operation";
        FromLimit { what: String } => "{what}超过时限", "{what}: missed its limit";
        Finding => "发现的问题", "What was found";
        Cause => "原因", "Cause";
        CauseHint => "为什么会这样，不是谁的错。", "Why it came about, not whose fault it is.";
        Measure => "整改措施", "What puts it right";
        Owner => "责任岗位", "Post that answers for it";
        DueAt => "整改期限", "By when";
        Save => "提出", "Raise it";
        RaisedBy { who: String } => "{who}提出", "raised by {who}";
        Finish => "报完成", "Say that it is put right";
        Proof => "完成情况和依据", "What was done, and what proves it";
        SayDone => "报完成", "It is put right";
        Check => "复核", "Look at it";
        CheckHint => "由另一个人复核：通过就销号，不通过写明原因退回。",
            "Another person looks at it: it is closed, or goes back with the reason.";
        OwnDoing => "这是您报的完成，请另一个人复核。",
            "You said that it is done: another person looks at it.";
        Remark => "复核意见", "What is said to it";
        RemarkHint => "退回时必须写。", "Needed where it goes back.";
        Right => "通过，销号", "It is put right: close it";
        Back => "退回", "Send it back";
        DoneBy { who: String } => "{who}报完成", "{who} said that it is done";
        CheckedBy { who: String } => "{who}复核", "looked at by {who}";
        WentBack => "退回", "went back";
        Late => "超期", "overdue";
        DoneLate => "超期完成", "done late";
        InTime => "到期的整改中，按期完成并销号", "Put right in time, of those whose time has come";
        Step => "进度", "State";
        RaisedAt => "提出时间", "Raised at";
        DoneAt => "完成时间", "Done at";
        ClosedAt => "销号时间", "Closed at";
        File => "下载", "Download";
        PostGone { code: String } => "{code}（岗位已不在册）", "{code} (no such post any more)";
        Suggested { what: String, took: u32, limit: u32 } =>
            "{what}用了 {took} 分钟，时限 {limit} 分钟。",
            "{what}: it took {took} minutes, and the limit was {limit}.";
        SuggestedNever { what: String, limit: u32 } => "{what}超过 {limit} 分钟时限仍没有报。",
            "{what}: not made when its limit of {limit} minutes had run out.";
    }
}

words! {
    /// What was just done with a corrective action.
    CorrectiveActionTold {
        Raised => "整改已提出。系统不通知责任岗位：请告诉他们。",
            "The action is raised. The system tells nobody: tell the post that answers for it.";
        Finished => "已报完成，等另一个人复核。", "It is said to be done; another person looks at it.";
        Closed => "复核意见已记下。", "What was found is written down.";
    }
}

kind_words! {
    /// How far a corrective action has come.
    action_step(ActionStep) {
        Open => "整改中", "in work";
        Done => "待复核", "to be looked at";
        Closed => "已销号", "closed";
    }

    /// Which report upwards was due.
    report_due(ReportDue) {
        Phone => "电话报告", "Report by phone";
        Written => "书面初报", "Initial report";
        FollowUp => "续报", "Follow-up report";
    }
}

/// A refusal of a corrective action, in both languages.
pub(crate) fn refusal(refusal: &Refusal) -> Pair {
    use Refusal as R;
    match refusal {
        R::NoSuchAction => pair("没有这条整改。", "There is no such corrective action."),
        R::ActionIsRaised => pair(
            "这条整改已经提出，不会再提一次。",
            "This action is raised already; it is not raised twice.",
        ),
        R::ActionIsClosed => pair(
            "这条整改已经销号，不能再改。有新的问题请另提一条。",
            "This action is closed. Raise another one for what is new.",
        ),
        R::NoSuchMissedLimit => pair(
            "没有这次超时的记录。请从列表里选。",
            "No such limit was missed. Choose one from the list.",
        ),
        R::LimitHasAction { action: _ } => pair(
            "这次超时已经有人提出整改，请看那一条。",
            "Somebody has raised an action for this limit already: look at that one.",
        ),
        R::NoSuchOperationOfAction { operation: _ } => pair(
            "没有这项行动。请从列表里选，或者选“日常工作中发现”。",
            "There is no such operation. Choose one from the list, or “found in daily work”.",
        ),
        R::NoSuchOwner => pair(
            "责任岗位不在岗位名册里。请从列表里选。",
            "The post is not in the register. Choose one from the list.",
        ),
        R::ActionDueInThePast => {
            pair("整改期限早于现在。请核对。", "It is to be put right before now. Check the time.")
        }
        R::DoneBeforeRaised => pair(
            "完成时间早于提出整改的时间。请核对。",
            "It is said to have been done before it was raised. Check the time.",
        ),
        R::ActionWaitsForCheck => pair(
            "已经报了完成，正等另一个人复核。",
            "Somebody has said that it is done; it waits for another person to look at it.",
        ),
        R::ActionIsNotDone => pair(
            "还没有人报完成，不能复核。",
            "Nobody has said yet that it is done: there is nothing to look at.",
        ),
        R::DoerChecksNothing => pair(
            "报完成的人不能自己复核。请另一个人来。",
            "Whoever said that it is done does not look at it themselves. Ask another person.",
        ),
        R::CheckedBeforeDone => pair(
            "复核时间早于完成时间。请核对。",
            "It is said to have been looked at before it was done. Check the time.",
        ),
        R::RemarkMissing => pair(
            "退回要写明原因，让责任岗位知道还差什么。",
            "Say why it goes back, so that they know what is missing.",
        ),
    }
}
