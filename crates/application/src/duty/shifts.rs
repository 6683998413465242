//! Who keeps the desk, what they wrote into the duty log, and what they handed over.

use domain::duty::{CallTo, DUTY_LINES_MAX, OpenThings};
use domain::kernel::{
    CallResult, Instant, PersonId, Realm, ShiftId, Span, Thing, VaultText, Version,
};

use crate::actor::Who;
use crate::failure::Fault;
use crate::office::Reading;
use crate::ports::{DutyLineRow, DutySaid, Page, ShiftRow, View};

/// So many lines of the duty log lie on the desk.
pub const DESK_LINES_MAX: u32 = 10;
/// So many shifts of the roster are looked ahead.
pub const ROSTER_MAX: u32 = 60;
/// So many handovers that nobody signed are told.
pub const UNSIGNED_MAX: u32 = 10;
/// So many things of a kind are listed as open at a handover.
const OPEN_THINGS_MAX: u32 = 200;
/// A handover that nobody has signed is asked for this long.
const UNSIGNED_WITHIN: Span = Span::from_hours(24 * 7);

/// Somebody of the house.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Colleague {
    /// Which person.
    pub person: PersonId,
    /// What they are called; none where that was destroyed.
    pub name: Option<String>,
}

/// A shift, with the texts that are still there.
#[derive(Clone, Debug)]
pub struct ShiftRead {
    /// Without its texts.
    pub row: ShiftRow,
    /// Who keeps the desk, or is to keep it.
    pub officer: Option<Colleague>,
    /// Who leads, or is to lead.
    pub leader: Option<Colleague>,
    /// Who took over; none before.
    pub begun_by: Option<Who>,
    /// What the next one must know.
    pub note: Option<String>,
    /// What somebody who changes it on the roster, or begins it, has seen.
    pub version: Version,
    /// What somebody who names another leader has seen.
    pub leader_version: Version,
}

/// A line of the duty log, with the texts that are still there.
#[derive(Clone, Debug)]
pub struct DutyLine {
    /// Without its texts.
    pub row: DutyLineRow,
    /// Who wrote it.
    pub who: Who,
    /// What it says, of a call what was said; none where nothing was, or it was destroyed.
    pub text: Option<String>,
    /// Of a call: whom it was to reach, and what came of it.
    pub call: Option<(Colleague, CallResult)>,
}

/// Who is on duty, who comes next, and what is not signed.
#[derive(Clone, Debug)]
pub struct Watch {
    /// Who keeps the desk; none where nobody has taken over yet.
    pub on_duty: Option<ShiftRead>,
    /// The next shift on the roster.
    pub next: Option<ShiftRead>,
    /// The shifts of the last days whose handover nobody has signed, the newest first.
    pub unsigned: Vec<ShiftRead>,
}

/// A shift with all that belongs to it.
#[derive(Clone, Debug)]
pub struct ShiftRecord {
    /// The shift.
    pub shift: ShiftRead,
    /// Its duty log, the oldest line first.
    pub lines: Vec<DutyLine>,
    /// The shift that ended with it.
    pub before: Option<ShiftRead>,
    /// The shift that began when it ended.
    pub after: Option<ShiftRead>,
}

/// Who is on duty, who comes next, and what is not signed.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn watch(reading: &mut Reading<'_>, realm: &Realm, now: Instant) -> Result<Watch, Fault> {
    let on_duty = reading.view.shift_on_duty(realm)?;
    let next = reading.view.shifts_planned(realm, now, 1)?.into_iter().next();
    let unsigned = reading.view.handovers_unsigned(realm, now - UNSIGNED_WITHIN, UNSIGNED_MAX)?;
    Ok(Watch {
        on_duty: on_duty.map(|row| read(reading, realm, row)).transpose()?,
        next: next.map(|row| read(reading, realm, row)).transpose()?,
        unsigned: read_all(reading, realm, unsigned)?,
    })
}

/// The shifts that have begun, the newest first.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn shifts(
    reading: &mut Reading<'_>,
    realm: &Realm,
    page: Page,
) -> Result<Vec<ShiftRead>, Fault> {
    let rows = reading.view.shifts_begun(realm, page)?;
    read_all(reading, realm, rows)
}

/// The roster from an instant on: the shifts that have not begun, the next one first.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn roster(
    reading: &mut Reading<'_>,
    realm: &Realm,
    after: Instant,
) -> Result<Vec<ShiftRead>, Fault> {
    let rows = reading.view.shifts_planned(realm, after, ROSTER_MAX)?;
    read_all(reading, realm, rows)
}

