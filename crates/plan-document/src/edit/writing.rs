//! Values as YAML: plain where that is safe, in quotes where it is not.

use super::data::is_nothing;
use crate::tree::{Node, Style, Value};

/// Prose of more characters, or of more lines, stands in a block.
const INLINE_CHARACTERS_MAX: usize = 60;

/// A text as a scalar that reads back as this text, between braces too. What another reader might
/// take for a number, a truth or nothing is put in quotes.
#[must_use]
pub fn scalar(text: &str) -> String {
    if is_plain(text) && !is_other_type(text) { text.to_owned() } else { quoted(text) }
}

/// A title in Chinese, and in English where there is one: `{zh: …, en: …}`.
#[must_use]
pub fn label(zh: &str, en: Option<&str>) -> String {
    let en = en.map(str::trim).filter(|it| !it.is_empty());
    let en = en.map_or_else(String::new, |it| format!(", en: {}", scalar(it)));
    format!("{{zh: {}{en}}}", scalar(zh.trim()))
}

/// Paragraphs in Chinese, and in English where there are some: a map of its own lines, all of them
/// indented by so many spaces; long texts as blocks.
#[must_use]
pub fn prose(zh: &str, en: Option<&str>, indent: usize) -> String {
    let pad = " ".repeat(indent);
    let mut lines = format!("{pad}zh: {}", paragraph(zh.trim(), indent + 2));
    if let Some(en) = en.map(str::trim).filter(|it| !it.is_empty()) {
        lines.push_str(&format!("\n{pad}en: {}", paragraph(en, indent + 2)));
    }
    lines
}

fn paragraph(text: &str, indent: usize) -> String {
    let text = text.replace("\r\n", "\n");
    let is_short = !text.contains('\n') && text.chars().count() <= INLINE_CHARACTERS_MAX;
    if is_short || !fits_a_block(&text) {
        return scalar(&text);
    }
    let pad = " ".repeat(indent);
    let mut block = "|".to_owned();
    for line in text.lines() {
        block.push('\n');
        if !line.trim().is_empty() {
            block.push_str(&pad);
            block.push_str(line);
        }
    }
    block
}

/// A block keeps every character but these.
fn fits_a_block(text: &str) -> bool {
    let odd = |c: char| (c.is_control() && c != '\n' && c != '\t') || is_odd(c);
    !text.chars().any(odd) && !text.lines().any(|line| line.starts_with('\t'))
}

fn is_odd(c: char) -> bool {
    matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a text reads back without quotes, in braces and out of them.
fn is_plain(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let is_indicator = "-?:,[]{}#&*!|>'\"%@`=~".contains(first);
    !is_indicator
        && text.trim() == text
        && !text.starts_with("...")
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && !text.chars().any(|c| c.is_control() || is_odd(c) || "[]{},".contains(c))
}

/// Whether a reader of YAML 1.1 or 1.2 would take it for something else than a text.
fn is_other_type(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let word = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", ".inf", ".nan"];
    let first = text.bytes().next().unwrap_or_default();
    let digits = lower.replace('_', "");
    let is_based = |prefix: &str, base: u32| {
        digits.strip_prefix(prefix).is_some_and(|it| u128::from_str_radix(it, base).is_ok())
    };
    let is_clock = digits.bytes().all(|it| it.is_ascii_digit() || b"+:.".contains(&it));
    let is_number = (first.is_ascii_digit() || b"+.".contains(&first))
        && (is_clock || digits.parse::<f64>().is_ok() || is_based("0x", 16) || is_based("0o", 8));
    word.contains(&lower.as_str()) || is_number
}

/// A text between double quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for c in text.chars() {
        match c {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            c if c.is_control() || is_odd(c) => {
                written.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => written.push(c),
        }
    }
    written.push('"');
    written
}

/// A key as it is written before its colon.
pub(super) fn key(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// A value on one line, between braces and brackets; `text` is what it was read from.
pub(crate) fn flow(node: &Node, text: &str) -> String {
    match &node.value {
        Value::Scalar(_) if is_nothing(node) => String::new(),
        Value::Scalar(scalar) => {
            let raw = node.span.of(text);
            match scalar.style {
                Style::Plain if is_plain(&scalar.text) => scalar.text.clone(),
                Style::Single | Style::Double if !raw.contains(['\n', '\r']) => raw.to_owned(),
                Style::Plain | Style::Single | Style::Double | Style::Block => quoted(&scalar.text),
            }
        }
        Value::Map { entries, .. } => {
            let entry = |it: &crate::tree::Entry| {
                let value = flow(&it.value, text);
                let space = if value.is_empty() { "" } else { " " };
                format!("{}:{space}{value}", key(&it.key))
            };
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        Value::List { items, .. } => {
            let item = |it: &Node| match flow(it, text) {
                value if value.is_empty() => "~".to_owned(),
                value => value,
            };
            format!("[{}]", items.iter().map(item).collect::<Vec<_>>().join(", "))
        }
    }
}
