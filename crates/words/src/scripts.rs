//! Words of scripts and replays: where a line comes from, and what can be wrong with one.

use crate::words;

words! {
    /// Where a line of a script comes from, as pages, prints and reports mark it.
    Provenance {
        Assumed => "假定", "assumed";
        Reported { source: String } => "见于报道 {source}", "reported {source}";
        ReportedWithoutTime { source: String } =>
            "见于报道 {source}，时间为假定", "reported {source}, hour assumed";
        Heading => "出处", "Source";
        Banner { title: String } =>
            "回放：{title} · 标“假定”的内容为编写者设定",
            "Replay: {title} · what is marked “assumed” was set by whoever wrote the script";
        BannerWithoutTitle =>
            "回放 · 标“假定”的内容为编写者设定",
            "Replay · what is marked “assumed” was set by whoever wrote the script";
    }
}

words! {
    /// What is wrong with a line of a script, and how to mend it.
    ScriptWords {
        AtLine { line: usize, said: String } => "第 {line} 行：{said}", "line {line}: {said}";
        Unreadable { problems: String } =>
            "剧本读不了：\n  {problems}", "the script cannot be read:\n  {problems}";
        TooLarge { mebibytes_max: usize } =>
            "剧本超过 {mebibytes_max} MiB，请缩短。",
            "The script has more than {mebibytes_max} MiB: shorten it.";
        TooManyLines { lines_max: usize } =>
            "剧本超过 {lines_max} 行，请缩短。",
            "The script has more than {lines_max} lines: shorten it.";
        NotUtf8 => "剧本不是 UTF-8 编码，请存为 UTF-8。", "The script is not UTF-8: save it as UTF-8.";
        Empty => "剧本里一行也没有，请写一行。", "The script has no line: write one.";
        NoScript => "这个世界没有剧本：请加 script.jsonl。",
            "This world has no script: add script.jsonl.";
        NotJson { met: String } =>
            "这一行不是 JSON 对象（{met}）。请写成一行 {{\"at\": …, \"as\": …, \"verb\": …}}。",
            "This is no JSON object ({met}). Write one on one line: {{\"at\": …, \"as\": …, \
             \"verb\": …}}.";
        UnknownField { field: String, fields: String } =>
            "没有“{field}”这个字段。可用：{fields}。",
            "“{field}” is no field. Write one of {fields}.";
        Missing { field: &'static str } => "缺少 {field}，请补上。", "{field} is missing: add it.";
        WrongKind { field: &'static str } =>
            "{field} 的类型不对：with 写对象，其余写带引号的文字。",
            "{field} has the wrong type: write an object for with, quoted text for the others.";
        NotAMoment { field: &'static str, text: String } =>
            "{field} 的“{text}”不是时刻。请写成 2015-06-02T03:00。",
            "“{text}” in {field} is no moment: write one such as 2015-06-02T03:00.";
        TimeGoesBack =>
            "录入时间早于上一行。请按录入先后排列；补记写 entered。",
            "It was entered before the line above it. Sort lines by when they were entered, and \
             give what was told later its entered.";
        EnteredBefore =>
            "录入时间早于发生时间。请改 at 或 entered。",
            "It was entered before it happened: mend at or entered.";
        NotASpread { minutes_max: u32 } =>
            "within_minutes 要写 1 到 {minutes_max} 的整数。",
            "within_minutes is a whole number from 1 to {minutes_max}.";
        SpreadTooWide { before: usize } =>
            "within_minutes 太宽：同一件事的第 {before} 行可能先发生。请改小，或把那一行写晚。",
            "within_minutes is too wide: line {before}, about the same thing, could come first. \
             Make it smaller, or write that line later.";
        UnknownVerb { verb: String } =>
            "没有“{verb}”这个动词，或剧本不能用它。动词表见 docs/reference/rights.md。",
            "There is no verb “{verb}”, or none for scripts: docs/reference/rights.md lists them.";
        Body { verb: &'static str, met: String } =>
            "with 的内容不合 {verb}：{met}。",
            "What stands in with does not fit {verb}: {met}.";
        UnknownPost { post: String } =>
            "没有编码为“{post}”的岗位。请写 people.csv 里的岗位编码。",
            "There is no post “{post}”: write the code of one in people.csv.";
        UnknownPlan { plan: String } =>
            "没有“{plan}”这个预案。请写 plans/ 里某个预案的 plan 键。",
            "There is no plan “{plan}”: write the key of one in plans/.";
        UnknownTask { task: String } =>
            "没有“{task}”这项任务。请写成 预案键/任务键。",
            "There is no task “{task}”: write the plan's key, a slash and the task's key.";
        UnknownOperation { on: String } =>
            "前面没有哪一行建立“{on}”。请先 open_operation，并写同一个 on。",
            "No line above opens “{on}”: open it first, with the same on.";
        NoOperation =>
            "缺少 on：请写所属行动，例如 @flood。",
            "on is missing: name the operation, such as @flood.";
        UnknownProvenance { is: String } =>
            "is 的“{is}”不认识。请写 reported、reported_without_time 或 assumed。",
            "“{is}” is unknown in is: write reported, reported_without_time or assumed.";
        SourceMissing =>
            "见于报道的一行要写 source，例如 R3。",
            "A reported line names its source, such as R3.";
        SourceStrange =>
            "假定的一行没有 source。请删去，或改 is。",
            "An assumed line has no source: take it out, or change is.";
        NotASource { source: String } =>
            "source 的“{source}”不是编号。请写 SOURCES.md 里的编号，例如 R3：至多 20 个字母、数字、\
             “-”和“.”。",
            "“{source}” in source is no number: write one of SOURCES.md such as R3, at most 20 \
             letters, digits, “-” and “.”.";
        NoRight { right: String } =>
            "这个岗位没有“{right}”的权限。请在 people.csv 里给它，或换一个岗位。",
            "This post lacks the right “{right}”: give it in people.csv, or name another post.";
        Refused { line: usize, said: String } =>
            "第 {line} 行被拒绝：{said}", "line {line} was refused: {said}";
        Skipped { line: usize, said: String } =>
            "第 {line} 行被拒绝，跳过：{said}", "line {line} was refused and skipped: {said}";
    }
}
