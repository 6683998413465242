//! One id type per kind of thing, so that a task is never taken for a person.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Why a text is not an id.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotAnId(pub String);

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "“{}” is not an id: expected a UUID such as 0198c0de-0000-7000-8000-000000000001",
            self.0
        )
    }
}

impl std::error::Error for NotAnId {}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID; callers make version 7, so that ids sort by time.
            #[must_use]
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The UUID inside.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                // Only the hyphenated form: one thing has one spelling.
                match Uuid::parse_str(text) {
                    Ok(uuid) if text.len() == 36 => Ok(Self(uuid)),
                    Ok(_) | Err(_) => Err(NotAnId(text.chars().take(60).collect())),
                }
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                schemars::json_schema!({ "type": "string", "format": "uuid" })
            }
        }
    )+};
}

ids! {
    /// One command of a caller: the same id twice is one event.
    CommandId,
    /// One run of a response 处置行动.
    OperationId,
    /// One line of an operation's log.
    LogEntryId,
    /// An organisation or unit.
    OrganisationId,
    /// A post 岗位, which persons hold.
    PostId,
    /// A person of the staff.
    PersonId,
    /// A photo, a scan or a recording.
    AttachmentId,
    /// A number under which a person is reached.
    ContactId,
    /// A place that matters: a shelter, a bridge, a school.
    SiteId,
    /// A vehicle or a boat.
    VehicleId,
    /// An account, with which a person signs in.
    AccountId,
    /// An emergency plan 预案, with all its versions.
    PlanId,
    /// Something that was reported to the desk 接报.
    IntakeId,
    /// A written information report 信息报告.
    ReportId,
    /// A shift at the duty desk 值班班次.
    ShiftId,
    /// A line of the duty log 值班日志.
    DutyLineId,
    /// An instruction of a leader 批示.
    InstructionId,
    /// A part of an instruction, which one unit answers for.
    InstructionPartId,
    /// A situation report 情况报告 of an operation.
    SituationReportId,
    /// A daily brief 每日简报.
    BriefId,
    /// What units report every day 每日报告.
    DailyReportingId,
    /// Something to be put right 整改.
    CorrectiveActionId,
    /// An incoming document 来文.
    IncomingDocumentId,
    /// A level received from above.
    LevelFromAboveId,
    /// A consultation 会商.
    ConsultationId,
    /// Somebody who was called into a consultation.
    ParticipantId,
    /// What somebody said in a consultation.
    OpinionId,
}

#[test]
fn an_id_has_one_spelling() {
    let id: OperationId = "0198c0de-0000-7000-8000-00000000000a".parse().expect("a UUID");
    assert_eq!(id.to_string(), "0198c0de-0000-7000-8000-00000000000a");
    assert!("0198c0de00007000800000000000000a".parse::<OperationId>().is_err());
    assert!("".parse::<OperationId>().is_err());
}
