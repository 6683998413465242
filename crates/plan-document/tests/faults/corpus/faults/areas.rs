//! Areas that lie elsewhere, or whose people nobody tells.

use domain::kernel::Key;
use domain::plans::document::{ActivityKind, Area};

use super::{Fault, Operator, Scene, operator};

pub(super) const OPERATORS: &[Operator] = &[
    operator("area loses its informer", &["area-without-information"], informer_removed),
    operator("informer of another place", &["informer-elsewhere"], informer_elsewhere),
    operator("region dropped from the list", &["region-unknown"], region_dropped),
    operator("area of another county", &["area-outside-plan"], other_county),
];

fn areas<'a>(scene: &Scene<'a>) -> Vec<(usize, &'a Key, &'a Area)> {
    let numbered = scene.plans.iter().enumerate();
    numbered.flat_map(|(plan, it)| it.areas.iter().map(move |(key, it)| (plan, key, it))).collect()
}

fn fault(plan: usize, area: &Key, says: impl Into<String>) -> Option<Fault> {
    let says = format!("{area}: {}", says.into());
    Some(Fault { plan: Some(plan), says, places: vec![format!("areas.{area}")] })
}

/// People are moved from it, or a measure holds there.
fn informer_removed(scene: &mut Scene<'_>) -> Option<Fault> {
    let is_touched = |(plan, key, area): &(usize, &Key, &Area)| {
        let plan = &scene.plans[*plan];
        let is_moved = plan
            .tasks
            .iter()
            .any(|(_, it)| it.kind == Some(ActivityKind::Evacuation) && it.areas.contains(key));
        let is_ordered = plan.measures.iter().any(|(_, it)| it.areas.contains(key));
        area.informed_by.is_some() && (is_moved || is_ordered)
    };
    let all: Vec<_> = areas(scene).into_iter().filter(is_touched).collect();
    let (plan, key, _) = scene.pick(&all)?;
    scene.remove(plan, &["areas", key.as_str(), "informed_by"])?;
    fault(plan, key, "nobody tells the people there")
}

/// The post is responsible for a region that neither holds the area nor lies in it.
fn informer_elsewhere(scene: &mut Scene<'_>) -> Option<Fault> {
    let world = &scene.pair.world;
    let of_post = |post: &Key| {
        let unit = &world.posts.get(post)?.unit;
        world.units.get(unit)?.region.clone()
    };
    let all = areas(scene);
    let mut found = Vec::new();
    for (plan, key, area) in &all {
        for other in all.iter().filter_map(|(_, _, it)| it.informed_by.as_ref()) {
            let Some(there) = of_post(other) else { continue };
            let is_here = area.regions.iter().any(|it| there.holds(it) || it.holds(&there));
            if !is_here && !area.regions.is_empty() {
                found.push((*plan, *key, other));
            }
        }
    }
    let (plan, key, other) = scene.pick(&found)?;
    scene.set(plan, &["areas", key.as_str(), "informed_by"], other.as_str())?;
    fault(plan, key, format!("told by {other}, which is responsible elsewhere"))
}

fn region_dropped(scene: &mut Scene<'_>) -> Option<Fault> {
    let mut found = Vec::new();
    for (plan, key, area) in areas(scene) {
        found.extend(area.regions.iter().map(|it| (plan, key, it)));
    }
    let (plan, key, region) = scene.pick(&found)?;
    scene.pair.world.regions.remove(region)?;
    fault(plan, key, format!("{region} is no longer in the list"))
}

fn other_county(scene: &mut Scene<'_>) -> Option<Fault> {
    let all: Vec<_> = areas(scene).into_iter().filter(|(.., it)| !it.regions.is_empty()).collect();
    let (plan, key, area) = scene.pick(&all)?;
    let own = area.regions.first()?.as_str();
    let there = format!("880088{}", own.get(6..)?);
    let path = ["areas", key.as_str(), "regions", "0"];
    scene.set(plan, &path, &format!("\"{there}\""))?;
    fault(plan, key, format!("{there} instead of {own}"))
}
