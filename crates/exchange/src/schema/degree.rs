//! Understands longitude and latitude as they stand in notebooks and on GPS devices.

use super::Problem;
use crate::table::all_half_width;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    Longitude,
    Latitude,
}

/// Degrees, east and north positive: 114.0432, 114.0432°E, 东经114°2′35.5″, 114度2分35.5秒.
pub(super) fn degrees(text: &str, axis: Axis) -> Result<f64, Problem> {
    let text = all_half_width(text).to_uppercase().replace(' ', "");
    let (bare, sign) = without_direction(&text, axis);
    let value = sign * sexagesimal(bare).ok_or(Problem::NotDegrees)?;
    let limit = match axis {
        Axis::Longitude => 180.0,
        Axis::Latitude => 90.0,
    };
    if value.abs() <= limit {
        Ok(value)
    } else if axis == Axis::Latitude && value.abs() <= 180.0 {
        Err(Problem::LatitudeIsLongitude)
    } else {
        Err(Problem::OutOfRange { min: -limit, max: limit })
    }
}

/// A letter or word for the direction, before or behind; one of the other axis stays and fails.
fn without_direction(text: &str, axis: Axis) -> (&str, f64) {
    let directions = match axis {
        Axis::Longitude => [("东经", 1.0), ("西经", -1.0), ("E", 1.0), ("W", -1.0)],
        Axis::Latitude => [("北纬", 1.0), ("南纬", -1.0), ("N", 1.0), ("S", -1.0)],
    };
    for (word, sign) in directions {
        if let Some(rest) = text.strip_prefix(word).or_else(|| text.strip_suffix(word)) {
            return (rest.trim_start_matches(':'), sign);
        }
    }
    (text, 1.0)
}

/// Degrees alone, or degrees, minutes and seconds.
fn sexagesimal(text: &str) -> Option<f64> {
    let marks = ['°', '度', '′', '\'', '’', '分', '″', '"', '”', '秒'];
    let mut parts = text.split(marks).filter(|it| !it.is_empty());
    let spelled = |part: &str| {
        let is_spelled = part.bytes().all(|it| it.is_ascii_digit() || b".-".contains(&it));
        part.parse::<f64>().ok().filter(|_| is_spelled)
    };
    let whole = spelled(parts.next()?)?;
    let (mut fraction, mut part_of_degree) = (0.0, 60.0);
    for part in parts {
        let part = spelled(part).filter(|it| (0.0..60.0).contains(it))?;
        if part_of_degree > 3600.0 || whole.fract() != 0.0 {
            return None;
        }
        fraction += part / part_of_degree;
        part_of_degree *= 60.0;
    }
    Some(if whole.is_sign_negative() { whole - fraction } else { whole + fraction })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_understood_in_every_spelling() {
        for text in [
            "114.25",
            "１１４．２５",
            "114.25°",
            "114.25E",
            "东经114°15′",
            "114度15分0秒",
            "E114°15'00\"",
        ] {
            assert_eq!(degrees(text, Axis::Longitude), Ok(114.25), "{text}");
        }
        assert_eq!(degrees("29.5", Axis::Latitude), Ok(29.5));
        assert_eq!(degrees("29°30′S", Axis::Latitude), Ok(-29.5));
        assert_eq!(degrees("-0.5", Axis::Latitude), Ok(-0.5));
    }

    #[test]
    fn what_lies_on_no_map_is_refused() {
        for text in ["", "东", "114°75′", "114.5°15′", "114N", "1e2", "114°1′1″1"] {
            assert_eq!(degrees(text, Axis::Longitude), Err(Problem::NotDegrees), "{text}");
        }
        assert_eq!(degrees("114.25", Axis::Latitude), Err(Problem::LatitudeIsLongitude));
        let out = Problem::OutOfRange { min: -180.0, max: 180.0 };
        assert_eq!(degrees("1140.25", Axis::Longitude), Err(out));
    }
}
