//! A condition as people read it, with what it comes to now and why.

use application::operations::ProvenanceOf;
use domain::kernel::{Instant, Key};
use domain::operations::PlanResponse;
use domain::plans::document::{Condition, Judgement, Measured, Quantity};
use plan_document::condition::{Titles, show_named};
use words::{Conditions, Names as _, OperationOverview, Say, named, quantity, task_state};

use super::super::readings::CountedBy;
use super::super::sight::Sight;
use super::measured::base_value;
use crate::components::{ScriptMark, TimeShown};

/// A condition with what it comes to now.
pub(crate) struct ConditionShown {
    pub(crate) text: String,
    pub(crate) judgement: JudgementShown,
    pub(crate) parts: Vec<PartShown>,
    /// What time alone will change, where nothing new is measured.
    pub(crate) changes: Option<String>,
}

/// What something comes to, as a shape and a word.
pub(crate) struct JudgementShown {
    pub(crate) shape: &'static str,
    pub(crate) word: String,
    pub(crate) holds: bool,
}

/// A part of a condition that looks at one thing.
pub(crate) struct PartShown {
    pub(crate) text: String,
    /// What it is now, and how much is missing.
    pub(crate) now: String,
    /// What that counts: the readings, the level, the task.
    pub(crate) href: Option<String>,
    /// How a number comes about, with what the link there says.
    pub(crate) figure: Option<(String, String)>,
    pub(crate) at: Option<TimeShown>,
    /// The mark of what it looks at.
    pub(crate) mark: ScriptMark,
    pub(crate) judgement: JudgementShown,
}

impl JudgementShown {
    fn of(sight: &Sight<'_>, judgement: Judgement) -> Self {
        let (shape, word) = match judgement {
            Judgement::Holds => ("●", Conditions::Holds),
            Judgement::DoesNot => ("○", Conditions::DoesNot),
            Judgement::Unknown => ("？", Conditions::Unknown),
        };
        Self { shape, word: sight.say(word), holds: judgement == Judgement::Holds }
    }
}

/// A condition of a plan at work as people read it: it is never read back.
pub(crate) fn condition_said(sight: &Sight<'_>, plan: &Key, condition: &Condition) -> String {
    let known = |key: &Key, title: String| Some(title).filter(|it| it != key.as_str());
    let titles = Titles {
        indicator: &|it| known(it, sight.names.indicator(it)),
        plan: &|it| known(it, sight.names.plan(it)),
        task: &|it| sight.names.planned_title(plan, it),
    };
    let said = show_named(condition, sight.language, &titles);
    said.replace(" >= ", " ≥ ").replace(" <= ", " ≤ ")
}

/// A condition of a plan at work, and what it comes to now.
pub(crate) fn judged(
    sight: &Sight<'_>,
    plan: &PlanResponse,
    condition: &Condition,
) -> ConditionShown {
    let situation = sight.board.response().situation(plan);
    let now = sight.now();
    let judgement = condition.judge(&situation, now);
    let mut parts: Vec<PartShown> = Vec::new();
    condition.visit(&mut |it| {
        if let Some(part) = part(sight, plan, it)
            && !parts.iter().any(|known| known.text == part.text)
        {
            parts.push(part);
        }
    });
    let later = condition.may_change_after(&situation, now);
    let changes = later.map(|at| {
        let (time, then) = (sight.time(at).clock, condition.judge(&situation, at));
        let then = JudgementShown::of(sight, then).word;
        sight.say(Conditions::ChangesAt { time, then })
    });
    let judgement = JudgementShown::of(sight, judgement);
    let text = condition_said(sight, &plan.at_work.key, condition);
    ConditionShown { text, judgement, parts, changes }
}

/// When an indicator was measured last.
pub(crate) fn last_reading(sight: &Sight<'_>, indicator: &Key) -> Option<(Instant, i64)> {
    sight.board.response().readings.get(indicator)?.last().copied()
}

