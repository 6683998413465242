//! Units and posts as they were read lately: every board names them, and they seldom change.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::kernel::{House, Realm};
use domain::people::{Organisation, People, Post};

use crate::failure::Fault;
use crate::office::Reading;
use crate::writer::stream_name;

/// The registers of so many realms are kept; when there are more, all are let go.
const REALMS_MAX: usize = 16;

/// The units and posts of a realm.
#[derive(Debug)]
pub struct UnitsAndPosts {
    /// The units, in the order of their codes.
    pub units: Vec<Organisation>,
    /// The posts, in the order of their codes.
    pub posts: Vec<Post>,
}

/// The registers of realms, each with the last event that its register of people knew of.
#[derive(Default)]
pub(super) struct RegisterBook {
    kept: Mutex<HashMap<Realm, (u64, Arc<UnitsAndPosts>)>>,
}

impl RegisterBook {
    fn get(&self, realm: &Realm, position: u64) -> Option<Arc<UnitsAndPosts>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(realm).filter(|it| it.0 == position).map(|it| Arc::clone(&it.1))
    }

    fn keep(&self, realm: Realm, position: u64, read: Arc<UnitsAndPosts>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= REALMS_MAX && !kept.contains_key(&realm) {
            kept.clear();
        }
        kept.insert(realm, (position, read));
    }
}

impl Reading<'_> {
    /// The units and posts of a realm as this look sees them, from memory where nothing was
    /// written since.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn units_and_posts(&mut self, realm: &Realm) -> Result<Arc<UnitsAndPosts>, Fault> {
        let stream = stream_name::<People>(&House);
        let newest = self.view.events_of_before(realm, &stream, None, 1)?;
        let position = newest.first().map_or(0, |it| it.sealed.envelope().position);
        if let Some(kept) = self.book.registers.get(realm, position) {
            return Ok(kept);
        }
        let units = self.view.organisations(realm)?;
        let read = Arc::new(UnitsAndPosts { units, posts: self.view.posts(realm)? });
        // A realm that is opened gets its registers without an event of its own.
        if !read.units.is_empty() {
            self.book.registers.keep(realm.clone(), position, Arc::clone(&read));
        }
        Ok(read)
    }
}
