//! The conditions of the county's flood plan, judged through a night.

use super::super::condition::{Comparison, Condition, LevelBound, Measured, TaskState};
use super::super::quantity::MeasureUnit;
use super::judgement::Judgement::{self, DoesNot, Holds, Unknown};
use super::testing::{Night, held, key, level, minute, name, quantity, rain, stage};
use crate::kernel::Span;
use Comparison::{AtLeast, LessThan};

const HOUR: i64 = 60;

/// `river.dongdu.stage >= 58.00 m or sum(rain.county, 24h) >= 100 mm`
fn enter() -> Condition {
    Condition::Any(vec![stage(AtLeast, 58_00), rain(AtLeast, 100)])
}

/// `(river.dongdu.stage < 57.70 m and sum(rain.county, 24h) < 80 mm) for 12h`
fn leave() -> Condition {
    held(Condition::All(vec![stage(LessThan, 57_70), rain(LessThan, 80)]), 12 * HOUR)
}

/// `done(dongdu-out) and (river.dongdu.stage < 57.80 m for 6h)`
fn home() -> Condition {
    let done = Condition::Task { task: key("dongdu-out"), state: TaskState::Done };
    Condition::All(vec![done, held(stage(LessThan, 57_80), 6 * HOUR)])
}

fn night() -> Night {
    Night::default()
}

fn stages(all: &[(i64, i64)]) -> Night {
    night().read("river.dongdu.stage", MeasureUnit::Metre, all)
}

fn at<const N: usize>(minutes: [i64; N], condition: &Condition, by: &Night) -> [Judgement; N] {
    minutes.map(|it| condition.judge(by, minute(it)))
}

#[test]
fn a_reading_counts_until_the_next_one() {
    let by = stages(&[(10, 57_99), (20, 58_00), (30, 57_00)]);
    let condition = stage(AtLeast, 58_00);
    assert_eq!(at([0, 9], &condition, &by), [Unknown, Unknown]);
    assert_eq!(
        at([10, 19, 20, 29, 30], &condition, &by),
        [DoesNot, DoesNot, Holds, Holds, DoesNot]
    );
    assert_eq!(at([90_000], &condition, &by), [DoesNot]);
}

#[test]
fn level_iii_is_proposed_by_the_river_alone_before_any_rain_was_measured() {
    let by = stages(&[(0, 57_00), (20, 58_00)]);
    assert_eq!(at([-1, 0, 20], &enter(), &by), [Unknown, Unknown, Holds]);
}

#[test]
fn rain_adds_up_over_24_hours_and_leaves_again() {
    let hours: Vec<(i64, i64)> = (1..=5).map(|it| (it * HOUR, 20_00)).collect();
    let by = stages(&[(0, 57_00)]).read("rain.county", MeasureUnit::Millimetre, &hours);
    assert_eq!(at([4 * HOUR, 5 * HOUR], &enter(), &by), [DoesNot, Holds]);
    // The first 20 mm fell 24 hours ago: they no longer count.
    assert_eq!(at([25 * HOUR - 1, 25 * HOUR], &enter(), &by), [Holds, DoesNot]);
    assert_eq!(enter().may_change_after(&by, minute(5 * HOUR)), Some(minute(25 * HOUR)));
    assert_eq!(enter().may_change_after(&by, minute(25 * HOUR)), None);
}

#[test]
fn level_iii_is_left_when_river_and_rain_have_both_been_low_for_12_hours() {
    let by = stages(&[(0, 58_10), (HOUR, 57_60)]).read(
        "rain.county",
        MeasureUnit::Millimetre,
        &[(0, 90_00)],
    );
    // The river is low from 1 h, the rain from 24 h.
    assert_eq!(at([24 * HOUR, 36 * HOUR - 1, 36 * HOUR], &leave(), &by), [DoesNot, DoesNot, Holds]);
    assert_eq!(leave().may_change_after(&by, minute(2 * HOUR)), Some(minute(36 * HOUR)));
    assert_eq!(leave().may_change_after(&by, minute(36 * HOUR)), None);
}

#[test]
fn a_minute_above_the_mark_begins_the_12_hours_anew() {
    let by = stages(&[(0, 57_60), (5 * HOUR, 57_80), (5 * HOUR + 1, 57_60)]).read(
        "rain.county",
        MeasureUnit::Millimetre,
        &[(0, 0)],
    );
    assert_eq!(at([12 * HOUR, 17 * HOUR, 17 * HOUR + 1], &leave(), &by), [DoesNot, DoesNot, Holds]);
}

