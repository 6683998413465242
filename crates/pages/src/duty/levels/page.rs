//! `GET /desk/levels`: the levels from above, what they mean here, and the form that takes one.

use application::duty::{document, levels_from_above};
use application::{Actor, Failure, Fault, Page, Reading};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::duty::ResponseLevel;
use domain::kernel::{EmergencyClass, IncomingDocumentId, Instant, LevelFromAboveId, Right};
use web::{Asked, Front, May, ReadDesk};
use words::{
    Desk, Documents, LevelFromAboveTold, LevelsFromAbove, Say, Zone, emergency_class,
    response_level,
};

use super::super::desk::View;
use super::super::item::Called;
use super::super::watch::{Complaint, Shower, Undone, new_command};
use super::shown::{LevelReader, LevelShown};
use crate::components::Shell;
use crate::components::form::Sent;
use crate::operations::unread;
use crate::rendered;

/// The newest are shown; older ones are in the journal.
const ROWS_MAX: u32 = 30;
/// So long is what is said of who decided.
const FROM_CHARACTERS_MAX: usize = 200;

#[derive(Template)]
#[template(path = "duty/levels/levels.html")]
struct LevelsPage {
    shell: Shell,
    looked: Looked,
    complaint: Complaint,
    told: Option<String>,
    classes: Vec<(&'static str, &'static str)>,
    levels: Vec<(&'static str, &'static str)>,
    received: String,
    may_keep: bool,
    may_destroy: bool,
    new_command: Box<dyn Fn() -> String + Send + Sync>,
}

/// What was read.
struct Looked {
    items: Vec<LevelShown>,
}

/// `GET /desk/levels`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Query(query): Query<Sent>,
) -> Response {
    let told = match query.line("told") {
        "receive_level_from_above" => Some(LevelFromAboveTold::Received),
        "lift_level_from_above" => Some(LevelFromAboveTold::Lifted),
        "destroy_level_texts" => Some(LevelFromAboveTold::Destroyed),
        _ => None,
    };
    let told = told.map(|it| it.say(asked.language));
    match from_document(&front, &asked, &query).await {
        Ok(filled) => answer(&front, &asked, (told, filled), None).await,
        Err(failure) => unread(&front, &asked, &failure),
    }
}

/// What the form begins with where an incoming document brings the level.
async fn from_document(front: &Front, asked: &Asked, query: &Sent) -> Result<Sent, Failure> {
    let Ok(id) = query.line("document").parse::<IncomingDocumentId>() else {
        return Ok(Sent::default());
    };
    let realm = asked.realm.clone();
    let read = move |reading: &mut Reading<'_>| document(reading, &realm, id);
    let Some(file) = front.ask(read).await? else { return Ok(Sent::default()) };
    let (id, read) = (id.to_string(), file.read);
    let from = [read.issuer, read.title].into_iter().flatten().collect::<Vec<_>>().join("：");
    let from: String = from.chars().take(FROM_CHARACTERS_MAX).collect();
    let number = read.number.unwrap_or_default();
    Ok(Sent::of(&[("document", &id), ("from", &from), ("number", &number)]))
}

/// The page, with what was sent and not done.
pub(super) async fn answer(
    front: &Front,
    asked: &Asked,
    (told, filled): (Option<String>, Sent),
    undone: Option<Undone>,
) -> Response {
    let (view, zone) = (View::of(front, asked), front.setting().zone.clone());
    let actor = asked.actor.clone();
    let read = move |reading: &mut Reading<'_>| look(reading, (&view, &zone), &actor);
    let looked = match front.ask(read).await {
        Ok(looked) => looked,
        Err(failure) => return unread(front, asked, &failure),
    };
    let is_first = undone.is_none();
    let (status, mut complaint) = Complaint::of(front, asked, undone);
    if is_first {
        complaint.sent = filled;
    }
    let (language, office) = (asked.language, front.clone());
    let class = |it: &EmergencyClass| (it.name(), emergency_class(*it, language));
    let level = |it: &ResponseLevel| (it.name(), response_level(*it, language));
    let page = LevelsPage {
        shell: Shell::new(asked, front.setting(), LevelsFromAbove::Levels.say(language)),
        classes: EmergencyClass::ALL.iter().map(class).collect(),
        levels: ResponseLevel::ALL.iter().map(level).collect(),
        received: LevelFromAboveId::from_uuid(front.office().machine().new_id()).to_string(),
        may_keep: asked.actor.may(Right::KeepDesk),
        may_destroy: asked.actor.may(Right::CloseData),
        new_command: Box::new(move || new_command(&office)),
        looked,
        complaint,
        told,
    };
    rendered::with_status(status, &page)
}

fn look(
    reading: &mut Reading<'_>,
    (view, zone): (&View, &Zone),
    actor: &Actor,
) -> Result<Looked, Fault> {
    let (realm, language) = (&view.realm, view.language);
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let called = Called::read(reading, (realm, &view.jurisdiction), language)?;
    let shower = Shower { base: &view.base, called: &called, now, zone, language };
    let page = Page { before: None, rows_max: ROWS_MAX };
    let found = levels_from_above(reading, realm, (actor, page))?;
    Ok(Looked { items: found.iter().map(|it| shower.level(it)).collect() })
}

impl LevelsPage {
    fn command(&self) -> String {
        (self.new_command)()
    }
}
