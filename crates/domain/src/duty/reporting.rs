//! How soon the house must report upwards, and whether it did.
//!
//! ERL 17 and 61 say “at once”; the minutes are rules of practice, kept as data. Every limit runs
//! from the first knowledge, which is the intake's first event.

use super::refusals::Refusal;
use crate::kernel::{EmergencySeverity, Instant, ReportDue, ReportProfile, Span, Text, VaultText};

/// How soon must be reported, in minutes; none is “at once”, without a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReportingLimits {
    /// By phone, from the first knowledge.
    pub phone_minutes: Option<u32>,
    /// In writing, from the first knowledge.
    pub written_minutes: Option<u32>,
    /// Again, from the last written report, until the final one.
    pub followup_minutes: Option<u32>,
}

const AT_ONCE: ReportingLimits =
    ReportingLimits { phone_minutes: None, written_minutes: None, followup_minutes: None };

/// How soon must be reported by a profile, for a severity.
///
/// `cn-default` is the common practice of the provinces for what is significant and more (phone 30
/// minutes, written 60, again every 4 hours; local rules go before it). `cn-health` is the two
/// hours of 突发公共卫生事件应急条例 articles 19 and 20, `cn-work-safety` the hour of 生产安全事故报告和
/// 调查处理条例 article 9.
#[must_use]
pub const fn reporting_limits(
    profile: ReportProfile,
    severity: EmergencySeverity,
) -> ReportingLimits {
    match (profile, severity) {
        (ReportProfile::Generic, _) | (ReportProfile::CnDefault, EmergencySeverity::Ordinary) => {
            AT_ONCE
        }
        (
            ReportProfile::CnDefault,
            EmergencySeverity::Significant
            | EmergencySeverity::Major
            | EmergencySeverity::ExtremelyMajor,
        ) => ReportingLimits {
            phone_minutes: Some(30),
            written_minutes: Some(60),
            followup_minutes: Some(240),
        },
        (ReportProfile::CnHealth, _) => ReportingLimits { written_minutes: Some(120), ..AT_ONCE },
        (ReportProfile::CnWorkSafety, _) => {
            ReportingLimits { written_minutes: Some(60), ..AT_ONCE }
        }
    }
}

/// How a report kept its limit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Timeliness {
    /// The limit; none is “at once”, without a number.
    pub limit_minutes: Option<u32>,
    /// How long it took, in minutes, each that was begun counted.
    pub took_minutes: u32,
}

impl Timeliness {
    /// How a report that was made then kept its limit, which runs from `since`.
    #[must_use]
    pub fn of(since: Instant, made_at: Instant, limit_minutes: Option<u32>) -> Self {
        let took = made_at.since(since).max(Span::ZERO).microseconds();
        let took = took / MINUTE + i64::from(took % MINUTE > 0);
        Self { limit_minutes, took_minutes: u32::try_from(took).unwrap_or(u32::MAX) }
    }

    /// Whether it came too late.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.limit_minutes.is_some_and(|it| self.took_minutes > it)
    }
}

/// A running clock of a report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReportClock {
    /// Which report is due.
    pub due: ReportDue,
    /// Since when the clock runs.
    pub since: Instant,
    /// How long it runs.
    pub limit_minutes: u32,
    /// By when.
    pub at: Instant,
}

/// What of an intake has been reported upwards.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Reported {
    /// When it was first reported by phone.
    pub phoned_at: Option<Instant>,
    /// When the initial report left the house.
    pub initial_sent_at: Option<Instant>,
    /// When the last report left it.
    pub last_sent_at: Option<Instant>,
    /// When the final report left it.
    pub final_sent_at: Option<Instant>,
}

impl Reported {
    /// The clocks that run, the one that ends first at the front.
    #[must_use]
    pub fn clocks(&self, knew_at: Instant, limits: ReportingLimits) -> Vec<ReportClock> {
        let clock = |due, since: Instant, minutes: Option<u32>| {
            let limit_minutes = minutes?;
            let at = since + Span::from_minutes(i64::from(limit_minutes));
            Some(ReportClock { due, since, limit_minutes, at })
        };
        let phone = clock(ReportDue::Phone, knew_at, limits.phone_minutes);
        let written = clock(ReportDue::Written, knew_at, limits.written_minutes);
        let follow_up = self.last_sent_at.filter(|_| self.final_sent_at.is_none());
        let follow_up =
            follow_up.and_then(|it| clock(ReportDue::FollowUp, it, limits.followup_minutes));
        let running = [
            // What is in writing needs no call any more.
            phone.filter(|_| self.phoned_at.is_none() && self.initial_sent_at.is_none()),
            written.filter(|_| self.initial_sent_at.is_none()),
            follow_up,
        ];
        let mut running: Vec<_> = running.into_iter().flatten().collect();
        running.sort_by_key(|it| (it.at, it.due));
        running
    }
}

