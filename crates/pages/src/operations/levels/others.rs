//! What else can be done with a level: turn a proposal down, propose one, write down what comes
//! from above.

use domain::operations::PlanResponse;
use web::Front;
use words::{LevelPages, OperationAction, Say as _};

use super::super::deciding::{ActForm, Attempt, Desk, Forms, happened_at};
use super::acts::Act;
use super::decide::decider_input;
use crate::components::form::{Fields, Input, Kind};

/// The forms that whoever looks may use.
pub(super) fn others(
    front: &Front,
    desk: &Desk,
    plan: &PlanResponse,
    (attempt, seen): (Option<&Attempt>, u64),
) -> Vec<ActForm> {
    if desk.is_closed() {
        return Vec::new();
    }
    let make = Making { forms: Forms { front, desk, attempt }, desk, plan, seen };
    let waits = plan.proposal.as_ref().is_some_and(|it| it.turned_down.is_none());
    let may_decide = desk.may(Act::TurnDown.right());
    let mut forms = Vec::new();
    if waits && may_decide {
        forms.push(make.turning_down());
    }
    if desk.may(Act::Propose.right()) {
        let proposing = make.proposing();
        forms.push(if may_decide { proposing } else { proposing.open() });
    }
    if desk.may(Act::Receive.right()) && desk.is_within_own_area() {
        forms.push(make.receiving());
    }
    forms
}

struct Making<'a> {
    forms: Forms<'a>,
    desk: &'a Desk,
    plan: &'a PlanResponse,
    seen: u64,
}

impl Making<'_> {
    fn turning_down(&self) -> ActForm {
        let word = OperationAction::TurnDownProposal;
        let proposed = self.plan.proposal.as_ref().and_then(|it| it.level.as_ref());
        let deciders = self.plan.deciders(proposed);
        let own = self.desk.acting.post.as_ref().filter(|it| deciders.contains(it));
        let first = own.or_else(|| deciders.iter().next().copied()).cloned();
        let sight = self.desk.sight();
        let form = self.forms.form(Act::TurnDown.name(), word, self.seen, |fields| {
            vec![
                reason(fields),
                decider_input(&sight, fields, &deciders, first),
                happened_at(fields),
            ]
        });
        form.hinted(vec![self.desk.say(LevelPages::TurnDownHint)]).second()
    }

    fn proposing(&self) -> ActForm {
        let word = OperationAction::ProposeLevel;
        let other = |it: &str| self.plan.level().is_none_or(|now| now.as_str() != it);
        let mut levels = self.levels();
        levels.retain(|(name, _)| other(name));
        if self.plan.level().is_some() {
            let word = OperationAction::ProposeLift.say(self.desk.language);
            levels.push(("none".to_owned(), word));
        }
        let form = self.forms.form(Act::Propose.name(), word, self.seen, |fields| {
            vec![
                fields
                    .input("proposed", OperationAction::ProposedLevel, Kind::One(levels))
                    .required(),
                reason(fields),
                happened_at(fields),
            ]
        });
        form.hinted(vec![self.desk.say(LevelPages::ProposeHint)])
    }

    fn receiving(&self) -> ActForm {
        let (word, language) = (OperationAction::ReceiveLevel, self.desk.language);
        let mut levels = self.levels();
        if self.plan.floor.is_some() {
            levels.push(("none".to_owned(), OperationAction::NoFloor.say(language)));
        }
        let form = self.forms.form(Act::Receive.name(), word, self.seen, |fields| {
            vec![
                fields.input("floor", OperationAction::FloorLevel, Kind::One(levels)).required(),
                fields
                    .line("from", OperationAction::From, 200)
                    .required()
                    .hinted(LevelPages::FromHint.say(language)),
                fields
                    .line("document", OperationAction::DocumentNumber, 60)
                    .hinted(OperationAction::Optional.say(language)),
                happened_at(fields),
            ]
        });
        form.hinted(vec![self.desk.say(OperationAction::ReceiveHint)])
    }

    /// The levels of the plan, the most severe first.
    fn levels(&self) -> Vec<(String, String)> {
        let key = &self.plan.at_work.key;
        let names = self.desk.sight().names;
        let levels = self.plan.at_work.levels.iter().rev();
        levels.map(|it| (it.name.to_string(), names.level_title(key, &it.name))).collect()
    }
}

pub(super) fn reason(fields: &Fields<'_>) -> Input {
    fields.area("reason", OperationAction::Reason, 500).required()
}
