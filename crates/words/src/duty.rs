//! Words of the duty desk and of what is reported to it.

use domain::duty::{IntakeChannel, Refusal, ReportKind};
use domain::kernel::EmergencySeverity;

use crate::refusals::{Pair, pair};
use crate::registers::kind_words;
use crate::words;

words! {
    /// Words of the duty desk.
    Desk {
        Desk => "值班台", "Duty desk";
        Take => "接报", "Take a report";
        TakeHint => "按下就算知悉，时刻固定不变；先按，再听。",
            "Pressing it fixes when the house learned of it: press first, then listen.";
        How => "怎么算的", "How it is reckoned";
        KeyOn => "按 N 键接报", "the key N takes a report";
        Waiting => "待分办的报告", "Incoming reports, not settled";
        SaysDanger { word: String } => "话里有“{word}”", "says “{word}”";
        PeopleInDanger => "有人遇险", "people in danger";
        WaitingHint => "还没有说明归到哪项行动，有人遇险的在最上，其余最早的在上。",
            "Nobody has said yet what becomes of them; people in danger first, then the oldest.";
        NothingWaits => "没有待分办的报告。", "No report waits.";
        Settled => "24 小时内已分办", "Settled within 24 hours";
        NothingSettled => "24 小时内没有分办过报告。", "No report was settled within 24 hours.";
        Running => "正在进行的行动", "Operations that run";
        LevelOf { plan: String, until: String } =>
            "{plan}，预计到 {until}", "{plan}, expected until {until}";
        NothingRuns => "没有正在进行的行动。", "No operation runs.";
        All => "全部接报", "All reports";
        NoReports => "还没有接过报。", "No report was taken yet.";
        Waited { span: String } => "已等 {span}", "waiting {span}";
        NothingSaid => "（还没有记下内容）", "(nothing noted yet)";
        TakenBy { who: String } => "接报：{who}", "taken by {who}";
        MoreWait { count: u32 } => "只列出最早的 {count} 条，其余在“全部接报”里。",
            "Only the oldest {count} are listed; the others are in the list of all.";
    }
}

words! {
    /// Words of the page of one report.
    IntakePage {
        Intake => "接报", "Report";
        KnewAt { clock: String } => "{clock} 知悉", "known at {clock}";
        KnewHint => "上报时限从这一刻起算，不能更改。",
            "Time limits for reporting run from this instant; it cannot be changed.";
        Said => "什么事", "What has happened";
        SaidHint => "照原话记。", "In their words.";
        Caller => "谁报的", "Who reports it";
        Callback => "回拨电话", "Number to call back";
        Region => "区划", "Region";
        RegionHint => "按说的地点自动认；认错了才在这里选。",
            "Found in the place that was said; choose here only where that is wrong.";
        Place => "具体地点", "Where exactly";
        OccurredAt => "发生时间", "When it happened";
        OccurredAtHint => "例如 03:05 或 2026-06-25 03:05；不知道就空着。",
            "Such as 03:05 or 2026-06-25 03:05; leave it empty where nobody knows.";
        Class => "哪一类", "Kind of emergency";
        Dead => "死亡", "Dead";
        Injured => "受伤", "Injured";
        Missing => "失联", "Missing";
        Trapped => "被困", "Trapped";
        Casualties => "伤亡", "Casualties";
        CasualtiesHint => "没人说过就空着；0 是“确知没有”。",
            "Empty where nobody has said; 0 means known to be none.";
        Persons => "人", "persons";
        Measures => "已采取的措施", "What has been done already";
        Wants => "请求什么", "What they ask for";
        Save => "保存", "Save";
        Saved { clock: String } => "已保存 {clock}", "saved {clock}";
        NotSaved => "还没有内容", "nothing noted yet";
        Saving => "正在保存…", "saving…";
        Unsaved => "没有存上，正在重试；字还在这里", "not saved, trying again; your words are here";
        Away => "登录已失效：在另一个窗口登录，这里会接着存；字还在",
            "you are signed out: sign in in another window and it goes on; your words are here";
        Overtaken => "别人也改了这条报告，先看看再存",
            "somebody else changed this report: look before you save";
        AlikeReports => "可能是同一件事", "May be about the same";
        AlikeHint => "按时间、地点、电话和用词比对，由人判断。",
            "By time, place, number and words; a person decides.";
        NothingAlike => "前后 6 小时内没有相近的报告。",
            "No report within six hours is like it.";
        Apart { span: String } => "相隔 {span}", "{span} apart";
        SameCaller => "同一号码", "same number";
        SamePlace => "同一地方", "same place";
        CommonWords { percent: u32 } => "用词相近 {percent}%", "wording alike {percent}%";
        Wrong { field: String, wrong: String } => "{field}：{wrong}", "{field}: {wrong}";
        SettledMeanwhile =>
            "别人刚刚已经分办了这条报告，见上方。要改，看清再按一次。",
            "Somebody has just said what becomes of this report, see above. Look, and press again \
             to change it.";
        IsSame => "是同一件事", "It is the same";
        Settle => "怎么分办", "What becomes of it";
        OpenOperation => "建立行动", "Open an operation";
        OpenOperationHint => "需要响应、还没有行动时用。报告随之归入。",
            "Where a response is needed and none runs yet. The report joins it.";
        Title => "行动名称", "What the operation is called";
        Join => "归入行动", "Join an operation";
        WhichOperation => "哪项行动", "Which operation";
        Nothing => "不需要响应", "No response needed";
        Reason => "理由", "Reason";
        IsOfOperation => "已归入行动", "It belongs to the operation";
        IsSameAs => "与另一条是同一件事", "The same as another one";
        NeedsNothing => "不需要响应", "No response needed";
        Destroyed { clock: String } => "内容已于 {clock} 依法销毁（突发事件应对法第八十五条）。知悉时刻、类别、地区和账本留着。",
            "What was said was destroyed at {clock} (ERL 85). When the house knew, the class, the \
             region and the journal stay.";
        DestroyedShort => "（内容已销毁）", "(destroyed)";
        Destroy => "销毁内容", "Destroy what was said";
        DestroyHint { days: i64 } => "没有变成行动、没有上报过的，说明满 {days} 天就该销毁：谁报的、说了什么，销毁后谁也看不到。",
            "What became no operation and was not reported upwards is to go {days} days after it \
             was settled: who called and what they said; nobody can read it afterwards.";
        ChangeHint => "情况变了可以重新说明，以最后一次为准。",
            "It can be said anew when things turn out otherwise; what was said last counts.";
    }
}

