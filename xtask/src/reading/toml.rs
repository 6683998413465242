//! As much TOML as manifests use: sections, keys, values over several lines, comments.

/// One `key = value`.
#[derive(Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) line: usize,
    pub(crate) section: String,
    pub(crate) key: String,
    pub(crate) value: String,
    /// The comment behind it, without its mark.
    pub(crate) comment: String,
}

/// A dependency as a manifest names it.
pub(crate) struct Dependency {
    pub(crate) line: usize,
    pub(crate) name: String,
    /// For tests only.
    pub(crate) dev: bool,
    /// Taken from the workspace's table.
    pub(crate) shared: bool,
}

pub(crate) fn entries(text: &str) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    let mut section = String::new();
    let mut open = false;
    for (at, line) in text.lines().enumerate() {
        let (content, comment) = split_comment(line);
        let content = content.trim();
        if open {
            if let Some(last) = found.last_mut() {
                last.value.push_str(content);
                last.comment = comment.to_owned();
                open = is_open(&last.value);
            }
        } else if let Some(name) = content.strip_prefix('[') {
            section = name.trim_matches(['[', ']']).trim().to_owned();
        } else if let Some((key, value)) = content.split_once('=') {
            let (key, value) = (key.trim().to_owned(), value.trim().to_owned());
            open = is_open(&value);
            let comment = comment.to_owned();
            found.push(Entry { line: at + 1, section: section.clone(), key, value, comment });
        }
    }
    found
}

/// Every dependency that a crate's manifest names, in all its tables.
pub(crate) fn dependencies(text: &str) -> Vec<Dependency> {
    let mut found: Vec<Dependency> = Vec::new();
    for entry in entries(text) {
        let Some((table, name)) = table_of(&entry) else { continue };
        let dev = table == "dev-dependencies";
        let key = entry.key.rsplit('.').next().unwrap_or_default();
        let shared = (key == "workspace" && entry.value == "true")
            || entry.value.replace(' ', "").contains("workspace=true");
        match found.iter_mut().find(|it| it.name == name && it.dev == dev) {
            // `[dependencies.name]` spreads one dependency over several keys.
            Some(it) => it.shared |= shared,
            None => found.push(Dependency { line: entry.line, name, dev, shared }),
        }
    }
    found
}

/// The table of dependencies an entry belongs to, and the dependency's name.
fn table_of(entry: &Entry) -> Option<(&str, String)> {
    const TABLES: &[&str] = &["dependencies", "dev-dependencies", "build-dependencies"];
    let section = match entry.section.strip_prefix("target.") {
        Some(rest) => rest.rsplit_once(").").or_else(|| rest.split_once('.'))?.1,
        None => entry.section.as_str(),
    };
    let (table, name) = match section.split_once('.') {
        Some((table, name)) => (table, name),
        None => (section, entry.key.split('.').next().unwrap_or_default()),
    };
    TABLES.contains(&table).then(|| (table, name.to_owned()))
}

/// Divides a line at the `#` that is not inside a string.
fn split_comment(line: &str) -> (&str, &str) {
    let mut quoted = false;
    for (at, it) in line.char_indices() {
        match it {
            '"' => quoted = !quoted,
            '#' if !quoted => {
                let (content, comment) = line.split_at(at);
                return (content, comment.trim_start_matches('#').trim());
            }
            _ => {}
        }
    }
    (line, "")
}

/// Whether a value goes on in the next line.
fn is_open(value: &str) -> bool {
    let count = |it: char| value.matches(it).count();
    count('[') > count(']') || count('{') > count('}')
}

#[test]
fn keys_are_read_with_section_comment_and_line() {
    let found = entries("[a]\nb = \"c # d\" # Why.\n[[e]]\nf = [\n  1,\n] # End.\ng = 2\n");
    let short: Vec<_> = found
        .iter()
        .map(|it| (it.line, it.section.as_str(), it.key.as_str(), it.comment.as_str()))
        .collect();
    assert_eq!(short, [(2, "a", "b", "Why."), (4, "e", "f", "End."), (7, "e", "g", "")]);
    assert_eq!(found.first().map(|it| it.value.as_str()), Some("\"c # d\""));
}

#[test]
fn dependencies_are_found_in_every_table() {
    let text = "[dependencies]\na.workspace = true\nb = { workspace = true, features = [] }\n\
                c = \"1\"\n[dev-dependencies]\nd = { workspace = true }\n\
                [target.'cfg(unix)'.dependencies]\ne = \"1\"\n\
                [dependencies.f]\nversion = \"1\"\nworkspace = true\n[lints]\nworkspace = true\n";
    let found = dependencies(text);
    let names: Vec<_> = found.iter().map(|it| (it.name.as_str(), it.dev, it.shared)).collect();
    assert_eq!(
        names,
        [
            ("a", false, true),
            ("b", false, true),
            ("c", false, false),
            ("d", true, true),
            ("e", false, false),
            ("f", false, true),
        ]
    );
}
