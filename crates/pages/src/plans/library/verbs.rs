//! From what a form sent to a verb, or to what is wrong with it.

use std::collections::BTreeSet;

use domain::AnyVerb;
use domain::kernel::{Day, Key, Text};
use domain::plans::{
    AbolishPlan, ApprovePlan, Criteria, Criterion, CriterionMark, FilePlan, GiveConsent, IssuePlan,
    Opinion, PublishPlan, ReturnToDraft, ReviewOutcome, ReviewPlan, ReviseIssued, RevisionTrigger,
    SendForConsultation, SubmitForReview,
};
use words::{Language, PlanAction, Say};

use super::forms::Act;
use super::inputs::{Problems, criterion_field};
use super::sent::Sent;
use crate::operations::text_problem;

/// The verb that a form asks for.
pub(super) fn verb(act: Act, sent: &Sent, language: Language) -> Result<AnyVerb, Problems> {
    let mut form = Reading { sent, language, problems: Problems::new() };
    let verb = form.verb(act);
    match verb {
        Some(verb) if form.problems.is_empty() => Ok(verb),
        _ => Err(form.problems),
    }
}

/// A form that is read field by field; whatever is wrong is kept, and reading goes on.
struct Reading<'a> {
    sent: &'a Sent,
    language: Language,
    problems: Problems,
}

impl Reading<'_> {
    fn verb(&mut self, act: Act) -> Option<AnyVerb> {
        match act {
            Act::Ask => self.ask(),
            Act::Answer => self.answer(),
            Act::Submit => Some(SubmitForReview {}.into()),
            Act::Review => self.review(),
            Act::Approve => Some(ApprovePlan { remarks: self.optional("remarks")? }.into()),
            Act::Issue => {
                let (on, number) = (self.day("on"), self.optional("number"));
                Some(IssuePlan { on: on?, document_number: number? }.into())
            }
            Act::File => {
                let (with, on) = (self.text("with"), self.day("on"));
                let number = self.optional("number");
                Some(FilePlan { with: with?, on: on?, number: number? }.into())
            }
            Act::Publish => {
                let (place, on) = (self.text("place"), self.day("on"));
                Some(PublishPlan { on: on?, place: place? }.into())
            }
            Act::Revise => {
                let trigger = self.one("trigger", RevisionTrigger::named);
                let note = self.text("note");
                Some(ReviseIssued { trigger: trigger?, note: note? }.into())
            }
            Act::Return => Some(ReturnToDraft { reason: self.text("reason")? }.into()),
            Act::Abolish => {
                if self.sent.filled("yes").is_none() {
                    self.wrong("yes", PlanAction::AbolishConfirm);
                }
                Some(AbolishPlan { reason: self.text("reason")? }.into())
            }
        }
    }

    fn ask(&mut self) -> Option<AnyVerb> {
        let units: BTreeSet<Key> = self.sent.all("unit").filter_map(|it| it.parse().ok()).collect();
        let answer_by = self.day("answer_by");
        Some(SendForConsultation { units, answer_by: answer_by? }.into())
    }

    fn answer(&mut self) -> Option<AnyVerb> {
        let unit = self.one("unit", |it| it.parse::<Key>().ok());
        let opinion = self.one("opinion", Opinion::named);
        let (remarks, document) = (self.optional("remarks"), self.optional("document"));
        let (unit, opinion) = (unit?, opinion?);
        Some(GiveConsent { unit, opinion, remarks: remarks?, document: document? }.into())
    }

    fn review(&mut self) -> Option<AnyVerb> {
        let mut mark = |it| self.one(criterion_field(it), CriterionMark::named);
        let marks = [
            mark(Criterion::Lawful),
            mark(Criterion::FitsOtherPlans),
            mark(Criterion::WellBuilt),
            mark(Criterion::Workable),
            mark(Criterion::OpinionsAgree),
            mark(Criterion::OtherPoints),
        ];
        let outcome = self.one("outcome", ReviewOutcome::named);
        let remarks = self.optional("remarks");
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

    fn wrong(&mut self, name: &'static str, word: impl Say) {
        self.problems.insert(name, word.say(self.language));
    }

    fn day(&mut self, name: &'static str) -> Option<Day> {
        let day = self.sent.line(name).parse().ok();
        if day.is_none() {
            self.wrong(name, PlanAction::BadDay);
        }
        day
    }

    fn one<T>(&mut self, name: &'static str, of: impl Fn(&str) -> Option<T>) -> Option<T> {
        let found = of(self.sent.line(name));
        if found.is_none() {
            self.wrong(name, PlanAction::NotChosen);
        }
        found
    }

    fn text<const MAX: usize>(&mut self, name: &'static str) -> Option<Text<MAX>> {
        match Text::parse(&self.sent.line(name).replace("\r\n", "\n")) {
            Ok(text) => Some(text),
            Err(wrong) => {
                self.wrong(name, text_problem(&wrong));
                None
            }
        }
    }

    /// A text that may be left out; none where it is wrong.
    fn optional<const MAX: usize>(&mut self, name: &'static str) -> Option<Option<Text<MAX>>> {
        if self.sent.filled(name).is_none() { Some(None) } else { self.text(name).map(Some) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(act: Act, pairs: &[(&str, &str)]) -> Result<AnyVerb, Problems> {
        verb(act, &Sent::of(pairs), Language::Chinese)
    }

    #[test]
    fn whatever_is_wrong_in_a_form_is_said_at_once() {
        let problems = read(Act::File, &[("with", " "), ("on", "yesterday")]).expect_err("no");
        assert_eq!(problems.keys().copied().collect::<Vec<_>>(), ["on", "with"]);
        let problems = read(Act::Review, &[("lawful", "met")]).expect_err("no");
        assert_eq!(problems.len(), 6);
    }

    #[test]
    fn what_may_be_left_out_is_left_out() {
        assert!(matches!(
            read(Act::Issue, &[("on", "2026-06-03"), ("number", "  ")]),
            Ok(AnyVerb::IssuePlan(IssuePlan { document_number: None, .. }))
        ));
    }

    #[test]
    fn a_plan_is_abolished_only_by_whoever_says_so_twice() {
        assert!(read(Act::Abolish, &[("reason", "并入总体预案")]).is_err());
        assert!(read(Act::Abolish, &[("reason", "并入总体预案"), ("yes", "1")]).is_ok());
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
