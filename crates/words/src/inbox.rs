//! Words of the inbox of a post, and of the count of interrupts.

use domain::inbox::{Delivery, NoticeKind, Refusal};

use crate::refusals::{Pair, pair};
use crate::{Language, words};

words! {
    /// Words of the inbox, and of the page that counts interrupts.
    Inbox {
        Inbox => "收件", "Inbox";
        Now => "要我现在做的", "To be done now";
        NowHint => "每件只打扰一次；办了，或者点“知道了”，就不再列出。",
            "Each interrupts once. It leaves when it is done, or when you say that you know.";
        NothingNow => "现在没有要您马上做的。", "Nothing asks for you now.";
        Digest => "汇总", "Digest";
        DigestHint => "不用马上办，有空再看：最近 72 小时。",
            "Nothing to be done at once: read it when there is time. The last 72 hours.";
        NothingInDigest => "汇总里没有没看过的。", "There is nothing in the digest that you have not read.";
        OverBudget { count: usize } =>
            "有 {count} 件本应打扰您，因为太密，放在这里：一件也没有丢。",
            "{count} would have interrupted you but came too thick: they are here, none is lost.";
        Know => "知道了", "Got it";
        KnowAll => "汇总都看过了", "All of the digest is read";
        ToldKnown => "已记下：您知道了。", "Noted: you know.";
        OffDuty => "您现在不在岗：不打扰您，打扰转给代理人或同单位值班岗位。",
            "You are off duty: you are not interrupted; your deputy or whoever keeps watch in your \
             unit is.";
        Unmanned => "本岗位现在没有人在岗：打扰转给同单位值班岗位。",
            "Nobody in this post is on duty: whoever keeps watch in the unit is interrupted.";
        NoPost => "您现在没有岗位，没有收件。", "You act in no post, so nothing comes in.";
        ThingsTogether { count: usize } => "同一原因，{count} 件", "{count} of one cause";
        Since => "起于", "since";
        GivenBy { given_by: String, what: String } => "{given_by}：{what}", "{given_by}: {what}";
        Report => "信息报告", "A report upwards";
        Command => "指挥权", "The command";
        Level { plan: String } => "级别：{plan}", "Level: {plan}";
        Measure { measure: String } => "措施：{measure}", "Measure: {measure}";

        Interrupts => "打扰次数", "Interrupts";
        InterruptsIntro =>
            "打扰，是要某个岗位现在就做的事。每个岗位平均每小时不超过 6 次，任何 10 分钟不超过 10 次；\
             超出的放进汇总，一件不丢。全部由事件账本算出。",
            "An interrupt is for what a post must do now: six an hour on average at most, and \
             never more than ten in ten minutes; what is over goes to the digest, and nothing is \
             lost. All of it is counted from the journal.";
        Post => "岗位", "Post";
        Count => "次数", "Interrupts";
        Mean => "每小时平均", "Mean an hour";
        HourMax => "最多 60 分钟", "Worst 60 minutes";
        TenMinutesMax => "最多 10 分钟", "Worst 10 minutes";
        Joined => "合并的", "Told with another";
        Waited => "只进汇总", "Digest only";
        Night => "夜间留到早上", "Kept for the morning";
        Over => "超限进汇总", "Over the budget";
        From => "从", "From";
        To => "到", "To";
        ShowPeriod => "查看", "Show";
        Period { from: String, to: String, hours: String } =>
            "{from} 至 {to}，{hours} 小时", "{from} to {to}, {hours} hours";
        OnlyDigest { count: usize } => "另有 {count} 个岗位没有被打扰，只收到汇总。",
            "{count} more posts were not interrupted: all that came to them could wait.";
        NoInterrupts => "这段时间没有打扰过任何岗位。", "No post was interrupted in this time.";
        AllOperations => "全部行动", "All operations";
        Within => "✓ 都在限度内", "✓ all within the limits";
        NotWithin => "▲ 有岗位超过限度", "▲ a post is over the limits";
    }
}

