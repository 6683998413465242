//! The form that writes a line into a log: now, late, or as a correction of another one.

use application::operations::{Happening, last_happening};
use application::{Failure, Fault, Reading};
use askama::Template;
use axum::http::StatusCode;
use domain::Refusal as AnyRefusal;
use domain::kernel::{CommandId, Instant, LogEntryId, OperationId, Realm, Thing};
use domain::operations::{Event, Refusal, WriteLogEntry};
use web::{Front, Setting, Told, told as told_no};
use words::{Common, Language, LogWriting, OperationAction, Operations, Say, Zone, clock_time};

use super::super::addresses::Addresses;
use super::super::past::{to_minute, written};
use super::told::Ends;
use crate::components::Field;
use crate::components::form::{Problems, Reader, Sent};

/// How long a line may be.
const TEXT_CHARACTERS_MAX: usize = 2000;

/// The form as it is shown, with what was typed into it.
#[derive(Template)]
#[template(path = "operations/log/writing.html")]
pub(super) struct Writing {
    language: Language,
    action: String,
    /// The line's id and the command's are made with the form: sending it twice is writing it once.
    command: String,
    entry: String,
    mistaken: Option<Mistaken>,
    /// That only what happened before the end can be added.
    late: Option<String>,
    text: Field,
    happened_at: Field,
    /// No later time is taken; none where now is the limit.
    happened_at_max: Option<String>,
    told: Option<Told>,
}

/// A line that is put right.
pub(super) struct Mistaken {
    entry: LogEntryId,
    /// What it says; none where that was destroyed.
    text: Option<String>,
    happened_at: Instant,
    /// The same as people read it.
    clock: String,
}

/// Something that was sent and not written.
pub(super) struct Unwritten {
    pub(super) sent: Sent,
    pub(super) problems: Problems,
    pub(super) failure: Option<Failure>,
}

/// What a form wants written.
pub(super) struct WantedLine {
    pub(super) command: CommandId,
    pub(super) verb: WriteLogEntry,
    /// When it happened; none is now.
    pub(super) happened_at: Option<Instant>,
}

/// What a form wants written; none where its ids are none.
pub(super) fn wanted(
    sent: &Sent,
    language: Language,
    (now, zone): (Instant, &Zone),
) -> Result<Option<WantedLine>, Problems> {
    let mut form = Reader::new(sent, language);
    let text = form.text("text");
    let happened_at = form.time("happened_at", (now, zone));
    let (text, happened_at) = form.end(text.zip(happened_at))?;
    let corrects = sent.filled("corrects").map(str::parse).transpose();
    let ids = (sent.line("command").parse(), sent.line("entry").parse(), corrects);
    let (Ok(command), Ok(entry), Ok(corrects)) = ids else { return Ok(None) };
    let verb = WriteLogEntry { entry, text, corrects };
    Ok(Some(WantedLine { command, verb, happened_at }))
}

/// A line of the log that can be put right; none where there is none of this id.
pub(super) fn mistaken(
    reading: &mut Reading<'_>,
    (realm, operation): (&Realm, OperationId),
    entry: LogEntryId,
    (now, zone): (Instant, &Zone),
) -> Result<Option<Mistaken>, Fault> {
    let last = last_happening(reading, realm, &Thing::new("log_entry", entry))?;
    let line = last.filter(|it| is_of(it, operation));
    Ok(line.map(|it| Mistaken {
        entry,
        text: it.said.into_iter().next().flatten(),
        happened_at: it.happened_at,
        clock: clock_time(it.happened_at, now, zone),
    }))
}

fn is_of(it: &Happening, operation: OperationId) -> bool {
    matches!(&it.event, Event::LogEntryWritten(it) if it.operation == operation)
}

impl Unwritten {
    fn status(&self, told: Option<&Told>) -> StatusCode {
        told.map_or(StatusCode::UNPROCESSABLE_ENTITY, |it| it.status)
    }
}

