//! `GET` and `POST /operations/{operation}/tasks/{task}`: a task with its thread, and what can be
//! done with it.

use application::Command;
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::kernel::{CommandId, Version};
use domain::operations::task_machine::Act;
use web::{Asked, Front, May, ReadOperations, told};
use words::{Names as _, Say, TaskThread, Tasks, duration, task_act};

use super::super::answers::{bad_moment, failed, not_found};
use super::super::looking::{Found, PastShown};
use super::super::row::{DueShown, TaskRow};
use super::acts::{Acts, act_named, act_told, who};
use super::attempt::{Attempt, Notice, notice};
use super::desk::TaskDesk;
use super::facts::{facts, text, whose};
use super::form::{ActForm, form, wanted};
use super::path::{TaskPath, TaskPathText};
use super::stations::Stations;
use crate::components::form::{Problems, Sent};
use crate::components::{Shell, TimeShown};
use crate::operations::deciding::{Head, now_of};
use crate::operations::sections::Section;
use crate::rendered;

#[derive(Template)]
#[template(path = "operations/tasks/thread/thread.html")]
struct ThreadPage {
    shell: Shell,
    head: Head,
    own_href: String,
    seen: u64,
    task: TaskRow,
    /// Which unit and which post, with whoever holds it.
    whose: String,
    text: Option<String>,
    facts: Vec<(String, String)>,
    due: Option<DueShown>,
    /// By when it is to be done once it opens, or that it goes on with its level.
    due_planned: Option<String>,
    since: Option<TimeShown>,
    past: Option<PastShown>,
    told: Option<String>,
    notice: Option<Notice>,
    /// The likeliest act, then the others that are theirs.
    acts: Vec<ActForm>,
    /// What others could do, and who.
    elsewhere: Vec<(&'static str, String)>,
    /// Said where nothing can be done.
    nothing: Option<String>,
    stations: Stations,
}

/// `GET /operations/{operation}/tasks/{task}`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<TaskPathText>,
    Query(query): Query<Sent>,
) -> Response {
    let Some(path) = path.read() else { return not_found(&front, &asked) };
    answer(&front, &asked, path, (&query, None)).await
}

/// `POST /operations/{operation}/tasks/{task}`
pub(crate) async fn act(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<TaskPathText>,
    Form(sent): Form<Sent>,
) -> Response {
    let (Some(path), Some(act)) = (path.read(), act_named(sent.line("do"))) else {
        return not_found(&front, &asked);
    };
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return failed(&front, &asked, &failure),
    };
    let when = (now, &front.setting().zone);
    let read = wanted((act, path.task), &sent, asked.language, when);
    let wanted = match read {
        Ok(wanted) => wanted,
        Err(problems) => {
            let attempt = Attempt { act, sent, problems, failure: None };
            return answer(&front, &asked, path, (&Sent::default(), Some(attempt))).await;
        }
    };
    let (Ok(id), Ok(seen)) = (sent.line("command").parse(), sent.line("seen").parse()) else {
        return not_found(&front, &asked);
    };
    let command = Command {
        id,
        realm: asked.realm.clone(),
        actor: asked.actor.clone(),
        on: path.operation.to_string(),
        verb: wanted.verb,
        seen: Some(Version(seen)),
        happened_at: wanted.happened_at,
    };
    match front.hand_in(command).await {
        Ok(_) => Redirect::to(&done_at(&asked, path, &sent)).into_response(),
        Err(failure) => {
            let failure = Some(failure);
            let attempt = Attempt { act, sent, problems: Problems::new(), failure };
            answer(&front, &asked, path, (&Sent::default(), Some(attempt))).await
        }
    }
}

/// Where one goes on: on the task's page, or on the list of one's own tasks.
fn done_at(asked: &Asked, path: TaskPath, sent: &Sent) -> String {
    let (base, told) = (&asked.base, sent.line("do"));
    let TaskPath { operation, task } = path;
    match sent.line("back") {
        "mine" => format!("{base}/tasks?told={told}&task={task}"),
        _ => format!("{base}/operations/{operation}/tasks/{task}?told={told}"),
    }
}

async fn answer(
    front: &Front,
    asked: &Asked,
    path: TaskPath,
    (query, attempt): (&Sent, Option<Attempt>),
) -> Response {
    let desk = match TaskDesk::read(front, asked, path, query).await {
        Ok(Found::It(desk)) => desk,
        Ok(Found::Nothing) => return not_found(front, asked),
        Ok(Found::NoMoment(why)) => return bad_moment(front, asked, why),
        Err(failure) => return failed(front, asked, &failure),
    };
    let status = attempt.as_ref().map_or(StatusCode::OK, |it| {
        let told = it.failure.as_ref().map(|it| told(it, front.setting(), asked.language).status);
        told.unwrap_or(StatusCode::UNPROCESSABLE_ENTITY)
    });
    rendered::with_status(status, &page(front, asked, &desk, (query.line("told"), attempt)))
}

