//! A task as whoever asks finds it: where it stands, what led there, and as whom they act.

use std::collections::{BTreeMap, BTreeSet};

use application::operations::{Findings, Thread, acting, thread};
use application::{Actor, Failure, Fault, Reading};
use domain::kernel::{Key, PersonId, Realm, RegionCode, Right, Thing};
use domain::operations::{TaskNumber, TaskView};
use domain::plans::document::Plan;
use domain::registers::Acting;
use web::{Asked, Front};

use super::super::looking::{Found, Looked, Looking, PastShown};
use super::path::TaskPath;
use crate::components::form::Sent;
use crate::operations::sight::Sight;

/// Everything that the page of a task knows.
pub(super) struct TaskDesk {
    looked: Looked,
    pub(super) task: TaskNumber,
    pub(super) thread: Thread,
    pub(super) past: Option<PastShown>,
    pub(super) acting: Acting,
    pub(super) actor: Actor,
    /// The version of the task that is shown.
    pub(super) seen: u64,
    /// The number of the document as which the plan was issued.
    pub(super) document_number: Option<String>,
    /// The codes of the posts that there are, without those that were abolished.
    pub(super) posts: BTreeSet<Key>,
    /// The unit above each unit.
    above: BTreeMap<Key, Key>,
}

/// What a reader's thread must know.
struct Asking {
    looking: Looking,
    task: TaskNumber,
    actor: Actor,
    jurisdiction: String,
}

impl TaskDesk {
    pub(super) async fn read(
        front: &Front,
        asked: &Asked,
        path: TaskPath,
        query: &Sent,
    ) -> Result<Found<Self>, Failure> {
        let asking = Asking {
            looking: Looking::new(front, asked, path.operation, query),
            task: path.task,
            actor: asked.actor.clone(),
            jurisdiction: front.office().jurisdiction().to_owned(),
        };
        front.ask(move |reading: &mut Reading<'_>| asking.read(reading)).await
    }

    pub(super) fn sight(&self) -> Sight<'_> {
        self.looked.sight()
    }

    /// The task.
    pub(super) fn view(&self) -> TaskView<'_> {
        let view = self.looked.board.response().task(self.task);
        view.expect("a desk is made only for a task that is there")
    }

    /// The text of its plan; none for one that somebody gave, or where it is not there any more.
    pub(super) fn document(&self) -> Option<&Plan> {
        let (plan, _) = self.view().planned?;
        let plans = &self.looked.board.response().plans;
        let place = plans.iter().position(|it| it.at_work.key == plan.at_work.key)?;
        Some(self.looked.board.plans.get(place)?.read.as_ref()?.plan())
    }

    pub(super) fn may(&self, right: Right) -> bool {
        self.actor.may(right)
    }

    /// Whether whoever asks answers for the task: their post was asked, or their unit has it.
    pub(super) fn is_theirs(&self) -> bool {
        let view = self.view();
        let is_asked = self.acting.post.is_some() && self.acting.post.as_ref() == view.post();
        is_asked || self.acting.units.contains(view.lead())
    }

    /// Whether a unit is another one, or lies under it.
    pub(super) fn is_within(&self, unit: &Key, of: &Key) -> bool {
        let mut next = Some(unit);
        let line = std::iter::from_fn(|| {
            let it = next?;
            next = self.above.get(it);
            Some(it)
        });
        // More units than there are do not stand above one.
        line.take(self.above.len() + 1).any(|it| it == of)
    }

    /// Whether whoever asks did the last thing with it.
    pub(super) fn did_the_last(&self) -> bool {
        let own: Option<PersonId> = self.acting.person;
        own.is_some() && own == self.view().record.last_by.person
    }
}

impl Asking {
    fn read(self, reading: &mut Reading<'_>) -> Result<Found<TaskDesk>, Fault> {
        let realm = self.looking.realm.clone();
        let mut looked = match self.looking.look(reading)? {
            Found::It(looked) => looked,
            Found::Nothing => return Ok(Found::Nothing),
            Found::NoMoment(why) => return Ok(Found::NoMoment(why)),
        };
        let found = self.findings(reading, &realm, &looked)?;
        let of = (&realm, self.looking.operation);
        let thread = thread(reading, of, (&mut looked.board, self.task), &found)?;
        let Some(thread) = thread else { return Ok(Found::Nothing) };
        let key = format!("{}.{}", self.looking.operation, self.task);
        let seen = reading.view.last_change(&realm, &Thing::new("task", key))?;
        let past = self.looking.past_shown(&looked.sight());
        Ok(Found::It(TaskDesk {
            document_number: self.document_number(reading, &realm, &looked)?,
            posts: posts(reading, &realm)?,
            above: above(reading, &realm)?,
            acting: acting(reading, &realm, &self.actor)?,
            seen: seen.map_or(0, |it| it.version.0),
            task: self.task,
            actor: self.actor,
            looked,
            thread,
            past,
        }))
    }

    /// What the check finds in the plan of the task, with the world as it is now, also where the
    /// past is shown; nothing for one that stands in no plan.
    fn findings(
        &self,
        reading: &mut Reading<'_>,
        realm: &Realm,
        looked: &Looked,
    ) -> Result<Findings, Fault> {
        let view = looked.board.response().task(self.task);
        let planned = view.and_then(|it| it.planned);
        let (Some((plan, _)), Some(now)) = (planned, reading.now(realm)?) else {
            return Ok(Findings::default());
        };
        let within: RegionCode = self
            .jurisdiction
            .parse()
            .map_err(|error| Fault::new("reading the jurisdiction's code", error))?;
        let when = (now, self.looking.zone.day(now));
        let found = reading.findings_in_world(realm, &plan.at_work, &within, when)?;
        Ok(found.unwrap_or_default())
    }

    fn document_number(
        &self,
        reading: &mut Reading<'_>,
        realm: &Realm,
        looked: &Looked,
    ) -> Result<Option<String>, Fault> {
        let view = looked.board.response().task(self.task);
        let Some((plan, _)) = view.and_then(|it| it.planned) else { return Ok(None) };
        let library = reading.view.plan(realm, plan.at_work.plan)?;
        let version = library.as_ref().and_then(|it| it.versions.get(&plan.at_work.version));
        let number = version.and_then(|it| it.issue.as_ref()?.document_number.as_ref());
        Ok(number.map(|it| it.as_str().to_owned()))
    }
}

fn posts(reading: &mut Reading<'_>, realm: &Realm) -> Result<BTreeSet<Key>, Fault> {
    let registers = reading.units_and_posts(realm)?;
    let posts = registers.posts.iter().filter(|it| !it.is_abolished);
    Ok(posts.map(|it| it.code.clone()).collect())
}

/// The unit above each unit, by their codes.
fn above(reading: &mut Reading<'_>, realm: &Realm) -> Result<BTreeMap<Key, Key>, Fault> {
    let registers = reading.units_and_posts(realm)?;
    let units = &registers.units;
    let codes: BTreeMap<_, _> = units.iter().map(|it| (it.id, it.code.clone())).collect();
    let line = |parent| codes.get(&parent).cloned();
    let above =
        units.iter().filter_map(|it| Some((it.code.clone(), it.details.parent.and_then(line)?)));
    Ok(above.collect())
}
