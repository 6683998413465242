//! Places: sites and shelters, and the lists of regions and boundaries that count.

mod add_site;
mod adopt_reference;
mod change_site;
mod close_site;
mod edition;
mod events;
mod gaps;
mod import_sites;
mod kinds;
mod refusals;
mod reopen_site;
mod state;
#[cfg(test)]
mod testing;

pub use add_site::AddSite;
pub use adopt_reference::{AdoptReference, StagedRows};
pub use change_site::ChangeSite;
pub use close_site::CloseSite;
pub use edition::{Edition, NotAnEdition};
pub use events::{
    Event, ReferenceAdopted, SiteAdded, SiteChanged, SiteClosed, SiteDetails, SiteReopened,
};
pub use gaps::{Gap, gaps};
pub use import_sites::{ImportSites, SiteRow};
pub use kinds::{Catalogue, LayerKind, LayerShape, SiteKind};
pub use refusals::Refusal;
pub use reopen_site::ReopenSite;
pub use state::{Adopted, Known, Places, Site};
