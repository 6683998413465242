//! What happened to a task, stop by stop: what, by whom, when, and where it stands in the journal.

use application::Who;
use application::operations::Happening;
use domain::kernel::Key;
use domain::operations::{By, Event, OpenedBy};
use words::{Names as _, TaskThread, Telling, happened, opened_by};

use super::desk::TaskDesk;
use crate::components::{ScriptMark, TimeShown};
use crate::operations::sight::Sight;

/// Of a hash so many digits are shown; the whole of it stands behind.
const DIGITS_SHOWN: usize = 8;

/// Something that happened.
pub(super) struct Stop {
    pub(super) shape: &'static str,
    pub(super) head: String,
    /// By whom; none where time or the plan did it.
    pub(super) who: Option<String>,
    /// Where it comes from, where a line of a script did it.
    pub(super) mark: ScriptMark,
    /// What else is to be known of it.
    pub(super) notes: Vec<String>,
    /// What somebody said.
    pub(super) said: Option<String>,
    pub(super) time: TimeShown,
    /// When it was entered, where that was later.
    pub(super) told_late: Option<TimeShown>,
    pub(super) entry: Entry,
    /// Whether it asks to be seen.
    pub(super) is_strong: bool,
    /// Whether it happened to the plan or its level, and not to the task itself.
    pub(super) is_around: bool,
}

/// An event's place in the journal.
pub(super) struct Entry {
    pub(super) position: u64,
    /// The first digits of its hash, and all of them.
    pub(super) short: String,
    pub(super) full: String,
    /// Its page; none for whoever may not read the journal.
    pub(super) href: Option<String>,
}

/// What an event of a task is called, who did it, and what they said.
struct Told<'a> {
    shape: &'static str,
    head: TaskThread,
    by: Option<&'a By>,
    /// Whether it is the work itself, which the unit that answers does.
    is_work: bool,
    is_strong: bool,
}

impl<'a> Told<'a> {
    const fn of(shape: &'static str, head: TaskThread, by: Option<&'a By>) -> Self {
        Self { shape, head, by, is_work: false, is_strong: false }
    }

    const fn work(shape: &'static str, head: TaskThread, by: &'a By) -> Self {
        Self { shape, head, by: Some(by), is_work: true, is_strong: false }
    }

    fn strong(self) -> Self {
        Self { is_strong: true, ..self }
    }
}

impl Entry {
    pub(super) fn of(desk: &TaskDesk, happening: &Happening) -> Self {
        let (position, full) = (happening.position, happening.digest.to_string());
        Self {
            position,
            short: full.chars().take(DIGITS_SHOWN).collect(),
            href: desk.sight().addresses.journal(position),
            full,
        }
    }
}

/// The stop of an event of the task itself, or of what it hung on. `asked` is the post that had
/// been asked by then.
pub(super) fn stop(desk: &TaskDesk, happening: &Happening, asked: Option<&Key>) -> Stop {
    let sight = desk.sight();
    let told = told(&happening.event);
    let late = happening.was_told_late().then(|| sight.time(happening.entered_at));
    let mut stop = Stop {
        shape: told.as_ref().map_or("●", |it| it.shape),
        head: head(&sight, happening, told.as_ref()),
        who: told.as_ref().and_then(|it| who(&sight, happening, it.by)),
        mark: sight.mark_of(happening),
        notes: notes(desk, happening),
        said: said(&sight, happening),
        time: sight.time(happening.happened_at),
        told_late: late,
        entry: Entry::of(desk, happening),
        is_strong: told.as_ref().is_some_and(|it| it.is_strong),
        is_around: told.is_none(),
    };
    if let Some(told) = &told
        && told.is_work
        && is_written_for_others(desk, told.by, asked)
    {
        let who = stop.who.replace(whose(desk, &sight, asked)).unwrap_or_default();
        stop.notes.insert(0, sight.say(TaskThread::RecordedBy { who }));
    }
    stop
}

fn head(sight: &Sight<'_>, happening: &Happening, told: Option<&Told<'_>>) -> String {
    match (&happening.event, told) {
        (Event::TaskOffered(it), _) => {
            sight.say(TaskThread::OfferedTo { post: sight.names.post(&it.to) })
        }
        (Event::TaskEscalated(it), _) => sight.say(match &it.to {
            Some(post) => TaskThread::EscalationTo { post: sight.names.post(post) },
            None => TaskThread::EscalationNoPost,
        }),
        (Event::TaskHandedOver(it), _) => {
            sight.say(TaskThread::HandedOverTo { unit: sight.names.unit(&it.to) })
        }
        (Event::TaskScheduled(it), _) => {
            let time = sight.time(it.opens_at).clock;
            sight.say(TaskThread::ScheduledStep { time })
        }
        (_, Some(told)) => sight.say(&told.head),
        (event, None) => line(sight, happening, event),
    }
}

/// What happened to the plan or its level, in the words of the log.
pub(super) fn line(sight: &Sight<'_>, happening: &Happening, event: &Event) -> String {
    let mut names = sight.names;
    names.told_of = Some(happening.happened_at);
    let (now, zone, language) = (sight.now(), sight.zone, sight.language);
    happened(event, &Telling { names: &names, now, zone, language })
}

