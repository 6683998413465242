//! What a plan's text says of itself, for the rules of the library.

use std::collections::{BTreeMap, BTreeSet};

use domain::kernel::{Commitment, Key, Severity};
use domain::plans::PlanCheck;
use domain::plans::document::Plan;
use plan_document::{Document, checks};
use sha2::{Digest as _, Sha256};

/// What stands in a text, and what is wrong with it: what its own words show. Whether it is so in
/// the world changes from day to day; pages show it and a person weighs it. The hash is of the
/// text's bytes and of nothing else, so that anybody can compute it from a published plan.
#[must_use]
pub fn check_of(text: &str) -> PlanCheck {
    let document = Document::read(text);
    let findings = checks::check(&document, None, &[]);
    let count = |severity| {
        let of = findings.iter().filter(|it| it.severity == severity).count();
        u32::try_from(of).unwrap_or(u32::MAX)
    };
    let plan = document.plan();
    let others =
        plan.units_given_duties().into_iter().filter(|it| Some(*it) != plan.issuer.as_ref());
    PlanCheck {
        sha256: Commitment::from_bytes(Sha256::digest(text).into()),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        key: plan.key.clone(),
        tier: plan.tier,
        issuer: plan.issuer.clone(),
        units_given_duties: others.cloned().collect(),
        consented_on_paper: consented(plan),
        units_above: BTreeMap::new(),
    }
}

/// A consent on paper counts with its number: without one nobody can find it.
fn consented(plan: &Plan) -> BTreeSet<Key> {
    let numbered = plan.consents.iter().filter(|it| it.document.is_some());
    numbered.filter_map(|it| it.unit.clone()).collect()
}

#[test]
fn the_hash_is_of_the_bytes_and_of_nothing_else() {
    let of_nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(check_of("").sha256.to_string(), of_nothing);
}

#[test]
fn a_document_says_which_plan_it_is_and_to_whom_it_gives_duties() {
    let check = check_of(
        "plan: county-flood\ntitle: {zh: 防汛}\ntier: special # 专项\nissuer: county\n\
         consents: [{unit: water, document: 水函1号}, {unit: health}]\n\
         tasks:\n  watch: {lead: water, support: [county, health]}\n",
    );
    let names = (check.key.map(|it| it.to_string()), check.issuer.map(|it| it.to_string()));
    assert_eq!(names, (Some("county-flood".into()), Some("county".into())));
    assert_eq!(check.tier, Some(domain::plans::document::Tier::Special));
    let units = |of: &BTreeSet<Key>| of.iter().map(|it| it.to_string()).collect::<Vec<_>>();
    assert_eq!(units(&check.units_given_duties), ["health", "water"]);
    assert_eq!(units(&check.consented_on_paper), ["water"]);
}
