//! Words of who keeps the desk: shifts, the duty log, handovers and the phone book.

use domain::duty::ShiftRefusal;

use crate::refusals::{Pair, pair};
use crate::words;

words! {
    /// Words of who is on duty.
    Watch {
        Watch => "谁在值班", "Who is on duty";
        Officer => "值班员", "Duty officer";
        Leader => "带班领导", "Leader on duty";
        NoLeader => "没有写明带班领导", "no leader on duty is named";
        Nobody => "现在没有人值班：来的人请接班。",
            "Nobody keeps the desk: whoever is here, take over.";
        NameDestroyed => "（姓名已销毁）", "(name destroyed)";
        Since { clock: String } => "{clock} 起", "since {clock}";
        Next => "下一班", "Next shift";
        NoNext => "值班表上没有下一班", "no next shift on the roster";
        FromTo { from: String, until: String } => "{from} 至 {until}", "{from} to {until}";
        Overdue => "早该交班", "handover overdue";
        Signed { clock: String } => "{clock} 已签交班，等下一班接", "handover signed at {clock}; \
            waiting for the next shift";
        Unsigned { who: String } => "{who} 走时没有签交班", "{who} left without signing the handover";
        TakeOver => "接班", "Take over";
        HandOver => "交班", "Hand over";
        Roster => "值班表", "Roster";
        ThisShift => "本班记录", "This shift";
    }
}

words! {
    /// Words of the duty log.
    DutyLog {
        Log => "值班日志", "Duty log";
        Empty => "还没有记过。", "Nothing is written yet.";
        Line => "值班日志记一笔", "Write a line into the duty log";
        At => "什么时候（不填就是现在）", "When (empty is now)";
        Write => "记下", "Write it";
        NotOnDuty => "要记日志，先接班。", "To write into the log, take over first.";
        Corrects => "更正", "corrects";
        Corrected { place: u64 } => "已更正，见 № {place}", "corrected, see № {place}";
        Late { clock: String } => "{clock} 补记", "written down later, at {clock}";
        Called { who: String, result: String } => "打电话给{who}：{result}", "called {who}: {result}";
        Correct => "更正", "Correct it";
        TextDestroyed => "（内容已销毁）", "(text destroyed)";
    }
}

words! {
    /// Words of a shift's page and of its handover.
    ShiftPage {
        Record => "值班记录", "Record of a shift";
        Began => "接班", "Took over";
        Ended => "交出", "Relieved";
        StillOn => "还在值班", "still on duty";
        NotBegun => "还没有接班", "not begun";
        Struck => "已从值班表上撤下", "taken off the roster";
        Before => "上一班", "Shift before";
        Handover => "交接班", "Handover";
        HandoverOf { who: String } => "{who} 交班", "Handover by {who}";
        ByRoster => "值班表上到", "Until, by the roster";
        Open => "未办结事项", "What is still open";
        OpenHint => "签字时自动记入，不用抄。", "It goes into the handover by itself.";
        OpenIntakes => "待分办的报告", "Incoming reports, not settled";
        OpenReports => "要报的", "Reports to make upwards";
        OpenOperations => "正在进行的行动", "Operations that run";
        NothingOpen => "无。", "Nothing.";
        Since => "此后已结束", "closed since";
        Note => "要向下一班交代的", "What the next one must know";
        NoNote => "没有另外交代。", "Nothing else was said.";
        Sign => "签字交班", "Sign the handover";
        SignAnew => "改好再签一次", "Sign it anew";
        SignedBy { who: String, clock: String } => "{who} {clock} 签", "signed by {who}, {clock}";
        NotSigned => "没有签", "not signed";
        OutgoingSign => "交班人", "Handed over by";
        IncomingSign => "接班人", "Taken over by";
        TakeOverHint => "按下就是签字接班：从现在起您是值班员，上面未办结的事项由您接着办。",
            "Pressing it is signing: from now on you are the duty officer, and what is open above \
             is yours.";
        TakeOverLate => "上一班还没有签交班。您可以接班；桌面上会一直写着没有签，直到本人补签。",
            "The shift before has not signed its handover. You may take over; the desk says so \
             until they sign.";
        ChooseLeader => "带班领导是谁", "Who leads";
        SetLeader => "换带班领导", "Name another leader";
        OnlyOfficerSigns => "只有这一班的值班员本人能签。",
            "Only whoever kept the desk in this shift signs.";
        SignHint => "签过以后您仍是值班员，直到下一班接班。",
            "After signing you are still the duty officer, until the next one takes over.";
        Calls => "电话记录", "Calls";
        NoCalls => "本班没有打过电话。", "No call was made in this shift.";
        Taken => "接报", "Reports taken";
    }
}

words! {
    /// Words of the roster.
    RosterPage {
        Plan => "排一班", "Put a shift on the roster";
        From => "从", "From";
        Until => "到", "Until";
        Save => "排上", "Put it there";
        Strike => "撤下", "Take it off";
        Overlaps => "与另一班时间重叠", "at the same time as another shift";
        Cut { count: u32 } => "只列出最近的 {count} 班。", "Only the next {count} shifts are listed.";
        Empty => "值班表上没有还没开始的班。", "No shift is waiting on the roster.";
        Past => "已经值过的班", "Shifts of the past";
        NoPast => "还没有人接过班。", "Nobody has taken over yet.";
        Unsettled => "（未定）", "(not settled)";
    }
}

