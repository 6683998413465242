//! What is kept of consultations, and of levels received from above.

use domain::duty::{ConsultationOutcome, OpinionWay, ParticipantKind, ResponseLevel, Stance};
use domain::kernel::{
    ConsultationId, EmergencyClass, EmergencySeverity, IncomingDocumentId, Instant, IntakeId,
    LevelFromAboveId, OperationId, OpinionId, ParticipantId, Realm, VaultText,
};

use super::rows::Page;
use crate::failure::Fault;

/// A level that a higher tier decided.
#[derive(Clone, PartialEq, Debug)]
pub struct LevelFromAboveRow {
    /// Which one.
    pub received: LevelFromAboveId,
    /// For which class of emergency.
    pub class: EmergencyClass,
    /// Which level.
    pub level: ResponseLevel,
    /// Who decided it, and what for.
    pub from: VaultText,
    /// The number of its document.
    pub number: Option<VaultText>,
    /// The document by which it came; none where somebody called.
    pub document: Option<IncomingDocumentId>,
    /// When the desk was told.
    pub received_at: Instant,
    /// Who wrote it down, as the journal has it.
    pub who: String,
    /// The journal position of the event.
    pub position: u64,
    /// When it was lifted there, and by which words.
    pub lifted: Option<(Instant, VaultText)>,
    /// When what was said of it was destroyed.
    pub destroyed_at: Option<Instant>,
}

/// A consultation.
#[derive(Clone, PartialEq, Debug)]
pub struct ConsultationRow {
    /// Which one.
    pub consultation: ConsultationId,
    /// What it is to settle.
    pub matter: VaultText,
    /// The operation that it is about.
    pub operation: Option<OperationId>,
    /// When it was called.
    pub opened_at: Instant,
    /// Who wrote it down, as the journal has it.
    pub who: String,
    /// The journal position of the event.
    pub position: u64,
    /// That it was concluded.
    pub concluded: Option<ConcludedRow>,
    /// When what was said in it was destroyed.
    pub destroyed_at: Option<Instant>,
}

/// That a consultation was concluded.
#[derive(Clone, PartialEq, Debug)]
pub struct ConcludedRow {
    /// When.
    pub at: Instant,
    /// Who decided.
    pub decided_by: VaultText,
    /// What they decided.
    pub conclusion: VaultText,
    /// What comes of it.
    pub outcome: ConsultationOutcome,
    /// How severe it is held to be.
    pub severity: Option<EmergencySeverity>,
    /// The journal position of the event.
    pub position: u64,
}

/// Somebody who was called into a consultation.
#[derive(Clone, PartialEq, Debug)]
pub struct ParticipantRow {
    /// Who, as the consultation counts them.
    pub participant: ParticipantId,
    /// In which capacity.
    pub kind: ParticipantKind,
    /// What they are called.
    pub name: VaultText,
    /// For which post or unit they speak, or what they are expert in.
    pub capacity: VaultText,
    /// When they were called in.
    pub called_at: Instant,
}

/// What somebody said in a consultation.
#[derive(Clone, PartialEq, Debug)]
pub struct OpinionRow {
    /// Which opinion.
    pub opinion: OpinionId,
    /// Whose.
    pub participant: ParticipantId,
    /// By which way.
    pub way: OpinionWay,
    /// How it stands to what was proposed.
    pub stance: Stance,
    /// What they said.
    pub words: VaultText,
    /// How severe they hold it to be.
    pub severity: Option<EmergencySeverity>,
    /// When they said it.
    pub said_at: Instant,
    /// When it was written down.
    pub entered_at: Instant,
    /// The journal position of the event.
    pub position: u64,
}

/// What can be asked about consultations and levels from above. Every method fails only when the
/// store cannot be read.
#[expect(clippy::missing_errors_doc, reason = "said once, on the trait")]
pub trait ConsultationsView {
    /// One level from above.
    fn level_from_above(
        &mut self,
        realm: &Realm,
        received: LevelFromAboveId,
    ) -> Result<Option<LevelFromAboveRow>, Fault>;
    /// The levels from above that stand, the newest first.
    fn levels_standing(
        &mut self,
        realm: &Realm,
        rows_max: u32,
    ) -> Result<Vec<LevelFromAboveRow>, Fault>;
    /// Levels from above, the newest first.
    fn levels_from_above(
        &mut self,
        realm: &Realm,
        page: Page,
    ) -> Result<Vec<LevelFromAboveRow>, Fault>;
    /// One consultation.
    fn consultation(
        &mut self,
        realm: &Realm,
        consultation: ConsultationId,
    ) -> Result<Option<ConsultationRow>, Fault>;
    /// The consultations that are not concluded, the oldest first.
    fn consultations_open(
        &mut self,
        realm: &Realm,
        rows_max: u32,
    ) -> Result<Vec<ConsultationRow>, Fault>;
    /// Consultations, the newest first.
    fn consultations(&mut self, realm: &Realm, page: Page) -> Result<Vec<ConsultationRow>, Fault>;
    /// What was reported that a consultation is about, in that order.
    fn consultation_intakes(
        &mut self,
        realm: &Realm,
        consultation: ConsultationId,
    ) -> Result<Vec<IntakeId>, Fault>;
    /// Who was called into a consultation, in that order.
    fn participants(
        &mut self,
        realm: &Realm,
        consultation: ConsultationId,
    ) -> Result<Vec<ParticipantRow>, Fault>;
    /// What was said in a consultation, by when it was said.
    fn opinions(
        &mut self,
        realm: &Realm,
        consultation: ConsultationId,
    ) -> Result<Vec<OpinionRow>, Fault>;
}
