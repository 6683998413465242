//! The fields of each form, with what was typed and what is wrong with it.

use domain::plans::{
    Criterion, CriterionMark, Opinion, ReviewOutcome, RevisionTrigger, WorkingDays,
};
use words::{
    Language, PlanAction, Say, criterion, criterion_mark, opinion, review_outcome, revision_trigger,
};

use super::desk::Desk;
use super::forms::Act;
use crate::components::form::{Choice, Fields, Input, Kind, Problems, Sent};

/// Units have so many working days to answer, unless somebody says otherwise.
const ANSWER_WORKING_DAYS: u32 = 10;

/// Makes the fields of a form.
struct Making<'a> {
    desk: &'a Desk,
    fields: Fields<'a>,
}

/// The fields of a form, filled with what was typed where something was.
pub(super) fn inputs(
    act: Act,
    desk: &Desk,
    sent: Option<&Sent>,
    problems: &Problems,
) -> Vec<Input> {
    let sent = sent.filter(|it| Act::of(it) == Some(act));
    let fields = Fields { form: act.name(), sent, problems, language: desk.language };
    let make = Making { desk, fields };
    match act {
        Act::Ask => make.asking(),
        Act::Answer => make.answering(),
        Act::Submit => Vec::new(),
        Act::Review => make.reviewing(),
        Act::Approve => {
            vec![make.area("remarks", PlanAction::ApproveRemarks, PlanAction::Optional, 2000)]
        }
        Act::Issue => vec![
            make.day("on", PlanAction::IssuedOn, desk.today.to_string()),
            make.line("number", PlanAction::DocumentNumber, PlanAction::DocumentHint, 60),
        ],
        Act::File => vec![
            make.line("with", PlanAction::FileWith, PlanAction::FileWithHint, 200).required(),
            make.day("on", PlanAction::FiledOn, desk.today.to_string()),
            make.line("number", PlanAction::FileNumber, PlanAction::Optional, 60),
        ],
        Act::Publish => vec![
            make.line("place", PlanAction::PublishedWhere, PlanAction::PublishedHint, 200)
                .required(),
            make.day("on", PlanAction::PublishedOn, desk.today.to_string()),
        ],
        Act::Revise => make.revising(),
        Act::Return => vec![make.reason()],
        Act::Abolish => vec![make.reason(), make.yes()],
    }
}

/// The name of the field of a point of the review.
pub(super) const fn criterion_field(it: Criterion) -> &'static str {
    match it {
        Criterion::Lawful => "lawful",
        Criterion::FitsOtherPlans => "fits_other_plans",
        Criterion::WellBuilt => "well_built",
        Criterion::Workable => "workable",
        Criterion::OpinionsAgree => "opinions_agree",
        Criterion::OtherPoints => "other_points",
    }
}

impl Making<'_> {
    const fn language(&self) -> Language {
        self.desk.language
    }

    fn input(&self, name: &str, label: impl Say, kind: Kind) -> Input {
        self.fields.input(name, label, kind)
    }

    fn line(&self, name: &str, label: impl Say, hint: impl Say, max: usize) -> Input {
        self.fields.line(name, label, max).hinted(hint.say(self.language()))
    }

    fn area(&self, name: &str, label: impl Say, hint: impl Say, max: usize) -> Input {
        self.fields.area(name, label, max).hinted(hint.say(self.language()))
    }

    fn day(&self, name: &str, label: impl Say, default: String) -> Input {
        self.input(name, label, Kind::Day).required().beginning(default, &self.fields)
    }

    fn one(&self, name: &str, label: impl Say, choices: Vec<(String, String)>) -> Input {
        self.input(name, label, Kind::One(choices)).required()
    }

    fn reason(&self) -> Input {
        self.fields.area("reason", PlanAction::Reason, 2000).required()
    }

    fn yes(&self) -> Input {
        let question = PlanAction::AbolishAsk.say(self.language());
        self.input("yes", PlanAction::AbolishYes, Kind::Yes { question }).required()
    }

    fn asking(&self) -> Vec<Input> {
        let desk = self.desk;
        let details = desk.shown.plan.details.as_ref();
        let choice = |unit: &domain::kernel::Key, is_default: bool| Choice {
            name: unit.to_string(),
            word: desk.unit(unit),
            is_chosen: self.fields.is_chosen("unit", unit.as_str(), is_default),
        };
        let first = desk.missing.iter().map(|it| choice(it, true)).collect();
        let others = desk.house.units().map(|it| &it.code);
        let others = others.filter(|it| !desk.missing.contains(*it));
        let others = others.filter(|it| details.is_none_or(|plan| plan.issuer != **it));
        let others = others.map(|it| choice(it, false)).collect();
        let others_word = PlanAction::AskOthers.say(self.language());
        let kind = Kind::Any { first, others, others_word };
        let default = WorkingDays::default().after(desk.today, ANSWER_WORKING_DAYS);
        vec![
            self.input("unit", PlanAction::AskUnits, kind)
                .hinted(PlanAction::AskUnitsHint.say(self.language())),
            self.day("answer_by", PlanAction::AnswerBy, default.to_string()),
        ]
    }

    fn answering(&self) -> Vec<Input> {
        let (desk, language) = (self.desk, self.language());
        let units = desk.in_work().map(|it| desk.own_asked(it)).unwrap_or_default();
        let choices: Vec<_> = units.iter().map(|it| (it.to_string(), desk.unit(it))).collect();
        let only = choices.first().filter(|_| choices.len() == 1).map(|it| it.0.clone());
        let unit = self.one("unit", PlanAction::AnswerFor, choices);
        let value = only.unwrap_or_else(|| unit.value.clone());
        let opinions = Opinion::ALL.iter().map(|it| named(it.name(), opinion(*it, language)));
        vec![
            Input { value, ..unit },
            self.one("opinion", PlanAction::Opinion, opinions.collect()),
            self.area("remarks", PlanAction::AnswerRemarks, PlanAction::RemarksWanted, 2000),
            self.line("document", PlanAction::DocumentNumber, PlanAction::PaperHint, 60),
        ]
    }

    fn reviewing(&self) -> Vec<Input> {
        let language = self.language();
        let marks = || {
            let marks = CriterionMark::ALL.iter();
            marks.map(|it| named(it.name(), criterion_mark(*it, language))).collect()
        };
        let point = |it: &Criterion| Input {
            label: criterion(*it, language).to_owned(),
            ..self.one(criterion_field(*it), PlanAction::Criteria, marks())
        };
        let mut inputs: Vec<_> = Criterion::ALL.iter().map(point).collect();
        let outcomes = ReviewOutcome::ALL.iter();
        let outcomes = outcomes.map(|it| named(it.name(), review_outcome(*it, language)));
        inputs.push(self.one("outcome", PlanAction::Outcome, outcomes.collect()));
        let (label, hint) = (PlanAction::ReviewRemarks, PlanAction::ReviewRemarksHint);
        inputs.push(self.area("remarks", label, hint, 4000));
        inputs
    }

    fn revising(&self) -> Vec<Input> {
        let language = self.language();
        let triggers = RevisionTrigger::ALL.iter();
        let triggers = triggers.map(|it| named(it.name(), revision_trigger(*it, language)));
        vec![
            self.one("trigger", PlanAction::Trigger, triggers.collect()),
            self.fields.area("note", PlanAction::ReviseNote, 2000).required(),
        ]
    }
}

fn named(name: &str, word: &str) -> (String, String) {
    (name.to_owned(), word.to_owned())
}
