//! Quantities with units: whole thousandths of a base unit, so that a comparison is exact.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::kernel::kinds;

/// What kind of thing is measured; only like is compared with like.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Dimension {
    /// Lengths and rain; base: the millimetre.
    Length,
    /// Rain in a time; base: the millimetre an hour.
    RainRate,
    /// Flow; base: the cubic metre a second.
    Flow,
    /// Speed; base: the metre a second.
    Speed,
    /// Temperature; base: the degree Celsius.
    Temperature,
    /// A share; base: the percent.
    Share,
    /// A time; base: the second.
    Time,
    /// A count of one kind of thing.
    Count(MeasureUnit),
}

kinds! {
    /// In what an indicator is measured.
    MeasureUnit {
        /// 毫米
        Millimetre = "mm",
        /// 厘米
        Centimetre = "cm",
        /// 米
        Metre = "m",
        /// 千米
        Kilometre = "km",
        /// 毫米每小时
        MillimetrePerHour = "mm/h",
        /// 立方米每秒
        CubicMetrePerSecond = "m3/s",
        /// 米每秒
        MetrePerSecond = "m/s",
        /// 摄氏度
        Celsius = "C",
        /// 百分之
        Percent = "%",
        /// 秒
        Second = "s",
        /// 分钟
        Minute = "min",
        /// 小时
        Hour = "h",
        /// 天
        Day = "d",
        /// 人
        Persons = "persons",
        /// 例
        Cases = "cases",
        /// 户
        Households = "households",
        /// 辆
        Vehicles = "vehicles",
        /// 起
        Reports = "reports",
        /// 处
        Places = "places",
    }
}

impl MeasureUnit {
    /// What kind of thing it measures.
    #[must_use]
    pub const fn dimension(self) -> Dimension {
        match self {
            Self::Millimetre | Self::Centimetre | Self::Metre | Self::Kilometre => {
                Dimension::Length
            }
            Self::MillimetrePerHour => Dimension::RainRate,
            Self::CubicMetrePerSecond => Dimension::Flow,
            Self::MetrePerSecond => Dimension::Speed,
            Self::Celsius => Dimension::Temperature,
            Self::Percent => Dimension::Share,
            Self::Second | Self::Minute | Self::Hour | Self::Day => Dimension::Time,
            Self::Persons
            | Self::Cases
            | Self::Households
            | Self::Vehicles
            | Self::Reports
            | Self::Places => Dimension::Count(self),
        }
    }

    /// How many base units of its dimension one of it is.
    #[must_use]
    pub const fn in_base_units(self) -> i64 {
        match self {
            Self::Centimetre => 10,
            Self::Metre => 1_000,
            Self::Kilometre => 1_000_000,
            Self::Minute => 60,
            Self::Hour => 3_600,
            Self::Day => 86_400,
            Self::Millimetre
            | Self::MillimetrePerHour
            | Self::CubicMetrePerSecond
            | Self::MetrePerSecond
            | Self::Celsius
            | Self::Percent
            | Self::Second
            | Self::Persons
            | Self::Cases
            | Self::Households
            | Self::Vehicles
            | Self::Reports
            | Self::Places => 1,
        }
    }
}

/// A number with its unit, as it was written; compared in thousandths of the base unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// The number in thousandths: 58.00 is 58,000.
    pub thousandths: i64,
    /// How many digits it was written with after the point, for showing it again.
    pub decimals: u8,
    /// Its unit.
    pub unit: MeasureUnit,
}

impl Quantity {
    /// In thousandths of the base unit of its dimension.
    #[must_use]
    pub const fn base_thousandths(&self) -> i64 {
        self.thousandths.saturating_mul(self.unit.in_base_units())
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.thousandths / 1_000, self.thousandths.unsigned_abs() % 1_000);
        let sign = if self.thousandths < 0 && whole == 0 { "-" } else { "" };
        let digits = format!("{rest:03}");
        let shown = digits.get(..usize::from(self.decimals.min(3))).unwrap_or(&digits);
        let point = if shown.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{shown} {}", self.unit.name())
    }
}

#[test]
fn a_quantity_is_shown_as_it_was_written_and_compared_in_base_units() {
    let stage = Quantity { thousandths: 58_000, decimals: 2, unit: MeasureUnit::Metre };
    assert_eq!(stage.to_string(), "58.00 m");
    let same = Quantity { thousandths: 58_000_000, decimals: 0, unit: MeasureUnit::Millimetre };
    assert_eq!(stage.base_thousandths(), same.base_thousandths());
    let frost = Quantity { thousandths: -500, decimals: 1, unit: MeasureUnit::Celsius };
    assert_eq!(frost.to_string(), "-0.5 C");
}
