//! One verb, one file: named alike, with its tests inside.

use super::{Finding, Rule};
use crate::reading::rust::{RustText, first_word, whole_words};
use crate::reading::tree::{File, Tree, capability_of};

pub(super) const RULE: Rule = Rule {
    name: "verb files",
    holds: "a verb is a file of its name with a test at its foot, is in the table, and on a page",
    check,
};

const TABLE: &str = "crates/domain/src/verbs.rs";

/// Verbs that no page names, in groups with one reason each. One that gets its page leaves here.
const WITHOUT_PAGE: &[(&[&str], &str)] = &[
    (
        &["ImportPeople", "ImportPosts", "ImportResources", "ImportSites"],
        "the page is the upload, which names the spreadsheet; `application::import` makes the verb",
    ),
    (
        &["OpenAccount", "CloseAccount", "SetCredentials", "UnlockAccount"],
        "through `lianfang user` and the pages of one's own account, which call \
         `application::access`; secrets are made there and nowhere else",
    ),
    (
        &["LetTimePass", "LetReportsFallDue"],
        "the server's clock hands it in when something has fallen due",
    ),
    (
        &["AdoptReference"],
        "through `lianfang import`: whoever keeps the server adopts a whole list",
    ),
    (
        &[
            "RegisterOrganisation",
            "ChangeOrganisation",
            "RegisterPerson",
            "ChangePerson",
            "CertifyCompetence",
            "SetContact",
            "DefinePost",
            "ChangePost",
            "AppointHolder",
            "AppointDeputy",
            "Relieve",
            "AddSite",
            "ChangeSite",
            "RegisterVehicle",
            "ChangeVehicle",
            "SetStock",
        ],
        "through spreadsheets and the API; its own page is not built yet",
    ),
    (
        &[
            "DissolveOrganisation",
            "EndEmployment",
            "WithdrawCompetence",
            "RemoveContact",
            "SetDuty",
            "AbolishPost",
            "CloseSite",
            "ReopenSite",
            "WithdrawVehicle",
            "OpenRealm",
            "SetClock",
            "DestroyEmploymentData",
        ],
        "through the API; its own page is not built yet",
    ),
];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = stale_exceptions(tree);
    for (file, rust) in tree.rust("crates/domain/src/") {
        if capability_of(&file.path).is_none_or(|it| it == "kernel") {
            continue;
        }
        for (line, verb) in verbs(rust) {
            let name = snake_case(verb);
            if file.stem() != name {
                let wrong = format!("the verb `{verb}` in a file of another name");
                found.push(Finding::new(&file.path, line, wrong, format!("move it to {name}.rs")));
            }
            if tree.file(TABLE).is_some_and(|it| !names(&it.text, verb)) {
                let wrong = format!("the verb `{verb}` is not in the table of verbs");
                let mend = format!("add it to `verbs!` in {TABLE}: the API is made from it");
                found.push(Finding::new(&file.path, line, wrong, mend));
            }
            if !excepted().any(|it| it == verb) && !is_on_a_page(tree, verb, &name) {
                let wrong = format!("nobody can do `{verb}`: no page names it");
                let mend = "write its page in `pages`; one question, one button";
                found.push(Finding::new(&file.path, line, wrong, mend));
            }
            if !rust.has_tests() {
                let wrong = format!("the verb `{verb}` has no test");
                let mend = "add tests at its foot, named by what holds: one for each refusal, one \
                            for what it does";
                found.push(Finding::new(&file.path, line, wrong, mend));
            }
        }
    }
    found
}

fn excepted() -> impl Iterator<Item = &'static str> {
    WITHOUT_PAGE.iter().flat_map(|(verbs, _)| verbs.iter().copied())
}

/// Exceptions that except nothing: the verb is gone, or it has a page.
fn stale_exceptions(tree: &Tree) -> Vec<Finding> {
    let here = "xtask/src/tidy/verb_files.rs";
    let Some(table) = tree.file(TABLE) else { return Vec::new() };
    // Broken samples know neither this file nor most verbs.
    let Some(this) = tree.file(here) else { return Vec::new() };
    let line = |verb: &str| {
        let quoted = format!("\"{verb}\"");
        this.lines().find(|(_, text)| text.contains(&quoted)).map_or(1, |(line, _)| line)
    };
    let finding = |verb: &str, wrong: String| {
        Finding::new(here, line(verb), wrong, "take it out of `WITHOUT_PAGE`")
    };
    let mut found = Vec::new();
    for verb in excepted() {
        if !names(&table.text, verb) {
            found.push(finding(verb, format!("there is no verb `{verb}` to except")));
        } else if is_on_a_page(tree, verb, &snake_case(verb)) {
            found.push(finding(verb, format!("`{verb}` is excepted, and a page names it")));
        }
    }
    found
}

