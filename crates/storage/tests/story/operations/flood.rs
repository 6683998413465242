//! A flood with a plan at work, for the stories of operations.

use domain::AnyVerb;
use domain::kernel::{OperationId, PlanId, Realm, Stream, Thing, Verb, Version, decode};
use domain::operations::task_machine::TaskIndex;
use domain::operations::{
    self, DecideLevel, EmergencyClass, GiveTask, OpenOperation, Operation, PutPlanToWork,
    TaskNumber,
};
use domain::plans::document::Tier;
use domain::plans::{BeginPlan, PlanText};
use testkit::{Engine, Playground, command, county};
use uuid::Uuid;

use super::super::plans::{COUNTY, DRAFTER, does, furnished, issue, key, label, text};

/// The plan's document: two levels, five tasks with every kind of clock.
const PLAN: &str = "
plan: county-flood
title: {zh: 云泽县防汛应急预案, en: Yunze flood plan}
tier: special
issuer: county
classes: [natural_disaster]
basis: [ERL-72]
drill: {every: 3y}
reports: {profile: cn-default, by: county, to: [city]}
posts:
  post-1: {title: {zh: 县防指值班领导}, unit: county, holders: 1}
  post-2: {title: {zh: 公安局值班员}, unit: psb, holders: 1}
levels:
  IV:
    title: {zh: 四级响应}
    matter: {zh: 东渡站水位持续上涨，启动四级响应，预计七十二小时}
    enter: {decided_by: post-1}
    lasts: 72h
    leave: {decided_by: post-1}
    starts: [cordon, patrol, watch]
  III:
    title: {zh: 三级响应}
    matter: {zh: 东渡站水位超过警戒，启动三级响应，预计四十八小时}
    enter: {decided_by: post-1}
    lasts: 48h
    leave: {decided_by: post-1}
    starts: [stores]
tasks:
  cordon:
    title: {zh: 东渡大堤警戒}
    lead: psb
    post: post-2
    due: 30min
    priority: 1
    escalate: {after: 15min, unless: accepted, to: post-1}
  patrol:
    title: {zh: 巡堤}
    lead: county
    due: 2h
    escalate: {after: 20min, unless: started, to: post-1}
  report: {title: {zh: 上报警戒情况}, lead: psb, after: [cordon], delay: 10min, due: 1h}
  watch: {title: {zh: 汛情值守}, lead: county, standing: true}
  stores: {title: {zh: 清点防汛物资}, lead: county, due: 4h, priority: 3}
";

pub(super) fn operation() -> OperationId {
    OperationId::from_uuid(Uuid::from_u128(7))
}

pub(super) fn stream() -> String {
    format!("operation/{}", operation())
}

pub(super) fn plan() -> PlanId {
    PlanId::from_uuid(Uuid::from_u128(100))
}

pub(super) fn task(number: u32) -> TaskNumber {
    TaskNumber::of(TaskIndex::new(number - 1))
}

/// The thing that people see of a task.
pub(super) fn thing(number: u32) -> Thing {
    Thing::new("task", format_args!("{}.{number}", operation()))
}

/// The county, its police, and the plan in force.
pub(super) fn prepared(engine: Engine, name: &str) -> Playground {
    let playground = furnished(engine, name);
    let beginning = BeginPlan {
        key: key("county-flood"),
        title: label("云泽县防汛应急预案"),
        tier: Tier::Special,
        issuer: key("county"),
        text: PlanText::parse(PLAN).expect("a text"),
    };
    does(&playground, (DRAFTER, COUNTY), plan(), beginning);
    issue(&playground, plan(), "2026-05-25");
    playground
}

pub(super) fn opening() -> OpenOperation {
    let title = text("六月洪水处置");
    OpenOperation { title, class: EmergencyClass::NaturalDisaster, area: county() }
}

pub(super) fn at_work() -> PutPlanToWork {
    PutPlanToWork { plan: plan(), version: 1 }
}

pub(super) fn deciding(level: &str) -> DecideLevel {
    DecideLevel {
        plan: key("county-flood"),
        level: level.parse().expect("a level"),
        matter: text("东渡站水位五十七米，巡堤查险"),
        lasts_hours: 24,
        measures: Vec::new(),
        decided_by: key("post-1"),
    }
}

pub(super) fn giving(lead: &str, post: Option<&str>, due_minutes: Option<u32>) -> GiveTask {
    GiveTask {
        title: text("给安置点送棉被"),
        text: Some(text("六十床，先送东渡中学")),
        lead: key(lead),
        post: post.map(key),
        area: None,
        due_minutes,
        priority: None,
    }
}

/// Done in the real world, by whoever has seen the last change.
pub(super) fn works<V>(playground: &Playground, verb: V)
where
    V: Verb<Of = Operation> + Into<AnyVerb>,
{
    works_in(playground, &Realm::real(), verb);
}

pub(super) fn works_in<V>(playground: &Playground, realm: &Realm, verb: V)
where
    V: Verb<Of = Operation> + Into<AnyVerb>,
{
    let seen = verb.sees(&operation()).map(|thing| {
        let realm = realm.clone();
        let read = playground.office.read(move |it| it.view.last_change(&realm, &thing));
        read.expect("it can be read").map_or(Version(0), |it| it.version)
    });
    let mut command = command(operation(), verb);
    (command.realm, command.seen) = (realm.clone(), seen);
    playground.office.perform(command).expect("it is done");
}

/// An operation with the plan at work and nothing decided.
pub(super) fn begun(engine: Engine, name: &str) -> Playground {
    let playground = prepared(engine, name);
    works(&playground, opening());
    works(&playground, at_work());
    playground
}

/// The operation as its events make it.
pub(super) fn folded(playground: &Playground) -> Operation {
    let read = playground.office.read(|reading| {
        let mut operation = Operation::new(operation());
        for stored in reading.view.events_of(&Realm::real(), &stream(), u64::MAX)? {
            let it = stored.sealed.envelope();
            let event = decode::<operations::Event>(&it.kind, it.schema, &it.payload)
                .expect("it was written by this program");
            operation.evolve(&event, stored.moment());
        }
        Ok(operation)
    });
    read.expect("the journal can be read")
}
