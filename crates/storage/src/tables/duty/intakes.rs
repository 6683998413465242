//! What was reported to the duty desk.

use application::{Fault, IntakeRow, Page, Recorded, SettledRow};
use domain::duty::{
    Casualties, Event, Grade, IntakeChannel, IntakeNoted, IntakeOpened, ReportClock, ReportKind,
    Reported, SealedAccount, SealedSettlement, SettlementKind,
};
use domain::kernel::{
    EmergencyClass, EmergencySeverity, Instant, IntakeId, Realm, ReportProfile, VaultText,
};

use super::{missed_limits, reports};
use crate::engine::{Row, Session, Value};
use crate::statements::statements;
use crate::tables::Table;
use crate::tables::cells::{
    read_kind, read_optional_kind, read_optional_number, read_optional_sealed, sealed,
};

pub(crate) const INTAKES: Table = Table {
    name: "intakes",
    definition: "CREATE TABLE intakes (
      jurisdiction TEXT NOT NULL, realm TEXT NOT NULL, intake TEXT NOT NULL,
      channel TEXT NOT NULL, knew_at BIGINT NOT NULL, who TEXT NOT NULL, position BIGINT NOT NULL,
      caller BYTEA, callback BYTEA, said BYTEA, place BYTEA, measures BYTEA, wants BYTEA,
      region TEXT, occurred_at BIGINT, class TEXT,
      dead BIGINT, injured BIGINT, missing BIGINT, trapped BIGINT, noted_at BIGINT,
      settlement TEXT, settled_with TEXT, settled_reason BYTEA, settled_at BIGINT, settled_by TEXT,
      severity TEXT, profile TEXT,
      phoned_at BIGINT, initial_sent_at BIGINT, last_sent_at BIGINT, final_sent_at BIGINT,
      next_due_at BIGINT, next_miss_at BIGINT, destroyed_at BIGINT,
      PRIMARY KEY (jurisdiction, realm, intake))",
    indexes: &[
        "CREATE INDEX intakes_by_position ON intakes (jurisdiction, realm, position)",
        "CREATE INDEX intakes_by_knowledge ON intakes (jurisdiction, realm, knew_at)",
        "CREATE INDEX intakes_by_settlement ON intakes (jurisdiction, realm, settlement, knew_at)",
        "CREATE INDEX intakes_by_settling ON intakes (jurisdiction, realm, settled_at)",
        "CREATE INDEX intakes_by_report ON intakes (jurisdiction, realm, next_due_at)",
        "CREATE INDEX intakes_by_limit ON intakes (jurisdiction, next_miss_at)",
    ],
    columns: &[
        "jurisdiction",
        "realm",
        "intake",
        "channel",
        "knew_at",
        "who",
        "position",
        "caller",
        "callback",
        "said",
        "place",
        "measures",
        "wants",
        "region",
        "occurred_at",
        "class",
        "dead",
        "injured",
        "missing",
        "trapped",
        "noted_at",
        "settlement",
        "settled_with",
        "settled_reason",
        "settled_at",
        "settled_by",
        "severity",
        "profile",
        "phoned_at",
        "initial_sent_at",
        "last_sent_at",
        "final_sent_at",
        "next_due_at",
        "next_miss_at",
        "destroyed_at",
    ],
    copied: false,
};

