//! Words of daily briefs.

use domain::duty::BriefRefusal;

use crate::refusals::{Pair, pair};
use crate::words;

words! {
    /// Words of daily briefs.
    Briefs {
        Briefs => "每日简报", "Daily briefs";
        Brief => "每日简报", "Daily brief";
        NoBriefs => "还没有写过简报。", "No brief was written yet.";
        Write => "写一期", "Write a brief";
        WriteHint => "已按记录填好，请核对、增删。“一、”开头的一行是标题。",
            "Filled from the record: check it, change it. A line that begins with 一、 is a heading.";
        From => "从", "From";
        Until => "到", "Up to";
        Text => "正文", "What it says";
        Save => "保存", "Save";
        Check => "校核", "Check it";
        OwnWriting => "这是您写的，请另一个人校核。", "You wrote it: another person checks it.";
        Issue => "编号印发", "Issue it under a number";
        InWhoseName => "以谁的名义", "In whose name";
        To => "发给", "To whom";
        Sheet => "看印发稿", "See it on paper";
        Numbered { number: u32 } => "第 {number} 期", "No. {number}";
        Back => "返回简报", "Back to the brief";
        Draft => "草稿", "draft";
        Waits => "待校核", "to be checked";
        Checked => "已校核", "checked";
        WrittenBy { who: String } => "{who}写", "written by {who}";
        CheckedBy { who: String } => "{who}校核", "checked by {who}";
        Span { from: String, until: String } => "{from}至{until}", "{from} to {until}";
        Sent { to: String } => "发给{to}", "to {to}";
    }
}

words! {
    /// Sentences of the draft of a brief.
    BriefDraft {
        Watch => "一、值班情况", "一、 On duty";
        Keeper { officer: String, leader: String, from: String } =>
            "{from}起：值班员{officer}，带班领导{leader}。",
            "From {from}: duty officer {officer}, leader on duty {leader}.";
        NoLeader => "未定", "not settled";
        NobodyKept => "没有接班记录。", "Nobody took over.";
        Taken => "二、接报情况", "二、 Taken in";
        TakenCount { all: usize, joined: usize, same: usize, nothing: usize, open: usize } =>
            "接报{all}起：并入行动{joined}起，同一件事{same}起，无需响应{nothing}起，待分办{open}起。",
            "{all} reports: {joined} joined operations, {same} were the same, {nothing} needed \
             nothing, {open} wait.";
        TakenOne { at: String, said: String } => "{at}，{said}", "{at}: {said}";
        More { count: usize } => "另有{count}起。", "And {count} more.";
        Reported => "三、信息报告", "三、 Reported upwards";
        ReportedCount { phone: usize, written: usize } =>
            "电话报告{phone}次，书面报告{written}份。",
            "{phone} reports by phone, {written} in writing.";
        MissedCount { count: usize } => "超过报送时限、还没有整改的{count}次。",
            "{count} reporting limits missed with no action yet.";
        Operations => "四、行动和级别", "四、 Operations and levels";
        OperationLine { title: String, levels: String, tasks: usize, late: usize } =>
            "{title}：{levels}；未办结任务{tasks}项，其中超期{late}项。",
            "{title}: {levels}; {tasks} tasks open, {late} of them overdue.";
        NoLevel => "没有级别", "no level";
        NoOperation => "没有正在进行的行动。", "No operation runs.";
        Ends { count: usize } => "其中二十四小时内到期的措施{count}条。",
            "{count} of its measures end within 24 hours.";
        Daily => "五、每日报告", "五、 Daily reports";
        DailyLine { what: String, given: usize, all: usize } => "{what}：已报{given}/{all}。",
            "{what}: {given} of {all} reported.";
        NoDaily => "没有要求。", "None are asked for.";
        Open => "六、未办结", "六、 Still open";
        OpenCount { instructions: usize, actions: usize } =>
            "领导批示{instructions}件，整改{actions}项。",
            "{instructions} instructions of leaders, {actions} corrective actions.";
    }
}

words! {
    /// What was just done with a brief.
    BriefTold {
        Written => "已保存。请另一个人校核。", "It is saved. Another person checks it.";
        Checked => "已校核。", "It is checked.";
        Issued => "已编号印发。系统不发出：请打印或另行发送。",
            "It is issued. The system sends nothing: print it, or send it otherwise.";
    }
}

/// A refusal of a brief, in both languages.
pub(crate) fn refusal(refusal: &BriefRefusal) -> Pair {
    use BriefRefusal as R;
    match refusal {
        R::NoSuchBrief => pair("没有这期简报。", "There is no such brief."),
        R::BriefIsIssued => pair(
            "这期简报已经印发，不能再改。有出入的写进下一期。",
            "This brief is issued and does not change. What is wrong goes into the next one.",
        ),
        R::BriefSpanIsWrong => pair(
            "起止时间不对：要从早到晚，不晚于现在。",
            "The span is wrong: it ends after it begins, and not after now.",
        ),
        R::BriefWriterChecksNothing => pair(
            "写的人不能自己校核。请另一个人来。",
            "Whoever wrote it does not check it. Ask another person.",
        ),
        R::BriefIsUnchecked => pair(
            "还没有校核，不能印发。改过的要重新校核。",
            "It is not checked: it cannot be issued. After a change it is checked anew.",
        ),
        R::BriefTimesOutOfOrder => pair(
            "校核早于写、或印发早于校核。请核对时间。",
            "It is said to have been checked before it was written, or issued before that.",
        ),
    }
}
