//! Two versions of a plan, and any two plans.

use proptest::prelude::*;

use super::*;
use crate::document::Document;
use crate::edit::testing::cases;

const PLAN: &str = "\
plan: county-flood
title: {zh: 防汛预案, en: Flood plan}
tier: special
issuer: gov
sections:
  general: {zh: 一二三四五六七八九十}
  command: {zh: 县长任总指挥。, en: The county chief commands.}
indicators:
  rain: {title: {zh: 雨量, en: Rain}, measure: mm, supplied_by: met, every: 10min}
areas:
  low: {title: {zh: 低洼区, en: Lowland}, regions: [\"990001101\"], people: 10}
posts:
  chief: {title: {zh: 指挥长, en: Commander}, unit: hq, holders: 1}
levels:
  IV:
    title: {zh: 四级, en: Level IV}
    enter: {when: \"rain >= 50 mm\", decided_by: chief}
    lasts: 72h
    starts: [watch, traffic]
tasks:
  watch: {title: {zh: 巡堤, en: Levee watch}, lead: water, text: {zh: 巡堤查险。}, when: \"done(traffic)\"}
  traffic:
    title: {zh: 东渡镇交通管制, en: Traffic control in Dongdu}
    lead: psb
    due: 2h
    takes: {min: 5min, likely: 15min, max: 40min}
    needs: {people: [{count: 3, competence: traffic}], vehicles: {patrol-car: 3}}
measures:
  ferry: {title: {zh: 停航, en: Ferry stopped}, lasts: 72h}
notices:
  blue: {title: {zh: 蓝色预警, en: Blue warning}, areas: [low]}
reports: {profile: cn-default, by: chief, to: [gov]}
resources: {stock: {sandbag: 200}}
";

fn plan(text: &str) -> Plan {
    Document::read(text).plan().clone()
}

fn with(old: &str, new: &str) -> Vec<Change> {
    assert!(PLAN.contains(old), "{old}");
    diff(&plan(PLAN), &plan(&PLAN.replace(old, new)))
}

fn sentences(changes: &[Change]) -> Vec<(&str, &str)> {
    changes.iter().map(|it| (it.says.zh.as_str(), it.says.en.as_str())).collect()
}

#[test]
fn a_change_is_a_sentence_in_both_languages() {
    let changes = with("due: 2h", "due: 90min");
    let expected = (
        "任务“东渡镇交通管制”：时限 2 小时 → 90 分钟",
        "Task “Traffic control in Dongdu”: due 2 hours → 90 minutes",
    );
    assert_eq!(sentences(&changes), [expected]);
    assert_eq!((changes[0].what, changes[0].part.key.as_deref()), ("due", Some("traffic")));
    assert_eq!(changes[0].after, Some(Says::new("90 分钟", "90 minutes")));
    assert!(!requires_whole_procedure(&changes));
}

#[test]
fn conditions_leads_levels_and_duties_need_the_whole_procedure() {
    for (old, new) in [
        ("rain >= 50 mm", "rain >= 60 mm"),
        ("lead: psb", "lead: traffic-brigade"),
        ("starts: [watch, traffic]", "starts: [watch]"),
        ("decided_by: chief", "decided_by: mayor"),
        ("县长任总指挥", "副县长任总指挥"),
        ("tier: special", "tier: department"),
        ("  ferry: {title", "  ferry-2: {title"),
        ("unit: hq", "unit: gov"),
    ] {
        assert!(requires_whole_procedure(&with(old, new)), "{old}");
    }
    for (old, new) in [
        ("lasts: 72h\n    starts", "lasts: 48h\n    starts"),
        ("people: 10", "people: 12"),
        ("一二三四", "一二三"),
        ("sandbag: 200", "sandbag: 300"),
        ("巡堤查险。", "巡堤、查险。"),
        ("zh: 蓝色预警", "zh: 蓝色警报"),
    ] {
        let changes = with(old, new);
        assert!(!changes.is_empty() && !requires_whole_procedure(&changes), "{old}");
    }
}

#[test]
fn a_task_of_the_same_title_and_lead_is_the_same_task() {
    let renamed = PLAN
        .replace("  traffic:\n", "  traffic-dongdu:\n")
        .replace("done(traffic)", "done(traffic-dongdu)")
        .replace("[watch, traffic]", "[watch, traffic-dongdu]");
    let changes = diff(&plan(PLAN), &plan(&renamed));
    let expected = (
        "任务“东渡镇交通管制”：编码 traffic → traffic-dongdu",
        "Task “Traffic control in Dongdu”: key traffic → traffic-dongdu",
    );
    assert_eq!(sentences(&changes), [expected]);
    assert_eq!(changes[0].kind, ChangeKind::Renamed);
}

#[test]
fn what_came_and_went_is_told() {
    let changes = with(
        "  ferry: {title: {zh: 停航, en: Ferry stopped}, lasts: 72h}",
        "  road: {title: {zh: 封路, en: Road closed}}",
    );
    assert_eq!(
        sentences(&changes),
        [
            ("删去措施“停航”", "Measure “Ferry stopped” removed"),
            ("新增措施“封路”", "Measure “Road closed” added"),
        ]
    );
    let lists = with("starts: [watch, traffic]", "starts: [traffic]");
    assert_eq!(
        sentences(&lists),
        [("响应级别“四级”：启动任务 去掉“巡堤”", "Level “Level IV”: starts “Levee watch” removed"),]
    );
    let sections = with("一二三四五六七八九十", "一二三四五六七，八九十");
    assert_eq!(
        sentences(&sections),
        [("正文“总则”：改动 1 字", "Section “General”: 1 character changed")]
    );
}

#[test]
fn the_order_of_tasks_is_told_once() {
    let first = PLAN.find("  traffic:").expect("it is there");
    let last = PLAN.find("measures:").expect("it is there");
    let watch = PLAN.find("  watch:").expect("it is there");
    let moved = [&PLAN[..watch], &PLAN[first..last], &PLAN[watch..first], &PLAN[last..]].concat();
    let changes = diff(&plan(PLAN), &plan(&moved));
    assert_eq!(sentences(&changes), [("任务的次序有改动", "Tasks: in another order")]);
}

#[test]
fn a_plan_does_not_differ_from_itself() {
    assert_eq!(diff(&plan(PLAN), &plan(PLAN)), []);
}

/// The plan with some of its words and numbers replaced.
fn mutated(picks: &[(prop::sample::Index, prop::sample::Index)]) -> String {
    const NEW: &[&str] =
        &["x", "2h", "7", "[]", "{}", "", "I", "traffic", "\"rain > 1 mm\"", "{zh: 新}"];
    let mut text = PLAN.to_owned();
    for (at, with) in picks {
        let values: Vec<(usize, usize)> = text
            .char_indices()
            .filter(|(_, it)| *it == ':')
            .filter_map(|(at, _)| {
                let rest = text.get(at + 2..)?;
                Some((at + 2, at + 2 + rest.find(['\n', ',', '}', ']'])?))
            })
            .collect();
        let (start, end) = *at.get(&values);
        let new: &&str = with.get(NEW);
        text.replace_range(start..end, new);
    }
    text
}

fn picks() -> impl Strategy<Value = Vec<(prop::sample::Index, prop::sample::Index)>> {
    prop::collection::vec(any::<(prop::sample::Index, prop::sample::Index)>(), 0..3)
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn only_equal_plans_have_no_difference(
        one in picks(),
        two in picks(),
    ) {
        let (before, after) = (plan(&mutated(&one)), plan(&mutated(&two)));
        let changes = diff(&before, &after);
        prop_assert_eq!(changes.is_empty(), before == after);
        prop_assert_eq!(diff(&after, &before).is_empty(), before == after);
        for it in &changes {
            prop_assert!(!it.says.zh.is_empty() && !it.says.en.is_empty());
            prop_assert!(it.before != it.after || it.before.is_none() || it.what.is_empty()
                || it.says.zh.contains("英文") || it.says.zh.contains("次序"), "{:?}", it);
        }
    }
}
