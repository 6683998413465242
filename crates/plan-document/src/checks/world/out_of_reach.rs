//! Vehicles or stock that cannot be driven to a task's area until it is due.

use std::collections::BTreeMap;

use domain::kernel::{Key, Point, RegionCode, Severity, Span};
use domain::plans::document::{Plan, Task};

use super::index::Index;
use super::names::{self, Name};
use super::{goods, places};
use crate::checks::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::Says;
use crate::world::World;

pub(super) static RULE: Rule = Rule {
    id: "out-of-reach",
    severity: Severity::Warning,
    looks_at: LooksAt::World,
    title: Sentence {
        zh: "车辆、物资在时限内运不到",
        en: "Vehicles or stock cannot be there in time",
    },
    reason: Sentence {
        zh: "够用的车辆和物资也要来得及运到：按直线距离 × 1.4、每小时 40 公里估算。",
        en: "Enough is of no use where it comes too late: by straight line × 1.4 at 40 km/h.",
    },
    law: &[],
    check,
};

/// Roads are longer than the straight line by about this much, in tenths.
const DETOUR: f64 = 1.4;
/// A loaded truck on wet county roads, in metres an hour.
const METRES_AN_HOUR: f64 = 40_000.0;
const EARTH_RADIUS_METRES: f64 = 6_371_000.0;

fn check(look: &Look<'_>, found: &mut Found) {
    let Some(world) = look.world else { return };
    let points = Points::of(world);
    let vehicles = goods::vehicles_of(world, &Index::of(world), &[look.plan]);
    for (key, task) in look.plan.tasks.iter() {
        let Some(due) = task.due else { continue };
        let needs_goods = !task.needs.vehicles.is_empty() || !task.needs.stock.is_empty();
        let goals = if needs_goods { points.of_task(look.plan, task) } else { Vec::new() };
        if goals.is_empty() {
            continue;
        }
        for (kind, count) in &task.needs.vehicles {
            let ready = vehicles.iter().filter(|it| it.kind == *kind && it.is_ready);
            let sources: Vec<_> = ready.map(|it| (points.of_site(it.home.as_ref()), 1)).collect();
            let what = names::vehicles(*kind, *count);
            let way = places::own(&["tasks", key.as_str(), "needs", "vehicles", kind.name()]);
            let metres = farthest_metres(&sources, &goals, *count);
            report(look, found, (&way, &what), (metres, due));
        }
        for (item, count) in &task.needs.stock {
            let rows = world.stock.iter().filter(|it| it.item == *item);
            let sources: Vec<_> =
                rows.map(|it| (points.of_site(Some(&it.site)), it.quantity)).collect();
            let what = Name::new(format!("物资“{item}”{count}"), format!("{count} of “{item}”"));
            let way = places::own(&["tasks", key.as_str(), "needs", "stock", item.as_str()]);
            let metres = farthest_metres(&sources, &goals, *count);
            report(look, found, (&way, &what), (metres, due));
        }
    }
}

fn report(
    look: &Look<'_>,
    found: &mut Found,
    (way, what): (&[String], &Name),
    (metres, due): (Option<f64>, Span),
) {
    let Some(metres) = metres else { return };
    let minutes_due = minutes(due);
    let minutes_drive = (metres * DETOUR / METRES_AN_HOUR * 60.0).ceil();
    if minutes_drive <= minutes_due {
        return;
    }
    let kilometres = metres / 1_000.0;
    let says = Says::new(
        format!(
            "要凑齐{}，最远要从直线{kilometres:.1}公里外调运：按直线 × 1.4、每小时40公里，\
             约需{minutes_drive:.0}分钟，而时限是{minutes_due:.0}分钟。请就近预置，或放宽时限。",
            what.zh
        ),
        format!(
            "To bring {} together, the last come from {kilometres:.1} km away: by straight \
             line × 1.4 at 40 km/h that takes {minutes_drive:.0} minutes, and the task is due in \
             {minutes_due:.0}. Keep some nearer, or allow more time.",
            what.en
        ),
    );
    found.add(&RULE, look, &places::steps(way), says);
}

#[expect(clippy::cast_precision_loss, reason = "minutes of a deadline are small numbers")]
fn minutes(span: Span) -> f64 {
    (span.microseconds() / 60_000_000) as f64
}

/// How far away, in a straight line, the last of so many are when the nearest are taken first. A
/// source that nobody knows the place of is taken for near. None where there are too few at all.
fn farthest_metres(sources: &[(Option<Point>, u32)], goals: &[Point], count: u32) -> Option<f64> {
    let near = |from: Point| goals.iter().map(|to| metres(from, *to)).fold(f64::INFINITY, f64::min);
    let mut by_distance: Vec<_> =
        sources.iter().map(|(at, count)| (at.map_or(0.0, near), *count)).collect();
    by_distance.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut left = count;
    for (metres, count) in by_distance {
        left = left.saturating_sub(count);
        if left == 0 {
            return Some(metres);
        }
    }
    None
}

