//! `GET /desk`: what whoever keeps the desk must see in one look.

use application::duty::{DESK_INTAKES_MAX, Desk as DeskRead, Due, desk as read_desk};
use application::{Actor, Command, Fault, Reading};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::duty::{IntakeChannel, OpenIntake, ReportClock};
use domain::kernel::{CommandId, Instant, IntakeId, Realm};
use serde::Deserialize;
use web::{Asked, Front, May, ReadDesk, Setting, Told, told};
use words::{
    Common, Desk, IntakeTold, Language, Operations, Reporting, Say, Zone, emergency_class,
};

use super::clocks::ClockShown;
use super::item::{Called, Item, Reader};
use super::take::Take;
use crate::components::{Shell, TimeShown};
use crate::operations::{not_found, unread};
use crate::rendered;

/// What is on the desk; it shows itself, on the page and in its live view.
#[derive(Template)]
#[template(path = "duty/inside.html")]
pub(super) struct Inside {
    base: String,
    language: Language,
    due: Vec<DueShown>,
    waiting: Vec<Item>,
    is_cut: bool,
    operations: Vec<Running>,
    settled: Vec<Item>,
}

/// Reports of an intake that are due.
struct DueShown {
    href: String,
    said: Option<String>,
    clocks: Vec<ClockShown>,
    waits_for_check: bool,
}

/// An operation that runs.
struct Running {
    id: String,
    href: String,
    title: Option<String>,
    class: &'static str,
    area: String,
    since: TimeShown,
}

#[derive(Template)]
#[template(path = "duty/desk.html")]
struct DeskPage {
    shell: Shell,
    inside: Inside,
    /// The form that takes a report.
    take: Take,
    told: Option<String>,
    problem: Option<Told>,
    /// The size of the chain when the page was made: live changes follow from here.
    seen: u64,
}

/// What the form that takes a report sends.
#[derive(Clone, Deserialize)]
pub(crate) struct TakeForm {
    intake: String,
    command: String,
    #[serde(default)]
    channel: String,
}

/// What was just done.
#[derive(Default, Deserialize)]
pub(crate) struct DeskQuery {
    told: Option<String>,
}

/// `GET /desk`
pub(crate) async fn desk(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Query(query): Query<DeskQuery>,
) -> Response {
    let settled = query.told.as_deref() == Some("settle_intake");
    let told = settled.then(|| IntakeTold::Settled.say(asked.language));
    answer(&front, &asked, told, None).await
}

/// `POST /desk/intakes`: from here on the house knows.
pub(crate) async fn take(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Form(form): Form<TakeForm>,
) -> Response {
    let ids = (form.intake.parse::<IntakeId>(), form.command.parse::<CommandId>());
    let (Ok(intake), Ok(id)) = ids else { return not_found(&front, &asked) };
    let channel = IntakeChannel::named(&form.channel).unwrap_or(IntakeChannel::Telephone);
    let command = Command {
        id,
        realm: asked.realm.clone(),
        actor: asked.actor.clone(),
        on: intake.to_string(),
        verb: OpenIntake { channel }.into(),
        seen: None,
        happened_at: None,
    };
    match front.hand_in(command).await {
        Ok(_) => Redirect::to(&format!("{}/desk/intakes/{intake}", asked.base)).into_response(),
        Err(failure) => {
            let problem = told(&failure, front.setting(), asked.language);
            answer(&front, &asked, None, Some(problem)).await
        }
    }
}

async fn answer(
    front: &Front,
    asked: &Asked,
    told: Option<String>,
    problem: Option<Told>,
) -> Response {
    let view = View::of(front, asked);
    let (actor, setting) = (asked.actor.clone(), front.setting().clone());
    let read = move |reading: &mut Reading<'_>| {
        let inside = view.inside(reading, &actor, &setting)?;
        Ok((inside, reading.view.head()?.size))
    };
    let (inside, seen) = match front.ask(read).await {
        Ok(found) => found,
        Err(failure) => return unread(front, asked, &failure),
    };
    let shell = Shell::new(asked, front.setting(), Desk::Desk.say(asked.language));
    let take = Take::of(front, asked, true);
    let status = problem.as_ref().map_or(StatusCode::OK, |it| it.status);
    rendered::with_status(status, &DeskPage { shell, inside, take, told, problem, seen })
}

/// The desk of a realm, in a language.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct View {
    pub(super) realm: Realm,
    pub(super) base: String,
    pub(super) jurisdiction: String,
    pub(super) language: Language,
}

impl View {
    pub(super) fn of(front: &Front, asked: &Asked) -> Self {
        Self {
            realm: asked.realm.clone(),
            base: asked.base.clone(),
            jurisdiction: front.office().jurisdiction().to_owned(),
            language: asked.language,
        }
    }

    pub(super) fn inside(
        &self,
        reading: &mut Reading<'_>,
        actor: &Actor,
        setting: &Setting,
    ) -> Result<Inside, Fault> {
        let DeskRead { now, open, has_more, due, settled, operations } =
            read_desk(reading, &self.realm, actor)?;
        let (language, zone) = (self.language, &setting.zone);
        let called = Called::read(reading, (&self.realm, &self.jurisdiction), language)?;
        let reader = Reader { base: &self.base, called: &called, now, zone, language };
        let running = operations.into_iter().map(|it| Running {
            id: it.row.operation.to_string(),
            href: format!("{}/operations/{}", self.base, it.row.operation),
            title: it.title,
            class: emergency_class(it.row.class, language),
            area: called.place(&it.row.area),
            since: TimeShown::of(it.row.opened_at, now, zone, language),
        });
        Ok(Inside {
            base: self.base.clone(),
            language,
            due: due.iter().map(|it| self.due(it, (now, zone), &reader)).collect(),
            is_cut: has_more,
            waiting: open.iter().map(|it| reader.item(it)).collect(),
            operations: running.collect(),
            settled: settled.iter().map(|it| reader.item(it)).collect(),
        })
    }
}

impl View {
    fn due(&self, due: &Due, (now, zone): (Instant, &Zone), reader: &Reader<'_>) -> DueShown {
        let item = reader.item(&due.intake);
        let clock = |it: &ReportClock| ClockShown::of(*it, now, zone, self.language);
        DueShown {
            href: format!("{}/report", item.href),
            said: item.said,
            clocks: due.clocks.iter().map(clock).collect(),
            waits_for_check: due.waits_for_check,
        }
    }
}

impl Inside {
    fn say(&self, word: impl Say) -> String {
        word.say(self.language)
    }
}
