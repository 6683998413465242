//! Takes from a tree what fits, without a word: what does not was told before.

use std::collections::{BTreeMap, BTreeSet};

use domain::kernel::{
    Competence, EmergencyClass, Key, Label, PersonKind, RegionCode, ReportProfile, Span, Text,
    VehicleKind,
};
use domain::plans::document::{
    ActivityKind, Area, Channel, Cycle, Enter, Entries, Escalation, Estimate, Indicator,
    LawReference, Leave, Level, LevelName, Measure, MeasureUnit, Needs, Notice, NoticeKind,
    PaperConsent, PeopleNeed, Plan, PlanLevelColor, PlanPost, Proof, Prose, Reports, SectionKind,
    Task, Tier, UnlessState,
};

use super::conditions::Conditions;
use super::values::{half_width, read_duration, read_flag};
use crate::finding::Finding;
use crate::tree::{Entry, Node};

/// The plan of a tree.
pub(super) fn plan(root: &Node, findings: &mut Vec<Finding>) -> Plan {
    let at = At(Some(root));
    let review =
        |name| Cycle { every: at.to(name).span("every"), last: at.to(name).parsed("last") };
    let mut plan = Plan {
        key: at.parsed("plan"),
        title: at.label("title"),
        tier: at.named("tier", Tier::named),
        issuer: at.parsed("issuer"),
        implements: at.parsed("implements"),
        region: at.parsed("region"),
        classes: at.some("classes", EmergencyClass::named),
        basis: at.list("basis"),
        review: review("review"),
        drill: review("drill"),
        sections: sections(at.to("sections")),
        consents: at.to("consents").items().map(consent).collect(),
        indicators: at.to("indicators").entries(indicator),
        areas: at.to("areas").entries(area),
        posts: at.to("posts").entries(post),
        levels: Entries::default(),
        tasks: Entries::default(),
        measures: at.to("measures").entries(measure),
        notices: at.to("notices").entries(notice),
        reports: at.0.and_then(|it| it.child("reports")).map(|it| reports(At(Some(it)))),
        reserve_vehicles: at.to("resources").amounts("vehicles", VehicleKind::named),
        reserve_stock: at.to("resources").amounts("stock", |name| name.parse().ok()),
    };
    let conditions = Conditions::over(root, &plan);
    let levels = levels(at.to("levels"), &conditions, findings);
    let tasks = tasks(at.to("tasks"), &conditions, findings);
    plan.levels = levels;
    plan.tasks = tasks;
    plan
}

/// A node that may not be there.
#[derive(Clone, Copy)]
pub(super) struct At<'a>(pub(super) Option<&'a Node>);

impl<'a> At<'a> {
    fn to(self, name: &str) -> Self {
        At(self.0.and_then(|it| it.child(name)))
    }

