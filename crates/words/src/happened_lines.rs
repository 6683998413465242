//! The line of each kind of event, and the parts that lines share.

use domain::kernel::{Instant, Key, Span, VaultText};
use domain::operations::{
    By, Event, LevelDecided, LevelProposed, LevelReceived, OperationOpened, ProposedBy,
    TaskCancelled, TaskEscalated, TaskGiven, TaskNumber, TaskOpened,
};
use domain::plans::document::{LevelName, UnlessState};

use crate::happened::{LevelChange, Telling};
use crate::operation_parts::{level_name, listed, opened_by, quantity, task_name};
use crate::{Language, Say, clock_time, duration, emergency_class, named, words};

/// Writes the function that tells an event from a table: what its line needs, then Chinese and
/// English.
macro_rules! lines {
    ($tell:ident, $it:ident; $(
        $event:ident { $($name:ident : $value:expr),* $(,)? }
            => $chinese:literal, $english:literal;
    )+) => {
        /// The line of an event.
        pub(crate) fn line(event: &Event, $tell: &Telling<'_>) -> String {
            match event {
                $(Event::$event($it) => {
                    let _ = $it;
                    $(let $name = $value;)*
                    match $tell.language {
                        Language::Chinese => format!($chinese),
                        Language::English => format!($english),
                    }
                })+
            }
        }
    };
}

