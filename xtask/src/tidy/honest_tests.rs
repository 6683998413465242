//! A test runs, always, and waits for what it wants to see, never for time to pass.

use super::{Finding, Rule, is_excepted, is_sample};
use crate::reading::rust::whole_words;
use crate::reading::tree::{File, Tree};

pub(super) const RULE: Rule = Rule {
    name: "honest tests",
    holds: "no test is ignored, skipped, alone, expected to panic, or asleep",
    check,
};

/// In Rust, as it stands in the code.
const IN_RUST: &[(&str, &str)] = &[
    ("#[ignore", "mend the test or delete it"),
    ("#[should_panic", "return a refusal or a fault and look at it"),
];

/// In tests written in Rust.
const IN_RUST_TESTS: &[(&str, &str)] =
    &[("sleep(", "wait for a message or a condition, or hand in the time")];

/// In journeys and in tests of the front end.
const IN_SCRIPT_TESTS: &[(&str, &str)] = &[
    (".only(", "take it away, so that the others run as well"),
    (".skip(", "mend the test or delete it"),
    (".todo(", "write the test or delete it"),
    ("waitForTimeout(", "wait for what the page will show"),
    ("setTimeout(", "wait for what the page will show"),
    ("sleep(", "wait for what the page will show"),
];

const EXCEPTIONS: &[(&str, &str)] = &[];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (file, rust) in tree.rust("").filter(|(file, _)| is_ours(file)) {
        for (sign, mend) in IN_RUST {
            found.extend(rust.find(sign).map(|(line, _)| finding(file, line, sign, mend)));
        }
        for (sign, mend) in IN_RUST_TESTS {
            let in_tests = rust.find(sign).filter(|(line, _)| rust.is_test(*line));
            found.extend(in_tests.map(|(line, _)| finding(file, line, sign, mend)));
        }
    }
    for file in tree.files.iter().filter(|it| is_script_test(it) && is_ours(it)) {
        for (line, text) in file.lines() {
            for (sign, mend) in IN_SCRIPT_TESTS {
                if whole_words(text, sign).next().is_some() {
                    found.push(finding(file, line, sign, mend));
                }
            }
        }
    }
    found
}

fn finding(file: &File, line: usize, sign: &str, mend: &str) -> Finding {
    Finding::new(&file.path, line, format!("`{sign}` in a test"), mend)
}

fn is_ours(file: &File) -> bool {
    !is_sample(&file.path) && !is_excepted(EXCEPTIONS, &file.path)
}

fn is_script_test(file: &File) -> bool {
    let is_script = file.has_ending(&["ts", "mjs", "js"]);
    let is_test = file.path.contains(".test.") || file.path.contains(".spec.");
    is_script && (is_test || file.path.starts_with("e2e/"))
}

#[test]
fn tests_that_do_not_run_or_sleep_are_found() {
    let text = "fn a() { sleep(b); }\n#[test]\n#[ignore = \"slow\"]\nfn c() {\n    sleep(d);\n}\n";
    let found = super::places(&RULE, &[("crates/a/src/b.rs", text)]);
    assert_eq!(found, ["crates/a/src/b.rs:3", "crates/a/src/b.rs:5"]);
}

#[test]
fn scripts_that_leave_tests_out_are_found() {
    let files = [
        ("frontend/src/a.test.ts", "test.only('b', c);\nit.skip('d', e);\n"),
        ("frontend/src/a.ts", "setTimeout(b, 1000);\n"),
        ("e2e/a.test.mjs", "await page.waitForTimeout(500);\n"),
    ];
    assert_eq!(
        super::places(&RULE, &files),
        ["frontend/src/a.test.ts:1", "frontend/src/a.test.ts:2", "e2e/a.test.mjs:1"]
    );
}
