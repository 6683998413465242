//! Where a plan refers to something of its own: fields that hold names, and conditions.

use crate::document::Document;
use crate::fields::{Kind, Names, PLAN, Refers, Shape};
use crate::span::Span;
use crate::tree::{Node, Tree};

/// What a name of the plan is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Named {
    /// Something that fields refer to.
    Thing(Refers),
    /// A level, which only conditions refer to.
    Level,
}

/// A place where a name stands as a reference.
pub(super) struct Reference {
    /// The way to the value or, where it is a key, to its entry.
    pub(super) path: Vec<String>,
    pub(super) place: Place,
}

/// In what a reference stands.
pub(super) enum Place {
    /// A value that is the name.
    Name(Span),
    /// A key that is the name.
    Key(Span),
    /// A condition that holds it.
    Condition(Span, String),
}

/// What the entries of a part of the plan are, where others may refer to them.
pub(super) fn named_in(part: &str) -> Option<Named> {
    match PLAN.field(part)?.kind {
        Kind::Named(_, Names::Own(it) | Names::Code(it)) => Some(Named::Thing(it)),
        Kind::Named(_, Names::Level) => Some(Named::Level),
        _ => None,
    }
}

/// The ways to all values of the plan that refer to the entry at the way: fields that hold its
/// name, and conditions that speak of it.
#[must_use]
pub fn references_to(document: &Document, path: &[&str]) -> Vec<Vec<String>> {
    let [part, name] = path else { return Vec::new() };
    let Some(named) = named_in(part) else { return Vec::new() };
    let plan = document.node(&["plan"]).and_then(Node::scalar).map_or("", |it| it.text.as_str());
    // A condition speaks of the entry where another name would change it.
    let speaks_of = |text: &str| renamed_in(text, named, (name, "another"), plan) != text;
    let found = references(document.tree(), named, name).into_iter();
    let found = found.filter(|it| match &it.place {
        Place::Name(_) | Place::Key(_) => true,
        Place::Condition(_, text) => speaks_of(text),
    });
    found.map(|it| it.path).collect()
}

/// Every place that refers to a thing of that name.
pub(super) fn references(tree: &Tree, named: Named, name: &str) -> Vec<Reference> {
    let mut search = Search { named, name, path: Vec::new(), found: Vec::new() };
    if let Some(root) = tree.root() {
        search.part(root, &PLAN);
    }
    search.found
}

struct Search<'a> {
    named: Named,
    name: &'a str,
    path: Vec<String>,
    found: Vec<Reference>,
}

impl Search<'_> {
    fn part(&mut self, node: &Node, shape: &'static Shape) {
        for entry in node.entries() {
            if let Some(field) = shape.field(&entry.key) {
                self.below(&entry.key, |it| it.field(&entry.value, field.kind));
            }
        }
    }

    fn field(&mut self, node: &Node, kind: Kind) {
        match kind {
            Kind::Part(shape) => self.part(node, shape),
            Kind::Parts(shape) => self.each_item(node, |it, item| it.part(item, shape)),
            Kind::Named(shape, _) => {
                for entry in node.entries() {
                    self.below(&entry.key, |it| it.part(&entry.value, shape));
                }
            }
            Kind::Name(of) => self.name(node, of),
            Kind::Names(of) => self.each_item(node, |it, item| it.name(item, of)),
            Kind::Amounts(of) => {
                for entry in node.entries() {
                    if self.is_it(&entry.key, of) {
                        let path = [&*self.path, std::slice::from_ref(&entry.key)].concat();
                        self.found.push(Reference { path, place: Place::Key(entry.key_span) });
                    }
                }
            }
            Kind::Condition => {
                if let Some(scalar) = node.scalar() {
                    let place = Place::Condition(node.span, scalar.text.clone());
                    self.found.push(Reference { path: self.path.clone(), place });
                }
            }
            Kind::Label
            | Kind::Prose
            | Kind::Line(_)
            | Kind::Duration
            | Kind::Date
            | Kind::Region
            | Kind::Regions
            | Kind::Whole(..)
            | Kind::Flag
            | Kind::Choice(_)
            | Kind::ChoiceList(_)
            | Kind::Laws
            | Kind::Estimate
            | Kind::ProseByChoice(_)
            | Kind::AmountsByChoice(_) => {}
        }
    }

    fn name(&mut self, node: &Node, of: Refers) {
        if node.scalar().is_some_and(|it| self.is_it(&it.text, of)) {
            let place = Place::Name(node.span);
            self.found.push(Reference { path: self.path.clone(), place });
        }
    }

    fn is_it(&self, name: &str, of: Refers) -> bool {
        name == self.name && self.named == Named::Thing(of)
    }

    fn each_item(&mut self, node: &Node, see: impl Fn(&mut Self, &Node)) {
        for (number, item) in node.items().iter().enumerate() {
            self.below(&number.to_string(), |it| see(it, item));
        }
    }

    fn below(&mut self, step: &str, see: impl FnOnce(&mut Self)) {
        self.path.push(step.to_owned());
        see(self);
        self.path.pop();
    }
}

