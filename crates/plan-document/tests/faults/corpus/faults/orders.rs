//! Measures, notices, reports and the law they rest on.

use domain::kernel::Key;
use domain::plans::document::{Measure, NoticeKind, Plan, Risk};

use super::{Fault, Operator, Scene, operator};

pub(super) const OPERATORS: &[Operator] = &[
    operator("measure loses its basis", &["measure-incomplete"], no_basis),
    operator("measure loses its expiry", &["measure-incomplete"], no_expiry),
    operator("measure loses its exemptions", &["measure-incomplete"], no_exemptions),
    operator("measure loses its weighing", &["measure-incomplete"], no_weighing),
    operator("limit of liberty too long", &["measure-too-long", "measure-long"], too_long),
    operator("warning loses its advice", &["alert-incomplete"], no_advice),
    operator("warning by telephone only", &["alert-incomplete"], telephone_only),
    operator("report profile removed", &["report-profile"], no_profile),
    operator("section removed", &["section-missing"], no_section),
    operator("article that does not exist", &["law-unknown"], no_article),
    operator("law that was replaced", &["law-unknown"], old_law),
    operator("indicator loses its supplier", &["indicator-without-supplier"], no_supplier),
];

fn fault(plan: usize, place: String, says: &str) -> Option<Fault> {
    Some(Fault { plan: Some(plan), says: format!("{place}: {says}"), places: vec![place] })
}

/// Removes a field of a measure that needs it.
fn without(scene: &mut Scene<'_>, field: &str, holds: impl Fn(&Measure) -> bool) -> Option<Fault> {
    let (plan, key) = measure(scene, holds)?;
    scene.remove(plan, &["measures", key.as_str(), field])?;
    fault(plan, format!("measures.{key}"), &format!("without {field}"))
}

fn measure<'a>(
    scene: &mut Scene<'a>,
    holds: impl Fn(&Measure) -> bool,
) -> Option<(usize, &'a Key)> {
    let mut found = Vec::new();
    for (number, plan) in scene.plans.iter().enumerate() {
        let fitting = plan.measures.iter().filter(|(_, it)| holds(it));
        found.extend(fitting.map(|(key, _)| (number, key)));
    }
    scene.pick(&found)
}

fn no_basis(scene: &mut Scene<'_>) -> Option<Fault> {
    without(scene, "basis", |it| !it.basis.is_empty())
}

fn no_expiry(scene: &mut Scene<'_>) -> Option<Fault> {
    without(scene, "lasts", |it| it.lasts.is_some() && !it.is_life_safety)
}

fn no_exemptions(scene: &mut Scene<'_>) -> Option<Fault> {
    without(scene, "exemptions", |it| it.exemptions.is_some())
}

fn no_weighing(scene: &mut Scene<'_>) -> Option<Fault> {
    let touches = |it: &Measure| it.kind.is_some_and(|it| it.risk() != Risk::Low);
    without(scene, "least_harmful", |it| it.least_harmful.is_some() && touches(it))
}

fn too_long(scene: &mut Scene<'_>) -> Option<Fault> {
    let (plan, key) = measure(scene, |it| it.kind.is_some_and(|it| it.limits_liberty()))?;
    let days = scene.chance.between(15, 40);
    scene.set(plan, &["measures", key.as_str(), "lasts"], &format!("{days}d"))?;
    fault(plan, format!("measures.{key}"), &format!("lasts {days} days"))
}

fn alert<'a>(scene: &mut Scene<'a>) -> Option<(usize, &'a Key)> {
    let mut found = Vec::new();
    for (number, plan) in scene.plans.iter().enumerate() {
        let alerts = plan.notices.iter().filter(|(_, it)| it.kind == Some(NoticeKind::Alert));
        found.extend(alerts.map(|(key, _)| (number, key)));
    }
    scene.pick(&found)
}

fn no_advice(scene: &mut Scene<'_>) -> Option<Fault> {
    let (plan, key) = alert(scene)?;
    scene.remove(plan, &["notices", key.as_str(), "advice"])?;
    fault(plan, format!("notices.{key}"), "does not say what to do")
}

fn telephone_only(scene: &mut Scene<'_>) -> Option<Fault> {
    let (plan, key) = alert(scene)?;
    scene.set(plan, &["notices", key.as_str(), "channels"], "[sms, app]")?;
    fault(plan, format!("notices.{key}"), "by telephone only")
}

fn no_profile(scene: &mut Scene<'_>) -> Option<Fault> {
    let plan = scene.chance.below(2);
    match scene.chance.below(2) {
        0 => scene.remove(plan, &["reports", "profile"])?,
        _ => scene.remove(plan, &["reports"])?,
    }
    fault(plan, "reports".to_owned(), "removed")
}

fn no_section(scene: &mut Scene<'_>) -> Option<Fault> {
    let plan = scene.chance.below(2);
    let wanted = scene.plans[plan].tier?.sections_wanted();
    let here = scene.plans[plan].sections.keys().filter(|it| wanted.contains(it));
    let here: Vec<_> = here.copied().collect();
    let section = scene.pick(&here)?;
    scene.remove(plan, &["sections", section.name()])?;
    fault(plan, format!("sections.{}", section.name()), "removed")
}

/// The lists of articles of a plan.
fn bases(plan: &Plan) -> Vec<Vec<String>> {
    let mut found = vec![vec!["basis".to_owned()]];
    let way = |part: &str, key: &Key| vec![part.to_owned(), key.to_string(), "basis".to_owned()];
    let tasks = plan.tasks.iter().filter(|(_, it)| !it.basis.is_empty());
    found.extend(tasks.map(|(key, _)| way("tasks", key)));
    let measures = plan.measures.iter().filter(|(_, it)| !it.basis.is_empty());
    found.extend(measures.map(|(key, _)| way("measures", key)));
    found
}

fn cite(scene: &mut Scene<'_>, article: &str) -> Option<Fault> {
    let plan = scene.chance.below(2);
    let all = bases(&scene.plans[plan]);
    let way = scene.pick(&all)?;
    let path: Vec<&str> = way.iter().map(String::as_str).collect();
    scene.push(plan, &path, article)?;
    fault(plan, way.join("."), article)
}

/// The Emergency Response Law has 106 articles, the measures for plans 43.
fn no_article(scene: &mut Scene<'_>) -> Option<Fault> {
    let (law, last) = if scene.chance.below(2) == 0 { ("ERL", 106) } else { ("PLAN2024", 43) };
    let article = last + scene.chance.between(1, 90);
    cite(scene, &format!("{law}-{article}"))
}

fn old_law(scene: &mut Scene<'_>) -> Option<Fault> {
    let article = scene.chance.between(1, 30);
    cite(scene, &format!("PLAN2013-{article}"))
}

fn no_supplier(scene: &mut Scene<'_>) -> Option<Fault> {
    let mut found = Vec::new();
    for (number, plan) in scene.plans.iter().enumerate() {
        found.extend(plan.indicators.iter().map(|(key, _)| (number, key)));
    }
    let (plan, key) = scene.pick(&found)?;
    scene.remove(plan, &["indicators", key.as_str(), "supplied_by"])?;
    fault(plan, format!("indicators.{key}"), "nobody supplies it")
}
