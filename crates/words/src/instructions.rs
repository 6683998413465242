//! Words of what leaders want done.

use domain::duty::{InstructionChannel, InstructionRefusal};

use crate::refusals::{Pair, pair};
use crate::registers::kind_words;
use crate::words;

words! {
    /// Words of instructions of leaders.
    Instructions {
        Instructions => "领导批示", "Leaders' instructions";
        Instruction => "批示", "Instruction";
        OpenOnes => "未办结的批示", "Instructions not closed";
        NothingOpen => "没有未办结的批示。", "No instruction is open.";
        NoInstructions => "还没有记过批示。", "No instruction was written down yet.";
        Record => "记一条批示", "Write down an instruction";
        GivenBy => "谁批的", "Who gave it";
        GivenByHint => "写称呼，例如“王副县长”。", "As they are called, such as “Deputy head Wang”.";
        Giver => "是不是在册人员", "Somebody of the register";
        NotOfTheHouse => "不是，或不确定", "no, or not known";
        Channel => "怎么给的", "By which way";
        PaperNumber => "文号（书面的）", "Number of the paper";
        Words => "原话", "Word by word";
        WordsHint => "照原话、原文记，不要改写。", "As it was said or written, not in other words.";
        GivenAt => "什么时候给的（不填就是现在）", "When it was given (empty is now)";
        DueAt => "什么时候办结", "By when";
        Operation => "关于哪项行动", "About which operation";
        NoOperation => "不属于哪项行动", "no operation";
        Save => "记下", "Write it down";
        Parts => "分解", "Parts";
        NoParts => "还没有分解：没有单位在办。", "Not split yet: no unit works on it.";
        AddPart => "交给一个单位", "Give it to a unit";
        What => "办什么", "What is to be done";
        Unit => "责任单位", "Unit that answers for it";
        Add => "交办", "Give it out";
        Feedback => "反馈", "What they say";
        IsDone => "已办完", "it is done";
        Tell => "反馈", "Say so";
        Answer => "记下反馈", "Write down what they say";
        Answered { clock: String } => "{clock} 反馈", "said at {clock}";
        NotAnswered => "还没有反馈", "nothing said yet";
        Done => "办完", "done";
        InWork => "在办", "in work";
        Close => "办结", "Close it";
        CloseHint => "由批示的领导说办结；不是本人操作的，照他的话记。",
            "Whoever gave it says that it is done with; where somebody else writes it down, in \
             their words.";
        Said => "领导怎么说的", "What they said";
        Although => "还有没办完的，为什么办结", "Why it is closed although something is open";
        AlthoughHint => "都办完了不用填。", "Leave it empty where all is done.";
        Closed { clock: String } => "{clock} 办结", "closed at {clock}";
        ByGiver => "本人办结", "by whoever gave it";
        WrittenDown { who: String } => "{who}记", "written down by {who}";
        PartsDone { done: usize, all: usize } => "{done}/{all} 办完", "{done} of {all} done";
        NoDue => "没有定时限", "no time limit";
        Late => "超时办结", "closed late";
        About => "行动", "operation";
        TextDestroyed => "（内容已销毁）", "(text destroyed)";
    }
}

words! {
    /// What was just done with an instruction.
    InstructionTold {
        Recorded => "批示已记下。现在交给单位去办。",
            "The instruction is written down. Now give it to units.";
        Added => "已交办：在该单位的“我的任务”和收件里。要紧的，再打个电话。",
            "It is given out, and stands in the unit’s tasks and inbox. If it is urgent, call too.";
        Answered => "反馈已记下。", "What they say is written down.";
        Closed => "已办结。", "It is closed.";
    }
}

kind_words! {
    /// By which way a leader gave an instruction.
    instruction_channel(InstructionChannel) {
        Telephone => "电话", "Telephone";
        Paper => "书面批示", "On paper";
        Meeting => "会上", "In a meeting";
        InPerson => "当面", "In person";
        Message => "信息", "Message";
    }
}

/// A refusal of an instruction, in both languages.
pub(crate) fn refusal(refusal: &InstructionRefusal) -> Pair {
    use InstructionRefusal as R;
    match refusal {
        R::NoSuchInstruction => pair("没有这条批示。", "There is no such instruction."),
        R::InstructionIsRecorded => pair(
            "这条批示已经记下了，不会再记一次。",
            "This instruction is written down already; it is not written twice.",
        ),
        R::InstructionIsClosed => pair(
            "这条批示已经办结，不能再改。有新的要求请另记一条。",
            "This instruction is closed. Write down another one for what is new.",
        ),
        R::DueBeforeGiven => pair(
            "办结时限早于现在或早于批示的时间。请核对。",
            "It is to be done before it was given, or before now. Check the time.",
        ),
        R::AboutWhatDoesNotRun { operation: _ } => pair(
            "这项行动已经结束或不存在。请选一项正在进行的，或者空着。",
            "That operation is over, or there is none. Choose one that runs, or leave it empty.",
        ),
        R::NoSuchPart => pair("这条批示没有这一项分解。", "This instruction has no such part."),
        R::NotTheirPart => pair(
            "这一项由别的单位负责，您的单位不能代为反馈。请该单位或值班室来记。",
            "Another unit answers for this part. That unit says how far it is, or the desk writes \
             it down.",
        ),
        R::PartIsAdded => pair(
            "这一项已经交办了，不会再交一次。",
            "This part is given out already; it is not given out twice.",
        ),
        R::NoSuchUnit => pair(
            "责任单位不在单位名册里，或已撤销。请从列表里选。",
            "The unit is not in the register, or is no more. Choose one from the list.",
        ),
        R::TooManyParts { max } => (
            format!("一条批示最多分解 {max} 项。请合并，或另记一条。"),
            format!("An instruction has {max} parts at most. Join some, or write down another."),
        ),
        R::PartsAreOpen { open: 0 } => pair(
            "还没有交给任何单位办。只作了解、不用办的，请写明为什么办结。",
            "No unit was given any of it. Where it only informs, say why it is closed.",
        ),
        R::PartsAreOpen { open } => (
            format!("还有 {open} 项没有办完。仍要办结的，请写明为什么。"),
            format!("{open} parts are not done. Say why it is closed all the same."),
        ),
    }
}
