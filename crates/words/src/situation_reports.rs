//! Words of the situation reports of an operation, and the sentences of a draft.

use domain::kernel::Instant;

use crate::{Language, Zone, full_time, words};

words! {
    /// Words of the pages of situation reports.
    SituationReports {
        Reports => "情况报告", "Situation reports";
        Report => "情况报告", "Situation report";
        Intro => "情况报告分基本情况、职责分工、措施、成效四部分，由另一人复核，发出时编号，发出后不再改动。",
            "A situation report has four blocks: situation, responsibilities, measures, \
             effectiveness. A second person checks it; it is numbered when it is issued, and stays \
             as it is from then on.";
        Write => "起草情况报告", "Write a situation report";
        None => "还没有情况报告。", "There is no situation report yet.";
        Draft => "草稿", "Draft";
        Numbered { number: u32 } => "第 {number} 期", "No. {number}";
        Number => "期号", "Number";
        AsOf => "截至", "As of";
        WrittenBy => "起草", "Written by";
        CheckedBy => "复核", "Checked by";
        IssuedAt => "发出", "Issued";
        To => "主送机关", "To";
        ToHint => "写机关名称，多个用顿号隔开。", "The bodies by name.";
        From => "发文机关", "In the name of";
        Situation => "基本情况", "Situation";
        Responsibilities => "职责分工", "Responsibilities";
        Measures => "措施", "Measures";
        Effectiveness => "成效", "Effectiveness";
        BlockHint => "一行一段，最多 4000 字。", "A line is a paragraph; 4000 characters at most.";
        Filled => "四部分已按处置记录填好。请核对、修改后保存。",
            "The four blocks are filled from the record of the operation. Check and edit them, \
             then save.";
        FollowsUp { number: u32, at: String } =>
            "只写第 {number} 期（截至 {at}）以来的变化。",
            "It says what has changed since no. {number} (as of {at}).";
        Save => "保存草稿", "Save the draft";
        Refill => "按现在的情况重新填写", "Fill it anew from how things stand now";
        RefillHint => "重新填写会替换四部分现有的文字，保存后才生效。",
            "This replaces what stands in the four blocks; it counts once it is saved.";
        Check => "复核无误", "It is right";
        CheckHint => "由起草人以外的人复核；之后再修改，要重新复核。",
            "Somebody who did not write it checks it; a change after that takes the check away.";
        OwnWork => "这份报告是您起草的，请另一人复核。", "You wrote it; somebody else checks it.";
        Issue => "发出并编号", "Issue and number it";
        IssueHint { number: u32 } => "发出后编为第 {number} 期，不能再改。",
            "It becomes no. {number} and stays as it is.";
        NotChecked => "还没有复核", "not checked yet";
        Steps => "复核与发出", "Check and issue";
        LogClosed => "日志已经封存，不能再写情况报告。",
            "The log is closed; no situation report is written any more.";
        Sheet => "公文版式（打印）", "Print layout";
        Destroyed => "（内容已依法销毁）", "(text destroyed as the law asks)";
        Back => "返回情况报告", "Back to the report";
    }
}

words! {
    /// What was just done with a situation report.
    SituationReportTold {
        Written => "草稿已保存。下一步由另一人复核。",
            "The draft is saved. Next, somebody else checks it.";
        Checked => "已复核。现在可以发出。", "It is checked. Now it can be issued.";
        Issued => "已发出并编号。", "It is issued and numbered.";
    }
}

