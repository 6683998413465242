//! Two plans for one flood, written by hand: the county's, and that of its police.

use uuid::Uuid;

use super::super::IssuedPlan;
use super::verbs::{key, level, text};
use crate::kernel::{Commitment, EmergencyClass, Key, Label, PlanId, Span};
use crate::plans::document::{
    ActivityKind, Area, Comparison, Condition, Enter, Escalation, Indicator, Leave, Level,
    LevelBound, Measure, MeasureUnit, Measured, Plan, Proof, Quantity, Task, TaskState, Tier,
    UnlessState,
};

/// The stage at Dongdu in centimetres, as it compares now.
fn stage(comparison: Comparison, centimetres: i64) -> Condition {
    let measured = Measured::Now(key("river.dongdu.stage"));
    let with = Quantity { thousandths: centimetres * 10, decimals: 2, unit: MeasureUnit::Metre };
    Condition::Compare { measured, comparison, with }
}

/// The rain of a day.
fn rain(millimetres: i64) -> Condition {
    let measured = Measured::Sum(key("rain.county"), Span::from_hours(24));
    let unit = MeasureUnit::Millimetre;
    let with = Quantity { thousandths: millimetres * 1_000, decimals: 0, unit };
    Condition::Compare { measured, comparison: Comparison::AtLeast, with }
}

fn held(condition: Condition, hours: i64) -> Condition {
    Condition::Held { condition: Box::new(condition), span: Span::from_hours(hours) }
}

fn county(bound: LevelBound) -> Condition {
    Condition::LevelOf { plan: Some(key("county-flood")), bound }
}

/// A document as the library gives it to an operation.
pub(in crate::operations) fn issued(document: Plan) -> IssuedPlan {
    let number = document.key.as_ref().map_or(0, |it| it.as_str().len());
    IssuedPlan {
        plan: PlanId::from_uuid(Uuid::from_u128(number as u128)),
        version: 2,
        sha256: Commitment::from_bytes([0xaa; 32]),
        document,
    }
}

/// The flood plan of the county.
///
/// | level | rank | enters | leaves | starts | measures |
/// |---|---|---|---|---|---|
/// | IV | 4 | 56.00 m, or 100 mm of rain in 24 h | under 55.50 m for 12 h | 1 2 4 | close-ferry |
/// | III | 3 | 57.50 m | under 57.00 m for 12 h | 2 5 6 7 | keep-out |
///
/// 3 comes half an hour after 1, 8 after 6; 9 waits for 6 to be begun, in whichever level.
pub(in crate::operations) fn county_flood() -> Plan {
    Plan {
        key: Some(key("county-flood")),
        title: Some(Label::chinese(text("云泽县防汛应急预案"))),
        tier: Some(Tier::Special),
        issuer: Some(key("county-government")),
        classes: [EmergencyClass::NaturalDisaster].into(),
        indicators: [
            (key("river.dongdu.stage"), MeasureUnit::Metre),
            (key("rain.county"), MeasureUnit::Millimetre),
        ]
        .into_iter()
        .map(|(key, measure)| (key, Indicator { measure: Some(measure), ..Indicator::default() }))
        .collect(),
        areas: [(key("dongdu-riverside"), riverside())].into_iter().collect(),
        levels: [(level("IV"), level_four()), (level("III"), level_three())].into_iter().collect(),
        tasks: county_tasks().into_iter().map(|(it, task)| (key(it), task)).collect(),
        measures: [(key("close-ferry"), close_ferry()), (key("keep-out"), keep_out())]
            .into_iter()
            .collect(),
        ..Plan::default()
    }
}

/// A plan with a level II, which is left after 12 hours under 57.50 m.
pub(in crate::operations) fn with_level_two(mut document: Plan) -> Plan {
    let decided_by = Some(key("hq-commander"));
    let leave = Some(held(stage(Comparison::LessThan, 57_50), 12));
    let severe = Level {
        rank: Some(2),
        enter: Enter { decided_by, ..Enter::default() },
        leave: Leave { when: leave, decided_by: None },
        ..Level::default()
    };
    let levels = document.levels.iter().map(|(it, level)| (it.clone(), level.clone()));
    document.levels = levels.chain([(level("II"), severe)]).collect();
    document
}

/// A plan with one task more, which comes after another.
pub(in crate::operations) fn with_follow_up(mut document: Plan, after: &str) -> Plan {
    let last = Task { after: keys(&[after]), ..led_by("water-bureau", "levee-chief") };
    let tasks = document.tasks.iter().map(|(it, task)| (it.clone(), task.clone()));
    document.tasks = tasks.chain([(key("sum-up"), last)]).collect();
    document
}

fn riverside() -> Area {
    Area { regions: vec!["990001001".parse().expect("a township")], ..Area::default() }
}

fn level_four() -> Level {
    Level {
        rank: Some(4),
        enter: Enter {
            when: Some(Condition::Any(vec![stage(Comparison::AtLeast, 56_00), rain(100)])),
            decided_by: Some(key("hq-director")),
            decide: None,
        },
        leave: Leave { when: Some(held(stage(Comparison::LessThan, 55_50), 12)), decided_by: None },
        starts: keys(&["duty-roster", "levee-patrol", "levee-watch"]),
        measures: keys(&["close-ferry"]),
        ..Level::default()
    }
}

