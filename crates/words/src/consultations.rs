//! Words of consultations, and of levels received from above.

use domain::duty::{
    ConsultationOutcome, ConsultationRefusal, LevelFromAboveRefusal, OpinionWay, ParticipantKind,
    ResponseLevel, Stance,
};

use crate::refusals::{Pair, pair};
use crate::registers::kind_words;
use crate::words;

words! {
    /// Words of levels received from above.
    LevelsFromAbove {
        Levels => "上级级别", "Levels from above";
        Standing => "上级正在执行的级别", "Levels from above that stand";
        NoLevels => "还没有收到过上级级别。", "No level from above has come yet.";
        Receive => "登记上级级别", "Write down a level from above";
        Class => "事件类别", "Class";
        Level => "级别", "Level";
        From => "谁决定的，为什么", "Who decided, and what for";
        FromHint => "例如“市防指启动防汛三级响应”。", "Such as “City flood headquarters: level III”.";
        Number => "文号（电话通知的空着）", "Number (empty where they called)";
        ReceivedAt => "什么时候接到（不填就是现在）", "When it came (empty is now)";
        Save => "登记", "Write it down";
        Received { clock: String } => "{clock} 接到", "came at {clock}";
        ByDocument => "来文", "document";
        Means => "对我县正在进行的行动", "What it means for what runs here";
        MeansNothing => "没有这一类的行动在进行，或者没有预案在执行。需要启动的，请先启动行动。",
            "No operation of this class runs with a plan at work. Open one where one is needed.";
        Milder => "▲ 比上级低，要提级", "▲ milder than above: raise it";
        Equal => "✓ 与上级相同", "✓ the same as above";
        Severer => "比上级高，保持不变", "more severe than above: ours stays";
        Unknown => "▲ 预案没有这一级，请人工对应", "▲ the plan has no such level: match it by hand";
        NoLevelYet => "还没有启动", "no level in force";
        Ours { level: String } => "我方{level}", "ours: {level}";
        IsFloor => "已作为底线记入行动", "written down there as the floor";
        MakeFloor => "记为底线，去定级别", "Make it the floor and go to decide";
        Decide => "去定级别", "Go to where it is decided";
        Lift => "上级已解除", "It was lifted above";
        LiftSaid => "怎么通知的", "How it was told";
        LiftSave => "记下解除", "Write down the lift";
        LiftHint => "上级解除后，我方级别不会自动降：由原决定的人决定。",
            "Ours does not go down by itself: whoever decided it decides that.";
        Lifted { clock: String } => "{clock} 上级解除", "lifted above at {clock}";
        Destroy => "销毁内容", "Destroy the texts";
        TextDestroyed => "（内容已销毁）", "(text destroyed)";
    }
}

words! {
    /// What was just done with a level from above.
    LevelFromAboveTold {
        Received => "已登记。看下面：对每项行动意味着什么。",
            "It is written down. Below is what it means for each operation.";
        Lifted => "已记下解除。", "The lift is written down.";
        Destroyed => "内容已销毁。", "Its texts are destroyed.";
    }
}

