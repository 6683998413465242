//! The office's ports for the registers of people, places and supplies, on a session.

mod people;
mod places;
mod supplies;
