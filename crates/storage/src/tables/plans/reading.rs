//! Plans read back from their tables, as the rules know them.

use std::collections::{BTreeMap, BTreeSet};

use application::Fault;
use domain::kernel::{Instant, Key, PlanId, Realm};
use domain::plans::document::Tier;
use domain::plans::{
    Approval, Consent, Criteria, CriterionMark, Filing, Issue, Opinion, Plan, PlanDetails,
    PlanVersion, Publication, Review, ReviewOutcome, Revision, RevisionTrigger, VersionState,
};

use crate::engine::{Row, Session, Value};
use crate::statements::statements;
use crate::tables::cells::{
    read_kind, read_label, read_number, read_optional_hash, read_optional_kind,
    read_optional_number, read_optional_sealed, read_optional_text, read_sealed,
};

statements! {
    PLANS_ALL = "SELECT plan, key, title_zh, title_en, tier, issuer, abolished FROM plans
      WHERE jurisdiction = $1 AND realm = $2 ORDER BY key, plan";
    PLAN = "SELECT plan, key, title_zh, title_en, tier, issuer, abolished FROM plans
      WHERE jurisdiction = $1 AND realm = $2 AND plan = $3";
    KEYED = "SELECT plan FROM plans
      WHERE jurisdiction = $1 AND realm = $2 AND key = $3
        AND (abolished IS NULL OR was_issued = 1)
      ORDER BY plan LIMIT 1";
    VERSIONS_ALL = "SELECT plan, version, state, text, saved_at, saved_by, revision_trigger,
        revision_note, consented_on_paper, review_outcome, review_criteria, review_remarks,
        reviewed_at, reviewed_by, returned, approved_by, approved_at, approval_warnings,
        approval_remarks, issued_on, document_number, sha256, issue_warnings, filed_with,
        filed_on, filing_number, published_on, published_in
      FROM plan_versions WHERE jurisdiction = $1 AND realm = $2";
    VERSIONS = "SELECT plan, version, state, text, saved_at, saved_by, revision_trigger,
        revision_note, consented_on_paper, review_outcome, review_criteria, review_remarks,
        reviewed_at, reviewed_by, returned, approved_by, approved_at, approval_warnings,
        approval_remarks, issued_on, document_number, sha256, issue_warnings, filed_with,
        filed_on, filing_number, published_on, published_in
      FROM plan_versions WHERE jurisdiction = $1 AND realm = $2 AND plan = $3";
    ASKED_ALL = "SELECT plan, version, unit, answer_by FROM plan_consultations
      WHERE jurisdiction = $1 AND realm = $2";
    ASKED = "SELECT plan, version, unit, answer_by FROM plan_consultations
      WHERE jurisdiction = $1 AND realm = $2 AND plan = $3";
    CONSENTS_ALL = "SELECT plan, version, unit, text, opinion, remarks, document, given_at,
        given_by
      FROM plan_consents WHERE jurisdiction = $1 AND realm = $2 ORDER BY position";
    CONSENTS = "SELECT plan, version, unit, text, opinion, remarks, document, given_at, given_by
      FROM plan_consents WHERE jurisdiction = $1 AND realm = $2 AND plan = $3 ORDER BY position";
}

pub(crate) fn all(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
) -> Result<Vec<Plan>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into()];
    read(session, [PLANS_ALL, VERSIONS_ALL, ASKED_ALL, CONSENTS_ALL], &values)
}

pub(crate) fn one(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    plan: PlanId,
) -> Result<Option<Plan>, Fault> {
    let plan = plan.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&plan).into()];
    Ok(read(session, [PLAN, VERSIONS, ASKED, CONSENTS], &values)?.pop())
}

pub(crate) fn keyed(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    key: &Key,
) -> Result<Option<PlanId>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into(), key.as_str().into()];
    session.query_one(KEYED, &values)?.map(|mut row| row.parsed()).transpose()
}

