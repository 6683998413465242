//! Write down a count of stock at a site.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::events::{Event, StockSet};
use super::refusals::Refusal;
use super::state::{Known, StockLine, Supplies};
use crate::kernel::{Day, House, Key, Label, Moment, Right, SiteId, Text, Verb};
use crate::registers::{Registers, Unanswered};

/// Set the stock of an item at a site, as it was counted.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetStock {
    /// Where it lies.
    pub site: SiteId,
    /// What plans call it.
    pub item: Key,
    /// What people call it.
    pub name: Label,
    /// In what it is counted: 只, 件, 箱.
    pub unit: Text<12>,
    /// How many there are.
    pub quantity: u32,
    /// How many there should be at least.
    pub minimum: u32,
    /// When it was counted.
    pub counted_on: Day,
}

impl SetStock {
    fn line(&self) -> StockLine {
        StockLine {
            site: self.site,
            item: self.item.clone(),
            name: self.name.clone(),
            unit: self.unit.clone(),
            quantity: self.quantity,
            minimum: self.minimum,
            counted_on: self.counted_on,
        }
    }
}

impl Verb for SetStock {
    type Of = Supplies;
    type Facts = Known;
    const NAME: &'static str = "set_stock";
    const RIGHT: Right = Right::ManageSupplies;

    fn asks(&self, _: &House, registers: &mut dyn Registers) -> Result<Known, Unanswered> {
        let mut known = Known::default();
        known.site(self.site, registers)?;
        Ok(known)
    }

    fn decide(
        &self,
        supplies: &Supplies,
        known: &Known,
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        known.holds_site(self.site)?;
        if self.counted_on > Day::latest_at(moment.now) {
            return Err(Refusal::CountedInTheFuture { day: self.counted_on });
        }
        if let Some(stands) = supplies.stock_at(self.site, &self.item) {
            if *stands == self.line() {
                return Ok(());
            }
            if self.counted_on < stands.counted_on {
                return Err(Refusal::LaterCountKnown { counted_on: stands.counted_on });
            }
        }
        // Counts of one item are added up over sites: they must be counted alike.
        let alike = |line: &&StockLine| line.item == self.item && line.site != self.site;
        if let Some(other) = supplies.stock().filter(alike).find(|it| it.unit != self.unit) {
            return Err(Refusal::OtherUnit { unit: other.unit.as_str().to_owned() });
        }
        out.push(
            StockSet {
                site: self.site,
                item: self.item.clone(),
                name: self.name.clone(),
                unit: self.unit.clone(),
                quantity: self.quantity,
                minimum: self.minimum,
                counted_on: self.counted_on,
            }
            .into(),
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{count, day, decide, known, site};
    use super::*;
    use crate::kernel::Stream;

    #[test]
    fn a_count_takes_the_place_of_an_older_one() {
        let mut supplies = Supplies::new(House);
        assert_eq!(decide(&mut supplies, &known(), &count(5_160)).map(|it| it.len()), Ok(1));
        assert_eq!(decide(&mut supplies, &known(), &count(5_160)), Ok(vec![]));
        let older = SetStock { counted_on: day("2026-05-19"), ..count(9) };
        let refused = decide(&mut supplies, &known(), &older);
        assert_eq!(refused, Err(Refusal::LaterCountKnown { counted_on: day("2026-05-20") }));
        let newer = SetStock { counted_on: day("2026-05-21"), ..count(4_800) };
        assert_eq!(decide(&mut supplies, &known(), &newer).map(|it| it.len()), Ok(1));
    }

    #[test]
    fn nothing_is_counted_tomorrow_or_nowhere() {
        let later = SetStock { counted_on: day("2036-05-19"), ..count(9) };
        let refused = decide(&mut Supplies::new(House), &known(), &later);
        assert!(matches!(refused, Err(Refusal::CountedInTheFuture { .. })));
        let nowhere = SetStock { site: site(9), ..count(9) };
        let refused = decide(&mut Supplies::new(House), &known(), &nowhere);
        assert_eq!(refused, Err(Refusal::NoSuchSite { site: site(9) }));
    }

    #[test]
    fn one_item_is_counted_in_one_unit_everywhere() {
        let mut supplies = Supplies::new(House);
        decide(&mut supplies, &known(), &count(100)).expect("it is counted");
        let unit = Text::parse("箱").expect("fits");
        let elsewhere = SetStock { site: site(2), unit, ..count(4) };
        let refused = decide(&mut supplies, &known(), &elsewhere);
        assert_eq!(refused, Err(Refusal::OtherUnit { unit: "只".to_owned() }));
    }
}
