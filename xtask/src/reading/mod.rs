//! Just enough understanding of Rust, TOML and Markdown to hold rules over them.

pub(crate) mod markdown;
pub(crate) mod rust;
pub(crate) mod toml;
pub(crate) mod tree;
