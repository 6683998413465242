//! Outlines as offices write them.

use proptest::prelude::*;

use super::*;
use crate::document::Document;
use crate::edit::testing::cases;
use crate::tree::Tree;

const OUTLINE: &str = "\
云泽县防汛应急预案

目  录
一、总则…………1
二、组织指挥体系…………2

一、总则
（一）编制目的
为了有效应对洪水。
（二）适用范围。适用于云泽县。
二、组织指挥体系
县防汛指挥部统一指挥。
三、监测预警
1. 监测
每小时报水位。
四、信息报告
半小时内电话报告。
五、应急响应
（一）Ⅳ级响应
1. 启动条件
东渡水位达到57.00米。
2. 响应措施
县水利局：组织巡堤查险。每两小时报一次。
公安局负责东渡镇交通管制；镇人民政府组织转移群众。
（二）一级响应
由县长决定。
六、奇怪的一章
内容。
七、应急保障
物资充足。
附件
通讯录
";

fn notes(skeleton: &Skeleton, kind: NoteKind) -> Vec<&str> {
    skeleton.notes.iter().filter(|it| it.kind == kind).map(|it| it.says.zh.as_str()).collect()
}

#[test]
fn an_outline_becomes_a_plan_that_can_be_read() {
    let skeleton = read(OUTLINE);
    let document = Document::read(&skeleton.yaml);
    assert!(document.tree().is_whole());
    let rules: Vec<_> = document.findings().iter().map(|it| (it.rule, it.path.as_str())).collect();
    assert_eq!(rules, [("missing-field", "issuer")], "{}", skeleton.yaml);
    let plan = document.plan();
    assert_eq!(plan.title.as_ref().map(|it| it.zh.as_str()), Some("云泽县防汛应急预案"));
    let names: Vec<_> = plan.sections.keys().map(|it| it.name()).collect();
    assert_eq!(
        names,
        ["general", "command", "monitoring", "reporting", "response", "support", "annexes"]
    );
    let general = document.node(&["sections", "general", "zh"]).and_then(|it| it.scalar());
    let general = general.expect("it was written").text.trim().to_owned();
    assert_eq!(general, "（一）编制目的\n为了有效应对洪水。\n适用范围\n适用于云泽县。");
    let levels: Vec<_> =
        plan.levels.iter().map(|(name, it)| (name.as_str(), it.starts.len())).collect();
    assert_eq!(levels, [("IV", 3), ("I", 0)]);
    let texts: Vec<_> = plan
        .tasks
        .iter()
        .map(|(_, it)| it.text.as_ref().expect("a text").zh.as_str().to_owned())
        .collect();
    assert_eq!(
        texts,
        [
            "县水利局：组织巡堤查险。每两小时报一次。",
            "公安局负责东渡镇交通管制",
            "镇人民政府组织转移群众。"
        ]
    );
    assert!(
        skeleton.yaml.contains("# 牵头单位：县水利局")
            && skeleton.yaml.contains("# 启动条件原文：东渡水位达到57.00米。")
    );
    assert_eq!(crate::format::format(&document), Some(skeleton.yaml.clone()));
    let missing = notes(&skeleton, NoteKind::Missing);
    assert!(
        missing.contains(&"缺少“后期处置”。") && !missing.contains(&"缺少“信息报告”。"),
        "{missing:?}"
    );
    assert!(notes(&skeleton, NoteKind::Guessed).iter().any(|it| it.contains("奇怪的一章")));
}

#[test]
fn headings_of_a_word_file_need_no_numbers() {
    let line = |text: &str, level| Line { text: text.to_owned(), level };
    let skeleton = read_lines(&[
        line("云泽县公安局防汛应急预案", None),
        line("总则", Some(1)),
        line("为了群众。", None),
        line("应急响应", Some(1)),
        line("Ⅱ级响应", Some(2)),
        line("治安大队负责警戒。", None),
    ]);
    let plan = Document::read(&skeleton.yaml).plan().clone();
    assert_eq!(plan.tier.map(|it| it.name()), Some("department"));
    assert_eq!((plan.levels.len(), plan.tasks.len()), (1, 1));
    assert_eq!(plan.sections.len(), 2);
}

