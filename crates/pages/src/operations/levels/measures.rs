//! The measures of a plan: what people are bound by, until when, and what is to be done about it.

use std::collections::{BTreeMap, BTreeSet};

use application::operations::ProvenanceOf;
use domain::kernel::{Key, OperationId, Thing, Version};
use domain::operations::{MeasureInForce, PlanResponse};
use web::Front;
use words::{LevelPages, Names as _, OperationAction, Say as _, time_left};

use super::super::deciding::{ActForm, Attempt, Desk, Forms, happened_at, post_said};
use super::acts::Act;
use super::decide::{decider_input, hours_of, measure_line};
use super::others::reason;
use crate::components::form::Kind;
use crate::components::{ScriptMark, TimeShown};

/// A measure that was ordered.
pub(super) struct MeasureRow {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) line: String,
    pub(super) since: TimeShown,
    pub(super) decided_by: String,
    /// Where it stands, with a shape, and what that asks for.
    pub(super) shape: &'static str,
    pub(super) standing: String,
    pub(super) mark: ScriptMark,
    pub(super) to_do: Option<String>,
    pub(super) is_over: bool,
    pub(super) forms: Vec<ActForm>,
}

/// The things whose versions the forms carry.
pub(super) fn things(operation: OperationId, plan: &PlanResponse) -> Vec<Thing> {
    let measures = plan.at_work.measures.iter();
    measures.map(|it| thing(operation, &plan.at_work.key, &it.key)).collect()
}

fn thing(operation: OperationId, plan: &Key, measure: &Key) -> Thing {
    Thing::new("measure", format_args!("{operation}.{plan}.{measure}"))
}

/// The measures of a plan that were ordered, each as it was ordered last: those to be looked after
/// first.
pub(super) fn rows(
    front: &Front,
    desk: &Desk,
    plan: &PlanResponse,
    (attempt, seen): (Option<&Attempt>, &BTreeMap<String, Version>),
) -> Vec<MeasureRow> {
    let mut known = BTreeSet::new();
    let all = desk.board.response().measures.iter().rev();
    let own = all.filter(|it| it.plan == plan.at_work.key);
    let mut last: Vec<&MeasureInForce> = own.filter(|it| known.insert(&it.at_work.key)).collect();
    last.sort_by_key(|it| (it.ended.is_some(), it.is_in_force(), it.until));
    let make = Making { forms: Forms { front, desk, attempt }, desk, plan, seen };
    last.into_iter().map(|it| make.row(it)).collect()
}

struct Making<'a> {
    forms: Forms<'a>,
    desk: &'a Desk,
    plan: &'a PlanResponse,
    seen: &'a BTreeMap<String, Version>,
}

impl Making<'_> {
    fn row(&self, it: &MeasureInForce) -> MeasureRow {
        let sight = self.desk.sight();
        let (shape, standing, to_do) = self.standing(it);
        let may = self.desk.may(Act::Renew.right()) && !self.desk.is_closed();
        let forms = if may && it.is_to_be_ended() && self.plan.decision.is_some() {
            vec![self.renewing(it), self.ending(it)]
        } else {
            Vec::new()
        };
        MeasureRow {
            id: format!("measure-{}", it.at_work.key),
            title: sight.names.measure(&it.plan, &it.at_work.key),
            line: measure_line(&sight, &it.at_work),
            since: sight.time(it.since),
            decided_by: {
                let who = post_said(&sight, &it.decided_by);
                self.desk.say(LevelPages::DecidedByWho { who })
            },
            shape,
            standing: self.desk.say(standing),
            mark: sight.mark(&ProvenanceOf::Measure(it.plan.clone(), it.at_work.key.clone())),
            to_do: to_do.map(|it| self.desk.say(it)),
            is_over: it.ended.is_some(),
            forms,
        }
    }

    fn standing(&self, it: &MeasureInForce) -> (&'static str, LevelPages, Option<LevelPages>) {
        let sight = self.desk.sight();
        let clock = |at| sight.time(at).clock;
        if let Some((at, reason)) = &it.ended {
            let reason = self.desk.said(reason);
            return ("✓", LevelPages::MeasureEnded { at: clock(*at), reason }, None);
        }
        if let Some(at) = it.ran_out_at {
            let word = LevelPages::RanOut { at: clock(at) };
            return ("▲", word, Some(LevelPages::RanOutToDo));
        }
        if let Some(at) = it.review_due_at {
            let word = LevelPages::ReviewDue { at: clock(at) };
            return ("▲", word, Some(LevelPages::ReviewDueToDo));
        }
        let Some(until) = it.until else { return ("●", LevelPages::WithoutEnd, None) };
        let (at, left) = (clock(until), time_left(until, sight.now(), self.desk.language));
        let word = if it.at_work.is_life_safety {
            LevelPages::ReviewBy { at, left }
        } else {
            LevelPages::InForceUntil { at, left }
        };
        ("●", word, None)
    }

    /// Whatever was tried with this measure.
    fn attempt(&self, it: &MeasureInForce, act: Act) -> Option<&Attempt> {
        let tried = self.forms.attempt.filter(|it| it.is_of(act.name()));
        tried.filter(|tried| tried.sent.line("of") == it.at_work.key.as_str())
    }

    fn seen(&self, it: &MeasureInForce) -> u64 {
        let thing = thing(self.desk.operation, &it.plan, &it.at_work.key);
        self.seen.get(thing.key()).map_or(0, |it| it.0)
    }

    fn renewing(&self, it: &MeasureInForce) -> ActForm {
        let sight = self.desk.sight();
        let deciders = self.plan.deciders(self.plan.level());
        let own = self.desk.acting.post.as_ref().filter(|it| deciders.contains(it));
        let first = own.or(deciders.iter().next().copied()).cloned();
        let (act, attempt) = (Act::Renew.name(), self.attempt(it, Act::Renew));
        let id = format!("renew-{}", it.at_work.key);
        let seen = (attempt, self.seen(it));
        let word = OperationAction::RenewMeasure;
        let form = self.forms.form_named((act, &id), word, seen, |fields| {
            let unit = LevelPages::Hours.say(fields.language);
            let kind = Kind::Number { min: 1, max: 14 * 24, unit };
            let hint = LevelPages::RenewHint.say(fields.language);
            let hours = fields.input("lasts_hours", LevelPages::RenewFor, kind).required();
            vec![
                hours.hinted(hint).beginning(hours_of(it.at_work.lasts), fields),
                reason(fields),
                decider_input(&sight, fields, &deciders, first),
                happened_at(fields),
            ]
        });
        form.with("of", it.at_work.key.to_string())
    }

    fn ending(&self, it: &MeasureInForce) -> ActForm {
        let sight = self.desk.sight();
        let deciders = self.plan.deciders(None);
        let own = self.desk.acting.post.as_ref().filter(|it| deciders.contains(it));
        let first = own.or(deciders.iter().next().copied()).cloned();
        let (act, attempt) = (Act::End.name(), self.attempt(it, Act::End));
        let id = format!("end-{}", it.at_work.key);
        let seen = (attempt, self.seen(it));
        let word = OperationAction::EndMeasure;
        let form = self.forms.form_named((act, &id), word, seen, |fields| {
            vec![
                reason(fields),
                decider_input(&sight, fields, &deciders, first),
                happened_at(fields),
            ]
        });
        form.with("of", it.at_work.key.to_string()).second()
    }
}
