//! One event: its envelope, what it hangs on, its hash computed again, and how to verify offline.

use application::operations::provenance_at;
use application::replay::{Play, play_in};
use application::{Provenance, Reading, Stored};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::kernel::{Instant, Realm, Right};
use web::{Asked, Front, May, ReadJournal, Told, told};
use words::{JournalPage, Say, full_time};

use crate::components::{ScriptMark, Shell};
use crate::operations::{EventLine, event_line, operation_of};
use crate::rendered;

/// What the first event names as the hash of the one before it.
const NOTHING_BEFORE: &str = "0000000000000000000000000000000000000000000000000000000000000000";

#[derive(Template)]
#[template(path = "journal/event.html")]
struct EventPage {
    shell: Shell,
    position: u64,
    /// What happened, where it is an event that has a sentence.
    says: Option<String>,
    mark: ScriptMark,
    /// The pages of what it is about: word and address.
    links: Vec<(String, String)>,
    /// Whether the hash is that of what stands here.
    holds: bool,
    /// Whether it names the hash of the event before.
    follows: bool,
    previous: String,
    digest: String,
    envelope: Vec<(JournalPage, String)>,
    who: String,
    payload: String,
    is_first: bool,
    is_last: bool,
}

/// Which event.
#[derive(serde::Deserialize)]
pub(crate) struct EventPath {
    position: String,
}

/// An event, what comes before it, and what is known of it.
struct Found {
    stored: Stored,
    before: Option<Stored>,
    /// How many events there are.
    size: u64,
    line: Option<EventLine>,
    /// Where it comes from, where a line of a script told it.
    provenance: Option<Provenance>,
    /// What plays in its realm.
    play: Play,
}

/// `GET /journal/{position}`
pub(crate) async fn event(
    State(front): State<Front>,
    May(asked, _): May<ReadJournal>,
    Path(path): Path<EventPath>,
) -> Response {
    let not_found = || {
        let told = Told::not_found(asked.language);
        rendered::problem(Shell::new(&asked, front.setting(), told.title.clone()), told)
    };
    let Some(position) = path.position.parse::<u64>().ok().filter(|it| *it > 0) else {
        return not_found();
    };
    let (zone, language) = (front.setting().zone.clone(), asked.language);
    // Names and words are those of the operation, and for whoever may read it.
    let may_read = asked.actor.may(Right::ReadOperations);
    let question = move |reading: &mut Reading<'_>| {
        let Some(stored) = reading.view.event(position)? else { return Ok(None) };
        let before = match position {
            1 => None,
            _ => reading.view.event(position - 1)?,
        };
        let line = match may_read {
            true => event_line(reading, &stored, (&zone, language))?,
            false => None,
        };
        let provenance = match operation_of(&stored) {
            Some(_) => provenance_at(reading, position)?,
            None => None,
        };
        let realm = stored.sealed.envelope().realm.parse::<Realm>();
        let play = realm.map_or(Ok(Play::Nothing), |it| play_in(reading, &it))?;
        let size = reading.view.head()?.size;
        Ok(Some(Found { before, size, line, provenance, play, stored }))
    };
    match front.ask(question).await {
        Ok(Some(found)) => rendered::page(&page(&front, &asked, found)),
        Ok(None) => not_found(),
        Err(failure) => {
            let told = told(&failure, front.setting(), asked.language);
            rendered::problem(Shell::new(&asked, front.setting(), told.title.clone()), told)
        }
    }
}

fn page(front: &Front, asked: &Asked, found: Found) -> EventPage {
    let Found { stored, before, size, line, provenance, play } = found;
    let (says, operation) = line.map(|it| (it.says, it.operation)).unzip();
    let envelope = stored.sealed.envelope();
    let position = envelope.position;
    let before = before.map(|it| it.sealed.digest().to_string());
    let expected = before.as_deref().unwrap_or(NOTHING_BEFORE);
    let title = JournalPage::Event { position }.say(asked.language);
    let shell = Shell::new(asked, front.setting(), title).of_operation(operation.flatten());
    // The page belongs to no realm, what it shows does.
    let realm = envelope.realm.parse().unwrap_or(shell.realm);
    EventPage {
        shell: Shell { realm, play, ..shell },
        position,
        says,
        mark: ScriptMark::of(provenance.as_ref(), asked.language),
        links: links(asked, &stored),
        holds: envelope.digest() == stored.sealed.digest(),
        follows: envelope.previous.to_string() == expected,
        previous: envelope.previous.to_string(),
        digest: stored.sealed.digest().to_string(),
        envelope: rows(front, &stored),
        who: indented(&envelope.who),
        payload: indented(&envelope.payload),
        is_first: position == 1,
        is_last: position >= size,
    }
}

/// Where what it is about is shown.
fn links(asked: &Asked, stored: &Stored) -> Vec<(String, String)> {
    let Some(operation) = operation_of(stored) else { return Vec::new() };
    let envelope = stored.sealed.envelope();
    let base = match envelope.realm.as_str() {
        "real" => String::new(),
        realm => format!("/realms/{realm}"),
    };
    let address = format!("{base}/operations/{operation}");
    let thing = envelope.thing.split_once('/');
    let task = thing.filter(|(kind, _)| matches!(*kind, "task" | "task_clock"));
    let task = task.and_then(|(_, key)| key.rsplit_once('.')).map(|(_, number)| {
        (JournalPage::ToTask.say(asked.language), format!("{address}/tasks/{number}"))
    });
    task.into_iter().chain([(JournalPage::ToOperation.say(asked.language), address)]).collect()
}

fn rows(front: &Front, stored: &Stored) -> Vec<(JournalPage, String)> {
    let it = stored.sealed.envelope();
    let time = |microseconds: i64| {
        let at = full_time(Instant::from_microseconds(microseconds), &front.setting().zone);
        format!("{at} · {microseconds}")
    };
    let salt: String = it.salt.iter().map(|byte| format!("{byte:02x}")).collect();
    vec![
        (JournalPage::Kind, it.kind.clone()),
        (JournalPage::Thing, it.thing.clone()),
        (JournalPage::HappenedAt, time(it.happened_at)),
        (JournalPage::EnteredAt, time(it.entered_at)),
        (JournalPage::RecordedAt, time(it.recorded_at)),
        (JournalPage::Stream, it.stream.clone()),
        (JournalPage::Version, it.version.to_string()),
        (JournalPage::Realm, it.realm.clone()),
        (JournalPage::Jurisdiction, it.jurisdiction.clone()),
        (JournalPage::Purpose, it.purpose.clone()),
        (JournalPage::Command, it.command.clone()),
        (JournalPage::Schema, it.schema.to_string()),
        (JournalPage::Algorithm, it.algorithm.to_string()),
        (JournalPage::Salt, salt),
    ]
}

/// JSON as people read it; to the byte it stands in the export.
fn indented(json: &str) -> String {
    let value = serde_json::from_str::<serde_json::Value>(json);
    value.and_then(|it| serde_json::to_string_pretty(&it)).unwrap_or_else(|_| json.to_owned())
}

impl EventPage {
    fn say(&self, word: impl Say) -> String {
        word.say(self.shell.language)
    }

    const fn third(&self) -> JournalPage {
        JournalPage::VerifyThird { position: self.position }
    }
}