#[test]
fn what_was_not_measured_yet_has_not_held() {
    let by = stages(&[(0, 57_60)]);
    let low = held(stage(LessThan, 57_70), HOUR);
    assert_eq!(at([-1, 0, 59, 60], &low, &by), [DoesNot, DoesNot, DoesNot, Holds]);
    // Rain was never measured: nobody is told that it has been dry.
    assert_eq!(at([90 * HOUR], &leave(), &by), [DoesNot]);
}

#[test]
fn a_level_is_as_severe_as_its_rank_and_none_is_less_severe_than_any() {
    let by =
        night().stands(Some("county-flood"), &[(10, "IV"), (20, "III"), (30, "I"), (40, "none")]);
    let minutes = [0, 10, 20, 30, 40];
    let judged = |bound| at(minutes, &level(Some("county-flood"), bound), &by);
    assert_eq!(judged(LevelBound::AtLeast(name("III"))), [DoesNot, DoesNot, Holds, Holds, DoesNot]);
    assert_eq!(judged(LevelBound::AtMost(name("IV"))), [Holds, Holds, DoesNot, DoesNot, Holds]);
    assert_eq!(judged(LevelBound::Is(name("III"))), [DoesNot, DoesNot, Holds, DoesNot, DoesNot]);
    assert_eq!(judged(LevelBound::None), [Holds, DoesNot, DoesNot, DoesNot, Holds]);
    // The plan's own level is another one.
    assert_eq!(at(minutes, &level(None, LevelBound::None), &by), [Holds; 5]);
}

#[test]
fn of_a_level_without_rank_only_its_name_is_known() {
    let by = night().stands(None, &[(0, "alarm")]);
    let judged = |bound| level(None, bound).judge(&by, minute(0));
    assert_eq!(judged(LevelBound::AtLeast(name("IV"))), Unknown);
    assert_eq!(judged(LevelBound::AtMost(name("IV"))), Unknown);
    assert_eq!(judged(LevelBound::Is(name("alarm"))), Holds);
    assert_eq!(judged(LevelBound::None), DoesNot);
}

#[test]
fn the_police_stand_down_two_hours_after_the_county() {
    let by = night()
        .stands(Some("county-flood"), &[(0, "III"), (600, "none"), (700, "IV"), (800, "none")]);
    let condition = held(level(Some("county-flood"), LevelBound::None), 2 * HOUR);
    assert_eq!(at([599, 720, 919, 920], &condition, &by), [DoesNot, DoesNot, DoesNot, Holds]);
    assert_eq!(condition.may_change_after(&by, minute(800)), Some(minute(920)));
}

#[test]
fn homecoming_waits_for_the_evacuation_and_for_six_low_hours() {
    let by = stages(&[(0, 58_00), (HOUR, 57_00)]);
    assert_eq!(at([90 * HOUR], &home(), &by), [DoesNot]);
    let late = by.clone().came("dongdu-out", TaskState::Done, 8 * HOUR);
    assert_eq!(at([8 * HOUR - 1, 8 * HOUR], &home(), &late), [DoesNot, Holds]);
    let early = by.came("dongdu-out", TaskState::Done, 2 * HOUR);
    assert_eq!(at([7 * HOUR - 1, 7 * HOUR], &home(), &early), [DoesNot, Holds]);
}

#[test]
fn what_begins_at_the_very_moment_ends_what_had_held_until_then() {
    let state = TaskState::Started;
    let idle = Condition::Not(Box::new(Condition::Task { task: key("muster"), state }));
    let by = night().came("muster", state, 90).stands(None, &[(90, "IV")]);
    for condition in [held(idle, 30), held(level(None, LevelBound::None), 30)] {
        assert_eq!(at([89, 90], &condition, &by), [Holds, DoesNot]);
        assert_eq!(condition.may_change_after(&by, minute(0)), Some(minute(90)));
    }
}

