//! What an event changes in the tables of plans.

use application::{Fault, Recorded};
use domain::kernel::{Commitment, Key, PersonId, PlanId, Text, VaultText};
use domain::plans::{
    Criteria, Criterion, Event, PlanApproved, PlanBegun, PlanConsentGiven, PlanConsultationBegun,
    PlanIssued, PlanReviewed, PlanRevisionBegun, ReviewOutcome, VersionState,
};

use crate::engine::{Session, Value};
use crate::statements::statements;
use crate::tables::cells::{label, sealed};

statements! {
    BEGUN = "INSERT INTO plans
      (jurisdiction, realm, plan, key, title_zh, title_en, tier, issuer, was_issued)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)";
    VERSION_BEGUN = "INSERT INTO plan_versions
      (jurisdiction, realm, plan, version, state, text, saved_at, saved_by, revision_trigger,
       revision_note, consented_on_paper)
      VALUES ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9, '')";
    SAVED = "UPDATE plan_versions SET text = $5, saved_at = $6, saved_by = $7
      WHERE jurisdiction = $1 AND realm = $2 AND plan = $3 AND version = $4";
    MOVED = "UPDATE plan_versions SET state = $5
      WHERE jurisdiction = $1 AND realm = $2 AND plan = $3 AND version = $4";
    ASKED = "INSERT INTO plan_consultations
      (jurisdiction, realm, plan, version, unit, answer_by) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (jurisdiction, realm, plan, version, unit) DO UPDATE SET
        answer_by = excluded.answer_by";
    CONSENTED = "INSERT INTO plan_consents
      (jurisdiction, realm, plan, version, unit, text, opinion, remarks, document, given_at,
       given_by, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
      ON CONFLICT (jurisdiction, realm, plan, version, unit, text) DO UPDATE SET
        opinion = excluded.opinion, remarks = excluded.remarks, document = excluded.document,
        given_at = excluded.given_at, given_by = excluded.given_by, position = excluded.position";
    SUBMITTED = "UPDATE plan_versions SET state = 'reviewing', consented_on_paper = $5,
        review_outcome = NULL, review_criteria = NULL, review_remarks = NULL, reviewed_at = NULL,
        reviewed_by = NULL, returned = NULL
      WHERE jurisdiction = $1 AND realm = $2 AND plan = $3 AND version = $4";
    REVIEWED = "UPDATE plan_versions SET state = $5, review_outcome = $6, review_criteria = $7,
        review_remarks = $8, reviewed_at = $9, reviewed_by = $10
      WHERE jurisdiction = $1 AND realm = $2 AND plan = $3 AND version = $4";
    APPROVED = "UPDATE plan_versions SET state = 'approved', approved_by = $5, approved_at = $6,
        approval_warnings = $7, approval_remarks = $8
      WHERE jurisdiction = $1 AND realm = $2 AND plan = $3 AND version = $4";
    RETURNED = "UPDATE plan_versions SET state = 'draft', returned = $5, approved_by = NULL,
        approved_at = NULL, approval_warnings = NULL, approval_remarks = NULL
      WHERE jurisdiction = $1 AND realm = $2 AND plan = $3 AND version = $4";
    SUPERSEDED = "UPDATE plan_versions SET state = 'superseded'
      WHERE jurisdiction = $1 AND realm = $2 AND plan = $3 AND state = 'issued'";
    ISSUED = "UPDATE plan_versions SET state = 'issued', issued_on = $5, document_number = $6,
        sha256 = $7, issue_warnings = $8
      WHERE jurisdiction = $1 AND realm = $2 AND plan = $3 AND version = $4";
    PLAN_ISSUED = "UPDATE plans SET was_issued = 1
      WHERE jurisdiction = $1 AND realm = $2 AND plan = $3";
    FILED = "UPDATE plan_versions SET filed_with = $5, filed_on = $6, filing_number = $7
      WHERE jurisdiction = $1 AND realm = $2 AND plan = $3 AND version = $4";
    PUBLISHED = "UPDATE plan_versions SET published_on = $5, published_in = $6
      WHERE jurisdiction = $1 AND realm = $2 AND plan = $3 AND version = $4";
    ABOLISHED = "UPDATE plans SET abolished = $4
      WHERE jurisdiction = $1 AND realm = $2 AND plan = $3";
    VERSIONS_ABOLISHED = "UPDATE plan_versions SET state = 'abolished'
      WHERE jurisdiction = $1 AND realm = $2 AND plan = $3 AND state <> 'superseded'";
}

