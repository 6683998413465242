//! Finds the parts of a workbook: sheets in their order, shared strings, styles.

use std::collections::BTreeMap;

use crate::container::Fault;
use crate::container::tags::{Tag, Token};
use crate::container::zip::Archive;
use crate::date::Epoch;
use crate::table::{Damage, Unreadable};

const SHEETS_MAX: usize = 10_000; // Far beyond any limit; a list of millions fills the memory.
const RELATIONS_MAX: usize = 100_000;

pub(super) struct Package {
    pub(super) sheets: Vec<SheetEntry>,
    pub(super) strings: Option<String>,
    pub(super) styles: Option<String>,
    pub(super) epoch: Epoch,
}

pub(super) struct SheetEntry {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    pub(super) path: String,
}

struct Relation {
    kind: String,
    target: String,
}

type Relations = BTreeMap<String, Relation>;

pub(super) fn open(archive: &Archive) -> Result<Package, Unreadable> {
    let roots = relations(archive, "_rels/.rels", "")?;
    let workbook =
        path_of(&roots, "/officeDocument").unwrap_or_else(|| "xl/workbook.xml".to_owned());
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
    let relations = relations(archive, &format!("{folder}/_rels/{file}.rels"), folder)?;
    let mut package = Package {
        sheets: Vec::new(),
        strings: path_of(&relations, "/sharedStrings"),
        styles: path_of(&relations, "/styles"),
        epoch: Epoch::Of1900,
    };
    let is_there = archive.tokens(&workbook, &mut |token| {
        if let Token::Open(tag) = token {
            match tag.name {
                "sheet" if package.sheets.len() < SHEETS_MAX => {
                    package.sheets.extend(sheet_entry(&tag, &relations)?);
                }
                "workbookPr" if tag.attribute("date1904").is_some_and(|it| is_true(&it)) => {
                    package.epoch = Epoch::Of1904;
                }
                _ => {}
            }
        }
        Ok(())
    })?;
    if !is_there {
        return Err(Fault::from(Damage::Missing).in_part(&workbook));
    }
    Ok(package)
}

/// `None` for charts and dialogues, which have no cells.
fn sheet_entry(tag: &Tag, relations: &Relations) -> Result<Option<SheetEntry>, Fault> {
    let id = tag.attribute("id").unwrap_or_default();
    let relation = relations.get(id.as_ref()).ok_or(Damage::Missing)?;
    if !relation.kind.ends_with("/worksheet") {
        return Ok(None);
    }
    Ok(Some(SheetEntry {
        name: tag.attribute("name").unwrap_or_default().into_owned(),
        is_hidden: tag.attribute("state").is_some_and(|state| state != "visible"),
        path: relation.target.clone(),
    }))
}

pub(super) fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

fn path_of(relations: &Relations, kind: &str) -> Option<String> {
    let relation = relations.values().find(|relation| relation.kind.ends_with(kind))?;
    Some(relation.target.clone())
}

fn relations(archive: &Archive, path: &str, folder: &str) -> Result<Relations, Unreadable> {
    let mut relations = Relations::new();
    archive.tokens(path, &mut |token| {
        if let Token::Open(tag) = token
            && tag.name == "Relationship"
            && relations.len() < RELATIONS_MAX
        {
            let get = |name| tag.attribute(name).unwrap_or_default().into_owned();
            let target = resolved(folder, &get("Target"));
            relations.insert(get("Id"), Relation { kind: get("Type"), target });
        }
        Ok(())
    })?;
    Ok(relations)
}

/// A target is relative to the folder of the workbook, or to the root when it begins with "/".
fn resolved(folder: &str, target: &str) -> String {
    if target.starts_with('/') {
        return target.trim_start_matches('/').to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                steps.pop();
            }
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved_as_paths() {
        assert_eq!(resolved("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl/a", "../styles.xml"), "xl/styles.xml");
        assert_eq!(resolved("", "./xl/workbook.xml"), "xl/workbook.xml");
    }
}
