//! Two plans and the world they stand in: the special one first, the department's after it.

use std::collections::BTreeMap;

use domain::plans::document::Plan;
use plan_document::Document;
use plan_document::checks::check;
use plan_document::finding::Finding;
use plan_document::world::{PlanStanding, World, WorldPlan};

use super::chance::Chance;
use super::county::County;
use super::tasks::{self, Drawing};
use super::texts::Writing;
use super::worlds::Peopling;

/// Two plans in a world.
#[derive(Clone)]
pub(crate) struct Pair {
    /// The special plan, and the department's that implements it.
    pub(crate) texts: [String; 2],
    /// The world; when one plan is checked, the other one is put into it.
    pub(crate) world: World,
    /// Whether the special plan is in force for the other.
    pub(crate) standing: PlanStanding,
}

impl Pair {
    /// Plans of so many tasks each, clean in their world, which holds no fewer persons than asked.
    pub(crate) fn generate(seed: u64, tasks: usize, persons_min: usize) -> Self {
        let county = County::draw(seed, tasks);
        let mut chance = Chance::of(seed, "plans");
        let places = tasks::places(&county, &mut chance, tasks);
        let of = |is_department, prefix| Drawing {
            county: &county,
            places: &places,
            prefix,
            is_department,
        };
        let special = of(false, "c").draw(&mut chance, tasks);
        let department = of(true, "p").draw(&mut chance, tasks);
        let peopling = Peopling {
            county: &county,
            drafts: [&special, &department],
            places: &places,
            persons_min,
            chance: Chance::of(seed, "world"),
        };
        let (world, shelters) = peopling.world();
        let text = |drafts, is_department| {
            let places = if is_department { places.get(..2) } else { places.get(..) };
            let places = places.unwrap_or_default();
            Writing { county: &county, drafts, places, shelters: &shelters, is_department }.text()
        };
        let texts = [text(special.as_slice(), false), text(department.as_slice(), true)];
        Self { texts, world, standing: PlanStanding::InForce }
    }

    /// What both texts say.
    pub(crate) fn documents(&self) -> [Document; 2] {
        self.texts.each_ref().map(|it| Document::read(it))
    }

    /// What is found in one of them, with the other one in the library.
    pub(crate) fn findings(&mut self, documents: [&Document; 2], number: usize) -> Vec<Finding> {
        let [special, department] = documents;
        let (this, other, standing) = match number {
            0 => (special, department, PlanStanding::InForce),
            _ => (department, special, self.standing),
        };
        self.world.plans = library(other.plan(), standing);
        check(this, Some(&self.world), &[])
    }
}

/// A library of one plan.
fn library(plan: &Plan, standing: PlanStanding) -> BTreeMap<domain::kernel::Key, WorldPlan> {
    let key = plan.key.clone();
    key.map(|it| (it, WorldPlan { plan: plan.clone(), standing })).into_iter().collect()
}
