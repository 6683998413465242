//! Bring in the sheet of units and people: all of it, or nothing with every row's problem told.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::certify_competence::CertifyCompetence;
use super::change_organisation::ChangeOrganisation;
use super::change_person::ChangePerson;
use super::details::OrganisationDetails;
use super::events::Event;
use super::kinds::{Competence, OrganisationKind, PersonKind};
use super::known::Known;
use super::refusals::Refusal;
use super::register_organisation::RegisterOrganisation;
use super::register_person::RegisterPerson;
use super::state::People;
use crate::kernel::{
    Day, Draft, House, Key, Label, Moment, OrganisationId, PersonId, RegionCode, Right, RowAt,
    Sheet, Text, Verb,
};
use crate::registers::{Registers, Unanswered};

/// One file has at most this many rows in all its sheets.
pub(super) const ROWS_MAX: u32 = 20_000;

/// A unit may stand behind the units that it belongs to, through this many levels.
const LEVELS_MAX: usize = 30;

/// Import units and people. A row whose code or number is there already changes what stands; the
/// same file again changes nothing; what is not in the file stays.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportPeople {
    /// The sheet 单位.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<UnitRow>,
    /// The sheet 人员.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<PersonRow>,
}

/// One row of the sheet 单位.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitRow {
    /// Where it stands in its sheet.
    pub row: u32,
    /// The id it gets where its code is new.
    pub organisation: OrganisationId,
    /// By which the row is matched.
    pub code: Key,
    /// What it is called.
    pub name: Label,
    /// What it is.
    pub kind: OrganisationKind,
    /// The code of the unit it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Key>,
    /// Where it is responsible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionCode>,
}

/// One row of the sheet 人员.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonRow {
    /// Where it stands in its sheet.
    pub row: u32,
    /// The id they get where their number is new.
    pub person: PersonId,
    /// By which the row is matched.
    pub number: Key,
    /// What they are called.
    pub name: Text<40>,
    /// In which employment.
    pub kind: PersonKind,
    /// The code of their unit.
    pub unit: Key,
    /// What they have learned; a competence that is not named stays as it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub competences: Vec<CompetenceCell>,
}

/// One competence of a person.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompetenceCell {
    /// Which one.
    pub competence: Competence,
    /// The last day on which it counts; left out, it counts for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Day>,
}

/// Tells a key that stands in a sheet twice.
pub(super) struct Seen<'a>(BTreeMap<&'a Key, u32>);

impl<'a> Seen<'a> {
    pub(super) const fn nothing() -> Self {
        Self(BTreeMap::new())
    }

    pub(super) fn once(&mut self, key: &'a Key, row: u32) -> Result<(), Refusal> {
        let first_row = *self.0.entry(key).or_insert(row);
        if first_row == row {
            return Ok(());
        }
        Err(Refusal::RepeatedInFile { key: key.clone(), first_row })
    }
}

type PeopleDraft<'a> = Draft<'a, People, Known>;

impl Verb for ImportPeople {
    type Of = People;
    type Facts = Known;
    const NAME: &'static str = "import_people";
    const RIGHT: Right = Right::ManagePeople;

    fn asks(&self, _: &House, registers: &mut dyn Registers) -> Result<Known, Unanswered> {
        let mut persons = Vec::new();
        for row in &self.people {
            persons.extend(registers.person_numbered(&row.number)?);
        }
        let regions = self.units.iter().filter_map(|row| row.region.as_ref());
        let known = Known::regions(regions, registers)?;
        Ok(Known { texts: Known::texts(persons, registers)?.texts, ..known })
    }

    fn decide(
        &self,
        people: &People,
        known: &Known,
        moment: Moment,
        out: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        if self.units.len() + self.people.len() > ROWS_MAX as usize {
            return Err(Refusal::TooManyRows { rows_max: ROWS_MAX });
        }
        let mut draft = Draft::of(people, known, moment);
        take_units(&mut draft, &self.units);
        let mut seen = Seen::nothing();
        for row in &self.people {
            let taken = seen.once(&row.number, row.row).and_then(|()| person(&mut draft, row));
            if let Err(refusal) = taken {
                draft.refuse(RowAt { sheet: Sheet::People, row: row.row }, refusal);
            }
        }
        let events = draft.finish().map_err(|problems| Refusal::RowsRefused { problems })?;
        out.extend(events);
        Ok(())
    }
}

