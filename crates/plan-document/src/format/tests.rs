//! Texts before and after, and texts of every sort.

use proptest::prelude::*;

use super::*;
use crate::edit::testing::cases;

fn formatted(text: &str) -> String {
    format(&Document::read(text)).expect("it can be read")
}

const UNTIDY: &[&str] = &[
    "",
    "",
    "# 头",
    "plan :  a   # 键",
    "title: { zh: 预案,en: \"Plan\" , }",
    "",
    "",
    "",
    "levels:",
    "",
    "    IV:   ",
    "        title: {zh: 四级}",
    "        starts:",
    "        - a",
    "        -   b",
    "",
    "        # 后",
    "    III:",
    "        lasts:   2h",
    "# 任务",
    "tasks:",
    "      a:",
    "         due: 1h",
    "      # 二",
    "      b:",
    "         text:",
    "            zh: |",
    "                 一",
    "                   二",
    "",
    "                 三  ",
    "         after:",
    "           -   x: 1",
    "               y: 2",
    "           -",
    "               - z",
    "      c: {due: 1h}",
    "      d: {due: 2h}",
    "",
    "",
    "# 尾",
];

const TIDY: &str = "\
# 头
plan: a   # 键
title: {zh: 预案, en: \"Plan\"}

levels:
  IV:
    title: {zh: 四级}
    starts:
      - a
      - b

    # 后
  III:
    lasts: 2h

# 任务
tasks:
  a:
    due: 1h

  # 二
  b:
    text:
      zh: |
        一
          二

        三  
    after:
      - x: 1
        y: 2
      - - z

  c: {due: 1h}
  d: {due: 2h}

# 尾
";

#[test]
fn a_plan_is_laid_out_as_all_plans_are() {
    assert_eq!(formatted(&UNTIDY.join("\n")), TIDY);
}

#[test]
fn what_cannot_be_read_is_left_alone() {
    for text in ["a: [", "a: 1\n b: 2\n", "levels：\n  a: 1\n"] {
        assert_eq!(format(&Document::read(text)), None, "{text}");
    }
    for odd in ["? a\n: b\n", "a: |2\n    x\n", "a: |+\n  x\n\n\n", "---\na: 1\n"] {
        assert_eq!(formatted(odd), odd);
    }
}

#[test]
fn a_text_of_comments_alone_keeps_them() {
    assert_eq!(formatted(""), "");
    assert_eq!(formatted("\n# a\n\n\n  # b"), "# a\n\n# b\n");
    assert_eq!(formatted("# a\r\n\r\n\r\nx:   1\r\n"), "# a\r\n\r\nx: 1\r\n");
}

#[test]
fn a_value_over_several_lines_keeps_them() {
    assert_eq!(
        formatted("a: \"x\n        y\"\nb:\n      {c: 1, # 一\n   d: 2}\n"),
        "a: \"x\n  y\"\n\nb: {c: 1, # 一\n  d: 2}\n"
    );
    assert_eq!(formatted("a: # 为何\n      b\n"), "a: # 为何\n  b\n");
    assert_eq!(formatted("a:\n      b\n"), "a: b\n");
}

fn comments(text: &str) -> Vec<String> {
    let mut all: Vec<String> = text
        .lines()
        .filter_map(|it| it.split_once('#'))
        .map(|(_, it)| it.trim_end().to_owned())
        .collect();
    all.sort();
    all
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn formatting_twice_is_formatting_once_and_says_the_same(
        text in crate::edit::testing::plan_texts(),
        spaces in 0_usize..3,
    ) {
        let text = text.replace(": ", &format!(":{}", " ".repeat(spaces + 1)));
        let document = Document::read(&text);
        prop_assume!(document.tree().is_whole() && Tree::read(&text).1.is_empty());
        let once = formatted(&text);
        let read = Document::read(&once);
        prop_assert_eq!(Data::of_tree(read.tree()), Data::of_tree(document.tree()));
        prop_assert_eq!(read.plan(), document.plan());
        prop_assert_eq!(comments(&once), comments(&text), "{}\n---\n{}", text, once);
        prop_assert_eq!(&formatted(&once), &once, "{}", text);
        prop_assert!(!once.contains(" \n") || text.contains("  \n"));
    }

    #[test]
    fn no_text_makes_formatting_panic(
        text in "[a-c:\\-\\[\\]{}#|>\"'&*!?,。： \\r\\n\u{feff}]{0,60}",
    ) {
        let document = Document::read(&text);
        if let Some(once) = format(&document) {
            let read = Document::read(&once);
            prop_assert_eq!(Data::of_tree(read.tree()), Data::of_tree(document.tree()));
            prop_assert_eq!(&formatted(&once), &once);
        }
    }
}

#[test]
fn the_shipped_plans_are_formatted() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../plans");
    let files = std::fs::read_dir(folder).expect("plans are shipped");
    for file in files {
        let path = file.expect("it can be listed").path();
        if path.extension().is_some_and(|it| it == "yaml") {
            let text = std::fs::read_to_string(&path).expect("it can be read");
            assert!(formatted(&text) == text, "{}: run `lianfang plan format`", path.display());
        }
    }
}
