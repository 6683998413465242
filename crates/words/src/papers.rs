//! Words of scans and photos, and of incoming documents.

use domain::duty::{AttachmentRefusal, DocumentKind, DocumentRefusal, DocumentUrgency};

use crate::attachment_pages::file_size;
use crate::refusals::{Pair, pair};
use crate::registers::kind_words;
use crate::words;

words! {
    /// Words of the scans and photos of a paper.
    Papers {
        Papers => "扫描件和照片", "Scans and photos";
        None => "还没有扫描件或照片。", "There is no scan or photo yet.";
        File => "文件（照片、扫描件、PDF）", "File (photo, scan, PDF)";
        FileHint { max: String } => "每份不超过 {max}。手机拍照可直接选。照片太大时，在手机里选“中等大小”再发，或扫描成 PDF。",
            "At most {max} each. A photo can be taken from the phone directly. Where it is too \
             large, send it in “medium size”, or scan it as a PDF.";
        Name => "名称（不填用文件名）", "Name (empty takes the file's)";
        Add => "添加", "Add it";
        AddOne => "添加扫描件或照片", "Add a scan or photo";
        Turn => "向右转 90°", "Turn it right by 90°";
        TurnHint => "转了以后所有人看到的都是转过的；文件本身不变。",
            "Turned once, it is turned for everybody; the file itself stays as it came.";
        Destroyed => "✕ 已销毁", "✕ destroyed";
        Unnamed => "附件", "attachment";
        NotShown => "这种文件不能在页面上显示，请下载。", "A file of this kind is not shown here: download it.";
        NoFile => "请先选一个文件。", "Choose a file first.";
    }
}

words! {
    /// What was just done with a scan or a photo.
    PaperTold {
        Attached => "已添加。", "It is added.";
        Turned => "已转正，所有人看到的都一样。", "It is turned, for everybody.";
    }
}

words! {
    /// Words of incoming documents.
    Documents {
        Documents => "来文", "Incoming documents";
        Document => "来文", "Incoming document";
        OpenOnes => "未办结的来文", "Documents not closed";
        NoDocuments => "没有这样的来文。", "There is no such document.";
        Register => "登记来文", "Register a document";
        NotClassified => "不涉密：涉密文件不进本系统，请走机要渠道。",
            "Not classified: classified papers do not enter this system; they go their own way.";
        IsUnclassified => "这份文件不涉密", "This paper is not classified";
        Kind => "是什么", "What it is";
        Issuer => "发文单位", "Issuer";
        Number => "文号", "Number";
        NumberHint => "照文件上写，例如“泽防指〔2026〕3号”。没有就空着。",
            "As it stands on the paper. Leave it empty where it has none.";
        Title => "标题", "Title";
        Urgency => "紧急程度", "Urgency";
        ReceivedAt => "什么时候收到（不填就是现在）", "When it came (empty is now)";
        Received { clock: String } => "{clock} 收到", "came at {clock}";
        DueAt => "要求什么时候答复", "Answer wanted by";
        NoDue => "不要求答复", "no answer wanted";
        Scan => "扫描件或照片", "Scan or photo";
        Save => "登记", "Register it";
        SaveTwice => "不是同一份，仍然登记", "It is another one: register it";
        Twin => "已经有一份发文单位和文号相同的来文：",
            "There is a document of the same issuer and number already:";
        TwinHere => "发文单位和文号与这份相同：", "Same issuer and number as this one:";
        Facts => "文件", "The paper";
        Units => "交办单位", "Units that have it";
        NoUnits => "还没有交给单位。", "No unit has it yet.";
        HandOn => "交给一个单位", "Give it to a unit";
        What => "要它办什么", "What it is to do";
        UnitDueAt => "什么时候办完（不填按来文时限）", "By when (empty is the document's)";
        Lead => "转办", "What comes of it";
        ToInstruction => "请领导批示，转成批示", "Make an instruction of it";
        ToTask => "转成行动里的任务", "Make a task of it";
        ToLevel => "上级启动响应：登记级别", "A level from above: write it down";
        LedInstruction => "批示", "instruction";
        LedOperation { title: String } => "行动：{title}", "operation: {title}";
        LedNothing => "还没有转成批示或任务。", "No instruction or task came of it yet.";
        Answer => "答复", "Answer";
        AnswerText => "怎么答复的", "What was answered";
        AnswerNumber => "答复文号（没有就空着）", "Number of the answer (empty where it has none)";
        AnsweredAt => "什么时候发出（不填就是现在）", "When it left (empty is now)";
        AnswerSave => "已经答复，记下", "It is answered: write it down";
        Answered { clock: String } => "{clock} 已答复", "answered at {clock}";
        AnsweredLate { clock: String } => "{clock} 答复，超过时限", "answered at {clock}, late";
        Unanswered => "还没有答复", "not answered yet";
        Close => "办结", "Close it";
        Result => "办理结果", "Result";
        Although => "还有没办完的，为什么办结", "Why it is closed although something is open";
        Closed { clock: String } => "{clock} 办结", "closed at {clock}";
        Overdue => "超时未答复", "overdue";
        All => "全部", "all";
        OnlyOpen => "未办结", "open";
        OnlyClosed => "已办结", "closed";
        OnlyOverdue => "只看超时未答复", "only overdue";
        State => "状态", "State";
        Filter => "筛选", "Filter";
        Download => "下载", "Download";
        RegisteredBy { who: String } => "{who}登记", "registered by {who}";
        Destroy => "销毁内容", "Destroy the texts";
        DestroyHint { days: i64 } => "办结满 {days} 天后可以销毁：发文单位、标题、答复和扫描件都读不出来，收到和办结的时间留着。纸质件按档案办。",
            "It can be destroyed {days} days after it was closed: issuer, title, answer and scans \
             can never be read again; when it came and was closed stays. The paper is for the \
             archive.";
        TextDestroyed => "（内容已销毁）", "(text destroyed)";
    }
}

