//! A plan at work: what an operation must know of an issued version, in its own event.
//!
//! The journal holds the plan's keys, numbers and conditions; its words stay in the text of the
//! version, which never changes and is found by its hash.

use serde::{Deserialize, Serialize};

use crate::kernel::{Commitment, Key, Label, PlanId, RegionCode, Span};
use crate::plans::document::{
    ActivityKind, Condition, Level, LevelName, MeasureUnit, Plan, Proof, Task, Tier, UnlessState,
};

/// An issued version of a plan, as the library gives it to an operation.
#[derive(Clone, PartialEq, Debug)]
pub struct IssuedPlan {
    /// Which plan.
    pub plan: PlanId,
    /// Which version, from 1.
    pub version: u32,
    /// SHA-256 of its text's bytes.
    pub sha256: Commitment,
    /// What it says.
    pub document: Plan,
}

/// A plan at work in an operation.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanAtWork {
    /// Which plan.
    pub plan: PlanId,
    /// Which version, from 1.
    pub version: u32,
    /// SHA-256 of its text's bytes.
    pub sha256: Commitment,
    /// What other plans call it.
    pub key: Key,
    /// What people call it.
    pub title: Label,
    /// On which tier it stands.
    pub tier: Tier,
    /// The unit whose plan it is.
    pub issuer: Key,
    /// The plan above, whose levels it may follow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub implements: Option<Key>,
    /// Its levels, the least severe first.
    pub levels: Vec<LevelAtWork>,
    /// Its tasks, in the order of the document.
    pub tasks: Vec<TaskAtWork>,
    /// What may be ordered from people.
    pub measures: Vec<MeasureAtWork>,
    /// What its conditions look at.
    pub indicators: Vec<IndicatorAtWork>,
    /// The places that it moves, warns or closes.
    pub areas: Vec<AreaAtWork>,
}

/// A level that can be decided.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelAtWork {
    /// What it is called.
    pub name: LevelName,
    /// Its rank, 1 the most severe.
    pub rank: u8,
    /// On what it is proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enter: Option<Condition>,
    /// The post that decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<Key>,
    /// How long it is expected to last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lasts: Option<Span>,
    /// On what its end is proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leave: Option<Condition>,
    /// The post that decides its end; none is the one that decided to enter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_by: Option<Key>,
    /// The measures that go with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Key>,
}

/// A task that can open.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskAtWork {
    /// Its key in the plan.
    pub key: Key,
    /// The rank of the least severe level that starts it; every more severe one does as well. None
    /// opens by the tasks before it, or by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_rank: Option<u8>,
    /// The unit that answers for it.
    pub lead: Key,
    /// The post that is handed the task order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<Key>,
    /// What kind of activity it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ActivityKind>,
    /// Where.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<Key>,
    /// The tasks that come before it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<Key>,
    /// A further condition on its opening.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// It opens that much later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delay: Option<Span>,
    /// By when, from its opening.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Span>,
    /// Whether it goes on until its level ends.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_standing: bool,
    /// 1 before 2 before 3.
    pub priority: u8,
    /// Who hears of it when it stays undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub escalate: Option<EscalateAtWork>,
    /// What shows that it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<Proof>,
}

/// Who hears of a task that stays undone.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EscalateAtWork {
    /// So long after it opened,
    pub after: Span,
    /// unless it has come this far.
    pub unless: UnlessState,
    /// The post that hears of it.
    pub to: Key,
}

/// Something that may be ordered from people.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureAtWork {
    /// Its key in the plan.
    pub key: Key,
    /// What kind it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ActivityKind>,
    /// The body with the power to order it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Key>,
    /// When its force ends, or its review is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lasts: Option<Span>,
    /// Whether lives depend on it: it does not lapse, a review clock runs instead.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_life_safety: bool,
    /// Where it holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<Key>,
}

/// Something that is measured.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorAtWork {
    /// Its key in the plan.
    pub key: Key,
    /// In what it is measured.
    pub measure: MeasureUnit,
    /// How often a reading is to come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every: Option<Span>,
    /// The unit that supplies it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplied_by: Option<Key>,
}

/// A place of the plan.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaAtWork {
    /// Its key in the plan.
    pub key: Key,
    /// The regions that it consists of.
    pub regions: Vec<RegionCode>,
}

