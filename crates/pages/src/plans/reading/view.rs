//! What the page shows, in words.

use domain::plans::document::{Condition, Level, LevelName, Plan};
use plan_document::condition::{Titles, show_named};
use plan_document::network::{Network, network};
use words::{
    Language, PlanReading, Say, activity_kind, channel, competence, measure_unit, notice_kind,
    report_profile, section_kind, tier, warning_color,
};

use super::names::Names;
use super::picture::picture;
use super::tasks::{TaskRead, tasks};

/// A plan, ready to be read.
pub(super) struct PlanRead {
    pub(super) title: String,
    pub(super) facts: Vec<(String, String)>,
    pub(super) levels: Vec<LevelRead>,
    /// The levels whose tasks are shown.
    pub(super) shown: Vec<LevelTasks>,
    pub(super) measures: Vec<Item>,
    pub(super) notices: Vec<Item>,
    pub(super) areas: Vec<[String; 4]>,
    pub(super) posts: Vec<[String; 4]>,
    pub(super) indicators: Vec<[String; 3]>,
    pub(super) consents: Vec<String>,
    pub(super) sections: Vec<(String, Vec<String>)>,
}

/// A level in the table of levels.
pub(super) struct LevelRead {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) color: Option<(&'static str, &'static str)>,
    pub(super) enter: String,
    pub(super) decided_by: String,
    pub(super) lasts: String,
    pub(super) leave: String,
    pub(super) tasks: usize,
    pub(super) is_shown: bool,
}

/// What happens at a level.
pub(super) struct LevelTasks {
    pub(super) name: String,
    pub(super) picture_title: String,
    pub(super) picture_said: String,
    /// SVG that was made by us, every text of the plan in it escaped.
    pub(super) picture: String,
    pub(super) tasks: Vec<TaskRead>,
    /// The tasks that wait for a condition: key and title.
    pub(super) on_condition: Vec<(String, String)>,
}

/// A measure or a notice.
pub(super) struct Item {
    pub(super) title: String,
    pub(super) line: String,
    pub(super) texts: Vec<(String, String)>,
}

/// A condition read aloud.
pub(super) fn aloud(condition: &Condition, names: &Names<'_>) -> String {
    let titles = Titles {
        indicator: &|it| names.known(names.plan.indicators.get(it)?.title.as_ref()),
        plan: &|it| names.plan_known(it),
        task: &|it| names.known(names.plan.tasks.get(it)?.title.as_ref()),
    };
    show_named(condition, names.language, &titles)
}

/// Puts a plan into words; `at` names the level whose tasks are shown, none is the least severe,
/// and `is_whole` shows all of them, each with what it adds.
pub(super) fn view(names: &Names<'_>, at: Option<&str>, is_whole: bool) -> PlanRead {
    let plan = names.plan;
    let by_rank = plan.levels_by_rank();
    let chosen = by_rank.iter().find(|(name, _)| Some(name.as_str()) == at).or(by_rank.first());
    let is_shown = |name: &LevelName| is_whole || chosen.is_some_and(|it| it.0 == name);
    let shown = by_rank.iter().filter(|(name, _)| is_shown(name));
    PlanRead {
        title: names.label(plan.title.as_ref(), plan.key.as_ref().map_or("", |it| it.as_str())),
        facts: facts(plan, names),
        levels: by_rank.iter().map(|(name, it)| level(name, it, is_shown(name), names)).collect(),
        shown: shown.filter_map(|(name, it)| level_tasks(name, it, names)).collect(),
        measures: measures(names),
        notices: notices(names),
        areas: areas(names),
        posts: posts(names),
        indicators: indicators(names),
        consents: consents(plan, names),
        sections: sections(plan, names),
    }
}

fn facts(plan: &Plan, names: &Names<'_>) -> Vec<(String, String)> {
    let language = names.language;
    let mut facts = Vec::new();
    let mut fact = |word: PlanReading, value: Option<String>| {
        if let Some(value) = value.filter(|it| !it.is_empty()) {
            facts.push((word.say(language), value));
        }
    };
    fact(PlanReading::PlanTier, plan.tier.map(|it| tier(it, language).to_owned()));
    fact(PlanReading::IssuedBy, plan.issuer.as_ref().map(|it| names.unit(it)));
    fact(PlanReading::Implements, plan.implements.as_ref().map(|it| names.plan(it)));
    fact(PlanReading::Basis, Some(names.laws(&plan.basis)));
    facts
}

