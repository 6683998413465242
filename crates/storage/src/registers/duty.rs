//! What can be asked about the duty desk.

use application::{
    BriefRow, DailyReportRow, DailyReportingRow, DutyLineRow, DutyView, Fault, InstructionPartRow,
    InstructionRow, IntakeRow, MissedLimitRow, Page, PhoneReportRow, ReportRow, ShiftRow,
};
use domain::kernel::{
    BriefId, DailyReportingId, Instant, InstructionId, IntakeId, PersonId, Realm, ShiftId,
};

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
    fn missed_limits(
        &mut self,
        realm: &Realm,
        intake: IntakeId,
    ) -> Result<Vec<MissedLimitRow>, Fault> {
        let store = &mut *self.store;
        duty::missed_limits(&mut store.session, (&store.jurisdiction, realm.as_str()), intake)
    }
    fn missed_limits_open(
        &mut self,
        realm: &Realm,
        rows_max: u32,
    ) -> Result<Vec<MissedLimitRow>, Fault> {
        let store = &mut *self.store;
        duty::missed_limits_open(&mut store.session, (&store.jurisdiction, realm), rows_max)
    }
    fn limits_running(&mut self, rows_max: u32) -> Result<Vec<(Realm, IntakeId, Instant)>, Fault> {
        let store = &mut *self.store;
        duty::limits_running(&mut store.session, &store.jurisdiction, rows_max)
    }
    fn shift(&mut self, realm: &Realm, shift: ShiftId) -> Result<Option<ShiftRow>, Fault> {
        let store = &mut *self.store;
        duty::shift(&mut store.session, (&store.jurisdiction, realm), shift)
    }
    fn shift_on_duty(&mut self, realm: &Realm) -> Result<Option<ShiftRow>, Fault> {
        let store = &mut *self.store;
        duty::on_duty(&mut store.session, (&store.jurisdiction, realm))
    }
    fn shifts_begun(&mut self, realm: &Realm, page: Page) -> Result<Vec<ShiftRow>, Fault> {
        let store = &mut *self.store;
        duty::begun_newest(&mut store.session, (&store.jurisdiction, realm), page)
    }
    fn shifts_planned(
        &mut self,
        realm: &Realm,
        after: Instant,
        rows_max: u32,
    ) -> Result<Vec<ShiftRow>, Fault> {
        let store = &mut *self.store;
        duty::planned(&mut store.session, (&store.jurisdiction, realm), (after, rows_max))
    }
    fn handovers_unsigned(
        &mut self,
        realm: &Realm,
        since: Instant,
        rows_max: u32,
    ) -> Result<Vec<ShiftRow>, Fault> {
        let store = &mut *self.store;
        duty::unsigned(&mut store.session, (&store.jurisdiction, realm), (since, rows_max))
    }
    fn duty_lines(
        &mut self,
        realm: &Realm,
        shift: ShiftId,
        rows_max: u32,
    ) -> Result<Vec<DutyLineRow>, Fault> {
        let store = &mut *self.store;
        duty::of_shift(&mut store.session, (&store.jurisdiction, realm), (shift, rows_max))
    }
    fn duty_lines_newest(
        &mut self,
        realm: &Realm,
        rows_max: u32,
    ) -> Result<Vec<DutyLineRow>, Fault> {
        let store = &mut *self.store;
        duty::newest_lines(&mut store.session, (&store.jurisdiction, realm), rows_max)
    }
    fn calls_to(
        &mut self,
        realm: &Realm,
        person: PersonId,
        rows_max: u32,
    ) -> Result<Vec<DutyLineRow>, Fault> {
        let store = &mut *self.store;
        duty::calls_to(&mut store.session, (&store.jurisdiction, realm), (person, rows_max))
    }
    fn brief(&mut self, realm: &Realm, brief: BriefId) -> Result<Option<BriefRow>, Fault> {
        let store = &mut *self.store;
        duty::brief(&mut store.session, (&store.jurisdiction, realm), brief)
    }
    fn briefs(&mut self, realm: &Realm, page: Page) -> Result<Vec<BriefRow>, Fault> {
        let store = &mut *self.store;
        duty::briefs(&mut store.session, (&store.jurisdiction, realm), page)
    }
    fn briefs_issued(&mut self, realm: &Realm) -> Result<u32, Fault> {
        let store = &mut *self.store;
        duty::briefs_issued(&mut store.session, (&store.jurisdiction, realm))
    }
    fn daily_reportings(
        &mut self,
        realm: &Realm,
        rows_max: u32,
    ) -> Result<Vec<DailyReportingRow>, Fault> {
        let store = &mut *self.store;
        duty::daily_reportings(&mut store.session, (&store.jurisdiction, realm), rows_max)
    }
    fn daily_reporting(
        &mut self,
        realm: &Realm,
        reporting: DailyReportingId,
    ) -> Result<Option<DailyReportingRow>, Fault> {
        let store = &mut *self.store;
        duty::daily_reporting(&mut store.session, (&store.jurisdiction, realm), reporting)
    }
    fn daily_reports(
        &mut self,
        realm: &Realm,
        day: (DailyReportingId, u32),
    ) -> Result<Vec<DailyReportRow>, Fault> {
        let store = &mut *self.store;
        duty::daily_reports(&mut store.session, (&store.jurisdiction, realm), day)
    }
    fn instruction(
        &mut self,
        realm: &Realm,
        instruction: InstructionId,
    ) -> Result<Option<InstructionRow>, Fault> {
        let store = &mut *self.store;
        duty::instruction(&mut store.session, (&store.jurisdiction, realm), instruction)
    }
    fn instructions_open(
        &mut self,
        realm: &Realm,
        rows_max: u32,
    ) -> Result<Vec<InstructionRow>, Fault> {
        let store = &mut *self.store;
        duty::instructions_open(&mut store.session, (&store.jurisdiction, realm), rows_max)
    }
    fn instructions(&mut self, realm: &Realm, page: Page) -> Result<Vec<InstructionRow>, Fault> {
        let store = &mut *self.store;
        duty::instructions_newest(&mut store.session, (&store.jurisdiction, realm), page)
    }
    fn instruction_parts(
        &mut self,
        realm: &Realm,
        instruction: InstructionId,
    ) -> Result<Vec<InstructionPartRow>, Fault> {
        let store = &mut *self.store;
        duty::instruction_parts(&mut store.session, (&store.jurisdiction, realm), instruction)
    }
}
