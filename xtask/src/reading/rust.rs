//! Rust source with comments and literals set apart, and tests told from the rest.

/// A Rust file, prepared for questions.
pub(crate) struct RustText {
    /// The text with every comment, and the inside of every literal, turned into blanks.
    /// Lines stay where they were.
    pub(crate) code: String,
    /// String literals, in order.
    pub(crate) literals: Vec<Literal>,
    /// First and last lines of test code.
    tests: Vec<(usize, usize)>,
}

/// A string literal.
pub(crate) struct Literal {
    pub(crate) line: usize,
    pub(crate) text: String,
}

impl RustText {
    pub(crate) fn read(path: &str, text: &str) -> RustText {
        let mut lexer = Lexer { rest: text, code: String::new(), line: 1, literals: Vec::new() };
        lexer.run();
        let Lexer { code, literals, .. } = lexer;
        let tests = if is_test_file(path) { vec![(1, usize::MAX)] } else { tests_in(&code) };
        RustText { code, literals, tests }
    }

    /// Makes all of it test code, because it is declared so from outside.
    pub(super) fn is_all_test(&mut self) {
        self.tests = vec![(1, usize::MAX)];
    }

    /// Modules in files of their own that exist in tests only.
    pub(super) fn test_modules(&self) -> Vec<&str> {
        let behind = self.code.split("#[cfg(test)]").skip(1);
        behind
            .filter_map(|it| {
                let it = it.trim_start();
                let declared = it.strip_prefix("pub(crate) ").unwrap_or(it).strip_prefix("mod ")?;
                let name = first_word(declared);
                declared.strip_prefix(name)?.starts_with(';').then_some(name)
            })
            .collect()
    }

    /// Whether a line is test code.
    pub(crate) fn is_test(&self, line: usize) -> bool {
        self.tests.iter().any(|(first, last)| (*first..=*last).contains(&line))
    }

    pub(crate) fn has_tests(&self) -> bool {
        self.code.contains("#[test]")
    }

    /// Where a phrase stands in the code as whole words: line and offset behind it.
    pub(crate) fn find<'a>(&'a self, phrase: &'a str) -> impl Iterator<Item = (usize, usize)> {
        whole_words(&self.code, phrase).map(|at| (line_at(&self.code, at), at + phrase.len()))
    }

    /// Lines outside tests in which a phrase stands.
    pub(crate) fn find_outside_tests<'a>(
        &'a self,
        phrase: &'a str,
    ) -> impl Iterator<Item = usize> + 'a {
        self.find(phrase).map(|(line, _)| line).filter(|line| !self.is_test(*line))
    }

    /// What is named right under a path: for `std`, `std::fs` and `std::{fs, io::Read}` give
    /// `fs`, and `fs` and `io`. With the line of each.
    pub(crate) fn heads_under(&self, path: &str) -> Vec<(usize, &str)> {
        let prefix = format!("{path}::");
        let mut heads = Vec::new();
        for at in whole_words(&self.code, &prefix) {
            let behind = at + prefix.len();
            let Some(rest) = self.code.get(behind..) else { continue };
            let mut depth = 0_usize;
            let mut expects_head = true;
            for (offset, it) in rest.char_indices() {
                match it {
                    '{' => depth += 1,
                    '}' => depth = depth.saturating_sub(1),
                    ',' if depth == 1 => expects_head = true,
                    it if is_word(it) => {
                        if expects_head && depth <= 1 {
                            let head = first_word(rest.get(offset..).unwrap_or_default());
                            heads.push((line_at(&self.code, behind + offset), head));
                        }
                        expects_head = false;
                    }
                    _ => {}
                }
                if depth == 0 && !expects_head {
                    break;
                }
                // Only a group may stand between the path and its heads.
                if depth == 0 && !it.is_whitespace() {
                    break;
                }
            }
        }
        heads
    }

    /// Functions with a body outside tests: line of `fn`, lines of the body.
    pub(crate) fn functions(&self) -> Vec<(usize, usize)> {
        self.find("fn")
            .filter(|(line, _)| !self.is_test(*line))
            .filter_map(|(line, behind)| {
                // A name follows; without one it is the type of a function pointer.
                self.code
                    .get(behind..)?
                    .strip_prefix(' ')?
                    .chars()
                    .next()
                    .filter(|it| is_word(*it))?;
                let (start, end) = body_from(&self.code, behind)?;
                Some((line, line_at(&self.code, end) - line_at(&self.code, start) + 1))
            })
            .collect()
    }
}

