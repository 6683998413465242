//! What cells mean.

use crate::date::Date;

/// What a cell was understood as.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Text(String),
    Whole(i64),
    Number(f64),
    Date(Date),
    /// In the form that [`normal_phone`] gives.
    Phone(String),
    RegionCode(String),
    /// The key of the choice.
    Choice(&'static str),
    YesNo(bool),
    /// Longitude or latitude, east and north positive.
    Degrees(f64),
    List(Vec<String>),
    /// The keys of the choices.
    Choices(Vec<&'static str>),
}
