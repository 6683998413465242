//! Consultations, with the texts that are still there, and what the law suggests to them.

use std::collections::BTreeMap;

use domain::duty::{Stance, SuggestedBy, suggested_severity};
use domain::kernel::{ConsultationId, EmergencySeverity, ParticipantId, Realm, Thing, Version};

use super::intakes::{Intake, intake};
use super::shifts::{opened, who};
use crate::actor::Who;
use crate::failure::Fault;
use crate::office::Reading;
use crate::ports::{ConsultationRow, OpinionRow, Page, ParticipantRow};

/// So many consultations that are not concluded lie on the desk.
pub const DESK_CONSULTATIONS_MAX: u32 = 20;

/// A consultation in a list, with the texts that are still there.
#[derive(Clone, Debug)]
pub struct ConsultationRead {
    /// Without its texts.
    pub row: ConsultationRow,
    /// What it is to settle.
    pub matter: Option<String>,
    /// Who called it.
    pub opened_by: Who,
    /// Who decided, and what.
    pub concluded: Option<(Option<String>, Option<String>)>,
    /// Who was called in.
    pub participants: Vec<Participant>,
    /// What was said, by when it was said.
    pub opinions: Vec<Opinion>,
    /// What somebody who concludes it has seen.
    pub version: Version,
}

/// Somebody who was called in, with the texts that are still there.
#[derive(Clone, Debug)]
pub struct Participant {
    /// Without its texts.
    pub row: ParticipantRow,
    /// What they are called.
    pub name: Option<String>,
    /// For which post or unit they speak.
    pub capacity: Option<String>,
}

/// What somebody said, with the texts that are still there.
#[derive(Clone, Debug)]
pub struct Opinion {
    /// Without its texts.
    pub row: OpinionRow,
    /// What they said.
    pub words: Option<String>,
}

/// How severe a matter may be, with the reasons.
#[derive(Clone, Debug, Default)]
pub struct Suggestion {
    /// By the law's numbers, the most severe of what was reported.
    pub by_law: Option<(EmergencySeverity, SuggestedBy)>,
    /// How many of those who spoke hold it to be how severe, by what each said last.
    pub by_opinion: Vec<(EmergencySeverity, usize)>,
    /// How many disagree, by what each said last.
    pub dissents: usize,
}

/// A consultation with what it is about.
#[derive(Clone, Debug)]
pub struct ConsultationFile {
    /// The consultation.
    pub read: ConsultationRead,
    /// What was reported that it is about.
    pub intakes: Vec<Intake>,
    /// How severe it may be.
    pub suggestion: Suggestion,
}

/// The consultations that are not concluded, the oldest first.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn consultations_open(
    reading: &mut Reading<'_>,
    realm: &Realm,
) -> Result<Vec<ConsultationRead>, Fault> {
    let rows = reading.view.consultations_open(realm, DESK_CONSULTATIONS_MAX)?;
    rows.into_iter().map(|row| read(reading, realm, row)).collect()
}

/// Consultations, the newest first.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn consultations(
    reading: &mut Reading<'_>,
    realm: &Realm,
    page: Page,
) -> Result<Vec<ConsultationRead>, Fault> {
    let rows = reading.view.consultations(realm, page)?;
    rows.into_iter().map(|row| read(reading, realm, row)).collect()
}

/// One consultation with what it is about; none where there is no such one.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn consultation(
    reading: &mut Reading<'_>,
    realm: &Realm,
    id: ConsultationId,
) -> Result<Option<ConsultationFile>, Fault> {
    let Some(row) = reading.view.consultation(realm, id)? else { return Ok(None) };
    let read = read(reading, realm, row)?;
    let mut intakes = Vec::new();
    for it in reading.view.consultation_intakes(realm, id)? {
        intakes.extend(intake(reading, realm, it)?);
    }
    let suggestion = suggestion(&read, &intakes);
    Ok(Some(ConsultationFile { read, intakes, suggestion }))
}

/// What each said last counts.
fn suggestion(read: &ConsultationRead, intakes: &[Intake]) -> Suggestion {
    let by_law = intakes
        .iter()
        .filter_map(|it| suggested_severity(it.row.account.class, it.row.account.casualties))
        .reduce(|one, other| if other.0 > one.0 { other } else { one });
    let mut last: BTreeMap<ParticipantId, &OpinionRow> = BTreeMap::new();
    for it in &read.opinions {
        last.insert(it.row.participant, &it.row);
    }
    let mut by_opinion: BTreeMap<EmergencySeverity, usize> = BTreeMap::new();
    for severity in last.values().filter_map(|it| it.severity) {
        *by_opinion.entry(severity).or_default() += 1;
    }
    Suggestion {
        by_law,
        by_opinion: by_opinion.into_iter().collect(),
        dissents: last.values().filter(|it| it.stance == Stance::Dissents).count(),
    }
}

fn read(
    reading: &mut Reading<'_>,
    realm: &Realm,
    row: ConsultationRow,
) -> Result<ConsultationRead, Fault> {
    let mut participants = Vec::new();
    for row in reading.view.participants(realm, row.consultation)? {
        let name = opened(reading, Some(&row.name))?;
        let capacity = opened(reading, Some(&row.capacity))?;
        participants.push(Participant { name, capacity, row });
    }
    let mut opinions = Vec::new();
    for row in reading.view.opinions(realm, row.consultation)? {
        opinions.push(Opinion { words: opened(reading, Some(&row.words))?, row });
    }
    let concluded = match &row.concluded {
        None => None,
        Some(it) => {
            let by = opened(reading, Some(&it.decided_by))?;
            Some((by, opened(reading, Some(&it.conclusion))?))
        }
    };
    let seen = reading.view.last_change(realm, &Thing::new("consultation", row.consultation))?;
    Ok(ConsultationRead {
        matter: opened(reading, Some(&row.matter))?,
        opened_by: who(&row.who)?,
        concluded,
        participants,
        opinions,
        version: seen.map_or(Version(0), |it| it.version),
        row,
    })
}
