//! What a text says without how it is written: what an edit must bring about, and nothing else.

use crate::finding::{Edit, apply};
use crate::tree::{Node, Style, Tree, Value};

/// What a value says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Data {
    /// Nothing was written.
    Nothing,
    /// A text, a number, a name.
    Scalar(String),
    /// Named values.
    Map(Vec<(String, Data)>),
    /// A list of values.
    List(Vec<Data>),
}

impl Data {
    /// What a tree says.
    pub(crate) fn of_tree(tree: &Tree) -> Self {
        tree.root().map_or(Self::Nothing, Self::of)
    }

    /// What a node says.
    pub(crate) fn of(node: &Node) -> Self {
        match &node.value {
            Value::Scalar(_) if is_nothing(node) => Self::Nothing,
            // In brackets nothing is written so.
            Value::Scalar(it) if it.style == Style::Plain && it.text == "~" => Self::Nothing,
            Value::Scalar(scalar) => Self::Scalar(scalar.text.clone()),
            Value::Map { entries, .. } => {
                Self::Map(entries.iter().map(|it| (it.key.clone(), Self::of(&it.value))).collect())
            }
            Value::List { items, .. } => Self::List(items.iter().map(Self::of).collect()),
        }
    }

    /// The value at a way; where a name stands twice, the first.
    pub(crate) fn at_mut(&mut self, path: &[&str]) -> Option<&mut Self> {
        path.iter().try_fold(self, |data, step| data.child_mut(step))
    }

    fn child_mut(&mut self, step: &str) -> Option<&mut Self> {
        match self {
            Self::Map(entries) => {
                entries.iter_mut().find(|(key, _)| key == step).map(|(_, value)| value)
            }
            Self::List(items) => items.get_mut(step.parse::<usize>().ok()?),
            Self::Nothing | Self::Scalar(_) => None,
        }
    }

    /// The place of a step among its neighbours.
    pub(crate) fn place_of(&self, step: &str) -> Option<usize> {
        match self {
            Self::Map(entries) => entries.iter().position(|(key, _)| key == step),
            Self::List(items) => step.parse().ok().filter(|it| *it < items.len()),
            Self::Nothing | Self::Scalar(_) => None,
        }
    }

    /// How many values it holds.
    pub(crate) const fn len(&self) -> usize {
        match self {
            Self::Map(entries) => entries.len(),
            Self::List(items) => items.len(),
            Self::Nothing | Self::Scalar(_) => 0,
        }
    }

    /// Sets a value, with the maps on the way to it.
    pub(crate) fn set(&mut self, path: &[&str], value: Self) {
        let Some((first, rest)) = path.split_first() else {
            *self = value;
            return;
        };
        if let Some(child) = self.child_mut(first) {
            return child.set(rest, value);
        }
        let mut inner = Self::Nothing;
        inner.set(rest, value);
        match self {
            Self::Map(entries) => entries.push(((*first).to_owned(), inner)),
            Self::List(items) => items.push(inner),
            // A list begins with its item 0; nothing in a plan is called 0.
            Self::Nothing | Self::Scalar(_) if *first == "0" => *self = Self::List(vec![inner]),
            Self::Nothing | Self::Scalar(_) => {
                *self = Self::Map(vec![((*first).to_owned(), inner)]);
            }
        }
    }

    /// Takes a value out.
    pub(crate) fn take_out(&mut self, at: usize) {
        match self {
            Self::Map(entries) if at < entries.len() => {
                entries.remove(at);
            }
            Self::List(items) if at < items.len() => {
                items.remove(at);
            }
            Self::Map(_) | Self::List(_) | Self::Nothing | Self::Scalar(_) => {}
        }
    }

    /// Puts the values into another order.
    pub(crate) fn reorder(&mut self, order: &[usize]) {
        match self {
            Self::Map(entries) => {
                *entries = order.iter().filter_map(|it| entries.get(*it).cloned()).collect();
            }
            Self::List(items) => {
                *items = order.iter().filter_map(|it| items.get(*it).cloned()).collect();
            }
            Self::Nothing | Self::Scalar(_) => {}
        }
    }

    /// Gives a key another name.
    pub(crate) fn rename(&mut self, key: &str, new_key: &str) {
        if let Self::Map(entries) = self
            && let Some((name, _)) = entries.iter_mut().find(|(name, _)| name == key)
        {
            new_key.clone_into(name);
        }
    }
}

/// Whether nothing was written: `key:` and the end of the line.
pub(crate) fn is_nothing(node: &Node) -> bool {
    node.span.start >= node.span.end && node.scalar().is_some_and(|it| it.style == Style::Plain)
}

/// The first of the proposals that makes the text say what is wanted, and nothing else. YAML has
/// corners enough that no layout is trusted before it was read again.
pub(crate) fn first_that_says(
    wanted: &Data,
    text: &str,
    proposals: impl IntoIterator<Item = Vec<Edit>>,
) -> Vec<Edit> {
    let says_it = |edits: &Vec<Edit>| {
        let (tree, _) = Tree::read(&apply(text, edits));
        Data::of_tree(&tree) == *wanted
    };
    proposals.into_iter().find(says_it).unwrap_or_default()
}