words! {
    /// Words of the phone book.
    Phones {
        Book => "电话簿", "Phone book";
        Find => "找单位、岗位、姓名或号码", "Find a unit, a post, a name or a number";
        Look => "找", "Find";
        Nobody => "没有找到。换个词试试，例如单位的简称。",
            "Nobody was found. Try another word, such as a short name of the unit.";
        NoNumbers => "没有登记号码。", "no number is registered";
        More { count: usize } => "只列出前 {count} 个岗位，请写得更具体。",
            "Only the first {count} posts are listed: say more.";
        Deputy => "代理", "deputy";
        CallNext { who: String } => "没有打通。接着打：{who}", "Not reached. Call next: {who}";
        NobodyNext => "没有打通，这里没有别的号码了。", "Not reached, and there is no other number here.";
        LastCall { clock: String, result: String } => "上次 {clock} {result}", "last called {clock}: \
            {result}";
        Destroyed => "（号码已销毁）", "(number destroyed)";
        How => "打完按一下结果，记入值班日志；号码打不通，接着给出下一个。",
            "After the call press what came of it: it goes into the duty log, and where nobody \
             answered the next number is offered.";
        NoteLabel => "说了什么（可不填）", "What was said (may stay empty)";
    }
}

words! {
    /// What was just done at the desk.
    WatchTold {
        Begun => "已接班。您现在是值班员。", "You have taken over. You are the duty officer now.";
        Signed => "交班已签，等下一班接。", "The handover is signed; the next one takes over.";
        Written => "已记入值班日志。", "It is written into the duty log.";
        Called => "电话已记下。", "The call is written down.";
        Scheduled => "已排上值班表。", "It is on the roster.";
        Struck => "已从值班表上撤下。", "It is taken off the roster.";
        LeaderNamed => "带班领导已写明。", "The leader on duty is named.";
    }
}

/// A refusal of a shift, in both languages.
pub(crate) fn refusal(refusal: &ShiftRefusal) -> Pair {
    use ShiftRefusal as R;
    match refusal {
        R::NoSuchShift => pair(
            "没有这个班次，或者还没有人接班。请先接班。",
            "There is no such shift, or nobody has begun it. Take over first.",
        ),
        R::ShiftIsBegun => pair(
            "这一班已经有人接了，不能再接、再排。请回值班台看谁在值班。",
            "Somebody has begun this shift. Go back to the desk and see who is on duty.",
        ),
        R::ShiftIsStruck => pair(
            "这一班已从值班表上撤下。请直接接班，或重新排上。",
            "This shift was taken off the roster. Take over without it, or put it back.",
        ),
        R::SomebodyElseIsOnDuty { shift: _ } => pair(
            "值班的人刚刚换了，与您看到的不同。请看清现在谁在值班，再决定要不要接。",
            "Whoever is on duty has just changed. See who it is now, and decide then.",
        ),
        R::OnDutyAlready => pair(
            "您已经在值班：交班要两个人签。您的班一直到别人来接。",
            "You are on duty already, and a handover is signed by two. Your shift goes on until \
             somebody else takes over.",
        ),
        R::BeforeTheShift => pair(
            "时间早于这一班开始。请核对；接班以前的事，把时间写进正文，时间栏空着。",
            "That was before the shift began. Check it; of what happened before, write the time \
             into the text and leave the time empty.",
        ),
        R::NoSuchOfficer => pair(
            "值班员不在人员名册里，或已离开。请从列表里选。",
            "The duty officer is not in the register, or has left. Choose one from the list.",
        ),
        R::NoSuchLeader => pair(
            "带班领导不在人员名册里，或已离开。请从列表里选，或者空着。",
            "The leader is not in the register, or has left. Choose one, or leave it empty.",
        ),
        R::ShiftEndsBeforeItBegins => pair(
            "结束时间不晚于开始时间。请核对；跨过零点的，结束时间写上日期。",
            "The shift does not end after it begins. Check it; past midnight, write the date too.",
        ),
        R::ShiftTooLong { hours_max } => too_long(*hours_max),
        R::ShiftTooFarAhead { days_max } => too_far(*days_max),
        R::LineIsWritten => pair(
            "这一笔已经记下了，不会再记一次。",
            "This line is written already; it is not written twice.",
        ),
        R::NoSuchLine => pair(
            "要更正的那一笔不在本班的日志里。",
            "The line that is to be corrected is not in the log of this shift.",
        ),
        R::TooManyLines { max } => too_many_lines(*max),
        R::NoSuchNumber => pair(
            "这个人没有登记这个号码，可能刚刚改了。请重新打开电话簿。",
            "The person has no such number, it may have changed. Open the phone book again.",
        ),
        R::NotYourShift => pair(
            "只有这一班的值班员本人能签交班。",
            "Only whoever kept the desk in this shift signs its handover.",
        ),
        R::HandoverIsSigned => pair(
            "交班已经签过，下一班也接了，不能再改。",
            "The handover was signed and the next shift has begun: it stays as it is.",
        ),
    }
}

fn too_long(hours_max: i64) -> Pair {
    (
        format!("一班最长 {hours_max} 小时。请分成几班。"),
        format!("A shift is {hours_max} hours at most. Make several of it."),
    )
}

fn too_far(days_max: i64) -> Pair {
    (
        format!("值班表最多排到 {days_max} 天以后。请核对日期。"),
        format!("The roster goes {days_max} days ahead at most. Check the date."),
    )
}

fn too_many_lines(max: usize) -> Pair {
    (
        format!("一班的日志最多 {max} 笔。请换班后再记。"),
        format!("The log of one shift takes {max} lines at most. Begin another shift."),
    )
}
