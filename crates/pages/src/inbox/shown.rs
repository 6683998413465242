//! An inbox, ready to be shown: on the page and in its live view.

use std::collections::BTreeMap;
use std::sync::Arc;

use application::duty::{InstructionRead, instruction, intake};
use application::inbox::{Inbox as InboxRead, InboxOf, Item, TaskTitle, inbox, task_title};
use application::operations::Looked;
use application::{Fault, OperationRow, Reading};
use askama::Template;
use domain::inbox::{Manning, NOTICES_MAX, Notice, NoticeAbout, NoticeKind};
use domain::kernel::{Instant, Key, OperationId, PersonId, Realm, RegionCode, Right};
use domain::operations::TaskNumber;
use domain::operations::task_machine::TaskIndex;
use words::{
    Inbox, Instructions, Language, Operations, Say, Tasks, Zone, named, night_ends, notice_told,
    time_left, why_digest,
};

use crate::components::TimeShown;

/// Whose inbox is shown, in which language.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct View {
    pub(super) realm: Realm,
    pub(super) base: String,
    pub(super) language: Language,
    /// The code of the post; none where whoever asks acts in none.
    pub(super) post: Option<Key>,
    pub(super) person: Option<PersonId>,
    /// Where whoever asks may read operations; none is everywhere.
    pub(super) area: Option<RegionCode>,
}

/// What is in the inbox; it shows itself.
#[derive(Template)]
#[template(path = "inbox/inside.html")]
pub(super) struct Inside {
    language: Language,
    base: String,
    has_post: bool,
    /// Why nobody is interrupted now.
    note: Option<String>,
    now: Vec<Group>,
    digest: Vec<Line>,
    /// How much would have been told at once, had it not been too much.
    over_budget: Option<String>,
    /// The keys of all that stands in the digest.
    digest_keys: String,
}

/// What is to be done now, of one cause.
struct Group {
    kind: &'static str,
    /// How many they are, where there are several.
    together: Option<String>,
    lines: Vec<Line>,
    keys: String,
}

/// One notice.
struct Line {
    kind: &'static str,
    href: String,
    what: String,
    /// The operation that it belongs to.
    operation: Option<String>,
    told: TimeShown,
    due: Option<(TimeShown, String, bool)>,
    /// Why it did not interrupt.
    why: Option<&'static str>,
}

/// What lines are made with.
struct Teller<'a> {
    view: &'a View,
    zone: &'a Zone,
    now: Instant,
    looked: BTreeMap<OperationId, (Option<Arc<Looked>>, String)>,
}

impl View {
    pub(super) fn inside(&self, reading: &mut Reading<'_>, zone: &Zone) -> Result<Inside, Fault> {
        let Some(post) = &self.post else { return Ok(Inside::without_post(self)) };
        let area = self.area.clone();
        let may_read = move |row: &OperationRow| {
            let reach = Right::ReadOperations.reach();
            area.as_ref().is_none_or(|own| reach.covers(own, Some(&row.area)))
        };
        let night = |at| night_ends(at, zone);
        let of = InboxOf {
            realm: &self.realm,
            post,
            person: self.person,
            may_read: &may_read,
            night_ends: &night,
        };
        let read = inbox(reading, &of)?;
        let mut teller = Teller { view: self, zone, now: read.at, looked: BTreeMap::new() };
        let mut now = Vec::with_capacity(read.now.len());
        for group in &read.now {
            now.push(teller.group(reading, group)?);
        }
        let mut digest = Vec::with_capacity(read.digest.len());
        for item in &read.digest {
            digest.push(teller.line(reading, item)?);
        }
        Ok(Inside {
            language: self.language,
            base: self.base.clone(),
            has_post: true,
            note: self.note(&read),
            now,
            digest,
            over_budget: (read.over_budget > 0)
                .then(|| Inbox::OverBudget { count: read.over_budget }.say(self.language)),
            digest_keys: keys(&read.digest),
        })
    }

