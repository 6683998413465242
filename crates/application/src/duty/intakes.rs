//! What was reported, with the texts that are still there.

use domain::duty::{SealedSettlement, danger_word};
use domain::kernel::{Instant, IntakeId, Realm, Thing, VaultText, Version};

use crate::actor::Who;
use crate::failure::Fault;
use crate::office::Reading;
use crate::ports::{IntakeRow, Page};

/// What was reported.
#[derive(Clone, Debug)]
pub struct Intake {
    /// Without its texts.
    pub row: IntakeRow,
    /// Its texts, as far as they are still there.
    pub texts: AccountTexts,
    /// What somebody who changes its account has seen.
    pub version: Version,
    /// What somebody who settles it has seen.
    pub settlement_version: Version,
    /// Who took it in.
    pub taken_by: Who,
}

impl Intake {
    /// The word in it by which somebody says that somebody is in danger; none where there is none.
    #[must_use]
    pub fn danger_word(&self) -> Option<&'static str> {
        [&self.texts.said, &self.texts.wants].into_iter().flatten().find_map(|it| danger_word(it))
    }

    /// Whether somebody may be in danger, by what is said or by who is counted.
    #[must_use]
    pub fn is_dangerous(&self) -> bool {
        self.row.account.casualties.has_any() || self.danger_word().is_some()
    }
}

/// The texts of an account; none where nobody said it, or it was destroyed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AccountTexts {
    /// Who reports it.
    pub caller: Option<String>,
    /// Under which number they are called back.
    pub callback: Option<String>,
    /// What has happened, in their words.
    pub said: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// What has been done already.
    pub measures: Option<String>,
    /// What they ask for.
    pub wants: Option<String>,
    /// Why no response is needed.
    pub reason: Option<String>,
}

/// One intake; none where there is no such intake.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn intake(
    reading: &mut Reading<'_>,
    realm: &Realm,
    intake: IntakeId,
) -> Result<Option<Intake>, Fault> {
    let row = reading.view.intake(realm, intake)?;
    row.map(|row| Intake::read(reading, realm, row)).transpose()
}

/// Intakes, the newest first.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn intakes(reading: &mut Reading<'_>, realm: &Realm, page: Page) -> Result<Vec<Intake>, Fault> {
    let rows = reading.view.intakes(realm, page)?;
    Intake::read_all(reading, realm, rows)
}

/// So many of those that were taken in a span of time are read.
const KNOWN_MAX: u32 = 200;

/// What the house learned of in a span of time, ends included, the newest first.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn intakes_known(
    reading: &mut Reading<'_>,
    realm: &Realm,
    span: [Instant; 2],
) -> Result<Vec<Intake>, Fault> {
    let rows = reading.view.intakes_known(realm, span, KNOWN_MAX)?;
    Intake::read_all(reading, realm, rows)
}

impl Intake {
    pub(super) fn read_all(
        reading: &mut Reading<'_>,
        realm: &Realm,
        rows: Vec<IntakeRow>,
    ) -> Result<Vec<Self>, Fault> {
        rows.into_iter().map(|row| Self::read(reading, realm, row)).collect()
    }

    fn read(reading: &mut Reading<'_>, realm: &Realm, row: IntakeRow) -> Result<Self, Fault> {
        let reason = match row.settled.as_ref().map(|it| &it.settlement) {
            Some(SealedSettlement::Nothing(reason)) => Some(reason.clone()),
            Some(SealedSettlement::Operation(_) | SealedSettlement::SameAs(_)) | None => None,
        };
        let mut open = |text: &Option<VaultText>| -> Result<Option<String>, Fault> {
            let Some(text) = text.as_ref().and_then(VaultText::commitment) else {
                return Ok(None);
            };
            Ok(reading.open(&text)?.text().map(str::to_owned))
        };
        let account = &row.account;
        let texts = AccountTexts {
            caller: open(&account.caller)?,
            callback: open(&account.callback)?,
            said: open(&account.said)?,
            place: open(&account.place)?,
            measures: open(&account.measures)?,
            wants: open(&account.wants)?,
            reason: open(&reason)?,
        };
        let mut seen = |thing: &Thing| -> Result<Version, Fault> {
            let last = reading.view.last_change(realm, thing)?;
            Ok(last.map_or(Version(0), |it| it.version))
        };
        let version = seen(&Thing::new("intake", row.intake))?;
        let settlement_version = seen(&Thing::new("intake_settlement", row.intake))?;
        let taken_by = serde_json::from_str(&row.who)
            .map_err(|error| Fault::new("reading who took a report in", error))?;
        Ok(Self { row, texts, version, settlement_version, taken_by })
    }
}
