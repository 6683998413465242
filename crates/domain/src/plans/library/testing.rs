//! A flood plan to test on, at every step of its way.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::begin_plan::NewPlan;
use super::issue_plan::IssuePlan;
use super::save_draft::SavedText;
use super::{
    ApprovePlan, BeginPlan, Criteria, CriterionMark, Event, FilePlan, GiveConsent, Opinion, Plan,
    PlanCheck, PlanText, PublishPlan, Refusal, ReturnToDraft, ReviewOutcome, ReviewPlan,
    ReviseIssued, RevisionTrigger, SaveDraft, SendForConsultation, SubmitForReview,
};
use super::{approve_plan::BeforeApproval, send_for_consultation::BeforeConsultation};
use crate::kernel::{
    Commitment, Day, Instant, Key, Label, Moment, PersonId, PlanId, Stream, Text, Verb,
};
use crate::plans::document::Tier;
use crate::registers::Acting;

/// 2026-06-25T02:00:00Z.
const NOW: Instant = Instant::from_microseconds(1_782_352_800_000_000);
/// Who wrote the first text.
pub(super) const DRAFTER: u128 = 2;

pub(super) fn key(text: &str) -> Key {
    text.parse().expect("a key")
}

pub(super) fn keys(texts: &[&str]) -> BTreeSet<Key> {
    texts.iter().map(|it| key(it)).collect()
}

pub(super) fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn text<const MAX: usize>(text: &str) -> Text<MAX> {
    Text::parse(text).expect("fits")
}

fn person(number: u128) -> PersonId {
    PersonId::from_uuid(Uuid::from_u128(number))
}

pub(super) fn plan_id() -> PlanId {
    PlanId::from_uuid(Uuid::from_u128(1))
}

pub(super) fn acting(number: u128, units: &[&str]) -> Acting {
    let units = units.iter().map(|it| key(it)).collect();
    Acting { person: Some(person(number)), units, ..Acting::default() }
}

/// Decides and folds what came out; how many events there were.
pub(super) fn decide<V: Verb<Of = Plan>>(
    plan: &mut Plan,
    verb: &V,
    facts: &V::Facts,
) -> Result<usize, Refusal> {
    let mut events: Vec<Event> = Vec::new();
    let moment = Moment::at(NOW);
    verb.decide(plan, facts, moment, &mut events)?;
    events.iter().for_each(|event| plan.evolve(event, moment));
    Ok(events.len())
}

fn after<V: Verb<Of = Plan>>(mut plan: Plan, verb: &V, facts: &V::Facts) -> Plan {
    decide(&mut plan, verb, facts).expect("the way is open");
    plan
}

pub(super) fn check() -> PlanCheck {
    PlanCheck {
        sha256: Commitment::from_bytes([7; 32]),
        errors: 0,
        warnings: 2,
        key: Some(key("county-flood")),
        tier: Some(Tier::Special),
        issuer: Some(key("county")),
        units_given_duties: BTreeSet::new(),
        consented_on_paper: BTreeSet::new(),
        units_above: BTreeMap::new(),
    }
}

pub(super) fn beginning() -> BeginPlan {
    BeginPlan {
        key: key("county-flood"),
        title: Label::chinese(text("云泽县防汛应急预案")),
        tier: Tier::Special,
        issuer: key("county"),
        text: PlanText::parse("plan: county-flood\n").expect("a text"),
    }
}

pub(super) fn new_plan() -> NewPlan {
    NewPlan { keyed: None, has_issuer: true, by: Some(person(DRAFTER)) }
}

pub(super) fn draft_of(raw: &str) -> SaveDraft {
    SaveDraft { text: PlanText::parse(raw).expect("a text") }
}

pub(super) fn saved_by(number: u128) -> SavedText {
    SavedText { is_so_already: false, by: Some(person(number)) }
}

pub(super) fn asking(units: &[&str]) -> SendForConsultation {
    SendForConsultation { units: keys(units), answer_by: day("2026-07-01") }
}

pub(super) fn consent(unit: &str, opinion: Opinion) -> GiveConsent {
    let remarks = Some(text("第三章任务分工已核"));
    GiveConsent {
        unit: key(unit), opinion, remarks, document: Some(text("云公函〔2026〕8号"))
    }
}

pub(super) fn returning() -> ReturnToDraft {
    ReturnToDraft { reason: text("水位数据有误") }
}

pub(super) fn all_met() -> Criteria {
    let met = CriterionMark::Met;
    Criteria {
        lawful: met,
        fits_other_plans: met,
        well_built: met,
        workable: met,
        opinions_agree: met,
        other_points: CriterionMark::NotApplicable,
    }
}

pub(super) fn passing() -> ReviewPlan {
    ReviewPlan { outcome: ReviewOutcome::Passed, criteria: all_met(), remarks: None }
}

pub(super) fn issuing() -> IssuePlan {
    let document_number = Some(text("云政办发〔2026〕12号"));
    IssuePlan { on: day("2026-06-03"), document_number }
}

pub(super) fn filing() -> FilePlan {
    FilePlan { with: text("市水利局"), on: day("2026-06-20"), number: None }
}

pub(super) fn publishing() -> PublishPlan {
    PublishPlan { on: day("2026-06-19"), place: text("县政府网站") }
}

pub(super) fn revision() -> ReviseIssued {
    ReviseIssued {
        trigger: RevisionTrigger::ExperienceShows, note: text("六月演练发现的问题")
    }
}

pub(super) fn empty() -> Plan {
    Plan::new(plan_id())
}

pub(super) fn begun() -> Plan {
    after(empty(), &beginning(), &new_plan())
}

/// The police and the water bureau are asked.
pub(super) fn consulting() -> Plan {
    let facts = BeforeConsultation { unknown: None, check: Some(check()) };
    after(begun(), &asking(&["psb", "water"]), &facts)
}

pub(super) fn reviewing() -> Plan {
    after(begun(), &SubmitForReview {}, &Some(check()))
}

pub(super) fn passed() -> Plan {
    after(reviewing(), &passing(), &None)
}

pub(super) fn approved() -> Plan {
    approved_from(passed())
}

fn approved_from(plan: Plan) -> Plan {
    let facts = BeforeApproval {
        check: Some(check()),
        acting: acting(9, &["county"]),
        above_issuer: Vec::new(),
    };
    after(plan, &ApprovePlan { remarks: None }, &facts)
}

pub(super) fn issued() -> Plan {
    after(approved(), &issuing(), &Some(check()))
}

/// The first version is in force, the second is approved.
pub(super) fn second_approved() -> Plan {
    let plan = after(issued(), &revision(), &None);
    let plan = after(plan, &SubmitForReview {}, &Some(check()));
    approved_from(after(plan, &passing(), &None))
}