pub(crate) fn project(
    session: &mut Session,
    recorded: &Recorded,
    event: &Event,
) -> Result<(), Fault> {
    let happened_at = recorded.sealed.envelope().happened_at;
    match event {
        Event::PlanBegun(it) => begun(session, recorded, it),
        Event::PlanDraftSaved(it) => {
            let (text, by) = (sealed(&it.text)?, said(it.by));
            let rest = [text.bytes().into(), happened_at.into(), by.as_deref().into()];
            run(session, recorded, (SAVED, it.plan, Some(it.version)), &rest)
        }
        Event::PlanRevisionBegun(it) => revised(session, recorded, it),
        Event::PlanConsultationBegun(it) => asked(session, recorded, it),
        Event::PlanConsentGiven(it) => consented(session, recorded, it),
        Event::PlanSubmittedForReview(it) => {
            let units: Vec<&str> = it.consented_on_paper.iter().map(Key::as_str).collect();
            let units = units.join(" ");
            let on = (SUBMITTED, it.plan, Some(it.version));
            run(session, recorded, on, &[(&units).into()])
        }
        Event::PlanReviewed(it) => reviewed(session, recorded, it),
        Event::PlanApproved(it) => approved(session, recorded, it),
        Event::PlanReturned(it) => {
            let reason = sealed(&it.reason)?;
            let on = (RETURNED, it.plan, Some(it.version));
            run(session, recorded, on, &[reason.bytes().into()])
        }
        Event::PlanIssued(it) => issued(session, recorded, it),
        Event::PlanFiled(it) => {
            let (with, day) = (sealed(&it.with)?, it.on.to_string());
            let number = it.number.as_ref().map(Text::as_str);
            let rest = [with.bytes().into(), (&day).into(), number.into()];
            run(session, recorded, (FILED, it.plan, Some(it.version)), &rest)
        }
        Event::PlanPublished(it) => {
            let (place, day) = (sealed(&it.place)?, it.on.to_string());
            let rest = [(&day).into(), place.bytes().into()];
            run(session, recorded, (PUBLISHED, it.plan, Some(it.version)), &rest)
        }
        Event::PlanAbolished(it) => {
            let reason = sealed(&it.reason)?;
            let reason = [reason.bytes().into()];
            run(session, recorded, (ABOLISHED, it.plan, None), &reason)?;
            run(session, recorded, (VERSIONS_ABOLISHED, it.plan, None), &[])
        }
    }
}

