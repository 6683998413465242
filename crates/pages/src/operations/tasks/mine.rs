//! `GET /tasks`: what waits for whoever asks, in their post and their unit, over all operations.

use std::collections::BTreeMap;

use application::operations::{acting, provenance_at};
use application::{
    Actor, Failure, Fault, OperationRow, Reading, TaskFilter, TaskPage, TaskRow, TaskSelection,
};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::kernel::{CommandId, Instant, Key, Label, OperationId, Realm, Right, Thing};
use domain::operations::TaskNumber;
use domain::operations::task_machine::{Act, State as TaskState};
use domain::plans::document::Proof;
use domain::registers::Acting;
use web::{Asked, Front, May, ReadOperations};
use words::{
    InstructionTold, Instructions, Language, Operations, Say, TaskThread, Tasks, Zone, named,
    task_act, task_state, time_left,
};

use super::answers::failed;
use super::own_parts::{OwnPart, Showing, may_work};
use super::row::DueShown;
use super::several::Picked;
use super::standing::{Mark, Standing, state_shape};
use super::thread::{act_name, told_of};
use crate::components::form::{Problems, Sent};
use crate::components::{ScriptMark, Shell, TimeShown};
use crate::rendered;

/// What is due first is listed; nobody reads more on a phone.
const ROWS_MAX: u32 = 60;

#[derive(Template)]
#[template(path = "operations/tasks/mine.html")]
struct MinePage {
    shell: Shell,
    mine: Mine,
    told: Option<String>,
    /// What is wrong with what was sent.
    problems: Vec<String>,
    /// What did not go of several, each with its reason.
    failures: Vec<FailureShown>,
}

/// A task that could not be worked with the others.
struct FailureShown {
    href: String,
    number: u32,
    why: String,
}

/// Something that was sent and not done, or not all of it.
#[derive(Default)]
pub(super) struct Undone {
    pub(super) sent: Sent,
    pub(super) problems: Problems,
    pub(super) failures: Vec<NotDone>,
}

/// A task that could not be worked with the others.
pub(super) struct NotDone {
    pub(super) operation: OperationId,
    pub(super) task: TaskNumber,
    pub(super) why: String,
}

impl Undone {
    pub(super) fn failed(front: &Front, asked: &Asked, sent: Sent, failure: &Failure) -> Self {
        let why = web::told(failure, front.setting(), asked.language).detail;
        Self { sent, problems: Problems::from([("feedback".to_owned(), why)]), failures: vec![] }
    }
}

/// What waits for whoever asks.
struct Mine {
    /// Their post and its unit.
    post: Option<String>,
    /// The parts of instructions that their unit answers for.
    parts: Vec<OwnPart>,
    sections: Vec<Section>,
    /// Whether there are more than are listed.
    is_cut: bool,
}

/// Tasks that ask for the same.
struct Section {
    id: &'static str,
    title: String,
    hint: String,
    tasks: Vec<OwnTask>,
    /// What can be done with several of them at once.
    several: Option<Several>,
}

/// A button for all that is ticked.
struct Several {
    act: &'static str,
    word: String,
}

/// A task of one's own.
struct OwnTask {
    number: u32,
    href: String,
    title: String,
    operation: String,
    operation_href: String,
    unit: String,
    post: Option<String>,
    state: Standing,
    marks: Vec<Mark>,
    /// Where what was done with it last comes from.
    origin: ScriptMark,
    due: Option<DueShown>,
    /// Whether it was begun and now goes on until its level ends.
    is_met: bool,
    /// What one press does.
    press: Option<Press>,
    /// With what it is ticked for several at once; none where it needs words.
    pick: Option<String>,
    is_picked: bool,
    /// Said where it cannot be done with others, because its plan wants proof.
    wants_proof: bool,
}

/// A form of one button.
struct Press {
    act: &'static str,
    word: &'static str,
    command: String,
    seen: u64,
}

/// What a reader's thread must know.
struct Asking {
    realm: Realm,
    base: String,
    actor: Actor,
    language: Language,
    zone: Zone,
    new_command: Box<dyn Fn() -> CommandId + Send>,
    may_work: bool,
    undone: Undone,
}

/// What a task is called, and what its plan says of its end.
struct Titled {
    title: String,
    /// Whether it goes on until its level ends.
    is_standing: bool,
    wants_proof: bool,
}

/// What things are called that the rows name by codes.
struct Called {
    units: BTreeMap<Key, Label>,
    posts: BTreeMap<Key, Label>,
    operations: BTreeMap<OperationId, String>,
}

/// `GET /tasks`
pub(crate) async fn mine(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Query(query): Query<Sent>,
) -> Response {
    answer_mine(&front, &asked, &query, None).await
}