/// On a sphere (haversine).
fn metres(from: Point, to: Point) -> f64 {
    let (from, to) = (from.degrees(), to.degrees());
    let (longitude, latitude) = ((to.0 - from.0).to_radians(), (to.1 - from.1).to_radians());
    let across = from.1.to_radians().cos() * to.1.to_radians().cos();
    let half = (latitude / 2.0).sin().powi(2) + across * (longitude / 2.0).sin().powi(2);
    2.0 * EARTH_RADIUS_METRES * half.sqrt().min(1.0).asin()
}

/// The points that are known, by region and by site.
struct Points<'a> {
    world: &'a World,
    by_region: BTreeMap<&'a RegionCode, Vec<Point>>,
}

impl<'a> Points<'a> {
    fn of(world: &'a World) -> Self {
        let mut by_region: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for site in world.sites.values() {
            if let Some(point) = site.point {
                by_region.entry(&site.region).or_default().push(point);
            }
        }
        Self { world, by_region }
    }

    fn of_site(&self, site: Option<&Key>) -> Option<Point> {
        self.world.sites.get(site?)?.point
    }

    /// Where a task takes place: every known point of its areas; where none is known, of the
    /// townships around them; where it has no area, of the region of its lead, but not of a whole
    /// county: there one point says nothing.
    fn of_task(&self, plan: &Plan, task: &Task) -> Vec<Point> {
        let areas = task.areas.iter().filter_map(|it| plan.areas.get(it));
        let mut regions: Vec<&RegionCode> = areas.flat_map(|it| &it.regions).collect();
        if task.areas.is_empty() {
            let lead = task.lead.as_ref().and_then(|it| self.world.units.get(it));
            regions.extend(lead.and_then(|it| it.region.as_ref()));
        }
        regions.retain(|it| it.as_str().len() > 6);
        let mut points = Vec::new();
        for region in regions {
            let mut here = self.within(region);
            if here.is_empty()
                && let Some(parent) = region.parent().filter(|it| it.as_str().len() > 6)
            {
                here = self.within(&parent);
            }
            points.extend(here);
        }
        points
    }

    fn within(&self, region: &RegionCode) -> Vec<Point> {
        let from_here = self.by_region.range::<&RegionCode, _>(region..);
        let here = from_here.take_while(|(it, _)| region.holds(it));
        here.flat_map(|(_, points)| points).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::world::town::{self, COUNTY};

    #[test]
    fn stock_that_is_too_far_away_is_found() {
        let text = town::changed(COUNTY, "due: 1h # rescue", "due: 10min # rescue");
        let found = town::findings(&RULE, &text, &town::town());
        assert_eq!(
            town::paths(&found),
            ["tasks.rescue.needs.vehicles.boat", "tasks.rescue.needs.stock.life-jacket"]
        );
        assert!(found[0].says.en.contains("straight line × 1.4"), "{}", found[0].says.en);
        assert!(found[0].says.en.contains("11.4 km"), "{}", found[0].says.en);
    }

    #[test]
    fn where_enough_lies_near_nothing_is_said() {
        let text = town::changed(COUNTY, "due: 1h # rescue", "due: 10min # rescue");
        let mut world = town::town();
        for vehicle in &mut world.vehicles {
            vehicle.home = Some(town::key("shelter.gym"));
        }
        for stock in &mut world.stock {
            stock.site = town::key("shelter.gym");
        }
        assert!(town::findings(&RULE, &text, &world).is_empty());
    }

    #[test]
    fn what_has_no_known_place_is_not_guessed() {
        let text = town::changed(COUNTY, "due: 1h # rescue", "due: 10min # rescue");
        let mut world = town::town();
        for site in world.sites.values_mut() {
            site.point = None;
        }
        assert!(town::findings(&RULE, &text, &world).is_empty());
    }

    #[test]
    fn the_nearest_are_taken_first() {
        let at = |longitude: f64| Point::from_degrees(longitude, 31.0).expect("on the earth");
        let sources = [(Some(at(125.0)), 5), (Some(at(124.0)), 5), (None, 1)];
        let goals = [at(124.0)];
        assert_eq!(farthest_metres(&sources, &goals, 6), Some(0.0));
        let far = farthest_metres(&sources, &goals, 7).expect("there are 11");
        assert!((far - 95_310.0).abs() < 100.0, "{far}");
        assert_eq!(farthest_metres(&sources, &goals, 12), None);
    }

    #[test]
    fn a_good_plan_is_left_alone() {
        town::assert_clean(&RULE);
    }
}
