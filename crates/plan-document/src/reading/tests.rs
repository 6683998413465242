//! What reading finds, and that nothing makes it panic.

use domain::kernel::Severity;
use proptest::prelude::*;

use crate::Document;
use crate::finding::apply;

const HEAD: &str = "plan: flood\ntitle: {zh: 防汛}\ntier: special\nissuer: county\n";

/// What is found, as rule and path, in a plan with these lines.
fn found(lines: &str) -> Vec<String> {
    let document = Document::read(&format!("{HEAD}{lines}"));
    document.findings().iter().map(|it| format!("{} {}", it.rule, it.path)).collect()
}

/// The text after the mend of the only finding.
fn mended(lines: &str) -> String {
    let text = format!("{HEAD}{lines}");
    let document = Document::read(&text);
    let [finding] = document.findings() else { panic!("{:?}", document.findings()) };
    let mend = finding.mend.as_ref().expect("it can be mended");
    let mended = apply(&text, &mend.edits);
    assert_eq!(Document::read(&mended).findings(), []);
    mended.strip_prefix(HEAD).expect("the head stays").to_owned()
}

#[test]
fn a_plan_that_fits_gives_no_finding() {
    assert_eq!(found("tasks:\n  muster: {title: {zh: 集结, en: Muster}, due: 1h}\n"), [""; 0]);
}

#[test]
fn an_empty_text_lacks_what_a_plan_must_have() {
    let document = Document::read("# 空\n");
    assert_eq!(document.plan().key, None);
    let rules: Vec<_> = document.findings().iter().map(|it| it.rule).collect();
    assert_eq!(rules, ["missing-field"; 4]);
    assert!(document.findings().iter().all(|it| it.severity == Severity::Error));
}

#[test]
fn a_field_that_nobody_knows_is_told_with_the_one_that_was_meant() {
    assert_eq!(found("task:\n  a: {}\n"), ["unknown-field "]);
    assert_eq!(mended("tsaks:\n  a: {due: 1h}\n"), "tasks:\n  a: {due: 1h}\n");
    assert_eq!(mended("任务:\n  a: {due: 1h}\n"), "tasks:\n  a: {due: 1h}\n");
}

#[test]
fn a_name_that_stands_twice_is_told_and_the_first_counts() {
    let lines = "tasks:\n  a: {due: 1h}\n  a: {due: 2h}\n";
    assert_eq!(found(lines), ["duplicate-name tasks"]);
    let document = Document::read(&format!("{HEAD}{lines}"));
    let key = "a".parse().expect("a key");
    let due = document.plan().tasks.get(&key).and_then(|it| it.due);
    assert_eq!(due, Some(domain::kernel::Span::from_hours(1)));
}

#[test]
fn metres_are_mended_into_minutes() {
    assert_eq!(found("tasks:\n  a: {due: 90m}\n"), ["unit-error tasks.a.due"]);
    assert_eq!(mended("tasks:\n  a: {due: 90m} # 一\n"), "tasks:\n  a: {due: 90min} # 一\n");
}

#[test]
fn full_width_characters_are_mended_and_meant() {
    let lines = "tasks:\n  a: {due: ２h, priority: １}\n";
    assert_eq!(found(lines), ["full-width tasks.a.due", "full-width tasks.a.priority"]);
    let document = Document::read(&format!("{HEAD}{lines}"));
    let key = "a".parse().expect("a key");
    let task = document.plan().tasks.get(&key).expect("it is read");
    assert_eq!((task.priority, task.due.is_some()), (Some(1), true));
}

#[test]
fn a_choice_is_found_by_its_word() {
    assert_eq!(mended("tasks:\n  a: {proof: 照片}\n"), "tasks:\n  a: {proof: photo}\n");
    assert_eq!(mended("tasks:\n  a: {proof: foto}\n"), "tasks:\n  a: {proof: photo}\n");
}

#[test]
fn one_value_where_a_list_belongs_is_made_a_list() {
    assert_eq!(mended("tasks:\n  a: {after: b}\n"), "tasks:\n  a: {after: [b]}\n");
}

#[test]
fn an_estimate_whose_ends_cross_is_told() {
    let lines = "tasks:\n  a: {takes: {min: 2h, likely: 1h, max: 3h}}\n";
    assert_eq!(found(lines), ["wrong-value tasks.a.takes"]);
    let lines = "tasks:\n  a: {takes: {min: 2h, max: 3h}}\n";
    assert_eq!(found(lines), ["missing-field tasks.a.takes"]);
}

#[test]
fn text_without_chinese_is_told() {
    assert_eq!(found("areas:\n  a: {title: {en: Bank}}\n"), ["missing-field areas.a.title.zh"]);
}

#[test]
fn more_tasks_than_a_plan_can_have_are_told_at_once() {
    let tasks: String = (0..2_001).map(|it| format!("  t{it}: {{}}\n")).collect();
    assert_eq!(found(&format!("tasks:\n{tasks}")), ["too-many tasks"]);
}

#[test]
fn every_kind_of_value_in_every_place_is_told_and_not_panicked_over() {
    for wrong in ["[]", "{}", "''", "[[1]]", "{a: {b: c}}", "|\n    x", "-1", "9999999999999999999"]
    {
        for field in crate::fields::PLAN.fields {
            let text = format!("{HEAD}{}: {wrong}\n", field.key);
            let _ = Document::read(&text);
        }
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,200}") {
        let _ = Document::read(&text);
    }

    #[test]
    fn no_broken_plan_makes_the_reader_panic(
        at in 0usize..2_000,
        cut in 0usize..40,
        put in "[\\[\\]{}:,'\"&*!|>#\\-\n\t 　：，a1]{0,6}",
    ) {
        let mut text = SAMPLE.to_owned();
        let mut start = at.min(text.len());
        while !text.is_char_boundary(start) { start -= 1; }
        let mut end = (start + cut).min(text.len());
        while !text.is_char_boundary(end) { end -= 1; }
        text.replace_range(start..end.max(start), &put);
        let document = Document::read(&text);
        for finding in document.findings() {
            prop_assert!(text.get(finding.span.start..finding.span.end).is_some());
        }
    }
}

const SAMPLE: &str = "\
# 样例
plan: flood
title: {zh: 防汛, en: Flood}
tier: special
issuer: county
indicators:
  stage: {title: {zh: 水位}, measure: m, supplied_by: water}
levels:
  IV:
    matter:
      zh: |
        启动四级响应：
        值班。
    enter: {when: \"stage >= 57.00 m and not level at least III\", decided_by: desk}
    starts: [muster, 'watch']
tasks:
  muster:
    title: {zh: 集结, en: Muster}
    needs:
      people: [{count: 3, competence: traffic}]
      stock: {cone: 10}
    takes: {min: 5min, likely: 10min, max: 20min} # 估计
    due: 30min
  watch:
    lead: water
    after:
      - muster
    standing: true
";

#[test]
fn what_reading_finds_has_a_name_in_the_reference_and_none_is_a_rules() {
    let names: std::collections::BTreeSet<_> =
        crate::READING_RULES.iter().map(|it| it.id).collect();
    assert_eq!(names.len(), crate::READING_RULES.len());
    for rule in crate::checks::rules() {
        assert!(!names.contains(rule.id), "{}", rule.id);
    }
    let sample =
        Document::read(&format!("{HEAD}tsaks: {{}}\ntasks:\n  a: {{due: 1m, after: b}}\n"));
    assert!(!sample.findings().is_empty());
    assert!(sample.findings().iter().all(|it| names.contains(it.rule)));
}
