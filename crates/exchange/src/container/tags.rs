//! Cuts XML into tags and texts while it streams by; knows no schema and keeps nothing.

use std::borrow::Cow;

use super::Fault;
use crate::table::Damage;

const TOKEN_BYTES_MAX: usize = 4 * 1024 * 1024; // The longest text a cell may hold is far below.

/// Names are given without their namespace prefix: office programs choose prefixes freely.
pub(crate) enum Token<'a> {
    Open(Tag<'a>),
    Close(&'a str),
    Text(Cow<'a, str>),
}

pub(crate) struct Tag<'a> {
    pub(crate) name: &'a str,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute, its name given without prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        self.attributes().find(|(key, _)| local(key) == name).map(|(_, value)| plain(value))
    }

    /// The value of an attribute whose prefix matters.
    pub(crate) fn qualified(&self, name: &str) -> Option<Cow<'a, str>> {
        self.attributes().find(|(key, _)| *key == name).map(|(_, value)| plain(value))
    }

    fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            let (key, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, after) = after.get(1..)?.split_once(quote)?;
            rest = after;
            Some((key.trim(), value))
        })
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Feed it bytes as they come; it calls back for every whole token.
#[derive(Default)]
pub(crate) struct Tokens {
    buffer: Vec<u8>,
    depth: i64,
}

impl Tokens {
    pub(crate) fn feed(
        &mut self,
        bytes: &[u8],
        on: &mut dyn FnMut(Token) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        self.buffer.extend_from_slice(bytes);
        let mut at = 0;
        while let Some(rest) = self.buffer.get(at..)
            && let Some((piece, used)) = next_piece(rest)?
        {
            self.depth += pass_on(piece, on)?;
            at += used;
        }
        self.buffer.drain(..at);
        if self.buffer.len() > TOKEN_BYTES_MAX { Err(Damage::Xml.into()) } else { Ok(()) }
    }

    /// Every tag must have been closed by now; otherwise the end is missing.
    pub(crate) fn finish(&self) -> Result<(), Fault> {
        let is_rest_blank = self.buffer.iter().all(u8::is_ascii_whitespace);
        if self.depth == 0 && is_rest_blank { Ok(()) } else { Err(Damage::Cut.into()) }
    }
}

#[derive(Clone, Copy)]
enum Piece<'a> {
    Tag(&'a [u8]),
    Text(&'a [u8]),
    Verbatim(&'a [u8]),
    Nothing,
}

/// The next piece and how many bytes it takes; `None` until more bytes have come.
fn next_piece(rest: &[u8]) -> Result<Option<(Piece<'_>, usize)>, Damage> {
    let Some(start) = rest.iter().position(|byte| *byte == b'<') else { return Ok(None) };
    if start > 0 {
        return Ok(rest.get(..start).map(|text| (Piece::Text(text), start)));
    }
    for (opening, closing) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")] {
        let (opening, closing) = (opening.as_bytes(), closing.as_bytes());
        if rest.len() < opening.len() && opening.starts_with(rest) {
            return Ok(None);
        }
        let Some(inside) = rest.strip_prefix(opening) else { continue };
        let end = inside.windows(closing.len()).position(|window| window == closing);
        return Ok(end.and_then(|end| {
            let used = opening.len() + end + closing.len();
            let is_verbatim = opening == b"<![CDATA[";
            let piece =
                if is_verbatim { Piece::Verbatim(inside.get(..end)?) } else { Piece::Nothing };
            Some((piece, used))
        }));
    }
    if rest.starts_with(b"<!") {
        return Err(Damage::Xml); // Office files declare no entities; bombs do.
    }
    let mut quote = None;
    let end = rest.iter().position(|byte| {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if open == *byte => quote = None,
            (None, b'>') => return true,
            (None | Some(_), _) => {}
        }
        false
    });
    Ok(end.and_then(|end| Some((Piece::Tag(rest.get(1..end)?), end + 1))))
}

