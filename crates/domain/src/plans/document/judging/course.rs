//! The course of a judgement over a stretch of time.

use super::judgement::Judgement;
use crate::kernel::{Instant, Span};

/// Since when which judgement, from the beginning of a stretch of time: each step is later than the
/// one before and differs from it. All that conditions look at changes at an instant and stays so
/// until the next change, so the steps say what holds at every instant between them as well.
pub(super) struct Course {
    steps: Vec<(Instant, Judgement)>,
}

impl Course {
    /// One that begins so.
    pub(super) fn beginning(from: Instant, judgement: Judgement) -> Self {
        Self { steps: vec![(from, judgement)] }
    }

    /// From then on it comes to this. Steps are told in order; of two at one instant the later
    /// counts.
    pub(super) fn then(&mut self, at: Instant, judgement: Judgement) {
        if self.steps.last().is_some_and(|(since, _)| *since == at) {
            self.steps.pop();
        }
        if self.steps.last().is_none_or(|(_, it)| *it != judgement) {
            self.steps.push((at, judgement));
        }
    }

    /// What it comes to at the end.
    pub(super) fn last(&self) -> Judgement {
        self.steps.last().map_or(Judgement::Unknown, |(_, it)| *it)
    }

    /// When it first comes to something else.
    pub(super) fn first_change(&self) -> Option<Instant> {
        self.steps.get(1).map(|(at, _)| *at)
    }

    /// That of the opposite.
    pub(super) fn opposite(mut self) -> Self {
        for (_, it) in &mut self.steps {
            *it = !*it;
        }
        self
    }

    /// That of two conditions together, over the same stretch.
    pub(super) fn joined(self, other: Self, join: fn(Judgement, Judgement) -> Judgement) -> Self {
        let mut course = Self { steps: Vec::with_capacity(self.steps.len()) };
        let (mut one, mut two) = (Judgement::Unknown, Judgement::Unknown);
        let mut left = self.steps.into_iter().peekable();
        let mut right = other.steps.into_iter().peekable();
        while let Some(next) = left.peek().into_iter().chain(right.peek()).map(|it| it.0).min() {
            one = left.next_if(|it| it.0 == next).map_or(one, |it| it.1);
            two = right.next_if(|it| it.0 == next).map_or(two, |it| it.1);
            course.then(next, join(one, two));
        }
        course
    }

    /// That of having held for so long, over a stretch that begins at `from`; this one must begin
    /// so much earlier. What was unknown did not hold.
    pub(super) fn held(self, from: Instant, to: Instant, span: Span) -> Self {
        let mut course = Self::beginning(from, Judgement::DoesNot);
        let ends = self.steps.iter().skip(1).map(|(end, _)| Some(*end)).chain([None]);
        for ((since, judgement), end) in self.steps.iter().zip(ends) {
            let full = (*since + span).max(from);
            let is_full_before_it_ends = full <= to && end.is_none_or(|end| full < end);
            if *judgement == Judgement::Holds && is_full_before_it_ends {
                course.then(full, Judgement::Holds);
                if let Some(end) = end {
                    course.then(end, Judgement::DoesNot);
                }
            }
        }
        course
    }
}