statements! {
    OPENED = "INSERT INTO intakes (jurisdiction, realm, intake, channel, knew_at, who, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7)";
    NOTED = "UPDATE intakes SET caller = $4, callback = $5, said = $6, place = $7, measures = $8,
        wants = $9, region = $10, occurred_at = $11, class = $12, dead = $13, injured = $14,
        missing = $15, trapped = $16, noted_at = $17
      WHERE jurisdiction = $1 AND realm = $2 AND intake = $3";
    SETTLED = "UPDATE intakes SET settlement = $4, settled_with = $5, settled_reason = $6,
        settled_at = $7, settled_by = $8
      WHERE jurisdiction = $1 AND realm = $2 AND intake = $3";
    ONE = "SELECT intake, channel, knew_at, who, position, caller, callback, said, place, measures,
        wants, region, occurred_at, class, dead, injured, missing, trapped, noted_at, settlement,
        settled_with, settled_reason, settled_at, settled_by, severity, profile,
        phoned_at, initial_sent_at, last_sent_at, final_sent_at, destroyed_at
      FROM intakes WHERE jurisdiction = $1 AND realm = $2 AND intake = $3";
    NEWEST = "SELECT intake, channel, knew_at, who, position, caller, callback, said, place,
        measures, wants, region, occurred_at, class, dead, injured, missing, trapped, noted_at,
        settlement, settled_with, settled_reason, settled_at, settled_by, severity, profile,
        phoned_at, initial_sent_at, last_sent_at, final_sent_at, destroyed_at
      FROM intakes WHERE jurisdiction = $1 AND realm = $2 AND position < $3
      ORDER BY position DESC LIMIT $4";
    UNSETTLED = "SELECT intake, channel, knew_at, who, position, caller, callback, said, place,
        measures, wants, region, occurred_at, class, dead, injured, missing, trapped, noted_at,
        settlement, settled_with, settled_reason, settled_at, settled_by, severity, profile,
        phoned_at, initial_sent_at, last_sent_at, final_sent_at, destroyed_at
      FROM intakes WHERE jurisdiction = $1 AND realm = $2 AND settlement IS NULL
      ORDER BY knew_at, position LIMIT $3";
    TO_REPORT = "SELECT intake, channel, knew_at, who, position, caller, callback, said, place,
        measures, wants, region, occurred_at, class, dead, injured, missing, trapped, noted_at,
        settlement, settled_with, settled_reason, settled_at, settled_by, severity, profile,
        phoned_at, initial_sent_at, last_sent_at, final_sent_at, destroyed_at
      FROM intakes WHERE jurisdiction = $1 AND realm = $2 AND next_due_at IS NOT NULL
      ORDER BY next_due_at, position LIMIT $3";
    RUNNING = "SELECT realm, intake, next_miss_at FROM intakes
      WHERE jurisdiction = $1 AND next_miss_at IS NOT NULL ORDER BY next_miss_at LIMIT $2";
    NEXT_DUE = "UPDATE intakes SET next_due_at = $4, next_miss_at = $5
      WHERE jurisdiction = $1 AND realm = $2 AND intake = $3";
    SETTLED_SINCE = "SELECT intake, channel, knew_at, who, position, caller, callback, said, place,
        measures, wants, region, occurred_at, class, dead, injured, missing, trapped, noted_at,
        settlement, settled_with, settled_reason, settled_at, settled_by, severity, profile,
        phoned_at, initial_sent_at, last_sent_at, final_sent_at, destroyed_at
      FROM intakes WHERE jurisdiction = $1 AND realm = $2 AND settled_at >= $3
      ORDER BY settled_at DESC, position DESC LIMIT $4";
    GRADED = "UPDATE intakes SET severity = $4, profile = $5
      WHERE jurisdiction = $1 AND realm = $2 AND intake = $3";
    PHONED = "UPDATE intakes SET phoned_at = COALESCE(phoned_at, $4)
      WHERE jurisdiction = $1 AND realm = $2 AND intake = $3";
    INITIAL_SENT = "UPDATE intakes SET initial_sent_at = $4,
        last_sent_at = CASE WHEN last_sent_at > $4 THEN last_sent_at ELSE $4 END
      WHERE jurisdiction = $1 AND realm = $2 AND intake = $3";
    FOLLOW_UP_SENT = "UPDATE intakes
      SET last_sent_at = CASE WHEN last_sent_at > $4 THEN last_sent_at ELSE $4 END
      WHERE jurisdiction = $1 AND realm = $2 AND intake = $3";
    FINAL_SENT = "UPDATE intakes SET final_sent_at = $4,
        last_sent_at = CASE WHEN last_sent_at > $4 THEN last_sent_at ELSE $4 END
      WHERE jurisdiction = $1 AND realm = $2 AND intake = $3";
    DESTROYED = "UPDATE intakes SET destroyed_at = $4
      WHERE jurisdiction = $1 AND realm = $2 AND intake = $3";
    KNOWN = "SELECT intake, channel, knew_at, who, position, caller, callback, said, place,
        measures, wants, region, occurred_at, class, dead, injured, missing, trapped, noted_at,
        settlement, settled_with, settled_reason, settled_at, settled_by, severity, profile,
        phoned_at, initial_sent_at, last_sent_at, final_sent_at, destroyed_at
      FROM intakes WHERE jurisdiction = $1 AND realm = $2 AND knew_at >= $3 AND knew_at <= $4
      ORDER BY knew_at DESC, position DESC LIMIT $5";
}

