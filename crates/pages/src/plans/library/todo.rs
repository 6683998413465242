//! What waits for whoever looks, plan by plan, and how clocks stand.

use application::Actor;
use application::plans::PlanHouse;
use domain::kernel::{Day, Right};
use domain::plans::{
    ClockStanding, Plan, PlanClock, PlanDetails, PlanVersion, ReviewOutcome, VersionState,
    WorkingDays,
};
use words::{Language, PlanLibrary, PlanStep, Say, plan_duty};

use super::desk::{person_of, unit_name};

/// A clock with fewer days left than this asks for attention.
const DAYS_SOON: i32 = 8;

/// A clock, ready to be shown: a shape, a sentence, and whether it presses.
#[derive(Clone)]
pub(super) struct ClockSaid {
    pub(super) duty: &'static str,
    pub(super) due: Day,
    pub(super) shape: &'static str,
    pub(super) says: String,
    pub(super) is_overdue: bool,
    pub(super) is_done: bool,
}

/// Puts a clock into words.
pub(super) fn clock_said(clock: &PlanClock, today: Day, language: Language) -> ClockSaid {
    let standing = clock.standing(today);
    let done_on = clock.done_on.unwrap_or(today);
    let (shape, word) = match standing {
        ClockStanding::Overdue { days } => ("▲", overdue(days)),
        ClockStanding::Runs { days_left } => (shape_of(days_left), left(days_left)),
        ClockStanding::Done => ("✓", PlanLibrary::Done { on: done_on }),
        ClockStanding::DoneLate { days } => ("✓", PlanLibrary::DoneLate { on: done_on, days }),
    };
    ClockSaid {
        duty: plan_duty(clock.duty, language),
        due: clock.due,
        shape,
        says: word.say(language),
        is_overdue: matches!(standing, ClockStanding::Overdue { .. }),
        is_done: clock.done_on.is_some(),
    }
}

/// How many days are left until a day, as a shape and a sentence.
pub(super) fn days_said(due: Day, today: Day, language: Language) -> String {
    let days = due.days_since(today);
    let (shape, word) =
        if days < 0 { ("▲", overdue(-days)) } else { (shape_of(days), left(days)) };
    format!("{shape} {}", word.say(language))
}

const fn shape_of(days_left: i32) -> &'static str {
    if days_left < DAYS_SOON { "△" } else { "○" }
}

const fn overdue(days: i32) -> PlanLibrary {
    match days {
        1 => PlanLibrary::OverdueOneDay,
        days => PlanLibrary::Overdue { days },
    }
}

const fn left(days: i32) -> PlanLibrary {
    match days {
        0 => PlanLibrary::Today,
        1 => PlanLibrary::OneDayLeft,
        days => PlanLibrary::DaysLeft { days },
    }
}

/// Something to do; what is overdue comes first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Todo {
    rank: Rank,
    /// The earlier the sooner.
    due: Option<Day>,
    pub(super) says: String,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Rank {
    Overdue,
    Soon,
    Answer,
    Approve,
    Review,
    Issue,
    Draft,
}

impl Todo {
    /// What sorts it: what presses comes first, then what is due first.
    pub(super) const fn order(&self) -> (Rank, Option<Day>) {
        (self.rank, self.due)
    }

    pub(super) const fn is_overdue(&self) -> bool {
        matches!(self.rank, Rank::Overdue)
    }
}

/// Who looks, and when.
pub(super) struct Looker<'a> {
    pub(super) house: &'a PlanHouse,
    pub(super) actor: &'a Actor,
    pub(super) today: Day,
    pub(super) language: Language,
}

