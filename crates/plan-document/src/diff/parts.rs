//! The parts of a plan, one after the other, in the order of the table of fields.

use domain::kernel::{Key, Label};
use domain::plans::document::{
    Area, Indicator, Level, Measure, Notice, Plan, PlanPost, Reports, Task,
};

use super::compare::{Compare, entries};
use super::renames::Renamed;
use super::{Change, ChangeKind, sections};

/// Compares plans; in the first one renamed tasks bear their new keys.
pub(super) fn compare(before: &Plan, after: &Plan, renamed: &Renamed, changes: &mut Vec<Change>) {
    itself((before, after), &mut Compare::unnamed("", changes));
    sections::compare(before, after, changes);
    places((before, after), changes);
    levels_and_tasks((before, after), renamed, changes);
    orders((before, after), changes);
    reports((before, after), &mut Compare::unnamed("reports", changes));
    let mut resources = Compare::unnamed("resources", changes);
    resources.field("vehicles", (&before.reserve_vehicles, &after.reserve_vehicles));
    resources.field("stock", (&before.reserve_stock, &after.reserve_stock));
}

fn places((before, after): (&Plan, &Plan), changes: &mut Vec<Change>) {
    let pair = (&before.indicators, &after.indicators);
    entries("indicators", pair, |it| it.title.as_ref(), changes, &mut |it, old, new| {
        indicator((old, new), it);
    });
    let pair = (&before.areas, &after.areas);
    entries("areas", pair, |it| it.title.as_ref(), changes, &mut |it, old, new| {
        area((old, new), it);
    });
    let pair = (&before.posts, &after.posts);
    entries("posts", pair, |it| it.title.as_ref(), changes, &mut |it, old, new| {
        post((old, new), it);
    });
}

fn levels_and_tasks(plans: (&Plan, &Plan), renamed: &Renamed, changes: &mut Vec<Change>) {
    let (before, after) = plans;
    let pair = (&before.levels, &after.levels);
    entries("levels", pair, |it| it.title.as_ref(), changes, &mut |it, old, new| {
        level((old, new), plans, it);
    });
    for (old_key, key) in renamed {
        let title = after.tasks.get(key).and_then(|it| it.title.as_ref());
        let mut task = Compare::named("tasks", key.to_string(), title, changes);
        task.whole(ChangeKind::Renamed, old_key.as_str());
    }
    let pair = (&before.tasks, &after.tasks);
    entries("tasks", pair, |it| it.title.as_ref(), changes, &mut |it, old, new| {
        task((old, new), plans, it);
    });
}

fn orders(plans: (&Plan, &Plan), changes: &mut Vec<Change>) {
    let (before, after) = plans;
    let pair = (&before.measures, &after.measures);
    entries("measures", pair, |it| it.title.as_ref(), changes, &mut |it, old, new| {
        measure((old, new), plans, it);
    });
    let pair = (&before.notices, &after.notices);
    entries("notices", pair, |it| it.title.as_ref(), changes, &mut |it, old, new| {
        notice((old, new), plans, it);
    });
}

fn itself((before, after): (&Plan, &Plan), it: &mut Compare<'_>) {
    it.field("plan", (&before.key, &after.key));
    it.field("title", (&before.title, &after.title));
    it.field("tier", (&before.tier, &after.tier));
    it.field("issuer", (&before.issuer, &after.issuer));
    it.field("implements", (&before.implements, &after.implements));
    it.field("region", (&before.region, &after.region));
    it.field("classes", (&before.classes, &after.classes));
    it.field("basis", (&before.basis, &after.basis));
    it.field("review.every", (&before.review.every, &after.review.every));
    it.field("review.last", (&before.review.last, &after.review.last));
    it.field("drill.every", (&before.drill.every, &after.drill.every));
    it.field("drill.last", (&before.drill.last, &after.drill.last));
    it.field("consents", (&before.consents, &after.consents));
}

fn indicator((before, after): (&Indicator, &Indicator), it: &mut Compare<'_>) {
    it.field("title", (&before.title, &after.title));
    it.field("measure", (&before.measure, &after.measure));
    it.field("supplied_by", (&before.supplied_by, &after.supplied_by));
    it.field("every", (&before.every, &after.every));
}

fn area((before, after): (&Area, &Area), it: &mut Compare<'_>) {
    it.field("title", (&before.title, &after.title));
    it.field("regions", (&before.regions, &after.regions));
    it.field("people", (&before.people, &after.people));
    it.field("shelters", (&before.shelters, &after.shelters));
    it.field("informed_by", (&before.informed_by, &after.informed_by));
}

fn post((before, after): (&PlanPost, &PlanPost), it: &mut Compare<'_>) {
    it.field("title", (&before.title, &after.title));
    it.field("unit", (&before.unit, &after.unit));
    it.field("holders", (&before.holders, &after.holders));
    it.field("needs", (&before.needs, &after.needs));
}

