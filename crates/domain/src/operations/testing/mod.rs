//! A flood to test on: given a state, when a verb, then events or a refusal.

mod documents;
mod night;
mod offices;
mod opening;
mod verbs;

pub(super) use documents::{county_flood, issued, psb_flood, with_follow_up, with_level_two};
pub(super) use night::{Night, at, minute, paper, refolded, sealed};
pub(super) use offices::{desk, officer, patrol, police, the_countys, the_polices, township};
pub(super) use opening::{NOON, decide, decide_at, entry, flood, opened};
pub(super) use verbs::*;
