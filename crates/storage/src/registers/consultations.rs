//! What can be asked about consultations and levels from above.

use application::{
    ConsultationRow, ConsultationsView, Fault, LevelFromAboveRow, OpinionRow, Page, ParticipantRow,
};
use domain::kernel::{ConsultationId, IntakeId, LevelFromAboveId, Realm};

use crate::store::Open;
use crate::tables::duty;

impl ConsultationsView for Open<'_> {
    fn level_from_above(
        &mut self,
        realm: &Realm,
        received: LevelFromAboveId,
    ) -> Result<Option<LevelFromAboveRow>, Fault> {
        let store = &mut *self.store;
        duty::level_from_above(&mut store.session, (&store.jurisdiction, realm), received)
    }
    fn levels_standing(
        &mut self,
        realm: &Realm,
        rows_max: u32,
    ) -> Result<Vec<LevelFromAboveRow>, Fault> {
        let store = &mut *self.store;
        duty::levels_standing(&mut store.session, (&store.jurisdiction, realm), rows_max)
    }
    fn levels_from_above(
        &mut self,
        realm: &Realm,
        page: Page,
    ) -> Result<Vec<LevelFromAboveRow>, Fault> {
        let store = &mut *self.store;
        duty::levels_from_above(&mut store.session, (&store.jurisdiction, realm), page)
    }
    fn consultation(
        &mut self,
        realm: &Realm,
        consultation: ConsultationId,
    ) -> Result<Option<ConsultationRow>, Fault> {
        let store = &mut *self.store;
        duty::consultation(&mut store.session, (&store.jurisdiction, realm), consultation)
    }
    fn consultations_open(
        &mut self,
        realm: &Realm,
        rows_max: u32,
    ) -> Result<Vec<ConsultationRow>, Fault> {
        let store = &mut *self.store;
        duty::consultations_open(&mut store.session, (&store.jurisdiction, realm), rows_max)
    }
    fn consultations(&mut self, realm: &Realm, page: Page) -> Result<Vec<ConsultationRow>, Fault> {
        let store = &mut *self.store;
        duty::consultations_newest(&mut store.session, (&store.jurisdiction, realm), page)
    }
    fn consultation_intakes(
        &mut self,
        realm: &Realm,
        consultation: ConsultationId,
    ) -> Result<Vec<IntakeId>, Fault> {
        let store = &mut *self.store;
        duty::consultation_intakes(&mut store.session, (&store.jurisdiction, realm), consultation)
    }
    fn participants(
        &mut self,
        realm: &Realm,
        consultation: ConsultationId,
    ) -> Result<Vec<ParticipantRow>, Fault> {
        let store = &mut *self.store;
        duty::participants(&mut store.session, (&store.jurisdiction, realm), consultation)
    }
    fn opinions(
        &mut self,
        realm: &Realm,
        consultation: ConsultationId,
    ) -> Result<Vec<OpinionRow>, Fault> {
        let store = &mut *self.store;
        duty::opinions(&mut store.session, (&store.jurisdiction, realm), consultation)
    }
}