words! {
    /// Words of reporting upwards.
    Reporting {
        Report => "上报", "Report upwards";
        AtOnce => "立即上报，不等情况查清。", "Report at once; do not wait until all is known.";
        Waiting => "稿已写，等另一个人核", "written, waits for a second person to check it";
        Reported => "已上报", "reported upwards";
        NotReported => "还没有上报", "not reported upwards yet";
        WrittenAt => "写稿、核稿的时间", "When it was written or checked";
        Severity => "严重程度", "Severity";
        Profile => "上报规则", "Rules";
        Grade => "定级", "Grade it";
        GradeHint => "定了级，时限才有分钟数；可以改。",
            "The limits have numbers once it is graded; it can be changed.";
        SuggestedByDead { severity: String, dead: u32 } =>
            "按死亡 {dead} 人，建议“{severity}”（生产安全事故报告和调查处理条例第三条）。由人决定。",
            "By {dead} dead, “{severity}” is suggested (regulation on reporting work-safety \
             accidents, article 3). A person decides.";
        SuggestedByInjured { severity: String, injured: u32 } =>
            "如 {injured} 人都是重伤，建议“{severity}”（生产安全事故报告和调查处理条例第三条）。由人决定。",
            "If all {injured} are seriously injured, “{severity}” is suggested (regulation on \
             reporting work-safety accidents, article 3). A person decides.";
        Ungraded => "还没有定级", "not graded yet";
        Clocks => "上报时限", "Reports to make upwards";
        NothingDue => "没有要报的。", "No report is due.";
        Unreported { count: usize } =>
            "▲ {count} 条还没有上报：立即上报，不等定级。见“待分办的报告”。",
            "▲ {count} not reported upwards: report at once, before they are graded. See the \
             incoming reports.";
        Phone => "电话报告", "Report by phone";
        Written => "书面初报", "Initial report";
        FollowUp => "续报", "Follow-up";
        By { clock: String } => "{clock} 前", "by {clock}";
        PhoneTo => "报给哪里", "To which unit";
        AnsweredBy => "对方谁接的", "Who took it there";
        PhoneAt => "打电话的时间", "When you called";
        PhoneAtHint => "不填就是现在。", "Empty is now.";
        LateBecause => "迟报原因", "Why it is late";
        LateHint => "在时限内不用填。", "Leave it empty within the limit.";
        PhoneAgain => "又打了一次电话", "I called once more";
        PhoneMade => "已打电话", "I have called";
        Took { minutes: u32 } => "用时 {minutes} 分钟", "took {minutes} min";
        TookOf { minutes: u32, limit: u32 } => "用时 {minutes} 分钟，时限 {limit} 分钟",
            "took {minutes} min, limit {limit} min";
        Late => "迟报", "late";
        InTime => "按时", "in time";
        Kind => "哪一种", "Which kind";
        Text => "正文", "Text";
        TextHint => "时间、地点、性质、范围、伤亡、趋势、已采取的措施、建议。续报不重复前情。",
            "Time, place, nature, extent, casualties, trend, what was done, what is suggested. A \
             follow-up does not repeat.";
        WriteNew => "写书面报告", "Write a report";
        WriteAnew => "改写（改过要重新核）", "Write it anew (it is checked again)";
        Write => "存为待核稿", "Save for checking";
        Check => "核过，无误", "Checked, it is right";
        Waits => "等另一个人核", "waits for a second person to check it";
        Checked { who: String } => "{who}核过", "checked by {who}";
        SendTo => "报给哪些单位", "To which units";
        SentAt => "报出的时间", "When it left";
        Send => "已报出", "It has left";
        Sent { to: String } => "报给 {to}", "to {to}";
        FollowUpNumber { number: u32 } => "续报 {number}", "Follow-up {number}";
        WrittenBy { who: String } => "{who}写", "written by {who}";
        Received => "接报时间", "Received";
        Source => "来源", "Source";
        Nothing => "（不详）", "(not known)";
    }
}