fn level(name: &LevelName, level: &Level, is_shown: bool, names: &Names<'_>) -> LevelRead {
    let language = names.language;
    let said = |it: &Option<Condition>| it.as_ref().map(|it| aloud(it, names));
    let rank = level.rank.unwrap_or(4);
    LevelRead {
        name: name.to_string(),
        title: names.label(level.title.as_ref(), name.as_str()),
        color: level.color.map(|it| (it.name(), warning_color(it, language))),
        enter: said(&level.enter.when).unwrap_or_else(|| PlanReading::ByJudgement.say(language)),
        decided_by: level.enter.decided_by.as_ref().map(|it| names.post(it)).unwrap_or_default(),
        lasts: level.lasts.map(|it| names.span(it)).unwrap_or_default(),
        leave: said(&level.leave.when).unwrap_or_else(|| PlanReading::ByJudgement.say(language)),
        tasks: all_tasks(&network(names.plan, rank)),
        is_shown,
    }
}

fn all_tasks(network: &Network) -> usize {
    network.tasks.len() + network.on_condition.len()
}

fn level_tasks(name: &LevelName, level: &Level, names: &Names<'_>) -> Option<LevelTasks> {
    let network = network(names.plan, level.rank?);
    let title = names.label(level.title.as_ref(), name.as_str());
    let picture_title = PlanReading::Picture { level: title }.say(names.language);
    let length = names.span(network.length);
    let said = PlanReading::PictureSaid { tasks: network.tasks.len(), length };
    Some(LevelTasks {
        name: name.to_string(),
        picture: picture(&network, names, &picture_title),
        picture_said: said.say(names.language),
        picture_title,
        tasks: tasks(&network, names),
        on_condition: network
            .on_condition
            .iter()
            .map(|it| (it.to_string(), names.task(it)))
            .collect(),
    })
}

fn measures(names: &Names<'_>) -> Vec<Item> {
    let language = names.language;
    let item = |key: &domain::kernel::Key, it: &domain::plans::document::Measure| {
        let mut line: Vec<String> = Vec::new();
        line.extend(it.kind.map(|it| activity_kind(it, language).to_owned()));
        line.extend(
            it.issuer
                .as_ref()
                .map(|it| format!("{} {}", PlanReading::Issuer.say(language), names.unit(it))),
        );
        line.extend(
            it.lasts.map(|it| PlanReading::Expires { lasts: names.span(it) }.say(language)),
        );
        line.extend(it.affects.map(|persons| PlanReading::Affects { persons }.say(language)));
        if it.is_life_safety {
            line.push(PlanReading::LifeSafety.say(language));
        }
        let texts = [
            (PlanReading::Basis, Some(names.laws(&it.basis))),
            (PlanReading::Areas, Some(names.listed(&it.areas, |it| names.area(it)))),
            (PlanReading::Exemptions, names.prose(it.exemptions.as_ref())),
            (PlanReading::LeastHarmful, names.prose(it.least_harmful.as_ref())),
            (PlanReading::Complaints, it.complaints.as_ref().map(|it| names.unit(it))),
        ];
        Item {
            title: names.label(it.title.as_ref(), key.as_str()),
            line: line.join(" · "),
            texts: said(texts, language),
        }
    };
    names.plan.measures.iter().map(|(key, it)| item(key, it)).collect()
}

fn notices(names: &Names<'_>) -> Vec<Item> {
    let language = names.language;
    let item = |key: &domain::kernel::Key, it: &domain::plans::document::Notice| {
        let channels: Vec<String> =
            it.channels.iter().map(|it| channel(*it, language).to_owned()).collect();
        let mut line: Vec<String> = Vec::new();
        line.extend(it.kind.map(|it| notice_kind(it, language).to_owned()));
        line.extend(it.color.map(|it| warning_color(it, language).to_owned()));
        line.extend(it.issuer.as_ref().map(|it| names.unit(it)));
        line.extend(
            it.within.map(|it| PlanReading::Within { within: names.span(it) }.say(language)),
        );
        line.push(names.list(&channels));
        let texts = [
            (PlanReading::Areas, Some(names.listed(&it.areas, |it| names.area(it)))),
            (PlanReading::Notices, names.prose(it.text.as_ref())),
            (PlanReading::What, names.prose(it.advice.as_ref())),
        ];
        Item {
            title: names.label(it.title.as_ref(), key.as_str()),
            line: line.join(" · "),
            texts: said(texts, language),
        }
    };
    names.plan.notices.iter().map(|(key, it)| item(key, it)).collect()
}

