//! Named parts in the order in which a plan lists them.

use std::collections::BTreeMap;

use crate::kernel::Key;

/// Named parts, in the order of the document.
#[derive(Clone, PartialEq, Debug)]
pub struct Entries<T, K = Key> {
    list: Vec<(K, T)>,
    by_key: BTreeMap<K, usize>,
}

impl<T, K> Default for Entries<T, K> {
    fn default() -> Self {
        Self { list: Vec::new(), by_key: BTreeMap::new() }
    }
}

impl<T, K: Ord + Clone> Entries<T, K> {
    /// The part of that name.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<&T> {
        self.index(key).and_then(|at| self.list.get(at)).map(|(_, it)| it)
    }

    /// Its place in the document, from 0.
    #[must_use]
    pub fn index(&self, key: &K) -> Option<usize> {
        self.by_key.get(key).copied()
    }

    /// Whether there is one of that name.
    #[must_use]
    pub fn has(&self, key: &K) -> bool {
        self.by_key.contains_key(key)
    }

    /// All of them, in the order of the document.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &T)> + ExactSizeIterator {
        self.list.iter().map(|(key, it)| (key, it))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl<T, K: Ord + Clone> FromIterator<(K, T)> for Entries<T, K> {
    /// Where two share a name the first one counts.
    fn from_iter<I: IntoIterator<Item = (K, T)>>(parts: I) -> Self {
        let mut entries = Self::default();
        for (key, it) in parts {
            if !entries.has(&key) {
                entries.by_key.insert(key.clone(), entries.list.len());
                entries.list.push((key, it));
            }
        }
        entries
    }
}

#[test]
fn parts_keep_the_order_of_the_document_and_the_first_of_a_name_counts() {
    let key = |text: &str| text.parse::<Key>().expect("a key");
    let entries: Entries<u8> = [(key("z"), 1), (key("a"), 2), (key("z"), 3)].into_iter().collect();
    let order: Vec<_> = entries.iter().map(|(key, it)| (key.as_str(), *it)).collect();
    assert_eq!(order, [("z", 1), ("a", 2)]);
    assert_eq!(entries.get(&key("z")), Some(&1));
}
