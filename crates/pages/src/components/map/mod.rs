//! A map of an operation: drawn on the server, works without script, prints.

mod base;
mod drawing;
mod examples;
mod figure;
mod layout;
mod marks;
mod outlines;
mod projection;
mod room;
mod view;

#[cfg(test)]
mod tests;

pub(crate) use examples::examples;
pub(crate) use figure::MapFigure;
pub(crate) use view::{
    Base, BaseKind, BaseShape, Boundary, MapView, Place, PlaceMarks, Site, SiteSort,
};
