//! Words of the page of one event of the journal.

use crate::words;

words! {
    /// Words of the page of one event of the journal.
    JournalPage {
        Journal => "事件账本", "The journal";
        Event { position: u64 } => "事件账本第 {position} 条", "Event {position} of the journal";
        Holds => "哈希与账本所记一致", "The hash is that of what stands here";
        Breaks => "哈希与内容不符：这一条被改动过",
            "The hash is not that of what stands here: this event was changed";
        HoldsHint => "刚才按这一条的内容重新计算，并核对了前一条的哈希。",
            "It was computed again just now from what stands here, and the event before was \
             compared.";
        LinkBroken => "与前一条接不上：账本在这里断开",
            "It does not follow the event before: the chain is broken here";
        Previous => "前一条", "The event before";
        Next => "后一条", "The event after";
        First => "这是第一条，前面没有。", "It is the first; nothing stands before it.";
        Last => "这是目前最后一条。", "It is the last one so far.";
        Chain => "链", "The chain";
        HashBefore => "前一条的哈希", "Hash of the event before";
        HashOwn => "这一条的哈希", "Hash of this event";
        Envelope => "信封", "The envelope";
        Position => "序号", "Position";
        Jurisdiction => "区划", "Jurisdiction";
        Realm => "域", "Realm";
        Stream => "对象流", "Stream";
        Version => "流内序号", "Place in its stream";
        Thing => "所改之物", "What it changed";
        Kind => "事件种类", "Kind";
        Schema => "格式版次", "Edition of its payload";
        HappenedAt => "发生时间", "Happened";
        EnteredAt => "录入时间", "Entered";
        RecordedAt => "写入时间", "Written down";
        Purpose => "目的", "Purpose";
        Command => "命令编号", "Command";
        Algorithm => "算法", "Algorithm";
        Salt => "盐", "Salt";
        Who => "谁", "Who";
        Payload => "内容（载荷）", "Payload";
        PayloadHint => "姓名、原话等文字不在账本里，这里只有它们的承诺值；文字在保险库，销毁后链仍完整。",
            "Names and words do not stand in the journal: it holds commitments to them. They lie \
             in the vault, and the chain stays whole when they are destroyed.";
        Verify => "怎样离线核对", "How to verify it offline";
        VerifyFirst => "导出账本，连同签名检查点交给核对人：",
            "Export the journal and hand it over with a signed checkpoint:";
        VerifySecond => "核对人在自己的机器上运行，不用联网，也不用信任本系统：",
            "Whoever verifies runs this on a machine of their own, without a network and without \
             trusting this system:";
        VerifyThird { position: u64 } =>
            "逐条重算哈希、核对前后相接，并与检查点比对。这一条是导出文件的第 {position} 行。",
            "It computes every hash again, sees that each follows the one before, and compares \
             with the checkpoint. This event is line {position} of the export.";
        AsLine => "以导出格式查看这一条", "This event as a line of the export";
        ToTask => "回到任务", "To the task";
        ToOperation => "处置行动", "The operation";
    }
}