words! {
    /// Words of the sheet.
    SituationSheet {
        First => "一、", "1. ";
        Second => "二、", "2. ";
        Third => "三、", "3. ";
        Fourth => "四、", "4. ";
        Number { number: u32 } => "第{number}期", "No. {number}";
        Unnumbered => "（草稿，未编号）", "(draft, not numbered)";
        Title { operation: String } => "关于{operation}情况的报告",
            "Situation report: {operation}";
        AsOf { at: String } => "（截至{at}）", "(as of {at})";
        To { to: String } => "{to}：", "To {to}:";
        NoBody => "（发文机关）", "(issuing body)";
        Drill => "演练", "DRILL";
        Simulation => "推演", "SIMULATION";
        Demo => "演示数据 DEMO", "DEMO 演示数据";
        Made { written: String, checked: String } =>
            "起草：{written}　复核：{checked}", "Written by {written}, checked by {checked}";
        Printed { at: String } => "{at}发出", "Issued {at}";
        Print => "用浏览器打印，A4 纸，不缩放。", "Print it from the browser on A4, not scaled.";
    }
}

words! {
    /// The sentences of a draft, as they would stand in a report.
    SituationDraft {
        Opened { at: String, area: String, class: String, title: String } =>
            "{at}，针对{class}建立处置行动“{title}”，范围为{area}。",
            "On {at} the operation “{title}” was opened for {area} ({class}).";
        Closed { at: String } => "处置行动已于{at}结束。", "The operation was closed on {at}.";
        Normalised { at: String } => "{at}转入常态化管控。", "It went to normal control on {at}.";
        Level { plan: String, level: String, since: String, by: String, until: String } =>
            "{plan}：{level}自{since}起执行，由{by}决定，预计持续到{until}。",
            "{plan}: {level} since {since}, decided by {by}, expected to last until {until}.";
        Lifted { plan: String, at: String, by: String } =>
            "{plan}：响应已于{at}解除，由{by}决定。",
            "{plan}: the response was lifted on {at}, decided by {by}.";
        NoLevel { plan: String } => "{plan}：已启用，尚未启动响应。",
            "{plan}: at work, no level is in force.";
        NoPlan => "尚未启用预案。", "No plan is at work yet.";
        Proposed { plan: String, level: String } =>
            "{plan}：已建议启动{level}，待决定。", "{plan}: {level} is proposed and not decided.";
        ProposedLift { plan: String } => "{plan}：已建议解除响应，待决定。",
            "{plan}: a lift is proposed and not decided.";
        Reading { indicator: String, last: String, at: String } =>
            "{indicator}：{last}（{at}）。", "{indicator}: {last} ({at}).";
        ReadingBelow { indicator: String, last: String, at: String, highest: String,
            high_at: String } =>
            "{indicator}：{last}（{at}），最高{highest}（{high_at}）。",
            "{indicator}: {last} ({at}), highest {highest} ({high_at}).";
        Since { number: u32, at: String } => "第{number}期情况报告（截至{at}）以来：",
            "Since situation report no. {number} (as of {at}):";
        NothingNew { number: u32, at: String } =>
            "与第{number}期情况报告（截至{at}）相比没有变化。",
            "Nothing has changed since situation report no. {number} (as of {at}).";
        Happened { at: String, line: String } => "{at}，{line}。", "{at}: {line}.";
        Command { post: String, since: String } =>
            "自{since}起由{post}统一指挥。", "{post} has been in command since {since}.";
        CommandBy { post: String, who: String, since: String } =>
            "自{since}起由{post}（{who}）统一指挥。",
            "{post} ({who}) has been in command since {since}.";
        NoCommand => "尚未明确由谁指挥。", "Nobody is in command yet.";
        Unit { unit: String, given: usize, done: usize, open: usize, late: usize } =>
            "{unit}：承担任务{given}项，完成{done}项，在办{open}项，其中超时{late}项。",
            "{unit}: {given} tasks, {done} done, {open} open, {late} of these late.";
        UnitInTime { unit: String, given: usize, done: usize, open: usize } =>
            "{unit}：承担任务{given}项，完成{done}项，在办{open}项。",
            "{unit}: {given} tasks, {done} done, {open} open.";
        NoUnits => "尚未下达任务。", "No task was given yet.";
        MeasureUntil { measure: String, since: String, until: String } =>
            "{measure}：{since}起执行，有效至{until}。",
            "{measure}: in force since {since}, until {until}.";
        MeasureReview { measure: String, since: String, until: String } =>
            "{measure}：{since}起执行，应在{until}前复核。",
            "{measure}: in force since {since}, to be reviewed by {until}.";
        Measure { measure: String, since: String } =>
            "{measure}：{since}起执行。", "{measure}: in force since {since}.";
        NoMeasures => "目前没有生效的管控措施。", "No measure is in force now.";
        InWork { task: String, unit: String } => "{task}（{unit}）", "{task} ({unit})";
        AllInWork { tasks: String } => "正在办理：{tasks}。", "In work: {tasks}.";
        Semicolon => "；", "; ";
        Late { task: String, unit: String, due: String } =>
            "超时：{task}（{unit}），应于{due}前完成。", "Late: {task} ({unit}), due {due}.";
        Stuck { state: String, task: String, unit: String } =>
            "{state}：{task}（{unit}）。", "{state}: {task} ({unit}).";
        StuckFor { state: String, task: String, unit: String, reason: String } =>
            "{state}：{task}（{unit}），{reason}。", "{state}: {task} ({unit}), {reason}.";
        Soon { what: String } => "24小时内到期：{what}。", "Ending within 24 hours: {what}.";
        SoonOne { what: String, at: String } => "{what}（{at}）", "{what} ({at})";
        More { count: usize } => "等，另有{count}项", " and {count} more";
        MoreLines { count: usize } => "另有{count}项。", "{count} more.";
        Totals { given: usize, done: usize, open: usize, late: usize } =>
            "共下达任务{given}项，完成{done}项，在办{open}项，其中超时{late}项。",
            "{given} tasks were given; {done} are done, {open} open, {late} of these late.";
        InTime { part: u32, whole: u32 } =>
            "已到时限的任务{whole}项，按时完成（持续任务为按时开始）{part}项。",
            "Of {whole} tasks that were due, {part} were done in time, or begun where they go on.";
        Done { at: String, unit: String, task: String } =>
            "{at}，{unit}完成“{task}”。", "{at}: {unit} finished “{task}”.";
        DoneBy { at: String, unit: String, task: String, proof: String } =>
            "{at}，{unit}完成“{task}”：{proof}。", "{at}: {unit} finished “{task}”: {proof}.";
        NothingDone => "还没有完成的任务。", "No task is done yet.";
        NothingDoneSince { number: u32 } => "第{number}期以来没有新完成的任务。",
            "No task was done since no. {number}.";
    }
}

