//! Which paragraph styles are headings, and of what rank.

use std::collections::BTreeMap;

use crate::container::tags::{Tag, Token};
use crate::container::zip::Archive;
use crate::table::Unreadable;

const STYLES_MAX: usize = 10_000; // Word itself lists fewer than 400.
const BASES_MAX: usize = 20; // A style that is based on itself ends here.

/// What a paragraph takes from its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Rank {
    /// As a heading, from 1.
    pub(super) level: Option<u8>,
    /// Whether it is a line of a table of contents.
    pub(super) is_contents: bool,
}

/// The ranks of the styles, by id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
}

impl Styles {
    pub(super) fn rank(&self, id: &str) -> Rank {
        let mut at = id.to_owned();
        for _ in 0..BASES_MAX {
            let style = self.by_id.get(&at);
            let name = style.map_or(at.as_str(), |it| it.name.as_str()).to_lowercase();
            if name.strip_prefix("toc").is_some_and(is_number) {
                return Rank { level: None, is_contents: true };
            }
            let named = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"));
            let named = named.and_then(|it| it.trim().parse().ok()).filter(is_heading);
            match (style.and_then(|it| it.outline), named) {
                (Some(level), _) => return Rank { level: level_of(level), is_contents: false },
                (None, Some(level)) => return Rank { level: Some(level), is_contents: false },
                (None, None) => {}
            }
            match style.and_then(|it| it.based_on.clone()) {
                Some(base) => at = base,
                None => break,
            }
        }
        Rank::default()
    }
}

fn is_number(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit())
}

fn is_heading(level: &u8) -> bool {
    (1..=9).contains(level)
}

/// From the number in the file: 0 is the highest heading, 9 is running text.
pub(super) fn level_of(outline: u8) -> Option<u8> {
    Some(outline.saturating_add(1)).filter(is_heading)
}

pub(super) fn number(tag: &Tag) -> Option<u8> {
    tag.attribute("val")?.trim().parse().ok()
}

/// The styles of a document; none where it has no such part.
pub(super) fn read(archive: &Archive, path: &str) -> Result<Styles, Unreadable> {
    let mut styles = Styles::default();
    let mut open: Option<(String, Style)> = None;
    archive.tokens(path, &mut |token| {
        match token {
            Token::Open(tag) if tag.name == "style" => {
                let id = tag.attribute("styleId").unwrap_or_default().into_owned();
                open = Some((id, Style::default()));
            }
            Token::Open(tag) => {
                if let Some((_, style)) = &mut open {
                    let value = || tag.attribute("val").map(|it| it.into_owned());
                    match tag.name {
                        "name" => style.name = value().unwrap_or_default(),
                        "basedOn" => style.based_on = value(),
                        "outlineLvl" => style.outline = number(&tag),
                        _ => {}
                    }
                }
            }
            Token::Close("style") => {
                if styles.by_id.len() < STYLES_MAX {
                    styles.by_id.extend(open.take());
                }
            }
            Token::Close(_) | Token::Text(_) => {}
        }
        Ok(())
    })?;
    Ok(styles)
}
