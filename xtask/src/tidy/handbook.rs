//! The handbook tells of what is there: its chapters, the words of the pages, the commands.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, Rule};
use crate::reading::markdown;
use crate::reading::tree::{File, Tree};

pub(super) const RULE: Rule = Rule {
    name: "handbook",
    holds: "both languages list the same chapters, and quote labels and commands that exist",
    check,
};

const FOLDER: &str = "docs/handbook/";
const COMMANDS: &str = "docs/reference/commands.md";

/// Where the words stand that pages and spreadsheets show.
const SHOWN: [&str; 3] =
    ["crates/words/src/", "crates/plan-document/src/fields/", "crates/application/src/import/"];

/// A language of the handbook, with the marks in which it quotes what is shown.
struct Book {
    folder: &'static str,
    opens: char,
    closes: char,
}

const BOOKS: [Book; 2] = [
    Book { folder: "docs/handbook/zh/src/", opens: '「', closes: '」' },
    Book { folder: "docs/handbook/en/src/", opens: '“', closes: '”' },
];

fn check(tree: &Tree) -> Vec<Finding> {
    if !tree.has(FOLDER) {
        return Vec::new();
    }
    let (shown, commands) = (shown(tree), commands(tree));
    let mut found = other_chapters(tree);
    for book in &BOOKS {
        found.extend(unlisted(tree, book));
        for file in tree.under(book.folder).filter(|it| it.has_ending(&["md"])) {
            found.extend(unknown_labels(file, book, &shown));
            found.extend(unknown_commands(file, &commands));
        }
    }
    found
}

/// The chapters of a book, in its order.
fn chapters<'a>(tree: &'a Tree, book: &Book) -> Vec<&'a str> {
    let summary = tree.file(&format!("{}SUMMARY.md", book.folder));
    let links = summary.map(|it| markdown::links(&it.text)).unwrap_or_default();
    links.into_iter().map(|(_, to)| to).collect()
}

fn other_chapters(tree: &Tree) -> Vec<Finding> {
    let [chinese, english] = BOOKS.map(|it| chapters(tree, &it));
    if chinese == english {
        return Vec::new();
    }
    let path = format!("{}SUMMARY.md", BOOKS[1].folder);
    let wrong = "lists other chapters than the Chinese one, or in another order";
    vec![Finding::new(&path, 1, wrong, "give both the same files in the same order")]
}

/// Chapters that no reader finds. Those that are listed and missing, the citations tell.
fn unlisted(tree: &Tree, book: &Book) -> Vec<Finding> {
    let listed = chapters(tree, book);
    let is_listed = |path: &str| {
        let name = path.strip_prefix(book.folder).unwrap_or_default();
        name == "SUMMARY.md" || listed.contains(&name)
    };
    let files = tree.under(book.folder).filter(|it| it.has_ending(&["md"]));
    let finding = |it: &File| {
        let wrong = "a chapter that SUMMARY.md does not list";
        Finding::new(&it.path, 1, wrong, "list it there, or delete it")
    };
    files.filter(|it| !is_listed(&it.path)).map(finding).collect()
}

/// What pages and spreadsheets can show; `…` stands for what changes.
fn shown(tree: &Tree) -> BTreeSet<String> {
    let rooms = SHOWN.into_iter().flat_map(|it| tree.rust(it));
    let literals = rooms.flat_map(|(_, rust)| {
        rust.literals.iter().filter(|it| !rust.is_test(it.line)).map(|it| as_shown(&it.text))
    });
    literals.collect()
}

/// A literal of the code as it is read: on one line, with `…` for its arguments.
fn as_shown(literal: &str) -> String {
    let mut joined = String::new();
    for (index, line) in literal.split("\\\n").enumerate() {
        joined.push_str(if index == 0 { line } else { line.trim_start() });
    }
    let mut parts = joined.split('{');
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        shown.push('…');
        shown.push_str(part.split_once('}').map_or(part, |(_, behind)| behind));
    }
    shown
}

fn unknown_labels(file: &File, book: &Book, shown: &BTreeSet<String>) -> Vec<Finding> {
    let labels = markdown::prose(&file.text).flat_map(|(line, text)| {
        let behind = text.split(book.opens).skip(1);
        behind.filter_map(move |it| Some((line, it.split_once(book.closes)?.0)))
    });
    let unknown = labels.filter(|(_, label)| !label.is_empty() && !shown.contains(*label));
    let finding = |(line, label)| {
        let wrong = format!("quotes `{label}`, which no page shows");
        let mend = "quote it as the words have it, with `…` for what changes, or without quotes";
        Finding::new(&file.path, line, wrong, mend)
    };
    unknown.map(finding).collect()
}

/// Every command of the program with its options, as the reference lists them.
fn commands(tree: &Tree) -> BTreeMap<&str, Vec<&str>> {
    let mut commands: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut last = "";
    for (_, line) in tree.file(COMMANDS).into_iter().flat_map(File::lines) {
        if let Some(name) = line.strip_prefix("## `").and_then(|it| it.strip_suffix('`')) {
            last = name;
            commands.entry(last).or_default();
        } else if let Some((option, _)) = line.strip_prefix("- `").and_then(|it| it.split_once('`'))
        {
            commands.entry(last).or_default().push(option);
        }
    }
    commands
}

