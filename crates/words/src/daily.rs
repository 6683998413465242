//! Words of daily reports.

use domain::duty::DailyRefusal;

use crate::refusals::{Pair, pair};
use crate::words;

words! {
    /// Words of daily reports.
    Daily {
        Daily => "每日报告", "Daily reports";
        NothingRuns => "现在没有要求各单位每日报告。", "No unit is asked to report every day now.";
        DueBy { clock: String } => "{clock} 前报", "due by {clock}";
        GivenOf { given: usize, all: usize } => "已报 {given}/{all}", "{given} of {all} reported";
        Missing { count: usize } => "还差 {count} 个单位", "{count} units to come";
        Late { count: usize } => "上一次有 {count} 个单位没有报",
            "{count} units missed their last report";
        AllGiven => "都报了", "all have reported";
        Nil => "零报告", "Nil report";
        NilHint => "没有情况也要报。", "Nothing to report is a report too.";
        Text => "报告内容", "What it says";
        Give => "记下报告", "Write it down";
        NotGiven => "还没有报", "not reported";
        GivenAt { clock: String } => "{clock} 报", "reported at {clock}";
        GivenLate => "迟报", "late";
        Phone => "打电话", "Call";
        Running => "这一次", "This time";
        SayAnew => "改报", "Say it anew";
        Begin => "要求每日报告", "Ask for daily reports";
        What => "报什么", "What to report";
        Units => "哪些单位", "Which units";
        UnitsHint => "按住 Ctrl 可选多个。", "Hold Ctrl to choose several.";
        FirstDue => "第一次什么时候前报（以后每天同一时刻）",
            "By when for the first time (then every day at the same time)";
        Operation => "关于哪项行动", "About which operation";
        NoOperation => "长期，不属于哪项行动", "standing, of no operation";
        Save => "开始要求", "Ask for them";
        End => "不用再报", "No more reports";
        UnitGone => "（单位已不在册）", "(no such unit any more)";
    }
}

words! {
    /// What was just done with daily reports.
    DailyTold {
        Begun => "已开始要求每日报告。系统不通知单位：请打电话告诉他们。",
            "The units are asked to report. The system tells nobody: call them.";
        Given => "报告已记下。", "The report is written down.";
        Ended => "不用再报了。", "They need not report any more.";
    }
}

/// A refusal of a daily reporting, in both languages.
pub(crate) fn refusal(refusal: &DailyRefusal) -> Pair {
    use DailyRefusal as R;
    match refusal {
        R::NoSuchReporting => pair("没有这项每日报告。", "There is no such daily reporting."),
        R::ReportingIsBegun => pair(
            "这项每日报告已经开始，不会再开始一次。",
            "This daily reporting has begun already; it does not begin twice.",
        ),
        R::ReportingIsEnded => pair(
            "这项每日报告已经结束，不用再报。",
            "This daily reporting is over; nobody need report any more.",
        ),
        R::NoReportingUnits => pair("请至少选一个单位。", "Choose one unit at least."),
        R::TooManyReportingUnits { max } => (
            format!("一项每日报告最多 {max} 个单位。请分成几项。"),
            format!("One daily reporting has {max} units at most. Make several of it."),
        ),
        R::NoSuchReportingUnit => pair(
            "有单位不在单位名册里，或已撤销。请从列表里选。",
            "One of the units is not in the register, or is no more. Choose from the list.",
        ),
        R::FirstDueInThePast => pair(
            "第一次报告的时间早于现在。请核对。",
            "The first reports are due before now. Check the time.",
        ),
        R::ReportingOfWhatDoesNotRun { operation: _ } => pair(
            "这项行动已经结束或不存在。请选一项正在进行的，或者选“长期”。",
            "That operation is over, or there is none. Choose one that runs, or “standing”.",
        ),
        R::NotAReportingUnit => pair(
            "这个单位不在要求报告的单位里。",
            "This unit is not one of those that are asked to report.",
        ),
        R::DayIsToCome { due_at: _ } => {
            pair("这一天还没有到，不能先报。", "That day has not begun: nobody reports for it yet.")
        }
    }
}
