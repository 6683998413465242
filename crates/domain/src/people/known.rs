//! What the rules of people must know from elsewhere, and what they ask of the register itself.

use std::collections::{BTreeMap, BTreeSet};

use super::refusals::Refusal;
use super::state::{Organisation, People, Person, Post};
use crate::kernel::{Commitment, Key, OrganisationId, PersonId, PostId, RegionCode, VaultText};
use crate::registers::{Registers, Unanswered};

/// The answers of other registers and of the vault.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// Those of the regions in question that are in the list of regions.
    pub(super) regions: BTreeSet<RegionCode>,
    /// The texts of the persons in question, by their commitments.
    pub(super) texts: BTreeMap<Commitment, String>,
}

impl Known {
    /// Asks whether regions exist.
    pub(super) fn regions<'a>(
        asked: impl IntoIterator<Item = &'a RegionCode>,
        registers: &mut dyn Registers,
    ) -> Result<Self, Unanswered> {
        let mut known = Self::default();
        for region in asked.into_iter().collect::<BTreeSet<_>>() {
            if registers.region_exists(region)? {
                known.regions.insert(region.clone());
            }
        }
        Ok(known)
    }

    /// Asks what the vault holds of persons, so that what is so already is not written again.
    pub(super) fn texts(
        asked: impl IntoIterator<Item = PersonId>,
        registers: &mut dyn Registers,
    ) -> Result<Self, Unanswered> {
        let mut known = Self::default();
        for person in asked.into_iter().collect::<BTreeSet<_>>() {
            let texts = registers.texts_of_person(person)?;
            known.texts.extend(texts.into_iter().map(|it| (it.commitment, it.text)));
        }
        Ok(known)
    }

    /// Whether a stored text says the same.
    pub(super) fn says(&self, stored: &VaultText, text: &str) -> bool {
        match stored {
            VaultText::Clear(clear) => clear == text,
            VaultText::Sealed(commitment) => {
                self.texts.get(commitment).is_some_and(|opened| opened == text)
            }
        }
    }

    pub(super) fn region(&self, region: Option<&RegionCode>) -> Result<(), Refusal> {
        match region {
            Some(region) if !self.regions.contains(region) => {
                Err(Refusal::NoSuchRegion { region: region.clone() })
            }
            Some(_) | None => Ok(()),
        }
    }
}

/// What is asked before anything is done; each says no in its own words.
impl People {
    pub(super) fn living_organisation(&self, id: OrganisationId) -> Result<&Organisation, Refusal> {
        let it = self.organisation(id).ok_or(Refusal::NoSuchOrganisation { organisation: id })?;
        if it.is_dissolved {
            return Err(Refusal::OrganisationDissolved { unit: it.code.clone() });
        }
        Ok(it)
    }

    pub(super) fn living_unit(&self, code: &Key) -> Result<&Organisation, Refusal> {
        let it = self
            .organisation_coded(code)
            .ok_or_else(|| Refusal::NoSuchUnitCode { unit: code.clone() })?;
        self.living_organisation(it.id)
    }

    pub(super) fn living_post(&self, id: PostId) -> Result<&Post, Refusal> {
        let it = self.post(id).ok_or(Refusal::NoSuchPost { post: id })?;
        if it.is_abolished {
            return Err(Refusal::PostAbolished { key: it.code.clone() });
        }
        Ok(it)
    }

    pub(super) fn employed(&self, id: PersonId) -> Result<&Person, Refusal> {
        let it = self.person(id).ok_or(Refusal::NoSuchPerson { person: id })?;
        if it.has_left {
            return Err(Refusal::EmploymentEnded { number: it.number.clone() });
        }
        Ok(it)
    }

    pub(super) fn employed_numbered(&self, number: &Key) -> Result<&Person, Refusal> {
        let it = self
            .person_numbered(number)
            .ok_or_else(|| Refusal::NoSuchNumber { number: number.clone() })?;
        self.employed(it.id)
    }
}
