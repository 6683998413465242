//! The draft that somebody writes on: its text, what was found in it, and what it may name.

use application::{Failure, Fault, Reading};
use domain::kernel::{Instant, PlanId, Realm, Stream, Thing, Version};
use domain::plans::{Plan, PlanDetails, VersionState};
use plan_document::Document;
use plan_document::checks::check;
use plan_document::fields::Refers;
use plan_document::finding::Finding;
use plan_document::world::World;
use web::{Asked, Front};
use words::{Language, Zone};

use crate::plans::registers::Registers;

/// The latest version of a plan.
pub(super) struct Draft {
    pub(super) plan: PlanId,
    pub(super) details: PlanDetails,
    pub(super) version: u32,
    pub(super) state: VersionState,
    pub(super) saved_at: Instant,
    pub(super) now: Instant,
    /// The version of the plan as a thing.
    pub(super) seen: Version,
    pub(super) document: Document,
    pub(super) findings: Vec<Finding>,
    pub(super) registers: Registers,
    pub(super) world: Option<World>,
}

impl Draft {
    /// Reads the latest version; none where there is no such plan, or its text was destroyed.
    pub(super) async fn read(
        front: &Front,
        asked: &Asked,
        plan: PlanId,
    ) -> Result<Option<Self>, Failure> {
        let (realm, language) = (asked.realm.clone(), asked.language);
        let house = House::of(front);
        front
            .ask(move |reading: &mut Reading<'_>| read(reading, &realm, plan, (house, language)))
            .await
    }

    /// Whether it can be written on.
    pub(super) fn is_open(&self) -> bool {
        self.state == VersionState::Draft
    }

    /// The code of what is called so, where exactly one thing is.
    pub(super) fn code_of(
        &self,
        refers: Refers,
        called: &str,
        language: Language,
    ) -> Option<String> {
        let names = self.registers.names(refers, &self.document, language);
        let mut named = names.iter().filter(|it| it.title == called);
        let only = named.next()?;
        let is_code = names.iter().any(|it| it.name == called);
        (named.next().is_none() && !is_code).then(|| only.name.clone())
    }

    /// What is found in another text of the same plan.
    pub(super) fn check(&self, document: &Document) -> Vec<Finding> {
        check(document, self.world.as_ref(), &[])
    }
}

fn read(
    reading: &mut Reading<'_>,
    realm: &Realm,
    plan: PlanId,
    (house, language): (House, Language),
) -> Result<Option<Draft>, Fault> {
    let Some(found) = reading.view.plan(realm, plan)? else { return Ok(None) };
    let thing = Thing::new(Plan::NAME, plan);
    let seen = reading.view.last_change(realm, &thing)?.map_or(Version(0), |it| it.version);
    let Some((details, latest)) = found.details.clone().zip(found.latest()) else {
        return Ok(None);
    };
    let (version, state, saved_at) = (latest.number, latest.state, latest.saved_at);
    let opened = application::plans::plan_text(reading, realm, plan, version)?;
    let Some(text) = opened.as_ref().and_then(|it| it.text()) else { return Ok(None) };
    let document = Document::read(text);
    let world = world(reading, realm, &house, Some(plan))?;
    let findings = check(&document, world.as_ref(), &[]);
    let registers = Registers::read(reading, realm, language)?;
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    Ok(Some(Draft {
        plan,
        details,
        version,
        state,
        saved_at,
        now,
        seen,
        document,
        findings,
        registers,
        world,
    }))
}

/// What the world is cut out by: the region of the jurisdiction, and its calendar.
#[derive(Clone)]
pub(crate) struct House {
    jurisdiction: String,
    zone: Zone,
}

impl House {
    /// The house of an office.
    pub(crate) fn of(front: &Front) -> Self {
        let jurisdiction = front.office().jurisdiction().to_owned();
        Self { jurisdiction, zone: front.setting().zone.clone() }
    }
}

/// The world that drafts are checked against: the registers and the other plans as they are now.
pub(crate) fn world(
    reading: &mut Reading<'_>,
    realm: &Realm,
    house: &House,
    plan: Option<PlanId>,
) -> Result<Option<World>, Fault> {
    let Ok(within) = house.jurisdiction.parse() else { return Ok(None) };
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let moment = (now, house.zone.day(now));
    application::plans::world_of(reading, realm, &within, plan, moment).map(Some)
}
