//! The plans at work, and those of the library that answer the same class of emergency.

use std::sync::Arc;

use application::operations::{ProvenanceOf, ReadPlan};
use application::{Fault, Reading};
use domain::kernel::{EmergencyClass, Key, PlanId, Realm};
use domain::operations::PlanResponse;
use domain::plans::{Plan, PlanVersion};
use words::{LevelPages, Names as _, PlanLibrary, PlansAtWork, named, tier};

use super::super::deciding::Desk;
use super::super::levels::state_said;
use crate::components::{ScriptMark, TimeShown};

/// A plan of the library in the version that is in force.
pub(super) struct InForce {
    plan: Plan,
    version: PlanVersion,
    read: Option<Arc<ReadPlan>>,
}

/// A plan that can be put to work.
pub(super) struct Offered {
    pub(super) plan: PlanId,
    pub(super) version: u32,
    pub(super) title: String,
    pub(super) tier: &'static str,
    pub(super) issuer: String,
    /// Which version, of which day.
    pub(super) issued: String,
    pub(super) number: Option<String>,
    pub(super) holds: String,
    /// The plan above, and whether it is at work.
    pub(super) implements: Option<String>,
    pub(super) href: String,
    pub(super) command: String,
    /// The time that was typed.
    pub(super) happened_at: String,
}

/// A plan at work.
pub(super) struct AtWork {
    pub(super) title: String,
    pub(super) tier: &'static str,
    pub(super) issuer: String,
    pub(super) version: String,
    pub(super) sha256: String,
    pub(super) since: TimeShown,
    /// The mark of its being put to work,
    pub(super) put: ScriptMark,
    /// of its level,
    pub(super) mark: ScriptMark,
    /// The level, or that none is in force.
    pub(super) level: String,
    pub(super) is_in_force: bool,
    /// and that something waits for a decision, with its own.
    pub(super) proposed: Option<(String, ScriptMark)>,
    pub(super) implements: Option<String>,
    pub(super) level_href: String,
    pub(super) href: String,
}

/// The versions in force of the library, read.
pub(super) fn in_force(reading: &mut Reading<'_>, realm: &Realm) -> Result<Vec<InForce>, Fault> {
    let mut found = Vec::new();
    for plan in reading.view.plans(realm)? {
        let Some(version) = plan.in_force().filter(|_| plan.abolished.is_none()).cloned() else {
            continue;
        };
        let Some(issue) = &version.issue else { continue };
        let read = reading.issued_text(realm, (plan.id, version.number), &issue.sha256)?;
        found.push(InForce { plan, version, read });
    }
    found.sort_by_key(|it| it.plan.details.as_ref().map(|it| (it.tier, it.key.clone())));
    Ok(found)
}

impl InForce {
    fn answers(&self, class: Option<EmergencyClass>) -> bool {
        let classes = self.read.as_ref().map(|it| &it.plan().classes);
        classes.is_some_and(|it| class.is_none_or(|class| it.contains(&class)))
    }

    fn key(&self) -> Option<&Key> {
        self.plan.details.as_ref().map(|it| &it.key)
    }
}

/// Those that can be put to work here, and those that answer other classes: title and address.
pub(super) fn offered(
    desk: &Desk,
    all: &[InForce],
    sent: impl Fn(&PlanId) -> (String, String),
) -> (Vec<Offered>, Vec<(String, String)>) {
    let class = desk.board.operation().class;
    let is_at_work = |it: &&InForce| it.key().is_some_and(|it| desk.plan(it).is_some());
    let others = all.iter().filter(|it| !is_at_work(it));
    let (fitting, strange): (Vec<&InForce>, Vec<&InForce>) =
        others.partition(|it| it.answers(class));
    let offered = fitting.into_iter().filter_map(|it| offer(desk, it, (all, &sent)));
    let named = |it: &&InForce| {
        let details = it.plan.details.as_ref()?;
        let title = named(&details.title, desk.language).to_owned();
        Some((title, desk.sight().addresses.plan(it.plan.id)))
    };
    (offered.collect(), strange.iter().filter_map(named).collect())
}

