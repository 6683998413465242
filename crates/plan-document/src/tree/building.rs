//! Events of the YAML parser into a tree.

use std::ops::Range;

use granit_parser::{Event, Options, Parser, ScalarStyle, Span as At, StructureStyle};

use super::faults::Fault;
use super::{DEPTH_MAX, Entry, NODES_MAX, Node, Scalar, Style, Value};
use crate::span::Span;

/// What could be built, and what stopped it.
pub(super) struct Built {
    pub(super) root: Option<Node>,
    pub(super) fault: Option<Fault>,
}

/// A map or a list that is still open.
struct Open {
    start: usize,
    is_flow: bool,
    content: Content,
}

enum Content {
    Map { entries: Vec<Entry>, key: Option<(String, Span)> },
    List { items: Vec<Node> },
}

#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    root: Option<Node>,
    nodes: usize,
    documents: usize,
}

/// Builds the tree of a text, up to the first thing that cannot be read.
pub(super) fn build(text: &str) -> Built {
    let mut options = Options::default();
    options.set_emit_comments(false);
    let mut builder = Builder::default();
    let mut fault = None;
    for event in Parser::new_from_str_with_options(text, options) {
        let taken = match event {
            Ok((event, at)) => builder.take(event, &at, text),
            Err(error) => Err(Fault::of(&error, text.len())),
        };
        if let Err(met) = taken {
            fault = Some(met);
            break;
        }
    }
    builder.close_all(text.len());
    Built { root: builder.root, fault }
}

impl Builder {
    fn take(&mut self, event: Event<'_>, at: &At, text: &str) -> Result<(), Fault> {
        let bytes = at.byte_range().unwrap_or(0..0);
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 { Err(Fault::second_document(bytes.start)) } else { Ok(()) }
            }
            Event::Scalar(value, style, anchor, tag) => {
                plain_only(anchor, tag.is_some(), &bytes)?;
                let style = style_of(style);
                let span = scalar_span(&bytes, style, text);
                // The parser stands `~` in for what was not written.
                let is_nothing = bytes.is_empty() && style == Style::Plain;
                let text = if is_nothing { String::new() } else { value.into() };
                self.put(Node { span, value: Value::Scalar(Scalar { text, style }) })
            }
            Event::MappingStart(style, anchor, tag) => {
                plain_only(anchor, tag.is_some(), &bytes)?;
                self.begin(&bytes, style, Content::Map { entries: Vec::new(), key: None })
            }
            Event::SequenceStart(style, anchor, tag) => {
                plain_only(anchor, tag.is_some(), &bytes)?;
                self.begin(&bytes, style, Content::List { items: Vec::new() })
            }
            Event::MappingEnd | Event::SequenceEnd => self.end(bytes.end),
            Event::Alias(_) | Event::UnresolvedAlias(_) | Event::Anchor(..) => {
                Err(Fault::anchor(bytes.start))
            }
            _ => Ok(()),
        }
    }

    fn begin(
        &mut self,
        at: &Range<usize>,
        style: StructureStyle,
        content: Content,
    ) -> Result<(), Fault> {
        if self.open.len() >= DEPTH_MAX {
            return Err(Fault::too_deep(at.start));
        }
        let is_flow = style == StructureStyle::Flow;
        self.open.push(Open { start: at.start, is_flow, content });
        Ok(())
    }

    fn end(&mut self, at: usize) -> Result<(), Fault> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let (is_flow, start) = (open.is_flow, open.start);
        let (value, last) = match open.content {
            Content::Map { entries, .. } => {
                let last = entries.last().map(|it| it.value.span.end.max(it.key_span.end));
                (Value::Map { is_flow, entries }, last)
            }
            Content::List { items } => {
                let last = items.last().map(|it| it.span.end);
                (Value::List { is_flow, items }, last)
            }
        };
        // A block ends with its last value, not where the parser noticed that it was over.
        let end = if is_flow { at } else { last.unwrap_or(start) };
        self.put(Node { span: Span::new(start, end.max(start)), value })
    }

    fn put(&mut self, node: Node) -> Result<(), Fault> {
        self.nodes += 1;
        if self.nodes > NODES_MAX {
            return Err(Fault::too_many(node.span.start));
        }
        match self.open.last_mut().map(|it| &mut it.content) {
            None => self.root = Some(node),
            Some(Content::List { items }) => items.push(node),
            Some(Content::Map { entries, key }) => match key.take() {
                Some((name, key_span)) => entries.push(Entry { key: name, key_span, value: node }),
                None => match node.value {
                    Value::Scalar(scalar) => *key = Some((scalar.text, node.span)),
                    Value::Map { .. } | Value::List { .. } => {
                        return Err(Fault::key_is_no_name(node.span.start));
                    }
                },
            },
        }
        Ok(())
    }

    fn close_all(&mut self, at: usize) {
        while !self.open.is_empty() {
            if self.end(at).is_err() {
                break;
            }
        }
    }
}

fn plain_only(anchor: usize, has_tag: bool, at: &Range<usize>) -> Result<(), Fault> {
    if anchor != 0 {
        return Err(Fault::anchor(at.start));
    }
    if has_tag { Err(Fault::tag(at.start)) } else { Ok(()) }
}

const fn style_of(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted => Style::Single,
        ScalarStyle::DoubleQuoted => Style::Double,
        ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
    }
}

/// A block of text is reported up to the next thing; its own end is its last line's.
fn scalar_span(at: &Range<usize>, style: Style, text: &str) -> Span {
    let span = Span::new(at.start, at.end);
    match style {
        Style::Block | Style::Plain => {
            let kept = span.of(text).trim_end().len();
            Span::new(at.start, at.start + kept)
        }
        Style::Single | Style::Double => span,
    }
}
