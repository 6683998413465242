//! `GET /desk/documents`: what came in writing, and the form that registers more.

use application::duty::{DocumentRead, documents};
use application::{DocumentWanted, Fault, Page, Reading};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::duty::{DocumentKind, DocumentUrgency};
use domain::kernel::{IncomingDocumentId, Instant, Right};
use web::{Asked, Front, May, ReadDesk};
use words::{Common, Desk, Documents, Reporting, Say, Zone, document_kind, document_urgency};

use super::super::desk::View;
use super::super::item::Called;
use super::super::papers::{PaperForm, upload_hint};
use super::super::watch::{Complaint, Shower, Undone, new_command};
use super::shown::{DocumentItem, DocumentReader};
use crate::components::Shell;
use crate::components::form::Sent;
use crate::operations::unread;
use crate::rendered;

const ROWS_MAX: u32 = 30;

/// Which documents are looked at, as an address says it.
#[derive(Clone, Default)]
pub(super) struct Filter {
    state: String,
    kind: String,
    urgency: String,
    is_overdue: bool,
}

#[derive(Template)]
#[template(path = "duty/documents/list.html")]
struct DocumentsPage {
    shell: Shell,
    looked: Looked,
    complaint: Complaint,
    /// Those of the same issuer and number, where somebody registers one twice.
    twins: Vec<DocumentItem>,
    filter: Filter,
    kinds: Vec<(&'static str, &'static str)>,
    urgencies: Vec<(&'static str, &'static str)>,
    hint: String,
    document: String,
    command: String,
    paper: PaperForm,
    may_keep: bool,
    is_newest: bool,
}

/// What was read.
struct Looked {
    items: Vec<DocumentItem>,
    older: Option<u64>,
}

impl Filter {
    pub(super) fn of(query: &Sent) -> Self {
        Self {
            state: query.line("state").to_owned(),
            kind: query.line("kind").to_owned(),
            urgency: query.line("urgency").to_owned(),
            is_overdue: query.filled("overdue").is_some(),
        }
    }

    pub(super) fn wanted(&self, now: Instant) -> DocumentWanted {
        DocumentWanted {
            is_open: match self.state.as_str() {
                "open" => Some(true),
                "closed" => Some(false),
                _ => None,
            },
            overdue_at: self.is_overdue.then_some(now),
            kind: DocumentKind::named(&self.kind),
            urgency: DocumentUrgency::named(&self.urgency),
        }
    }

    /// The same in an address.
    fn query(&self) -> String {
        let known = |it: &str| it.bytes().all(|it| it.is_ascii_lowercase() || it == b'_');
        let pair = |name: &str, value: &String| {
            (!value.is_empty() && known(value)).then(|| format!("&{name}={value}"))
        };
        let pairs = [
            pair("state", &self.state),
            pair("kind", &self.kind),
            pair("urgency", &self.urgency),
            self.is_overdue.then(|| "&overdue=1".to_owned()),
        ];
        pairs.into_iter().flatten().collect()
    }
}

/// `GET /desk/documents`
pub(crate) async fn list(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Query(query): Query<Sent>,
) -> Response {
    answer(&front, &asked, &query, (None, Vec::new())).await
}

/// The list, with what was sent and not done.
pub(super) async fn answer(
    front: &Front,
    asked: &Asked,
    query: &Sent,
    (undone, twins): (Option<Undone>, Vec<DocumentRead>),
) -> Response {
    let (view, zone) = (View::of(front, asked), front.setting().zone.clone());
    let before = query.filled("before").and_then(|it| it.parse().ok());
    let (filter, looking) = (Filter::of(query), Filter::of(query));
    let read =
        move |reading: &mut Reading<'_>| look(reading, (&view, &zone), (&looking, before), &twins);
    let (looked, twins) = match front.ask(read).await {
        Ok(looked) => looked,
        Err(failure) => return unread(front, asked, &failure),
    };
    let (status, complaint) = Complaint::of(front, asked, undone);
    let language = asked.language;
    let page = DocumentsPage {
        shell: Shell::new(asked, front.setting(), Documents::Documents.say(language)),
        kinds: DocumentKind::ALL
            .iter()
            .map(|it| (it.name(), document_kind(*it, language)))
            .collect(),
        urgencies: DocumentUrgency::ALL
            .iter()
            .map(|it| (it.name(), document_urgency(*it, language)))
            .collect(),
        hint: upload_hint(language),
        document: IncomingDocumentId::from_uuid(front.office().machine().new_id()).to_string(),
        command: new_command(front),
        paper: PaperForm::new(front),
        may_keep: asked.actor.may(Right::KeepDesk),
        is_newest: before.is_none(),
        filter,
        twins,
        looked,
        complaint,
    };
    rendered::with_status(status, &page)
}

fn look(
    reading: &mut Reading<'_>,
    (view, zone): (&View, &Zone),
    (filter, before): (&Filter, Option<u64>),
    twins: &[DocumentRead],
) -> Result<(Looked, Vec<DocumentItem>), Fault> {
    let (realm, language) = (&view.realm, view.language);
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let called = Called::read(reading, (realm, &view.jurisdiction), language)?;
    let shower = Shower { base: &view.base, called: &called, now, zone, language };
    let page = Page { before, rows_max: ROWS_MAX };
    let found = documents(reading, realm, filter.wanted(now), page)?;
    let is_full = found.len() >= ROWS_MAX as usize;
    let looked = Looked {
        older: found.last().filter(|_| is_full).map(|it| it.row.position),
        items: found.iter().map(|it| shower.document(it)).collect(),
    };
    Ok((looked, twins.iter().map(|it| shower.document(it)).collect()))
}

#[test]
fn a_filter_that_was_written_by_hand_writes_no_address_of_its_own() {
    let sent = Sent::of(&[("state", "open"), ("kind", "a\"&x=1"), ("overdue", "1")]);
    assert_eq!(Filter::of(&sent).query(), "&state=open&overdue=1");
}
