//! Attachments of papers at the desk: scans and photos, and which way up they are.

mod attach_paper;
mod attachment;
mod events;
mod refusals;
#[cfg(test)]
mod testing;
mod turn_attachment;

pub use attach_paper::AttachPaper;
pub use attachment::Attachment;
pub use events::{AttachmentEvent, AttachmentTurned, PaperAttached};
pub use refusals::Refusal;
pub use turn_attachment::TurnAttachment;
