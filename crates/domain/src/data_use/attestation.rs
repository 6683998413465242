//! Who stands for a destruction: it is attested and witnessed, since no mathematics proves it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::refusals::Refusal;
use crate::kernel::{PersonId, PostId, Text, VaultKey, VaultText};

/// What people say of a destruction, as it stands on the certificate.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attestation {
    /// The person who approved it.
    pub approver: PersonId,
    /// The post in which they did.
    pub approver_post: PostId,
    /// Who watched.
    pub witness: Witness<Text<200>>,
    /// What was done beyond the software: prints shredded, phones wiped.
    pub method: Text<500>,
    /// How leftovers were searched for, and what the search cannot reach.
    pub leftovers: Text<2000>,
}

/// Who watched a destruction.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Witness<T> {
    /// A member of staff.
    Staff(PersonId),
    /// Somebody from outside, such as a notary or an auditor, with their office.
    Outside(T),
}

/// An attestation in the journal: its texts lie under the archive's key, for they must outlive
/// what was destroyed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedAttestation {
    /// The person who approved it.
    pub approver: PersonId,
    /// The post in which they did.
    pub approver_post: PostId,
    /// Who watched.
    pub witness: Witness<VaultText>,
    /// What was done beyond the software.
    pub method: VaultText,
    /// How leftovers were searched for.
    pub leftovers: VaultText,
}

impl Attestation {
    /// Two people stand for a destruction, and neither watches over themselves.
    pub(super) fn checked(&self) -> Result<SealedAttestation, Refusal> {
        if self.witness == Witness::Staff(self.approver) {
            return Err(Refusal::WitnessIsApprover);
        }
        Ok(SealedAttestation {
            approver: self.approver,
            approver_post: self.approver_post,
            witness: match &self.witness {
                Witness::Staff(person) => Witness::Staff(*person),
                Witness::Outside(who) => Witness::Outside(who.into()),
            },
            method: (&self.method).into(),
            leftovers: (&self.leftovers).into(),
        })
    }
}

impl SealedAttestation {
    pub(super) fn texts(&mut self, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        if let Witness::Outside(who) = &mut self.witness {
            visit(VaultKey::Archive, who);
        }
        visit(VaultKey::Archive, &mut self.method);
        visit(VaultKey::Archive, &mut self.leftovers);
    }
}
