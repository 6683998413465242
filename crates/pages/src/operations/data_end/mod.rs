//! The data of a closed operation: released, destroyed, and the certificate.

mod acts;
mod certificate;
mod listed;
mod page;
mod steps;
mod texts;

pub(crate) use page::{act, show};
