//! What is kept of plans.

use domain::kernel::{Key, PlanId, Realm};
use domain::plans::Plan;

use crate::failure::Fault;

/// What can be asked about plans. Texts are commitments: pages open them one by one. Every method
/// fails only when the store cannot be read.
#[expect(clippy::missing_errors_doc, reason = "said once, on the trait")]
pub trait PlansView {
    /// Every plan with all its versions, abolished ones among them, in the order of their keys.
    fn plans(&mut self, realm: &Realm) -> Result<Vec<Plan>, Fault>;
    /// One plan with all its versions.
    fn plan(&mut self, realm: &Realm, plan: PlanId) -> Result<Option<Plan>, Fault>;
    /// The plan of a key; one that was abolished before it was ever issued has let go of it.
    fn plan_keyed(&mut self, realm: &Realm, key: &Key) -> Result<Option<PlanId>, Fault>;
}