/// Units wait for the units they belong to, wherever those stand in the file.
fn take_units(draft: &mut PeopleDraft<'_>, rows: &[UnitRow]) {
    let mut seen = Seen::nothing();
    let mut waiting = Vec::with_capacity(rows.len());
    for row in rows {
        match seen.once(&row.code, row.row) {
            Ok(()) => waiting.push(row),
            Err(refusal) => draft.refuse(unit_at(row), refusal),
        }
    }
    for _ in 0..LEVELS_MAX {
        let count = waiting.len();
        waiting.retain(|row| match unit(draft, row) {
            Ok(()) => false,
            Err(Refusal::NoSuchUnitCode { .. } | Refusal::Cycle { .. }) => true,
            Err(refusal) => {
                draft.refuse(unit_at(row), refusal);
                false
            }
        });
        if waiting.len() == count {
            break;
        }
    }
    for row in waiting {
        if let Err(refusal) = unit(draft, row) {
            draft.refuse(unit_at(row), refusal);
        }
    }
}

const fn unit_at(row: &UnitRow) -> RowAt {
    RowAt { sheet: Sheet::Units, row: row.row }
}

fn unit(draft: &mut PeopleDraft<'_>, row: &UnitRow) -> Result<(), Refusal> {
    let parent = match &row.parent {
        Some(code) => Some(draft.state().living_unit(code)?.id),
        None => None,
    };
    let (name, region) = (row.name.clone(), row.region.clone());
    let details = OrganisationDetails { name, kind: row.kind, parent, region };
    match draft.state().organisation_coded(&row.code).map(|stands| stands.id) {
        Some(organisation) => draft.attempt(&ChangeOrganisation { organisation, details }),
        None => {
            let (organisation, code) = (row.organisation, row.code.clone());
            draft.attempt(&RegisterOrganisation { organisation, code, details })
        }
    }
}

