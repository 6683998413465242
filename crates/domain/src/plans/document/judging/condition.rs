//! How each part of a condition is judged.

use super::super::condition::{Condition, LevelBound};
use super::super::levels::LevelName;
use super::course::Course;
use super::judgement::Judgement;
use super::situation::Situation;
use super::window::Window;
use crate::kernel::{Instant, Key, Span};

impl Condition {
    /// What it comes to at an instant, by what had happened until then.
    ///
    /// The cost is at most the number of its parts times that of the changes (readings that come
    /// or leave a time before now, changes of a level) in the time that it looks back over: the
    /// longest row of a `for` in a `for` and one time before now. A `for` in a `for` adds to that
    /// time and multiplies nothing.
    #[must_use]
    pub fn judge(&self, situation: &(impl Situation + ?Sized), at: Instant) -> Judgement {
        self.course(situation, at, at).last()
    }

    /// The next instant at which it comes to something else by time alone: a reading leaves the
    /// time before now, a `for` runs full; or something takes effect that the situation knows
    /// already. None if nothing but new facts can change it. With a new fact it is asked again.
    ///
    /// It costs as much as [`Condition::judge`], and as many changes more as the situation knows
    /// of after that instant.
    #[must_use]
    pub fn may_change_after(
        &self,
        situation: &(impl Situation + ?Sized),
        after: Instant,
    ) -> Option<Instant> {
        let end_of_time = Instant::from_microseconds(i64::MAX);
        self.course(situation, after, end_of_time).first_change()
    }

    /// What it comes to from one instant to another, both among them.
    fn course(&self, by: &(impl Situation + ?Sized), from: Instant, to: Instant) -> Course {
        match self {
            Self::All(parts) => {
                let all = Course::beginning(from, Judgement::Holds);
                let courses = parts.iter().map(|it| it.course(by, from, to));
                courses.fold(all, |all, it| all.joined(it, Judgement::and))
            }
            Self::Any(parts) => {
                let any = Course::beginning(from, Judgement::DoesNot);
                let courses = parts.iter().map(|it| it.course(by, from, to));
                courses.fold(any, |any, it| any.joined(it, Judgement::or))
            }
            Self::Not(inner) => inner.course(by, from, to).opposite(),
            Self::Held { condition, span } => {
                let span = (*span).max(Span::ZERO);
                condition.course(by, from - span, to).held(from, to, span)
            }
            Self::Compare { measured, comparison, with } => {
                let window = Window::at(measured, by.readings(measured.indicator()), from);
                let with = with.base_thousandths();
                course_of_values(window, from, to, |it| comparison.holds(it, with).into())
            }
            Self::LevelOf { plan, bound } => course_of_level(by, plan.as_ref(), bound, (from, to)),
            Self::Task { task, state } => course_of_task(by.task_since(task, *state), from, to),
        }
    }
}

fn course_of_values(
    mut window: Window<'_>,
    from: Instant,
    to: Instant,
    compare: impl Fn(i64) -> Judgement,
) -> Course {
    let judge = |it: &Window<'_>| it.value().map_or(Judgement::Unknown, &compare);
    let mut course = Course::beginning(from, judge(&window));
    while let Some(next) = window.next_change().filter(|it| *it <= to) {
        window.move_to(next);
        course.then(next, judge(&window));
    }
    course
}

fn course_of_level(
    by: &(impl Situation + ?Sized),
    plan: Option<&Key>,
    bound: &LevelBound,
    (from, to): (Instant, Instant),
) -> Course {
    let judge = |level: Option<&LevelName>| judge_level(level, bound, |it| by.rank(plan, it));
    let changes = by.levels(plan);
    let begun = changes.partition_point(|(since, _)| *since <= from);
    let (before, later) = changes.split_at(begun);
    let at_first = before.last().and_then(|(_, level)| level.as_ref());
    let mut course = Course::beginning(from, judge(at_first));
    for (since, level) in later.iter().take_while(|(since, _)| *since <= to) {
        course.then(*since, judge(level.as_ref()));
    }
    course
}

/// No level is less severe than any; two levels compare by their ranks, and 1 is the most severe.
fn judge_level(
    level: Option<&LevelName>,
    bound: &LevelBound,
    rank: impl Fn(&LevelName) -> Option<u8>,
) -> Judgement {
    let ranks = |level, bound| rank(level).zip(rank(bound));
    let by_ranks = |it: Option<(u8, u8)>, holds: fn(&u8, &u8) -> bool| {
        it.map_or(Judgement::Unknown, |(level, bound)| holds(&level, &bound).into())
    };
    match (bound, level) {
        (LevelBound::None, _) => level.is_none().into(),
        (LevelBound::Is(name), _) => (level == Some(name)).into(),
        (LevelBound::AtLeast(_), None) => Judgement::DoesNot,
        (LevelBound::AtMost(_), None) => Judgement::Holds,
        (LevelBound::AtLeast(name), Some(level)) => by_ranks(ranks(level, name), u8::le),
        (LevelBound::AtMost(name), Some(level)) => by_ranks(ranks(level, name), u8::ge),
    }
}

fn course_of_task(since: Option<Instant>, from: Instant, to: Instant) -> Course {
    let mut course = Course::beginning(from, since.is_some_and(|it| it <= from).into());
    if let Some(since) = since.filter(|it| (from..=to).contains(it)) {
        course.then(since, Judgement::Holds);
    }
    course
}
