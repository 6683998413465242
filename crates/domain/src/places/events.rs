//! What can have happened to places.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::edition::Edition;
use super::kinds::{Catalogue, SiteKind};
use crate::events;
use crate::kernel::{Body, Key, Label, OrganisationId, Point, RegionCode, SiteId, Text, Thing};

events! {
    /// What can have happened to places.
    pub Event {
        "site_added", schema 1, Inner, House => SiteAdded,
        "site_changed", schema 1, Inner, House => SiteChanged,
        "site_closed", schema 1, Inner, House => SiteClosed,
        "site_reopened", schema 1, Inner, House => SiteReopened,
        "reference_adopted", schema 1, Inner, House => ReferenceAdopted,
    }
}

/// What may change of a site.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteDetails {
    /// What it is called.
    pub name: Label,
    /// What it is.
    pub kind: SiteKind,
    /// Where it lies.
    pub region: RegionCode,
    /// The point, where somebody has taken it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
    /// How many persons find room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity_persons: Option<u32>,
    /// Whether it is a key site 重点部位.
    #[serde(default)]
    pub is_key_site: bool,
    /// Whether there are rooms for those who must be apart; nobody is asked why.
    #[serde(default)]
    pub has_separate_rooms: bool,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responsible: Option<OrganisationId>,
}

/// A site came into the register.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteAdded {
    /// Which one.
    pub site: SiteId,
    /// What plans and spreadsheets call it.
    pub code: Key,
    /// Everything that may change.
    pub details: SiteDetails,
}

/// A site is another thing, or known better.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteChanged {
    /// Which one.
    pub site: SiteId,
    /// Everything that may change, as it is now.
    pub details: SiteDetails,
}

/// A site cannot be used for now.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteClosed {
    /// Which one.
    pub site: SiteId,
}

/// A site can be used again.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteReopened {
    /// Which one.
    pub site: SiteId,
}

/// A list counts from now on; its rows lie beside the journal, bound to it by their hash.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferenceAdopted {
    /// Which list.
    pub catalogue: Catalogue,
    /// The SHA-256 of its rows.
    pub edition: Edition,
    /// How many rows it has.
    pub rows: u64,
    /// The publication it was taken from: title, edition, licence. Public, so it stands in clear.
    pub source: Text<200>,
}

impl Body for SiteAdded {
    fn thing(&self) -> Thing {
        Thing::new("site", self.site)
    }
}

impl Body for SiteChanged {
    fn thing(&self) -> Thing {
        Thing::new("site", self.site)
    }
}

impl Body for SiteClosed {
    fn thing(&self) -> Thing {
        Thing::new("site", self.site)
    }
}

impl Body for SiteReopened {
    fn thing(&self) -> Thing {
        Thing::new("site", self.site)
    }
}

impl Body for ReferenceAdopted {
    fn thing(&self) -> Thing {
        Thing::new("reference", self.catalogue.name())
    }
}
