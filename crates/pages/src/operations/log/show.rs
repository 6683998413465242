//! The log of an operation: what people wrote and what was done between, and the form that writes a
//! line.

use application::operations::{
    Happening, Past, PastView, STRETCH_MAX, Stretch, events_in_order, events_in_order_then,
    events_within,
};
use application::{Command, Failure, Fault, Reading};
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::kernel::{Instant, LogEntryId, NotAText, OperationId, Realm, Right};
use web::{Asked, Front, May, ReadOperations, Setting, told as told_no};
use words::{
    Common, FieldProblem, Language, LogWriting, OperationLog, Operations, Say, clock_time,
};

use super::super::addresses::Addresses;
use super::super::deciding::{not_found, now_of, unread};
use super::super::past::{NoMoment, WantedMoment, WantedStretch, query};
use super::super::path::OperationPath;
use super::super::sections::{Section, Sections};
use super::super::tasks::{Found, PastShown, bad_moment};
use super::super::timeline::Told as How;
use super::told::{Ends, Item, Reader, Told as LogTold, told};
use super::writing::{Mistaken, Unwritten, WantedLine, Writing, mistaken, wanted};
use crate::components::form::{Problems, Sent};
use crate::components::{ScriptMark, Shell};
use crate::rendered;

/// A page shows so many events.
const EVENTS_MAX: u32 = 200;

#[derive(Template)]
#[template(path = "operations/log/log.html")]
struct LogPage {
    shell: Shell,
    sections: Sections,
    log: Log,
    /// Whether lines are added to it as they come.
    is_newest: bool,
    /// Whether it is a page of what is older.
    is_older: bool,
    /// The whole log, of the moment that is shown.
    log_href: String,
    now_href: String,
    figure_href: String,
    /// The form; or why nothing can be written.
    writing: Result<Writing, String>,
}

/// What was read of a log.
struct Log {
    title: Option<String>,
    facts: Vec<String>,
    /// The mark of its opening.
    opening: ScriptMark,
    items: Vec<Item>,
    /// The page of what is older, where there is any.
    older: Option<String>,
    /// What of the log is shown, where it is a time alone: in words, and that it is cut.
    stretch: Option<(String, Option<String>)>,
    past: Option<PastShown>,
    /// The size of the chain when the page was made: live changes follow from here.
    seen: u64,
    ends: Ends,
    /// The line that is to be put right.
    mistaken: Option<Mistaken>,
}

/// Which part of the log, at which moment, and which line is to be put right.
#[derive(Clone, Default)]
pub(crate) struct LogQuery {
    before: Option<u64>,
    corrects: Option<LogEntryId>,
    moment: WantedMoment,
    stretch: WantedStretch,
}

/// What a reader's thread must know.
struct Looking {
    realm: Realm,
    operation: OperationId,
    addresses: Addresses,
    setting: Setting,
    language: Language,
    query: LogQuery,
    may_write: bool,
    now: Instant,
}

/// `GET /operations/{operation}/log`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Query(query): Query<Sent>,
) -> Response {
    let Some(operation) = path.operation() else { return not_found(&front, &asked) };
    answer(&front, &asked, operation, LogQuery::of(&query), None).await
}

/// `POST /operations/{operation}/log`
pub(crate) async fn write(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Form(sent): Form<Sent>,
) -> Response {
    let Some(operation) = path.operation() else { return not_found(&front, &asked) };
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let wanted = wanted(&sent, asked.language, (now, &front.setting().zone));
    let (problems, failure) = match wanted {
        Err(problems) => (problems, None),
        Ok(None) => return not_found(&front, &asked),
        Ok(Some(WantedLine { command, verb, happened_at })) => {
            let command = Command {
                id: command,
                realm: asked.realm.clone(),
                actor: asked.actor.clone(),
                on: operation.to_string(),
                verb: verb.into(),
                seen: None,
                happened_at,
            };
            match front.hand_in(command).await {
                Ok(_) => {
                    let log = Addresses::new(&asked.base, operation).log(None);
                    return Redirect::to(&log).into_response();
                }
                Err(failure) => (Problems::new(), Some(failure)),
            }
        }
    };
    let corrects = sent.line("corrects").parse().ok();
    let query = LogQuery { corrects, ..LogQuery::default() };
    let unwritten = Unwritten { sent, problems, failure };
    answer(&front, &asked, operation, query, Some(unwritten)).await
}