fn person(draft: &mut PeopleDraft<'_>, row: &PersonRow) -> Result<(), Refusal> {
    let organisation = draft.state().living_unit(&row.unit)?.id;
    let (name, kind) = (row.name.clone(), row.kind);
    let person = match draft.state().person_numbered(&row.number).map(|stands| stands.id) {
        Some(person) => {
            draft.attempt(&ChangePerson { person, name, kind, organisation })?;
            person
        }
        None => {
            let (person, number) = (row.person, row.number.clone());
            draft.attempt(&RegisterPerson { person, number, name, kind, organisation })?;
            person
        }
    };
    for cell in &row.competences {
        let stands =
            draft.state().person(person).and_then(|it| it.certificates.get(&cell.competence));
        // The file does not say since when: what is known of it stays.
        let issued = stands.and_then(|certificate| certificate.issued);
        let (competence, expires) = (cell.competence, cell.expires);
        draft.attempt(&CertifyCompetence { person, competence, issued, expires })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing::{decide, known, label, organisation, person as person_id};
    use super::*;
    use crate::kernel::Stream;

    fn key(text: &str) -> Key {
        text.parse().expect("a key")
    }

    fn unit_row(row: u32, code: &str, parent: Option<&str>) -> UnitRow {
        UnitRow {
            row,
            organisation: organisation(u128::from(row)),
            code: key(code),
            name: label(code),
            kind: OrganisationKind::Station,
            parent: parent.map(key),
            region: None,
        }
    }

    fn person_row(row: u32, number: &str, unit: &str) -> PersonRow {
        PersonRow {
            row,
            person: person_id(u128::from(row)),
            number: key(number),
            name: Text::parse("陈建国").expect("fits"),
            kind: PersonKind::Sworn,
            unit: key(unit),
            competences: vec![CompetenceCell { competence: Competence::Traffic, expires: None }],
        }
    }

    fn file() -> ImportPeople {
        ImportPeople {
            units: vec![unit_row(2, "station", Some("psb")), unit_row(3, "psb", None)],
            people: vec![person_row(2, "j001", "station"), person_row(3, "j002", "psb")],
        }
    }

    fn problems(refused: Result<Vec<Event>, Refusal>) -> Vec<(Sheet, u32, &'static str)> {
        let Err(Refusal::RowsRefused { problems }) = refused else { panic!("{refused:?}") };
        problems.told.iter().map(|it| (it.at.sheet, it.at.row, it.refusal.code())).collect()
    }

    #[test]
    fn a_unit_may_stand_behind_the_one_it_belongs_to() {
        let mut people = People::new(House);
        let events = decide(&mut people, &known(), &file()).expect("the file is sound");
        assert_eq!(events.len(), 2 + 2 * 2);
        assert_eq!(people.persons().count(), 2);
    }

    #[test]
    fn the_same_file_again_changes_nothing_whatever_its_ids() {
        let mut people = People::new(House);
        decide(&mut people, &known(), &file()).expect("the file is sound");
        let mut again = file();
        for row in &mut again.people {
            row.person = person_id(u128::from(row.row) + 100);
        }
        for row in &mut again.units {
            row.organisation = organisation(u128::from(row.row) + 100);
        }
        assert_eq!(decide(&mut people, &known(), &again), Ok(vec![]));
    }

    #[test]
    fn a_changed_row_becomes_a_change() {
        let mut people = People::new(House);
        decide(&mut people, &known(), &file()).expect("the file is sound");
        let mut changed = file();
        changed.units[0].name = label("东渡派出所");
        changed.people[0].unit = key("psb");
        let events = decide(&mut people, &known(), &changed).expect("the file is sound");
        assert!(matches!(
            &events[..],
            [Event::OrganisationChanged(_), Event::PersonChanged(it)] if it.name.is_none()
        ));
    }

    #[test]
    fn every_rows_problem_is_told_and_nothing_is_half_done() {
        let mut people = People::new(House);
        let mut file = file();
        file.units.push(unit_row(4, "lost", Some("nowhere")));
        file.units.push(unit_row(5, "psb", None));
        file.people.push(person_row(4, "j001", "psb"));
        file.people.push(person_row(5, "13800138000", "psb"));
        file.people.push(person_row(6, "j003", "lost"));
        assert_eq!(
            problems(decide(&mut people, &known(), &file)),
            [
                (Sheet::Units, 4, "no_such_unit_code"),
                (Sheet::Units, 5, "repeated_in_file"),
                (Sheet::People, 4, "repeated_in_file"),
                (Sheet::People, 5, "number_is_personal"),
                (Sheet::People, 6, "no_such_unit_code"),
            ]
        );
        assert_eq!(people, People::new(House));
    }

    #[test]
    fn units_in_a_circle_are_refused_and_units_that_change_places_are_not() {
        let mut people = People::new(House);
        let circle = ImportPeople {
            units: vec![unit_row(2, "a", Some("b")), unit_row(3, "b", Some("a"))],
            people: vec![],
        };
        assert_eq!(problems(decide(&mut people, &known(), &circle)).len(), 2);
        let units = vec![unit_row(2, "a", Some("b")), unit_row(3, "b", None)];
        decide(&mut people, &known(), &ImportPeople { units, people: vec![] }).expect("sound");
        let units = vec![unit_row(2, "b", Some("a")), unit_row(3, "a", None)];
        let swapped = decide(&mut people, &known(), &ImportPeople { units, people: vec![] });
        assert_eq!(swapped.map(|events| events.len()), Ok(2));
    }

    #[test]
    fn more_rows_than_a_file_may_have_are_refused() {
        let units = vec![unit_row(2, "a", None); ROWS_MAX as usize + 1];
        let verb = ImportPeople { units, people: vec![] };
        let refused = decide(&mut People::new(House), &known(), &verb);
        assert_eq!(refused, Err(Refusal::TooManyRows { rows_max: ROWS_MAX }));
    }

    proptest! {
        #[test]
        fn what_was_taken_once_changes_nothing_the_second_time(
            parents in proptest::collection::vec(proptest::option::of(0usize..12), 1..12),
            units_of_people in proptest::collection::vec(0usize..12, 0..20),
        ) {
            let unit = |number: usize| format!("unit-{number}");
            let row = |number: usize| u32::try_from(number).expect("few") + 2;
            let file = ImportPeople {
                units: parents
                    .iter()
                    .enumerate()
                    .map(|(number, parent)| {
                        unit_row(row(number), &unit(number), parent.map(unit).as_deref())
                    })
                    .collect(),
                people: units_of_people
                    .iter()
                    .enumerate()
                    .map(|(number, of)| person_row(row(number), &format!("j{number}"), &unit(*of)))
                    .collect(),
            };
            let mut people = People::new(House);
            match decide(&mut people, &known(), &file) {
                Ok(_) => prop_assert_eq!(decide(&mut people, &known(), &file), Ok(vec![])),
                Err(_) => prop_assert_eq!(people, People::new(House)),
            }
        }
    }
}
