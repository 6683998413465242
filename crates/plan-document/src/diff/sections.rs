//! Prose compared: which text, and how much of it.

use domain::plans::document::{Plan, Prose, SectionKind};
use words::Language;

use super::compare::Compare;
use super::{Change, ChangeKind, Part, Weight, weights};
use crate::finding::Says;

/// A text of at most so many characters is shown whole.
const SHOWN_CHARACTERS_MAX: usize = 60;

/// How many characters were changed: what remains without the beginning and the end that both
/// share.
pub(super) fn changed_characters(before: &str, after: &str) -> usize {
    let (before, after): (Vec<char>, Vec<char>) =
        (before.chars().collect(), after.chars().collect());
    let shared = before.iter().zip(&after).take_while(|(old, new)| old == new).count();
    let ends = before.iter().skip(shared).rev().zip(after.iter().skip(shared).rev());
    let shared = shared + ends.take_while(|(old, new)| old == new).count();
    before.len().max(after.len()) - shared
}

/// How a text was changed, in both languages.
fn said(before: Option<&Prose>, after: Option<&Prose>) -> Says {
    let zh = |it: Option<&Prose>| it.map(|it| it.zh.as_str().to_owned()).unwrap_or_default();
    let en = |it: Option<&Prose>| {
        it.and_then(|it| it.en.as_ref()).map(|it| it.as_str().to_owned()).unwrap_or_default()
    };
    let (in_zh, in_en) =
        (changed_characters(&zh(before), &zh(after)), changed_characters(&en(before), &en(after)));
    match (before, after) {
        (None, _) => Says::new(format!("新写 {in_zh} 字"), format!("{} written", counted(in_zh))),
        (_, None) => Says::new(format!("删去 {in_zh} 字"), format!("{} deleted", counted(in_zh))),
        (Some(_), Some(_)) if in_zh == 0 => Says::new(
            format!("只改英文 {in_en} 个字符"),
            format!("{} of the English changed", counted(in_en)),
        ),
        (Some(_), Some(_)) => {
            Says::new(format!("改动 {in_zh} 字"), format!("{} changed", counted(in_zh)))
        }
    }
}

fn counted(characters: usize) -> String {
    if characters == 1 { "1 character".to_owned() } else { format!("{characters} characters") }
}

fn shown(text: Option<&Prose>) -> Option<Says> {
    text.map(|it| Says::new(it.zh.as_str(), it.english()))
}

impl Compare<'_> {
    /// A field of paragraphs: shown whole where it is short.
    pub(super) fn prose(&mut self, what: &'static str, pair: (Option<&Prose>, Option<&Prose>)) {
        let (before, after) = pair;
        if before == after {
            return;
        }
        let weight = match weights::of(self.part.field, what) {
            Weight::Important => Weight::Important,
            Weight::Other => weights::of_text(self.part.field, before, after),
        };
        let is_short = |it: Option<&Prose>| {
            it.is_none_or(|it| it.zh.as_str().chars().count() <= SHOWN_CHARACTERS_MAX)
        };
        let is_in_chinese = before.map(|it| &it.zh) != after.map(|it| &it.zh);
        if is_in_chinese && is_short(before) && is_short(after) {
            let quoted = |it| shown(it).map(|it| super::shown::quoted(&it));
            return self.changed(what, quoted(before), quoted(after), weight);
        }
        let said = said(before, after);
        self.push(what, (shown(before), shown(after)), weight, &said);
    }
}

/// The prose of the outline.
pub(super) fn compare(before: &Plan, after: &Plan, changes: &mut Vec<Change>) {
    for kind in SectionKind::ALL {
        let (old, new) = (before.sections.get(kind), after.sections.get(kind));
        if old == new {
            continue;
        }
        let title = Says::new(
            words::section_kind(*kind, Language::Chinese),
            words::section_kind(*kind, Language::English),
        );
        let said = said(old, new);
        let says = Says::new(
            format!("正文“{}”：{}", title.zh, said.zh),
            format!("Section “{}”: {}", title.en, said.en),
        );
        let kind_of_change = match (old, new) {
            (None, _) => ChangeKind::Added,
            (_, None) => ChangeKind::Removed,
            (Some(_), Some(_)) => ChangeKind::Changed,
        };
        changes.push(Change {
            part: Part { field: "sections", key: Some(kind.name().to_owned()), title },
            what: "",
            kind: kind_of_change,
            before: shown(old),
            after: shown(new),
            weight: weights::of_section(*kind),
            says,
        });
    }
}

#[test]
fn only_what_was_changed_is_counted() {
    assert_eq!(changed_characters("水位上涨", "水位上涨"), 0);
    assert_eq!(changed_characters("水位上涨", "水位快速上涨"), 2);
    assert_eq!(changed_characters("aaa", "aa"), 1);
    assert_eq!(changed_characters("", "新写的"), 3);
}
