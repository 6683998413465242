//! The page where a plan is written: form and text side by side, with what was found.
//!
//! The text is the only state: a form changes the same text in place and saves it as a new draft.

mod change;
mod conditions;
mod draft;
mod entries;
mod excerpt;
mod filled;
mod form;
mod found;
mod live;
mod outline;
mod page;
mod place;
mod posted;
mod read;
mod save;
mod show;
mod suggest;
#[cfg(test)]
mod tests;
mod work;

pub(crate) use draft::{House, world};
pub(crate) use found::{
    Counts, FINDINGS_LISTED_MAX, Found as Findings, Shown as FoundLine, in_language,
};
pub(crate) use live::{check, complete};
pub(crate) use outline::{PartCount, part_counts};
pub(crate) use place::encoded;
pub(crate) use save::change;
pub(crate) use show::edit;
pub(crate) use work::not_a_text;

/// The JSON around a text has escapes.
pub(crate) const CHECK_BYTES_MAX: usize = 3 * domain::plans::PLAN_BYTES_MAX;
/// A form is percent-encoded: a Chinese character takes nine bytes instead of three.
pub(crate) const TEXT_BYTES_MAX: usize = 3 * domain::plans::PLAN_BYTES_MAX + 64 * 1024;
