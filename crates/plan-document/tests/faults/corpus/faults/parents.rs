//! The plan above changes under the plan below, consents go, and clocks run out.

use domain::kernel::{EmergencyClass, Key};
use domain::plans::document::{Condition, LevelBound, LevelName, Tier};
use plan_document::edit;
use plan_document::world::PlanStanding;

use super::{Fault, Operator, Scene, operator};

pub(super) const OPERATORS: &[Operator] = &[
    operator("plan above superseded", &["parent-superseded"], superseded),
    operator("plan above abolished", &["parent-abolished"], abolished),
    operator("plan above back to draft", &["parent-draft"], draft),
    operator("plan above renames a level", &["parent-level"], level_renamed),
    operator("plan above removes a level", &["parent-level"], level_removed),
    operator("duty of the plan above unanswered", &["parent-duties"], duty_unanswered),
    operator("class that the plan above lacks", &["parent-class"], other_class),
    operator("measure longer than above", &["contradicts-parent"], longer_than_above),
    operator("consent missing", &["consent-missing"], no_consent),
    operator("review overdue", &["review-overdue"], review_overdue),
    operator("drill never done", &["drill-overdue"], never_drilled),
    operator("drill overdue", &["drill-overdue"], drill_overdue),
    operator("review too rare", &["review-cycle"], rare_review),
    operator("drill too rare", &["drill-cycle"], rare_drill),
];

fn fault(plan: usize, place: &str, says: &str) -> Option<Fault> {
    let places = vec![place.to_owned()];
    Some(Fault { plan: Some(plan), says: format!("{place}: {says}"), places })
}

fn superseded(scene: &mut Scene<'_>) -> Option<Fault> {
    scene.pair.standing = PlanStanding::Superseded;
    fault(1, "implements", "superseded")
}

fn abolished(scene: &mut Scene<'_>) -> Option<Fault> {
    scene.pair.standing = PlanStanding::Abolished;
    fault(1, "implements", "abolished")
}

fn draft(scene: &mut Scene<'_>) -> Option<Fault> {
    scene.pair.standing = PlanStanding::Draft;
    fault(1, "implements", "a draft")
}

/// A level of the special plan that a condition of the department’s names, with where.
fn named_level<'a>(scene: &mut Scene<'a>) -> Option<(&'a LevelName, Vec<String>)> {
    let (above, below) = (&scene.plans[0], &scene.plans[1]);
    let mut found: Vec<(&LevelName, String)> = Vec::new();
    let mut see = |condition: Option<&'a Condition>, way: String| {
        let Some(condition) = condition else { return };
        condition.visit(&mut |it| {
            if let Condition::LevelOf { plan, bound } = it
                && *plan == above.key
                && let LevelBound::AtLeast(name) | LevelBound::AtMost(name) | LevelBound::Is(name) =
                    bound
                && above.levels.has(name)
            {
                found.push((name, way.clone()));
            }
        });
    };
    for (name, level) in below.levels.iter() {
        see(level.enter.when.as_ref(), format!("levels.{name}.enter.when"));
        see(level.leave.when.as_ref(), format!("levels.{name}.leave.when"));
    }
    let (name, _) = scene.chance.pick(&found)?;
    let ways = found.iter().filter(|(it, _)| *it == name).map(|(_, way)| way.clone());
    Some((name, ways.collect()))
}

fn level_renamed(scene: &mut Scene<'_>) -> Option<Fault> {
    let (name, places) = named_level(scene)?;
    let rank = scene.plans[0].levels.get(name)?.rank?.to_string();
    scene.edit(0, |it| edit::rename(it, &["levels", name.as_str()], "stage-x"))?;
    scene.set(0, &["levels", "stage-x", "rank"], &rank)?;
    Some(Fault { plan: Some(1), says: format!("{name} is called stage-x above"), places })
}

fn level_removed(scene: &mut Scene<'_>) -> Option<Fault> {
    let (name, places) = named_level(scene)?;
    scene.remove(0, &["levels", name.as_str()])?;
    Some(Fault { plan: Some(1), says: format!("{name} is gone above"), places })
}

