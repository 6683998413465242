//! Why a command was not done, as a title and a sentence.

use application::Failure;
use domain::Refusal;

use crate::{Language, refusal};

/// What a person reads when something was not done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// A stable code for programs.
    pub code: &'static str,
    /// What kind of no it is.
    pub title: String,
    /// What, where, and how to mend it.
    pub detail: String,
}

/// Puts a failure into words. A fault's own text stays in the log: it may name what is private.
#[must_use]
pub fn problem(failure: &Failure, language: Language) -> Problem {
    let (code, chinese, english) = words_of(failure);
    let (title, detail) = match language {
        Language::Chinese => chinese,
        Language::English => english,
    };
    let detail = match failure {
        Failure::Refused(refused) => refusal(refused, language),
        _ => detail,
    };
    Problem { code, title: title.to_owned(), detail }
}

type Side = (&'static str, String);

fn words_of(failure: &Failure) -> (&'static str, Side, Side) {
    match failure {
        Failure::Refused(refused) => {
            (code_of(refused), ("未执行", String::new()), ("Not done", String::new()))
        }
        Failure::Denied(right) => (
            "denied",
            ("无权操作", format!("您现在的岗位没有“{}”权限。", right.name())),
            ("Not permitted", format!("Your post does not carry the right “{}”.", right.name())),
        ),
        Failure::Conflict(_) => (
            "conflict",
            ("别人先改了", "您看到之后，这一项已被别人改动。请先看现状，再决定是否重做。".into()),
            (
                "Somebody was first",
                "This was changed after you saw it. Look at how it stands now, then decide again."
                    .into(),
            ),
        ),
        Failure::UnseenThing(_) => (
            "unseen",
            ("缺少版本", "请说明您看到的是哪个版本（If-Match）。".into()),
            ("Version missing", "Say which version you saw (If-Match).".into()),
        ),
        Failure::IdUsedOtherwise => (
            "id_used_otherwise",
            ("编号已被使用", "同一命令编号已用于别的内容。请换一个编号重发。".into()),
            (
                "Id used otherwise",
                "This command id was used for something else. Send again under a new id.".into(),
            ),
        ),
        Failure::WrongTarget { stream, on } => (
            "wrong_target",
            ("对象不对", format!("“{on}”不是 {stream} 的编号。")),
            ("Wrong target", format!("“{on}” is no id of a {stream}.")),
        ),
        Failure::InTheFuture { happened_at: _, now: _ } => (
            "in_the_future",
            ("时间在将来", "发生时间晚于现在。请改为已经过去的时间。".into()),
            ("In the future", "It cannot have happened yet. Give a time that has passed.".into()),
        ),
        Failure::NoSuchRealm(realm) => (
            "no_such_realm",
            ("没有这个域", format!("没有名为“{realm}”的域。")),
            ("No such realm", format!("There is no realm “{realm}”.")),
        ),
        Failure::Overloaded => (
            "overloaded",
            ("系统正忙", "排队太长，请过几秒再试。您填的内容没有丢。".into()),
            ("Busy", "Too many wait. Try again in a few seconds; nothing you wrote is lost.".into()),
        ),
        Failure::Fault(_) => (
            "fault",
            ("系统故障", "没有存上。什么也没有改变，请再试一次；若还不行，请告诉值守的技术人员。".into()),
            (
                "System fault",
                "It was not stored and nothing has changed. Try again; if it stays, tell whoever keeps the system."
                    .into(),
            ),
        ),
    }
}

fn code_of(refused: &Refusal) -> &'static str {
    refused.code()
}