fn offer(
    desk: &Desk,
    it: &InForce,
    (all, sent): (&[InForce], &impl Fn(&PlanId) -> (String, String)),
) -> Option<Offered> {
    let (sight, language) = (desk.sight(), desk.language);
    let (details, document) = (it.plan.details.as_ref()?, it.read.as_ref()?.plan());
    let version = it.version.number;
    let on = it.version.issue.as_ref().map(|it| it.on);
    let issued = match on {
        Some(on) => PlanLibrary::VersionOn { version, on },
        None => PlanLibrary::Version { version },
    };
    let number = it.version.issue.as_ref().and_then(|it| it.document_number.as_ref());
    let (levels, tasks) = (document.levels.len(), document.tasks.len());
    let (command, happened_at) = sent(&it.plan.id);
    Some(Offered {
        plan: it.plan.id,
        version,
        title: named(&details.title, language).to_owned(),
        tier: tier(details.tier, language),
        issuer: sight.names.unit(&details.issuer),
        issued: desk.say(issued),
        number: number.map(|it| it.as_str().to_owned()),
        holds: desk.say(PlansAtWork::Holds { levels, tasks }),
        implements: document.implements.as_ref().map(|it| implements(desk, all, it)),
        href: sight.addresses.plan(it.plan.id),
        command,
        happened_at,
    })
}

/// The plan above, and whether it is at work: one's levels may follow the other's.
fn implements(desk: &Desk, all: &[InForce], key: &Key) -> String {
    let found = all.iter().find(|it| it.key() == Some(key));
    let title = found.and_then(|it| it.plan.details.as_ref()).map(|it| &it.title);
    let called = title.map_or_else(|| key.to_string(), |it| named(it, desk.language).to_owned());
    desk.say(match desk.plan(key) {
        Some(above) => {
            let plan = named(&above.at_work.title, desk.language).to_owned();
            PlansAtWork::ImplementsAtWork { plan }
        }
        None => PlansAtWork::ImplementsNotAtWork { plan: called },
    })
}

/// The plans at work, those above first.
pub(super) fn at_work(desk: &Desk, all: &[InForce]) -> Vec<AtWork> {
    let mut plans: Vec<&PlanResponse> = desk.board.response().plans.iter().collect();
    plans.sort_by_key(|it| it.at_work.tier);
    plans.into_iter().map(|it| working(desk, all, it)).collect()
}

fn working(desk: &Desk, all: &[InForce], it: &PlanResponse) -> AtWork {
    let (sight, language, own) = (desk.sight(), desk.language, &it.at_work);
    let proposal = it.proposal.as_ref().filter(|it| it.turned_down.is_none());
    let proposed = proposal.map(|proposal| {
        let said = desk.say(match &proposal.level {
            Some(level) => {
                let level = sight.names.level_title(&own.key, level);
                PlansAtWork::Proposed { level }
            }
            None => PlansAtWork::LiftProposed,
        });
        (said, sight.proposal_mark(it))
    });
    let level = it.level().map(|level| sight.names.level_title(&own.key, level));
    AtWork {
        title: named(&own.title, language).to_owned(),
        tier: tier(own.tier, language),
        issuer: sight.names.unit(&own.issuer),
        version: desk.say(PlanLibrary::Version { version: own.version }),
        sha256: own.sha256.to_string(),
        since: sight.time(it.put_at),
        put: sight.mark(&ProvenanceOf::PlanAtWork(own.key.clone())),
        mark: sight.level_mark(it),
        is_in_force: level.is_some(),
        level: level.unwrap_or_else(|| match &it.lift {
            Some(_) => state_said(desk, it),
            None => desk.say(LevelPages::NoLevel),
        }),
        proposed,
        implements: own.implements.as_ref().map(|it| implements(desk, all, it)),
        level_href: sight.addresses.level(&own.key),
        href: sight.addresses.plan(own.plan),
    }
}
