//! Edits of plans as people write them, and of texts that nobody would write.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::data::Data;
use super::testing::{cases, plan_texts, values, words};
use super::*;
use crate::document::Document;
use crate::finding::{Edit, apply};
use crate::tree::{Node, Tree, Value};

const PLAN: &str = "\
# 云泽县
plan: county-flood   # 编码不改
title: {zh: 防汛预案, en: Flood plan}

areas: {}
posts:
  chief: {title: {zh: 指挥长}, unit: hq, holders: 1} # 一人

levels:
  # 最低一级
  IV:
    title: {zh: 四级}
    enter: {when: \"rain >= 50 mm\", decided_by: chief}
    leave: {when: \"level(county-flood) is IV and done(watch)\", decided_by: chief}
    starts: [watch, warn] # 先做

tasks:
  watch:
    title: {zh: 巡堤}
    text:
      zh: |
        第一句。
        第二句。
    after: []

  # 先通知
  warn:
    title: {zh: 通知}
    after:
      - watch # 之后
    needs:
      people:
        - count: 2
          kind: sworn
        - {count: 3}
";

fn after(text: &str, edits: &[Edit]) -> String {
    assert!(!edits.is_empty(), "nothing was changed");
    apply(text, edits)
}

fn set_in(text: &str, path: &[&str], yaml: &str) -> String {
    after(text, &set(&Document::read(text), path, yaml))
}

/// The lines that went and came.
fn changes(before: &str, after: &str) -> String {
    let (before, after): (Vec<_>, Vec<_>) = (before.lines().collect(), after.lines().collect());
    let same = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
    let (old, new) = (&before[same..], &after[same..]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let went = old[..old.len() - tail].iter().map(|it| format!("-{it}\n"));
    let came = new[..new.len() - tail].iter().map(|it| format!("+{it}\n"));
    went.chain(came).collect()
}

#[track_caller]
fn assert_set(path: &[&str], yaml: &str, expected: &str) {
    assert_eq!(changes(PLAN, &set_in(PLAN, path, yaml)), expected);
}

#[test]
fn a_value_is_replaced_where_it_stands() {
    assert_set(
        &["plan"],
        "county",
        "-plan: county-flood   # 编码不改\n+plan: county   # 编码不改\n",
    );
    assert_set(
        &["levels", "IV", "enter", "when"],
        "\"rain >= 60 mm\"",
        "-    enter: {when: \"rain >= 50 mm\", decided_by: chief}\n\
         +    enter: {when: \"rain >= 60 mm\", decided_by: chief}\n",
    );
    assert_set(
        &["tasks", "watch", "text", "zh"],
        "短",
        "-      zh: |\n-        第一句。\n-        第二句。\n+      zh: 短\n",
    );
    assert_set(
        &["tasks", "warn", "after"],
        "[]",
        "-    after:\n-      - watch # 之后\n+    after: [] # 之后\n",
    );
    assert_set(
        &["tasks", "warn", "needs", "people", "1", "count"],
        "4",
        "-        - {count: 3}\n+        - {count: 4}\n",
    );
    assert_set(
        &["tasks", "watch", "title"],
        "zh: 巡\nen: |\n  Two\n  lines",
        "-    title: {zh: 巡堤}\n+    title:\n\
         +      zh: 巡\n+      en: |\n+        Two\n+        lines\n",
    );
}

#[test]
fn an_entry_is_made_in_the_style_around_it() {
    assert_set(
        &["posts", "chief", "needs"],
        "[incident-command]",
        "-  chief: {title: {zh: 指挥长}, unit: hq, holders: 1} # 一人\n\
         +  chief: {title: {zh: 指挥长}, unit: hq, holders: 1, needs: [incident-command]} # 一人\n",
    );
    assert_set(&["levels", "IV", "lasts"], "72h", "+    lasts: 72h\n");
    assert_set(
        &["tasks", "watch", "escalate", "after"],
        "15min",
        "+    escalate: {after: 15min}\n",
    );
    assert_set(&["tasks", "move", "lead"], "psb", "+\n+  move:\n+    lead: psb\n");
    assert_set(
        &["areas", "low", "people"],
        "1460",
        "-areas: {}\n+areas:\n+  low:\n+    people: 1460\n",
    );
    assert_set(&["review", "every"], "3y", "+\n+review: {every: 3y}\n");
    assert_set(
        &["tasks", "watch", "needs", "people", "0", "count"],
        "5",
        "+    needs: {people: [{count: 5}]}\n",
    );
    assert_set(
        &["sections", "general"],
        &prose("一。\n二。", None, 0),
        "+\n+sections:\n+  general:\n+    zh: |\n+      一。\n+      二。\n",
    );
}

#[test]
fn a_list_grows_at_its_end() {
    let grown = |path: &[&str], yaml: &str| {
        changes(PLAN, &after(PLAN, &push(&Document::read(PLAN), path, yaml)))
    };
    assert_eq!(
        grown(&["levels", "IV", "starts"], "move"),
        "-    starts: [watch, warn] # 先做\n+    starts: [watch, warn, move] # 先做\n"
    );
    assert_eq!(grown(&["tasks", "watch", "after"], "x"), "-    after: []\n+    after: [x]\n");
    assert_eq!(grown(&["tasks", "warn", "after"], "x"), "+      - x\n");
    assert_eq!(
        grown(&["consents"], "{unit: water, on: 2026-03-02}"),
        "+\n+consents:\n+  - {unit: water, on: 2026-03-02}\n"
    );
    assert_eq!(grown(&["basis"], "ERL-72"), "+\n+basis: [ERL-72]\n");
    assert_eq!(
        grown(&["tasks", "warn", "needs", "people"], "count: 1\nkind: guard"),
        "+        - count: 1\n+          kind: guard\n"
    );
}

#[test]
fn an_entry_goes_with_its_line_and_an_item_with_its_comma() {
    let gone = |path: &[&str]| changes(PLAN, &after(PLAN, &remove(&Document::read(PLAN), path)));
    assert_eq!(gone(&["plan"]), "-plan: county-flood   # 编码不改\n");
    assert_eq!(
        gone(&["levels", "IV", "starts", "0"]),
        "-    starts: [watch, warn] # 先做\n+    starts: [warn] # 先做\n"
    );
    assert_eq!(
        gone(&["levels", "IV", "enter", "decided_by"]),
        "-    enter: {when: \"rain >= 50 mm\", decided_by: chief}\n\
         +    enter: {when: \"rain >= 50 mm\"}\n"
    );
    assert_eq!(gone(&["tasks", "warn", "after", "0"]), "-    after:\n-      - watch # 之后\n");
    assert_eq!(
        gone(&["tasks", "warn", "needs", "people", "0", "count"]),
        "-        - count: 2\n-          kind: sworn\n+        - kind: sworn\n"
    );
    assert_eq!(
        gone(&["tasks", "warn", "needs", "people", "1", "count"]),
        "-        - {count: 3}\n+        - {}\n"
    );
    assert_eq!(
        gone(&["posts", "chief"]),
        "-posts:\n-  chief: {title: {zh: 指挥长}, unit: hq, holders: 1} # 一人\n"
    );
    let sparse = "tasks:\n  a:\n    due: 1h\n  b:\n    due: 2h\n";
    let left = after(sparse, &remove(&Document::read(sparse), &["tasks", "a", "due"]));
    assert_eq!(left, "tasks:\n  a: {}\n  b:\n    due: 2h\n");
}

#[test]
fn whoever_is_renamed_is_renamed_everywhere() {
    let renamed = |path: &[&str], to: &str| {
        let text = after(PLAN, &rename(&Document::read(PLAN), path, to));
        let read = Document::read(&text);
        (text, read)
    };
    let (text, read) = renamed(&["tasks", "watch"], "levee-watch");
    assert!(!text.contains(" watch") && text.contains("done(levee-watch)"), "{text}");
    assert!(read.node(&["tasks", "levee-watch", "text"]).is_some());
    let (text, _) = renamed(&["levels", "IV"], "duty-4");
    assert!(text.contains("level(county-flood) is duty-4") && text.contains("\n  duty-4:\n"));
    let (text, _) = renamed(&["posts", "chief"], "commander");
    assert!(!text.contains("chief"), "{text}");
    let document = Document::read(PLAN);
    assert_eq!(rename(&document, &["tasks", "watch"], "warn"), []);
    assert_eq!(rename(&document, &["tasks", "watch"], "No Key"), []);
    assert_eq!(rename(&document, &["tasks", "nobody"], "x"), []);
}

#[test]
fn an_entry_moves_with_its_comments() {
    let document = Document::read(PLAN);
    let moved = after(PLAN, &move_entry(&document, &["tasks", "warn"], Some("watch")));
    let (warn, watch) = (moved.find("  # 先通知\n  warn:"), moved.find("  watch:\n"));
    assert!(warn.is_some() && warn < watch, "{moved}");
    let back = Document::read(&moved);
    assert_eq!(after(&moved, &move_entry(&back, &["tasks", "warn"], None)), PLAN);
    let flow = after(PLAN, &move_entry(&document, &["levels", "IV", "starts", "1"], Some("0")));
    assert!(flow.contains("starts: [warn, watch] # 先做"));
    assert_eq!(move_entry(&document, &["tasks", "warn"], Some("nobody")), []);
    assert_eq!(move_entry(&document, &["tasks", "warn"], None), []);
}

#[test]
fn a_file_of_windows_stays_one() {
    let text = PLAN.replace('\n', "\r\n");
    let changed = set_in(&text, &["tasks", "move", "text"], &prose("一。\n二。", Some("One."), 0));
    assert_eq!(changed.matches('\n').count(), changed.matches("\r\n").count());
    assert!(changed.starts_with(&text));
}

#[test]
fn an_empty_text_is_begun_and_comments_in_it_stay() {
    assert_eq!(set_in("", &["plan"], "a"), "plan: a\n");
    assert_eq!(
        set_in("# nothing yet", &["tasks", "a", "due"], "1h"),
        "# nothing yet\ntasks:\n  a:\n    due: 1h\n"
    );
}

#[test]
fn what_is_no_yaml_changes_nothing() {
    let document = Document::read(PLAN);
    for wrong in ["[", "a: b: c", "&x 1", "\"", "a\n---\nb"] {
        assert_eq!(set(&document, &["plan"], wrong), [], "{wrong}");
    }
}

/// Every way through a tree.
fn ways(node: &Node, way: &mut Vec<String>, all: &mut Vec<Vec<String>>) {
    if !way.is_empty() {
        all.push(way.clone());
    }
    let steps: Vec<(String, &Node)> = match &node.value {
        Value::Map { entries, .. } => {
            entries.iter().map(|it| (it.key.clone(), &it.value)).collect()
        }
        Value::List { items, .. } => {
            items.iter().enumerate().map(|(at, it)| (at.to_string(), it)).collect()
        }
        Value::Scalar(_) => Vec::new(),
    };
    for (step, child) in steps {
        way.push(step);
        ways(child, way, all);
        way.pop();
    }
}

fn all_ways(document: &Document) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    if let Some(root) = document.tree().root() {
        ways(root, &mut Vec::new(), &mut all);
    }
    all
}

/// How each scalar that does not lie at the way or below it is written.
fn others(document: &Document, way: &[&str]) -> BTreeMap<Vec<String>, String> {
    let mut all = BTreeMap::new();
    for it in all_ways(document) {
        let steps: Vec<&str> = it.iter().map(String::as_str).collect();
        let node = document.node(&steps).expect("it was just found");
        if node.scalar().is_some() && !steps.starts_with(way) {
            all.insert(it, node.span.of(document.text()).to_owned());
        }
    }
    all
}

/// Comments bear a sign that no other text has.
fn comments(text: &str) -> usize {
    text.matches("# §").count()
}

fn data_of(text: &str) -> Data {
    Data::of_tree(&Tree::read(text).0)
}

fn assert_apart(edits: &[Edit]) {
    let mut spans: Vec<_> = edits.iter().map(|it| it.span).collect();
    spans.sort();
    assert!(spans.windows(2).all(|it| it[0].end <= it[1].start), "{edits:?}");
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_scalar_reads_back_as_its_text(text in words()) {
        let value = scalar(&text);
        for written in [format!("a: {value}\n"), format!("a: {{b: {value}, c: 1}}\n")] {
            let (tree, findings) = Tree::read(&written);
            prop_assert_eq!(findings.len(), 0, "{}", written);
            let node = tree.node(&["a", "b"]).or_else(|| tree.node(&["a"])).expect("it is there");
            prop_assert_eq!(&node.scalar().expect("a scalar").text, &text);
        }
    }

    #[test]
    fn prose_reads_back_as_its_text(zh in words(), en in words(), indent in 0_usize..6) {
        let written = format!("{}\n", prose(&zh, Some(&en), indent));
        let (tree, findings) = Tree::read(&written);
        prop_assert_eq!(findings.len(), 0, "{}", written);
        let text = |name: &str| {
            let text = tree.node(&[name])?.scalar()?.text.clone();
            Some(text.trim().to_owned()).filter(|it| !it.is_empty())
        };
        // Lines of nothing but spaces are emptied.
        let line = |it: &str| if it.trim().is_empty() { String::new() } else { it.to_owned() };
        let emptied = |it: String| it.split('\n').map(line).collect::<Vec<_>>().join("\n");
        let wanted = |it: &str| {
            Some(emptied(it.trim().replace("\r\n", "\n"))).filter(|it| !it.is_empty())
        };
        prop_assert_eq!(text("zh").map(emptied), wanted(&zh));
        prop_assert_eq!(text("en").map(emptied), wanted(&en));
    }

    #[test]
    fn what_is_set_is_read_and_nothing_else_changes(
        before in plan_texts(),
        value in values(),
        at in any::<prop::sample::Index>(),
        more in prop::sample::subsequence(&["new", "more"][..], 0..3),
    ) {
        let document = Document::read(&before);
        prop_assume!(document.tree().is_whole());
        let all = all_ways(&document);
        let mut way: Vec<&str> = at.get(&all).iter().map(String::as_str).collect();
        let mut inner = document.node(&way);
        for step in more {
            // A name cannot be made below a text.
            if inner.is_none_or(|it| matches!(it.value, Value::Map { .. })) {
                way.push(step);
                inner = None;
            }
        }
        let edits = set(&document, &way, &value);
        prop_assert!(!edits.is_empty(), "{way:?} = {value:?} in {}", before);
        assert_apart(&edits);
        let text = apply(&before, &edits);
        let mut wanted = data_of(&before);
        wanted.set(&way, data_of(&value));
        prop_assert_eq!(data_of(&text), wanted);
        let changed = Document::read(&text);
        let (kept, now) = (others(&document, &way), others(&changed, &way));
        prop_assert!(kept.iter().all(|(way, raw)| now.get(way).is_none_or(|it| it == raw)));
        if before.contains('\n') && text.contains('\n') {
            let is_windows = before.contains("\r\n");
            prop_assert_eq!(text.matches('\n').count() == text.matches("\r\n").count(), is_windows);
        }
        let old = document.node(&way);
        if old.is_none_or(|it| it.scalar().is_some()) {
            prop_assert_eq!(comments(&text), comments(&before), "{}", text);
        }
        if let Some(old) = old {
            let (tree, _) = Tree::read(&before);
            let old = super::writing::flow(old, tree.text());
            let back = apply(&text, &set(&changed, &way, &old));
            prop_assert_eq!(data_of(&back), data_of(&before), "{}", back);
        }
    }

    #[test]
    fn what_is_removed_is_gone_and_nothing_else_changes(
        before in plan_texts(),
        at in any::<prop::sample::Index>(),
    ) {
        let document = Document::read(&before);
        prop_assume!(document.tree().is_whole());
        let all = all_ways(&document);
        let way: Vec<&str> = at.get(&all).iter().map(String::as_str).collect();
        let edits = remove(&document, &way);
        prop_assert!(!edits.is_empty(), "{way:?} in {}", before);
        assert_apart(&edits);
        let text = apply(&before, &edits);
        let changed = Document::read(&text);
        prop_assert!(changed.tree().is_whole());
        let raw = |it: &Document| {
            let mut raw: Vec<String> = others(it, &["none"]).into_values().collect();
            raw.sort();
            raw
        };
        let (before, mut now) = (raw(&document), raw(&changed));
        now.retain(|it| !before.contains(it));
        prop_assert!(now.is_empty(), "{now:?}");
    }

    #[test]
    fn whatever_is_moved_all_the_rest_stays(
        before in plan_texts(),
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
    ) {
        let document = Document::read(&before);
        prop_assume!(document.tree().is_whole());
        let all = all_ways(&document);
        let way: Vec<&str> = from.get(&all).iter().map(String::as_str).collect();
        let beside = to.get(&all).last().map(String::as_str);
        let edits = move_entry(&document, &way, beside);
        assert_apart(&edits);
        let text = apply(&before, &edits);
        let sorted = |it: &str| {
            let mut lines: Vec<String> = it.chars().map(String::from).collect();
            lines.sort();
            lines
        };
        if beside != way.last().copied() && edits.is_empty() {
            let (last, above) = way.split_last().expect("a way has a step");
            let parent = document.node(above).expect("it is there");
            let steps: Vec<Vec<String>> = all.iter().filter(|it| it.len() == way.len()
                && it[..above.len()].iter().eq(above.iter())).cloned().collect();
            let place = |step: &str| steps.iter().position(|it| it[above.len()] == step);
            let next = place(last).map(|it| it + 1);
            let is_next = beside.and_then(place).is_none_or(|to| Some(to) == next);
            prop_assert!(is_next, "{way:?} before {beside:?} of {parent:?} in {}", before);
        }
        prop_assert_eq!(sorted(&text), sorted(&before));
    }

    #[test]
    fn no_text_makes_an_edit_panic(
        text in "[a-c:\\-\\[\\]{}#|>\"'&*!?,。： \\r\\n\u{feff}]{0,60}",
        way in prop::collection::vec(prop::sample::select(&["a", "b", "c", "0", "1"][..]), 0..4),
        value in words(),
    ) {
        let document = Document::read(&text);
        for edits in [
            set(&document, &way, &value), set(&document, &way, &scalar(&value)),
            push(&document, &way, &value), remove(&document, &way),
            rename(&document, &way, &value), move_entry(&document, &way, Some("b")),
            move_entry(&document, &way, None),
        ] {
            assert_apart(&edits);
            let _ = apply(&text, &edits);
        }
    }
}
