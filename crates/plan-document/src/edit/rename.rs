//! Rename a key, and with it everything in the plan that refers to it.

use domain::kernel::Key;
use domain::plans::document::LevelName;

use super::data::{Data, first_that_says};
use super::layout::Layout;
use super::references::{Named, Place, Reference, named_in, references, renamed_in};
use super::writing;
use crate::document::Document;
use crate::finding::Edit;
use crate::tree::Tree;

/// Gives the key at the end of the way another name. Where it names a task, an area, a measure, a
/// notice, a level, an indicator or a post, every reference to it in the plan follows. Gives no
/// edits where the name is taken or cannot be one.
#[must_use]
pub fn rename(document: &Document, path: &[&str], new_key: &str) -> Vec<Edit> {
    let tree = document.tree();
    let Some((key, above)) = path.split_last() else { return Vec::new() };
    let is_taken = *key == new_key || tree.node(above).is_none_or(|it| it.entry(new_key).is_some());
    let Some(entry) = tree.entry(path).filter(|_| !is_taken) else { return Vec::new() };
    let named = above.first().filter(|_| above.len() == 1).and_then(|part| named_in(part));
    let can_be_named = match named {
        Some(Named::Thing(_)) => new_key.parse::<Key>().is_ok(),
        Some(Named::Level) => new_key.parse::<LevelName>().is_ok(),
        None => !new_key.trim().is_empty(),
    };
    if !can_be_named {
        return Vec::new();
    }
    let layout = Layout::of(tree);
    let mut data = Data::of_tree(tree);
    let written = writing::key(new_key);
    let mut edits = vec![layout.edit(entry.key_span.start, entry.key_span.end, &written)];
    if let Some(named) = named {
        let renaming = Renaming { tree, layout: &layout, named, names: (key, new_key) };
        for reference in references(tree, named, key) {
            edits.extend(renaming.follow(&reference, &mut data));
        }
    }
    if let Some(map) = data.at_mut(above) {
        map.rename(key, new_key);
    }
    first_that_says(&data, layout.text, [edits])
}

struct Renaming<'a> {
    tree: &'a Tree,
    layout: &'a Layout<'a>,
    named: Named,
    names: (&'a str, &'a str),
}

impl Renaming<'_> {
    /// The edit of one reference; what the text must say afterwards is noted in `data`.
    fn follow(&self, reference: &Reference, data: &mut Data) -> Option<Edit> {
        let path: Vec<&str> = reference.path.iter().map(String::as_str).collect();
        let (last, above) = path.split_last()?;
        let new_name = self.names.1;
        match &reference.place {
            Place::Name(span) => {
                data.set(&path, Data::Scalar(new_name.to_owned()));
                Some(self.layout.edit(span.start, span.end, &writing::key(new_name)))
            }
            Place::Key(span) => {
                data.at_mut(above)?.rename(last, new_name);
                Some(self.layout.edit(span.start, span.end, &writing::key(new_name)))
            }
            Place::Condition(span, text) => {
                let renamed = renamed_in(text, self.named, self.names, self.own_key());
                if renamed == *text {
                    return None;
                }
                let raw = span.of(self.layout.text);
                let raw = renamed_in(raw, self.named, self.names, self.own_key());
                data.set(&path, Data::Scalar(renamed));
                Some(self.layout.edit(span.start, span.end, &raw))
            }
        }
    }

    fn own_key(&self) -> &str {
        let key = self.tree.node(&["plan"]).and_then(|it| it.scalar());
        key.map_or("", |it| it.text.as_str())
    }
}
