//! The office's ports for the registers of people, places, plans and supplies, on a session.

mod people;
mod places;
mod plans;
mod supplies;
