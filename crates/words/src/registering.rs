//! Words of the pages where a county begins: templates, uploads, lists, gaps.

use crate::words;

words! {
    /// Words of the pages where a county begins.
    Registering {
        Start => "从这里开始", "Start here";
        StartHint => "一个县从四张表开始：下载模板，在 Excel 或 WPS 里填好，再传上来。有一处不对就一行也不导入，并逐行说明怎么改。",
            "A county begins with four spreadsheets: download a template, fill it in, send it. If \
             anything is wrong nothing is taken, and every row says how to mend it.";
        Registers => "基础信息", "Registers";
        Regions => "行政区划", "Regions";
        RegionsMissing => "还没有采用区划表。由系统管理员在服务器上执行：",
            "No list of regions is adopted yet. Whoever keeps the server runs:";
        RegionsAdopted { rows: u64 } => "已采用 {rows} 个区划", "{rows} regions adopted";
        RegionsFrom { source: String } => "来源：{source}", "source: {source}";
        Template => "下载空白模板", "Download the empty template";
        Upload => "传上填好的表", "Send the filled-in file";
        File => "文件（XLSX、XLS、ODS 或 CSV）", "File (XLSX, XLS, ODS or CSV)";
        SeeList => "查看清单", "See the list";
        Rows { rows: u64 } => "{rows} 行", "{rows} listed";
        NotHere => "还没有", "nothing yet";
        Download => "下载", "Download";
        Filter => "查找", "Find";
        FilterHint => "任一列中的文字", "text in any column";
        Shown { shown: usize, rows: usize } => "显示 {shown} 行，共 {rows} 行",
            "{shown} of {rows} rows shown";
        ShownPart { from: usize, to: usize, rows: usize } => "显示第 {from}–{to} 行，共 {rows} 行",
            "rows {from} to {to} of {rows} shown";
        FoundPart { from: usize, to: usize, found: usize, rows: usize } =>
            "查到 {found} 行，显示其中第 {from}–{to} 行；共 {rows} 行",
            "{found} of {rows} rows found, {from} to {to} of them shown";
        NothingFound => "没有查到。", "Nothing is found.";
        EverySheet => "看全部表", "See every sheet";
        ShowAll => "显示全部", "Show all";
        HowCounted => "这些数怎么来", "How these are counted";
        PageOf { page: usize, pages: usize } => "第 {page} 页，共 {pages} 页",
            "Page {page} of {pages}";
        PreviousPage => "上一页", "Previous page";
        NextPage => "下一页", "Next page";
        Level => "级别", "Level";
        AnyLevel => "全部级别", "Every level";
        Code => "代码", "Code";
        Name => "名称", "Name";
        LiesIn => "上级", "Lies in";
        NoParent => "（表中没有）", "(not in the list)";
        CodeOrName => "代码或名称", "code or name";
        WithoutReporter { township: String } => "{township}：没有信息报告员的村（社区）",
            "{township}: villages without an information reporter";
        NothingTaken { file: String } => "“{file}”没有导入，一行也没有改动",
            "“{file}” was not taken; nothing has changed";
        MendAndSend => "请按下面逐条改好，再传一次：", "Mend each of these and send it again:";
        ManyProblems { count: u64 } => "共 {count} 处", "{count} in all";
        MoreProblems { count: usize } => "另有 {count} 处", "{count} more";
        UnlistedProblems { count: u64 } => "还有 {count} 处没有列出，改好前面的再传",
            "{count} more are not listed; mend these and send it again";
        TooManyForFile { rows_max: u32 } =>
            "一个文件最多 {rows_max} 行。请先按级别、代码或名称查找，再下载。",
            "A file holds at most {rows_max} rows. Choose a level, or find by code or name, and \
             then download.";
        RegionKind => "类别", "kind";
        RegionCode => "代码", "code";
        RegionName => "名称", "name";
        Longitude => "经度", "longitude";
        Latitude => "纬度", "latitude";
        Population => "人口", "population";
        Taken { rows: u64 } => "已导入 {rows} 行", "{rows} rows were taken";
        TakenNothingNew => "与现有内容相同，没有改动", "It is what stands already; nothing has changed";
        NothingInside => "表里没有数据行。请在表头下面填写。",
            "There is no row of data. Fill in below the headings.";
        NoFile => "请先选一个文件。", "Choose a file first.";
        Gaps => "还缺什么", "What is missing";
        AllGaps { count: usize } => "看全部 {count} 处", "See all {count}";
        EveryGap { count: usize } => "全部 {count}", "All {count}";
        GapsShown { from: usize, to: usize, count: usize } => "第 {from}–{to} 处，共 {count} 处",
            "{from} to {to} of {count}";
        NoGaps => "没有发现缺项。", "Nothing is missing.";
        Empty => "清单还是空的。", "The list is empty.";
    }
}