words! {
    /// Words of consultations.
    Consultations {
        Consultations => "会商", "Consultations";
        Consultation => "会商", "Consultation";
        OpenOnes => "正在会商", "Consultations not concluded";
        NoConsultations => "还没有会商过。", "There has been no consultation yet.";
        Open => "发起会商", "Call a consultation";
        Matter => "会商什么", "What it is to settle";
        About => "依据", "What it is about";
        AboutReports => "哪些接报（可多选）", "Which reports (one or more)";
        AboutOperation => "哪项行动", "Which operation";
        NoOperation => "不属于哪项行动", "no operation";
        Who => "参加人", "Who was called in";
        NobodyCalled => "还没有请人。", "Nobody was called in yet.";
        CallIn => "请人参加", "Call somebody in";
        Name => "姓名或称呼", "Name";
        Kind => "身份", "Capacity";
        Capacity => "代表哪个岗位、单位，或什么专业", "Which post or unit, or expert in what";
        Add => "请入", "Call in";
        Opinions => "意见", "Opinions";
        NobodySpoke => "还没有人发言。", "Nobody has spoken yet.";
        Record => "记一条意见", "Write down an opinion";
        Speaker => "谁说的", "Who said it";
        Words => "原话", "Word by word";
        WordsHint => "照原话记。记下后不能改；改主意的再记一条。",
            "As it was said. It is never changed; whoever thinks otherwise later says so again.";
        Way => "怎么说的", "By which way";
        HowStands => "态度", "Stance";
        Severity => "认为是哪一级事件", "How severe they hold it to be";
        NoSeverity => "没有说", "not said";
        SaidAt => "什么时候说的（不填就是现在；后补的纸质意见填当时）",
            "When (empty is now; for later paper, the time on it)";
        Save => "记下", "Write it down";
        EnteredLater { clock: String } => "{clock} 补记", "written down at {clock}";
        Dissents { count: usize } => "▲ 有 {count} 人不同意", "▲ {count} disagree";
        Suggested => "建议", "Suggested";
        SuggestedHint => "只是建议：由人决定。", "A suggestion: a person decides.";
        ByOpinion { severity: String, count: usize } => "{count} 人认为是{severity}",
            "{count} hold it to be {severity}";
        LevelFor { level: String } => "通常对应 {level} 级响应；以预案为准。",
            "Usually level {level}; the plan decides.";
        NothingSuggested => "没有可以算出的建议。", "Nothing can be suggested by numbers.";
        Conclude => "会商结论", "Conclusion";
        ConcludeHint => "由一个人决定并署名，不按人数多少。不同意的意见照样留在纪要里。",
            "One person decides, by name; not the number of voices. Dissent stays in the minutes.";
        DecidedBy => "谁决定的（姓名、职务）", "Who decided (name and office)";
        Decision => "结论", "What they decided";
        Outcome => "下一步", "What comes of it";
        DecidedAt => "什么时候决定的（不填就是现在）", "When (empty is now)";
        ConcludeSave => "定为结论", "Conclude";
        Concluded { clock: String } => "{clock} 结束", "concluded at {clock}";
        Opened { clock: String } => "{clock} 发起", "called at {clock}";
        OpenedBy { who: String } => "{who}发起", "called by {who}";
        Next => "按结论去办", "Do what was decided";
        OpenOperation => "启动行动", "Open the operation";
        OperationTitle => "行动名称", "Title of the operation";
        Propose => "按结论建议级别", "Propose the level";
        ProposeLevel => "建议级别", "Level";
        Reason { conclusion: String } => "会商决定：{conclusion}",
            "Decided in consultation: {conclusion}";
        Minutes => "会商纪要", "Minutes of consultation";
        Print => "打印纪要", "Print the minutes";
        Counted { spoken: usize, called: usize } => "{spoken}/{called} 人发言",
            "{spoken} of {called} spoke";
        Destroy => "销毁内容", "Destroy the texts";
        DestroyHint { days: i64 } => "结束满 {days} 天，并且接报内容已销毁或行动日志已封存以后，可以销毁：谁说了什么都读不出来，人数、态度和结果留着。",
            "It can be destroyed {days} days after its end, once the texts of its reports are gone \
             or the log of its operation is closed: who said what can never be read again; how \
             many, how they stood and what came of it stays.";
        TextDestroyed => "（内容已销毁）", "(text destroyed)";
    }
}

words! {
    /// What was just done with a consultation.
    ConsultationTold {
        Opened => "会商已发起。现在请人参加。", "The consultation is called. Now call people in.";
        Called => "已请入。系统不通知：请打电话。", "They are called in. The system tells nobody: call them.";
        Recorded => "意见已记下。", "The opinion is written down.";
        Concluded => "会商已结束。按结论去办。", "It is concluded. Do what was decided.";
        Destroyed => "内容已销毁。", "Its texts are destroyed.";
    }
}

kind_words! {
    /// In which capacity somebody takes part in a consultation.
    participant_kind(ParticipantKind) {
        Post => "岗位", "Post";
        Unit => "单位", "Unit";
        Expert => "外请专家", "Outside expert";
    }
}

kind_words! {
    /// By which way an opinion was given.
    opinion_way(OpinionWay) {
        Room => "在场", "In the room";
        Telephone => "电话", "By phone";
        Paper => "书面", "On paper";
    }
}

kind_words! {
    /// How an opinion stands to what was proposed.
    stance(Stance) {
        Agrees => "同意", "Agrees";
        Dissents => "不同意", "Disagrees";
        Informs => "只说情况", "Informs";
    }
}

kind_words! {
    /// What a consultation was concluded with.
    consultation_outcome(ConsultationOutcome) {
        OpenOperation => "启动行动", "Open an operation";
        ProposeLevel => "建议调整级别", "Propose a level";
        Watch => "继续观察", "Go on watching";
        Nothing => "不需要响应", "No response is needed";
    }
}