pub(in crate::tables) fn project(
    session: &mut Session,
    recorded: &Recorded,
    event: &Event,
) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let of = (envelope.jurisdiction.as_str(), envelope.realm.as_str());
    let [jurisdiction, realm]: [Value<'_>; 2] = [of.0.into(), of.1.into()];
    match event {
        Event::IntakeOpened(it) => open(session, recorded, it),
        Event::IntakeNoted(it) => note(session, [jurisdiction, realm], it, envelope.entered_at),
        Event::IntakeSettled(it) => {
            let (intake, settlement) = (it.intake.to_string(), &it.settlement);
            let (with, reason) = match settlement {
                SealedSettlement::Operation(operation) => (Some(operation.to_string()), None),
                SealedSettlement::SameAs(other) => (Some(other.to_string()), None),
                SealedSettlement::Nothing(reason) => (None, Some(sealed(reason)?)),
            };
            let values = [
                jurisdiction,
                realm,
                (&intake).into(),
                settlement.kind().name().into(),
                with.as_deref().into(),
                reason.as_ref().map(|it| it.bytes()).into(),
                envelope.happened_at.into(),
                (&envelope.who).into(),
            ];
            session.write(SETTLED, &values)?;
            set_next_due(session, of, it.intake)
        }
        Event::IntakeGraded(it) => {
            let (intake, grade) = (it.intake.to_string(), it.grade);
            let (severity, profile) = (grade.severity.name().into(), grade.profile.name().into());
            session.write(GRADED, &[jurisdiction, realm, (&intake).into(), severity, profile])?;
            set_next_due(session, of, it.intake)
        }
        Event::PhoneReportMade(it) => {
            let intake = it.intake.to_string();
            let values = [jurisdiction, realm, (&intake).into(), envelope.happened_at.into()];
            session.write(PHONED, &values)?;
            reports::phoned(session, recorded, it)?;
            missed_limits::phoned(session, recorded, it)?;
            set_next_due(session, of, it.intake)
        }
        Event::IntakeTextsDestroyed(it) => {
            let intake = it.intake.to_string();
            let values = [jurisdiction, realm, (&intake).into(), envelope.happened_at.into()];
            session.write(DESTROYED, &values)
        }
        Event::ReportWritten(it) => reports::written(session, recorded, it),
        Event::ReportChecked(it) => reports::checked(session, recorded, it),
        Event::ReportSent(it) => {
            let intake = it.intake.to_string();
            let statement = match it.kind {
                ReportKind::Initial => INITIAL_SENT,
                ReportKind::FollowUp => FOLLOW_UP_SENT,
                ReportKind::Final => FINAL_SENT,
            };
            let values = [jurisdiction, realm, (&intake).into(), envelope.happened_at.into()];
            session.write(statement, &values)?;
            reports::sent(session, recorded, it)?;
            missed_limits::sent(session, recorded, it)?;
            set_next_due(session, of, it.intake)
        }
        Event::ReportLimitMissed(it) => {
            let intake = it.intake.to_string();
            let row = session.query_one(ONE, &[jurisdiction, realm, (&intake).into()])?;
            let row = row.map(read).transpose()?;
            missed_limits::missed(session, recorded, (it, row.as_ref()))?;
            set_next_due(session, of, it.intake)
        }
    }
}

fn open(session: &mut Session, recorded: &Recorded, it: &IntakeOpened) -> Result<(), Fault> {
    let envelope = recorded.sealed.envelope();
    let intake = it.intake.to_string();
    let values = [
        (&envelope.jurisdiction).into(),
        (&envelope.realm).into(),
        (&intake).into(),
        it.channel.name().into(),
        envelope.happened_at.into(),
        (&envelope.who).into(),
        envelope.position.into(),
    ];
    session.write(OPENED, &values)
}

