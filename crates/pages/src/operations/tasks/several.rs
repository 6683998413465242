//! `POST /tasks`: one thing done with several of one's own tasks, each by a command of its own;
//! what did not go is told with the reason.

use application::Command;
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::AnyVerb;
use domain::kernel::{CommandId, OperationId, Version};
use domain::operations::task_machine::Act;
use domain::operations::{AcceptTask, FinishTask, StartTask, TaskNumber};
use web::{Front, May, ReadOperations, told};
use words::{Say, Tasks};

use super::mine::{NotDone, Undone, answer_mine};
use super::thread::{act_name, act_named};
use crate::components::form::{Problems, Sent};
use crate::operations::not_found;

/// So many tasks are worked at once.
const PICKED_MAX: usize = 60;

/// A task that was ticked: written `operation.number.seen.command`, so that the same form sent
/// twice is done once.
#[derive(Clone, Copy)]
pub(super) struct Picked {
    pub(super) operation: OperationId,
    pub(super) task: TaskNumber,
    pub(super) seen: u64,
    pub(super) command: CommandId,
}

impl Picked {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let mut next = || parts.next();
        Some(Self {
            operation: next()?.parse().ok()?,
            task: next()?.parse().ok()?,
            seen: next()?.parse().ok()?,
            command: next()?.parse().ok()?,
        })
    }

    pub(super) fn written(self) -> String {
        let Self { operation, task, seen, command } = self;
        format!("{operation}.{task}.{seen}.{command}")
    }
}

/// What can be done with several tasks at once, because it needs no words.
fn verb(act: Act, task: TaskNumber) -> Option<AnyVerb> {
    Some(match act {
        Act::Accept => AcceptTask { task }.into(),
        Act::Start => StartTask { task }.into(),
        Act::Finish => FinishTask { task, proof: None }.into(),
        Act::Open
        | Act::Offer
        | Act::Decline
        | Act::Block
        | Act::Resume
        | Act::Verify
        | Act::SendBack
        | Act::Cancel
        | Act::Release
        | Act::Wait => return None,
    })
}

/// `POST /tasks`
pub(crate) async fn work_several(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Form(sent): Form<Sent>,
) -> Response {
    let Some(act) = act_named(sent.line("do")) else { return not_found(&front, &asked) };
    let picked: Option<Vec<Picked>> = sent.all("pick").map(Picked::parse).collect();
    let Some(picked) = picked.filter(|it| it.len() <= PICKED_MAX) else {
        return not_found(&front, &asked);
    };
    if picked.is_empty() {
        let problem = Tasks::NonePicked.say(asked.language);
        let problems = Problems::from([("pick".to_owned(), problem)]);
        let undone = Undone { sent, problems, failures: Vec::new() };
        return answer_mine(&front, &asked, &Sent::default(), Some(undone)).await;
    }
    let mut failures = Vec::new();
    for it in &picked {
        let Some(verb) = verb(act, it.task) else { return not_found(&front, &asked) };
        let command = Command {
            id: it.command,
            realm: asked.realm.clone(),
            actor: asked.actor.clone(),
            on: it.operation.to_string(),
            verb,
            seen: Some(Version(it.seen)),
            happened_at: None,
        };
        if let Err(failure) = front.hand_in(command).await {
            let why = told(&failure, front.setting(), asked.language).detail;
            failures.push(NotDone { operation: it.operation, task: it.task, why });
        }
    }
    let (done, name) = (picked.len() - failures.len(), act_name(act).unwrap_or_default());
    if failures.is_empty() {
        let page = format!("{}/tasks?told={name}&count={done}", asked.base);
        return Redirect::to(&page).into_response();
    }
    let told = Sent::of(&[("told", name), ("count", &done.to_string())]);
    let undone = Undone { sent, problems: Problems::new(), failures };
    answer_mine(&front, &asked, &told, Some(undone)).await
}

#[test]
fn what_was_ticked_is_read_back_and_anything_else_is_not() {
    let text = "0198c0de-0000-7000-8000-000000000001.7.912.0198c0de-0000-7000-8000-000000000002";
    let picked = Picked::parse(text).expect("it was written by the page");
    assert_eq!((picked.task.number(), picked.seen), (7, 912));
    assert_eq!(picked.written(), text);
    for wrong in ["", "7", "a.7.1.b", "0198c0de-0000-7000-8000-000000000001.7.x.y"] {
        assert!(Picked::parse(wrong).is_none(), "{wrong}");
    }
}
