//! Notices of the duty desk: parts of instructions that units answer for, and reports that fall
//! due.

use std::sync::Arc;

use domain::duty::ReportKind;
use domain::inbox::{Addressee, Notice, NoticeAbout, NoticeKind};
use domain::kernel::{Instant, Key, Span};

use super::found::{Found, Wanted};
use super::house::House;
use crate::failure::Fault;
use crate::office::Reading;
use crate::ports::{InstructionPartRow, InstructionRow, IntakeRow, Page, ShiftRow};

/// So many instructions are looked through, the newest.
const INSTRUCTIONS_MAX: u32 = 60;
/// So many intakes are looked through.
const INTAKES_MAX: u32 = 200;
/// So many shifts are looked through, the newest.
const SHIFTS_MAX: u32 = 60;
/// A report that is not made is told so long before its limit ends.
const TOLD_BEFORE: Span = Span::from_minutes(10);
/// Reports follow each other for weeks; older intakes than this are not looked at.
const INTAKES_WITHIN: Span = Span::from_hours(24 * 30);

pub(super) fn desk_notices(
    reading: &mut Reading<'_>,
    wanted: &Wanted<'_>,
    house: &mut House,
) -> Result<Vec<Found>, Fault> {
    let mut found = Vec::new();
    let page = Page { before: None, rows_max: INSTRUCTIONS_MAX };
    for row in reading.view.instructions(wanted.realm, page)? {
        let parts = reading.view.instruction_parts(wanted.realm, row.instruction)?;
        let recorded_by = house.post_of(reading, &row.who)?;
        for part in &parts {
            of_part(&mut found, (&row, part), (house, recorded_by.as_ref()), wanted.now);
        }
        of_closing(&mut found, (&row, &parts), house);
    }
    of_reports(reading, wanted, house, &mut found)?;
    found.retain(|it| it.notice.at >= wanted.since && it.notice.at <= wanted.now);
    Ok(found)
}

/// A notice of something that stands in a table; it goes before everything else where it has a
/// time limit of its own.
fn notice(
    key: &str,
    (kind, at): (NoticeKind, Instant),
    (to, about): (Addressee, NoticeAbout),
    (cause, due_at): (u64, Option<Instant>),
) -> Option<Arc<Notice>> {
    let key = key.parse().ok()?;
    Some(Arc::new(Notice { key, at, kind, to, about, due_at, is_first: false, cause }))
}

fn of_part(
    found: &mut Vec<Found>,
    (row, part): (&InstructionRow, &InstructionPartRow),
    (house, recorded_by): (&House, Option<&Key>),
    now: Instant,
) {
    let Some(unit) = house.unit(part.unit).cloned() else { return };
    let about = NoticeAbout::Part(row.instruction, part.part);
    let (is_closed, origin) = (row.closed.is_some(), (part.position, part.due_at));
    let mut put = |key: String, told: (NoticeKind, Instant), to: Addressee, is_over: bool| {
        let notice = notice(&key, told, (to, about.clone()), origin);
        found.extend(notice.map(|notice| Found { notice, is_over }));
    };
    let to_unit = Addressee::Unit(unit);
    let given = (NoticeKind::PartGiven, part.added_at);
    let is_answered = part.answers > 0 || is_closed;
    put(format!("part_given.{}", part.part), given, to_unit.clone(), is_answered);
    let done_at = part.answered_at.filter(|_| part.is_done);
    let closed_at = row.closed.as_ref().map(|it| it.at);
    let ended_at = done_at.or(closed_at);
    let late = part.due_at.filter(|due| *due < now && ended_at.is_none_or(|it| it > *due));
    if let Some(due) = late {
        let told = (NoticeKind::PartOverdue, due);
        put(format!("part_overdue.{}", part.part), told, to_unit, ended_at.is_some());
    }
    if let (Some(at), Some(post)) = (part.answered_at, recorded_by) {
        let told = (NoticeKind::PartAnswered, at);
        let key = format!("part_answered.{}.{}", part.part, part.answers);
        put(key, told, Addressee::Post(post.clone()), false);
    }
}