words! {
    /// What was just done with an incoming document.
    DocumentTold {
        Registered => "已登记。现在交给单位，或转成批示、任务。",
            "It is registered. Now give it to units, or make an instruction or a task of it.";
        HandedOn => "已交办。系统不通知单位：请打电话告诉他们。",
            "The unit has it. The system tells nobody: call the unit.";
        FeedbackNoted => "反馈已记下。", "What they say is written down.";
        Answered => "答复已记下，时限停了。", "The answer is written down; its clock has stopped.";
        Closed => "已办结。", "It is closed.";
        Destroyed => "内容已销毁。", "Its texts are destroyed.";
    }
}

kind_words! {
    /// What an incoming document is.
    document_kind(DocumentKind) {
        Notice => "通知", "Notice";
        Instruction => "上级指令", "Instruction from above";
        Request => "请求、商请", "Request";
        Level => "上级启动或调整响应", "Level from above";
    }
}

kind_words! {
    /// How urgent an incoming document says that it is.
    document_urgency(DocumentUrgency) {
        ExtraUrgent => "特急", "Extra urgent";
        Urgent => "加急", "Urgent";
        Ordinary => "平件", "Ordinary";
    }
}

/// A refusal of an attachment, in both languages.
pub(crate) fn attachment_refusal(refusal: &AttachmentRefusal) -> Pair {
    use AttachmentRefusal as R;
    match refusal {
        R::AttachmentIsThere => pair(
            "这份文件已经添加了，不会再添一次。",
            "This file is added already; it is not added twice.",
        ),
        R::AttachedToOperations => pair(
            "行动的附件请在行动的附件页添加。",
            "What belongs to an operation is added on its own page of attachments.",
        ),
        R::AttachmentTooLong { bytes, bytes_max } => {
            let (size, max) = (file_size(*bytes), file_size(*bytes_max));
            (
                format!(
                    "文件有 {size}，超过 {max}，没有收下；已经填写的都在。请在手机里选“中等大小”再发，或扫描成 \
                     PDF，或分成几份。"
                ),
                format!(
                    "The file has {size}, more than {max}, and was not taken; what was typed is \
                     kept. Send it in “medium size”, scan it as a PDF, or split it."
                ),
            )
        }
        R::NoBytesHandedIn => pair(
            "没有收到这份文件的内容。请再传一次。",
            "The content of this file has not come. Send it again.",
        ),
        R::NoSuchAttachment => pair("没有这份附件。", "There is no such attachment."),
        R::NotATurn => {
            pair("一次只能转一个、两个或三个直角。", "A turn is one, two or three quarters.")
        }
    }
}

