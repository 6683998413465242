//! The parts of a plan and their fields.

use super::{Choices, Field, Kind, Names, Refers, Shape};
use crate::checks::Sentence;

const fn said(zh: &'static str, en: &'static str) -> Sentence {
    Sentence { zh, en }
}

/// The whole document.
pub static PLAN: Shape = Shape {
    title: said("预案", "Plan"),
    fields: &[
        Field::new("plan", ("编码", "Key"), Kind::Name(Refers::Itself))
            .help(
                "别的预案用它引用本预案，定了不再改，例如 county-flood",
                "What other plans call it; it never changes, such as county-flood",
            )
            .required(),
        Field::new("title", ("名称", "Title"), Kind::Label).required(),
        Field::new("tier", ("类别", "Tier"), Kind::Choice(Choices::Tier)).required(),
        Field::new("issuer", ("制定单位", "Issuer"), Kind::Name(Refers::Unit))
            .help("单位编码", "The code of the unit whose plan it is")
            .required(),
        Field::new("implements", ("上位预案", "Implements"), Kind::Name(Refers::Plan))
            .help("所落实的上位预案编码", "The key of the plan above"),
        Field::new("region", ("适用区域", "Region"), Kind::Region)
            .help("区划代码，加引号", "The region's code, in quotes"),
        Field::new("classes", ("突发事件类别", "Classes"), Kind::ChoiceList(Choices::Class)),
        Field::new("basis", ("编制依据", "Basis"), Kind::Laws)
            .help("法规代码与条，例如 ERL-72", "Codes and articles, such as ERL-72"),
        Field::new("review", ("评估周期", "Evaluation"), Kind::Part(&CYCLE)),
        Field::new("drill", ("演练周期", "Drill"), Kind::Part(&CYCLE)),
        Field::new("sections", ("正文各章", "Sections"), Kind::ProseByChoice(Choices::Section)),
        Field::new("consents", ("书面意见", "Written opinions"), Kind::Parts(&CONSENT)),
        Field::new(
            "indicators",
            ("监测指标", "Indicators"),
            Kind::Named(&INDICATOR, Names::Own(Refers::Indicator)),
        ),
        Field::new("areas", ("区域", "Areas"), Kind::Named(&AREA, Names::Own(Refers::Area))),
        Field::new("posts", ("岗位", "Posts"), Kind::Named(&POST, Names::Code(Refers::Post))),
        Field::new("levels", ("响应级别", "Levels"), Kind::Named(&LEVEL, Names::Level)),
        Field::new("tasks", ("任务", "Tasks"), Kind::Named(&TASK, Names::Own(Refers::Task))),
        Field::new(
            "measures",
            ("措施", "Measures"),
            Kind::Named(&MEASURE, Names::Own(Refers::Measure)),
        ),
        Field::new(
            "notices",
            ("公告与预警", "Notices"),
            Kind::Named(&NOTICE, Names::Own(Refers::Notice)),
        ),
        Field::new("reports", ("信息报告", "Reports"), Kind::Part(&REPORTS)),
        Field::new("resources", ("常备资源", "Reserves"), Kind::Part(&RESOURCES)),
    ],
};

static CYCLE: Shape = Shape {
    title: said("周期", "Cycle"),
    fields: &[
        Field::new("every", ("至少每", "At least every"), Kind::Duration)
            .help("例如 3y（三年）", "Such as 3y, three years"),
        Field::new("last", ("最近一次", "Last"), Kind::Date),
    ],
};

static CONSENT: Shape = Shape {
    title: said("书面意见", "Written opinion"),
    fields: &[
        Field::new("unit", ("单位", "Unit"), Kind::Name(Refers::Unit)).required(),
        Field::new("document", ("文号", "Document"), Kind::Line(80)),
        Field::new("on", ("日期", "Date"), Kind::Date),
    ],
};

static INDICATOR: Shape = Shape {
    title: said("监测指标", "Indicator"),
    fields: &[
        Field::new("title", ("名称", "Title"), Kind::Label),
        Field::new("measure", ("计量单位", "Unit of measure"), Kind::Choice(Choices::Measure))
            .required(),
        Field::new("supplied_by", ("报送单位", "Supplied by"), Kind::Name(Refers::Unit)),
        Field::new("every", ("频次", "Every"), Kind::Duration),
    ],
};

static AREA: Shape = Shape {
    title: said("区域", "Area"),
    fields: &[
        Field::new("title", ("名称", "Title"), Kind::Label),
        Field::new("regions", ("包含区划", "Regions"), Kind::Regions),
        Field::new("people", ("涉及人数", "People"), Kind::Whole(0, 100_000_000)),
        Field::new("shelters", ("安置点", "Shelters"), Kind::Names(Refers::Site)),
        Field::new("informed_by", ("告知岗位", "Informed by"), Kind::Name(Refers::Post)),
    ],
};

