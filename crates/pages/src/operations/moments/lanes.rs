//! What happened in an operation, by lane, from its opening to now.

use domain::kernel::{Instant, Span};
use domain::operations::Response;
use words::{MomentPages, Names as _, OperationOverview, full_time};

use super::super::sight::Sight;

/// A lane has so many bars.
const BARS: usize = 120;
/// So many days have a name above the lanes; of more only some.
const DAYS_MAX: i64 = 12;
/// How high a lane is, and how much of that its bars take, in pixels.
const LANE: f64 = 38.0;
const BAR: f64 = 20.0;
const LEVEL: f64 = 22.0;
/// Above the lanes stand the days.
const HEAD: f64 = 20.0;
const DAY_MICROSECONDS: i64 = 24 * 3_600 * 1_000_000;

/// The time of a timeline.
#[derive(Clone, Copy)]
pub(super) struct Stretch {
    pub(super) from: Instant,
    pub(super) to: Instant,
}

impl Stretch {
    /// Where an instant stands, in hundredths of the width.
    pub(super) fn place(self, at: Instant) -> f64 {
        let whole = self.to.since(self.from).microseconds().max(1);
        let part = at.since(self.from).microseconds().clamp(0, whole);
        part as f64 / whole as f64 * 100.0
    }

    /// In which bar it falls.
    fn bar(self, at: Instant) -> usize {
        let whole = self.to.since(self.from).microseconds().max(1);
        let part = at.since(self.from).microseconds().clamp(0, whole);
        let bars = i64::try_from(BARS).unwrap_or(i64::MAX);
        let bar = usize::try_from(part.saturating_mul(bars) / whole).unwrap_or(0);
        bar.min(BARS - 1)
    }

    /// How many minutes it has.
    pub(super) fn minutes(self) -> i64 {
        self.minute(self.to).max(1)
    }

    /// The minute of an instant, from the opening on.
    pub(super) fn minute(self, at: Instant) -> i64 {
        at.since(self.from).microseconds().max(0) / 60_000_000
    }
}

/// All lanes, ready to be drawn.
pub(super) struct Lanes {
    pub(super) height: f64,
    /// Midnights: where, and what the day is called.
    pub(super) days: Vec<(f64, String)>,
    pub(super) levels: Vec<LevelLane>,
    pub(super) lanes: Vec<Lane>,
    /// Changes of level, the first first.
    pub(super) changes: Vec<ChangeShown>,
}

/// The levels of a plan.
pub(super) struct LevelLane {
    pub(super) title: String,
    /// Where its words stand, and where its levels do.
    pub(super) foot: f64,
    pub(super) top: f64,
    pub(super) segments: Vec<Segment>,
}

/// A level, from its decision to the next.
pub(super) struct Segment {
    pub(super) from: f64,
    pub(super) width: f64,
    pub(super) mark: String,
    /// How dark: 4 for the most severe.
    pub(super) class: &'static str,
}

/// A lane of bars.
pub(super) struct Lane {
    pub(super) title: String,
    pub(super) foot: f64,
    pub(super) class: &'static str,
    /// Where, how wide, from which height on, how high.
    pub(super) bars: Vec<(f64, f64, f64, f64)>,
}

/// A change of a level.
pub(super) struct ChangeShown {
    pub(super) at: Instant,
    pub(super) minute: i64,
    pub(super) clock: String,
    pub(super) text: String,
}

