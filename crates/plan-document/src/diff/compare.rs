//! Compares field by field, and makes the sentences.

use domain::kernel::{Key, Label};
use domain::plans::document::Entries;

use super::shown::{Shown, joined, quoted};
use super::{Change, ChangeKind, Part, Weight, weights};
use crate::fields::{Field, Kind, PLAN, Shape};
use crate::finding::Says;

/// The fields of one part, compared.
pub(super) struct Compare<'a> {
    pub(super) part: Part,
    pub(super) changes: &'a mut Vec<Change>,
}

/// What the things that a list names are called, before and after.
pub(super) type Titles<'a> = (&'a dyn Fn(&Key) -> Option<Label>, &'a dyn Fn(&Key) -> Option<Label>);

impl<'a> Compare<'a> {
    /// What the plan says of itself, or a part that has no name.
    pub(super) fn unnamed(field: &'static str, changes: &'a mut Vec<Change>) -> Self {
        let title = PLAN.field(field).map_or(PLAN.title, |it| it.title);
        let title = Says::new(title.zh, title.en);
        Self { part: Part { field, key: None, title }, changes }
    }

    /// A part with a name.
    pub(super) fn named(
        field: &'static str,
        key: String,
        label: Option<&Label>,
        changes: &'a mut Vec<Change>,
    ) -> Self {
        let title = match label {
            Some(label) => Says::new(label.zh.as_str(), label.english()),
            None => Says::new(key.clone(), key.clone()),
        };
        Self { part: Part { field, key: Some(key), title }, changes }
    }

    /// A field that is shown as it is.
    pub(super) fn field<T: PartialEq + Shown>(&mut self, what: &'static str, pair: (&T, &T)) {
        if pair.0 != pair.1 {
            let weight = weights::of(self.part.field, what);
            self.changed(what, pair.0.shown(), pair.1.shown(), weight);
        }
    }

    /// A list of things that have titles in the plan: what came and what went.
    pub(super) fn names(
        &mut self,
        what: &'static str,
        (before, after): (&[Key], &[Key]),
        titles: Titles<'_>,
    ) {
        if before == after {
            return;
        }
        let called = |key: &Key, title: &dyn Fn(&Key) -> Option<Label>| {
            quoted(&title(key).map_or_else(
                || Says::new(key.as_str(), key.as_str()),
                |it| Says::new(it.zh.as_str(), it.english()),
            ))
        };
        let all = |keys: &[Key], title: &dyn Fn(&Key) -> Option<Label>| {
            joined(keys.iter().map(|it| called(it, title)))
        };
        let came: Vec<Key> = after.iter().filter(|it| !before.contains(it)).cloned().collect();
        let went: Vec<Key> = before.iter().filter(|it| !after.contains(it)).cloned().collect();
        let mut zh = Vec::new();
        let mut en = Vec::new();
        if let Some(it) = all(&came, titles.1) {
            zh.push(format!("增加{}", it.zh));
            en.push(format!("{} added", it.en));
        }
        if let Some(it) = all(&went, titles.0) {
            zh.push(format!("去掉{}", it.zh));
            en.push(format!("{} removed", it.en));
        }
        if zh.is_empty() {
            zh.push("次序有改动".to_owned());
            en.push("in another order".to_owned());
        }
        let said = Says::new(zh.join("，"), en.join(", "));
        let shown = (all(before, titles.0), all(after, titles.1));
        let weight = weights::of(self.part.field, what);
        self.push(what, shown, weight, &said);
    }

    /// A field of which both sides are known.
    pub(super) fn changed(
        &mut self,
        what: &'static str,
        before: Option<Says>,
        after: Option<Says>,
        weight: Weight,
    ) {
        let none = || Says::new("（无）", "none");
        let (old, new) = (before.clone().unwrap_or_else(none), after.clone().unwrap_or_else(none));
        let says =
            Says::new(format!("{} → {}", old.zh, new.zh), format!("{} → {}", old.en, new.en));
        self.push(what, (before, after), weight, &says);
    }

    /// A field of which it is known what happened to it.
    pub(super) fn push(
        &mut self,
        what: &'static str,
        (before, after): (Option<Says>, Option<Says>),
        weight: Weight,
        said: &Says,
    ) {
        let kind = ChangeKind::Changed;
        let title = field_title(self.part.field, what);
        let title = title.unwrap_or_else(|| Says::new(what, what));
        let part = self.called();
        let says = Says::new(
            format!("{}：{} {}", part.zh, title.zh, said.zh),
            format!("{}: {} {}", part.en, lower(&title.en), said.en),
        );
        let part = self.part.clone();
        self.changes.push(Change { part, what, kind, before, after, weight, says });
    }

