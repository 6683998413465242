//! The house as a whole: an office with all its pages and the API, asked as browsers and programs
//! ask it.

mod county;
mod destruction;
mod doors;
mod nos;
mod streams;
mod writing;
