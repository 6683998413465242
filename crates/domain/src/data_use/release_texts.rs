//! Release texts in bulk for the archive: only those in which the scanner finds nothing.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{OperationDataEvent, TextReleased};
use super::refusals::Refusal;
use super::scanner::scan;
use super::state::{OfOperation, OperationData};
use crate::kernel::{Commitment, Moment, OperationId, Right, VaultText, Verb};
use crate::registers::{Registers, Unanswered};

/// One command releases at most this many texts; the same command again, under a new id, releases
/// the next.
pub const RELEASED_AT_ONCE_MAX: usize = 1000;

/// Release texts as they were written.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReleaseTexts {
    /// Which.
    pub texts: WhichTexts,
}

/// Which texts.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WhichTexts {
    /// All in which the scanner finds nothing, the oldest first.
    AllWithoutFinding,
    /// These; one with a finding refuses all of them.
    These(Vec<Commitment>),
}

impl Verb for ReleaseTexts {
    type Of = OperationData;
    type Facts = OfOperation;
    const NAME: &'static str = "release_texts";
    const RIGHT: Right = Right::CloseData;

    fn asks(
        &self,
        of: &OperationId,
        registers: &mut dyn Registers,
    ) -> Result<OfOperation, Unanswered> {
        Ok(OfOperation { end: registers.end_of(*of)?, texts: registers.texts_of(*of)? })
    }

    fn decide(
        &self,
        data: &OperationData,
        facts: &OfOperation,
        _: Moment,
        out: &mut Vec<OperationDataEvent>,
    ) -> Result<(), Refusal> {
        data.must_stand_still(facts.end)?;
        let released = |original, text: &str| {
            let released = VaultText::Clear(text.to_owned());
            TextReleased { operation: data.id, original, released, is_masked: false }.into()
        };
        match &self.texts {
            WhichTexts::AllWithoutFinding => {
                let clean = facts
                    .texts
                    .iter()
                    .filter(|it| !data.released.contains(&it.commitment))
                    .filter(|it| scan(&it.text).is_empty())
                    .take(RELEASED_AT_ONCE_MAX);
                out.extend(clean.map(|it| released(it.commitment, &it.text)));
            }
            WhichTexts::These(wanted) => {
                let texts: BTreeMap<_, _> =
                    facts.texts.iter().map(|it| (it.commitment, it.text.as_str())).collect();
                for text in wanted {
                    let clear = texts.get(text).ok_or(Refusal::NoSuchText { text: *text })?;
                    if let Some(found) = scan(clear).first() {
                        let (kind, at) = (found.kind, found.at);
                        return Err(Refusal::TextHasFinding { text: *text, kind, at });
                    }
                }
                let mut wanted: Vec<_> = wanted.clone();
                wanted.sort_unstable();
                wanted.dedup();
                // A text that was released before stays as it was released.
                wanted.retain(|text| !data.released.contains(text));
                let clear = |text| texts.get(&text).copied().unwrap_or_default();
                out.extend(wanted.into_iter().map(|text| released(text, clear(text))));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::scanner::FindingKind;
    use super::super::testing::{closed, data, decide, runs, text};
    use super::*;

    fn all() -> ReleaseTexts {
        ReleaseTexts { texts: WhichTexts::AllWithoutFinding }
    }

    #[test]
    fn only_texts_without_a_finding_are_released_in_bulk() {
        let mut data = data();
        let facts = closed(&["坝下水位 58.40 米", "找王某 13800138000"]);
        assert_eq!(decide(&mut data, &all(), &facts), Ok(1));
        assert!(data.released.contains(&text(1)) && !data.released.contains(&text(2)));
        assert_eq!(decide(&mut data, &all(), &facts), Ok(0), "it is so already");
    }

    #[test]
    fn one_text_with_a_finding_refuses_the_list() {
        let facts = closed(&["坝下水位 58.40 米", "找王某 13800138000"]);
        let these = ReleaseTexts { texts: WhichTexts::These(vec![text(1), text(2)]) };
        let kind = FindingKind::Mobile;
        assert_eq!(
            decide(&mut data(), &these, &facts),
            Err(Refusal::TextHasFinding { text: text(2), kind, at: 5 })
        );
        let these = ReleaseTexts { texts: WhichTexts::These(vec![text(9)]) };
        assert_eq!(decide(&mut data(), &these, &facts), Err(Refusal::NoSuchText { text: text(9) }));
    }

    #[test]
    fn nothing_is_released_while_lines_can_still_come() {
        assert_eq!(decide(&mut data(), &all(), &runs()), Err(Refusal::LogIsOpen));
    }
}
