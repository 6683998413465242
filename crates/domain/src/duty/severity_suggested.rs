//! How severe an intake may be, by what is known of it: a suggestion with its reason; a person
//! decides.

use super::account::Casualties;
use crate::kernel::{EmergencyClass, EmergencySeverity};

/// Which count of people a suggestion rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SuggestedBy {
    /// So many dead.
    Dead(u32),
    /// So many injured; the law counts serious injuries.
    Injured(u32),
}

/// How severe an accident is by the number of dead, from the least to the most severe; the first
/// number of a grade belongs to it (生产安全事故报告和调查处理条例 3).
const BY_DEAD: [(u32, EmergencySeverity); 4] = [
    (1, EmergencySeverity::Ordinary),
    (3, EmergencySeverity::Significant),
    (10, EmergencySeverity::Major),
    (30, EmergencySeverity::ExtremelyMajor),
];
/// The same by the number of seriously injured.
const BY_INJURED: [(u32, EmergencySeverity); 4] = [
    (1, EmergencySeverity::Ordinary),
    (10, EmergencySeverity::Significant),
    (50, EmergencySeverity::Major),
    (100, EmergencySeverity::ExtremelyMajor),
];

/// How severe an intake may be; none where the law has no numbers for its class or nobody has said
/// how many came to harm. Of two grades the higher one counts. The direct loss, by which the law
/// grades too, is not known at the desk.
#[must_use]
pub fn suggested_severity(
    class: Option<EmergencyClass>,
    casualties: Casualties,
) -> Option<(EmergencySeverity, SuggestedBy)> {
    match class {
        Some(EmergencyClass::AccidentDisaster) => {}
        Some(
            EmergencyClass::NaturalDisaster
            | EmergencyClass::PublicHealth
            | EmergencyClass::PublicOrderEvent,
        )
        | None => return None,
    }
    let dead =
        casualties.dead.and_then(|count| Some((grade(&BY_DEAD, count)?, SuggestedBy::Dead(count))));
    let injured = casualties
        .injured
        .and_then(|count| Some((grade(&BY_INJURED, count)?, SuggestedBy::Injured(count))));
    match (dead, injured) {
        (Some(dead), Some(injured)) => Some(if injured.0 > dead.0 { injured } else { dead }),
        (found, None) | (None, found) => found,
    }
}

fn grade(table: &[(u32, EmergencySeverity)], count: u32) -> Option<EmergencySeverity> {
    table.iter().rev().find(|(from, _)| count >= *from).map(|(_, severity)| *severity)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accident(
        dead: Option<u32>,
        injured: Option<u32>,
    ) -> Option<(EmergencySeverity, SuggestedBy)> {
        let casualties = Casualties { dead, injured, ..Casualties::default() };
        suggested_severity(Some(EmergencyClass::AccidentDisaster), casualties)
    }

    #[test]
    fn the_first_number_of_a_grade_belongs_to_it() {
        use EmergencySeverity::{ExtremelyMajor, Major, Ordinary, Significant};
        for (dead, wanted) in
            [(2, Ordinary), (3, Significant), (9, Significant), (10, Major), (30, ExtremelyMajor)]
        {
            assert_eq!(accident(Some(dead), None), Some((wanted, SuggestedBy::Dead(dead))));
        }
        assert_eq!(accident(None, Some(9)), Some((Ordinary, SuggestedBy::Injured(9))));
        assert_eq!(accident(None, Some(10)), Some((Significant, SuggestedBy::Injured(10))));
    }

    #[test]
    fn of_two_grades_the_higher_one_counts() {
        let injured = Some((EmergencySeverity::Major, SuggestedBy::Injured(50)));
        assert_eq!(accident(Some(2), Some(50)), injured);
        let dead = Some((EmergencySeverity::Major, SuggestedBy::Dead(10)));
        assert_eq!(accident(Some(10), Some(50)), dead);
    }

    #[test]
    fn nothing_is_suggested_where_nobody_has_said_or_the_law_has_no_numbers() {
        assert_eq!(accident(None, None), None);
        assert_eq!(accident(Some(0), Some(0)), None);
        let casualties = Casualties { dead: Some(3), ..Casualties::default() };
        assert_eq!(suggested_severity(Some(EmergencyClass::NaturalDisaster), casualties), None);
        assert_eq!(suggested_severity(None, casualties), None);
    }
}
