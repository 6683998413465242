//! Words that every page uses.

use crate::words;

words! {
    /// Words that every page uses.
    Common {
        ProductName => "联防联控", "Lianfang";
        SkipToContent => "跳到正文", "Skip to content";
        Page => "页面", "Pages";
        Send => "提交", "Send";
        Older => "更早", "Older";
        Newest => "最新", "Newest";
        Back => "返回", "Back";
        Live => "实时更新中", "Updating live";
        LiveLost => "连接中断，正在重连", "Connection lost, trying again";
        JournalPosition => "事件账本序号", "Journal position";
    }
}
