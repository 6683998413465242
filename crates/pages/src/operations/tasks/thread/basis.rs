//! What a task rests on: the plan's version with its hash, the lines of its text, the law, and what
//! the check finds there.

use std::collections::BTreeSet;

use application::operations::PlanLine;
use domain::kernel::{Key, Right, Severity};
use domain::operations::PlanAtWork;
use domain::plans::document::{LawReference, Plan};
use plan_document::checks::{Sentence, rules};
use plan_document::finding::Finding;
use plan_document::law::statute;
use plan_document::network::network;
use words::{Language, TaskThread, named, severity};

use super::desk::TaskDesk;
use super::stops::Stop;
use crate::operations::sight::Sight;

/// Of a hash so many digits are shown.
const DIGITS_SHOWN: usize = 12;

/// The plan of a task.
pub(super) struct Basis {
    pub(super) title: String,
    pub(super) version: String,
    pub(super) document_number: Option<String>,
    pub(super) hash_short: String,
    pub(super) hash: String,
    /// Where it is read, at the task; none for whoever may not read plans.
    pub(super) read_href: Option<String>,
    pub(super) lines: Option<Lines>,
    pub(super) laws: Vec<String>,
    pub(super) reason: Option<String>,
    /// That it was put to work here.
    pub(super) put_to_work: Vec<Stop>,
}

/// The lines of the text.
pub(super) struct Lines {
    pub(super) says: String,
    /// Each with its number.
    pub(super) lines: Vec<(usize, String)>,
}

/// Something that the check finds.
pub(super) struct FindingShown {
    pub(super) mark: &'static str,
    pub(super) severity: &'static str,
    pub(super) says: String,
    /// Its rule, and why there is one; none for what reading alone found.
    pub(super) why: Option<Why>,
}

/// Why there is a rule.
pub(super) struct Why {
    pub(super) rule: String,
    pub(super) title: &'static str,
    pub(super) reason: &'static str,
    pub(super) laws: Vec<String>,
}

impl Basis {
    /// The basis of the task of a desk; none for one that somebody gave.
    pub(super) fn of(desk: &TaskDesk, put_to_work: Vec<Stop>) -> Option<Self> {
        let (sight, view) = (desk.sight(), desk.view());
        let (plan, planned) = view.planned?;
        let at_work: &PlanAtWork = &plan.at_work;
        let hash = at_work.sha256.to_string();
        let task = sight.board.document_of(&view);
        let laws = task.map(|it| laws(&it.basis, sight.language)).unwrap_or_default();
        let reason = task.and_then(|it| it.reason.as_ref()).map(|it| match sight.language {
            Language::Chinese => it.zh.as_str().to_owned(),
            Language::English => it.english().to_owned(),
        });
        Some(Self {
            title: named(&at_work.title, sight.language).to_owned(),
            version: sight.say(TaskThread::Version { version: at_work.version }),
            document_number: desk.document_number.clone(),
            hash_short: hash.chars().take(DIGITS_SHOWN).collect(),
            hash,
            read_href: desk
                .may(Right::ReadPlans)
                .then(|| read_href(&sight, at_work, &planned.key, desk.document())),
            lines: desk.thread.line.as_ref().map(|it| lines(&sight, it)),
            laws,
            reason,
            put_to_work,
        })
    }
}

/// Where the version is read, at the task, under the least severe level that shows it.
fn read_href(sight: &Sight<'_>, at_work: &PlanAtWork, task: &Key, plan: Option<&Plan>) -> String {
    let (address, version) = (sight.addresses.plan(at_work.plan), at_work.version);
    let shows = |rank: u8| {
        let Some(plan) = plan else { return false };
        let network = network(plan, rank);
        network.tasks.iter().any(|it| it.key == *task) || network.on_condition.contains(task)
    };
    let level = at_work.levels.iter().find(|it| shows(it.rank));
    match level {
        Some(level) => format!("{address}?version={version}&level={}#task-{task}", level.name),
        None => format!("{address}?version={version}"),
    }
}

fn lines(sight: &Sight<'_>, it: &PlanLine) -> Lines {
    let lines: Vec<(usize, String)> =
        it.text.lines().enumerate().map(|(at, text)| (it.line + at, text.to_owned())).collect();
    let last = lines.last().map_or(it.line, |(number, _)| *number);
    Lines { says: sight.say(TaskThread::Lines { first: it.line, last }), lines }
}

/// Articles with the titles of their statutes.
fn laws(laws: &[LawReference], language: Language) -> Vec<String> {
    let said = |it: &LawReference| {
        let statute = statute(&it.statute).map(|it| of(it.title, language));
        let title = statute.unwrap_or(it.statute.as_str());
        match (language, it.article) {
            (Language::Chinese, Some(article)) => format!("《{title}》第{article}条"),
            (Language::Chinese, None) => format!("《{title}》"),
            (Language::English, Some(article)) => format!("{title}, article {article}"),
            (Language::English, None) => title.to_owned(),
        }
    };
    laws.iter().map(said).collect()
}

/// What the check finds, the gravest first.
pub(super) fn findings(desk: &TaskDesk) -> Vec<FindingShown> {
    let language = desk.sight().language;
    let mut found: Vec<&Finding> = desk.thread.findings.iter().collect();
    found.sort_by_key(|it| std::cmp::Reverse(it.severity));
    // Why there is a rule is told once.
    let mut told = BTreeSet::new();
    found.into_iter().map(|it| finding(it, told.insert(it.rule), language)).collect()
}

fn finding(it: &Finding, is_first: bool, language: Language) -> FindingShown {
    let rule = rules().find(|rule| rule.id == it.rule).filter(|_| is_first);
    let why = rule.map(|it| {
        let law = it.law.iter().filter_map(|it| it.parse().ok()).collect::<Vec<_>>();
        Why {
            rule: it.id.to_owned(),
            title: of(it.title, language),
            reason: of(it.reason, language),
            laws: laws(&law, language),
        }
    });
    FindingShown {
        mark: match it.severity {
            Severity::Error => "▲",
            Severity::Warning => "△",
            Severity::Hint => "○",
        },
        severity: severity(it.severity, language),
        says: match language {
            Language::Chinese => it.says.zh.clone(),
            Language::English => it.says.en.clone(),
        },
        why,
    }
}

const fn of(sentence: Sentence, language: Language) -> &'static str {
    match language {
        Language::Chinese => sentence.zh,
        Language::English => sentence.en,
    }
}

#[test]
fn an_article_is_named_with_its_statute_and_one_that_nobody_knows_by_its_code() {
    let of = |text: &str| text.parse::<LawReference>().expect("a reference");
    let said = |language| laws(&[of("ERL-72"), of("NOWHERE-3"), of("PLAN2024")], language);
    let chinese = said(Language::Chinese);
    assert_eq!(chinese.first().map(String::as_str), Some("《突发事件应对法》第72条"));
    assert_eq!(chinese.get(1).map(String::as_str), Some("《NOWHERE》第3条"));
    let english = said(Language::English);
    assert_eq!(english.first().map(String::as_str), Some("Emergency Response Law, article 72"));
}
