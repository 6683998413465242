//! `GET /desk`: what whoever keeps the desk must see in one look.

use application::duty::{
    DESK_INTAKES_MAX, Desk as DeskRead, Due, consultations_open, daily_reportings,
    desk as read_desk, documents_open, instructions_open, levels_standing, newest_lines,
};
use application::reviews::{actions_open, missed_limits_open};
use application::{Actor, Command, Failure, Fault, Reading};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::duty::{IntakeChannel, OpenIntake, ReportClock};
use domain::kernel::{CommandId, DutyLineId, Instant, IntakeId, Realm, Right};
use serde::Deserialize;
use web::{Asked, Front, May, ReadDesk, Setting, Told, told as told_no};
use words::{
    Briefs, Common, Consultations, CorrectiveActions, Daily, Desk, Documents, DutyLog,
    Instructions, IntakeTold, Language, LevelsFromAbove, OperationOverview, Operations, Phones,
    Reporting, Say, Watch, WatchTold, Zone,
};

use super::clocks::ClockShown;
use super::consultations::{ConsultationItem, ConsultationReader};
use super::daily::{DailyItem, DailyReader as _};
use super::documents::{DocumentItem, DocumentReader};
use super::instructions::{InstructionItem, ItemReader};
use super::item::{Called, Item, Reader};
use super::levels::{LevelReader, LevelShown};
use super::running::Running;
use super::take::Take;
use super::watch::{LineShown, WatchShown};
use crate::components::Shell;
use crate::components::form::{Problems, Sent};
use crate::operations::{not_found, unread};
use crate::rendered;
use crate::reviews::{ActionItem, MissedItem, Reader as _};

/// What is on the desk; it shows itself, on the page and in its live view.
#[derive(Template)]
#[template(path = "duty/inside.html")]
pub(super) struct Inside {
    base: String,
    language: Language,
    due: Vec<DueShown>,
    waiting: Vec<Item>,
    /// How many of them nobody has reported upwards.
    unreported: usize,
    is_cut: bool,
    operations: Vec<Running>,
    settled: Vec<Item>,
    watch: WatchShown,
    instructions: Vec<InstructionItem>,
    daily: Vec<DailyItem>,
    /// The missed limits that nothing puts right yet.
    missed: Vec<MissedItem>,
    actions: Vec<ActionItem>,
    may_keep: bool,
    documents: Vec<DocumentItem>,
    consultations: Vec<ConsultationItem>,
    /// The levels of higher tiers that stand.
    levels: Vec<LevelShown>,
    /// The newest lines of the duty log, the newest first.
    lines: Vec<LineShown>,
}

/// Reports of an intake that are due.
struct DueShown {
    href: String,
    said: Option<String>,
    place: Option<String>,
    clocks: Vec<ClockShown>,
    waits_for_check: bool,
}

#[derive(Template)]
#[template(path = "duty/desk.html")]
struct DeskPage {
    shell: Shell,
    inside: Inside,
    /// The form that takes a report.
    take: Take,
    /// The form that writes into the duty log; none where nobody is on duty.
    line: Option<LineForm>,
    may_keep: bool,
    told: Option<String>,
    problem: Option<Told>,
    problems: Problems,
    /// The size of the chain when the page was made: live changes follow from here.
    seen: u64,
}

/// The form that writes a line into the duty log.
struct LineForm {
    shift: String,
    line: String,
    command: String,
    /// What was typed and not written.
    text: String,
}

/// Something that was sent and not done.
#[derive(Default)]
pub(super) struct DeskUndone {
    pub(super) problems: Problems,
    pub(super) failure: Option<Failure>,
    pub(super) typed: Sent,
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
    let told = match query.told.as_deref() {
        Some("settle_intake") => Some(IntakeTold::Settled.say(asked.language)),
        Some("begin_shift") => Some(WatchTold::Begun.say(asked.language)),
        Some("sign_handover") => Some(WatchTold::Signed.say(asked.language)),
        Some("write_duty_line") => Some(WatchTold::Written.say(asked.language)),
        Some(_) | None => None,
    };
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
            let undone = DeskUndone { failure: Some(failure), ..DeskUndone::default() };
            answer(&front, &asked, None, Some(undone)).await
        }
    }
}

pub(super) async fn answer(
    front: &Front,
    asked: &Asked,
    told: Option<String>,
    undone: Option<DeskUndone>,
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
    let is_undone = undone.is_some();
    let DeskUndone { problems, failure, typed } = undone.unwrap_or_default();
    let problem = failure.map(|it| told_no(&it, front.setting(), asked.language));
    let status = match (&problem, is_undone) {
        (Some(told), _) => told.status,
        (None, true) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, false) => StatusCode::OK,
    };
    let machine = front.office().machine();
    let line = inside.watch.on_duty.as_ref().map(|it| LineForm {
        shift: it.id.clone(),
        line: DutyLineId::from_uuid(machine.new_id()).to_string(),
        command: CommandId::from_uuid(machine.new_id()).to_string(),
        text: typed.line("text").to_owned(),
    });
    let page = DeskPage {
        take: Take::of(front, asked, true),
        may_keep: asked.actor.may(Right::KeepDesk),
        shell,
        inside,
        line,
        told,
        problem,
        problems,
        seen,
    };
    rendered::with_status(status, &page)
}

/// The desk of a realm, in a language.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct View {
    pub(crate) realm: Realm,
    pub(crate) base: String,
    pub(crate) jurisdiction: String,
    pub(crate) language: Language,
}

impl View {
    pub(crate) fn of(front: &Front, asked: &Asked) -> Self {
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
        let running = operations.into_iter().map(|it| Running::of(it, &reader));
        let reads_people = actor.may(Right::ReadPeople);
        let watch = WatchShown::read(reading, &self.realm, &reader, reads_people)?;
        let lines = newest_lines(reading, &self.realm)?;
        let instructions = instructions_open(reading, &self.realm)?;
        let daily = daily_reportings(reading, (&self.realm, reads_people))?;
        let missed = missed_limits_open(reading, &self.realm)?;
        let actions = actions_open(reading, &self.realm)?;
        let documents = documents_open(reading, &self.realm)?;
        let consultations = consultations_open(reading, &self.realm)?;
        let levels = levels_standing(reading, &self.realm, actor)?;
        Ok(Inside {
            watch,
            consultations: consultations.iter().map(|it| reader.consultation(it)).collect(),
            levels: levels.iter().map(|it| reader.level(it)).collect(),
            documents: documents.iter().map(|it| reader.document(it)).collect(),
            instructions: instructions.iter().map(|it| reader.instruction(it)).collect(),
            daily: daily.iter().map(|it| reader.daily(it)).collect(),
            missed: missed.iter().map(|it| reader.missed(it)).collect(),
            actions: actions.iter().map(|it| reader.action(it)).collect(),
            may_keep: actor.may(Right::KeepDesk),
            lines: reader.lines(&lines),
            base: self.base.clone(),
            language,
            due: due.iter().map(|it| self.due(it, (now, zone), &reader)).collect(),
            is_cut: has_more,
            unreported: open.iter().filter(|it| !it.row.is_reported()).count(),
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
            place: item.place,
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
