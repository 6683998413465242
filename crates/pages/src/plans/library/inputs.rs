//! The fields of each form, with what was typed and what is wrong with it.

use std::collections::BTreeMap;

use domain::plans::{
    Criterion, CriterionMark, Opinion, ReviewOutcome, RevisionTrigger, WorkingDays,
};
use words::{
    Language, PlanAction, Say, criterion, criterion_mark, opinion, review_outcome, revision_trigger,
};

use super::desk::Desk;
use super::forms::Act;
use super::sent::Sent;

/// Units have so many working days to answer, unless somebody says otherwise.
const ANSWER_WORKING_DAYS: u32 = 10;

/// What is wrong, by the field's name.
pub(super) type Problems = BTreeMap<&'static str, String>;

/// A field of a form.
pub(super) struct Input {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) kind: Kind,
    pub(super) value: String,
    pub(super) problem: Option<String>,
    pub(super) is_required: bool,
}

/// How it is filled in.
pub(super) enum Kind {
    Line {
        characters_max: usize,
    },
    Area {
        characters_max: usize,
    },
    Day,
    /// One of several, by name and word.
    One(Vec<(String, String)>),
    /// Any of several, by name and word and whether it is chosen; then those that may be added.
    Any(Vec<(String, String, bool)>, Vec<(String, String, bool)>),
    /// A word that must be ticked.
    Yes,
}

/// Makes the fields of a form.
struct Making<'a> {
    desk: &'a Desk,
    sent: Option<&'a Sent>,
    problems: &'a Problems,
}

/// The fields of a form, filled with what was typed where something was.
pub(super) fn inputs(
    act: Act,
    desk: &Desk,
    sent: Option<&Sent>,
    problems: &Problems,
) -> Vec<Input> {
    let make = Making { desk, sent: sent.filter(|it| it.act() == Some(act)), problems };
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

impl Input {
    const fn required(mut self) -> Self {
        self.is_required = true;
        self
    }

    pub(super) const fn is_described(&self) -> bool {
        !self.hint.is_empty() || self.problem.is_some()
    }

    /// The value as a person reads it.
    pub(super) fn shown(&self) -> Option<(String, String)> {
        let value = match &self.kind {
            Kind::Line { .. } | Kind::Area { .. } | Kind::Day => self.value.clone(),
            Kind::One(choices) => {
                let chosen = choices.iter().find(|(name, _)| *name == self.value);
                chosen.map(|(_, word)| word.clone()).unwrap_or_default()
            }
            Kind::Any(first, others) => {
                let chosen = first.iter().chain(others).filter(|it| it.2);
                chosen.map(|it| it.1.as_str()).collect::<Vec<_>>().join(" · ")
            }
            Kind::Yes => String::new(),
        };
        (!value.is_empty()).then(|| (self.label.clone(), value))
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

    fn input(&self, name: &'static str, label: impl Say, kind: Kind) -> Input {
        Input {
            name,
            label: label.say(self.language()),
            hint: String::new(),
            kind,
            value: self.sent.map(|it| it.line(name).to_owned()).unwrap_or_default(),
            problem: self.problems.get(name).filter(|_| self.sent.is_some()).cloned(),
            is_required: false,
        }
    }

    fn line(&self, name: &'static str, label: impl Say, hint: impl Say, max: usize) -> Input {
        let hint = hint.say(self.language());
        Input { hint, ..self.input(name, label, Kind::Line { characters_max: max }) }
    }

    fn area(&self, name: &'static str, label: impl Say, hint: impl Say, max: usize) -> Input {
        let hint = hint.say(self.language());
        Input { hint, ..self.input(name, label, Kind::Area { characters_max: max }) }
    }

    fn day(&self, name: &'static str, label: impl Say, default: String) -> Input {
        let input = self.input(name, label, Kind::Day).required();
        let value = if self.sent.is_some() { input.value.clone() } else { default };
        Input { value, ..input }
    }

    fn one(&self, name: &'static str, label: impl Say, choices: Vec<(String, String)>) -> Input {
        self.input(name, label, Kind::One(choices)).required()
    }

    fn reason(&self) -> Input {
        let kind = Kind::Area { characters_max: 2000 };
        self.input("reason", PlanAction::Reason, kind).required()
    }

    fn yes(&self) -> Input {
        self.input("yes", PlanAction::AbolishYes, Kind::Yes).required()
    }

    fn asking(&self) -> Vec<Input> {
        let desk = self.desk;
        let sent: Option<Vec<&str>> = self.sent.map(|it| it.all("unit").collect());
        let details = desk.shown.plan.details.as_ref();
        let choice = |unit: &domain::kernel::Key, is_default: bool| {
            let is_chosen = match &sent {
                Some(sent) => sent.contains(&unit.as_str()),
                None => is_default,
            };
            (unit.to_string(), desk.unit(unit), is_chosen)
        };
        let wanted = desk.missing.iter().map(|it| choice(it, true)).collect();
        let others = desk.house.units().map(|it| &it.code);
        let others = others.filter(|it| !desk.missing.contains(*it));
        let others = others.filter(|it| details.is_none_or(|plan| plan.issuer != **it));
        let kind = Kind::Any(wanted, others.map(|it| choice(it, false)).collect());
        let hint = PlanAction::AskUnitsHint.say(self.language());
        let default = WorkingDays::default().after(desk.today, ANSWER_WORKING_DAYS);
        vec![
            Input { hint, ..self.input("unit", PlanAction::AskUnits, kind) },
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
        let kind = Kind::Area { characters_max: 2000 };
        vec![
            self.one("trigger", PlanAction::Trigger, triggers.collect()),
            self.input("note", PlanAction::ReviseNote, kind).required(),
        ]
    }
}

fn named(name: &str, word: &str) -> (String, String) {
    (name.to_owned(), word.to_owned())
}
