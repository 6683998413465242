//! A text as the scanner looks at it: full-width forms are read as the plain ones.

/// The characters of a text, one for one, with full-width digits, letters and signs made plain and
/// letters made lower-case.
pub(super) struct Letters(Vec<char>);

impl Letters {
    pub(super) fn of(text: &str) -> Self {
        Self(text.chars().map(plain).collect())
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn at(&self, index: usize) -> Option<char> {
        self.0.get(index).copied()
    }

    /// The character before an index.
    pub(super) fn before(&self, index: usize) -> Option<char> {
        index.checked_sub(1).and_then(|index| self.at(index))
    }

    /// How many characters from an index on satisfy a test.
    pub(super) fn run(&self, from: usize, test: impl Fn(char) -> bool) -> usize {
        self.0.iter().skip(from).take_while(|it| test(**it)).count()
    }

    /// Whether a word stands at an index.
    pub(super) fn has(&self, index: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(offset, it)| self.at(index + offset) == Some(it))
    }

    /// Whether one of the words stands within some characters before an index.
    pub(super) fn has_before(&self, index: usize, within: usize, words: &[&str]) -> bool {
        (index.saturating_sub(within)..index).any(|at| words.iter().any(|word| self.has(at, word)))
    }
}

fn plain(character: char) -> char {
    let folded = match character {
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
        }
        '—' | '–' | '‐' | '‑' | '−' => '-',
        other => other,
    };
    folded.to_ascii_lowercase()
}
