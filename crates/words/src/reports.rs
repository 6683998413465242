//! Words of the report of an operation.

use domain::kernel::Instant;

use crate::{Zone, full_time, words};

words! {
    /// Headings of the report.
    ReportHeading {
        Situation => "一、基本情况", "1. Situation";
        Responsibility => "二、责任", "2. Responsibility";
        Measures => "三、措施", "3. Measures";
        Effectiveness => "四、成效", "4. Effectiveness";
        Reported => "见于报道的事实", "What was reported";
        Plans => "启用预案", "Plans at work";
        Levels => "级别", "Levels";
        Readings => "监测", "Readings";
        Areas => "范围", "Areas";
        Moved => "转移", "People moved";
        Decisions => "决定", "Decisions";
        Commands => "指挥", "Command";
        Units => "牵头单位", "Leading units";
        Ordered => "管控措施", "Measures ordered";
        TasksOf { plan: String } => "任务：{plan}", "Tasks: {plan}";
        GivenTasks => "预案外任务", "Tasks in no plan";
    }
}

words! {
    /// Lines and cells of the report.
    ReportWords {
        None => "没有。", "None.";
        At { position: u64 } => "账本 {position}", "journal {position}";
        Period { from: String, until: String } => "{from} 至 {until}", "{from} to {until}";
        Operation { id: String } => "行动 {id}", "operation {id}";
        OperationDestroyed => "（名称已依法销毁）", "(title destroyed as the law asks)";
        Caution =>
            "回放按预案和剧本计算：提出和决定之间隔多久、任务是否按时，只说明预案和剧本，不评价当年任何\
             单位和个人。",
            "A replay is computed from the plan and the script: how long lies between proposal and \
             decision, and whether a task was in time, says something about these two, and nothing \
             about any body or person of that time.";
        PlanVersion { plan: String, version: u32, at: String } =>
            "{plan}，第 {version} 版，{at} 启用", "{plan}, version {version}, put to work {at}";
        Told { at: String, told: String, place: String, mark: String } =>
            "{at}　{told}　{place}{mark}", "{at}  {told}  {place}{mark}";
        Mark { mark: String } => "【{mark}】", " [{mark}]";
        Comma => "，", ", ";
        WithMatter { line: String, matter: String } => "{line}：{matter}", "{line}: {matter}";
        Level { plan: String, step: String, by: String } =>
            "{step}（{plan}），由{by}决定", "{step} ({plan}), decided by {by}";
        Entered { level: String } => "启动{level}", "{level} entered";
        Raised { level: String } => "升为{level}", "raised to {level}";
        Lowered { level: String } => "降为{level}", "lowered to {level}";
        Prolonged { level: String } => "延长{level}", "{level} prolonged";
        Lifted { level: String } => "解除{level}", "{level} lifted";
        Readings { indicator: String, count: u32, highest: String, high_at: String, last: String,
            last_at: String } =>
            "{indicator}：{count} 次，最高 {highest}（{high_at}），最后 {last}（{last_at}）",
            "{indicator}: {count} readings, highest {highest} ({high_at}), last {last} ({last_at})";
        Area { area: String, regions: usize } =>
            "{area}：{regions} 个区划", "{area}: {regions} regions";
        AreaWithPeople { area: String, regions: usize, people: u32 } =>
            "{area}：{regions} 个区划，预案应转 {people} 人",
            "{area}: {regions} regions, {people} people to be moved by the plan";
        Unit { unit: String, issued: u32, accepted: u32, accepted_late: u32, declined: u32,
            in_time: u32, late: u32, cancelled: u32 } =>
            "{unit}：下达 {issued}，签收 {accepted}（超时 {accepted_late}），退回 {declined}，按时 \
             {in_time}，超期 {late}，取消 {cancelled}",
            "{unit}: {issued} given, {accepted} accepted ({accepted_late} late), {declined} \
             declined, {in_time} in time, {late} late, {cancelled} cancelled";
        Measure { measure: String, at: String, by: String, end: String } =>
            "{measure}：{at} 由{by}发布，{end}", "{measure}: ordered {at} by {by}, {end}";
        EndedAt { at: String } => "{at} 解除", "lifted {at}";
        RanOutAt { at: String } => "{at} 到期失效", "ran out {at}";
        InForce => "仍然有效", "still in force";
        InForceUntil { at: String } => "有效至 {at}", "in force until {at}";
        ReviewBy { at: String } => "仍然有效，应在 {at} 前复核", "in force, to be reviewed by {at}";
        Task { task: String, unit: String, parts: String } =>
            "{task}（{unit}）：{parts}", "{task} ({unit}): {parts}";
        Opened { at: String } => "下达 {at}", "given {at}";
        Accepted { at: String } => "签收 {at}", "accepted {at}";
        NotAccepted => "未签收", "not accepted";
        Due { at: String } => "时限 {at}", "due {at}";
        Begun { at: String } => "开始 {at}", "begun {at}";
        Done { at: String } => "完成 {at}", "done {at}";
        Ended { at: String } => "随级别结束 {at}", "ended with its level {at}";
        HandedTo { unit: String } => "移交{unit}", "handed over to {unit}";
        InTime => "按时", "in time";
        Late => "超期完成", "late";
        Overdue => "超期未完成", "overdue";
        Cancelled => "已取消", "cancelled";
        Proof { proof: String } => "凭证：{proof}", "shown by: {proof}";
        Activation { plan: String, level: String, met: String, decided: String, took: String } =>
            "{plan}，{level}：{met} 条件满足，{decided} 决定，{took}",
            "{plan}, {level}: criteria met {met}, decided {decided}, {took}";
        Figure { name: &'static str, id: &'static str, value: String } =>
            "{name}（{id}）：{value}", "{name} ({id}): {value}";
        Formula { formula: &'static str } => "口径：{formula}", "formula: {formula}";
        Counts { counts: &'static str } => "数：{counts}", "counts: {counts}";
        ActivationsMax { levels: usize, most: String } =>
            "{levels} 次，最长 {most}", "{levels} times, {most} at most";
        Counted { lines: usize, reported: usize, untimed: usize, assumed: usize } =>
            "剧本已执行 {lines} 行：见于报道 {reported} 行，见于报道而时间为假定 {untimed} 行，假定 \
             {assumed} 行。",
            "Lines of the script that were performed: {lines} ({reported} reported, {untimed} \
             reported with an assumed hour, {assumed} assumed).";
        Source { source: String } => "来源：{source}", "Source: {source}";
        Reported { at: String, said: String, source: String, position: u64 } =>
            "{at}　{said}　来源 {source}　账本 {position}",
            "{at}  {said}  source {source}, journal {position}";
        HourAssumed { at: String } => "{at}（时间为假定）", "{at} (hour assumed)";
        Head { size: u64, digest: String } =>
            "账本：{size} 条，末条摘要 {digest}", "Journal: {size} events, head {digest}";
        SignIn { login: String, password: String } =>
            "登录名 {login}，密码 {password}", "sign in as {login} with the password {password}";
        SignInAs { post: String, login: String, password: String } =>
            "{post}：登录名 {login}，密码 {password}",
            "{post}: sign in as {login} with the password {password}";
        BoardAt { address: String } => "行动总览：{address}", "board: {address}";
    }
}

/// `06-02 03:00`: in a table each moment has its day.
#[must_use]
pub fn day_time(at: Instant, zone: &Zone) -> String {
    let read = jiff::Timestamp::from_microsecond(at.microseconds());
    let zoned = read.map(|it| it.to_zoned(zone.0.clone()));
    zoned.map_or_else(|_| full_time(at, zone), |it| it.strftime("%m-%d %H:%M").to_string())
}

#[test]
fn moments_are_told_as_tables_want_them() {
    let zone = Zone::named("Asia/Shanghai").expect("it is in the table");
    let three = Instant::from_microseconds(1_433_185_200_000_000);
    assert_eq!(day_time(three, &zone), "06-02 03:00");
}
