//! Development only: a machine whose clock and chance are inputs, both engines, an office to play
//! in.

mod corpus;
mod folder;
mod http;
mod machine;
mod office;
mod postgres;
#[cfg(test)]
mod words_agree;

pub use corpus::corpus;
/// Spreadsheets and maps, for stories that send files.
pub use exchange;
pub use folder::Folder;
pub use http::{Answer, Client, Followed, Heard, sign_in};
pub use machine::SteadyMachine;
pub use office::{Engine, Playground, actor, command, county};
pub use postgres::{Cluster, Database, SHARED_CLUSTER};
