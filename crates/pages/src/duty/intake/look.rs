//! What a page of a report needs to know.

use application::duty::{Alike, Intake, alike_to, intake};
use application::{Fault, Reading};
use domain::duty::SealedSettlement;
use domain::kernel::{Instant, IntakeId};
use words::{IntakePage, Say, Zone, how_long};

use super::super::desk::View;
use super::super::item::{Called, Item, Reader};

/// What was read of a report.
pub(super) struct Looked {
    pub(super) intake: Intake,
    pub(super) alike: Vec<AlikeShown>,
    pub(super) called: Called,
    pub(super) now: Instant,
    /// The row that shows it, and what it is the same as.
    pub(super) item: Item,
}

/// A report that may be about the same.
pub(super) struct AlikeShown {
    pub(super) item: Item,
    /// Why it may be.
    pub(super) reasons: String,
    /// Which one this is then the same as: the other, or what that one is the same as.
    pub(super) same_as: Option<IntakeId>,
}

/// Reads a report; none where there is none of this id.
pub(super) fn look(
    reading: &mut Reading<'_>,
    (view, zone): (&View, &Zone),
    id: IntakeId,
) -> Result<Option<Looked>, Fault> {
    let (realm, language) = (&view.realm, view.language);
    let Some(intake) = intake(reading, realm, id)? else { return Ok(None) };
    let called = Called::read(reading, (realm, &view.jurisdiction), language)?;
    let alike = alike_to(reading, realm, &intake)?;
    let now = reading.now(realm)?.unwrap_or(intake.row.knew_at);
    let reader = Reader { base: &view.base, called: &called, now, zone, language };
    let shown = |it: &Alike| AlikeShown {
        item: reader.item(&it.other),
        reasons: reasons(it, view),
        same_as: Some(first_of(&it.other)).filter(|first| *first != id),
    };
    let alike = alike.iter().map(shown).collect();
    let item = reader.item(&intake);
    Ok(Some(Looked { intake, alike, called, now, item }))
}

/// The report that answers for another one.
fn first_of(other: &Intake) -> IntakeId {
    match other.row.settled.as_ref().map(|it| &it.settlement) {
        Some(SealedSettlement::SameAs(first)) => *first,
        Some(SealedSettlement::Operation(_) | SealedSettlement::Nothing(_)) | None => {
            other.row.intake
        }
    }
}

fn reasons(alike: &Alike, view: &View) -> String {
    let near = alike.likeness;
    let percent = near.words_thousandths / 10;
    let said = [
        Some(IntakePage::Apart { span: how_long(near.apart, view.language) }),
        near.is_same_caller.then_some(IntakePage::SameCaller),
        near.is_same_place.then_some(IntakePage::SamePlace),
        (percent > 0).then_some(IntakePage::CommonWords { percent }),
    ];
    let said = said.into_iter().flatten().map(|it| it.say(view.language));
    said.collect::<Vec<_>>().join(" · ")
}
