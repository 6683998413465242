//! What stands between two values: blank lines and comments.

/// A line between two values.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Between<'a> {
    Blank,
    Comment { column: usize, text: &'a str },
}

/// What stands between two values.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Gap<'a> {
    /// The comment behind the first one, with the spaces before it.
    pub(super) behind: Option<&'a str>,
    /// The lines between, never two blank ones after each other.
    pub(super) lines: Vec<Between<'a>>,
}

impl<'a> Gap<'a> {
    /// Reads it; none where something else stands there. `text` is what follows the first value up
    /// to the second one.
    pub(super) fn read(text: &'a str, is_start: bool) -> Option<Self> {
        let mut gap = Self::default();
        let mut lines = text.split('\n');
        if !is_start {
            let behind = lines.next().unwrap_or_default().trim_end();
            let is_comment = behind.trim_start().starts_with('#');
            if !behind.trim_start().is_empty() && !is_comment {
                return None;
            }
            gap.behind = Some(behind).filter(|_| is_comment);
        }
        let lines: Vec<&str> = lines.collect();
        // The last one is the beginning of the line on which the second value stands.
        let (last, lines) = lines.split_last().unwrap_or((&"", &[]));
        for line in lines {
            gap.add(line)?;
        }
        last.trim().is_empty().then_some(gap)
    }

    /// Reads what follows the last value of a text.
    pub(super) fn at_end(text: &'a str) -> Option<Self> {
        let mut gap = match text.rsplit_once('\n') {
            Some((before, last)) => {
                let with_break = text.get(..=before.len())?;
                let mut gap = Self::read(with_break, false)?;
                gap.add(last)?;
                gap
            }
            None => {
                let behind = Some(text.trim_end()).filter(|it| !it.is_empty());
                if behind.is_some_and(|it| !it.trim_start().starts_with('#')) {
                    return None;
                }
                Self { behind, lines: Vec::new() }
            }
        };
        while gap.lines.last() == Some(&Between::Blank) {
            gap.lines.pop();
        }
        Some(gap)
    }

    fn add(&mut self, line: &'a str) -> Option<()> {
        let text = line.trim();
        if text.is_empty() {
            if self.lines.last() != Some(&Between::Blank) {
                self.lines.push(Between::Blank);
            }
            return Some(());
        }
        let column = line.len() - line.trim_start().len();
        self.lines.push(Between::Comment { column, text });
        text.starts_with('#').then_some(())
    }

    /// Whether there is any comment.
    pub(super) fn has_comments(&self) -> bool {
        self.behind.is_some() || self.lines.iter().any(|it| *it != Between::Blank)
    }

    /// Sees to it that there is a blank line.
    pub(super) fn with_blank(mut self) -> Self {
        if !self.lines.contains(&Between::Blank) {
            self.lines.insert(0, Between::Blank);
        }
        self
    }

    /// Without the blank lines before anything else.
    pub(super) fn without_blank_lines_first(mut self) -> Self {
        if self.lines.first() == Some(&Between::Blank) {
            self.lines.remove(0);
        }
        self
    }
}

#[test]
fn what_is_neither_blank_nor_a_comment_is_no_gap() {
    let gap = Gap::read("  # a \n\n\n # b\n  ", false).expect("a gap");
    assert_eq!(gap.behind, Some("  # a"));
    assert_eq!(gap.lines, [Between::Blank, Between::Comment { column: 1, text: "# b" }]);
    assert_eq!(Gap::read(" x\n", false), None);
    assert_eq!(Gap::read("\n? ", false), None);
    assert_eq!(Gap::at_end("\n# a\n\n").map(|it| it.lines.len()), Some(1));
}