/// What is wrong with a text.
pub(crate) fn text_problem(wrong: &NotAText) -> FieldProblem {
    match *wrong {
        NotAText::Empty => FieldProblem::Empty,
        NotAText::TooLong { characters, characters_max } => {
            FieldProblem::TooLong { characters, characters_max }
        }
        NotAText::ControlCharacter { at } => FieldProblem::ControlCharacter { at },
    }
}

async fn answer(
    front: &Front,
    asked: &Asked,
    operation: OperationId,
    query: LogQuery,
    unwritten: Option<Unwritten>,
) -> Response {
    let now = match now_of(front, asked).await {
        Ok(now) => now,
        Err(failure) => return unread(front, asked, &failure),
    };
    let language = asked.language;
    let addresses = Addresses::new(&asked.base, operation);
    let addresses = addresses.with_journal(asked.actor.may(Right::ReadJournal));
    let (is_newest, is_older) = (query.is_newest(), query.before.is_some());
    let looking = Looking {
        realm: asked.realm.clone(),
        operation,
        addresses: addresses.clone(),
        setting: front.setting().clone(),
        language,
        query,
        may_write: asked.actor.may(Right::WriteLog),
        now,
    };
    let (mut log, then) = match front.ask(move |reading| looking.look(reading)).await {
        Ok(Found::It(found)) => found,
        Ok(Found::Nothing) => return not_found(front, asked),
        Ok(Found::NoMoment(why)) => return bad_moment(front, asked, why),
        Err(failure) => return unread(front, asked, &failure),
    };
    let title = log.title.clone().unwrap_or_else(|| Operations::Operations.say(language));
    let (ends, mistaken) = (log.ends, log.mistaken.take());
    let of = (front, language);
    let (form, status) = Writing::of(of, &addresses, (ends, now), mistaken, unwritten.as_ref());
    // What was typed is given back even where nothing can be written any more.
    let writing = match why_not(front, asked, (ends, now)) {
        Some(why) if unwritten.is_none() => Err(why),
        Some(_) | None => Ok(form),
    };
    let page = LogPage {
        shell: Shell::new(asked, front.setting(), title).of_operation(log.title.clone()),
        sections: Sections::of(Some(Section::Log), &then, language),
        is_newest,
        is_older,
        log_href: then.log(None),
        now_href: addresses.log(None),
        figure_href: then.figure("recent"),
        log,
        writing,
    };
    rendered::with_status(status, &page)
}

/// Why whoever asks can write nothing; none where they can.
fn why_not(front: &Front, asked: &Asked, (ends, now): (Ends, Instant)) -> Option<String> {
    let (setting, language) = (front.setting(), asked.language);
    if let Some(at) = ends.log_closed_at {
        let at = clock_time(at, now, &setting.zone);
        return Some(LogWriting::Sealed { at }.say(language));
    }
    let is_denied = !asked.actor.may(Right::WriteLog);
    is_denied.then(|| told_no(&Failure::Denied(Right::WriteLog), setting, language).detail)
}

impl LogQuery {
    fn of(query: &Sent) -> Self {
        Self {
            before: query.line("before").parse().ok(),
            corrects: query.line("corrects").parse().ok(),
            moment: WantedMoment::of(query),
            stretch: WantedStretch::of(query),
        }
    }

    /// Whether it asks for the newest of all, as it is now.
    fn is_newest(&self) -> bool {
        self.before.is_none() && self.moment.is_now() && self.stretch.is_all()
    }
}