    /// The part as a whole came, went or has another key.
    pub(super) fn whole(&mut self, kind: ChangeKind, old_key: &str) {
        let part = self.called();
        let key = self.part.key.clone().unwrap_or_default();
        let says = match kind {
            ChangeKind::Added => {
                Says::new(format!("新增{}", part.zh), format!("{} added", part.en))
            }
            ChangeKind::Removed => {
                Says::new(format!("删去{}", part.zh), format!("{} removed", part.en))
            }
            ChangeKind::Renamed => Says::new(
                format!("{}：编码 {old_key} → {key}", part.zh),
                format!("{}: key {old_key} → {key}", part.en),
            ),
            ChangeKind::Changed => {
                Says::new(format!("{}有改动", part.zh), format!("{} says something else", part.en))
            }
            ChangeKind::Reordered => Says::new(
                format!("{}的次序有改动", part.zh),
                format!("{}: in another order", part.en),
            ),
        };
        let is_whole = matches!(kind, ChangeKind::Added | ChangeKind::Removed);
        let weight = if is_whole { weights::of(self.part.field, "") } else { Weight::Other };
        let (part, what) = (self.part.clone(), "");
        self.changes.push(Change { part, what, kind, before: None, after: None, weight, says });
    }

    /// 任务“东渡镇交通管制”
    fn called(&self) -> Says {
        let Some(shape) = self.part.key.as_ref().and_then(|_| shape_of(self.part.field)) else {
            return self.part.title.clone();
        };
        let title = quoted(&self.part.title);
        Says::new(
            format!("{}{}", shape.title.zh, title.zh),
            format!("{} {}", shape.title.en, title.en),
        )
    }
}

/// Named parts: which came, which went, which stay and are compared.
pub(super) fn entries<T, K: Ord + Clone + ToString>(
    field: &'static str,
    (before, after): (&Entries<T, K>, &Entries<T, K>),
    label: fn(&T) -> Option<&Label>,
    changes: &mut Vec<Change>,
    fields: &mut dyn FnMut(&mut Compare<'_>, &T, &T),
) {
    for (key, it) in before.iter().filter(|(key, _)| !after.has(key)) {
        let mut compare = Compare::named(field, key.to_string(), label(it), changes);
        compare.whole(ChangeKind::Removed, "");
    }
    for (key, it) in after.iter() {
        let mut compare = Compare::named(field, key.to_string(), label(it), changes);
        match before.get(key) {
            Some(old) => fields(&mut compare, old, it),
            None => compare.whole(ChangeKind::Added, ""),
        }
    }
    let order = |of: &Entries<T, K>, other: &Entries<T, K>| -> Vec<K> {
        of.iter().map(|(key, _)| key).filter(|key| other.has(key)).cloned().collect()
    };
    if order(before, after) != order(after, before) {
        Compare::unnamed(field, changes).whole(ChangeKind::Reordered, "");
    }
}

/// A difference that no field shows.
pub(super) fn somewhere() -> Change {
    let mut changes = Vec::new();
    Compare::unnamed("", &mut changes).whole(ChangeKind::Changed, "");
    let title = Says::new(PLAN.title.zh, PLAN.title.en);
    let part = Part { field: "", key: None, title: title.clone() };
    changes.pop().unwrap_or(Change {
        part,
        what: "",
        kind: ChangeKind::Changed,
        before: None,
        after: None,
        weight: Weight::Other,
        says: title,
    })
}

fn shape_of(part: &str) -> Option<&'static Shape> {
    inner(PLAN.field(part)?)
}

const fn inner(field: &'static Field) -> Option<&'static Shape> {
    match field.kind {
        Kind::Part(shape) | Kind::Parts(shape) | Kind::Named(shape, _) => Some(shape),
        _ => None,
    }
}

/// What people call a field: `enter.when` is 启动·条件.
pub(super) fn field_title(part: &str, what: &str) -> Option<Says> {
    let mut shape = if part.is_empty() { &PLAN } else { shape_of(part)? };
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    let mut steps = what.split('.').peekable();
    while let Some(step) = steps.next() {
        let field = shape.field(step)?;
        zh.push(field.title.zh);
        en.push(field.title.en.to_owned());
        if steps.peek().is_some() {
            shape = inner(field)?;
        }
    }
    let en: Vec<String> = en.iter().map(|it| lower(it)).collect();
    Some(Says::new(zh.join("·"), en.join(", ")))
}

fn lower(title: &str) -> String {
    let mut characters = title.chars();
    let first = characters.next().map(|it| it.to_lowercase().collect::<String>());
    first.unwrap_or_default() + characters.as_str()
}
