//! Words of the page on which the data of a closed operation is released and destroyed.

use crate::words;

words! {
    /// Words of the page on which the data of a closed operation ends.
    DataPages {
        DataEnd => "数据了结", "Data after the end";
        Intro => "应急中收集的信息只为应急使用，结束后按法律留存该留的、销毁其余的。四步按顺序办。",
            "What was collected in the emergency was for the emergency only. Afterwards what the \
             law wants kept is kept, and the rest is destroyed; in four steps, in this order.";
        ClosedStep => "结束行动", "The operation is closed";
        ClosedMeans => "不再下达任务，只补记结束前发生的事；处置资料依法整理归档。",
            "No tasks open any more, and only what happened before can be added; the record of the \
             response is archived.";
        ClosedLaw => "《突发事件应对法》第九十四条", "Emergency Response Law, article 94";
        SealedStep => "封存日志", "The log is closed";
        SealedMeans => "记录到此为止，不会有人在审看和销毁之间再写进新的内容。",
            "The record is complete: nothing can be written between looking at the texts and \
             destroying them.";
        ReleasedStep => "归档该留的", "What must be kept is released";
        ReleasedMeans => "没有个人信息的文字原样归档，其余由人遮盖后归档；确需留作证据或评估的，先评估合法性、必要性和安全性。",
            "Texts without personal data are kept as they are, others masked by a person. What is \
             kept as evidence or for evaluation is assessed first: is it lawful, needed, safe?";
        ReleasedLaw => "《突发事件应对法》第八十五条、第九十四条",
            "Emergency Response Law, articles 85 and 94";
        DestroyedStep => "销毁其余的", "The rest is destroyed";
        DestroyedMeans => "密钥一销毁，这个行动的原文和附件谁也读不出来，不能恢复；已归档的文字照常可读。",
            "With its key gone, nobody can read the operation’s own texts and attachments again. \
             What was released stays readable.";
        DestroyedLaw => "《突发事件应对法》第八十五条，《个人信息保护法》第四十七条",
            "Emergency Response Law, article 85; Personal Information Protection Law, article 47";
        DoneAt { at: String } => "✓ 已于 {at} 办理", "✓ done {at}";
        AllDone => "✓ 已办完", "✓ done";
        Next => "● 现在办这一步", "● this step is next";
        NotYet => "○ 要等前面的步骤", "○ waits for the steps before";
        AfterReleasing => "○ 先归档；不归档的要写明理由",
            "○ release first; what is not kept needs a reason";
        GoClose => "去结束行动", "Close the operation";
        CloseLog => "封存日志", "Close the log";
        CloseLogHint => "先问一遍：纸质记录都补进来了吗？封存后不能再写，也不能更正。",
            "Ask around first: is all the paper entered? Afterwards nothing can be added or put \
             right.";
        CloseLogAsk => "真的要封存日志吗？", "Close the log?";
        CloseLogYes => "都补齐了，封存", "All is entered; close it";
        YesWanted => "请先勾选", "confirm it first";
        CountTexts { count: usize } => "文字 {count} 段", "Texts: {count}";
        CountAttachments { count: u64 } => "附件 {count} 份", "Attachments: {count}";
        AllTexts { count: usize } => "全部 {count} 段", "All: {count}";
        ReleasedTexts { count: usize } => "已归档 {count} 段", "Released: {count}";
        WaitingTexts { count: usize } => "没有归档 {count} 段", "Not released: {count}";
        NoTexts => "没有这样的文字。", "There are none.";
        OneOfTexts => "文字", "Text";
        TextShown { from: usize, to: usize, count: usize } => "显示第 {from}–{to} 段，共 {count} 段",
            "{from} to {to} of {count} shown";
        WithoutWords =>
            "这里只列每段文字在哪里、谁写的、什么时候、归档了没有；文字本身由办理归档的岗位看。",
            "Listed are where each text stands, who wrote it, when, and what became of it. The \
             words themselves are for the posts that release them.";
        WrittenBy => "谁写的", "Written by";
        WrittenAt => "时间", "When";
        State => "归档", "Released";
        InTheLog { what: String, position: u64 } => "{what} №{position}", "{what} №{position}";
        IsDestroyed => "✕ 没有归档，已销毁", "✕ not released, destroyed";
        OfTitle => "行动名称", "Title";
        OfNormalising => "转入常态的说明", "Return to normal";
        OfLogLine => "日志", "Log";
        OfAttachment => "附件名称", "Name of an attachment";
        OfLevel => "级别", "Level";
        OfMeasure => "措施", "Measure";
        OfTask => "任务", "Task";
        OfReading => "监测值备注", "Note of a reading";
        OfCommand => "指挥交接", "Command";
        OfOther => "其他", "Other";
        IsReleased => "✓ 已归档", "✓ released";
        IsNotReleased => "○ 没有归档", "○ not released";
        StaysAs => "归档为：", "What stays: ";
        ScannerHint => "系统只认得出号码：身份证、手机、车牌等。姓名、住址、病情认不出来，请逐段看过，该遮盖的先遮盖。",
            "The system knows numbers only: identity cards, telephones, plates. It does not know \
             names, addresses or illnesses: read every text, and mask what must be masked first.";
        Found { kinds: String } => "▲ 有{kinds}", "▲ {kinds}";
        Masked => "归档成什么样", "What stays of it";
        MaskedHint => "用 █ 遮盖姓名、住址、号码；遮盖后的文字长期保存，不能再换。",
            "Put █ over names, addresses and numbers. What stays is kept for good and is not \
             replaced.";
        ReleaseOne => "按这样归档", "Release it like this";
        ReleaseAll { count: usize } => "没有发现号码的 {count} 段原样归档",
            "Release the {count} without numbers as they are";
        ReleaseAllHint => "归档的文字长期保存，不能再换。",
            "What is released is kept for good and is not replaced.";
        ReleaseAllYes => "都看过了，里面没有个人信息", "I have read them; they hold no personal data";
        Destroy => "销毁", "Destroy";
        WhatGoes { texts: usize, released: usize, unreleased: usize, attachments: u64 } =>
            "将销毁原文 {texts} 段（{released} 段已归档，{unreleased} 段没有归档、销毁后谁也读不到）和附件 {attachments} 份。",
            "This destroys {texts} texts ({released} were released; {unreleased} were not, and \
             nobody will read them again) and {attachments} attachments.";
        Irreversible { key: String } => "销毁的是密钥 {key}，不能恢复。",
            "What is destroyed is the key {key}. It cannot be undone.";
        Approver => "批准人（岗位）", "Approved by (post)";
        Witness => "见证人（本单位人员）", "Watched by (staff)";
        WitnessHint => "批准人不能自己见证。请外单位人员见证的，这一项空着，填下一项。",
            "Not whoever approves. Leave it empty where somebody from outside watched, and name \
             them below.";
        WitnessOutside => "见证人（外单位）", "Watched by (from outside)";
        WitnessOutsideHint => "例：县公证处 公证员李明", "For example: notary Li Ming, county notary office";
        OneWitness => "请填一位见证人：本单位的或外单位的", "name one witness, of the staff or from outside";
        Method => "系统以外怎么销毁的", "What was done beyond the software";
        MethodHint => "例：打印件粉碎，手机里的照片删除",
            "For example: prints shredded, photographs wiped from phones";
        Leftovers => "怎么查遗漏的，查不到的是什么",
            "How leftovers were searched for, and what cannot be reached";
        LeftoversHint => "例：查了值班室三台电脑；已外发的短信查不到",
            "For example: three computers of the duty room; text messages that were sent cannot be \
             reached";
        UnreleasedYes { count: usize } => "没有归档的 {count} 段也一起销毁",
            "The {count} texts that nobody released go too";
        UnreleasedAsk => "没有归档的怎么办？", "What of the texts that nobody released?";
        UnreleasedReason => "为什么不归档", "Why they are not kept";
        TypeTitle { title: String } => "再看一遍，照写行动名称：{title}",
            "Look again, and write the operation’s title: {title}";
        NotTheTitle => "与行动名称不一致，没有销毁", "this is not its title; nothing was destroyed";
        Certificate => "销毁证明", "Certificate of destruction";
        Print => "用浏览器打印这一页，就是证明。", "Print this page from the browser: it is the certificate.";
        BackupNow => "以前的备份里还有这把密钥：请技术人员马上做一次新备份，并另外保管销毁清单。",
            "Older backups still hold the key: have a new backup made now, and keep the \
             destruction list apart.";
        Basis => "依据", "By law";
        Operation => "处置行动", "Operation";
        DestroyedAt => "销毁时间", "Destroyed";
        DestroyedBy => "经办人", "Done by";
        Texts => "销毁的文字", "Texts destroyed";
        TextsOf { texts: u64, released: u64 } => "{texts} 段，其中事先归档 {released} 段",
            "{texts}, of which {released} had been released";
        Attachments => "销毁的附件", "Attachments destroyed";
        KeyGone => "销毁的密钥", "Key destroyed";
        Position => "账本位置", "Place in the journal";
        Digest => "该条的 SHA-256", "SHA-256 of the entry";
        Nobody => "（已不在册）", "(no longer in the register)";
    }
}

words! {
    /// What was done with the data of an operation.
    DataTold {
        LogClosed => "日志已封存。", "The log is closed.";
        Released => "已归档。", "It is released.";
        Destroyed => "已销毁，证明在下面。", "It is destroyed; the certificate is below.";
    }
}
