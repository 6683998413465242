//! What is to be put right, and how far that has come.

use application::{ActionCheckedRow, ActionDoneRow, CorrectiveActionRow, Fault, Page, Recorded};
use domain::kernel::{Commitment, CorrectiveActionId, Instant, Realm};
use domain::reviews::{
    ActionSource, ActionStep, CorrectiveActionChecked, CorrectiveActionFinished,
    CorrectiveActionRaised, Event,
};

use super::cells::{flag, read_kind, read_number, read_optional_sealed, read_sealed, sealed};
use super::duty;
use crate::engine::{Row, Session, Value};
use crate::statements::statements;
use crate::tables::Table;

pub(crate) const CORRECTIVE_ACTIONS: Table = Table {
    name: "corrective_actions",
    definition: "CREATE TABLE corrective_actions (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, action TEXT NOT NULL,
      source TEXT NOT NULL, finding BYTEA NOT NULL, cause BYTEA NOT NULL, measure BYTEA NOT NULL,
      owner TEXT NOT NULL, due_at BIGINT NOT NULL, raised_at BIGINT NOT NULL, who TEXT NOT NULL,
      position BIGINT NOT NULL, step TEXT NOT NULL,
      done_at BIGINT, done_by TEXT, doer TEXT, proof BYTEA, done_position BIGINT,
      checked_at BIGINT, checked_by TEXT, is_right BIGINT, remark BYTEA, checked_position BIGINT,
      PRIMARY KEY (jurisdiction, realm, action))",
    indexes: &[
        "CREATE INDEX corrective_actions_by_position ON corrective_actions
          (jurisdiction, realm, position)",
        "CREATE INDEX corrective_actions_by_step ON corrective_actions
          (jurisdiction, realm, step, due_at)",
    ],
    columns: &[
        "jurisdiction",
        "realm",
        "action",
        "source",
        "finding",
        "cause",
        "measure",
        "owner",
        "due_at",
        "raised_at",
        "who",
        "position",
        "step",
        "done_at",
        "done_by",
        "doer",
        "proof",
        "done_position",
        "checked_at",
        "checked_by",
        "is_right",
        "remark",
        "checked_position",
    ],
    copied: false,
};

statements! {
    RAISED = "INSERT INTO corrective_actions (jurisdiction, realm, action, source, finding, cause,
        measure, owner, due_at, raised_at, who, position, step)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'open')";
    FINISHED = "UPDATE corrective_actions SET step = 'done', done_at = $4, done_by = $5, doer = $6,
        proof = $7, done_position = $8
      WHERE jurisdiction = $1 AND realm = $2 AND action = $3";
    CHECKED = "UPDATE corrective_actions SET step = $4, checked_at = $5, checked_by = $6,
        is_right = $7, remark = $8, checked_position = $9
      WHERE jurisdiction = $1 AND realm = $2 AND action = $3";
    ONE = "SELECT action, source, finding, cause, measure, owner, due_at, raised_at, who, position,
        step, done_at, done_by, doer, proof, done_position, checked_at, checked_by, is_right,
        remark, checked_position
      FROM corrective_actions WHERE jurisdiction = $1 AND realm = $2 AND action = $3";
    OPEN = "SELECT action, source, finding, cause, measure, owner, due_at, raised_at, who, position,
        step, done_at, done_by, doer, proof, done_position, checked_at, checked_by, is_right,
        remark, checked_position
      FROM corrective_actions WHERE jurisdiction = $1 AND realm = $2 AND step IN ('open', 'done')
      ORDER BY due_at, position LIMIT $3";
    DUE = "SELECT COUNT(*) FROM corrective_actions
      WHERE jurisdiction = $1 AND realm = $2 AND due_at <= $3";
    IN_TIME = "SELECT COUNT(*) FROM corrective_actions
      WHERE jurisdiction = $1 AND realm = $2 AND due_at <= $3 AND step = 'closed'
        AND done_at <= due_at";
    NEWEST = "SELECT action, source, finding, cause, measure, owner, due_at, raised_at, who,
        position, step, done_at, done_by, doer, proof, done_position, checked_at, checked_by,
        is_right, remark, checked_position
      FROM corrective_actions WHERE jurisdiction = $1 AND realm = $2 AND position < $3
      ORDER BY position DESC LIMIT $4";
}

pub(super) fn project(
    session: &mut Session,
    recorded: &Recorded,
    event: &Event,
) -> Result<(), Fault> {
    match event {
        Event::CorrectiveActionRaised(it) => raised(session, recorded, it),
        Event::CorrectiveActionFinished(it) => finished(session, recorded, it),
        Event::CorrectiveActionChecked(it) => checked(session, recorded, it),
    }
}