fn page(
    front: &Front,
    asked: &Asked,
    desk: &TaskDesk,
    (done, attempt): (&str, Option<Attempt>),
) -> ThreadPage {
    let (sight, view) = (desk.sight(), desk.view());
    let acts = Acts::of(desk);
    let task = TaskRow::of(&sight, &view);
    let title = format!("№{} {}", task.number, task.title);
    let told = match done {
        "give_task" => Some(TaskThread::ToldGive),
        done => act_told(done, desk),
    };
    ThreadPage {
        shell: Shell::new(asked, front.setting(), title).of_operation(sight.board.title.clone()),
        head: Head::of(&sight, Section::Tasks),
        own_href: format!("{}/tasks/{}", sight.addresses.board, task.number),
        seen: desk.seen,
        whose: whose(desk),
        text: text(desk),
        facts: facts(desk),
        due: DueShown::of(&sight, &view),
        due_planned: due_planned(desk),
        since: view.task.since().map(|it| sight.time(it)),
        told: told.map(|it| sight.say(it)),
        notice: attempt.as_ref().map(|it| notice(front, desk, it)),
        elsewhere: acts.others.iter().map(|it| elsewhere(*it, desk)).collect(),
        nothing: nothing(desk, &acts),
        acts: forms(front, desk, &acts.own, attempt.as_ref()),
        stations: Stations::of(desk),
        past: past_of(desk),
        task,
    }
}

fn past_of(desk: &TaskDesk) -> Option<PastShown> {
    desk.past.as_ref().map(|it| PastShown { says: it.says.clone(), query: it.query.clone() })
}

fn due_planned(desk: &TaskDesk) -> Option<String> {
    let (sight, view) = (desk.sight(), desk.view());
    let (_, planned) = view.planned.filter(|_| view.task.due_at().is_none())?;
    if let Some(due) = planned.due.filter(|_| view.task.opened_at().is_none()) {
        let length = duration(due, sight.language);
        return Some(sight.say(TaskThread::DueFromOpening { length }));
    }
    planned.is_standing.then(|| sight.say(TaskThread::Standing))
}

fn elsewhere(act: Act, desk: &TaskDesk) -> (&'static str, String) {
    (task_act(act, desk.sight().language), who(act, desk))
}

/// Why nothing can be done; none where something can.
fn nothing(desk: &TaskDesk, acts: &Acts) -> Option<String> {
    let sight = desk.sight();
    if desk.past.is_some() || !acts.own.is_empty() {
        return None;
    }
    if sight.board.operation().closed_at.is_some() {
        return Some(sight.say(TaskThread::OperationClosed));
    }
    if acts.others.is_empty() {
        return Some(sight.say(TaskThread::NothingToDo));
    }
    let post = desk.acting.post.as_ref().map(|it| sight.names.post(it))?;
    Some(sight.say(TaskThread::NotYoursMine { post }))
}

fn forms(front: &Front, desk: &TaskDesk, acts: &[Act], attempt: Option<&Attempt>) -> Vec<ActForm> {
    let none = Problems::new();
    let command = |act: Act| {
        // What may have been done all the same is sent again under its own id.
        let again = attempt.filter(|it| it.act == act && it.is_uncertain());
        let again = again.map(|it| it.sent.line("command").to_owned());
        let fresh = || CommandId::from_uuid(front.office().machine().new_id()).to_string();
        again.unwrap_or_else(fresh)
    };
    let make = |act: &Act| {
        let own = attempt.filter(|it| it.act == *act);
        let typed = (own.map(|it| &it.sent), own.map_or(&none, |it| &it.problems));
        form(*act, desk, typed, command(*act))
    };
    let mut forms: Vec<ActForm> = acts.iter().filter_map(make).collect();
    // The first is always open; what somebody tried is as well.
    if let Some(first) = forms.first_mut() {
        first.is_open = true;
    }
    forms
}

impl ThreadPage {
    fn say(&self, word: impl Say) -> String {
        word.say(self.shell.language)
    }

    fn rule(rule: &str) -> TaskThread {
        TaskThread::RuleWhy { rule: rule.to_owned() }
    }

    fn told_late(entered: &TimeShown) -> TaskThread {
        TaskThread::ToldLate { entered: entered.clock.clone() }
    }
}
