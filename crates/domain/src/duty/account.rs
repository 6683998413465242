//! What was reported, as far as it is known: the items of an initial report 初报.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::kernel::{EmergencyClass, Instant, RegionCode, Text, VaultKey, VaultText};

/// What was reported, as far as it is known. What nobody has said yet is left out.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Account {
    /// Who reports it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caller: Option<Text<60>>,
    /// Under which number they are called back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub callback: Option<Text<40>>,
    /// What has happened, in their words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<Text<4000>>,
    /// In which region.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub region: Option<RegionCode>,
    /// Where there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Text<120>>,
    /// When it happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occurred_at: Option<Instant>,
    /// What kind of emergency it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<EmergencyClass>,
    /// Who has come to harm.
    #[serde(skip_serializing_if = "Casualties::is_unknown")]
    pub casualties: Casualties,
    /// What has been done already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measures: Option<Text<1000>>,
    /// What they ask for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wants: Option<Text<500>>,
}

/// How many persons have come to harm. None is not zero: nobody has said.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Casualties {
    /// Dead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dead: Option<u32>,
    /// Injured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub injured: Option<u32>,
    /// Missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<u32>,
    /// Trapped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trapped: Option<u32>,
}

impl Casualties {
    /// Whether somebody is said to have come to harm, or to be in danger of it.
    #[must_use]
    pub fn has_any(&self) -> bool {
        [self.dead, self.injured, self.missing, self.trapped].into_iter().flatten().any(|it| it > 0)
    }
}

impl Casualties {
    /// Whether nobody has said anything of them.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        *self == Self::default()
    }
}

/// An account as an event carries it: whatever people said lies in the vault.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedAccount {
    /// Who reports it.
    pub caller: Option<VaultText>,
    /// Under which number they are called back.
    pub callback: Option<VaultText>,
    /// What has happened, in their words.
    pub said: Option<VaultText>,
    /// In which region.
    pub region: Option<RegionCode>,
    /// Where there.
    pub place: Option<VaultText>,
    /// When it happened.
    pub occurred_at: Option<Instant>,
    /// What kind of emergency it is.
    pub class: Option<EmergencyClass>,
    /// Who has come to harm.
    pub casualties: Casualties,
    /// What has been done already.
    pub measures: Option<VaultText>,
    /// What they ask for.
    pub wants: Option<VaultText>,
}

impl SealedAccount {
    pub(super) fn texts(&mut self, key: VaultKey, visit: &mut dyn FnMut(VaultKey, &mut VaultText)) {
        let texts = [
            &mut self.caller,
            &mut self.callback,
            &mut self.said,
            &mut self.place,
            &mut self.measures,
            &mut self.wants,
        ];
        for text in texts.into_iter().flatten() {
            visit(key, text);
        }
    }
}

impl From<&Account> for SealedAccount {
    fn from(account: &Account) -> Self {
        Self {
            caller: account.caller.as_ref().map(Into::into),
            callback: account.callback.as_ref().map(Into::into),
            said: account.said.as_ref().map(Into::into),
            region: account.region.clone(),
            place: account.place.as_ref().map(Into::into),
            occurred_at: account.occurred_at,
            class: account.class,
            casualties: account.casualties,
            measures: account.measures.as_ref().map(Into::into),
            wants: account.wants.as_ref().map(Into::into),
        }
    }
}
