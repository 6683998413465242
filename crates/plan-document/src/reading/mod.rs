//! The tree into a plan: first everything is compared with the table of fields and told where it
//! does not fit, then what fits is taken.

mod conditions;
mod fitting;
mod lowering;
mod near;
mod places;
#[cfg(test)]
mod tests;
mod values;

pub(crate) use conditions::Conditions;
pub(crate) use near::nearest;
pub(crate) use values::duration;

use domain::plans::document::Plan;

use crate::fields::PLAN;
use crate::finding::Finding;
use crate::tree::Tree;

/// Reads the plan of a tree and adds what is wrong with it.
pub(crate) fn read(tree: &Tree, findings: &mut Vec<Finding>) -> Plan {
    let Some(root) = tree.root() else { return Plan::default() };
    fitting::fit(root, &PLAN, findings);
    lowering::plan(root, findings)
}