#[test]
fn what_is_too_long_is_cut_and_told() {
    let skeleton = read(&format!("一、总则\n{}\n", "字".repeat(5_000)));
    assert!(notes(&skeleton, NoteKind::Lost).iter().any(|it| it.contains("5000 字")));
    let rules: Vec<_> =
        Document::read(&skeleton.yaml).findings().iter().map(|it| it.rule).collect();
    assert_eq!(rules, ["missing-field"]);
}

#[test]
fn nothing_is_an_empty_skeleton() {
    let skeleton = read("");
    assert!(Document::read(&skeleton.yaml).tree().is_whole());
    assert!(notes(&skeleton, NoteKind::Missing).len() > 5);
}

/// The file of the real outlines; `None`, said aloud, where this machine has none. CI must.
#[expect(clippy::disallowed_methods, reason = "only tests ask whether they run in CI")]
#[expect(clippy::print_stdout, reason = "a skipped test says so")]
fn real_outlines() -> Option<serde_json::Value> {
    let path =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/plans/plan_outlines.json");
    if let Ok(text) = std::fs::read_to_string(path) {
        return Some(serde_json::from_str(&text).expect("it is JSON"));
    }
    let is_ci = std::env::var("CI").is_ok_and(|it| it == "true");
    assert!(!is_ci, "the corpus {path} must be there in CI");
    println!("skipped: corpus absent ({path})");
    None
}

#[test]
fn the_chapters_of_five_real_plans_are_recognised() {
    let Some(outlines) = real_outlines() else { return };
    let mut chapters = 0;
    for outline in outlines.as_array().expect("a list") {
        let title = outline["title"].as_str().expect("a title");
        let mut text = format!("{title}\n");
        for heading in outline["toc"].as_array().expect("headings") {
            let (number, name) = (&heading["no"], heading["title"].as_str().expect("a title"));
            text.push_str(&format!(
                "{} {name}\n正文{name}。\n",
                number.as_str().expect("a number")
            ));
            chapters += usize::from(heading["level"] == 1);
        }
        let skeleton = read(&text);
        let document = Document::read(&skeleton.yaml);
        let rules: Vec<_> = document.findings().iter().map(|it| it.rule).collect();
        assert_eq!(rules, ["missing-field"], "{title}\n{}", skeleton.yaml);
        let unknown: Vec<_> =
            skeleton.notes.iter().filter(|it| it.says.zh.contains("没认出")).collect();
        assert!(unknown.is_empty(), "{title}: {unknown:?}");
        let plan = document.plan();
        use domain::plans::document::SectionKind as Kind;
        for kind in [
            Kind::General,
            Kind::Command,
            Kind::Monitoring,
            Kind::Reporting,
            Kind::Response,
            Kind::Aftermath,
            Kind::Support,
        ] {
            assert!(plan.sections.contains_key(&kind), "{title}: {kind:?}");
        }
        let all: String = skeleton.yaml.chars().filter(|it| !it.is_whitespace()).collect();
        for line in text.lines().filter(|it| it.starts_with("正文")) {
            let line: String = line.chars().filter(|it| !it.is_whitespace()).collect();
            assert!(all.contains(&line), "{title}: {line} was lost");
        }
    }
    assert_eq!(chapters, 45);
}

const HEADS: &[&str] =
    &["", "一、", "（一）", "1 ", "1.1 ", "第一章 ", "附件1 ", "Ⅰ级响应", "公安局负责", "1."];

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn whatever_is_pasted_a_plan_can_be_read(
        lines in prop::collection::vec((
            prop::sample::select(HEADS),
            "[总则响应级 a-c：:，。；#{}\\[\\]\"'|>&*\\t\\-\u{3000}\u{1}]{0,20}",
        ), 0..30),
    ) {
        let text: String = lines.iter().map(|(head, rest)| format!("{head}{rest}\n")).collect();
        let skeleton = read(&text);
        let (tree, findings) = Tree::read(&skeleton.yaml);
        prop_assert!(tree.is_whole() && findings.is_empty(), "{}", skeleton.yaml);
        let document = Document::read(&skeleton.yaml);
        let rules: Vec<_> = document.findings().iter().map(|it| it.rule).collect();
        prop_assert_eq!(rules, ["missing-field"], "{}", skeleton.yaml);
    }
}
