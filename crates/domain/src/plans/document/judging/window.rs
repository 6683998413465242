//! The time before now, moving along an indicator's readings.

use std::collections::VecDeque;

use super::super::condition::Measured;
use crate::kernel::{Instant, Span};

/// A measured value and the readings of its time before now. Over its whole way it takes each
/// reading in once and lets it go once.
pub(super) struct Window<'a> {
    measured: &'a Measured,
    span: Span,
    readings: &'a [(Instant, i64)],
    /// How many of the readings have come, and how many of these have left again.
    come: usize,
    left: usize,
    /// Of those inside.
    total: i128,
    /// Those inside that may yet be the greatest (or the least), the next to be it in front.
    candidates: VecDeque<usize>,
}

impl<'a> Window<'a> {
    /// As it stands at an instant.
    pub(super) fn at(measured: &'a Measured, readings: &'a [(Instant, i64)], at: Instant) -> Self {
        let span = span_of(measured);
        let left = readings.partition_point(|(since, _)| *since + span <= at);
        let candidates = VecDeque::new();
        let mut window = Self { measured, span, readings, come: left, left, total: 0, candidates };
        window.move_to(at);
        window
    }

    /// When it changes next: a reading comes, or one leaves.
    pub(super) fn next_change(&self) -> Option<Instant> {
        let comes = self.readings.get(self.come).map(|(since, _)| *since);
        let leaves = self.oldest_inside().map(|(since, _)| since + self.span);
        comes.into_iter().chain(leaves).min()
    }

    /// Moves on to a later instant.
    pub(super) fn move_to(&mut self, at: Instant) {
        while let Some((_, value)) = self.readings.get(self.come).filter(|it| it.0 <= at) {
            self.total += i128::from(*value);
            self.take_as_candidate(*value);
            self.come += 1;
        }
        while let Some((_, value)) = self.oldest_inside().filter(|it| it.0 + self.span <= at) {
            self.total -= i128::from(value);
            if self.candidates.front() == Some(&self.left) {
                self.candidates.pop_front();
            }
            self.left += 1;
        }
    }

    /// The measured value, in thousandths of the base unit; none where nothing was measured yet.
    pub(super) fn value(&self) -> Option<i64> {
        let last = self.value_before(self.come)?;
        let inside = i128::try_from(self.come - self.left).unwrap_or(i128::MAX);
        Some(match self.measured {
            Measured::Now(_) => last,
            Measured::Sum(..) => bounded(self.total),
            Measured::Max(..) | Measured::Min(..) => {
                let front = self.candidates.front().and_then(|it| self.readings.get(*it));
                front.map_or(last, |(_, value)| *value)
            }
            Measured::Mean(..) => self.total.checked_div(inside).map_or(last, bounded),
            Measured::Change(..) => {
                let first = self.oldest_inside().map(|(_, value)| value);
                let begun = self.value_before(self.left).or(first).unwrap_or(last);
                last.saturating_sub(begun)
            }
        })
    }

    fn oldest_inside(&self) -> Option<(Instant, i64)> {
        self.readings.get(self.left..self.come)?.first().copied()
    }

    fn value_before(&self, index: usize) -> Option<i64> {
        self.readings.get(index.checked_sub(1)?).map(|(_, value)| *value)
    }

    /// A reading takes the place of those before it that it outdoes: they leave before it does.
    fn take_as_candidate(&mut self, value: i64) {
        let outdoes = match self.measured {
            Measured::Max(..) => i64::ge,
            Measured::Min(..) => i64::le,
            Measured::Now(_) | Measured::Sum(..) | Measured::Mean(..) | Measured::Change(..) => {
                return;
            }
        };
        let is_outdone =
            |it: &usize| self.readings.get(*it).is_none_or(|it| outdoes(&value, &it.1));
        while self.candidates.back().is_some_and(is_outdone) {
            self.candidates.pop_back();
        }
        self.candidates.push_back(self.come);
    }
}

/// How far it looks back. A last value needs no time before now.
fn span_of(measured: &Measured) -> Span {
    match measured {
        Measured::Now(_) => Span::ZERO,
        Measured::Sum(_, span)
        | Measured::Max(_, span)
        | Measured::Min(_, span)
        | Measured::Mean(_, span)
        | Measured::Change(_, span) => (*span).max(Span::ZERO),
    }
}

fn bounded(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(measured: fn(crate::kernel::Key, Span) -> Measured, values: &[i64]) -> Option<i64> {
        let measured = measured("rain".parse().expect("a key"), Span::from_hours(1));
        let minute = |it| Instant::ZERO + Span::from_minutes(it);
        let readings: Vec<_> = (1..).map(minute).zip(values.iter().copied()).collect();
        Window::at(&measured, &readings, minute(30)).value()
    }

    #[test]
    fn values_at_the_end_of_the_numbers_stop_there_instead_of_wrapping() {
        let greatest = [i64::MAX, i64::MAX, i64::MAX];
        assert_eq!(value(Measured::Sum, &greatest), Some(i64::MAX));
        assert_eq!(value(Measured::Mean, &greatest), Some(i64::MAX));
        assert_eq!(value(Measured::Sum, &[i64::MIN, -1]), Some(i64::MIN));
        assert_eq!(value(Measured::Change, &[i64::MIN, i64::MAX]), Some(i64::MAX));
    }

    #[test]
    fn a_mean_is_rounded_towards_zero() {
        assert_eq!(value(Measured::Mean, &[2, 3]), Some(2));
        assert_eq!(value(Measured::Mean, &[-2, -3]), Some(-2));
    }

    #[test]
    fn of_nothing_there_is_no_value() {
        assert_eq!(value(Measured::Sum, &[]), None);
    }
}
