//! Brings plans into force by the way that every plan goes.

use domain::AnyVerb;
use domain::kernel::{Day, Key, PersonId, PlanId, PostId, Realm, Right, Text};
use domain::plans::document::Tier;
use domain::plans::{
    ApprovePlan, BeginPlan, Criteria, CriterionMark, FilePlan, IssuePlan, PlanText, PublishPlan,
    ReviewOutcome, ReviewPlan, SubmitForReview, WorkingDays,
};
use plan_document::Document;

use super::names::Ids;
use crate::actor::{Actor, Who};
use crate::command::Command;
use crate::failure::{Failure, Fault};
use crate::office::{Office, Reading};
use crate::plans::plan_show;
use crate::world_folder::WorldSheet;

/// How the plans of a world come into force.
pub struct Issuing<'a> {
    /// The world's own words: from its seed come the ids of its plans.
    pub sheet: &'a WorldSheet,
    /// The day that the documents bear.
    pub on: Day,
    /// With whom they are filed,
    pub filed_with: Text<200>,
    /// and where they are published.
    pub published_in: Text<200>,
    /// Who does what no office has to approve.
    pub actor: Actor,
}

/// Why a plan did not come into force.
#[derive(Debug)]
pub enum NotInForce {
    /// It has no key, title, tier or issuer, or is too long.
    NoHead,
    /// No post of its issuer that may approve plans has a holder.
    NobodyApproves(Key),
    /// The office said no.
    Failed(Failure),
}

impl From<Failure> for NotInForce {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// Brings plans into force: those that others implement first. With a no comes the plan's place
/// among the texts.
///
/// # Errors
/// When one of them cannot be.
pub fn bring_plans_into_force(
    office: &Office,
    texts: &[String],
    issuing: &Issuing<'_>,
) -> Result<(), (usize, NotInForce)> {
    let read = texts.iter().map(|it| Document::read(it)).enumerate();
    let mut documents: Vec<_> = read.collect();
    documents.sort_by_key(|(_, it)| it.plan().tier);
    for (at, document) in &documents {
        issuing.bring_into_force(office, document).map_err(|it| (*at, it))?;
    }
    Ok(())
}

/// What stands at the head of a plan.
struct HeadOf {
    key: Key,
    title: domain::kernel::Label,
    tier: Tier,
    issuer: Key,
    text: PlanText,
}

impl HeadOf {
    fn of(document: &Document) -> Option<Self> {
        let plan = document.plan();
        Some(Self {
            key: plan.key.clone()?,
            title: plan.title.clone()?,
            tier: plan.tier?,
            issuer: plan.issuer.clone()?,
            text: PlanText::parse(document.text()).ok()?,
        })
    }
}

impl Issuing<'_> {
    fn bring_into_force(&self, office: &Office, document: &Document) -> Result<(), NotInForce> {
        let head = HeadOf::of(document).ok_or(NotInForce::NoHead)?;
        let issuer = head.issuer.clone();
        let approves = move |it: &mut Reading<'_>| approver(it, &issuer);
        let approver = office.read(approves).map_err(NotInForce::Failed)?;
        let (person, post) =
            approver.ok_or_else(|| NotInForce::NobodyApproves(head.issuer.clone()))?;
        let who = Who::Staff { person, post, on_behalf_of: None };
        let chief = Actor { who, rights: vec![Right::ApprovePlans], area: None, elsewhere: vec![] };
        let ids = Ids { seed: self.sheet.seed, begins: self.sheet.begins };
        let id = PlanId::from_uuid(ids.named(head.key.as_str()));
        let HeadOf { key, title, tier, issuer, text } = head;
        let (on, with) = (self.on, self.filed_with.clone());
        let place = self.published_in.clone();
        let steps: [(&Actor, AnyVerb); 7] = [
            (&self.actor, BeginPlan { key, title, tier, issuer, text }.into()),
            (&self.actor, SubmitForReview {}.into()),
            (&self.actor, passed().into()),
            (&chief, ApprovePlan { remarks: None }.into()),
            (&self.actor, IssuePlan { on, document_number: None }.into()),
            (&self.actor, FilePlan { with, on, number: None }.into()),
            (&self.actor, PublishPlan { on, place }.into()),
        ];
        for (actor, verb) in steps {
            step(office, id, actor, verb)?;
        }
        Ok(())
    }
}

fn passed() -> ReviewPlan {
    let met = CriterionMark::Met;
    let criteria = Criteria {
        lawful: met,
        fits_other_plans: met,
        well_built: met,
        workable: met,
        opinions_agree: met,
        other_points: CriterionMark::NotApplicable,
    };
    ReviewPlan { outcome: ReviewOutcome::Passed, criteria, remarks: None }
}

/// Whoever holds the first post of a unit that may approve plans.
fn approver(reading: &mut Reading<'_>, unit: &Key) -> Result<Option<(PersonId, PostId)>, Fault> {
    let real = Realm::real();
    let Some(unit) = reading.view.organisation_coded(&real, unit)? else { return Ok(None) };
    let now = reading.now(&real)?;
    let posts = reading.view.posts(&real)?;
    let may = |it: &&domain::people::Post| {
        it.details.organisation == unit.id && it.details.rights.contains(&Right::ApprovePlans)
    };
    let mut holders =
        posts.iter().filter(may).filter_map(|it| Some((it.holders_at(now?).next()?, it.id)));
    Ok(holders.next())
}

fn step(office: &Office, plan: PlanId, actor: &Actor, verb: AnyVerb) -> Result<(), Failure> {
    let seen = office
        .read(move |reading| plan_show(reading, &Realm::real(), plan, &WorkingDays::default()))?
        .map(|it| it.seen);
    let command = Command {
        id: office.new_command_id(),
        realm: Realm::real(),
        actor: actor.clone(),
        on: plan.to_string(),
        verb,
        seen,
        happened_at: None,
    };
    office.perform(command).map(drop)
}