/// A condition with a name of the plan replaced. The words of the language are looked at only as
/// far as they tell what kind of name follows.
pub(super) fn renamed_in(condition: &str, named: Named, names: (&str, &str), plan: &str) -> String {
    let (name, new_name) = names;
    let mut renamed = String::with_capacity(condition.len());
    let mut context = Context { word: String::new(), call: String::new(), level_of: None };
    let mut rest = condition;
    while let Some(first) = rest.chars().next() {
        let is_name = is_name_character(first);
        let end = rest.find(|c| is_name_character(c) != is_name).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        let is_it = is_name && piece == name && context.refers_to(named, plan);
        renamed.push_str(if is_it { new_name } else { piece });
        context.see(piece, is_name);
        rest = after;
    }
    renamed
}

const fn is_name_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')
}

/// What was read of a condition before a name.
struct Context {
    /// The last word.
    word: String,
    /// The function whose brackets are open.
    call: String,
    /// The plan of the last `level(…)`; nothing where it named none.
    level_of: Option<String>,
}

impl Context {
    fn see(&mut self, piece: &str, is_name: bool) {
        if is_name {
            if self.is_level_call() {
                self.level_of = Some(piece.to_owned());
            }
            if is_level_word(piece) {
                self.level_of = Some(String::new());
            }
            piece.clone_into(&mut self.word);
            return;
        }
        for c in piece.chars() {
            match c {
                '(' | '（' => self.call = std::mem::take(&mut self.word),
                ')' | '）' => self.call.clear(),
                c if c.is_whitespace() => {}
                c => {
                    if self.word.is_ascii() {
                        self.word.clear();
                    }
                    self.word.push(c);
                }
            }
            if is_level_word(&self.word) {
                self.level_of = Some(String::new());
            }
        }
    }

    fn is_level_call(&self) -> bool {
        is_level_word(&self.call)
    }

    fn is_task_call(&self) -> bool {
        let call = self.call.to_ascii_lowercase();
        matches!(call.as_str(), "done" | "started")
            || ["完成", "开始", "启动"].iter().any(|it| call.ends_with(it))
    }

    fn refers_to(&self, named: Named, plan: &str) -> bool {
        match named {
            Named::Level => {
                let own = |it: &String| it.is_empty() || it == plan;
                !self.is_level_call() && self.level_of.as_ref().is_some_and(own)
            }
            Named::Thing(Refers::Task) => self.is_task_call(),
            Named::Thing(Refers::Indicator) => !self.is_level_call() && !self.is_task_call(),
            Named::Thing(_) => false,
        }
    }
}

fn is_level_word(word: &str) -> bool {
    word.eq_ignore_ascii_case("level") || word.ends_with("级别")
}

#[test]
fn a_name_in_a_condition_is_replaced_only_where_it_is_that_kind_of_name() {
    let indicator = Named::Thing(Refers::Indicator);
    let task = Named::Thing(Refers::Task);
    let renamed = |text, named, from, to| renamed_in(text, named, (from, to), "county-flood");
    assert_eq!(
        renamed("sum(rain, 24h) >= 50 mm or rain.x > 1 mm and done(rain)", indicator, "rain", "r"),
        "sum(r, 24h) >= 50 mm or rain.x > 1 mm and done(rain)"
    );
    assert_eq!(
        renamed("done(a) and a > 1 m 且 已完成(a)", task, "a", "b"),
        "done(b) and a > 1 m 且 已完成(b)"
    );
    assert_eq!(
        renamed(
            "level(county-flood) at least III or level(other) is III",
            Named::Level,
            "III",
            "X"
        ),
        "level(county-flood) at least X or level(other) is III"
    );
    assert_eq!(
        renamed("级别(county-flood)不低于III", Named::Level, "III", "X"),
        "级别(county-flood)不低于X"
    );
    assert_eq!(renamed("级别 不低于 III", Named::Level, "III", "X"), "级别 不低于 X");
}