/// A level as people say it.
#[must_use]
pub const fn response_level(of: ResponseLevel, language: crate::Language) -> &'static str {
    let [chinese, english] = match of {
        ResponseLevel::First => ["一级", "Level I"],
        ResponseLevel::Second => ["二级", "Level II"],
        ResponseLevel::Third => ["三级", "Level III"],
        ResponseLevel::Fourth => ["四级", "Level IV"],
    };
    match language {
        crate::Language::Chinese => chinese,
        crate::Language::English => english,
    }
}

/// A refusal of a level from above, in both languages.
pub(crate) fn level_refusal(refusal: &LevelFromAboveRefusal) -> Pair {
    use LevelFromAboveRefusal as R;
    match refusal {
        R::NoSuchLevelFromAbove => {
            pair("没有登记过这个上级级别。", "There is no such level from above.")
        }
        R::LevelIsReceived => pair(
            "这个上级级别已经登记了，不会再登一次。",
            "This level is written down already; it is not written twice.",
        ),
        R::LevelIsLifted => {
            pair("上级已经解除，不能再改。", "It was lifted above already; it cannot be changed.")
        }
        R::LevelStands => {
            pair("上级还在执行，不能销毁。", "It still stands above; it cannot be destroyed.")
        }
        R::LiftedBeforeReceived => pair(
            "解除的时间早于接到的时间。请核对。",
            "It was lifted before it came. Check the time.",
        ),
        R::NoSuchDocument => pair("没有这份来文。", "There is no such document."),
        R::LevelIsStillKept { days } => (
            format!("上级解除满 {days} 天以后才能销毁。"),
            format!("It can be destroyed {days} days after it was lifted."),
        ),
        R::LevelIsDestroyed => pair("内容已经销毁。", "Its texts are destroyed."),
    }
}

/// A refusal of a consultation, in both languages.
pub(crate) fn consultation_refusal(refusal: &ConsultationRefusal) -> Pair {
    use ConsultationRefusal as R;
    match refusal {
        R::NoSuchConsultation => pair("没有这次会商。", "There is no such consultation."),
        R::ConsultationIsOpened => pair(
            "这次会商已经发起了，不会再发起一次。",
            "This consultation is called already; it is not called twice.",
        ),
        R::ConsultationIsConcluded => pair(
            "会商已经有结论，不能再改。有新情况请另发起一次。",
            "It is concluded. Call another consultation for what is new.",
        ),
        R::BeforeTheConsultation => pair(
            "时间早于会商发起的时间。请核对。",
            "That is before the consultation was called. Check the time.",
        ),
        R::ConsultationAboutNothing => pair(
            "请选一条接报，或一项正在进行的行动。",
            "Choose a report, or an operation that runs.",
        ),
        R::TooManyIntakes { max } => (
            format!("一次会商最多涉及 {max} 条接报。"),
            format!("A consultation is about {max} reports at most."),
        ),
        R::ParticipantIsCalled => pair("已经请入了，不会再请一次。", "They are called in already."),
        R::NoSuchParticipant => {
            pair("先请这个人参加，再记意见。", "Call them in first, then write down what they say.")
        }
        R::TooManyParticipants { max } => (
            format!("一次会商最多请 {max} 人。"),
            format!("At most {max} are called into one consultation."),
        ),
        R::OpinionIsRecorded => pair(
            "这条意见已经记下了，不会再记一次。",
            "This opinion is written down already; it is not written twice.",
        ),
        R::TooManyOpinions { max } => (
            format!("一次会商最多记 {max} 条意见。"),
            format!("At most {max} opinions belong to one consultation."),
        ),
        R::NobodyHasSpoken => pair(
            "还没有人发言，不能下结论。",
            "Nobody has spoken yet: there is nothing to conclude.",
        ),
        R::ConsultationIsNotConcluded => {
            pair("会商还没有结论，不能销毁。", "The consultation is not concluded yet.")
        }
        R::ConsultationIsOfOperation => pair(
            "行动的日志还没有封存。会商内容与行动的数据一起销毁。",
            "The log of its operation is not closed. It goes together with that data.",
        ),
        R::ItsIntakesStand => pair(
            "接报的内容还在。会商内容与接报的内容一起销毁。",
            "The texts of its reports are still there. It goes together with them.",
        ),
        R::ConsultationIsStillKept { days } => (
            format!("会商结束满 {days} 天以后才能销毁。"),
            format!("It can be destroyed {days} days after it was concluded."),
        ),
        R::ConsultationIsDestroyed => {
            pair("会商的内容已经销毁。", "What was said in this consultation is destroyed.")
        }
    }
}