pub(super) fn lanes(sight: &Sight<'_>, stretch: Stretch) -> Lanes {
    let response = sight.board.response();
    let mut foot = HEAD;
    let mut levels = Vec::new();
    for plan in &response.plans {
        levels.push(level_lane(sight, plan, (stretch, foot)));
        foot += LANE;
    }
    let of = [
        (MomentPages::Opened { count: 0 }, "is-opened", opened(response)),
        (MomentPages::Done { count: 0 }, "is-done", done(response)),
        (MomentPages::Late { count: 0 }, "is-late", late(response)),
        (MomentPages::Decisions { count: 0 }, "is-decision", decisions(response)),
        (MomentPages::Reports { count: 0 }, "is-report", reports(sight)),
        (MomentPages::Log { count: 0 }, "is-log", log(sight)),
    ];
    let mut lanes = Vec::new();
    for (word, class, instants) in of {
        let title = sight.say(counted(&word, instants.len()));
        lanes.push(Lane { title, foot, class, bars: bars(&instants, stretch, foot + LANE) });
        foot += LANE;
    }
    let changes = changes(sight, stretch);
    Lanes { height: foot + 6.0, days: days(sight, stretch), levels, lanes, changes }
}

const fn counted(word: &MomentPages, count: usize) -> MomentPages {
    match word {
        MomentPages::Done { .. } => MomentPages::Done { count },
        MomentPages::Late { .. } => MomentPages::Late { count },
        MomentPages::Decisions { .. } => MomentPages::Decisions { count },
        MomentPages::Reports { .. } => MomentPages::Reports { count },
        MomentPages::Log { .. } => MomentPages::Log { count },
        _ => MomentPages::Opened { count },
    }
}

fn level_lane(
    sight: &Sight<'_>,
    plan: &domain::operations::PlanResponse,
    (stretch, foot): (Stretch, f64),
) -> LevelLane {
    let mut segments = Vec::new();
    for (at, (since, level)) in plan.levels.iter().enumerate() {
        let Some(level) = level else { continue };
        let until = plan.levels.get(at + 1).map_or(stretch.to, |(next, _)| *next);
        let (from, to) = (stretch.place(*since), stretch.place(until));
        let rank = plan.at_work.level(level).map_or(4, |it| it.rank);
        let (mark, class) = match rank {
            1 => ("Ⅰ", "is-first"),
            2 => ("Ⅱ", "is-second"),
            3 => ("Ⅲ", "is-third"),
            _ => ("Ⅳ", "is-fourth"),
        };
        segments.push(Segment { from, width: (to - from).max(0.3), mark: mark.to_owned(), class });
    }
    let title = words::named(&plan.at_work.title, sight.language).to_owned();
    LevelLane { title, foot: foot + 11.0, top: foot + LANE - LEVEL, segments }
}

/// Each bar as high as so much happened in its time, the highest as high as the lane.
fn bars(instants: &[Instant], stretch: Stretch, foot: f64) -> Vec<(f64, f64, f64, f64)> {
    let mut counts = vec![0_u32; BARS];
    for at in instants {
        if let Some(count) = counts.get_mut(stretch.bar(*at)) {
            *count += 1;
        }
    }
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let width = 100.0 / BARS as f64;
    let shown = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    shown
        .map(|(at, count)| {
            let height = (BAR * f64::from(*count) / f64::from(most)).max(4.0);
            (at as f64 * width, width * 0.86, foot - height, height)
        })
        .collect()
}

fn opened(response: &Response) -> Vec<Instant> {
    response.all_tasks().filter_map(|it| it.task.opened_at()).collect()
}

fn done(response: &Response) -> Vec<Instant> {
    response.all_tasks().filter_map(|it| it.task.done_at()).collect()
}

fn late(response: &Response) -> Vec<Instant> {
    response.all_tasks().filter_map(|it| it.record.overdue_at).collect()
}

/// Levels, measures and who took command.
fn decisions(response: &Response) -> Vec<Instant> {
    let levels = response.plans.iter().flat_map(|it| it.levels.iter().map(|(at, _)| *at));
    let measures = response.measures.iter();
    let measures = measures
        .flat_map(|it| std::iter::once(it.since).chain(it.ended.as_ref().map(|(at, _)| *at)));
    let command = response.command.iter().map(|it| it.since);
    let normal = response.normalised.iter().map(|it| it.at);
    levels.chain(measures).chain(command).chain(normal).collect()
}

