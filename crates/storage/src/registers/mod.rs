//! The office's ports for the desk and operations, and for the registers of people, places, plans
//! and supplies, on a session.

mod consultations;
mod duty;
mod inbox;
mod operations;
mod papers;
mod people;
mod places;
mod plans;
mod reviews;
mod supplies;