    fn text(self, name: &str) -> Option<&'a str> {
        let node = self.0?.child(name)?;
        node.scalar().map(|it| it.text.as_str()).filter(|_| !node.is_nothing())
    }

    /// A value that is read by its type, in half-width characters where only those fit.
    fn parsed<T: std::str::FromStr>(self, name: &str) -> Option<T> {
        self.text(name).and_then(read)
    }

    fn named<T>(self, name: &str, of: fn(&str) -> Option<T>) -> Option<T> {
        let text = self.text(name)?;
        of(text).or_else(|| of(&half_width(text)))
    }

    fn span(self, name: &str) -> Option<Span> {
        let text = self.text(name)?;
        read_duration(text).or_else(|_| read_duration(&half_width(text))).ok()
    }

    fn flag(self, name: &str) -> bool {
        self.text(name).is_some_and(|it| read_flag(it).unwrap_or(false))
    }

    fn items(self) -> impl Iterator<Item = Self> {
        self.0.map(Node::items).unwrap_or_default().iter().map(|it| At(Some(it)))
    }

    fn texts(self, name: &str) -> impl Iterator<Item = &'a str> {
        let items = self.0.and_then(|it| it.child(name)).map(Node::items).unwrap_or_default();
        items.iter().filter_map(|it| it.scalar().map(|it| it.text.as_str()))
    }

    fn list<T: std::str::FromStr>(self, name: &str) -> Vec<T> {
        self.texts(name).filter_map(read).collect()
    }

    fn some<T: Ord>(self, name: &str, of: fn(&str) -> Option<T>) -> BTreeSet<T> {
        self.texts(name).filter_map(of).collect()
    }

    fn entries<T>(self, part: fn(Self) -> T) -> Entries<T> {
        let entries = self.0.map(Node::entries).unwrap_or_default();
        let read = |it: &'a Entry| Some((it.key.parse::<Key>().ok()?, part(At(Some(&it.value)))));
        entries.iter().filter_map(read).collect()
    }

    fn amounts<K: Ord>(self, name: &str, of: fn(&str) -> Option<K>) -> BTreeMap<K, u32> {
        let entries = self.0.and_then(|it| it.child(name)).map(Node::entries).unwrap_or_default();
        let amount = |it: &Entry| Some((of(&it.key)?, read(&it.value.scalar()?.text)?));
        let mut amounts = BTreeMap::new();
        for (key, count) in entries.iter().filter_map(amount) {
            amounts.entry(key).or_insert(count);
        }
        amounts
    }

    fn label(self, name: &str) -> Option<Label> {
        let at = self.to(name);
        if let Some(only) = at.0.and_then(Node::scalar) {
            return Text::parse(&only.text).ok().map(Label::chinese);
        }
        let zh = Text::parse(at.text("zh")?).ok()?;
        Some(Label { zh, en: at.text("en").and_then(|it| Text::parse(it).ok()) })
    }

    fn prose(self, name: &str) -> Option<Prose> {
        let at = self.to(name);
        if let Some(only) = at.0.and_then(Node::scalar) {
            return Text::parse(&only.text).ok().map(|zh| Prose { zh, en: None });
        }
        let zh = Text::parse(at.text("zh")?).ok()?;
        Some(Prose { zh, en: at.text("en").and_then(|it| Text::parse(it).ok()) })
    }

    fn estimate(self, name: &str) -> Option<Estimate> {
        let at = self.to(name);
        let (min, likely, max) = (at.span("min")?, at.span("likely")?, at.span("max")?);
        (min <= likely && likely <= max).then_some(Estimate { min, likely, max })
    }
}

fn read<T: std::str::FromStr>(text: &str) -> Option<T> {
    text.parse().or_else(|_| half_width(text).parse()).ok()
}

fn sections(at: At<'_>) -> BTreeMap<SectionKind, Prose> {
    let read = |kind: &SectionKind| Some((*kind, at.prose(kind.name())?));
    SectionKind::ALL.iter().filter_map(read).collect()
}

fn consent(at: At<'_>) -> PaperConsent {
    let document = at.text("document").and_then(|it| Text::parse(it).ok());
    PaperConsent { unit: at.parsed("unit"), document, on: at.parsed("on") }
}

fn indicator(at: At<'_>) -> Indicator {
    Indicator {
        title: at.label("title"),
        measure: at.named("measure", MeasureUnit::named),
        supplied_by: at.parsed("supplied_by"),
        every: at.span("every"),
    }
}

fn area(at: At<'_>) -> Area {
    Area {
        title: at.label("title"),
        regions: at.list::<RegionCode>("regions"),
        people: at.parsed("people"),
        shelters: at.list("shelters"),
        informed_by: at.parsed("informed_by"),
    }
}

fn post(at: At<'_>) -> PlanPost {
    PlanPost {
        title: at.label("title"),
        unit: at.parsed("unit"),
        holders: at.parsed("holders"),
        needs: at.some("needs", Competence::named),
    }
}

fn levels(
    at: At<'_>,
    conditions: &Conditions<'_>,
    findings: &mut Vec<Finding>,
) -> Entries<Level, LevelName> {
    let entries = at.0.map(Node::entries).unwrap_or_default();
    let mut levels = Vec::new();
    for entry in entries {
        let Ok(name) = entry.key.parse::<LevelName>() else { continue };
        let level = level(&name, At(Some(&entry.value)), conditions, findings);
        levels.push((name, level));
    }
    levels.into_iter().collect()
}

