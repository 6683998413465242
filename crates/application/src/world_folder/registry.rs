//! What the rules may ask while a world is read: answered from its own states, in memory.

use std::collections::BTreeSet;

use domain::access::Login;
use domain::duty::{OnDuty, OpenThings, SettlementKind};
use domain::kernel::{
    AccountId, AttachmentId, AttachmentOf, ConsultationId, ContactId, CorrectiveActionId,
    IncomingDocumentId, InstructionId, IntakeId, Key, OperationId, OrganisationId, PersonId,
    PlanId, RegionCode, ReportDue, SiteId,
};
use domain::operations::IssuedPlan;
use domain::people::People;
use domain::places::{Catalogue, Edition, Places};
use domain::plans::PlanCheck;
use domain::registers::{
    Acting, ConsultationAbout, EndOfOperation, OpenText, Registers, StagedAttachment, Unanswered,
};

/// A world's registers while it is read. It has no accounts, no operations, no
/// plans, no papers and no vault.
pub(super) struct Registry<'a> {
    pub(super) regions: &'a BTreeSet<RegionCode>,
    pub(super) people: &'a People,
    pub(super) places: &'a Places,
}

type Answer<T> = Result<T, Unanswered>;

impl Registers for Registry<'_> {
    fn texts_of(&mut self, _: OperationId) -> Answer<Vec<OpenText>> {
        Ok(Vec::new())
    }

    fn end_of(&mut self, _: OperationId) -> Answer<EndOfOperation> {
        Ok(EndOfOperation::NoSuchOperation)
    }

    fn settlement_of(&mut self, _: IntakeId) -> Answer<Option<Option<SettlementKind>>> {
        Ok(None)
    }

    fn action_of_missed_limit(
        &mut self,
        _: IntakeId,
        _: ReportDue,
        _: u32,
    ) -> Answer<Option<Option<CorrectiveActionId>>> {
        Ok(None)
    }

    fn briefs_issued(&mut self) -> Answer<u32> {
        Ok(0)
    }

    fn on_duty(&mut self) -> Answer<Option<OnDuty>> {
        Ok(None)
    }

    fn open_on_desk(&mut self) -> Answer<OpenThings> {
        Ok(OpenThings::default())
    }

    fn person_exists(&mut self, person: PersonId) -> Answer<bool> {
        Ok(self.people.person(person).is_some_and(|it| !it.has_left))
    }

    fn contact_exists(&mut self, person: PersonId, contact: ContactId) -> Answer<bool> {
        let person = self.people.person(person);
        Ok(person.is_some_and(|it| it.contacts.iter().any(|it| it.id == contact)))
    }

    fn staged_attachment(
        &mut self,
        _: AttachmentOf,
        _: AttachmentId,
    ) -> Answer<Option<StagedAttachment>> {
        Ok(None)
    }

    fn attachment_of(&mut self, _: AttachmentId) -> Answer<Option<AttachmentOf>> {
        Ok(None)
    }

    fn document_exists(&mut self, _: IncomingDocumentId) -> Answer<bool> {
        Ok(false)
    }

    fn consultation_about(&mut self, _: ConsultationId) -> Answer<Option<ConsultationAbout>> {
        Ok(None)
    }

    fn has_intake_texts(&mut self, _: IntakeId) -> Answer<bool> {
        Ok(false)
    }

    fn instruction_exists(&mut self, _: InstructionId) -> Answer<bool> {
        Ok(false)
    }

    fn account_of_login(&mut self, _: &Login) -> Answer<Option<AccountId>> {
        Ok(None)
    }

    fn open_account_of(&mut self, _: PersonId) -> Answer<Option<AccountId>> {
        Ok(None)
    }

    fn region_exists(&mut self, region: &RegionCode) -> Answer<bool> {
        Ok(self.regions.contains(region))
    }

    fn organisation_exists(&mut self, organisation: OrganisationId) -> Answer<bool> {
        Ok(self.people.organisation(organisation).is_some_and(|it| !it.is_dissolved))
    }

    fn organisation_coded(&mut self, code: &Key) -> Answer<Option<OrganisationId>> {
        let unit = self.people.organisation_coded(code).filter(|it| !it.is_dissolved);
        Ok(unit.map(|it| it.id))
    }

    fn person_numbered(&mut self, number: &Key) -> Answer<Option<PersonId>> {
        Ok(self.people.person_numbered(number).map(|it| it.id))
    }

    /// Names and numbers stand in the states in clear.
    fn texts_of_person(&mut self, _: PersonId) -> Answer<Vec<OpenText>> {
        Ok(Vec::new())
    }

    fn site_exists(&mut self, site: SiteId) -> Answer<bool> {
        Ok(self.places.site(site).is_some())
    }

    fn site_coded(&mut self, code: &Key) -> Answer<Option<SiteId>> {
        Ok(self.places.site_coded(code).map(|it| it.id))
    }

    fn staged_rows(&mut self, catalogue: Catalogue, _: &Edition) -> Answer<u64> {
        Ok(match catalogue {
            Catalogue::Regions => self.regions.len() as u64,
            Catalogue::Boundaries | Catalogue::Layers => 0,
        })
    }

    fn acting(&mut self) -> Answer<Acting> {
        Ok(Acting::default())
    }

    fn units_above(&mut self, unit: &Key) -> Answer<Vec<Key>> {
        let Some(unit) = self.people.organisation_coded(unit) else { return Ok(Vec::new()) };
        Ok(self.people.line_of(unit.id).skip(1).map(|it| it.code.clone()).collect())
    }

    fn plan_keyed(&mut self, _: &Key) -> Answer<Option<PlanId>> {
        Ok(None)
    }

    fn check_of_plan(&mut self, _: PlanId) -> Answer<Option<PlanCheck>> {
        Ok(None)
    }

    fn is_text_of_plan(&mut self, _: PlanId, _: &str) -> Answer<bool> {
        Ok(false)
    }

    fn issued_plan(&mut self, _: PlanId) -> Answer<Option<IssuedPlan>> {
        Ok(None)
    }

    fn unit_of_post(&mut self, post: &Key) -> Answer<Option<Key>> {
        let unit = self.people.post_coded(post).map(|it| it.details.organisation);
        let unit = unit.and_then(|it| self.people.organisation(it));
        Ok(unit.map(|it| it.code.clone()))
    }

    fn is_secret_handed_in(&self) -> bool {
        false
    }
}
