//! Words of the pages where plans are written.

use crate::words;

words! {
    /// Words of the page where a plan is written.
    PlanEditor {
        Edit { title: String } => "编写：{title}", "Writing: {title}";
        VersionAndState { version: u32, state: String } => "第 {version} 版 · {state}",
            "Version {version} · {state}";
        SavedAt { at: String } => "{at} 保存", "saved {at}";
        AboutThePlan => "预案办理页", "About this plan";
        Outline => "目录", "Contents";
        Basics => "基本信息", "Basics";
        AsForm => "表单", "Form";
        AsText => "全文", "Whole text";
        NotWritten => "未写", "not written";
        Saved => "已保存为新草稿。", "Saved as a new draft.";
        Unchanged => "没有改动，不用保存。", "Nothing was changed, so nothing was saved.";
        Mended => "已改好并保存。", "Mended and saved.";
        MendGone => "这一处已经不在了，没有改动。请看现在的检查结果。",
            "That finding is not there any more; nothing was changed. See what is found now.";
        Save => "保存", "Save";
        CheckAndSave => "检查并保存", "Check and save";
        MustMend { count: usize } => "{count} 处必须改", "{count} must be mended";
        ShouldMend { count: usize } => "{count} 处应当改", "{count} should be mended";
        Hints { count: usize } => "{count} 处提示", "{count} to consider";
        NoFindings => "没有发现问题。", "Nothing was found.";
        Findings => "检查结果", "What was found";
        FindingsHere { count: usize } => "{count} 处", "{count} found";
        MoreFindings { count: usize } => "另有 {count} 处", "{count} more";
        UnlistedFindings { count: usize } => "还有 {count} 处没有列出，改好前面的再看",
            "{count} more are not listed; mend these first";
        Error => "必须改", "Must be mended";
        Warning => "应当改", "Should be mended";
        Hint => "提示", "To consider";
        MendBy { what: String } => "改好：{what}", "Mend: {what}";
        Line { line: usize } => "第 {line} 行", "line {line}";
        Text => "文本", "Text";
        TextOf { title: String } => "“{title}”的文本", "The text of “{title}”";
        TextHint => "表单改的就是这段文本，注释不会丢。",
            "The form changes this very text; comments stay.";
        TextEmpty => "还没有写。", "Not written yet.";
        LinesLeftOut { count: usize } => "（后面还有 {count} 行）", "({count} more lines follow)";
        WholeTextHint => "YAML 全文。保存时逐条检查，有问题也能保存。",
            "The whole text, in YAML. It is checked when it is saved; a text with findings can be \
             saved too.";
    }
}

words! {
    /// Words of the form of a part of a plan.
    PlanForm {
        InChinese => "中文", "Chinese";
        InEnglish => "English（英文）", "English";
        Choose => "（未选）", "(none)";
        OnePerLine => "每行一个", "One per line";
        ClearToRemove => "清空即删除", "Clear one to remove it";
        Required => "必填", "required";
        Remove => "删去", "Remove";
        RemoveRow { number: usize } => "删去第 {number} 行", "Remove row {number}";
        NewRow => "新的一行", "New row";
        ItemCode => "物资编码", "Item";
        Amount => "数量", "Amount";
        Fastest => "最快", "Fastest";
        Usual => "通常", "Usual";
        Slowest => "最慢", "Slowest";
        Yes => "是", "Yes";
        ReadAloud { text: String } => "读作：{text}", "Reads: {text}";
        Unfit => "这里的文本不是这一项的样子，只能在全文里改。",
            "What stands here does not fit this field; change it in the whole text.";
        Typed { text: String } => "您填的：{text}", "You wrote: {text}";
        TypedNothing => "您把这一项清空了。", "You cleared this field.";
    }
}

words! {
    /// Words for the entries of a part of a plan.
    PlanEntries {
        Key => "编码", "Key";
        KeyHint => "小写字母、数字和 -，例如 traffic-dongdu；别处用它引用",
            "Lower-case letters, digits and -, such as traffic-dongdu; others refer to it by this";
        LevelHint => "I、II、III、IV 或 duty-1 至 duty-4", "I, II, III, IV or duty-1 to duty-4";
        CodeHint => "基础信息里的岗位编码", "The post’s code in the registers";
        Title => "名称", "Title";
        Add { what: String } => "新增{what}", "Add: {what}";
        Nothing { what: String } => "还没有{what}。在下面新增第一个。",
            "Nothing here yet ({what}). Add the first below.";
        Up { title: String } => "上移“{title}”", "Move “{title}” up";
        Down { title: String } => "下移“{title}”", "Move “{title}” down";
        Rename => "改编码", "Change the key";
        RenameHint => "本预案里引用它的地方一并改好。",
            "Whatever refers to it in this plan follows.";
        Delete { title: String } => "删除“{title}”", "Delete “{title}”";
        DeleteAsk { title: String } => "要删除“{title}”吗？", "Delete “{title}”?";
        DeleteFree => "本预案里没有别处引用它。", "Nothing else in this plan refers to it.";
        DeleteReferred { count: usize } => "本预案里有 {count} 处引用它，删除后要逐一改好：",
            "{count} places in this plan refer to it and must be mended afterwards:";
        DeleteNow => "删除", "Delete";
        Keep => "不删", "Keep it";
        More => "改编码、删除", "Change the key, delete";
        BadKey => "编码应为 1 至 60 个小写字母、数字、-、_、.，以字母或数字开头",
            "A key has 1 to 60 lower-case letters, digits, -, _ or ., and begins with a letter or \
             a digit";
        BadLevel => "级别名称只能是 I、II、III、IV 或 duty-1 至 duty-4",
            "A level is called I, II, III, IV or duty-1 to duty-4";
        KeyTaken => "这个编码已经用了，请换一个", "That key is taken; choose another";
        NoTitle => "请写名称", "Write a title";
    }
}

