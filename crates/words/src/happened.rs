//! What has happened in an operation, a line for each event.

use domain::kernel::{Instant, Key, RegionCode, VaultText};
use domain::operations::{By, Event, LevelDecided, PlanAtWork, TaskNumber};
use domain::plans::document::{LevelName, UnlessState};

use crate::{Language, Zone};

/// What a line needs beside its event, in the reader’s language. What is not known is said by its
/// code, or left out.
pub trait Names {
    /// A post.
    fn post(&self, post: &Key) -> String {
        post.to_string()
    }

    /// A unit.
    fn unit(&self, unit: &Key) -> String {
        unit.to_string()
    }

    /// A region.
    fn region(&self, region: &RegionCode) -> String {
        region.to_string()
    }

    /// A plan at work.
    fn plan(&self, plan: &Key) -> String {
        plan.to_string()
    }

    /// The title of a level in its plan.
    fn level(&self, _plan: &Key, _level: &LevelName) -> Option<String> {
        None
    }

    /// The title of a task.
    fn task(&self, _task: TaskNumber) -> Option<String> {
        None
    }

    /// Whether a task goes on until its level ends: its time limit is that for beginning.
    fn goes_on(&self, _task: TaskNumber) -> bool {
        false
    }

    /// A measure of a plan.
    fn measure(&self, _plan: &Key, measure: &Key) -> String {
        measure.to_string()
    }

    /// A measure of whichever plan has it.
    fn any_measure(&self, measure: &Key) -> String {
        measure.to_string()
    }

    /// What is measured.
    fn indicator(&self, indicator: &Key) -> String {
        indicator.to_string()
    }

    /// Who did it; none where nobody did.
    fn who(&self, by: &By) -> Option<String> {
        let post = by.post.as_ref().map(|it| self.post(it));
        post.or_else(|| by.unit.as_ref().map(|it| self.unit(it)))
    }

    /// A text of the vault; none leaves it out.
    fn text(&self, text: &VaultText) -> Option<String> {
        match text {
            VaultText::Clear(text) => Some(text.clone()),
            VaultText::Sealed(_) => None,
        }
    }

    /// How far a task should have come so that nobody else hears of it.
    fn unless(&self, _task: TaskNumber) -> Option<UnlessState> {
        None
    }

    /// What a decision changed, as far as that is known.
    fn change(&self, _decided: &LevelDecided) -> Option<LevelChange> {
        None
    }
}

/// What a decision on a level changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LevelChange {
    /// No level was in force before.
    Entered,
    /// A less severe one was.
    Raised {
        /// Which one.
        from: LevelName,
    },
    /// A more severe one was.
    Lowered {
        /// Which one.
        from: LevelName,
    },
    /// The same one was.
    Prolonged,
}

impl LevelChange {
    /// From the level that was in force before to the one that is.
    #[must_use]
    pub fn between(plan: &PlanAtWork, before: Option<&LevelName>, after: &LevelName) -> Self {
        let rank = |it| plan.level(it).map(|it| it.rank);
        match before {
            None => Self::Entered,
            Some(before) if before == after => Self::Prolonged,
            Some(before) if rank(before) > rank(after) => Self::Raised { from: before.clone() },
            Some(before) => Self::Lowered { from: before.clone() },
        }
    }
}

/// How lines are told: with which names, when, where and in which language.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    /// What things are called.
    pub names: &'a dyn Names,
    /// Now, for times that are not today’s.
    pub now: Instant,
    /// In which clocks are read.
    pub zone: &'a Zone,
    /// In which it is told.
    pub language: Language,
}

/// What happened, as a line of a log or a board. Reasons and readings are part of it; the words of
/// a decision, of a briefing and of what is still watched are not: they stand below it.
#[must_use]
pub fn happened(event: &Event, telling: &Telling<'_>) -> String {
    crate::happened_lines::line(event, telling)
}