/// What a notice tells.
#[must_use]
pub const fn notice_told(kind: NoticeKind, language: Language) -> &'static str {
    use NoticeKind as Kind;
    let (chinese, english) = match kind {
        Kind::TaskOpened | Kind::TaskOffered => ("新任务，要签收", "New task, to be accepted"),
        Kind::TaskOverdue => ("任务超期", "Task overdue"),
        Kind::TaskEscalated => {
            ("任务没有人签收，上报到您", "Nobody has taken it on: escalated to you")
        }
        Kind::TaskDeclined => ("任务被退回，要另派", "Task declined: hand it to somebody else"),
        Kind::TaskBlocked => ("任务受阻，要协调", "Task blocked: it needs help"),
        Kind::TaskSentBack => ("任务退回重办", "Task sent back, to be done again"),
        Kind::TaskStopped => ("任务取消，请停手", "Task cancelled: stop working on it"),
        Kind::TaskCancelled => ("任务已取消", "Task cancelled"),
        Kind::TaskFinished => ("任务办结，等待核验", "Task done, to be verified"),
        Kind::TaskHandedOver => ("解除后移交本单位", "Handed over to your unit after the lift"),
        Kind::LevelProposed => ("建议调整级别，等您决定", "A level is proposed: you decide"),
        Kind::LevelChanged => ("级别有变动", "The level has changed"),
        Kind::LevelOutlasted => {
            ("级别到期，要续、降或解除", "The level is over its time: prolong, lower or lift it")
        }
        Kind::MeasureDue => ("措施到期或待复核", "A measure has run out, or is to be reviewed"),
        Kind::CommandTaken => ("由您指挥", "You command from now on"),
        Kind::PartGiven => ("批示分解到本单位", "A part of an instruction, for your unit"),
        Kind::PartOverdue => ("批示分解项超期", "Your part of an instruction is overdue"),
        Kind::PartAnswered => ("单位对批示有反馈", "A unit has answered its part"),
        Kind::InstructionClosed => ("批示已办结", "The instruction is closed"),
        Kind::ReportDue => ("信息报告时限将到", "A report upwards is nearly due"),
    };
    match language {
        Language::Chinese => chinese,
        Language::English => english,
    }
}

/// Why a notice stands in the digest; none where it was told at once.
#[must_use]
pub const fn why_digest(delivery: Delivery, language: Language) -> Option<&'static str> {
    let (chinese, english) = match delivery {
        Delivery::Interrupt | Delivery::Joined(_) | Delivery::CanWait => return None,
        Delivery::Night => ("夜间未打扰", "kept for the morning"),
        Delivery::OffDuty => ("不在岗，转同单位", "nobody on duty: told to the unit"),
        Delivery::OverBudget => ("太密，未打扰", "too thick: not an interrupt"),
    };
    match language {
        Language::Chinese => Some(chinese),
        Language::English => Some(english),
    }
}

pub(crate) fn refusal(refusal: &Refusal) -> Pair {
    match refusal {
        Refusal::NotTheirInbox => pair(
            "这是别的岗位的收件，不能代为确认。请换到那个岗位再确认。",
            "This is the inbox of another post. Change to that post to acknowledge it.",
        ),
        Refusal::NothingToAcknowledge => pair(
            "没有选要确认的收件。请先打开收件页，再点“知道了”。",
            "Nothing was named. Open the inbox and press “Got it” there.",
        ),
        Refusal::TooManyNotices { max } => (
            format!("一次最多确认 {max} 件。请分几次。"),
            format!("At most {max} can be acknowledged at once. Do it in several goes."),
        ),
    }
}

/// A number of interrupts an hour, to one place; a dash where there is no time.
#[must_use]
pub fn an_hour(count: usize, hours: f64) -> String {
    let count = u32::try_from(count).map_or(f64::MAX, f64::from);
    if hours > 0.0 { format!("{:.1}", count / hours) } else { "—".to_owned() }
}

#[test]
fn a_mean_has_one_place_and_no_time_has_no_mean() {
    assert_eq!((an_hour(13, 72.0), an_hour(0, 2.0)), ("0.2".to_owned(), "0.0".to_owned()));
    assert_eq!(an_hour(3, 0.0), "—");
}