lines! {
    tell, it;
    OperationOpened { what: tell.opened(it), area: tell.names.region(&it.area) } =>
        "建立处置行动{what}，{area}", "Operation opened{what}, {area}";
    LogEntryWritten {
        kind: if it.corrects.is_some() { Part::Correction } else { Part::LogLine },
        kind: tell.say(&kind),
        text: tell.said(Some(&it.text)),
    } => "{kind}{text}", "{kind}{text}";
    AttachmentAdded { name: tell.said(Some(&it.name)) } =>
        "添加附件{name}", "Attachment added{name}";
    OperationNormalised {
        review_on: it.review_on,
        ends_on: it.ends_on,
        kept: tell.kept(&it.kept_posts),
        who: tell.who(&it.by),
    } => "转入常态化，{review_on} 复核，{ends_on} 结束{kept}{who}",
        "Normalised, with a review on {review_on} and the end on {ends_on}{kept}{who}";
    OperationClosed {} => "处置行动结束", "Operation closed";
    LogClosed {} => "日志封存", "Log closed";
    SituationReportWritten {} => "起草情况报告", "Situation report written";
    SituationReportChecked {} => "情况报告已复核", "Situation report checked";
    SituationReportIssued { number: it.number, to: tell.said(Some(&it.to)) } =>
        "第 {number} 期情况报告发出{to}", "Situation report no. {number} issued{to}";
    PlanPutToWork {
        plan: named(&it.plan.title, tell.language),
        version: it.plan.version,
        who: tell.who(&it.by),
    } => "启用{plan}第 {version} 版{who}", "{plan}, version {version}, put to work{who}";
    ReadingRecorded {
        indicator: tell.names.indicator(&it.indicator),
        value: quantity(&it.value, tell.language),
        who: tell.who(&it.by),
        note: tell.said(it.note.as_ref()),
    } => "{indicator} {value}{who}{note}", "{indicator}: {value}{who}{note}";
    LevelProposed {
        plan: tell.names.plan(&it.plan),
        what: tell.proposed(it),
        who: tell.who(&it.by),
        reason: tell.said(it.reason.as_ref()),
    } => "{plan}：{what}{who}{reason}", "{plan}: {what}{who}{reason}";
    ProposalTurnedDown {
        plan: tell.names.plan(&it.plan),
        decided: tell.decided(&it.decided_by, &it.by),
        reason: tell.said(Some(&it.reason)),
    } => "{plan}：建议未采纳{decided}{reason}", "{plan}: proposal not followed{decided}{reason}";
    ProposalLapsed { plan: tell.names.plan(&it.plan) } =>
        "{plan}：条件不再满足，建议失效", "{plan}: the condition holds no more, the proposal lapsed";
    LevelReceived { what: tell.received(it), from: tell.from(it), who: tell.who(&it.by) } =>
        "{what}{from}{who}", "{what}{from}{who}";
    LevelDecided {
        what: tell.level_decided(it),
        lasts: duration(it.lasts, tell.language),
        decided: tell.decided(&it.decided_by, &it.by),
    } => "{what}，预计 {lasts}{decided}", "{what}, expected to last {lasts}{decided}";
    LevelOutlasted {
        plan: tell.names.plan(&it.plan),
        level: tell.level(&it.plan, &it.level),
    } => "{plan}：{level}已到预计时间，请决定延长、调整或解除",
        "{plan}: {level} lasts longer than expected; prolong, change or lift it";
    ResponseLifted {
        plan: tell.names.plan(&it.plan),
        decided: tell.decided(&it.decided_by, &it.by),
    } => "{plan}解除响应{decided}", "{plan}: response lifted{decided}";
    CommandTaken { post: tell.names.post(&it.post), recorder: tell.recorder(&it.post, &it.by) } =>
        "{post} 接任指挥{recorder}", "{post} took command{recorder}";
    MeasureOrdered {
        measure: tell.names.measure(&it.plan, &it.measure),
        until: tell.at(it.until, |at| Part::Until { at }),
        decided: tell.decided(&it.decided_by, &By::default()),
    } => "措施“{measure}”开始执行{until}{decided}", "Measure “{measure}” ordered{until}{decided}";
    MeasureRenewed {
        measure: tell.names.measure(&it.plan, &it.measure),
        until: tell.at(Some(it.until), |at| Part::Until { at }),
        decided: tell.decided(&it.decided_by, &it.by),
        reason: tell.said(Some(&it.reason)),
    } => "措施“{measure}”续期{until}{decided}{reason}",
        "Measure “{measure}” renewed{until}{decided}{reason}";
    MeasureRanOut { measure: tell.names.measure(&it.plan, &it.measure) } =>
        "措施“{measure}”到期，没有续期，不再有效", "Measure “{measure}” ran out: nobody renewed it";
    MeasureReviewDue { measure: tell.names.measure(&it.plan, &it.measure) } =>
        "措施“{measure}”应当复核，仍然有效",
        "Measure “{measure}” is to be reviewed; it stays in force";
    MeasureEnded {
        measure: tell.names.measure(&it.plan, &it.measure),
        decided: tell.decided(&it.decided_by, &it.by),
        reason: tell.said(Some(&it.reason)),
    } => "措施“{measure}”解除{decided}{reason}", "Measure “{measure}” lifted{decided}{reason}";
    TaskGiven { task: tell.given(it), with: tell.given_with(it), who: tell.who(&it.by) } =>
        "新下达{task}{with}{who}", "{task} given{with}{who}";
    TaskScheduled {
        task: tell.task(it.task),
        at: clock_time(it.opens_at, tell.now, tell.zone),
    } => "{task} 将在 {at} 下达", "{task} opens at {at}";
    TaskReleased { task: tell.task(it.task) } =>
        "{task} 等待的条件已满足", "{task}: the condition that it waited for is met";
    TaskOpened {
        task: tell.task(it.task),
        cause: opened_by(it.opened_by, tell.language),
        due: tell.due(it),
        who: tell.who(&it.by),
        reason: tell.said(it.reason.as_ref()),
    } => "{task} 下达（{cause}）{due}{who}{reason}", "{task} opened ({cause}){due}{who}{reason}";
    TaskOffered {
        task: tell.task(it.task),
        to: tell.names.post(&it.to),
        who: tell.who(&it.by),
    } => "{task} 派给 {to}{who}", "{task} handed to {to}{who}";
    TaskAccepted { task: tell.task(it.task), who: tell.who(&it.by) } =>
        "{task} 已签收{who}", "{task} accepted{who}";
    TaskDeclined {
        task: tell.task(it.task),
        who: tell.who(&it.by),
        reason: tell.said(Some(&it.reason)),
    } => "{task} 被退回{who}{reason}", "{task} declined{who}{reason}";
    TaskStarted { task: tell.task(it.task), who: tell.who(&it.by) } =>
        "{task} 开始办理{who}", "{task} started{who}";
    TaskBlocked {
        task: tell.task(it.task),
        who: tell.who(&it.by),
        reason: tell.said(Some(&it.reason)),
    } => "{task} 受阻{who}{reason}", "{task} blocked{who}{reason}";
    TaskResumed { task: tell.task(it.task), who: tell.who(&it.by) } =>
        "{task} 恢复办理{who}", "{task} resumed{who}";
    TaskFinished {
        task: tell.task(it.task),
        who: tell.who(&it.by),
        proof: tell.said(it.proof.as_ref()),
    } => "{task} 已完成{who}{proof}", "{task} done{who}{proof}";
    TaskEnded { task: tell.task(it.task) } =>
        "{task} 随响应解除结束", "{task} ended with its level";
    TaskVerified {
        task: tell.task(it.task),
        who: tell.who(&it.by),
        note: tell.said(it.note.as_ref()),
    } => "{task} 已核验{who}{note}", "{task} verified{who}{note}";
    TaskSentBack {
        task: tell.task(it.task),
        who: tell.who(&it.by),
        reason: tell.said(Some(&it.reason)),
    } => "{task} 核验未通过，退回重办{who}{reason}", "{task} sent back{who}{reason}";
    TaskCancelled {
        task: tell.task(it.task),
        how: tell.cancelled(it),
        who: tell.who(&it.by),
        reason: tell.said(it.reason.as_ref()),
    } => "{task} {how}{who}{reason}", "{task} {how}{who}{reason}";
    TaskHandedOver {
        task: tell.task(it.task),
        to: tell.names.unit(&it.to),
        who: tell.who(&it.by),
        reason: tell.said(it.reason.as_ref()),
    } => "{task} 移交 {to} 继续办理{who}{reason}", "{task} handed over to {to}{who}{reason}";
    TaskOverdue { task: tell.task(it.task) } => "{task} 超期", "{task} is overdue";
    TaskEscalated { task: tell.task(it.task), why: tell.not_far_enough(it), to: tell.told(it) } =>
        "{task} {why}，{to}", "{task}: {why}; {to}";
}