/// `2026年6月9日`, as an official letter dates itself.
#[must_use]
pub fn letter_date(at: Instant, zone: &Zone, language: Language) -> String {
    let format = match language {
        Language::Chinese => "%Y年%-m月%-d日",
        Language::English => "%-d %B %Y",
    };
    formatted(at, zone, format)
}

/// `6月9日18时05分`, as an official letter tells a moment.
#[must_use]
pub fn letter_time(at: Instant, zone: &Zone, language: Language) -> String {
    let format = match language {
        Language::Chinese => "%-m月%-d日%-H时%M分",
        Language::English => "%-d %B, %H:%M",
    };
    formatted(at, zone, format)
}

fn formatted(at: Instant, zone: &Zone, format: &str) -> String {
    let read = jiff::Timestamp::from_microsecond(at.microseconds());
    let zoned = read.map(|it| it.to_zoned(zone.0.clone()));
    zoned.map_or_else(|_| full_time(at, zone), |it| it.strftime(format).to_string())
}

#[test]
fn a_letter_tells_days_and_moments_in_words() {
    let zone = Zone::named("Asia/Shanghai").expect("it is in the table");
    let three = Instant::from_microseconds(1_433_185_200_000_000);
    assert_eq!(letter_date(three, &zone, Language::Chinese), "2015年6月2日");
    assert_eq!(letter_date(three, &zone, Language::English), "2 June 2015");
    assert_eq!(letter_time(three, &zone, Language::Chinese), "6月2日3时00分");
    assert_eq!(letter_time(three, &zone, Language::English), "2 June, 03:00");
}
