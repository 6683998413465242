//! What happened in an operation, in lines: what one command did to many tasks is one line.

use std::collections::BTreeSet;

use application::operations::Happening;
use domain::kernel::VaultText;
use domain::operations::{Event, TaskNumber};
use words::{OperationLog, Operations, clock_time, happened};

use super::naming::BoardNames;
use super::sight::Sight;
use crate::components::{ScriptMark, TimeShown};

/// Something that happened, in a line.
pub(crate) struct Line {
    /// Its place in the journal; of several, the last one's.
    pub(crate) position: u64,
    pub(crate) time: TimeShown,
    /// When it happened and when it was entered, where that is not the same.
    pub(crate) told_late: Option<String>,
    pub(crate) text: String,
    /// The page of what it is about.
    pub(crate) href: Option<String>,
    /// Who wrote it; of what was done its text says so.
    pub(crate) who: Option<String>,
    /// Where it comes from, where a line of a script did it.
    pub(crate) mark: ScriptMark,
    pub(crate) kind: LineKind,
}

/// What kind of line it is.
pub(crate) enum LineKind {
    /// A line that somebody wrote.
    Written {
        /// Its id.
        entry: String,
        /// The line that it puts right.
        corrects: Option<String>,
    },
    /// Something that was done, or that time did.
    Event,
    /// What one command did to several tasks or measures, one by one.
    Several(Vec<(String, String)>),
}

/// Many of a kind that one command causes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bulk {
    Ordered,
    Scheduled,
    Released,
    Opened,
    Offered,
    Ended,
    Cancelled,
}

impl Bulk {
    /// None where each is worth a line of its own.
    const fn of(event: &Event) -> Option<Self> {
        match event {
            Event::MeasureOrdered(_) => Some(Self::Ordered),
            Event::TaskScheduled(_) => Some(Self::Scheduled),
            Event::TaskReleased(_) => Some(Self::Released),
            Event::TaskOpened(_) => Some(Self::Opened),
            Event::TaskOffered(_) => Some(Self::Offered),
            Event::TaskEnded(_) => Some(Self::Ended),
            Event::TaskCancelled(_) => Some(Self::Cancelled),
            Event::OperationOpened(_)
            | Event::LogEntryWritten(_)
            | Event::AttachmentAdded(_)
            | Event::OperationNormalised(_)
            | Event::OperationClosed(_)
            | Event::LogClosed(_)
            | Event::PlanPutToWork(_)
            | Event::ReadingRecorded(_)
            | Event::LevelProposed(_)
            | Event::ProposalTurnedDown(_)
            | Event::ProposalLapsed(_)
            | Event::LevelReceived(_)
            | Event::LevelDecided(_)
            | Event::LevelOutlasted(_)
            | Event::ResponseLifted(_)
            | Event::CommandTaken(_)
            | Event::MeasureRenewed(_)
            | Event::MeasureRanOut(_)
            | Event::MeasureReviewDue(_)
            | Event::MeasureEnded(_)
            | Event::TaskGiven(_)
            | Event::TaskAccepted(_)
            | Event::TaskDeclined(_)
            | Event::TaskStarted(_)
            | Event::TaskBlocked(_)
            | Event::TaskResumed(_)
            | Event::TaskFinished(_)
            | Event::TaskVerified(_)
            | Event::TaskSentBack(_)
            | Event::TaskHandedOver(_)
            | Event::TaskOverdue(_)
            | Event::TaskEscalated(_)
            | Event::SituationReportWritten(_)
            | Event::SituationReportChecked(_)
            | Event::SituationReportIssued(_) => None,
        }
    }

    const fn said(self, count: usize) -> OperationLog {
        match self {
            Self::Ordered => OperationLog::Ordered { count },
            Self::Scheduled => OperationLog::Scheduled { count },
            Self::Released => OperationLog::Released { count },
            Self::Opened => OperationLog::Opened { count },
            Self::Offered => OperationLog::Offered { count },
            Self::Ended => OperationLog::Ended { count },
            Self::Cancelled => OperationLog::Cancelled { count },
        }
    }
}

/// How much is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Told {
    /// What goes without saying is left out.
    InShort,
    /// Every event is told, so that they can be counted.
    InFull,
}

/// Lines in the order of what happened: what one command did stands together.
pub(crate) fn lines(sight: &Sight<'_>, happenings: &[Happening], told: Told) -> Vec<Line> {
    let of_commands = happenings.chunk_by(|a, b| a.command == b.command);
    of_commands.flat_map(|it| lines_of_command(sight, it, told)).collect()
}