words! {
    /// Parts of lines.
    pub(crate) Part {
        Who { who: String } => "（{who}）", " ({who})";
        Recorder { who: String } => "（{who}记录）", " (written down by {who})";
        Said { text: String } => "：{text}", ": {text}";
        DecidedBy { post: String, recorder: String } => "，决定人：{post}{recorder}",
            "; decided by: {post}{recorder}";
        Until { at: String } => "，至 {at}", " until {at}";
        Due { at: String } => "，{at} 前完成", ", due {at}";
        BegunBy { at: String } => "，{at} 前到位", ", to be begun by {at}";
        Within { length: String } => "，{length}内完成", ", within {length}";
        Lead { unit: String } => "，牵头：{unit}", ", lead: {unit}";
        ToPost { post: String } => "，派给 {post}", ", for {post}";
        InArea { area: String } => "，地点：{area}", ", in {area}";
        Kept { posts: String } => "，保留岗位：{posts}", "; posts that stay: {posts}";
        Titled { title: String } => "“{title}”", ": “{title}”";
        OfClass { title: String, class: &'static str } => "{title}：{class}", "{title}, {class}";
        LogLine => "日志", "Log";
        Correction => "更正日志", "Correction of the log";
        LevelIndicated { level: String } => "条件满足，建议定为{level}",
            "{level} is proposed, as the condition holds";
        LiftIndicated => "条件满足，建议解除响应", "the lift is proposed, as the condition holds";
        LevelProposed { level: String } => "建议定为{level}", "{level} is proposed";
        LiftProposed => "建议解除响应", "the lift is proposed";
        LevelWanted { level: String } => "按上级要求，建议定为{level}",
            "{level} is proposed, as it was received from above";
        LiftWanted => "按上级要求，建议解除响应",
            "the lift is proposed, as it was received from above";
        FloorReceived { plan: String, level: String } => "上级启动响应，{plan}不得低于{level}",
            "Received from above: {plan} at least at {level}";
        FloorLifted { plan: String } => "上级对{plan}的级别要求取消",
            "Received from above: nothing is asked of {plan} any more";
        Entered { plan: String, level: String } => "{plan}启动{level}", "{plan}: {level} entered";
        Raised { plan: String, level: String, from: String } => "{plan}由{from}升为{level}",
            "{plan}: raised from {from} to {level}";
        Lowered { plan: String, level: String, from: String } => "{plan}由{from}降为{level}",
            "{plan}: lowered from {from} to {level}";
        Prolonged { plan: String, level: String } => "{plan}{level}延长",
            "{plan}: {level} prolonged";
        Decided { plan: String, level: String } => "{plan}定为{level}",
            "{plan}: {level} decided";
        Cancelled => "取消", "cancelled";
        CancelledWithLevel => "随级别结束取消", "cancelled, as its level ended";
        NotAccepted => "无人签收", "nobody accepted it";
        NotStarted => "尚未开始", "nobody started";
        NotDone => "尚未完成", "it is not done";
        NotFarEnough => "没有按时进展", "it has not come far enough";
        Told { post: String } => "已报 {post}", "{post} was told";
        ToldAbove => "已上报", "it was told further up";
    }
}

impl Telling<'_> {
    fn say(&self, part: &Part) -> String {
        part.say(self.language)
    }

    fn task(&self, task: TaskNumber) -> String {
        task_name(task, self.names.task(task).as_deref(), self.language)
    }

    fn who(&self, by: &By) -> String {
        let who = self.names.who(by).filter(|_| !by.is_nobody());
        who.map(|who| self.say(&Part::Who { who })).unwrap_or_default()
    }

    /// A text of the vault behind a colon, where it can be read.
    fn said(&self, text: Option<&VaultText>) -> String {
        let text = text.and_then(|it| self.names.text(it)).filter(|it| !it.is_empty());
        text.map(|text| self.say(&Part::Said { text })).unwrap_or_default()
    }

    fn at(&self, at: Option<Instant>, part: impl FnOnce(String) -> Part) -> String {
        let at = at.map(|it| clock_time(it, self.now, self.zone));
        at.map(|it| self.say(&part(it))).unwrap_or_default()
    }

    fn due(&self, it: &TaskOpened) -> String {
        let goes_on = self.names.goes_on(it.task);
        self.at(it.due_at, |at| if goes_on { Part::BegunBy { at } } else { Part::Due { at } })
    }

    fn level(&self, plan: &Key, level: &LevelName) -> String {
        let title = self.names.level(plan, level);
        title.unwrap_or_else(|| level_name(level, self.language))
    }

    fn decided(&self, decider: &Key, by: &By) -> String {
        let (post, recorder) = (self.names.post(decider), self.recorder(decider, by));
        self.say(&Part::DecidedBy { post, recorder })
    }

    /// Who wrote it down, where that was not whoever decided.
    fn recorder(&self, decider: &Key, by: &By) -> String {
        let is_another = !by.is_nobody() && by.post.as_ref() != Some(decider);
        let who = self.names.who(by).filter(|_| is_another);
        who.map(|who| self.say(&Part::Recorder { who })).unwrap_or_default()
    }

    fn opened(&self, it: &OperationOpened) -> String {
        let title = self.names.text(&it.title).map(|title| self.say(&Part::Titled { title }));
        let class = emergency_class(it.class, self.language);
        self.say(&Part::OfClass { title: title.unwrap_or_default(), class })
    }

    fn kept(&self, posts: &[Key]) -> String {
        let posts = listed(posts.iter().map(|it| self.names.post(it)), self.language);
        if posts.is_empty() { posts } else { self.say(&Part::Kept { posts }) }
    }

    fn proposed(&self, it: &LevelProposed) -> String {
        let level = it.level.as_ref().map(|level| self.level(&it.plan, level));
        self.say(&match (it.proposed_by, level) {
            (ProposedBy::Condition, Some(level)) => Part::LevelIndicated { level },
            (ProposedBy::Condition, None) => Part::LiftIndicated,
            (ProposedBy::Person, Some(level)) => Part::LevelProposed { level },
            (ProposedBy::Person, None) => Part::LiftProposed,
            (ProposedBy::Above, Some(level)) => Part::LevelWanted { level },
            (ProposedBy::Above, None) => Part::LiftWanted,
        })
    }

    fn received(&self, it: &LevelReceived) -> String {
        let (plan, floor) = (self.names.plan(&it.plan), it.floor.as_ref());
        self.say(&match floor.map(|level| self.level(&it.plan, level)) {
            Some(level) => Part::FloorReceived { plan, level },
            None => Part::FloorLifted { plan },
        })
    }

    /// From whom, with the number of the document.
    fn from(&self, it: &LevelReceived) -> String {
        let document = it.document.as_ref().map(|it| it.as_str().to_owned());
        let parts: Vec<_> = self.names.text(&it.from).into_iter().chain(document).collect();
        let who = listed(parts.iter(), self.language);
        if who.is_empty() { who } else { self.say(&Part::Who { who }) }
    }

    fn level_decided(&self, it: &LevelDecided) -> String {
        let (plan, level) = (self.names.plan(&it.plan), self.level(&it.plan, &it.level));
        let from = |from: &LevelName| self.level(&it.plan, from);
        self.say(&match self.names.change(it) {
            Some(LevelChange::Entered) => Part::Entered { plan, level },
            Some(LevelChange::Raised { from: it }) => Part::Raised { plan, level, from: from(&it) },
            Some(LevelChange::Lowered { from: it }) => {
                Part::Lowered { plan, level, from: from(&it) }
            }
            Some(LevelChange::Prolonged) => Part::Prolonged { plan, level },
            None => Part::Decided { plan, level },
        })
    }

    /// A task that somebody gave has its title in its event.
    fn given(&self, it: &TaskGiven) -> String {
        let title = self.names.task(it.task).or_else(|| self.names.text(&it.title));
        task_name(it.task, title.as_deref(), self.language)
    }

    fn given_with(&self, it: &TaskGiven) -> String {
        let post = it.post.as_ref().map(|it| Part::ToPost { post: self.names.post(it) });
        let area = it.area.as_ref().map(|it| Part::InArea { area: self.names.region(it) });
        let within = |it: Span| Part::Within { length: duration(it, self.language) };
        let parts =
            [Some(Part::Lead { unit: self.names.unit(&it.lead) }), post, area, it.due.map(within)];
        parts.iter().flatten().map(|it| self.say(it)).collect()
    }

    /// Where nobody did it, the end of its level did.
    fn cancelled(&self, it: &TaskCancelled) -> String {
        let is_told = it.reason.is_some() || !it.by.is_nobody();
        self.say(if is_told { &Part::Cancelled } else { &Part::CancelledWithLevel })
    }

    fn not_far_enough(&self, it: &TaskEscalated) -> String {
        self.say(&match self.names.unless(it.task) {
            Some(UnlessState::Accepted) => Part::NotAccepted,
            Some(UnlessState::Started) => Part::NotStarted,
            Some(UnlessState::Done) => Part::NotDone,
            None => Part::NotFarEnough,
        })
    }

    fn told(&self, it: &TaskEscalated) -> String {
        let post = it.to.as_ref().map(|it| self.names.post(it));
        self.say(&post.map_or(Part::ToldAbove, |post| Part::Told { post }))
    }
}