fn reports(sight: &Sight<'_>) -> Vec<Instant> {
    let all = sight.board.operation().situation_reports.all.values();
    all.filter(|it| it.number.is_some()).map(|it| it.as_of).collect()
}

fn log(sight: &Sight<'_>) -> Vec<Instant> {
    sight.board.operation().log.values().map(|it| it.happened_at).collect()
}

fn changes(sight: &Sight<'_>, stretch: Stretch) -> Vec<ChangeShown> {
    let mut changes: Vec<ChangeShown> = Vec::new();
    for plan in &sight.board.response().plans {
        for (at, level) in &plan.levels {
            let what = match level {
                Some(level) => sight.names.level_title(&plan.at_work.key, level),
                None => sight.say(OperationOverview::NoLevel),
            };
            let text = format!("{} · {what}", sight.names.plan(&plan.at_work.key));
            let minute = stretch.minute(*at) + 1;
            changes.push(ChangeShown { at: *at, minute, clock: sight.time(*at).clock, text });
        }
    }
    changes.sort_by_key(|it| it.at);
    changes
}

/// Each midnight with its day.
fn days(sight: &Sight<'_>, stretch: Stretch) -> Vec<(f64, String)> {
    let ahead = offset(sight, stretch.from);
    let local = stretch.from.microseconds() + ahead;
    let first = (local.div_euclid(DAY_MICROSECONDS) + 1) * DAY_MICROSECONDS - ahead;
    let count = (stretch.to.microseconds() - first).div_euclid(DAY_MICROSECONDS) + 1;
    let step = (count / DAYS_MAX).max(0) + 1;
    let midnights = (0..count.max(0)).filter(|it| it % step == 0);
    midnights
        .map(|it| {
            let at = Instant::from_microseconds(first + it * DAY_MICROSECONDS);
            let day = full_time(at, sight.zone);
            (stretch.place(at), day.get(5..10).unwrap_or_default().to_owned())
        })
        .collect()
}

/// How far the county's clocks are ahead, read from how they write midnight in Greenwich.
fn offset(sight: &Sight<'_>, at: Instant) -> i64 {
    let whole = at.microseconds().div_euclid(DAY_MICROSECONDS) * DAY_MICROSECONDS;
    let read = full_time(Instant::from_microseconds(whole), sight.zone);
    let part = |from: usize| read.get(from..from + 2).and_then(|it| it.parse::<i64>().ok());
    let minutes = part(11).unwrap_or(0) * 60 + part(14).unwrap_or(0);
    // West of Greenwich it is still the day before.
    let minutes = if minutes > 14 * 60 { minutes - 24 * 60 } else { minutes };
    Span::from_minutes(minutes).microseconds()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> Instant {
        Instant::ZERO + Span::from_minutes(minute)
    }

    #[test]
    fn an_instant_stands_where_its_minute_is_and_never_outside() {
        let stretch = Stretch { from: at(0), to: at(200) };
        assert!((stretch.place(at(50)) - 25.0).abs() < 1e-9);
        assert!((stretch.place(at(900)) - 100.0).abs() < 1e-9);
        assert_eq!((stretch.minutes(), stretch.minute(at(50))), (200, 50));
        let no_time = Stretch { from: at(5), to: at(5) };
        assert_eq!(no_time.minutes(), 1);
        assert!(no_time.place(at(5)).abs() < 1e-9);
    }

    #[test]
    fn the_most_that_happened_at_once_is_as_high_as_the_lane_and_one_is_seen() {
        let stretch = Stretch { from: at(0), to: at(1_200) };
        let mut instants = vec![at(5); 30];
        instants.push(at(1_199));
        let bars = bars(&instants, stretch, 100.0);
        assert_eq!(bars.len(), 2);
        assert!((bars[0].3 - BAR).abs() < 1e-9 && (bars[0].2 - (100.0 - BAR)).abs() < 1e-9);
        assert!((bars[1].3 - 4.0).abs() < 1e-9, "one is seen: {:?}", bars[1]);
        assert!(bars[1].0 > 98.0);
    }
}
