//! Data use 数据使用: the emergency ends and its data goes, released for the archive or destroyed.
//!
//! All free text of an operation is personal until shown otherwise. When its log is closed, each
//! text is *released* under the archive's key (ERL 94 wants the record), in clear where the
//! [`scanner`] finds nothing and masked by a named person elsewhere, or it is destroyed with the
//! operation's key (ERL 85). The chain of the journal stays whole: it holds commitments only.

mod attestation;
mod destroy_employment_data;
mod destroy_texts;
mod events;
mod refusals;
mod release_text;
mod release_texts;
pub mod scanner;
mod state;
#[cfg(test)]
mod testing;

pub use attestation::{Attestation, SealedAttestation, Witness};
pub use destroy_employment_data::DestroyEmploymentData;
pub use destroy_texts::DestroyTexts;
pub use events::{
    EmploymentDataDestroyed, EmploymentDataEvent, OperationDataEvent, TextReleased, TextsDestroyed,
};
pub use refusals::Refusal;
pub use release_text::ReleaseText;
pub use release_texts::{RELEASED_AT_ONCE_MAX, ReleaseTexts, WhichTexts};
pub use state::{EmploymentData, OperationData};