fn is_test_file(path: &str) -> bool {
    path.contains("/tests/") || path.ends_with("/tests.rs") || path.contains("/benches/")
}

/// Items behind an attribute that makes them test code.
fn tests_in(code: &str) -> Vec<(usize, usize)> {
    let marks = ["#[cfg(test)]", "#[test]", "#[tokio::test", "#[cfg(all(test", "#[cfg(any(test"];
    let mut found = Vec::new();
    if code.contains("#![cfg(test)]") {
        found.push((1, usize::MAX));
    }
    for mark in marks {
        for (at, _) in code.match_indices(mark) {
            let end = body_from(code, at + mark.len()).map_or(at, |(_, end)| end);
            found.push((line_at(code, at), line_at(code, end)));
        }
    }
    found
}

/// The braces of the item that starts at an offset; none if a `;` ends it first.
fn body_from(code: &str, at: usize) -> Option<(usize, usize)> {
    let mut depth = 0_usize;
    let mut brackets = 0_usize;
    let mut start = None;
    for (offset, it) in code.get(at..)?.char_indices() {
        match it {
            '[' | '(' => brackets += 1,
            ']' | ')' => brackets = brackets.saturating_sub(1),
            ';' if brackets == 0 && depth == 0 => return None,
            '{' => {
                depth += 1;
                start.get_or_insert(at + offset);
            }
            '}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return start.map(|start| (start, at + offset));
                }
            }
            _ => {}
        }
    }
    None
}

/// Offsets at which a phrase stands that is not part of a longer word.
pub(crate) fn whole_words<'a>(text: &'a str, phrase: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(phrase).map(|(at, _)| at).filter(move |at| {
        let before = text.get(..*at).and_then(|it| it.chars().next_back());
        let after = text.get(at + phrase.len()..).and_then(|it| it.chars().next());
        let joins_before = phrase.starts_with(is_word) && before.is_some_and(is_word);
        let joins_after = phrase.ends_with(is_word) && after.is_some_and(is_word);
        !joins_before && !joins_after
    })
}

/// The line, from 1, of an offset.
pub(crate) fn line_at(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or(text).matches('\n').count() + 1
}

/// The word that a text starts with; empty if it starts with something else.
pub(crate) fn first_word(text: &str) -> &str {
    text.split(|it| !is_word(it)).next().unwrap_or_default()
}

fn is_word(it: char) -> bool {
    it.is_alphanumeric() || it == '_'
}

struct Lexer<'a> {
    rest: &'a str,
    code: String,
    line: usize,
    literals: Vec<Literal>,
}

impl Lexer<'_> {
    fn run(&mut self) {
        while let Some(next) = self.rest.chars().next() {
            let joined = self.code.chars().next_back().is_some_and(is_word);
            if self.rest.starts_with("//") {
                let end = self.rest.find('\n').unwrap_or(self.rest.len());
                self.blank(end);
            } else if self.rest.starts_with("/*") {
                self.block_comment();
            } else if let Some((prefix, hashes)) = raw_start(self.rest).filter(|_| !joined) {
                self.raw_string(prefix, hashes);
            } else if next == '"' {
                self.string();
            } else if next == '\'' {
                self.quote();
            } else {
                self.keep(next.len_utf8());
            }
        }
    }

    fn take(&mut self, bytes: usize) -> &str {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.rest = rest;
        self.line += taken.matches('\n').count();
        taken
    }

    fn keep(&mut self, bytes: usize) {
        let taken = self.take(bytes).to_owned();
        self.code.push_str(&taken);
    }

    fn blank(&mut self, bytes: usize) {
        let blanks: String =
            self.take(bytes).chars().map(|it| if it == '\n' { '\n' } else { ' ' }).collect();
        self.code.push_str(&blanks);
    }

    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        loop {
            if self.rest.starts_with("/*") {
                depth += 1;
                self.blank(2);
            } else if self.rest.starts_with("*/") {
                depth -= 1;
                self.blank(2);
            } else {
                self.blank(self.rest.chars().next().map_or(0, char::len_utf8));
            }
            if depth == 0 || self.rest.is_empty() {
                return;
            }
        }
    }

    /// A literal whose inside ends before `end`; both quotes stay in the code.
    fn literal(&mut self, inside: usize, end: usize) {
        let line = self.line;
        let text = self.rest.get(..inside).unwrap_or_default().to_owned();
        self.literals.push(Literal { line, text });
        self.blank(inside);
        self.keep(end);
    }

    fn raw_string(&mut self, prefix: usize, hashes: usize) {
        self.keep(prefix);
        let close = format!("\"{}", "#".repeat(hashes));
        let inside = self.rest.find(&close).unwrap_or(self.rest.len());
        self.literal(inside, close.len());
    }

    fn string(&mut self) {
        self.keep(1);
        let mut escaped = false;
        let end = self.rest.find(|it| {
            let ends = it == '"' && !escaped;
            escaped = it == '\\' && !escaped;
            ends
        });
        self.literal(end.unwrap_or(self.rest.len()), 1);
    }

    /// A character, or the tick of a lifetime.
    fn quote(&mut self) {
        let mut inside = self.rest.chars().skip(1);
        let (first, second) = (inside.next(), inside.next());
        self.keep(1);
        if first == Some('\\') {
            // The escape and the character it escapes, then up to the closing tick.
            self.blank(2);
            let end = self.rest.find('\'').unwrap_or(self.rest.len());
            self.blank(end);
            self.keep(1);
        } else if second == Some('\'') {
            self.blank(first.map_or(0, char::len_utf8));
            self.keep(1);
        }
    }
}