/// By when the next report is due: the desk lists by it. And when the next limit runs out that is
/// not written down as missed: the clock's watch looks for it.
fn set_next_due(
    session: &mut Session,
    (jurisdiction, realm): (&str, &str),
    id: IntakeId,
) -> Result<(), Fault> {
    let intake = id.to_string();
    let of: [Value<'_>; 3] = [jurisdiction.into(), realm.into(), (&intake).into()];
    let row = session.query_one(ONE, &of)?.map(read).transpose()?;
    let clocks = row.map(|it| it.clocks()).unwrap_or_default();
    let missed = missed_limits::missed_limits(session, (jurisdiction, realm), id)?;
    let is_missed =
        |it: &&ReportClock| missed.iter().any(|row| (row.due, row.since) == (it.due, it.since));
    let next = clocks.first().map(|it| it.at.microseconds());
    let misses = clocks.iter().find(|it| !is_missed(it)).map(|it| it.at.microseconds());
    let [jurisdiction, realm, intake] = of;
    session.write(NEXT_DUE, &[jurisdiction, realm, intake, next.into(), misses.into()])
}

fn note(
    session: &mut Session,
    [jurisdiction, realm]: [Value<'_>; 2],
    noted: &IntakeNoted,
    entered_at: i64,
) -> Result<(), Fault> {
    let (intake, account) = (noted.intake.to_string(), &noted.account);
    let text = |it: &Option<VaultText>| it.as_ref().map(sealed).transpose();
    let texts = [
        text(&account.caller)?,
        text(&account.callback)?,
        text(&account.said)?,
        text(&account.place)?,
        text(&account.measures)?,
        text(&account.wants)?,
    ];
    let Casualties { dead, injured, missing, trapped } = account.casualties;
    let mut values: Vec<Value<'_>> = vec![jurisdiction, realm, (&intake).into()];
    values.extend(texts.iter().map(|it| Value::from(it.as_ref().map(|it| it.bytes()))));
    let facts: [Value<'_>; 3] = [
        account.region.as_ref().map(|it| it.as_str()).into(),
        account.occurred_at.map(Instant::microseconds).into(),
        account.class.map(EmergencyClass::name).into(),
    ];
    values.extend(facts);
    let counts = [dead, injured, missing, trapped];
    values.extend(counts.map(|it| Value::from(it.map(i64::from))));
    values.push(entered_at.into());
    session.write(NOTED, &values)
}

pub(crate) fn one(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    intake: IntakeId,
) -> Result<Option<IntakeRow>, Fault> {
    let intake = intake.to_string();
    let values = [jurisdiction.into(), realm.as_str().into(), (&intake).into()];
    session.query_one(ONE, &values)?.map(read).transpose()
}

pub(crate) fn newest(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    page: Page,
) -> Result<Vec<IntakeRow>, Fault> {
    let before = page.before.unwrap_or(u64::MAX);
    let values = [jurisdiction.into(), realm.as_str().into(), before.into(), page.rows_max.into()];
    session.query(NEWEST, &values)?.into_iter().map(read).collect()
}

pub(crate) fn unsettled(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    rows_max: u32,
) -> Result<Vec<IntakeRow>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into(), rows_max.into()];
    session.query(UNSETTLED, &values)?.into_iter().map(read).collect()
}

pub(crate) fn to_report(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    rows_max: u32,
) -> Result<Vec<IntakeRow>, Fault> {
    let values = [jurisdiction.into(), realm.as_str().into(), rows_max.into()];
    session.query(TO_REPORT, &values)?.into_iter().map(read).collect()
}

pub(crate) fn limits_running(
    session: &mut Session,
    jurisdiction: &str,
    rows_max: u32,
) -> Result<Vec<(Realm, IntakeId, Instant)>, Fault> {
    let rows = session.query(RUNNING, &[jurisdiction.into(), rows_max.into()])?;
    let read = |mut row: Row| {
        let (realm, intake) = (row.parsed()?, row.parsed()?);
        Ok((realm, intake, Instant::from_microseconds(row.integer()?)))
    };
    rows.into_iter().map(read).collect()
}

