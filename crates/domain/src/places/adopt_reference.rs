//! Adopt a list of regions or boundaries whose rows have been brought in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::edition::Edition;
use super::events::{Event, ReferenceAdopted};
use super::kinds::Catalogue;
use super::refusals::Refusal;
use super::state::Places;
use crate::kernel::{House, Moment, Right, Text, Verb};
use crate::registers::{Registers, Unanswered};

/// Adopt an edition of a list. Its rows are staged first; until this verb is done, and after a
/// crash before it, the edition before counts.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdoptReference {
    /// Which list.
    pub catalogue: Catalogue,
    /// The SHA-256 of its rows.
    pub edition: Edition,
    /// How many rows it has.
    pub rows: u64,
    /// The publication it was taken from: title, edition, licence.
    pub source: Text<200>,
}

/// How many rows of the edition have been brought in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StagedRows(pub(super) u64);

impl Verb for AdoptReference {
    type Of = Places;
    type Facts = StagedRows;
    const NAME: &'static str = "adopt_reference";
    const RIGHT: Right = Right::AdoptReference;

    fn asks(&self, _: &House, registers: &mut dyn Registers) -> Result<StagedRows, Unanswered> {
        registers.staged_rows(self.catalogue, &self.edition).map(StagedRows)
    }

    fn decide(
        &self,
        places: &Places,
        StagedRows(staged): &StagedRows,
        _: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        if self.rows == 0 {
            return Err(Refusal::NothingToAdopt);
        }
        if *staged != self.rows {
            return Err(Refusal::NotStaged { rows: self.rows, staged: *staged });
        }
        if places.adopted(self.catalogue).is_some_and(|it| it.edition == self.edition) {
            return Ok(());
        }
        out.push(
            ReferenceAdopted {
                catalogue: self.catalogue,
                edition: self.edition.clone(),
                rows: self.rows,
                source: self.source.clone(),
            }
            .into(),
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::decide;
    use super::*;
    use crate::kernel::Stream;

    fn adopt(hash: u8, rows: u64) -> AdoptReference {
        AdoptReference {
            catalogue: Catalogue::Regions,
            edition: Edition::of(&[hash; 32]),
            rows,
            source: Text::parse("统计用区划代码 2023").expect("fits"),
        }
    }

    #[test]
    fn an_edition_is_adopted_once_and_another_takes_its_place() {
        let mut places = Places::new(House);
        assert_eq!(decide(&mut places, &StagedRows(218), &adopt(1, 218)).map(|it| it.len()), Ok(1));
        assert_eq!(decide(&mut places, &StagedRows(218), &adopt(1, 218)), Ok(vec![]));
        assert_eq!(decide(&mut places, &StagedRows(219), &adopt(2, 219)).map(|it| it.len()), Ok(1));
        let adopted = places.adopted(Catalogue::Regions).expect("one counts");
        assert_eq!(adopted.rows, 219);
    }

    #[test]
    fn a_list_that_was_not_brought_in_completely_is_not_adopted() {
        let mut places = Places::new(House);
        let refused = decide(&mut places, &StagedRows(217), &adopt(1, 218));
        assert_eq!(refused, Err(Refusal::NotStaged { rows: 218, staged: 217 }));
        let refused = decide(&mut places, &StagedRows(0), &adopt(1, 0));
        assert_eq!(refused, Err(Refusal::NothingToAdopt));
    }
}