static POST: Shape = Shape {
    title: said("岗位", "Post"),
    fields: &[
        Field::new("title", ("名称", "Title"), Kind::Label),
        Field::new("unit", ("单位", "Unit"), Kind::Name(Refers::Unit)),
        Field::new("holders", ("应有人数", "Holders"), Kind::Whole(1, 1_000)),
        Field::new("needs", ("所需资格", "Competences"), Kind::ChoiceList(Choices::Competence)),
    ],
};

static LEVEL: Shape = Shape {
    title: said("响应级别", "Level"),
    fields: &[
        Field::new("title", ("名称", "Title"), Kind::Label),
        Field::new("rank", ("级序", "Rank"), Kind::Whole(1, 4)).help(
            "1 最高，4 最低；名称为 I–IV、duty-1–4 时不用写",
            "1 the most severe; not needed where the name is I to IV or duty-1 to duty-4",
        ),
        Field::new("color", ("预警颜色", "Colour"), Kind::Choice(Choices::Color)),
        Field::new("matter", ("启动事项", "Matter"), Kind::Prose).help(
            "启动时宣布的事项（突发事件应对法第七十二条）",
            "What is said when it is activated (ERL 72)",
        ),
        Field::new("enter", ("启动", "Entering"), Kind::Part(&ENTER)),
        Field::new("lasts", ("预计期限", "Expected to last"), Kind::Duration),
        Field::new("leave", ("退出", "Leaving"), Kind::Part(&LEAVE)),
        Field::new("starts", ("启动任务", "Starts"), Kind::Names(Refers::Task)),
        Field::new("measures", ("采取措施", "Measures"), Kind::Names(Refers::Measure)),
        Field::new("notices", ("发布公告", "Notices"), Kind::Names(Refers::Notice)),
        Field::new("reports_every", ("续报间隔", "Reports every"), Kind::Duration),
    ],
};

static ENTER: Shape = Shape {
    title: said("启动", "Entering"),
    fields: &[
        Field::new("when", ("条件", "When"), Kind::Condition)
            .help("条件只提出建议，由人决定", "A condition proposes; a person decides"),
        Field::new("decided_by", ("决定岗位", "Decided by"), Kind::Name(Refers::Post)),
        Field::new("decide", ("决定用时", "Deciding takes"), Kind::Estimate),
    ],
};

static LEAVE: Shape = Shape {
    title: said("退出", "Leaving"),
    fields: &[
        Field::new("when", ("条件", "When"), Kind::Condition),
        Field::new("decided_by", ("决定岗位", "Decided by"), Kind::Name(Refers::Post)),
    ],
};

static TASK: Shape = Shape {
    title: said("任务", "Task"),
    fields: &[
        Field::new("title", ("名称", "Title"), Kind::Label),
        Field::new("text", ("做什么", "What is done"), Kind::Prose).help(
            "凌晨三点念给人听也能照办",
            "So that it can be read aloud at 3 a.m. and acted on",
        ),
        Field::new("basis", ("依据", "Basis"), Kind::Laws),
        Field::new("reason", ("本地理由", "Local reason"), Kind::Prose),
        Field::new("lead", ("牵头单位", "Lead"), Kind::Name(Refers::Unit))
            .help("只能有一个", "One, always"),
        Field::new("post", ("接令岗位", "Post"), Kind::Name(Refers::Post)),
        Field::new("support", ("配合单位", "Support"), Kind::Names(Refers::Unit)),
        Field::new("inform", ("告知单位", "Inform"), Kind::Names(Refers::Unit)),
        Field::new("kind", ("活动类别", "Kind of activity"), Kind::Choice(Choices::Activity)),
        Field::new("performers", ("执行人员", "Performers"), Kind::ChoiceList(Choices::Performer)),
        Field::new("areas", ("区域", "Areas"), Kind::Names(Refers::Area)),
        Field::new("needs", ("所需资源", "Needs"), Kind::Part(&NEEDS)),
        Field::new("takes", ("用时", "Takes"), Kind::Estimate),
        Field::new("due", ("时限", "Due"), Kind::Duration)
            .help("从任务下达算起", "From the moment it opens"),
        Field::new("after", ("前置任务", "After"), Kind::Names(Refers::Task)),
        Field::new("when", ("附加条件", "When"), Kind::Condition),
        Field::new("delay", ("推迟", "Delay"), Kind::Duration),
        Field::new("standing", ("持续到级别结束", "Goes on"), Kind::Flag)
            .help("持续性任务：巡逻、值守", "Patrols and duty go on until the level ends"),
        Field::new("priority", ("优先级", "Priority"), Kind::Whole(1, 3)),
        Field::new("escalate", ("督办升级", "Escalation"), Kind::Part(&ESCALATION)),
        Field::new("proof", ("完成凭证", "Proof"), Kind::Choice(Choices::Proof)),
    ],
};

