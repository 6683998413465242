//! Why a command was not done: a title and a sentence for each kind of no.

use crate::words;

words! {
    /// Titles: what kind of no it is.
    ProblemTitle {
        Refused => "未执行", "Not done";
        Denied => "无权操作", "Not permitted";
        Conflict => "别人先改了", "Somebody was first";
        UnseenThing => "缺少版本", "Version missing";
        IdUsedOtherwise => "编号已被使用", "Id used otherwise";
        WrongTarget => "对象不对", "Wrong target";
        InTheFuture => "时间在将来", "In the future";
        NoSuchRealm => "没有这个域", "No such realm";
        Overloaded => "系统正忙", "Busy";
        Fault => "系统故障", "System fault";
        BadRequest => "请求有误", "Bad request";
        NotFound => "没有这一页", "Not found";
        TooLarge => "内容太大", "Too large";
        SignIn => "请先登录", "Sign in first";
        Incomplete => "内容不全", "Incomplete";
        WrongMethod => "这里不能这样做", "Not done this way";
        WrongMediaType => "格式不对", "Wrong format";
        FromElsewhere => "请求来自别的网站", "Sent from elsewhere";
        TooSlow => "超过了时限", "Out of time";
    }
}

words! {
    /// Sentences: what, where, and how to mend it.
    ProblemDetail {
        Denied { right: String } => "您现在的岗位没有“{right}”权限。",
            "Your post does not carry the right “{right}”.";
        OutsideArea { right: String } => "您的岗位只在本辖区内有“{right}”权限，这里超出了辖区。",
            "Your post carries the right “{right}” in its own area only, and this goes beyond it.";
        Conflict { at: String } => "您看到之后，这一项在 {at} 被别人改动。请先看现状，再决定是否重做。",
            "This was changed at {at}, after you saw it. See how it stands now, then decide again.";
        UnseenThing => "请说明您看到的是哪个版本（If-Match）。",
            "Say which version you saw (If-Match).";
        IdUsedOtherwise => "同一命令编号已用于别的内容。请换一个编号重发。",
            "This command id was used for something else. Send again under a new id.";
        WrongTarget { on: String } => "“{on}”不是这里要的编号。",
            "“{on}” is not an id of the kind needed here.";
        InTheFuture => "发生时间晚于现在。请改为已经过去的时间。",
            "It cannot have happened yet. Give a time that has passed.";
        NoSuchRealm { realm: String } => "没有名为“{realm}”的域。", "There is no realm “{realm}”.";
        Overloaded => "排队太长，请过几秒再试。您填的内容没有丢。",
            "Too many wait. Try again in a few seconds; nothing you wrote is lost.";
        Fault => "不能确定是否已经存上。请把同一张表单再发一次，重复发送只算一次；若还不行，请告诉值守的技术人员。",
            "It is not certain that this was stored. Send the same form again: twice is once. If \
             it stays, tell whoever keeps the system.";
        SignIn => "请登录并选定岗位后再试。", "Sign in, choose a post, and try again.";
        NotFound => "地址可能输错了，或者您无权查看。", "The address may be mistyped, or it is not yours to see.";
        TooLarge { bytes_max: u64 } => "最多 {bytes_max} 字节。请减小后再发。",
            "At most {bytes_max} bytes are taken. Send less.";
        Unreadable => "地址或内容读不懂。请回到上一页，刷新后再试。",
            "The address or what was sent cannot be read. Go back, load the page again, and try \
             again.";
        Incomplete => "发来的表单缺了内容，或有一项填得不对，没有执行。请回到上一页，刷新后再填。",
            "Something in the form is missing or of the wrong kind, and nothing was done. Go back, \
             load the page again, and fill it in.";
        WrongMethod => "这个地址在，但不接受这种请求。请从页面上的按钮或链接进入。",
            "The address is there, but takes no request of this kind. Come by a button or a link.";
        WrongMediaType => "这里不收这种格式的内容。请用页面上的表单，或按接口说明发送。",
            "Content of this format is not taken here. Use the page's form, or what the API asks \
             for.";
        TooLargeHere => "超过了这里能收的大小，没有收下。请减小后再发。",
            "It is larger than is taken here, and was not taken. Send less.";
        FromElsewhere => "请求不是从本系统的页面发来的，没有执行。请在本系统的页面里重做一次。",
            "This was not sent from a page of this system, and nothing was done. Do it again from \
             a page of ours.";
        TooSlow => "三十秒内没有办完，不能确定是否已经存上。请把同一张表单再发一次，重复发送只算一次。",
            "It was not finished within 30 seconds, and it is not certain that it was stored. Send \
             the same form again: twice is once.";
        BadBody { problem: String } => "内容读不懂：{problem}", "The body cannot be read: {problem}";
    }
}

words! {
    /// What is wrong with one field of a form.
    FieldProblem {
        Empty => "不能为空", "must not be empty";
        TooLong { characters: usize, characters_max: usize } =>
            "有 {characters} 个字，最多 {characters_max} 个",
            "has {characters} characters; at most {characters_max} fit";
        ControlCharacter { at: usize } => "第 {at} 个字符是控制字符，请删去",
            "character {at} is a control character; delete it";
        NotARegion => "应为 2、4、6、9 或 12 位数字的区划代码，如 421223",
            "must be a region code of 2, 4, 6, 9 or 12 digits, such as 421223";
        NotChosen => "请从列出的各项中选一项", "choose one of those listed";
        NotATime => "应为时间，今天的写 03:10，以前的写 2026-11-21 03:10",
            "must be a time: 03:10 where it is today, or 2026-11-21 03:10";
        NotADay => "应为日期，如 2026-06-03", "must be a day, such as 2026-06-03";
    }
}
