//! Why reading inside a box stopped.

use crate::table::{Damage, Unreadable};

/// Why reading inside a box stopped; becomes an [`Unreadable`] once the part's name is known.
#[derive(Debug)]
pub(crate) enum Fault {
    Damage(Damage),
    Refused(Unreadable),
}

impl Fault {
    pub(crate) fn in_part(self, part: &str) -> Unreadable {
        match self {
            Fault::Damage(damage) => Unreadable::Damaged { part: part.to_owned(), damage },
            Fault::Refused(unreadable) => unreadable,
        }
    }
}

impl From<Damage> for Fault {
    fn from(damage: Damage) -> Self {
        Fault::Damage(damage)
    }
}

impl From<Unreadable> for Fault {
    fn from(unreadable: Unreadable) -> Self {
        Fault::Refused(unreadable)
    }
}
