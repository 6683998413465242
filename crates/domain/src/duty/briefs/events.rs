//! What can have happened to a daily brief.

use serde::{Deserialize, Serialize};

use crate::events;
use crate::kernel::{Body, BriefId, Instant, PersonId, Thing, VaultKey, VaultText};

events! {
    /// What can have happened to a daily brief.
    pub BriefEvent {
        "brief_written", schema 1, Inner, Record, text => BriefWritten,
        "brief_checked", schema 1, Inner, Record => BriefChecked,
        "brief_issued", schema 1, Inner, Record, text => BriefIssued,
    }
}

fn thing(brief: BriefId) -> Thing {
    Thing::new("daily_brief", brief)
}

/// A brief was written, or written anew.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BriefWritten {
    /// Which brief.
    pub brief: BriefId,
    /// From when on it speaks.
    pub from: Instant,
    /// Up to when it speaks.
    pub until: Instant,
    /// What it says.
    pub text: VaultText,
    /// Who wrote it; none where the operator or a script did.
    pub writer: Option<PersonId>,
}

impl Body for BriefWritten {
    fn thing(&self) -> Thing {
        thing(self.brief)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        visit(VaultKey::BriefText(self.brief), &mut self.text);
    }
}

/// A second person has found a brief right.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BriefChecked {
    /// Which brief.
    pub brief: BriefId,
    /// Who checked it; none where the operator or a script did.
    pub checker: Option<PersonId>,
}

impl Body for BriefChecked {
    fn thing(&self) -> Thing {
        thing(self.brief)
    }
}

/// A brief has left the house under its number.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BriefIssued {
    /// Which brief.
    pub brief: BriefId,
    /// Its number, from 1.
    pub number: u32,
    /// The body in whose name it is issued.
    pub from: VaultText,
    /// To whom.
    pub to: VaultText,
}

impl Body for BriefIssued {
    fn thing(&self) -> Thing {
        thing(self.brief)
    }
    fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        for text in [&mut self.from, &mut self.to] {
            visit(VaultKey::BriefText(self.brief), text);
        }
    }
}
