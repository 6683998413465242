//! The plans at work in operations, with their levels.

use application::{Fault, PlanAtWorkRow, Recorded};
use domain::kernel::{Commitment, Instant, OperationId, Realm};
use domain::operations::{LevelDecided, PlanPutToWork, ResponseLifted};
use domain::plans::document::LevelName;

use super::writing::Of;
use crate::engine::{Row, Session};
use crate::statements::statements;
use crate::tables::cells::{label, read_label, read_number};

statements! {
    PUT_TO_WORK = "INSERT INTO plans_at_work
      (jurisdiction, realm, operation, plan, plan_id, version, sha256, title_zh, title_en, levels,
       position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    DECIDED = "UPDATE plans_at_work SET since = CASE WHEN level = $5 THEN since ELSE $6 END,
        level = $5, ends_at = $7, decided_by = $8, lifted_at = NULL
      WHERE jurisdiction = $1 AND realm = $2 AND operation = $3 AND plan = $4";
    LIFTED = "UPDATE plans_at_work SET level = NULL, since = NULL, ends_at = NULL,
        decided_by = NULL, lifted_at = $5
      WHERE jurisdiction = $1 AND realm = $2 AND operation = $3 AND plan = $4";
    ALL = "SELECT plan, plan_id, version, sha256, title_zh, title_en, levels, level, since,
        ends_at, decided_by, lifted_at, position
      FROM plans_at_work WHERE jurisdiction = $1 AND realm = $2 AND operation = $3
      ORDER BY position";
}

/// The row of the plan; its tasks have a table of their own.
pub(super) fn put_to_work(
    session: &mut Session,
    recorded: &Recorded,
    it: &PlanPutToWork,
) -> Result<(), Fault> {
    let plan = &it.plan;
    let (id, [zh, en]) = (plan.plan.to_string(), label(&plan.title));
    let levels = plan.levels.iter().map(|it| format!("{} {}", it.name, it.rank));
    let levels = levels.collect::<Vec<_>>().join(";");
    let rest = [
        plan.key.as_str().into(),
        (&id).into(),
        plan.version.into(),
        plan.sha256.bytes().into(),
        zh,
        en,
        (&levels).into(),
        recorded.sealed.envelope().position.into(),
    ];
    Of::new(recorded, it.operation).run(session, PUT_TO_WORK, &rest)
}

/// A level that is prolonged is in force since it was entered.
pub(super) fn decided(
    session: &mut Session,
    recorded: &Recorded,
    it: &LevelDecided,
) -> Result<(), Fault> {
    let happened_at = recorded.sealed.envelope().happened_at;
    let ends_at = Instant::from_microseconds(happened_at) + it.lasts;
    let rest = [
        it.plan.as_str().into(),
        it.level.as_str().into(),
        happened_at.into(),
        ends_at.microseconds().into(),
        it.decided_by.as_str().into(),
    ];
    Of::new(recorded, it.operation).run(session, DECIDED, &rest)
}

pub(super) fn lifted(
    session: &mut Session,
    recorded: &Recorded,
    it: &ResponseLifted,
) -> Result<(), Fault> {
    let rest = [it.plan.as_str().into(), recorded.sealed.envelope().happened_at.into()];
    Of::new(recorded, it.operation).run(session, LIFTED, &rest)
}

pub(crate) fn all(
    session: &mut Session,
    jurisdiction: &str,
    realm: &Realm,
    operation: OperationId,
) -> Result<Vec<PlanAtWorkRow>, Fault> {
    let operation = operation.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&operation).into()];
    session.query(ALL, &values)?.into_iter().map(read).collect()
}

fn read(mut row: Row) -> Result<PlanAtWorkRow, Fault> {
    let (plan, plan_id, version) = (row.parsed()?, row.parsed()?, read_number(&mut row)?);
    let (sha256, title) = (Commitment::from_bytes(row.array()?), read_label(&mut row)?);
    let levels = row.text()?;
    let level: Option<LevelName> = row.optional_parsed()?;
    Ok(PlanAtWorkRow {
        plan,
        plan_id,
        version,
        sha256,
        title,
        rank: level.as_ref().and_then(|it| rank_of(it, &levels)),
        level,
        since: row.optional_integer()?.map(Instant::from_microseconds),
        ends_at: row.optional_integer()?.map(Instant::from_microseconds),
        decided_by: row.optional_parsed()?,
        lifted_at: row.optional_integer()?.map(Instant::from_microseconds),
        position: row.natural()?,
    })
}

/// The rank of a level, by the names and ranks of all of them.
fn rank_of(level: &LevelName, levels: &str) -> Option<u8> {
    let mut ranks = levels.split(';').filter_map(|it| it.split_once(' '));
    ranks.find(|(name, _)| *name == level.as_str())?.1.parse().ok()
}

#[test]
fn a_level_may_be_called_like_the_rank_of_another() {
    let rank = |name: &str| rank_of(&name.parse().expect("a name"), "IV 3;3 2;I 1");
    assert_eq!(["IV", "3", "I", "2"].map(rank), [Some(3), Some(2), Some(1), None]);
}
