//! A filled-in form as changes of the text: only what was changed is written, so that everything
//! else stays as it was, comments and layout among it.

use plan_document::Document;
use plan_document::edit;
use plan_document::fields::{Field, Kind, Refers};
use plan_document::tree::Node;

use super::change::Change;
use super::form::{below, node_at, pushed};
use super::place::Item;
use super::posted::Posted;
use super::read;

/// A list of more characters stands on lines of its own.
const INLINE_LIST_CHARACTERS_MAX: usize = 90;

/// The code of a name that people use, where exactly one thing bears it.
pub(super) type Codes<'a> = &'a dyn Fn(Refers, &str) -> Option<String>;

/// What a filled-in form changes, with the field that each change belongs to.
pub(super) fn changes(
    document: &Document,
    items: &[Item],
    posted: &Posted,
    codes: Codes<'_>,
) -> Vec<(&'static Field, Change)> {
    let mut filled = Filled { document, posted, codes, changes: Vec::new() };
    for item in items {
        filled.field(item);
    }
    filled.changes
}

struct Filled<'a> {
    document: &'a Document,
    posted: &'a Posted,
    codes: Codes<'a>,
    changes: Vec<(&'static Field, Change)>,
}

impl Filled<'_> {
    fn field(&mut self, item: &Item) {
        let node = node_at(self.document, &item.at);
        let kind = item.field.kind;
        if node.is_some_and(|it| !read::fits(it, kind)) {
            return;
        }
        match kind {
            Kind::Name(refers) => {
                if let Some(typed) = self.posted.get(&item.name).map(str::trim) {
                    let wanted = self.code(refers, typed);
                    self.wanted(item, node, &wanted, edit::scalar);
                }
            }
            Kind::Line(_)
            | Kind::Duration
            | Kind::Date
            | Kind::Region
            | Kind::Choice(_)
            | Kind::Condition => self.one(item, node, edit::scalar),
            Kind::Whole(..) => self.one(item, node, whole),
            Kind::Flag => self.flag(item, node),
            Kind::Names(refers) => {
                let wanted = self.posted.all(&item.name).filter(|it| !it.is_empty());
                let wanted: Vec<_> = wanted.map(|it| self.code(refers, it)).collect();
                self.list(item, node, &wanted);
            }
            Kind::ChoiceList(_) => {
                let wanted = self.posted.all(&item.name).filter(|it| !it.is_empty());
                let wanted: Vec<_> = wanted.map(str::to_owned).collect();
                self.list(item, node, &wanted);
            }
            Kind::Regions | Kind::Laws => {
                let text = self.posted.text(&item.name);
                let wanted = text.lines().map(str::trim).filter(|it| !it.is_empty());
                let wanted: Vec<_> = wanted.map(str::to_owned).collect();
                self.list(item, node, &wanted);
            }
            Kind::Label => self.named_texts(item, node, &["zh", "en"], edit::scalar),
            Kind::Prose => self.named_texts(item, node, &["zh", "en"], paragraphs),
            Kind::Estimate => {
                self.named_texts(item, node, &["min", "likely", "max"], edit::scalar);
            }
            Kind::Part(shape) => {
                for inner in below(item, shape.fields.iter()) {
                    self.field(&inner);
                }
            }
            Kind::Parts(shape) => self.rows(item, node, shape.fields),
            Kind::AmountsByChoice(of) => {
                let rows = of.rows();
                let wanted = rows.iter().map(|(name, ..)| {
                    let value = self.posted.line(&format!("{}.{name}", item.name));
                    ((*name).to_owned(), value.to_owned())
                });
                // What is in the text and no choice stays: only a person knows what was meant.
                let strange = read::amounts(node).into_iter().filter(|(it, _)| !of.has(it));
                let wanted: Vec<_> = wanted.chain(strange).collect();
                self.amounts(item, node, &wanted);
            }
            Kind::Amounts(_) => {
                let (names, amounts) =
                    (format!("{}.item", item.name), format!("{}.amount", item.name));
                let wanted = self.posted.all(&names).zip(self.posted.all(&amounts));
                let wanted = wanted.filter(|(name, _)| !name.is_empty());
                let wanted = wanted.map(|(a, b)| (a.to_owned(), b.to_owned())).collect::<Vec<_>>();
                self.amounts(item, node, &wanted);
            }
            Kind::Named(..) | Kind::ProseByChoice(_) => {}
        }
    }

    fn push(&mut self, item: &Item, change: Change) {
        self.changes.push((item.field, change));
    }

    fn one(&mut self, item: &Item, node: Option<&Node>, yaml: fn(&str) -> String) {
        if let Some(wanted) = self.posted.get(&item.name).map(str::trim) {
            self.wanted(item, node, wanted, yaml);
        }
    }

    /// What was typed, or the code of what is called so: people know names.
    fn code(&self, refers: Refers, typed: &str) -> String {
        (self.codes)(refers, typed).unwrap_or_else(|| typed.to_owned())
    }

    fn wanted(&mut self, item: &Item, node: Option<&Node>, wanted: &str, yaml: fn(&str) -> String) {
        let stands = node.and_then(Node::scalar).map_or("", |it| it.text.trim());
        if wanted != stands {
            self.set_or_remove(item, item.at.clone(), wanted, yaml);
        }
    }

    fn set_or_remove(
        &mut self,
        item: &Item,
        at: Vec<String>,
        wanted: &str,
        yaml: fn(&str) -> String,
    ) {
        let change =
            if wanted.is_empty() { Change::Remove(at) } else { Change::Set(at, yaml(wanted)) };
        self.push(item, change);
    }

    fn flag(&mut self, item: &Item, node: Option<&Node>) {
        let wanted = self.posted.get(&item.name).is_some();
        let stands = node.and_then(Node::scalar).is_some_and(|it| read::is_on(&it.text));
        match (stands, wanted) {
            (false, true) => self.push(item, Change::Set(item.at.clone(), "true".into())),
            (true, false) => self.push(item, Change::Remove(item.at.clone())),
            (false, false) | (true, true) => {}
        }
    }

    /// Takes away and adds single items where that is all, so that comments in the list stay.
    fn list(&mut self, item: &Item, node: Option<&Node>, wanted: &[String]) {
        let stands = read::list(node);
        if stands == wanted {
            return;
        }
        let kept: Vec<_> = stands.iter().filter(|it| wanted.contains(it)).collect();
        let is_longer =
            wanted.len() >= kept.len() && wanted.iter().zip(&kept).all(|(a, b)| a == *b);
        if !is_longer || kept.is_empty() {
            let change = if wanted.is_empty() {
                Change::Remove(item.at.clone())
            } else {
                Change::Set(item.at.clone(), list_yaml(wanted))
            };
            return self.push(item, change);
        }
        let gone = (0..stands.len())
            .rev()
            .filter(|number| stands.get(*number).is_some_and(|it| !wanted.contains(it)));
        for number in gone.collect::<Vec<_>>() {
            self.push(item, Change::Remove(pushed(&item.at, &number.to_string())));
        }
        for new in wanted.iter().skip(kept.len()) {
            self.push(item, Change::Push(item.at.clone(), edit::scalar(new)));
        }
    }

    fn named_texts(
        &mut self,
        item: &Item,
        node: Option<&Node>,
        names: &[&str],
        yaml: fn(&str) -> String,
    ) {
        let wanted = |name: &str| {
            let text = self.posted.text(&format!("{}.{name}", item.name));
            text.trim().to_owned()
        };
        let wanted: Vec<_> = names.iter().map(|name| (*name, wanted(name))).collect();
        if node.is_none() {
            let given: Vec<_> = wanted.iter().filter(|(_, text)| !text.is_empty()).collect();
            if !given.is_empty() {
                self.push(item, Change::Set(item.at.clone(), map_yaml(&given, yaml)));
            }
            return;
        }
        for (name, text) in &wanted {
            if *text != read::child(node, name).trim() {
                self.set_or_remove(item, pushed(&item.at, name), text, yaml);
            }
        }
    }

    fn rows(&mut self, item: &Item, node: Option<&Node>, fields: &'static [Field]) {
        let filled = node.map_or(0, |it| it.items().len());
        let row = |number: usize| Item {
            field: item.field,
            at: pushed(&item.at, &number.to_string()),
            name: format!("{}.{number}", item.name),
        };
        for number in (0..filled).rev() {
            let inner = below(&row(number), fields.iter());
            if !self.posted.has_below(&row(number).name) {
                continue;
            }
            if inner.iter().all(|it| self.posted.line(&it.name).is_empty()) {
                self.push(item, Change::Remove(pushed(&item.at, &number.to_string())));
            } else {
                inner.iter().for_each(|it| self.field(it));
            }
        }
        let new = below(&row(filled), fields.iter());
        let given = new.iter().map(|it| (it, self.posted.line(&it.name)));
        let given = given.filter(|(_, text)| !text.is_empty());
        let given = given.map(|(it, text)| {
            let value =
                if let Kind::Whole(..) = it.field.kind { whole(text) } else { edit::scalar(text) };
            format!("{}: {value}", it.field.key)
        });
        let given: Vec<_> = given.collect();
        if !given.is_empty() {
            let yaml = format!("{{{}}}", given.join(", "));
            self.push(item, Change::Push(item.at.clone(), yaml));
        }
    }

    fn amounts(&mut self, item: &Item, node: Option<&Node>, wanted: &[(String, String)]) {
        let stands = read::amounts(node);
        for (name, _) in &stands {
            let is_kept = wanted.iter().any(|(it, amount)| it == name && !amount.is_empty());
            if !is_kept {
                self.push(item, Change::Remove(pushed(&item.at, name)));
            }
        }
        for (name, amount) in wanted.iter().filter(|(_, amount)| !amount.is_empty()) {
            let is_so = stands.iter().any(|(it, stood)| it == name && stood == amount);
            if !is_so {
                self.push(item, Change::Set(pushed(&item.at, name), whole(amount)));
            }
        }
    }
}

