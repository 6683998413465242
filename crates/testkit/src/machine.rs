//! A machine whose clock and chance are inputs: the same seed gives the same run.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use application::Machine;
use domain::kernel::{Instant, Span};

/// Its clock stands until it is set; its randomness is a sequence, and no secret.
pub struct SteadyMachine {
    now: AtomicI64,
    drawn: AtomicU64,
}

impl SteadyMachine {
    /// A machine that stands at an instant.
    #[must_use]
    pub const fn at(now: Instant, seed: u64) -> Self {
        Self { now: AtomicI64::new(now.microseconds()), drawn: AtomicU64::new(seed) }
    }

    /// Lets time pass; a negative span is a clock that jumps back.
    pub fn pass(&self, span: Span) {
        self.now.fetch_add(span.microseconds(), Ordering::Relaxed);
    }
}

impl Machine for SteadyMachine {
    fn now(&self) -> Instant {
        Instant::from_microseconds(self.now.load(Ordering::Relaxed))
    }

    fn randomness(&self, buffer: &mut [u8]) {
        // SplitMix64 (Steele, Lea, Flood 2014): good enough to be different each time.
        for chunk in buffer.chunks_mut(8) {
            let state = self.drawn.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
            let mut mixed = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^= mixed >> 31;
            for (byte, random) in chunk.iter_mut().zip(mixed.to_le_bytes()) {
                *byte = random;
            }
        }
    }
}
