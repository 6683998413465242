//! Chance that can be repeated: a small generator with a seed, and what is drawn from it.

use std::f64::consts::PI;

/// SplitMix64 (Steele, Lea and Flood, 2014): one add and a mix for each number.
#[derive(Clone, Debug)]
pub struct SplitMix64 {
    state: u64,
}

impl SplitMix64 {
    /// From a state, as it is.
    #[must_use]
    pub const fn new(state: u64) -> Self {
        Self { state }
    }

    /// The generator of replication `number`, counted from 0: streams of two replications begin
    /// far apart.
    #[must_use]
    pub const fn of_replication(number: u64) -> Self {
        Self::new(0xD1B5_4A32_D192_ED03_u64.wrapping_mul(number.wrapping_add(1)))
    }

    /// 64 bits.
    #[inline]
    pub const fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A share: uniform from 0 up to, but not, 1, in steps of 2⁻⁵³.
    #[inline]
    pub fn share(&mut self) -> f64 {
        (self.bits() >> 11) as f64 * (1.0 / (1_u64 << 53) as f64)
    }

    /// A standard normal (Box and Muller's first of two). Its last bit depends on the mathematics
    /// library.
    #[inline]
    pub fn normal(&mut self) -> f64 {
        let radius = 1.0 - self.share();
        let turn = self.share();
        (-2.0 * radius.ln()).sqrt() * (2.0 * PI * turn).cos()
    }
}

/// A lognormal length of time, by its mean (not that of its logarithm) and its coefficient of
/// variation.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Lognormal {
    mu: f64,
    sigma: f64,
}

impl Lognormal {
    /// With a mean above 0, in the unit of the lengths, and a coefficient of variation from 0 up.
    #[must_use]
    pub fn of_mean(mean: f64, variation: f64) -> Self {
        let sigma_squared = (1.0 + variation * variation).ln();
        Self { mu: mean.ln() - 0.5 * sigma_squared, sigma: sigma_squared.sqrt() }
    }

    /// One length.
    #[inline]
    pub fn draw(&self, random: &mut SplitMix64) -> f64 {
        (self.mu + self.sigma * random.normal()).exp()
    }
}

#[test]
fn the_published_numbers_come_out() {
    // The first five from the state 1234567, as in Vigna's C program.
    let mut random = SplitMix64::new(1_234_567);
    let numbers: Vec<u64> = (0..5).map(|_| random.bits()).collect();
    let wanted = [
        6_457_827_717_110_365_317,
        3_203_168_211_198_807_973,
        9_817_491_932_198_370_423,
        4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
    ];
    assert_eq!(numbers, wanted);
}

#[test]
fn a_lognormal_has_its_mean_and_its_variation() {
    let law = Lognormal::of_mean(3.0, 0.5);
    let mut random = SplitMix64::new(1);
    let count = 200_000;
    let draws: Vec<f64> = (0..count).map(|_| law.draw(&mut random)).collect();
    let mean = draws.iter().sum::<f64>() / f64::from(count);
    let variance = draws.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / f64::from(count);
    // Four standard errors of the mean are 0.0134.
    assert!((mean - 3.0).abs() < 0.0134, "{mean}");
    assert!((variance.sqrt() / mean - 0.5).abs() < 0.01, "{variance}");
}