/// Runs a statement whose first values name the plan, and the version where it is about one.
fn run(
    session: &mut Session,
    recorded: &Recorded,
    (statement, plan, version): (&'static str, PlanId, Option<u32>),
    rest: &[Value<'_>],
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let plan = plan.to_string();
    let mut values: Vec<Value<'_>> =
        vec![(&envelope.jurisdiction).into(), (&envelope.realm).into(), (&plan).into()];
    values.extend(version.map(Value::from));
    values.extend_from_slice(rest);
    session.write(statement, &values)
}

fn said(by: Option<PersonId>) -> Option<String> {
    by.map(|it| it.to_string())
}

fn optional(text: Option<&VaultText>) -> Result<Option<Commitment>, Fault> {
    text.map(sealed).transpose()
}

fn begun(session: &mut Session, recorded: &Recorded, it: &PlanBegun) -> Result<(), Fault> {
    let details = &it.details;
    let [zh, en] = label(&details.title);
    let rest = [
        details.key.as_str().into(),
        zh,
        en,
        details.tier.name().into(),
        details.issuer.as_str().into(),
    ];
    run(session, recorded, (BEGUN, it.plan, None), &rest)?;
    let (text, by) = (sealed(&it.text)?, said(it.by));
    let rest = [
        text.bytes().into(),
        recorded.sealed.envelope().happened_at.into(),
        by.as_deref().into(),
        Value::Null,
        Value::Null,
    ];
    run(session, recorded, (VERSION_BEGUN, it.plan, Some(1)), &rest)
}

fn revised(
    session: &mut Session,
    recorded: &Recorded,
    it: &PlanRevisionBegun,
) -> Result<(), Fault> {
    let (text, note, by) = (sealed(&it.text)?, sealed(&it.note)?, said(it.by));
    let rest = [
        text.bytes().into(),
        recorded.sealed.envelope().happened_at.into(),
        by.as_deref().into(),
        it.trigger.name().into(),
        note.bytes().into(),
    ];
    run(session, recorded, (VERSION_BEGUN, it.plan, Some(it.version)), &rest)
}

fn asked(
    session: &mut Session,
    recorded: &Recorded,
    it: &PlanConsultationBegun,
) -> Result<(), Fault> {
    let on = |statement| (statement, it.plan, Some(it.version));
    let state = VersionState::Consulting.name();
    run(session, recorded, on(MOVED), &[state.into()])?;
    let day = it.answer_by.to_string();
    for unit in &it.units {
        run(session, recorded, on(ASKED), &[unit.as_str().into(), (&day).into()])?;
    }
    Ok(())
}

fn consented(
    session: &mut Session,
    recorded: &Recorded,
    it: &PlanConsentGiven,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (text, remarks, by) = (sealed(&it.text)?, optional(it.remarks.as_ref())?, said(it.by));
    let rest = [
        it.unit.as_str().into(),
        text.bytes().into(),
        it.opinion.name().into(),
        remarks.as_ref().map(Commitment::bytes).into(),
        it.document.as_ref().map(Text::as_str).into(),
        envelope.happened_at.into(),
        by.as_deref().into(),
        envelope.position.into(),
    ];
    run(session, recorded, (CONSENTED, it.plan, Some(it.version)), &rest)
}

fn reviewed(session: &mut Session, recorded: &Recorded, it: &PlanReviewed) -> Result<(), Fault> {
    let state = match it.outcome {
        ReviewOutcome::Passed => VersionState::Reviewing,
        ReviewOutcome::Returned => VersionState::Draft,
    };
    let (criteria, remarks) = (marks(&it.criteria), optional(it.remarks.as_ref())?);
    let by = said(it.by);
    let rest = [
        state.name().into(),
        it.outcome.name().into(),
        (&criteria).into(),
        remarks.as_ref().map(Commitment::bytes).into(),
        recorded.sealed.envelope().happened_at.into(),
        by.as_deref().into(),
    ];
    run(session, recorded, (REVIEWED, it.plan, Some(it.version)), &rest)
}

/// The marks in the order of the criteria.
fn marks(criteria: &Criteria) -> String {
    let marks: Vec<&str> = Criterion::ALL.iter().map(|it| criteria.of(*it).name()).collect();
    marks.join(" ")
}

fn approved(session: &mut Session, recorded: &Recorded, it: &PlanApproved) -> Result<(), Fault> {
    let (by, remarks) = (it.by.to_string(), optional(it.remarks.as_ref())?);
    let rest = [
        (&by).into(),
        recorded.sealed.envelope().happened_at.into(),
        it.warnings.into(),
        remarks.as_ref().map(Commitment::bytes).into(),
    ];
    run(session, recorded, (APPROVED, it.plan, Some(it.version)), &rest)
}

fn issued(session: &mut Session, recorded: &Recorded, it: &PlanIssued) -> Result<(), Fault> {
    run(session, recorded, (SUPERSEDED, it.plan, None), &[])?;
    run(session, recorded, (PLAN_ISSUED, it.plan, None), &[])?;
    let day = it.on.to_string();
    let rest = [
        (&day).into(),
        it.document_number.as_ref().map(Text::as_str).into(),
        it.sha256.bytes().into(),
        it.warnings.into(),
    ];
    run(session, recorded, (ISSUED, it.plan, Some(it.version)), &rest)
}
