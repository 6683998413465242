//! Which lists count and which only have dots: a short counted paragraph is a heading.

use std::collections::{BTreeMap, BTreeSet};

use super::styles::number;
use crate::container::tags::Token;
use crate::container::zip::Archive;
use crate::table::Unreadable;

const LISTS_MAX: usize = 10_000;

/// The levels of lists that are counted in chapters: 一、 第一章 1 1.1.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    list_of: BTreeMap<String, String>,
    counted: BTreeSet<(String, u8)>,
}

impl Numbering {
    /// Whether the level of the list counts.
    pub(super) fn counts(&self, list: &str, level: u8) -> bool {
        let Some(list) = self.list_of.get(list) else { return false };
        self.counted.contains(&(list.clone(), level))
    }
}

fn is_count(format: &str) -> bool {
    let format = format.to_lowercase();
    format == "decimal" || format.starts_with("chinese") || format.starts_with("ideograph")
}

/// The lists of a document; none where it has no such part.
pub(super) fn read(archive: &Archive, path: &str) -> Result<Numbering, Unreadable> {
    let mut numbering = Numbering::default();
    let (mut outer, mut inner) = (String::new(), 0);
    archive.tokens(path, &mut |token| {
        let Token::Open(tag) = token else { return Ok(()) };
        let named = |name: &str| tag.attribute(name).unwrap_or_default().into_owned();
        match tag.name {
            "abstractNum" => outer = named("abstractNumId"),
            "lvl" => inner = named("ilvl").parse().unwrap_or(u8::MAX),
            "numFmt" if is_count(&named("val")) && numbering.counted.len() < LISTS_MAX => {
                numbering.counted.insert((outer.clone(), inner));
            }
            "num" => {
                outer = named("numId");
                inner = u8::MAX; // What a list changes of its pattern is left aside.
            }
            "abstractNumId" if numbering.list_of.len() < LISTS_MAX => {
                numbering.list_of.insert(outer.clone(), named("val"));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(numbering)
}

/// The level of a list that a paragraph names, from 0.
pub(super) fn level(tag: &crate::container::tags::Tag) -> u8 {
    number(tag).unwrap_or(u8::MAX)
}
