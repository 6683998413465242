//! `GET /operations/{operation}/timeline`: what happened by lane, and the board of a moment.

use application::operations::{Past, PastView};
use application::{Fault, Reading};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::kernel::{OperationId, Realm, Right, Span};
use web::{Front, May, ReadOperations, Setting};
use words::{Language, LookBack, MomentPages, OperationOverview, Say, clock_time};

use super::super::addresses::Addresses;
use super::super::board::{Inside, Opened};
use super::super::past::{query, written};
use super::super::path::OperationPath;
use super::super::sections::{Section, Sections};
use super::super::{not_found, unread};
use super::lanes::{Lanes, Stretch, lanes};
use crate::components::Shell;
use crate::components::form::Sent;
use crate::rendered;

/// Steps beside the slider, in minutes.
const STEP_MINUTES: i64 = 60;

#[derive(Template)]
#[template(path = "operations/moments/moments.html")]
struct MomentsPage {
    shell: Shell,
    sections: Sections,
    href: String,
    lanes: Lanes,
    /// The chosen minute, and how many there are.
    minute: i64,
    minutes: i64,
    /// Where it stands, in hundredths of the width.
    place: f64,
    /// As the county writes it.
    clock: String,
    /// The opening as forms write it, for the script that says the time while one slides.
    begins: String,
    is_happened: bool,
    is_now: bool,
    /// That a past moment is shown, in which reading, or why it is not.
    says: String,
    /// The moment in the address of the board.
    board_href: String,
    steps: Vec<(String, String)>,
    inside: Inside,
}

/// What is asked, for a reader's thread.
struct Looking {
    realm: Realm,
    operation: OperationId,
    base: String,
    setting: Setting,
    language: Language,
    minute: Option<i64>,
    view: PastView,
    has_journal: bool,
}

/// `GET /operations/{operation}/timeline`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Query(sent): Query<Sent>,
) -> Response {
    let Some(operation) = path.operation() else { return not_found(&front, &asked) };
    let is_happened = sent.line("view") == "happened";
    let looking = Looking {
        realm: asked.realm.clone(),
        operation,
        base: asked.base.clone(),
        setting: front.setting().clone(),
        language: asked.language,
        minute: sent.filled("minute").and_then(|it| it.parse().ok()),
        view: if is_happened { PastView::Happened } else { PastView::Known },
        has_journal: asked.actor.may(Right::ReadJournal),
    };
    let shell = Shell::new(&asked, front.setting(), MomentPages::Timeline.say(asked.language));
    match front.ask(move |reading: &mut Reading<'_>| looking.page(reading, shell)).await {
        Ok(Some(page)) => rendered::page(&page),
        Ok(None) => not_found(&front, &asked),
        Err(failure) => unread(&front, &asked, &failure),
    }
}

impl Looking {
    fn page(&self, reading: &mut Reading<'_>, shell: Shell) -> Result<Option<MomentsPage>, Fault> {
        let (of, language) = ((&self.realm, self.operation), self.language);
        let Some(now) = Opened::read(reading, of, (None, language))? else { return Ok(None) };
        let own = Addresses::new(&self.base, self.operation).with_journal(self.has_journal);
        let operation = now.board().operation();
        let Some(from) = operation.opened_at else { return Ok(None) };
        let to = operation.log_closed_at.unwrap_or(now.board().at).max(from);
        let stretch = Stretch { from, to };
        let minutes = stretch.minutes();
        let minute = self.minute.unwrap_or(minutes).clamp(0, minutes);
        let reader = (&self.setting.zone, language);
        let lanes = lanes(&now.sight(&own, reader), stretch);
        let at = (from + Span::from_minutes(minute)).min(to);
        let past = Past { at, view: self.view };
        let wanted = Some(past).filter(|_| minute < minutes);
        let then = match wanted {
            Some(past) => Opened::read(reading, of, (Some(past), language))?,
            None => None,
        };
        let clock = clock_time(at, now.board().at, &self.setting.zone);
        let says = match (&wanted, &then) {
            (None, _) => MomentPages::Now.say(language),
            (Some(_), Some(_)) => MomentPages::Then { at: clock.clone() }.say(language),
            (Some(_), None) => MomentPages::NotEntered { at: clock.clone() }.say(language),
        };
        let steps = self.steps(&lanes, (minute, minutes), &own);
        let addresses = match (&wanted, &then) {
            (Some(past), Some(_)) => own.clone().at(query(*past, &self.setting.zone)),
            (Some(_) | None, _) => own.clone(),
        };
        let opened = then.as_ref().unwrap_or(&now);
        Ok(Some(MomentsPage {
            sections: Sections::of(Some(Section::Timeline), &own, language),
            href: own.timeline(),
            place: stretch.place(at),
            minute,
            minutes,
            begins: written(from, &self.setting.zone),
            is_happened: self.view == PastView::Happened,
            is_now: then.is_none(),
            board_href: addresses.board(),
            inside: opened.shown(&addresses, reader),
            shell: Shell {
                title: shell.title.clone(),
                ..shell.of_operation(now.board().title.clone())
            },
            lanes,
            clock,
            says,
            steps,
        }))
    }

    /// Where one may go from here: to the change of level before and after, an hour on or back.
    fn steps(
        &self,
        lanes: &Lanes,
        (minute, minutes): (i64, i64),
        own: &Addresses,
    ) -> Vec<(String, String)> {
        let view = if self.view == PastView::Happened { "&view=happened" } else { "" };
        let to = |it: i64| format!("{}?minute={it}{view}", own.timeline());
        let before = lanes.changes.iter().rev().find(|it| it.minute < minute);
        let after = lanes.changes.iter().find(|it| it.minute > minute);
        let mut steps = Vec::new();
        let mut step = |word: MomentPages, it: i64| steps.push((word.say(self.language), to(it)));
        if let Some(it) = before {
            step(MomentPages::ChangeBefore { at: it.clock.clone() }, it.minute);
        }
        if minute > 0 {
            step(MomentPages::HourBack, (minute - STEP_MINUTES).max(0));
        }
        if minute < minutes {
            step(MomentPages::HourOn, (minute + STEP_MINUTES).min(minutes));
        }
        if let Some(it) = after {
            step(MomentPages::ChangeAfter { at: it.clock.clone() }, it.minute.min(minutes));
        }
        steps
    }
}

impl MomentsPage {
    /// The address of a minute.
    fn to(&self, minute: &i64) -> String {
        let view = if self.is_happened { "&view=happened" } else { "" };
        format!("{}?minute={}{view}", self.href, (*minute).min(self.minutes))
    }
}