/// The length of `r##"` and its kin, and how many `#` it has.
fn raw_start(text: &str) -> Option<(usize, usize)> {
    let prefix = ["br", "cr", "r"].iter().find(|it| text.starts_with(**it))?;
    let behind = text.strip_prefix(prefix)?;
    let hashes = behind.len() - behind.trim_start_matches('#').len();
    let opens = behind.trim_start_matches('#').starts_with('"');
    opens.then_some((prefix.len() + hashes + 1, hashes))
}

#[cfg(test)]
fn read(text: &str) -> RustText {
    RustText::read("crates/a/src/b.rs", text)
}

#[test]
fn comments_and_literals_are_no_code() {
    let text = "let a = \"x // y\"; // SystemTime\n/* one /* two */ */ let b = 'c'; fn d<'e>() {}";
    let read = read(text);
    assert!(!read.code.contains("SystemTime") && !read.code.contains("two"));
    assert!(read.code.contains("let b = ' '; fn d<'e>() {}"), "{}", read.code);
    assert_eq!(read.literals.first().map(|it| it.text.as_str()), Some("x // y"));
}

#[test]
fn quotes_inside_literals_do_not_end_them() {
    let read = read(r####"a("\"", r#"b "c" "#, b"\\", '"', '\'', "d")"####);
    let texts: Vec<&str> = read.literals.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(texts, ["\\\"", "b \"c\" ", "\\\\", "d"]);
}

#[test]
fn lines_stay_where_they_were() {
    let read = read("\"one\ntwo\"\n/*\n*/ let here = r\"\n\";");
    assert_eq!(read.find("here").map(|(line, _)| line).collect::<Vec<_>>(), [4]);
    assert_eq!(read.literals.iter().map(|it| it.line).collect::<Vec<_>>(), [1, 4]);
}

#[test]
fn tests_are_told_from_the_rest() {
    let read = read("fn a() {}\n#[test]\nfn b() {\n}\nfn c() {}\n#[cfg(test)]\nmod d {\n}\n");
    let tests: Vec<usize> = (1..=8).filter(|it| read.is_test(*it)).collect();
    assert_eq!(tests, [2, 3, 4, 6, 7, 8]);
}

#[test]
fn a_test_only_import_does_not_swallow_what_follows() {
    let read = read("#[cfg(test)]\nuse a::{b};\nfn c() {}\n");
    assert!(!read.is_test(3));
}

#[test]
fn heads_are_found_alone_and_in_groups() {
    let read =
        read("use std::fs;\nuse std::{\n    io::{Read, Write},\n    net,\n};\nstd::env::args();");
    assert_eq!(read.heads_under("std"), [(1, "fs"), (3, "io"), (4, "net"), (6, "env")]);
}

#[test]
fn words_are_whole() {
    let read = read("let realms = 1; let realm = realm_of(realm);");
    assert_eq!(read.find("realm").count(), 2);
}

#[test]
fn functions_are_measured_without_tests() {
    let read = read("struct A(fn(u8));\nfn b() {\n    1;\n}\n#[test]\nfn c() {\n}\n");
    assert_eq!(read.functions(), [(2, 3)]);
}
