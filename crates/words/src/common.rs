//! Words that every page uses.

use crate::words;

words! {
    /// Words that every page uses.
    Common {
        ProductName => "联防联控", "Lianfang";
        SkipToContent => "跳到正文", "Skip to content";
        OtherLanguage => "English", "中文";
        Page => "页面", "Pages";
        Send => "提交", "Send";
        Older => "更早", "Older";
        Newest => "最新", "Newest";
        Back => "返回", "Back";
        Live => "实时更新中", "Updating live";
        LiveLost => "连接中断，正在重连", "Connection lost, trying again";
        When => "时间", "When";
        Who => "记录人", "Who";
        What => "内容", "What";
        JournalPosition => "事件账本序号", "Journal position";
        NotFound => "没有这一页", "There is no such page";
        NotFoundHint => "地址可能输错了，或者您无权查看。",
            "The address may be mistyped, or it is not yours to see.";
    }
}
