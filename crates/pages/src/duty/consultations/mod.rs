//! Consultations 会商: called, spoken in, concluded by a person, printed as minutes.

mod acts;
mod list;
mod outcome;
mod page;
mod shown;

pub(crate) use acts::act;
pub(crate) use list::{list, open};
pub(crate) use page::{minutes, show};
pub(in crate::duty) use shown::{ConsultationItem, ConsultationReader};
