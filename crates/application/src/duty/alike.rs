//! Which other reports may be about the same.

use domain::duty::{ALIKE_WITHIN, Likeness, Told, likeness};
use domain::kernel::Realm;

use super::intakes::Intake;
use crate::failure::Fault;
use crate::office::Reading;

/// So many reports are compared: more do not come within six hours.
const COMPARED_MAX: u32 = 200;
/// So many are shown.
const SHOWN_MAX: usize = 5;

/// A report that may be about the same.
#[derive(Clone, Debug)]
pub struct Alike {
    /// The other report.
    pub other: Intake,
    /// How near it is.
    pub likeness: Likeness,
}

/// The reports that may be about the same as this one, the most alike first.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn alike_to(
    reading: &mut Reading<'_>,
    realm: &Realm,
    intake: &Intake,
) -> Result<Vec<Alike>, Fault> {
    let at = intake.row.knew_at;
    let rows =
        reading.view.intakes_known(realm, [at - ALIKE_WITHIN, at + ALIKE_WITHIN], COMPARED_MAX)?;
    let rows = rows.into_iter().filter(|it| it.intake != intake.row.intake).collect();
    let words = intake.words();
    let mut alike = Vec::new();
    for other in Intake::read_all(reading, realm, rows)? {
        let other_words = other.words();
        if let Some(likeness) = likeness(intake.told(&words), other.told(&other_words)) {
            alike.push(Alike { other, likeness });
        }
    }
    let order = |it: &Alike| {
        let near = it.likeness;
        (!near.is_same_caller, std::cmp::Reverse(near.words_thousandths), near.apart)
    };
    alike.sort_by_key(order);
    alike.truncate(SHOWN_MAX);
    Ok(alike)
}

impl Intake {
    fn words(&self) -> String {
        let texts = &self.texts;
        let said = [&texts.said, &texts.place].into_iter().flatten();
        said.map(String::as_str).collect::<Vec<_>>().join(" ")
    }

    fn told<'a>(&'a self, words: &'a str) -> Told<'a> {
        let region = self.row.account.region.as_ref();
        Told {
            knew_at: self.row.knew_at,
            occurred_at: self.row.account.occurred_at,
            region,
            callback: self.texts.callback.as_deref(),
            words,
        }
    }
}
