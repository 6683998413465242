//! One plan as whoever asks finds it: its versions, its check, the house around it.

use std::collections::BTreeSet;

use application::plans::{PlanHouse, PlanShown, check_of, plan_show, plan_text, world_of};
use application::{Actor, Failure, Fault, Reading, Who};
use domain::kernel::{
    Day, Instant, Key, PersonId, PlanId, Realm, RegionCode, Right, Severity, VaultText,
};
use domain::people::Post;
use domain::plans::{PlanCheck, PlanVersion, WorkingDays};
use plan_document::finding::Finding;
use plan_document::{Document, checks};
use web::{Asked, Front};
use words::{Language, PlanLibrary, Say, Zone, ago, clock_time, full_time, joined, named};

/// At most this many posts are named; the others are counted.
const POSTS_MAX: usize = 3;

/// Everything that the page of a plan knows.
pub(super) struct Desk {
    pub(super) shown: PlanShown,
    pub(super) house: PlanHouse,
    pub(super) actor: Actor,
    pub(super) language: Language,
    pub(super) zone: Zone,
    pub(super) now: Instant,
    pub(super) today: Day,
    /// What the rules know of the latest text; none where it was destroyed.
    pub(super) check: Option<PlanCheck>,
    /// What is found in the text of a version in work, against the world as it is today too.
    pub(super) findings: Vec<Finding>,
    /// The units whose consent to the latest text is still missing.
    pub(super) missing: BTreeSet<Key>,
}

impl Desk {
    /// Reads a plan; none where there is no such one.
    pub(super) async fn read(
        front: &Front,
        asked: &Asked,
        plan: PlanId,
    ) -> Result<Option<Self>, Failure> {
        let asking = Asking {
            realm: asked.realm.clone(),
            actor: asked.actor.clone(),
            language: asked.language,
            zone: front.setting().zone.clone(),
            jurisdiction: front.office().jurisdiction().to_owned(),
        };
        front.ask(move |reading: &mut Reading<'_>| asking.read(reading, plan)).await
    }

    /// The version that the page is about: the one in work, else the one in force, else the last.
    pub(super) fn version(&self) -> Option<&PlanVersion> {
        let latest = self.shown.plan.latest();
        latest.filter(|it| it.state.is_in_work()).or_else(|| self.shown.plan.in_force()).or(latest)
    }

    /// The version on its way to be issued.
    pub(super) fn in_work(&self) -> Option<&PlanVersion> {
        self.shown.plan.latest().filter(|it| it.state.is_in_work())
    }

    pub(super) fn may(&self, right: Right) -> bool {
        self.actor.may(right)
    }

    /// The person who asks; none for the operator.
    pub(super) fn person(&self) -> Option<PersonId> {
        person_of(&self.actor)
    }

    /// The units for which whoever asks could answer this version.
    pub(super) fn own_asked(&self, version: &PlanVersion) -> Vec<Key> {
        let own = self.house.own_units();
        version.asked.keys().filter(|it| own.contains(it)).cloned().collect()
    }

    pub(super) fn unit(&self, code: &Key) -> String {
        unit_name(&self.house, code, self.language)
    }

    pub(super) fn units<'a>(&self, codes: impl IntoIterator<Item = &'a Key>) -> String {
        let names: Vec<_> = codes.into_iter().map(|it| self.unit(it)).collect();
        joined(&names, self.language)
    }

    /// The posts that carry a right, by name.
    pub(super) fn posts_with(&self, right: Right) -> String {
        self.posts(&self.house.posts_with(right).collect::<Vec<_>>())
    }

    /// Posts with their units.
    pub(super) fn posts(&self, posts: &[&Post]) -> String {
        if posts.is_empty() {
            return PlanLibrary::Nobody.say(self.language);
        }
        let title = |it: &&Post| {
            let unit = self.house.unit_of(it).map(|it| named(&it.details.name, self.language));
            let (unit, title) = (unit.unwrap_or_default(), named(&it.details.title, self.language));
            match self.language {
                Language::Chinese => format!("{unit}{title}"),
                Language::English => format!("{title} ({unit})"),
            }
        };
        let names: Vec<_> = posts.iter().take(POSTS_MAX).map(title).collect();
        let listed = joined(&names, self.language);
        if posts.len() <= POSTS_MAX {
            return listed;
        }
        let more = PlanLibrary::AndPosts { count: posts.len() }.say(self.language);
        format!("{listed} {more}")
    }

