//! Words of the report of an operation.

use domain::kernel::Instant;

use crate::{Language, Zone, full_time, words};

words! {
    /// Headings of the report.
    ReportHeading {
        Situation => "一、基本情况", "1. Situation";
        Responsibility => "二、责任", "2. Responsibility";
        Measures => "三、措施", "3. Measures";
        Effectiveness => "四、成效", "4. Effectiveness";
        Facts => "见于报道的事实", "What was reported";
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
        Opened { at: String } => "下达 {at}", "given {at}";
        Accepted { at: String } => "签收 {at}", "accepted {at}";
        NotAccepted => "未签收", "not accepted";
        Due { at: String } => "时限 {at}", "due {at}";
        Begun { at: String } => "开始 {at}", "begun {at}";
        Done { at: String } => "完成 {at}", "done {at}";
        Ended { at: String } => "随级别结束 {at}", "ended with its level {at}";
        InTime => "按时", "in time";
        Late => "超期完成", "late";
        Overdue => "超期未完成", "overdue";
        Cancelled => "已取消", "cancelled";
        Proof { proof: String } => "凭证：{proof}", "shown by: {proof}";
        Activation { plan: String, level: String, met: String, decided: String, took: String } =>
            "{plan}，{level}：{met} 条件满足，{decided} 决定，{took}",
            "{plan}, {level}: criteria met {met}, decided {decided}, {took}";
        Figure { name: String, share: String, numerator: u32, denominator: u32, target: String } =>
            "{name}：{share}（{numerator}/{denominator}），目标 {target}",
            "{name}: {share} ({numerator}/{denominator}), target {target}";
        TooFew => "分母小于 5，不计比例", "too few for a share";
        Formula { formula: String } => "口径：{formula}", "formula: {formula}";
        Counted { lines: usize, reported: usize, untimed: usize, assumed: usize } =>
            "剧本已执行 {lines} 行：见于报道 {reported} 行，见于报道而时间为假定 {untimed} 行，假定 \
             {assumed} 行。",
            "{lines} lines of the script were performed: {reported} reported, {untimed} reported \
             with an assumed hour, {assumed} assumed.";
        Source { source: String } => "来源：{source}", "Source: {source}";
        Fact { at: String, said: String, source: String, position: u64 } =>
            "{at}　{said}　来源 {source}　账本 {position}",
            "{at}  {said}  source {source}, journal {position}";
        HourAssumed => "（时间为假定）", "(hour assumed)";
        Head { size: u64, digest: String } =>
            "账本：{size} 条，末条摘要 {digest}", "Journal: {size} events, head {digest}";
        SignIn { login: String, password: String } =>
            "登录名 {login}，密码 {password}", "sign in as {login} with the password {password}";
        BoardAt { address: String } => "行动总览：{address}", "board: {address}";
    }
}

words! {
    /// The indicators of the report, with their formulas and targets.
    ReportFigure {
        ActivationTime => "启动时长达标率（activation_time）",
            "Levels decided in time (activation_time)";
        ActivationFormula =>
            "决定时间 − 条件满足时间，30 分钟以内为达标；条件满足指上一次决定之后，条件首次提出这一级或更高\
             一级；只数启动和升级",
            "the decision less the moment at which the criteria were met, in time within 30 \
             minutes; criteria are met when a condition first proposes that level or a more severe \
             one after the decision before; only levels entered or raised count";
        ActivationTarget => "不超过 30 分钟", "at most 30 minutes";
        TaskAckRate => "任务签收率（task_ack_rate）", "Tasks accepted in time (task_ack_rate)";
        TaskAckFormula { minutes: i64 } =>
            "限时内签收 ÷ 已下达；限时为预案写明的未签收上报时间，没有写明的 {minutes} 分钟；直接开始办理算\
             签收",
            "accepted within the limit ÷ given; the limit is the plan's, after which somebody else \
             hears of it, or {minutes} minutes; who begins at once has accepted";
        TaskAckTarget => "不低于 98%", "at least 98 %";
        TaskOntimeRate => "任务按时完成率（task_ontime_rate）",
            "Tasks done in time (task_ontime_rate)";
        TaskOntimeFormula =>
            "按时完成 ÷（已下达 − 已取消 − 没有时限或未到时限）；持续性任务按时开始即为按时",
            "done when due ÷ (given − cancelled − without a limit or not due yet); a task that goes \
             on is in time when it was begun by then";
        TaskOntimeTarget => "不低于 90%", "at least 90 %";
        TaskOverdueRate => "超期率（task_overdue_rate）", "Open tasks overdue (task_overdue_rate)";
        TaskOverdueFormula => "超期未完成 ÷ 未完成", "overdue ÷ open";
        TaskOverdueTarget => "不超过 5%", "at most 5 %";
    }
}

/// `06-02 03:00`: in a table each moment has its day.
#[must_use]
pub fn day_time(at: Instant, zone: &Zone) -> String {
    let read = jiff::Timestamp::from_microsecond(at.microseconds());
    let zoned = read.map(|it| it.to_zoned(zone.0.clone()));
    zoned.map_or_else(|_| full_time(at, zone), |it| it.strftime("%m-%d %H:%M").to_string())
}

/// `98.4%` from thousandths.
#[must_use]
pub fn per_cent(per_mille: u32, language: Language) -> String {
    let (whole, tenth) = (per_mille / 10, per_mille % 10);
    match language {
        Language::Chinese => format!("{whole}.{tenth}%"),
        Language::English => format!("{whole}.{tenth} %"),
    }
}

#[test]
fn shares_and_moments_are_told_as_tables_want_them() {
    assert_eq!(per_cent(984, Language::Chinese), "98.4%");
    assert_eq!(per_cent(1000, Language::English), "100.0 %");
    let zone = Zone::named("Asia/Shanghai").expect("it is in the table");
    let three = Instant::from_microseconds(1_433_185_200_000_000);
    assert_eq!(day_time(three, &zone), "06-02 03:00");
}