fn level_three() -> Level {
    Level {
        rank: Some(3),
        enter: Enter {
            when: Some(stage(Comparison::AtLeast, 57_50)),
            decided_by: Some(key("hq-commander")),
            decide: None,
        },
        leave: Leave {
            when: Some(held(stage(Comparison::LessThan, 57_00), 12)),
            decided_by: Some(key("hq-secretary")),
        },
        starts: keys(&["levee-patrol", "cordon", "evacuate", "open-shelter"]),
        measures: keys(&["keep-out"]),
        ..Level::default()
    }
}

fn county_tasks() -> [(&'static str, Task); 9] {
    let evacuation_begun = Condition::Task { task: key("evacuate"), state: TaskState::Started };
    [
        (
            "duty-roster",
            Task {
                due: Some(Span::from_hours(1)),
                proof: Some(Proof::None),
                escalate: escalated(15, UnlessState::Accepted, "hq-director"),
                ..led_by("flood-office", "flood-duty")
            },
        ),
        ("levee-patrol", Task { is_standing: true, ..led_by("water-bureau", "levee-chief") }),
        (
            "check-sluices",
            Task {
                after: keys(&["duty-roster"]),
                delay: Some(Span::from_minutes(30)),
                due: Some(Span::from_hours(2)),
                proof: Some(Proof::Photo),
                ..led_by("water-bureau", "levee-chief")
            },
        ),
        (
            "levee-watch",
            Task { is_standing: true, lead: Some(key("dongdu-township")), ..Task::default() },
        ),
        ("cordon", Task { is_standing: true, ..led_by("yunze-psb", "psb-chief") }),
        (
            "evacuate",
            Task {
                kind: Some(ActivityKind::Evacuation),
                areas: keys(&["dongdu-riverside"]),
                due: Some(Span::from_hours(3)),
                priority: Some(1),
                escalate: escalated(30, UnlessState::Started, "hq-commander"),
                proof: Some(Proof::Signature),
                ..led_by("dongdu-township", "township-head")
            },
        ),
        (
            "open-shelter",
            Task {
                when: Some(stage(Comparison::AtLeast, 58_00)),
                ..led_by("civil-affairs", "shelter-keeper")
            },
        ),
        (
            "count-people",
            Task {
                after: keys(&["evacuate"]),
                lead: Some(key("civil-affairs")),
                ..Task::default()
            },
        ),
        (
            "night-lights",
            Task {
                when: Some(evacuation_begun),
                lead: Some(key("power-station")),
                ..Task::default()
            },
        ),
    ]
}

fn close_ferry() -> Measure {
    Measure {
        kind: Some(ActivityKind::TrafficControl),
        issuer: Some(key("county-government")),
        lasts: Some(Span::from_hours(24)),
        ..Measure::default()
    }
}

fn keep_out() -> Measure {
    Measure {
        kind: Some(ActivityKind::KeySiteGuard),
        issuer: Some(key("county-government")),
        areas: keys(&["dongdu-riverside"]),
        lasts: Some(Span::from_hours(12)),
        is_life_safety: true,
        ..Measure::default()
    }
}

/// The flood plan of the county's police: one level, which follows the county's; tasks 10 and 11
/// where it is put to work after the county's.
pub(in crate::operations) fn psb_flood() -> Plan {
    let duty = Level {
        rank: Some(2),
        enter: Enter {
            when: Some(county(LevelBound::AtLeast(level("III")))),
            decided_by: Some(key("psb-chief")),
            decide: None,
        },
        leave: Leave {
            when: Some(held(county(LevelBound::AtMost(level("IV"))), 24)),
            decided_by: None,
        },
        starts: keys(&["traffic-dongdu", "escort-boats"]),
        ..Level::default()
    };
    let traffic = Task {
        is_standing: true,
        escalate: escalated(15, UnlessState::Accepted, "duty-commander"),
        ..led_by("traffic-brigade", "traffic-chief")
    };
    let boats = Task { delay: Some(Span::from_hours(1)), ..led_by("yunze-psb", "psb-chief") };
    Plan {
        key: Some(key("psb-flood")),
        title: Some(Label::chinese(text("云泽县公安局防汛应急预案"))),
        tier: Some(Tier::Department),
        issuer: Some(key("yunze-psb")),
        implements: Some(key("county-flood")),
        classes: [EmergencyClass::NaturalDisaster].into(),
        levels: [(level("duty-2"), duty)].into_iter().collect(),
        tasks: [(key("traffic-dongdu"), traffic), (key("escort-boats"), boats)]
            .into_iter()
            .collect(),
        ..Plan::default()
    }
}

fn keys(names: &[&str]) -> Vec<Key> {
    names.iter().map(|it| key(it)).collect()
}

fn led_by(unit: &str, post: &str) -> Task {
    Task { lead: Some(key(unit)), post: Some(key(post)), ..Task::default() }
}

fn escalated(minutes: i64, unless: UnlessState, to: &str) -> Option<Escalation> {
    let after = Some(Span::from_minutes(minutes));
    Some(Escalation { after, unless: Some(unless), to: Some(key(to)) })
}