/// Plans, then what belongs to them.
fn read(
    session: &mut Session,
    [plans, versions, asked, consents]: [&'static str; 4],
    values: &[Value<'_>],
) -> Result<Vec<Plan>, Fault> {
    let read = session.query(plans, values)?.into_iter().map(read_plan);
    let mut found = read.collect::<Result<Vec<Plan>, Fault>>()?;
    // In the order of their keys, and found by their ids.
    let places: BTreeMap<PlanId, usize> =
        found.iter().enumerate().map(|(place, plan)| (plan.id, place)).collect();
    let plan_of = |row: &mut Row, found: &mut Vec<Plan>, change: Change<'_>| {
        let plan: PlanId = row.parsed()?;
        let place = places.get(&plan).and_then(|place| found.get_mut(*place));
        place.map_or(Ok(()), |plan| change(plan, row))
    };
    for mut row in session.query(versions, values)? {
        plan_of(&mut row, &mut found, &|plan, row| {
            let version = read_version(row)?;
            plan.versions.insert(version.number, version);
            Ok(())
        })?;
    }
    for mut row in session.query(asked, values)? {
        plan_of(&mut row, &mut found, &|plan, row| {
            let (number, unit, day) = (read_number(row)?, row.parsed()?, row.parsed()?);
            if let Some(version) = plan.versions.get_mut(&number) {
                version.asked.insert(unit, day);
            }
            Ok(())
        })?;
    }
    for mut row in session.query(consents, values)? {
        plan_of(&mut row, &mut found, &|plan, row| {
            let (number, consent) = (read_number(row)?, read_consent(row)?);
            if let Some(version) = plan.versions.get_mut(&number) {
                version.consents.push(consent);
            }
            Ok(())
        })?;
    }
    Ok(found)
}

/// What the rest of a row adds to its plan.
type Change<'a> = &'a dyn Fn(&mut Plan, &mut Row) -> Result<(), Fault>;

fn read_plan(mut row: Row) -> Result<Plan, Fault> {
    let id = row.parsed()?;
    let details = PlanDetails {
        key: row.parsed()?,
        title: read_label(&mut row)?,
        tier: read_kind(&mut row, Tier::named)?,
        issuer: row.parsed()?,
    };
    let abolished = read_optional_sealed(&mut row)?;
    Ok(Plan { id, details: Some(details), versions: BTreeMap::new(), abolished })
}

fn read_version(row: &mut Row) -> Result<PlanVersion, Fault> {
    Ok(PlanVersion {
        number: read_number(row)?,
        state: read_kind(row, VersionState::named)?,
        text: read_sealed(row)?,
        saved_at: Instant::from_microseconds(row.integer()?),
        saved_by: row.optional_parsed()?,
        revision: read_revision(row)?,
        asked: BTreeMap::new(),
        consents: Vec::new(),
        consented_on_paper: read_keys(&row.text()?)?,
        review: read_review(row)?,
        returned: read_optional_sealed(row)?,
        approval: read_approval(row)?,
        issue: read_issue(row)?,
        filing: read_filing(row)?,
        publication: read_publication(row)?,
    })
}

fn read_revision(row: &mut Row) -> Result<Option<Revision>, Fault> {
    let trigger = read_optional_kind(row, RevisionTrigger::named)?;
    let note = read_optional_sealed(row)?;
    Ok(trigger.zip(note).map(|(trigger, note)| Revision { trigger, note }))
}

fn read_review(row: &mut Row) -> Result<Option<Review>, Fault> {
    let outcome = read_optional_kind(row, ReviewOutcome::named)?;
    let criteria = row.optional_text()?.map(|it| read_marks(&it)).transpose()?;
    let remarks = read_optional_sealed(row)?;
    let reviewed_at = row.optional_integer()?.map(Instant::from_microseconds);
    let reviewed_by = row.optional_parsed()?;
    let review = outcome.zip(criteria).zip(reviewed_at);
    Ok(review.map(|((outcome, criteria), reviewed_at)| Review {
        outcome,
        criteria,
        remarks,
        reviewed_at,
        reviewed_by,
    }))
}

fn read_approval(row: &mut Row) -> Result<Option<Approval>, Fault> {
    let approved_by = row.optional_parsed()?;
    let approved_at = row.optional_integer()?.map(Instant::from_microseconds);
    let warnings = read_optional_number(row)?;
    let remarks = read_optional_sealed(row)?;
    let approval = approved_by.zip(approved_at).zip(warnings);
    Ok(approval.map(|((approved_by, approved_at), warnings)| Approval {
        approved_by,
        approved_at,
        warnings,
        remarks,
    }))
}

fn read_issue(row: &mut Row) -> Result<Option<Issue>, Fault> {
    let on = row.optional_parsed()?;
    let document_number = read_optional_text(row)?;
    let sha256 = read_optional_hash(row)?;
    let warnings = read_optional_number(row)?;
    let issue = on.zip(sha256).zip(warnings);
    Ok(issue.map(|((on, sha256), warnings)| Issue { on, document_number, sha256, warnings }))
}

fn read_filing(row: &mut Row) -> Result<Option<Filing>, Fault> {
    let with = read_optional_sealed(row)?;
    let on = row.optional_parsed()?;
    let number = read_optional_text(row)?;
    Ok(with.zip(on).map(|(with, on)| Filing { with, on, number }))
}

fn read_publication(row: &mut Row) -> Result<Option<Publication>, Fault> {
    let on = row.optional_parsed()?;
    let place = read_optional_sealed(row)?;
    Ok(on.zip(place).map(|(on, place)| Publication { on, place }))
}

fn read_consent(row: &mut Row) -> Result<Consent, Fault> {
    Ok(Consent {
        unit: row.parsed()?,
        text: read_sealed(row)?,
        opinion: read_kind(row, Opinion::named)?,
        remarks: read_optional_sealed(row)?,
        document: read_optional_text(row)?,
        given_at: Instant::from_microseconds(row.integer()?),
        given_by: row.optional_parsed()?,
    })
}

fn unreadable(met: impl std::fmt::Display) -> Fault {
    Fault::new("reading a plan", met)
}

fn read_keys(text: &str) -> Result<BTreeSet<Key>, Fault> {
    text.split_whitespace().map(|it| it.parse().map_err(unreadable)).collect()
}

/// The marks in the order of the criteria.
fn read_marks(text: &str) -> Result<Criteria, Fault> {
    let mut marks = text.split_whitespace().map(CriterionMark::named);
    let mut next = || marks.next().flatten().ok_or_else(|| unreadable("marks of a review"));
    Ok(Criteria {
        lawful: next()?,
        fits_other_plans: next()?,
        well_built: next()?,
        workable: next()?,
        opinions_agree: next()?,
        other_points: next()?,
    })
}
