//! One plan with its versions and what was said to them, taken out of the vault.

use std::collections::{BTreeMap, BTreeSet};

use domain::kernel::{Commitment, PersonId, PlanId, Realm, Stream, Thing, VaultText, Version};
use domain::plans::{Plan, PlanClock, PlanVersion, WorkingDays};

use crate::failure::Fault;
use crate::office::Reading;
use crate::vault::Opened;

/// A plan as its page shows it.
pub struct PlanShown {
    /// The plan with its versions; texts are references, see [`PlanShown::said`].
    pub plan: Plan,
    /// The version of the plan as a thing: what whoever changes it must have seen.
    pub seen: Version,
    /// The clocks of the version in force, the nearest first.
    pub clocks: Vec<PlanClock>,
    said: BTreeMap<Commitment, String>,
    names: BTreeMap<PersonId, String>,
}

impl PlanShown {
    /// A reason, a note or a remark, in clear.
    #[must_use]
    pub fn said(&self, text: &VaultText) -> Option<&str> {
        self.said.get(&text.commitment()?).map(String::as_str)
    }

    /// What a person is called; none where the employment's data was destroyed.
    #[must_use]
    pub fn name(&self, person: PersonId) -> Option<&str> {
        self.names.get(&person).map(String::as_str)
    }
}

/// One plan; none where there is no such one.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn plan_show(
    reading: &mut Reading<'_>,
    realm: &Realm,
    plan: PlanId,
    working_days: &WorkingDays,
) -> Result<Option<PlanShown>, Fault> {
    let Some(plan) = reading.view.plan(realm, plan)? else { return Ok(None) };
    let thing = Thing::new(Plan::NAME, plan.id);
    let seen = reading.view.last_change(realm, &thing)?.map_or(Version(0), |it| it.version);
    let mut said = BTreeMap::new();
    let words = plan.versions.values().flat_map(words_about).chain(&plan.abolished);
    for commitment in words.filter_map(VaultText::commitment) {
        if let Opened::Text(text) = reading.open(&commitment)? {
            said.insert(commitment, text);
        }
    }
    let mut names = BTreeMap::new();
    for person in plan.versions.values().flat_map(people_of).collect::<BTreeSet<_>>() {
        let name = reading.view.person(realm, person)?.and_then(|it| it.name.commitment());
        if let Some(name) = name
            && let Opened::Text(name) = reading.open(&name)?
        {
            names.insert(person, name);
        }
    }
    let clocks = plan.clocks(working_days);
    Ok(Some(PlanShown { plan, seen, clocks, said, names }))
}

/// The document of a version as it was written, or as it is written now where it is in work; none
/// where there is no such version.
///
/// # Errors
/// When the store cannot be read or the text is damaged.
pub fn plan_text(
    reading: &mut Reading<'_>,
    realm: &Realm,
    plan: PlanId,
    version: u32,
) -> Result<Option<Opened>, Fault> {
    let plan = reading.view.plan(realm, plan)?;
    let text = plan.and_then(|it| it.versions.get(&version)?.text.commitment());
    text.map(|text| reading.open(&text)).transpose()
}

/// Everything said about a version but the document itself.
fn words_about(version: &PlanVersion) -> Vec<&VaultText> {
    let remarks = version.consents.iter().filter_map(|it| it.remarks.as_ref());
    let reviewed = version.review.as_ref().and_then(|it| it.remarks.as_ref());
    let approved = version.approval.as_ref().and_then(|it| it.remarks.as_ref());
    remarks
        .chain(version.revision.as_ref().map(|it| &it.note))
        .chain(version.returned.as_ref())
        .chain(reviewed)
        .chain(approved)
        .chain(version.filing.as_ref().map(|it| &it.with))
        .chain(version.publication.as_ref().map(|it| &it.place))
        .collect()
}

fn people_of(version: &PlanVersion) -> Vec<PersonId> {
    let reviewed = version.review.as_ref().and_then(|it| it.reviewed_by);
    version
        .consents
        .iter()
        .filter_map(|it| it.given_by)
        .chain(version.saved_by)
        .chain(reviewed)
        .chain(version.approval.as_ref().map(|it| it.approved_by))
        .collect()
}