/// Calls back and returns by how much the depth changed.
fn pass_on(piece: Piece<'_>, on: &mut dyn FnMut(Token) -> Result<(), Fault>) -> Result<i64, Fault> {
    match piece {
        Piece::Nothing => Ok(0),
        Piece::Text(bytes) => on(Token::Text(plain(utf8(bytes)?))).map(|()| 0),
        Piece::Verbatim(bytes) => on(Token::Text(Cow::Borrowed(utf8(bytes)?))).map(|()| 0),
        Piece::Tag(bytes) => {
            let tag = utf8(bytes)?;
            if let Some(name) = tag.strip_prefix('/') {
                return on(Token::Close(local(name.trim()))).map(|()| -1);
            }
            let (tag, is_empty) = match tag.strip_suffix('/') {
                Some(tag) => (tag, true),
                None => (tag, false),
            };
            let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
            let name = local(name);
            on(Token::Open(Tag { name, attributes }))?;
            if is_empty { on(Token::Close(name)).map(|()| 0) } else { Ok(1) }
        }
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, Damage> {
    std::str::from_utf8(bytes).map_err(|_| Damage::NotUtf8)
}

/// The text behind the five named and the numbered references; anything else stays as it is.
fn plain(raw: &str) -> Cow<'_, str> {
    if !raw.contains('&') {
        return Cow::Borrowed(raw);
    }
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        match after.split_once(';').and_then(|(name, after)| Some((character(name)?, after))) {
            Some((character, after)) => {
                text.push(character);
                rest = after;
            }
            None => {
                text.push('&');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(pieces: &[&str]) -> Result<Vec<String>, Fault> {
        let mut seen = Vec::new();
        let mut tokens = Tokens::default();
        for piece in pieces {
            tokens.feed(piece.as_bytes(), &mut |token| {
                seen.push(match token {
                    Token::Open(tag) => {
                        format!("<{} a={:?}", tag.name, tag.attribute("a").unwrap_or_default())
                    }
                    Token::Close(name) => format!("/{name}"),
                    Token::Text(text) => text.into_owned(),
                });
                Ok(())
            })?;
        }
        tokens.finish()?;
        Ok(seen)
    }

    const SAMPLE: &str = "<?xml version='1.0'?><x:r><!-- <no> --><c x:a='1>2' b=\"&lt;\"/>\
        一&#20108;<t><![CDATA[<&]]></t></x:r>";

    #[test]
    fn tags_texts_and_references_are_told_apart() {
        let seen = tokens(&[SAMPLE]).unwrap();
        let expected = ["<r a=\"\"", "<c a=\"1>2\"", "/c", "一二", "<t a=\"\"", "<&", "/t", "/r"];
        assert_eq!(seen, expected);
    }

    #[test]
    fn it_does_not_matter_where_the_stream_is_cut_into_pieces() {
        let whole = tokens(&[SAMPLE]).unwrap();
        let cuts: Vec<usize> = SAMPLE.char_indices().map(|(at, _)| at).collect();
        for at in cuts {
            let (left, right) = SAMPLE.split_at(at);
            assert_eq!(tokens(&[left, right]).unwrap(), whole, "cut at {at}");
        }
    }

    #[test]
    fn a_missing_end_and_a_declared_entity_are_refused() {
        assert!(matches!(tokens(&["<a><b></b>"]), Err(Fault::Damage(Damage::Cut))));
        assert!(matches!(tokens(&["<a"]), Err(Fault::Damage(Damage::Cut))));
        let bomb = "<!DOCTYPE x [<!ENTITY a 'aaaa'>]><x>&a;</x>";
        assert!(matches!(tokens(&[bomb]), Err(Fault::Damage(Damage::Xml))));
    }

    #[test]
    fn a_token_without_end_is_refused_before_it_fills_the_memory() {
        let long = "a".repeat(3 * 1024 * 1024);
        let result = tokens(&["<a b='", &long, &long]);
        assert!(matches!(result, Err(Fault::Damage(Damage::Xml))));
    }
}