/// Types that are verbs, outside tests.
fn verbs(rust: &RustText) -> Vec<(usize, &str)> {
    rust.find("Verb for ")
        .filter(|(line, _)| !rust.is_test(*line))
        .map(|(line, behind)| (line, first_word(rust.code.get(behind..).unwrap_or_default())))
        .filter(|(_, verb)| !verb.is_empty())
        .collect()
}

fn names(text: &str, word: &str) -> bool {
    whole_words(text, word).next().is_some()
}

/// Whether a page names the verb, by its type or by its name on the wire.
fn is_on_a_page(tree: &Tree, verb: &str, name: &str) -> bool {
    let folder = "crates/pages/";
    let is_page = |file: &&File| file.has_ending(&["rs", "html"]);
    // An early checkout has no pages at all.
    tree.under(folder).filter(is_page).count() < 3
        || tree
            .under(folder)
            .filter(is_page)
            .any(|it| names(&it.text, verb) || names(&it.text, name))
}

fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for it in name.chars() {
        if it.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(it.to_lowercase());
    }
    snake
}

#[test]
fn a_verb_in_a_file_of_another_name_is_found() {
    let text = "impl Verb for AssignTask {}\n#[test]\nfn a() {}\n";
    let files = [
        ("crates/domain/src/operations/tasks.rs", text),
        ("crates/domain/src/operations/assign_task.rs", text),
    ];
    assert_eq!(super::places(&RULE, &files), ["crates/domain/src/operations/tasks.rs:1"]);
}

#[test]
fn two_verbs_in_a_file_are_found() {
    let text = "impl Verb for Lift {}\nimpl Verb for Raise {}\n#[test]\nfn a() {}\n";
    let found = super::places(&RULE, &[("crates/domain/src/operations/lift.rs", text)]);
    assert_eq!(found, ["crates/domain/src/operations/lift.rs:2"]);
}

#[test]
fn a_verb_without_test_is_found() {
    let files = [("crates/domain/src/operations/lift.rs", "impl Verb for Lift {}\n")];
    assert_eq!(super::places(&RULE, &files), ["crates/domain/src/operations/lift.rs:1"]);
}

#[test]
fn a_verb_that_is_not_in_the_table_is_found() {
    let verb =
        ("crates/domain/src/operations/lift.rs", "impl Verb for Lift {}\n#[test]\nfn a() {}");
    let without = (TABLE, "verbs! { operations: LiftAll; }");
    assert_eq!(super::places(&RULE, &[verb, without]), ["crates/domain/src/operations/lift.rs:1"]);
    assert!(super::places(&RULE, &[verb, (TABLE, "verbs! { operations: Lift; }")]).is_empty());
}

#[test]
fn a_verb_that_no_page_names_is_found() {
    let verb =
        ("crates/domain/src/operations/lift.rs", "impl Verb for Lift {}\n#[test]\nfn a() {}");
    let others = [("crates/pages/src/a.rs", ""), ("crates/pages/src/b.rs", "")];
    let page = |text| ("crates/pages/src/operations/c.html", text);
    let [a, b] = others;
    assert_eq!(super::places(&RULE, &[verb, a, b, page("lift_all")]).len(), 1);
    assert!(super::places(&RULE, &[verb, a, b, page("value=\"lift\"")]).is_empty());
}

#[test]
fn an_exception_that_excepts_nothing_is_found() {
    let here = ("xtask/src/tidy/verb_files.rs", "A\n\"CloseSite\"\n");
    let all = excepted().collect::<Vec<_>>().join(", ");
    let all = format!("verbs! {{ {all}; }}");
    let pages = [("crates/pages/src/a.rs", ""), ("crates/pages/src/b.rs", "")];
    let [a, b] = pages;
    let without = ("crates/pages/src/c.html", "");
    let with = ("crates/pages/src/c.html", "value=\"close_site\"");
    assert!(super::places(&RULE, &[here, (TABLE, &all), a, b, without]).is_empty());
    let found = super::places(&RULE, &[here, (TABLE, &all), a, b, with]);
    assert_eq!(found, ["xtask/src/tidy/verb_files.rs:2"]);
    let fewer = all.replace("CloseSite", "");
    let found = super::places(&RULE, &[here, (TABLE, &fewer), a, b, without]);
    assert_eq!(found, ["xtask/src/tidy/verb_files.rs:2"]);
}

#[test]
fn the_kernel_defines_verbs_and_has_none() {
    let files = [("crates/domain/src/kernel/verb.rs", "impl<V> Verb for Traced<V> {}\n")];
    assert!(super::places(&RULE, &files).is_empty());
}