fn unknown_commands(file: &File, commands: &BTreeMap<&str, Vec<&str>>) -> Vec<Finding> {
    let in_prose = markdown::code_words(&file.text);
    let in_prose = in_prose.into_iter().map(|(line, it)| (line, it.to_owned()));
    let calls = in_prose.chain(lines_of_code(&file.text)).flat_map(|(line, text)| {
        let pieces = text.split('|').map(|it| it.trim().to_owned()).collect::<Vec<_>>();
        pieces.into_iter().map(move |it| (line, it))
    });
    calls
        .filter_map(|(line, call)| Some((line, unknown_in(&call, commands)?)))
        .map(|(line, wrong)| {
            Finding::new(&file.path, line, wrong, format!("write one that {COMMANDS} lists"))
        })
        .collect()
}

/// Lines in fences; one that ends in a backslash goes on in the next.
fn lines_of_code(text: &str) -> Vec<(usize, String)> {
    let prose: BTreeSet<usize> = markdown::prose(text).map(|(line, _)| line).collect();
    let mut lines: Vec<(usize, String)> = Vec::new();
    let mut goes_on = false;
    for (at, line) in text.lines().enumerate().filter(|(at, _)| !prose.contains(&(at + 1))) {
        let code = line.trim().trim_end_matches('\\');
        match lines.last_mut().filter(|_| goes_on) {
            Some((_, before)) => *before = format!("{before} {code}"),
            None => lines.push((at + 1, code.to_owned())),
        }
        goes_on = line.ends_with('\\');
    }
    lines
}

/// What is wrong with a call of the program; nothing where it is none.
fn unknown_in(call: &str, commands: &BTreeMap<&str, Vec<&str>>) -> Option<String> {
    let words: Vec<&str> = call.split_whitespace().collect();
    if words.first() != Some(&"lianfang") || words.len() < 2 {
        return None;
    }
    let name = |count: usize| words.get(..count).map(|it| it.join(" "));
    let known = [3, 2].into_iter().filter_map(name).find(|it| commands.contains_key(it.as_str()));
    let Some(known) = known else {
        return Some(format!("calls `{call}`, which is no command"));
    };
    let options = commands.get(known.as_str())?;
    let asked = words.iter().filter(|it| it.starts_with("--"));
    let unknown = asked.map(|it| it.split('=').next().unwrap_or(it));
    let mut unknown = unknown.filter(|it| *it != "--help" && !options.contains(it));
    let unknown = unknown.next()?;
    Some(format!("gives `{known}` the option `{unknown}`, which it has not"))
}

#[cfg(test)]
const SUMMARY: &str = "- [A](a.md)\n";
#[cfg(test)]
const WORDS: (&str, &str) = (
    "crates/words/src/a.rs",
    "words! { Board { Show => \"查看\", \"Show\";\n All { n: usize } => \"全部 {n}\", \
     \"All \\\n   {n}\"; } }",
);
#[cfg(test)]
const REFERENCE: (&str, &str) = (
    COMMANDS,
    "## `lianfang journal`\n\n## `lianfang journal verify`\n\n- `FILE`: A\n- `--key`: B\n",
);

#[cfg(test)]
fn found(chinese: &str, english: &str) -> Vec<String> {
    let files = [
        ("docs/handbook/zh/src/SUMMARY.md", SUMMARY),
        ("docs/handbook/en/src/SUMMARY.md", SUMMARY),
        ("docs/handbook/zh/src/a.md", chinese),
        ("docs/handbook/en/src/a.md", english),
        WORDS,
        REFERENCE,
    ];
    super::places(&RULE, &files)
}

#[test]
fn a_chapter_of_one_language_or_that_nobody_lists_is_found() {
    let files = [
        ("docs/handbook/zh/src/SUMMARY.md", SUMMARY),
        ("docs/handbook/en/src/SUMMARY.md", "- [A](a.md)\n- [B](b.md)\n"),
        ("docs/handbook/zh/src/a.md", ""),
        ("docs/handbook/zh/src/c.md", ""),
    ];
    let expected = ["docs/handbook/en/src/SUMMARY.md:1", "docs/handbook/zh/src/c.md:1"];
    assert_eq!(super::places(&RULE, &files), expected);
}

#[test]
fn a_label_that_no_page_shows_is_found() {
    assert!(found("按「查看」或「全部 …」。\n", "Press “Show” or “All …”.\n").is_empty());
    let wrong = found("按\n「看看」。\n", "Press “Shown”.\n```\n“x”\n```\n");
    assert_eq!(wrong, ["docs/handbook/zh/src/a.md:2", "docs/handbook/en/src/a.md:1"]);
}

#[test]
fn a_command_or_option_that_is_not_there_is_found() {
    let sound = "`lianfang journal verify FILE --key K` or\n```\nlianfang journal verify a \\\n \
                 --key b\n```\n";
    assert!(found(sound, "`lianfang` is one file; `--other` is not looked at.\n").is_empty());
    let wrong = "```\nlianfang dance\ncat a | lianfang journal verify - \\\n  --keys b\n```\n";
    let expected = ["docs/handbook/zh/src/a.md:2", "docs/handbook/zh/src/a.md:3"];
    assert_eq!(found(wrong, ""), expected);
}

#[test]
fn an_early_checkout_without_a_handbook_is_fine() {
    assert!(super::places(&RULE, &[WORDS]).is_empty());
}
