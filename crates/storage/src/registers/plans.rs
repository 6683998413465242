//! What can be asked about plans.

use application::{Fault, PlansView};
use domain::kernel::{Key, PlanId, Realm};
use domain::plans::Plan;

use crate::store::Open;
use crate::tables::plans;

impl PlansView for Open<'_> {
    fn plans(&mut self, realm: &Realm) -> Result<Vec<Plan>, Fault> {
        plans::all(&mut self.store.session, &self.store.jurisdiction, realm)
    }
    fn plan(&mut self, realm: &Realm, plan: PlanId) -> Result<Option<Plan>, Fault> {
        plans::one(&mut self.store.session, &self.store.jurisdiction, realm, plan)
    }
    fn plan_keyed(&mut self, realm: &Realm, key: &Key) -> Result<Option<PlanId>, Fault> {
        plans::keyed(&mut self.store.session, &self.store.jurisdiction, realm, key)
    }
}
