//! Finds contradictions in a specification before anybody meets them.

use super::headings::{heading_key, names};
use super::{Sheet, understand_typed};

/// What is wrong with a specification itself; every crate that owns one asserts that it is empty.
#[must_use]
pub fn faults(sheets: &[Sheet]) -> Vec<String> {
    let mut faults = Vec::new();
    for sheet in sheets {
        let mut seen: Vec<(String, &str)> = Vec::new();
        for column in sheet.columns {
            for heading in names(column) {
                let key = heading_key(heading);
                match seen.iter().find(|(other, _)| *other == key) {
                    Some((_, owner)) if *owner != column.key => faults.push(format!(
                        "{}: {heading:?} means both {owner} and {}",
                        sheet.key, column.key
                    )),
                    Some(_) => {}
                    None => seen.push((key, column.key)),
                }
            }
            if !column.example.is_empty()
                && let Err(problem) = understand_typed(&column.kind, column.example)
            {
                faults.push(format!(
                    "{}.{}: its example {:?}: {problem}",
                    sheet.key, column.key, column.example
                ));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Bilingual, Column, Kind};

    #[test]
    fn a_specification_that_contradicts_itself_is_told() {
        const COLUMNS: &[Column] = &[
            Column::new("name", "姓名", "Name", Kind::Text { characters_max: 9 }),
            Column::new("leader", "负责人", "Leader", Kind::Phone).also(&["姓 名*"]).example("x"),
        ];
        let title = Bilingual { zh: "人员", en: "People" };
        let faults = faults(&[Sheet { key: "people", title, columns: COLUMNS }]);
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert_eq!(faults[0], "people: \"姓 名*\" means both name and leader");
    }
}