#[cfg(test)]
mod tests {
    use domain::kernel::{Commitment, Label, OperationId, Span, Text};
    use domain::operations::task_machine::TaskIndex;
    use domain::operations::{
        LevelAtWork, LevelProposed, LevelReceived, OpenedBy, ProposedBy, ReadingRecorded,
        ResponseLifted, TaskAccepted, TaskBlocked, TaskCancelled, TaskEscalated, TaskGiven,
        TaskOpened, TaskOverdue,
    };
    use domain::plans::document::{MeasureUnit, Quantity, Tier};

    use super::*;

    /// Knows the names of one county.
    struct County(Option<LevelChange>);

    impl Names for County {
        fn post(&self, post: &Key) -> String {
            match post.as_str() {
                "flood-hq-commander" => "防汛指挥部指挥长".to_owned(),
                "water-duty" => "县水利局值班员".to_owned(),
                other => other.to_owned(),
            }
        }

        fn plan(&self, _: &Key) -> String {
            "县防汛预案".to_owned()
        }

        fn task(&self, task: TaskNumber) -> Option<String> {
            (task.number() == 17).then(|| "通知乡镇".to_owned())
        }

        fn goes_on(&self, task: TaskNumber) -> bool {
            task.number() == 18
        }

        fn indicator(&self, _: &Key) -> String {
            "东渡水位".to_owned()
        }

        fn unless(&self, _: TaskNumber) -> Option<UnlessState> {
            Some(UnlessState::Accepted)
        }

        fn change(&self, _: &LevelDecided) -> Option<LevelChange> {
            self.0.clone()
        }
    }

    /// Knows nothing.
    struct Nobody;

    impl Names for Nobody {}

    const NOW: Instant = Instant::from_microseconds(1_795_241_100_000_000);

    fn said(event: impl Into<Event>, names: &dyn Names, language: Language) -> String {
        let zone = Zone::of_the_house();
        happened(&event.into(), &Telling { names, now: NOW, zone: &zone, language })
    }

    fn chinese(event: impl Into<Event>) -> String {
        said(event, &County(None), Language::Chinese)
    }

    fn operation() -> OperationId {
        "01890f00-0000-7000-8000-000000000001".parse().expect("an id")
    }

    fn key(text: &str) -> Key {
        text.parse().expect("a key")
    }

    fn level(text: &str) -> LevelName {
        text.parse().expect("the name of a level")
    }

    fn text(text: &str) -> VaultText {
        VaultText::Clear(text.to_owned())
    }

    fn task(number: u32) -> TaskNumber {
        TaskNumber::of(TaskIndex::new(number - 1))
    }

    fn duty_officer() -> By {
        By { person: None, post: Some(key("water-duty")), unit: Some(key("water-bureau")) }
    }

    fn decided(name: &str, by: By) -> LevelDecided {
        LevelDecided {
            operation: operation(),
            plan: key("county-flood"),
            level: level(name),
            matter: text("东渡站水位达到警戒水位"),
            lasts: Span::from_hours(72),
            measures: Vec::new(),
            decided_by: key("flood-hq-commander"),
            by,
            at: None,
        }
    }

    fn accepted(number: u32, by: By) -> TaskAccepted {
        TaskAccepted { operation: operation(), task: task(number), by, at: None }
    }

    #[test]
    fn a_task_is_told_with_its_number_its_title_and_who_did_it() {
        let line = chinese(accepted(17, duty_officer()));
        assert_eq!(line, "任务 №17 通知乡镇 已签收（县水利局值班员）");
        assert_eq!(chinese(accepted(9, By::default())), "任务 №9 已签收");
        let line = said(accepted(17, duty_officer()), &Nobody, Language::English);
        assert_eq!(line, "Task №17 accepted (water-duty)");
    }

