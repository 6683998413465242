//! A condition's text as characters with their places; full-width ones are read as what was meant.

use crate::span::Span;

/// A place in the text to come back to, or to measure from.
#[derive(Clone, Copy)]
pub(super) struct Mark(usize);

/// A character as it is read, and where what was written for it stands.
#[derive(Clone, Copy)]
struct Glyph {
    read: char,
    span: Span,
}

/// Reads a text from left to right.
pub(super) struct Source {
    glyphs: Vec<Glyph>,
    at: usize,
    end: usize,
}

/// A stretch that was written in full width, and what it is read as.
pub(super) struct Folded {
    pub(super) span: Span,
    pub(super) meant: String,
}

impl Source {
    /// The text, and what of it was written in full width. What stands in quotes stays as it is:
    /// a title may hold anything.
    pub(super) fn read(text: &str) -> (Self, Vec<Folded>) {
        let mut glyphs = Vec::new();
        let mut folded: Vec<Folded> = Vec::new();
        let mut closing: Option<char> = None;
        for (start, written) in text.char_indices() {
            let span = Span::new(start, start + written.len_utf8());
            let meant = if closing.is_some() { None } else { meant_by(written) };
            closing = match closing {
                Some(end) => (end != written).then_some(end),
                None => closing_of(written),
            };
            let Some(meant) = meant else {
                glyphs.push(Glyph { read: written, span });
                continue;
            };
            glyphs.extend(meant.chars().map(|read| Glyph { read, span }));
            match folded.last_mut().filter(|it| it.span.end == start) {
                Some(before) => {
                    before.span.end = span.end;
                    before.meant.push_str(&meant);
                }
                None => folded.push(Folded { span, meant }),
            }
        }
        (Self { glyphs, at: 0, end: text.len() }, folded)
    }

    /// The character that comes next.
    pub(super) fn peek(&self) -> Option<char> {
        self.peek_after(0)
    }

    /// The character so many further on.
    pub(super) fn peek_after(&self, count: usize) -> Option<char> {
        self.glyphs.get(self.at + count).map(|it| it.read)
    }

    /// The next character, and goes past it.
    pub(super) fn bump(&mut self) -> Option<char> {
        let read = self.peek()?;
        self.at += 1;
        Some(read)
    }

    /// Goes past so many.
    pub(super) fn skip(&mut self, count: usize) {
        self.at = (self.at + count).min(self.glyphs.len());
    }

    /// Goes past what is white.
    pub(super) fn skip_space(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    /// Goes to the end.
    pub(super) fn skip_all(&mut self) {
        self.at = self.glyphs.len();
    }

    /// Goes past this character, where it comes next.
    pub(super) fn eat(&mut self, wanted: char) -> bool {
        let is_here = self.peek() == Some(wanted);
        self.at += usize::from(is_here);
        is_here
    }

    /// Takes characters as long as they are wanted.
    pub(super) fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> String {
        let mut taken = String::new();
        while let Some(read) = self.peek().filter(|it| wanted(*it)) {
            taken.push(read);
            self.at += 1;
        }
        taken
    }

    /// How many characters this word takes if it comes next. A blank in it stands for any white
    /// space. A word of letters ends where letters end.
    pub(super) fn ahead(&self, word: &str, same: fn(char, char) -> bool) -> Option<usize> {
        let mut count = 0;
        for wanted in word.chars() {
            if wanted == ' ' {
                let from = count;
                while self.peek_after(count).is_some_and(char::is_whitespace) {
                    count += 1;
                }
                (count > from).then_some(())?;
            } else {
                self.peek_after(count).filter(|it| same(*it, wanted))?;
                count += 1;
            }
        }
        let is_letters = word.ends_with(|it: char| it.is_ascii_alphanumeric());
        let goes_on = self.peek_after(count).is_some_and(|it| is_key_character(it) || it == '/');
        (!(is_letters && goes_on)).then_some(count)
    }

    /// Where it is now.
    pub(super) const fn mark(&self) -> Mark {
        Mark(self.at)
    }

    /// Goes back.
    pub(super) const fn go_back(&mut self, mark: Mark) {
        self.at = mark.0;
    }

    /// Where the next character stands; an empty stretch at the end.
    pub(super) fn place(&self) -> Span {
        self.glyphs.get(self.at).map_or(Span::new(self.end, self.end), |it| it.span)
    }

    /// Where the next word stands, or the next character where it begins none.
    pub(super) fn word_place(&self) -> Span {
        let place = self.place();
        let rest = self.glyphs.get(self.at..).unwrap_or_default();
        let word = rest.iter().take_while(|it| is_key_character(it.read)).last();
        Span::new(place.start, word.map_or(place.end, |it| it.span.end))
    }

    /// From the mark to here, without the white space at either end.
    pub(super) fn since(&self, mark: Mark) -> Span {
        let read = self.glyphs.get(mark.0..self.at).unwrap_or_default();
        let mut black = read.iter().filter(|it| !it.read.is_whitespace());
        let Some(first) = black.next() else { return self.place() };
        let last = black.next_back().unwrap_or(first);
        Span::new(first.span.start, last.span.end)
    }
}

/// What a key is made of, and words and numbers with it.
pub(super) const fn is_key_character(it: char) -> bool {
    it.is_ascii_alphanumeric() || matches!(it, '.' | '_' | '-')
}

/// A letter of Chinese or another script, or a sign that units are written with.
pub(super) fn is_foreign_letter(it: char) -> bool {
    !it.is_ascii() && (it.is_alphanumeric() || matches!(it, '℃' | '°'))
}

/// What ends a quotation that begins so. People also turn the Chinese quotes the wrong way.
pub(super) const fn closing_of(opening: char) -> Option<char> {
    match opening {
        '「' => Some('」'),
        '『' => Some('』'),
        '“' | '”' => Some('”'),
        '‘' | '’' => Some('’'),
        '"' => Some('"'),
        '\'' => Some('\''),
        _ => None,
    }
}

/// What was meant by a character of a Chinese keyboard; none where it is what it is.
fn meant_by(written: char) -> Option<String> {
    let meant = match written {
        '！'..='～' => return plain(written).map(String::from),
        '≥' | '≧' => ">=",
        '≤' | '≦' => "<=",
        '−' => "-",
        '、' => ",",
        'Ⅰ' => "I",
        'Ⅱ' => "II",
        'Ⅲ' => "III",
        'Ⅳ' => "IV",
        _ => return None,
    };
    Some(meant.to_owned())
}

/// The full-width forms of Unicode stand in the order of ASCII.
fn plain(wide: char) -> Option<char> {
    char::from_u32(u32::from(wide).checked_sub(0xFEE0)?)
}

#[test]
fn full_width_characters_are_read_as_meant_but_not_in_quotes() {
    let (mut source, folded) = Source::read("ａ≥「（」");
    assert_eq!(source.take_while(|_| true), "a>=「（」");
    let folded: Vec<_> = folded.iter().map(|it| (it.span, it.meant.as_str())).collect();
    assert_eq!(folded, [(Span::new(0, 6), "a>=")]);
}
