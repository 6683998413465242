//! The tree into a plan: first everything is compared with the table of fields and told where it
//! does not fit, then what fits is taken.

mod conditions;
mod fitting;
mod lowering;
mod near;
mod places;
mod rules;
#[cfg(test)]
mod tests;
mod values;

pub(crate) use conditions::Conditions;
pub(crate) use near::nearest;
pub use rules::{READING_RULES, ReadingRule};
pub(crate) use values::duration;

use domain::plans::document::Plan;

use crate::fields::PLAN;
use crate::finding::Finding;
use crate::span::Span;
use crate::tree::{Node, Tree, Value};

/// Reads the plan of a tree and adds what is wrong with it.
pub(crate) fn read(tree: &Tree, findings: &mut Vec<Finding>) -> Plan {
    let nothing =
        Node { span: Span::default(), value: Value::Map { is_flow: false, entries: Vec::new() } };
    // What is not written lacks everything; what could not be read has been told.
    let Some(root) = tree.root().or_else(|| tree.is_whole().then_some(&nothing)) else {
        return Plan::default();
    };
    fitting::fit(root, &PLAN, findings);
    lowering::plan(root, findings)
}
