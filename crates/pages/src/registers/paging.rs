//! Which part of a long list a page shows, and the way to the rest.

use words::{Language, Registering, Say};

/// A part of a list, at most so many rows of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Part {
    page: usize,
    pages: usize,
    rows: usize,
    rows_max: usize,
}

/// The links between the parts of a list.
pub(crate) struct Pager {
    pub(crate) says: String,
    /// Address and word of the page before.
    pub(crate) previous: Option<(String, String)>,
    /// Address and word of the page behind.
    pub(crate) next: Option<(String, String)>,
}

impl Part {
    /// A page of a list, counted from 1; the last one where there are not so many.
    pub(crate) fn of(rows: usize, page: Option<usize>, rows_max: usize) -> Self {
        let pages = rows.div_ceil(rows_max).max(1);
        Self { page: page.unwrap_or(1).clamp(1, pages), pages, rows, rows_max }
    }

    /// How many rows stand before it.
    pub(crate) const fn skipped(self) -> usize {
        (self.page - 1) * self.rows_max
    }

    /// The numbers of its first and its last row.
    pub(crate) fn bounds(self) -> (usize, usize) {
        let first = self.skipped() + 1;
        (first.min(self.rows), (self.skipped() + self.rows_max).min(self.rows))
    }

    /// How much of a list of so many rows it shows, where this much was found.
    pub(crate) fn counted(self, rows: usize) -> Registering {
        let ((from, to), found) = (self.bounds(), self.rows);
        if self.pages == 1 {
            Registering::Shown { shown: found, rows }
        } else if found == rows {
            Registering::ShownPart { from, to, rows }
        } else {
            Registering::FoundPart { from, to, found, rows }
        }
    }

    /// The links to the other parts; none where this one is all. `address` ends before the number
    /// of the page.
    pub(crate) fn pager(self, address: &str, anchor: &str, language: Language) -> Option<Pager> {
        let to = |page: usize, word: Registering| {
            (format!("{address}{page}{anchor}"), word.say(language))
        };
        let is_first = self.page == 1;
        let says = Registering::PageOf { page: self.page, pages: self.pages };
        (self.pages > 1).then(|| Pager {
            says: says.say(language),
            previous: (!is_first).then(|| to(self.page - 1, Registering::PreviousPage)),
            next: (self.page < self.pages).then(|| to(self.page + 1, Registering::NextPage)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_list_are_all_of_it_and_nothing_twice() {
        let parts = [1, 2, 3].map(|page| Part::of(250, Some(page), 100).bounds());
        assert_eq!(parts, [(1, 100), (101, 200), (201, 250)]);
        assert_eq!(Part::of(250, Some(9), 100), Part::of(250, Some(3), 100));
        assert_eq!(Part::of(250, Some(0), 100), Part::of(250, None, 100));
        assert_eq!(Part::of(0, None, 100).bounds(), (0, 0));
    }

    #[test]
    fn a_page_leads_to_its_neighbours_and_a_whole_list_nowhere() {
        assert!(Part::of(100, None, 100).pager("/x?page=", "", Language::Chinese).is_none());
        let pager =
            |page| Part::of(250, Some(page), 100).pager("/x?page=", "#a", Language::English);
        let first = pager(1).expect("there are more");
        assert!(first.previous.is_none());
        assert_eq!(first.next.expect("a second").0, "/x?page=2#a");
        let last = pager(3).expect("there are more");
        assert!(last.next.is_none());
        assert_eq!(last.previous.expect("a second").0, "/x?page=2#a");
    }
}
