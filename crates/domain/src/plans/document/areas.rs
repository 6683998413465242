//! Where a plan acts, what it looks at and whom it relies on.

use std::collections::BTreeSet;

use super::quantity::MeasureUnit;
use crate::kernel::{Competence, Key, Label, RegionCode, Span};

/// A place that a plan moves, warns or closes.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Area {
    /// What it is called.
    pub title: Option<Label>,
    /// The regions that it consists of.
    pub regions: Vec<RegionCode>,
    /// How many people are to be moved or warned.
    pub people: Option<u32>,
    /// The sites that take them in.
    pub shelters: Vec<Key>,
    /// The post that tells the people there.
    pub informed_by: Option<Key>,
}

/// Something that is measured and that conditions look at.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Indicator {
    /// What it is called.
    pub title: Option<Label>,
    /// In what it is measured.
    pub measure: Option<MeasureUnit>,
    /// The unit that supplies it.
    pub supplied_by: Option<Key>,
    /// How often.
    pub every: Option<Span>,
}

/// A post that a plan relies on.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PlanPost {
    /// What it is called.
    pub title: Option<Label>,
    /// The unit it belongs to.
    pub unit: Option<Key>,
    /// How many holders it needs.
    pub holders: Option<u32>,
    /// What they must have learned.
    pub needs: BTreeSet<Competence>,
}