/// A refusal of an incoming document, in both languages.
pub(crate) fn document_refusal(refusal: &DocumentRefusal) -> Pair {
    use DocumentRefusal as R;
    match refusal {
        R::NoSuchDocument => pair("没有这份来文。", "There is no such document."),
        R::DocumentIsRegistered => pair(
            "这份来文已经登记了，不会再登一次。",
            "This document is registered already; it is not registered twice.",
        ),
        R::ClassifiedStaysOutside => pair(
            "请先确认这份文件不涉密。涉密文件不进本系统，请走机要渠道。",
            "Say first that this paper is not classified. Classified papers do not enter this \
             system; they go their own way.",
        ),
        R::DueBeforeReceived => pair(
            "时限早于收到的时间或现在。请核对。",
            "The time limit lies before it came, or before now. Check the time.",
        ),
        R::BeforeTheDocument => pair(
            "时间早于收到来文的时间。请核对。",
            "That is before the document came. Check the time.",
        ),
        R::DocumentIsClosed => pair(
            "这份来文已经办结，不能再改。有新的要求请登记新的来文。",
            "This document is closed. Register another one for what is new.",
        ),
        R::NoSuchUnit => pair(
            "这个单位不在单位名册里，或已撤销。请从列表里选。",
            "The unit is not in the register, or is no more. Choose one from the list.",
        ),
        R::UnitHasDocument => pair(
            "已经交给这个单位了，不会再交一次。",
            "This unit has it already; it is not given it twice.",
        ),
        R::UnitHasNoDocument => {
            pair("这份来文没有交给这个单位。", "This unit was not given the document.")
        }
        R::TooManyUnits { max } => (
            format!("一份来文最多交给 {max} 个单位。"),
            format!("A document is given to {max} units at most."),
        ),
        R::LeadsNowhere => pair(
            "没有这条批示，或者这项行动已经结束。",
            "There is no such instruction, or the operation is over.",
        ),
        R::TooManyLeads { max } => (
            format!("一份来文最多转成 {max} 件。"),
            format!("At most {max} things come of one document."),
        ),
        R::DocumentIsAnswered => pair(
            "这份来文已经答复过了。后来的情况写在办理结果里。",
            "This document is answered already. What came later belongs into its result.",
        ),
        R::DocumentIsOpen { units: 0, is_unanswered: _ } => pair(
            "要求答复，还没有答复。仍要办结的，请写明为什么。",
            "An answer is wanted that has not gone out. Say why it is closed all the same.",
        ),
        R::DocumentIsOpen { units, is_unanswered: _ } => (
            format!("还有 {units} 个单位没有办完。仍要办结的，请写明为什么。"),
            format!("{units} units are not done. Say why it is closed all the same."),
        ),
        R::DocumentIsStillKept { days } => (
            format!("办结满 {days} 天以后才能销毁。"),
            format!("It can be destroyed {days} days after it was closed."),
        ),
        R::DocumentIsNotClosed => {
            pair("这份来文还没有办结，不能销毁。", "This document is not closed yet.")
        }
        R::DocumentIsDestroyed => {
            pair("这份来文的内容已经销毁。", "What this document said is destroyed.")
        }
    }
}
