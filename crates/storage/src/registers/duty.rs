//! What can be asked about the duty desk.

use application::{DutyView, Fault, IntakeRow, Page, PhoneReportRow, ReportRow};
use domain::kernel::{Instant, IntakeId, Realm};

use crate::store::Open;
use crate::tables::duty;

impl DutyView for Open<'_> {
    fn intake(&mut self, realm: &Realm, intake: IntakeId) -> Result<Option<IntakeRow>, Fault> {
        let store = &mut *self.store;
        duty::one(&mut store.session, (&store.jurisdiction, realm), intake)
    }
    fn intakes(&mut self, realm: &Realm, page: Page) -> Result<Vec<IntakeRow>, Fault> {
        let store = &mut *self.store;
        duty::newest(&mut store.session, (&store.jurisdiction, realm), page)
    }
    fn open_intakes(&mut self, realm: &Realm, rows_max: u32) -> Result<Vec<IntakeRow>, Fault> {
        let store = &mut *self.store;
        duty::unsettled(&mut store.session, (&store.jurisdiction, realm), rows_max)
    }
    fn intakes_settled(
        &mut self,
        realm: &Realm,
        since: Instant,
        rows_max: u32,
    ) -> Result<Vec<IntakeRow>, Fault> {
        let store = &mut *self.store;
        duty::settled_since(&mut store.session, (&store.jurisdiction, realm), (since, rows_max))
    }
    fn intakes_to_report(&mut self, realm: &Realm, rows_max: u32) -> Result<Vec<IntakeRow>, Fault> {
        let store = &mut *self.store;
        duty::to_report(&mut store.session, (&store.jurisdiction, realm), rows_max)
    }
    fn phone_reports(
        &mut self,
        realm: &Realm,
        intake: IntakeId,
    ) -> Result<Vec<PhoneReportRow>, Fault> {
        let store = &mut *self.store;
        duty::phoned_of(&mut store.session, (&store.jurisdiction, realm), intake)
    }
    fn reports(&mut self, realm: &Realm, intake: IntakeId) -> Result<Vec<ReportRow>, Fault> {
        let store = &mut *self.store;
        duty::of_intake(&mut store.session, (&store.jurisdiction, realm), intake)
    }
    fn intakes_known(
        &mut self,
        realm: &Realm,
        span: [Instant; 2],
        rows_max: u32,
    ) -> Result<Vec<IntakeRow>, Fault> {
        let store = &mut *self.store;
        duty::known(&mut store.session, (&store.jurisdiction, realm), span, rows_max)
    }
}
