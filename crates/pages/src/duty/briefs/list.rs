//! `GET /desk/briefs`: the daily briefs, and the form that writes one, filled from the record.

use application::duty::briefs;
use application::{Actor, Fault, Page, Reading};
use askama::Template;
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::duty::WriteBrief;
use domain::kernel::{BriefId, Instant, Right, Span};
use web::{Asked, Front, May, ReadDesk};
use words::{Briefs, Desk, FieldProblem, Language, Say, Zone};

use super::super::desk::View;
use super::super::item::Called;
use super::super::watch::{Complaint, Shower, Undone, hand_in, minute, new_command};
use super::draft::Drafting;
use super::page::{BriefItem, item};
use crate::components::Shell;
use crate::components::form::{Problems, Reader as FormReader, Sent};
use crate::operations::{now_of, unread};
use crate::rendered;

const ROWS_MAX: u32 = 60;
/// A brief speaks of a day, where none was written before.
const A_DAY: Span = Span::from_hours(24);
/// And of no longer time than this.
const LONGEST: Span = Span::from_hours(72);

#[derive(Template)]
#[template(path = "duty/briefs/list.html")]
struct BriefsPage {
    shell: Shell,
    looked: Looked,
    complaint: Complaint,
    brief: String,
    command: String,
    may_keep: bool,
}

/// What was read.
struct Looked {
    items: Vec<BriefItem>,
    draft: String,
    from: String,
    until: String,
}

/// `GET /desk/briefs`
pub(crate) async fn list(State(front): State<Front>, May(asked, _): May<ReadDesk>) -> Response {
    answer(&front, &asked, None).await
}

/// `POST /desk/briefs`
pub(crate) async fn write(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Form(sent): Form<Sent>,
) -> Response {
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let undone = match wanted(&sent, asked.language, (now, &front.setting().zone)) {
        Err(problems) => Undone::wrong(sent, problems),
        Ok((brief, verb)) => {
            match hand_in(&front, &asked, brief.to_string(), (verb.into(), &sent), None).await {
                Ok(()) => {
                    let page = format!("{}/desk/briefs/{brief}", asked.base);
                    return Redirect::to(&format!("{page}?told=write_brief")).into_response();
                }
                Err(failure) => Undone::failed(sent, failure),
            }
        }
    };
    answer(&front, &asked, Some(undone)).await
}

/// What the form that writes a brief wants.
pub(super) fn wanted(
    sent: &Sent,
    language: Language,
    (now, zone): (Instant, &Zone),
) -> Result<(BriefId, WriteBrief), Problems> {
    let mut form = FormReader::new(sent, language);
    let brief: Option<BriefId> = form.one("brief", |it| it.parse().ok());
    let mut time = |name: &str| {
        let read = form.time(name, (now, zone));
        if read == Some(None) {
            form.wrong(name, FieldProblem::NotATime);
        }
        read.flatten()
    };
    let (from, until) = (time("from"), time("until"));
    let text = form.text("text");
    let verb = from.zip(until).zip(text);
    form.end(brief.zip(verb.map(|((from, until), text)| WriteBrief { from, until, text })))
}

async fn answer(front: &Front, asked: &Asked, undone: Option<Undone>) -> Response {
    let (view, zone) = (View::of(front, asked), front.setting().zone.clone());
    let actor = asked.actor.clone();
    let read = move |reading: &mut Reading<'_>| look(reading, (&view, &zone), &actor);
    let looked = match front.ask(read).await {
        Ok(looked) => looked,
        Err(failure) => return unread(front, asked, &failure),
    };
    let (status, complaint) = Complaint::of(front, asked, undone);
    let page = BriefsPage {
        shell: Shell::new(asked, front.setting(), Briefs::Briefs.say(asked.language)),
        brief: BriefId::from_uuid(front.office().machine().new_id()).to_string(),
        command: new_command(front),
        may_keep: asked.actor.may(Right::KeepDesk),
        looked,
        complaint,
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
    let found = briefs(reading, realm, Page { before: None, rows_max: ROWS_MAX })?;
    // A brief begins where the last one that was issued ended.
    let last = found.iter().filter(|it| it.row.issued.is_some()).map(|it| it.row.until).max();
    let from = last.filter(|it| *it >= now - LONGEST && *it < now).unwrap_or(now - A_DAY);
    let draft = Drafting { realm, actor, zone, language, span: [from, now] }.text(reading)?;
    Ok(Looked {
        items: found.iter().map(|it| item(&shower, it)).collect(),
        draft,
        from: minute(from, zone),
        until: minute(now, zone),
    })
}

impl BriefsPage {
    fn filled(&self, name: &str, read: &str) -> String {
        self.complaint.sent.filled(name).unwrap_or(read).to_owned()
    }
}
