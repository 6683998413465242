//! `GET /operations/{operation}/attachments`: what lies beside the log, now or at a past moment.

use std::collections::BTreeSet;

use application::operations::{ListedAttachment, attachments_of};
use application::{Fault, Reading, Who};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::kernel::{AttachmentId, CommandId, PersonId, Right};
use web::{Front, May, ReadOperations};
use words::{
    AttachmentPages, OperationOverview, PaperTold, Papers, Say, TaskThread, file_size, media_type,
};

use super::super::deciding::{Head, not_found, unread};
use super::super::path::OperationPath;
use super::super::sections::Section;
use super::super::sight::Sight;
use super::super::tasks::{Found, Looking, PastShown, bad_moment};
use crate::components::form::Sent;
use crate::components::{Shell, TimeShown};
use crate::duty::{is_shown, upload_hint};
use crate::registers::{Pager, Part};
use crate::rendered;

/// A page shows at most this many attachments; further pages have the others.
const ROWS_MAX: usize = 100;

#[derive(Template)]
#[template(path = "operations/attachments/attachments.html")]
struct AttachmentsPage {
    shell: Shell,
    list: List,
    /// The form that adds one; none for a past moment, or whoever may not.
    adding: Option<Adding>,
    told: Option<String>,
}

/// The form that adds an attachment.
struct Adding {
    action: String,
    hint: String,
    attachment: String,
    command: String,
}

/// The attachments of an operation.
struct List {
    head: Head,
    counted: String,
    rows: Vec<Row>,
    pager: Option<Pager>,
    figure_href: String,
    formula: String,
    /// The list as it is now.
    now_href: String,
    past: Option<PastShown>,
}

/// An attachment.
struct Row {
    id: String,
    /// None where it was destroyed.
    name: Option<String>,
    kind: &'static str,
    size: String,
    bytes: String,
    who: String,
    added: TimeShown,
    /// The moment that it shows, where that is another one.
    of_time: Option<String>,
    log_href: String,
    log: String,
    /// Where it is taken away; none where it was destroyed.
    file_href: Option<String>,
    /// By how many quarters it is turned, where browsers show it.
    quarter_turns: Option<u8>,
}

/// `GET /operations/{operation}/attachments`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Query(query): Query<Sent>,
) -> Response {
    let Some(operation) = path.operation() else { return not_found(&front, &asked) };
    let looking = Looking::new(&front, &asked, operation, &query);
    let page = query.line("page").parse().ok();
    match front.ask(move |reading| read(reading, &looking, page)).await {
        Ok(Found::It(list)) => {
            let title = AttachmentPages::Attachments.say(asked.language);
            let title = format!("{title} · {}", list.head.title);
            let shell = Shell::new(&asked, front.setting(), title);
            let shell = shell.of_operation(list.head.operation.clone());
            let may_add = list.past.is_none() && asked.actor.may(Right::WriteLog);
            let new_id = || front.office().machine().new_id();
            let adding = may_add.then(|| Adding {
                action: list.now_href.clone(),
                hint: upload_hint(asked.language),
                attachment: AttachmentId::from_uuid(new_id()).to_string(),
                command: CommandId::from_uuid(new_id()).to_string(),
            });
            let told = match query.line("told") {
                "attach" => Some(PaperTold::Attached.say(asked.language)),
                "turn_attachment" => Some(PaperTold::Turned.say(asked.language)),
                _ => None,
            };
            rendered::page(&AttachmentsPage { shell, list, adding, told })
        }
        Ok(Found::Nothing) => not_found(&front, &asked),
        Ok(Found::NoMoment(why)) => bad_moment(&front, &asked, why),
        Err(failure) => unread(&front, &asked, &failure),
    }
}

fn read(
    reading: &mut Reading<'_>,
    looking: &Looking,
    page: Option<usize>,
) -> Result<Found<List>, Fault> {
    let mut looked = match looking.look(reading)? {
        Found::It(looked) => looked,
        Found::Nothing => return Ok(Found::Nothing),
        Found::NoMoment(why) => return Ok(Found::NoMoment(why)),
    };
    let (realm, operation) = (&looking.realm, looking.operation);
    let all = attachments_of(reading, (realm, operation), looked.board.past)?;
    let part = Part::of(all.len(), page, ROWS_MAX);
    let mut listed = Vec::new();
    for row in all.iter().skip(part.skipped()).take(ROWS_MAX) {
        listed.push(ListedAttachment::of(reading, realm, row.clone())?);
    }
    let people: BTreeSet<PersonId> = listed.iter().filter_map(|it| person(&it.who)).collect();
    looked.board.names.call(reading, realm, people)?;
    let sight = looked.sight();
    let count = all.len();
    let counted = match part.bounds() {
        (_, to) if part.skipped() == 0 && to == count => AttachmentPages::All { count },
        (from, to) => AttachmentPages::Part { from, to, count },
    };
    let of = sight.say(AttachmentPages::Attachments);
    Ok(Found::It(List {
        head: Head::of(&sight, Section::Log),
        counted: sight.say(counted),
        rows: listed.iter().map(|it| row(&sight, it)).collect(),
        pager: part.pager(&sight.addresses.attachments_part(), "#counted", sight.language),
        figure_href: sight.addresses.figure("data_texts"),
        formula: sight.say(OperationOverview::Formula { of }),
        now_href: format!("{}/attachments", sight.addresses.board),
        past: looking.past_shown(&sight),
    }))
}

/// The person who did something, where a person did.
pub(crate) const fn person(who: &Who) -> Option<PersonId> {
    match who {
        Who::Staff { person, .. } | Who::Themselves { person } => Some(*person),
        Who::Operator { .. } | Who::Script { .. } => None,
    }
}

fn row(sight: &Sight<'_>, it: &ListedAttachment) -> Row {
    let (row, position) = (&it.row, it.row.position);
    let is_of_another_time = row.happened_at != row.entered_at;
    let of_time = is_of_another_time.then(|| {
        let at = sight.time(row.happened_at).clock;
        sight.say(AttachmentPages::OfTime { at })
    });
    Row {
        id: format!("attachment-{}", row.attachment),
        name: it.name.clone().filter(|_| it.is_there),
        kind: media_type(row.media_type, sight.language),
        size: file_size(row.bytes),
        bytes: sight.say(AttachmentPages::Bytes { bytes: row.bytes }),
        who: sight.who(&it.who).unwrap_or_else(|| sight.say(TaskThread::ByOperator)),
        added: sight.time(row.entered_at),
        of_time,
        log_href: sight.addresses.log(Some(position)),
        log: sight.say(AttachmentPages::LogLine { position }),
        quarter_turns: (it.is_there && is_shown(row.media_type)).then_some(row.quarter_turns),
        file_href: it.is_there.then(|| sight.addresses.attachment(row.attachment)),
    }
}

impl AttachmentsPage {
    fn say(&self, word: impl Say) -> String {
        word.say(self.shell.language)
    }
}