fn said<const N: usize>(
    texts: [(PlanReading, Option<String>); N],
    language: Language,
) -> Vec<(String, String)> {
    let texts = texts.into_iter();
    texts
        .filter_map(|(word, text)| Some((word.say(language), text.filter(|it| !it.is_empty())?)))
        .collect()
}

fn areas(names: &Names<'_>) -> Vec<[String; 4]> {
    let areas = names.plan.areas.iter();
    areas
        .map(|(key, it)| {
            [
                names.label(it.title.as_ref(), key.as_str()),
                it.people.map(|it| it.to_string()).unwrap_or_default(),
                names.listed(&it.shelters, |it| names.site(it)),
                it.informed_by.as_ref().map(|it| names.post(it)).unwrap_or_default(),
            ]
        })
        .collect()
}

fn posts(names: &Names<'_>) -> Vec<[String; 4]> {
    let posts = names.plan.posts.iter();
    posts
        .map(|(key, it)| {
            let needs: Vec<String> =
                it.needs.iter().map(|it| competence(*it, names.language).to_owned()).collect();
            [
                names.post(key),
                it.unit.as_ref().map(|it| names.unit(it)).unwrap_or_default(),
                it.holders.unwrap_or(1).to_string(),
                names.list(&needs),
            ]
        })
        .collect()
}

fn indicators(names: &Names<'_>) -> Vec<[String; 3]> {
    let language = names.language;
    let indicators = names.plan.indicators.iter();
    indicators
        .map(|(key, it)| {
            let every =
                it.every.map(|it| PlanReading::Every { every: names.span(it) }.say(language));
            let supplier = it.supplied_by.as_ref().map(|it| names.unit(it)).unwrap_or_default();
            [
                format!("{}（{key}）", names.label(it.title.as_ref(), key.as_str())),
                it.measure.map(|it| measure_unit(it, language).to_owned()).unwrap_or_default(),
                format!("{supplier} {}", every.unwrap_or_default()),
            ]
        })
        .collect()
}

fn consents(plan: &Plan, names: &Names<'_>) -> Vec<String> {
    let consent = |it: &domain::plans::document::PaperConsent| {
        let unit = names.unit(it.unit.as_ref()?);
        let document = it.document.as_ref().map(|it| it.as_str()).unwrap_or_default();
        let on = it.on.map(|it| it.to_string()).unwrap_or_default();
        Some(format!("{unit} {document} {on}").trim_end().to_owned())
    };
    plan.consents.iter().filter_map(consent).collect()
}

fn sections(plan: &Plan, names: &Names<'_>) -> Vec<(String, Vec<String>)> {
    let section = |(kind, prose): (&domain::plans::document::SectionKind, _)| {
        let text = names.prose(Some(prose)).unwrap_or_default();
        let paragraphs = text.lines().map(str::trim).filter(|it| !it.is_empty());
        let paragraphs: Vec<String> = paragraphs.map(str::to_owned).collect();
        (section_kind(*kind, names.language).to_owned(), paragraphs)
    };
    let mut sections: Vec<_> = plan.sections.iter().map(section).collect();
    if let Some(reports) = &plan.reports {
        let profile = reports.profile.map(|it| report_profile(it, names.language).to_owned());
        let by = reports.by.as_ref().map(|it| names.post(it)).unwrap_or_default();
        let to = names.listed(&reports.to, |it| names.unit(it));
        let said = PlanReading::ReportsTo { by, to }.say(names.language);
        let title = section_kind(domain::plans::document::SectionKind::Reporting, names.language);
        if let Some((_, paragraphs)) = sections.iter_mut().find(|it| it.0 == title) {
            paragraphs.push(format!("{said} · {}", profile.unwrap_or_default()));
        }
    }
    sections
}
