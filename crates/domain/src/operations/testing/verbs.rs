//! What people do in the flood, in few words.

use super::super::{
    DecideLevel, EndMeasure, EndedTask, FinishTask, GiveTask, HandedOver, LiftResponse,
    LiftedMeasure, ProposeLevel, PutPlanToWork, ReceiveLevel, RecordReading, RenewMeasure,
    TakeCommand, TaskNumber, TurnDownProposal,
};
use super::offices::the_countys;
use crate::kernel::{Key, Text};
use crate::plans::document::LevelName;

pub(in crate::operations) fn key(text: &str) -> Key {
    text.parse().expect("a key")
}

pub(in crate::operations) fn level(text: &str) -> LevelName {
    text.parse().expect("a name of a level")
}

pub(in crate::operations) fn number(number: u32) -> TaskNumber {
    number.to_string().parse().expect("a number")
}

pub(in crate::operations) fn text<const MAX: usize>(text: &str) -> Text<MAX> {
    Text::parse(text).expect("fits")
}

/// The plan of the county, in the version that is in force.
pub(in crate::operations) fn putting() -> PutPlanToWork {
    let issued = the_countys().issued.expect("it is issued");
    PutPlanToWork { plan: issued.plan, version: issued.version }
}

/// A level of the county, by the post to which its plan gives it.
pub(in crate::operations) fn deciding(name: &str) -> DecideLevel {
    let decided_by = if name == "IV" { "hq-director" } else { "hq-commander" };
    DecideLevel {
        plan: key("county-flood"),
        level: level(name),
        matter: text("东渡站水位上涨，全县启动应急响应"),
        lasts_hours: 48,
        measures: Vec::new(),
        decided_by: key(decided_by),
    }
}

/// The same, with measures.
pub(in crate::operations) fn ordering(name: &str, measures: &[&str]) -> DecideLevel {
    DecideLevel { measures: measures.iter().map(|it| key(it)).collect(), ..deciding(name) }
}

/// The lift of the county's level IV, with nothing named.
pub(in crate::operations) fn lifting() -> LiftResponse {
    LiftResponse {
        plan: key("county-flood"),
        matter: text("水位回落至警戒以下，险情解除"),
        decided_by: key("hq-director"),
        ends: Vec::new(),
        hand_overs: Vec::new(),
        measures: Vec::new(),
    }
}

pub(in crate::operations) fn ended(task: u32) -> EndedTask {
    EndedTask { task: number(task), reason: text("响应解除，不再需要") }
}

pub(in crate::operations) fn handed_over(task: u32, to: &str) -> HandedOver {
    HandedOver { task: number(task), to: key(to), reason: Some(text("转入日常工作")) }
}

pub(in crate::operations) fn lifted(measure: &str) -> LiftedMeasure {
    LiftedMeasure { measure: key(measure), reason: text("水退，恢复通行") }
}

pub(in crate::operations) fn ending(measure: &str) -> EndMeasure {
    EndMeasure {
        plan: key("county-flood"),
        measure: key(measure),
        decided_by: key("hq-director"),
        reason: text("水退，恢复通行"),
    }
}

pub(in crate::operations) fn renewing(measure: &str, lasts_hours: u32) -> RenewMeasure {
    RenewMeasure {
        plan: key("county-flood"),
        measure: key(measure),
        lasts_hours,
        decided_by: key("hq-director"),
        reason: text("渡口流速仍大"),
    }
}

/// A level of the county; the lift for none.
pub(in crate::operations) fn proposing(name: Option<&str>) -> ProposeLevel {
    let reason = text("上游水库加大下泄");
    ProposeLevel { plan: key("county-flood"), level: name.map(level), reason }
}

pub(in crate::operations) fn turning_down(decided_by: &str) -> TurnDownProposal {
    let reason = text("上游已停止下泄，再观察两小时");
    TurnDownProposal { plan: key("county-flood"), decided_by: key(decided_by), reason }
}

/// At least so much, by the city; nothing for none.
pub(in crate::operations) fn receiving(floor: Option<&str>) -> ReceiveLevel {
    ReceiveLevel {
        plan: key("county-flood"),
        floor: floor.map(level),
        from: text("市防汛指挥部启动三级响应"),
        document: Some(text("江汛指〔2026〕7号")),
    }
}

/// The stage at Dongdu.
pub(in crate::operations) fn reading(value: &str) -> RecordReading {
    RecordReading { indicator: key("river.dongdu.stage"), value: text(value), note: None }
}

/// A task that stands in no plan.
pub(in crate::operations) fn giving() -> GiveTask {
    GiveTask {
        title: text("给东渡小学送发电机"),
        text: None,
        lead: key("civil-affairs"),
        post: Some(key("shelter-keeper")),
        area: None,
        due_minutes: Some(90),
        priority: None,
    }
}

pub(in crate::operations) fn finishing(task: u32, proof: Option<&str>) -> FinishTask {
    FinishTask { task: number(task), proof: proof.map(text) }
}

pub(in crate::operations) fn taking_command(post: &str) -> TakeCommand {
    TakeCommand {
        post: key(post), briefing: Some(text("圩堤渗水一处，冲锋舟两艘在途"))
    }
}
