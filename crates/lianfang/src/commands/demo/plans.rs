//! The plans that come with the program, brought into force by the way that every plan goes.

use anyhow::{Context, Result, bail};
use application::plans::{check_of, plan_show};
use application::{Actor, Command, Machine, Office, Who};
use domain::AnyVerb;
use domain::kernel::{CommandId, Day, PlanId, Realm, Right, Text};
use domain::plans::{
    ApprovePlan, BeginPlan, Criteria, CriterionMark, FilePlan, IssuePlan, PlanText, PublishPlan,
    ReviewOutcome, ReviewPlan, SubmitForReview, WorkingDays,
};
use rust_embed::RustEmbed;

use super::desk::Desk;
use crate::commands::operator::said;
use crate::machine::RealMachine;

/// The sample plans of the repository.
#[derive(RustEmbed)]
#[folder = "../../plans"]
struct Plans;

/// Brings every plan into force: the ones that others implement first.
pub(super) fn issue(office: &Office, desk: &Desk) -> Result<()> {
    let mut texts = Vec::new();
    for file in Plans::iter() {
        let bytes = Plans::get(&file).context("a plan of the program")?.data.into_owned();
        let text = String::from_utf8(bytes)?;
        let tier = check_of(&text).tier;
        texts.push((tier, file, text));
    }
    texts.sort();
    for (_, file, text) in texts {
        bring_into_force(office, desk, &text).with_context(|| format!("plans/{file}"))?;
    }
    Ok(())
}

fn bring_into_force(office: &Office, desk: &Desk, text: &str) -> Result<()> {
    let document = plan_document::Document::read(text);
    let plan = document.plan();
    let (Some(key), Some(title), Some(tier), Some(issuer)) =
        (plan.key.clone(), plan.title.clone(), plan.tier, plan.issuer.clone())
    else {
        bail!("it has no head");
    };
    let head = desk.heads.iter().find(|(unit, ..)| *unit == issuer);
    let (_, person, post) = head.with_context(|| format!("nobody approves for {issuer}"))?;
    let chief = Actor {
        who: Who::Staff { person: *person, post: *post, on_behalf_of: None },
        rights: vec![Right::ApprovePlans],
    };
    let operator = Actor::operator("demo");
    let today = Day::latest_at(RealMachine.now());
    let id = PlanId::from_uuid(RealMachine.new_id());
    let met = CriterionMark::Met;
    let criteria = Criteria {
        lawful: met,
        fits_other_plans: met,
        well_built: met,
        workable: met,
        opinions_agree: met,
        other_points: CriterionMark::NotApplicable,
    };
    let text = PlanText::parse(text).map_err(|it| anyhow::anyhow!("{it:?}"))?;
    let begin = BeginPlan { key, title, tier, issuer, text };
    let review = ReviewPlan { outcome: ReviewOutcome::Passed, criteria, remarks: None };
    let file = FilePlan { with: Text::parse("上一级（演示）")?, on: today, number: None };
    let steps: [(&Actor, AnyVerb); 7] = [
        (&operator, begin.into()),
        (&operator, SubmitForReview {}.into()),
        (&operator, review.into()),
        (&chief, ApprovePlan { remarks: None }.into()),
        (&operator, IssuePlan { on: today, document_number: None }.into()),
        (&operator, file.into()),
        (&operator, PublishPlan { on: today, place: Text::parse("政府网站（演示）")? }.into()),
    ];
    for (actor, verb) in steps {
        step(office, id, actor, verb)?;
    }
    Ok(())
}

fn step(office: &Office, plan: PlanId, actor: &Actor, verb: AnyVerb) -> Result<()> {
    let seen = office
        .read(move |reading| plan_show(reading, &Realm::real(), plan, &WorkingDays::default()))
        .map_err(said)?
        .map(|it| it.seen);
    let command = Command {
        id: CommandId::from_uuid(RealMachine.new_id()),
        realm: Realm::real(),
        actor: actor.clone(),
        on: plan.to_string(),
        verb,
        seen,
        happened_at: None,
    };
    office.perform(command).map(drop).map_err(said)
}
