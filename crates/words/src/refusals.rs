//! A rule's no, as a sentence: what, and how to go on.

use domain::{Refusal, operations, realms};

use crate::Language;

/// The sentence of a refusal.
#[must_use]
pub fn refusal(refusal: &Refusal, language: Language) -> String {
    let (chinese, english) = match refusal {
        Refusal::Operations(refusal) => operations(refusal),
        Refusal::Realms(refusal) => realms(refusal),
    };
    match language {
        Language::Chinese => chinese,
        Language::English => english,
    }
}

type Pair = (String, String);

fn pair(chinese: &str, english: &str) -> Pair {
    (chinese.to_owned(), english.to_owned())
}

fn operations(refusal: &operations::Refusal) -> Pair {
    use operations::Refusal as R;
    match refusal {
        R::NoSuchOperation => pair(
            "没有这个处置行动。请从行动列表中重新打开。",
            "There is no such operation. Open it again from the list.",
        ),
        R::AlreadyOpen => pair(
            "这个处置行动已经建立，不能重复建立。",
            "This operation was opened before; it cannot be opened twice.",
        ),
        R::EntryWritten { entry: _ } => pair(
            "这条日志已经写过。要更正它，请另写一条更正。",
            "This line was written before. To put it right, write a correction.",
        ),
        R::NoSuchEntry { entry: _ } => pair(
            "要更正的那条日志不在本行动的日志里。",
            "The line to be corrected is not in this operation's log.",
        ),
    }
}

fn realms(refusal: &realms::Refusal) -> Pair {
    use realms::Refusal as R;
    match refusal {
        R::RealIsNotPractice => pair(
            "真实域不能当作演练域打开，也不能拨它的时钟。",
            "The real realm is not opened like a drill, and its clock is not set.",
        ),
        R::AlreadyOpened => pair("这个域已经打开。", "This realm was opened before."),
        R::NoSuchRealm => pair("没有这个域。", "There is no such realm."),
        R::ClockGoesBack => pair(
            "域的时钟不能倒拨。请给一个更晚的时间。",
            "A realm's clock never runs backwards. Give a later time.",
        ),
        R::TooFast { thousandths_max } => (
            format!("时钟最快为实际速度的 {} 倍。", thousandths_max / 1000),
            format!("A clock runs at most {} times real speed.", thousandths_max / 1000),
        ),
    }
}