words! {
    /// What was just done with a report.
    IntakeTold {
        Noted => "已保存。", "Saved.";
        Destroyed => "内容已销毁。", "What was said is destroyed.";
        Settled => "已分办。", "It was said what becomes of it.";
        Graded => "已定级。", "It is graded.";
        Phoned => "电话报告已记下。", "The call is written down.";
        Written => "报告已存，等另一个人核。", "The report is saved; a second person checks it.";
        Checked => "已核。", "It is checked.";
        Sent => "报告已报出。", "The report has left the house.";
    }
}

kind_words! {
    /// How severe an emergency is.
    emergency_severity(EmergencySeverity) {
        Ordinary => "一般", "Ordinary";
        Significant => "较大", "Significant";
        Major => "重大", "Major";
        ExtremelyMajor => "特别重大", "Extremely major";
    }

    /// Which of the information reports it is.
    report_kind(ReportKind) {
        Initial => "初报", "Initial report";
        FollowUp => "续报", "Follow-up";
        Final => "终报", "Final report";
    }

    /// By which way a report came.
    intake_channel(IntakeChannel) {
        Telephone => "电话", "Telephone";
        Message => "信息", "Message";
        InformationReporter => "信息报告员", "Information reporter";
        Department => "其他部门", "Other department";
        Higher => "上级", "From above";
        InPerson => "当面", "In person";
    }
}