fn level((before, after): (&Level, &Level), plans: (&Plan, &Plan), it: &mut Compare<'_>) {
    it.field("title", (&before.title, &after.title));
    it.field("rank", (&before.rank, &after.rank));
    it.field("color", (&before.color, &after.color));
    it.prose("matter", (before.matter.as_ref(), after.matter.as_ref()));
    it.field("enter.when", (&before.enter.when, &after.enter.when));
    it.field("enter.decided_by", (&before.enter.decided_by, &after.enter.decided_by));
    it.field("enter.decide", (&before.enter.decide, &after.enter.decide));
    it.field("lasts", (&before.lasts, &after.lasts));
    it.field("leave.when", (&before.leave.when, &after.leave.when));
    it.field("leave.decided_by", (&before.leave.decided_by, &after.leave.decided_by));
    let (old, new) = (&tasks_of(plans.0), &tasks_of(plans.1));
    it.names("starts", (&before.starts, &after.starts), (old, new));
    let (old, new) = (&measures_of(plans.0), &measures_of(plans.1));
    it.names("measures", (&before.measures, &after.measures), (old, new));
    let (old, new) = (&notices_of(plans.0), &notices_of(plans.1));
    it.names("notices", (&before.notices, &after.notices), (old, new));
    it.field("reports_every", (&before.reports_every, &after.reports_every));
}

fn task((before, after): (&Task, &Task), plans: (&Plan, &Plan), it: &mut Compare<'_>) {
    it.field("title", (&before.title, &after.title));
    it.prose("text", (before.text.as_ref(), after.text.as_ref()));
    it.field("basis", (&before.basis, &after.basis));
    it.prose("reason", (before.reason.as_ref(), after.reason.as_ref()));
    it.field("lead", (&before.lead, &after.lead));
    it.field("post", (&before.post, &after.post));
    it.field("support", (&before.support, &after.support));
    it.field("inform", (&before.inform, &after.inform));
    it.field("kind", (&before.kind, &after.kind));
    it.field("performers", (&before.performers, &after.performers));
    let (old, new) = (&areas_of(plans.0), &areas_of(plans.1));
    it.names("areas", (&before.areas, &after.areas), (old, new));
    it.field("needs.people", (&before.needs.people, &after.needs.people));
    it.field("needs.vehicles", (&before.needs.vehicles, &after.needs.vehicles));
    it.field("needs.stock", (&before.needs.stock, &after.needs.stock));
    it.field("takes", (&before.takes, &after.takes));
    it.field("due", (&before.due, &after.due));
    let (old, new) = (&tasks_of(plans.0), &tasks_of(plans.1));
    it.names("after", (&before.after, &after.after), (old, new));
    it.field("when", (&before.when, &after.when));
    it.field("delay", (&before.delay, &after.delay));
    it.field("standing", (&before.is_standing, &after.is_standing));
    it.field("priority", (&before.priority, &after.priority));
    let (old, new) = (before.escalate.as_ref(), after.escalate.as_ref());
    it.field("escalate.after", (&old.and_then(|it| it.after), &new.and_then(|it| it.after)));
    it.field("escalate.unless", (&old.and_then(|it| it.unless), &new.and_then(|it| it.unless)));
    let to = |it: Option<&domain::plans::document::Escalation>| it.and_then(|it| it.to.clone());
    it.field("escalate.to", (&to(old), &to(new)));
    it.field("proof", (&before.proof, &after.proof));
}

fn measure((before, after): (&Measure, &Measure), plans: (&Plan, &Plan), it: &mut Compare<'_>) {
    it.field("title", (&before.title, &after.title));
    it.field("kind", (&before.kind, &after.kind));
    it.field("basis", (&before.basis, &after.basis));
    it.field("issuer", (&before.issuer, &after.issuer));
    it.field("approved_by", (&before.approved_by, &after.approved_by));
    let (old, new) = (&areas_of(plans.0), &areas_of(plans.1));
    it.names("areas", (&before.areas, &after.areas), (old, new));
    it.field("affects", (&before.affects, &after.affects));
    it.field("lasts", (&before.lasts, &after.lasts));
    it.field("life_safety", (&before.is_life_safety, &after.is_life_safety));
    it.prose("exemptions", (before.exemptions.as_ref(), after.exemptions.as_ref()));
    it.prose("least_harmful", (before.least_harmful.as_ref(), after.least_harmful.as_ref()));
    it.field("complaints", (&before.complaints, &after.complaints));
}

fn notice((before, after): (&Notice, &Notice), plans: (&Plan, &Plan), it: &mut Compare<'_>) {
    it.field("title", (&before.title, &after.title));
    it.field("kind", (&before.kind, &after.kind));
    it.field("color", (&before.color, &after.color));
    it.field("issuer", (&before.issuer, &after.issuer));
    let (old, new) = (&areas_of(plans.0), &areas_of(plans.1));
    it.names("areas", (&before.areas, &after.areas), (old, new));
    it.prose("text", (before.text.as_ref(), after.text.as_ref()));
    it.prose("advice", (before.advice.as_ref(), after.advice.as_ref()));
    it.field("channels", (&before.channels, &after.channels));
    it.field("within", (&before.within, &after.within));
}

fn reports((before, after): (&Plan, &Plan), it: &mut Compare<'_>) {
    let none = Reports::default();
    let old = before.reports.as_ref().unwrap_or(&none);
    let new = after.reports.as_ref().unwrap_or(&none);
    it.field("profile", (&old.profile, &new.profile));
    it.field("by", (&old.by, &new.by));
    it.field("to", (&old.to, &new.to));
}

fn tasks_of(plan: &Plan) -> impl Fn(&Key) -> Option<Label> {
    |key| plan.tasks.get(key)?.title.clone()
}

fn areas_of(plan: &Plan) -> impl Fn(&Key) -> Option<Label> {
    |key| plan.areas.get(key)?.title.clone()
}

fn measures_of(plan: &Plan) -> impl Fn(&Key) -> Option<Label> {
    |key| plan.measures.get(key)?.title.clone()
}

fn notices_of(plan: &Plan) -> impl Fn(&Key) -> Option<Label> {
    |key| plan.notices.get(key)?.title.clone()
}
