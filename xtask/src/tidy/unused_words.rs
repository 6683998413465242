//! A sentence that nobody reads is not kept: it would be translated for nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, Rule};
use crate::reading::rust::{RustText, first_word};
use crate::reading::tree::Tree;

pub(super) const RULE: Rule = Rule {
    name: "unused words",
    holds: "every word of both languages is said somewhere, as `Enum::Word`",
    check,
};

const WORDS: &str = "crates/words/src/";

/// A row of a table of words.
struct Word {
    path: String,
    line: usize,
    table: String,
    name: String,
}

/// What is named where: the name before `::`, and the one behind it.
type Mentions<'a> = BTreeSet<(&'a str, &'a str)>;

fn check(tree: &Tree) -> Vec<Finding> {
    let files = tree.rust(WORDS);
    let words: Vec<Word> = files.flat_map(|(it, rust)| table_rows(&it.path, rust)).collect();
    let tables: BTreeSet<&str> = words.iter().map(|it| it.table.as_str()).collect();
    let (mut said, mut by_themselves) = (Mentions::new(), BTreeMap::<&str, Mentions<'_>>::new());
    for (file, rust) in tree.rust("crates/") {
        let mentions = mentions(&rust.code, |line| rust.is_test(line));
        let others = others_of(&rust.code, &tables);
        for (before, behind) in mentions {
            match others.get(before) {
                Some(table) => said.insert((table, behind)),
                None => said.insert((before, behind)),
            };
            if before == "Self" && file.path.starts_with(WORDS) {
                by_themselves.entry(&file.path).or_default().insert((before, behind));
            }
        }
    }
    // A template reads the names of the file that shows it.
    let files = tree.rust("crates/").flat_map(|(_, rust)| others_of(&rust.code, &tables));
    let others: BTreeSet<(&str, &str)> = files.collect();
    for file in tree.under("crates/").filter(|it| it.has_ending(&["html"])) {
        for (before, behind) in mentions(&file.text, |_| false) {
            let tables = others.iter().filter(|(other, _)| *other == before);
            said.extend(tables.map(|(_, table)| (*table, behind)));
            said.insert((before, behind));
        }
    }
    let is_said = |it: &Word| {
        let own = by_themselves.get(it.path.as_str());
        said.contains(&(it.table.as_str(), it.name.as_str()))
            || own.is_some_and(|own| own.contains(&("Self", it.name.as_str())))
    };
    let unsaid = words.iter().filter(|it| !is_said(it));
    unsaid.map(|it| finding(&it.path, it.line, &it.table, &it.name)).collect()
}

fn finding(path: &str, line: usize, table: &str, name: &str) -> Finding {
    let wrong = format!("`{table}::{name}` is said nowhere");
    Finding::new(path, line, wrong, "say it where it belongs, or delete the row")
}

/// The rows of every `words!` table of a file: a name at the second step of the margin.
fn table_rows(path: &str, rust: &RustText) -> Vec<Word> {
    let mut rows = Vec::new();
    let mut table: Option<String> = None;
    let mut is_inside = false;
    for (at, line) in rust.code.lines().enumerate() {
        let head = line.strip_prefix("    ").filter(|it| !it.starts_with(' '));
        match head {
            _ if line == "words! {" => is_inside = true,
            _ if line == "}" => (is_inside, table) = (false, None),
            Some(head) if is_inside && head.ends_with(" {") => {
                let name = head.strip_prefix("pub(crate) ").unwrap_or(head);
                table = Some(first_word(name).to_owned());
            }
            _ => {}
        }
        let row = line.strip_prefix("        ").map(first_word).filter(|it| is_named(it));
        if let (Some(table), Some(name)) = (&table, row) {
            let (path, table, name) = (path.to_owned(), table.clone(), name.to_owned());
            rows.push(Word { path, line: at + 1, table, name });
        }
    }
    rows
}

fn is_named(word: &str) -> bool {
    word.starts_with(|it: char| it.is_ascii_uppercase())
}

/// Every `Before::Behind` of a text, but on lines that are left out.
fn mentions(text: &str, is_left_out: impl Fn(usize) -> bool) -> Mentions<'_> {
    let lines = text.lines().enumerate().filter(|(at, _)| !is_left_out(at + 1));
    lines.flat_map(|(_, line)| pairs(line, "::")).collect()
}

/// Other names that a file gives to tables of words: `Board as Words`.
fn others_of<'a>(code: &'a str, tables: &BTreeSet<&'a str>) -> BTreeMap<&'a str, &'a str> {
    let lines = code.lines().flat_map(|it| pairs(it, " as "));
    lines.filter(|(table, _)| tables.contains(table)).map(|(table, it)| (it, table)).collect()
}

/// The names on both sides of what joins them.
fn pairs<'a>(line: &'a str, joint: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let of = move |(at, _): (usize, &str)| {
        let behind = first_word(line.get(at + joint.len()..)?);
        let before =
            line.get(..at)?.rsplit(|it: char| !it.is_alphanumeric() && it != '_').next()?;
        (is_named(before) && is_named(behind)).then_some((before, behind))
    };
    line.match_indices(joint).filter_map(of)
}

#[cfg(test)]
fn unsaid(elsewhere: &[(&str, &str)]) -> Vec<String> {
    let words = "words! {\n    /// Of a door.\n    Door {\n        Open => \"开\", \"Open\";\n\
                 \x20       Shut { at: String } => \"{at} 关\",\n            \"Shut {at}\";\n\
                 \x20   }\n}\n";
    let mut files = vec![("crates/words/src/door.rs", words)];
    files.extend(elsewhere);
    super::places(&RULE, &files)
}

#[test]
fn a_word_that_nobody_says_is_found() {
    let page = "fn show() { Door::Open; }\n#[test]\nfn it_shuts() { Door::Shut; }\n";
    assert_eq!(unsaid(&[("crates/pages/src/a.rs", page)]), ["crates/words/src/door.rs:5"]);
    let comment = "fn show() { Door::Open; } // Door::Shut\n";
    assert_eq!(unsaid(&[("crates/pages/src/a.rs", comment)]), ["crates/words/src/door.rs:5"]);
}

#[test]
fn a_word_of_a_template_is_said() {
    let html = "{{ self.say(Door::Open) }} {{ self.say(Words::Shut { at: at.clone() }) }}";
    let page = "use words::Door as Words;\n";
    let files = [("crates/pages/src/a.html", html), ("crates/pages/src/a.rs", page)];
    assert!(unsaid(&files).is_empty());
}

#[test]
fn a_table_under_another_name_is_still_that_table() {
    let page = "use words::{Door as W, Say};\nfn show() { (W::Open, W::Shut { at }); }\n";
    assert!(unsaid(&[("crates/pages/src/a.rs", page)]).is_empty());
    let other = "use other::Window as W;\nfn show() { (W::Open, W::Shut { at }); }\n";
    assert_eq!(unsaid(&[("crates/pages/src/a.rs", other)]).len(), 2);
}