/// One's own tasks, with what was just done and what was not.
pub(super) async fn answer_mine(
    front: &Front,
    asked: &Asked,
    query: &Sent,
    undone: Option<Undone>,
) -> Response {
    let office = front.clone();
    let status = if undone.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let undone = undone.unwrap_or_default();
    let shown = |it: &NotDone| FailureShown {
        href: format!("{}/operations/{}/tasks/{}", asked.base, it.operation, it.task),
        number: it.task.number(),
        why: it.why.clone(),
    };
    let failures = undone.failures.iter().map(shown).collect();
    let problems = undone.problems.values().cloned().collect();
    let asking = Asking {
        realm: asked.realm.clone(),
        base: asked.base.clone(),
        actor: asked.actor.clone(),
        language: asked.language,
        zone: front.setting().zone.clone(),
        new_command: Box::new(move || CommandId::from_uuid(office.office().machine().new_id())),
        may_work: may_work(asked),
        undone,
    };
    match front.ask(move |reading: &mut Reading<'_>| asking.read(reading)).await {
        Ok(mine) => rendered::with_status(
            status,
            &MinePage {
                shell: Shell::new(asked, front.setting(), Tasks::MyTasks.say(asked.language)),
                told: told(query, asked.language),
                mine,
                problems,
                failures,
            },
        ),
        Err(failure) => failed(front, asked, &failure),
    }
}

/// What was just done, and with which task or how many.
fn told(query: &Sent, language: Language) -> Option<String> {
    if query.line("told") == "report_instruction_part" {
        return Some(InstructionTold::Answered.say(language));
    }
    let told = told_of(query.line("told"))?.say(language);
    if let Ok(count) = query.line("count").parse() {
        return Some(Tasks::ToldOfSeveral { count, told }.say(language));
    }
    let number = query.line("task").parse().ok()?;
    Some(Tasks::ToldOf { number, told }.say(language))
}

impl Asking {
    fn read(&self, reading: &mut Reading<'_>) -> Result<Mine, Fault> {
        let now = reading.now(&self.realm)?.unwrap_or(Instant::ZERO);
        let own = acting(reading, &self.realm, &self.actor)?;
        let filter = TaskFilter {
            leads: own.units.first().cloned().into_iter().collect(),
            posts: own.post.clone().into_iter().collect(),
            only: TaskSelection::Open,
        };
        // An empty filter is everybody's: whoever speaks for nobody has no tasks.
        let rows = if filter.leads.is_empty() && filter.posts.is_empty() {
            Vec::new()
        } else {
            let page = TaskPage { after: None, rows_max: ROWS_MAX };
            reading.view.tasks(&self.realm, &filter, page)?
        };
        let is_cut = rows.len() >= ROWS_MAX as usize;
        let mut theirs = Vec::with_capacity(rows.len());
        for row in rows {
            if self.may_see(reading, &row)? {
                theirs.push(row);
            }
        }
        let rows = theirs;
        let called = self.called(reading, &rows)?;
        let mut sections = self.sections();
        for row in &rows {
            let task = self.task(reading, (row, now), &own, &called)?;
            let is_late = task.due.as_ref().is_some_and(|it| it.is_late);
            if let Some(section) = sections.get_mut(place_of(row, &own, is_late)) {
                section.tasks.push(task);
            }
        }
        sections.retain(|it| !it.tasks.is_empty());
        for section in &mut sections {
            if section.tasks.iter().all(|it| it.pick.is_none()) {
                section.several = None;
            }
        }
        let parts = match own.units.first() {
            Some(unit) => {
                let new_command = || (self.new_command)().to_string();
                self.showing(now).parts(reading, unit, &new_command)?
            }
            None => Vec::new(),
        };
        Ok(Mine { post: self.post(&own, &called), parts, sections, is_cut })
    }

    /// Whether the operation of a task is where whoever asks may read.
    fn may_see(&self, reading: &mut Reading<'_>, row: &TaskRow) -> Result<bool, Fault> {
        if self.actor.area.is_none() {
            return Ok(true);
        }
        let found = reading.view.operation(&self.realm, row.operation)?;
        let may_read = |it: OperationRow| self.actor.may_at(Right::ReadOperations, Some(&it.area));
        Ok(found.is_some_and(may_read))
    }