    #[test]
    fn a_decision_says_what_it_changed_and_who_decided() {
        let by = By { post: Some(key("flood-hq-commander")), ..By::default() };
        let told =
            |change, by: &By| said(decided("III", by.clone()), &County(change), Language::Chinese);
        let end = "，预计 72 小时，决定人：防汛指挥部指挥长";
        let entered = told(Some(LevelChange::Entered), &by);
        assert_eq!(entered, format!("县防汛预案启动三级响应{end}"));
        let raised = told(Some(LevelChange::Raised { from: level("IV") }), &by);
        assert_eq!(raised, format!("县防汛预案由四级响应升为三级响应{end}"));
        let lowered = told(Some(LevelChange::Lowered { from: level("II") }), &by);
        assert_eq!(lowered, format!("县防汛预案由二级响应降为三级响应{end}"));
        let prolonged = told(Some(LevelChange::Prolonged), &by);
        assert_eq!(prolonged, format!("县防汛预案三级响应延长{end}"));
        assert_eq!(told(None, &by), format!("县防汛预案定为三级响应{end}"));
    }

    #[test]
    fn a_change_goes_by_the_ranks_of_the_plan() {
        let ranked = |(name, rank)| LevelAtWork {
            name: level(name),
            rank,
            enter: None,
            decided_by: None,
            lasts: None,
            leave: None,
            left_by: None,
            measures: Vec::new(),
        };
        let mut plan = PlanAtWork {
            plan: "01890f00-0000-7000-8000-000000000002".parse().expect("an id"),
            version: 1,
            sha256: Commitment::from_hex(&"0".repeat(64)).expect("a hash"),
            key: key("county-flood"),
            title: Label { zh: Text::parse("县防汛预案").expect("a text"), en: None },
            tier: Tier::Special,
            issuer: key("county"),
            implements: None,
            levels: Vec::new(),
            tasks: Vec::new(),
            measures: Vec::new(),
            indicators: Vec::new(),
            areas: Vec::new(),
        };
        plan.levels.extend([("watch", 2), ("alarm", 1)].map(ranked));
        let (watch, alarm) = (level("watch"), level("alarm"));
        let change = |before, after| LevelChange::between(&plan, before, after);
        assert_eq!(change(None, &watch), LevelChange::Entered);
        assert_eq!(change(Some(&watch), &watch), LevelChange::Prolonged);
        let (raised, lowered) = (change(Some(&watch), &alarm), change(Some(&alarm), &watch));
        assert_eq!(raised, LevelChange::Raised { from: watch });
        assert_eq!(lowered, LevelChange::Lowered { from: alarm });
    }

    #[test]
    fn whoever_wrote_a_decision_down_for_another_is_named() {
        let line = said(decided("III", duty_officer()), &County(None), Language::Chinese);
        assert!(line.ends_with("决定人：防汛指挥部指挥长（县水利局值班员记录）"), "{line}");
        let lifted = ResponseLifted {
            operation: operation(),
            plan: key("county-flood"),
            matter: text("水位回落"),
            decided_by: key("flood-hq-commander"),
            by: duty_officer(),
            at: None,
        };
        assert_eq!(
            said(lifted, &Nobody, Language::English),
            "county-flood: response lifted; decided by: flood-hq-commander (written down by \
             water-duty)"
        );
    }

    #[test]
    fn what_time_caused_names_nobody() {
        let operation = operation();
        let overdue = TaskOverdue { operation, task: task(9), at: None };
        assert_eq!(chinese(overdue), "任务 №9 超期");
        let to = Some(key("flood-hq-commander"));
        let escalated = TaskEscalated { operation, task: task(9), to, at: None };
        assert_eq!(chinese(escalated.clone()), "任务 №9 无人签收，已报 防汛指挥部指挥长");
        assert_eq!(
            said(escalated, &Nobody, Language::English),
            "Task №9: it has not come far enough; flood-hq-commander was told"
        );
        let (by, at) = (By::default(), None);
        let cancelled = TaskCancelled { operation, task: task(9), reason: None, by, at };
        assert_eq!(chinese(cancelled), "任务 №9 随级别结束取消");
    }