pub(crate) fn settled_since(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    (since, rows_max): (Instant, u32),
) -> Result<Vec<IntakeRow>, Fault> {
    let since = since.microseconds().into();
    let values = [jurisdiction.into(), realm.as_str().into(), since, rows_max.into()];
    session.query(SETTLED_SINCE, &values)?.into_iter().map(read).collect()
}

pub(crate) fn known(
    session: &mut Session,
    (jurisdiction, realm): (&str, &Realm),
    [from, to]: [Instant; 2],
    rows_max: u32,
) -> Result<Vec<IntakeRow>, Fault> {
    let values = [
        jurisdiction.into(),
        realm.as_str().into(),
        from.microseconds().into(),
        to.microseconds().into(),
        rows_max.into(),
    ];
    session.query(KNOWN, &values)?.into_iter().map(read).collect()
}

fn read(mut row: Row) -> Result<IntakeRow, Fault> {
    let intake = row.parsed()?;
    let channel = read_kind(&mut row, IntakeChannel::named)?;
    let knew_at = Instant::from_microseconds(row.integer()?);
    let (who, position) = (row.text()?, row.natural()?);
    let account = read_account(&mut row)?;
    let noted_at = row.optional_integer()?.map(Instant::from_microseconds);
    let settled = read_settled(&mut row)?;
    let (severity, profile) = (
        read_optional_kind(&mut row, EmergencySeverity::named)?,
        read_optional_kind(&mut row, ReportProfile::named)?,
    );
    let grade = severity.zip(profile).map(|(severity, profile)| Grade { severity, profile });
    let mut at = || Ok::<_, Fault>(row.optional_integer()?.map(Instant::from_microseconds));
    let reported = Reported {
        phoned_at: at()?,
        initial_sent_at: at()?,
        last_sent_at: at()?,
        final_sent_at: at()?,
    };
    let destroyed_at = at()?;
    Ok(IntakeRow {
        intake,
        channel,
        knew_at,
        who,
        position,
        account,
        noted_at,
        settled,
        grade,
        reported,
        destroyed_at,
    })
}

fn read_account(row: &mut Row) -> Result<SealedAccount, Fault> {
    let mut text = || read_optional_sealed(row);
    let (caller, callback, said) = (text()?, text()?, text()?);
    let (place, measures, wants) = (text()?, text()?, text()?);
    let region = row.optional_parsed()?;
    let occurred_at = row.optional_integer()?.map(Instant::from_microseconds);
    let class = read_optional_kind(row, EmergencyClass::named)?;
    let casualties = Casualties {
        dead: read_optional_number(row)?,
        injured: read_optional_number(row)?,
        missing: read_optional_number(row)?,
        trapped: read_optional_number(row)?,
    };
    let account = SealedAccount {
        caller,
        callback,
        said,
        region,
        place,
        occurred_at,
        class,
        casualties,
        measures,
        wants,
    };
    Ok(account)
}

fn read_settled(row: &mut Row) -> Result<Option<SettledRow>, Fault> {
    let kind = read_optional_kind(row, SettlementKind::named)?;
    let (with, reason) = (row.optional_text()?, read_optional_sealed(row)?);
    let (at, who) = (row.optional_integer()?, row.optional_text()?);
    let (Some(kind), Some(at), Some(who)) = (kind, at, who) else { return Ok(None) };
    let told = |met: &dyn std::fmt::Display| Fault::new("reading an intake", met);
    let id = |with: Option<String>| with.ok_or_else(|| told(&"settled with nothing"));
    let settlement = match kind {
        SettlementKind::Operation => {
            SealedSettlement::Operation(id(with)?.parse().map_err(|it| told(&it))?)
        }
        SettlementKind::SameAs => {
            SealedSettlement::SameAs(id(with)?.parse().map_err(|it| told(&it))?)
        }
        SettlementKind::Nothing => {
            SealedSettlement::Nothing(reason.ok_or_else(|| told(&"settled without a reason"))?)
        }
    };
    Ok(Some(SettledRow { settlement, at: Instant::from_microseconds(at), who }))
}