/// A shift with all that belongs to it; none where there is no such shift.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn shift_record(
    reading: &mut Reading<'_>,
    realm: &Realm,
    shift: ShiftId,
) -> Result<Option<ShiftRecord>, Fault> {
    let Some(row) = reading.view.shift(realm, shift)? else { return Ok(None) };
    let begun = row.begun.as_ref();
    let before = begun.and_then(|it| it.relieves);
    let after = begun.and_then(|it| it.relieved).map(|it| it.by);
    let mut other = |it: Option<ShiftId>| -> Result<Option<ShiftRead>, Fault> {
        let Some(it) = it else { return Ok(None) };
        let row = reading.view.shift(realm, it)?;
        row.map(|row| read(reading, realm, row)).transpose()
    };
    let (before, after) = (other(before)?, other(after)?);
    let rows_max = u32::try_from(DUTY_LINES_MAX).unwrap_or(u32::MAX);
    let lines = reading.view.duty_lines(realm, shift, rows_max)?;
    let lines = lines.into_iter().map(|row| line(reading, realm, row));
    let lines = lines.collect::<Result<_, _>>()?;
    Ok(Some(ShiftRecord { shift: read(reading, realm, row)?, lines, before, after }))
}

/// The newest lines of the duty log, the newest first.
///
/// # Errors
/// When the store cannot be read or a text is damaged.
pub fn newest_lines(reading: &mut Reading<'_>, realm: &Realm) -> Result<Vec<DutyLine>, Fault> {
    let rows = reading.view.duty_lines_newest(realm, DESK_LINES_MAX)?;
    rows.into_iter().map(|row| line(reading, realm, row)).collect()
}

/// What is still open on the desk.
///
/// # Errors
/// When the store cannot be read.
pub fn open_on_desk<V: View + ?Sized>(view: &mut V, realm: &Realm) -> Result<OpenThings, Fault> {
    let intakes = view.open_intakes(realm, OPEN_THINGS_MAX)?;
    let reports_due = view.intakes_to_report(realm, OPEN_THINGS_MAX)?;
    let instructions = view.instructions_open(realm, OPEN_THINGS_MAX)?;
    let actions = view.actions_open(realm, OPEN_THINGS_MAX)?;
    let running = view.running_operations()?;
    let here = running.into_iter().filter(|(it, _)| it == realm);
    Ok(OpenThings {
        intakes: intakes.into_iter().map(|it| it.intake).collect(),
        reports_due: reports_due.into_iter().map(|it| it.intake).collect(),
        instructions: instructions.into_iter().map(|it| it.instruction).collect(),
        operations: here.map(|(_, it)| it).take(OPEN_THINGS_MAX as usize).collect(),
        actions: actions.into_iter().map(|it| it.action).collect(),
    })
}

fn read_all(
    reading: &mut Reading<'_>,
    realm: &Realm,
    rows: Vec<ShiftRow>,
) -> Result<Vec<ShiftRead>, Fault> {
    rows.into_iter().map(|row| read(reading, realm, row)).collect()
}

fn read(reading: &mut Reading<'_>, realm: &Realm, row: ShiftRow) -> Result<ShiftRead, Fault> {
    let (begun, planned) = (row.begun.as_ref(), row.planned.as_ref());
    let (officer, leader) = match (begun, planned) {
        (Some(begun), _) => (begun.officer, begun.leader),
        (None, Some(planned)) => (Some(planned.officer), planned.leader),
        (None, None) => (None, None),
    };
    let officer = officer.map(|it| colleague(reading, realm, it)).transpose()?;
    let leader = leader.map(|it| colleague(reading, realm, it)).transpose()?;
    let begun_by = begun.map(|it| who(&it.who)).transpose()?;
    let note = row.signed.as_ref().and_then(|it| it.note.clone());
    let note = opened(reading, note.as_ref())?;
    let mut seen = |kind: &'static str| -> Result<Version, Fault> {
        let last = reading.view.last_change(realm, &Thing::new(kind, row.shift))?;
        Ok(last.map_or(Version(0), |it| it.version))
    };
    let (version, leader_version) = (seen("shift")?, seen("leader_on_duty")?);
    Ok(ShiftRead { officer, leader, begun_by, note, version, leader_version, row })
}

fn line(reading: &mut Reading<'_>, realm: &Realm, row: DutyLineRow) -> Result<DutyLine, Fault> {
    let (text, call) = match &row.said {
        DutySaid::Line { text, .. } => (Some(text), None),
        DutySaid::Call { to, result, note } => (note.as_ref(), Some((*to, *result))),
    };
    let text = opened(reading, text)?;
    let call = match call {
        None => None,
        Some((CallTo { person, .. }, result)) => Some((colleague(reading, realm, person)?, result)),
    };
    Ok(DutyLine { who: who(&row.who)?, text, call, row })
}

pub(super) fn colleague(
    reading: &mut Reading<'_>,
    realm: &Realm,
    person: PersonId,
) -> Result<Colleague, Fault> {
    let name = reading.view.person(realm, person)?.map(|it| it.name);
    Ok(Colleague { person, name: opened(reading, name.as_ref())? })
}

pub(super) fn opened(
    reading: &mut Reading<'_>,
    text: Option<&VaultText>,
) -> Result<Option<String>, Fault> {
    let Some(text) = text.and_then(VaultText::commitment) else { return Ok(None) };
    Ok(reading.open(&text)?.text().map(str::to_owned))
}

pub(super) fn who(text: &str) -> Result<Who, Fault> {
    serde_json::from_str(text).map_err(|error| Fault::new("reading who kept the desk", error))
}