static NEEDS: Shape = Shape {
    title: said("所需资源", "Needs"),
    fields: &[
        Field::new("people", ("人员", "People"), Kind::Parts(&PEOPLE_NEED)),
        Field::new("vehicles", ("车辆", "Vehicles"), Kind::AmountsByChoice(Choices::Vehicle)),
        Field::new("stock", ("物资", "Stock"), Kind::Amounts(Refers::Item)),
    ],
};

static PEOPLE_NEED: Shape = Shape {
    title: said("人员", "People"),
    fields: &[
        Field::new("count", ("人数", "Count"), Kind::Whole(1, 100_000)).required(),
        Field::new("competence", ("资格", "Competence"), Kind::Choice(Choices::Competence)),
        Field::new("kind", ("人员类别", "Kind"), Kind::Choice(Choices::Performer)),
    ],
};

static ESCALATION: Shape = Shape {
    title: said("督办升级", "Escalation"),
    fields: &[
        Field::new("after", ("多久之后", "After"), Kind::Duration),
        Field::new("unless", ("除非", "Unless"), Kind::Choice(Choices::Unless)),
        Field::new("to", ("报给岗位", "To"), Kind::Name(Refers::Post)),
    ],
};

static MEASURE: Shape = Shape {
    title: said("措施", "Measure"),
    fields: &[
        Field::new("title", ("名称", "Title"), Kind::Label),
        Field::new("kind", ("类别", "Kind"), Kind::Choice(Choices::Activity)),
        Field::new("basis", ("法律依据", "Basis"), Kind::Laws),
        Field::new("issuer", ("发布机关", "Issuer"), Kind::Name(Refers::Unit)),
        Field::new("approved_by", ("批准机关", "Approved by"), Kind::Name(Refers::Unit)),
        Field::new("areas", ("区域", "Areas"), Kind::Names(Refers::Area)),
        Field::new("affects", ("影响人数", "Persons affected"), Kind::Whole(0, 100_000_000)),
        Field::new("lasts", ("期限", "Lasts"), Kind::Duration),
        Field::new("life_safety", ("保护生命安全", "Lives depend on it"), Kind::Flag).help(
            "转移、危险区：到期不自动失效，定期复核",
            "Evacuation, danger zones: it does not lapse, it is reviewed",
        ),
        Field::new("exemptions", ("优先放行与豁免", "Exemptions"), Kind::Prose),
        Field::new("least_harmful", ("为何损害最小", "Why the least harmful"), Kind::Prose),
        Field::new("complaints", ("受理投诉单位", "Complaints"), Kind::Name(Refers::Unit)),
    ],
};

static NOTICE: Shape = Shape {
    title: said("公告", "Notice"),
    fields: &[
        Field::new("title", ("名称", "Title"), Kind::Label),
        Field::new("kind", ("类别", "Kind"), Kind::Choice(Choices::Notice)),
        Field::new("color", ("颜色", "Colour"), Kind::Choice(Choices::Color)),
        Field::new("issuer", ("发布单位", "Issuer"), Kind::Name(Refers::Unit)),
        Field::new("areas", ("区域", "Areas"), Kind::Names(Refers::Area)),
        Field::new("text", ("内容", "Text"), Kind::Prose),
        Field::new("advice", ("提醒与措施", "Advice"), Kind::Prose),
        Field::new("channels", ("渠道", "Channels"), Kind::ChoiceList(Choices::Channel)),
        Field::new("within", ("多久之内", "Within"), Kind::Duration),
    ],
};

static REPORTS: Shape = Shape {
    title: said("信息报告", "Reports"),
    fields: &[
        Field::new("profile", ("规则", "Profile"), Kind::Choice(Choices::Profile)),
        Field::new("by", ("报告岗位", "By"), Kind::Name(Refers::Post)),
        Field::new("to", ("报往单位", "To"), Kind::Names(Refers::Unit)),
    ],
};

static RESOURCES: Shape = Shape {
    title: said("常备资源", "Reserves"),
    fields: &[
        Field::new("vehicles", ("车辆", "Vehicles"), Kind::AmountsByChoice(Choices::Vehicle)),
        Field::new("stock", ("物资", "Stock"), Kind::Amounts(Refers::Item)),
    ],
};