    /// What a person is called.
    pub(super) fn name(&self, person: Option<PersonId>) -> String {
        let Some(person) = person else { return PlanLibrary::ByNobody.say(self.language) };
        let name = self.shown.name(person).map(str::to_owned);
        name.unwrap_or_else(|| PlanLibrary::NameGone.say(self.language))
    }

    /// A remark in clear; none where there is none.
    pub(super) fn said(&self, text: Option<&VaultText>) -> Option<String> {
        self.shown.said(text?).map(str::to_owned)
    }

    /// A moment as the page shows it, and in full.
    pub(super) fn time(&self, at: Instant) -> (String, String) {
        let time = clock_time(at, self.now, &self.zone);
        let shown = format!("{time} · {}", ago(at, self.now, self.language));
        (shown, full_time(at, &self.zone))
    }

    /// How many errors and warnings the world adds to those of the text itself.
    pub(super) fn world_counts(&self) -> (u32, u32) {
        let count = |severity| {
            let found = self.findings.iter().filter(|it| it.severity == severity).count();
            u32::try_from(found).unwrap_or(u32::MAX)
        };
        let of_text = self.check.as_ref().map_or((0, 0), |it| (it.errors, it.warnings));
        let errors = count(Severity::Error).saturating_sub(of_text.0);
        (errors, count(Severity::Warning).saturating_sub(of_text.1))
    }
}

/// The person of an actor; none for the operator and for scripts.
pub(super) const fn person_of(actor: &Actor) -> Option<PersonId> {
    match &actor.who {
        Who::Staff { person, post: _, on_behalf_of: _ } | Who::Themselves { person } => {
            Some(*person)
        }
        Who::Operator { command: _ } | Who::Script { .. } => None,
    }
}

/// What people call a unit; its code where no unit has it.
pub(super) fn unit_name(house: &PlanHouse, code: &Key, language: Language) -> String {
    let unit = house.unit(code).map(|it| named(&it.details.name, language));
    unit.unwrap_or_else(|| code.as_str()).to_owned()
}

/// What a reader's thread must know.
struct Asking {
    realm: Realm,
    actor: Actor,
    language: Language,
    zone: Zone,
    jurisdiction: String,
}

impl Asking {
    fn read(self, reading: &mut Reading<'_>, plan: PlanId) -> Result<Option<Desk>, Fault> {
        let Some(now) = reading.now(&self.realm)? else { return Ok(None) };
        let today = self.zone.day(now);
        let shown = plan_show(reading, &self.realm, plan, &WorkingDays::default())?;
        let Some(shown) = shown else { return Ok(None) };
        let house = PlanHouse::read(reading.view, &self.realm, &self.actor)?;
        let text = match shown.plan.latest() {
            Some(latest) => plan_text(reading, &self.realm, plan, latest.number)?,
            None => None,
        };
        let text = text.as_ref().and_then(|it| it.text());
        let check = text.map(check_of);
        let is_in_work = shown.plan.latest().is_some_and(|it| it.state.is_in_work());
        let findings = match text.filter(|_| is_in_work) {
            Some(text) => self.findings(reading, plan, text, (now, today))?,
            None => Vec::new(),
        };
        let missing = check.as_ref().map(|check| house.missing_consents(&shown.plan, check));
        Ok(Some(Desk {
            missing: missing.unwrap_or_default(),
            shown,
            house,
            actor: self.actor,
            language: self.language,
            zone: self.zone,
            now,
            today,
            check,
            findings,
        }))
    }

    fn findings(
        &self,
        reading: &mut Reading<'_>,
        plan: PlanId,
        text: &str,
        when: (Instant, Day),
    ) -> Result<Vec<Finding>, Fault> {
        let within: RegionCode = self
            .jurisdiction
            .parse()
            .map_err(|error| Fault::new("reading the jurisdiction's code", error))?;
        let world = world_of(reading, &self.realm, &within, Some(plan), when)?;
        let mut found = checks::check(&Document::read(text), Some(&world), &[]);
        found.sort_by_key(|it| std::cmp::Reverse(it.severity));
        Ok(found)
    }
}