impl Looking {
    /// The log, and the addresses of the moment that is shown.
    fn look(&self, reading: &mut Reading<'_>) -> Result<Found<(Log, Addresses)>, Fault> {
        let (past, stretch) = match self.wanted() {
            Ok(wanted) => wanted,
            Err(why) => return Ok(Found::NoMoment(why)),
        };
        let (zone, language) = (&self.setting.zone, self.language);
        let addresses = self.addresses.clone();
        let addresses = match past {
            Some(past) => addresses.at(query(past, zone)),
            None => addresses,
        };
        let of = (&self.realm, self.operation);
        let (happenings, older) = self.events(reading, (past, stretch))?;
        let how = if stretch.is_some() { How::InFull } else { How::InShort };
        let (may_write, is_new) = (self.may_write, false);
        let reader = Reader { addresses: &addresses, zone, language, is_new, may_write, past, how };
        let Some(told) = told(reading, of, &happenings, reader)? else {
            return Ok(Found::Nothing);
        };
        let mistaken = match self.query.corrects {
            Some(entry) => mistaken(reading, of, entry, (self.now, zone))?,
            None => None,
        };
        let seen = reading.view.head()?.size;
        let LogTold { title, facts, opening, items, ends } = told;
        let older = older.map(|it| addresses.log_before(it));
        let stretch = stretch.map(|it| self.said(it, happenings.len()));
        let past = past.map(|it| PastShown::of(it, (zone, language)));
        let log = Log { title, facts, opening, items, older, stretch, past, seen, ends, mistaken };
        Ok(Found::It((log, addresses)))
    }

    /// The past moment and the time that the address names.
    fn wanted(&self) -> Result<(Option<Past>, Option<Stretch>), NoMoment> {
        let (now, zone) = (self.now, &self.setting.zone);
        let past = self.query.moment.past(now, zone)?;
        let (last, view) = past.map_or((now, PastView::Known), |it| (it.at, it.view));
        let stretch = self.query.stretch.read(now, zone)?;
        let stretch = stretch.map(|(from, to)| Stretch { from, to: to.min(last), view });
        Ok((past, stretch))
    }

    /// The newest first, and where what is older goes on.
    fn events(
        &self,
        reading: &mut Reading<'_>,
        (past, stretch): (Option<Past>, Option<Stretch>),
    ) -> Result<(Vec<Happening>, Option<u64>), Fault> {
        let of = (&self.realm, self.operation);
        if let Some(stretch) = stretch {
            return Ok((events_within(reading, of, stretch)?, None));
        }
        let before = self.query.before;
        let mut happenings = match past {
            Some(past) => events_in_order_then(reading, of, (before, past), EVENTS_MAX)?,
            None => events_in_order(reading, of, before, EVENTS_MAX)?,
        };
        let older = whole_commands(&mut happenings);
        Ok((happenings, older))
    }

    /// From when to when, how many events that is, and whether all of them are shown.
    fn said(&self, stretch: Stretch, count: usize) -> (String, Option<String>) {
        let (now, zone) = (self.now, &self.setting.zone);
        let Stretch { from, to, view } = stretch;
        let (from, to) = (clock_time(from, now, zone), clock_time(to, from, zone));
        let said = match view {
            PastView::Known => OperationLog::EnteredBetween { from, to, count },
            PastView::Happened => OperationLog::HappenedBetween { from, to, count },
        };
        let is_cut = count >= STRETCH_MAX as usize;
        let cut = is_cut.then(|| OperationLog::NewestAlone { count }.say(self.language));
        (said.say(self.language), cut)
    }
}

/// Leaves what a full page may have cut off to the next page, so that what one command did stands
/// together; says where that one begins, if there is one.
fn whole_commands(happenings: &mut Vec<Happening>) -> Option<u64> {
    if happenings.len() < EVENTS_MAX as usize {
        return None;
    }
    let (first, last) = (happenings.first()?.command.clone(), happenings.last()?.command.clone());
    // One command may fill a whole page.
    if first != last {
        happenings.retain(|it| it.command != last);
    }
    happenings.last().map(|it| it.position)
}

impl LogPage {
    fn say(&self, word: impl Say) -> String {
        word.say(self.shell.language)
    }
}