impl Reported {
    /// The clocks that had run out by an instant before anything was reported, the one that ended
    /// first at the front: those that still run, and those of a first report that came too late.
    #[must_use]
    pub fn missed(
        &self,
        knew_at: Instant,
        limits: ReportingLimits,
        by: Instant,
    ) -> Vec<ReportClock> {
        let first = |it: &ReportClock| match it.due {
            ReportDue::Phone => [self.phoned_at, self.initial_sent_at].into_iter().flatten().min(),
            ReportDue::Written => self.initial_sent_at,
            ReportDue::FollowUp => None,
        };
        // As if nothing had been reported yet, the clocks of the first reports run.
        let begun = Self::default().clocks(knew_at, limits);
        let running = self.clocks(knew_at, limits).into_iter();
        let running = running.filter(|it| it.due == ReportDue::FollowUp);
        let all = begun.into_iter().chain(running);
        all.filter(|it| first(it).unwrap_or(by) > it.at).collect()
    }
}

impl Timeliness {
    /// The reason of what came too late, which must be there; none is kept of what did not.
    pub(super) fn explained(
        &self,
        because: Option<&Text<500>>,
    ) -> Result<Option<VaultText>, Refusal> {
        match (self.limit_minutes.filter(|_| self.is_late()), because) {
            (None, _) => Ok(None),
            (Some(_), Some(because)) => Ok(Some(because.into())),
            (Some(limit_minutes), None) => {
                Err(Refusal::LateReasonMissing { limit_minutes, took_minutes: self.took_minutes })
            }
        }
    }
}

const MINUTE: i64 = Span::from_minutes(1).microseconds();

#[test]
fn a_limit_is_kept_up_to_its_last_minute() {
    let knew = Instant::from_microseconds(1_780_000_000_000_000);
    let after = |minutes| knew + Span::from_minutes(minutes);
    let limits = reporting_limits(ReportProfile::CnDefault, EmergencySeverity::Significant);
    assert!(!Timeliness::of(knew, after(30), limits.phone_minutes).is_late());
    let second = after(30) + Span::from_seconds(1);
    assert!(Timeliness::of(knew, second, limits.phone_minutes).is_late());
    let late = Timeliness::of(knew, after(38), limits.phone_minutes);
    assert_eq!((late.is_late(), late.took_minutes), (true, 38));
    let ordinary = reporting_limits(ReportProfile::CnDefault, EmergencySeverity::Ordinary);
    assert!(!Timeliness::of(knew, after(500), ordinary.phone_minutes).is_late());
}

#[test]
fn clocks_run_until_their_report_is_made_and_follow_ups_until_the_final_one() {
    let knew = Instant::from_microseconds(1_780_000_000_000_000);
    let after = |minutes| knew + Span::from_minutes(minutes);
    let limits = reporting_limits(ReportProfile::CnDefault, EmergencySeverity::Major);
    let running = |reported: Reported| {
        let clocks = reported.clocks(knew, limits).into_iter();
        clocks.map(|it| (it.due, it.at)).collect::<Vec<_>>()
    };
    let mut reported = Reported::default();
    let (phone, written) = ((ReportDue::Phone, after(30)), (ReportDue::Written, after(60)));
    assert_eq!(running(reported), [phone, written]);
    reported.phoned_at = Some(after(17));
    assert_eq!(running(reported), [written]);
    (reported.initial_sent_at, reported.last_sent_at) = (Some(after(46)), Some(after(46)));
    assert_eq!(running(reported), [(ReportDue::FollowUp, after(286))]);
    (reported.last_sent_at, reported.final_sent_at) = (Some(after(280)), Some(after(280)));
    assert_eq!(running(reported), []);
}

#[test]
fn a_clock_is_missed_when_nothing_was_reported_before_it_ran_out() {
    let knew = Instant::from_microseconds(1_780_000_000_000_000);
    let after = |minutes| knew + Span::from_minutes(minutes);
    let limits = reporting_limits(ReportProfile::CnDefault, EmergencySeverity::Significant);
    let missed = |reported: Reported, by| -> Vec<_> {
        reported.missed(knew, limits, after(by)).iter().map(|it| it.due).collect()
    };
    assert_eq!(missed(Reported::default(), 30), []);
    assert_eq!(missed(Reported::default(), 31), [ReportDue::Phone]);
    assert_eq!(missed(Reported::default(), 61), [ReportDue::Phone, ReportDue::Written]);
    let late = Reported { phoned_at: Some(after(38)), ..Reported::default() };
    assert_eq!(missed(late, 38), [ReportDue::Phone]);
    let sent = Reported {
        phoned_at: Some(after(17)),
        initial_sent_at: Some(after(46)),
        last_sent_at: Some(after(46)),
        final_sent_at: None,
    };
    assert_eq!(missed(sent, 286), []);
    assert_eq!(missed(sent, 287), [ReportDue::FollowUp]);
    assert_eq!(missed(Reported { final_sent_at: Some(after(46)), ..sent }, 900), []);
}