/// The lowest level starts nothing any more, at which the plan above gives this house duties.
fn duty_unanswered(scene: &mut Scene<'_>) -> Option<Fault> {
    let [above, below] = scene.plans;
    let (name, _) = *below.levels_by_rank().first()?;
    let (_, lowest) = *above.levels_by_rank().first()?;
    let has_duty = lowest
        .starts
        .iter()
        .filter_map(|it| above.tasks.get(it))
        .any(|it| it.lead.is_some() && it.lead == below.issuer);
    if !has_duty {
        return None;
    }
    scene.set(1, &["levels", name.as_str(), "starts"], "[]")?;
    fault(1, "levels", &format!("{name} starts nothing"))
}

fn other_class(scene: &mut Scene<'_>) -> Option<Fault> {
    let all = EmergencyClass::ALL.iter().copied();
    let lacking: Vec<_> = all.filter(|it| !scene.plans[0].classes.contains(it)).collect();
    let class = scene.pick(&lacking)?;
    scene.push(1, &["classes"], class.name())?;
    fault(1, "classes", class.name())
}

fn longer_than_above(scene: &mut Scene<'_>) -> Option<Fault> {
    let [above, below] = scene.plans;
    let lasts = |key: &Key| above.measures.get(key).and_then(|it| it.lasts);
    let both = below.measures.iter().filter_map(|(key, _)| Some((key, lasts(key)?)));
    let both: Vec<_> = both.collect();
    let (key, lasts) = scene.pick(&both)?;
    let minutes = super::scene::minutes(lasts) + 60;
    scene.set(1, &["measures", key.as_str(), "lasts"], &format!("{minutes}min"))?;
    fault(1, &format!("measures.{key}"), "an hour longer than above")
}

/// A consent without which a unit that is given duties has not agreed.
fn no_consent(scene: &mut Scene<'_>) -> Option<Fault> {
    let world = &scene.pair.world;
    let mut found = Vec::new();
    for (number, plan) in scene.plans.iter().enumerate() {
        let Some(issuer) = &plan.issuer else { continue };
        let is_own = |unit: &Key| match plan.tier {
            Some(Tier::Department) => world.is_of_house(unit, issuer),
            _ => unit == issuer,
        };
        for (at, paper) in plan.consents.iter().enumerate() {
            let Some(unit) = &paper.unit else { continue };
            let has_duties = plan
                .tasks
                .iter()
                .any(|(_, it)| it.lead.iter().chain(&it.support).any(|it| it == unit));
            let others = plan.consents.iter().enumerate().filter(|(it, _)| *it != at);
            let mut others = others.filter_map(|(_, it)| it.unit.as_ref());
            let is_covered = others.any(|it| world.is_of_house(unit, it));
            if has_duties && !is_own(unit) && !is_covered && world.units.contains_key(unit) {
                found.push((number, at, unit));
            }
        }
    }
    let (plan, at, unit) = scene.pick(&found)?;
    scene.remove(plan, &["consents", &at.to_string()])?;
    let tasks = scene.tasks().into_iter().filter(|it| {
        it.plan == plan && it.task.lead.iter().chain(&it.task.support).any(|it| it == unit)
    });
    let places = tasks.map(|it| it.way()).collect();
    Some(Fault { plan: Some(plan), says: format!("{unit} has not agreed"), places })
}

fn review_overdue(scene: &mut Scene<'_>) -> Option<Fault> {
    let plan = scene.chance.below(2);
    let year = scene.chance.between(2010, 2022);
    scene.set(plan, &["review", "last"], &format!("{year}-01-01"))?;
    fault(plan, "review", "long ago")
}

fn never_drilled(scene: &mut Scene<'_>) -> Option<Fault> {
    let plan = scene.chance.below(2);
    scene.remove(plan, &["drill", "last"])?;
    fault(plan, "drill", "never")
}

fn drill_overdue(scene: &mut Scene<'_>) -> Option<Fault> {
    let plan = scene.chance.below(2);
    let year = scene.chance.between(2010, 2022);
    scene.set(plan, &["drill", "last"], &format!("{year}-01-01"))?;
    fault(plan, "drill", "long ago")
}

fn rare_review(scene: &mut Scene<'_>) -> Option<Fault> {
    let plan = scene.chance.below(2);
    let years = scene.chance.between(4, 9);
    scene.set(plan, &["review", "every"], &format!("{years}y"))?;
    fault(plan, "review", "too rare")
}

fn rare_drill(scene: &mut Scene<'_>) -> Option<Fault> {
    let plan = scene.chance.below(2);
    let years = scene.chance.between(4, 9);
    scene.set(plan, &["drill", "every"], &format!("{years}y"))?;
    fault(plan, "drill", "too rare")
}
