//! Words of the page where a plan is read.

use domain::kernel::Span;

use crate::{Language, words};

words! {
    /// Words of the page where a plan is read.
    PlanReading {
        Read => "阅读", "Read";
        Levels => "响应级别", "Levels";
        Level => "级别", "Level";
        EnteredWhen => "启动条件", "Entered when";
        DecidedBy => "谁决定", "Who decides";
        Lasts => "预计期限", "Expected to last";
        LeftWhen => "退出条件", "Left when";
        TasksOfLevel => "任务数", "Tasks";
        ByJudgement => "由人研判决定", "by a person’s judgement";
        ShowLevel { level: String } => "看 {level} 级怎么做", "What happens at {level}";
        Picture { level: String } => "{level}：任务与时间", "{level}: tasks and times";
        PictureSaid { tasks: usize, length: String } =>
            "{tasks} 项任务；按通常用时，全部做完要 {length}。粗框是关键路径：其中一项晚了，全部都晚。",
            "{tasks} tasks; at their usual durations all are done after {length}. Strong bars are \
             the critical path: when one of them is late, everything is.";
        PictureFormula =>
            "最早完成＝所等各项中最晚的完成＋等待＋通常用时；最晚的一项完成，就是全部做完。",
            "Earliest end = the latest end of what a task waits for + its delay + its usual \
             duration; all are done when the last one is.";
        PictureScale => "时间轴越往后越密。持续任务画到右边，用时是准备好的时间。",
            "Later times lie closer together. Tasks that go on are drawn to the right edge; their \
             time is the time to set them up.";
        PictureLimits => "没有计算人员、车辆是否够用。",
            "Whether people and vehicles suffice is not reckoned here.";
        OnCondition { tasks: usize } =>
            "另有 {tasks} 项任务等条件满足才开始，不在图上：",
            "{tasks} more tasks wait for a condition and are not in the picture:";
        NoTasks => "这一级没有任务。", "This level has no tasks.";
        What => "做什么", "What";
        With => "用什么", "With";
        Due => "时限", "Due";
        After { tasks: String } => "在“{tasks}”之后", "after “{tasks}”";
        AtOnce => "立即", "at once";
        AfterDelay { delay: String } => "{delay}后", "after {delay}";
        GoesOn => "持续到级别结束", "goes on until the level ends";
        Leads => "牵头", "Leads";
        Supports => "配合", "Supports";
        Informed => "告知", "Told";
        Basis => "依据", "Basis";
        Reason => "理由", "Reason";
        Escalates { after: String, unless: String, to: String } =>
            "{after} 后仍未“{unless}”，报{to}", "not “{unless}” after {after}: {to} hears of it";
        Persons { count: u32 } => "{count} 人", "{count} persons";
        PersonsWith { count: u32, what: String } => "{count} 人（{what}）", "{count} persons ({what})";
        Critical => "关键路径", "critical path";
        Measures => "措施", "Measures";
        Issuer => "发布机关", "Issued by";
        Expires { lasts: String } => "期限 {lasts}", "for {lasts}";
        LifeSafety => "保护生命：不自动失效，定期复核", "lives depend on it: reviewed, never lapsing";
        Exemptions => "优先放行", "Let through first";
        LeastHarmful => "为何损害最小", "Why the least harmful";
        Complaints => "投诉", "Complaints";
        Affects { persons: u32 } => "影响约 {persons} 人", "touches about {persons} persons";
        Notices => "公告与预警", "Notices";
        Within { within: String } => "{within} 内发出", "within {within}";
        Areas => "区域与安置", "Areas and shelters";
        PeopleThere => "人数", "People";
        Shelters => "安置点", "Shelters";
        InformedBy => "谁告知", "Who tells them";
        Posts => "岗位", "Posts";
        Unit => "单位", "Unit";
        Holders => "人数", "Holders";
        Competences => "资格", "Competences";
        Indicators => "监测指标", "Indicators";
        SuppliedBy => "报送单位", "Supplied by";
        Every { every: String } => "每 {every}", "every {every}";
        Consents => "书面意见", "Written opinions";
        ReportsTo { by: String, to: String } => "{by}报{to}", "{by} reports to {to}";
        Sections => "正文", "Text";
        AllLevels => "全部级别", "All levels";
        NotRead => "这份预案还有读不懂的地方，先去改好。", "Parts of this plan cannot be read yet; mend them first.";
        PlanTier => "类别", "Tier";
        IssuedBy => "制定单位", "Issuer";
        Implements => "上位预案", "Implements";
    }
}

/// A duration in words: the largest unit that measures it whole.
#[must_use]
pub fn duration(span: Span, language: Language) -> String {
    let seconds = span.microseconds() / 1_000_000;
    let units: [(i64, &str, &str, &str); 5] = [
        (365 * 86_400, "年", "year", "years"),
        (86_400, "天", "day", "days"),
        (3_600, "小时", "hour", "hours"),
        (60, "分钟", "minute", "minutes"),
        (1, "秒", "second", "seconds"),
    ];
    // Up to three days people say hours: 72 小时.
    let fits = |unit: i64| seconds >= unit && seconds % unit == 0;
    let unit = units.iter().find(|it| fits(it.0) && !(it.0 == 86_400 && seconds <= 3 * 86_400));
    let Some((unit, zh, one, many)) = unit.or(units.last()) else { return String::new() };
    let count = seconds / unit;
    match language {
        Language::Chinese => format!("{count} {zh}"),
        Language::English if count == 1 => format!("{count} {one}"),
        Language::English => format!("{count} {many}"),
    }
}

#[test]
fn a_duration_is_said_in_the_unit_that_people_use() {
    let said = |span, language| duration(span, language);
    assert_eq!(said(Span::from_minutes(90), Language::English), "90 minutes");
    assert_eq!(said(Span::from_hours(72), Language::Chinese), "72 小时");
    assert_eq!(said(Span::from_hours(24 * 7), Language::Chinese), "7 天");
    assert_eq!(said(Span::from_hours(3 * 365 * 24), Language::Chinese), "3 年");
    assert_eq!(said(Span::ZERO, Language::English), "0 seconds");
}
