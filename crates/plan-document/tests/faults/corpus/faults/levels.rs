//! Levels that cross, cannot be left, or that nobody decides.

use domain::plans::document::{Level, LevelName};

use super::{Fault, Operator, Scene, operator};

pub(super) const OPERATORS: &[Operator] = &[
    operator("thresholds of two levels cross", &["levels-out-of-order"], crossed),
    operator("level left out between two", &["level-hole"], hole),
    operator("leave threshold above enter", &["leave-above-enter"], left_too_early),
    operator("left on what it is entered on", &["leave-above-enter"], left_at_once),
    operator("way out removed", &["level-without-way-out"], no_way_out),
    operator("decider removed", &["level-without-decider"], no_decider),
    operator("expected duration removed", &["activation-statement"], no_duration),
    operator("matter removed", &["activation-statement"], no_matter),
];

type Named<'a> = (usize, &'a LevelName, &'a Level);

fn levels<'a>(scene: &Scene<'a>) -> Vec<Named<'a>> {
    let numbered = scene.plans.iter().enumerate();
    let all = numbered
        .flat_map(|(plan, it)| it.levels.iter().map(move |(name, level)| (plan, name, level)));
    all.collect()
}

fn pick<'a>(scene: &mut Scene<'a>, holds: impl Fn(&Level) -> bool) -> Option<Named<'a>> {
    let all: Vec<_> = levels(scene).into_iter().filter(|(.., it)| holds(it)).collect();
    scene.pick(&all)
}

fn fault((plan, name, _): Named<'_>, says: &str) -> Option<Fault> {
    let places = vec![format!("levels.{name}")];
    Some(Fault { plan: Some(plan), says: format!("{name}: {says}"), places })
}

/// A condition as it stands in the text.
fn written(scene: &Scene<'_>, (plan, name, _): Named<'_>, step: &str) -> Option<String> {
    let documents = scene.pair.documents();
    let node = documents.get(plan)?.node(&["levels", name.as_str(), step, "when"])?;
    let text = node.scalar()?.text.clone();
    Some(format!("\"{}\"", text.replace('"', "\\\"")))
}

/// A milder level is entered on what the next one is entered on.
fn crossed(scene: &mut Scene<'_>) -> Option<Fault> {
    let mut found = Vec::new();
    for (number, plan) in scene.plans.iter().enumerate() {
        for pair in plan.levels_by_rank().windows(2) {
            if let [mild, severe] = pair
                && mild.1.enter.when.is_some()
                && severe.1.enter.when.is_some()
            {
                found.push(((number, mild.0, mild.1), (number, severe.0, severe.1)));
            }
        }
    }
    let (mild, severe) = scene.pick(&found)?;
    let condition = written(scene, severe, "enter")?;
    scene.set(mild.0, &["levels", mild.1.as_str(), "enter", "when"], &condition)?;
    let mut fault = fault(mild, &format!("entered on {condition}, as {} is", severe.1))?;
    fault.places.push(format!("levels.{}", severe.1));
    Some(fault)
}

fn hole(scene: &mut Scene<'_>) -> Option<Fault> {
    let mut found = Vec::new();
    for (number, plan) in scene.plans.iter().enumerate() {
        for three in plan.levels_by_rank().windows(3) {
            if let [_, between, severe] = three {
                found.push(((number, between.0, between.1), severe.0));
            }
        }
    }
    let (between, severe) = scene.pick(&found)?;
    scene.remove(between.0, &["levels", between.1.as_str()])?;
    let mut fault = fault(between, "removed")?;
    fault.places.push(format!("levels.{severe}"));
    Some(fault)
}

/// It may be left at twice the value at which it is entered, or at any level of the plan above.
fn left_too_early(scene: &mut Scene<'_>) -> Option<Fault> {
    let it = pick(scene, |it| it.enter.when.is_some() && it.leave.when.is_some())?;
    let condition = written(scene, it, "enter")?;
    let first = condition.trim_matches('"').split(" or ").next()?.split(" and ").next()?;
    let leave = if let Some((level, _)) = first.split_once(" at least ") {
        let severest = scene.plans[0].levels_by_rank().last()?.0.to_string();
        format!("{level} at most {severest}")
    } else {
        let (what, quantity) = first.split_once(" >= ")?;
        let (number, unit) = quantity.split_once(' ')?;
        format!("{what} < {} {unit}", number.parse::<u32>().ok()? * 2)
    };
    scene.set(it.0, &["levels", it.1.as_str(), "leave", "when"], &format!("\"{leave}\""))?;
    fault(it, &format!("entered on {condition}, left on {leave}"))
}

fn left_at_once(scene: &mut Scene<'_>) -> Option<Fault> {
    let it = pick(scene, |it| it.enter.when.is_some() && it.leave.when.is_some())?;
    let condition = written(scene, it, "enter")?;
    scene.set(it.0, &["levels", it.1.as_str(), "leave", "when"], &condition)?;
    fault(it, &format!("entered and left on {condition}"))
}

fn no_way_out(scene: &mut Scene<'_>) -> Option<Fault> {
    let it = pick(scene, |it| it.leave.when.is_some())?;
    scene.remove(it.0, &["levels", it.1.as_str(), "leave"])?;
    fault(it, "nobody knows when it ends")
}

fn no_decider(scene: &mut Scene<'_>) -> Option<Fault> {
    let it = pick(scene, |it| it.enter.when.is_some() && it.enter.decided_by.is_some())?;
    scene.remove(it.0, &["levels", it.1.as_str(), "enter", "decided_by"])?;
    fault(it, "nobody decides it")
}

fn no_duration(scene: &mut Scene<'_>) -> Option<Fault> {
    let it = pick(scene, |it| it.lasts.is_some())?;
    scene.remove(it.0, &["levels", it.1.as_str(), "lasts"])?;
    fault(it, "without its expected duration")
}

fn no_matter(scene: &mut Scene<'_>) -> Option<Fault> {
    let it = pick(scene, |it| it.matter.is_some())?;
    scene.remove(it.0, &["levels", it.1.as_str(), "matter"])?;
    fault(it, "without its matter")
}
