//! Gathers the paragraphs of a document while its XML streams by.

use super::numbering::{self, Numbering};
use super::styles::{self, Rank, Styles};
use super::{DocumentUnreadable, Paragraph};
use crate::container::Fault;
use crate::container::tags::{Tag, Token};

const OPEN_PARAGRAPHS_MAX: usize = 50; // Text boxes stand inside paragraphs, one in another.
const PARAGRAPH_BYTES: usize = 64; // What a paragraph costs beside its text.
const HEADING_CHARACTERS_MAX: usize = 40; // A counted paragraph that is longer is a sentence.

/// The paragraphs that were read so far.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    numbering: &'a Numbering,
    text_bytes_max: usize,
    text_bytes: usize,
    open: Vec<Open>,
    done: Vec<Paragraph>,
    /// Inside what is no text of the document: what was moved away, and what an old program is
    /// shown instead of a drawing.
    aside_deep: u32,
}

#[derive(Default)]
struct Open {
    text: String,
    rank: Rank,
    outline: Option<Option<u8>>,
    list: Option<String>,
    list_level: u8,
    runs_deep: u32,
    is_in_text: bool,
}

impl<'a> Body<'a> {
    pub(super) fn new(styles: &'a Styles, numbering: &'a Numbering, text_bytes_max: usize) -> Self {
        let (open, done) = (Vec::new(), Vec::new());
        Self { styles, numbering, text_bytes_max, text_bytes: 0, open, done, aside_deep: 0 }
    }

    pub(super) fn take(&mut self, token: Token) -> Result<(), Fault> {
        match token {
            Token::Open(tag) if is_aside(tag.name) => self.aside_deep += 1,
            Token::Close(name) if is_aside(name) => {
                self.aside_deep = self.aside_deep.saturating_sub(1);
            }
            Token::Open(_) | Token::Close(_) | Token::Text(_) if self.aside_deep > 0 => {}
            Token::Open(tag) if tag.name == "p" => self.begin(),
            Token::Close("p") => self.end(),
            Token::Open(tag) => self.open_tag(&tag),
            Token::Close(name) => self.close_tag(name),
            Token::Text(text) => self.add(&text),
        }
        Ok(())
    }

    /// All paragraphs, or that there is too much of them.
    pub(super) fn finish(self) -> Result<Vec<Paragraph>, DocumentUnreadable> {
        if self.text_bytes > self.text_bytes_max {
            return Err(DocumentUnreadable::TooMuchText { text_bytes_max: self.text_bytes_max });
        }
        Ok(self.done)
    }

    fn begin(&mut self) {
        if self.open.len() < OPEN_PARAGRAPHS_MAX {
            self.open.push(Open::default());
        }
    }

    fn end(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let text = open.text.trim();
        if text.is_empty() || open.rank.is_contents {
            return;
        }
        let level = open.level(self.numbering);
        self.text_bytes = self.text_bytes.saturating_add(PARAGRAPH_BYTES);
        if self.text_bytes <= self.text_bytes_max {
            self.done.push(Paragraph { text: text.to_owned(), level });
        }
    }

    fn open_tag(&mut self, tag: &Tag) {
        let styles = self.styles;
        let Some(open) = self.open.last_mut() else { return };
        match tag.name {
            "r" => open.runs_deep += 1,
            "t" if open.runs_deep > 0 => open.is_in_text = true,
            // Outside a run it is the place of a tabulator, not one that was typed.
            "tab" | "ptab" if open.runs_deep > 0 => open.text.push('\t'),
            "br" | "cr" if open.runs_deep > 0 => open.text.push('\n'),
            "noBreakHyphen" => open.text.push('-'),
            "pStyle" => open.rank = styles.rank(&tag.attribute("val").unwrap_or_default()),
            "outlineLvl" => open.outline = styles::number(tag).map(styles::level_of),
            "ilvl" => open.list_level = numbering::level(tag),
            "numId" => open.list = tag.attribute("val").map(|it| it.into_owned()),
            _ => {}
        }
    }

    fn close_tag(&mut self, name: &str) {
        let Some(open) = self.open.last_mut() else { return };
        match name {
            "r" => open.runs_deep = open.runs_deep.saturating_sub(1),
            "t" => open.is_in_text = false,
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        let Some(open) = self.open.last_mut().filter(|it| it.is_in_text) else { return };
        self.text_bytes = self.text_bytes.saturating_add(text.len());
        if self.text_bytes <= self.text_bytes_max {
            open.text.push_str(text);
        }
    }
}

impl Open {
    /// What the paragraph itself says goes before its style, and that before its list.
    fn level(&self, numbering: &Numbering) -> Option<u8> {
        if let Some(own) = self.outline {
            return own;
        }
        let is_short = self.text.trim().chars().count() <= HEADING_CHARACTERS_MAX;
        let is_sentence = self.text.trim_end().ends_with(['。', '；', ';', '！', '？']);
        let list = self.list.as_deref().filter(|_| is_short && !is_sentence);
        let counted = list.filter(|it| numbering.counts(it, self.list_level));
        self.rank.level.or_else(|| counted.and_then(|_| styles::level_of(self.list_level)))
    }
}

fn is_aside(name: &str) -> bool {
    matches!(name, "moveFrom" | "del" | "Fallback" | "pPrChange" | "rPrChange")
}