/// What is missing in a document, so that it cannot be put to work; an issued one has it all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Incomplete;

impl IssuedPlan {
    /// What an operation must know of it.
    ///
    /// # Errors
    /// When the document lacks its key, its title, its tier, its issuer or the lead of a task.
    pub fn at_work(&self) -> Result<PlanAtWork, Incomplete> {
        let it = &self.document;
        let levels = it.levels_by_rank();
        let tasks = it.tasks.iter().map(|(key, task)| task_at_work(it, key, task));
        Ok(PlanAtWork {
            plan: self.plan,
            version: self.version,
            sha256: self.sha256,
            key: it.key.clone().ok_or(Incomplete)?,
            title: it.title.clone().ok_or(Incomplete)?,
            tier: it.tier.ok_or(Incomplete)?,
            issuer: it.issuer.clone().ok_or(Incomplete)?,
            implements: it.implements.clone(),
            levels: levels.into_iter().filter_map(level_at_work).collect(),
            tasks: tasks.collect::<Result<_, _>>()?,
            measures: it.measures.iter().map(measure_at_work).collect(),
            indicators: it.indicators.iter().filter_map(indicator_at_work).collect(),
            areas: it.areas.iter().map(area_at_work).collect(),
        })
    }
}

fn level_at_work((name, level): (&LevelName, &Level)) -> Option<LevelAtWork> {
    Some(LevelAtWork {
        name: name.clone(),
        rank: level.rank?,
        enter: level.enter.when.clone(),
        decided_by: level.enter.decided_by.clone(),
        lasts: level.lasts,
        leave: level.leave.when.clone(),
        left_by: level.leave.decided_by.clone(),
        measures: level.measures.clone(),
    })
}

fn task_at_work(plan: &Plan, key: &Key, task: &Task) -> Result<TaskAtWork, Incomplete> {
    let starting = plan.levels.iter().filter(|(_, it)| it.starts.contains(key));
    Ok(TaskAtWork {
        key: key.clone(),
        from_rank: starting.filter_map(|(_, it)| it.rank).max(),
        lead: task.lead.clone().ok_or(Incomplete)?,
        post: task.post.clone(),
        kind: task.kind,
        areas: task.areas.clone(),
        after: task.after.clone(),
        when: task.when.clone(),
        delay: task.delay,
        due: task.due,
        is_standing: task.is_standing,
        priority: task.priority.unwrap_or(2),
        escalate: task.escalate.as_ref().and_then(|it| {
            Some(EscalateAtWork {
                after: it.after?,
                unless: it.unless.unwrap_or(UnlessState::Accepted),
                to: it.to.clone()?,
            })
        }),
        proof: task.proof,
    })
}

fn measure_at_work((key, it): (&Key, &crate::plans::document::Measure)) -> MeasureAtWork {
    MeasureAtWork {
        key: key.clone(),
        kind: it.kind,
        issuer: it.issuer.clone(),
        lasts: it.lasts,
        is_life_safety: it.is_life_safety,
        areas: it.areas.clone(),
    }
}

fn indicator_at_work(
    (key, it): (&Key, &crate::plans::document::Indicator),
) -> Option<IndicatorAtWork> {
    Some(IndicatorAtWork {
        key: key.clone(),
        measure: it.measure?,
        every: it.every,
        supplied_by: it.supplied_by.clone(),
    })
}

fn area_at_work((key, it): (&Key, &crate::plans::document::Area)) -> AreaAtWork {
    AreaAtWork { key: key.clone(), regions: it.regions.clone() }
}

impl PlanAtWork {
    /// A level by its name.
    #[must_use]
    pub fn level(&self, name: &LevelName) -> Option<&LevelAtWork> {
        self.levels.iter().find(|it| it.name == *name)
    }

    /// A measure by its key.
    #[must_use]
    pub fn measure(&self, key: &Key) -> Option<&MeasureAtWork> {
        self.measures.iter().find(|it| it.key == *key)
    }

    /// The regions of an area.
    #[must_use]
    pub fn regions_of(&self, area: &Key) -> &[RegionCode] {
        self.areas.iter().find(|it| it.key == *area).map_or(&[], |it| &it.regions)
    }
}