fn lines_of_command(sight: &Sight<'_>, done: &[Happening], how: Told) -> Vec<Line> {
    // To give a task is to open it, and the plan hands a task to its post as it opens it.
    let given = tasks_of(done, |it| matches!(it, Event::TaskGiven(_)));
    let opened = tasks_of(done, |it| matches!(it, Event::TaskOpened(_)));
    let is_told = |it: &&Happening| {
        let is_in =
            |tasks: &BTreeSet<TaskNumber>| it.event.task().is_some_and(|it| tasks.contains(&it));
        match Bulk::of(&it.event) {
            Some(_) if how == Told::InFull => true,
            Some(Bulk::Opened) => !is_in(&given),
            Some(Bulk::Offered) => !is_in(&opened),
            Some(
                Bulk::Ordered | Bulk::Scheduled | Bulk::Released | Bulk::Ended | Bulk::Cancelled,
            )
            | None => true,
        }
    };
    let mut lines: Vec<Line> = Vec::new();
    let mut told: BTreeSet<Bulk> = BTreeSet::new();
    for it in done.iter().filter(is_told) {
        let Some(bulk) = Bulk::of(&it.event) else {
            lines.push(line(sight, it));
            continue;
        };
        if told.insert(bulk) {
            let same = done.iter().filter(is_told).filter(|it| Bulk::of(&it.event) == Some(bulk));
            let same: Vec<Line> = same.map(|it| line(sight, it)).collect();
            lines.push(if same.len() == 1 { line(sight, it) } else { several(sight, it, same) });
        }
    }
    lines
}

fn tasks_of(done: &[Happening], is_so: impl Fn(&Event) -> bool) -> BTreeSet<TaskNumber> {
    done.iter().filter(|it| is_so(&it.event)).filter_map(|it| it.event.task()).collect()
}

/// Several of a kind; the one that was told last says when and where.
fn several(sight: &Sight<'_>, last: &Happening, same: Vec<Line>) -> Line {
    let text = Bulk::of(&last.event).map(|it| sight.say(it.said(same.len())));
    let each = same.into_iter().map(|it| (it.text, it.href.unwrap_or_default())).collect();
    let last = line(sight, last);
    let kind = LineKind::Several(each);
    Line { text: text.unwrap_or(last.text), href: None, kind, ..last }
}

fn line(sight: &Sight<'_>, it: &Happening) -> Line {
    let told_late = it.was_told_late().then(|| {
        let clock = |at| clock_time(at, sight.now(), sight.zone);
        let (happened, entered) = (clock(it.happened_at), clock(it.entered_at));
        sight.say(OperationLog::ToldLate { happened, entered })
    });
    let kind = if let Event::LogEntryWritten(written) = &it.event {
        let corrects = written.corrects.as_ref().map(ToString::to_string);
        LineKind::Written { entry: written.entry.to_string(), corrects }
    } else {
        LineKind::Event
    };
    Line {
        position: it.position,
        time: sight.time(it.happened_at),
        told_late,
        text: text(sight, it),
        href: href(sight, &it.event),
        who: sight.who(&it.who).filter(|_| matches!(kind, LineKind::Written { .. })),
        mark: sight.mark_of(it),
        kind,
    }
}

/// What a person wrote as they wrote it, everything else in a sentence.
pub(super) fn text(sight: &Sight<'_>, it: &Happening) -> String {
    if matches!(it.event, Event::LogEntryWritten(_)) {
        let said = it.said.first().cloned().flatten();
        return said.unwrap_or_else(|| sight.say(Operations::TextDestroyed));
    }
    let mut event = it.event.clone();
    let mut said = it.said.iter();
    domain::kernel::Event::texts(&mut event, &mut |_, text| {
        if let Some(Some(clear)) = said.next() {
            *text = VaultText::Clear(clear.clone());
        }
    });
    let names = BoardNames { told_of: Some(it.happened_at), ..sight.names };
    let (now, zone, language) = (sight.now(), sight.zone, sight.language);
    happened(&event, &words::Telling { names: &names, now, zone, language })
}

/// The page of what an event is about.
fn href(sight: &Sight<'_>, event: &Event) -> Option<String> {
    if let Some(task) = event.task() {
        return Some(sight.addresses.task(task));
    }
    let thing = domain::kernel::Event::thing(event);
    let plan = || {
        let key = thing.key().split_once('.').map(|(_, key)| key)?;
        let plans = &sight.board.response().plans;
        plans.iter().map(|it| &it.at_work.key).find(|it| {
            key.strip_prefix(it.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    };
    match thing.kind() {
        "plan_at_work" | "level" | "level_clock" | "measure" | "measure_clock" => {
            plan().map(|it| sight.addresses.level(it))
        }
        "indicator" => Some(sight.addresses.readings()),
        "command" => Some(sight.addresses.command()),
        "attachment" => Some(sight.addresses.attachments()),
        _ => None,
    }
}
