//! What stands in the text, as a form shows it.

use plan_document::fields::Kind;
use plan_document::tree::{Node, Value};

/// Whether a form can show the value: what does not fit is changed in the whole text.
pub(super) fn fits(node: &Node, kind: Kind) -> bool {
    match kind {
        Kind::Name(_)
        | Kind::Line(_)
        | Kind::Duration
        | Kind::Date
        | Kind::Region
        | Kind::Whole(..)
        | Kind::Flag
        | Kind::Choice(_)
        | Kind::Condition => node.scalar().is_some(),
        Kind::Names(_) | Kind::Regions | Kind::Laws | Kind::ChoiceList(_) => {
            is_list(node) && node.items().iter().all(|it| it.scalar().is_some())
        }
        Kind::Label | Kind::Prose | Kind::Estimate => {
            is_map(node) && node.entries().iter().all(|it| it.value.scalar().is_some())
        }
        Kind::Part(_) | Kind::Named(..) | Kind::ProseByChoice(_) => is_map(node),
        Kind::Parts(_) => is_list(node) && node.items().iter().all(is_map),
        Kind::AmountsByChoice(_) | Kind::Amounts(_) => {
            is_map(node) && node.entries().iter().all(|it| it.value.scalar().is_some())
        }
    }
}

const fn is_map(node: &Node) -> bool {
    matches!(node.value, Value::Map { .. })
}

const fn is_list(node: &Node) -> bool {
    matches!(node.value, Value::List { .. })
}

/// Whether a flag says yes.
pub(super) fn is_on(text: &str) -> bool {
    ["true", "yes", "on", "是"].contains(&text)
}

/// The items of a list.
pub(super) fn list(node: Option<&Node>) -> Vec<String> {
    let items = node.map(Node::items).unwrap_or_default().iter();
    items.filter_map(|it| it.scalar().map(|it| it.text.clone())).collect()
}

/// The text of a child, without the line break that ends a block.
pub(super) fn child(node: Option<&Node>, name: &str) -> String {
    let text = node.and_then(|it| it.child(name)?.scalar()).map(|it| it.text.as_str());
    text.unwrap_or_default().trim_end().to_owned()
}

/// The Chinese and the English of a title or of paragraphs.
pub(super) fn bilingual(node: Option<&Node>) -> [String; 2] {
    ["zh", "en"].map(|it| child(node, it))
}

/// The fastest, the usual and the slowest.
pub(super) fn estimate(node: Option<&Node>) -> [String; 3] {
    ["min", "likely", "max"].map(|it| child(node, it))
}

/// Names with their amounts.
pub(super) fn amounts(node: Option<&Node>) -> Vec<(String, String)> {
    let entries = node.map(Node::entries).unwrap_or_default().iter();
    entries.map(|it| (it.key.clone(), child(node, &it.key))).collect()
}
