//! Words that are not used here, each with the word to use instead.

use super::{Finding, Rule, is_excepted, is_sample};
use crate::reading::rust::whole_words;
use crate::reading::tree::{File, Tree};

pub(super) const RULE: Rule = Rule {
    name: "banned words",
    holds: "no notes to ourselves in code, and the field's own words everywhere",
    check,
};

struct Ban {
    word: &'static str,
    instead: &'static str,
}

/// In code: what is not done is not merged.
const IN_CODE: &[Ban] = &[
    Ban { word: "FIXME", instead: "mend it now, or open an issue and say in prose what holds" },
    Ban { word: "TODO", instead: "do it now, or open an issue and say in prose what holds" },
    Ban { word: "XXX", instead: "say in a sentence what is surprising" },
    Ban { word: "HACK", instead: "say in a sentence why it is done this way" },
    Ban { word: "todo!", instead: "write the code, or leave the branch out" },
    Ban { word: "unimplemented!", instead: "write the code, or leave the branch out" },
];

/// Everywhere, in any case of letters.
const IN_ALL: &[Ban] = &[
    Ban { word: "pre-plan", instead: "预案 is an `emergency plan`" },
    Ban { word: "preplan", instead: "预案 is an `emergency plan`" },
    Ban { word: "new crown", instead: "新冠 is `COVID-19`" },
    Ban {
        word: "征收", instead: "requisition is 征用: what is taken is returned and paid for"
    },
];

const CODE: &[&str] = &["rs", "ts", "mjs", "js", "css", "html", "sh", "toml", "sql"];
const ALL: &[&str] = &["rs", "ts", "mjs", "js", "css", "html", "md", "yaml", "yml", "json", "svg"];

const EXCEPTIONS: &[(&str, &str)] =
    &[("docs/glossary.md", "says which words are not used"), ("STYLE.md", "quotes bad examples")];

fn check(tree: &Tree) -> Vec<Finding> {
    let ours = |it: &&File| !is_sample(&it.path) && !is_excepted(EXCEPTIONS, &it.path);
    let mut found = Vec::new();
    for file in tree.files.iter().filter(ours) {
        if file.has_ending(CODE) {
            look(file, IN_CODE, &file.text, &mut found);
        }
        if file.has_ending(ALL) {
            look(file, IN_ALL, &file.text.to_lowercase(), &mut found);
        }
    }
    found
}

fn look(file: &File, bans: &[Ban], text: &str, found: &mut Vec<Finding>) {
    for ban in bans {
        // Chinese text has no spaces between words.
        let chinese = !ban.word.is_ascii();
        for (at, line) in text.lines().enumerate() {
            if (chinese && line.contains(ban.word)) || whole_words(line, ban.word).next().is_some()
            {
                let wrong = format!("`{}` is not used here", ban.word);
                found.push(Finding::new(&file.path, at + 1, wrong, ban.instead));
            }
        }
    }
}

#[test]
fn notes_to_ourselves_are_found_in_code_only() {
    let files = [
        ("crates/a/src/b.rs", "// FIXME later\nfn a() { todo!() }\n"),
        ("docs/a.md", "Nobody writes FIXME here.\n"),
    ];
    assert_eq!(super::places(&RULE, &files), ["crates/a/src/b.rs:1", "crates/a/src/b.rs:2"]);
}

#[test]
fn slips_of_translation_are_found_everywhere() {
    let files = [
        ("README.md", "The\nPre-plan of the new crown.\n"),
        ("crates/words/src/zh.rs", "const A: &str = \"依法征收物资\";\n"),
    ];
    assert_eq!(
        super::places(&RULE, &files),
        ["README.md:2", "README.md:2", "crates/words/src/zh.rs:1"]
    );
}

#[test]
fn longer_words_are_other_words() {
    let files = [("a.rs", "const HACKNEY: u8 = 1; // A hackney is a horse. XXXL\n")];
    assert!(super::places(&RULE, &files).is_empty());
}