words! {
    /// Why a plan's text was not changed.
    PlanProblem {
        NotInWork { state: String } => "这一版是“{state}”，不能改写。要改，先退回编制或启动修订。",
            "This version is “{state}” and cannot be written. Take it back to draft, or begin a \
             revision.";
        CannotPlace { field: String } =>
            "“{field}”没有改成：它周围的文本读不懂。请在“全文”里改，或者先把检查结果里的问题改好。",
            "“{field}” was not changed: the text around it cannot be read. Change it in the whole \
             text, or mend what was found first.";
        Conflict => "您打开之后，别人先保存了新的草稿。下面是现在的草稿；您填的不同之处写在各项下面，没有丢，也没有保存。",
            "Somebody saved a new draft after you opened this one. Below is the draft as it is \
             now; what you wrote stands under each field that differs. It was not lost, and not \
             saved.";
        ConflictText => "您打开之后，别人先保存了新的草稿。上面是您的全文（没有保存），下面是现在的草稿。合并后再保存。",
            "Somebody saved a new draft after you opened this one. Above is your text, which was \
             not saved; below is the draft as it is now. Merge them, then save.";
        TheirText => "现在的草稿", "The draft as it is now";
        Empty => "全文是空的，没有保存。", "The text is empty; it was not saved.";
        TooLong { kilobytes: usize, kilobytes_max: usize } =>
            "全文有 {kilobytes} KB，最多 {kilobytes_max} KB，没有保存。请拆成几个预案。",
            "The text has {kilobytes} KB, {kilobytes_max} fit; it was not saved. Divide it into \
             several plans.";
        ControlCharacter { line: usize } => "第 {line} 行有控制字符，请删去后再保存。",
            "Line {line} has a control character; delete it and save again.";
    }
}

words! {
    /// Words of the page where a plan is begun.
    PlanBeginning {
        Begin => "新建预案", "Begin a plan";
        BeginHint => "先看看读出了什么、还缺什么，再建立；建立之后随时可以改。",
            "First see what was read and what is missing, then begin; everything can be changed \
             later.";
        Key => "预案编码", "Key";
        KeyHint => "别的预案用它引用本预案，定了不再改，例如 county-flood",
            "What other plans call it; it never changes, such as county-flood";
        TitleZh => "名称", "Title in Chinese";
        TitleEn => "英文名称（可不填）", "Title in English (optional)";
        Tier => "类别", "Tier";
        Issuer => "制定单位", "Issuer";
        Region => "适用区域（区划代码）", "Region (code)";
        HeadsHint => "用预案文件或样例时，不填的从文件里取。",
            "With a file or a sample, what is left empty is taken from it.";
        FromWhat => "从什么开始", "Begin with";
        FromSkeleton => "空白框架：这一类预案应有的各部分",
            "An empty skeleton with the parts that such a plan has";
        FromOutline => "粘贴的提纲：一、总则 …… （一）……", "A numbered outline in Chinese, pasted";
        FromDocument => "Word 文件（.docx）里的提纲", "A numbered outline in a Word file (.docx)";
        FromFile => "预案文件（.yaml）", "A plan as a file (.yaml)";
        FromSample => "随软件提供的样例", "A sample that comes with the program";
        SamplePaperLeftOut =>
            "样例里各单位的书面意见（单位、文号、日期）和上次评估、上次演练的日期是虚构县的，已经去掉。要用您县自己的；\
             正文里提到的人数、文号和日期也请逐处改。",
            "The sample’s written opinions (units, document numbers, days) and the days of its \
             last evaluation and drill are those of a fictional county and were left out. Enter \
             your own; the figures, numbers and days in its paragraphs need changing as well.";
        Outline => "提纲", "Outline";
        Document => "Word 文件", "Word file";
        File => "预案文件", "Plan file";
        Sample => "样例", "Sample";
        Look => "看看读出了什么", "See what is read";
        Recognised => "读出了什么", "What was read";
        Missing => "还缺什么", "What is missing";
        NothingMissing => "没有发现缺项。", "Nothing is missing.";
        BeginNow => "建立预案", "Begin the plan";
        BackToForm => "返回修改", "Change something";
        NoUnits => "还没有登记单位。请先在基础信息里导入单位。",
            "No units are registered yet. Bring them in under Registers first.";
        FileMissing => "请选一个文件", "Choose a file";
        OutlineMissing => "请粘贴提纲", "Paste the outline";
        NotUtf8 => "文件不是 UTF-8 文本，请另存为 UTF-8 后再传", "The file is no UTF-8 text; \
             save it as UTF-8 and send it again";
        LineByLine => "逐条查看", "Line by line";
        DocumentUnread { why: String } => "文件没有读成：{why}", "The file was not read: {why}";
        TooLarge { megabytes_max: usize } => "文件太大，最多 {megabytes_max} MB",
            "The file is too large; {megabytes_max} MB fit";
        TextOfPlan => "将要建立的全文", "The text that is begun";
    }
}
