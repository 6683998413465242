//! What a condition measures, as a number that people can read.

use super::super::condition::Measured;
use super::situation::Situation;
use super::window::Window;
use crate::kernel::Instant;

impl Measured {
    /// What it comes to at an instant, in thousandths of the base unit; none where nothing was
    /// measured yet.
    #[must_use]
    pub fn value(&self, situation: &(impl Situation + ?Sized), at: Instant) -> Option<i64> {
        Window::at(self, situation.readings(self.indicator()), at).value()
    }
}
