//! Issued texts that were read lately: a version never changes, so its reading is kept.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::kernel::{Commitment, PlanId, Realm};
use domain::plans::document::Plan;
use plan_document::Document;

use crate::failure::Fault;
use crate::office::Reading;
use crate::plans::plan_text;
use crate::vault::Opened;

/// So many readings are kept; when there are more, all are let go and read again.
const READINGS_MAX: usize = 64;

/// The text of an issued version, read.
pub struct ReadPlan {
    /// The text with its places.
    pub document: Document,
}

impl ReadPlan {
    /// What it says.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        self.document.plan()
    }
}

/// Readings by the hash of their text.
#[derive(Default)]
pub(super) struct PlanBook {
    kept: Mutex<HashMap<Commitment, Arc<ReadPlan>>>,
}

impl PlanBook {
    fn get(&self, sha256: &Commitment) -> Option<Arc<ReadPlan>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(sha256).cloned()
    }

    fn keep(&self, sha256: Commitment, read: Arc<ReadPlan>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= READINGS_MAX {
            kept.clear();
        }
        kept.insert(sha256, read);
    }
}

impl Reading<'_> {
    /// The text of an issued version, read; none where it is not there any more.
    ///
    /// # Errors
    /// When the store cannot be read or the text is damaged.
    pub fn issued_text(
        &mut self,
        realm: &Realm,
        (plan, version): (PlanId, u32),
        sha256: &Commitment,
    ) -> Result<Option<Arc<ReadPlan>>, Fault> {
        if let Some(read) = self.book.plans.get(sha256) {
            return Ok(Some(read));
        }
        let Some(Opened::Text(text)) = plan_text(self, realm, plan, version)? else {
            return Ok(None);
        };
        let read = Arc::new(ReadPlan { document: Document::read(&text) });
        self.book.plans.keep(*sha256, Arc::clone(&read));
        Ok(Some(read))
    }
}
