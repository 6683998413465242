//! `GET /operations/{operation}`: the board, now or as it was.

use application::operations::several_run;
use application::{Actor, Reading};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::kernel::{Instant, OperationId, Realm, Right};
use web::{Asked, Front, May, ReadOperations, Setting, Told, told};
use words::{Board, Common, Language, LookBack, OperationOverview};

use super::super::addresses::Addresses;
use super::super::past::{WantedMoment, query};
use super::super::path::OperationPath;
use super::super::sections::{Section, Sections};
use super::inside::{Inside, Opened};
use super::past::{LookShown, NoSuchMoment};
use crate::components::Shell;
use crate::components::form::Sent;
use crate::rendered;

#[derive(Template)]
#[template(path = "operations/board/board.html")]
struct BoardPage {
    shell: Shell,
    sections: Sections,
    look: LookShown,
    inside: Inside,
    board_href: String,
    /// The joint view, where other operations run as well.
    joint_href: Option<String>,
    /// Where a task is given; none for whoever may not, and where a past moment is shown.
    new_task_href: Option<String>,
    /// The size of the chain when the page was made: live changes follow from here.
    seen: u64,
}

/// What is asked, for a reader's thread.
struct Looking {
    realm: Realm,
    operation: OperationId,
    base: String,
    setting: Setting,
    language: Language,
    wanted: WantedMoment,
    actor: Actor,
}

/// What was found.
struct Found {
    title: Option<String>,
    sections: Sections,
    look: LookShown,
    inside: Inside,
    addresses: Addresses,
    /// Whether other operations run as well.
    has_others: bool,
    seen: u64,
}

/// `GET /operations/{operation}`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Query(sent): Query<Sent>,
) -> Response {
    let Some(operation) = path.operation() else { return not_found(&front, &asked) };
    let looking = Looking {
        realm: asked.realm.clone(),
        operation,
        base: asked.base.clone(),
        setting: front.setting().clone(),
        language: asked.language,
        wanted: WantedMoment::of(&sent),
        actor: asked.actor.clone(),
    };
    match front.ask(move |reading| looking.look(reading)).await {
        Ok(Some(found)) => shown(&front, &asked, found),
        Ok(None) => not_found(&front, &asked),
        Err(failure) => {
            let told = told(&failure, front.setting(), asked.language);
            let shell = Shell::new(&asked, front.setting(), told.title.clone());
            rendered::problem(shell, told)
        }
    }
}

impl Looking {
    fn look(&self, reading: &mut Reading<'_>) -> Result<Option<Found>, application::Fault> {
        let Some(now) = reading.now(&self.realm)? else { return Ok(None) };
        let zone = &self.setting.zone;
        let of = (&self.realm, self.operation);
        let (mut past, mut problem) = match self.wanted.past(now, zone) {
            Ok(past) => (past, None),
            Err(problem) => (None, Some(NoSuchMoment::NoMoment(problem))),
        };
        let mut opened = Opened::read(reading, of, (past, self.language))?;
        let missed = past.filter(|_| opened.is_none());
        if let Some(missed) = missed {
            past = None;
            opened = Opened::read(reading, of, (None, self.language))?;
            let began = opened.as_ref().and_then(|it| it.board().operation().opened_at);
            problem = began.map(|began| NoSuchMoment::without_it(began, missed));
        }
        let Some(opened) = opened else { return Ok(None) };
        let seen = reading.view.head()?.size;
        let mut found = self.found(&opened, past, now, seen);
        found.has_others = several_run(reading, &self.realm, &self.actor)?;
        found.look.problem = problem.map(|it| it.say(now, (zone, self.language)));
        if let Some(missed) = missed {
            found.look.keep(missed, zone);
        }
        Ok(Some(found))
    }

    fn found(
        &self,
        opened: &Opened,
        past: Option<application::operations::Past>,
        now: Instant,
        seen: u64,
    ) -> Found {
        let has_journal = self.actor.may(Right::ReadJournal);
        let own = Addresses::new(&self.base, self.operation).with_journal(has_journal);
        let reader = (&self.setting.zone, self.language);
        let look = LookShown::of((past, now), &own, reader);
        let addresses = match past {
            Some(past) => own.at(query(past, &self.setting.zone)),
            None => own,
        };
        Found {
            title: opened.board().title.clone(),
            sections: Sections::of(Some(Section::Board), &addresses, self.language),
            look,
            inside: opened.shown(&addresses, reader),
            addresses,
            has_others: false,
            seen,
        }
    }
}

fn shown(front: &Front, asked: &Asked, found: Found) -> Response {
    let Found { title, sections, look, inside, addresses, has_others, seen } = found;
    let shell = Shell::new(asked, front.setting(), String::new()).of_operation(title.clone());
    let title = title.unwrap_or_else(|| shell.say(Board::Board));
    let may_give = look.past.is_none() && asked.actor.may(Right::DirectTasks);
    let new_task_href = may_give.then(|| format!("{}/tasks/new", addresses.board));
    let shell = Shell { title, ..shell };
    let joint_href = has_others.then(|| format!("{}/operations/joint", asked.base));
    let board_href = addresses.board;
    rendered::page(&BoardPage {
        shell,
        sections,
        look,
        inside,
        board_href,
        joint_href,
        new_task_href,
        seen,
    })
}

fn not_found(front: &Front, asked: &Asked) -> Response {
    let told = Told::not_found(asked.language);
    rendered::problem(Shell::new(asked, front.setting(), told.title.clone()), told)
}
