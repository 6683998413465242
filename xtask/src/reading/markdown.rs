//! As much Markdown as rules ask for: lines outside code, links, table rows, words in backticks.

/// Lines that are not in a fenced block, with their numbers from 1.
pub(crate) fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut fenced = false;
    text.lines().enumerate().filter_map(move |(at, line)| {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            return None;
        }
        (!fenced).then_some((at + 1, line))
    })
}

/// The targets of `[words](target)`, with their lines.
pub(crate) fn links(text: &str) -> Vec<(usize, &str)> {
    prose(text)
        .flat_map(|(line, it)| {
            let behind = it.split("](").skip(1);
            behind.filter_map(move |rest| rest.split([')', ' ']).next().map(|to| (line, to)))
        })
        .collect()
}

/// What stands between backticks, with its line.
pub(crate) fn code_words(text: &str) -> Vec<(usize, &str)> {
    prose(text)
        .flat_map(|(line, it)| it.split('`').skip(1).step_by(2).map(move |word| (line, word)))
        .collect()
}

/// The cells of table rows, without heads and rulers.
pub(crate) fn rows(text: &str) -> Vec<(usize, Vec<&str>)> {
    let mut found: Vec<(usize, Vec<&str>)> = Vec::new();
    for (line, it) in prose(text) {
        let Some(inside) = it.trim().strip_prefix('|').and_then(|it| it.strip_suffix('|')) else {
            continue;
        };
        if inside.chars().all(|it| matches!(it, '-' | ':' | '|' | ' ')) {
            // The row above a ruler is the table's head.
            found.pop();
            continue;
        }
        found.push((line, inside.split('|').map(str::trim).collect()));
    }
    found
}

#[test]
fn links_are_found_outside_fences() {
    let text = "See [a](b.md) and [c](d.md#e \"title\").\n```\n[f](g.md)\n```\n";
    assert_eq!(links(text), [(1, "b.md"), (1, "d.md#e")]);
}

#[test]
fn rows_come_without_head_and_ruler() {
    let text = "| 中文 | id |\n|---|---|\n| 预案 | `plan` |\n\n| a | b |\n|:--|--:|\n| c | d |\n";
    assert_eq!(rows(text), [(3, vec!["预案", "`plan`"]), (7, vec!["c", "d"])]);
}

#[test]
fn words_in_backticks_are_found() {
    assert_eq!(code_words("a `b` c `d e`\n"), [(1, "b"), (1, "d e")]);
}