impl Writing {
    /// The form for a line, filled with what was sent; with the status of the page.
    pub(super) fn of(
        (front, language): (&Front, Language),
        addresses: &Addresses,
        (ends, now): (Ends, Instant),
        mistaken: Option<Mistaken>,
        unwritten: Option<&Unwritten>,
    ) -> (Self, StatusCode) {
        let setting: &Setting = front.setting();
        let machine = front.office().machine();
        let sent = |name: &str| unwritten.map(|it| it.sent.line(name).to_owned());
        let failure = unwritten.and_then(|it| it.failure.as_ref());
        let mut told = failure.map(|it| told_no(it, setting, language));
        let status = unwritten.map_or(StatusCode::OK, |it| it.status(told.as_ref()));
        let field = |name: &str, begins: Option<String>| Field {
            value: sent(name).or(begins).unwrap_or_default(),
            problem: unwritten.and_then(|it| it.problems.get(name).cloned()),
        };
        let happened = mistaken.as_ref().map(|it| written(it.happened_at, &setting.zone));
        let mut happened_at = field("happened_at", happened);
        // What is wrong with the time is said beside it.
        if failure.is_some_and(is_about_time) {
            happened_at.problem = told.take().map(|it| it.detail);
        }
        let closed_at = ends.closed_at.filter(|_| mistaken.is_none());
        let again = |name: &str| sent(name).filter(|it| !it.is_empty());
        let command = || CommandId::from_uuid(machine.new_id()).to_string();
        let entry = || LogEntryId::from_uuid(machine.new_id()).to_string();
        let form = Self {
            language,
            action: addresses.log(None),
            command: again("command").unwrap_or_else(command),
            entry: again("entry").unwrap_or_else(entry),
            text: field("text", mistaken.as_ref().and_then(|it| it.text.clone())),
            mistaken,
            late: closed_at.map(|at| {
                LogWriting::LateHint { at: clock_time(at, now, &setting.zone) }.say(language)
            }),
            happened_at,
            happened_at_max: closed_at.map(|at| to_minute(at, &setting.zone)),
            told,
        };
        (form, status)
    }

    /// Whether the time is to be seen at once: something is wrong with it, or it was typed.
    const fn is_time_open(&self) -> bool {
        self.happened_at.problem.is_some() || !self.happened_at.value.is_empty()
    }

    const fn text_characters_max(&self) -> usize {
        TEXT_CHARACTERS_MAX
    }

    fn say(&self, word: impl Say) -> String {
        word.say(self.language)
    }
}

/// Whether another time would help.
fn is_about_time(failure: &Failure) -> bool {
    let is_over =
        matches!(failure, Failure::Refused(AnyRefusal::Operations(Refusal::OperationClosed)));
    is_over || matches!(failure, Failure::InTheFuture { .. })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Option<Option<Instant>>, Vec<String>> {
        let zone = Zone::named("Asia/Shanghai").expect("a zone");
        let now = Instant::from_microseconds(1_780_000_000_000_000);
        let read = wanted(&Sent::of(pairs), Language::Chinese, (now, &zone));
        read.map(|it| it.map(|it| it.happened_at)).map_err(|it| it.into_keys().collect())
    }

    const COMMAND: (&str, &str) = ("command", "0198c0de-0000-7000-8000-000000000001");
    const ENTRY: (&str, &str) = ("entry", "0198c0de-0000-7000-8000-000000000002");

    #[test]
    fn a_line_needs_no_time_and_a_time_that_is_none_is_told_with_all_else() {
        assert_eq!(read(&[COMMAND, ENTRY, ("text", "堤脚渗水")]), Ok(Some(None)));
        let wrong = [COMMAND, ENTRY, ("text", " "), ("happened_at", "昨天")];
        assert_eq!(read(&wrong), Err(vec!["happened_at".to_owned(), "text".to_owned()]));
    }

    #[test]
    fn a_line_is_not_written_without_ids_of_the_right_kind() {
        assert_eq!(read(&[COMMAND, ("text", "堤脚渗水")]), Ok(None));
        let wrong = [COMMAND, ENTRY, ("text", "堤脚渗水"), ("corrects", "1041")];
        assert_eq!(read(&wrong), Ok(None));
    }
}
