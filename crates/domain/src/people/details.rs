//! What may change of an organisation and of a post; forms and rows carry it whole.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kinds::{Competence, OrganisationKind, PostKind};
use crate::kernel::{Label, OrganisationId, RegionCode, Right};

/// What may change of an organisation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganisationDetails {
    /// What it is called.
    pub name: Label,
    /// What it is.
    pub kind: OrganisationKind,
    /// The organisation it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<OrganisationId>,
    /// Where it is responsible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionCode>,
}

/// What may change of a post.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PostDetails {
    /// What it is called.
    pub title: Label,
    /// The organisation it belongs to.
    pub organisation: OrganisationId,
    /// What it answers for.
    pub kind: PostKind,
    /// How many holders it should have, from 1.
    pub holders_wanted: u32,
    /// What whoever holds it may do.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub rights: BTreeSet<Right>,
    /// Where the rights count; none is in the whole jurisdiction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<RegionCode>,
    /// What whoever holds it must have learned.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub needs: BTreeSet<Competence>,
}

impl PostDetails {
    /// Whether whoever holds it may do something where a thing is; one of no place concerns the
    /// whole jurisdiction.
    #[must_use]
    pub fn carries_at(&self, right: Right, thing: Option<&RegionCode>) -> bool {
        let covers = |own| right.reach().covers(own, thing);
        self.rights.contains(&right) && self.area.as_ref().is_none_or(covers)
    }
}