    fn showing(&self, now: Instant) -> Showing<'_> {
        Showing {
            realm: &self.realm,
            base: &self.base,
            language: self.language,
            zone: &self.zone,
            now,
            may_work: self.may_work,
            undone: Some(&self.undone),
        }
    }

    fn say(&self, word: impl Say) -> String {
        word.say(self.language)
    }

    fn sections(&self) -> Vec<Section> {
        let section = |id, title: Tasks, hint: Option<Tasks>, several: (Act, Tasks)| Section {
            id,
            title: self.say(title),
            hint: hint.map(|it| self.say(it)).unwrap_or_default(),
            tasks: Vec::new(),
            several: act_name(several.0)
                .filter(|_| self.may_work)
                .map(|act| Several { act, word: self.say(several.1) }),
        };
        let (accept, finish) = (Act::Accept, Act::Finish);
        vec![
            section("now", Tasks::MineNow, Some(Tasks::MineNowHint), (accept, Tasks::AcceptPicked)),
            section("at-work", Tasks::MineAtWork, None, (finish, Tasks::FinishPicked)),
            section("unit", Tasks::MineOfUnit, None, (accept, Tasks::AcceptPicked)),
        ]
    }

    fn called(&self, reading: &mut Reading<'_>, rows: &[TaskRow]) -> Result<Called, Fault> {
        let registers = reading.units_and_posts(&self.realm)?;
        let (units, posts) = (registers.units.iter(), registers.posts.iter());
        let mut operations = BTreeMap::new();
        for row in rows {
            if operations.contains_key(&row.operation) {
                continue;
            }
            let found = reading.view.operation(&self.realm, row.operation)?;
            let title = found.map(|it| reading.open(&it.title)).transpose()?;
            let title = title.and_then(|it| it.text().map(str::to_owned));
            let title = title.unwrap_or_else(|| self.say(Operations::TextDestroyed));
            operations.insert(row.operation, title);
        }
        Ok(Called {
            units: units.map(|it| (it.code.clone(), it.details.name.clone())).collect(),
            posts: posts.map(|it| (it.code.clone(), it.details.title.clone())).collect(),
            operations,
        })
    }

    fn post(&self, own: &Acting, called: &Called) -> Option<String> {
        let post = self.called_in(&called.posts, own.post.as_ref()?);
        let unit = self.called_in(&called.units, own.units.first()?);
        Some(self.say(Tasks::MineOf { post, unit }))
    }

    fn called_in(&self, names: &BTreeMap<Key, Label>, code: &Key) -> String {
        let name = names.get(code).map(|it| named(it, self.language));
        name.unwrap_or(code.as_str()).to_owned()
    }

    fn task(
        &self,
        reading: &mut Reading<'_>,
        (row, now): (&TaskRow, Instant),
        own: &Acting,
        called: &Called,
    ) -> Result<OwnTask, Fault> {
        let operation_href = format!("{}/operations/{}", self.base, row.operation);
        let shape = state_shape(row.state);
        let Titled { title, is_standing, wants_proof } = self.title(reading, row)?;
        // What goes on is to be begun when it is due.
        let is_met = is_standing && matches!(row.state, TaskState::Started | TaskState::Blocked);
        let is_late = !is_met && row.due_at.is_some_and(|it| it < now);
        let left = |at| if is_met { String::new() } else { time_left(at, now, self.language) };
        Ok(OwnTask {
            number: row.task.number(),
            href: format!("{operation_href}/tasks/{}", row.task),
            title,
            operation: called.operations.get(&row.operation).cloned().unwrap_or_default(),
            operation_href,
            unit: self.called_in(&called.units, &row.lead),
            post: row.post.as_ref().map(|it| self.called_in(&called.posts, it)),
            state: Standing { shape, word: task_state(row.state, self.language) },
            marks: self.marks(row, is_late, called),
            origin: self.origin(reading, row)?,
            due: row.due_at.map(|at| DueShown {
                time: TimeShown::of(at, now, &self.zone, self.language),
                left: left(at),
                is_late,
            }),
            is_met,
            pick: self.pick(reading, (row, is_late), own, is_standing || wants_proof)?,
            is_picked: self.is_picked(row, own),
            wants_proof: wants_proof && row.state == TaskState::Started,
            press: self.press(reading, row, own)?,
        })
    }

    /// What can be done with it and others at once: accepting what waits, and ending what is under
    /// way, needs no proof and does not go on with its level.
    fn pick(
        &self,
        reading: &mut Reading<'_>,
        (row, is_late): (&TaskRow, bool),
        own: &Acting,
        needs_words: bool,
    ) -> Result<Option<String>, Fault> {
        let is_to_accept = waits(row);
        let is_to_finish = row.state == TaskState::Started && !is_late && !needs_words;
        let is_theirs = is_mine(row, own) || own.units.contains(&row.lead);
        if !(is_to_accept || is_to_finish) || !is_theirs || !self.may_work {
            return Ok(None);
        }
        let seen = self.seen(reading, row)?;
        let (operation, task) = (row.operation, row.task);
        let picked = Picked { operation, task, seen, command: (self.new_command)() };
        Ok(Some(picked.written()))
    }

    /// Whether it is ticked: what was sent before stays as it was; what waits for others of the
    /// unit is not ticked by itself.
    fn is_picked(&self, row: &TaskRow, own: &Acting) -> bool {
        if self.undone.sent.line("do").is_empty() {
            return is_mine(row, own) || !waits(row);
        }
        let begins = format!("{}.{}.", row.operation, row.task);
        self.undone.sent.all("pick").any(|it| it.starts_with(&begins))
    }

    /// What somebody who acts on it has seen.
    fn seen(&self, reading: &mut Reading<'_>, row: &TaskRow) -> Result<u64, Fault> {
        let thing = Thing::new("task", format_args!("{}.{}", row.operation, row.task));
        let seen = reading.view.last_change(&self.realm, &thing)?;
        Ok(seen.map_or(0, |it| it.version.0))
    }

    fn title(&self, reading: &mut Reading<'_>, row: &TaskRow) -> Result<Titled, Fault> {
        let plain = |title: String| Titled { title, is_standing: false, wants_proof: false };
        if let Some(title) = &row.title {
            let opened = reading.open(title)?;
            let title = opened.text().map(str::to_owned);
            return Ok(plain(title.unwrap_or_else(|| self.say(Tasks::Untitled))));
        }
        let (Some(plan), Some(key)) = (&row.plan, &row.key) else {
            return Ok(plain(self.say(Tasks::Untitled)));
        };
        let at_work = reading.view.plans_at_work(&self.realm, row.operation)?;
        let at_work = at_work.into_iter().find(|it| it.plan == *plan);
        let read = match at_work {
            Some(it) => reading.issued_text(&self.realm, (it.plan_id, it.version), &it.sha256)?,
            None => None,
        };
        let task = read.as_ref().and_then(|it| it.plan().tasks.get(key));
        let title = task.and_then(|it| it.title.as_ref()).map(|it| named(it, self.language));
        Ok(Titled {
            title: title.unwrap_or(key.as_str()).to_owned(),
            is_standing: task.is_some_and(|it| it.is_standing),
            wants_proof: task.and_then(|it| it.proof).is_some_and(|it| it != Proof::None),
        })
    }

    fn marks(&self, row: &TaskRow, is_late: bool, called: &Called) -> Vec<Mark> {
        let late = is_late.then(|| Mark::new("▲", self.say(Tasks::Late), true));
        let escalated = row.escalated_at.map(|_| {
            let text = self.say(match &row.escalated_to {
                Some(post) => TaskThread::EscalatedTo { post: self.called_in(&called.posts, post) },
                None => TaskThread::EscalatedNoPost,
            });
            Mark::new("↑", text, waits(row))
        });
        late.into_iter().chain(escalated).collect()
    }

    fn origin(&self, reading: &mut Reading<'_>, row: &TaskRow) -> Result<ScriptMark, Fault> {
        let provenance = provenance_at(reading, row.position)?;
        Ok(ScriptMark::of(provenance.as_ref(), self.language))
    }

    /// What needs no words: to accept, to begin, to go on.
    fn press(
        &self,
        reading: &mut Reading<'_>,
        row: &TaskRow,
        own: &Acting,
    ) -> Result<Option<Press>, Fault> {
        let act = match row.state {
            TaskState::Open | TaskState::Offered => Act::Accept,
            TaskState::Accepted => Act::Start,
            TaskState::Blocked => Act::Resume,
            TaskState::Planned
            | TaskState::Declined
            | TaskState::Started
            | TaskState::Done
            | TaskState::Verified
            | TaskState::Cancelled => return Ok(None),
        };
        let is_theirs = is_mine(row, own) || own.units.contains(&row.lead);
        let Some(name) = act_name(act).filter(|_| is_theirs && self.actor.may(Right::WorkTasks))
        else {
            return Ok(None);
        };
        let seen = self.seen(reading, row)?;
        let command = (self.new_command)().to_string();
        Ok(Some(Press { act: name, word: task_act(act, self.language), command, seen }))
    }
}

/// Into which section a task goes: to be done now, at work, or others of the unit.
fn place_of(row: &TaskRow, own: &Acting, is_late: bool) -> usize {
    match (waits(row), is_mine(row, own)) {
        (true, true) => 0,
        _ if is_late => 0,
        (true, false) => 2,
        (false, _) => 1,
    }
}

const fn waits(row: &TaskRow) -> bool {
    matches!(row.state, TaskState::Open | TaskState::Offered)
}

fn is_mine(row: &TaskRow, own: &Acting) -> bool {
    own.post.is_some() && row.post == own.post
}

impl MinePage {
    fn not_all_done(&self) -> String {
        self.say(Tasks::NotAllDone { count: self.failures.len() })
    }

    fn say(&self, word: impl Say) -> String {
        word.say(self.shell.language)
    }
}