/// Units hear that what they answered for is closed, and read there what was said.
fn of_closing(
    found: &mut Vec<Found>,
    (row, parts): (&InstructionRow, &[InstructionPartRow]),
    house: &House,
) {
    let Some(closed) = &row.closed else { return };
    let mut units: Vec<&Key> = parts.iter().filter_map(|it| house.unit(it.unit)).collect();
    units.sort_unstable();
    units.dedup();
    for unit in units {
        let key = format!("instruction_closed.{}", row.instruction);
        let told = (NoticeKind::InstructionClosed, closed.at);
        let about = NoticeAbout::Instruction(row.instruction);
        let notice =
            notice(&key, told, (Addressee::Unit(unit.clone()), about), (closed.position, None));
        found.extend(notice.map(|notice| Found { notice, is_over: false }));
    }
}

/// What whoever keeps the desk must report, shortly before its limit ends.
fn of_reports(
    reading: &mut Reading<'_>,
    wanted: &Wanted<'_>,
    house: &House,
    found: &mut Vec<Found>,
) -> Result<(), Fault> {
    let page = Page { before: None, rows_max: SHIFTS_MAX };
    let shifts = reading.view.shifts_begun(wanted.realm, page)?;
    let span = [wanted.since - INTAKES_WITHIN, wanted.now];
    for row in reading.view.intakes_known(wanted.realm, span, INTAKES_MAX)? {
        for (due, made_at) in limits_of(reading, wanted, &row)? {
            let at = (due - TOLD_BEFORE).max(row.knew_at);
            let is_open = made_at.is_none_or(|it| it > at);
            if !is_open || row.settled.as_ref().is_some_and(|it| is_dropped(it, at)) {
                continue;
            }
            let Some(post) = desk_at(reading, (&shifts, house), at)? else { continue };
            let minutes = due.microseconds() / Span::from_minutes(1).microseconds();
            let key = format!("report_due.{}.{minutes}", row.intake);
            let to = (Addressee::Post(post), NoticeAbout::Report(row.intake));
            let notice = notice(&key, (NoticeKind::ReportDue, at), to, (row.position, Some(due)));
            let is_over = made_at.is_some();
            found.extend(notice.map(|notice| Found { notice, is_over }));
        }
    }
    Ok(())
}

/// The limits of an intake, each with when what it asks for was made.
fn limits_of(
    reading: &mut Reading<'_>,
    wanted: &Wanted<'_>,
    row: &IntakeRow,
) -> Result<Vec<(Instant, Option<Instant>)>, Fault> {
    let Some(limits) = row.limits() else { return Ok(Vec::new()) };
    let after = |since: Instant, minutes: u32| since + Span::from_minutes(i64::from(minutes));
    let (phoned, initial) = (row.reported.phoned_at, row.reported.initial_sent_at);
    let by_phone = limits.phone_minutes.map(|it| {
        let made = [phoned, initial].into_iter().flatten().min();
        (after(row.knew_at, it), made)
    });
    let in_writing = limits.written_minutes.map(|it| (after(row.knew_at, it), initial));
    let mut all: Vec<_> = by_phone.into_iter().chain(in_writing).collect();
    if let Some(minutes) = limits.followup_minutes {
        let reports = reading.view.reports(wanted.realm, row.intake)?;
        let mut sent: Vec<_> =
            reports.iter().filter_map(|it| Some((it.sent.as_ref()?.at, it.kind))).collect();
        sent.sort_unstable_by_key(|it| it.0);
        let next = sent.iter().skip(1).map(|it| Some(it.0)).chain([None]);
        let followed = sent.iter().zip(next).filter(|(it, _)| it.1 != ReportKind::Final);
        all.extend(followed.map(|((at, _), next)| (after(*at, minutes), next)));
    }
    Ok(all)
}

/// Whether nothing more is to be reported of an intake since before an instant.
fn is_dropped(settled: &crate::ports::SettledRow, at: Instant) -> bool {
    use domain::duty::SettlementKind as Kind;
    let is_over = match settled.settlement.kind() {
        Kind::Operation => false,
        Kind::SameAs | Kind::Nothing => true,
    };
    is_over && settled.at <= at
}

/// The post that kept the desk at an instant.
fn desk_at(
    reading: &mut Reading<'_>,
    (shifts, house): (&[ShiftRow], &House),
    at: Instant,
) -> Result<Option<Key>, Fault> {
    let begun = shifts.iter().filter_map(|it| it.begun.as_ref()).filter(|it| it.at <= at);
    match begun.max_by_key(|it| it.at) {
        Some(it) => house.post_of(reading, &it.who),
        None => Ok(None),
    }
}