#[test]
fn a_time_with_no_reading_in_it_sums_to_nothing_and_keeps_the_last_value() {
    let by = stages(&[(0, 57_00), (10, 58_00)]);
    let of = |measured: fn(crate::kernel::Key, Span) -> Measured, hundredths| {
        let measured = measured(key("river.dongdu.stage"), Span::from_minutes(30));
        let with = quantity(hundredths, MeasureUnit::Metre);
        Condition::Compare { measured, comparison: Comparison::Equal, with }
    };
    // Both are inside, then the later one alone, then none: a reading is inside until it is as old
    // as the time.
    let minutes = [29, 30, 40];
    assert_eq!(at(minutes, &of(Measured::Sum, 11_500), &by), [Holds, DoesNot, DoesNot]);
    assert_eq!(at(minutes, &of(Measured::Sum, 0), &by), [DoesNot, DoesNot, Holds]);
    assert_eq!(at(minutes, &of(Measured::Max, 58_00), &by), [Holds, Holds, Holds]);
    assert_eq!(at(minutes, &of(Measured::Min, 57_00), &by), [Holds, DoesNot, DoesNot]);
    assert_eq!(at(minutes, &of(Measured::Mean, 57_50), &by), [Holds, DoesNot, DoesNot]);
    assert_eq!(at(minutes, &of(Measured::Mean, 58_00), &by), [DoesNot, Holds, Holds]);
    // At 30 the value of minute 0 held when the time began.
    assert_eq!(at(minutes, &of(Measured::Change, 1_00), &by), [Holds, Holds, DoesNot]);
    assert_eq!(at(minutes, &of(Measured::Change, 0), &by), [DoesNot, DoesNot, Holds]);
    for measured in [Measured::Sum, Measured::Max, Measured::Min, Measured::Mean, Measured::Change]
    {
        assert_eq!(of(measured, 0).judge(&by, minute(-1)), Unknown);
    }
}

#[test]
fn for_in_for_in_for_stays_quick_to_judge() {
    let readings: Vec<_> = (0..2_000).map(|it| (it, 57_00 + it % 2)).collect();
    let mut condition = stage(LessThan, 58_00);
    for it in 0..20 {
        condition = held(condition, 1 << (it % 10));
    }
    assert_eq!(condition.judge(&stages(&readings), minute(5_000)), Holds);
}

#[test]
fn a_condition_reads_back_from_its_json() {
    let not =
        Condition::Not(Box::new(level(Some("county-flood"), LevelBound::AtLeast(name("II")))));
    let none = held(level(None, LevelBound::None), 2 * HOUR);
    for it in [enter(), leave(), home(), not, none] {
        let json = serde_json::to_string(&it).expect("it serialises");
        assert_eq!(serde_json::from_str::<Condition>(&json).expect("it reads back"), it, "{json}");
    }
    let json = serde_json::to_string(&rain(AtLeast, 50)).expect("it serialises");
    let expected = r#"{"compare":{"measured":{"sum":["rain.county",86400000000]},"#.to_owned()
        + r#""comparison":"at_least","with":{"thousandths":50000,"decimals":0,"unit":"mm"}}}"#;
    assert_eq!(json, expected);
    let json = serde_json::to_string(&home()).expect("it serialises");
    assert!(json.starts_with(r#"{"all":[{"task":{"task":"dongdu-out","state":"done"}},{"held""#));
}

#[test]
fn a_condition_of_sixteen_parentheses_in_each_other_leaves_a_payload_room() {
    let done = || Condition::Task { task: key("muster"), state: TaskState::Done };
    let joined = |it| Condition::Any(vec![Condition::All(vec![it, done()]), done()]);
    let it = (0..16).fold(joined(rain(AtLeast, 50)), |it, _| joined(held(it, HOUR)));
    let json = serde_json::to_string(&it).expect("it serialises");
    // JSON is read to a depth of 127.
    let payload = format!("{}{json}{}", "[".repeat(20), "]".repeat(20));
    assert!(serde_json::from_str::<serde_json::Value>(&payload).is_ok());
    assert_eq!(serde_json::from_str::<Condition>(&json).expect("it reads back"), it);
}

#[test]
fn json_that_is_no_condition_is_not_read() {
    let good = serde_json::to_string(&rain(AtLeast, 50)).expect("it serialises");
    for wrong in [
        r#"{"level_of":{"bound":{"is":"四级"}}}"#,
        r#"{"level_of":{"bound":"none","rank":1}}"#,
        r#"{"task":{"task":"Muster","state":"done"}}"#,
        &good.replace("50000", "50000.5"),
        &good.replace("at_least", "about"),
        &good.replace("\"mm\"", "\"inch\""),
    ] {
        assert!(serde_json::from_str::<Condition>(wrong).is_err(), "{wrong}");
    }
    assert!(serde_json::from_str::<Condition>(&good).is_ok());
}