fn level(
    name: &LevelName,
    at: At<'_>,
    conditions: &Conditions<'_>,
    findings: &mut Vec<Finding>,
) -> Level {
    let (enter, leave) = (at.to("enter"), at.to("leave"));
    let own_rank = at.parsed("rank").filter(|rank| (1..=4).contains(rank));
    let mut condition = |part: At<'_>, step| {
        conditions.read(part.0, &["levels", name.as_str(), step, "when"], findings)
    };
    Level {
        title: at.label("title"),
        rank: own_rank.or_else(|| name.rank()),
        color: at.named("color", PlanLevelColor::named),
        matter: at.prose("matter"),
        enter: Enter {
            when: condition(enter, "enter"),
            decided_by: enter.parsed("decided_by"),
            decide: enter.estimate("decide"),
        },
        lasts: at.span("lasts"),
        leave: Leave { when: condition(leave, "leave"), decided_by: leave.parsed("decided_by") },
        starts: at.list("starts"),
        measures: at.list("measures"),
        notices: at.list("notices"),
        reports_every: at.span("reports_every"),
    }
}

fn tasks(at: At<'_>, conditions: &Conditions<'_>, findings: &mut Vec<Finding>) -> Entries<Task> {
    let mut tasks = Vec::new();
    for entry in at.0.map(Node::entries).unwrap_or_default() {
        let Ok(key) = entry.key.parse::<Key>() else { continue };
        let mut task = task(At(Some(&entry.value)));
        task.when = conditions.read(Some(&entry.value), &["tasks", key.as_str(), "when"], findings);
        tasks.push((key, task));
    }
    tasks.into_iter().collect()
}

fn task(at: At<'_>) -> Task {
    let needs = at.to("needs");
    let escalate = at.0.and_then(|it| it.child("escalate")).map(|it| At(Some(it)));
    Task {
        title: at.label("title"),
        text: at.prose("text"),
        basis: at.list::<LawReference>("basis"),
        reason: at.prose("reason"),
        lead: at.parsed("lead"),
        post: at.parsed("post"),
        support: at.list("support"),
        inform: at.list("inform"),
        kind: at.named("kind", ActivityKind::named),
        performers: at.some("performers", PersonKind::named),
        areas: at.list("areas"),
        needs: Needs {
            people: needs.to("people").items().filter_map(people_need).collect(),
            vehicles: needs.amounts("vehicles", VehicleKind::named),
            stock: needs.amounts("stock", |name| name.parse().ok()),
        },
        takes: at.estimate("takes"),
        due: at.span("due"),
        after: at.list("after"),
        when: None,
        delay: at.span("delay"),
        is_standing: at.flag("standing"),
        priority: at.parsed("priority").filter(|it| (1..=3).contains(it)),
        escalate: escalate.map(|it| Escalation {
            after: it.span("after"),
            unless: it.named("unless", UnlessState::named),
            to: it.parsed("to"),
        }),
        proof: at.named("proof", Proof::named),
    }
}

fn people_need(at: At<'_>) -> Option<PeopleNeed> {
    Some(PeopleNeed {
        count: at.parsed("count")?,
        competence: at.named("competence", Competence::named),
        kind: at.named("kind", PersonKind::named),
    })
}

fn measure(at: At<'_>) -> Measure {
    Measure {
        title: at.label("title"),
        kind: at.named("kind", ActivityKind::named),
        basis: at.list("basis"),
        issuer: at.parsed("issuer"),
        approved_by: at.parsed("approved_by"),
        areas: at.list("areas"),
        affects: at.parsed("affects"),
        lasts: at.span("lasts"),
        is_life_safety: at.flag("life_safety"),
        exemptions: at.prose("exemptions"),
        least_harmful: at.prose("least_harmful"),
        complaints: at.parsed("complaints"),
    }
}

fn notice(at: At<'_>) -> Notice {
    Notice {
        title: at.label("title"),
        kind: at.named("kind", NoticeKind::named),
        color: at.named("color", PlanLevelColor::named),
        issuer: at.parsed("issuer"),
        areas: at.list("areas"),
        text: at.prose("text"),
        advice: at.prose("advice"),
        channels: at.texts("channels").filter_map(Channel::named).collect(),
        within: at.span("within"),
    }
}

fn reports(at: At<'_>) -> Reports {
    Reports {
        profile: at.named("profile", ReportProfile::named),
        by: at.parsed("by"),
        to: at.list("to"),
    }
}