fn part(sight: &Sight<'_>, plan: &PlanResponse, condition: &Condition) -> Option<PartShown> {
    let situation = sight.board.response().situation(plan);
    let (now, href, at, mark) = match condition {
        Condition::Compare { measured, with, .. } => {
            let value = measured.value(&situation, sight.now());
            let holds = condition.judge(&situation, sight.now()) == Judgement::Holds;
            let at = last_reading(sight, measured.indicator()).map(|(at, _)| sight.time(at));
            let mark = value.map(|_| measured_mark(sight, measured));
            let href = sight.counted_href(measured.indicator(), CountedBy::of(measured));
            (value_said(sight, (measured, value), (with, holds)), Some(href), at, mark)
        }
        Condition::LevelOf { plan: other, .. } => {
            let of = other.as_ref().map_or(Some(plan), |it| sight.board.response().plan(it));
            let href = of.map(|it| sight.addresses.level(&it.at_work.key));
            (level_said(sight, of), href, None, of.map(|it| sight.level_mark(it)))
        }
        Condition::Task { task, .. } => {
            let number = sight.board.response().number_of(&plan.at_work.key, task);
            let mark = number.map(|it| sight.mark(&ProvenanceOf::Task(it)));
            let href = number.map(|it| sight.addresses.task(it));
            (task_said(sight, plan, task), href, None, mark)
        }
        Condition::All(_) | Condition::Any(_) | Condition::Not(_) | Condition::Held { .. } => {
            return None;
        }
    };
    let judgement = JudgementShown::of(sight, condition.judge(&situation, sight.now()));
    let text = condition_said(sight, &plan.at_work.key, condition);
    let mark = mark.unwrap_or_default();
    let figure = matches!(condition, Condition::Compare { .. }).then(|| {
        let formula = OperationOverview::Formula { of: text.clone() };
        (sight.addresses.figure("readings_window"), sight.say(formula))
    });
    Some(PartShown { text, now, href, figure, at, mark, judgement })
}

/// The mark of what was measured; where several values come together, of all of them.
fn measured_mark(sight: &Sight<'_>, measured: &Measured) -> ScriptMark {
    match measured {
        Measured::Now(indicator) => sight.reading_mark(indicator),
        Measured::Sum(indicator, over)
        | Measured::Max(indicator, over)
        | Measured::Min(indicator, over)
        | Measured::Mean(indicator, over)
        | Measured::Change(indicator, over) => sight.readings_mark(indicator, sight.now() - *over),
    }
}

fn value_said(
    sight: &Sight<'_>,
    (measured, value): (&Measured, Option<i64>),
    (with, holds): (&Quantity, bool),
) -> String {
    let Some(value) = value else {
        return sight.say(match measured {
            Measured::Now(_) => Conditions::NoReading,
            Measured::Sum(..)
            | Measured::Max(..)
            | Measured::Min(..)
            | Measured::Mean(..)
            | Measured::Change(..) => Conditions::NoReadingInTime,
        });
    };
    let shown = |it: i64| quantity(&base_value(it, with.unit, with.decimals), sight.language);
    let now = shown(value);
    let by = shown(value.abs_diff(with.base_thousandths()).try_into().unwrap_or(i64::MAX));
    sight.say(if holds { Conditions::Now { now } } else { Conditions::NowShort { now, by } })
}

fn level_said(sight: &Sight<'_>, plan: Option<&PlanResponse>) -> String {
    let Some(plan) = plan else { return sight.say(Conditions::PlanNotHere) };
    let title = named(&plan.at_work.title, sight.language).to_owned();
    sight.say(match plan.level() {
        Some(level) => {
            let level = sight.names.level_title(&plan.at_work.key, level);
            Conditions::LevelNow { plan: title, level }
        }
        None => Conditions::NoLevelNow { plan: title },
    })
}

fn task_said(sight: &Sight<'_>, plan: &PlanResponse, task: &Key) -> String {
    let response = sight.board.response();
    let number = response.number_of(&plan.at_work.key, task);
    let found = number.and_then(|it| response.task(it));
    found.map_or_else(
        || task.to_string(),
        |it| {
            let title = sight.names.title(&it).unwrap_or_else(|| task.to_string());
            let state = task_state(it.task.state(), sight.language).to_owned();
            Conditions::TaskNow { title, state }.say(sight.language)
        },
    )
}
