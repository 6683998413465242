//! Scans and photos of what lies on the desk: added, shown the right way up, taken away.

mod acts;
mod shown;

pub(in crate::duty) use acts::hand_in_file;
pub(crate) use acts::{
    UPLOAD_BYTES_MAX, attach, attach_to_operation, take_away, turn, turn_of_operation,
};
pub(in crate::duty) use shown::{PaperForm, PapersShown};
pub(crate) use shown::{is_shown, upload_hint};
