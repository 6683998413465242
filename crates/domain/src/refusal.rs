//! Every no that a rule can say.

use std::fmt;

use serde::Serialize;

use crate::{
    access, data_use, duty, inbox, operations, people, places, plans, realms, reviews, supplies,
};

/// A rule's no, with the values that a sentence needs.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(untagged)]
pub enum Refusal {
    /// Of an account.
    Access(access::Refusal),
    /// Of data use.
    DataUse(data_use::Refusal),
    /// Of the duty desk.
    Duty(duty::Refusal),
    /// Of the inbox of a post.
    Inbox(inbox::Refusal),
    /// Of a daily brief.
    Briefs(duty::BriefRefusal),
    /// Of what units report every day.
    Daily(duty::DailyRefusal),
    /// Of an attachment.
    Attachments(duty::AttachmentRefusal),
    /// Of a consultation.
    Consultations(duty::ConsultationRefusal),
    /// Of a level from above.
    LevelsFromAbove(duty::LevelFromAboveRefusal),
    /// Of an incoming document.
    Documents(duty::DocumentRefusal),
    /// Of an instruction of a leader.
    Instructions(duty::InstructionRefusal),
    /// Of a shift at the duty desk.
    Shifts(duty::ShiftRefusal),
    /// Of an operation.
    Operations(operations::Refusal),
    /// Of people and posts.
    People(people::Refusal),
    /// Of places.
    Places(places::Refusal),
    /// Of a plan.
    Plans(plans::Refusal),
    /// Of a realm.
    Realms(realms::Refusal),
    /// Of something to be put right.
    Reviews(reviews::Refusal),
    /// Of supplies.
    Supplies(supplies::Refusal),
}

impl Refusal {
    /// The stable code that programs rely on.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Access(refusal) => refusal.code(),
            Self::DataUse(refusal) => refusal.code(),
            Self::Duty(refusal) => refusal.code(),
            Self::Inbox(refusal) => refusal.code(),
            Self::Briefs(refusal) => refusal.code(),
            Self::Daily(refusal) => refusal.code(),
            Self::Attachments(refusal) => refusal.code(),
            Self::Consultations(refusal) => refusal.code(),
            Self::LevelsFromAbove(refusal) => refusal.code(),
            Self::Documents(refusal) => refusal.code(),
            Self::Instructions(refusal) => refusal.code(),
            Self::Shifts(refusal) => refusal.code(),
            Self::Operations(refusal) => refusal.code(),
            Self::People(refusal) => refusal.code(),
            Self::Places(refusal) => refusal.code(),
            Self::Plans(refusal) => refusal.code(),
            Self::Realms(refusal) => refusal.code(),
            Self::Reviews(refusal) => refusal.code(),
            Self::Supplies(refusal) => refusal.code(),
        }
    }
}

impl From<access::Refusal> for Refusal {
    fn from(refusal: access::Refusal) -> Self {
        Self::Access(refusal)
    }
}

impl From<data_use::Refusal> for Refusal {
    fn from(refusal: data_use::Refusal) -> Self {
        Self::DataUse(refusal)
    }
}

impl From<duty::Refusal> for Refusal {
    fn from(refusal: duty::Refusal) -> Self {
        Self::Duty(refusal)
    }
}

impl From<inbox::Refusal> for Refusal {
    fn from(refusal: inbox::Refusal) -> Self {
        Self::Inbox(refusal)
    }
}

impl From<duty::BriefRefusal> for Refusal {
    fn from(refusal: duty::BriefRefusal) -> Self {
        Self::Briefs(refusal)
    }
}

impl From<duty::DailyRefusal> for Refusal {
    fn from(refusal: duty::DailyRefusal) -> Self {
        Self::Daily(refusal)
    }
}

impl From<duty::AttachmentRefusal> for Refusal {
    fn from(refusal: duty::AttachmentRefusal) -> Self {
        Self::Attachments(refusal)
    }
}

impl From<duty::ConsultationRefusal> for Refusal {
    fn from(refusal: duty::ConsultationRefusal) -> Self {
        Self::Consultations(refusal)
    }
}

impl From<duty::LevelFromAboveRefusal> for Refusal {
    fn from(refusal: duty::LevelFromAboveRefusal) -> Self {
        Self::LevelsFromAbove(refusal)
    }
}

impl From<duty::DocumentRefusal> for Refusal {
    fn from(refusal: duty::DocumentRefusal) -> Self {
        Self::Documents(refusal)
    }
}

impl From<duty::InstructionRefusal> for Refusal {
    fn from(refusal: duty::InstructionRefusal) -> Self {
        Self::Instructions(refusal)
    }
}

impl From<duty::ShiftRefusal> for Refusal {
    fn from(refusal: duty::ShiftRefusal) -> Self {
        Self::Shifts(refusal)
    }
}

impl From<operations::Refusal> for Refusal {
    fn from(refusal: operations::Refusal) -> Self {
        Self::Operations(refusal)
    }
}

impl From<people::Refusal> for Refusal {
    fn from(refusal: people::Refusal) -> Self {
        Self::People(refusal)
    }
}

impl From<places::Refusal> for Refusal {
    fn from(refusal: places::Refusal) -> Self {
        Self::Places(refusal)
    }
}

impl From<plans::Refusal> for Refusal {
    fn from(refusal: plans::Refusal) -> Self {
        Self::Plans(refusal)
    }
}

impl From<reviews::Refusal> for Refusal {
    fn from(refusal: reviews::Refusal) -> Self {
        Self::Reviews(refusal)
    }
}

impl From<supplies::Refusal> for Refusal {
    fn from(refusal: supplies::Refusal) -> Self {
        Self::Supplies(refusal)
    }
}

impl From<realms::Refusal> for Refusal {
    fn from(refusal: realms::Refusal) -> Self {
        Self::Realms(refusal)
    }
}

/// For logs; people read the sentences of `words`.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Writes a capability's refusals and their codes from one table.
#[macro_export]
macro_rules! refusals {
    ($($(#[$doc:meta])* $variant:ident $({ $($field:ident : $type:ty),+ $(,)? })?
        = $code:literal),+ $(,)?) => {
        /// What the rules of this capability may answer instead of acting.
        #[derive(Clone, PartialEq, Debug, serde::Serialize)]
        #[serde(tag = "code")]
        pub enum Refusal {
            $($(#[$doc])* #[serde(rename = $code)] $variant $({
                $(#[doc = concat!("Its ", stringify!($field), ".")] $field: $type),+
            })?,)+
        }

        impl Refusal {
            /// The stable code that programs rely on.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$variant $({ $($field: _),+ })? => $code),+ }
            }
        }
    };
}
