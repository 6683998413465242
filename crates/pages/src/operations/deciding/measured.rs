//! Measured values as people write them.

use domain::kernel::Key;
use domain::plans::document::{Condition, MeasureUnit, Plan, Quantity};

/// Thousandths of the base unit in a unit, with as many digits as they need, and at least so many.
pub(crate) fn base_value(base_thousandths: i64, unit: MeasureUnit, decimals_min: u8) -> Quantity {
    let thousandths = base_thousandths / unit.in_base_units().max(1);
    let needed: u8 = match thousandths % 1_000 {
        0 => 0,
        it if it % 100 == 0 => 1,
        it if it % 10 == 0 => 2,
        _ => 3,
    };
    Quantity { thousandths, decimals: needed.max(decimals_min), unit }
}

/// A reading as it is told where no plan says with how many digits: water levels to the
/// centimetre.
pub(crate) fn read_value(base_thousandths: i64, unit: MeasureUnit) -> Quantity {
    let decimals_min = if unit == MeasureUnit::Metre { 2 } else { 0 };
    base_value(base_thousandths, unit, decimals_min)
}

/// With how many digits a plan writes the values of an indicator.
pub(crate) fn decimals_of(plan: &Plan, indicator: &Key) -> u8 {
    let mut most = 0;
    let levels = plan.levels.iter();
    let conditions = levels.flat_map(|(_, it)| it.enter.when.iter().chain(&it.leave.when));
    for condition in conditions {
        condition.visit(&mut |it| {
            if let Condition::Compare { measured, with, .. } = it
                && measured.indicator() == indicator
            {
                most = most.max(with.decimals);
            }
        });
    }
    most
}

#[test]
fn a_value_has_the_digits_that_it_needs_and_those_that_the_plan_writes() {
    let shown = |base, unit, least| base_value(base, unit, least).to_string();
    assert_eq!(shown(58_400_000, MeasureUnit::Metre, 2), "58.40 m");
    assert_eq!(shown(58_405_000, MeasureUnit::Metre, 2), "58.405 m");
    assert_eq!(shown(3_000, MeasureUnit::Persons, 0), "3 persons");
    assert_eq!(shown(12_500, MeasureUnit::Millimetre, 0), "12.5 mm");
}

#[test]
fn a_water_level_is_read_to_the_centimetre_and_a_count_without_a_point() {
    let shown = |base, unit| read_value(base, unit).to_string();
    assert_eq!(shown(58_400_000, MeasureUnit::Metre), "58.40 m");
    assert_eq!(shown(58_405_000, MeasureUnit::Metre), "58.405 m");
    assert_eq!(shown(3_000, MeasureUnit::Persons), "3 persons");
}
