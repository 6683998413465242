//! The office's ports for operations, and for the registers of people, places, plans and supplies,
//! on a session.

mod operations;
mod people;
mod places;
mod plans;
mod supplies;
