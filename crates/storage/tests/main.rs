//! The same stories on both engines.

mod story;