fn raised(
    session: &mut Session,
    recorded: &Recorded,
    it: &CorrectiveActionRaised,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let action = it.action.to_string();
    let source = serde_json::to_string(&it.source)
        .map_err(|error| Fault::new("writing where an action came from", error))?;
    let (finding, cause) = (sealed(&it.finding)?, sealed(&it.cause)?);
    let measure = sealed(&it.measure)?;
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&action).into(),
        (&source).into(),
        finding.bytes().into(),
        cause.bytes().into(),
        measure.bytes().into(),
        it.owner.as_str().into(),
        it.due_at.microseconds().into(),
        envelope.happened_at.into(),
        (&envelope.who).into(),
        envelope.position.into(),
    ];
    session.write(RAISED, &values)?;
    match it.source {
        ActionSource::ReportLimit { intake, due, number } => {
            duty::acted_on(session, recorded, (intake, due, number), it.action)
        }
        ActionSource::Operation { .. } | ActionSource::DailyWork {} => Ok(()),
    }
}

fn finished(
    session: &mut Session,
    recorded: &Recorded,
    it: &CorrectiveActionFinished,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (action, proof) = (it.action.to_string(), sealed(&it.proof)?);
    let doer = it.doer.map(|it| it.to_string());
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&action).into(),
        envelope.happened_at.into(),
        (&envelope.who).into(),
        doer.as_deref().into(),
        proof.bytes().into(),
        envelope.position.into(),
    ];
    session.write(FINISHED, &values)
}

fn checked(
    session: &mut Session,
    recorded: &Recorded,
    it: &CorrectiveActionChecked,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let (action, remark) = (it.action.to_string(), it.remark.as_ref().map(sealed).transpose()?);
    let step = if it.is_right { ActionStep::Closed } else { ActionStep::Open };
    let values: [Value<'_>; 9] = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&action).into(),
        step.name().into(),
        envelope.happened_at.into(),
        (&envelope.who).into(),
        flag(it.is_right),
        remark.as_ref().map(Commitment::bytes).into(),
        envelope.position.into(),
    ];
    session.write(CHECKED, &values)
}

pub(crate) fn one(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    action: CorrectiveActionId,
) -> Result<Option<CorrectiveActionRow>, Fault> {
    let action = action.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&action).into()];
    session.query_one(ONE, &values)?.map(read).transpose()
}

pub(crate) fn open(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    rows_max: u32,
) -> Result<Vec<CorrectiveActionRow>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into(), rows_max.into()];
    session.query(OPEN, &values)?.into_iter().map(read).collect()
}

pub(crate) fn in_time(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    now: Instant,
) -> Result<(u32, u32), Fault> {
    let values = [jurisdiction.into(), realm.as_str().into(), now.microseconds().into()];
    let mut count = |statement: &'static str| -> Result<u32, Fault> {
        session.query_one(statement, &values)?.map_or(Ok(0), |mut row| read_number(&mut row))
    };
    Ok((count(IN_TIME)?, count(DUE)?))
}

pub(crate) fn newest(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    page: Page,
) -> Result<Vec<CorrectiveActionRow>, Fault> {
    let before = page.before.unwrap_or(u64::MAX);
    let values = [jurisdiction.into(), realm.as_str().into(), before.into(), page.rows_max.into()];
    session.query(NEWEST, &values)?.into_iter().map(read).collect()
}

fn read(mut row: Row) -> Result<CorrectiveActionRow, Fault> {
    let (action, source) = (row.parsed()?, row.text()?);
    let source = serde_json::from_str(&source)
        .map_err(|error| Fault::new("reading where an action came from", error))?;
    let (finding, cause) = (read_sealed(&mut row)?, read_sealed(&mut row)?);
    let (measure, owner) = (read_sealed(&mut row)?, row.parsed()?);
    let (due_at, raised_at) = (row.integer()?, row.integer()?);
    let (who, position) = (row.text()?, row.natural()?);
    let step = read_kind(&mut row, ActionStep::named)?;
    Ok(CorrectiveActionRow {
        action,
        source,
        finding,
        cause,
        measure,
        owner,
        due_at: Instant::from_microseconds(due_at),
        raised_at: Instant::from_microseconds(raised_at),
        who,
        position,
        step,
        done: read_done(&mut row)?,
        checked: read_checked(&mut row)?,
    })
}

fn read_done(row: &mut Row) -> Result<Option<ActionDoneRow>, Fault> {
    let (at, who) = (row.optional_integer()?, row.optional_text()?);
    let (doer, proof) = (row.optional_parsed()?, read_optional_sealed(row)?);
    let position = row.optional_natural()?;
    Ok(match (at, who, proof, position) {
        (Some(at), Some(who), Some(proof), Some(position)) => {
            let at = Instant::from_microseconds(at);
            Some(ActionDoneRow { at, who, doer, proof, position })
        }
        _ => None,
    })
}

fn read_checked(row: &mut Row) -> Result<Option<ActionCheckedRow>, Fault> {
    let (at, who) = (row.optional_integer()?, row.optional_text()?);
    let (is_right, remark) = (row.optional_integer()?, read_optional_sealed(row)?);
    let position = row.optional_natural()?;
    Ok(match (at, who, is_right, position) {
        (Some(at), Some(who), Some(is_right), Some(position)) => {
            let (at, is_right) = (Instant::from_microseconds(at), is_right == 1);
            Some(ActionCheckedRow { at, who, is_right, remark, position })
        }
        _ => None,
    })
}
