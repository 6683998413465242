//! What a reader of documents says of a plan's text; rules only ask for it.

use std::collections::{BTreeMap, BTreeSet};

use super::refusals::Refusal;
use super::state::{Plan, PlanDetails, PlanVersion};
use crate::kernel::{Commitment, Key};
use crate::plans::document::Tier;

/// What stands in the text of a plan, and what is wrong with it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanCheck {
    /// SHA-256 of the text's bytes, without salt: what anybody can compute from a published plan.
    pub sha256: Commitment,
    /// How many findings are errors.
    pub errors: u32,
    /// How many findings are warnings.
    pub warnings: u32,
    /// The key that the document gives itself.
    pub key: Option<Key>,
    /// The tier that it gives itself.
    pub tier: Option<Tier>,
    /// The unit that it says issues it.
    pub issuer: Option<Key>,
    /// The units other than the issuer to which it gives duties.
    pub units_given_duties: BTreeSet<Key>,
    /// The units whose written consent it lists, with the paper's number.
    pub consented_on_paper: BTreeSet<Key>,
    /// What stands above the units that are given duties, the nearest first: a text does not know,
    /// whoever has the registers fills it in.
    pub units_above: BTreeMap<Key, Vec<Key>>,
}

impl PlanCheck {
    /// Refuses a text that has errors or speaks of another plan.
    pub(super) fn must_be_sound(&self, details: &PlanDetails) -> Result<(), Refusal> {
        if self.errors > 0 {
            return Err(Refusal::TextHasErrors { errors: self.errors });
        }
        if self.key.as_ref() != Some(&details.key) {
            let (key, in_text) = (details.key.clone(), self.key.clone());
            return Err(Refusal::KeyDiffers { key, in_text });
        }
        if self.tier != Some(details.tier) {
            return Err(Refusal::TierDiffers { tier: details.tier, in_text: self.tier });
        }
        if self.issuer.as_ref() != Some(&details.issuer) {
            let (issuer, in_text) = (details.issuer.clone(), self.issuer.clone());
            return Err(Refusal::IssuerDiffers { issuer, in_text });
        }
        Ok(())
    }

    /// The units that are given duties and have not agreed to this text, neither here nor on a
    /// paper that the document lists (PLAN-2024 22). A unit speaks for those under it. A department
    /// gives duties to its own units without asking them in writing; whoever plans for many asks
    /// each of them.
    #[must_use]
    pub fn missing_consents(&self, details: &PlanDetails, version: &PlanVersion) -> BTreeSet<Key> {
        let agreed = |unit: &Key| {
            version.consent_of(unit).is_some_and(|it| it.opinion.agrees())
                || self.consented_on_paper.contains(unit)
        };
        let speaks = |above: &Key| {
            if *above == details.issuer { details.tier.is_of_one_house() } else { agreed(above) }
        };
        let is_missing = |unit: &&Key| {
            let above = self.units_above.get(*unit).map_or(&[][..], Vec::as_slice);
            **unit != details.issuer && !agreed(unit) && !above.iter().any(speaks)
        };
        self.units_given_duties.iter().filter(is_missing).cloned().collect()
    }
}

impl Plan {
    /// The details and the version in work, with a check that found its text sound.
    pub(super) fn sound<'a>(
        &'a self,
        check: Option<&'a PlanCheck>,
    ) -> Result<(&'a PlanDetails, &'a PlanVersion, &'a PlanCheck), Refusal> {
        let (details, version) = self.in_work()?;
        let check = check.ok_or(Refusal::NoSuchPlan)?;
        check.must_be_sound(details)?;
        Ok((details, version, check))
    }
}
