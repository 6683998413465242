//! From what a form sent to a verb, or to what is wrong with it.

use std::collections::BTreeSet;

use domain::AnyVerb;
use domain::kernel::Key;
use domain::plans::{
    AbolishPlan, ApprovePlan, Criteria, Criterion, CriterionMark, FilePlan, GiveConsent, IssuePlan,
    Opinion, PublishPlan, ReturnToDraft, ReviewOutcome, ReviewPlan, ReviseIssued, RevisionTrigger,
    SendForConsultation, SubmitForReview,
};
use words::{Language, PlanAction};

use super::forms::Act;
use super::inputs::criterion_field;
use crate::components::form::{Problems, Reader, Sent};

/// The verb that a form asks for.
pub(super) fn verb(act: Act, sent: &Sent, language: Language) -> Result<AnyVerb, Problems> {
    let mut form = Reader::new(sent, language);
    let verb = read(&mut form, act);
    form.end(verb)
}

fn read(form: &mut Reader<'_>, act: Act) -> Option<AnyVerb> {
    match act {
        Act::Ask => ask(form),
        Act::Answer => answer(form),
        Act::Submit => Some(SubmitForReview {}.into()),
        Act::Review => review(form),
        Act::Approve => Some(ApprovePlan { remarks: form.optional("remarks")? }.into()),
        Act::Issue => {
            let (on, number) = (form.day("on"), form.optional("number"));
            Some(IssuePlan { on: on?, document_number: number? }.into())
        }
        Act::File => {
            let (with, on) = (form.text("with"), form.day("on"));
            let number = form.optional("number");
            Some(FilePlan { with: with?, on: on?, number: number? }.into())
        }
        Act::Publish => {
            let (place, on) = (form.text("place"), form.day("on"));
            Some(PublishPlan { on: on?, place: place? }.into())
        }
        Act::Revise => {
            let trigger = form.one("trigger", RevisionTrigger::named);
            let note = form.text("note");
            Some(ReviseIssued { trigger: trigger?, note: note? }.into())
        }
        Act::Return => Some(ReturnToDraft { reason: form.text("reason")? }.into()),
        Act::Abolish => {
            if form.sent.filled("yes").is_none() {
                form.wrong("yes", PlanAction::AbolishConfirm);
            }
            Some(AbolishPlan { reason: form.text("reason")? }.into())
        }
    }
}

fn ask(form: &mut Reader<'_>) -> Option<AnyVerb> {
    let units: BTreeSet<Key> = form.sent.all("unit").filter_map(|it| it.parse().ok()).collect();
    let answer_by = form.day("answer_by");
    Some(SendForConsultation { units, answer_by: answer_by? }.into())
}

fn answer(form: &mut Reader<'_>) -> Option<AnyVerb> {
    let unit = form.one("unit", |it| it.parse::<Key>().ok());
    let opinion = form.one("opinion", Opinion::named);
    let (remarks, document) = (form.optional("remarks"), form.optional("document"));
    let (unit, opinion) = (unit?, opinion?);
    Some(GiveConsent { unit, opinion, remarks: remarks?, document: document? }.into())
}

fn review(form: &mut Reader<'_>) -> Option<AnyVerb> {
    let mut mark = |it| form.one(criterion_field(it), CriterionMark::named);
    let marks = [
        mark(Criterion::Lawful),
        mark(Criterion::FitsOtherPlans),
        mark(Criterion::WellBuilt),
        mark(Criterion::Workable),
        mark(Criterion::OpinionsAgree),
        mark(Criterion::OtherPoints),
    ];
    let outcome = form.one("outcome", ReviewOutcome::named);
    let remarks = form.optional("remarks");
    let [lawful, fits_other_plans, well_built, workable, opinions_agree, other_points] = marks;
    let criteria = Criteria {
        lawful: lawful?,
        fits_other_plans: fits_other_plans?,
        well_built: well_built?,
        workable: workable?,
        opinions_agree: opinions_agree?,
        other_points: other_points?,
    };
    Some(ReviewPlan { outcome: outcome?, criteria, remarks: remarks? }.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verb_of(act: Act, pairs: &[(&str, &str)]) -> Result<AnyVerb, Problems> {
        verb(act, &Sent::of(pairs), Language::Chinese)
    }

    #[test]
    fn whatever_is_wrong_in_a_form_is_said_at_once() {
        let problems = verb_of(Act::File, &[("with", " "), ("on", "yesterday")]).expect_err("no");
        assert_eq!(problems.keys().collect::<Vec<_>>(), ["on", "with"]);
        let problems = verb_of(Act::Review, &[("lawful", "met")]).expect_err("no");
        assert_eq!(problems.len(), 6);
    }

    #[test]
    fn what_may_be_left_out_is_left_out() {
        assert!(matches!(
            verb_of(Act::Issue, &[("on", "2026-06-03"), ("number", "  ")]),
            Ok(AnyVerb::IssuePlan(IssuePlan { document_number: None, .. }))
        ));
    }

    #[test]
    fn a_plan_is_abolished_only_by_whoever_says_so_twice() {
        assert!(verb_of(Act::Abolish, &[("reason", "并入总体预案")]).is_err());
        assert!(verb_of(Act::Abolish, &[("reason", "并入总体预案"), ("yes", "1")]).is_ok());
    }

    #[test]
    fn every_act_has_the_name_and_the_right_of_its_verb() {
        for act in Act::ALL {
            let row = domain::VERBS.iter().find(|it| it.name == act.name()).expect("a verb");
            assert_eq!(row.right, act.right());
            assert_eq!(Act::named(act.name()), Some(act));
        }
    }
}
