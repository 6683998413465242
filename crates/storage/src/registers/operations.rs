//! What can be asked about operations.

use application::{
    Fault, LogRow, OperationRow, OperationsView, Page, PlanAtWorkRow, SituationReportRow,
    TaskFilter, TaskPage, TaskRow,
};
use domain::kernel::{OperationId, Realm};

use crate::store::Open;
use crate::tables::operations;

impl OperationsView for Open<'_> {
    fn operations(&mut self, realm: &Realm, page: Page) -> Result<Vec<OperationRow>, Fault> {
        operations::list(&mut self.store.session, &self.store.jurisdiction, realm, page)
    }
    fn operation(
        &mut self,
        realm: &Realm,
        operation: OperationId,
    ) -> Result<Option<OperationRow>, Fault> {
        operations::one(&mut self.store.session, &self.store.jurisdiction, realm, operation)
    }
    fn running_operations(&mut self) -> Result<Vec<(Realm, OperationId)>, Fault> {
        operations::running(&mut self.store.session, &self.store.jurisdiction)
    }
    fn log_since(
        &mut self,
        realm: &Realm,
        operation: OperationId,
        position: u64,
        rows_max: u32,
    ) -> Result<Vec<LogRow>, Fault> {
        let store = &mut *self.store;
        let of = (realm, operation);
        operations::log_since(&mut store.session, &store.jurisdiction, of, position, rows_max)
    }
    fn log(
        &mut self,
        realm: &Realm,
        operation: OperationId,
        page: Page,
    ) -> Result<Vec<LogRow>, Fault> {
        let store = &mut *self.store;
        operations::log(&mut store.session, &store.jurisdiction, realm, operation, page)
    }
    fn plans_at_work(
        &mut self,
        realm: &Realm,
        operation: OperationId,
    ) -> Result<Vec<PlanAtWorkRow>, Fault> {
        let store = &mut *self.store;
        operations::plans_at_work(&mut store.session, &store.jurisdiction, realm, operation)
    }
    fn tasks(
        &mut self,
        realm: &Realm,
        filter: &TaskFilter,
        page: TaskPage,
    ) -> Result<Vec<TaskRow>, Fault> {
        let store = &mut *self.store;
        operations::tasks(&mut store.session, &store.jurisdiction, realm, filter, page)
    }
    fn situation_reports(
        &mut self,
        realm: &Realm,
        operation: OperationId,
    ) -> Result<Vec<SituationReportRow>, Fault> {
        let store = &mut *self.store;
        let of = (store.jurisdiction.as_str(), realm);
        operations::situation_reports(&mut store.session, of, operation)
    }
}