    #[test]
    fn a_reason_stands_behind_and_one_that_cannot_be_read_is_left_out() {
        let blocked = |reason| TaskBlocked {
            operation: operation(),
            task: task(17),
            reason,
            by: duty_officer(),
            at: None,
        };
        let line = chinese(blocked(text("道路中断")));
        assert_eq!(line, "任务 №17 通知乡镇 受阻（县水利局值班员）：道路中断");
        let sealed = Commitment::from_hex(&"0".repeat(64)).expect("a hash");
        let line = chinese(blocked(VaultText::Sealed(sealed)));
        assert_eq!(line, "任务 №17 通知乡镇 受阻（县水利局值班员）");
    }

    #[test]
    fn a_reading_is_told_with_its_digits_and_its_unit() {
        let reading = ReadingRecorded {
            operation: operation(),
            indicator: key("river.dongdu.stage"),
            value: Quantity { thousandths: 58_400, decimals: 2, unit: MeasureUnit::Metre },
            note: None,
            by: By::default(),
            at: None,
        };
        assert_eq!(chinese(reading.clone()), "东渡水位 58.40 米");
        let line = said(reading, &Nobody, Language::English);
        assert_eq!(line, "river.dongdu.stage: 58.40 m");
    }

    #[test]
    fn what_opened_a_task_is_told_with_its_deadline() {
        let opened_as = |number, opened_by, due_at| TaskOpened {
            operation: operation(),
            task: task(number),
            opened_by,
            due_at,
            reason: None,
            by: By::default(),
            at: None,
        };
        let opened = |opened_by, due_at| opened_as(17, opened_by, due_at);
        let due = NOW + Span::from_minutes(25);
        let line = chinese(opened(OpenedBy::TasksBefore, Some(due)));
        assert_eq!(line, "任务 №17 通知乡镇 下达（前项完成），14:30 前完成");
        let line = said(opened(OpenedBy::Level, None), &Nobody, Language::English);
        assert_eq!(line, "Task №17 opened (Level entered)");
        let line = chinese(opened_as(18, OpenedBy::TasksBefore, Some(due)));
        assert_eq!(line, "任务 №18 下达（前项完成），14:30 前到位");
        let given = TaskGiven {
            operation: operation(),
            task: task(40),
            title: text("转运老人"),
            text: None,
            lead: key("civil-affairs"),
            post: None,
            area: None,
            due: Some(Span::from_hours(2)),
            priority: 1,
            by: duty_officer(),
            at: None,
        };
        assert_eq!(
            chinese(given),
            "新下达任务 №40 转运老人，牵头：civil-affairs，2 小时内完成（县水利局值班员）"
        );
    }

    #[test]
    fn a_level_from_above_says_from_whom_and_by_which_document() {
        let received = |floor| LevelReceived {
            operation: operation(),
            plan: key("county-flood"),
            floor,
            from: text("市防指"),
            document: Some(Text::parse("云防指〔2026〕3号").expect("a text")),
            by: By::default(),
            at: None,
        };
        assert_eq!(
            chinese(received(Some(level("II")))),
            "上级启动响应，县防汛预案不得低于二级响应（市防指、云防指〔2026〕3号）"
        );
        let proposed = LevelProposed {
            operation: operation(),
            plan: key("county-flood"),
            level: None,
            proposed_by: ProposedBy::Condition,
            reason: None,
            by: By::default(),
            at: None,
        };
        assert_eq!(chinese(proposed), "县防汛预案：条件满足，建议解除响应");
        let line = said(received(None), &Nobody, Language::English);
        let wanted = "Received from above: nothing is asked of county-flood any more (市防指, \
                      云防指〔2026〕3号)";
        assert_eq!(line, wanted);
    }
}
