//! What the rules of realms may answer instead of acting.

use crate::refusals;

refusals! {
    /// The real world is not opened, and its clock is not set.
    RealIsNotPractice = "real_is_not_practice",
    /// It was opened before.
    AlreadyOpened = "realm_already_opened",
    /// There is no such realm.
    NoSuchRealm = "no_such_realm",
    /// A realm's clock never runs backwards.
    ClockGoesBack = "clock_goes_back",
    /// Faster than a realm's clock may run.
    TooFast { thousandths_max: u32 } = "clock_too_fast",
}