    fn note(&self, read: &InboxRead) -> Option<String> {
        let word = match (read.manning, read.is_off_duty) {
            (Manning::Unmanned, _) => Inbox::Unmanned,
            (Manning::Manned, true) => Inbox::OffDuty,
            (Manning::Manned, false) => return None,
        };
        Some(word.say(self.language))
    }
}

fn keys(items: &[Item]) -> String {
    let keys = items.iter().take(NOTICES_MAX).map(|it| it.notice.key.as_str());
    keys.collect::<Vec<_>>().join(" ")
}

impl Inside {
    fn without_post(view: &View) -> Self {
        Self {
            language: view.language,
            base: view.base.clone(),
            has_post: false,
            note: None,
            now: Vec::new(),
            digest: Vec::new(),
            over_budget: None,
            digest_keys: String::new(),
        }
    }

    fn say(&self, word: impl Say) -> String {
        word.say(self.language)
    }
}

impl Teller<'_> {
    fn say(&self, word: impl Say) -> String {
        word.say(self.view.language)
    }

    fn group(&mut self, reading: &mut Reading<'_>, items: &[Item]) -> Result<Group, Fault> {
        let mut lines = Vec::with_capacity(items.len());
        for item in items {
            lines.push(self.line(reading, item)?);
        }
        let kind = lines.first().map_or("", |it| it.kind);
        let count = lines.len();
        let together = (count > 1).then(|| self.say(Inbox::ThingsTogether { count }));
        Ok(Group { kind, together, lines, keys: keys(items) })
    }

    fn line(&mut self, reading: &mut Reading<'_>, item: &Item) -> Result<Line, Fault> {
        let (notice, language) = (&item.notice, self.view.language);
        let (what, href) = self.what(reading, notice)?;
        let operation = match operation_of(notice) {
            Some(it) => Some(self.operation(reading, it)?.1.clone()),
            None => None,
        };
        let time = |at| TimeShown::of(at, self.now, self.zone, language);
        Ok(Line {
            kind: notice_told(notice.kind, language),
            href: format!("{}{href}", self.view.base),
            what,
            operation,
            told: time(notice.at),
            due: notice
                .due_at
                .map(|due| (time(due), time_left(due, self.now, language), due < self.now)),
            why: why_digest(item.delivery, language),
        })
    }

    /// What a notice is about, and where that stands.
    fn what(
        &mut self,
        reading: &mut Reading<'_>,
        notice: &Notice,
    ) -> Result<(String, String), Fault> {
        Ok(match &notice.about {
            NoticeAbout::Task(operation, number) => {
                let task = TaskNumber::of(TaskIndex::new(number.wrapping_sub(1)));
                let title = self.task(reading, *operation, task)?;
                (format!("№{number} {title}"), format!("/operations/{operation}/tasks/{number}"))
            }
            NoticeAbout::Level(operation, plan) => {
                let href = format!("/operations/{operation}/levels/{plan}");
                let plan = self.plan(reading, *operation, plan)?;
                (self.say(Inbox::Level { plan }), href)
            }
            NoticeAbout::Measure(operation, plan, measure) => {
                let href = format!("/operations/{operation}/levels/{plan}");
                let measure = self.measure(reading, *operation, (plan, measure))?;
                (self.say(Inbox::Measure { measure }), href)
            }
            NoticeAbout::Command(operation) => {
                (self.say(Inbox::Command), format!("/operations/{operation}/command"))
            }
            NoticeAbout::Part(id, part) => {
                let read = instruction(reading, &self.view.realm, *id)?;
                let part_read = read.as_ref().and_then(|it| {
                    let part = it.parts.iter().find(|it| it.row.part == *part)?;
                    part.what.clone()
                });
                let is_answer = notice.kind == NoticeKind::PartAnswered;
                let href = match is_answer {
                    true => format!("/desk/instructions/{id}"),
                    false => format!("/tasks#part-{part}"),
                };
                (self.given_by(read.as_ref(), part_read), href)
            }
            NoticeAbout::Instruction(id) => {
                let read = instruction(reading, &self.view.realm, *id)?;
                let words = read.as_ref().and_then(|it| it.words.clone());
                (self.given_by(read.as_ref(), words), "/tasks#instructions".to_owned())
            }
            NoticeAbout::Report(id) => {
                let read = intake(reading, &self.view.realm, *id)?;
                let said = read.and_then(|it| it.texts.said);
                let what = self.say(Inbox::Report);
                let what = said.map_or_else(|| what.clone(), |it| format!("{what}：{it}"));
                (what, format!("/desk/intakes/{id}/report"))
            }
        })
    }

    /// What is to be done, and who wants it.
    fn given_by(&self, read: Option<&InstructionRead>, what: Option<String>) -> String {
        let what = what.unwrap_or_else(|| self.say(Instructions::TextDestroyed));
        match read.and_then(|it| it.given_by.clone()) {
            Some(given_by) => self.say(Inbox::GivenBy { given_by, what }),
            None => what,
        }
    }

    fn operation(
        &mut self,
        reading: &mut Reading<'_>,
        operation: OperationId,
    ) -> Result<&(Option<Arc<Looked>>, String), Fault> {
        if !self.looked.contains_key(&operation) {
            let realm = &self.view.realm;
            let row = reading.view.operation(realm, operation)?;
            let title = row.map(|it| reading.open(&it.title)).transpose()?;
            let title = title.and_then(|it| it.text().map(str::to_owned));
            let title = title.unwrap_or_else(|| self.say(Operations::TextDestroyed));
            let looked = reading.operation_now(realm, operation)?;
            self.looked.insert(operation, (looked, title));
        }
        Ok(self.looked.get(&operation).expect("it was put there above"))
    }

    fn task(
        &mut self,
        reading: &mut Reading<'_>,
        operation: OperationId,
        task: TaskNumber,
    ) -> Result<String, Fault> {
        let looked = self.operation(reading, operation)?.0.clone();
        let title = match &looked {
            Some(looked) => task_title(reading, (&self.view.realm, looked), task)?,
            None => TaskTitle::Gone,
        };
        Ok(match title {
            TaskTitle::Planned(label) => named(&label, self.view.language).to_owned(),
            TaskTitle::Given(title) => title,
            TaskTitle::Gone => self.say(Tasks::Untitled),
        })
    }

    fn plan(
        &mut self,
        reading: &mut Reading<'_>,
        operation: OperationId,
        plan: &Key,
    ) -> Result<String, Fault> {
        let language = self.view.language;
        let looked = self.operation(reading, operation)?.0.as_ref();
        let found = looked.and_then(|it| it.operation.response.plan(plan));
        let title = found.map(|it| named(&it.at_work.title, language).to_owned());
        Ok(title.unwrap_or_else(|| plan.to_string()))
    }

    fn measure(
        &mut self,
        reading: &mut Reading<'_>,
        operation: OperationId,
        (plan, measure): (&Key, &Key),
    ) -> Result<String, Fault> {
        let looked = self.operation(reading, operation)?.0.clone();
        let found = looked.as_ref().and_then(|it| it.operation.response.plan(plan));
        let Some(at_work) = found.map(|it| &it.at_work) else { return Ok(measure.to_string()) };
        let version = (at_work.plan, at_work.version);
        let read = reading.issued_text(&self.view.realm, version, &at_work.sha256)?;
        let title = read.as_ref().and_then(|it| it.plan().measures.get(measure)?.title.clone());
        let title = title.map(|it| named(&it, self.view.language).to_owned());
        Ok(title.unwrap_or_else(|| measure.to_string()))
    }
}

const fn operation_of(notice: &Notice) -> Option<OperationId> {
    match &notice.about {
        NoticeAbout::Task(operation, _)
        | NoticeAbout::Level(operation, _)
        | NoticeAbout::Measure(operation, _, _)
        | NoticeAbout::Command(operation) => Some(*operation),
        NoticeAbout::Part(_, _) | NoticeAbout::Instruction(_) | NoticeAbout::Report(_) => None,
    }
}