/// A whole number as a number; whatever else was typed, as a text that the check will find.
pub(super) fn whole(text: &str) -> String {
    let is_plain = text.len() <= 10
        && text.bytes().all(|it| it.is_ascii_digit())
        && (text.len() == 1 || !text.starts_with('0'));
    if is_plain { text.to_owned() } else { edit::scalar(text) }
}

/// Paragraphs as a value of their own; long ones as a block.
fn paragraphs(text: &str) -> String {
    let map = edit::prose(text, None, 0);
    map.strip_prefix("zh: ").map_or_else(|| edit::scalar(text), str::to_owned)
}

fn list_yaml(items: &[String]) -> String {
    let written: Vec<_> = items.iter().map(|it| edit::scalar(it)).collect();
    let inline = format!("[{}]", written.join(", "));
    if inline.chars().count() <= INLINE_LIST_CHARACTERS_MAX {
        return inline;
    }
    written.iter().map(|it| format!("- {it}")).collect::<Vec<_>>().join("\n")
}

/// Texts under names: in braces, or on lines of their own where one of them is a block.
fn map_yaml(given: &[&(&str, String)], yaml: fn(&str) -> String) -> String {
    let written: Vec<_> = given.iter().map(|(name, text)| (name, yaml(text))).collect();
    if written.iter().all(|(_, it)| !it.contains('\n')) {
        let inside: Vec<_> = written.iter().map(|(name, it)| format!("{name}: {it}")).collect();
        return format!("{{{}}}", inside.join(", "));
    }
    let entry = |(name, text): &(&&str, String)| format!("{name}: {text}");
    written.iter().map(entry).collect::<Vec<_>>().join("\n")
}
