//! `GET` and `POST /desk/briefs/{brief}`: a brief is changed, checked and issued.

use application::duty::{BriefRead, brief};
use application::{Fault, Reading, Who};
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::AnyVerb;
use domain::duty::{CheckBrief, IssueBrief};
use domain::kernel::{BriefId, Instant, PersonId, Right};
use serde::Deserialize;
use web::{Asked, Front, May, ReadDesk};
use words::{BriefTold, Briefs, Instructions, Language, Say, Zone, letter_time};

use super::super::desk::View;
use super::super::item::Called;
use super::super::watch::{Complaint, Shower, Undone, hand_in, minute, new_command};
use super::list::wanted;
use crate::components::Shell;
use crate::components::form::{Problems, Reader as FormReader, Sent};
use crate::operations::{not_found, now_of, unread};
use crate::rendered;

/// The part of an address that names a brief.
#[derive(Deserialize)]
pub(crate) struct BriefPath {
    pub(super) brief: String,
}

/// A brief in a list.
pub(super) struct BriefItem {
    pub(super) id: String,
    pub(super) href: String,
    pub(super) name: String,
    pub(super) span: String,
    pub(super) state: String,
    pub(super) is_issued: bool,
    pub(super) is_checked: bool,
}

#[derive(Template)]
#[template(path = "duty/briefs/brief.html")]
struct BriefPage {
    shell: Shell,
    looked: Looked,
    complaint: Complaint,
    told: Option<String>,
    may_keep: bool,
    new_command: Box<dyn Fn() -> String + Send + Sync>,
}

/// What was read.
struct Looked {
    item: BriefItem,
    text: String,
    from: String,
    until: String,
    written_by: Option<String>,
    checked_by: Option<String>,
    is_own_writing: bool,
    seen: u64,
}

/// `GET /desk/briefs/{brief}`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Path(path): Path<BriefPath>,
    Query(query): Query<Sent>,
) -> Response {
    let told = match query.line("told") {
        "write_brief" => Some(BriefTold::Written),
        "check_brief" => Some(BriefTold::Checked),
        "issue_brief" => Some(BriefTold::Issued),
        _ => None,
    };
    let told = told.map(|it| it.say(asked.language));
    answer(&front, &asked, &path, (told, None)).await
}

/// `POST /desk/briefs/{brief}`
pub(crate) async fn act(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Path(path): Path<BriefPath>,
    Form(sent): Form<Sent>,
) -> Response {
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let verb: Result<AnyVerb, Problems> = match sent.line("do") {
        "write_brief" => {
            let verb = wanted(&sent, asked.language, (now, &front.setting().zone));
            verb.map(|(_, verb)| verb.into())
        }
        "check_brief" => Ok(CheckBrief {}.into()),
        "issue_brief" => issuing(&sent, asked.language),
        _ => return not_found(&front, &asked),
    };
    let undone = match verb {
        Err(problems) => Undone::wrong(sent, problems),
        Ok(verb) => {
            let name = verb.row().name;
            match hand_in(&front, &asked, path.brief.clone(), (verb, &sent), None).await {
                Ok(()) => {
                    let page = format!("{}/desk/briefs/{}", asked.base, path.brief);
                    return Redirect::to(&format!("{page}?told={name}")).into_response();
                }
                Err(failure) => Undone::failed(sent, failure),
            }
        }
    };
    answer(&front, &asked, &path, (None, Some(undone))).await
}

fn issuing(sent: &Sent, language: Language) -> Result<AnyVerb, Problems> {
    let mut form = FormReader::new(sent, language);
    let (from, to) = (form.text("in_whose_name"), form.text("to"));
    form.end(from.zip(to).map(|(from, to)| IssueBrief { from, to }.into()))
}

async fn answer(
    front: &Front,
    asked: &Asked,
    path: &BriefPath,
    (told, undone): (Option<String>, Option<Undone>),
) -> Response {
    let Ok(id) = path.brief.parse() else { return not_found(front, asked) };
    let (view, zone) = (View::of(front, asked), front.setting().zone.clone());
    let by = match &asked.actor.who {
        Who::Staff { person, .. } => Some(*person),
        Who::Script { .. } | Who::Operator { .. } | Who::Themselves { .. } => None,
    };
    let read = move |reading: &mut Reading<'_>| look(reading, (&view, &zone), (id, by));
    let looked = match front.ask(read).await {
        Ok(Some(looked)) => looked,
        Ok(None) => return not_found(front, asked),
        Err(failure) => return unread(front, asked, &failure),
    };
    let (status, complaint) = Complaint::of(front, asked, undone);
    let office = front.clone();
    let page = BriefPage {
        shell: Shell::new(asked, front.setting(), Briefs::Brief.say(asked.language)),
        may_keep: asked.actor.may(Right::KeepDesk),
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
    (id, by): (BriefId, Option<PersonId>),
) -> Result<Option<Looked>, Fault> {
    let (realm, language) = (&view.realm, view.language);
    let Some(found) = brief(reading, realm, id)? else { return Ok(None) };
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let called = Called::read(reading, (realm, &view.jurisdiction), language)?;
    let shower = Shower { base: &view.base, called: &called, now, zone, language };
    let destroyed = || Instructions::TextDestroyed.say(language);
    Ok(Some(Looked {
        item: item(&shower, &found),
        text: found.text.clone().unwrap_or_else(destroyed),
        from: minute(found.row.from, zone),
        until: minute(found.row.until, zone),
        written_by: called.who(&found.written_by),
        checked_by: found.checked_by.as_ref().and_then(|it| called.who(it)),
        is_own_writing: by.is_some() && by == found.row.writer,
        seen: found.version.0,
    }))
}

/// A brief as a list shows it.
pub(super) fn item(shower: &Shower<'_>, it: &BriefRead) -> BriefItem {
    let (row, language) = (&it.row, shower.language);
    let time = |at| letter_time(at, shower.zone, language);
    let span = Briefs::Span { from: time(row.from), until: time(row.until) };
    let name =
        row.issued.as_ref().map_or(Briefs::Draft, |it| Briefs::Numbered { number: it.number });
    let state = match (&row.issued, &row.checked_by, &it.issued) {
        (Some(_), _, Some((_, to))) => Briefs::Sent {
            to: to.clone().unwrap_or_else(|| Instructions::TextDestroyed.say(language)),
        },
        (_, Some(_), _) => Briefs::Checked,
        (_, None, _) => Briefs::Waits,
    };
    BriefItem {
        id: row.brief.to_string(),
        href: format!("{}/desk/briefs/{}", shower.base, row.brief),
        name: name.say(language),
        span: span.say(language),
        state: state.say(language),
        is_issued: row.issued.is_some(),
        is_checked: row.checked_by.is_some(),
    }
}

impl BriefPage {
    fn command(&self) -> String {
        (self.new_command)()
    }
}
