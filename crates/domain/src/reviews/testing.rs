//! A report that came too late, and what puts that right.

use uuid::Uuid;

use super::{
    ActionSource, CheckCorrectiveAction, CorrectiveAction, FinishCorrectiveAction,
    RaiseCorrectiveAction, Raising, Refusal,
};
use crate::kernel::{
    CorrectiveActionId, Instant, IntakeId, Moment, PersonId, ReportDue, Span, Stream, Text, Verb,
};

pub(super) const MORNING: Instant = Instant::from_microseconds(1_780_020_000_000_000);

pub(super) fn later(hours: i64) -> Instant {
    MORNING + Span::from_hours(hours)
}

pub(super) fn action(number: u128) -> CorrectiveAction {
    CorrectiveAction::new(CorrectiveActionId::from_uuid(Uuid::from_u128(number)))
}

pub(super) fn who(number: u128) -> Option<PersonId> {
    Some(PersonId::from_uuid(Uuid::from_u128(number)))
}

fn text<const MAX: usize>(text: &str) -> Text<MAX> {
    Text::parse(text).expect("fits")
}

/// It is to be put right within three days.
pub(super) fn raising() -> RaiseCorrectiveAction {
    let intake = IntakeId::from_uuid(Uuid::from_u128(1));
    RaiseCorrectiveAction {
        source: ActionSource::ReportLimit { intake, due: ReportDue::Phone, number: 1 },
        finding: text("电话报告用了38分钟，时限30分钟"),
        cause: text("值班席不清楚该由谁报"),
        measure: text("值班席贴报告责任卡，交接班逐项念"),
        owner: "psb-duty-commander".parse().expect("a key"),
        due_at: later(72),
    }
}

/// There is such a post, and such a limit that nobody has put right.
pub(super) fn facts() -> Raising {
    Raising { is_owner_known: true, limit: Some(None), operation: None }
}

pub(super) fn raised() -> CorrectiveAction {
    let mut action = action(1);
    decide(&mut action, &raising(), &facts(), MORNING).expect("it is new");
    action
}

pub(super) fn finishing() -> FinishCorrectiveAction {
    FinishCorrectiveAction { proof: text("责任卡已贴，三个班次抽问都答得出") }
}

pub(super) fn checking(is_right: bool, remark: Option<&str>) -> CheckCorrectiveAction {
    CheckCorrectiveAction { is_right, remark: remark.map(text) }
}

/// Decides and folds what came out; how many events that were.
pub(super) fn decide<V: Verb<Of = CorrectiveAction>>(
    action: &mut CorrectiveAction,
    verb: &V,
    facts: &V::Facts,
    at: Instant,
) -> Result<usize, Refusal> {
    let (mut events, moment) = (Vec::new(), Moment::at(at));
    verb.decide(action, facts, moment, &mut events)?;
    events.iter().for_each(|event| action.evolve(event, moment));
    Ok(events.len())
}