/// A refusal of the desk, in both languages.
pub(crate) fn refusal(refusal: &Refusal) -> Pair {
    use Refusal as R;
    match refusal {
        R::IntakeIsDestroyed => is_destroyed(),
        R::IntakeIsNotSettled => is_not_settled(),
        R::IntakeIsOfOperation => is_of_operation(),
        R::IntakeWasReported => was_reported(),
        R::IntakeIsStillKept { days } => still_kept(*days),
        R::NoSuchIntake => pair("没有这条接报。", "There is no such incoming report."),
        R::IntakeIsOpen => pair(
            "这条接报已经建立，知悉时刻不能再写一次。请打开它接着记。",
            "This report was opened before, and when the house knew is not written again. Open it \
             and go on.",
        ),
        R::TooManyNotes { max } => too_many_notes(*max),
        R::NoSuchRegion { region } => (
            format!("区划代码 {region} 不在已导入的区划里。请从列表里选，或者空着。"),
            format!("The region {region} is not in the list. Choose one, or leave it empty."),
        ),
        R::OccursLater => pair(
            "发生时间晚于现在。请核对后再存；不知道就空着。",
            "It is said to have happened later than now. Check it, or leave it empty.",
        ),
        R::OperationDoesNotRun { operation: _ } => pair(
            "这项行动已经结束或不存在。请选一项正在进行的，或者建立新的行动。",
            "That operation is over, or there is none. Choose one that runs, or open a new one.",
        ),
        R::SameAsItself => pair(
            "一条报告不能与自己是同一件事。请选另一条。",
            "A report is not the same as itself. Choose another one.",
        ),
        R::ReportedBeforeKnown => pair(
            "上报时间早于知悉时间。请核对后再填。",
            "It is said to have been reported before anybody knew. Check the time.",
        ),
        R::LateReasonMissing { limit_minutes, took_minutes } => late(*limit_minutes, *took_minutes),
        R::TooManyCalls { max } => too_many_calls(*max),
        R::SentBeforeChecked => pair(
            "报出时间早于核稿时间。补记的，先把核稿的时间填对。",
            "It is said to have left before it was checked. Of what happened earlier, give the \
             check its own time first.",
        ),
        R::CheckedBeforeWritten => pair(
            "核稿时间早于写稿时间。请核对。",
            "It is said to have been checked before it was written. Check the times.",
        ),
        R::NoSuchReport => pair("没有这份报告。", "There is no such report."),
        R::ReportIsSent => pair(
            "这份报告已经报出，不能再改。有新情况请写续报。",
            "This report has left the house. Write a follow-up for what is new.",
        ),
        R::TooManyReports { max } => too_many_reports(*max),
        R::InitialReportIsSent => pair(
            "初报已经报出。有新情况请写续报。",
            "The initial report has left the house. Write a follow-up for what is new.",
        ),
        R::InitialReportMissing => {
            pair("还没有报出初报。请先报初报。", "The initial report comes first: send it before.")
        }
        R::FinalReportIsSent => pair(
            "终报已经报出，这件事不再续报。",
            "The final report has left the house: nothing follows.",
        ),
        R::WriterChecksNothing => writer_checks_nothing(),
        R::ReportIsUnchecked => report_is_unchecked(),
        R::SameAsAnother { intake: _ } => pair(
            "那一条本身已归到更早的一条。请直接选最早的那条。",
            "That one was itself said to be the same as another. Choose that other one.",
        ),
    }
}

fn still_kept(days: i64) -> Pair {
    (
        format!("说明之后要保留 {days} 天，以防情况变化。到期再销毁。"),
        format!("It is kept for {days} days after it was settled. Come back then."),
    )
}

fn late(limit_minutes: u32, took_minutes: u32) -> Pair {
    (
        format!("用了 {took_minutes} 分钟，时限是 {limit_minutes} 分钟：迟报。请写明原因再存。"),
        format!(
            "It took {took_minutes} minutes and the limit is {limit_minutes}: it is late. Say \
                 why, and save again."
        ),
    )
}

fn too_many_reports(max: usize) -> Pair {
    (
        format!("这条接报已有 {max} 份报告，不能再加。请另建一条，说明与它是同一件事。"),
        format!(
            "There are {max} reports of this already. Take another one and say that it is the \
                 same."
        ),
    )
}

fn too_many_notes(max: u32) -> Pair {
    (
        format!("这条接报已经改了 {max} 次，不能再改。请另建一条，说明与它是同一件事。"),
        format!(
            "This report was changed {max} times and takes no more. Take another one and say \
                 that it is the same."
        ),
    )
}

fn too_many_calls(max: u32) -> Pair {
    (
        format!("这条接报已记了 {max} 次电话报告，不能再加。"),
        format!("{max} calls are written down for this already; no more can be added."),
    )
}

fn is_destroyed() -> Pair {
    pair(
        "内容已经销毁，不能再记、再改。有新情况请另接一条。",
        "What was said is destroyed, and nothing can be added. Take another report.",
    )
}

fn is_not_settled() -> Pair {
    pair(
        "还没有说明怎么分办，不能销毁。请先分办。",
        "Nobody has said what becomes of it. Say that first.",
    )
}

fn is_of_operation() -> Pair {
    pair(
        "它属于一项行动，是那项行动的记录，不能单独销毁。",
        "It belongs to an operation and is part of that record; it cannot go by itself.",
    )
}

fn was_reported() -> Pair {
    pair(
        "它上报过，是要归档的记录，不能销毁。",
        "It was reported upwards: it is a record to be archived and cannot be destroyed.",
    )
}

fn writer_checks_nothing() -> Pair {
    pair(
        "写报告的人不能核自己写的。请换一个人核。",
        "Whoever wrote it does not check it. Ask somebody else.",
    )
}

fn report_is_unchecked() -> Pair {
    pair(
        "这份报告改过以后还没有别人核过，不能报出。请先由另一个人核。",
        "Nobody else has checked this report as it stands. Ask somebody to check it first.",
    )
}
