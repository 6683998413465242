//! The files of a checkout, read once; in tests a few lines in memory.

use std::collections::BTreeSet;
use std::path::Path;

use super::rust::RustText;

/// All files that are ours: what is ignored, installed or built is left out.
pub(crate) struct Tree {
    pub(crate) files: Vec<File>,
}

/// One file. What is not UTF-8 has an empty text.
pub(crate) struct File {
    /// From the root, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
    /// For `.rs` files.
    rust: Option<RustText>,
}

impl File {
    pub(crate) fn new(path: &str, text: &str) -> File {
        let rust = path.ends_with(".rs").then(|| RustText::read(path, text));
        File { path: path.to_owned(), text: text.to_owned(), rust }
    }

    /// The file's name without folder and without anything after its first dot.
    pub(crate) fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.split('.').next().unwrap_or_default()
    }

    pub(crate) fn has_ending(&self, endings: &[&str]) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, ending)| endings.contains(&ending))
    }

    /// Lines with their numbers from 1.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(at, line)| (at + 1, line))
    }
}

/// Never ours, whether or not they are ignored.
const SKIPPED: &[&str] = &[".git", "target", "node_modules", "dist"];

impl Tree {
    /// A tree in memory, for tests of rules.
    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Tree {
        let files = files.iter().map(|(path, text)| File::new(path, text)).collect();
        let mut tree = Tree { files };
        tree.mark_test_modules();
        tree
    }

    pub(crate) fn read(root: &Path) -> std::io::Result<Tree> {
        let ignored = std::fs::read_to_string(root.join(".gitignore")).unwrap_or_default();
        let mut tree = Tree { files: Vec::new() };
        tree.read_folder(root, "", &ignored)?;
        tree.files.sort_by(|a, b| a.path.cmp(&b.path));
        tree.mark_test_modules();
        Ok(tree)
    }

    fn read_folder(&mut self, folder: &Path, at: &str, ignored: &str) -> std::io::Result<()> {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            let path = if at.is_empty() { name.clone() } else { format!("{at}/{name}") };
            if SKIPPED.contains(&name.as_str()) || is_ignored(&path, &name, ignored) {
                continue;
            }
            let kind = entry.file_type()?;
            if kind.is_dir() {
                self.read_folder(&entry.path(), &path, ignored)?;
            } else if kind.is_file() {
                let bytes = std::fs::read(entry.path())?;
                self.files.push(File::new(&path, std::str::from_utf8(&bytes).unwrap_or_default()));
            }
        }
        Ok(())
    }

    /// Files that their parent declares as `#[cfg(test)] mod name;` are tests throughout.
    fn mark_test_modules(&mut self) {
        let modules: Vec<String> = self
            .rust("")
            .flat_map(|(file, rust)| {
                let folder = children_of(&file.path);
                rust.test_modules().into_iter().map(move |name| format!("{folder}/{name}"))
            })
            .collect();
        let is_in = |path: &str| {
            modules.iter().any(|it| {
                path.strip_prefix(it.as_str()).is_some_and(|it| it == ".rs" || it.starts_with('/'))
            })
        };
        for file in self.files.iter_mut().filter(|it| is_in(&it.path)) {
            if let Some(rust) = &mut file.rust {
                rust.is_all_test();
            }
        }
    }

    pub(crate) fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|it| it.path == path)
    }

    /// Whether a path names a file or a folder.
    pub(crate) fn has(&self, path: &str) -> bool {
        let folder = format!("{}/", path.trim_end_matches('/'));
        self.files.iter().any(|it| it.path == path || it.path.starts_with(&folder))
    }

    pub(crate) fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a File> {
        self.files.iter().filter(move |it| it.path.starts_with(folder))
    }

    /// The Rust files under a folder.
    pub(crate) fn rust<'a>(
        &'a self,
        folder: &'a str,
    ) -> impl Iterator<Item = (&'a File, &'a RustText)> {
        self.under(folder).filter_map(|it| it.rust.as_ref().map(|rust| (it, rust)))
    }

    /// The crates of the product, by their folders; without the developer's tool.
    pub(crate) fn crates(&self) -> BTreeSet<&str> {
        self.under("crates/")
            .filter_map(|it| it.path.strip_prefix("crates/")?.strip_suffix("/Cargo.toml"))
            .filter(|it| !it.contains('/'))
            .collect()
    }

    /// The capabilities: folders or files of the domain, but for what all of them share.
    pub(crate) fn capabilities(&self) -> BTreeSet<&str> {
        self.rust("crates/domain/src/")
            .filter_map(|(it, _)| capability_of(&it.path))
            .filter(|it| !matches!(*it, "kernel" | "policies" | "lib"))
            .collect()
    }
}

/// The folder in which the modules lie that a file declares.
fn children_of(path: &str) -> &str {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let is_root = ["/lib.rs", "/main.rs", "/mod.rs"].iter().any(|it| path.ends_with(it));
    if is_root { folder } else { path.trim_end_matches(".rs") }
}

/// The first folder below the domain's sources that a path lies in.
pub(crate) fn capability_of(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("crates/domain/src/")?;
    inside.split_once('/').map(|(folder, _)| folder)
}

/// The forms of `.gitignore` that we use: `name`, `name/`, `/path`, `*.ending`.
fn is_ignored(path: &str, name: &str, ignored: &str) -> bool {
    ignored.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with('#')).any(|it| {
        let it = it.trim_end_matches('/');
        match (it.strip_prefix('/'), it.strip_prefix('*')) {
            (Some(anchored), _) => path == anchored,
            (None, Some(ending)) => name.ends_with(ending),
            (None, None) => name == it,
        }
    })
}

#[test]
fn ignored_files_are_recognised() {
    let ignored = "/target\nnode_modules\n/frontend/dist\n*.profraw\n# words\n";
    assert!(is_ignored("target", "target", ignored));
    assert!(is_ignored("a/node_modules", "node_modules", ignored));
    assert!(is_ignored("frontend/dist", "dist", ignored));
    assert!(is_ignored("a/b.profraw", "b.profraw", ignored));
    assert!(!is_ignored("docs/target", "target", ignored));
    assert!(!is_ignored("words", "words", ignored));
}

#[test]
fn files_that_are_declared_as_tests_are_tests() {
    let tree = Tree::of(&[
        ("crates/a/src/lib.rs", "mod b;\n#[cfg(test)]\nmod c;\n"),
        ("crates/a/src/b.rs", "#[cfg(test)]\nmod d;\nfn e() {}\n"),
        ("crates/a/src/c.rs", "fn f() {}\n"),
        ("crates/a/src/b/d.rs", "fn g() {}\n"),
    ]);
    let is_test: Vec<bool> = tree.rust("").map(|(_, rust)| rust.is_test(3)).collect();
    assert_eq!(is_test, [false, false, true, true]);
}

#[test]
fn crates_and_capabilities_are_read_off_the_folders() {
    let tree = Tree::of(&[
        ("crates/domain/Cargo.toml", ""),
        ("crates/domain/src/lib.rs", ""),
        ("crates/domain/src/kernel/mod.rs", ""),
        ("crates/domain/src/people/mod.rs", ""),
        ("crates/domain/src/policies/mod.rs", ""),
        ("xtask/Cargo.toml", ""),
    ]);
    assert_eq!(tree.crates().into_iter().collect::<Vec<_>>(), ["domain"]);
    assert_eq!(tree.capabilities().into_iter().collect::<Vec<_>>(), ["people"]);
    assert!(tree.has("crates/domain/src") && !tree.has("crates/dom"));
}