impl Looker<'_> {
    /// What whoever looks has to do with a plan, and what is overdue, whoever has to do it.
    pub(super) fn todos(&self, plan: &Plan) -> Vec<Todo> {
        let Some(details) = plan.details.as_ref().filter(|_| plan.abolished.is_none()) else {
            return Vec::new();
        };
        let clocks = plan.clocks(&WorkingDays::default()).into_iter();
        let overdue = clocks.filter_map(|clock| {
            let said = clock_said(&clock, self.today, self.language);
            let says = format!("{} {} · {}", said.shape, said.duty, said.says);
            let days_left = clock.due.days_since(self.today);
            let is_soon = !said.is_done && days_left < DAYS_SOON;
            let rank = match said.is_overdue {
                true => Some(Rank::Overdue),
                false => (is_soon && self.actor.may(Right::IssuePlans)).then_some(Rank::Soon),
            };
            Some(Todo { rank: rank?, due: Some(clock.due), says })
        });
        let in_work = plan.latest().filter(|it| it.state.is_in_work());
        let mut todos: Vec<_> = overdue.collect();
        todos.extend(in_work.and_then(|version| self.of_version(details, version)));
        todos.sort_by_key(Todo::order);
        todos
    }

    fn of_version(&self, details: &PlanDetails, version: &PlanVersion) -> Option<Todo> {
        match version.state {
            VersionState::Draft => self.of_draft(version),
            VersionState::Consulting => self.of_consultation(version),
            VersionState::Reviewing => self.of_review(details, version),
            VersionState::Approved => self.mine(Right::IssuePlans, Rank::Issue, PlanStep::Issue),
            VersionState::Issued | VersionState::Superseded | VersionState::Abolished => None,
        }
    }

    fn mine(&self, right: Right, rank: Rank, step: impl Say) -> Option<Todo> {
        let says = format!("● {}", step.say(self.language));
        self.actor.may(right).then_some(Todo { rank, due: None, says })
    }

    /// A draft that was taken back lies with whoever writes.
    fn of_draft(&self, version: &PlanVersion) -> Option<Todo> {
        let reviewed = version.review.as_ref().map(|it| it.outcome);
        let is_back = version.returned.is_some() || reviewed == Some(ReviewOutcome::Returned);
        let rank = Rank::Draft;
        is_back.then(|| self.mine(Right::DraftPlans, rank, PlanStep::ToMend)).flatten()
    }

    fn of_consultation(&self, version: &PlanVersion) -> Option<Todo> {
        let open = version.asked.iter().filter(|(unit, _)| version.consent_of(unit).is_none());
        let own = self.house.own_units();
        let mine = open.clone().find(|(unit, _)| own.contains(unit));
        if let Some((unit, by)) = mine.filter(|_| self.actor.may(Right::ConsentToPlans)) {
            let unit = unit_name(self.house, unit, self.language);
            let step = PlanStep::Answer { unit }.say(self.language);
            let rank = if *by < self.today { Rank::Overdue } else { Rank::Answer };
            let says = format!("● {step} · {}", days_said(*by, self.today, self.language));
            return Some(Todo { rank, due: Some(*by), says });
        }
        if !self.actor.may(Right::DraftPlans) {
            return None;
        }
        match open.clone().map(|(_, by)| *by).min() {
            None => self.mine(Right::DraftPlans, Rank::Draft, PlanStep::AllAnswered),
            Some(by) if by < self.today => {
                let units = open.filter(|(_, by)| **by < self.today).count();
                let step = PlanStep::AnswersOverdue { count: units }.say(self.language);
                let says = format!("{} · {step}", days_said(by, self.today, self.language));
                Some(Todo { rank: Rank::Overdue, due: Some(by), says })
            }
            Some(_) => None,
        }
    }

    fn of_review(&self, details: &PlanDetails, version: &PlanVersion) -> Option<Todo> {
        if version.review.is_none() {
            return self.mine(Right::ReviewPlans, Rank::Review, PlanStep::Review);
        }
        let wrote_it = version.saved_by.is_some() && version.saved_by == person_of(self.actor);
        let is_theirs = self.house.is_at_or_above(&details.issuer) && !wrote_it;
        let rank = Rank::Approve;
        is_theirs.then(|| self.mine(Right::ApprovePlans, rank, PlanStep::Approve)).flatten()
    }
}

#[test]
fn a_clock_is_said_with_a_shape_and_a_word() {
    let day = |text: &str| text.parse::<Day>().expect("a day");
    let said = |due, language| days_said(day(due), day("2026-06-03"), language);
    assert_eq!(said("2026-07-01", Language::Chinese), "○ 还有 28 天");
    assert_eq!(said("2026-06-05", Language::English), "△ 2 days left");
    assert_eq!(said("2026-06-03", Language::Chinese), "△ 今天到期");
    assert_eq!(said("2026-06-02", Language::English), "▲ 1 day overdue");
    assert_eq!(said("2026-05-31", Language::Chinese), "▲ 已超 3 天");
}