fn told(event: &Event) -> Option<Told<'_>> {
    use TaskThread as W;
    let (of, work) = (Told::of, Told::work);
    Some(match event {
        Event::TaskGiven(it) => of("●", W::Given, Some(&it.by)),
        Event::TaskScheduled(_) => of("○", W::OpenedStep, None),
        Event::TaskReleased(_) => of("○", W::ReleasedStep, None),
        Event::TaskOpened(it) => of("●", W::OpenedStep, Some(&it.by)),
        Event::TaskOffered(it) => of("→", W::Given, Some(&it.by)),
        Event::TaskAccepted(it) => work("●", W::AcceptedStep, &it.by),
        Event::TaskDeclined(it) => work("↩", W::DeclinedStep, &it.by).strong(),
        Event::TaskStarted(it) => work("●", W::StartedStep, &it.by),
        Event::TaskBlocked(it) => work("■", W::BlockedStep, &it.by).strong(),
        Event::TaskResumed(it) => work("●", W::ResumedStep, &it.by),
        Event::TaskFinished(it) => work("●", W::FinishedStep, &it.by),
        Event::TaskEnded(_) => of("●", W::EndedStep, None),
        Event::TaskVerified(it) => of("✓", W::VerifiedStep, Some(&it.by)),
        Event::TaskSentBack(it) => of("↩", W::SentBackStep, Some(&it.by)),
        Event::TaskCancelled(it) => of("✕", W::CancelledStep, Some(&it.by)),
        Event::TaskHandedOver(it) => of("→", W::Given, Some(&it.by)),
        Event::TaskOverdue(_) => of("▲", W::OverdueStep, None).strong(),
        Event::TaskEscalated(_) => of("↑", W::EscalationNoPost, None).strong(),
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
        | Event::MeasureOrdered(_)
        | Event::MeasureRenewed(_)
        | Event::MeasureRanOut(_)
        | Event::MeasureReviewDue(_)
        | Event::MeasureEnded(_)
        | Event::SituationReportWritten(_)
        | Event::SituationReportChecked(_)
        | Event::SituationReportIssued(_) => return None,
    })
}

/// Who did it: the post and the person, for whom where a deputy did.
fn who(sight: &Sight<'_>, happening: &Happening, by: Option<&By>) -> Option<String> {
    let by = by.filter(|it| !it.is_nobody());
    let post_and_person = by.and_then(|it| sight.names.person_in(it));
    match &happening.who {
        // What follows from a command by itself bears no name of its own.
        _ if by.is_none() => None,
        Who::Staff { on_behalf_of: Some(person), .. } => {
            let person = sight.board.names.person(*person).map(str::to_owned);
            let person = person.unwrap_or_else(|| sight.say(TaskThread::NameGone));
            let behalf = sight.say(TaskThread::OnBehalf { person });
            post_and_person.map(|it| format!("{it}{behalf}"))
        }
        Who::Staff { .. } | Who::Themselves { .. } => post_and_person,
        Who::Script { role, provenance: _ } => {
            let script = || sight.say(TaskThread::ByScript { role: role.clone() });
            Some(post_and_person.unwrap_or_else(script))
        }
        Who::Operator { .. } => Some(sight.say(TaskThread::ByOperator)),
    }
}

/// Whether somebody wrote down what the unit that answers, or the post that was asked, had done.
fn is_written_for_others(desk: &TaskDesk, by: Option<&By>, asked: Option<&Key>) -> bool {
    let Some(by) = by.filter(|it| it.post.is_some()) else { return false };
    let lead = desk.view().lead().clone();
    let is_asked = asked.is_some() && by.post.as_ref() == asked;
    let is_of_the_unit = by.unit.as_ref().is_some_and(|it| desk.is_within(it, &lead));
    !is_asked && !is_of_the_unit
}

fn whose(desk: &TaskDesk, sight: &Sight<'_>, asked: Option<&Key>) -> String {
    let unit = sight.names.unit(desk.view().lead());
    match asked {
        Some(post) => {
            let post = sight.names.post(post);
            sight.say(TaskThread::UnitAndPost { unit, post })
        }
        None => unit,
    }
}

fn notes(desk: &TaskDesk, happening: &Happening) -> Vec<String> {
    let (sight, event) = (desk.sight(), &happening.event);
    let mut notes = Vec::new();
    if let Event::TaskOpened(it) = event {
        if it.opened_by != OpenedBy::Hand {
            notes.push(opened_by(it.opened_by, sight.language).to_owned());
        }
        notes.extend(it.due_at.map(|it| {
            let time = sight.time(it).clock;
            sight.say(TaskThread::DueIs { time })
        }));
    }
    if let Event::TaskOffered(it) = event
        && it.by.is_nobody()
    {
        notes.push(sight.say(TaskThread::ByThePlan));
    }
    if matches!(event, Event::TaskOverdue(_)) && desk.view().task.was_told_late() {
        notes.push(sight.say(TaskThread::OverdueRefuted));
    }
    if matches!(event, Event::TaskOverdue(_) | Event::TaskEscalated(_)) {
        notes.push(sight.say(TaskThread::ByTime));
    }
    notes
}

/// The last of its texts: the reason, the proof or the note.
fn said(sight: &Sight<'_>, happening: &Happening) -> Option<String> {
    let last = happening.said.last()?;
    // A task is given with a title, which stands at the top of the page.
    if matches!(happening.event, Event::TaskGiven(_)) {
        return None;
    }
    Some(last.clone().unwrap_or_else(|| sight.say(TaskThread::SaidGone)))
}
