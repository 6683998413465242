//! What every capability is made of: instants, ids, texts, streams, verbs and events.

mod event;
mod ids;
mod instant;
mod realm;
mod region;
mod right;
mod text;
mod thing;
mod verb;

pub use crate::refusal::Refusal;
pub use event::{Body, Event, KindRow, Retention, Unreadable, Upcast, Zone, decode};
pub use ids::{CommandId, LogEntryId, NotAnId, OperationId, OrganisationId, PersonId, PostId};
pub use instant::{Instant, Span};
pub use realm::{NotARealm, Realm, RealmKind};
pub use region::{NotARegion, RegionCode, RegionLevel};
pub use right::Right;
pub use text::{Commitment, NotAText, Text, VaultKey, VaultText};
pub use thing::{NotAThing, Thing, Version};
pub use verb::{Moment, Stream, Verb};
