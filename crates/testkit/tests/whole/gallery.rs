//! The gallery of components: all of them, in all their states, in both languages.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::county::County;

const CHINESE: &str = "Accept-Language: zh-CN\r\n";
const ENGLISH: &str = "Accept-Language: en\r\n";
/// Classes that a gallery cannot show, with the reason.
const ELSEWHERE: &[(&str, &str)] = &[
    ("columns", "it divides whole pages"),
    ("demo-mark", "it stands on every page of a demo, and on no other"),
    ("even", "it divides whole pages"),
    ("older", "it parts a list from what leads on, at the foot of a page"),
];

fn shown(test: &str, language: &str) -> String {
    let county = County::new(&format!("gallery_{test}_{}", language.len()));
    let mut client = county.client(&county.officer(&[]).cookie());
    let answer = client.send("GET", "/gallery", language, "").expect("an answer");
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.body
}

/// The values of an attribute, wherever it stands.
fn values<'a>(page: &'a str, attribute: &'a str) -> impl Iterator<Item = &'a str> {
    let found = page.split(attribute).skip(1);
    found.filter_map(|it| it.strip_prefix("=\"")?.split_once('"').map(|(value, _)| value))
}

fn ids(page: &str) -> Vec<&str> {
    values(page, " id").collect()
}

fn has_chinese(text: &str) -> bool {
    text.chars().any(|it| ('\u{4e00}'..='\u{9fff}').contains(&it))
}

/// The folders of components that have a style or a template.
fn folders() -> Vec<PathBuf> {
    let components = Path::new(env!("CARGO_MANIFEST_DIR")).join("../pages/src/components");
    let entries = std::fs::read_dir(components).expect("the components are there");
    let folders = entries.map(|it| it.expect("an entry").path()).filter(|it| it.is_dir());
    folders.filter(|it| files(it).any(|it| is_seen(&it))).collect()
}

fn files(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let entries = std::fs::read_dir(folder).expect("a folder of a component");
    entries.map(|it| it.expect("an entry").path())
}

fn is_seen(file: &Path) -> bool {
    let ending = file.extension().and_then(|it| it.to_str());
    matches!(ending, Some("css" | "html"))
}

/// The classes that a style sheet names: what stands before an opening brace, and is no rule of
/// the window.
fn classes(style: &str) -> BTreeSet<String> {
    let is_of_a_name = |it: char| it.is_ascii_alphanumeric() || it == '-';
    let before_braces = style.split('{').filter_map(|it| it.rsplit(['}', ';', '/']).next());
    let selectors = before_braces.filter(|it| !it.trim_start().starts_with('@'));
    let named = selectors.flat_map(|it| it.split('.').skip(1));
    let names = named.map(|it| it.split(|it| !is_of_a_name(it)).next().unwrap_or_default());
    names
        .filter(|it| it.starts_with(|it: char| it.is_ascii_lowercase()))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_component_is_in_the_gallery() {
    let page = shown("table", CHINESE);
    let ids = ids(&page);
    let folders = folders();
    assert!(folders.len() > 10, "{folders:?}");
    for folder in folders {
        let name = folder.file_name().and_then(|it| it.to_str()).expect("a name");
        assert!(ids.contains(&name), "show {name} in the gallery, with an example of each state");
    }
}

#[test]
fn every_state_that_a_component_has_a_style_for_is_shown() {
    let page = shown("states", CHINESE);
    let seen: BTreeSet<&str> = values(&page, " class").flat_map(str::split_whitespace).collect();
    for folder in folders() {
        let style = std::fs::read_to_string(folder.join("style.css")).unwrap_or_default();
        for class in classes(&style) {
            let is_excepted = ELSEWHERE.iter().any(|(it, _)| *it == class);
            assert!(
                seen.contains(class.as_str()) != is_excepted,
                "{}: an example of .{class} is {}",
                folder.display(),
                if is_excepted { "there after all" } else { "missing" },
            );
        }
    }
}

#[test]
fn every_component_says_what_it_is_for_in_both_languages() {
    let (chinese, english) = (shown("words", CHINESE), shown("words", ENGLISH));
    for (page, used, not) in [
        (&chinese, "<dt>用于</dt>", "<dt>不用于</dt>"),
        (&english, "<dt>Use it for</dt>", "<dt>Not for</dt>"),
    ] {
        let parts = page.matches("gallery-part").count();
        assert!(parts > 12);
        assert_eq!([page.matches(used).count(), page.matches(not).count()], [parts, parts]);
    }
    // The name of the other language is written in itself.
    let left = english.replace("中文", "");
    let line = left.lines().find(|it| has_chinese(it));
    assert!(line.is_none(), "{line:?}");
}

#[test]
fn nothing_in_the_gallery_is_named_twice_or_leads_nowhere() {
    for language in [CHINESE, ENGLISH] {
        let page = shown("names", language);
        let all = ids(&page);
        let ids: BTreeSet<&str> = all.iter().copied().collect();
        let twice: Vec<_> =
            ids.iter().filter(|id| all.iter().filter(|it| it == id).count() > 1).collect();
        assert!(twice.is_empty(), "{twice:?}");
        let to = values(&page, " href").filter_map(|it| it.strip_prefix('#'));
        for id in to.chain(values(&page, " for")).chain(values(&page, "aria-labelledby")) {
            assert!(ids.contains(id), "nothing is called {id}");
        }
        assert!(!page.contains(" style="), "the policy of the pages allows no style in a tag");
    }
}

#[test]
fn the_account_leads_to_the_gallery() {
    let county = County::new("gallery_link");
    let mut client = county.client(&county.officer(&[]).cookie());
    let answer = client.send("GET", "/account", CHINESE, "").expect("an answer");
    assert!(answer.body.contains("<a href=\"/gallery\">组件</a>"), "{}", answer.body);
}
